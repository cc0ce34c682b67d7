"""What the cashier is told (design, section 5)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from voucher_till.domain.phrases import Phrase, english
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Voucher


class VerdictKind(StrEnum):
    """The outcome of one scan or one settled row, as the command line prints it."""

    REDEEMED = "redeemed"
    VERIFIED = "verified"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    STORED = "stored"
    CONFLICT = "conflict"
    CANCELLED = "cancelled"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Verdict:
    """One answer to a cashier: what happened, why, and what to quote when asking for help."""

    kind: VerdictKind
    reason: Reason | None = None
    says: tuple[Phrase, ...] = ()
    """What happened, in sentences."""
    next_step: Phrase | None = None
    """What the cashier does now."""
    error_code: str | None = None
    log_id: str | None = None
    shop_order_id: str | None = None
    redeem_id: str | None = None
    vouchers: tuple[Voucher, ...] = ()
    intent: str = ""
    """Of the journal's rows that it is about, when it is about rows."""

    @property
    def message(self) -> str:
        """All that is said, in English; the window words it in the cashier's language."""
        return english(self.says if self.next_step is None else (*self.says, self.next_step))


class Face(Enum):
    """The nine faces a verdict can show; each has its own colour, icon, words and sound."""

    REDEEMED = "redeemed"
    STORED = "stored"
    UNKNOWN = "unknown"
    ALREADY_USED = "already_used"
    NOT_USABLE = "not_usable"
    NOT_A_VOUCHER = "not_a_voucher"
    QR_TOO_OLD = "qr_too_old"
    NO_LINE = "no_line"
    TILL_PROBLEM = "till_problem"


_KIND_FACES = {
    VerdictKind.REDEEMED: Face.REDEEMED,
    VerdictKind.STORED: Face.STORED,
    VerdictKind.UNKNOWN: Face.UNKNOWN,
    VerdictKind.ERROR: Face.TILL_PROBLEM,
}

_REASON_FACES = {
    Reason.ALREADY_USED: Face.ALREADY_USED,
    Reason.DUPLICATE_HERE: Face.ALREADY_USED,
    Reason.NOT_FOUND: Face.NOT_A_VOUCHER,
    Reason.NOT_A_VOUCHER: Face.NOT_A_VOUCHER,
    Reason.BAD_CODE: Face.NOT_A_VOUCHER,
    Reason.QR_UNREADABLE: Face.NOT_A_VOUCHER,
    Reason.NO_CODE_FOUND: Face.NOT_A_VOUCHER,
    Reason.QR_EXPIRED: Face.QR_TOO_OLD,
    Reason.NO_LINE: Face.NO_LINE,
    Reason.PLATFORM_TROUBLE: Face.NO_LINE,
    Reason.NOT_AUTHORISED: Face.TILL_PROBLEM,
    Reason.NO_PERMISSION: Face.TILL_PROBLEM,
    Reason.TILL_ERROR: Face.TILL_PROBLEM,
}


def face(verdict: Verdict) -> Face:
    """The face of a verdict. A program error never looks like a bad voucher."""
    if verdict.kind in _KIND_FACES:
        return _KIND_FACES[verdict.kind]
    if verdict.reason is None:
        return Face.NOT_USABLE
    return _REASON_FACES.get(verdict.reason, Face.NOT_USABLE)
