"""From what is known to what the cashier is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from voucher_till.dining_api.errors import DiningError
from voucher_till.domain.diagnosis import Circumstances, diagnose
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.payload import NotAVoucher
from voucher_till.domain.phrases import Ago, Phrase, phrase
from voucher_till.domain.reasons import Reason
from voucher_till.domain.step_words import cashier_words
from voucher_till.domain.symptoms import Call, Symptom
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.domain.voucher import Order, Voucher, VoucherStatus, obstacle
from voucher_till.domain.wording import OUTCOME_UNKNOWN, Words, words

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

_STATE_WORDS: dict[RedemptionState, tuple[Phrase, Phrase | None]] = {
    _S.SUBMITTING: (
        phrase("verdict", "This voucher is being redeemed at this moment."),
        phrase("verdict", "Wait for its result."),
    ),
    _S.REDEEMED: (phrase("verdict", "Redeemed."), phrase("verdict", "Hand over.")),
    _S.UNKNOWN: OUTCOME_UNKNOWN,
    _S.STORED: (
        phrase("verdict", "Stored. It will be sent when the line is back."),
        phrase("verdict", "Hand over; there is nothing else to do."),
    ),
    _S.CANCELLED: (
        phrase("verdict", "The platform did not redeem it. It was cancelled here."),
        phrase("verdict", "It can be scanned again."),
    ),
}
PRESUMED = phrase(
    "verdict", "Redeemed at this outlet, presumably by this till: the platform does not say by whom."
)
_CONFLICT = phrase("verdict", "The goods went out, and the platform does not redeem it.")
_CALL = phrase("verdict", "Call your manager, who closes this with a reason.")

_OF_THE_SETUP = frozenset({Reason.NOT_AUTHORISED, Reason.NO_PERMISSION, Reason.NO_LINE})
_ROW_STATUS = {
    Reason.REFUNDED: VoucherStatus.REFUNDED,
    Reason.REFUND_IN_PROGRESS: VoucherStatus.REFUND_IN_PROGRESS,
    Reason.ALREADY_USED: VoucherStatus.REDEEMED,
}


def not_a_voucher(what: NotAVoucher) -> Verdict:
    """The verdict on text that cannot be a voucher; nobody was asked."""
    reason = Reason.BAD_CODE if what is NotAVoucher.BAD_CODE else Reason.NOT_A_VOUCHER
    return refused(reason)


def refused(reason: Reason, *facts: Phrase) -> Verdict:
    """The till itself refuses; ``facts`` are said after the reason's own sentence."""
    sentence, step = words(reason)
    return Verdict(VerdictKind.REFUSED, reason, (sentence, *facts), step)


def trouble(*says: Phrase) -> Verdict:
    """The till's own trouble."""
    return Verdict(VerdictKind.ERROR, Reason.TILL_ERROR, says, words(Reason.TILL_ERROR)[1])


def failure(
    error: DiningError, order: Order | None = None, circumstances: Circumstances | None = None
) -> Verdict:
    """The verdict on trouble that redeemed nothing."""
    kind = VerdictKind.ERROR if error.reason is Reason.TILL_ERROR else VerdictKind.REFUSED
    sentence, step = _why(error.reason, error.symptom, circumstances)
    return Verdict(
        kind,
        error.reason,
        (sentence,),
        step,
        error.error_code,
        error.log_id,
        order.shop_order_id if order else None,
        vouchers=order.vouchers if order else (),
    )


def _why(reason: Reason, symptom: Symptom, circumstances: Circumstances | None = None) -> Words:
    """The words for a reason; where the setup or the network is to blame, those of the missing step."""
    if reason not in _OF_THE_SETUP:
        return words(reason)
    return cashier_words(diagnose(symptom, circumstances), reason)


def verified(order: Order) -> Verdict:
    """The verdict on an order with something to redeem."""
    said = phrase("verdict", "%n voucher(s) can be redeemed.", count=len(order.redeemable))
    return _of_order(order, VerdictKind.VERIFIED, None, said)


def hindered(
    order: Order,
    hindrance: Voucher,
    row: Redemption | None = None,
    cashier: str = "",
    refunded_at: datetime | None = None,
) -> Verdict:
    """The verdict on an order because of a voucher that cannot be redeemed.

    ``refunded_at`` is when the platform told of its refund, where it did.
    """
    reason = obstacle(hindrance, order.as_of) or Reason.NOT_FOUND
    sentence, step = words(reason)
    says = [sentence]
    if reason is Reason.ALREADY_USED and row is not None and row.state is _S.REDEEMED:
        says = [_taken_here(row, cashier)]
    else:
        says += _details(reason, hindrance)
    if reason is Reason.REFUNDED and refunded_at is not None:
        says.append(phrase("verdict", "TikTok refunded it {when}.", when=Ago(refunded_at)))
    return _of_order(order, VerdictKind.REFUSED, reason, *says, step=step)


def _details(reason: Reason, voucher: Voucher) -> list[Phrase]:
    """When and where, as far as the platform told it."""
    window = voucher.window
    if reason is Reason.ALREADY_USED and voucher.redeemed_outlet:
        return [phrase("verdict", "It was used at outlet {outlet}.", outlet=voucher.redeemed_outlet)]
    if reason is Reason.EXPIRED and window.end is not None:
        return [phrase("verdict", "It could be used until {end}.", end=window.end)]
    if reason is Reason.NOT_YET_USABLE and not voucher.excluded_now and window.start is not None:
        return [phrase("verdict", "It can be used from {start}.", start=window.start)]
    return []


def unlisted(order: Order) -> Verdict:
    """The verdict when a named code is not part of the scanned order."""
    sentence, step = words(Reason.NOT_FOUND)
    return _of_order(order, VerdictKind.REFUSED, Reason.NOT_FOUND, sentence, step=step)


def _of_order(
    order: Order, kind: VerdictKind, reason: Reason | None, *says: Phrase, step: Phrase | None = None
) -> Verdict:
    return Verdict(
        kind,
        reason,
        says,
        step,
        log_id=order.log_id or None,
        shop_order_id=order.shop_order_id,
        vouchers=order.vouchers,
    )


def duplicate(rows: Sequence[Redemption], vouchers: Sequence[Voucher] = (), cashier: str = "") -> Verdict:
    """The verdict on a voucher that this till's own journal holds already; ``cashier`` is who asks now."""
    row = rows[0]
    kind, step = VerdictKind.REFUSED, words(Reason.DUPLICATE_HERE)[1]
    says: tuple[Phrase, ...] = (_taken_here(row, cashier),)
    if row.state is not _S.REDEEMED:
        kind, (sentence, own_step) = _KINDS[row.state], _STATE_WORDS[row.state]
        says, step = (sentence, *says), own_step or step
    known = {voucher.code for voucher in vouchers}
    return Verdict(
        kind,
        Reason.DUPLICATE_HERE,
        says,
        step,
        row.error_code,
        row.log_id,
        row.shop_order_id,
        row.redeem_id,
        (*vouchers, *(_voucher(one) for one in rows if one.code not in known)),
    )


def _taken_here(row: Redemption, cashier: str) -> Phrase:
    """When, where and by whom; ``cashier`` is who asks now."""
    when = Ago(row.created_at)
    if row.cashier and row.cashier == cashier:
        return phrase("verdict", "Taken on this till, by you, {when}.", when=when)
    if row.cashier:
        return phrase("verdict", "Taken on this till by {cashier}, {when}.", cashier=row.cashier, when=when)
    return phrase("verdict", "Taken on this till {when}.", when=when)


def of_rows(rows: Sequence[Redemption], vouchers: Sequence[Voucher] = ()) -> Verdict:
    """The verdict that journal rows of one intent and one state stand for."""
    row = rows[0]
    if row.state in _STATE_WORDS:
        sentence, step = _STATE_WORDS[row.state]
    else:
        symptom = Symptom(Call.REDEEM, error_code=row.error_code)
        sentence, step = _why(row.reason or Reason.PLATFORM_TROUBLE, symptom)
    if row.state is _S.REDEEMED and row.presumed:
        sentence = PRESUMED
    says: tuple[Phrase, ...] = (sentence,)
    if row.state is _S.CONFLICT:
        says, step = (_CONFLICT, sentence), _CALL
    shown = {voucher.code: voucher for voucher in vouchers}
    return Verdict(
        _KINDS[row.state],
        row.reason,
        says,
        step,
        row.error_code,
        row.log_id,
        row.shop_order_id,
        row.redeem_id,
        tuple(_as_row(shown[one.code], one) if one.code in shown else _voucher(one) for one in rows),
        row.intent,
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
