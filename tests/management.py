"""A client of the emulator, every call under the optional scopes, and what a stranger would send for each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from voucher_till.dining_api import (
    Certificates,
    Decoration,
    DiningClient,
    Money,
    OpeningDay,
    OutletClaim,
    OutletPicture,
    OutletUpdate,
    PlatformConfig,
    PriceStock,
    ProductAttributes,
    ProductDraft,
    TaskKind,
)
from voucher_till.domain.symptoms import Call
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer

SAAS = "/v2/localservice/saas"
PRODUCT = "MENU-ES-KOPI-SUSU"
IN_REVIEW = "MENU-PAKET-SIANG"


def client_of(sandbox: SandboxServer, client_key: str = credentials.CLIENT_KEY) -> DiningClient:
    """A client with nothing but its settings."""
    return DiningClient(
        PlatformConfig(
            client_key=client_key,
            client_secret=credentials.CLIENT_SECRET,
            merchant_id=credentials.MERCHANT_ID,
            outlet="OUTLET-1",
            base_url=sandbox.base_url,
            read_timeout=20,
        )
    )


def claim(number: int = 1) -> OutletClaim:
    return OutletClaim(
        third_shop_id=f"OUT-{number}",
        name_local=f"Warung {number}",
        name_en=f"Stall {number}",
        address_local="Jl. Melati 1",
        address_en="1 Melati Street",
        type_code="F01",
        photo_urls=("https://pictures.example/front.png",),
        latitude=Decimal("-6.20"),
        longitude=Decimal("106.81"),
    )


def certificates(outlet: str = "OUTLET-1") -> Certificates:
    return Certificates(outlet, "https://papers.example/license.pdf", "https://papers.example/letter.pdf")


def decoration(outlet: str = "OUTLET-1") -> Decoration:
    return Decoration(
        third_shop_id=outlet,
        average_price=Money(Decimal(45000), "IDR"),
        phone="+62215550100",
        opening=(OpeningDay(1, (("10:00", "14:30"), ("17:00", "22:00"))),),
        pictures=(OutletPicture("https://pictures.example/room.png", 1, is_main=True),),
    )


def update(outlet: str = "OUTLET-1") -> OutletUpdate:
    return OutletUpdate(third_shop_id=outlet, name_local="Warung Baru")


def draft(name: str = "MENU-BARU") -> ProductDraft:
    shops = tuple(str(number) for number in credentials.OUTLETS.values())
    return ProductDraft(name, "24020301", ProductAttributes(shops, people=2))


Ask = Callable[[DiningClient], Awaitable[Any]]
_price = PriceStock(PRODUCT, Money(Decimal(19000), "IDR"), 40)


@dataclass(frozen=True, slots=True)
class Asked:
    """One call: by the client, by a stranger, and how often it may be made in a second."""

    ask: Ask
    path: str
    body: dict[str, Any]
    most: int


def _tasks(kind: TaskKind) -> Ask:
    return lambda client: client.outlet_management.tasks(kind, ["1"])


_NAMES = {
    "shop_name_local": "a",
    "shop_name_en": "a",
    "shop_address_local": "a",
    "shop_address_en": "a",
    "type_code": "a",
}
_URLS = {"industry_license_url": "https://a.example", "statement_letter_url": "https://a.example"}
_ASKED_TASKS = {"task_id_list": ["1"]}
_ID = {"third_product_id": PRODUCT}
_PAGE = {"pagination": {"page_no": 1}}
_FREE = {"local_currency": "IDR", "actual_amount": "19000", "stock_qty_limit_type": 1, "stock_num": 40}
CALLS: dict[Call, Asked] = {
    Call.CLAIM_OUTLETS: Asked(
        lambda client: client.outlet_management.claim([claim()]),
        "poi/batch_claim/",
        {"data": [_NAMES | {"third_shop_id": "OUT-1", "business_status": 1}]},
        3,
    ),
    Call.SUBMIT_CERTIFICATES: Asked(
        lambda client: client.outlet_management.submit_certificates([certificates()]),
        "shop_cert/batch_submit/",
        {"data": [_URLS | {"third_shop_id": "OUTLET-1"}]},
        3,
    ),
    Call.DECORATE_OUTLETS: Asked(
        lambda client: client.outlet_management.decorate([decoration()]),
        "shop_decoration/batch_submit/",
        {"data": [{"third_shop_id": "OUTLET-1"}]},
        3,
    ),
    Call.UPDATE_OUTLETS: Asked(
        lambda client: client.outlet_management.update([update()]),
        "shop_base_info/batch_update/",
        {"data": [{"third_shop_id": "OUTLET-1"}]},
        3,
    ),
    Call.CLAIM_TASKS: Asked(_tasks(TaskKind.CLAIM), "poi_task/batch_query/", _ASKED_TASKS, 10),
    Call.CERTIFICATE_TASKS: Asked(_tasks(TaskKind.CERTIFICATES), "shop_cert/batch_query/", _ASKED_TASKS, 10),
    Call.DECORATION_TASKS: Asked(
        _tasks(TaskKind.DECORATION), "shop_decoration_task/batch_query/", _ASKED_TASKS, 10
    ),
    Call.UPDATE_TASKS: Asked(
        _tasks(TaskKind.UPDATE), "update_shop_base_info_task/batch_query/", _ASKED_TASKS, 10
    ),
    Call.OUTLETS: Asked(
        lambda client: client.outlet_management.information(["OUTLET-1"]),
        "shop_info/batch_query/",
        {"third_shop_ids": ["OUTLET-1"]},
        10,
    ),
    Call.SAVE_PRODUCT: Asked(
        lambda client: client.product_management.save(draft()),
        "product/save/",
        _ID
        | {
            "merchant_id": credentials.MERCHANT_ID,
            "category_id": "1",
            "product_type": 2,
            "attr_key_value_map": {"rec_person_num": "5"},
        },
        20,
    ),
    Call.CHANGE_PRODUCT: Asked(
        lambda client: client.product_management.change(_price),
        "product/update_free_audit/",
        {"product_free_audit": _ID | _FREE},
        20,
    ),
    Call.DELIST_PRODUCT: Asked(
        lambda client: client.product_management.delist(PRODUCT),
        "product/offline",
        _ID | {"language": "id"},
        20,
    ),
    Call.WITHDRAW_PRODUCT: Asked(
        lambda client: client.product_management.withdraw(IN_REVIEW), "product/withdraw_audit", _ID, 20
    ),
    Call.PRODUCTS: Asked(
        lambda client: client.product_management.page(),
        "product/batch_query/",
        {"product_type_list": [2], "list_tab": 0} | _PAGE,
        20,
    ),
    Call.PRODUCT: Asked(
        lambda client: client.product_management.details(PRODUCT),
        "product/query/",
        _ID | {"online": True},
        20,
    ),
    Call.CATEGORIES: Asked(
        lambda client: client.product_management.categories(),
        "product_opt_category/query/",
        {"language": "id"},
        20,
    ),
    Call.OUTLET_LIST: Asked(
        lambda client: client.product_management.outlets(),
        "product_opt_shops/query/",
        {"language": "id"} | _PAGE,
        20,
    ),
    Call.HOLIDAYS: Asked(
        lambda client: client.product_management.holidays(),
        "holiday/batch_query/",
        {"countries": ["ID"]},
        20,
    ),
}
"""Every call of the contract's sections 6 and 7."""
