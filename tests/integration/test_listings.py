"""Outlets and products: what the client makes of the emulator's answers, and what a stranger gets."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
from platform_calls import Caller, error_code

from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.config import PlatformConfig
from voucher_till.dining_api.errors import DiningError, NotSentError, RefusedError, ScopeRefusedError
from voucher_till.dining_api.listing_models import Shops
from voucher_till.dining_api.models import read
from voucher_till.dining_api.product_models import Products
from voucher_till.domain.catalogue import ProductStatus, Unavailable
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason
from voucher_till.domain.symptoms import Call, Scope, Trouble
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import Secrets

Make = Callable[..., DiningClient]
SAAS = "/v2/localservice/saas"
PATHS = {
    "outlets": f"{SAAS}/shop_info/batch_query/",
    "outlet_list": f"{SAAS}/product_opt_shops/query/",
    "products": f"{SAAS}/product/batch_query/",
}


@pytest.fixture
async def make(sandbox: SandboxServer, tmp_path: Path) -> AsyncIterator[Make]:
    clients: list[DiningClient] = []
    folder = DataFolder(tmp_path / "till")
    folder.prepare()

    def new(client_key: str = credentials.CLIENT_KEY) -> DiningClient:
        config = PlatformConfig(
            client_key=client_key,
            client_secret=credentials.CLIENT_SECRET,
            merchant_id=credentials.MERCHANT_ID,
            outlet="OUTLET-1",
            base_url=sandbox.base_url,
            read_timeout=20,
        )
        clients.append(DiningClient(config, Secrets(folder), folder.token_lock))
        return clients[-1]

    yield new
    for client in clients:
        await client.aclose()


async def test_the_outlets_to_pick_from(make: Make) -> None:
    answered = await make().outlet_list()
    found = {outlet.third_shop_id: outlet for outlet in answered.value.items}
    assert found.keys() == credentials.OUTLETS.keys()
    assert all(outlet.name and outlet.address and outlet.unavailable == () for outlet in found.values())
    assert {name: int(outlet.shop_id) for name, outlet in found.items()} == credentials.OUTLETS
    assert (answered.value.total, answered.value.has_more) == (2, False)
    assert answered.log_id
    assert abs(answered.at - datetime.now(UTC)) < timedelta(seconds=5)


async def test_a_long_list_comes_page_by_page(make: Make) -> None:
    client = make()
    first, second = [(await client.outlet_list(page, 1)).value for page in (1, 2)]
    assert (first.has_more, second.has_more) == (True, False)
    assert [one.third_shop_id for one in first.items + second.items] == list(credentials.OUTLETS)


async def test_outlets_by_their_ids_leave_out_what_is_unknown(make: Make) -> None:
    answered = await make().outlets(["OUTLET-2", "NOWHERE"])
    assert list(answered.value) == ["OUTLET-2"]
    outlet = answered.value["OUTLET-2"]
    assert (outlet.is_open, int(outlet.shop_id)) == (True, credentials.OUTLETS["OUTLET-2"])
    assert answered.log_id


async def test_more_than_twenty_outlets_are_not_asked_about(make: Make, caller: Caller) -> None:
    with pytest.raises(ValueError, match="20"):
        await make().outlets([str(number) for number in range(21)])
    assert caller.calls("outlets") == 0


async def test_a_page_of_products(make: Make) -> None:
    answered = await make().products(page=1, size=3)
    page = answered.value
    assert (len(page.items), page.total, page.has_more) == (3, 5, True)
    first = page.items[0]
    assert (first.name, first.status) == ("Paket Nasi Goreng", ProductStatus.LISTED)
    assert first.price is not None
    assert first.price.text() == "25000"
    assert int(first.product_id) > 2**53
    assert answered.log_id


ASKS: dict[Call, Callable[[DiningClient], Any]] = {
    Call.OUTLETS: lambda client: client.outlets(["OUTLET-1"]),
    Call.OUTLET_LIST: lambda client: client.outlet_list(),
    Call.PRODUCTS: lambda client: client.products(),
}


@pytest.mark.parametrize("call", ASKS)
async def test_a_scope_that_is_not_granted_is_named(make: Make, call: Call) -> None:
    with pytest.raises(ScopeRefusedError) as caught:
        await ASKS[call](make(credentials.VOUCHERS_ONLY_CLIENT_KEY))
    assert caught.value.scope is (Scope.OUTLETS if call is Call.OUTLETS else Scope.PRODUCTS)
    assert caught.value.reason is Reason.NOT_AUTHORISED
    assert caught.value.log_id
    assert (caught.value.symptom.call, caught.value.symptom.status) == (call, 401)


async def test_the_scope_for_vouchers_is_named_too(make: Make) -> None:
    with pytest.raises(ScopeRefusedError) as caught:
        await make(credentials.NO_SCOPE_CLIENT_KEY).query(["1"])
    assert caught.value.scope is Scope.VOUCHERS


@pytest.mark.parametrize("call", ASKS)
async def test_an_expired_token_is_renewed(make: Make, caller: Caller, call: Call) -> None:
    client = make()
    await ASKS[call](client)
    caller.desk.post("/control/tokens/expire")
    assert (await ASKS[call](client)).value


@pytest.mark.parametrize("call", ASKS)
@pytest.mark.parametrize("fault", ["html_200", "redirect", "empty_body", "cut_json", "html_500"])
async def test_what_is_no_answer_is_never_taken_for_one(
    make: Make, caller: Caller, call: Call, fault: str
) -> None:
    client = make()
    await client.sign_in()
    caller.fault(call.value, fault)
    with pytest.raises(DiningError) as caught:
        await ASKS[call](client)
    foreign = fault in ("html_200", "redirect")
    assert caught.value.symptom.trouble is (Trouble.FOREIGN_PAGE if foreign else Trouble.NO_ENVELOPE)
    assert caught.value.reason is (Reason.NO_LINE if foreign else Reason.PLATFORM_TROUBLE)


async def test_trouble_with_the_token_is_told_as_such(make: Make, caller: Caller) -> None:
    caller.fault("token", "redirect")
    with pytest.raises(NotSentError) as caught:
        await make().products()
    assert (caught.value.symptom.call, caught.value.symptom.trouble) == (Call.TOKEN, Trouble.FOREIGN_PAGE)
    assert caught.value.symptom.status == 302


@pytest.mark.parametrize(("call", "most"), [(Call.OUTLETS, 10), (Call.PRODUCTS, 20)])
async def test_calls_keep_to_the_limit(make: Make, call: Call, most: int) -> None:
    client = make()
    await client.sign_in()
    since = time.monotonic()
    answers = await asyncio.gather(*(ASKS[call](client) for _ in range(most + 5)))
    assert len({answered.log_id for answered in answers}) == most + 5
    assert time.monotonic() - since >= 1


@pytest.mark.parametrize(("name", "most"), [("outlets", 10), ("outlet_list", 20), ("products", 20)])
def test_the_emulator_refuses_more(caller: Caller, name: str, most: int) -> None:
    caller.grant()
    body = {
        "third_shop_ids": ["OUTLET-1"],
        "language": "id",
        "product_type_list": [2],
        "list_tab": 0,
        "pagination": {"page_no": 1},
    }
    answers = [ask(caller, name, body) for _ in range(most * 3)]
    refused = next(number for number, one in enumerate(answers) if one.status_code == 429)
    assert refused >= most
    assert error_code(answers[refused]) == "rate_limit_exceeded"


def ask(caller: Caller, name: str, body: dict[str, Any]) -> httpx.Response:
    headers = {"Authorization": f"Bearer {caller.token}"}
    return caller.http.post(PATHS[name], json=body, headers=headers)


BAD: list[tuple[str, dict[str, Any]]] = [
    ("outlets", {"third_shop_ids": []}),
    ("outlets", {"third_shop_ids": ["X"] * 21}),
    ("outlets", {"third_shop_ids": [{}]}),
    ("outlet_list", {"pagination": {"page_no": 1}}),
    ("outlet_list", {"language": "id"}),
    ("outlet_list", {"language": "id", "pagination": {"page_no": 0}}),
    ("products", {"list_tab": 0, "pagination": {"page_no": 1}}),
    ("products", {"product_type_list": [2], "list_tab": 9, "pagination": {"page_no": 1}}),
    ("products", {"product_type_list": [2], "list_tab": 0, "pagination": {"page_no": 1, "page_size": 0}}),
]


@pytest.mark.parametrize(("name", "body"), BAD)
def test_the_emulator_refuses_what_the_contract_does_not_allow(
    caller: Caller, name: str, body: dict[str, Any]
) -> None:
    caller.grant()
    answer = ask(caller, name, body)
    assert (answer.status_code, error_code(answer)) == (400, "invalid_params")


@pytest.mark.parametrize(
    ("tab", "names"), [(1, 3), (2, 1), (3, 1), (4, 0)], ids=["listed", "under review", "rejected", "removed"]
)
def test_the_emulators_tabs(caller: Caller, tab: int, names: int) -> None:
    caller.grant()
    body = {"product_type_list": [2], "list_tab": tab, "pagination": {"page_no": 1}}
    assert len(ask(caller, "products", body).json()["data"]["products"]) == names


def test_the_emulators_search_by_name_and_by_its_own_ids(caller: Caller) -> None:
    caller.grant()
    body = {
        "product_type_list": [2],
        "list_tab": 0,
        "product_name": "kopi",
        "pagination": {"page_no": 1},
    }
    [product] = ask(caller, "products", body).json()["data"]["products"]
    assert product["product_name"] == "Es Kopi Susu"
    number = credentials.OUTLETS["OUTLET-1"]
    infos = ask(caller, "outlets", {"shop_ids": [number, 5]}).json()["data"]["shop_infos"]
    assert list(infos) == [str(number)]
    assert infos[str(number)]["third_shop_id"] == "OUTLET-1"


async def test_an_unknown_code_is_trouble_that_may_pass(make: Make, caller: Caller) -> None:
    caller.fault("products", "error_code", code="-1")
    with pytest.raises(RefusedError) as caught:
        await make().products()
    assert caught.value.reason is Reason.PLATFORM_TROUBLE


def test_an_outlet_is_not_lost_over_a_form_that_the_contract_leaves_open() -> None:
    text = b"""{"shops": [
        {"shop_base_info": {"shop_id": 9007199254740993}, "available": false, "unavailable_reason": 3},
        {"shop_base_info": {"location_en": {"city": "Jakarta"}}, "unavailable_reason": [1, 2, 9]},
        {"shop_base_info": {}, "unavailable_reason": ["2", "x", {}]},
        {"shop_base_info": {"third_shop_id": "A"}, "available": true, "unavailable_reason": null}]}"""
    data = read(text, Shops)
    assert data is not None
    unclaimed, hindered, odd, good = [shop.to_outlet() for shop in data.shops or ()]
    assert odd.unavailable == (Unavailable.SPLITTING, Unavailable.UNKNOWN, Unavailable.UNKNOWN)
    assert (unclaimed.shop_id, unclaimed.unavailable) == ("9007199254740993", (Unavailable.NOT_CLAIMED,))
    reasons = (Unavailable.SETTLEMENT, Unavailable.SPLITTING, Unavailable.UNKNOWN)
    assert (hindered.address, hindered.unavailable) == ("", reasons)
    assert (good.third_shop_id, good.unavailable) == ("A", ())


def test_a_product_is_not_lost_over_a_form_that_the_contract_leaves_open() -> None:
    text = b"""{"products": [{"product_name": "Es", "actual_amount": {"amount": "1"}, "product_status": 77},
        {"product_id": 9007199254740993, "actual_amount": 18000}]}"""
    data = read(text, Products)
    assert data is not None
    odd, sparse = [product.to_product() for product in data.products or ()]
    assert (odd.name, odd.price, odd.status) == ("Es", None, ProductStatus.UNKNOWN)
    assert (sparse.product_id, sparse.price) == ("9007199254740993", Money(Decimal(18000), ""))
