"""The pictures that are kept on disk: whole files only, the ones used least lately go first."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

MAX_FILES = 200
PNG_START = b"\x89PNG\r\n\x1a\n"
_ENDING = ".png"
_PART_ENDING = ".part"


class PictureFolder:
    """PNG files by name in a folder of their own; every method blocks."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes | None:
        """A kept picture, noted as used just now; None when there is none, or a spoilt one."""
        path = self._path(name)
        try:
            content = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        return content if content.startswith(PNG_START) else None

    def write(self, name: str, content: bytes) -> None:
        """Keep a picture, readable by its owner only, and let go of the oldest. Raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=self._folder, suffix=_PART_ENDING)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            Path(part).replace(self._path(name))
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
        self._let_go_of_the_oldest()

    def _path(self, name: str) -> Path:
        return self._folder / (name + _ENDING)

    def _let_go_of_the_oldest(self) -> None:
        aged = sorted((path.stat().st_mtime_ns, path) for path in self._folder.glob("*" + _ENDING))
        for _, path in aged[:-MAX_FILES]:
            path.unlink(missing_ok=True)
