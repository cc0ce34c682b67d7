"""A second connection that only reads, on a thread of its own: long questions never hold up a sale."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from voucher_till.store.connection import transaction
from voucher_till.store.errors import SqliteError, StoreProblem, from_sqlite
from voucher_till.store.folder import PRIVATE, DataFolder
from voucher_till.store.opening import damaged_mark

_T = TypeVar("_T")

_BUSY_MILLISECONDS = 10_000
_CACHE_KILOBYTES = 32_000
_STEPS_BETWEEN_LOOKS = 10_000
"""SQLite's steps between two looks whether anybody still waits for the answer: well under a millisecond."""


class Reader:
    """Answers questions one after another; opened when the first is asked."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="reader")
        self._connection: sqlite3.Connection | None = None
        self._given_up = threading.Event()
        """Of the question that is being answered."""

    async def read(self, use: Callable[[sqlite3.Connection], _T]) -> _T:
        """Run a function that only reads, on one consistent view. Raises StoreError.

        When whoever awaits it is cancelled, its statement is cut off and the next question has its turn.
        """
        given_up = threading.Event()

        def work() -> _T:
            self._given_up = given_up
            try:
                connection = self._opened()
                with transaction(connection, "BEGIN"):
                    return use(connection)
            except SqliteError as error:
                raise self._translated(error) from error

        try:
            return await asyncio.get_running_loop().run_in_executor(self._worker, work)
        except asyncio.CancelledError:
            given_up.set()
            raise

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            address = f"{self._folder.database.absolute().as_uri()}?mode=ro"
            connection = sqlite3.connect(address, uri=True, isolation_level=None)
            connection.row_factory = sqlite3.Row
            connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
            connection.set_progress_handler(lambda: self._given_up.is_set(), _STEPS_BETWEEN_LOOKS)
            self._connection = connection
        return self._connection

    def _translated(self, error: sqlite3.Error | UnicodeDecodeError) -> Exception:
        ours = from_sqlite(error)
        if ours is not None and ours.problem is StoreProblem.DAMAGED:
            damaged_mark(self._folder).touch(mode=PRIVATE)
        return ours or error

    async def reopen(self) -> None:
        """Let go of the file, which was replaced; the next question opens the new one."""
        await asyncio.get_running_loop().run_in_executor(self._worker, self._let_go)

    async def close(self) -> None:
        """Finish what is asked and close the file; nothing can be asked afterwards."""
        await self.reopen()
        self._worker.shutdown()

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
