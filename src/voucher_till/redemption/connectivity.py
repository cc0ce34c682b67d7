"""What is known of the line to the platform, from the till's own calls and a light probe between them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from statistics import median
from typing import TypeVar

from voucher_till.dining_api.client import DiningClient, Redemption
from voucher_till.dining_api.errors import (
    DiningError,
    NotAuthorisedError,
    NotSentError,
    RefusedError,
    ScopeRefusedError,
)
from voucher_till.domain.payload import QrPayload
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.reasons import Reason
from voucher_till.domain.symptoms import Scope, Symptom, Trouble
from voucher_till.domain.voucher import Order
from voucher_till.store.errors import StoreError
from voucher_till.store.journal import Journal

log = logging.getLogger(__name__)

SLOW_SECONDS = 2.5
"""A call that takes this long, at the median of the last few, is felt at the counter."""
_REMEMBERED_CALLS, _FEWEST_CALLS = 5, 3
"""Of fewer calls nothing is said: the first one of a till that starts waits for the window too."""
_QUIET_SECONDS = 60.0
"""So long without a call the line is probed, when it was good."""
_FIRST_RETRY_SECONDS, _LONGEST_RETRY_SECONDS = 3.0, 30.0
_KEEP_SECONDS = 30.0
_LAST_GOOD = "last_good_call"
_FORCED = "forced_offline"
NO_VOUCHER = "0"
"""A code that no voucher has: asking for it proves line, token and scope, and changes nothing."""
_T = TypeVar("_T")


class LineState(Enum):
    """What the cashier is told about the line, in words."""

    UNASKED = phrase("connectivity", "Not asked yet")
    ONLINE = phrase("connectivity", "Online")
    SLOW = phrase("connectivity", "Slow line")
    OFFLINE = phrase("connectivity", "No line")
    NAME_NOT_FOUND = phrase("connectivity", "No line: the platform's name is not found")
    PROXY = phrase("connectivity", "No line: the proxy does not let the till through")
    PORTAL = phrase("connectivity", "Line, but the Wi-Fi asks to sign in")
    NOT_TRUSTED = phrase("connectivity", "Line, but somebody stands between: the certificate is wrong")
    NO_TLS = phrase("connectivity", "Line, but what answers does not encrypt as it should")
    PLATFORM_DOWN = phrase("connectivity", "Line, but the platform has trouble")
    NOT_ACCEPTED = phrase("connectivity", "Line, but the platform does not accept this till")
    FORCED = phrase("connectivity", "Offline, by the manager")

    @property
    def is_online(self) -> bool:
        """Whether a call has a chance."""
        return self in (LineState.UNASKED, LineState.ONLINE, LineState.SLOW, LineState.NOT_ACCEPTED)


@dataclass(frozen=True, slots=True)
class Line:
    """The line now."""

    state: LineState = LineState.UNASKED
    last_good: datetime | None = None
    """When the platform last answered this till."""
    forced_why: str = ""

    @property
    def words(self) -> Phrase:
        """For the pill in the window."""
        if self.forced_why:
            return phrase("connectivity", "Offline, by the manager: {why}", why=self.forced_why)
        return self.state.value


class ForcedOfflineError(NotSentError):
    """The manager has taken this till off the line; nothing was sent."""

    def __init__(self) -> None:
        super().__init__("forced offline", symptom=Symptom(trouble=Trouble.FORCED_OFFLINE))


class Connectivity:
    """Learns from every call. Listeners are told when the state changes."""

    def __init__(self, journal: Journal, client: DiningClient) -> None:
        self._journal = journal
        self._client = client
        self.line = Line()
        self.on_change: Callable[[Line, Line], None] = lambda _before, _now: None
        self._seconds: deque[float] = deque(maxlen=_REMEMBERED_CALLS)
        self._called_at = time.monotonic()
        self._kept_at = -_KEEP_SECONDS

    async def load(self) -> None:
        """What was known at the last start."""
        known = await self._journal.get_meta(_LAST_GOOD)
        forced = await self._journal.get_meta(_FORCED) or ""
        last_good = datetime.fromisoformat(known) if known else None
        state = LineState.FORCED if forced else LineState.UNASKED
        self.line = Line(state, last_good, forced)

    async def force_offline(self, who: str, why: str) -> None:
        """Take this till off the line until ``release``. Raises ValueError without a reason."""
        if not why.strip():
            raise ValueError("a reason is needed")
        await self._journal.set_meta(_FORCED, why.strip())
        await self._journal.audit(who, "forced offline", why.strip())
        self._set(Line(LineState.FORCED, self.line.last_good, why.strip()))

    async def release(self, who: str) -> None:
        """Let this till use the line again."""
        await self._journal.set_meta(_FORCED, "")
        await self._journal.audit(who, "back on the line", "")
        self._set(Line(LineState.UNASKED, self.line.last_good))

    async def watch(self, call: Callable[[], Awaitable[_T]]) -> _T:
        """Make a call and learn from it."""
        if self.line.forced_why:
            raise ForcedOfflineError
        started = time.monotonic()
        try:
            answer = await call()
        except DiningError as error:
            await self._learn(state_of(error), time.monotonic() - started)
            raise
        await self._learn(LineState.ONLINE, time.monotonic() - started)
        return answer

    async def _learn(self, state: LineState, seconds: float) -> None:
        self._called_at = time.monotonic()
        last_good = self.line.last_good
        if state is LineState.ONLINE:
            self._seconds.append(seconds)
            is_slow = len(self._seconds) >= _FEWEST_CALLS and median(self._seconds) > SLOW_SECONDS
            state = LineState.SLOW if is_slow else LineState.ONLINE
            last_good = datetime.now(UTC)
            await self._keep(last_good)
        elif state is not LineState.NOT_ACCEPTED:
            self._seconds.clear()
        if not self.line.forced_why:
            self._set(Line(state, last_good))

    async def _keep(self, last_good: datetime) -> None:
        """Now and then, for the limits of selling without a line; no call fails for want of it."""
        if time.monotonic() - self._kept_at > _KEEP_SECONDS:
            self._kept_at = time.monotonic()
            try:
                await self._journal.set_meta(_LAST_GOOD, last_good.isoformat())
            except StoreError as error:
                log.warning("the time of the last good call could not be kept: %s", error)

    def _set(self, line: Line) -> None:
        before, self.line = self.line, line
        if (before.state, before.forced_why) != (line.state, line.forced_why):
            log.info("line: %s", line.state.name.lower())
            self.on_change(before, line)

    async def probe_forever(self) -> None:
        """Ask when nobody else does, soon after trouble and then less often. Until cancelled."""
        pause = _FIRST_RETRY_SECONDS
        while True:
            good = self.line.state in (LineState.ONLINE, LineState.SLOW)
            due = _QUIET_SECONDS if good else pause
            quiet = time.monotonic() - self._called_at
            if self.line.state is LineState.UNASKED or quiet >= due:
                await self._probe()
                pause = _FIRST_RETRY_SECONDS if good else min(pause * 1.5, _LONGEST_RETRY_SECONDS)
            else:
                await asyncio.sleep(min(due - quiet, 1.0))

    async def _probe(self) -> None:
        try:
            await self._client.query([NO_VOUCHER])
        except ForcedOfflineError:
            self._called_at = time.monotonic()
        except DiningError as error:
            log.debug("probe: %s", error)


class WatchedClient(DiningClient):
    """A client from whose calls the till learns how the line is; none leaves while it is forced offline."""

    connectivity: Connectivity

    async def query(self, asked: QrPayload | Sequence[str]) -> Order:
        """As the client's own."""
        return await self.connectivity.watch(lambda: super(WatchedClient, self).query(asked))

    async def redeem(self, shop_order_id: str, codes: Sequence[str]) -> Redemption:
        """As the client's own."""
        return await self.connectivity.watch(lambda: super(WatchedClient, self).redeem(shop_order_id, codes))

    async def sign_in(self) -> None:
        """As the client's own."""
        if self.connectivity.line.forced_why:
            raise ForcedOfflineError
        await super().sign_in()

    async def _made(self, call: Callable[[], Awaitable[_T]]) -> _T:
        return await self.connectivity.watch(call)


def state_of(error: DiningError) -> LineState:
    """What a failed call says about the line. A refusal is an answer: the line is good."""
    if isinstance(error, NotAuthorisedError):
        return LineState.NOT_ACCEPTED
    if isinstance(error, RefusedError):
        optional = isinstance(error, ScopeRefusedError) and error.scope is not Scope.VOUCHERS
        refused = error.reason is Reason.NOT_AUTHORISED and not optional
        return LineState.NOT_ACCEPTED if refused else LineState.ONLINE
    trouble = error.symptom.trouble
    return _STATES.get(trouble, LineState.OFFLINE) if trouble is not None else LineState.PLATFORM_DOWN


_STATES = {
    Trouble.NAME_NOT_FOUND: LineState.NAME_NOT_FOUND,
    Trouble.UNTRUSTED: LineState.NOT_TRUSTED,
    Trouble.CERTIFICATE_TIME: LineState.NOT_TRUSTED,
    Trouble.OTHER_HOST: LineState.NOT_TRUSTED,
    Trouble.NO_TLS: LineState.NO_TLS,
    Trouble.PROXY_UNREACHABLE: LineState.PROXY,
    Trouble.PROXY_LOGIN: LineState.PROXY,
    Trouble.PROXY_REFUSED: LineState.PROXY,
    Trouble.FOREIGN_PAGE: LineState.PORTAL,
    Trouble.NO_ENVELOPE: LineState.PLATFORM_DOWN,
}
"""What came in the way, for the pill; anything else is no line."""
