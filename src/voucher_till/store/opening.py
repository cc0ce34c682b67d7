"""Opens the database file: brings it to this version, and what is damaged back from the side journal."""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from voucher_till.store.connection import Recorder, check, make_change_list, transaction
from voucher_till.store.errors import SqliteError, StoreError, StoreProblem, from_os, from_sqlite, result_code
from voucher_till.store.folder import DataFolder, sync_folder
from voucher_till.store.migrations import MIGRATIONS
from voucher_till.store.recovery import Cause, Recovery, reconcile
from voucher_till.store.side_journal import SideJournal

log = logging.getLogger(__name__)

CHECKED_BYTES = 20_000_000
"""A database up to this size is looked through whenever a till is opened (about 0.1 s), a larger one only
when damage was met in use."""

COMPARED_BYTES = 4_000_000
"""Up to this size of the side journal every row is compared with it (about 0.1 s)."""

_BUSY_MILLISECONDS = 10_000


def damaged_mark(folder: DataFolder) -> Path:
    """Exists when damage was met in use: the next start looks through the whole file."""
    return folder.database.with_name("till.db.damaged")


def open_database(folder: DataFolder) -> tuple[sqlite3.Connection, Recorder, Recovery | None]:
    """Open one process at a time: switching to WAL, migrating and recovering do not wait for each other.

    Raises StoreError. A damaged file is kept aside, and its rows come back from the side journal.
    """
    side = SideJournal(folder.side_journal)
    try:
        with FileLock(folder.root / "open.lock", thread_local=False):
            try:
                return _connect(folder, side, _missing(folder, side))
            except StoreError as error:
                if error.problem is not StoreProblem.DAMAGED:
                    raise
                return _connect(folder, side, Recovery(Cause.DAMAGED, _set_aside(folder)))
    except OSError as error:
        raise from_os(error) from error


def _missing(folder: DataFolder, side: SideJournal) -> Recovery | None:
    """The beginning of a recovery when there is no database, but was one."""
    path = folder.database
    if not side.exists() or (path.exists() and path.stat().st_size):
        return None
    log.error("the database is missing or empty")
    # A log left from the old file must not be taken for the new one's.
    left = path.with_name(path.name + "-wal").exists()
    return Recovery(Cause.MISSING, _set_aside(folder) if left else "")


def _connect(
    folder: DataFolder, side: SideJournal, begun: Recovery | None
) -> tuple[sqlite3.Connection, Recorder, Recovery | None]:
    connection = sqlite3.connect(folder.database, isolation_level=None, check_same_thread=False)
    try:
        suspect = damaged_mark(folder).exists()
        _first_look(connection, thorough=suspect or _size(folder) <= CHECKED_BYTES)
        _migrate(connection, folder.backups, side)
        if _shape(connection) != _expected_shape():
            raise StoreError(StoreProblem.DAMAGED, "tables are missing")
        thorough = suspect or side.size() <= COMPARED_BYTES
        recovery = reconcile(connection, side, len(MIGRATIONS), begun, thorough=thorough)
        recorder = Recorder(connection, folder.database, side, len(MIGRATIONS))
        damaged_mark(folder).unlink(missing_ok=True)
        return connection, recorder, recovery
    except SqliteError as error:
        connection.close()
        if result_code(error) == sqlite3.SQLITE_READONLY and os.access(folder.database, os.W_OK):
            # The system lets us write: it is the file's own header that says otherwise.
            raise StoreError(StoreProblem.DAMAGED, str(error)) from error
        raise from_sqlite(error) or error from error
    except BaseException:
        connection.close()
        raise


def _first_look(connection: sqlite3.Connection, *, thorough: bool) -> None:
    """Set the connection up and see whether SQLite can read the file at all."""
    connection.row_factory = sqlite3.Row
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        if thorough and check(connection) != "ok":
            raise StoreError(StoreProblem.DAMAGED)
        make_change_list(connection)
    except sqlite3.OperationalError as error:
        # No statement here can be wrong by itself: what SQLite objects to is in the file.
        if result_code(error) == sqlite3.SQLITE_ERROR:
            raise StoreError(StoreProblem.DAMAGED, str(error)) from error
        raise


def _parts(folder: DataFolder) -> list[Path]:
    names = [folder.database.name + ending for ending in ("", "-wal", "-shm")]
    return [part for part in map(folder.database.with_name, names) if part.exists()]


def _size(folder: DataFolder) -> int:
    return sum(part.stat().st_size for part in _parts(folder))


def _set_aside(folder: DataFolder) -> str:
    """Rename the damaged file with its companions, so that nothing of it is lost; returns its new name."""
    kept = f"till.db.corrupt-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    for part in _parts(folder):
        part.rename(part.with_name(kept + part.name.removeprefix(folder.database.name)))
    sync_folder(folder.root)
    damaged_mark(folder).unlink(missing_ok=True)
    log.error("the database was kept as %s", kept)
    return kept


def _migrate(connection: sqlite3.Connection, backups: Path, side: SideJournal) -> None:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    end = side.last()
    written = end.version if end else 0
    if not 0 <= version <= len(MIGRATIONS):
        # A newer program renews the side journal when it opens; a version only the database claims is damage.
        damaged = version < 0 or 0 < written <= len(MIGRATIONS)
        raise StoreError(StoreProblem.DAMAGED if damaged else StoreProblem.TOO_NEW, f"version {version}")
    for number in range(version, len(MIGRATIONS)):
        if version:
            _back_up(connection, backups / f"till-v{number}-{datetime.now(UTC):%Y%m%d-%H%M%S}.db")
        try:
            with transaction(connection, "BEGIN IMMEDIATE"):
                for statement in MIGRATIONS[number]:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number + 1}")
        except sqlite3.OperationalError as error:
            if written <= version:
                raise
            raise StoreError(StoreProblem.DAMAGED, f"version {version}") from error


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        connection.backup(copy)


def _shape(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    """Names of everything in a database, with the columns of its tables.

    A damaged first page can leave a database that SQLite finds sound and empty.
    """
    found = {(str(row[0]), str(row[1])) for row in connection.execute("SELECT type, name FROM sqlite_schema")}
    tables = [name for kind, name in found if kind == "table"]
    columns = {
        ("column", table, str(row[1]), str(row[2]))
        for table in tables
        for row in connection.execute("SELECT * FROM pragma_table_info(?)", (table,))
    }
    return found | columns


def _expected_shape() -> set[tuple[str, ...]]:
    with closing(sqlite3.connect(":memory:")) as model:
        for step in MIGRATIONS:
            for statement in step:
                model.execute(statement)
        return _shape(model)
