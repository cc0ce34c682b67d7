"""The merchant's outlets and products as the platform lists them (platform contract, sections 6 and 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Generic, TypeVar

from voucher_till.domain.money import Money
from voucher_till.domain.outlets import OpeningDay, OutletPicture
from voucher_till.domain.phrases import Phrase, phrase

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Page(Generic[_T]):
    """A part of a long list."""

    items: tuple[_T, ...]
    total: int
    """How many the whole list has, as the platform counts."""
    has_more: bool


class Unavailable(Enum):
    """Why products cannot be sold at an outlet."""

    SETTLEMENT = phrase("catalogue", "It has no settlement account.")
    SPLITTING = phrase("catalogue", "The rules for splitting the money are missing.")
    NOT_CLAIMED = phrase("catalogue", "It is not claimed yet.")
    UNKNOWN = phrase("catalogue", "The platform does not say why.")

    @property
    def words(self) -> Phrase:
        """A sentence on it."""
        return self.value


@dataclass(frozen=True, slots=True)
class ListedOutlet:
    """An outlet to pick from."""

    third_shop_id: str
    """Empty when it is not mapped to an ID of the merchant's own."""
    shop_id: str
    name: str
    address: str
    unavailable: tuple[Unavailable, ...] = ()
    """Empty when products can be sold there."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """What the platform knows of an outlet."""

    third_shop_id: str
    shop_id: str
    name: str
    address: str
    is_open: bool
    """Whether the platform has it as open for business."""
    poi_id: str = ""
    poi_name: str = ""
    latitude: str = ""
    longitude: str = ""
    phone: str = ""
    average_price: Money | None = None
    opening: tuple[OpeningDay, ...] = ()
    pictures: tuple[OutletPicture, ...] = ()


class ProductStatus(Enum):
    """Where a product stands."""

    LISTED = phrase("catalogue", "Listed")
    UNDER_REVIEW = phrase("catalogue", "Under review")
    REJECTED = phrase("catalogue", "Rejected")
    REMOVED = phrase("catalogue", "Removed")
    SUSPENDED = phrase("catalogue", "Suspended")
    DRAFT = phrase("catalogue", "Draft")
    LISTED_UNDER_REVIEW = phrase("catalogue", "Listed, a change is under review")
    LISTED_REJECTED = phrase("catalogue", "Listed, a change was rejected")
    UNKNOWN = phrase("catalogue", "Unknown")

    @property
    def words(self) -> Phrase:
        """Its name."""
        return self.value


@dataclass(frozen=True, slots=True)
class Product:
    """One product of the merchant."""

    product_id: str
    third_product_id: str
    name: str
    status: ProductStatus
    price: Money | None
    original_price: Money | None = None
    picture_url: str = ""
    sold: int | None = None
    stock: int | None = None
    """How many are left; None where the platform does not say."""
    sold_from: datetime | None = None
    sold_until: datetime | None = None
    outlets: tuple[str, ...] = ()
    """Those it is tied to, by the ID that the platform lists."""
    usable_outlets: tuple[str, ...] = ()
    created_at: datetime | None = None
    reject_reason: str = ""
    """The platform's own words."""
