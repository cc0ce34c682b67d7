"""Reading the text that a scanner, a camera or a keyboard hands over.

The platform's QR decodes to text that starts with ``TT-``; a voucher code typed by hand is digits only
(platform contract, section 4, Query). Everything else is said not to be a voucher without asking anyone.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

MAX_PAYLOAD_BYTES = 4096
"""Longest text that is looked at; a QR code holds less than 3 KiB, so more is never a scan."""

MAX_CODE_DIGITS = 32
"""Longest typed voucher code sent to the platform; its codes have some 10 to 20 digits."""

_QR_PREFIX = "TT-"
_DIGITS = frozenset("0123456789")


@dataclass(frozen=True, slots=True)
class QrPayload:
    """What the platform's QR decodes to; sent to Query as ``qr_info``, unchanged."""

    text: str


@dataclass(frozen=True, slots=True)
class VoucherCode:
    """A voucher code as typed from the customer's screen; sent to Query in ``code_list``."""

    digits: str


class NotAVoucher(Enum):
    """Why a text cannot be a voucher."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    BAD_CODE = "bad_code"
    """Letters or signs among digits: meant as a typed code, but not one."""
    OTHER = "other"


def parse_payload(text: str) -> QrPayload | VoucherCode | NotAVoucher:
    """Tell what a scanned or typed text is.

    Spaces and hyphens that people put between groups of typed digits are dropped; a QR payload keeps every
    character but the white space around it.
    """
    if len(text) > MAX_PAYLOAD_BYTES or len(text.encode("utf-8", "surrogatepass")) > MAX_PAYLOAD_BYTES:
        return NotAVoucher.TOO_LONG
    text = text.strip()
    if not text:
        return NotAVoucher.EMPTY
    if text.startswith(_QR_PREFIX):
        printable = text.isascii() and text.isprintable() and " " not in text
        return QrPayload(text) if printable and len(text) > len(_QR_PREFIX) else NotAVoucher.OTHER
    compact = text.replace(" ", "").replace("-", "")
    if compact and _DIGITS.issuperset(compact):
        return VoucherCode(compact) if len(compact) <= MAX_CODE_DIGITS else NotAVoucher.BAD_CODE
    if text[0] in _DIGITS and text.isascii() and text.isalnum():
        return NotAVoucher.BAD_CODE
    return NotAVoucher.OTHER
