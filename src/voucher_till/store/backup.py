"""Copies of the whole database: made while sales go on, looked through, and made ready to be restored.

All of this blocks and belongs on a thread of its own; none of it holds up the database's.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.store.connection import check
from voucher_till.store.errors import SqliteError, StoreError, StoreProblem, from_os, from_sqlite
from voucher_till.store.folder import DataFolder, sync_folder
from voucher_till.store.migrations import MIGRATIONS
from voucher_till.store.opening import step_up
from voucher_till.store.shape import find_wrong, put_right
from voucher_till.store.trail import verified

_STAMP = "%Y%m%d-%H%M%S"
_NAME = re.compile(r"till-(\d{8}-\d{6})(-\d+)?\.db")
"""Not those made before a migration, ``till-v3-…``: they are no daily ones, and stay."""
_SLICE_PAGES = 512


class RefusedBackupError(StoreError):
    """A file cannot be restored; nothing was changed, and nothing is wrong with the record in use."""

    def __init__(self, problem: StoreProblem, sentence: Phrase, detail: str) -> None:
        super().__init__(problem, detail)
        self._phrase = sentence

    @property
    def phrase(self) -> Phrase:
        """The sentence, without what the system says."""
        return self._phrase

    def __str__(self) -> str:
        return f"{self._phrase} ({self.detail})"


class DamagedBackupError(RefusedBackupError):
    """It is not whole, or of something else."""

    def __init__(self, name: str, detail: str) -> None:
        sentence = phrase(
            "errors", "{name} is damaged or no backup of a till. Nothing was changed.", name=name
        )
        super().__init__(StoreProblem.DAMAGED, sentence, detail)


class NewerBackupError(RefusedBackupError):
    """A newer program made it."""

    def __init__(self, name: str, detail: str) -> None:
        sentence = phrase(
            "errors",
            "{name} was made by a newer version of this program. Nothing was changed. Install that version"
            " to restore it.",
            name=name,
        )
        super().__init__(StoreProblem.TOO_NEW, sentence, detail)


class GivenUpError(Exception):
    """A backup was cut off as asked; there is no file of it."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the whole database."""

    path: Path
    at: datetime
    bytes: int
    is_readable: bool
    """This program can open it. A copy that SQLite finds damaged is never kept as a backup, and all of it is
    looked through again before it is restored."""
    is_proven: bool
    """Its audit trail is as it was written; without that it can be restored, and proves less."""

    @property
    def is_sound(self) -> bool:
        """Nothing is wrong with it as far as a look tells."""
        return self.is_readable and self.is_proven


def make_backup(folder: DataFolder, give_up: Callable[[], bool]) -> Backup:
    """Copy the database; there is a file of it when all of it was copied and found whole, else none.

    Raises StoreError, and GivenUpError soon after ``give_up`` says so.
    """
    with _part(folder.backups) as part:
        _copy_database(folder.database, part, give_up)
        with _opened(part) as copy:
            _look_through(copy, folder.database.name)
        path = _free_name(folder.backups, datetime.now(UTC))
        part.replace(path)
        sync_folder(folder.backups)
    return described(path)


def _copy_database(source: Path, target: Path, give_up: Callable[[], bool]) -> None:
    def between_slices(_status: int, _left: int, _total: int) -> None:
        if give_up():
            raise GivenUpError

    address = f"{source.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as original:
        # One view of it all: without, each sale meanwhile would make SQLite begin again.
        original.execute("BEGIN")
        original.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        with closing(sqlite3.connect(target)) as copy:
            original.backup(copy, pages=_SLICE_PAGES, progress=between_slices)


def list_backups(folder: DataFolder) -> list[Backup]:
    """The newest first; without those made before a migration. Raises StoreError."""
    try:
        paths = [path for path in folder.backups.iterdir() if _NAME.fullmatch(path.name)]
        # Of one second, the order they were written in.
        paths.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
    except OSError as error:
        raise from_os(error) from error
    return sorted(map(described, paths), key=lambda backup: backup.at, reverse=True)


def described(path: Path) -> Backup:
    """What can be said of a backup without looking through all of it. Raises StoreError."""
    try:
        status = path.stat()
    except OSError as error:
        raise from_os(error) from error
    named = _NAME.fullmatch(path.name)
    at = datetime.fromtimestamp(status.st_mtime, UTC)
    if named:
        at = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
    return Backup(path, at, status.st_size, *_looked_at(path))


def _looked_at(path: Path) -> tuple[bool, bool]:
    """Whether it can be read, and whether its audit trail is whole."""
    address = f"{path.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            version = _version(connection)
            # Before version 4 there was no chain.
            chained = version < 4 or verified(connection).broken is None
            return 0 < version <= len(MIGRATIONS), chained
    except SqliteError:
        return False, False


def remove_oldest(folder: DataFolder, kept: int) -> list[str]:
    """Remove backups beyond the latest ``kept``; returns their names. Raises StoreError."""
    removed = [backup.path for backup in list_backups(folder)[max(1, kept) :]]
    try:
        for path in removed:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise from_os(error) from error
    return [path.name for path in removed]


@contextmanager
def made_ready(folder: DataFolder, backup: Path) -> Iterator[Path]:
    """A copy of a backup beside the database, looked through and brought to this version.

    It is gone at the end unless it was renamed. Raises StoreError.
    """
    with _part(folder.root) as part:
        if folder.database.exists() and folder.database.samefile(backup):
            raise DamagedBackupError(backup.name, "it is the record in use")
        shutil.copyfile(backup, part)
        log = backup.with_name(backup.name + "-wal")
        if log.exists():
            shutil.copyfile(log, part.with_name(part.name + "-wal"))
        with _opened(part) as copy:
            _look_through(copy, backup.name)
        yield part


@contextmanager
def _part(folder: Path) -> Iterator[Path]:
    """A file that is not yet what it is to become."""
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix="till-", suffix=".part")
        os.close(handle)
        try:
            yield Path(name)
        finally:
            for ending in ("", "-wal", "-shm", "-journal"):
                Path(name + ending).unlink(missing_ok=True)
    except SqliteError as error:
        raise from_sqlite(error) or error from error
    except OSError as error:
        raise from_os(error) from error


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a copy as one file without companions; what was done to it is on the disk afterwards."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        yield connection
        connection.execute("PRAGMA journal_mode = DELETE")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _look_through(connection: sqlite3.Connection, name: str) -> None:
    """See that all of it is whole and of a till, and bring it to this version."""
    try:
        found = check(connection)
        version = _version(connection)
        if found != "ok" or version < 1:
            raise StoreError(StoreProblem.DAMAGED, found if found != "ok" else f"version {version}")
        if version > len(MIGRATIONS):
            raise NewerBackupError(name, f"version {version}")
        for number in range(version, len(MIGRATIONS)):
            step_up(connection, number)
        if (wrong := find_wrong(connection, MIGRATIONS)) is not None:
            put_right(connection, wrong)
    except (*SqliteError, StoreError) as error:
        ours = error if isinstance(error, StoreError) else from_sqlite(error)
        if ours is None or ours.problem is StoreProblem.DAMAGED:
            raise DamagedBackupError(name, ours.detail if ours is not None else str(error)) from error
        raise ours from error


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _free_name(backups: Path, now: datetime) -> Path:
    path = backups / f"till-{now:{_STAMP}}.db"
    number = 2
    while path.exists():
        path = backups / f"till-{now:{_STAMP}}-{number}.db"
        number += 1
    return path
