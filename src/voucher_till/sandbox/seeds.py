"""The outlets and products that the merchant has at the first start."""

from __future__ import annotations

from typing import Any

from voucher_till.sandbox.credentials import MERCHANT_ID, OUTLETS

LISTED, UNDER_REVIEW, REJECTED = 1, 2, 3
CATEGORY = "24020301"
_FIRST_SOLD = 1_735_689_600_000
"""2025-01-01, in milliseconds as the product pages have it."""
_LAST_SOLD = 4_070_908_800_000
_FIRST_PRODUCT_ID = 7512345678901234561

_NAMES = {"OUTLET-1": "Warung Sentosa Menteng", "OUTLET-2": "Warung Sentosa Kemang"}
_ADDRESSES = {
    "OUTLET-1": "Jl. Cikini Raya 12, Jakarta Pusat",
    "OUTLET-2": "Jl. Kemang Raya 45, Jakarta Selatan",
}
_PLACES = {"OUTLET-1": (-6.1915, 106.8389), "OUTLET-2": (-6.2607, 106.8133)}
_PRODUCTS = (
    ("Paket Nasi Goreng", "40000", "25000", LISTED),
    ("Es Kopi Susu", "24000", "18000", LISTED),
    ("Paket Sarapan", "35000", "22000", LISTED),
    ("Paket Siang", "45000", "29000", UNDER_REVIEW),
    ("Paket Lama", "30000", "20000", REJECTED),
)


def first_outlets() -> dict[str, dict[str, Any]]:
    """By ``third_shop_id``, in the platform's fields."""
    return {name: _outlet(name) for name in OUTLETS}


def _outlet(name: str) -> dict[str, Any]:
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


def first_products() -> dict[str, dict[str, Any]]:
    """By ``third_product_id``, in the platform's fields."""
    listed = [_product(number) for number in range(len(_PRODUCTS))]
    return {product["third_product_id"]: product for product in listed}


def _product(number: int) -> dict[str, Any]:
    name, origin, actual, status = _PRODUCTS[number]
    return {
        "product_name": name,
        "product_id": str(_FIRST_PRODUCT_ID + number),
        "third_product_id": "MENU-" + name.upper().replace(" ", "-"),
        "product_status": status,
        "origin_amount": origin,
        "actual_amount": actual,
        "sold": 12 * number,
        "inventory": 500,
        "sold_start_time": _FIRST_SOLD,
        "sold_end_time": _LAST_SOLD,
        "bond_shops": list(OUTLETS),
        "avaliable_shops": list(OUTLETS),
        "create_at": _FIRST_SOLD,
        "reject_reason": "The picture is not sharp" if status == REJECTED else "",
        "category_id": CATEGORY,
        "attributes": {"rec_person_num": "1"},
        "draft": None,
    }
