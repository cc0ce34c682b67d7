"""Tables as pages of paper: written page by page, apart from the window's thread."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from itertools import accumulate, pairwise
from pathlib import Path

from PySide6.QtCore import QFile, QFileDevice, QIODevice, QLocale, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from voucher_till.records.plain_text import plain
from voucher_till.records.writing import Heading, WrittenCell, WrittenRow
from voucher_till.ui.shared.language import translate

_DOTS_PER_INCH = 1200
"""With coarser dots some readers take lines for columns, and a code that is copied comes out in pieces."""
_THICK, _THIN = 12, 4
"""Rules, in dots."""
_MARGIN_MM = 12.0
_TEXT_POINTS, _TITLE_POINTS = 8, 13
_PORTRAIT_CHARACTERS = 95
"""A table that is wider lies on its side."""
_ROW_HEIGHT = 1.45
"""In heights of its text."""
_ROWS_WORTH_BEGINNING = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_END, _MIDDLE = Qt.TextElideMode.ElideRight, Qt.TextElideMode.ElideMiddle
_INK, _FAINT, _RULE = QColor("#111111"), QColor("#555555"), QColor("#c8c8c8")


class PdfFile:
    """Writes one PDF of A4 pages, table after table. What is too long for its cell is shortened."""

    def __init__(self, path: Path) -> None:
        # A file of our own: it tells whether everything could be written, the PDF writer does not.
        self._file = QFile(str(path))
        if not self._file.open(QIODevice.OpenModeFlag.WriteOnly):
            raise OSError(errno.EACCES, self._file.errorString())
        self._paper: _Paper | None = None
        self._heading: Heading | None = None
        self._rows = 0

    def begin(self, heading: Heading) -> None:
        """Begin a table, on the same page where there is room for some of it."""
        self._end_table()
        paper = self._paper = self._paper or _Paper(self._file, heading)
        paper.make_room(len(heading.about) + _ROWS_WORTH_BEGINNING)
        self._heading, self._rows = heading, 0
        paper.title(plain(heading.name))
        for line in heading.about:
            paper.line(plain(line))
        self._titles(paper, heading)

    def rows(self, rows: Sequence[WrittenRow]) -> None:
        """Add rows, on further pages where one is full. Raises OSError."""
        paper, heading = self._paper, self._heading
        if paper is None or heading is None:
            raise ValueError("rows before their table")
        for row in rows:
            if paper.is_full():
                paper.turn()
                paper.title(plain(heading.name))
                self._titles(paper, heading)
            paper.row([_words(cell) for cell in row])
        self._rows += len(rows)
        self._check()

    def finish(self) -> None:
        """Write what is left. Raises OSError."""
        self._end_table()
        self._end_paper()
        self._file.flush()
        self._check()
        self.abandon()
        self._check()

    def abandon(self) -> None:
        """Close the file."""
        self._end_paper()
        self._file.close()

    def _end_paper(self) -> None:
        if self._paper is not None:
            self._paper.end()
        self._paper = None

    def _titles(self, paper: _Paper, heading: Heading) -> None:
        paper.set_columns(heading)
        paper.row([plain(title) for title in heading.titles], bold=True)

    def _end_table(self) -> None:
        if self._paper is not None and self._heading is not None and not self._rows:
            self._paper.line(translate("pdf_file", "There is nothing in it."))
        self._heading = None

    def _check(self) -> None:
        error = self._file.error()
        if error is not QFileDevice.FileError.NoError:
            is_full = error is QFileDevice.FileError.ResourceError
            raise OSError(errno.ENOSPC if is_full else errno.EIO, self._file.errorString())


class _Paper:
    """Pages, filled from the top; places are in dots."""

    def __init__(self, file: QFile, heading: Heading) -> None:
        self._pdf = QPdfWriter(file)
        self._pdf.setCreator("Voucher Till")
        self._pdf.setTitle(heading.name)
        self._pdf.setResolution(_DOTS_PER_INCH)
        is_wide = sum(heading.widths) > _PORTRAIT_CHARACTERS
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        self._pdf.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait,
                margins,
                QPageLayout.Unit.Millimeter,
            )
        )
        self._painter = QPainter(self._pdf)
        self._text, self._bold = _Face(_TEXT_POINTS, self._pdf), _Face(_TEXT_POINTS, self._pdf, bold=True)
        self._heading = _Face(_TITLE_POINTS, self._pdf, bold=True)
        self._row_height = self._text.metrics.height() * _ROW_HEIGHT
        self._gap = self._row_height / 2
        self._width = float(self._pdf.width())
        self._bottom = float(self._pdf.height()) - 2 * self._row_height
        self._columns: list[tuple[float, float]] = []
        self._kinds: tuple[str, ...] = ()
        self._y = 0.0
        self._page = 0
        self._number_page()

    def is_full(self) -> bool:
        """Whether not one row more fits on the page."""
        return self._y + self._row_height > self._bottom

    def make_room(self, rows: int) -> None:
        """Leave a distance to what is above, or begin a new page where so much does not fit any more."""
        if self._y == 0:
            return
        self._y += self._row_height
        if self._y + rows * self._row_height > self._bottom:
            self.turn()

    def turn(self) -> None:
        """Begin a new page."""
        self._pdf.newPage()
        self._y = 0.0
        self._number_page()

    def end(self) -> None:
        """Write the end of the file."""
        self._painter.end()

    def set_columns(self, heading: Heading) -> None:
        """How wide the columns of a table are, in shares of the page."""
        scale = self._width / sum(heading.widths)
        edges = [0.0, *accumulate(width * scale for width in heading.widths)]
        self._columns = list(pairwise(edges))
        self._kinds = heading.kinds

    def title(self, text: str) -> None:
        """The name of a table."""
        height = self._heading.metrics.height() * _ROW_HEIGHT
        self._write(text, QRectF(0, self._y, self._width, height), self._heading)
        self._y += height

    def line(self, text: str) -> None:
        """A line across the page."""
        self._write(text, self._place(0, self._width), self._text, color=_FAINT)
        self._y += self._row_height

    def row(self, texts: Sequence[str], *, bold: bool = False) -> None:
        """A row of cells."""
        face = self._bold if bold else self._text
        for text, kind, (left, right) in zip(texts, self._kinds, self._columns, strict=True):
            if text:
                align = _RIGHT if kind in ("money", "number") else _LEFT
                # Of a number its end is what people read out.
                elide = _MIDDLE if kind == "code" and not bold else _END
                self._write(text, self._place(left, right - self._gap), face, align=align, elide=elide)
        self._y += self._row_height
        self._painter.fillRect(
            QRectF(0, self._y, self._width, _THICK if bold else _THIN), _INK if bold else _RULE
        )

    def _number_page(self) -> None:
        self._page += 1
        place = QRectF(0, self._bottom + self._row_height, self._width, self._row_height)
        said = translate("pdf_file", "Page {number}", number=self._page)
        self._write(said, place, self._text, color=_FAINT, align=_RIGHT)

    def _place(self, left: float, right: float) -> QRectF:
        return QRectF(left, self._y, max(right - left, 0), self._row_height)

    def _write(
        self,
        text: str,
        place: QRectF,
        face: _Face,
        *,
        color: QColor = _INK,
        align: Qt.AlignmentFlag = _LEFT,
        elide: Qt.TextElideMode = _END,
    ) -> None:
        self._painter.setFont(face.font)
        self._painter.setPen(color)
        fitting = face.metrics.elidedText(text, elide, place.width())
        self._painter.drawText(place, align.value | Qt.TextFlag.TextSingleLine.value, fitting)


class _Face:
    """A font as it is on the paper."""

    def __init__(self, points: int, paper: QPdfWriter, *, bold: bool = False) -> None:
        self.font = QFont()
        self.font.setPointSize(points)
        self.font.setBold(bold)
        self.metrics = QFontMetricsF(self.font, paper)


def _words(cell: WrittenCell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    if isinstance(cell, Decimal):
        return QLocale().toString(float(cell), "f", 0 if cell == cell.to_integral_value() else 2)
    return QLocale().toString(cell) if isinstance(cell, int) else plain(cell)
