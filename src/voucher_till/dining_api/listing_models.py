"""Outlets as they come over the wire, and their way into the domain.

As in ``models``: unknown fields are ignored, and everything optional may be absent or null. The contract is
silent on the form of some fields; none of them costs an outlet.
"""

from __future__ import annotations

import msgspec

from voucher_till.dining_api.loose import number_text, opening_of, pictures_of, plain, price_of
from voucher_till.dining_api.models import Identifier, identifier
from voucher_till.domain.catalogue import ListedOutlet, Outlet, Unavailable

_OPEN = 1
_REASONS = {"1": Unavailable.SETTLEMENT, "2": Unavailable.SPLITTING, "3": Unavailable.NOT_CLAIMED}


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
    unavailable_reason: object = None

    def to_outlet(self) -> ListedOutlet:
        """This outlet in the till's own words."""
        base, why = self.shop_base_info, self.unavailable_reason
        reasons = why if isinstance(why, list) else [why] if why else []
        known = tuple(_REASONS.get(number_text(reason), Unavailable.UNKNOWN) for reason in reasons)
        return ListedOutlet(
            identifier(base.third_shop_id),
            identifier(base.shop_id),
            base.shop_name or "",
            plain(base.location_en),
            () if self.available else known or (Unavailable.UNKNOWN,),
        )


class Shops(msgspec.Struct):
    """``data`` of the outlets that a product can be tied to."""

    shops: list[Shop] | None = None
    next_pagination: NextPage | None = None


class ShopInfo(msgspec.Struct):
    """What is known of one outlet."""

    shop_id: Identifier = None
    third_shop_id: Identifier = None
    shop_name: str | None = None
    address: object = None
    business_status: int | None = None
    poi_id: Identifier = None
    poi_name: object = None
    latitude: object = None
    longitude: object = None
    phone: object = None
    average_price: object = None
    opening_time: object = None
    images: object = None

    def to_outlet(self, third_shop_id: str = "") -> Outlet:
        """This outlet in the till's own words, by the ID that it was asked for with."""
        return Outlet(
            third_shop_id or identifier(self.third_shop_id),
            identifier(self.shop_id),
            self.shop_name or "",
            plain(self.address),
            self.business_status == _OPEN,
            identifier(self.poi_id),
            plain(self.poi_name),
            number_text(self.latitude),
            number_text(self.longitude),
            number_text(self.phone),
            price_of(self.average_price),
            opening_of(self.opening_time),
            pictures_of(self.images),
        )


class ShopInfos(msgspec.Struct):
    """``data`` of the outlet information."""

    third_shop_infos: dict[str, ShopInfo] | None = None
    shop_infos: dict[str, ShopInfo] | None = None
