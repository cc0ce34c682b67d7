"""People, audit trail and signed days come out of a damaged file, as far as it can be read. Real files."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from voucher_till.domain.money import Money
from voucher_till.domain.people import Role
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.store import closings
from voucher_till.store.audit import AuditTrail
from voucher_till.store.database import Cause, Database, Recovery
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal, Place
from voucher_till.store.notes import AuditEntry, add_audit
from voucher_till.store.opening import damaged_mark
from voucher_till.store.owners import Owner
from voucher_till.store.people import People
from voucher_till.store.reading import Reader
from voucher_till.store.trail import AuditReport

PLACE = Place("sandbox", "7312345678901234567", "OUTLET-1", "key")
NASI = Voucher("1", "Nasi", VoucherStatus.REDEEMABLE, sale_price=Money.parse("25000", "IDR"))
PINS = {"Ayu": "pin of Ayu", "Budi": "", "Citra": "new pin"}


@dataclass
class Found:
    """What a till has after a start."""

    recovery: Recovery | None
    pins: dict[str, str]
    report: AuditReport
    entries: list[AuditEntry]
    signed: list[date]
    missed: list[tuple[str, str]]
    """Signatures that the trail tells of and that are not there."""
    codes: list[str]
    resets: int
    wait: float

    @property
    def told(self) -> str:
        return " ".join(map(str, self.report.earlier))


async def fill(folder: DataFolder) -> None:
    """People with PINs, one wrong PIN, one reset that was told of, a signed day, a sale and a long trail."""
    folder.prepare()
    database = await Database.open(folder)
    people = People(database)
    ayu = await people.add("Ayu", Role.MANAGER, "Ayu", PINS["Ayu"])
    await people.add("Budi", Role.CASHIER, "Ayu")
    citra = await people.add("Citra", Role.MANAGER, "Ayu", "a pin")
    await people.reset_manager(citra.id, PINS["Citra"], "console: root")
    assert len(await people.untold_resets()) == 1
    for _ in range(8):
        await people.begin_try(None)
    assert (await people.begin_try(None)).wait > 0
    assert ayu.has_pin

    def sign(connection: sqlite3.Connection) -> None:
        kept = closings.add(connection, PLACE, date(2026, 5, 4), datetime.now(UTC), "Ayu", "{}")
        add_audit(connection, "Ayu", closings.SIGNED, closings.detail_of(kept))
        for number in range(300):
            add_audit(connection, "till", "backup made", f"till-{number}.db " + "x" * 100)

    await database.write(sign)
    owner = Owner(folder.owners)
    await Journal(database, owner, PLACE).store([NASI], "Sari", verified=True)
    owner.release()
    await database.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = DataFolder(tmp_path_factory.mktemp("filled") / "till")
    asyncio.run(fill(folder))
    return folder.root


@pytest.fixture
def folder(filled: Path, tmp_path: Path) -> DataFolder:
    return DataFolder(Path(shutil.copytree(filled, tmp_path / "till")))


async def started(folder: DataFolder) -> Found:
    database, reader, owner = await Database.open(folder), Reader(folder), Owner(folder.owners)
    trail, people = AuditTrail(reader), People(database)

    def pins(connection: sqlite3.Connection) -> dict[str, str]:
        return dict(map(tuple, connection.execute("SELECT name, pin FROM person ORDER BY name")))

    def days(connection: sqlite3.Connection) -> list[date]:
        return [kept.day for kept in closings.kept(connection, PLACE, None, -1)]

    found = Found(
        database.recovery,
        await reader.read(pins),
        await trail.verify(),
        await trail.entries(limit=1000),
        await reader.read(days),
        await reader.read(closings.gone),
        [row.code for row in await Journal(database, owner, PLACE).open_rows()],
        len(await people.untold_resets()),
        (await people.begin_try(None)).wait,
    )
    owner.release()
    await reader.close()
    await database.close()
    assert not damaged_mark(folder).exists()
    return found


def change(folder: DataFolder, *statements: str) -> None:
    """As somebody with the sqlite3 tool."""
    with closing(sqlite3.connect(folder.database)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


ONE_FIELD = "UPDATE redemption SET product_name = 'Sate'"
NO_TRIGGER = "DROP TRIGGER audit_keeps"


async def test_a_file_that_can_be_read_gives_back_who_works_here_and_what_was_done(
    folder: DataFolder,
) -> None:
    change(folder, ONE_FIELD)
    damaged = folder.database.read_bytes()
    found = await started(folder)
    assert found.recovery is not None
    assert (found.recovery.cause, found.recovery.restored) == (Cause.DAMAGED, 1)
    assert (found.pins, found.signed, found.codes) == (PINS, [date(2026, 5, 4)], ["1"])
    assert (found.report.broken, found.told) == (None, "")
    actions = [entry.action for entry in reversed(found.entries)]
    assert actions[:4] == ["person added"] * 3 + ["manager's PIN reset"]
    assert actions[-1] == "record recovered"
    assert (len(actions), found.report.entries) == (306, 306)
    # Nothing is told twice, and nobody guesses faster for it.
    assert (found.resets, found.wait > 0) == (0, True)
    kept = folder.root / found.recovery.kept_as
    assert kept.read_bytes() == damaged
    assert [path.name for path in folder.root.glob("till.db.corrupt-*")] == [kept.name]
    again = await started(folder)
    assert (again.recovery, again.pins, again.report) == (None, PINS, found.report)


async def test_what_is_in_its_log_only_comes_along(folder: DataFolder) -> None:
    """As a power cut leaves it."""
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute("UPDATE person SET pin = 'newest' WHERE name = 'Ayu'")
        connection.execute(ONE_FIELD)
        connection.commit()
        files = {path: path.read_bytes() for path in folder.root.glob("till.db*")}
    assert len(files) > 1
    for path, content in files.items():
        path.write_bytes(content)
    found = await started(folder)
    assert found.recovery is not None
    assert found.pins == {**PINS, "Ayu": "newest"}
    assert (found.report.entries, found.report.broken, found.told) == (306, None, "")


async def test_what_was_done_to_the_trail_is_not_mended_by_damage(folder: DataFolder) -> None:
    change(folder, NO_TRIGGER, "UPDATE audit SET who = 'Budi' WHERE id = 2", ONE_FIELD)
    for _ in range(2):
        found = await started(folder)
        assert found.report.broken is not None
        assert found.report.broken.entry_id == 2
    assert found.pins == PINS


async def test_entries_that_were_cut_off_before_the_damage_are_missed(folder: DataFolder) -> None:
    change(folder, "DROP TRIGGER audit_stays", "DELETE FROM audit WHERE id > 300", ONE_FIELD)
    found = await started(folder)
    assert found.report.broken is not None
    assert "Entries 301 to 305 of" in str(found.report.broken.words)


async def test_where_nothing_can_be_read_it_is_told_where_the_trail_is(folder: DataFolder) -> None:
    folder.database.write_bytes(b"this is not a database" * 100)
    found = await started(folder)
    assert found.recovery is not None
    assert (found.pins, found.signed, found.codes) == ({}, [], ["1"])
    assert (found.report.broken, found.report.entries) == (None, 1)
    assert f"is in the file {found.recovery.kept_as} and no part of this one" in found.told
    # And for good.
    assert (await started(folder)).told == found.told


async def test_a_trail_that_went_with_the_record_is_told(folder: DataFolder) -> None:
    folder.database.unlink()
    found = await started(folder)
    assert found.recovery is not None
    assert found.recovery.cause is Cause.MISSING
    assert "was gone, and its audit trail with it" in found.told


def root_page(folder: DataFolder, name: str) -> int:
    with closing(sqlite3.connect(folder.database)) as connection:
        question = "SELECT rootpage FROM sqlite_schema WHERE name = ?"
        return int(connection.execute(question, (name,)).fetchone()[0])


def spoil(folder: DataFolder, page: int) -> None:
    with folder.database.open("rb+") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)


@pytest.mark.parametrize("table", ["person", "audit", "day_closing", "meta", "redemption", "step"])
async def test_a_table_that_cannot_be_read_keeps_no_other_one_out(folder: DataFolder, table: str) -> None:
    spoil(folder, root_page(folder, table))
    found = await started(folder)
    assert found.recovery is not None
    assert found.codes == ["1"]
    assert found.pins == ({} if table == "person" else PINS)
    assert found.signed == ([] if table == "day_closing" else [date(2026, 5, 4)])
    assert len(found.missed) == (table == "day_closing")
    if table == "audit":
        assert found.recovery.kept_as in found.told
        assert found.report.broken is not None
        assert "Entries 1 to 305 of" in str(found.report.broken.words)
    else:
        assert (found.report.entries, found.report.broken) == (306, None)
        assert (found.recovery.kept_as in found.told) == (table == "meta")


async def test_the_entries_before_a_damaged_page_come_along(folder: DataFolder) -> None:
    with closing(sqlite3.connect(folder.database)) as connection:
        leaves = "SELECT pageno FROM dbstat WHERE name = 'audit' AND pagetype = 'leaf' ORDER BY path"
        try:
            pages = [row[0] for row in connection.execute(leaves)]
        except sqlite3.OperationalError:
            pytest.skip("this SQLite does not tell its pages")
    spoil(folder, pages[-2])
    found = await started(folder)
    assert found.recovery is not None
    assert 100 < found.report.entries < 305
    assert found.report.broken is not None
    assert f"Entries {found.report.entries + 1} to 305 of" in str(found.report.broken.words)
    assert found.recovery.kept_as in found.told


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from voucher_till.store import opening, salvage
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder

module, name = sys.argv[2].split(":")
module = {"opening": opening, "salvage": salvage}[module]

def killing(*arguments, **named):
    os.kill(os.getpid(), signal.SIGKILL)

setattr(module, name, killing)
asyncio.run(Database.open(DataFolder(Path(sys.argv[1]))))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(
    "step",
    [
        "opening:_rename",
        "opening:sync_folder",
        "opening:private_file",
        "opening:salvage",
        "salvage:take_audit",
        "opening:reconcile",
        "opening:Recorder",
    ],
)
async def test_a_recovery_that_was_cut_off_is_done_to_its_end(folder: DataFolder, step: str) -> None:
    change(folder, ONE_FIELD)
    command = [sys.executable, "-c", KILLED, str(folder.root), step]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, timeout=60)
    assert done.returncode == -9, done.stderr
    found = await started(folder)
    assert found.recovery is not None
    assert found.recovery.cause is Cause.DAMAGED
    assert (folder.root / found.recovery.kept_as).is_file()
    assert (found.pins, found.signed, found.codes) == (PINS, [date(2026, 5, 4)], ["1"])
    assert (found.report.broken, found.told) == (None, "")
    assert (await started(folder)).recovery is None
