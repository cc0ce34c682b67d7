"""Bars over a line of days, hours or weekdays. Only a page that shows some imports this: it takes a while."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import pyqtgraph
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from voucher_till.ui.shared.language import translate, written
from voucher_till.ui.shared.theme import palette, px

_SMALL = 13
_BAR = 0.72
"""Of the room that a bar has."""
_STEPS = 5
"""Lines across a chart, about."""
_ABOVE = 1.14
"""The chart is so much higher than its highest bar, for the words above that."""


class Bar(NamedTuple):
    """One bar."""

    name: str
    """Below it."""
    height: float
    above: str
    """Short words above it, where there is room."""
    says: str
    """In full, for a screen reader."""


class BarChart(QFrame):
    """Upright bars. The arrow keys and the mouse go through them, Enter or a click opens one."""

    current_changed = Signal(int)
    opened = Signal(int)
    """The number of a bar."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("chart")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._write: Callable[[float], str] = short_number
        self._bars: Sequence[Bar] = ()
        self._current = -1
        self._parts: list[Any] = []
        self._graph: Any = None
        self._plot: Any = pyqtgraph.PlotWidget(background=palette().card)
        self._prepare()
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), px(4), px(4), px(4))
        column.addWidget(self._plot)

    def _prepare(self) -> None:
        """A picture, not an instrument: nothing of it is dragged or zoomed."""
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        for side in ("left", "bottom"):
            axis = self._plot.getAxis(side)
            axis.setPen(palette().line)
            axis.setTextPen(palette().mute)
            axis.setStyle(tickLength=0)
        self._plot.getAxis("left").setPen(None)

    @property
    def current(self) -> int:
        """The number of the bar that is marked; -1 for none."""
        return self._current

    def show_bars(self, bars: Sequence[Bar], write: Callable[[float], str]) -> None:
        """Replace them all; ``write`` gives the words at the lines across."""
        self._bars, self._write, self._current = bars, write, -1
        self._draw()

    def mark(self, number: int) -> None:
        """Mark a bar."""
        if number == self._current or not -1 <= number < len(self._bars):
            return
        self._current = number
        if self._graph is not None:
            self._graph.setOpts(brushes=self._colours())
        bar = self._bars[number] if number >= 0 else None
        self.setAccessibleDescription("" if bar is None else f"{bar.name}: {bar.says}")
        self.current_changed.emit(number)

    def _colours(self) -> list[str]:
        return [palette().ink if number == self._current else palette().accent for number in self._numbers()]

    def _numbers(self) -> range:
        return range(len(self._bars))

    def _font(self) -> QFont:
        self.ensurePolished()
        font = QFont(self.font())
        font.setPixelSize(px(_SMALL))
        return font

    def _draw(self) -> None:
        for part in self._parts:
            self._plot.removeItem(part)
        self._parts.clear()
        self._graph = None
        if not self._bars:
            return
        top = max(max(bar.height for bar in self._bars), 1.0)
        self._plot.setXRange(-0.6, len(self._bars) - 0.4, padding=0)
        self._plot.setYRange(0, top * _ABOVE, padding=0)
        self._draw_lines(top)
        self._graph = pyqtgraph.BarGraphItem(
            x=list(self._numbers()),
            height=[bar.height for bar in self._bars],
            width=_BAR,
            pen=None,
            brushes=self._colours(),
        )
        self._add(self._graph)
        self._draw_words()

    def _add(self, part: Any) -> None:
        self._plot.addItem(part)
        self._parts.append(part)

    def _draw_lines(self, top: float) -> None:
        heights = lines_up_to(top)
        for height in heights:
            self._add(pyqtgraph.InfiniteLine(pos=height, angle=0, pen=palette().line))
        axis = self._plot.getAxis("left")
        axis.setStyle(tickFont=self._font())
        ticks = [(height, self._write(height)) for height in heights]
        # It would leave words out that are larger than it guessed.
        metrics = QFontMetrics(self._font())
        axis.setWidth(max(metrics.horizontalAdvance(words) for _height, words in ticks) + px(12))
        axis.setTicks([ticks])

    def _draw_words(self) -> None:
        """Names below, as many as there is room for; heights above, if there is room for each."""
        metrics = QFontMetrics(self._font())
        room = max(1, self.width() - px(90)) / len(self._bars)
        widest = max(metrics.horizontalAdvance(bar.name) for bar in self._bars) + px(8)
        step = max(1, math.ceil(widest / room))
        axis = self._plot.getAxis("bottom")
        axis.setStyle(tickFont=self._font())
        axis.setHeight(metrics.height() + px(8))
        axis.setTicks([[(number, self._bars[number].name) for number in self._numbers()[::step]]])
        if max(metrics.horizontalAdvance(bar.above) for bar in self._bars) + px(6) > room:
            return
        for number, bar in enumerate(self._bars):
            if bar.height:
                words = pyqtgraph.TextItem(bar.above, color=palette().ink, anchor=(0.5, 1))
                words.setFont(self._font())
                words.setPos(number, bar.height)
                self._add(words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for more or fewer words."""
        super().resizeEvent(event)
        self._draw()

    def _bar_at(self, position: QPointF) -> int:
        """The bar in whose column a place is; -1 for none."""
        inside = self._plot.mapFrom(self, position.toPoint())
        seen = self._plot.getViewBox().mapSceneToView(self._plot.mapToScene(inside))
        number = round(seen.x())
        return number if 0 <= number < len(self._bars) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the bar below the finger."""
        self.mark(self._bar_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it, unless the finger went elsewhere meanwhile."""
        number = self._bar_at(event.position())
        if number >= 0 and number == self._current:
            self.opened.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From bar to bar; Enter opens."""
        last = len(self._bars) - 1
        goes = {
            Qt.Key.Key_Right: self._current + 1,
            Qt.Key.Key_Left: self._current - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in goes and last >= 0:
            self.mark(min(max(goes[Qt.Key(event.key())], 0), last))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)


def lines_up_to(top: float) -> list[float]:
    """Round heights from 0 up to the top, at steps of 1, 2 or 5 times a power of ten."""
    rough = max(top / _STEPS, 1.0)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(power * one for one in (1, 2, 5, 10) if power * one >= rough)
    return [step * number for number in range(int(top / step) + 1)]


def short_number(value: float) -> str:
    """``1.5 M``: a large number in as little room as it can be read in."""
    if value >= 1e9:
        return translate("charts", "{number} B", "billion", number=_rounded(value / 1e9))
    if value >= 1e6:
        return translate("charts", "{number} M", "million", number=_rounded(value / 1e6))
    if value >= 1e4:
        return translate("charts", "{number} K", "thousand", number=_rounded(value / 1e3))
    return written(float(value))


def _rounded(value: float) -> float:
    return float(f"{value:.3g}")
