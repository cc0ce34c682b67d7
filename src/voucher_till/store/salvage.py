"""Brings people, the audit trail and signed days out of a damaged file, as far as it can be read.

The side journal has none of them: without, whoever damages one byte of the file is rid of PINs and trail.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from voucher_till.store.chain import AUDIT_HEAD, head_note
from voucher_till.store.connection import transaction
from voucher_till.store.errors import SqliteError
from voucher_till.store.notes import MANAGER_TRIES, RESETS_TOLD, get_meta, set_meta
from voucher_till.store.taking_over import take_audit, take_people
from voucher_till.store.trail_entries import written

log = logging.getLogger(__name__)

_TABLES = {"person": "id", "audit": "id", "day_closing": "id", "meta": "rowid"}
"""What is read, in the order of which number."""


def salvage(connection: sqlite3.Connection, kept: Path) -> bool:
    """Write into a new record what the kept file has; whether the whole audit trail came along.

    What cannot be read stays in that file, which is not changed. Nothing of it fails the opening.
    """
    try:
        with _present(connection, kept) as whole:
            people = _taken(connection, _take_people)
            trail = _taken(connection, take_audit)
    except SqliteError as error:
        log.error("nothing came back from %s: %s", kept.name, error)
        return False
    log.warning("from %s: people %s, audit trail %s, whole %s", kept.name, people, trail, sorted(whole))
    return trail and {"audit", "meta"} <= whole


def _taken(connection: sqlite3.Connection, take: Callable[[sqlite3.Connection], object]) -> bool:
    try:
        with transaction(connection, "BEGIN IMMEDIATE"):
            take(connection)
    except SqliteError as error:
        log.error("not brought back: %s", error)
        return False
    return True


def _take_people(connection: sqlite3.Connection) -> None:
    """With the wait for wrong PINs, and without telling of resets once more."""
    take_people(connection)
    for name in (MANAGER_TRIES, RESETS_TOLD):
        if (value := get_meta(connection, name, "present")) is not None:
            set_meta(connection, name, value)


@contextmanager
def _present(connection: sqlite3.Connection, kept: Path) -> Iterator[set[str]]:
    """What can be read, as ``present``; gives the names of the tables that were read to their end.

    In memory, and read on a connection of its own: no statement of the new record meets the damage.
    """
    connection.execute("ATTACH ':memory:' AS present")
    try:
        # A log that is beside it has the latest of it; without one, SQLite is to leave no file there.
        how = "mode=ro" if kept.with_name(f"{kept.name}-wal").exists() else "immutable=1"
        address = f"{kept.absolute().as_uri()}?{how}"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as damaged:
            damaged.text_factory = lambda text: text.decode("utf-8", "backslashreplace")
            whole = {table for table in _TABLES if _copied(connection, damaged, table)}
        if "meta" not in whole:
            _note_an_end(connection)
        yield whole
    finally:
        connection.execute("DETACH present")


def _copied(connection: sqlite3.Connection, damaged: sqlite3.Connection, table: str) -> bool:
    """Copy the rows of a table until one cannot be read; whether that was all of them."""
    made = connection.execute("SELECT sql FROM main.sqlite_schema WHERE name = ?", (table,)).fetchone()[0]
    connection.execute(made.replace("CREATE TABLE ", "CREATE TABLE present.", 1))
    columns = [row["name"] for row in connection.execute(f"PRAGMA main.table_info({table})")]
    listed, number = ", ".join(columns), _TABLES[table]
    insert = f"INSERT INTO present.{table} ({listed}) VALUES ({', '.join('?' * len(columns))})"  # noqa: S608
    whole, before = True, None
    try:
        for place, *row in damaged.execute(f"SELECT {number}, {listed} FROM {table} ORDER BY {number}"):  # noqa: S608
            if before is not None and place <= before:
                # Damaged pages can lead in a circle.
                raise sqlite3.DatabaseError("rows out of order")
            before = place
            whole = _inserted(connection, insert, row) and whole
    except SqliteError as error:
        log.error("%s cannot be read to its end: %s", table, error)
        return False
    return whole


def _inserted(connection: sqlite3.Connection, insert: str, row: list[object]) -> bool:
    """Whether the row can be one of ours."""
    try:
        connection.execute(insert, row)
    except sqlite3.IntegrityError:
        return False
    return True


def _note_an_end(connection: sqlite3.Connection) -> None:
    """Where the note of the trail's end cannot be read, it ends with what can: that is no tampering."""
    if get_meta(connection, AUDIT_HEAD, "present") is not None:
        return
    last = next(written(connection, "present", "ORDER BY id DESC LIMIT 1"), None)
    if last is not None:
        set_meta(connection, AUDIT_HEAD, head_note(last.id, last.chain), "present")
