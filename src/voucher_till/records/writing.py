"""What writes tables into a file of some sort."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Protocol

from voucher_till.records.tables import Kind

WrittenCell = str | int | Decimal | datetime | None
"""Moments are by the outlet's clock, aware."""
WrittenRow = tuple[WrittenCell, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands before a table's rows, in words."""

    name: str
    about: tuple[str, ...]
    about_title: str
    """What the place is called where ``about`` stands apart from the rows."""
    titles: tuple[str, ...]
    kinds: tuple[Kind, ...]
    widths: tuple[int, ...]
    """In characters."""


class TableWriter(Protocol):
    """Writes tables into one file. All is called on one thread, which is not the window's."""

    def begin(self, heading: Heading) -> None:
        """Begin the next table."""

    def rows(self, rows: Sequence[WrittenRow]) -> None:
        """Add rows to it."""

    def finish(self) -> None:
        """Write what is left; the file is complete and closed. Raises OSError."""

    def abandon(self) -> None:
        """Let go of the file, which will be removed; also after ``finish`` failed or was done."""


MakeWriter = Callable[[Path], TableWriter]
"""Begins a file, which is there and empty. Raises OSError."""
