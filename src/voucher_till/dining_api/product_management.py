"""The calls under the scope Products management (platform contract, section 7)."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any, TypeVar

from voucher_till.dining_api import listings
from voucher_till.dining_api.attributes import encoded
from voucher_till.dining_api.calling import PlatformCalls
from voucher_till.dining_api.config import PlatformConfig
from voucher_till.dining_api.listings import Answered
from voucher_till.dining_api.models import identifier
from voucher_till.dining_api.outlet_management import Guard
from voucher_till.dining_api.product_models import Categories, Details, Holidays, Saved
from voucher_till.domain.catalogue import ListedOutlet, Page, Product
from voucher_till.domain.products import (
    Category,
    Holiday,
    PriceStock,
    ProductDetails,
    ProductDraft,
    ProductFilter,
)
from voucher_till.domain.symptoms import Call

log = logging.getLogger(__name__)

_BASE = "/v2/localservice/saas"
_SAVE = f"{_BASE}/product/save/"
_CHANGE = f"{_BASE}/product/update_free_audit/"
_DELIST = f"{_BASE}/product/offline"
_WITHDRAW = f"{_BASE}/product/withdraw_audit"
_DETAILS = f"{_BASE}/product/query/"
_CATEGORIES = f"{_BASE}/product_opt_category/query/"
_HOLIDAYS = f"{_BASE}/holiday/batch_query/"
_LIMITED, _UNLIMITED = 1, 2
_PAGE = 50
_T = TypeVar("_T")


class ProductManagement:
    """Writes, changes and lists products. Every method raises DiningError."""

    def __init__(self, calls: PlatformCalls, config: PlatformConfig, guard: Guard) -> None:
        self._calls = calls
        self._config = config
        self._guard = guard

    async def save(self, draft: ProductDraft) -> Answered[str]:
        """Create a product, or replace it as a whole; it goes into review. Gives the platform's ID."""
        body = {
            "merchant_id": self._config.merchant_id,
            "third_product_id": draft.third_product_id,
            "category_id": draft.category_id,
            "product_type": listings.DISCOUNT_VOUCHER,
            "attr_key_value_map": encoded(draft.attributes),
            "language": self._language,
        }
        saved = await self._ask(Call.SAVE_PRODUCT, _SAVE, body, Saved)
        return Answered(identifier(saved.value.product_id), saved.log_id, saved.at)

    async def change(self, wanted: PriceStock) -> Answered[None]:
        """Set another price and stock, without review."""
        fields = {
            "third_product_id": wanted.third_product_id,
            "local_currency": wanted.price.currency,
            "actual_amount": wanted.price.text(),
            "stock_qty_limit_type": _UNLIMITED if wanted.stock is None else _LIMITED,
            "stock_num": wanted.stock or 0,
        }
        return await self._do(Call.CHANGE_PRODUCT, _CHANGE, {"product_free_audit": fields})

    async def delist(self, third_product_id: str) -> Answered[None]:
        """Take a product off sale."""
        body = {"third_product_id": third_product_id, "language": self._language}
        return await self._do(Call.DELIST_PRODUCT, _DELIST, body)

    async def withdraw(self, third_product_id: str) -> Answered[None]:
        """Take a product, or a change to it, back from review."""
        body = {"third_product_id": third_product_id, "language": self._language}
        return await self._do(Call.WITHDRAW_PRODUCT, _WITHDRAW, body)

    async def page(
        self, wanted: ProductFilter | None = None, *, page: int = 1, size: int = _PAGE
    ) -> Answered[Page[Product]]:
        """A page, from 1, of the products that are wanted."""
        return await self._read(lambda: listings.products(self._calls, page, size, wanted))

    async def every(
        self, wanted: ProductFilter | None = None, *, size: int = _PAGE
    ) -> AsyncIterator[Product]:
        """Every product that is wanted; ``size`` of them are fetched at a time."""
        number, more = 1, True
        while more:
            page = (await self.page(wanted, page=number, size=size)).value
            for product in page.items:
                yield product
            number, more = number + 1, page.has_more and bool(page.items)

    async def details(self, third_product_id: str, *, online: bool = True) -> Answered[ProductDetails]:
        """A product as it is on sale, or, not ``online``, as it was last written."""
        body = {"third_product_id": third_product_id, "online": online}
        found = await self._ask(Call.PRODUCT, _DETAILS, body, Details)
        return Answered(found.value.product.to_details(), found.log_id, found.at)

    async def categories(self) -> Answered[tuple[Category, ...]]:
        """The kinds of product, as a tree."""
        found = await self._ask(Call.CATEGORIES, _CATEGORIES, {"language": self._language}, Categories)
        tree = tuple(one.to_category() for one in found.value.category_tree_list or ())
        return Answered(tree, found.log_id, found.at)

    async def outlets(self, *, page: int = 1, size: int = _PAGE) -> Answered[Page[ListedOutlet]]:
        """A page, from 1, of the outlets that a product can be tied to."""
        return await self._read(lambda: listings.outlet_list(self._calls, self._config, page, size))

    async def every_outlet(self, *, size: int = _PAGE) -> AsyncIterator[ListedOutlet]:
        """Every outlet that a product can be tied to."""
        number, more = 1, True
        while more:
            page = (await self.outlets(page=number, size=size)).value
            for outlet in page.items:
                yield outlet
            number, more = number + 1, page.has_more and bool(page.items)

    async def holidays(self, countries: Sequence[str] = ("ID",)) -> Answered[tuple[Holiday, ...]]:
        """National holidays, by ISO 3166 codes."""
        found = await self._ask(Call.HOLIDAYS, _HOLIDAYS, {"countries": list(countries)}, Holidays)
        listed = found.value.holiday_list or found.value.holidays or []
        return Answered(tuple(one.to_holiday() for one in listed), found.log_id, found.at)

    @property
    def _language(self) -> str:
        return listings.language_of(self._config)

    async def _do(self, call: Call, path: str, body: dict[str, Any]) -> Answered[None]:
        done = await self._ask(call, path, {"merchant_id": self._config.merchant_id} | body, object)
        log.info("%s: done, log ID %s", call.value, done.log_id)
        return Answered(None, done.log_id, done.at)

    async def _ask(self, call: Call, path: str, body: dict[str, Any], model: type[_T]) -> Answered[_T]:
        async def once() -> Answered[_T]:
            reply = await self._calls.send(call, path, body)
            return listings.answered(reply, listings.data_of(reply, model))

        return await self._read(once)

    async def _read(self, once: Callable[[], Awaitable[_T]]) -> _T:
        return await self._guard(lambda: self._calls.ask(once))
