"""From what is known to what the cashier is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from voucher_till.dining_api.errors import DiningError
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.payload import NotAVoucher
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.domain.voucher import Order, Voucher, VoucherStatus, obstacle
from voucher_till.domain.wording import OUTCOME_UNKNOWN, message

_S = RedemptionState

_KINDS = {
    _S.SUBMITTING: VerdictKind.UNKNOWN,
    _S.REDEEMED: VerdictKind.REDEEMED,
    _S.REFUSED: VerdictKind.REFUSED,
    _S.UNKNOWN: VerdictKind.UNKNOWN,
    _S.STORED: VerdictKind.STORED,
    _S.CONFLICT: VerdictKind.CONFLICT,
    _S.CANCELLED: VerdictKind.CANCELLED,
}

_STATE_MESSAGES = {
    _S.SUBMITTING: "This voucher is being redeemed at this moment.",
    _S.REDEEMED: "Redeemed.",
    _S.UNKNOWN: " ".join(OUTCOME_UNKNOWN),
    _S.STORED: "Stored. It will be sent when the line is back.",
    _S.CANCELLED: "The platform did not redeem it. It was cancelled here and can be scanned again.",
}
PRESUMED = "Redeemed at this outlet, presumably by this till: the platform does not say by whom."

_ROW_STATUS = {
    Reason.REFUNDED: VoucherStatus.REFUNDED,
    Reason.REFUND_IN_PROGRESS: VoucherStatus.REFUND_IN_PROGRESS,
    Reason.ALREADY_USED: VoucherStatus.REDEEMED,
}


def not_a_voucher(what: NotAVoucher) -> Verdict:
    """The verdict on text that cannot be a voucher; nobody was asked."""
    reason = Reason.BAD_CODE if what is NotAVoucher.BAD_CODE else Reason.NOT_A_VOUCHER
    return Verdict(VerdictKind.REFUSED, reason, message(reason))


def failure(error: DiningError, order: Order | None = None) -> Verdict:
    """The verdict on trouble that redeemed nothing."""
    kind = VerdictKind.ERROR if error.reason is Reason.TILL_ERROR else VerdictKind.REFUSED
    return Verdict(
        kind,
        error.reason,
        message(error.reason),
        error.error_code,
        error.log_id,
        order.shop_order_id if order else None,
        vouchers=order.vouchers if order else (),
    )


def verified(order: Order) -> Verdict:
    """The verdict on an order with something to redeem."""
    count = len(order.redeemable)
    text = f"{count} voucher{'s' if count > 1 else ''} can be redeemed."
    return _of_order(order, VerdictKind.VERIFIED, None, text)


def hindered(order: Order, hindrance: Voucher, row: Redemption | None = None) -> Verdict:
    """The verdict on an order because of a voucher that cannot be redeemed."""
    reason = obstacle(hindrance, order.as_of) or Reason.NOT_FOUND
    text = message(reason)
    if reason is Reason.ALREADY_USED and row is not None and row.state is _S.REDEEMED:
        text = f"{text} {_taken_here(row)}"
    elif reason is Reason.ALREADY_USED and hindrance.redeemed_outlet:
        text = f"{text} It was used at outlet {hindrance.redeemed_outlet}."
    return _of_order(order, VerdictKind.REFUSED, reason, text)


def unlisted(order: Order) -> Verdict:
    """The verdict when a named code is not part of the scanned order."""
    return _of_order(order, VerdictKind.REFUSED, Reason.NOT_FOUND, message(Reason.NOT_FOUND))


def _of_order(order: Order, kind: VerdictKind, reason: Reason | None, text: str) -> Verdict:
    return Verdict(
        kind,
        reason,
        text,
        log_id=order.log_id or None,
        shop_order_id=order.shop_order_id,
        vouchers=order.vouchers,
    )


def duplicate(rows: Sequence[Redemption], vouchers: Sequence[Voucher] = ()) -> Verdict:
    """The verdict on a voucher that this till's own journal holds already."""
    row = rows[0]
    kind = VerdictKind.REFUSED if row.state is _S.REDEEMED else _KINDS[row.state]
    text = message(Reason.DUPLICATE_HERE) if row.state is _S.REDEEMED else _STATE_MESSAGES[row.state]
    known = {voucher.code for voucher in vouchers}
    return Verdict(
        kind,
        Reason.DUPLICATE_HERE,
        f"{text} {_taken_here(row)}",
        row.error_code,
        row.log_id,
        row.shop_order_id,
        row.redeem_id,
        (*vouchers, *(_voucher(one) for one in rows if one.code not in known)),
    )


def _taken_here(row: Redemption) -> str:
    by = f" by {row.cashier}" if row.cashier else ""
    return f"Taken here{by} {ago(row.created_at)}."


def ago(when: datetime) -> str:
    """How long ago something was, in words."""
    seconds = max(0, int((datetime.now(UTC) - when).total_seconds()))
    if seconds < 90:
        return f"{seconds} s ago"
    if seconds < 5400:
        return f"{seconds // 60} minutes ago"
    return f"on {when.astimezone():%d %b %Y at %H:%M}"


def of_rows(rows: Sequence[Redemption], vouchers: Sequence[Voucher] = ()) -> Verdict:
    """The verdict that journal rows of one intent and one state stand for."""
    row = rows[0]
    if row.state is _S.REDEEMED and row.presumed:
        text = PRESUMED
    elif row.state in _STATE_MESSAGES:
        text = _STATE_MESSAGES[row.state]
    else:
        text = message(row.reason or Reason.PLATFORM_TROUBLE)
        if row.state is _S.CONFLICT:
            text = f"The goods went out, and the platform does not redeem it. {text}"
    shown = {voucher.code: voucher for voucher in vouchers}
    return Verdict(
        _KINDS[row.state],
        row.reason,
        text,
        row.error_code,
        row.log_id,
        row.shop_order_id,
        row.redeem_id,
        tuple(_as_row(shown[one.code], one) if one.code in shown else _voucher(one) for one in rows),
    )


def _as_row(voucher: Voucher, row: Redemption) -> Voucher:
    return replace(voucher, status=VoucherStatus.REDEEMED) if row.state is _S.REDEEMED else voucher


def _voucher(row: Redemption) -> Voucher:
    status = VoucherStatus.REDEEMED if row.state is _S.REDEEMED else VoucherStatus.REDEEMABLE
    if row.state in (_S.REFUSED, _S.CONFLICT) and row.reason is not None:
        status = _ROW_STATUS.get(row.reason, status)
    return Voucher(
        row.code, row.product_name, status, sale_price=row.sale_price, redeem_id=row.redeem_id or ""
    )
