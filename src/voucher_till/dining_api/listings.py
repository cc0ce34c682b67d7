"""The calls that list outlets and products, under optional scopes (platform contract, sections 6 and 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from voucher_till.dining_api.calling import PlatformCalls, Reply
from voucher_till.dining_api.config import PlatformConfig
from voucher_till.dining_api.listing_models import NextPage, Products, ShopInfos, Shops
from voucher_till.dining_api.models import read
from voucher_till.domain.catalogue import ListedOutlet, Outlet, Page, Product
from voucher_till.domain.symptoms import Call

MOST_OUTLETS = 20
"""So many outlets can be asked about in one call."""
_BASE = "/v2/localservice/saas"
_OUTLETS = f"{_BASE}/shop_info/batch_query/"
_OUTLET_LIST = f"{_BASE}/product_opt_shops/query/"
_PRODUCTS = f"{_BASE}/product/batch_query/"
_DISCOUNT_VOUCHER = 2
_EVERY_STATUS = 0
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Answered(Generic[_T]):
    """What the platform answered, with what its acceptance tests ask for."""

    value: _T
    log_id: str
    """Empty when the platform gave none."""
    at: datetime
    """The platform's clock when it answered."""


async def outlets(calls: PlatformCalls, third_shop_ids: Sequence[str]) -> Answered[dict[str, Outlet]]:
    """``shop_info/batch_query``. Raises ValueError for more than ``MOST_OUTLETS``."""
    if len(third_shop_ids) > MOST_OUTLETS:
        raise ValueError(f"at most {MOST_OUTLETS} outlets can be asked about at once")
    reply = await calls.send(Call.OUTLETS, _OUTLETS, {"third_shop_ids": list(third_shop_ids)})
    known = _data(reply, ShopInfos).third_shop_infos or {}
    return _answered(reply, {name: info.to_outlet(name) for name, info in known.items()})


async def outlet_list(
    calls: PlatformCalls, config: PlatformConfig, page: int, size: int
) -> Answered[Page[ListedOutlet]]:
    """``product_opt_shops/query``."""
    body = {"language": config.locale.partition("-")[0], "pagination": _page(page, size)}
    reply = await calls.send(Call.OUTLET_LIST, _OUTLET_LIST, body)
    data = _data(reply, Shops)
    listed = tuple(shop.to_outlet() for shop in data.shops)
    return _answered(reply, _cut(listed, data.next_pagination, page, size))


async def products(calls: PlatformCalls, page: int, size: int) -> Answered[Page[Product]]:
    """``product/batch_query``, in every status."""
    body = {
        "product_type_list": [_DISCOUNT_VOUCHER],
        "list_tab": _EVERY_STATUS,
        "pagination": _page(page, size),
    }
    reply = await calls.send(Call.PRODUCTS, _PRODUCTS, body)
    data = _data(reply, Products)
    listed = tuple(product.to_product() for product in data.products or ())
    return _answered(reply, _cut(listed, data.next_pagination, page, size))


def _page(page: int, size: int) -> dict[str, Any]:
    return {"page_no": page, "page_size": size}


def _cut(items: tuple[_T, ...], following: NextPage | None, page: int, size: int) -> Page[_T]:
    """A page; where the platform does not say whether there are more, a full one may have some after it."""
    known = following or NextPage()
    more = known.has_more if known.has_more is not None else len(items) >= size
    return Page(items, known.total or (page - 1) * size + len(items), more)


def _data(reply: Reply, model: type[_T]) -> _T:
    """The ``data`` of a success. Raises RefusedError or UnreadableAnswerError."""
    if not reply.is_success:
        raise reply.refused()
    data = read(bytes(reply.envelope.data), model)
    if data is None:
        raise reply.answer.unreadable()
    return data


def _answered(reply: Reply, value: _T) -> Answered[_T]:
    return Answered(value, reply.log_id, reply.answer.date)
