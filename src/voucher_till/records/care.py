"""The care of the record: backups, bringing one back, and forgetting what is kept no longer."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.store import backup as files
from voucher_till.store.backup import Backup
from voucher_till.store.database import Database, Replaced
from voucher_till.store.errors import StoreError, StoreProblem, from_os
from voucher_till.store.folder import DataFolder
from voucher_till.store.notes import add_audit, get_meta, set_meta
from voucher_till.store.opening import parts
from voucher_till.store.reading import Reader
from voucher_till.store.recovery import TO_RENEW, Recovery
from voucher_till.store.rows import milliseconds
from voucher_till.store.settings import RecordSettings
from voucher_till.store.taking_over import TakenOver
from voucher_till.store.whole import whole

__all__ = ["Backup", "Care", "DataSize", "Restored"]

log = logging.getLogger(__name__)

_BY_ITSELF = "till"
"""Who does in the audit trail what nobody asked for at the time."""
_ROWS_AT_ONCE = 200
_MORE_TRIES = 4
"""Our own reader may open the file again between two steps of a restore."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came of restoring a backup."""

    kept_as: str
    """Name of the file, in the data folder, that was in use before."""
    recovery: Recovery
    taken: TakenOver
    """What the backup did not have and was taken over from the record of before."""

    @property
    def says(self) -> tuple[Phrase, ...]:
        """What happened, sentence by sentence."""
        count = self.recovery.restored
        said = [
            phrase(
                "care", "The backup is restored; the file of before is kept as {name}.", name=self.kept_as
            ),
            phrase("care", "From the second record came back: %n voucher(s).", "", count),
        ]
        if self.taken.audit_entries or self.taken.signed_days:
            said.append(
                phrase(
                    "care",
                    "Taken over from the file of before: audit entries {entries}, signed days {days}.",
                    entries=self.taken.audit_entries,
                    days=self.taken.signed_days,
                )
            )
        if self.taken.is_joined:
            said.append(
                phrase(
                    "care",
                    "The backup has another audit trail than the record of before; what that one has follows"
                    " after it.",
                )
            )
        if left_out := self.taken.left_out:
            said.append(
                phrase(
                    "care",
                    "Left in the file of before: %n line(s) of the audit trail, from where it is not what was"
                    " written.",
                    "",
                    left_out,
                )
            )
        if lines := self.recovery.unreadable_lines:
            said.append(phrase("care", "%n line(s) of the second record could not be read.", "", lines))
        return tuple(said)


@dataclass(frozen=True, slots=True)
class DataSize:
    """What the record takes on the disk, in bytes."""

    database: int
    side_journal: int
    backups: int
    """All of them, also those made before a new version changed the tables."""
    rows: int
    """Redemptions."""


class Care:
    """Looks after the record of one till."""

    def __init__(
        self,
        database: Database,
        reader: Reader,
        folder: DataFolder,
        settings: Callable[[], RecordSettings],
    ) -> None:
        self._database = database
        self._reader = reader
        self._folder = folder
        self._settings = settings
        self._one_at_a_time = asyncio.Lock()

    async def backup_now(self, who: str) -> Backup:
        """Copy the whole database while sales go on, and remove the oldest beyond those to be kept.

        Raises StoreError.
        """
        async with self._one_at_a_time:
            return await self._back_up(who)

    async def backup_if_due(self) -> Backup | None:
        """The daily backup; None when there is one of today or none is wanted. Raises StoreError."""
        async with self._one_at_a_time:
            if not self._settings().daily_backup:
                return None
            today = datetime.now(UTC).astimezone().date()
            there = await asyncio.to_thread(files.list_backups, self._folder)
            if any(backup.at.astimezone().date() == today for backup in there):
                return None
            return await self._back_up(_BY_ITSELF)

    async def _back_up(self, who: str) -> Backup:
        given_up = threading.Event()
        try:
            made = await asyncio.to_thread(files.make_backup, self._folder, given_up.is_set)
        finally:
            # Whoever awaited it may be gone; then the copying ends too.
            given_up.set()
        await asyncio.to_thread(files.remove_oldest, self._folder, self._settings().backups_kept)
        await self._database.write(
            lambda connection: add_audit(connection, who, "backup made", made.path.name)
        )
        return made

    async def backups(self) -> list[Backup]:
        """The newest first, without those made before a new version. Raises StoreError."""
        return await asyncio.to_thread(files.list_backups, self._folder)

    async def backup_at(self, path: Path) -> Backup:
        """Any file as a backup to restore. Raises StoreError."""
        return await asyncio.to_thread(files.described, path)

    async def restore(self, backup: Backup, who: str) -> Restored:
        """Go on with a backup, with the redemptions, the audit trail and the signed days since.

        Everybody who uses the till's database goes on with it. Raises StoreError: DamagedBackupError, or with
        BUSY when another window or command has the record open; nothing was changed then.
        """
        # Whoever awaits it may leave: it is not cut off in the middle.
        return await whole(self._restore(backup, who))

    async def _restore(self, backup: Backup, who: str) -> Restored:
        async with self._one_at_a_time:
            with ExitStack() as stack:
                ready = files.made_ready(self._folder, backup.path)
                copy = await asyncio.to_thread(stack.enter_context, ready)
                replaced = await self._replace(copy, who, backup.path.name)
            await self._reader.reopen()
        return Restored(replaced.recovery.kept_as, replaced.recovery, replaced.taken)

    async def _replace(self, copy: Path, who: str, name: str) -> Replaced:
        for _ in range(_MORE_TRIES):
            await self._reader.reopen()
            try:
                return await self._database.replace_by(copy, who, name)
            except StoreError as error:
                if error.problem is not StoreProblem.BUSY:
                    raise
        await self._reader.reopen()
        return await self._database.replace_by(copy, who, name)

    async def blank_contacts(self) -> int:
        """Forget customers' contacts so many days after the sale was settled; returns of how many rows.

        They are gone from the database at once, and from the side journal too unless it is long: that is
        written anew when the till is opened next. Backups keep them until those are removed.
        Raises StoreError.
        """
        days = self._settings().contact_days
        if days <= 0:
            return 0
        # Two at once would both tell of the same rows.
        async with self._one_at_a_time:
            return await self._blank_contacts(days)

    async def _blank_contacts(self, days: int) -> int:
        before = milliseconds(datetime.now(UTC) - timedelta(days=days))
        ids = await self._reader.read(lambda connection: _with_contact(connection, before))
        for start in range(0, len(ids), _ROWS_AT_ONCE):
            await self._database.write(partial(_blank, ids=ids[start : start + _ROWS_AT_ONCE]))
        if ids:
            detail = f"rows {len(ids)}, settled more than {days} days ago"
            await self._database.write(
                lambda connection: add_audit(connection, _BY_ITSELF, "contacts blanked", detail)
            )
        if await self._database.read(lambda connection: get_meta(connection, TO_RENEW)):
            await self._database.renew_if_short()
        return len(ids)

    async def do_what_is_due(self) -> None:
        """The daily backup, and the forgetting of contacts also where that fails. Raises StoreError."""
        try:
            await self.backup_if_due()
        except StoreError:
            await self.blank_contacts()
            raise
        await self.blank_contacts()

    async def size(self) -> DataSize:
        """What all of it takes. Raises StoreError."""
        rows = await self._reader.read(
            lambda connection: int(connection.execute("SELECT count(*) FROM redemption").fetchone()[0])
        )
        return await asyncio.to_thread(self._measured, rows)

    def _measured(self, rows: int) -> DataSize:
        folder = self._folder
        try:
            database = sum(part.stat().st_size for part in parts(folder))
            side = folder.side_journal.stat().st_size if folder.side_journal.exists() else 0
            backups = sum(path.stat().st_size for path in folder.backups.glob("*.db"))
        except OSError as error:
            raise from_os(error) from error
        return DataSize(database, side, backups, rows)


def _with_contact(connection: sqlite3.Connection, before: int) -> list[int]:
    """Settled rows that have a contact still."""
    rows = connection.execute(
        "SELECT id FROM redemption WHERE contact <> '' AND updated_ms < ?"
        " AND (state IN ('redeemed', 'refused', 'cancelled') OR closed_ms IS NOT NULL)",
        (before,),
    )
    return [int(row["id"]) for row in rows]


def _blank(connection: sqlite3.Connection, ids: list[int]) -> None:
    connection.executemany("UPDATE redemption SET contact = '' WHERE id = ?", [(one,) for one in ids])
    set_meta(connection, TO_RENEW, "1")
