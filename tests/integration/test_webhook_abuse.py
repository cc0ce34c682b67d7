"""What strangers, damaged events and restored stores do to the receiver: it goes on, and nothing is lost."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import socket
import time
from pathlib import Path

import pytest
from receivers import Site, all_events, body_of, deliver, token
from refund_room import Room, Told
from stage import until
from tills import set_up

from voucher_till.app import follow_events, open_till
from voucher_till.domain.platform_events import FeedRefusedError
from voucher_till.records.platform_events import TakenIn
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.notes import REFUNDED
from voucher_till.webhooks import tables
from voucher_till.webhooks.event_store import EventStore
from voucher_till.webhooks.feeds import ReceiverFeed
from voucher_till.webhooks.incoming import Incoming
from voucher_till.webhooks.joining import joined

NOW = int(time.time())
NO_IDS = ("\ud800x", "a\0b", "9" * 300, "")


async def test_an_id_that_is_no_text_harms_nothing(site: Site) -> None:
    bodies = [
        body_of({name: odd, "number": number}, NOW, event)
        for number, odd in enumerate(NO_IDS)
        for name, event in (("after_sale_order_id", "ttls.fulfill.after_sale.result"), ("task_id", "another"))
    ]
    with site.receiver() as receiver:
        held = token(site)
        assert [deliver(receiver, body) for body in bodies] == [200] * len(bodies)
        assert [deliver(receiver, body) for body in bodies] == [200] * len(bodies)
        assert len((await all_events(receiver, held, len(bodies))).events) == len(bodies)
        assert receiver.process.poll() is None


@pytest.mark.parametrize("order", NO_IDS)
async def test_such_an_event_stops_no_till(tmp_path: Path, sandbox: SandboxServer, order: str) -> None:
    async with open_till(set_up(tmp_path / "till", sandbox)) as till:
        events = Room.events_of(till)
        for kind in ("9" * 5000, 3):
            assert (await events.take_in(Told(order, kind))).settled


def test_one_that_cannot_be_kept_leaves_the_others(tmp_path: Path) -> None:
    """Should one come through all the same."""

    async def keep_all() -> list[object]:
        from voucher_till.webhooks.intake import Intake
        from voucher_till.webhooks.metrics import Metrics

        store = EventStore.open(tables.sqlite_url(tmp_path / "events.db"))
        intake = Intake(store, Metrics())
        arrived = [Incoming(key, "e", key, NOW, "{}") for key in ("a", "\ud800", "b")]
        waiting = [asyncio.ensure_future(intake.keep(one)) for one in arrived]
        running = asyncio.create_task(intake.run())
        results = await asyncio.gather(*waiting, return_exceptions=True)
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running
        store.close()
        return list(results)

    first, odd, second = asyncio.run(keep_all())
    assert (first, second) == (True, True)
    assert isinstance(odd, ValueError)


async def test_a_restored_store_skips_nothing(tmp_path: Path) -> None:
    site = Site(tmp_path / "site")
    database = site.home / "webhooks.db"
    with site.receiver() as receiver:
        held = token(site)
        for number in range(3):
            deliver(receiver, body_of({"after_sale_order_id": number}, NOW))
        await all_events(receiver, held, 3)
    shutil.copy(database, tmp_path / "backup.db")
    with site.receiver() as receiver:
        for number in range(3, 6):
            deliver(receiver, body_of({"after_sale_order_id": number}, NOW))
        cursor = (await all_events(receiver, held, 6)).cursor
    shutil.copy(tmp_path / "backup.db", database)
    with site.receiver() as receiver:
        for number in range(10, 18):
            deliver(receiver, body_of({"after_sale_order_id": number}, NOW))
        everything = await all_events(receiver, held, 11)
        async with ReceiverFeed(receiver.address, held) as feed:
            assert (await feed.after(cursor, 0)).events == everything.events
            assert (await feed.after(everything.cursor, 0)).events == ()


def test_a_stranger_who_says_nothing_is_let_go(tmp_path: Path) -> None:
    begun = b"POST /callback HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\n"
    with Site(tmp_path / "site").receiver() as receiver, contextlib.ExitStack() as stack:
        port = int(receiver.address.rpartition(":")[2])
        strangers = []
        for said in (b"", begun, begun + b"\r\nab"):
            stranger = stack.enter_context(socket.create_connection(("127.0.0.1", port), timeout=30))
            stranger.sendall(said)
            strangers.append(stranger)
        for stranger in strangers:
            with contextlib.suppress(ConnectionResetError):
                assert stranger.recv(1) == b""
        assert deliver(receiver, body_of({"after_sale_order_id": 1}, NOW)) == 200


@pytest.mark.parametrize("held", ["t\u2019oken", "two\nlines"])
async def test_a_token_that_no_receiver_issued_is_refused(tmp_path: Path, held: str) -> None:
    with pytest.raises(FeedRefusedError):
        ReceiverFeed("https://receiver.example", held)


async def test_a_join_that_fails_leaves_nothing(tmp_path: Path, sandbox: SandboxServer) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    done = await asyncio.to_thread(Site(folder.root).run, "join", "https://127.0.0.1:1", given="t\u2019n\n")
    assert (done.returncode, "token is wrong" in done.stderr) == (3, True)
    assert joined(folder) is None


async def test_following_outlives_a_store_that_cannot_be_opened(
    tmp_path: Path,
    sandbox: SandboxServer,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A folder stands where the store would be, and then it is gone."""
    monkeypatch.setattr("voucher_till.app._LOOK_FOR_RECEIVER_SECONDS", 0.05)
    folder: DataFolder = set_up(tmp_path / "till", sandbox)
    folder.webhooks.mkdir()
    seen: asyncio.Queue[TakenIn] = asyncio.Queue()
    async with open_till(folder) as till:
        following = asyncio.create_task(follow_events(till, seen.put_nowait))
        await until(lambda: caplog.text.count("no receiver can be asked") >= 2)
        assert not following.done()
        folder.webhooks.rmdir()
        store = EventStore.open(tables.sqlite_url(folder.webhooks))
        store.keep([Incoming("k", REFUNDED, "s", NOW, "{}")])
        assert store.work() == 1
        async with asyncio.timeout(30):
            assert (await seen.get()).events == 1
        following.cancel()
        store.close()


@pytest.mark.parametrize(
    ("options", "database"),
    [
        (("--port", "70000"), ""),
        (("--monitor-port", "-1"), ""),
        (("--certificate", "missing.pem", "--key", "missing.pem"), ""),
        (("tills",), "postgresql://h:abc/db"),
    ],
)
def test_more_wrong_use_is_told(tmp_path: Path, options: tuple[str, ...], database: str) -> None:
    done = Site(tmp_path / "site", database).run(*options)
    assert done.returncode == 2
    assert "itself has a problem" not in done.stderr
    assert done.stderr.strip()


def test_another_driver_of_the_same_database_is_the_one_that_is_here(tmp_path: Path) -> None:
    path = tmp_path / "events.db"
    assert Site(tmp_path / "site", f"sqlite+aiosqlite:///{path}").run("tills").returncode == 0
    assert path.exists()
