"""Products as they are written, changed and looked up on the platform (platform contract, section 7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import IntEnum

from voucher_till.domain.catalogue import ProductStatus
from voucher_till.domain.money import Money

Json = None | bool | int | Decimal | str | list["Json"] | dict[str, "Json"]
"""A value of JSON; numbers are exact."""


class ProductTab(IntEnum):
    """Which products are listed."""

    ALL = 0
    LISTED = 1
    UNDER_REVIEW = 2
    REJECTED = 3
    REMOVED = 4
    SUSPENDED = 5
    DRAFT = 6


@dataclass(frozen=True, slots=True)
class ProductFilter:
    """Which products are asked for; an empty field lets all through."""

    tab: ProductTab = ProductTab.ALL
    name: str = ""
    third_shop_ids: tuple[str, ...] = ()
    shop_ids: tuple[str, ...] = ()


class PlainText(str):
    """An attribute's text that is not JSON; it goes out as it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ProductAttributes:
    """What a discount voucher says of itself.

    The attributes that every voucher has are named; ``others`` holds the rest by the platform's keys.
    """

    shop_ids: tuple[str, ...] = ()
    """The platform's IDs of the outlets it is sold for."""
    people: int | None = None
    """For how many it is recommended."""
    most_people: int | None = None
    others: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """A product to be created, or to replace the one with the same ID as a whole; it is reviewed."""

    third_product_id: str
    category_id: str
    attributes: ProductAttributes


@dataclass(frozen=True, slots=True)
class PriceStock:
    """Another price and stock, which need no review.

    Raises ValueError for a stock below 0, and for a price that is none or has no currency.
    """

    third_product_id: str
    price: Money
    stock: int | None = None
    """How many can be sold; None for no limit."""

    def __post_init__(self) -> None:
        if self.stock is not None and self.stock < 0:
            raise ValueError("a stock is 0 or more")
        if not self.price.currency or not self.price.amount.is_finite() or self.price.amount < 0:
            raise ValueError("a price is 0 or more, in a currency")


@dataclass(frozen=True, slots=True)
class ProductDetails:
    """One product with its attributes."""

    third_product_id: str
    product_id: str
    category_id: str
    status: ProductStatus
    attributes: ProductAttributes


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of product; those without narrower ones can be chosen."""

    category_id: str
    name: str
    narrower: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True)
class Holiday:
    """A national holiday; days that the platform did not tell in a known form are None."""

    country: str
    name: str
    first: date | None
    last: date | None
