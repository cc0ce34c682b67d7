"""The emulator keeps the platform's contract: seen with a plain HTTP client over a real connection."""

from __future__ import annotations

import io
import time
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
import zxingcpp
from hypothesis import HealthCheck, given, settings
from PIL import Image
from platform_calls import Caller, error_code
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from voucher_till.sandbox import credentials
from voucher_till.sandbox.control import openapi_document
from voucher_till.sandbox.server import SandboxOptions, SandboxServer


def test_a_token_says_when_it_ends_as_unix_time(caller: Caller) -> None:
    answer = caller.grant().json()
    assert answer["expires_in"] == pytest.approx(time.time() + 120 * 3600, abs=5)
    assert answer["refresh_expires_in"] > answer["expires_in"]


@pytest.mark.parametrize(
    ("changes", "status", "error"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_key": "wrong"}, 401, "invalid_client"),
        ({"merchant_id": credentials.UNAUTHORISED_MERCHANT_ID}, 403, "unauthorized_client"),
        ({"merchant_id": ""}, 400, "invalid_request"),
        ({"grant_type": "refresh_token", "refresh_token": "old"}, 400, "invalid_grant"),
        ({"code": "1.u1"}, 400, "invalid_request"),
    ],
)
def test_a_token_is_refused(caller: Caller, changes: dict[str, str], status: int, error: str) -> None:
    answer = caller.grant(**changes)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert answer.json()["log_id"]


def test_only_the_last_refresh_token_works(caller: Caller) -> None:
    first = caller.grant().json()["refresh_token"]
    second = caller.grant(grant_type="refresh_token", refresh_token=first)
    assert second.status_code == 200
    assert caller.grant(grant_type="refresh_token", refresh_token=first).json()["error"] == "invalid_grant"


def test_a_call_needs_a_working_token_and_the_scope(caller: Caller) -> None:
    caller.grant()
    caller.desk.post("/control/tokens/expire")
    expired = caller.query(code_list=["1"])
    assert (expired.status_code, error_code(expired)) == (401, "access_token_invalid")
    caller.grant(client_key=credentials.NO_SCOPE_CLIENT_KEY)
    unscoped = caller.query(code_list=["1"])
    assert (unscoped.status_code, error_code(unscoped)) == (401, "scope_not_authorized")


def test_a_qr_lists_the_whole_order_and_a_code_lists_itself(caller: Caller) -> None:
    three = caller.customer("three")
    by_qr = caller.query(qr_info=three["qr"]).json()["data"]
    assert [item["code"] for item in by_qr["code_list"]] == [v["code"] for v in three["vouchers"]]
    assert int(by_qr["shop_order_id"]) > 2**53
    by_code = caller.query(code_list=[three["vouchers"][1]["code"]]).json()["data"]
    assert [item["code"] for item in by_code["code_list"]] == [three["vouchers"][1]["code"]]


QUERY_REFUSALS: list[tuple[dict[str, Any], str]] = [
    ({"code_list": ["12ab"]}, "-9990001"),
    ({"code_list": ["1"]}, "-3000111"),
    ({"code_list": ["1"], "third_shop_id": "ELSEWHERE"}, "-3000000"),
    ({"qr_info": "https://example.invalid"}, "-3000110"),
    ({"qr_info": "TT-NeverIssuedByAnyone"}, "-3000110"),
    ({"qr_info": "TT-<>"}, "-9995000"),
]


@pytest.mark.parametrize(("body", "code"), QUERY_REFUSALS)
def test_a_query_is_refused_with_http_500(caller: Caller, body: dict[str, Any], code: str) -> None:
    answer = caller.query(**body)
    assert (answer.status_code, error_code(answer)) == (500, code)


REDEEM_REFUSALS = {
    "expired": "-3000101",
    "not_yet": "-3000100",
    "closed_hours": "-3000100",
    "used": "-3000102",
    "refunded": "-3000108",
    "refund_in_progress": "-3000104",
    "other_outlet": "-3000103",
    "no_shops": "-3000200",
    "init": "-3000203",
}


@pytest.mark.parametrize(("name", "code"), REDEEM_REFUSALS.items())
def test_a_redeem_is_refused_with_http_500(caller: Caller, name: str, code: str) -> None:
    one = caller.customer(name)
    answer = caller.redeem(shop_order_id=one["shop_order_id"], code_list=[one["vouchers"][0]["code"]])
    assert (answer.status_code, error_code(answer)) == (500, code)
    assert caller.ledger()["redemptions"] == []


def test_a_redemption_spends_the_qr_and_its_order_is_listed_with_the_refusal(caller: Caller) -> None:
    three = caller.customer("three")
    codes = [voucher["code"] for voucher in three["vouchers"]]
    done = caller.redeem(shop_order_id=three["shop_order_id"], code_list=codes[:2]).json()["data"]
    again = caller.query(qr_info=three["qr"])
    assert (again.status_code, error_code(again)) == (500, "-3000109")
    listed = again.json()["data"]["code_list"]
    assert [item["code"] for item in listed] == codes[:2]
    assert {item["redeem_id"] for item in listed} == {done["redeem_id"]}
    assert {item["redeemed_shop_id"] for item in listed} == {credentials.OUTLETS["OUTLET-1"]}
    fresh = caller.query(qr_info=caller.customer("three")["qr"]).json()["data"]["code_list"]
    assert [item["redemption_status"] for item in fresh] == [400, 400, 100]


def test_a_redeem_is_all_or_nothing(caller: Caller) -> None:
    partly = caller.customer("partly_used")
    codes = [voucher["code"] for voucher in partly["vouchers"]]
    answer = caller.redeem(shop_order_id=partly["shop_order_id"], code_list=codes)
    assert error_code(answer) == "-3000102"
    assert caller.ledger()["redemptions"] == []


def test_an_old_qr_expires_by_the_emulators_clock(caller: Caller) -> None:
    old = caller.customer("one")["qr"]
    caller.desk.post("/control/clock", json={"offset_seconds": 61})
    assert error_code(caller.query(qr_info=old)) == "-3000109"
    assert caller.query(qr_info=caller.customer("one")["qr"]).status_code == 200


def test_more_than_fifty_queries_in_a_second_are_refused(caller: Caller) -> None:
    answers = (caller.query(code_list=["1"]) for _ in range(1000))
    accepted = 0
    for answer in answers:
        if answer.status_code == 429:
            break
        accepted += 1
    assert error_code(answer) == "rate_limit_exceeded"
    assert answer.headers["retry-after"] == "1"
    assert accepted >= 50


FAULTS = [
    ("html_200", 0),
    ("html_500", 0),
    ("empty_body", 0),
    ("cut_json", 0),
    ("rate_limited", 0),
    ("html_200_after_commit", 1),
    ("empty_body_after_commit", 1),
    ("cut_json_after_commit", 1),
]


@pytest.mark.parametrize(("fault", "redeemed"), FAULTS)
def test_an_ordered_fault_hits_one_call_before_or_after_the_commit(
    caller: Caller, fault: str, redeemed: int
) -> None:
    one = caller.customer("one")
    code = one["vouchers"][0]["code"]
    caller.grant()
    caller.fault("redeem", fault)
    caller.redeem(shop_order_id=one["shop_order_id"], code_list=[code])
    assert caller.redemptions_of(code) == redeemed
    assert caller.query(code_list=[code]).status_code == 200


@pytest.mark.parametrize(("fault", "redeemed"), [("reset_before_commit", 0), ("reset_after_commit", 1)])
def test_a_reset_drops_the_connection(caller: Caller, fault: str, redeemed: int) -> None:
    one = caller.customer("one")
    code = one["vouchers"][0]["code"]
    caller.grant()
    caller.fault("redeem", fault)
    with pytest.raises(httpx.ReadError):
        caller.redeem(shop_order_id=one["shop_order_id"], code_list=[code])
    assert caller.redemptions_of(code) == redeemed


def test_a_cut_line_refuses_connections_until_it_is_mended(caller: Caller) -> None:
    caller.grant()
    caller.fault("any", "no_connection")
    with pytest.raises((httpx.ConnectError, httpx.ReadError, httpx.RemoteProtocolError)):
        caller.query(code_list=["1"])
    with pytest.raises(httpx.ConnectError):
        caller.query(code_list=["1"])
    caller.mend()
    assert error_code(caller.query(code_list=["1"])) == "-3000111"


def test_times_come_in_milliseconds_when_ordered(caller: Caller) -> None:
    code = caller.code("one")
    caller.fault("query", "times_ms")
    times = caller.query(code_list=[code]).json()["data"]["code_list"][0]["code_can_use_time"]
    assert times["end_time"] > 10**11


def test_a_bad_order_for_a_fault_is_refused(caller: Caller) -> None:
    for body in ({}, {"fault": "gremlins"}, {"fault": "delay", "count": 0}, {"fault": "delay", "call": "x"}):
        assert caller.desk.post("/control/faults", json=body).status_code == 400


@pytest.mark.parametrize("name", ["one", "three", "refunded"])
def test_the_phone_shows_a_qr_that_a_decoder_reads(caller: Caller, name: str) -> None:
    picture = Image.open(io.BytesIO(caller.desk.get(f"/control/customers/{name}/phone.png").content))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [caller.customer(name)["qr"]]


def test_the_state_outlives_a_restart_when_given_a_file(tmp_path: Path) -> None:
    options = SandboxOptions(state_file=tmp_path / "state.json")
    with SandboxServer(options) as server:
        first = Caller(server)
        one = first.customer("one")
        first.redeem(shop_order_id=one["shop_order_id"], code_list=[one["vouchers"][0]["code"]])
        before, token = first.ledger(), first.token
        first.close()
    with SandboxServer(options) as server:
        second = Caller(server)
        second.token = token
        assert second.ledger() == before
        assert error_code(second.query(qr_info=one["qr"])) == "-3000109"
        second.close()


def own_trouble(_context: Any, response: schemathesis.Response, _case: schemathesis.Case[Any]) -> None:
    """A 5xx of the emulator's own making: anything but a business refusal in its envelope."""
    if response.status_code >= 500:
        code = response.json()["error"]["code"]
        assert int(code) < 0, f"HTTP {response.status_code} with {code}"


SCHEMA = schemathesis.openapi.from_dict(openapi_document())
CHECKS = [own_trouble, status_code_conformance, response_schema_conformance]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
@pytest.mark.parametrize("path", list(openapi_document()["paths"]))
def test_no_request_makes_the_emulator_fail(caller: Caller, path: str) -> None:
    caller.grant()
    operation = SCHEMA[path]["POST"]

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def run(case: schemathesis.Case[Any]) -> None:
        headers = {"Authorization": f"Bearer {caller.token}"}
        response = case.call(base_url=str(caller.http.base_url), headers=headers)
        case.validate_response(response, checks=CHECKS)

    run()


RAW_BODIES = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"[" * 60_000,
    b'{"code_list": "\\ud800"}',
    b"\xff\xfe",
    b"1" * 70_000,
]


@pytest.mark.parametrize("body", RAW_BODIES)
@pytest.mark.parametrize("path", list(openapi_document()["paths"]))
def test_no_raw_body_makes_the_emulator_fail(caller: Caller, path: str, body: bytes) -> None:
    caller.grant()
    headers = {"Authorization": f"Bearer {caller.token}", "Content-Type": "application/json"}
    answer = caller.http.post(path, content=body, headers=headers)
    assert answer.status_code in (400, 413)
