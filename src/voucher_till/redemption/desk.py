"""The cashier's use cases: verify a scan, redeem what was chosen (design, sections 3 and 4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from voucher_till import checkpoints
from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.errors import (
    DiningError,
    NoAnswerError,
    NotSentError,
    RefusedError,
    UnreadableAnswerError,
)
from voucher_till.domain.diagnosis import Circumstances
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.payload import NotAVoucher, QrPayload, VoucherCode, parse_payload
from voucher_till.domain.phrases import phrase
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict
from voucher_till.domain.voucher import Order, Voucher, obstacle
from voucher_till.redemption import verdicts
from voucher_till.redemption.finishing import to_the_end
from voucher_till.redemption.sending import Sender
from voucher_till.redemption.trust import Trust
from voucher_till.store.errors import StoreError
from voucher_till.store.journal import NOT_SEEN, AlreadyTakenError, Journal, Seen
from voucher_till.store.notes import SHOWN
from voucher_till.store.scan_log import ScanLog

_NOT_RECORDED = phrase(
    "desk", "Its outcome could not be recorded. Do not hand over twice; it will be settled."
)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a scan came to: the verdict, and the order when the platform told it."""

    verdict: Verdict
    order: Order | None = None
    taken: tuple[Redemption, ...] = ()
    """Live rows that this till's journal holds for vouchers of the order."""
    asked: QrPayload | VoucherCode | None = None
    """What was scanned, when the platform was out of reach: with an order it was verified moments ago,
    without one it may be accepted on trust."""
    seen: Seen = NOT_SEEN
    """The scan, as the log has it."""

    @property
    def redeemable(self) -> tuple[Voucher, ...]:
        """What may be redeemed now: the platform says so and the journal does not object."""
        held = {row.code for row in self.taken}
        listed = self.order.redeemable if self.order else ()
        return tuple(voucher for voucher in listed if voucher.code not in held)

    def hindrance(self, voucher: Voucher) -> Reason | None:
        """Why a voucher of the order cannot be redeemed, or None."""
        if self.order is None:
            return None
        reason = obstacle(voucher, self.order.as_of)
        taken = any(row.code == voucher.code for row in self.taken)
        return Reason.DUPLICATE_HERE if taken and reason is None else reason


class RedemptionDesk:
    """Verifies and redeems for one till; all but StoreError and program errors becomes a verdict."""

    def __init__(
        self,
        client: DiningClient,
        journal: Journal,
        scans: ScanLog,
        sender: Sender,
        trust: Trust,
        circumstances: Callable[[], Circumstances] = Circumstances,
    ) -> None:
        self._client = client
        self._journal = journal
        self._scans = scans
        self._sender = sender
        self._trust = trust
        self.circumstances = circumstances
        """Those of the time at which it is asked: days pass, and settings change, while a till is open."""

    async def verify(self, payload: str, source: str, cashier: str = "") -> Checked:
        """Say what a scanned or typed text is. Nothing is redeemed."""
        checked = await self._check(payload, cashier)
        scan_id = await self._scans.add(payload, source, cashier, checked.verdict)
        return replace(checked, seen=Seen(source, scan_id))

    async def _check(self, payload: str, cashier: str) -> Checked:
        asked = parse_payload(payload)
        if isinstance(asked, NotAVoucher):
            return Checked(verdicts.not_a_voucher(asked))
        if isinstance(asked, VoucherCode):
            taken = await self._journal.live([asked.digits])
            if taken:
                return Checked(verdicts.duplicate(taken, cashier=cashier))
        try:
            order = await self._client.query(asked if isinstance(asked, QrPayload) else [asked.digits])
        except RefusedError as error:
            return await self._refused(error, cashier)
        except DiningError as error:
            verdict = verdicts.failure(error, circumstances=self.circumstances())
            if isinstance(error, NotSentError | NoAnswerError | UnreadableAnswerError):
                return await self._out_of_reach(asked, verdict, cashier)
            return Checked(verdict)
        await self._trust.remember(order, asked)
        return await self._judge(order, cashier)

    async def _out_of_reach(self, asked: QrPayload | VoucherCode, verdict: Verdict, cashier: str) -> Checked:
        """No answer: what the platform said moments ago still counts, else it is a matter of trust."""
        order = await self._trust.recall(asked)
        codes = [voucher.code for voucher in order.vouchers] if order else []
        taken = tuple(await self._journal.live(codes)) if codes else ()
        if order is not None and set(codes) == {row.code for row in taken}:
            return Checked(verdicts.duplicate(taken, order.vouchers, cashier), order, taken)
        return Checked(verdict, order, taken, asked)

    async def _refused(self, error: RefusedError, cashier: str) -> Checked:
        """A refusal; a spent QR whose vouchers were all redeemed here says so, with when and by whom."""
        listed = error.order
        codes = [voucher.code for voucher in listed.vouchers] if listed else []
        taken = await self._journal.live(codes) if codes else []
        if listed is not None and taken and {row.code for row in taken} == set(codes):
            return Checked(verdicts.duplicate(taken, listed.vouchers, cashier), listed, tuple(taken))
        return Checked(verdicts.failure(error, listed, self.circumstances()))

    async def _judge(self, order: Order, cashier: str) -> Checked:
        taken = tuple(await self._journal.live([voucher.code for voucher in order.vouchers]))
        checked = Checked(verdicts.verified(order), order, taken)
        if checked.redeemable:
            return checked
        unsettled = [row for row in taken if row.state is not RedemptionState.REDEEMED]
        if unsettled or (taken and order.redeemable):
            return Checked(verdicts.duplicate(unsettled or taken, order.vouchers, cashier), order, taken)
        if not order.vouchers:
            return Checked(verdicts.unlisted(order), order)
        first = order.vouchers[0]
        row = next((row for row in taken if row.code == first.code), None)
        refunded_at = await self._journal.refunded_at(order.shop_order_id)
        return Checked(verdicts.hindered(order, first, row, cashier, refunded_at), order, taken)

    async def redeem(
        self,
        checked: Checked,
        codes: Sequence[str] = (),
        cashier: str = "",
        *,
        price: Decimal | None = None,
        contact: str = "",
    ) -> Verdict:
        """Redeem the named vouchers of a verified order, or every one that can be; all of them or none.

        What could not be verified for want of a line is stored when it was verified moments ago, or when the
        manager's policy allows it; ``price`` is what the customer's phone shows for it.
        """
        if checked.asked is not None and checked.order is None:
            return await self._trust.accept(
                checked.asked,
                codes,
                cashier,
                price=price,
                contact=contact,
                seen=checked.seen,
                otherwise=checked.verdict,
            )
        order = checked.order
        if order is None or not checked.redeemable:
            return checked.verdict
        chosen, refusal = _choose(checked, order, codes, cashier)
        if refusal is not None:
            return refusal
        checkpoints.passed(checkpoints.CHOSEN)
        try:
            rows = await to_the_end(self._journal.begin(order.shop_order_id, chosen, cashier, checked.seen))
        except AlreadyTakenError as error:
            return verdicts.duplicate(error.rows, chosen, cashier)
        checkpoints.passed(checkpoints.INTENT_WRITTEN)
        return await self._send(rows, chosen)

    async def _send(self, rows: Sequence[Redemption], chosen: Sequence[Voucher]) -> Verdict:
        try:
            return verdicts.of_rows(await self._sender.send(rows), chosen)
        except StoreError as error:
            # The request has left and its result is not on disk: the row will be found and settled.
            lost = verdicts.trouble(_NOT_RECORDED, error.phrase)
            return replace(lost, shop_order_id=rows[0].shop_order_id, vouchers=tuple(chosen))

    @property
    def may_trust(self) -> bool:
        """Whether a manager allows to accept what nobody could verify."""
        return self._trust.policy.allow_unverified

    async def goods_out(self, row: Redemption, who: str = "") -> None:
        """The goods of an unknown or stored row were handed over, as somebody says: settling will insist."""
        await self._journal.set_goods_out(row.intent, who)

    async def verdict_shown(self, verdict: Verdict, who: str = "") -> None:
        """A verdict of the journal's rows was told to somebody."""
        if verdict.intent:
            await self._journal.note_event(verdict.intent, SHOWN, who=who, detail=verdict.kind.value)

    async def recent(self, count: int) -> list[Redemption]:
        """The latest rows of the journal, newest first."""
        return await self._journal.recent(count)

    async def foreign_open_rows(self) -> list[Redemption]:
        """Open rows of an outlet or account that this till had before; they are not sent by this one."""
        return await self._journal.foreign_open_rows()

    async def close_conflict(self, row: Redemption, who: str, reason: str) -> Redemption:
        """A manager has settled a conflict and says how. Raises ValueError without a reason."""
        return await self._journal.close_conflict(row.id, who, reason)

    async def open_rows(self) -> list[Redemption]:
        """Rows that still need the platform or a person, oldest first."""
        return await self._journal.open_rows()


def _choose(
    checked: Checked, order: Order, codes: Sequence[str], cashier: str
) -> tuple[tuple[Voucher, ...], Verdict | None]:
    """The vouchers to redeem, or the refusal when a named one cannot be."""
    if not codes:
        return checked.redeemable, None
    listed = {voucher.code: voucher for voucher in order.vouchers}
    for code in codes:
        if code not in listed:
            return (), verdicts.unlisted(order)
        taken = [row for row in checked.taken if row.code == code]
        if taken and listed[code] in order.redeemable:
            return (), verdicts.duplicate(taken, order.vouchers, cashier)
        if listed[code] not in checked.redeemable:
            return (), verdicts.hindered(order, listed[code], taken[0] if taken else None, cashier)
    return tuple(listed[code] for code in dict.fromkeys(codes)), None
