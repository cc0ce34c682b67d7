"""CSV files (RFC 4180, UTF-8) that spreadsheets open without spoiling codes or running anything.

Opened with a double click, a spreadsheet takes ``0123456789012345678`` for a number, and quotes do not stop
it: zeros at the front and digits at the end are lost. A tab before the digits makes it text in LibreOffice
and Excel, is not seen, and goes away with the blanks a program strips from a field. ``="0123"`` would be a
formula and keeps its signs where formulas are not run; an apostrophe is shown as part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from voucher_till.records.plain_text import looks_like_formula, plain
from voucher_till.records.tables import Kind
from voucher_till.records.writing import Heading, WrittenCell, WrittenRow

_AS_TEXT = "\t"
_HARMLESS = "'"
_LIKE_A_NUMBER = re.compile(r"[\s(]*[\d.,][\d.,:/ eE%()\-]*")
_BUFFER = 1 << 20


class CsvFile:
    """Writes one CSV file; further tables follow after an empty line, each under its name."""

    def __init__(self, path: Path) -> None:
        # The mark at its beginning tells Excel that it is UTF-8.
        self._file = path.open("w", encoding="utf-8-sig", newline="", buffering=_BUFFER)
        self._kinds: tuple[Kind, ...] = ()
        self._tables = 0

    def begin(self, heading: Heading) -> None:
        """The names of the columns; before those of a second table, an empty line and its name."""
        if self._tables:
            self._file.write("\r\n")
            self._line([_quoted(heading.name)])
        self._tables += 1
        self._kinds = heading.kinds
        self._line([_quoted(title) for title in heading.titles])

    def rows(self, rows: Sequence[WrittenRow]) -> None:
        """Add lines."""
        for row in rows:
            self._line([_field(cell, kind) for cell, kind in zip(row, self._kinds, strict=True)])

    def finish(self) -> None:
        """Write what is left."""
        self._file.close()

    def abandon(self) -> None:
        """Close it."""
        # Closing writes what is left, which fails once more where the disk is full.
        with suppress(OSError):
            self._file.close()

    def _line(self, fields: Sequence[str]) -> None:
        self._file.write(",".join(fields) + "\r\n")


def _field(cell: WrittenCell, kind: Kind) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="milliseconds")
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return str(cell) if isinstance(cell, int) else _quoted(cell, kind)


def _harmless_parts(text: str) -> str:
    first, *others = text.split(";")
    return ";".join([first, *(_HARMLESS + part if looks_like_formula(part) else part for part in others)])


def _quoted(text: str, kind: Kind = "text") -> str:
    text = plain(text)
    if looks_like_formula(text):
        text = _HARMLESS + text
    elif text and (kind == "code" or _LIKE_A_NUMBER.fullmatch(text)):
        text = _AS_TEXT + text
    # Always in quotes: semicolons and tabs in it would part it in some settings of spreadsheets. Where a
    # semicolon parts fields the quotes do not help, since the comma before them is no border then.
    text = _harmless_parts(text)
    doubled = text.replace('"', '""')
    return f'"{doubled}"' if text else ""
