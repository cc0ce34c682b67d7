"""One SQLite file on a thread of its own; each use is one function that runs there, in one transaction."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TypeVar

from voucher_till.store.backup import DamagedBackupError
from voucher_till.store.connection import check, transaction
from voucher_till.store.errors import SqliteError, StoreError, StoreProblem, from_sqlite
from voucher_till.store.folder import PRIVATE, DataFolder
from voucher_till.store.migrations import MIGRATIONS
from voucher_till.store.opening import Opened, connect, damaged_mark, open_database, opening
from voucher_till.store.recovery import COMPACT_BYTES, Cause, Recovery, renew
from voucher_till.store.replacing import share_again, swap, swap_back, take_alone
from voucher_till.store.side_journal import SideJournal
from voucher_till.store.taking_over import TakenOver, take_over

__all__ = ["Cause", "Database", "Recovery", "check"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Replaced:
    """What came of putting a backup in the database's place."""

    recovery: Recovery
    taken: TakenOver


class Database:
    """The open database."""

    def __init__(self, folder: DataFolder, opened: Opened, worker: ThreadPoolExecutor) -> None:
        self._folder = folder
        self._connection, self._recorder, recovery = opened
        self.recovery = recovery
        """What had to be restored when it was opened; None as a rule."""
        self._worker = worker

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
        return cls(folder, opened, worker)

    async def write(self, use: Callable[[sqlite3.Connection], _T]) -> _T:
        """Run a function in one transaction; it is on the disk when this returns."""
        return await self._run(lambda: self._recorder.write(use))

    async def read(self, use: Callable[[sqlite3.Connection], _T]) -> _T:
        """Run a function that only reads, on one consistent view."""

        def work() -> _T:
            with transaction(self._connection, "BEGIN"):
                return use(self._connection)

        return await self._run(work)

    async def renew_side_journal(self) -> None:
        """Write the side journal whole, without what rows had before. Raises StoreError."""
        await self._run(self._renew)

    async def renew_if_short(self) -> bool:
        """The same, unless that would hold up a sale; then it is done when the till is opened next.

        Raises StoreError.
        """

        def work() -> bool:
            if is_short := SideJournal(self._folder.side_journal).size() <= COMPACT_BYTES:
                self._renew()
            return is_short

        return await self._run(work)

    def _renew(self) -> None:
        renew(self._connection, SideJournal(self._folder.side_journal), len(MIGRATIONS))
        # Pages of before are in the write-ahead log too, until it is begun anew.
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    async def replace_by(self, copy: Path, who: str, backup_name: str) -> Replaced:
        """Go on with a copy of a backup that was ``made_ready``; whoever uses this object does from then on.

        Raises StoreError, with BUSY when anybody else has the file open; the file of before is then in use.
        """

        def work() -> Replaced:
            with opening(self._folder):
                take_alone(self._connection)
                try:
                    taken = take_over(self._folder.database, copy, who, backup_name)
                except BaseException:
                    share_again(self._connection)
                    raise
                self._connection.close()
                return self._swap(copy, taken, backup_name)

        return await self._run(work)

    def _swap(self, copy: Path, taken: TakenOver, backup_name: str) -> Replaced:
        kept = ""
        try:
            kept = swap(self._folder, copy)
            opened = connect(self._folder, Recovery(Cause.RESTORED, kept))
        except BaseException as error:
            if kept:
                swap_back(self._folder, kept)
            self._connection, self._recorder, _ = connect(self._folder, None)
            if isinstance(error, StoreError) and error.problem is StoreProblem.DAMAGED:
                raise DamagedBackupError(backup_name, error.detail) from error
            raise
        self._connection, self._recorder, recovery = opened
        return Replaced(recovery or Recovery(Cause.RESTORED, kept), taken)

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
            damaged_mark(self._folder).touch(mode=PRIVATE)
        return ours or error

    async def close(self) -> None:
        """Finish what is under way and close the file."""
        await asyncio.get_running_loop().run_in_executor(self._worker, self._connection.close)
        self._worker.shutdown()
