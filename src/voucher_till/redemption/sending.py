"""One Redeem for an intent that is on disk, and the outcome that its answer proves (design, section 4)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

import httpx

from voucher_till import checkpoints
from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.error_codes import ACCESS_TOKEN_INVALID, CodeKind
from voucher_till.dining_api.errors import DiningError, NotAuthorisedError, NotSentError, RefusedError
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.reasons import Reason
from voucher_till.redemption.finishing import to_the_end
from voucher_till.store.journal import Journal, Outcome

log = logging.getLogger(__name__)
_S = RedemptionState


class InFlight:
    """The intents that this process works on: all of its own but those it has lost.

    An intent is on disk a moment before its sender hears of it; a list of the known ones would miss it.
    """

    def __init__(self) -> None:
        self._lost: set[str] = set()

    def __contains__(self, intent: object) -> bool:
        return intent not in self._lost

    def lose(self, intent: str) -> None:
        """Its outcome could not be recorded, and nobody will try again."""
        self._lost.add(intent)

    def found(self, intent: str) -> None:
        """It was taken up again."""
        self._lost.discard(intent)


class Sender:
    """Sends intents; knows which of them are in flight in this process."""

    def __init__(self, client: DiningClient, journal: Journal) -> None:
        self._client = client
        self._journal = journal
        self.in_flight = InFlight()

    async def adopt_orphans(self) -> None:
        """Rows whose Redeem nobody waits for any more become unknown."""
        for row in await self._journal.adopt_orphans(self.in_flight):
            self.in_flight.found(row.intent)

    async def send(
        self, rows: Sequence[Redemption], read: Callable[[BaseException], Outcome] | None = None
    ) -> list[Redemption]:
        """Redeem the submitting rows of one intent; their result is durable when this returns.

        ``read`` says what a failure proves, in place of ``outcome_of``. Whatever interrupts it, the rows do
        not stay submitting: unless the answer is known they are unknown.
        """
        read = read or outcome_of
        try:
            outcome = await self._outcome(rows, read)
        except BaseException as error:
            await to_the_end(self._record(rows, read(error)))
            raise
        checkpoints.passed(checkpoints.ANSWERED)
        recorded = await to_the_end(self._record(rows, outcome))
        checkpoints.passed(checkpoints.RESULT_WRITTEN)
        return recorded

    async def _record(self, rows: Sequence[Redemption], outcome: Outcome) -> list[Redemption]:
        try:
            return await self._journal.settle(rows, outcome)
        except BaseException:
            self.in_flight.lose(rows[0].intent)
            raise

    async def _outcome(self, rows: Sequence[Redemption], read: Callable[[BaseException], Outcome]) -> Outcome:
        order_id, codes = rows[0].shop_order_id, [row.code for row in rows]
        try:
            try:
                done = await self._client.redeem(order_id, codes)
            except RefusedError as error:
                if error.error_code != ACCESS_TOKEN_INVALID or not await self._still_redeemable(codes):
                    raise
                done = await self._client.redeem(order_id, codes)
        except DiningError as error:
            return read(error)
        return Outcome(_S.REDEEMED, log_id=done.log_id, redeem_id=done.redeem_id)

    async def _still_redeemable(self, codes: Sequence[str]) -> bool:
        """Rule 4: even a Redeem that a stale token stopped is repeated only after a Query."""
        try:
            order = await self._client.query(codes)
        except DiningError as error:
            log.warning("the Query after a renewed token failed: %s", error)
            return False
        return {voucher.code for voucher in order.redeemable} == set(codes)


def outcome_of(error: BaseException) -> Outcome:
    """What an error after Redeem says of the voucher: refused, not sent, or nothing at all."""
    if not isinstance(error, DiningError):
        ours = Reason.NO_LINE if isinstance(error, asyncio.CancelledError) else Reason.TILL_ERROR
        return Outcome(_S.UNKNOWN, ours, timed_out=True)
    refused = isinstance(error, RefusedError) and error.kind is not CodeKind.OUTCOME_UNKNOWN
    state = _S.UNKNOWN
    if isinstance(error, NotSentError):
        state = _S.STORED
    elif refused or isinstance(error, NotAuthorisedError):
        state = _S.REFUSED
    timed_out = isinstance(error.__cause__, TimeoutError | httpx.TimeoutException)
    return Outcome(state, error.reason, error.error_code, error.log_id, timed_out=timed_out)
