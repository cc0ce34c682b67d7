"""Backups are made while sales go on, looked through, kept so many, and restored. Nothing is faked."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.people import Role
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.records.care import Backup, Care
from voucher_till.store import database as database_module
from voucher_till.store.audit import AuditTrail
from voucher_till.store.backup import DamagedBackupError, GivenUpError, make_backup
from voucher_till.store.chain import link
from voucher_till.store.database import Cause, Database, check
from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal, Outcome, Place
from voucher_till.store.migrations import MIGRATIONS, apply_step
from voucher_till.store.notes import HANDED_OVER, add_event
from voucher_till.store.owners import Owner
from voucher_till.store.people import People
from voucher_till.store.reading import Reader
from voucher_till.store.settings import RecordSettings
from voucher_till.store.side_journal import SideJournal

PLACE = Place("sandbox", "7312345678901234567", "OUTLET-1", "key")
S = RedemptionState


@dataclass
class Kept:
    """An open record and what looks after it."""

    folder: DataFolder
    database: Database
    owner: Owner
    reader: Reader
    settings: RecordSettings = field(default_factory=RecordSettings)

    def __post_init__(self) -> None:
        self.journal = Journal(self.database, self.owner, PLACE)
        self.care = Care(self.database, self.reader, self.folder, lambda: self.settings)
        self.trail = AuditTrail(self.reader)

    @classmethod
    async def open(cls, folder: DataFolder) -> Kept:
        folder.prepare()
        return cls(folder, await Database.open(folder), Owner(folder.owners), Reader(folder))

    async def close(self) -> None:
        self.owner.release()
        await self.reader.close()
        await self.database.close()

    async def sell(self, code: str, state: S = S.REDEEMED) -> None:
        rows = await self.journal.begin("77", [voucher(code)], "Sari")
        if state is not S.SUBMITTING:
            await self.journal.settle(rows, Outcome(state, log_id=f"L{code}"))

    async def states(self) -> dict[str, str]:
        """By code, as a reader sees it."""

        def select(connection: sqlite3.Connection) -> dict[str, str]:
            return {row["code"]: row["state"] for row in connection.execute("SELECT * FROM redemption")}

        found = await self.reader.read(select)
        assert found == await self.database.read(select)
        return found

    async def acts(self) -> list[tuple[str, str]]:
        """The audit trail, oldest first; it must be whole."""
        assert (await self.trail.verify()).broken is None
        return [(entry.who, entry.action) for entry in reversed(await self.trail.entries())]


def voucher(code: str) -> Voucher:
    return Voucher(code, "Nasi Goreng", VoucherStatus.REDEEMABLE, sale_price=Money.parse("25000", "IDR"))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "till")


@pytest.fixture
async def till(folder: DataFolder) -> AsyncIterator[Kept]:
    kept = await Kept.open(folder)
    yield kept
    await kept.close()


def codes_in(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        assert check(connection) == "ok"
        return {row[0] for row in connection.execute("SELECT code FROM redemption")}


def left_in(folder: DataFolder) -> set[str]:
    """Files that are not of a till at rest."""
    usual = ("till.db", "queue.journal", "backups", "crashes", "owners", "logs", "open.lock")
    return {path.name for path in folder.root.iterdir() if not path.name.startswith(usual)} | {
        path.name for path in folder.backups.iterdir() if path.suffix != ".db"
    }


async def test_a_backup_is_made_while_sales_go_on(till: Kept) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE load (content TEXT)")
        connection.executemany("INSERT INTO load VALUES (?)", [("x" * 4000,)] * 3000)

    # Enough for many slices: the backup is under way for some time.
    await till.database.write(fill)
    await till.sell("before")
    copying = asyncio.create_task(till.care.backup_now("Ayu"))
    during = 0
    while not copying.done():
        await till.sell(f"during {during}")
        during += 1
    made = await copying
    assert during > 1
    assert made.is_sound
    assert made.bytes == made.path.stat().st_size > 12_000_000
    assert "before" in codes_in(made.path)
    assert await till.acts() == [("Ayu", "backup made")]
    assert left_in(till.folder) == set()


async def test_a_backup_is_one_view_of_the_record(till: Kept) -> None:
    """Each sale writes a row and its steps: no half of a sale is in a copy."""
    selling = True

    async def sell() -> None:
        number = 0
        while selling:
            await till.sell(str(number))
            number += 1

    sales = asyncio.create_task(sell())
    made = [await till.care.backup_now("Ayu") for _ in range(4)]
    selling = False
    await sales
    counts = []
    for backup in made:
        codes_in(backup.path)
        with closing(sqlite3.connect(backup.path)) as connection:
            rows, redeemed, steps = (
                connection.execute(query).fetchone()[0]
                for query in (
                    "SELECT count(*) FROM redemption",
                    "SELECT count(*) FROM redemption WHERE state = 'redeemed'",
                    "SELECT count(*) FROM step",
                )
            )
        assert steps == rows + redeemed
        counts.append(rows)
    assert counts == sorted(counts)
    assert len({backup.path for backup in made}) == 4


async def test_so_many_are_kept_and_those_of_migrations_always(till: Kept) -> None:
    till.settings = RecordSettings(backups_kept=2)
    others = ["till-v3-20200101-000000.db", "notes.txt", "till-20200101-000000.db.part"]
    for name in others:
        (till.folder.backups / name).write_text("")
    made = [await till.care.backup_now("Ayu") for _ in range(4)]
    assert [backup.path for backup in await till.care.backups()] == [made[3].path, made[2].path]
    assert all((till.folder.backups / name).exists() for name in others)
    till.settings = RecordSettings(backups_kept=0)
    made.append(await till.care.backup_now("Ayu"))
    assert [backup.path for backup in await till.care.backups()] == [made[4].path]


async def test_one_a_day(till: Kept) -> None:
    first = await till.care.backup_if_due()
    assert first is not None
    assert await till.care.backup_if_due() is None
    first.path.rename(till.folder.backups / "till-20200102-030405.db")
    (old,) = await till.care.backups()
    assert old.at.isoformat() == "2020-01-02T03:04:05+00:00"
    till.settings = RecordSettings(daily_backup=False)
    assert await till.care.backup_if_due() is None
    till.settings = RecordSettings()
    assert await till.care.backup_if_due() is not None
    assert await till.acts() == [("till", "backup made")] * 2


async def test_a_backup_that_is_given_up_leaves_nothing(till: Kept) -> None:
    with pytest.raises(GivenUpError):
        await asyncio.to_thread(make_backup, till.folder, lambda: True)
    assert await till.care.backups() == []
    assert left_in(till.folder) == set()


async def test_a_restored_record_has_what_happened_since(till: Kept) -> None:
    await till.sell("1")
    await till.sell("2", S.UNKNOWN)
    await till.journal.audit("Ayu", "before", "")
    backup = await till.care.backup_now("Ayu")
    await till.journal.audit("Budi", "since", "the backup")
    for code, state in (("3", S.REDEEMED), ("4", S.CONFLICT), ("5", S.REFUSED), ("6", S.SUBMITTING)):
        await till.sell(code, state)
    await till.journal.store([voucher("7")], "Sari", contact="0812", verified=True)
    (row,) = await till.journal.claim((await till.journal.live(["2"]))[0].intent)
    await till.journal.settle([row], Outcome(S.CANCELLED))

    def sign(connection: sqlite3.Connection) -> None:
        connection.execute(
            "INSERT INTO day_closing (environment, merchant_id, outlet, day, signed_ms, signed_by, content)"
            " VALUES ('sandbox', '1', 'O', '2026-05-04', 1, 'Ayu', '{}')"
        )

    await till.database.write(sign)
    before = await till.states()
    assert before["2"] == "cancelled"
    restored = await till.care.restore(backup, "Ayu")
    assert await till.states() == before
    assert (restored.taken.audit_entries, restored.taken.signed_days) == (2, 1)
    assert restored.recovery.cause is Cause.RESTORED
    said = " ".join(map(str, restored.says))
    assert restored.kept_as in said
    assert "audit entries 2, signed days 1" in said
    assert await till.acts() == [
        ("Ayu", "before"),
        ("Ayu", "backup made"),
        ("Budi", "since"),
        ("Ayu", "backup restored"),
        ("till", "record recovered"),
    ]
    assert codes_in(till.folder.root / restored.kept_as) == set(before)
    assert SideJournal(till.folder.side_journal).read().whole
    assert left_in(till.folder) == set()
    # Everybody goes on: the sale in flight is still this process's, and new ones are written twice.
    await till.journal.settle(await till.journal.live(["6"]), Outcome(S.REDEEMED))
    await till.sell("8")
    after = await till.states()
    assert (after["6"], after["8"]) == ("redeemed", "redeemed")
    await till.close()
    again = await Kept.open(till.folder)
    assert again.database.recovery is None
    assert await again.states() == after
    till.database, till.owner, till.reader = again.database, again.owner, again.reader


async def test_time_lines_checks_and_people_of_since_come_along(till: Kept) -> None:
    """Also where the record was begun anew since the backup and counts from one again."""
    await till.sell("1")
    await add_person(till, "Ayu", "old pin")
    await add_person(till, "Gone", "pin")
    await till.journal.audit("Ayu", "before", "")
    backup = await till.care.backup_now("Ayu")
    await till.close()
    for name in ("till.db", "till.db-wal", "till.db-shm"):
        (till.folder.root / name).unlink(missing_ok=True)
    again = await Kept.open(till.folder)
    till.database, till.owner, till.reader = again.database, again.owner, again.reader
    till.__post_init__()
    await add_person(till, "ayu", "new pin")
    await add_person(till, "Gone", "", removed_ms=7)
    scan = await till.database.write(happen)
    await till.sell("2", S.UNKNOWN)
    (row,) = await till.journal.live(["2"])
    await till.database.write(lambda connection: happen_to(connection, row.id, row.intent, scan))
    await till.journal.audit("Budi", "since", "the new record")
    before = await lines_of(till, "2")
    assert before["scan"]
    restored = await till.care.restore(backup, "Ayu")
    after = await lines_of(till, "2")
    assert {**after, "step": before["step"]} == before
    assert [step for step in after["step"] if step in before["step"]] == before["step"]
    people = await till.reader.read(
        lambda connection: list(map(tuple, connection.execute("SELECT name, pin, removed_ms FROM person")))
    )
    assert sorted(people) == [("Gone", "", 7), ("ayu", "new pin", None)]
    assert restored.taken.is_joined
    assert "another audit trail" in " ".join(map(str, restored.says))
    acts = await till.acts()
    assert acts[0] == ("Ayu", "before")
    assert ("Budi", "since") in acts
    assert acts[-2:] == [("Ayu", "backup restored"), ("till", "record recovered")]
    # Nothing is doubled by restoring the same once more.
    await till.care.restore(backup, "Ayu")
    once_more = await lines_of(till, "2")
    assert {**once_more, "step": before["step"]} == before
    assert [act for act in await till.acts() if act == ("Budi", "since")] == [("Budi", "since")]


async def test_nobody_is_there_twice_who_was_renamed_since(till: Kept) -> None:
    """The name of before would come back with its PIN and its role."""
    people = People(till.database)
    budi = await people.add("Budi", Role.MANAGER, "Ayu", "old pin")
    ayu = await people.add("Ayu", Role.MANAGER, "Ayu", "pin")
    sari = await people.add("Sari", Role.CASHIER, "Ayu")
    backup = await till.care.backup_now("Ayu")
    await people.rename(budi.id, "Budi Santoso", "Ayu")
    await people.set_pin(budi.id, "new pin", "Ayu")
    await people.set_role(budi.id, Role.CASHIER, "Ayu")
    # Somebody else has the name that became free.
    await people.rename(sari.id, "Budi", "Ayu")
    before = await people.all()
    await till.care.restore(backup, "Ayu")
    assert await people.all() == before
    pins = await till.reader.read(
        lambda connection: dict(map(tuple, connection.execute("SELECT id, pin FROM person ORDER BY id")))
    )
    assert pins == {budi.id: "new pin", ayu.id: "pin", sari.id: ""}


async def add_person(till: Kept, name: str, pin: str, removed_ms: int | None = None) -> None:
    await till.database.write(
        lambda connection: connection.execute(
            "INSERT INTO person (name, role, pin, created_ms, removed_ms) VALUES (?, 'manager', ?, 1, ?)",
            (name, pin, removed_ms),
        )
    )


def happen(connection: sqlite3.Connection) -> int:
    """A scan, which has the number of another one in the backup."""
    added = connection.execute(
        "INSERT INTO scan (at_ms, environment, outlet, cashier, source, ending, verdict)"
        " VALUES (5, 'sandbox', 'O', 'Sari', 'camera', '1234', 'redeemable')"
    )
    return int(added.lastrowid or 0)


def happen_to(connection: sqlite3.Connection, row: int, intent: str, scan: int) -> None:
    """Everything that is kept beside a redemption."""
    connection.execute("UPDATE redemption SET scan_id = ? WHERE id = ?", (scan, row))
    add_event(connection, intent, HANDED_OVER, who="Sari", redemption_id=row)
    connection.execute(
        "INSERT INTO slip (intent, state, created_ms, updated_ms) VALUES (?, 'printed', 1, 2)", (intent,)
    )
    check_id = connection.execute(
        "INSERT INTO platform_check (environment, merchant_id, outlet, since_ms, until_ms, asked_by,"
        " started_ms, total, last_id) VALUES ('sandbox', '1', 'O', 1, 2, 'Ayu', 3, 1, ?)",
        (row,),
    ).lastrowid
    connection.execute(
        "INSERT INTO difference (check_id, redemption_id, kind, found_ms) VALUES (?, ?, 'refunded', 4)",
        (check_id, row),
    )


async def lines_of(till: Kept, code: str) -> dict[str, list[tuple[object, ...]]]:
    """What is kept beside a redemption, without its numbers."""
    beside = {
        "step": "SELECT at_ms, state FROM step WHERE redemption_id = row.id ORDER BY step.id",
        "event": "SELECT kind, who FROM event WHERE event.redemption_id = row.id",
        "slip": "SELECT slip.state FROM slip WHERE slip.intent = row.intent",
        "scan": "SELECT at_ms, ending FROM scan WHERE scan.id = row.scan_id",
        "check": "SELECT asked_by FROM platform_check WHERE last_id = row.id",
        "difference": "SELECT kind, asked_by FROM difference JOIN platform_check AS its ON its.id = check_id"
        " WHERE difference.redemption_id = row.id",
    }

    def select(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
        row = connection.execute(
            "SELECT id, intent, scan_id FROM redemption WHERE code = ?", (code,)
        ).fetchone()
        given = {f"row.{name}": row[name] for name in ("id", "intent", "scan_id")}
        found = {}
        for name, question in beside.items():
            for key, value in given.items():
                question = question.replace(key, repr(value))
            found[name] = list(map(tuple, connection.execute(question)))
        return found

    return await till.reader.read(select)


async def test_what_ended_since_is_not_open_again(till: Kept) -> None:
    """The side journal was written whole meanwhile, without what was refused for good."""
    await till.journal.store([voucher("1")], "Sari", verified=True)
    backup = await till.care.backup_now("Ayu")
    (row,) = await till.journal.claim((await till.journal.live(["1"]))[0].intent)
    await till.journal.resubmit([row])
    await till.journal.settle([row], Outcome(S.REFUSED, Reason.EXPIRED, "-3000103"))
    await till.database.renew_side_journal()
    assert SideJournal(till.folder.side_journal).read().newest() == {}
    await till.care.restore(backup, "Ayu")
    assert await till.states() == {"1": "refused"}
    assert await till.journal.open_rows() == []


async def test_nothing_is_lost_where_the_side_journal_is(till: Kept) -> None:
    """What the present record has comes back without it."""
    await till.sell("1")
    backup = await till.care.backup_now("Ayu")
    await till.sell("2")
    await till.journal.store([voucher("3")], "Sari", verified=True)
    await till.sell("4", S.CONFLICT)
    before = await till.states()
    till.folder.side_journal.unlink()
    await till.care.restore(backup, "Ayu")
    assert await till.states() == before
    assert [row.code for row in await till.journal.open_rows()] == ["3", "4"]


async def test_nothing_is_lost_to_the_backup_of_a_till_that_wrote_more(till: Kept, tmp_path: Path) -> None:
    other = await Kept.open(DataFolder(tmp_path / "other"))
    for number in range(5):
        await other.sell(f"9{number}")
    theirs = await other.care.backup_now("Ayu")
    await other.database.close()
    await till.sell("1")
    await till.journal.store([voucher("2")], "Sari", verified=True)
    before = await till.states()
    await till.care.restore(await till.care.backup_at(theirs.path), "Ayu")
    assert before.items() <= (await till.states()).items()


async def test_an_older_version_is_brought_to_this_one(till: Kept) -> None:
    old = till.folder.backups / "till-v3-20260101-000000.db"
    with closing(sqlite3.connect(old)) as connection:
        for step in MIGRATIONS[:3]:
            apply_step(connection, step)
        connection.execute("PRAGMA user_version = 3")
        connection.execute("INSERT INTO audit (at_ms, who, action, detail) VALUES (1, 'Ayu', 'long ago', '')")
        connection.commit()
        connection.execute("PRAGMA journal_mode = WAL")
    await till.sell("1")
    await till.journal.audit("Ayu", "of another trail", "")
    restored = await till.care.restore(await till.care.backup_at(old), "Ayu")
    assert await till.states() == {"1": "redeemed"}
    assert (restored.taken.audit_entries, restored.taken.is_joined) == (1, True)
    assert (await till.acts())[0] == ("Ayu", "long ago")
    assert (await till.acts())[1] == ("Ayu", "of another trail")


async def test_a_backup_is_brought_to_another_computer(till: Kept, tmp_path: Path) -> None:
    """There is a record already, of a till that was set up only: nothing of the backup may be lost."""
    for number in range(5):
        await till.sell(str(number))
    backup = await till.care.backup_now("Ayu")
    other = await Kept.open(DataFolder(tmp_path / "other"))
    await other.care.restore(await other.care.backup_at(backup.path), "Ayu")
    assert await other.states() == await till.states()
    assert ("Ayu", "backup restored") in await other.acts()
    await other.sell("new")
    assert len(SideJournal(other.folder.side_journal).read().newest()) == 6
    await other.close()
    again = await Kept.open(other.folder)
    assert (again.database.recovery, len(await again.states())) == (None, 6)
    await again.close()


async def tamper(till: Kept, *statements: str) -> None:
    """As somebody would who knows how to get past the triggers."""

    def change(connection: sqlite3.Connection) -> None:
        for trigger in ("audit_keeps", "audit_stays"):
            connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        for statement in statements:
            connection.execute(statement)

    await till.database.write(change)


async def words_of_break(till: Kept) -> str:
    report = await till.trail.verify()
    assert report.broken is not None
    return str(report.broken.words)


RELINKED = "UPDATE audit SET who = 'Ayu', chain = '{link}' WHERE action = 'act 2'"
FORGED = "INSERT INTO audit SELECT max(id) + 1, 1700000000000, 'Ayu', 'closed', '', '{link}' FROM audit"


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("UPDATE audit SET who = 'Ayu' WHERE action = 'act 1'", "Entry 4 of"),
        ("DELETE FROM audit WHERE action = 'act 2'", "Entries 5 to 5 of"),
        ("DELETE FROM audit WHERE action <> 'before'", "Entries 2 to 5 of"),
        ("DELETE FROM audit", "Entries 1 to"),
        (RELINKED, "Entry 5 of"),
        (FORGED, "Entry 6 of"),
        ("DELETE FROM meta WHERE name = 'audit_head'", "is not of the till"),
    ],
)
@pytest.mark.parametrize("is_noticed", [False, True])
async def test_what_was_done_to_the_trail_is_told_after_a_restore(
    till: Kept, harm: str, told: str, is_noticed: bool
) -> None:
    """Whether an entry was written since or not; what the backup has is as it was in the backup."""
    await till.journal.audit("Ayu", "before", "")
    backup = await till.care.backup_now("Ayu")
    for number in range(3):
        await till.journal.audit("Budi", f"act {number}", "")
    trail = list(reversed(await till.trail.entries()))
    before, last = (await till.trail.verify()).head, trail[-1]
    if harm == RELINKED:
        before = await till.reader.read(
            lambda one: one.execute("SELECT chain FROM audit WHERE id = ?", (last.id - 1,)).fetchone()[0]
        )
    at_ms = round(last.at.timestamp() * 1000)
    forged = (last.id, at_ms, "Ayu", "act 2", "")
    if harm == FORGED:
        forged = (last.id + 1, 1_700_000_000_000, "Ayu", "closed", "")
    await tamper(till, harm.format(link=link(before, *forged)))
    assert told in await words_of_break(till)
    if is_noticed:
        await till.journal.audit("Budi", "since", "")
    await till.care.restore(backup, "Ayu")
    await till.journal.audit("Budi", "later", "")
    told = told.replace("Entries 1 to", "Entries 2 to")  # What the backup has is back.
    assert told in await words_of_break(till)
    assert {"backup restored", "later"} <= {entry.action for entry in await till.trail.entries()}
    # And once more, with all that was written meanwhile.
    await till.care.restore(backup, "Ayu")
    assert told in await words_of_break(till)
    assert "later" in {entry.action for entry in await till.trail.entries()}


async def test_tampered_entries_do_not_come_into_another_trail(till: Kept, tmp_path: Path) -> None:
    other = await Kept.open(DataFolder(tmp_path / "other"))
    await other.journal.audit("Ayu", "elsewhere", "")
    backup = await other.care.backup_now("Ayu")
    await other.close()
    for number in range(4):
        await till.journal.audit("Budi", f"act {number}", "")
    await tamper(till, "UPDATE audit SET who = 'Ayu' WHERE action = 'act 2'")
    restored = await till.care.restore(await till.care.backup_at(backup.path), "Ayu")
    assert (restored.taken.audit_entries, restored.taken.left_out) == (2, 2)
    told = " ".join(map(str, restored.says))
    assert "Left in the file of before: 2 lines of the audit trail" in told
    await till.journal.audit("Budi", "later", "")
    assert "Entries 4 to 5 of" in await words_of_break(till)
    kept = [entry.action for entry in reversed(await till.trail.entries())]
    assert kept == ["elsewhere", "act 0", "act 1", "backup restored", "record recovered", "later"]


async def test_a_backup_of_a_tampered_trail_is_told_and_can_be_restored(till: Kept) -> None:
    """What it proves is lost, what was sold is not."""
    await till.sell("1")
    for number in range(3):
        await till.journal.audit("Budi", f"act {number}", "")
    backup = await till.care.backup_now("Ayu")
    with closing(sqlite3.connect(backup.path)) as connection:
        connection.execute("DROP TRIGGER audit_keeps")
        connection.execute("UPDATE audit SET who = 'Ayu' WHERE id = 2")
        connection.commit()
    (listed,) = await till.care.backups()
    assert not listed.is_sound
    await till.care.restore(listed, "Ayu")
    assert await till.states() == {"1": "redeemed"}
    report = await till.trail.verify()
    assert report.broken is not None
    assert report.broken.entry_id == 2


def harmed(kind: str, backup: Path, folder: DataFolder) -> Path:
    target = backup.with_name("harmed.db")
    content = bytearray(backup.read_bytes())
    match kind:
        case "garbage":
            target.write_bytes(b"this is not a database" * 1000)
        case "empty":
            target.write_bytes(b"")
        case "cut off":
            target.write_bytes(content[: len(content) // 2])
        case "page":
            middle = len(content) // 8192 * 4096
            content[middle : middle + 4096] = bytes([255]) * 4096
            target.write_bytes(content)
        case "another program's":
            with closing(sqlite3.connect(target)) as connection:
                connection.execute("CREATE TABLE bookmarks (url TEXT)")
                connection.execute("PRAGMA user_version = 4")
        case "gone":
            pass
        case _:
            return folder.database
    return target


@pytest.mark.parametrize(
    "kind", ["garbage", "empty", "cut off", "page", "another program's", "gone", "in use"]
)
async def test_a_damaged_backup_is_refused(till: Kept, kind: str) -> None:
    for number in range(30):
        await till.sell(str(number))
    made = await till.care.backup_now("Ayu")
    before, acts = await till.states(), await till.acts()
    path = harmed(kind, made.path, till.folder)
    with pytest.raises(StoreError) as caught:
        await till.care.restore(Backup(path, made.at, 0, True, True), "Ayu")
    if kind != "gone":
        assert isinstance(caught.value, DamagedBackupError)
        assert path.name in str(caught.value.phrase)
        assert "Nothing was changed" in str(caught.value)
        assert "record is damaged" not in str(caught.value)
    assert (await till.states(), await till.acts()) == (before, acts)
    assert left_in(till.folder) == set()
    assert not list(till.folder.root.glob("till.db.replaced-*"))
    await till.sell("after")


async def test_a_newer_versions_backup_is_refused(till: Kept) -> None:
    backup = await till.care.backup_now("Ayu")
    with closing(sqlite3.connect(backup.path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    (listed,) = await till.care.backups()
    assert not listed.is_sound
    with pytest.raises(StoreError) as caught:
        await till.care.restore(listed, "Ayu")
    assert caught.value.problem is StoreProblem.TOO_NEW
    # Of the backup, not of the record in use.
    for told in (str(caught.value), str(caught.value.phrase)):
        assert told.startswith(f"{backup.path.name} was made by a newer version")
        assert "till's record" not in told


ANOTHER = """
import asyncio, sys
from pathlib import Path
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder

async def main():
    database = await Database.open(DataFolder(Path(sys.argv[1])))
    print("open", flush=True)
    sys.stdin.readline()
    await database.close()

asyncio.run(main())
"""


async def test_it_is_refused_while_another_process_has_the_record_open(till: Kept) -> None:
    await till.sell("1")
    backup = await till.care.backup_now("Ayu")
    await till.sell("2")
    other = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        ANOTHER,
        str(till.folder.root),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert other.stdout is not None
        assert await other.stdout.readline() == b"open\n"
        with pytest.raises(StoreError) as caught:
            await till.care.restore(backup, "Ayu")
        assert caught.value.problem is StoreProblem.BUSY
        await till.sell("3")
    finally:
        other.kill()
        await other.communicate()
    # A process that died holds nothing.
    await till.care.restore(backup, "Ayu")
    assert await till.states() == {"1": "redeemed", "2": "redeemed", "3": "redeemed"}


KILLED = """
import asyncio, os, signal, sys
from pathlib import Path
from voucher_till.records.care import Care
from voucher_till.store import database as database_module, replacing, taking_over
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.reading import Reader
from voucher_till.store.settings import RecordSettings

folder, step = DataFolder(Path(sys.argv[1])), sys.argv[2]

def killing(module, name, when):
    real, calls = getattr(module, name), []
    def wrapped(*arguments, **named):
        calls.append(1)
        if len(calls) == when:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments, **named)
    setattr(module, name, wrapped)

async def main():
    database, reader = await Database.open(folder), Reader(folder)
    care = Care(database, reader, folder, RecordSettings)
    (backup,) = await care.backups()
    module, name, when = step.split(":")
    modules = {"replacing": replacing, "taking_over": taking_over, "database": database_module, "os": os}
    killing(modules[module], name, int(when))
    await care.restore(backup, "Ayu")

asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
@pytest.mark.parametrize(
    ("step", "swapped"),
    [
        ("database:take_over", False),
        ("taking_over:add_audit", False),
        ("os:link", False),
        ("replacing:sync_folder", False),
        ("replacing:sync_folder:2", True),
        ("database:connect", True),
    ],
)
async def test_killed_in_the_middle(folder: DataFolder, step: str, swapped: bool) -> None:
    till = await Kept.open(folder)
    await till.sell("1")
    await till.care.backup_now("Ayu")
    for number in range(2, 6):
        await till.sell(str(number))
    await till.journal.audit("Budi", "since", "")
    before = await till.states()
    await till.close()
    module, name, *when = step.split(":")
    command = [sys.executable, "-c", KILLED, str(folder.root), f"{module}:{name}:{when[0] if when else 1}"]
    done = await asyncio.to_thread(subprocess.run, command, capture_output=True, timeout=60)
    assert done.returncode == -9, done.stderr
    again = await Kept.open(folder)
    assert await again.states() == before
    assert (("Ayu", "backup restored") in await again.acts()) == swapped
    assert ("Budi", "since") in await again.acts()
    # And it can be done once more.
    await again.care.restore((await again.care.backups())[-1], "Ayu")
    assert await again.states() == before
    assert left_in(folder) <= {path.name for path in folder.root.glob("till-*.part*")}
    await again.close()


async def test_a_copy_that_cannot_be_opened_is_taken_back(till: Kept) -> None:
    """Its number of transactions claims that nothing is missing, and its rows are others."""
    await till.sell("1")
    backup = await till.care.backup_now("Ayu")
    with closing(sqlite3.connect(backup.path)) as connection:
        connection.execute("UPDATE redemption SET product_name = 'Sate'")
        connection.commit()
    with pytest.raises(StoreError) as caught:
        await till.care.restore(backup, "Ayu")
    assert caught.value.problem is StoreProblem.DAMAGED
    assert str(caught.value).startswith(f"{backup.path.name} is damaged")
    await till.sell("2")
    assert await till.states() == {"1": "redeemed", "2": "redeemed"}
    assert ("Ayu", "backup restored") not in await till.acts()


async def test_contacts_are_blanked_when_their_time_is_over(till: Kept) -> None:
    contacts = {"1": "guest-one@example.org", "2": "guest-two@example.org", "3": "guest-three@example.org"}
    for code, contact in contacts.items():
        await till.journal.store([voucher(code)], "Sari", contact=contact, verified=True)
    for code, state in (("1", S.REDEEMED), ("3", S.REDEEMED)):
        (row,) = await till.journal.claim((await till.journal.live([code]))[0].intent)
        await till.journal.resubmit([row])
        await till.journal.settle([row], Outcome(state))
    await till.database.write(
        lambda connection: connection.execute(
            "UPDATE redemption SET updated_ms = updated_ms - 91 * 86400000 WHERE code IN ('1', '2')"
        )
    )
    till.settings = RecordSettings(contact_days=0)
    assert await till.care.blank_contacts() == 0
    till.settings = RecordSettings(contact_days=90)
    assert await till.care.blank_contacts() == 1
    (entry,) = await till.trail.entries()
    assert (entry.who, entry.action) == ("till", "contacts blanked")
    assert "rows 1" in entry.detail
    assert await till.care.blank_contacts() == 0
    assert len(await till.trail.entries()) == 1
    await till.close()
    kept = b"".join(path.read_bytes() for path in till.folder.root.iterdir() if path.is_file())
    # 2 is not settled and 3 is too young.
    assert contacts["1"].encode() not in kept
    assert kept.count(contacts["2"].encode()) >= 2
    assert kept.count(contacts["3"].encode()) >= 2
    again = await Kept.open(till.folder)
    assert again.database.recovery is None
    till.database, till.owner, till.reader = again.database, again.owner, again.reader


async def test_blanking_that_was_cut_off_is_finished(till: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    await till.journal.store([voucher("1")], "Sari", contact="guest-one@example.org", verified=True)
    (row,) = await till.journal.claim((await till.journal.live(["1"]))[0].intent)
    await till.journal.settle([row], Outcome(S.CANCELLED))
    await till.database.write(
        lambda connection: connection.execute("UPDATE redemption SET updated_ms = 1 WHERE code = '1'")
    )

    async def cut_off() -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as patch:
        patch.setattr(till.database, "renew_if_short", cut_off)
        with pytest.raises(asyncio.CancelledError):
            await till.care.blank_contacts()
    assert b"guest-one" in till.folder.side_journal.read_bytes()
    assert await till.care.blank_contacts() == 0
    assert b"guest-one" not in till.folder.side_journal.read_bytes()


async def test_a_long_side_journal_forgets_contacts_at_the_next_opening(
    till: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writing it anew takes seconds, and no sale waits for that."""
    await till.journal.store([voucher("1")], "Sari", contact="guest-one@example.org", verified=True)
    (row,) = await till.journal.claim((await till.journal.live(["1"]))[0].intent)
    await till.journal.settle([row], Outcome(S.CANCELLED))
    await till.database.write(
        lambda connection: connection.execute("UPDATE redemption SET updated_ms = 1 WHERE code = '1'")
    )
    with monkeypatch.context() as patch:
        patch.setattr(database_module, "COMPACT_BYTES", 10)
        assert await till.care.blank_contacts() == 1
        assert b"guest-one" in till.folder.side_journal.read_bytes()
    await till.close()
    again = await Kept.open(till.folder)
    assert b"guest-one" not in till.folder.side_journal.read_bytes()
    assert again.database.recovery is None
    till.database, till.owner, till.reader = again.database, again.owner, again.reader


async def test_contacts_are_forgotten_also_when_no_backup_can_be_made(till: Kept) -> None:
    await till.journal.store([voucher("1")], "Sari", contact="guest-one@example.org", verified=True)
    (row,) = await till.journal.claim((await till.journal.live(["1"]))[0].intent)
    await till.journal.settle([row], Outcome(S.CANCELLED))
    await till.database.write(
        lambda connection: connection.execute("UPDATE redemption SET updated_ms = 1 WHERE code = '1'")
    )
    till.settings = RecordSettings(daily_backup=True, contact_days=90)
    till.folder.backups.rmdir()
    till.folder.backups.write_bytes(b"in the way")
    with pytest.raises(StoreError):
        await till.care.do_what_is_due()
    assert [entry.action for entry in await till.trail.entries()] == ["contacts blanked"]
    till.folder.backups.unlink()
    till.folder.prepare()
    await till.care.do_what_is_due()
    assert [entry.action for entry in await till.trail.entries()] == ["backup made", "contacts blanked"]


async def test_looking_for_contacts_reads_no_row_without_one(till: Kept) -> None:
    asked: list[str] = []
    await till.reader.read(lambda connection: connection.set_trace_callback(asked.append))
    assert await till.care.blank_contacts() == 0

    def plans(connection: sqlite3.Connection) -> list[str]:
        connection.set_trace_callback(None)
        texts = [text for text in asked if text.startswith("SELECT")]
        return [str(row[3]) for text in texts for row in connection.execute(f"EXPLAIN QUERY PLAN {text}")]

    assert await till.reader.read(plans) == [
        "SEARCH redemption USING INDEX redemption_contact (updated_ms<?)"
    ]


async def test_the_size_of_it_all(till: Kept) -> None:
    for number in range(3):
        await till.sell(str(number))
    backup = await till.care.backup_now("Ayu")
    shutil.copy(backup.path, till.folder.backups / "till-v3-20200101-000000.db")
    size = await till.care.size()
    assert (size.rows, size.backups) == (3, 2 * backup.bytes)
    assert size.side_journal == till.folder.side_journal.stat().st_size
    assert size.database >= till.folder.database.stat().st_size
