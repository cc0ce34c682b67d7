"""Outlets and products as they come over the wire, and their way into the domain.

As in ``models``: unknown fields are ignored, and everything optional may be absent or null. The contract is
silent on the form of some fields; none of them costs an outlet or a product.
"""

from __future__ import annotations

import msgspec

from voucher_till.dining_api.models import Identifier, identifier, money
from voucher_till.domain.catalogue import ListedOutlet, Outlet, Product, ProductStatus, Unavailable

_OPEN = 1
_REASONS = {1: Unavailable.SETTLEMENT, 2: Unavailable.SPLITTING, 3: Unavailable.NOT_CLAIMED}
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


class NextPage(msgspec.Struct):
    """``next_pagination``."""

    has_more: bool | None = None
    total: int | None = None


class ShopBase(msgspec.Struct):
    """``shop_base_info``."""

    shop_id: Identifier = None
    third_shop_id: Identifier = None
    shop_name: str | None = None
    location_en: object = None


class Shop(msgspec.Struct):
    """One of ``shops``."""

    shop_base_info: ShopBase
    available: bool | None = None
    unavailable_reason: int | list[int] | None = None

    def to_outlet(self) -> ListedOutlet:
        """This outlet in the till's own words."""
        base, why = self.shop_base_info, self.unavailable_reason
        reasons = why if isinstance(why, list) else [why] if why else []
        known = tuple(_REASONS.get(reason, Unavailable.UNKNOWN) for reason in reasons)
        return ListedOutlet(
            identifier(base.third_shop_id),
            identifier(base.shop_id),
            base.shop_name or "",
            plain(base.location_en),
            () if self.available else known or (Unavailable.UNKNOWN,),
        )


class Shops(msgspec.Struct):
    """``data`` of the outlets that a product can be tied to."""

    shops: list[Shop]
    next_pagination: NextPage | None = None


class ShopInfo(msgspec.Struct):
    """What is known of one outlet."""

    shop_id: Identifier = None
    shop_name: str | None = None
    address: object = None
    business_status: int | None = None

    def to_outlet(self, third_shop_id: str) -> Outlet:
        """This outlet in the till's own words."""
        return Outlet(
            third_shop_id,
            identifier(self.shop_id),
            self.shop_name or "",
            plain(self.address),
            self.business_status == _OPEN,
        )


class ShopInfos(msgspec.Struct):
    """``data`` of the outlet information."""

    third_shop_infos: dict[str, ShopInfo] | None = None


class WireProduct(msgspec.Struct):
    """One of ``products``."""

    product_id: Identifier = None
    third_product_id: Identifier = None
    product_name: str | None = None
    product_status: int | None = None
    actual_amount: object = None
    currency: str | None = None

    def to_product(self) -> Product:
        """This product in the till's own words."""
        return Product(
            identifier(self.product_id),
            identifier(self.third_product_id),
            self.product_name or "",
            _STATUSES.get(self.product_status or 0, ProductStatus.UNKNOWN),
            money(self.actual_amount, self.currency) if isinstance(self.actual_amount, str | int) else None,
        )


class Products(msgspec.Struct):
    """``data`` of the product list."""

    products: list[WireProduct] | None = None
    next_pagination: NextPage | None = None


def plain(value: object) -> str:
    """A text, or nothing."""
    return value if isinstance(value, str) else ""
