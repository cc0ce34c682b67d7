"""How each face of a verdict looks: its word, colour and sign."""

from __future__ import annotations

from typing import NamedTuple

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.verdict import Face, Verdict, VerdictKind, face
from voucher_till.ui.shared.icons import Sign


class FaceLook(NamedTuple):
    """Word, tone of the theme, and sign: never colour alone."""

    word: Phrase
    tone: str
    sign: Sign


LOOKS = {
    Face.REDEEMED: FaceLook(phrase("faces", "Redeemed"), "ok", Sign.CHECK),
    Face.STORED: FaceLook(phrase("faces", "Stored, will be sent"), "stored", Sign.ARROW_UP),
    Face.UNKNOWN: FaceLook(phrase("faces", "Outcome unknown"), "unknown", Sign.QUESTION),
    Face.ALREADY_USED: FaceLook(phrase("faces", "Already used"), "used", Sign.AGAIN),
    Face.NOT_USABLE: FaceLook(phrase("faces", "Not usable"), "no", Sign.CROSS),
    Face.NOT_A_VOUCHER: FaceLook(phrase("faces", "Not a voucher"), "no", Sign.BARRED),
    Face.QR_TOO_OLD: FaceLook(phrase("faces", "QR too old"), "retry", Sign.CLOCK),
    Face.NO_LINE: FaceLook(phrase("faces", "No line"), "retry", Sign.NO_LINE),
    Face.TILL_PROBLEM: FaceLook(phrase("faces", "Till problem"), "no", Sign.ATTENTION),
}

_OWN_LOOKS = {
    VerdictKind.CANCELLED: FaceLook(phrase("faces", "Cancelled, not redeemed"), "used", Sign.BARRED),
    VerdictKind.CONFLICT: FaceLook(phrase("faces", "Conflict"), "no", Sign.ATTENTION),
}


def look_of(verdict: Verdict) -> FaceLook:
    """How a verdict looks; two ends of a settled row have looks of their own."""
    return _OWN_LOOKS.get(verdict.kind) or LOOKS[face(verdict)]
