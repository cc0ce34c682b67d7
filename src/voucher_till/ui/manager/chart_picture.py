"""How bars are drawn: lines across, bars, the words at them, and a bubble with the figure of one."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen

from voucher_till.ui.shared.language import translate, written
from voucher_till.ui.shared.theme import palette, px

_SMALL = 13
_BAR = 0.72
"""Of the room that a bar has."""
_WIDEST = 96
_STEPS = 5
"""Lines across a chart, about."""
_ABOVE = 1.14
"""The chart is so much higher than its highest bar, for the words above that."""
_CORNER, _EDGE, _TIGHT = 5, 6, 8
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


class Bar(NamedTuple):
    """One bar."""

    name: str
    """Below it."""
    height: float
    above: str
    """Short words above it, where there is room."""
    says: str
    """Its figure in full, for its bubble and for a screen reader."""
    full_name: str = ""
    """Said there too; empty where the name below it says all."""

    @property
    def told(self) -> str:
        """The bar in words."""
        return f"{self.full_name or self.name}: {self.says}"


class ChartPicture:
    """Bars in the room there is for them, in the look in use."""

    def __init__(self, bars: Sequence[Bar], write: Callable[[float], str], room: QRect, font: QFont) -> None:
        self._bars = bars
        self._write = write
        self._room = QRectF(room).adjusted(px(_EDGE), px(_EDGE), -px(_EDGE), -px(_EDGE))
        self._font = QFont(font)
        self._font.setPixelSize(px(_SMALL))
        self._metrics = QFontMetrics(self._font)
        self._top = max(max(bar.height for bar in bars), 1.0)

    @cached_property
    def _lines(self) -> list[tuple[float, str]]:
        return [(height, self._write(height)) for height in lines_up_to(self._top)]

    @cached_property
    def _plot(self) -> QRectF:
        """Where the bars stand: right of the words at the lines, above their own names."""
        left = max(self._metrics.horizontalAdvance(words) for _height, words in self._lines) + px(12)
        return self._room.adjusted(left, 0, 0, -(self._metrics.height() + px(8)))

    @property
    def _step(self) -> float:
        return self._plot.width() / len(self._bars)

    def _column(self, number: int) -> QRectF:
        """The room of a bar, from the top of the chart to its foot."""
        left = self._plot.left() + number * self._step
        return QRectF(left, self._plot.top(), self._step, self._plot.height())

    def _y(self, height: float) -> float:
        return self._plot.bottom() - self._plot.height() * height / (self._top * _ABOVE)

    def bar_at(self, position: QPointF) -> int:
        """The bar in whose column a place is; -1 for none."""
        number = math.floor((position.x() - self._plot.left()) / self._step)
        return number if 0 <= number < len(self._bars) else -1

    def draw(self, painter: QPainter, marked: int, told: int) -> None:
        """Draw it; ``told`` says its figure. Either is -1 for none."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._font)
        if told >= 0:
            painter.fillRect(self._column(told), QColor(palette().ground))
        self._draw_lines(painter)
        for number, bar in enumerate(self._bars):
            self._draw_bar(painter, number, bar, palette().ink if number == marked else palette().accent)
        self._draw_words(painter)
        if told >= 0:
            self._draw_bubble(painter, told)

    def _draw_lines(self, painter: QPainter) -> None:
        for height, words in self._lines:
            y = round(self._y(height)) + 0.5
            painter.setPen(QPen(QColor(palette().line), 1))
            painter.drawLine(QPointF(self._plot.left(), y), QPointF(self._plot.right(), y))
            painter.setPen(QColor(palette().mute))
            line = self._metrics.height()
            width = self._plot.left() - self._room.left() - px(_TIGHT)
            painter.drawText(QRectF(self._room.left(), y - line / 2, width, line), _RIGHT, words)

    def _draw_bar(self, painter: QPainter, number: int, bar: Bar, color: str) -> None:
        if bar.height <= 0:
            return
        column = self._column(number)
        width = min(column.width() * _BAR, px(_WIDEST))
        # Never so low that nobody sees that there is something.
        y = min(self._y(bar.height), self._plot.bottom() - 2)
        shape = QRectF(column.center().x() - width / 2, y, width, self._plot.bottom() - y)
        corner = min(px(_CORNER), width / 3, shape.height())
        path = QPainterPath()
        path.addRoundedRect(shape.adjusted(0, 0, 0, corner), corner, corner)
        painter.save()
        painter.setClipRect(shape)
        painter.fillPath(path, QColor(color))
        painter.restore()

    def _draw_words(self, painter: QPainter) -> None:
        """Names below, as many as there is room for; heights above, if there is room for each."""
        line = self._metrics.height()
        widest = max(self._metrics.horizontalAdvance(bar.name) for bar in self._bars) + px(_TIGHT)
        every = max(1, math.ceil(widest / self._step))
        painter.setPen(QColor(palette().mute))
        for number in range(0, len(self._bars), every):
            painter.drawText(
                self._centred(number, self._plot.bottom() + px(6), widest), _CENTER, self._bars[number].name
            )
        if max(self._metrics.horizontalAdvance(bar.above) for bar in self._bars) + px(6) > self._step:
            return
        painter.setPen(QColor(palette().ink))
        for number, bar in enumerate(self._bars):
            if bar.height > 0:
                place = self._centred(number, self._y(bar.height) - line - 2, self._step)
                self._draw_figure(painter, place, bar.above)

    def _draw_figure(self, painter: QPainter, place: QRectF, text: str) -> None:
        """On a ground of its own: a line across must not run through it."""
        width = self._metrics.horizontalAdvance(text) + px(4)
        ground = QRectF(place.center().x() - width / 2, place.top(), width, place.height())
        painter.fillRect(ground, QColor(palette().card))
        painter.drawText(place, _CENTER, text)

    def _centred(self, number: int, top: float, width: float) -> QRectF:
        """A line of words below or above a bar, within the chart."""
        left = self._column(number).center().x() - width / 2
        left = max(min(left, self._room.right() - width), self._room.left())
        return QRectF(left, top, width, self._metrics.height())

    def _draw_bubble(self, painter: QPainter, number: int) -> None:
        bar = self._bars[number]
        font = QFont(self._font)
        font.setWeight(QFont.Weight.DemiBold)
        words, metrics = bar.told, QFontMetrics(font)
        width = min(metrics.horizontalAdvance(words) + px(20), self._room.width())
        height = metrics.height() + px(10)
        left = self._column(number).center().x() - width / 2
        left = max(min(left, self._room.right() - width), self._room.left())
        # At the top, where it hides no bar but the highest ones' figures.
        box = QRectF(left, self._room.top(), width, height)
        painter.setPen(QPen(QColor(palette().card), 2))
        painter.setBrush(QColor(palette().ink))
        painter.drawRoundedRect(box, px(_CORNER), px(_CORNER))
        painter.setFont(font)
        painter.setPen(QColor(palette().card))
        painter.drawText(
            box, _CENTER, metrics.elidedText(words, Qt.TextElideMode.ElideRight, round(width - px(12)))
        )


def lines_up_to(top: float) -> list[float]:
    """Round heights from 0 up to the top, at steps of 1, 2 or 5 times a power of ten."""
    rough = max(top / _STEPS, 1.0)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in (1, 2, 5, 10) if power * one >= rough)
    return [step * number for number in range(int(top / step) + 1)]


def short_number(value: float) -> str:
    """``1.5 M``: a large number in as little room as it can be read in."""
    if value >= 1e9:
        return translate("chart_picture", "{number} B", "billion", number=_rounded(value / 1e9))
    if value >= 1e6:
        return translate("chart_picture", "{number} M", "million", number=_rounded(value / 1e6))
    if value >= 1e4:
        return translate("chart_picture", "{number} K", "thousand", number=_rounded(value / 1e3))
    return written(float(value))


def _rounded(value: float) -> float:
    return float(f"{value:.3g}")
