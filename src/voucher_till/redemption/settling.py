"""Settles what is unknown and sends what is stored, by asking the platform first (design, section 4)."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.error_codes import CodeKind
from voucher_till.dining_api.errors import DiningError, RefusedError
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Order, Voucher, VoucherStatus, obstacle
from voucher_till.redemption.sending import Sender
from voucher_till.store.journal import SEND_STATES, Journal, Outcome

_S = RedemptionState

LATE_COMMIT = timedelta(seconds=10)
"""A Redeem that nobody answered may still be carried out at the platform; this long after it was sent a
voucher that is found redeemable is trusted to stay so."""

_SAYS_NOTHING = frozenset({Reason.NOT_AUTHORISED, Reason.NO_PERMISSION, Reason.TILL_ERROR, Reason.BAD_CODE})
"""Final refusals of a Query that are about this till and not about the voucher."""


class Settler:
    """One pass over the open rows."""

    def __init__(self, client: DiningClient, journal: Journal, sender: Sender, outlet: str) -> None:
        self._client = client
        self._journal = journal
        self._sender = sender
        self._outlet = outlet
        self._one_pass = asyncio.Lock()

    async def has_open(self) -> bool:
        """Whether anything waits to be settled or sent."""
        await self._journal.adopt_orphans(self._sender.in_flight)
        return any(row.state in SEND_STATES for row in await self._journal.open_rows())

    async def run(self) -> AsyncIterator[Redemption]:
        """Work through every unknown and stored row once, oldest first; gives each row as it is left.

        Rows that another process works on are passed over.
        """
        async with self._one_pass:
            await self._journal.adopt_orphans(self._sender.in_flight)
            rows = await self._journal.open_rows()
            for intent in dict.fromkeys(row.intent for row in rows if row.state in SEND_STATES):
                claimed = await self._journal.claim(intent)
                for row in await self._settle(claimed) if claimed else ():
                    yield row

    async def _settle(self, rows: Sequence[Redemption]) -> list[Redemption]:
        """Settle claimed rows; if anything stops that, they are let go as they were."""
        try:
            order = await self._ask(rows)
        except DiningError as error:
            return await self._unanswered(rows, error)
        except BaseException:
            await asyncio.shield(self._let_go(rows))
            raise
        return await self._apply(rows, order)

    async def _ask(self, rows: Sequence[Redemption]) -> Order:
        """Query the codes, once more when a late commit could still change the answer."""
        codes = [row.code for row in rows]
        order = await self._client.query(codes)
        wait = max((_late_by(row) for row in rows if row.timed_out), default=timedelta())
        if wait > timedelta() and order.redeemable:
            await asyncio.sleep(wait.total_seconds())
            order = await self._client.query(codes)
        return order

    async def _let_go(self, rows: Sequence[Redemption]) -> None:
        for row in rows:
            await self._journal.settle([row], Outcome(row.state, timed_out=row.timed_out))

    async def _unanswered(self, rows: Sequence[Redemption], error: DiningError) -> list[Redemption]:
        final = isinstance(error, RefusedError) and error.kind is CodeKind.FINAL
        judged = final and error.reason not in _SAYS_NOTHING
        settled = []
        for row in rows:
            state = _refusal(row) if judged else row.state
            outcome = Outcome(state, error.reason, error.error_code, error.log_id, timed_out=row.timed_out)
            settled += await self._journal.settle([row], outcome)
        return settled

    async def _apply(self, rows: Sequence[Redemption], order: Order) -> list[Redemption]:
        listed = {voucher.code: voucher for voucher in order.vouchers}
        settled: list[Redemption] = []
        again: list[Redemption] = []
        for row in rows:
            outcome = self._judge(row, listed.get(row.code), order)
            if outcome is None:
                again.append(row)
            else:
                settled += await self._journal.settle([row], outcome)
        if again:
            settled += await self._send_again(again)
        return settled

    def _judge(self, row: Redemption, voucher: Voucher | None, order: Order) -> Outcome | None:
        """What the platform's view makes of a row; None when it has to be sent."""
        log_id = order.log_id
        if voucher is None:
            return Outcome(row.state, Reason.NOT_FOUND, log_id=log_id, timed_out=row.timed_out)
        if voucher.status is VoucherStatus.REDEEMED:
            return self._judge_redeemed(row, voucher, log_id)
        reason = obstacle(voucher, order.as_of)
        if reason is not None:
            return Outcome(_refusal(row), reason, log_id=log_id)
        if row.state is _S.STORED or row.goods_out:
            return None
        return Outcome(_S.CANCELLED, log_id=log_id)

    def _judge_redeemed(self, row: Redemption, voucher: Voucher, log_id: str) -> Outcome:
        certain = bool(row.redeem_id) and row.redeem_id == voucher.redeem_id
        here = voucher.redeemed_outlet in ("", self._outlet)
        # A stored row that was never sent cannot be the cause of a redemption, not even at our outlet.
        if certain or (here and row.state is _S.UNKNOWN):
            return Outcome(
                _S.REDEEMED, log_id=log_id, redeem_id=voucher.redeem_id or None, presumed=not certain
            )
        return Outcome(_refusal(row), Reason.ALREADY_USED, log_id=log_id)

    async def _send_again(self, rows: Sequence[Redemption]) -> list[Redemption]:
        """Send rows whose goods are out: a refusal is a conflict, unless our own earlier Redeem came late."""
        sent_before = any(row.state is _S.UNKNOWN for row in rows)

        def weigh(outcome: Outcome) -> Outcome:
            if outcome.state is not _S.REFUSED:
                return outcome
            ours = sent_before and outcome.reason is Reason.ALREADY_USED
            return replace(outcome, state=_S.UNKNOWN if ours else _S.CONFLICT)

        return await self._sender.send(await self._journal.resubmit(rows), weigh)


def _refusal(row: Redemption) -> RedemptionState:
    """The end of a row that the platform will not redeem: a conflict when the goods are gone."""
    return _S.CONFLICT if row.goods_out or row.state is _S.STORED else _S.REFUSED


def _late_by(row: Redemption) -> timedelta:
    return (row.sent_at + LATE_COMMIT - datetime.now(UTC)) if row.sent_at else timedelta()
