"""Transactions on one connection, and the second record that each of them writes."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from voucher_till.store.errors import StoreError, StoreProblem, from_os
from voucher_till.store.notes import get_meta, set_meta
from voucher_till.store.side_journal import SideJournal, Written

log = logging.getLogger(__name__)

SIDE_NUMBER = "side_sequence"
"""Under which the database keeps the number of the last transaction in the side journal."""

_T = TypeVar("_T")


@contextmanager
def transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    """All or nothing."""
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def check(connection: sqlite3.Connection) -> str:
    """SQLite's own integrity check: "ok", or the first thing found."""
    return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])


def committed_number(connection: sqlite3.Connection) -> int:
    """The number of the last transaction that changed a redemption; 0 before the first."""
    text = get_meta(connection, SIDE_NUMBER) or "0"
    if not (text.isascii() and text.isdigit()):
        raise StoreError(StoreProblem.DAMAGED, "no transaction number")
    return int(text)


def make_change_list(connection: sqlite3.Connection) -> None:
    """Where a connection notes which rows a transaction changed; in memory, and its own."""
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("CREATE TEMP TABLE changed (id INTEGER PRIMARY KEY)")


class Recorder:
    """Writes transactions so that every changed redemption is in the side journal before it is committed.

    Which rows changed is noted by triggers of this connection: no statement, wherever it stands, can leave
    the side journal out. A change of owner alone is not noted: it ends with the process.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, side: SideJournal, version: int) -> None:
        self._connection = connection
        self._path = path
        self._file = _file_id(path)
        self._side = side
        self._version = version
        names = [row["name"] for row in connection.execute("PRAGMA main.table_info(redemption)")]
        watched = ", ".join(name for name in names if name != "owner")
        for event in ("INSERT", f"UPDATE OF {watched}"):
            connection.execute(
                f"CREATE TEMP TRIGGER after_{event[:6].lower()} AFTER {event} ON main.redemption"  # noqa: S608
                " BEGIN INSERT OR IGNORE INTO changed VALUES (new.id); END"
            )

    def write(self, use: Callable[[sqlite3.Connection], _T]) -> _T:
        """Run a function in one transaction; it is on the disk, twice, when this returns."""
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        written: Written | None = None
        try:
            result = use(connection)
            written = self._note_changes()
            connection.execute("COMMIT")
        except BaseException:
            self._undo(written)
            raise
        return result

    def _note_changes(self) -> Written | None:
        rows = self._connection.execute(
            "SELECT * FROM redemption WHERE id IN (SELECT id FROM changed) ORDER BY id"
        ).fetchall()
        if not rows:
            return None
        if _file_id(self._path) != self._file:
            # Another process found it damaged or gone and began a new one: this one is kept, not used.
            raise StoreError(StoreProblem.DAMAGED, "another file took its place")
        number = committed_number(self._connection) + 1
        set_meta(self._connection, SIDE_NUMBER, str(number))
        self._connection.execute("DELETE FROM changed")
        return self._side.append([dict(row) for row in rows], number, self._version)

    def _undo(self, written: Written | None) -> None:
        """Roll back. What the side journal has of it is taken back while nobody else can write."""
        try:
            if written is not None:
                if not self._connection.in_transaction:
                    self._connection.execute("BEGIN IMMEDIATE")
                self._side.withdraw(written)
        except (sqlite3.Error, StoreError) as error:
            log.error("the side journal keeps a transaction that failed: %s", error)
        finally:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")


def _file_id(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise from_os(error) from error
    return status.st_dev, status.st_ino
