"""Asks the platform what vouchers are, without being in the way of a sale."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from voucher_till.dining_api import error_codes
from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.error_codes import CodeKind
from voucher_till.dining_api.errors import DiningError, NotAuthorisedError, RefusedError
from voucher_till.dining_api.rate_limit import patient
from voucher_till.domain.journal import Redemption
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Order, Voucher

QUERIES_PER_SECOND = 20.0
"""Well under the platform's 50: sales, and other tills of the merchant, need the rest."""
_WORKERS = 4
_TRIES = 2
_PAUSE_SECONDS = 1.0
"""Between the two tries: a connection that was lost is often back by then."""

_ABOUT_THE_TILL = frozenset({Reason.NOT_AUTHORISED, Reason.NO_PERMISSION, Reason.TILL_ERROR})
"""Final refusals that would come for every voucher."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the platform says of one voucher code."""

    voucher: Voucher | None
    """None when it lists no such voucher for this outlet."""
    error_code: str | None = None
    log_id: str | None = None


Answers = dict[str, Answer]
"""By voucher code; a code is missing when the platform had trouble with just that voucher."""


class PatientAsker:
    """Asks about many vouchers: evenly, the vouchers of an order together, and after everybody else."""

    def __init__(self, client: DiningClient, per_second: float = QUERIES_PER_SECOND) -> None:
        self._client = client
        self._spacing = 1 / per_second
        self._next = 0.0

    async def ask(self, rows: Sequence[Redemption]) -> Answers:
        """What the platform says of the vouchers. Raises DiningError when asking on is of no use."""
        work = _Work(_by_order(rows))
        async with asyncio.TaskGroup() as group:
            for _ in range(min(_WORKERS, len(work.left))):
                group.create_task(self._work_through(work))
        trouble = work.trouble or (None if work.answers else work.refusal)
        if trouble is not None:
            raise trouble
        return work.answers

    async def _work_through(self, work: _Work) -> None:
        patient.set(True)
        while work.left:
            codes = work.left.popleft()
            try:
                work.answers |= await self._ask_together(codes)
            except RefusedError as error:
                # Trouble with one voucher must not hide what the platform says of the others.
                work.refused(error, goes_on=_is_about_the_voucher(error))
            except DiningError as error:
                work.refused(error, goes_on=False)

    async def _ask_together(self, codes: Sequence[str]) -> Answers:
        """One that is not listed must not hide the others: those are then asked about by themselves."""
        listed: Answers = {}
        if len(codes) > 1:
            said = await self._query(codes)
            listed = _listed(said) if isinstance(said, Order) else {}
        for code in codes:
            if code not in listed:
                said = await self._query([code])
                alone = _listed(said) if isinstance(said, Order) else {}
                error_code = None if isinstance(said, Order) else said.error_code
                listed[code] = alone.get(code) or Answer(None, error_code, said.log_id or None)
        return {code: listed[code] for code in codes}

    async def _query(self, codes: Sequence[str]) -> Order | RefusedError:
        """The order, or the platform's word that it lists none. Raises DiningError."""
        tries = 0
        while True:
            tries += 1
            await self._turn()
            try:
                return await self._client.query(codes)
            except NotAuthorisedError:
                raise
            except RefusedError as error:
                if error.kind is CodeKind.FINAL:
                    if error.reason in _ABOUT_THE_TILL:
                        raise
                    return error
                if tries == _TRIES:
                    raise
            except DiningError:
                if tries == _TRIES:
                    raise
            await asyncio.sleep(_PAUSE_SECONDS)

    async def _turn(self) -> None:
        now = asyncio.get_running_loop().time()
        start = max(self._next, now)
        self._next = start + self._spacing
        await asyncio.sleep(start - now)


class _Work:
    """What several tasks work through, and what came of it."""

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self.left = deque(groups)
        self.answers: Answers = {}
        self.refusal: DiningError | None = None
        """The last trouble with a single voucher."""
        self.trouble: DiningError | None = None
        """What made asking on useless."""

    def refused(self, error: DiningError, *, goes_on: bool) -> None:
        """Note trouble; unless it goes on, nobody takes another order."""
        if goes_on:
            self.refusal = error
        else:
            self.trouble = error
            self.left.clear()


def _is_about_the_voucher(error: RefusedError) -> bool:
    return error.kind is CodeKind.TRANSIENT and error.error_code != error_codes.RATE_LIMITED


def _by_order(rows: Sequence[Redemption]) -> list[list[str]]:
    """Each voucher code once, with the others of its order; a call is about one order."""
    groups: dict[str, dict[str, None]] = {}
    for row in rows:
        groups.setdefault(row.shop_order_id or f"code {row.code}", {})[row.code] = None
    return [list(codes) for codes in groups.values()]


def _listed(order: Order) -> Answers:
    return {voucher.code: Answer(voucher, log_id=order.log_id or None) for voucher in order.vouchers}
