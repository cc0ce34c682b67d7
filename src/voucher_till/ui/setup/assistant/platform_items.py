"""What must exist on the platform's side, with where to click there (platform contract, section 1)."""

from __future__ import annotations

from dataclasses import dataclass

from voucher_till.installation.drafting import LIVE, TEST
from voucher_till.ui.setup.assistant.services import Matter
from voucher_till.ui.shared.language import translate


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to have, as somebody ticks it off."""

    name: str
    """Kept in drafts."""
    title: str
    where: str
    matter: Matter | None = None
    """What a real call says of it, if one can."""
    optional: bool = False


def items(environment: str) -> list[Item]:
    """What there must be for an environment, in the order in which it is made."""
    return [*_app(), *_scopes(), *(_testing() if environment == TEST else _live(environment)), _authorised()]


def _app() -> list[Item]:
    return [
        Item(
            "organisation",
            translate("platform_items", "An organisation"),
            translate("platform_items", "Developer Portal > your name > Manage organizations > Create"),
        ),
        Item(
            "app",
            translate("platform_items", "An app of the type TikTok GO, in that organisation"),
            translate("platform_items", "Developer Portal > Manage apps > Connect an app > TikTok GO"),
        ),
        Item(
            "keys",
            translate("platform_items", "App ID, client key and client secret"),
            translate(
                "platform_items",
                "Developer Portal > your app > App details > Credentials. They come on the next page.",
            ),
            Matter.ACCESS,
        ),
    ]


def _scopes() -> list[Item]:
    return [
        Item(
            "vouchers",
            translate("platform_items", "Dining purchasing solutions, with Vouchers Verification"),
            translate(
                "platform_items",
                "Developer Portal > your app > Dining purchasing solutions > Vouchers Verification > Apply",
            ),
            Matter.VOUCHERS,
        ),
        Item(
            "outlets",
            translate("platform_items", "Outlets management"),
            translate("platform_items", "At the same place. With it the till knows your outlets."),
            Matter.OUTLETS,
            optional=True,
        ),
        Item(
            "products",
            translate("platform_items", "Products management"),
            translate("platform_items", "At the same place. With it you pick the outlet from a list here."),
            Matter.PRODUCTS,
            optional=True,
        ),
        Item(
            "webhooks",
            translate("platform_items", "Webhooks"),
            translate(
                "platform_items", "Developer Portal > your app > Webhooks. The till works without them."
            ),
            optional=True,
        ),
    ]


def _testing() -> list[Item]:
    return [
        Item(
            "accounts",
            translate("platform_items", "Up to five TikTok test accounts"),
            translate(
                "platform_items",
                "Developer Portal > your app > Test accounts. They buy with real money: take cheap products.",
            ),
        ),
        Item(
            "merchant",
            translate("platform_items", "The test merchant"),
            translate(
                "platform_items",
                "Developer Portal > your app > Test merchant > Apply. It lasts 30 days from then.",
            ),
            Matter.TEST_MERCHANT,
        ),
    ]


def _live(environment: str) -> list[Item]:
    if environment != LIVE:
        return []
    return [
        Item(
            "mapped",
            translate("platform_items", "Your outlets and products, mapped to IDs of your own"),
            translate(
                "platform_items",
                "Merchant Portal: claim the outlets, create the products, give each your own ID.",
            ),
        )
    ]


def _authorised() -> Item:
    return Item(
        "authorised",
        translate("platform_items", "Authorisation by the merchant"),
        translate(
            "platform_items",
            "Merchant Portal, signed in as this merchant > Application authorization > Authorize > Accept",
        ),
        Matter.AUTHORISATION,
    )
