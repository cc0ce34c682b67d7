"""Which process an intent belongs to: known by a lock that the system drops when the process dies."""

from __future__ import annotations

import time
import uuid
from pathlib import Path

from filelock import FileLock, Timeout

from voucher_till.store.errors import from_os
from voucher_till.store.folder import PRIVATE

_LEFTOVER_SECONDS = 86_400


class Owner:
    """This process, as long as it lives or until it is released."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.name = uuid.uuid4().hex
        self._lock = FileLock(folder / f"{self.name}.lock", mode=PRIVATE, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except OSError as error:
            raise from_os(error) from error

    def release(self) -> None:
        """Give everything up; what is left behind is someone else's to settle."""
        self._lock.release()
        (self._folder / f"{self.name}.lock").unlink(missing_ok=True)

    def is_alive(self, name: str | None) -> bool:
        """Whether the process of that name still runs."""
        if not name:
            return False
        if name == self.name:
            return True
        path = self._folder / f"{name}.lock"
        if not path.exists():
            return False
        lock = FileLock(path, thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return True
        lock.release()
        # A young file may belong to a process that has not locked it yet; an old one is litter.
        if time.time() - path.stat().st_mtime > _LEFTOVER_SECONDS:
            path.unlink(missing_ok=True)
        return False
