"""The merchant's outlets and products (platform contract, sections 6 and 7): answers without HTTP."""

from __future__ import annotations

from typing import Any

from voucher_till.sandbox.credentials import MERCHANT_ID, OUTLETS
from voucher_till.sandbox.wire import InvalidParamsError

MOST_OUTLETS = 20
LARGEST_PAGE = 100
_DISCOUNT_VOUCHER = 2
_FIRST_SOLD = 1_735_689_600_000
"""2025-01-01, in milliseconds as the product pages have it."""
_LAST_SOLD = 4_070_908_800_000

_NAMES = {"OUTLET-1": "Warung Sentosa Menteng", "OUTLET-2": "Warung Sentosa Kemang"}
_ADDRESSES = {
    "OUTLET-1": "Jl. Cikini Raya 12, Jakarta Pusat",
    "OUTLET-2": "Jl. Kemang Raya 45, Jakarta Selatan",
}
_PLACES = {"OUTLET-1": (-6.1915, 106.8389), "OUTLET-2": (-6.2607, 106.8133)}

_LISTED, _UNDER_REVIEW, _REJECTED = 1, 2, 3
_TABS: dict[int, tuple[int, ...]] = {0: (), 1: (1, 11, 12), 2: (2, 11), 3: (3, 12), 4: (4,), 5: (5,), 6: (6,)}
"""The statuses each tab shows; the first shows all."""
_PRODUCTS = (
    ("Paket Nasi Goreng", "40000", "25000", _LISTED),
    ("Es Kopi Susu", "24000", "18000", _LISTED),
    ("Paket Sarapan", "35000", "22000", _LISTED),
    ("Paket Siang", "45000", "29000", _UNDER_REVIEW),
    ("Paket Lama", "30000", "20000", _REJECTED),
)
_FIRST_PRODUCT_ID = 7512345678901234561


def outlets(body: dict[str, Any]) -> dict[str, Any]:
    """Answer ``shop_info/batch_query``: what is not known is left out."""
    if "third_shop_ids" in body:
        asked = _names(body, "third_shop_ids")
        return {"third_shop_infos": {name: _info(name) for name in asked if name in OUTLETS}}
    numbers = {str(number): name for name, number in OUTLETS.items()}
    asked = _names(body, "shop_ids")
    return {"shop_infos": {number: _info(numbers[number]) for number in asked if number in numbers}}


def _names(body: dict[str, Any], field: str) -> list[str]:
    value = body.get(field)
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_OUTLETS:
        raise InvalidParamsError(field)
    if not all(isinstance(name, str) or type(name) is int for name in value):
        raise InvalidParamsError(field)
    return [str(name) for name in value]


def _info(name: str) -> dict[str, Any]:
    latitude, longitude = _PLACES[name]
    return {
        "third_shop_id": name,
        "shop_id": OUTLETS[name],
        "merchant_id": MERCHANT_ID,
        "shop_name": _NAMES[name],
        "poi_id": str(OUTLETS[name] + 1000),
        "poi_name": _NAMES[name],
        "latitude": latitude,
        "longitude": longitude,
        "address": _ADDRESSES[name],
        "business_status": 1,
    }


def outlet_list(body: dict[str, Any]) -> dict[str, Any]:
    """Answer ``product_opt_shops/query``."""
    _language(body)
    shops = [
        {
            "shop_base_info": {
                "shop_id": OUTLETS[name],
                "shop_name": _NAMES[name],
                "third_shop_id": name,
                "location_en": _ADDRESSES[name],
                "merchant_id": MERCHANT_ID,
            },
            "available": True,
            "unavailable_reason": [],
        }
        for name in OUTLETS
    ]
    return _cut("shops", shops, body)


def products(body: dict[str, Any], base_url: str) -> dict[str, Any]:
    """Answer ``product/batch_query``."""
    kinds, tab = body.get("product_type_list"), body.get("list_tab")
    if not isinstance(kinds, list) or not kinds or not all(type(kind) is int for kind in kinds):
        raise InvalidParamsError("product_type_list")
    if type(tab) is not int or tab not in _TABS:
        raise InvalidParamsError("list_tab")
    wanted = body.get("product_name", "")
    if not isinstance(wanted, str):
        raise InvalidParamsError("product_name")
    listed = [
        _product(number, base_url)
        for number, (name, _, _, status) in enumerate(_PRODUCTS)
        if _DISCOUNT_VOUCHER in kinds
        and (not _TABS[tab] or status in _TABS[tab])
        and wanted.lower() in name.lower()
    ]
    return _cut("products", listed, body)


def _product(number: int, base_url: str) -> dict[str, Any]:
    name, origin, actual, status = _PRODUCTS[number]
    product_id = str(_FIRST_PRODUCT_ID + number)
    return {
        "product_name": name,
        "product_id": product_id,
        "third_product_id": "MENU-" + name.upper().replace(" ", "-"),
        "product_status": status,
        "origin_amount": origin,
        "actual_amount": actual,
        "image_url": f"{base_url}/goods/{product_id}.png",
        "sold": 12 * number,
        "inventory": 500,
        "sold_start_time": _FIRST_SOLD,
        "sold_end_time": _LAST_SOLD,
        "bond_shops": list(OUTLETS),
        "avaliable_shops": list(OUTLETS),
        "create_at": _FIRST_SOLD,
        "reject_reason": "The picture is not sharp" if status == _REJECTED else "",
    }


def _language(body: dict[str, Any]) -> None:
    if not isinstance(body.get("language"), str) or not body["language"]:
        raise InvalidParamsError("language")


def _cut(name: str, items: list[dict[str, Any]], body: dict[str, Any]) -> dict[str, Any]:
    """The page that was asked for, under ``name``."""
    pagination = body.get("pagination")
    if not isinstance(pagination, dict):
        raise InvalidParamsError("pagination")
    page, size = pagination.get("page_no"), pagination.get("page_size", 20)
    if type(page) is not int or page < 1:
        raise InvalidParamsError("pagination.page_no")
    if type(size) is not int or not 1 <= size <= LARGEST_PAGE:
        raise InvalidParamsError("pagination.page_size")
    start = (page - 1) * size
    following = {"has_more": start + size < len(items), "total": len(items)}
    return {name: items[start : start + size], "next_pagination": following}
