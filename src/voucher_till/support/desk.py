"""What the window asks of support: the log, crash reports, the diagnostics file, and what this program is."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.store.folder import DataFolder
from voucher_till.support.autostart import Autostart, autostart
from voucher_till.support.bundle import Made, Progress, make_bundle, usual_name
from voucher_till.support.crashes import CrashReport, CrashReports
from voucher_till.support.facts import About, about
from voucher_till.support.log_entry import LogEntry
from voucher_till.support.log_reader import read_log

MOST_ENTRIES = 2_000
"""So many of the newest are listed; all are in the diagnostics file."""


class SupportDesk:
    """Of one data folder. Nothing here holds up the loop."""

    def __init__(
        self,
        folder: DataFolder,
        look: Callable[[DataFolder], AsyncIterator[str]],
        qt: Callable[[], str],
        starts: Autostart | None = None,
    ) -> None:
        """``look``: what the check of the till finds, a line of JSON each. ``qt``: the version that runs."""
        self._folder = folder
        self._look = look
        self._qt = qt
        self._starts = starts or autostart()

    async def log(self, level: str = "DEBUG", search: str = "", limit: int = MOST_ENTRIES) -> list[LogEntry]:
        """The newest entries of this level or a graver one with a text. Raises StoreError."""
        return await asyncio.to_thread(read_log, self._folder.logs, level=level, search=search, limit=limit)

    async def crash_reports(self) -> list[CrashReport]:
        """The newest first. Raises StoreError."""
        return await asyncio.to_thread(CrashReports(self._folder).all)

    async def about(self) -> About:
        """The program, and what it is built with."""
        return await asyncio.to_thread(about, self._folder.root, self._qt())

    async def make_diagnostics(
        self, path: Path, screens: dict[str, object], progress: Progress = lambda _says, _done, _of: None
    ) -> Made:
        """Check the till, and write the diagnostics file. Whoever leaves meanwhile leaves no file behind.

        Raises CannotWriteError and StoreError.
        """
        loop = asyncio.get_running_loop()
        progress(phrase("bundle", "Checking the till"), 0, 0)
        found = [line async for line in self._look(self._folder)]
        given_up = threading.Event()

        def told(says: Phrase, done: int, of: int) -> None:
            loop.call_soon_threadsafe(progress, says, done, of)

        try:
            return await asyncio.to_thread(
                make_bundle,
                self._folder,
                path,
                found,
                {"qt": self._qt(), **screens},
                told,
                given_up.is_set,
            )
        finally:
            given_up.set()

    @staticmethod
    def usual_name() -> str:
        """What a file that is made now is called."""
        return usual_name(datetime.now(UTC))

    async def starts_with_computer(self) -> bool:
        """Whether the till is opened when this user signs in. Raises StoreError."""
        return await asyncio.to_thread(self._starts.is_on)

    async def start_with_computer(self, wanted: bool) -> None:
        """Let it be, or no longer. Raises StoreError."""
        await asyncio.to_thread(self._starts.turn_on if wanted else self._starts.turn_off)
