"""Spreadsheets for Excel, LibreOffice and others: every cell is of its own type, none is a formula."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

from xlsxwriter import Workbook
from xlsxwriter.exceptions import XlsxFileError
from xlsxwriter.worksheet import Worksheet

from voucher_till.records.plain_text import looks_like_formula, plain
from voucher_till.records.tables import Kind
from voucher_till.records.writing import Heading, WrittenCell, WrittenRow

SHEET_ROWS = 1_048_576
"""More do not fit on one sheet."""

_CELL_CHARACTERS = 32_767
_NAME_CHARACTERS = 31
_NOT_IN_NAMES = str.maketrans("[]:*?/\\", "       ")
_FIRST_YEAR = 1900
_RESERVED_NAMES = {"history"}
"""Excel keeps it for itself."""
_A4 = 9
_ROOM, _ABOUT_WIDTH = 2, 90
_EXACT_DIGITS, _LARGEST = 15, 10**15


class XlsxFile:
    """Writes one workbook: a sheet for each table, further ones where a sheet is full, and what they are."""

    def __init__(self, path: Path, sheet_rows: int = SHEET_ROWS) -> None:
        self._sheet_rows = sheet_rows
        # Rows wait there until the end; they are not kept in memory. Beside the file, so that another folder
        # is another disk for both.
        self._scratch = TemporaryDirectory(
            prefix=".voucher-till-", dir=path.parent, ignore_cleanup_errors=True
        )
        self._book = Workbook(
            str(path),
            {
                "constant_memory": True,
                "tmpdir": self._scratch.name,
                "strings_to_formulas": False,
                "strings_to_numbers": False,
                "strings_to_urls": False,
            },
        )
        self._book.use_zip64()
        self._styles = _Styles(self._book)
        self._headings: list[Heading] = []
        self._sheet: Worksheet | None = None
        self._row = self._columns = 0

    def begin(self, heading: Heading) -> None:
        """Begin a sheet."""
        self._headings.append(heading)
        self._next_sheet()

    def rows(self, rows: Sequence[WrittenRow]) -> None:
        """Add rows, on a further sheet where one is full."""
        for row in rows:
            sheet = self._sheet_with_room()
            for column, (cell, kind) in enumerate(zip(row, self._headings[-1].kinds, strict=True)):
                self._write(sheet, column, cell, kind)
            self._row += 1

    def finish(self) -> None:
        """Put the workbook together. Raises OSError."""
        self._end_sheet()
        self._add_about()
        try:
            self._book.close()
        except XlsxFileError as error:
            cause = error.args[0] if error.args else None
            raise (cause if isinstance(cause, OSError) else OSError(str(error))) from error
        finally:
            self.abandon()

    def abandon(self) -> None:
        """Let go of what was to become the workbook."""
        for sheet in self._book.worksheets():
            # Closing writes what is left, which fails once more where the disk is full.
            with suppress(OSError):
                sheet.row_data_fh.close()
        self._scratch.cleanup()

    def _sheet_with_room(self) -> Worksheet:
        if self._sheet is None or self._row == self._sheet_rows:
            return self._next_sheet()
        return self._sheet

    def _next_sheet(self) -> Worksheet:
        self._end_sheet()
        heading = self._headings[-1]
        sheet = self._book.add_worksheet(self._free_name(heading.name))
        for column, width in enumerate(heading.widths):
            sheet.set_column(column, column, width + _ROOM)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R&P / &N")
        for column, title in enumerate(heading.titles):
            sheet.write_string(0, column, plain(title), self._styles.title)
        self._sheet, self._row, self._columns = sheet, 1, len(heading.titles)
        return sheet

    def _end_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.autofilter(0, 0, self._row - 1, self._columns - 1)
            # Digits that are text are meant to be: no warning signs in their cells.
            self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{self._row}"})
            self._sheet = None

    def _add_about(self) -> None:
        """What the sheets are, on one of its own: the others hold nothing but a table."""
        if not self._headings:
            return
        sheet = self._book.add_worksheet(self._free_name(self._headings[0].about_title))
        sheet.set_column(0, 0, _ABOUT_WIDTH)
        row = 0
        for heading in self._headings:
            sheet.write_string(row, 0, plain(heading.name), self._styles.title)
            for line in heading.about:
                row += 1
                sheet.write_string(row, 0, _cut(plain(line), _CELL_CHARACTERS), self._styles.plain)
            row += 2

    def _free_name(self, wanted: str) -> str:
        base = _cut(plain(wanted).translate(_NOT_IN_NAMES), _NAME_CHARACTERS).strip(" '") or "-"
        taken = {sheet.name.lower() for sheet in self._book.worksheets()} | _RESERVED_NAMES
        name, number = base, 1
        while name.lower() in taken:
            number += 1
            name = f"{_cut(base, _NAME_CHARACTERS - len(str(number)) - 1)} {number}"
        return name

    def _write(self, sheet: Worksheet, column: int, cell: WrittenCell, kind: Kind) -> None:
        row, styles = self._row, self._styles
        if cell is None or cell == "":
            return
        if isinstance(cell, datetime) and cell.year >= _FIRST_YEAR:
            sheet.write_datetime(row, column, cell.replace(tzinfo=None), styles.moment)
        elif isinstance(cell, (int, Decimal)) and _is_exact(cell):
            style = styles.whole if cell == int(cell) else styles.cents
            sheet.write_number(row, column, cell, style if kind == "money" else styles.plain)
        else:
            text = _cut(plain(str(cell)), _CELL_CHARACTERS)
            style = styles.code if kind == "code" else styles.plain
            sheet.write_string(row, column, text, styles.quoted if looks_like_formula(text) else style)


class _Styles:
    """How cells look."""

    def __init__(self, book: Workbook) -> None:
        self.plain = book.add_format()
        self.title = book.add_format({"bold": True, "bottom": 1})
        # Stays text also when somebody edits it.
        self.code = book.add_format({"num_format": "@"})
        self.quoted = book.add_format({"num_format": "@", "quote_prefix": True})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"})
        self.whole = book.add_format({"num_format": "#,##0"})
        self.cents = book.add_format({"num_format": "#,##0.00##"})


def _is_exact(number: int | Decimal) -> bool:
    """Whether a spreadsheet, which counts in binary fractions, would show just this number."""
    value = Decimal(number)
    return value.is_finite() and len(value.as_tuple().digits) <= _EXACT_DIGITS and abs(value) < _LARGEST


def _cut(text: str, units: int) -> str:
    """The beginning of a text that fits, in the units that Excel counts in."""
    if 2 * len(text) <= units:
        return text
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", errors="ignore")
