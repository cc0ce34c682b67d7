"""Puts a backup in the place of the database in use, on the database's own thread.

At each moment one whole database has the name ``till.db``: a kill leaves the one of before or the restored
one, and what the restored one lacks comes back from the side journal when it is opened next.
"""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from voucher_till.store.audit import Written, written
from voucher_till.store.chain import BEGINNING
from voucher_till.store.connection import transaction
from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.folder import DataFolder, sync_folder
from voucher_till.store.notes import add_audit, put_audit
from voucher_till.store.opening import parts
from voucher_till.store.restoring import restore

log = logging.getLogger(__name__)

_PATIENCE_MILLISECONDS = 500


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What a restored database has of the one of before, beside its redemptions."""

    audit_entries: int
    signed_days: int


def take_alone(connection: sqlite3.Connection) -> None:
    """Close the write-ahead log: its content goes into the file. Raises StoreError when others have it open.

    SQLite refuses as long as any process has the file open, and the system tells it when one died.
    """
    before = connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE_MILLISECONDS}")
    try:
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    finally:
        connection.execute(f"PRAGMA busy_timeout = {before}")
    if mode != "delete":
        raise StoreError(StoreProblem.BUSY, "the record is open elsewhere")


def share_again(connection: sqlite3.Connection) -> None:
    """Undo ``take_alone``."""
    connection.execute("PRAGMA journal_mode = WAL")


def take_over(present: Path, copy: Path, who: str, backup_name: str) -> TakenOver:
    """Write into a copy of a backup what only the present file has, and who restores it."""
    with closing(sqlite3.connect(copy, isolation_level=None, uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("ATTACH ? AS present", (f"{present.absolute().as_uri()}?mode=ro",))
        with transaction(connection, "BEGIN IMMEDIATE"):
            _take_rows(connection)
            entries, fits = _take_audit(connection)
            taken = TakenOver(entries, _take_days(connection) if fits else 0)
            add_audit(
                connection,
                who,
                "backup restored",
                f"{backup_name}; taken over from the record of before: audit entries {taken.audit_entries},"
                f" signed days {taken.signed_days}",
            )
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    return taken


def _take_rows(connection: sqlite3.Connection) -> None:
    """Every redemption that is newer here. The side journal alone would not do: it does not keep what was
    refused for good, may be damaged, and has nothing to add to the backup of a till that wrote more."""
    rows = connection.execute(
        "SELECT newer.* FROM present.redemption AS newer LEFT JOIN main.redemption AS older"
        " USING (environment, merchant_id, intent, code)"
        " WHERE older.id IS NULL OR newer.updated_ms > older.updated_ms ORDER BY newer.id"
    )
    _, failed = restore(connection, map(dict, rows.fetchall()))
    if failed:
        log.error("%d rows of the record of before do not fit into the backup", failed)


def _take_audit(connection: sqlite3.Connection) -> tuple[int, bool]:
    """Take over the entries written since the backup, and tell whether the backup is of the same trail."""
    last = next(written(connection, "main", "ORDER BY id DESC LIMIT 1"), None)
    count, head = (last.id, last.chain) if last is not None else (0, BEGINNING)
    if last is not None and not any(
        row.chain == head for row in written(connection, "present", "WHERE id = ?", count)
    ):
        return 0, False
    newer: list[Written] = []
    for row in written(connection, "present", "WHERE id > ? ORDER BY id", count):
        if row.id != count + 1 or not row.follows(head):
            # What was tampered with is not carried on as if it were whole; the file of before keeps it.
            break
        newer.append(row)
        count, head = row.id, row.chain
    for row in newer:
        put_audit(connection, (row.id, row.at_ms, row.who, row.action, row.detail), row.chain)
    return len(newer), True


def _take_days(connection: sqlite3.Connection) -> int:
    return connection.execute(
        "INSERT INTO main.day_closing SELECT * FROM present.day_closing"
        " WHERE id > (SELECT coalesce(max(id), 0) FROM main.day_closing)"
    ).rowcount


def swap(folder: DataFolder, copy: Path) -> str:
    """Give the copy the database's name; returns the name that the file of before has now."""
    kept = folder.root / f"till.db.replaced-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    try:
        os.link(folder.database, kept)
    except OSError:  # a file system without a second name for a file
        shutil.copy2(folder.database, kept)
    sync_folder(folder.root)
    copy.replace(folder.database)
    sync_folder(folder.root)
    log.warning("a backup took the database's place, which was kept as %s", kept.name)
    return kept.name


def swap_back(folder: DataFolder, kept: str) -> None:
    """Use the file of before again: the other one cannot be opened."""
    for part in parts(folder):
        if part != folder.database:
            part.unlink()
    (folder.root / kept).replace(folder.database)
    sync_folder(folder.root)
    log.error("the backup could not be opened; the record of before is in use again")
