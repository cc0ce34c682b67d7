"""One SQLite file on a thread of its own; each use is one function that runs there, in one transaction."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self, TypeVar

from voucher_till.store.connection import Recorder, check, transaction
from voucher_till.store.errors import SqliteError, StoreProblem, from_sqlite
from voucher_till.store.folder import DataFolder
from voucher_till.store.opening import damaged_mark, open_database
from voucher_till.store.recovery import Cause, Recovery

__all__ = ["Cause", "Database", "Recovery", "check"]

_T = TypeVar("_T")


class Database:
    """The open database."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        recorder: Recorder,
        recovery: Recovery | None,
        worker: ThreadPoolExecutor,
        mark: Path,
    ) -> None:
        self.recovery = recovery
        """What had to be restored when it was opened; None as a rule."""
        self._connection = connection
        self._recorder = recorder
        self._worker = worker
        self._damaged_mark = mark

    @classmethod
    async def open(cls, folder: DataFolder) -> Self:
        """Open the folder's database and bring it to this version. Raises StoreError.

        A damaged file is moved aside and never deleted; a new one is filled from the side journal, and
        ``recovery`` says so.
        """
        worker = ThreadPoolExecutor(1, thread_name_prefix="database")
        try:
            loop = asyncio.get_running_loop()
            opened = await loop.run_in_executor(worker, open_database, folder)
        except BaseException:
            worker.shutdown(wait=False)
            raise
        return cls(*opened, worker, damaged_mark(folder))

    async def write(self, use: Callable[[sqlite3.Connection], _T]) -> _T:
        """Run a function in one transaction; it is on the disk when this returns."""
        return await self._run(lambda: self._recorder.write(use))

    async def read(self, use: Callable[[sqlite3.Connection], _T]) -> _T:
        """Run a function that only reads, on one consistent view."""

        def work() -> _T:
            with transaction(self._connection, "BEGIN"):
                return use(self._connection)

        return await self._run(work)

    async def _run(self, work: Callable[[], _T]) -> _T:
        def translated() -> _T:
            try:
                return work()
            except SqliteError as error:
                raise self._translated(error) from error

        return await asyncio.get_running_loop().run_in_executor(self._worker, translated)

    def _translated(self, error: sqlite3.Error | UnicodeDecodeError) -> Exception:
        ours = from_sqlite(error)
        if ours is not None and ours.problem is StoreProblem.DAMAGED:
            self._damaged_mark.touch()
        return ours or error

    async def close(self) -> None:
        """Finish what is under way and close the file."""
        await asyncio.get_running_loop().run_in_executor(self._worker, self._connection.close)
        self._worker.shutdown()
