"""Why a verdict is what it is: the stable slugs of the command line."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """One slug for each cause a cashier, a manager or a script tells apart."""

    ALREADY_USED = "already_used"
    EXPIRED = "expired"
    NOT_YET_USABLE = "not_yet_usable"
    """Outside the usable time: before the window, or in hours or on days that are excluded."""
    WRONG_OUTLET = "wrong_outlet"
    REFUNDED = "refunded"
    REFUND_IN_PROGRESS = "refund_in_progress"
    NOT_FOUND = "not_found"
    QR_EXPIRED = "qr_expired"
    QR_UNREADABLE = "qr_unreadable"
    NOT_A_VOUCHER = "not_a_voucher"
    NO_PERMISSION = "no_permission"
    BAD_CODE = "bad_code"
    NOT_AUTHORISED = "not_authorised"
    """The app, the merchant's authorisation, the scope or the credentials."""
    NO_LINE = "no_line"
    PLATFORM_TROUBLE = "platform_trouble"
    DUPLICATE_HERE = "duplicate_here"
    LIMIT_REACHED = "limit_reached"
    NO_CODE_FOUND = "no_code_found"
    TILL_ERROR = "till_error"
