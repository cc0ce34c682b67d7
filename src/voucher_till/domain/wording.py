"""A sentence a cashier can act on and one next step for every reason (design, section 5)."""

from __future__ import annotations

from voucher_till.domain.reasons import Reason

_SENTENCES: dict[Reason, tuple[str, str]] = {
    Reason.ALREADY_USED: ("This voucher has already been used.", "Do not hand over again."),
    Reason.EXPIRED: ("This voucher has expired.", "The customer can ask TikTok for a refund in the app."),
    Reason.NOT_YET_USABLE: ("This voucher cannot be used at this time.", "Show the customer when it can."),
    Reason.WRONG_OUTLET: (
        "This voucher is for another outlet.",
        "The customer sees in the app where it can be used.",
    ),
    Reason.REFUNDED: ("This voucher was refunded.", "Do not hand over; the customer has the money back."),
    Reason.REFUND_IN_PROGRESS: (
        "The customer has asked for a refund of this voucher.",
        "They can cancel the refund in the app and show the QR again.",
    ),
    Reason.NOT_FOUND: ("The platform knows no such voucher.", "Check the digits, or scan the QR instead."),
    Reason.QR_EXPIRED: ("This QR is too old or was used already.", "Ask the customer to refresh it."),
    Reason.QR_UNREADABLE: (
        "The platform cannot read this QR.",
        "Ask the customer to open the voucher in TikTok again.",
    ),
    Reason.NOT_A_VOUCHER: ("This is not a TikTok voucher.", "Ask for the QR of the voucher in the app."),
    Reason.NO_PERMISSION: (
        "This till may not redeem vouchers at this outlet.",
        "Tell your manager: the outlet or its permission is not set up on the platform.",
    ),
    Reason.BAD_CODE: ("A voucher code has digits only.", "Check what was typed and try again."),
    Reason.NOT_AUTHORISED: (
        "The platform does not accept this till's sign-in.",
        "Tell your manager: check the credentials, the merchant's authorisation and the app's scopes.",
    ),
    Reason.NO_LINE: ("The platform cannot be reached.", "Check the internet line, then scan again."),
    Reason.PLATFORM_TROUBLE: (
        "The platform has trouble at the moment. Nothing was redeemed.",
        "Scan again in a minute; if it stays, give the log ID to the platform.",
    ),
    Reason.DUPLICATE_HERE: ("This voucher was already taken at this till.", "Do not hand over again."),
    Reason.LIMIT_REACHED: ("A limit for selling without a line is reached.", "Ask your manager."),
    Reason.NO_CODE_FOUND: (
        "There is no QR to be read in this picture.",
        "Hold the phone closer and flat, or type the voucher code.",
    ),
    Reason.TILL_ERROR: ("The till itself has a problem. The voucher may be fine.", "Tell your manager."),
}

OUTCOME_UNKNOWN = (
    "It is not known whether the platform redeemed this voucher.",
    "Do not hand over twice and do not scan it again; the till will settle it.",
)


def words(reason: Reason) -> tuple[str, str]:
    """The sentence and the next step for a reason."""
    return _SENTENCES[reason]


def message(reason: Reason) -> str:
    """The sentence and the next step, in one line."""
    return " ".join(_SENTENCES[reason])
