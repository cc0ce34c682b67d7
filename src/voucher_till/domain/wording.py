"""A sentence a cashier can act on and one next step for every reason (design, section 5)."""

from __future__ import annotations

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.reasons import Reason

Words = tuple[Phrase, Phrase]
"""A sentence and a next step."""

_SENTENCES: dict[Reason, Words] = {
    Reason.ALREADY_USED: (
        phrase("wording", "This voucher has already been used."),
        phrase("wording", "Do not hand over."),
    ),
    Reason.EXPIRED: (
        phrase("wording", "This voucher has expired."),
        phrase("wording", "Do not hand over. The customer can ask TikTok for a refund in the app."),
    ),
    Reason.NOT_YET_USABLE: (
        phrase("wording", "This voucher cannot be used at this time."),
        phrase("wording", "Do not hand over now. Show the customer when it can be used."),
    ),
    Reason.WRONG_OUTLET: (
        phrase("wording", "This voucher is for another outlet."),
        phrase("wording", "Do not hand over. The customer sees in the app where it can be used."),
    ),
    Reason.REFUNDED: (
        phrase("wording", "This voucher was refunded."),
        phrase("wording", "Do not hand over. The customer has the money back."),
    ),
    Reason.REFUND_IN_PROGRESS: (
        phrase("wording", "The customer has asked for a refund of this voucher."),
        phrase("wording", "Do not hand over. They can cancel the refund in the app and show the QR again."),
    ),
    Reason.NOT_FOUND: (
        phrase("wording", "The platform knows no such voucher."),
        phrase("wording", "Check the digits, or scan the QR instead."),
    ),
    Reason.QR_EXPIRED: (
        phrase("wording", "This QR has timed out or was used. The voucher may still be good."),
        phrase("wording", "Ask the customer to open the voucher again, then scan the new QR."),
    ),
    Reason.QR_UNREADABLE: (
        phrase("wording", "The platform cannot read this QR."),
        phrase("wording", "Ask the customer to open the voucher in TikTok again."),
    ),
    Reason.NOT_A_VOUCHER: (
        phrase("wording", "This is not a TikTok voucher."),
        phrase("wording", "Ask for the QR of the voucher in the app."),
    ),
    Reason.NO_PERMISSION: (
        phrase("wording", "This till may not redeem vouchers at this outlet."),
        phrase("wording", "Do not hand over. Call your manager: the outlet is not set up on the platform."),
    ),
    Reason.BAD_CODE: (
        phrase("wording", "A voucher code has digits only."),
        phrase("wording", "Check what was typed and try again."),
    ),
    Reason.NOT_AUTHORISED: (
        phrase("wording", "The platform does not accept this till's sign-in."),
        phrase(
            "wording",
            "Do not hand over. Call your manager: the till's credentials or its authorisation are not valid.",
        ),
    ),
    Reason.NO_LINE: (
        phrase("wording", "The platform cannot be reached."),
        phrase("wording", "Do not hand over. Check the internet, then scan again."),
    ),
    Reason.PLATFORM_TROUBLE: (
        phrase("wording", "The platform has trouble at the moment. Nothing was redeemed."),
        phrase(
            "wording", "Do not hand over. Scan again in a minute; if it stays, tell your manager the log ID."
        ),
    ),
    Reason.DUPLICATE_HERE: (
        phrase("wording", "This voucher was already taken at this till."),
        phrase("wording", "Do not hand over again."),
    ),
    Reason.LIMIT_REACHED: (
        phrase("wording", "A limit for selling without a line is reached."),
        phrase("wording", "Do not hand over. Ask your manager."),
    ),
    Reason.NO_CODE_FOUND: (
        phrase("wording", "There is no QR to be read in this picture."),
        phrase("wording", "Hold the phone closer and flat, or type the voucher code."),
    ),
    Reason.TILL_ERROR: (
        phrase("wording", "The till itself has a problem. The voucher may be fine."),
        phrase("wording", "Do not hand over. Call your manager."),
    ),
}

OUTCOME_UNKNOWN = (
    phrase(
        "wording",
        "TikTok has not answered yet. The till keeps asking and shows the result; it is also under F10.",
    ),
    phrase("wording", "Do not scan it again. If the customer cannot wait, hand over once, then press F7."),
)


def words(reason: Reason) -> Words:
    """The sentence and the next step for a reason."""
    return _SENTENCES[reason]
