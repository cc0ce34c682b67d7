"""The file of settings that whoever ships the program may lay beside it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = "till.toml"


def shipped_file(program: Path | None = None) -> Path | None:
    """``till.toml`` beside the program, which the first start offers; None where there is none.

    ``program``: its executable file, if it is not this one.
    """
    for folder in _folders(program or _program()):
        path = folder / NAME
        if path.is_file():
            return path
    return None


def _program() -> Path:
    # An AppImage is mounted somewhere else when it runs; this is the file that was started.
    return Path(os.environ.get("APPIMAGE") or sys.executable)


def _folders(program: Path) -> list[Path]:
    """The program's own, and on macOS the one with the application, where people see its files."""
    bundle = [folder.parent for folder in program.parents if folder.suffix == ".app"]
    return [program.parent, *bundle]
