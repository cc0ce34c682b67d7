"""Where this till's record and the platform's differ, and what a manager does about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Voucher, VoucherStatus

_S = RedemptionState

COMPARED = frozenset({_S.REDEEMED, _S.REFUSED, _S.CANCELLED, _S.CONFLICT})
"""The states that claim something of the platform; rows in the others wait for it and are not compared."""


BY_ITSELF = "till"
"""Who dealt with a difference that was gone at a later check."""
BY_PLATFORM = "TikTok"
"""Who dealt with one that the platform took back by itself."""
SETTLED = "a later check found no difference"
"""The note of that, as it is kept."""


class DifferenceKind(StrEnum):
    """What the platform says that this till's record does not."""

    NOT_REDEEMED_THERE = "not_redeemed_there"
    """Redeemed here, and there it can still be."""
    REFUNDED = "refunded"
    """Redeemed here, and there it was refunded, or its refund was asked for."""
    ELSEWHERE = "elsewhere"
    """Redeemed here, and there it was at another outlet."""
    UNKNOWN_THERE = "unknown_there"
    """Redeemed here, and the platform lists no such voucher for this outlet."""
    ONLY_THERE = "only_there"
    """Not redeemed here, and there it was, at this outlet."""
    OTHER_REDEEM_ID = "other_redeem_id"
    """Redeemed in both, and not by the same Redeem."""


_K = DifferenceKind


@dataclass(frozen=True, slots=True)
class Difference:
    """One row of the record that the platform does not agree with."""

    id: int
    check_id: int
    row: Redemption
    kind: DifferenceKind
    detail: str
    """What the platform said, as ``detail_of`` names it."""
    log_id: str | None
    """Of the answer that said so."""
    found_at: datetime
    handled_at: datetime | None = None
    """When a manager was done with it; None while it waits."""
    handled_by: str | None = None
    handled_note: str | None = None

    @property
    def meaning(self) -> Phrase:
        """What differs, in a sentence."""
        return meaning(self.kind, self.detail)

    @property
    def advice(self) -> Phrase:
        """What to do about it."""
        return advice(self.kind)


def judge(row: Redemption, voucher: Voucher | None, *, taken_here: bool = False) -> DifferenceKind | None:
    """What differs between a row and the platform's word on its voucher; None when they agree.

    ``voucher`` is None when the platform lists no such voucher for the row's outlet. ``taken_here``: a live
    row of the record accounts for the voucher.
    """
    if row.state is _S.REDEEMED:
        return _redeemed_here(row, voucher)
    if row.state not in COMPARED or voucher is None or taken_here:
        return None
    at_this_outlet = voucher.redeemed_outlet in ("", row.outlet)
    if voucher.status is not VoucherStatus.REDEEMED or not at_this_outlet or _says_used_here(row):
        return None
    return _K.ONLY_THERE


def _redeemed_here(row: Redemption, voucher: Voucher | None) -> DifferenceKind | None:
    if voucher is None:
        return _K.UNKNOWN_THERE
    if voucher.status in (VoucherStatus.REFUNDED, VoucherStatus.REFUND_IN_PROGRESS):
        return _K.REFUNDED
    if voucher.status is not VoucherStatus.REDEEMED:
        return _K.NOT_REDEEMED_THERE
    if voucher.redeemed_outlet not in ("", row.outlet):
        return _K.ELSEWHERE
    both_known = row.redeem_id and voucher.redeem_id
    return _K.OTHER_REDEEM_ID if both_known and row.redeem_id != voucher.redeem_id else None


def _says_used_here(row: Redemption) -> bool:
    """The record says already that somebody had used it, here or wherever."""
    return row.reason is Reason.ALREADY_USED and row.redeemed_outlet in (None, row.outlet)


def detail_of(kind: DifferenceKind, voucher: Voucher | None, error_code: str | None) -> str:
    """What of the platform's answer belongs to a difference: an outlet, a redeem ID, a status, or a code."""
    if voucher is None:
        return error_code or ""
    if kind is _K.ELSEWHERE:
        return voucher.redeemed_outlet
    if kind in (_K.ONLY_THERE, _K.OTHER_REDEEM_ID):
        return voucher.redeem_id
    return voucher.status.value


def meaning(kind: DifferenceKind, detail: str = "") -> Phrase:
    """What a difference means, in a sentence."""
    if kind is _K.REFUNDED and detail == VoucherStatus.REFUND_IN_PROGRESS:
        return phrase("differences", "Redeemed here; the customer has asked TikTok for a refund since.")
    if kind is _K.ELSEWHERE and detail:
        return phrase(
            "differences", "Redeemed here, but TikTok has it as redeemed at outlet {outlet}.", outlet=detail
        )
    return _MEANINGS[kind]


def handled(by: str, note: str) -> Phrase:
    """What became of a difference that is dealt with."""
    if (by, note) == (BY_ITSELF, SETTLED):
        return phrase("differences", "A later check found no difference any more.")
    return phrase("differences", "The difference was dealt with: {note}", note=note)


def advice(kind: DifferenceKind) -> Phrase:
    """What to do about a difference."""
    return _ADVICE[kind]


_MEANINGS = {
    _K.NOT_REDEEMED_THERE: phrase(
        "differences", "Redeemed here, but TikTok has it as not redeemed: the customer could use it again."
    ),
    _K.REFUNDED: phrase("differences", "Redeemed here and refunded by TikTok since."),
    _K.ELSEWHERE: phrase("differences", "Redeemed here, but TikTok has it as redeemed at another outlet."),
    _K.UNKNOWN_THERE: phrase(
        "differences", "Redeemed here, but TikTok lists no such voucher for this outlet."
    ),
    _K.ONLY_THERE: phrase("differences", "Not redeemed here, but TikTok has it as redeemed at this outlet."),
    _K.OTHER_REDEEM_ID: phrase(
        "differences", "Redeemed here and at TikTok, but not by the same redemption: the redeem IDs differ."
    ),
}

_ADVICE = {
    _K.NOT_REDEEMED_THERE: phrase(
        "differences",
        "Check again in an hour. If it stays, send TikTok the voucher code, the redeem ID and the log ID:"
        " without a redemption there is no payment.",
    ),
    _K.REFUNDED: phrase(
        "differences",
        "Expect no payment for it. If the goods went out, object in the Merchant Portal with the redeem ID.",
    ),
    _K.ELSEWHERE: phrase(
        "differences",
        "Ask that outlet for its record of the voucher. If the goods went out here, let TikTok correct the"
        " outlet: send the voucher code, the redeem ID and the log ID.",
    ),
    _K.UNKNOWN_THERE: phrase(
        "differences",
        "See in the Merchant Portal whether the product still belongs to this outlet. Else send TikTok the"
        " voucher code, the order ID and the log ID.",
    ),
    _K.ONLY_THERE: phrase(
        "differences",
        "If another till of this outlet redeemed it, nothing is wrong. Else it counts as a sale of this"
        " outlet: find out whether the goods went out, and note it.",
    ),
    _K.OTHER_REDEEM_ID: phrase(
        "differences",
        "See whether another till of this outlet redeemed it: then the goods went out twice. Else send TikTok"
        " both redeem IDs and the log ID.",
    ),
}


def end_of_check(reason: Reason) -> Phrase:
    """Why a check ended before its time; it can go on from there."""
    return _ENDS.get(reason, _TROUBLE)


_TROUBLE = phrase(
    "differences", "TikTok's answers cannot be used at the moment. Go on with the check in some minutes."
)
_ENDS = {
    Reason.NO_LINE: phrase(
        "differences", "TikTok cannot be reached. Go on with the check when the line is back."
    ),
    Reason.NOT_AUTHORISED: phrase(
        "differences", "TikTok does not accept this till's sign-in. Check its credentials, then go on."
    ),
    Reason.NO_PERMISSION: phrase(
        "differences", "This till may not ask about vouchers of this outlet. Check its setup, then go on."
    ),
}
