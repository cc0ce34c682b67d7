"""The side journal: what is in it, what it costs, and what it makes of torn and damaged lines."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.store.database import Database
from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal, Outcome, Place
from voucher_till.store.owners import Owner
from voucher_till.store.side_journal import SideJournal, key_of

PLACE = Place("sandbox", "7312345678901234567", "OUTLET-1", "key")
S = RedemptionState


def voucher(code: str) -> Voucher:
    return Voucher(code, "Nasi Goreng", VoucherStatus.REDEEMABLE, sale_price=Money.parse("25000", "IDR"))


def row(code: str, state: str = "stored") -> dict[str, str | int | None]:
    return {"environment": "live", "merchant_id": "1", "intent": f"i{code}", "code": code, "state": state}


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "till")
    made.prepare()
    return made


@pytest.fixture
async def database(folder: DataFolder) -> AsyncIterator[Database]:
    opened = await Database.open(folder)
    yield opened
    await opened.close()


@pytest.fixture
def journal(database: Database, folder: DataFolder) -> Journal:
    return Journal(database, Owner(folder.owners), PLACE)


@pytest.fixture
def side(folder: DataFolder) -> SideJournal:
    return SideJournal(folder.side_journal)


def states(side: SideJournal) -> list[object]:
    return [line.row["state"] for line in side.read().lines if line.row is not None]


async def test_every_change_of_a_row_is_in_it(
    database: Database, journal: Journal, side: SideJournal
) -> None:
    rows = await journal.begin("77", [voucher("1"), voucher("2")], "Sari")
    await journal.settle(rows, Outcome(S.UNKNOWN))
    await journal.set_goods_out(rows[0].intent)
    await journal.resubmit(await journal.claim(rows[0].intent))
    await journal.adopt_orphans()
    claimed = await journal.claim(rows[0].intent)
    await journal.settle(claimed, Outcome(S.CONFLICT, Reason.ALREADY_USED))
    await journal.close_conflict(rows[0].id, "Budi", "paid in cash")
    await journal.store([voucher("3")], "", verified=False, qr="TT-q", contact="0812")
    expected = ["submitting", "unknown", "unknown", "submitting", "unknown", "conflict"]
    assert states(side) == [state for state in expected for _ in rows] + ["conflict", "stored"]

    def same(connection: sqlite3.Connection) -> None:
        newest = side.read().newest()
        held = [dict(row) for row in connection.execute("SELECT * FROM redemption")]
        assert len(held) == len(newest) == 3
        for one in held:
            kept = newest[key_of(one)]
            assert {name for name, value in one.items() if kept.get(name) != value} <= {"owner"}

    content = side.read()
    assert content.whole
    await database.read(same)


async def test_what_changes_no_row_leaves_it_alone(journal: Journal, side: SideJournal) -> None:
    rows = await journal.begin("77", [voucher("1")], "")
    await journal.settle(rows, Outcome(S.UNKNOWN))
    before = side.size()
    await journal.claim(rows[0].intent)
    await journal.audit("Budi", "x", "")
    await journal.remember_verified([voucher("5")], "78")
    with pytest.raises(ValueError, match="cannot go"):
        await journal.settle(rows, Outcome(S.STORED))
    assert side.size() == before


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps the folder itself to its owner")
async def test_only_its_owner_may_read_it(journal: Journal, folder: DataFolder) -> None:
    assert folder.side_journal.stat().st_mode & 0o777 == 0o600
    folder.side_journal.unlink()
    await journal.store([voucher("1")], "", verified=True)
    assert folder.side_journal.stat().st_mode & 0o777 == 0o600


async def test_a_row_that_cannot_be_written_twice_is_not_written_at_all(
    folder: DataFolder, journal: Journal
) -> None:
    stored = await journal.store([voucher("1")], "", verified=True)
    kept = folder.side_journal.read_bytes()
    folder.side_journal.unlink()
    folder.side_journal.mkdir()
    for attempt in (
        journal.store([voucher("2")], "", verified=True),
        journal.begin("77", [voucher("3")], ""),
        journal.set_goods_out(stored[0].intent),
    ):
        with pytest.raises(StoreError) as caught:
            await attempt
        assert caught.value.problem is StoreProblem.NO_ACCESS
    assert await journal.recent(9) == stored
    folder.side_journal.rmdir()
    folder.side_journal.write_bytes(kept)
    assert len(await journal.store([voucher("2")], "", verified=True)) == 1


async def test_two_processes_share_it(folder: DataFolder, journal: Journal, side: SideJournal) -> None:
    second = await Database.open(folder)
    other = Journal(second, Owner(folder.owners), PLACE)
    for number in range(10):
        await (journal, other)[number % 2].store([voucher(str(number))], "", verified=True)
    await second.close()
    content = side.read()
    assert content.whole
    assert [line.number for line in content.lines] == list(range(1, 12))


def test_a_transaction_that_was_not_committed_is_outdone(side: SideJournal) -> None:
    side.rewrite([row("1")], 5, 2)
    side.append([row("2"), row("3")], 6, 2)
    side.append([row("4")], 6, 2)
    content = side.read()
    assert content.whole
    assert [snapshot["code"] for snapshot in content.newest().values()] == ["1", "4"]
    assert [snapshot["code"] for snapshot in content.newest(after=5).values()] == ["4"]


def test_what_was_added_last_can_be_taken_back(side: SideJournal, folder: DataFolder) -> None:
    side.append([row("1")], 1, 2)
    first = side.append([row("2")], 2, 2)
    side.append([row("3")], 2, 2)
    side.withdraw(first)
    assert len(side.read().newest()) == 2
    last = side.append([row("4")], 3, 2)
    side.withdraw(last)
    assert [line.number for line in side.read().lines] == [1, 2]


def test_a_torn_line_does_not_spoil_the_next(side: SideJournal, folder: DataFolder) -> None:
    side.rewrite([row("1")], 1, 2)
    side.append([row("2")], 2, 2)
    with folder.side_journal.open("rb+") as file:
        file.truncate(folder.side_journal.stat().st_size - 9)
    end = side.last()
    assert end is not None
    assert end.number == 1
    side.append([row("3")], 2, 2)
    content = side.read()
    assert (content.unreadable, content.whole) == (1, False)
    assert [snapshot["code"] for snapshot in content.newest().values()] == ["1", "3"]


def test_a_missing_middle_is_noticed(side: SideJournal, folder: DataFolder) -> None:
    side.rewrite([], 1, 2)
    for number in range(2, 6):
        side.append([row(str(number))], number, 2)
    assert side.read().whole
    lines = [line for line in folder.side_journal.read_bytes().splitlines(keepends=True) if line.strip()]
    folder.side_journal.write_bytes(b"".join(lines[:2] + lines[3:]))
    content = side.read()
    assert (content.unreadable, content.whole) == (0, False)
    folder.side_journal.write_bytes(b"".join(lines[1:]))
    assert not side.read().whole
    assert not side.starts_whole()


def test_the_last_line_is_found_behind_much_garbage(side: SideJournal, folder: DataFolder) -> None:
    side.append([row("1")], 7, 2)
    with folder.side_journal.open("ab") as file:
        file.write(os.urandom(200_000))
    end = side.last()
    assert end is not None
    assert end.number == 7


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_damage_is_read_as_a_row(side: SideJournal, folder: DataFolder, data: st.DataObject) -> None:
    """Overwritten, cut, or with bytes put in: what is read was written, in the order it was written."""
    side.rewrite([row("0")], 1, 2)
    for number in range(2, 12):
        side.append([row(str(number)), row(str(number + 100))], number, 2)
    written = side.read().newest()
    content = bytearray(folder.side_journal.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        kind = data.draw(st.sampled_from(["overwrite", "cut", "insert"]))
        noise = data.draw(st.binary(min_size=1, max_size=80))
        if kind == "overwrite":
            content[start : start + len(noise)] = noise
        elif kind == "insert":
            content[start:start] = noise
        else:
            del content[start:]
    folder.side_journal.write_bytes(bytes(content))
    found = side.read().newest()
    assert all(written[key] == snapshot for key, snapshot in found.items())
    assert list(found) == [key for key in written if key in found]
    side.last()
    side.starts_whole()


async def test_it_is_written_whole_when_it_has_grown_too_long(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = await Database.open(folder)
    journal = Journal(database, Owner(folder.owners), PLACE)
    kept = {"stored": "1", "unknown": "2", "redeemed": "3", "conflict": "4"}
    for state, code in kept.items():
        rows = await journal.begin("77", [voucher(code)], "")
        await journal.settle(rows, Outcome(S(state)))
    for number in range(40):
        rows = await journal.begin("77", [voucher(str(100 + number))], "")
        await journal.settle(rows, Outcome(S.REFUSED))
    await database.close()
    monkeypatch.setattr("voucher_till.store.recovery.COMPACT_BYTES", 10_000)
    before = folder.side_journal.stat().st_size
    await (await Database.open(folder)).close()
    content = SideJournal(folder.side_journal).read()
    assert folder.side_journal.stat().st_size < before / 10
    assert content.whole
    assert {line.row["state"]: line.row["code"] for line in content.lines if line.row} == kept
    written = folder.side_journal.stat().st_mtime_ns
    database = await Database.open(folder)
    assert (database.recovery, folder.side_journal.stat().st_mtime_ns) == (None, written)
    await database.close()


async def test_an_intent_is_on_the_disk_twice_within_ten_milliseconds(
    journal: Journal, capsys: pytest.CaptureFixture[str]
) -> None:
    begin, settle = [], []
    for number in range(200):
        start = time.perf_counter()
        rows = await journal.begin("77", [voucher(str(number))], "Sari")
        begin.append(time.perf_counter() - start)
        start = time.perf_counter()
        await journal.settle(rows, Outcome(S.REDEEMED, redeem_id="9"))
        settle.append(time.perf_counter() - start)
    with capsys.disabled():
        print(  # noqa: T201 - a figure to be read
            f"\nintent commit: median {median(begin) * 1000:.2f} ms, 99th percentile"
            f" {sorted(begin)[197] * 1000:.2f} ms; result: median {median(settle) * 1000:.2f} ms"
        )
    assert median(begin) < 0.010


KILLED_BETWEEN = """
import asyncio, os, signal, sys
from pathlib import Path
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal, Place
from voucher_till.store.owners import Owner
from voucher_till.domain.voucher import Voucher, VoucherStatus

async def main():
    folder = DataFolder(Path(sys.argv[1]))
    database = await Database.open(folder)
    place = Place("sandbox", "7312345678901234567", "OUTLET-1", "key")
    journal = Journal(database, Owner(folder.owners), place)

    def kill_before_commit(connection):
        seen = []

        def look(statement):
            seen.append(statement)
            if statement == "COMMIT" and "BEGIN IMMEDIATE" in seen:
                os.kill(os.getpid(), signal.SIGKILL)

        connection.set_trace_callback(look)

    await database.read(kill_before_commit)
    await journal.begin("77", [Voucher("1", "x", VoucherStatus.REDEEMABLE)], "")

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
async def test_a_kill_between_the_two_writes_keeps_the_row_and_alarms_nobody(folder: DataFolder) -> None:
    await (await Database.open(folder)).close()
    command = [sys.executable, "-c", KILLED_BETWEEN, str(folder.root)]
    done = await asyncio.to_thread(
        subprocess.run, command, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == -9, done.stderr
    database = await Database.open(folder)
    assert database.recovery is None
    journal = Journal(database, Owner(folder.owners), PLACE)
    assert [one.state for one in await journal.open_rows()] == [S.SUBMITTING]
    assert [one.state for one in await journal.adopt_orphans()] == [S.UNKNOWN]
    assert SideJournal(folder.side_journal).read().whole
    await database.close()
