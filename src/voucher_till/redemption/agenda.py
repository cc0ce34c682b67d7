"""What one pass over the open rows has to do: what comes next, how far it is, when it ends early."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from voucher_till.dining_api.errors import (
    DiningError,
    NoAnswerError,
    NotAuthorisedError,
    NotSentError,
    RefusedError,
    UnreadableAnswerError,
)
from voucher_till.dining_api.rate_limit import CALLS_PER_SECOND
from voucher_till.domain.reasons import Reason
from voucher_till.redemption.crowd import BRIEF_SECONDS
from voucher_till.store.errors import StoreError

_FEW, _MANY = 3, 32


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a pass is, in rows."""

    done: int = 0
    total: int = 0
    seconds_left: float = 0.0
    """An estimate, from how it went so far."""
    running: bool = False


class Agenda:
    """The intents of a pass, each to be worked on once; one may be put off, and the whole may end early."""

    def __init__(self, intents: Mapping[str, int]) -> None:
        """``intents`` in their order, each with the number of its rows."""
        self._rows = intents
        self._waiting = [(0.0, number, intent) for number, intent in enumerate(intents)]
        self._total = sum(intents.values())
        self._put_off = len(intents)
        self._done = 0
        self._began = asyncio.get_running_loop().time()
        self._ended = asyncio.Event()

    def end(self) -> None:
        """Hand out nothing more."""
        self._ended.set()

    def left(self) -> list[str]:
        """What was not handed out, in order."""
        return [intent for _, _, intent in sorted(self._waiting)]

    async def next(self) -> str | None:
        """The next intent as soon as its time has come; None when none is left or the pass has ended."""
        loop = asyncio.get_running_loop()
        while self._waiting and not self._ended.is_set():
            seconds = self._waiting[0][0] - loop.time()
            if seconds <= 0:
                return heapq.heappop(self._waiting)[2]
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await self._ended.wait()
        return None

    def put_off(self, intent: str, seconds: float) -> None:
        """Hand it out once more, so much later; nobody waits for it meanwhile."""
        self._put_off += 1
        at = asyncio.get_running_loop().time() + seconds
        heapq.heappush(self._waiting, (at, self._put_off, intent))

    def done(self, intent: str) -> None:
        """It is finished with."""
        self._done += self._rows[intent]

    def progress(self) -> Progress:
        """How far it is now."""
        now = asyncio.get_running_loop().time()
        rate = self._done / (now - self._began) if self._done else CALLS_PER_SECOND
        latest = max((at for at, _, _ in self._waiting), default=0.0) - now
        left = self._total - self._done
        return Progress(
            self._done, self._total, max(left / rate, latest, 0.0), running=not self._ended.is_set()
        )


class Breaker:
    """Tells trouble with the line, the till or its disk from trouble with single rows.

    A row's own trouble never ends a pass. What would meet every row ends it after a few in a row; silence,
    which can be either, after many.
    """

    def __init__(self) -> None:
        self._few = self._many = 0
        self.wait_seconds = 0.0
        """The longest the platform asked to be left alone for."""

    @property
    def is_open(self) -> bool:
        """Whether it is useless to go on."""
        return self._few >= _FEW or self._many >= _MANY

    def answered(self) -> None:
        """The platform had something to say of a row."""
        self._few = self._many = 0

    def trouble(self, error: BaseException) -> None:
        """One row met this."""
        if isinstance(error, DiningError) and error.retry_after is not None:
            self.wait_seconds = max(self.wait_seconds, error.retry_after)
        if _meets_every_row(error):
            self._few += 1
        elif isinstance(error, NoAnswerError):
            self._many += 1
        elif isinstance(error, RefusedError):
            self.answered()


def _meets_every_row(error: BaseException) -> bool:
    if isinstance(error, NotSentError | NotAuthorisedError | StoreError):
        return True
    if isinstance(error, RefusedError):
        return _is_long(error) or error.reason in (Reason.NOT_AUTHORISED, Reason.NO_PERMISSION)
    if isinstance(error, UnreadableAnswerError):
        return _is_long(error) or error.reason is Reason.NO_LINE
    return False


def _is_long(error: DiningError) -> bool:
    return error.retry_after is not None and error.retry_after > BRIEF_SECONDS
