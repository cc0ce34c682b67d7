"""The data folder: everything a till keeps, in one place."""

from __future__ import annotations

import os
import re
import stat
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from voucher_till.store.errors import from_os

PRIVATE, PRIVATE_FOLDER = 0o600, 0o700
"""Modes of a till's files and folders: they are their owner's alone. On Windows the user's profile is."""
_OURS = (
    "till.db*",
    "till-*",
    "queue.journal*",
    "settings.json*",
    "secrets.json*",
    "secret-names.json*",
    "environment.json*",
    "emulator.json*",
    "webhooks.db*",
    "authorities-*",
    "*.lock",
)
"""Files at the root of a data folder; what else is there was put there by somebody, and is not touched."""
_PART = re.compile(r"\.part(-\w+)?$")
_UNFINISHED_SECONDS = 3600
"""Nothing is written for longer than that without a change."""


@dataclass(frozen=True, slots=True)
class DataFolder:
    """Where each thing is."""

    root: Path

    @classmethod
    def usual(cls) -> DataFolder:
        """``VOUCHER_TILL_HOME`` when set, else the system's own place for a program's data."""
        home = os.environ.get("VOUCHER_TILL_HOME")
        if home:
            return cls(Path(home).expanduser().absolute())
        return cls(Path(platformdirs.user_data_path("voucher-till", appauthor=False)))

    def prepare(self) -> None:
        """Create what is missing, and take from others the right to read what is there.

        Raises StoreError when that is not allowed.
        """
        try:
            for folder in (self.root, self.backups, self.owners, self.logs, self.crashes):
                folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
            self._remove_parts()
            self._make_private()
        except OSError as error:
            raise from_os(error) from error

    def _remove_parts(self) -> None:
        """Unfinished files of processes that were killed: they hold copies of the record or of secrets."""
        before = time.time() - _UNFINISHED_SECONDS
        for path in self._files():
            # Another process may finish or remove its own meanwhile.
            with suppress(FileNotFoundError):
                if _PART.search(path.name) and path.lstat().st_mtime < before:
                    path.unlink()

    def _make_private(self) -> None:
        _tighten(self.root, PRIVATE_FOLDER)
        for folder in (self.backups, self.owners, self.logs, self.crashes, self.pictures):
            _tighten(folder, PRIVATE_FOLDER)
        for path in self._files():
            _tighten(path, PRIVATE)

    def _files(self) -> Iterator[Path]:
        for pattern in _OURS:
            yield from self.root.glob(pattern)
        for folder in (self.backups, self.owners, self.logs, self.crashes):
            yield from folder.iterdir()

    @property
    def database(self) -> Path:
        """The journal's SQLite file."""
        return self.root / "till.db"

    @property
    def webhooks(self) -> Path:
        """The store of a receiver of the platform's events, where one runs here."""
        return self.root / "webhooks.db"

    @property
    def side_journal(self) -> Path:
        """The journal's rows once more, one line each, apart from the database."""
        return self.root / "queue.journal"

    @property
    def backups(self) -> Path:
        """Copies of the whole record: those of each day or by hand, and those made before each migration."""
        return self.root / "backups"

    @property
    def owners(self) -> Path:
        """One lock file for each living process."""
        return self.root / "owners"

    @property
    def logs(self) -> Path:
        """The program's log files."""
        return self.root / "logs"

    @property
    def crashes(self) -> Path:
        """Reports of program errors, a file each."""
        return self.root / "crashes"

    @property
    def pictures(self) -> Path:
        """Pictures of products, kept for a while."""
        return self.root / "pictures"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / "settings.json"

    @property
    def environment(self) -> Path:
        """Which environment is in use, in the data folder itself; absent while there is one only."""
        return self.root / "environment.json"

    @property
    def secrets(self) -> Path:
        """Secrets where the system has no keyring."""
        return self.root / "secrets.json"

    @property
    def secret_names(self) -> Path:
        """The names, and only those, of the secrets in the keyring: it cannot be asked for them."""
        return self.root / "secret-names.json"

    @property
    def token_lock(self) -> Path:
        """Held by the process that fetches a token."""
        return self.root / "token.lock"

    @property
    def window_lock(self) -> Path:
        """Held by the one window of this folder."""
        return self.root / "window.lock"


def private_file(path: Path) -> None:
    """Make an empty file that only its owner can read, unless there is one. Raises StoreError."""
    try:
        os.close(os.open(path, os.O_RDONLY | os.O_CREAT, PRIVATE))
    except OSError as error:
        raise from_os(error) from error


def _tighten(path: Path, mode: int) -> None:
    """Nobody else's business any more, where there are modes. Another process may remove the file meanwhile,
    and a file of another user, which one of that user's commands left, is that user's to change."""
    if sys.platform == "win32":
        return
    try:
        now = path.lstat()
        if now.st_mode & 0o077 and now.st_uid == os.geteuid() and not stat.S_ISLNK(now.st_mode):
            path.chmod(mode)
    except FileNotFoundError:
        return


def write_whole(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Replace a file durably, whole or not at all, readable by its owner only."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.writelines([content] if isinstance(content, bytes) else content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise from_os(error) from error


def sync_folder(folder: Path) -> None:
    """Make a new or renamed file's name durable. Windows does that by itself and cannot be asked to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
