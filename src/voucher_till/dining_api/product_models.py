"""Products, categories and holidays as they come over the wire, and their way into the domain.

The contract is silent on the form of the details, the tree and the holidays: the names that the platform
uses elsewhere are read, and what is not known costs no product.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import msgspec

from voucher_till.dining_api.attributes import decoded
from voucher_till.dining_api.listing_models import NextPage
from voucher_till.dining_api.loose import number_text, outlet_ids, plain
from voucher_till.dining_api.models import Identifier, identifier, moment, money
from voucher_till.domain.catalogue import Product, ProductStatus
from voucher_till.domain.money import Money
from voucher_till.domain.products import Category, Holiday, ProductDetails

_STATUSES = {
    1: ProductStatus.LISTED,
    2: ProductStatus.UNDER_REVIEW,
    3: ProductStatus.REJECTED,
    4: ProductStatus.REMOVED,
    5: ProductStatus.SUSPENDED,
    6: ProductStatus.DRAFT,
    11: ProductStatus.LISTED_UNDER_REVIEW,
    12: ProductStatus.LISTED_REJECTED,
}


class WireProduct(msgspec.Struct):
    """One of ``products``."""

    product_id: Identifier = None
    third_product_id: Identifier = None
    product_name: str | None = None
    product_status: int | None = None
    actual_amount: object = None
    origin_amount: object = None
    currency: str | None = None
    image_url: object = None
    sold: object = None
    inventory: object = None
    sold_start_time: object = None
    sold_end_time: object = None
    create_at: object = None
    bond_shops: object = None
    # The platform's own spelling.
    avaliable_shops: object = None
    reject_reason: object = None

    def to_product(self) -> Product:
        """This product in the till's own words."""
        return Product(
            identifier(self.product_id),
            identifier(self.third_product_id),
            self.product_name or "",
            _STATUSES.get(self.product_status or 0, ProductStatus.UNKNOWN),
            self._price(self.actual_amount),
            self._price(self.origin_amount),
            plain(self.image_url),
            _whole(self.sold),
            _whole(self.inventory),
            moment(_whole(self.sold_start_time)),
            moment(_whole(self.sold_end_time)),
            outlet_ids(self.bond_shops),
            outlet_ids(self.avaliable_shops),
            moment(_whole(self.create_at)),
            plain(self.reject_reason),
        )

    def _price(self, amount: object) -> Money | None:
        return money(amount, self.currency) if isinstance(amount, str | int | float) else None


class Products(msgspec.Struct):
    """``data`` of the product list."""

    products: list[WireProduct] | None = None
    next_pagination: NextPage | None = None


class WireDetails(msgspec.Struct):
    """The details of a product."""

    third_product_id: Identifier = None
    product_id: Identifier = None
    category_id: Identifier = None
    product_status: int | None = None
    attr_key_value_map: dict[str, object] | None = None

    def to_details(self) -> ProductDetails:
        """This product in the till's own words."""
        return ProductDetails(
            identifier(self.third_product_id),
            identifier(self.product_id),
            identifier(self.category_id),
            _STATUSES.get(self.product_status or 0, ProductStatus.UNKNOWN),
            decoded(_texts(self.attr_key_value_map or {})),
        )


def _texts(attributes: Mapping[str, object]) -> dict[str, str]:
    """Attributes as texts that hold JSON; what is JSON itself is written as such, what is null left out."""
    return {
        name: value if isinstance(value, str) else msgspec.json.encode(value).decode()
        for name, value in attributes.items()
        if value is not None
    }


class Details(msgspec.Struct):
    """``data`` of the details."""

    product: WireDetails


class Saved(msgspec.Struct):
    """``data`` of a saved product."""

    product_id: Identifier = None


class WireCategory(msgspec.Struct):
    """A node of the tree."""

    category_id: Identifier = None
    category_name: str | None = None
    name: str | None = None
    children: list[WireCategory] | None = None
    sub_category_list: list[WireCategory] | None = None

    def to_category(self) -> Category:
        """This node and all below it."""
        below = self.children or self.sub_category_list or ()
        return Category(
            identifier(self.category_id),
            self.category_name or self.name or "",
            tuple(one.to_category() for one in below),
        )


class Categories(msgspec.Struct):
    """``data`` of the categories."""

    category_tree_list: list[WireCategory] | None = None


class WireHoliday(msgspec.Struct):
    """One holiday."""

    country: str | None = None
    holiday_name: str | None = None
    name: str | None = None
    date: object = None
    start_date: object = None
    end_date: object = None

    def to_holiday(self) -> Holiday:
        """This holiday in the till's own words."""
        first = _day(self.start_date or self.date)
        return Holiday(
            self.country or "",
            self.holiday_name or self.name or "",
            first,
            _day(self.end_date) or first,
        )


class Holidays(msgspec.Struct):
    """``data`` of the holidays."""

    holiday_list: list[WireHoliday] | None = None
    holidays: list[WireHoliday] | None = None


def _whole(value: object) -> int | None:
    text = number_text(value)
    return int(text) if text.isascii() and text.isdigit() else None


def _day(value: object) -> date | None:
    """A day as ``2026-08-17``, or the moment at which it begins, in seconds or milliseconds."""
    try:
        return date.fromisoformat(plain(value))
    except ValueError:
        begins = moment(_whole(value))
        # Midnight there is another day here: noon is in the same one from New York to Tokyo.
        return (begins + timedelta(hours=12)).date() if begins else None
