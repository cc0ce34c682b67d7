"""The receiver of events as a process, on SQLite and on a real PostgreSQL."""

from __future__ import annotations

import asyncio
import json
import ssl
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import trustme
from receivers import Site, all_events, body_of, deliver, signed, token

from voucher_till import checkpoints
from voucher_till.domain.platform_events import BadReceiverError, FeedError, FeedRefusedError
from voucher_till.webhooks.feeds import ReceiverFeed

NOW = int(time.time())


def get(address: str) -> httpx.Response:
    return httpx.get(address, trust_env=False)


async def test_what_a_delivery_is_answered(site: Site) -> None:
    body = body_of({"after_sale_order_id": 7300000000000000001}, NOW)
    with site.receiver() as receiver:
        assert deliver(receiver, body) == 200
        assert deliver(receiver, body) == 200, "a duplicate is nothing to try again"
        assert deliver(receiver, body, secret="another") == 401
        assert deliver(receiver, body, age=299) == 200
        assert deliver(receiver, body, age=302) == 401
        assert deliver(receiver, body, age=-302) == 401, "from a clock far ahead"
        assert deliver(receiver, body, secret="") == 401
        assert deliver(receiver, b"{}") == 400
        assert deliver(receiver, b"x" * (256 * 1024)) == 400, "so large it may be, but it is no event"
        assert deliver(receiver, b"x" * (256 * 1024 + 1)) == 413
        page = await all_events(receiver, token(site), 1)
        assert [json.loads(one.content) for one in page.events] == [
            {"after_sale_order_id": 7300000000000000001}
        ]
        assert receiver.metric('voucher_till_webhook_deliveries_total{outcome="forged"}') == 2
        assert receiver.metric('voucher_till_webhook_deliveries_total{outcome="stale"}') == 2
        assert receiver.metric('voucher_till_webhook_deliveries_total{outcome="duplicate"}') == 2
        assert receiver.metric("voucher_till_webhook_events_worked_total") == 1
        health = get(f"{receiver.monitor}/health").json()
        assert health == {"healthy": True, "waiting": 0}
        assert get(f"{receiver.address}/metrics").status_code == 404


def test_a_body_without_a_length_is_bounded_too(tmp_path: Path) -> None:
    def endless() -> Iterator[bytes]:
        for _ in range(300):
            yield b"x" * 1024

    with Site(tmp_path / "site").receiver() as receiver:
        answer = httpx.post(receiver.callback, content=endless(), headers=signed(b""), trust_env=False)
        assert answer.status_code == 413


async def test_the_order_per_subject(site: Site) -> None:
    def about(subject: int, moment: int) -> bytes:
        return body_of({"after_sale_order_id": subject, "made": moment}, NOW + moment)

    with site.receiver() as receiver:
        held = token(site)
        for subject, moment in ((1, 1), (1, 5), (2, 2)):
            assert deliver(receiver, about(subject, moment)) == 200
            await all_events(receiver, held, moment if subject == 2 else (1 if moment == 1 else 2))
        assert deliver(receiver, about(1, 3)) == 200
        page = await all_events(receiver, held, 4)
    told = [(json.loads(one.content)["made"], one.superseded) for one in page.events]
    assert told == [(1, False), (5, False), (2, False), (3, True)]


async def test_killed_between_store_and_work(site: Site) -> None:
    body = body_of({"after_sale_order_id": 9}, NOW)
    with site.receiver(kill_at=checkpoints.EVENT_KEPT) as receiver:
        with pytest.raises(httpx.HTTPError):
            deliver(receiver, body)
        assert receiver.process.wait(20) == -9
    with site.receiver() as receiver:
        held = token(site)
        # Nothing was delivered to this one: what the dead one kept is worked on.
        first = await all_events(receiver, held, 1)
        assert deliver(receiver, body) == 200
        assert receiver.metric('voucher_till_webhook_deliveries_total{outcome="duplicate"}') == 1
        again = await all_events(receiver, held, 1)
    assert first == again


async def test_tokens_are_issued_and_revoked(site: Site) -> None:
    with site.receiver() as receiver:
        held, other = token(site, "till 1"), token(site, "till 2")
        async with ReceiverFeed(receiver.address, held) as feed:
            assert (await feed.after("", 0)).events == ()
            assert site.run("revoke", "till 1").returncode == 0
            with pytest.raises(FeedRefusedError):
                await feed.after("", 0)
        async with ReceiverFeed(receiver.address, other) as feed:
            assert (await feed.after("", 0)).events == ()
        async with ReceiverFeed(receiver.address, "guessed") as feed:
            with pytest.raises(FeedRefusedError):
                await feed.after("", 0)
    listed = [json.loads(line) for line in site.run("tills", "--json").stdout.splitlines()]
    assert [(one["name"], one["revoked_at"] is None) for one in listed] == [
        ("till 1", False),
        ("till 2", True),
    ]
    assert site.run("revoke", "till 1").returncode == 2


async def test_a_waiting_till_hears_at_once(site: Site) -> None:
    with site.receiver() as receiver:
        async with ReceiverFeed(receiver.address, token(site)) as feed:
            cursor = (await feed.after("", 0)).cursor
            asked = asyncio.create_task(feed.after(cursor, 20))
            async with httpx.AsyncClient(trust_env=False) as http:
                body = body_of({"after_sale_order_id": 3}, NOW)
                await http.post(receiver.callback, content=body, headers=signed(body))
            async with asyncio.timeout(2):
                page = await asked
    assert [one.subject for one in page.events] == ["ttls.fulfill.after_sale.result after_sale_order_id 3"]


async def test_a_cursor_of_another_store_begins_anew(site: Site) -> None:
    with site.receiver() as receiver:
        held = token(site)
        assert deliver(receiver, body_of({"after_sale_order_id": 3}, NOW)) == 200
        page = await all_events(receiver, held, 1)
        store = page.cursor.partition(":")[0]
        async with ReceiverFeed(receiver.address, held) as feed:
            for cursor in ("another:1", f"{store}:2", f"{store}:{'9' * 40}", f"{store}:-1", "nonsense"):
                assert (await feed.after(cursor, 0)).events == page.events, cursor
            assert (await feed.after(page.cursor, 0)).events == ()


def test_an_address_that_gets_no_token() -> None:
    with pytest.raises(BadReceiverError):
        ReceiverFeed("http://receiver.example", "token")


async def test_tls_itself(tmp_path: Path) -> None:
    authority = trustme.CA()
    leaf = authority.issue_cert("127.0.0.1")
    leaf.cert_chain_pems[0].write_to_path(str(tmp_path / "chain.pem"))
    leaf.private_key_pem.write_to_path(str(tmp_path / "key.pem"))
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    site = Site(tmp_path / "site")
    options = ("--certificate", str(tmp_path / "chain.pem"), "--key", str(tmp_path / "key.pem"))
    with site.receiver(*options) as receiver:
        assert receiver.callback.startswith("https://127.0.0.1:")
        async with ReceiverFeed(receiver.address, token(site), trust) as feed:
            assert (await feed.after("", 0)).events == ()
        async with ReceiverFeed(receiver.address, token(site)) as feed:
            with pytest.raises(FeedError):
                await feed.after("", 0)
    done = site.run("--certificate", str(tmp_path / "key.pem"), "--key", str(tmp_path / "key.pem"))
    assert done.returncode == 2 and "certificate" in done.stderr


def test_wrong_use_is_told(tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    done = site.run("--certificate", str(tmp_path / "missing.pem"))
    assert (done.returncode, done.stderr) == (2, "--certificate and --key belong together.\n")
    done = site.run("--host", "0.0.0.0")  # noqa: S104 - which is refused
    assert done.returncode == 2 and "Without a certificate" in done.stderr
    done = Site(tmp_path / "site", "mysql://secret@somewhere/x").run("tills")
    assert done.returncode == 2 and "secret" not in done.stderr
    done = Site(tmp_path / "site", "postgresql://till:secret@127.0.0.1:1/x").run("tills")
    assert done.returncode == 1 and "secret" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
def test_the_store_is_its_owners_alone(tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    assert site.run("tills").returncode == 0
    assert stat.S_IMODE((site.home / "webhooks.db").stat().st_mode) == 0o600
