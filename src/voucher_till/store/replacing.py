"""Puts a backup in the place of the database in use, on the database's own thread.

At each moment one whole database has the name ``till.db``: a kill leaves the one of before or the restored
one, and what the restored one lacks comes back from the side journal when it is opened next.
"""

from __future__ import annotations

import logging
import os
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.folder import DataFolder, sync_folder
from voucher_till.store.opening import parts

log = logging.getLogger(__name__)

_PATIENCE_MILLISECONDS = 500


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
