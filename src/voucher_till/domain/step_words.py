"""What is said of each missing step: to whoever sets the till up, and to the cashier."""

from __future__ import annotations

from dataclasses import dataclass

from voucher_till.domain.diagnosis import Step
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.reasons import Reason
from voucher_till.domain.wording import Words, words


@dataclass(frozen=True, slots=True)
class StepWords:
    """For whoever sets the till up."""

    title: Phrase
    wrong: Phrase
    """What is wrong, in a sentence."""
    remedy: Phrase
    """What to do about it, and where to click."""


_STEPS = {
    Step.CREDENTIALS: StepWords(
        phrase("steps", "Client key and client secret"),
        phrase("steps", "The platform does not know this client key with this client secret."),
        phrase(
            "steps",
            "Developer Portal > your app: copy the client key and the client secret, and enter both again.",
        ),
    ),
    Step.AUTHORISATION: StepWords(
        phrase("steps", "Authorisation by the merchant"),
        phrase("steps", "The merchant has not allowed your app to work for it."),
        phrase(
            "steps",
            "Merchant Portal > Application authorization > Authorize > Accept, signed in as this merchant."
            " The test merchant and the live merchant each need it. Then check the merchant ID here.",
        ),
    ),
    Step.VOUCHER_SCOPE: StepWords(
        phrase("steps", "Permission for vouchers"),
        phrase("steps", "Your app does not have the scope Vouchers Verification."),
        phrase(
            "steps",
            "Developer Portal > your app > Dining purchasing solutions: apply for Vouchers Verification. Then"
            " Merchant Portal > Application authorization > Authorize > Accept once more.",
        ),
    ),
    Step.OUTLET_SCOPE: StepWords(
        phrase("steps", "Permission for outlets (optional)"),
        phrase("steps", "Your app does not have the scope Outlets management."),
        phrase(
            "steps",
            "Vouchers can be sold without it. To see your outlets here: Developer Portal > your app > Dining"
            " purchasing solutions: apply for Outlets management, then authorise again.",
        ),
    ),
    Step.PRODUCT_SCOPE: StepWords(
        phrase("steps", "Permission for products (optional)"),
        phrase("steps", "Your app does not have the scope Products management."),
        phrase(
            "steps",
            "Vouchers can be sold without it. To see your products here: Developer Portal > your app > Dining"
            " purchasing solutions: apply for Products management, then authorise again.",
        ),
    ),
    Step.OUTLET: StepWords(
        phrase("steps", "Outlet"),
        phrase("steps", "The platform does not let this till check vouchers at this outlet."),
        phrase(
            "steps",
            "See that the outlet is claimed and mapped to your own ID (third_shop_id), and that the same ID,"
            " letter for letter, is set here.",
        ),
    ),
    Step.TEST_MERCHANT: StepWords(
        phrase("steps", "Test merchant"),
        phrase("steps", "The time of the test merchant is over."),
        phrase(
            "steps",
            "Developer Portal: extend the test merchant by 15 days, which works up to 5 times, and record it"
            " here. After that ask for a new one, or go live.",
        ),
    ),
    Step.IDENTIFIERS: StepWords(
        phrase("steps", "Merchant ID and region"),
        phrase("steps", "The platform cannot read what this till sends."),
        phrase("steps", "Check the merchant ID, the outlet ID and the region that are set here."),
    ),
    Step.TOKEN: StepWords(
        phrase("steps", "Sign-in"),
        phrase("steps", "The platform no longer takes the sign-in that it gave this till."),
        phrase(
            "steps",
            "The till signs in again by itself. If it stays: Merchant Portal > Application authorization,"
            " and see that your app is still authorised.",
        ),
    ),
    Step.CLOCK: StepWords(
        phrase("steps", "Date and time"),
        phrase("steps", "The date or the time of this computer is wrong."),
        phrase("steps", "Set the date, the time and the time zone, or let the system set them."),
    ),
    Step.CERTIFICATE_DATE: StepWords(
        phrase("steps", "Date of the certificate"),
        phrase("steps", "The certificate that came is not valid on the date of this computer."),
        phrase(
            "steps",
            "See that the date and the time of this computer are right: mostly it is that. If they are, ask"
            " whoever runs the network, who may show a certificate that has run out.",
        ),
    ),
    Step.PROXY: StepWords(
        phrase("steps", "Proxy"),
        phrase("steps", "The proxy of this network cannot be reached, or does not let the till through."),
        phrase(
            "steps",
            "Check the address of the proxy, or set it to none. Ask whoever runs the network to let this"
            " till through to the platform's address.",
        ),
    ),
    Step.PROXY_LOGIN: StepWords(
        phrase("steps", "Name and password of the proxy"),
        phrase("steps", "The proxy of this network wants a name and a password, or does not know these."),
        phrase("steps", "Enter the name and the password of the proxy; whoever runs the network has them."),
    ),
    Step.PORTAL: StepWords(
        phrase("steps", "Sign-in to the Wi-Fi"),
        phrase("steps", "A page of this network answered in place of the platform."),
        phrase("steps", "Open any page in a browser on this computer, sign in to the Wi-Fi, then try again."),
    ),
    Step.INSPECTION: StepWords(
        phrase("steps", "Encrypted connection"),
        phrase("steps", "Somebody in this network opens encrypted connections: the certificate is unknown."),
        phrase(
            "steps",
            "Ask whoever runs the network to leave the platform's address alone. Where that cannot be, get"
            " the certificate of the network as a PEM file and set it here as the file of authorities.",
        ),
    ),
    Step.NO_TLS: StepWords(
        phrase("steps", "No encrypted connection"),
        phrase("steps", "What answers at the platform's address does not encrypt, or not as it should."),
        phrase(
            "steps",
            "Check the platform's address and the proxy that are set here, with their ports. If they are"
            " right, ask whoever runs the network what stands between.",
        ),
    ),
    Step.NO_INTERNET: StepWords(
        phrase("steps", "Internet"),
        phrase("steps", "This computer does not find the platform's address."),
        phrase("steps", "Check the cable or the Wi-Fi, and that other pages open. Then try again."),
    ),
    Step.NO_CONNECTION: StepWords(
        phrase("steps", "Connection to the platform"),
        phrase("steps", "The connection to the platform's address was refused."),
        phrase(
            "steps",
            "Check that no firewall stops this program, and that the platform's address is set right here.",
        ),
    ),
    Step.NO_ANSWER: StepWords(
        phrase("steps", "Answer of the platform"),
        phrase("steps", "The platform's answer did not come in time."),
        phrase("steps", "The line may be slow, or a firewall holds it up. Try again; then try another line."),
    ),
    Step.FORCED_OFFLINE: StepWords(
        phrase("steps", "Taken off the line"),
        phrase("steps", "A manager has taken this till off the line."),
        phrase("steps", "A manager puts it back on the line: F10, then Back on the line."),
    ),
    Step.PLATFORM: StepWords(
        phrase("steps", "Platform"),
        phrase("steps", "The platform itself has trouble, or sends what cannot be read."),
        phrase("steps", "Try again in some minutes. If it stays, tell the platform the log ID."),
    ),
}

_CALL = phrase("steps", "Do not hand over. Call your manager.")
_UNSAFE = phrase("steps", "The network here does not let the till speak to TikTok safely.")
_CASHIER: dict[Step, Words] = {
    Step.CREDENTIALS: (
        phrase("steps", "The platform does not know this till: its key or its secret is wrong."),
        _CALL,
    ),
    Step.AUTHORISATION: (phrase("steps", "This business has not allowed the till on TikTok yet."), _CALL),
    Step.VOUCHER_SCOPE: (phrase("steps", "TikTok has not allowed this till to check vouchers yet."), _CALL),
    Step.OUTLET: words(Reason.NO_PERMISSION),
    Step.TEST_MERCHANT: (phrase("steps", "The time for testing with TikTok is over."), _CALL),
    Step.TOKEN: (
        phrase("steps", "The platform wants this till to sign in again."),
        phrase("steps", "Do not hand over. Scan again; if it stays, call your manager."),
    ),
    Step.CLOCK: (phrase("steps", "The date or the time of this computer is wrong."), _CALL),
    Step.CERTIFICATE_DATE: (
        phrase("steps", "The date of this computer is wrong, or the network here is not safe."),
        _CALL,
    ),
    Step.PROXY: (phrase("steps", "The network here does not let the till through."), _CALL),
    Step.PROXY_LOGIN: (
        phrase("steps", "The network here wants a name and a password from the till."),
        _CALL,
    ),
    Step.PORTAL: (
        phrase("steps", "The Wi-Fi wants somebody to sign in before it lets the till through."),
        _CALL,
    ),
    Step.INSPECTION: (_UNSAFE, _CALL),
    Step.NO_TLS: (_UNSAFE, _CALL),
    Step.FORCED_OFFLINE: (phrase("steps", "A manager has taken this till off the line."), _CALL),
}


def step_words(step: Step) -> StepWords:
    """What is wrong and what to do, for whoever sets the till up."""
    return _STEPS[step]


def cashier_words(step: Step | None, reason: Reason) -> Words:
    """A sentence and a next step for a cashier; those of the reason where the step has none of its own."""
    return _CASHIER.get(step, words(reason)) if step is not None else words(reason)
