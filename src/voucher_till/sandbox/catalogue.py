"""The products' calls (platform contract, section 7): answers without HTTP."""

from __future__ import annotations

import json
from typing import Any

from voucher_till.sandbox import fields
from voucher_till.sandbox.business import PRODUCT, UNDER_REVIEW, Task
from voucher_till.sandbox.credentials import MERCHANT_ID
from voucher_till.sandbox.reviews import Reviews
from voucher_till.sandbox.seeds import CATEGORY
from voucher_till.sandbox.vouchers import RefusalError
from voucher_till.sandbox.wire import InvalidParamsError
from voucher_till.sandbox.world import World

LARGEST_PAGE = 100
_DISCOUNT_VOUCHER = 2
_BAD_PARAMETER = -9990001
_MOST_STOCK = 10**9
_LISTED, _IN_REVIEW, _REMOVED, _DRAFT, _LISTED_IN_REVIEW, _LISTED_REJECTED = 1, 2, 4, 6, 11, 12
_ON_SALE = (_LISTED, _LISTED_IN_REVIEW, _LISTED_REJECTED)
_TABS: dict[int, tuple[int, ...]] = {0: (), 1: (1, 11, 12), 2: (2, 11), 3: (3, 12), 4: (4,), 5: (5,), 6: (6,)}
"""The statuses each tab shows; the first shows all."""
_TREE = [
    {
        "category_id": "24",
        "category_name": "Dining",
        "children": [
            {"category_id": CATEGORY, "category_name": "Set meals"},
            {"category_id": "24020302", "category_name": "Drinks"},
        ],
    }
]
_HOLIDAYS = {
    "ID": (("Tahun Baru", "2026-01-01", "2026-01-01"), ("Hari Kemerdekaan", "2026-08-17", "2026-08-17")),
    "US": (("Independence Day", "2026-07-04", "2026-07-04"),),
}


class Catalogue:
    """Answers what is asked of products."""

    def __init__(self, world: World, reviews: Reviews) -> None:
        self._world = world
        self._reviews = reviews

    def list(self, body: dict[str, Any]) -> dict[str, Any]:
        """``product/batch_query``."""
        kinds, tab = body.get("product_type_list"), body.get("list_tab")
        if not isinstance(kinds, list) or not kinds or not all(type(kind) is int for kind in kinds):
            raise InvalidParamsError("product_type_list")
        if type(tab) is not int or tab not in _TABS:
            raise InvalidParamsError("list_tab")
        if not isinstance(body.get("product_name", ""), str):
            raise InvalidParamsError("product_name")
        wanted, outlets = body.get("product_name", "").lower(), self._asked_outlets(body)
        self._reviews.settle()
        listed = [
            self._listed(product)
            for product in self._world.business.products.values()
            if _DISCOUNT_VOUCHER in kinds
            and (not _TABS[tab] or product["product_status"] in _TABS[tab])
            and wanted in product["product_name"].lower()
            and (outlets is None or outlets & set(product["bond_shops"]))
        ]
        return fields.page("products", listed, body, LARGEST_PAGE)

    def _asked_outlets(self, body: dict[str, Any]) -> set[str] | None:
        """By their third IDs; None where all are asked for."""
        asked: set[str] | None = None
        known = self._world.business.outlets
        by_number = {str(one.get("shop_id")): name for name, one in known.items()}
        if body.get("third_shop_ids"):
            asked = set(fields.names(body, "third_shop_ids", LARGEST_PAGE))
        if body.get("shop_ids"):
            numbers = fields.names(body, "shop_ids", LARGEST_PAGE)
            asked = (asked or set()) | {by_number[one] for one in numbers if one in by_number}
        return asked

    def _listed(self, product: dict[str, Any]) -> dict[str, Any]:
        hidden = ("category_id", "attributes", "draft")
        shown = {name: value for name, value in product.items() if name not in hidden}
        return shown | {"image_url": f"{self._world.base_url}/goods/{product['product_id']}.png"}

    def details(self, body: dict[str, Any]) -> dict[str, Any]:
        """``product/query``: as it is on sale, or as it was last written."""
        if not isinstance(body.get("online"), bool):
            raise InvalidParamsError("online")
        self._reviews.settle()
        product = self._known(body)
        if body["online"] and product["product_status"] not in _ON_SALE:
            raise RefusalError(_BAD_PARAMETER)
        written = None if body["online"] else product["draft"]
        return {
            "product": {
                "merchant_id": MERCHANT_ID,
                "third_product_id": product["third_product_id"],
                "product_id": product["product_id"],
                "category_id": (written or product)["category_id"],
                "product_type": _DISCOUNT_VOUCHER,
                "product_status": product["product_status"],
                "attr_key_value_map": (written or product)["attributes"],
            }
        }

    def save(self, body: dict[str, Any]) -> dict[str, Any]:
        """``product/save``: new ones and changes go into review."""
        if fields.text(body, "merchant_id") != MERCHANT_ID:
            raise InvalidParamsError("merchant_id")
        name = fields.text(body, "third_product_id")
        fields.whole(body, "product_type", _DISCOUNT_VOUCHER, _DISCOUNT_VOUCHER)
        written = {"category_id": fields.text(body, "category_id"), "attributes": _attributes(body)}
        self._reviews.settle()
        products = self._world.business.products
        product = products.setdefault(name, self._new(name))
        if self._world.business.open(PRODUCT, name) is not None:
            raise RefusalError(_BAD_PARAMETER)
        on_sale = product["product_status"] in _ON_SALE
        product |= {
            "product_status": _LISTED_IN_REVIEW if on_sale else _IN_REVIEW,
            "draft": written,
            "reject_reason": "",
        }
        self._reviews.begin(PRODUCT, name, written)
        return {"product_id": product["product_id"]}

    def _new(self, name: str) -> dict[str, Any]:
        now = int(self._world.now() * 1000)
        return {
            "product_name": name,
            "product_id": self._world.number(),
            "third_product_id": name,
            "product_status": _DRAFT,
            "origin_amount": "0",
            "actual_amount": "0",
            "sold": 0,
            "inventory": 0,
            "sold_start_time": now,
            "sold_end_time": now + 365 * 86_400_000,
            "bond_shops": list(self._world.business.outlets),
            "avaliable_shops": list(self._world.business.outlets),
            "create_at": now,
            "reject_reason": "",
            "category_id": "",
            "attributes": {},
            "draft": None,
        }

    def change(self, body: dict[str, Any]) -> dict[str, Any]:
        """``product/update_free_audit``."""
        wanted = body.get("product_free_audit")
        if not isinstance(wanted, dict):
            raise InvalidParamsError("product_free_audit")
        amount = fields.text(wanted, "actual_amount")
        fields.text(wanted, "local_currency")
        limited = fields.whole(wanted, "stock_qty_limit_type", 1, 2) == 1
        stock = fields.whole(wanted, "stock_num", 0, _MOST_STOCK)
        if not amount.replace(".", "", 1).isdigit():
            raise InvalidParamsError("actual_amount")
        self._reviews.settle()
        product = self._known(wanted)
        if product["product_status"] not in _ON_SALE:
            raise RefusalError(_BAD_PARAMETER)
        product |= {"actual_amount": amount, "inventory": stock if limited else _MOST_STOCK}
        self._world.save()
        return {}

    def delist(self, body: dict[str, Any]) -> dict[str, Any]:
        """``product/offline``."""
        fields.text(body, "language")
        self._reviews.settle()
        product = self._known(body)
        if product["product_status"] not in _ON_SALE:
            raise RefusalError(_BAD_PARAMETER)
        self._forget_review(product)
        product["product_status"] = _REMOVED
        self._world.save()
        return {}

    def withdraw(self, body: dict[str, Any]) -> dict[str, Any]:
        """``product/withdraw_audit``."""
        self._reviews.settle()
        product = self._known(body)
        if product["product_status"] not in (_IN_REVIEW, _LISTED_IN_REVIEW):
            raise RefusalError(_BAD_PARAMETER)
        self._forget_review(product)
        on_sale = product["product_status"] == _LISTED_IN_REVIEW
        product["product_status"] = _LISTED if on_sale else _DRAFT
        self._world.save()
        return {}

    def _forget_review(self, product: dict[str, Any]) -> None:
        task: Task | None = self._world.business.open(PRODUCT, product["third_product_id"])
        if task is not None and task.status == UNDER_REVIEW:
            del self._world.business.tasks[task.task_id]

    def categories(self, body: dict[str, Any]) -> dict[str, Any]:
        """``product_opt_category/query``."""
        fields.text(body, "language")
        return {"category_tree_list": _TREE}

    def holidays(self, body: dict[str, Any]) -> dict[str, Any]:
        """``holiday/batch_query``."""
        listed = [
            {"country": country, "holiday_name": name, "start_date": first, "end_date": last}
            for country in fields.names(body, "countries", LARGEST_PAGE)
            for name, first, last in _HOLIDAYS.get(country, ())
        ]
        return {"holiday_list": listed}

    def _known(self, body: dict[str, Any]) -> dict[str, Any]:
        product = self._world.business.products.get(fields.text(body, "third_product_id"))
        if product is None:
            raise RefusalError(_BAD_PARAMETER)
        return product


def _attributes(body: dict[str, Any]) -> dict[str, str]:
    """Strings that hold JSON, each of them."""
    held = body.get("attr_key_value_map")
    if not isinstance(held, dict) or not held:
        raise InvalidParamsError("attr_key_value_map")
    for name, value in held.items():
        try:
            json.loads(value)
        except (TypeError, ValueError, RecursionError):
            raise InvalidParamsError(f"attr_key_value_map.{name}") from None
        if not isinstance(value, str):
            raise InvalidParamsError(f"attr_key_value_map.{name}")
    return held
