"""The log's file: readable by its owner only, of bounded size, and shared by the processes of a till."""

from __future__ import annotations

import logging.handlers
import os
from io import TextIOWrapper
from pathlib import Path

from filelock import FileLock, Timeout

from voucher_till.store.folder import PRIVATE

MAX_BYTES = 2_000_000
KEPT = 5
_PATIENCE_SECONDS = 0.5


class SharedLogFile(logging.handlers.RotatingFileHandler):
    """Begins a new file when one is full; whatever another process did meanwhile is noticed."""

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        super().__init__(path, maxBytes=max_bytes, backupCount=KEPT, encoding="utf-8")
        self._path = path
        self._turn = FileLock(path.with_suffix(".lock"), mode=PRIVATE, thread_local=False)

    def _open(self) -> TextIOWrapper:
        handle = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, PRIVATE)
        return os.fdopen(handle, "a", encoding=self.encoding)

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record into the file that has the log's name now."""
        stream = self.stream
        if stream is not None and not self._is_current(stream.fileno()):
            stream.close()
            self.stream = self._open()
        super().emit(record)

    def _is_current(self, handle: int) -> bool:
        try:
            return os.path.samestat(os.fstat(handle), self._path.stat())
        except OSError:
            return False

    def doRollover(self) -> None:
        """Rename the files, one process at a time; where that is not possible now, this one grows on."""
        try:
            with self._turn.acquire(timeout=_PATIENCE_SECONDS):
                if self._path.stat().st_size >= self.maxBytes // 2:
                    super().doRollover()
        except (OSError, Timeout):
            # Windows renames no file that another process has open. The line is worth more than the size.
            if self.stream is None:
                self.stream = self._open()
