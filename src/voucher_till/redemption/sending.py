"""One Redeem for an intent that is on disk, and the outcome that its answer proves (design, section 4)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

import httpx

from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.error_codes import ACCESS_TOKEN_INVALID, CodeKind
from voucher_till.dining_api.errors import DiningError, NotAuthorisedError, NotSentError, RefusedError
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.reasons import Reason
from voucher_till.store.journal import Journal, Outcome

log = logging.getLogger(__name__)
_S = RedemptionState


class Sender:
    """Sends intents; knows which of them are in flight in this process."""

    def __init__(self, client: DiningClient, journal: Journal) -> None:
        self._client = client
        self._journal = journal
        self.in_flight: set[str] = set()

    async def send(
        self, rows: Sequence[Redemption], weigh: Callable[[Outcome], Outcome] = lambda outcome: outcome
    ) -> list[Redemption]:
        """Redeem the submitting rows of one intent; their result is durable when this returns.

        ``weigh`` may read an outcome in the light of what went before. Whatever interrupts it, the rows do
        not stay submitting: unless the answer is known they are unknown.
        """
        intent = rows[0].intent
        self.in_flight.add(intent)
        try:
            outcome = weigh(await self._outcome(rows))
            return await self._journal.settle(rows, outcome)
        except asyncio.CancelledError:
            unknown = Outcome(_S.UNKNOWN, Reason.NO_LINE, timed_out=True)
            await asyncio.shield(self._journal.settle(rows, unknown))
            raise
        finally:
            self.in_flight.discard(intent)

    async def _outcome(self, rows: Sequence[Redemption]) -> Outcome:
        order_id, codes = rows[0].shop_order_id, [row.code for row in rows]
        try:
            try:
                done = await self._client.redeem(order_id, codes)
            except RefusedError as error:
                if error.error_code != ACCESS_TOKEN_INVALID or not await self._still_redeemable(codes):
                    raise
                done = await self._client.redeem(order_id, codes)
        except DiningError as error:
            return outcome_of(error)
        return Outcome(_S.REDEEMED, log_id=done.log_id, redeem_id=done.redeem_id)

    async def _still_redeemable(self, codes: Sequence[str]) -> bool:
        """Rule 4: even a Redeem that a stale token stopped is repeated only after a Query."""
        try:
            order = await self._client.query(codes)
        except DiningError as error:
            log.warning("the Query after a renewed token failed: %s", error)
            return False
        return {voucher.code for voucher in order.redeemable} == set(codes)


def outcome_of(error: DiningError) -> Outcome:
    """What an error after Redeem says of the voucher: refused, not sent, or nothing at all."""
    refused = isinstance(error, RefusedError) and error.kind is not CodeKind.OUTCOME_UNKNOWN
    state = _S.UNKNOWN
    if isinstance(error, NotSentError):
        state = _S.STORED
    elif refused or isinstance(error, NotAuthorisedError):
        state = _S.REFUSED
    timed_out = isinstance(error.__cause__, TimeoutError | httpx.TimeoutException)
    return Outcome(state, error.reason, error.error_code, error.log_id, timed_out=timed_out)
