"""Crash reports: a file for each program error, kept on this computer until somebody asks for it."""

from __future__ import annotations

import logging
import platform
import re
from datetime import UTC, datetime
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path

import msgspec

from voucher_till.store.errors import StoreError, from_os
from voucher_till.store.folder import DataFolder, write_whole

log = logging.getLogger(__name__)

KEPT = 20
_NAME = re.compile(r"\d{8}-\d{6}-\d{6}-[0-9A-Z]{2}-[0-9A-Z]{4}\.json")


class CrashKind(StrEnum):
    """Where an error came to light."""

    ERROR = "error"
    """Where the program went on after it, and told it."""
    PROGRAM = "program"
    """Nobody expected it."""
    THREAD = "thread"
    LOOP = "loop"
    CLEANING_UP = "cleaning up"
    NATIVE = "native"
    """The process ended in a library that is not written in Python."""


class CrashReport(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a program error; no secret and no voucher is in it."""

    reference: str
    at: datetime
    kind: CrashKind
    what: str
    """The error in one line."""
    trace: str
    process: int = 0
    thread: str = ""
    version: str = msgspec.field(default_factory=lambda: version("voucher-till"))
    system: str = msgspec.field(default_factory=platform.platform)
    python: str = msgspec.field(default_factory=platform.python_version)


class CrashReports:
    """The reports of one data folder. Methods block."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder.crashes

    def add(self, report: CrashReport) -> Path | None:
        """Keep a report, and no more than the newest; None where that cannot be."""
        name = f"{report.at.astimezone(UTC):%Y%m%d-%H%M%S-%f}-{report.reference}.json"
        path = self._folder / name
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(path, msgspec.json.format(msgspec.json.encode(report), indent=2))
            for old in self.files()[KEPT:]:
                old.unlink(missing_ok=True)
        except (OSError, StoreError, ValueError) as error:
            log.error("a crash report cannot be kept: %s", error)
            return None
        return path

    def files(self) -> list[Path]:
        """Their files, the newest first. Raises StoreError."""
        try:
            found = [path for path in self._folder.iterdir() if _NAME.fullmatch(path.name)]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise from_os(error) from error
        return sorted(found, reverse=True)

    def all(self) -> list[CrashReport]:
        """The newest first; one that cannot be read is left out. Raises StoreError."""
        return [report for path in self.files() if (report := _read(path)) is not None]


def _read(path: Path) -> CrashReport | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=CrashReport)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        log.warning("the crash report %s cannot be read: %s", path.name, type(error).__name__)
        return None
