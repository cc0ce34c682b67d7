"""One SQLite file on a thread of its own; each use is one function that runs there, in one transaction."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self, TypeVar

from filelock import FileLock

from voucher_till.store.errors import StoreError, StoreProblem, from_os, from_sqlite
from voucher_till.store.folder import DataFolder
from voucher_till.store.migrations import MIGRATIONS

log = logging.getLogger(__name__)

_BUSY_MILLISECONDS = 10_000
_T = TypeVar("_T")


class Database:
    """The open database."""

    def __init__(
        self, connection: sqlite3.Connection, worker: ThreadPoolExecutor, damaged_mark: Path
    ) -> None:
        self._connection = connection
        self._worker = worker
        self._damaged_mark = damaged_mark

    @classmethod
    async def open(cls, folder: DataFolder) -> Self:
        """Open the folder's database and bring it to this version. Raises StoreError.

        A damaged file is moved aside, said once, and never deleted; the next start begins a new one.
        """
        worker = ThreadPoolExecutor(1, thread_name_prefix="database")
        try:
            loop = asyncio.get_running_loop()
            connection = await loop.run_in_executor(worker, _open, folder)
        except BaseException:
            worker.shutdown(wait=False)
            raise
        return cls(connection, worker, _mark(folder))

    async def write(self, use: Callable[[sqlite3.Connection], _T]) -> _T:
        """Run a function in one transaction; it is on the disk when this returns."""
        return await self._run(use, "BEGIN IMMEDIATE")

    async def read(self, use: Callable[[sqlite3.Connection], _T]) -> _T:
        """Run a function that only reads, on one consistent view."""
        return await self._run(use, "BEGIN")

    async def _run(self, use: Callable[[sqlite3.Connection], _T], begin: str) -> _T:
        def work() -> _T:
            try:
                with _transaction(self._connection, begin):
                    return use(self._connection)
            except sqlite3.Error as error:
                raise self._translated(error) from error

        return await asyncio.get_running_loop().run_in_executor(self._worker, work)

    def _translated(self, error: sqlite3.Error) -> Exception:
        ours = from_sqlite(error)
        if ours is not None and ours.problem is StoreProblem.DAMAGED:
            self._damaged_mark.touch()
        return ours or error

    async def close(self) -> None:
        """Finish what is under way and close the file."""
        await asyncio.get_running_loop().run_in_executor(self._worker, self._connection.close)
        self._worker.shutdown()


@contextmanager
def _transaction(connection: sqlite3.Connection, begin: str) -> Iterator[None]:
    connection.execute(begin)
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _mark(folder: DataFolder) -> Path:
    return folder.database.with_name("till.db.damaged")


def _open(folder: DataFolder) -> sqlite3.Connection:
    """Open one process at a time: switching to WAL and migrating do not wait for each other."""
    try:
        with FileLock(folder.root / "open.lock", thread_local=False):
            try:
                return _connect(folder)
            except StoreError as error:
                if error.problem is not StoreProblem.DAMAGED:
                    raise
                kept = _set_aside(folder)
                raise StoreError(StoreProblem.DAMAGED, f"kept as {kept.name}") from error
    except OSError as error:
        raise from_os(error) from error


def _connect(folder: DataFolder) -> sqlite3.Connection:
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(folder.database, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        if _mark(folder).exists() and check(connection) != "ok":
            raise StoreError(StoreProblem.DAMAGED)
        _migrate(connection, folder.backups)
        _mark(folder).unlink(missing_ok=True)
        return connection
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        raise from_sqlite(error) or error from error
    except StoreError:
        if connection is not None:
            connection.close()
        raise


def check(connection: sqlite3.Connection) -> str:
    """SQLite's own integrity check: "ok", or the first thing found."""
    return str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])


def _set_aside(folder: DataFolder) -> Path:
    """Rename the damaged file with its companions, so that nothing of it is lost."""
    kept = folder.database.with_name(f"till.db.corrupt-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}")
    for ending in ("", "-wal", "-shm"):
        part = folder.database.with_name(folder.database.name + ending)
        if part.exists():
            part.rename(kept.with_name(kept.name + ending))
    _mark(folder).unlink(missing_ok=True)
    log.error("the database is damaged; it was kept as %s", kept.name)
    return kept


def _migrate(connection: sqlite3.Connection, backups: Path) -> None:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(MIGRATIONS):
        raise StoreError(StoreProblem.TOO_NEW, f"version {version}")
    for number in range(version, len(MIGRATIONS)):
        if number:
            _back_up(connection, backups / f"till-v{number}-{datetime.now(UTC):%Y%m%d-%H%M%S}.db")
        with _transaction(connection, "BEGIN IMMEDIATE"):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    with closing(sqlite3.connect(path)) as copy:
        connection.backup(copy)
