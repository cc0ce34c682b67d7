"""Slips on printers that are installed on this computer, and as a picture: drawn, not sent as commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QImage, QPagedPaintDevice, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from voucher_till.receipts.lines import Alignment, Emphasis, Line
from voucher_till.receipts.trouble import FAILED, NO_DEVICE, PrinterError

_WIDEST_INCHES = 80 / 25.4
"""A slip does not grow with the sheet: on A4 it stays as wide as on a roll."""
_LINE_HEIGHT = 1.25
_REFERENCE_PIXELS = 100
_PICTURE_MARGIN = 16
_PICTURE_COLUMN = 9
"""Pixels that a column has in a picture."""


def printers() -> list[str]:
    """The installed printers by name, the usual one first. Asks the print service and may take a moment."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name.casefold()))


def print_on(name: str, lines: Sequence[Line], columns: int) -> None:
    """Draw lines on an installed printer. Blocks, and may run on any thread; raises PrinterError."""
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise PrinterError(NO_DEVICE)
    if info.state() is QPrinter.PrinterState.Error:
        raise PrinterError(FAILED)
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName("Voucher Till")
    draw(printer, lines, columns)
    if printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted):
        raise PrinterError(FAILED, partial=True)


def draw(paper: QPagedPaintDevice, lines: Sequence[Line], columns: int) -> None:
    """Draw lines on pages, as many as they need. Raises PrinterError."""
    painter = QPainter()
    if not painter.begin(paper):
        raise PrinterError(FAILED)
    try:
        page = painter.viewport()
        width = min(page.width(), _WIDEST_INCHES * paper.logicalDpiX())
        sheet = _Sheet(painter, _font(columns, width), width)
        top = 0.0
        for line in lines:
            height = _height(sheet.font, line)
            if top > 0 and top + height > page.height():
                if not paper.newPage():
                    raise PrinterError(FAILED, partial=True)
                top = 0.0
            sheet.put(line, top)
            top += height
    finally:
        painter.end()


def picture(lines: Sequence[Line], columns: int, scale: float = 1.0) -> QImage:
    """The slip as it would come out, black on white; ``scale`` is the screen's pixel ratio."""
    margin = _PICTURE_MARGIN * scale
    width = columns * _PICTURE_COLUMN * scale
    font = _font(columns, width)
    height = sum(_height(font, line) for line in lines)
    image = QImage(round(width + 2 * margin), round(height + 2 * margin), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.translate(margin, margin)
    sheet = _Sheet(painter, font, width)
    top = 0.0
    for line in lines:
        sheet.put(line, top)
        top += _height(sheet.font, line)
    painter.end()
    image.setDevicePixelRatio(scale)
    return image


def _font(columns: int, width: float) -> QFont:
    """A typewriter's font of which so many characters fill the width."""
    font = QFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
    font.setPixelSize(_REFERENCE_PIXELS)
    each = QFontMetricsF(font).horizontalAdvance("0" * columns)
    font.setPixelSize(max(1, int(_REFERENCE_PIXELS * width / each)))
    return font


def _enlarged(line: Line) -> int:
    return 2 if line.emphasis is Emphasis.BIG else 1


def _height(font: QFont, line: Line) -> float:
    return font.pixelSize() * _LINE_HEIGHT * _enlarged(line)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Puts lines onto what a painter paints on."""

    painter: QPainter
    font: QFont
    width: float

    def put(self, line: Line, top: float) -> None:
        painter = self.painter
        font = QFont(self.font)
        font.setBold(line.emphasis is not Emphasis.NORMAL)
        font.setPixelSize(font.pixelSize() * _enlarged(line))
        metrics = QFontMetricsF(font, painter.device())
        needed = metrics.horizontalAdvance(line.text)
        # Other scripts come from other fonts, whose characters are as wide as they like.
        squeezed = min(1.0, self.width / needed) if needed else 1.0
        left = (self.width - needed * squeezed) / 2 if line.alignment is Alignment.CENTRE else 0.0
        painter.save()
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.black)
        # A name from right to left must not turn its line around.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.translate(left, top)
        painter.scale(squeezed, 1.0)
        painter.drawText(QPointF(0.0, font.pixelSize()), line.text)
        painter.restore()
