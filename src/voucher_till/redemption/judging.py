"""What the platform's answers make of a row (design, section 4). Nothing here asks or writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voucher_till.dining_api.error_codes import CodeKind
from voucher_till.dining_api.errors import CancelledUnsentError, DiningError, NotSentError, RefusedError
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Order, Voucher, VoucherStatus, obstacle
from voucher_till.redemption.backoff import next_try
from voucher_till.redemption.sending import outcome_of
from voucher_till.store.journal import Outcome

_S = RedemptionState

_ABOUT_THE_TILL = frozenset({Reason.NOT_AUTHORISED, Reason.NO_PERMISSION, Reason.TILL_ERROR})
"""Final refusals that are about this till and not about the voucher."""


def let_go(row: Redemption) -> Outcome:
    """A row as it was before it was claimed."""
    return Outcome(row.state, timed_out=row.timed_out, retry_at=row.next_try_at)


def program_error(row: Redemption) -> Outcome:
    """The row after a bug of ours: as it was, to be tried later (rule 7)."""
    return Outcome(row.state, Reason.TILL_ERROR, timed_out=row.timed_out, retry_at=next_try(row), failed=True)


def from_query(row: Redemption, said: Order | DiningError, outlet: str) -> Outcome | None:
    """What a Query makes of a row; None when it has to be sent. ``outlet`` is our own."""
    if isinstance(said, DiningError):
        return _unanswered(row, said)
    voucher = next((voucher for voucher in said.vouchers if voucher.code == row.code), None)
    if voucher is None:
        return _stays(row, Reason.NOT_FOUND, log_id=said.log_id)
    if voucher.status is VoucherStatus.REDEEMED:
        return _redeemed(row, voucher, said.log_id, outlet)
    reason = obstacle(voucher, said.as_of)
    if reason is not None:
        return Outcome(_refusal(row), reason, log_id=said.log_id)
    if row.state is _S.STORED or row.goods_out:
        return None
    return Outcome(_S.CANCELLED, log_id=said.log_id)


def _unanswered(row: Redemption, error: DiningError) -> Outcome:
    if isinstance(error, NotSentError):
        # The line is the trouble: it says nothing of the row, which is due again as soon as the line is back.
        return replace(let_go(row), reason=error.reason)
    if _about_the_voucher(error, unconfirmed=not row.shop_order_id):
        return Outcome(_refusal(row), error.reason, error.error_code, error.log_id)
    return _stays(row, error.reason, error.error_code, error.log_id, error.retry_after)


def _stays(
    row: Redemption,
    reason: Reason,
    error_code: str | None = None,
    log_id: str | None = None,
    retry_after: float | None = None,
) -> Outcome:
    """The row as it is, to be tried again later."""
    again = next_try(row, retry_after)
    return Outcome(
        row.state, reason, error_code, log_id, timed_out=row.timed_out, retry_at=again, failed=True
    )


def _about_the_voucher(error: DiningError, *, unconfirmed: bool) -> bool:
    """Whether an error is the platform's last word on a voucher.

    A "bad code" is that only for a code that was typed and never confirmed; the platform's own code is not
    bad, so there the fault is ours.
    """
    if not isinstance(error, RefusedError) or error.kind is not CodeKind.FINAL:
        return False
    if error.reason is Reason.BAD_CODE:
        return unconfirmed
    return error.reason not in _ABOUT_THE_TILL


def _redeemed(row: Redemption, voucher: Voucher, log_id: str, outlet: str) -> Outcome:
    certain = bool(row.redeem_id) and row.redeem_id == voucher.redeem_id
    here = voucher.redeemed_outlet in ("", outlet)
    # A stored row that was never sent cannot be the cause of a redemption, not even at our outlet.
    if certain or (here and row.state is _S.UNKNOWN):
        return Outcome(_S.REDEEMED, log_id=log_id, redeem_id=voucher.redeem_id or None, presumed=not certain)
    where = voucher.redeemed_outlet or None
    return Outcome(_refusal(row), Reason.ALREADY_USED, log_id=log_id, redeemed_outlet=where)


def _refusal(row: Redemption) -> RedemptionState:
    """The end of a row that the platform will not redeem: a conflict when the goods are gone."""
    return _S.CONFLICT if row.goods_out or row.state is _S.STORED else _S.REFUSED


def from_redeem(rows: Sequence[Redemption], error: BaseException) -> Outcome:
    """What a failed Redeem makes of rows whose goods are out; ``rows`` as they were before it."""
    sent_before = any(row.state is _S.UNKNOWN for row in rows)
    before = _S.UNKNOWN if sent_before else _S.STORED
    outcome = outcome_of(error)
    if isinstance(error, NotSentError | CancelledUnsentError):
        # A Redeem of ours that went unanswered earlier stays the likely cause of a redemption found later.
        return replace(outcome, state=before, timed_out=False)
    if outcome.state is _S.REFUSED and _is_verdict(error):
        if sent_before and outcome.reason is Reason.ALREADY_USED:
            # Our own earlier Redeem came late; a Query will show it.
            return replace(outcome, state=_S.UNKNOWN)
        if len(rows) > 1:
            # All were refused because of one: they are tried again at once, each by itself.
            return replace(outcome, state=before, failed=True)
        return replace(outcome, state=_S.CONFLICT)
    state = before if outcome.state is _S.REFUSED else _S.UNKNOWN
    asked = error.retry_after if isinstance(error, DiningError) else None
    again = max(next_try(row, asked) for row in rows)
    return replace(outcome, state=state, retry_at=again, failed=True)


def _is_verdict(error: BaseException) -> bool:
    return isinstance(error, DiningError) and _about_the_voucher(error, unconfirmed=False)
