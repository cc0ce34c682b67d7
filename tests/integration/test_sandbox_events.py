"""The emulator's events, as a receiver that knows only the contract gets them."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from platform_calls import Caller, error_code

from voucher_till.sandbox import credentials
from voucher_till.sandbox.events import EVENTS

DEADLINE_SECONDS = 20


class Callback(ThreadingHTTPServer):
    """Takes deliveries down, and answers as it is told."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.got: list[tuple[str, bytes]] = []
        self.answers: list[int] = []
        """The next ones; 200 when there are none."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/callback"

    def contents(self) -> list[dict[str, Any]]:
        return [json.loads(json.loads(body)["content"]) for _, body in self.got]


class _Handler(BaseHTTPRequestHandler):
    server: Callback

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        self.server.got.append((self.headers["TikTok-Signature"], body))
        self.send_response(self.server.answers.pop(0) if self.server.answers else 200)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


@pytest.fixture
def callback() -> Iterator[Callback]:
    with Callback() as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield server
        server.shutdown()


def until(met: Callable[[], bool]) -> None:
    end = time.monotonic() + DEADLINE_SECONDS
    while not met():
        assert time.monotonic() < end, "it did not come to that"
        time.sleep(0.01)


def order(caller: Caller, path: str, **body: Any) -> dict[str, Any]:
    answer = caller.desk.post(path, json=body)
    answer.raise_for_status()
    told: dict[str, Any] = answer.json()
    return told


def register(caller: Caller, callback: Callback, **more: Any) -> None:
    order(caller, "/control/webhooks", url=callback.url, **more)


def genuine(header: str, body: bytes, secret: str = credentials.CLIENT_SECRET) -> bool:
    moment, signature = header.split(",")
    text = moment.removeprefix("t=").encode() + b"." + body
    return signature == "s=" + hmac.new(secret.encode(), text, hashlib.sha256).hexdigest()


def test_all_six_events_come_signed(caller: Caller, callback: Callback) -> None:
    register(caller, callback)
    for event in EVENTS:
        order(caller, "/control/webhooks/events", event=event)
    until(lambda: len(callback.got) == 6)
    assert {json.loads(body)["event"] for _, body in callback.got} == set(EVENTS)
    for header, body in callback.got:
        assert genuine(header, body)
        assert abs(int(header[2 : header.index(",")]) - time.time()) < DEADLINE_SECONDS
        assert isinstance(json.loads(body)["content"], str), "JSON inside the JSON"


def test_it_tries_again_with_longer_and_longer_waits(caller: Caller, callback: Callback) -> None:
    register(caller, callback, speed=20)
    callback.answers = [500, 404, 503]
    began = time.monotonic()
    order(caller, "/control/webhooks/events")
    until(lambda: len(callback.got) == 4)
    assert time.monotonic() - began >= (1 + 2 + 4) / 20
    assert len({body for _, body in callback.got}) == 1
    until(lambda: caller.desk.get("/control/webhooks").json()["deliveries"][0]["state"] == "delivered")
    told = caller.desk.get("/control/webhooks").json()["deliveries"][0]
    assert told["statuses"] == [500, 404, 503, 200]


def test_a_receiver_that_was_down(caller: Caller, callback: Callback) -> None:
    """After 72 hours, in which they are 1, 2, 4… up to 3600 seconds apart, nothing is tried any more."""
    callback.answers = [503] * 1000
    register(caller, callback, speed=1_000_000)
    order(caller, "/control/webhooks/events")
    until(lambda: caller.desk.get("/control/webhooks").json()["deliveries"][0]["state"] == "given_up")
    # Twelve waits double up to an hour, and the rest of 72 hours are waits of an hour each.
    assert 75 <= len(callback.got) <= 90


def test_duplicates_forgeries_and_what_is_stale(caller: Caller, callback: Callback) -> None:
    register(caller, callback)
    order(caller, "/control/webhooks/events", copies=2, create_time=1_700_000_000)
    until(lambda: len(callback.got) == 2)
    assert callback.got[0][1] == callback.got[1][1]
    assert json.loads(callback.got[0][1])["create_time"] == 1_700_000_000
    callback.answers = [401, 401]
    order(caller, "/control/webhooks/events", forged=True)
    order(caller, "/control/webhooks/events", stale=True)
    until(lambda: len(callback.got) == 4)
    forged = [header for header, body in callback.got[2:] if not genuine(header, body)]
    stale = [header for header, body in callback.got[2:] if genuine(header, body)]
    assert len(forged) == len(stale) == 1
    assert int(stale[0][2 : stale[0].index(",")]) < time.time() - 3500


def test_the_wrong_order(caller: Caller, callback: Callback) -> None:
    register(caller, callback, hold=True)
    for moment in (1, 2, 3):
        order(caller, "/control/webhooks/events", create_time=moment, content={"shop_order_id": str(moment)})
    assert callback.got == []
    order(caller, "/control/webhooks/release", backwards=True)
    until(lambda: len(callback.got) == 3)
    # They leave in that order, each on its own connection.
    assert {one["shop_order_id"] for one in callback.contents()} == {"1", "2", "3"}


def test_a_refund_changes_the_voucher_and_is_told(caller: Caller, callback: Callback) -> None:
    register(caller, callback)
    code = caller.code("one")
    path = f"/control/vouchers/{code}/refund"

    def status() -> int:
        return int(caller.query(code_list=[code]).json()["data"]["code_list"][0]["redemption_status"])

    for number, (stage, expected) in enumerate((("asked", 500), ("refused", 100), ("refunded", 501)), 1):
        order(caller, path, stage=stage)
        assert status() == expected
        until(lambda number=number: len(callback.got) == number)  # type: ignore[misc]
    asked, refused, refunded = callback.contents()
    assert [one["after_sale_event_type"] for one in callback.contents()] == [9, 6, 3]
    assert asked["after_sale_order_id"] == refused["after_sale_order_id"] != refunded["after_sale_order_id"]
    assert asked["item_ids"] == refunded["item_ids"] and asked["item_ids"][0] > 2**53
    order_id = caller.customer("one")["shop_order_id"]
    redeemed = caller.redeem(shop_order_id=order_id, code_list=[code])
    assert error_code(redeemed) == "-3000108"


def test_orders_that_cannot_be_carried_out(caller: Caller) -> None:
    def refused(path: str, body: dict[str, Any]) -> int:
        return caller.desk.post(path, json=body).status_code

    assert refused("/control/webhooks", {"url": "https://elsewhere.example/"}) == 400
    assert refused("/control/webhooks", {"speed": 0}) == 400
    assert refused("/control/webhooks/events", {"event": "ttls.unknown"}) == 400
    assert refused("/control/webhooks/events", {"copies": 0}) == 400
    assert refused("/control/vouchers/1/refund", {}) == 404
    assert refused(f"/control/vouchers/{caller.code('one')}/refund", {"stage": "lost"}) == 400
