"""Opens the database file: brings it to this version, and what is damaged back from the side journal."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from voucher_till.store.connection import Recorder, check, make_change_list, transaction
from voucher_till.store.errors import SqliteError, StoreError, StoreProblem, from_os, from_sqlite, result_code
from voucher_till.store.folder import PRIVATE, DataFolder, private_file, sync_folder, write_whole
from voucher_till.store.migrations import MIGRATIONS, apply_step
from voucher_till.store.notes import add_audit
from voucher_till.store.recovery import Cause, Recovery, reconcile
from voucher_till.store.salvage import salvage
from voucher_till.store.shape import find_wrong, put_right
from voucher_till.store.side_journal import SideJournal

log = logging.getLogger(__name__)

CHECKED_BYTES = 20_000_000
"""A database up to this size is looked through whenever a till is opened (about 0.1 s), a larger one only
when damage was met in use."""

COMPARED_BYTES = 4_000_000
"""Up to this size of the side journal every row is compared with it (about 0.1 s)."""

_BUSY_MILLISECONDS = 10_000
_KEPT = "till.db.corrupt-"
"""How the name of a damaged file begins."""


def damaged_mark(folder: DataFolder) -> Path:
    """Exists when damage was met in use: the next start looks through the whole file. While a damaged file is
    kept aside and not yet taken over into a new one, its name is in it."""
    return folder.database.with_name("till.db.damaged")


Opened = tuple[sqlite3.Connection, Recorder, Recovery | None]


@contextmanager
def opening(folder: DataFolder) -> Iterator[None]:
    """One process at a time: switching to WAL, migrating and recovering do not wait for each other."""
    try:
        with FileLock(folder.root / "open.lock", mode=PRIVATE, thread_local=False):
            yield
    except OSError as error:
        raise from_os(error) from error


def open_database(folder: DataFolder) -> Opened:
    """Open the file. Raises StoreError.

    A damaged file is kept aside, and its rows come back from the side journal; people, the audit trail and
    signed days from the file itself, as far as it can be read.
    """
    side = SideJournal(folder.side_journal)
    with opening(folder):
        try:
            return connect(folder, _cut_off(folder) or _missing(folder, side))
        except StoreError as error:
            if error.problem is not StoreProblem.DAMAGED:
                raise
            return connect(folder, Recovery(Cause.DAMAGED, _set_aside(folder)))


def _cut_off(folder: DataFolder) -> Recovery | None:
    """A recovery that was not done to its end: the file before the present one has what this one may lack."""
    try:
        kept = damaged_mark(folder).read_text("utf-8")
        if not kept.startswith(_KEPT) or not (folder.root / kept).is_file():
            return None
        if not folder.database.exists():
            _rename(folder, kept)
    except (OSError, ValueError):
        return None
    log.error("the recovery from %s was cut off", kept)
    return Recovery(Cause.DAMAGED, kept)


def _missing(folder: DataFolder, side: SideJournal) -> Recovery | None:
    """The beginning of a recovery when there is no database, but was one."""
    path = folder.database
    if not side.exists() or (path.exists() and path.stat().st_size):
        return None
    log.error("the database is missing or empty")
    # A log left from the old file must not be taken for the new one's.
    left = path.with_name(path.name + "-wal").exists()
    return Recovery(Cause.MISSING, _set_aside(folder) if left else "")


def connect(folder: DataFolder, begun: Recovery | None) -> Opened:
    """Open the file that is there, bring it to this version and level with the side journal.

    ``begun`` says why the file is another one than before, if it is. Raises StoreError; the caller is the
    one who is ``opening``.
    """
    side = SideJournal(folder.side_journal)
    # SQLite gives the files beside it the same mode.
    private_file(folder.database)
    connection = sqlite3.connect(folder.database, isolation_level=None, check_same_thread=False)
    try:
        suspect = damaged_mark(folder).exists()
        _first_look(connection, thorough=suspect or _size(folder) <= CHECKED_BYTES)
        _migrate(connection, folder.backups, side)
        _put_right(connection)
        if begun is not None and begun.cause is Cause.DAMAGED:
            begun = replace(begun, is_trail_taken=salvage(connection, folder.root / begun.kept_as))
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
        # A contact that is blanked must not stay in the free space of its page, wherever its row was moved.
        connection.execute("PRAGMA secure_delete = ON")
        if thorough and check(connection) != "ok":
            raise StoreError(StoreProblem.DAMAGED)
        make_change_list(connection)
    except sqlite3.OperationalError as error:
        # No statement here can be wrong by itself: what SQLite objects to is in the file.
        if result_code(error) == sqlite3.SQLITE_ERROR:
            raise StoreError(StoreProblem.DAMAGED, str(error)) from error
        raise


def parts(folder: DataFolder) -> list[Path]:
    """The database's files, as far as they are there."""
    names = [folder.database.name + ending for ending in ("", "-wal", "-shm")]
    return [part for part in map(folder.database.with_name, names) if part.exists()]


def _size(folder: DataFolder) -> int:
    return sum(part.stat().st_size for part in parts(folder))


def _set_aside(folder: DataFolder) -> str:
    """Rename the damaged file with its companions, so that nothing of it is lost; returns its new name."""
    kept = f"{_KEPT}{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    with suppress(StoreError):
        write_whole(damaged_mark(folder), kept.encode())
    _rename(folder, kept)
    log.error("the database was kept as %s", kept)
    return kept


def _rename(folder: DataFolder, kept: str) -> None:
    for part in parts(folder):
        part.rename(part.with_name(kept + part.name.removeprefix(folder.database.name)))
    sync_folder(folder.root)


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
            step_up(connection, number)
        except sqlite3.OperationalError as error:
            if written <= version:
                raise
            raise StoreError(StoreProblem.DAMAGED, f"version {version}") from error


def _put_right(connection: sqlite3.Connection) -> None:
    """Rules that were taken out are put back, and it is told: somebody meant to write what they forbid."""
    wrong = find_wrong(connection, MIGRATIONS)
    if wrong is not None:
        log.error("put back in the database: %s", wrong)
        with transaction(connection, "BEGIN IMMEDIATE"):
            put_right(connection, wrong)
            add_audit(connection, "till", "rules put back", str(wrong))


def step_up(connection: sqlite3.Connection, number: int) -> None:
    """Bring a database from one version to the next."""
    with transaction(connection, "BEGIN IMMEDIATE"):
        apply_step(connection, MIGRATIONS[number])
        connection.execute(f"PRAGMA user_version = {number + 1}")


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    private_file(path)
    with closing(sqlite3.connect(path)) as copy:
        connection.backup(copy)
