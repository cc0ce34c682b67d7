"""About the program and the computer it runs on."""

from __future__ import annotations

import locale
import platform
import sqlite3
import sys
from importlib.metadata import metadata, version
from pathlib import Path

import msgspec

from voucher_till.support.licences import PROGRAM, Part, own_licence, parts


class About(msgspec.Struct, frozen=True):
    """What somebody asks who wants to know what this is."""

    name: str
    version: str
    summary: str
    python: str
    qt: str
    sqlite: str
    system: str
    data_folder: str
    licence: Part
    parts: list[Part]


def about(data_folder: Path, qt: str) -> About:
    """Everything the page about the program shows. Blocks: it reads the texts of licences.

    ``qt``: the version that runs, which only the window knows.
    """
    return About(
        name="Voucher Till",
        version=version(PROGRAM),
        summary=str(metadata(PROGRAM)["Summary"]),
        python=platform.python_version(),
        qt=qt,
        sqlite=sqlite3.sqlite_version,
        system=platform.platform(),
        data_folder=str(data_folder),
        licence=own_licence(),
        parts=parts(),
    )


def environment() -> dict[str, object]:
    """What this computer is, as far as it matters to a till; the window knows more of its screens."""
    language, encoding = locale.getlocale()
    return {
        "version": version(PROGRAM),
        "python": sys.version,
        "implementation": platform.python_implementation(),
        "is_bundle": bool(getattr(sys, "frozen", False)),
        "system": platform.platform(),
        "machine": platform.machine(),
        "sqlite": sqlite3.sqlite_version,
        "locale": language or "",
        "encoding": encoding or "",
        "file_encoding": sys.getfilesystemencoding(),
        "parts": {part.name: part.version for part in parts()},
    }
