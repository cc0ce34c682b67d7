"""Products are written, reviewed, changed and listed, against the emulator."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from management import IN_REVIEW, PRODUCT, client_of, draft
from platform_calls import Caller

from voucher_till.dining_api import (
    Category,
    DiningClient,
    Holiday,
    Money,
    PriceStock,
    Product,
    ProductAttributes,
    ProductFilter,
    ProductStatus,
    ProductTab,
    RefusedError,
)
from voucher_till.dining_api.models import read
from voucher_till.dining_api.product_models import Categories, Details, Holidays, Products
from voucher_till.domain.products import Json
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer

MENU = "MENU-BARU"


@pytest.fixture
async def client(sandbox: SandboxServer) -> AsyncIterator[DiningClient]:
    async with client_of(sandbox) as client:
        yield client


def review(caller: Caller, **order: Any) -> None:
    caller.desk.post("/control/reviews", json={"kind": "product"} | order).raise_for_status()


def finish(caller: Caller) -> None:
    caller.desk.post("/control/reviews/finish").raise_for_status()


async def product(client: DiningClient, name: str) -> Product:
    listed = [one async for one in client.product_management.every() if one.third_product_id == name]
    assert len(listed) == 1
    return listed[0]


async def status(client: DiningClient, name: str) -> ProductStatus:
    return (await product(client, name)).status


async def test_a_new_product_is_reviewed_and_listed(client: DiningClient, caller: Caller) -> None:
    review(caller, seconds=3600)
    saved = await client.product_management.save(draft())
    assert len(saved.value) == 19
    assert (await product(client, MENU)).product_id == saved.value
    assert await status(client, MENU) is ProductStatus.UNDER_REVIEW
    written = (await client.product_management.details(MENU, online=False)).value
    assert written.attributes == draft().attributes
    finish(caller)
    assert await status(client, MENU) is ProductStatus.LISTED
    details = (await client.product_management.details(MENU)).value
    assert (details.product_id, details.category_id) == (saved.value, "24020301")
    assert details.attributes == draft().attributes


async def test_a_change_replaces_the_whole_once_it_is_accepted(client: DiningClient, caller: Caller) -> None:
    review(caller, seconds=3600)
    others: dict[str, Json] = {
        "product_name": {"en": "Iced coffee"},
        "price": Decimal("1.50"),
        "big": 2**63 - 1,
    }
    changed = replace(draft(PRODUCT), attributes=ProductAttributes(others=others))
    await client.product_management.save(changed)
    assert await status(client, PRODUCT) is ProductStatus.LISTED_UNDER_REVIEW
    on_sale = (await client.product_management.details(PRODUCT)).value
    assert on_sale.attributes == ProductAttributes(people=1)
    finish(caller)
    on_sale = (await client.product_management.details(PRODUCT)).value
    assert on_sale.attributes == changed.attributes


@pytest.mark.parametrize(
    ("name", "after"), [(MENU, ProductStatus.REJECTED), (PRODUCT, ProductStatus.LISTED_REJECTED)]
)
async def test_a_rejection_is_told_with_its_reason(
    client: DiningClient, caller: Caller, name: str, after: ProductStatus
) -> None:
    review(caller, seconds=0, outcome="reject", reasons={"picture": "Not sharp"})
    await client.product_management.save(draft(name))
    listed = await product(client, name)
    assert (listed.status, listed.reject_reason) == (after, "Not sharp")


@pytest.mark.parametrize(("name", "after"), [(MENU, ProductStatus.DRAFT), (PRODUCT, ProductStatus.LISTED)])
async def test_a_product_is_taken_back_from_review(
    client: DiningClient, caller: Caller, name: str, after: ProductStatus
) -> None:
    review(caller, seconds=3600)
    await client.product_management.save(draft(name))
    assert (await client.product_management.withdraw(name)).log_id
    finish(caller)
    assert await status(client, name) is after


async def test_price_and_stock_change_at_once(client: DiningClient) -> None:
    wanted = PriceStock(PRODUCT, Money(Decimal("19000.50"), "IDR"), 40)
    assert (await client.product_management.change(wanted)).log_id
    changed = await product(client, PRODUCT)
    assert (changed.price, changed.stock, changed.status) == (
        Money(Decimal("19000.50"), ""),
        40,
        ProductStatus.LISTED,
    )
    await client.product_management.change(replace(wanted, stock=None))
    assert (await product(client, PRODUCT)).stock == 10**9


async def test_a_product_is_taken_off_sale_once(client: DiningClient) -> None:
    await client.product_management.delist(PRODUCT)
    assert await status(client, PRODUCT) is ProductStatus.REMOVED
    with pytest.raises(RefusedError, match="-9990001"):
        await client.product_management.delist(PRODUCT)


@pytest.mark.parametrize("name", ["NOTHING", IN_REVIEW])
async def test_what_cannot_be_changed_is_refused(client: DiningClient, name: str) -> None:
    care = client.product_management
    for call in (
        care.change(PriceStock(name, Money(Decimal(1), "IDR"))),
        care.delist(name),
        care.details(name),
    ):
        with pytest.raises(RefusedError, match="-9990001"):
            await call


async def test_every_product_comes_page_by_page(client: DiningClient, caller: Caller) -> None:
    names = [one.third_product_id async for one in client.product_management.every(size=2)]
    assert len(set(names)) == len(names) == 5
    assert caller.calls("products") == 3


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (ProductFilter(tab=ProductTab.REJECTED), ["Paket Lama"]),
        (ProductFilter(tab=ProductTab.REMOVED), []),
        (ProductFilter(name="kopi"), ["Es Kopi Susu"]),
        (ProductFilter(third_shop_ids=("NOWHERE",)), []),
        (ProductFilter(name="kopi", third_shop_ids=("OUTLET-2",)), ["Es Kopi Susu"]),
        (ProductFilter(name="kopi", shop_ids=(str(credentials.OUTLETS["OUTLET-1"]),)), ["Es Kopi Susu"]),
    ],
    ids=["rejected", "removed", "name", "elsewhere", "outlet", "outlet by number"],
)
async def test_a_list_is_narrowed(client: DiningClient, wanted: ProductFilter, names: list[str]) -> None:
    assert [one.name async for one in client.product_management.every(wanted)] == names


async def test_a_listed_product_has_all_that_a_manager_looks_for(client: DiningClient) -> None:
    listed = await product(client, PRODUCT)
    assert (listed.name, listed.status, listed.stock, listed.sold) == (
        "Es Kopi Susu",
        ProductStatus.LISTED,
        500,
        12,
    )
    assert (listed.price, listed.original_price) == (Money(Decimal(18000), ""), Money(Decimal(24000), ""))
    assert listed.sold_from == datetime(2025, 1, 1, tzinfo=UTC)
    assert listed.outlets == listed.usable_outlets == ("OUTLET-1", "OUTLET-2")
    assert listed.picture_url.endswith(f"/goods/{listed.product_id}.png")
    assert (await product(client, "MENU-PAKET-LAMA")).reject_reason == "The picture is not sharp"


async def test_categories_come_as_a_tree(client: DiningClient) -> None:
    [dining] = (await client.product_management.categories()).value
    assert dining.name == "Dining"
    assert Category("24020301", "Set meals") in dining.narrower


async def test_holidays_come_by_country(client: DiningClient) -> None:
    found = (await client.product_management.holidays(["ID"])).value
    day = date(2026, 8, 17)
    assert Holiday("ID", "Hari Kemerdekaan", day, day) in found
    assert {one.country for one in (await client.product_management.holidays(["ID", "US"])).value} == {
        "ID",
        "US",
    }
    assert (await client.product_management.holidays(["XX"])).value == ()


def test_no_product_is_lost_over_a_form_that_the_contract_leaves_open() -> None:
    text = b"""{"products": [{"product_id": 9007199254740993, "bond_shops": [9007199254740993,
        {"third_shop_id": "A"}, {"shop_id": 5}, {"shop_id": []}, null, true], "sold": "7", "inventory": -1,
        "actual_amount": 19000.5, "currency": "IDR",
        "sold_start_time": 1735689600, "create_at": {}, "reject_reason": ["x"], "image_url": 5}]}"""
    data = read(text, Products)
    assert data is not None
    [odd] = [one.to_product() for one in data.products or ()]
    assert odd.outlets == ("9007199254740993", "A", "5")
    assert (odd.product_id, odd.sold, odd.stock) == ("9007199254740993", 7, None)
    assert odd.price == Money(Decimal("19000.5"), "IDR")
    assert odd.sold_from == datetime(2025, 1, 1, tzinfo=UTC)
    assert (odd.created_at, odd.reject_reason, odd.picture_url) == (None, "", "")


def test_details_categories_and_holidays_in_other_forms() -> None:
    details = read(b'{"product": {"product_id": 9007199254740993}}', Details)
    assert details is not None
    assert details.product.to_details().product_id == "9007199254740993"
    node = b'{"category_id": 1, "name": "a", "sub_category_list": [{"category_id": 2}]}'
    tree = read(b'{"category_tree_list": [' + node + b"]}", Categories)
    assert tree is not None and tree.category_tree_list is not None
    assert tree.category_tree_list[0].to_category() == Category("1", "a", (Category("2", ""),))
    odd = read(b'{"product": {"attr_key_value_map": {"a": null, "b": [1], "c": "[2]", "d": 7}}}', Details)
    assert odd is not None
    assert dict(odd.product.to_details().attributes.others) == {"b": [1], "c": [2], "d": 7}
    days = read(b'{"holidays": [{"name": "a", "date": 1735664400}, {"start_date": "soon"}]}', Holidays)
    assert days is not None
    first = date(2025, 1, 1)
    listed = [one.to_holiday() for one in days.holidays or ()]
    assert listed == [Holiday("", "a", first, first), Holiday("", "", None, None)]


@pytest.mark.parametrize(
    ("amount", "currency", "stock"), [("1", "IDR", -1), ("1", "", 1), ("-1", "IDR", 1), ("NaN", "IDR", 1)]
)
def test_a_change_that_makes_no_sense_is_not_made(amount: str, currency: str, stock: int) -> None:
    with pytest.raises(ValueError, match="0 or more"):
        PriceStock(PRODUCT, Money(Decimal(amount), currency), stock)
