"""What must be done before the first real customer (platform contract, section 1), and what is seen of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from voucher_till.domain.diagnosis import Step
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.symptoms import Call


class LaunchStep(StrEnum):
    """In the order in which they are usually done. The values are kept in the record."""

    AUTHORISED = "authorised"
    """By the merchant that this till works for now."""
    VOUCHER_SCOPE = "voucher_scope"
    OUTLETS_CLAIMED = "outlets_claimed"
    OUTLETS_MAPPED = "outlets_mapped"
    PRODUCTS_CREATED = "products_created"
    PRODUCTS_MAPPED = "products_mapped"
    PRACTISED = "practised"
    SEVERAL_VOUCHERS = "several_vouchers"
    SEVERAL_ORDERS = "several_orders"
    ERRORS = "errors"
    REDEEMED = "redeemed"
    REFUSED = "refused"
    LOG_IDS = "log_ids"
    LIVE_AUTHORISED = "live_authorised"
    PUBLISHED = "published"

    @property
    def what(self) -> Phrase:
        """What is to be done."""
        return _WORDS[self][0]

    @property
    def where(self) -> Phrase:
        """Where, and how one gets there."""
        return _WORDS[self][1]


_WORDS = {
    LaunchStep.AUTHORISED: (
        phrase("launch", "The merchant has authorised the app"),
        phrase("launch", "Merchant Portal > Application authorization > Authorize > Accept."),
    ),
    LaunchStep.VOUCHER_SCOPE: (
        phrase("launch", "The app may check vouchers"),
        phrase("launch", "Developer Portal > your app > Dining purchasing solutions: Vouchers Verification."),
    ),
    LaunchStep.OUTLETS_CLAIMED: (
        phrase("launch", "The outlets are claimed"),
        phrase("launch", "Merchant Portal: claim each outlet, and wait until TikTok has approved it."),
    ),
    LaunchStep.OUTLETS_MAPPED: (
        phrase("launch", "The outlets have your own IDs"),
        phrase("launch", "Each outlet needs its third_shop_id, the same as in this till, letter for letter."),
    ),
    LaunchStep.PRODUCTS_CREATED: (
        phrase("launch", "The products are created"),
        phrase("launch", "Merchant Portal: create them, and wait until they are listed."),
    ),
    LaunchStep.PRODUCTS_MAPPED: (
        phrase("launch", "The products have your own IDs"),
        phrase("launch", "Each product needs its third_product_id."),
    ),
    LaunchStep.PRACTISED: (
        phrase("launch", "Everybody has done the practice course"),
        phrase("launch", "Settings > Platform > Switch to practice: six short tasks beside the till."),
    ),
    LaunchStep.SEVERAL_VOUCHERS: (
        phrase("launch", "Staff know a QR with several vouchers"),
        phrase("launch", "In practice: task 2. Untick those that the customer keeps, then redeem."),
    ),
    LaunchStep.SEVERAL_ORDERS: (
        phrase("launch", "Staff know a customer with several orders"),
        phrase("launch", "Each order has a QR of its own: scan and redeem one after the other."),
    ),
    LaunchStep.ERRORS: (
        phrase("launch", "Staff know what to do when something fails"),
        phrase("launch", "Read the sentence and its next step. In practice: tasks 3, 4 and 5."),
    ),
    LaunchStep.REDEEMED: (
        phrase("launch", "A voucher was redeemed"),
        phrase(
            "launch", "With the test merchant: buy a cheap test product with a test account, and scan it."
        ),
    ),
    LaunchStep.REFUSED: (
        phrase("launch", "A refusal was seen"),
        phrase("launch", "Scan a voucher that is used already, and read what the till says."),
    ),
    LaunchStep.LOG_IDS: (
        phrase("launch", "The acceptance tests are handed in"),
        phrase("launch", "Developer Portal: paste a log ID from above, then mark it here as used."),
    ),
    LaunchStep.LIVE_AUTHORISED: (
        phrase("launch", "The live merchant has authorised the app"),
        phrase(
            "launch",
            "Merchant Portal, as the live merchant > Application authorization > Authorize > Accept.",
        ),
    ),
    LaunchStep.PUBLISHED: (
        phrase("launch", "The app is published"),
        phrase("launch", "Developer Portal > your app: submit it. Until then it shows Sandbox."),
    ),
}


class Standing(StrEnum):
    """How it stands with a step."""

    SEEN = "seen"
    """The till has seen for itself that it is done."""
    TICKED = "ticked"
    """A person said that it is done."""
    OPEN = "open"
    """The till cannot see it, and nobody has said so."""
    MISSING = "missing"
    """The platform says that it is not done; no tick changes that."""

    @property
    def is_done(self) -> bool:
        """Whether there is nothing left to do."""
        return self in (Standing.SEEN, Standing.TICKED)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the till knows; what was not asked is None or not in the dict."""

    environment: str = "live"
    calls: dict[Call, Step | None] | None = None
    """How each call went last; None for well."""
    outlet_known: bool | None = None
    """Whether the platform knows the outlet by the ID that this till sends."""
    outlet_claimed: bool | None = None
    products: int | None = None
    """How many the platform lists of the first page."""
    products_without_id: int = 0
    """How many of them have no ID of the merchant's own."""
    redeemed: bool = False
    refused: bool = False
    several_redeemed: bool = False
    """An order with several vouchers was redeemed at once."""
    log_ids_used: int = 0


@dataclass(frozen=True, slots=True)
class LaunchItem:
    """One step as it stands."""

    step: LaunchStep
    standing: Standing
    ticked_by: str = ""

    @property
    def is_tickable(self) -> bool:
        """Whether it is for a person to say."""
        return self.standing in (Standing.TICKED, Standing.OPEN)


def judge(facts: Facts, ticks: dict[LaunchStep, str]) -> list[LaunchItem]:
    """How it stands with each step; ``ticks`` has who said that one is done."""
    seen = _seen(facts)
    return [_item(step, seen.get(step), ticks.get(step)) for step in LaunchStep]


def _item(step: LaunchStep, seen: bool | None, ticked_by: str | None) -> LaunchItem:
    if seen is not None:
        return LaunchItem(step, Standing.SEEN if seen else Standing.MISSING)
    if ticked_by is not None:
        return LaunchItem(step, Standing.TICKED, ticked_by)
    return LaunchItem(step, Standing.OPEN)


def _seen(facts: Facts) -> dict[LaunchStep, bool | None]:
    """True and False where the till can tell, None where it cannot."""
    calls = facts.calls or {}
    signed_in = None if Call.TOKEN not in calls else _well(calls[Call.TOKEN])
    outlet = facts.outlet_known
    if outlet is None and Call.QUERY in calls:
        outlet = _outlet_by_query(calls[Call.QUERY])
    return {
        LaunchStep.AUTHORISED: signed_in,
        LaunchStep.VOUCHER_SCOPE: _scope(calls),
        LaunchStep.OUTLETS_CLAIMED: facts.outlet_claimed,
        LaunchStep.OUTLETS_MAPPED: outlet,
        LaunchStep.PRODUCTS_CREATED: None if facts.products is None else facts.products > 0,
        LaunchStep.PRODUCTS_MAPPED: facts.products_without_id == 0 if facts.products else None,
        # What was not seen at this till may have been done at another: a person may say so.
        LaunchStep.REDEEMED: facts.redeemed or None,
        LaunchStep.REFUSED: facts.refused or None,
        LaunchStep.SEVERAL_VOUCHERS: facts.several_redeemed or None,
        LaunchStep.LOG_IDS: facts.log_ids_used > 0 or None,
        LaunchStep.LIVE_AUTHORISED: signed_in if facts.environment == "live" else None,
    }


def _well(step: Step | None) -> bool | None:
    """A call that did not get there says nothing."""
    if step is None:
        return True
    return False if step in (Step.AUTHORISATION, Step.CREDENTIALS, Step.TEST_MERCHANT) else None


def _scope(calls: dict[Call, Step | None]) -> bool | None:
    if Call.QUERY not in calls:
        return None
    step = calls[Call.QUERY]
    if step is Step.VOUCHER_SCOPE:
        return False
    return True if step in (None, Step.OUTLET) else None


def _outlet_by_query(step: Step | None) -> bool | None:
    if step is Step.OUTLET:
        return False
    return True if step is None else None
