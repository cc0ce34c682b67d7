"""The audit trail shows what was changed in it behind the program's back. Real files, real sqlite3."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voucher_till.store.audit import AuditTrail
from voucher_till.store.chain import AUDIT_HEAD, head_note, link
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.migrations import MIGRATIONS, apply_step
from voucher_till.store.notes import TRAIL_CHANGED, AuditEntry, add_audit
from voucher_till.store.reading import Reader
from voucher_till.store.trail import AuditReport, verified
from voucher_till.store.trail_breaks import Tampering

ACTS = [
    ("Ayu", "person added", "Budi, cashier"),
    ("Ayu", "forced offline", "the router is being changed"),
    ("Émile", "conflict closed", "voucher 0012345678901234567, row 7: the guest paid in cash"),
    ("till", "contacts blanked", "rows 3"),
    ("Ayu", "back on the line", ""),
]


async def fill(folder: DataFolder) -> None:
    def add(connection: sqlite3.Connection) -> None:
        for act in ACTS:
            add_audit(connection, *act)

    folder.prepare()
    database = await Database.open(folder)
    await database.write(add)
    await database.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with a few entries; tests change copies of it."""
    folder = DataFolder(tmp_path_factory.mktemp("till"))
    asyncio.run(fill(folder))
    return folder.database


@pytest.fixture
def copy(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "till.db"))


Statement = tuple[str, *tuple[str | int, ...]]
"""SQL, and what to bind in it."""


def change(path: Path, *statements: Statement) -> None:
    """As somebody with the sqlite3 tool would, who knows how to get past the triggers."""
    with closing(sqlite3.connect(path)) as connection:
        for trigger in ("audit_keeps", "audit_stays"):
            connection.execute(f"DROP TRIGGER IF EXISTS {trigger}")
        for sql, *values in statements:
            connection.execute(str(sql), values)
        connection.commit()


def looked_through(path: Path) -> AuditReport:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return verified(connection)


def moments(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT at_ms FROM audit ORDER BY id")]


def broken(path: Path) -> tuple[Tampering, int, str]:
    """What was found, where, and the sentence; the sentence must name the place."""
    found = looked_through(path).broken
    assert found is not None
    assert str(found.entry_id) in str(found.words)
    return found.kind, found.entry_id, str(found.words)


def test_an_untouched_trail_is_whole(copy: Path) -> None:
    report = looked_through(copy)
    assert (report.entries, report.broken) == (5, None)
    assert len(report.head) == 64


@pytest.mark.parametrize("number", range(1, 6))
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET at_ms = at_ms - 1 WHERE id = ?",
        "UPDATE audit SET who = who || ' ' WHERE id = ?",
        "UPDATE audit SET action = 'x' || substr(action, 2) WHERE id = ?",
        "UPDATE audit SET detail = detail || '.' WHERE id = ?",
        "UPDATE audit SET chain = upper(chain) WHERE id = ?",
        "UPDATE audit SET chain = '' WHERE id = ?",
    ],
)
def test_a_changed_entry_is_named_with_its_time_and_place(copy: Path, number: int, statement: str) -> None:
    change(copy, (statement, number))
    report = looked_through(copy)
    found = report.broken
    assert found is not None
    assert (found.kind, found.entry_id, report.entries) == (Tampering.CHANGED, number, number - 1)
    assert found.at is not None
    assert round(found.at.timestamp() * 1000) == moments(copy)[number - 1]
    assert found.who.strip() == ACTS[number - 1][0]
    for part in (f"Entry {number} ", f"{found.at.astimezone():%d %b %Y at %H:%M}", found.who, found.action):
        assert part in str(found.words)


def test_one_byte_of_the_file_is_enough(copy: Path) -> None:
    content = copy.read_bytes()
    assert content.count(b"the router is being changed") == 1
    copy.write_bytes(content.replace(b"the router is being changed", b"the router is being chanted"))
    assert broken(copy)[:2] == (Tampering.CHANGED, 2)
    copy.write_bytes(content.replace(b"the router is being changed", b"the router is being chan\xffed"))
    kind, number, words = broken(copy)
    assert (kind, number) == (Tampering.UNREADABLE, 2)
    assert "cannot be read" in words


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_any_byte_of_an_entry(data: st.DataObject, filled: Path) -> None:
    """Whatever is changed of a text is found at its entry, and nothing else of the program fails by it."""
    content = bytearray(filled.read_bytes())
    number = data.draw(st.integers(1, len(ACTS)))
    who, action, detail = (text.encode() for text in ACTS[number - 1])
    start = content.index(who + action + detail)
    place = start + data.draw(st.integers(0, len(who + action + detail) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    other = filled.with_name("other.db")
    other.write_bytes(content)
    kind, found, _ = broken(other)
    assert found == number
    assert kind in (Tampering.CHANGED, Tampering.UNREADABLE)


DELETED = "DELETE FROM audit WHERE id = ?"
INSERTED = "INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?)"
RENUMBERED = "UPDATE audit SET id = ? WHERE id = ?"


@pytest.mark.parametrize(
    ("statements", "kind", "place"),
    [
        ([(DELETED, 3)], Tampering.MISSING, 3),
        ([(DELETED, 1), (DELETED, 2)], Tampering.MISSING, 1),
        ([(DELETED, 4), (DELETED, 5)], Tampering.MISSING, 4),
        ([("DELETE FROM audit",)], Tampering.MISSING, 1),
        ([(INSERTED, 6, 1, "Ayu", "x", "", "")], Tampering.CHANGED, 6),
        ([(INSERTED, 0, 1, "Ayu", "x", "", "")], Tampering.ADDED, 0),
        ([(RENUMBERED, 9, 5)], Tampering.MISSING, 5),
        # Two change places.
        ([(RENUMBERED, 9, 2), (RENUMBERED, 2, 3), (RENUMBERED, 3, 9)], Tampering.CHANGED, 2),
        # One is taken out, and the others close the gap.
        (
            [(DELETED, 2), (RENUMBERED, 2, 3), (RENUMBERED, 3, 4), (RENUMBERED, 4, 5)],
            Tampering.CHANGED,
            2,
        ),
        ([("DELETE FROM meta WHERE name = ?", AUDIT_HEAD)], Tampering.ADDED, 1),
    ],
)
def test_what_is_taken_out_put_in_or_moved_is_found(
    copy: Path, statements: list[Statement], kind: Tampering, place: int
) -> None:
    change(copy, *statements)
    assert broken(copy)[:2] == (kind, place)


def test_an_entry_with_a_right_link_is_not_the_tills(copy: Path) -> None:
    head = looked_through(copy).head
    entry = (6, 1_700_000_000_000, "Ayu", "PIN changed", "Sari")
    change(copy, (INSERTED, *entry, link(head, *entry)))
    assert broken(copy)[:2] == (Tampering.ADDED, 6)


def relinked(path: Path, number: int, who: str) -> Statement:
    """An entry of somebody else, with a link that fits."""
    with closing(sqlite3.connect(path)) as connection:
        _, at_ms, _, action, detail, _ = connection.execute(
            "SELECT * FROM audit WHERE id = ?", (number,)
        ).fetchone()
        before = connection.execute("SELECT chain FROM audit WHERE id = ?", (number - 1,)).fetchone()[0]
    forged = link(before, number, at_ms, who, action, detail)
    return ("UPDATE audit SET who = ?, chain = ? WHERE id = ?", who, forged, number)


def appended(path: Path, *entries: tuple[int, int, str, str, str]) -> list[Statement]:
    """Entries behind the last one, with links that fit."""
    head, statements = looked_through(path).head, list[Statement]()
    for entry in entries:
        head = link(head, *entry)
        statements.append((INSERTED, *entry, head))
    return statements


def go_on(path: Path, count: int = 3) -> None:
    """The till writes what it writes each day."""
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        for _ in range(count):
            add_audit(connection, "till", "backup made", "till-20260504-200000.db")
        connection.commit()


FORGED = [(number, 1_700_000_000_000, "Ayu", "conflict closed", "paid") for number in (6, 7)]


@pytest.mark.parametrize(
    ("harm", "kind", "place", "told"),
    [
        ("cut", Tampering.MISSING, 5, "Entries 5 to 5 of"),
        ("emptied", Tampering.MISSING, 1, "Entries 1 to 5 of"),
        ("relinked", Tampering.CHANGED, 5, "by Wayan (back on the line)"),
        ("forged", Tampering.ADDED, 6, "by Ayu (conflict closed)"),
        ("forged twice", Tampering.ADDED, 6, "by Ayu (conflict closed)"),
        ("not noted", Tampering.ADDED, 1, "by Ayu (person added)"),
        ("cut and not noted", Tampering.ADDED, 1, "by Ayu (person added)"),
        ("no text", Tampering.UNREADABLE, 5, "cannot be read any more"),
        ("a last number", Tampering.MISSING, 6, "are gone"),
    ],
)
def test_what_was_done_to_the_end_is_told_for_good(
    copy: Path, harm: str, kind: Tampering, place: int, told: str
) -> None:
    """An entry that is written next must not make it look right: the till writes one each day."""
    harms: dict[str, list[Statement]] = {
        "cut": [(DELETED, 5)],
        "emptied": [("DELETE FROM audit",)],
        "relinked": [relinked(copy, 5, "Wayan")],
        "forged": appended(copy, FORGED[0]),
        "forged twice": appended(copy, *FORGED),
        "not noted": [("DELETE FROM meta",)],
        "cut and not noted": [(DELETED, 5), ("DELETE FROM meta",)],
        "no text": [("UPDATE audit SET chain = CAST(x'ff' AS TEXT) WHERE id = 5",)],
        "a last number": [(INSERTED, 2**63 - 1, 1, "Ayu", "x", "", "")],
    }
    change(copy, *harms[harm])
    assert broken(copy)[:2] == (kind, place)
    for times in (1, 2):
        go_on(copy)
        # A number that was taken by force is never reached: the gap before it moves.
        here = place + 3 * times if harm == "a last number" else place
        assert broken(copy)[:2] == (kind, here)
        assert told in broken(copy)[2]
        assert looked_through(copy).entries == here - 1


def test_a_note_of_the_end_that_is_no_number_stops_no_entry(copy: Path) -> None:
    change(copy, ("UPDATE meta SET value = ? WHERE name = ?", f"{'9' * 30} x", AUDIT_HEAD))
    go_on(copy)
    assert broken(copy)[:2] == (Tampering.ADDED, 1)


def test_an_entry_that_was_changed_gives_no_other_one_away(copy: Path) -> None:
    """What an entry says of the end before it counts only where it is the one that was written."""
    with closing(sqlite3.connect(copy)) as connection:
        first = connection.execute("SELECT chain FROM audit WHERE id = 1").fetchone()[0]
    entry = (4, 1_700_000_000_000, "till", TRAIL_CHANGED, f"noted end: entry 1, link {first}")
    change(copy, (DELETED, 4), (INSERTED, *entry, link(first, *entry)))
    assert broken(copy)[:2] == (Tampering.CHANGED, 4)


def test_what_it_cannot_prove(copy: Path) -> None:
    """Who writes every later link and the note of the end anew is found out by an older head only."""
    head = looked_through(copy).head
    entry = (5, 1_700_000_000_000, "Ayu", "nothing at all", "")
    with closing(sqlite3.connect(copy)) as connection:
        before = connection.execute("SELECT chain FROM audit WHERE id = 4").fetchone()[0]
    forged = link(before, *entry)
    change(
        copy,
        (DELETED, 5),
        (INSERTED, *entry, forged),
        ("UPDATE meta SET value = ? WHERE name = ?", head_note(5, forged), AUDIT_HEAD),
    )
    report = looked_through(copy)
    assert report.broken is None
    assert report.head != head


def test_a_file_that_cannot_be_read_on_is_said(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        page_size = connection.execute("PRAGMA page_size").fetchone()[0]
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'audit'").fetchone()[0]
    content = bytearray(copy.read_bytes())
    content[(page - 1) * page_size] = 0
    copy.write_bytes(content)
    report = looked_through(copy)
    assert report.broken is not None
    assert (report.broken.kind, report.entries) == (Tampering.UNREADABLE, 0)


def test_entries_from_before_there_was_a_chain_are_chained() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        for step in MIGRATIONS[:3]:
            apply_step(connection, step)
        for act in ACTS:
            connection.execute("INSERT INTO audit (at_ms, who, action, detail) VALUES (1, ?, ?, ?)", act)
        apply_step(connection, MIGRATIONS[3])
        assert (verified(connection).entries, verified(connection).broken) == (5, None)
        add_audit(connection, *ACTS[0])
        assert (verified(connection).entries, verified(connection).broken) == (6, None)
        connection.execute("DROP TRIGGER audit_stays")
        connection.execute("DELETE FROM audit WHERE id = 6")
        assert verified(connection).broken is not None


@pytest.fixture
async def trail(copy: Path) -> AsyncIterator[AuditTrail]:
    reader = Reader(DataFolder(copy.parent))
    yield AuditTrail(reader)
    await reader.close()


async def test_it_is_read_in_pages_and_searched(trail: AuditTrail) -> None:
    newest = await trail.entries(limit=2)
    assert [entry.action for entry in newest] == ["back on the line", "contacts blanked"]
    rest = await trail.entries(older_than=newest[-1])
    assert [entry.id for entry in rest] == [3, 2, 1]

    async def found(search: str) -> list[int]:
        return [entry.id for entry in await trail.entries(search=search)]

    assert await found("AYU") == [5, 2, 1]
    assert await found("émile") == await found("ÉMILE") == await found("234567, row") == [3]
    assert await found("nothing like it") == []
    assert (await trail.verify()).entries == 5


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE audit SET at_ms = 9000000000000000000 WHERE id = 2",
        "UPDATE audit SET who = CAST(x'ff41' AS TEXT) WHERE id = 2",
    ],
)
async def test_a_damaged_entry_can_still_be_listed(copy: Path, trail: AuditTrail, harm: str) -> None:
    change(copy, (harm,))
    entries: list[AuditEntry] = await trail.entries()
    assert [entry.id for entry in entries] == [5, 4, 3, 2, 1]
    report = await trail.verify()
    assert report.broken is not None
    assert report.broken.entry_id == 2
