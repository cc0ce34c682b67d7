"""The cashier's use cases: verify a scan, redeem what was chosen (design, sections 3 and 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.errors import DiningError, RefusedError
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.payload import NotAVoucher, QrPayload, VoucherCode, parse_payload
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.domain.voucher import Order, Voucher, obstacle
from voucher_till.redemption import verdicts
from voucher_till.redemption.sending import Sender
from voucher_till.store.errors import StoreError
from voucher_till.store.journal import AlreadyTakenError, HistoryFilter, Journal
from voucher_till.store.scan_log import ScanLog


@dataclass(frozen=True, slots=True)
class Checked:
    """What a scan came to: the verdict, and the order when the platform told it."""

    verdict: Verdict
    order: Order | None = None
    taken: tuple[Redemption, ...] = ()
    """Live rows that this till's journal holds for vouchers of the order."""

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

    def __init__(self, client: DiningClient, journal: Journal, scans: ScanLog, sender: Sender) -> None:
        self._client = client
        self._journal = journal
        self._scans = scans
        self._sender = sender

    async def verify(self, payload: str, source: str, cashier: str = "") -> Checked:
        """Say what a scanned or typed text is. Nothing is redeemed."""
        checked = await self._check(payload)
        await self._scans.add(payload, source, cashier, checked.verdict)
        return checked

    async def _check(self, payload: str) -> Checked:
        asked = parse_payload(payload)
        if isinstance(asked, NotAVoucher):
            return Checked(verdicts.not_a_voucher(asked))
        if isinstance(asked, VoucherCode):
            taken = await self._journal.live([asked.digits])
            if taken:
                return Checked(verdicts.duplicate(taken))
        try:
            order = await self._client.query(asked if isinstance(asked, QrPayload) else [asked.digits])
        except DiningError as error:
            listed = error.order if isinstance(error, RefusedError) else None
            return Checked(verdicts.failure(error, listed))
        return await self._judge(order)

    async def _judge(self, order: Order) -> Checked:
        taken = tuple(await self._journal.live([voucher.code for voucher in order.vouchers]))
        checked = Checked(verdicts.verified(order), order, taken)
        if checked.redeemable:
            return checked
        unsettled = [row for row in taken if row.state is not RedemptionState.REDEEMED]
        if unsettled or (taken and order.redeemable):
            return Checked(verdicts.duplicate(unsettled or taken, order.vouchers), order, taken)
        if not order.vouchers:
            return Checked(verdicts.unlisted(order), order)
        first = order.vouchers[0]
        row = next((row for row in taken if row.code == first.code), None)
        return Checked(verdicts.hindered(order, first, row), order, taken)

    async def redeem(self, checked: Checked, codes: Sequence[str] = (), cashier: str = "") -> Verdict:
        """Redeem the named vouchers of a verified order, or every one that can be; all of them or none."""
        order = checked.order
        if order is None or not checked.redeemable:
            return checked.verdict
        chosen, refusal = _choose(checked, order, codes)
        if refusal is not None:
            return refusal
        try:
            rows = await self._journal.begin(order.shop_order_id, chosen, cashier)
        except AlreadyTakenError as error:
            return verdicts.duplicate(error.rows, chosen)
        return await self._send(rows, chosen)

    async def _send(self, rows: Sequence[Redemption], chosen: Sequence[Voucher]) -> Verdict:
        try:
            return verdicts.of_rows(await self._sender.send(rows), chosen)
        except StoreError as error:
            # The request has left and its result is not on disk: the row will be found and settled.
            text = f"Its outcome could not be recorded. Do not hand over twice; run sync. {error}"
            order_id = rows[0].shop_order_id
            return Verdict(
                VerdictKind.ERROR, Reason.TILL_ERROR, text, shop_order_id=order_id, vouchers=tuple(chosen)
            )

    async def goods_out(self, row: Redemption) -> None:
        """The goods of an unknown or stored row were handed over: settling will insist."""
        await self._journal.set_goods_out(row.intent)

    async def recent(self, count: int) -> list[Redemption]:
        """The latest rows of the journal, newest first."""
        return await self._journal.history(HistoryFilter(limit=count))

    async def history(self, wanted: HistoryFilter) -> list[Redemption]:
        """Rows of the journal that fit a filter, newest first."""
        return await self._journal.history(wanted)

    async def open_rows(self) -> list[Redemption]:
        """Rows that still need the platform or a person, oldest first."""
        return await self._journal.open_rows()


def _choose(
    checked: Checked, order: Order, codes: Sequence[str]
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
            return (), verdicts.duplicate(taken, order.vouchers)
        if listed[code] not in checked.redeemable:
            return (), verdicts.hindered(order, listed[code], taken[0] if taken else None)
    return tuple(listed[code] for code in dict.fromkeys(codes)), None
