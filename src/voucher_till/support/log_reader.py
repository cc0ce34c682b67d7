"""Reads the log back, newest first, without ever holding more of it than a block."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec

from voucher_till.store.errors import from_os
from voucher_till.support.log_entry import LogEntry
from voucher_till.support.log_file import KEPT

LOG_NAME = "till.log"
_BLOCK = 65_536
_LONGEST_LINE = 1_000_000
"""A longer one is not ours: it is passed over."""


def log_files(logs: Path) -> list[Path]:
    """The files of the log, the newest first."""
    names = [LOG_NAME, *(f"{LOG_NAME}.{number}" for number in range(1, KEPT + 1))]
    return [path for path in map(logs.joinpath, names) if path.is_file()]


def read_log(logs: Path, *, level: str = "DEBUG", search: str = "", limit: int = 1_000) -> list[LogEntry]:
    """The newest entries of this level or a graver one in which a text stands. Raises StoreError.

    What is no entry, as a line that was cut off, is passed over.
    """
    least = logging.getLevelNamesMapping().get(level, 0)
    wanted = search.casefold()
    fitting = (
        entry
        for path in log_files(logs)
        for entry in _entries(path)
        if logging.getLevelNamesMapping().get(entry.level, 0) >= least and wanted in _text(entry)
    )
    try:
        return list(islice(fitting, limit))
    except OSError as error:
        raise from_os(error) from error


def decoded(line: bytes) -> LogEntry | None:
    """The entry on a line, or None."""
    try:
        return msgspec.json.decode(line, type=LogEntry)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _entries(path: Path) -> Iterator[LogEntry]:
    for line in lines_backwards(path):
        entry = decoded(line)
        if entry is not None:
            yield entry


def _text(entry: LogEntry) -> str:
    fields = " ".join(f"{name} {value}" for name, value in entry.fields.items())
    parts = (entry.message, entry.reference, entry.logger, entry.error, fields)
    return "\n".join(parts).casefold()


def lines_backwards(path: Path) -> Iterator[bytes]:
    """The lines of a file from its end; a file that is gone meanwhile has none. Raises OSError."""
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return
    with file:
        left = file.seek(0, os.SEEK_END)
        rest = b""
        while left:
            size = min(_BLOCK, left)
            left -= size
            file.seek(left)
            first, *whole = (file.read(size) + rest).split(b"\n")
            yield from (line for line in reversed(whole) if line)
            rest = first if len(first) <= _LONGEST_LINE else b""
        if rest:
            yield rest
