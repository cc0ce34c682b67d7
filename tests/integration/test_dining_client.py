"""The client against the emulator, over real connections."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from platform_calls import Caller

from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.config import PlatformConfig, base_url_problem
from voucher_till.dining_api.error_codes import MEANINGS, CodeKind
from voucher_till.dining_api.errors import (
    CancelledUnsentError,
    DiningError,
    NoAnswerError,
    NotAuthorisedError,
    NotSentError,
    RefusedError,
    UnreadableAnswerError,
)
from voucher_till.dining_api.models import CodeItem, moment, read
from voucher_till.dining_api.rate_limit import patient
from voucher_till.domain.payload import QrPayload
from voucher_till.domain.reasons import Reason
from voucher_till.domain.symptoms import Call
from voucher_till.domain.voucher import VoucherStatus
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer


class Memory:
    """Token storage that several clients can share, as processes share the keyring."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self.kept.get(name)

    def set(self, name: str, value: str) -> None:
        self.kept[name] = value


Make = Callable[..., DiningClient]


@pytest.fixture
async def make(sandbox: SandboxServer, tmp_path: Path) -> AsyncIterator[Make]:
    """Makes clients of the emulator that share one token storage."""
    clients: list[DiningClient] = []
    memory = Memory()
    usual = PlatformConfig(
        client_key=credentials.CLIENT_KEY,
        client_secret=credentials.CLIENT_SECRET,
        merchant_id=credentials.MERCHANT_ID,
        outlet="OUTLET-1",
        base_url=sandbox.base_url,
        read_timeout=20,
    )

    def new(**changes: object) -> DiningClient:
        config = replace(usual, **changes)  # type: ignore[arg-type]
        clients.append(DiningClient(config, memory, tmp_path / "token.lock"))
        return clients[-1]

    yield new
    for client in clients:
        await client.aclose()


async def test_a_qr_becomes_an_order_with_everything_the_card_shows(make: Make, caller: Caller) -> None:
    phone = caller.customer("three")
    order = await make().query(QrPayload(phone["qr"]))
    assert order.shop_order_id == phone["shop_order_id"]
    assert order.log_id
    assert [voucher.code for voucher in order.redeemable] == [
        voucher["code"] for voucher in phone["vouchers"]
    ]
    first = order.vouchers[0]
    assert first.sale_price is not None
    assert (first.sale_price.text(), first.sale_price.currency) == ("25000", "IDR")
    assert first.time_rules[0].lines == ("10:00-22:00",)
    assert first.window.end is not None
    assert first.window.end > order.as_of


async def test_redeem_gives_the_ledgers_redeem_id(make: Make, caller: Caller) -> None:
    client, phone = make(), caller.customer("one")
    order = await client.query(QrPayload(phone["qr"]))
    done = await client.redeem(order.shop_order_id, [order.vouchers[0].code])
    assert [entry["redeem_id"] for entry in caller.ledger()["redemptions"]] == [done.redeem_id]
    again = await client.query([order.vouchers[0].code])
    assert again.vouchers[0].status is VoucherStatus.REDEEMED
    assert again.vouchers[0].redeem_id == done.redeem_id
    assert again.vouchers[0].redeemed_outlet == "OUTLET-1"


async def test_a_spent_qr_is_refused_with_what_was_redeemed(make: Make, caller: Caller) -> None:
    client, phone = make(), caller.customer("three")
    order = await client.query(QrPayload(phone["qr"]))
    await client.redeem(order.shop_order_id, [order.vouchers[1].code])
    with pytest.raises(RefusedError) as caught:
        await client.query(QrPayload(phone["qr"]))
    assert caught.value.reason is Reason.QR_EXPIRED
    assert caught.value.order is not None
    assert [voucher.code for voucher in caught.value.order.vouchers] == [order.vouchers[1].code]


async def test_many_calls_at_once_fetch_one_token(make: Make, caller: Caller) -> None:
    client, code = make(), caller.code("one")
    await asyncio.gather(*(client.query([code]) for _ in range(20)))
    await make().query([code])
    assert caller.ledger()["token_calls"] == 1


async def test_an_expired_token_is_renewed_once_for_all(make: Make, caller: Caller) -> None:
    client, code = make(), caller.code("one")
    await client.query([code])
    caller.desk.post("/control/tokens/expire")
    await asyncio.gather(*(client.query([code]) for _ in range(10)))
    assert caller.ledger()["token_calls"] == 2


async def test_a_token_near_its_end_is_refreshed_before_use(make: Make, caller: Caller) -> None:
    code = caller.code("one")
    await make().query([code])
    caller.desk.post("/control/clock", json={"offset_seconds": 5 * 86_400 - 60})
    client = make()
    await client.query([code])
    refused = [a for a in caller.ledger()["attempts"] if a["error_code"] == "access_token_invalid"]
    assert refused == []


async def test_a_revoked_token_and_refresh_token_are_replaced(make: Make, caller: Caller) -> None:
    client, code = make(), caller.code("one")
    await client.query([code])
    caller.fault("query", "token_revoked")
    assert (await client.query([code])).vouchers


@pytest.mark.parametrize(
    ("changes", "error_code"),
    [
        ({"client_secret": "wrong"}, "invalid_client"),
        ({"merchant_id": credentials.UNAUTHORISED_MERCHANT_ID}, "unauthorized_client"),
    ],
)
async def test_a_refused_sign_in_says_so(make: Make, changes: dict[str, str], error_code: str) -> None:
    with pytest.raises(NotAuthorisedError) as caught:
        await make(**changes).sign_in()
    assert caught.value.error_code == error_code
    assert caught.value.log_id


async def test_a_missing_scope_is_not_authorised(make: Make) -> None:
    with pytest.raises(RefusedError) as caught:
        await make(client_key=credentials.NO_SCOPE_CLIENT_KEY).query(["1"])
    assert caught.value.reason is Reason.NOT_AUTHORISED


async def test_the_us_region_sends_the_merchants_code(make: Make, caller: Caller) -> None:
    assert (await make(region="us").query([caller.code("one")])).vouchers


@pytest.mark.parametrize("call", MEANINGS)
@pytest.mark.parametrize("code", sorted({code for table in MEANINGS.values() for code in table} | {"-1"}))
async def test_each_code_comes_through_with_its_meaning(
    make: Make, caller: Caller, call: Call, code: str
) -> None:
    client = make()
    await client.sign_in()
    caller.fault(call.value, "error_code", code=code, count=2)
    with pytest.raises(RefusedError) as caught:
        await (client.query(["1"]) if call is Call.QUERY else client.redeem("1", ["1"]))
    assert caught.value.error_code == code
    assert caught.value.log_id
    if code in MEANINGS[call]:
        assert (caught.value.kind, caught.value.reason) == MEANINGS[call][code]
    else:
        expected = CodeKind.TRANSIENT if call is Call.QUERY else CodeKind.OUTCOME_UNKNOWN
        assert caught.value.kind is expected


LINE_TROUBLE: list[tuple[str, type[DiningError], Reason]] = [
    ("html_200", UnreadableAnswerError, Reason.NO_LINE),
    ("html_500", UnreadableAnswerError, Reason.PLATFORM_TROUBLE),
    ("empty_body", UnreadableAnswerError, Reason.PLATFORM_TROUBLE),
    ("cut_json", UnreadableAnswerError, Reason.PLATFORM_TROUBLE),
    ("reset_before_commit", NoAnswerError, Reason.NO_LINE),
    ("reset_after_commit", NoAnswerError, Reason.NO_LINE),
]


@pytest.mark.parametrize(("fault", "kind", "reason"), LINE_TROUBLE)
async def test_trouble_on_the_line_is_never_taken_for_an_answer(
    make: Make, caller: Caller, fault: str, kind: type[DiningError], reason: Reason
) -> None:
    client = make()
    await client.sign_in()
    caller.fault("redeem", fault)
    with pytest.raises(kind) as caught:
        await client.redeem("1", ["1"])
    assert caught.value.reason is reason
    assert caller.calls("redeem") == 1


async def test_silence_beyond_the_read_time_out_is_no_answer(make: Make, caller: Caller) -> None:
    client = make(read_timeout=0.2)
    await client.sign_in()
    caller.fault("redeem", "delay", seconds=3)
    with pytest.raises(NoAnswerError):
        await client.redeem("1", ["1"])


async def test_a_refused_connection_sends_nothing(make: Make, caller: Caller) -> None:
    caller.fault("any", "no_connection")
    with pytest.raises(NotSentError):
        await make().redeem("1", ["1"])


@pytest.mark.parametrize("fault", ["html_200", "reset_after_commit", "cut_json"])
async def test_a_redeem_without_a_token_never_left(make: Make, caller: Caller, fault: str) -> None:
    caller.fault("token", fault)
    with pytest.raises(NotSentError):
        await make().redeem("1", ["1"])
    assert caller.calls("redeem") == 0


async def test_a_429_on_query_is_asked_once_more(make: Make, caller: Caller) -> None:
    caller.fault("query", "rate_limited")
    assert (await make().query([caller.code("one")])).vouchers


async def test_never_more_than_fifty_in_a_second(make: Make, caller: Caller) -> None:
    client, code = make(), caller.code("one")
    await asyncio.gather(*(client.query([code]) for _ in range(120)))
    assert {attempt["error_code"] for attempt in caller.ledger()["attempts"]} == {"0"}


async def test_the_fifty_are_kept_on_an_uneven_way_and_after_trouble(make: Make, caller: Caller) -> None:
    """As the platform counts them: by when they arrive."""
    client, code = make(), caller.code("one")
    await client.sign_in()
    caller.fault("query", "delay", count=20, seconds=0.4)
    caller.fault("query", "delay_before_commit", count=20, seconds=0.4)
    caller.fault("query", "html_500", count=20)
    await asyncio.gather(*(client.query([code]) for _ in range(160)), return_exceptions=True)
    moments = sorted(one["at"] for one in caller.ledger()["attempts"] if one["call"] == "query")
    assert len(moments) == 160
    assert all(later - first > 1 for first, later in zip(moments, moments[50:], strict=False))


async def test_whoever_waits_at_the_counter_overtakes_the_patient(make: Make, caller: Caller) -> None:
    client, code = make(), caller.code("one")
    await client.query([code])
    answered: list[str] = []

    async def ask(who: str) -> None:
        patient.set(who == "sync")
        await client.query([code])
        answered.append(who)

    crew = [asyncio.create_task(ask("sync")) for _ in range(100)]
    while not answered:  # noqa: ASYNC110 - any of them will do
        await asyncio.sleep(0)
    await asyncio.create_task(ask("cashier"))
    assert len(answered) < 20
    await asyncio.gather(*crew)


async def test_a_call_cancelled_while_it_waits_for_its_turn_never_left(make: Make, caller: Caller) -> None:
    client = make()
    await client.sign_in()
    first = [asyncio.create_task(client.redeem("1", ["1"])) for _ in range(50)]
    waiting = asyncio.create_task(client.redeem("1", ["1"]))
    await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
    with pytest.raises(CancelledUnsentError):
        await waiting
    await asyncio.gather(*first, return_exceptions=True)
    assert caller.calls("redeem") == 50


RETRY_AFTER = {
    "0": 0.0,
    "17": 17.0,
    "soon": None,
    "-5": None,
    "Thu, 01 Jan 1970 00:00:00 GMT": 0.0,
}


@pytest.mark.parametrize(("text", "seconds"), RETRY_AFTER.items())
@pytest.mark.parametrize("fault", ["rate_limited", "overloaded"])
async def test_retry_after_comes_with_the_error(
    make: Make, caller: Caller, fault: str, text: str, seconds: float | None
) -> None:
    client = make()
    await client.sign_in()
    caller.fault("redeem", fault, code=text)
    with pytest.raises(DiningError) as caught:
        await client.redeem("1", ["1"])
    assert caught.value.retry_after == seconds


async def test_retry_after_as_a_moment_is_by_the_platforms_clock(make: Make, caller: Caller) -> None:
    client = make()
    await client.sign_in()
    caller.desk.post("/control/clock", json={"offset_seconds": 3600})
    at = datetime.now(UTC) + timedelta(seconds=3600 + 90)
    caller.fault("query", "rate_limited", code=format_datetime(at, usegmt=True))
    with pytest.raises(RefusedError) as caught:
        await client.query(["1"])
    assert caught.value.retry_after == pytest.approx(90, abs=2)


async def test_milliseconds_and_seconds_are_told_apart(make: Make, caller: Caller) -> None:
    client, code = make(), caller.code("one")
    seconds = await client.query([code])
    caller.fault("query", "times_ms")
    assert (await client.query([code])).vouchers[0].window == seconds.vouchers[0].window


async def test_the_platforms_clock_judges_not_the_tills(make: Make, caller: Caller) -> None:
    caller.desk.post("/control/clock", json={"offset_seconds": 40 * 86_400})
    order = await make().query([caller.code("one")])
    assert order.as_of - datetime.now(UTC) > timedelta(days=39)
    assert order.redeemable == ()


def test_times_out_of_range_are_absent() -> None:
    assert moment(None) is None
    assert moment(0) is None
    assert moment(-5) is None
    assert moment(2**63) is None
    assert moment(1_764_000_000) == moment(1_764_000_000_000)


def test_an_item_may_lack_everything_but_its_code() -> None:
    sparse = read(b'{"code": 9007199254740993, "redemption_status": "100", "product_name": null}', CodeItem)
    assert sparse is not None
    voucher = sparse.to_voucher()
    assert (voucher.code, voucher.status) == ("9007199254740993", VoucherStatus.REDEEMABLE)


def test_an_unknown_status_is_never_redeemable(caplog: pytest.LogCaptureFixture) -> None:
    item = read(b'{"code": "1", "redemption_status": 777}', CodeItem)
    assert item is not None
    assert item.to_voucher().status is VoucherStatus.INIT
    assert "777" in caplog.text


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://open.tiktokapis.com", True),
        ("http://127.0.0.1:8080", True),
        ("http://localhost:1", True),
        ("http://open.tiktokapis.com", False),
        ("http://127.0.0.1.example.org", False),
        ("ftp://127.0.0.1", False),
        ("open.tiktokapis.com", False),
        ("https://", False),
        ("https://host:99999", False),
        ("https://a b", False),
        ("https://host/a b", False),
        ("https://ho\nst", False),
    ],
)
def test_only_this_computer_is_spoken_to_without_tls(url: str, good: bool) -> None:
    assert (base_url_problem(url) is None) == good


def test_the_secret_is_not_in_the_configs_text() -> None:
    assert "s3cret" not in repr(PlatformConfig("key", "s3cret", "1", "2"))
