"""The data folder: everything a till keeps, in one place."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from voucher_till.store.errors import from_os


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
        """Create what is missing. Raises StoreError when that is not allowed."""
        try:
            for folder in (self.root, self.backups, self.owners, self.logs):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise from_os(error) from error

    @property
    def database(self) -> Path:
        """The journal's SQLite file."""
        return self.root / "till.db"

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
    def pictures(self) -> Path:
        """Pictures of products, kept for a while."""
        return self.root / "pictures"

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.root / "settings.json"

    @property
    def secrets(self) -> Path:
        """Secrets where the system has no keyring."""
        return self.root / "secrets.json"

    @property
    def token_lock(self) -> Path:
        """Held by the process that fetches a token."""
        return self.root / "token.lock"

    @property
    def window_lock(self) -> Path:
        """Held by the one window of this folder."""
        return self.root / "window.lock"


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
