"""The calls that list outlets and products, under optional scopes (platform contract, sections 6 and 7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar

from voucher_till.dining_api.batches import MOST_ASKED
from voucher_till.dining_api.calling import PlatformCalls, Reply
from voucher_till.dining_api.config import PlatformConfig
from voucher_till.dining_api.listing_models import NextPage, ShopInfos, Shops
from voucher_till.dining_api.models import read
from voucher_till.dining_api.product_models import Products
from voucher_till.domain.catalogue import ListedOutlet, Outlet, Page, Product
from voucher_till.domain.products import ProductFilter
from voucher_till.domain.symptoms import Call

_BASE = "/v2/localservice/saas"
_OUTLETS = f"{_BASE}/shop_info/batch_query/"
_OUTLET_LIST = f"{_BASE}/product_opt_shops/query/"
_PRODUCTS = f"{_BASE}/product/batch_query/"
DISCOUNT_VOUCHER = 2
"""The one ``product_type``."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Answered(Generic[_T]):
    """What the platform answered, with what its acceptance tests ask for."""

    value: _T
    log_id: str
    """Empty when the platform gave none."""
    at: datetime
    """The platform's clock when it answered."""


async def outlets(
    calls: PlatformCalls, ids: Sequence[str], field: str = "third_shop_ids"
) -> Answered[dict[str, Outlet]]:
    """``shop_info/batch_query`` for IDs of a kind. Raises ValueError for more than ``MOST_ASKED``."""
    if len(ids) > MOST_ASKED:
        raise ValueError(f"at most {MOST_ASKED} outlets can be asked about at once")
    reply = await calls.send(Call.OUTLETS, _OUTLETS, {field: list(ids)})
    data = data_of(reply, ShopInfos)
    if field == "third_shop_ids":
        known = data.third_shop_infos or {}
        return answered(reply, {name: info.to_outlet(name) for name, info in known.items()})
    return answered(reply, {name: info.to_outlet() for name, info in (data.shop_infos or {}).items()})


async def outlet_list(
    calls: PlatformCalls, config: PlatformConfig, page: int, size: int
) -> Answered[Page[ListedOutlet]]:
    """``product_opt_shops/query``."""
    body = {"language": language_of(config), "pagination": _page(page, size)}
    reply = await calls.send(Call.OUTLET_LIST, _OUTLET_LIST, body)
    data = data_of(reply, Shops)
    listed = tuple(shop.to_outlet() for shop in data.shops or ())
    return answered(reply, _cut(listed, data.next_pagination, page, size))


async def products(
    calls: PlatformCalls, page: int, size: int, wanted: ProductFilter | None = None
) -> Answered[Page[Product]]:
    """``product/batch_query``; of every status unless ``wanted`` says otherwise."""
    wanted = wanted or ProductFilter()
    narrowed = {
        "product_name": wanted.name,
        "third_shop_ids": list(wanted.third_shop_ids),
        "shop_ids": list(wanted.shop_ids),
    }
    body = {
        "product_type_list": [DISCOUNT_VOUCHER],
        "list_tab": wanted.tab.value,
        "pagination": _page(page, size),
    } | {name: value for name, value in narrowed.items() if value}
    reply = await calls.send(Call.PRODUCTS, _PRODUCTS, body)
    data = data_of(reply, Products)
    listed = tuple(product.to_product() for product in data.products or ())
    return answered(reply, _cut(listed, data.next_pagination, page, size))


def language_of(config: PlatformConfig) -> str:
    """The language that the platform is asked to answer in."""
    return config.locale.partition("-")[0]


def _page(page: int, size: int) -> dict[str, Any]:
    return {"page_no": page, "page_size": size}


def _cut(items: tuple[_T, ...], following: NextPage | None, page: int, size: int) -> Page[_T]:
    """A page; where the platform does not say whether there are more, a full one may have some after it."""
    known = following or NextPage()
    more = known.has_more if known.has_more is not None else len(items) >= size
    return Page(items, known.total or (page - 1) * size + len(items), more)


def data_of(reply: Reply, model: type[_T]) -> _T:
    """The ``data`` of a success. Raises RefusedError or UnreadableAnswerError."""
    if not reply.is_success:
        raise reply.refused()
    # A success with nothing to tell may leave its data out (contract, section 3).
    raw = bytes(reply.envelope.data).strip()
    data = read(b"{}" if raw in (b"", b"null") else raw, model)
    if data is None:
        raise reply.answer.unreadable()
    return data


def answered(reply: Reply, value: _T) -> Answered[_T]:
    """A value with what came along with it."""
    return Answered(value, reply.log_id, reply.answer.date)
