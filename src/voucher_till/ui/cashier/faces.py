"""How each face of a verdict looks: its word, colour and sign."""

from __future__ import annotations

from typing import NamedTuple

from voucher_till.domain.verdict import Face
from voucher_till.ui.shared.icons import Sign


class Look(NamedTuple):
    """Word, tone of the theme, and sign: never colour alone."""

    word: str
    tone: str
    sign: Sign


LOOKS = {
    Face.REDEEMED: Look("Redeemed", "ok", Sign.CHECK),
    Face.STORED: Look("Stored, will be sent", "stored", Sign.ARROW_UP),
    Face.UNKNOWN: Look("Outcome unknown", "unknown", Sign.QUESTION),
    Face.ALREADY_USED: Look("Already used", "used", Sign.AGAIN),
    Face.NOT_USABLE: Look("Not usable", "no", Sign.CROSS),
    Face.NOT_A_VOUCHER: Look("Not a voucher", "no", Sign.CROSS),
    Face.QR_TOO_OLD: Look("QR too old", "used", Sign.CLOCK),
    Face.NO_LINE: Look("No line", "stored", Sign.ATTENTION),
    Face.TILL_PROBLEM: Look("Till problem", "no", Sign.ATTENTION),
}
