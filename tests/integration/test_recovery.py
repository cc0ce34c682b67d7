"""A database that was damaged, deleted or set back comes back from the side journal. Real files only."""

from __future__ import annotations

import asyncio
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_till.domain.journal import LIVE, Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.store.audit import AuditTrail
from voucher_till.store.database import Cause, Database
from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal, Outcome, Place
from voucher_till.store.migrations import MIGRATIONS, apply_step
from voucher_till.store.owners import Owner
from voucher_till.store.reading import Reader
from voucher_till.store.side_journal import SideJournal

PLACE = Place("sandbox", "7312345678901234567", "OUTLET-1", "key")
S = RedemptionState


def voucher(code: str) -> Voucher:
    return Voucher(code, "Nasi Goreng", VoucherStatus.REDEEMABLE, sale_price=Money.parse("25000", "IDR"))


def new_folder(path: Path) -> DataFolder:
    made = DataFolder(path)
    made.prepare()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return new_folder(tmp_path / "till")


async def sell(journal: Journal, first: int, count: int) -> None:
    """Rows in every state, with every field."""
    for number in range(first, first + count):
        kind = number % 6
        if kind == 0:
            code = str(number)
            await journal.store([voucher(code)], "Sari", qr="TT-q", contact="0812", verified=False)
            continue
        rows = await journal.begin("77", [voucher(str(number))], "Budi")
        if kind in (1, 2):
            await journal.settle(rows, Outcome(S.REDEEMED, redeem_id=f"9{number}", log_id="L"))
        elif kind == 3:
            await journal.settle(rows, Outcome(S.UNKNOWN, Reason.NO_LINE, timed_out=True, failed=True))
        elif kind == 4:
            conflict = Outcome(S.CONFLICT, Reason.ALREADY_USED, "-3000102", redeemed_outlet="OUTLET-9")
            await journal.settle(rows, conflict)


async def with_journal(folder: DataFolder, use: Callable[[Journal], Awaitable[None]]) -> Database:
    """Open, use, close."""
    database = await Database.open(folder)
    owner = Owner(folder.owners)
    await use(Journal(database, owner, PLACE))
    owner.release()
    await database.close()
    return database


async def rows_of(folder: DataFolder) -> tuple[Database, list[Redemption]]:
    """What is in the folder's journal after a start."""
    found: list[Redemption] = []

    async def read(journal: Journal) -> None:
        found.extend(await journal.recent(10_000))

    return await with_journal(folder, read), found


async def filled(folder: DataFolder, count: int = 30) -> list[Redemption]:
    await with_journal(folder, lambda journal: sell(journal, 0, count))
    return (await rows_of(folder))[1]


async def test_a_corrupt_file_is_kept_aside_and_its_rows_are_back(folder: DataFolder) -> None:
    before = await filled(folder)
    folder.database.write_bytes(b"this is not a database" * 100)
    database, after = await rows_of(folder)
    assert after == before
    recovery = database.recovery
    assert recovery is not None
    assert (recovery.cause, recovery.restored, recovery.unreadable_lines) == (Cause.DAMAGED, len(before), 0)
    assert (folder.root / recovery.kept_as).read_bytes()[:22] == b"this is not a database"
    assert (await rows_of(folder))[0].recovery is None

    async def told(journal: Journal) -> None:
        note = json.loads(await journal.get_meta("recovered") or "")
        assert (note["restored"], note["cause"], note["kept_as"]) == (30, "damaged", recovery.kept_as)
        reader = Reader(folder)
        (entry,) = await AuditTrail(reader).entries()
        await reader.close()
        assert (entry.who, entry.action) == ("till", "record recovered")
        # Submitting rows had an owner that is gone: a request may have left.
        orphans = await journal.adopt_orphans()
        assert [row.code for row in orphans] == [str(number) for number in range(30) if number % 6 == 5]
        await sell(journal, 100, 6)

    await with_journal(folder, told)


async def test_a_deleted_or_emptied_file_is_filled_again(folder: DataFolder) -> None:
    before = await filled(folder)
    for empty in (lambda: folder.database.unlink(), lambda: folder.database.write_bytes(b"")):
        empty()
        database, after = await rows_of(folder)
        assert after == before
        assert database.recovery is not None
        assert (database.recovery.cause, database.recovery.restored) == (Cause.MISSING, 30)


async def test_a_first_start_is_no_recovery(folder: DataFolder) -> None:
    database, rows = await rows_of(folder)
    assert (database.recovery, rows) == (None, [])
    assert SideJournal(folder.side_journal).read().whole


async def copied_while_open(folder: DataFolder, to: Path) -> DataFolder:
    """What a power cut leaves: the files as they are while the till is open, with its log unmerged."""
    database = await Database.open(folder)
    await sell(Journal(database, Owner(folder.owners), PLACE), 0, 24)
    shutil.copytree(folder.root, to, ignore=shutil.ignore_patterns("*.lock"))
    await database.close()
    return new_folder(to)


def cut_to(size: int) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, size)


def overwrite(start: int) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        with path.open("rb+") as file:
            file.seek(start)
            file.write(os.urandom(5000))

    return damage


TORN = {
    "cut to nothing": cut_to(0),
    "cut early": cut_to(30_000),
    "cut in a frame": cut_to(50_001),
    "header overwritten": overwrite(0),
    "middle overwritten": overwrite(40_000),
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("damage", TORN.values(), ids=TORN)
async def test_a_torn_log_loses_nothing(
    folder: DataFolder, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    copy = await copied_while_open(folder, tmp_path / "copy")
    _, before = await rows_of(folder)
    wal = copy.database.with_name("till.db-wal")
    assert wal.stat().st_size > 60_000
    damage(wal)
    database, after = await rows_of(copy)
    assert after == before
    assert database.recovery is not None
    assert database.recovery.restored > 1


async def test_a_whole_log_is_no_recovery(folder: DataFolder, tmp_path: Path) -> None:
    copy = await copied_while_open(folder, tmp_path / "copy")
    database, after = await rows_of(copy)
    assert (database.recovery, after) == (None, (await rows_of(folder))[1])


async def test_an_older_copy_of_the_database_is_brought_up_to_date(folder: DataFolder) -> None:
    await filled(folder, 12)
    old = folder.database.read_bytes()

    async def go_on(journal: Journal) -> None:
        await sell(journal, 12, 18)
        for row in await journal.due(None):
            await journal.settle(await journal.claim(row.intent), Outcome(S.REDEEMED, redeem_id="1"))

    await with_journal(folder, go_on)
    _, before = await rows_of(folder)
    folder.database.write_bytes(old)
    database, after = await rows_of(folder)
    assert after == before
    assert database.recovery is not None
    assert database.recovery.cause is Cause.BEHIND


async def test_the_first_version_is_taken_over(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection:
        apply_step(connection, MIGRATIONS[0])
        connection.execute("PRAGMA user_version = 1")
        connection.execute(
            "INSERT INTO redemption (intent, environment, merchant_id, outlet, cashier, shop_order_id, code,"
            " product_name, state, created_ms, updated_ms) VALUES"
            " ('i', 'sandbox', '7312345678901234567', 'OUTLET-1', '', '77', '5', 'x', 'stored', 1, 1)"
        )
        connection.commit()
    database, before = await rows_of(folder)
    assert database.recovery is None
    assert [(row.app, row.qr, row.verified, row.failures) for row in before] == [("", "", True, 0)]
    folder.database.unlink()
    assert (await rows_of(folder))[1] == before


async def test_a_process_that_was_open_meanwhile_writes_nothing_more(folder: DataFolder) -> None:
    """Its file was set aside under it: what it would write there would be lost, so it says so."""
    await filled(folder, 6)
    database = await Database.open(folder)
    journal = Journal(database, Owner(folder.owners), PLACE)
    folder.database.rename(folder.database.with_name("elsewhere.db"))
    recovered, _ = await rows_of(folder)
    assert recovered.recovery is not None
    with pytest.raises(StoreError) as caught:
        await journal.store([voucher("99")], "", verified=True)
    assert caught.value.problem is StoreProblem.DAMAGED
    await database.close()
    assert "99" not in [row.code for row in (await rows_of(folder))[1]]


async def test_a_damaged_side_journal_is_renewed_and_kept(folder: DataFolder) -> None:
    before = await filled(folder)
    content = bytearray(folder.side_journal.read_bytes())
    content[3000:3100] = os.urandom(100)
    folder.side_journal.write_bytes(bytes(content))
    database, after = await rows_of(folder)
    assert (database.recovery, after) == (None, before)
    assert [path.read_bytes() for path in folder.root.glob("queue.journal.corrupt-*")] == [bytes(content)]
    folder.database.unlink()
    lasting = [row for row in before if row.state in LIVE or row.state is S.CONFLICT]
    assert (await rows_of(folder))[1] == lasting


async def test_both_damaged_gives_what_can_be_read(folder: DataFolder) -> None:
    before = await filled(folder)
    content = bytearray(folder.side_journal.read_bytes())
    content[-2000:-1900] = os.urandom(100)
    folder.side_journal.write_bytes(bytes(content))
    folder.database.write_bytes(b"garbage")
    database, after = await rows_of(folder)
    assert database.recovery is not None
    assert database.recovery.unreadable_lines >= 1
    assert len(before) - 2 <= len(after) <= len(before)


async def test_a_lost_ending_makes_room_for_the_voucher_that_was_sold_again(folder: DataFolder) -> None:
    """The line that cancelled an intent is damaged, and a later one redeemed the same voucher."""

    async def twice(journal: Journal) -> None:
        rows = await journal.begin("77", [voucher("1")], "")
        await journal.settle(rows, Outcome(S.CANCELLED))
        rows = await journal.begin("77", [voucher("1")], "")
        await journal.settle(rows, Outcome(S.REDEEMED, redeem_id="9"))

    await with_journal(folder, twice)
    lines = [line for line in folder.side_journal.read_bytes().splitlines() if line]
    damaged = [line for line in lines if b'"cancelled"' not in line]
    assert len(damaged) == len(lines) - 1
    folder.side_journal.write_bytes(b"\n".join(damaged) + b"\n")
    folder.database.unlink()
    _, rows = await rows_of(folder)
    assert [row.state for row in rows] == [S.REDEEMED, S.CANCELLED]


async def test_a_version_that_only_the_database_claims_is_damage(folder: DataFolder) -> None:
    before = await filled(folder, 6)
    for version in (99, 1, 0):
        with closing(sqlite3.connect(folder.database)) as connection:
            connection.execute(f"PRAGMA user_version = {version}")
        database, after = await rows_of(folder)
        assert database.recovery is not None
        assert database.recovery.cause is Cause.DAMAGED
        assert after == before


async def test_a_database_held_by_a_backup_program_is_said_to_be_busy(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await filled(folder, 6)
    monkeypatch.setattr("voucher_till.store.opening._BUSY_MILLISECONDS", 50)
    database = await Database.open(folder)
    journal = Journal(database, Owner(folder.owners), PLACE)
    with closing(sqlite3.connect(folder.database, isolation_level=None)) as backup:
        backup.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError) as caught:
            await journal.store([voucher("99")], "", verified=True)
        assert caught.value.problem is StoreProblem.BUSY
        # What only reads is not held up, and neither is the start of another process.
        assert (await rows_of(folder))[1] == before
    await database.close()


@dataclass(frozen=True)
class Damage:
    """Ranges overwritten with noise (place as a share of the file, length, seed), then a cut."""

    ranges: list[tuple[float, int, int]]
    kept: float | None

    def do(self, path: Path) -> None:
        content = bytearray(path.read_bytes())
        for place, length, seed in self.ranges:
            start = int(place * len(content))
            noise = random.Random(seed).randbytes(length)  # noqa: S311
            content[start : start + length] = noise[: len(content) - start]
        if self.kept is not None:
            del content[int(self.kept * len(content)) :]
        path.write_bytes(bytes(content))


PLACES = st.one_of(st.floats(0, 1, exclude_max=True), st.floats(0, 0.001))
LENGTHS = st.sampled_from([1, 4, 64, 512, 4096, 20_000])
RANGES = st.lists(st.tuples(PLACES, LENGTHS, st.integers(0, 2**32)), min_size=1, max_size=3)
DAMAGES = st.builds(Damage, RANGES, st.none() | st.floats(0, 1))


class Sold:
    """A closed till with rows in it, to be copied. No dataclass: hypothesis would print every row."""

    def __init__(self, root: Path, rows: list[Redemption]) -> None:
        self.root = root
        self.rows = rows

    def copy(self, tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
        to = tmp_path_factory.mktemp("copy") / "till"
        shutil.copytree(self.root, to)
        return DataFolder(to)


@pytest.fixture(scope="module")
def sold(tmp_path_factory: pytest.TempPathFactory) -> Sold:
    root = tmp_path_factory.mktemp("sold") / "till"
    return Sold(root, asyncio.run(filled(new_folder(root), 40)))


# Where each field of the file's first 100 bytes begins and ends: each is read before anything can be checked.
HEADER = (
    0,
    15,
    16,
    17,
    18,
    19,
    20,
    21,
    23,
    24,
    28,
    31,
    36,
    40,
    43,
    44,
    47,
    48,
    52,
    56,
    59,
    60,
    63,
    64,
    68,
    92,
)


@pytest.mark.parametrize("value", [0, 2, 5, 0xD8])
def test_a_wrong_byte_in_the_header_loses_no_row(
    tmp_path_factory: pytest.TempPathFactory, sold: Sold, value: int
) -> None:
    for place in HEADER:
        folder = sold.copy(tmp_path_factory)
        with folder.database.open("rb+") as file:
            file.seek(place)
            file.write(bytes([value]))
        assert asyncio.run(rows_of(folder))[1] == sold.rows, place
        shutil.rmtree(folder.root)


@settings(max_examples=200, deadline=None)
@given(damage=DAMAGES)
def test_random_damage_to_the_database_loses_no_row(
    tmp_path_factory: pytest.TempPathFactory, sold: Sold, damage: Damage
) -> None:
    before = sold.rows
    folder = sold.copy(tmp_path_factory)
    damage.do(folder.database)
    database, after = asyncio.run(rows_of(folder))
    assert after == before
    if database.recovery is not None and database.recovery.cause is Cause.DAMAGED:
        assert (folder.root / database.recovery.kept_as).exists()
    shutil.rmtree(folder.root)


@settings(max_examples=100, deadline=None)
@given(damage=DAMAGES)
def test_random_damage_to_the_side_journal_touches_no_row(
    tmp_path_factory: pytest.TempPathFactory, sold: Sold, damage: Damage
) -> None:
    before = sold.rows
    folder = sold.copy(tmp_path_factory)
    damage.do(folder.side_journal)
    database, after = asyncio.run(rows_of(folder))
    assert (database.recovery, after) == (None, before)
    # It was renewed from the database: now it can stand for it.
    folder.database.unlink()
    lasting = [row for row in before if row.state in LIVE or row.state is S.CONFLICT]
    assert asyncio.run(rows_of(folder))[1] == lasting
    shutil.rmtree(folder.root)


FULL_DISK = """
import asyncio, sys
from pathlib import Path
from voucher_till.store.database import Database
from voucher_till.store.errors import StoreError
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal, Outcome, Place
from voucher_till.store.owners import Owner
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.voucher import Voucher, VoucherStatus

async def main():
    folder = DataFolder(Path(sys.argv[1]))
    folder.prepare()
    database = await Database.open(folder)
    place = Place("sandbox", "7312345678901234567", "OUTLET-1", "key")
    journal = Journal(database, Owner(folder.owners), place)
    number, problems, codes = 0, set(), []
    while len(problems) == 0 or number % 40:
        number += 1
        try:
            voucher = Voucher(str(number), "x" * 700, VoucherStatus.REDEEMABLE)
            await journal.store([voucher], "", verified=True)
            codes.append(str(number))
        except StoreError as error:
            problems.add(error.problem.name)
    held = [row.code for row in await journal.open_rows()]
    print(*problems, len(codes) > 20, held == codes)
    await database.close()

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform != "linux" or os.getuid() != 0, reason="mounts a small file system")
def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    """On a real file system of 3 MB that fills up while rows are stored."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("this computer does not let us mount a file system")
    try:
        command = [sys.executable, "-c", FULL_DISK, str(disk / "till")]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
        assert done.stdout.split() == ["DISK_FULL", "True", "True"], done.stderr
        copy = tmp_path / "copy"
        shutil.copytree(disk / "till", copy)
    finally:
        subprocess.run(["umount", str(disk)], check=True)
    folder = DataFolder(copy)
    database, rows = asyncio.run(rows_of(folder))
    assert database.recovery is None
    folder.database.unlink()
    assert asyncio.run(rows_of(folder))[1] == rows


async def test_rules_that_were_taken_out_are_put_back_and_told(folder: DataFolder) -> None:
    """Whoever drops a trigger to change what it guards must not make the till take all for damaged."""
    before = await filled(folder)
    with closing(sqlite3.connect(folder.database)) as connection:
        for name in ("audit_keeps", "day_closing_stays"):
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DROP TRIGGER audit_stays")
        connection.execute("CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT 1; END")
        connection.execute("DROP INDEX redemption_live")
        connection.execute("DROP INDEX scan_at")
        connection.execute('CREATE TRIGGER "my ""own" AFTER INSERT ON scan BEGIN DELETE FROM audit; END')
        connection.execute("CREATE TABLE my_notes (text)")
        connection.execute("ANALYZE")
        connection.commit()
    database, after = await rows_of(folder)
    assert (database.recovery, after) == (None, before)
    with closing(sqlite3.connect(folder.database)) as connection:
        names = {row[0] for row in connection.execute("SELECT name FROM sqlite_schema")}
        told = connection.execute("SELECT who, action, detail FROM audit").fetchall()
        with pytest.raises(sqlite3.IntegrityError, match="only added to"):
            connection.execute("DELETE FROM audit")
    put_back = ("audit_keeps", "day_closing_stays", "audit_stays", "redemption_live", "scan_at")
    assert names >= {*put_back, "my_notes"}
    assert 'my "own' not in names
    ((who, action, detail),) = told
    assert (who, action) == ("till", "rules put back")
    assert all(name in detail for name in (*put_back, 'my "own'))
    assert (await rows_of(folder))[0].recovery is None


async def test_rows_that_break_a_rule_that_was_taken_out_are_damage(folder: DataFolder) -> None:
    before = await filled(folder)
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("DROP INDEX redemption_live")
        connection.execute("UPDATE redemption SET code = '1' WHERE state = 'redeemed'")
        connection.commit()
    database, after = await rows_of(folder)
    assert database.recovery is not None
    assert (database.recovery.cause, after) == (Cause.DAMAGED, before)
