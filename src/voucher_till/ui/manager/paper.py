"""Pages of paper that are filled from above: headings, lines in columns, and a foot on each page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.theme import LIGHT

_DPI = 300
_MILLIMETRES_PER_INCH = 25.4
_MARGIN, _FOOT = 16.0, 9.0
_FAMILIES = ["Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans"]
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class Cell(NamedTuple):
    """A column of a line: its share of the width, and whether it stands at the right."""

    share: float
    right: bool = False


class _Block(NamedTuple):
    height: float
    draw: Callable[[QPainter, float], None]
    """Given where it begins, from the top."""
    stays: bool
    """It is not the last on a page: what follows belongs to it."""


class Paper:
    """Collects what is to be printed, then writes it; sizes are in millimetres, type in points.

    All text is drawn as it is, and cut off with an ellipsis where its column ends.
    """

    def __init__(self, title: str, foot: str) -> None:
        self._title, self._foot = title, foot
        self._blocks: list[_Block] = []
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self._writer = QPdfWriter(self._buffer)
        self._writer.setTitle(title)
        self._writer.setCreator("Voucher Till")
        self._writer.setResolution(_DPI)
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        margins = QMarginsF(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self._writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        self._width, self._height = float(self._writer.width()), float(self._writer.height())

    def space(self, height: float) -> None:
        """Nothing."""
        self._blocks.append(_Block(_dots(height), lambda _painter, _top: None, False))

    def rule(self) -> None:
        """A thin line from edge to edge."""

        def draw(painter: QPainter, top: float) -> None:
            painter.setPen(QPen(QColor(LIGHT.line), _dots(0.25)))
            painter.drawLine(0, round(top), round(self._width), round(top))

        self._blocks.append(_Block(_dots(1.2), draw, True))

    def text(
        self,
        text: str,
        points: float = 10,
        *,
        strong: bool = False,
        ink: str = LIGHT.ink,
        stays: bool = False,
    ) -> None:
        """A paragraph, in as many lines as it needs."""
        font = _font(points, strong=strong)
        flags = int(Qt.TextFlag.TextWordWrap | _LEFT)
        room = QRectF(0, 0, self._width, self._height)
        height = QFontMetricsF(font, self._writer).boundingRect(room, flags, text).height()

        def draw(painter: QPainter, top: float) -> None:
            painter.setFont(font)
            painter.setPen(QColor(ink))
            painter.drawText(QRectF(0, top, self._width, height + 1), flags, text)

        self._blocks.append(_Block(height, draw, stays))

    def line(
        self,
        columns: Sequence[Cell],
        texts: Sequence[str],
        points: float = 9.5,
        *,
        strong: bool = False,
        ink: str = LIGHT.ink,
        stays: bool = False,
    ) -> None:
        """One line in columns."""
        font = _font(points, strong=strong)
        metrics = QFontMetricsF(font, self._writer)
        height = metrics.height() + _dots(1.6)
        whole, between = sum(column.share for column in columns), _dots(3)

        def draw(painter: QPainter, top: float) -> None:
            painter.setFont(font)
            painter.setPen(QColor(ink))
            left = 0.0
            for column, text in zip(columns, texts, strict=True):
                width = self._width * column.share / whole
                room = QRectF(left, top, width - (0 if column.right else between), height)
                fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
                side = _RIGHT if column.right else _LEFT
                painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), fitting)
                left += width

        self._blocks.append(_Block(height, draw, stays))

    def finished(self) -> bytes:
        """The whole document as a PDF."""
        pages = self._pages()
        painter = QPainter(self._writer)
        for number, blocks in enumerate(pages, 1):
            if number > 1:
                self._writer.newPage()
            top = 0.0
            for block in blocks:
                block.draw(painter, top)
                top += block.height
            self._draw_foot(painter, number, len(pages))
        painter.end()
        self._buffer.close()
        return bytes(self._buffer.data().data())

    def _pages(self) -> list[list[_Block]]:
        """A heading goes to the next page with what it is the heading of."""
        room = self._height - _dots(_FOOT)
        pages: list[list[_Block]] = [[]]
        used = 0.0
        for block in self._blocks:
            if used + block.height > room and pages[-1]:
                taken = _heading_at_the_end(pages[-1])
                pages.append(taken)
                used = sum(one.height for one in taken)
            pages[-1].append(block)
            used += block.height
        return pages

    def _draw_foot(self, painter: QPainter, number: int, count: int) -> None:
        font = _font(8)
        painter.setFont(font)
        painter.setPen(QColor(LIGHT.mute))
        height = QFontMetricsF(font, self._writer).height()
        room = QRectF(0, self._height - height, self._width, height)
        page = translate("paper", "Page {number} of {all}", number=number, all=count)
        width = self._width - painter.fontMetrics().horizontalAdvance(page) - _dots(6)
        foot = painter.fontMetrics().elidedText(self._foot, Qt.TextElideMode.ElideRight, round(width))
        painter.drawText(room, int(_LEFT), foot)
        painter.drawText(room, int(_RIGHT), page)


def _heading_at_the_end(page: list[_Block]) -> list[_Block]:
    """Take the blocks off a page's end that must not be its last; never all of them."""
    taken: list[_Block] = []
    while len(page) > 1 and page[-1].stays:
        taken.insert(0, page.pop())
    return taken


def _dots(millimetres: float) -> float:
    return millimetres * _DPI / _MILLIMETRES_PER_INCH


def _font(points: float, *, strong: bool = False) -> QFont:
    font = QFont(_FAMILIES)
    font.setPointSizeF(points)
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
