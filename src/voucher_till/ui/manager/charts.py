"""Bars over a line of days, hours or weekdays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame

from voucher_till.ui.manager.chart_picture import Bar, ChartPicture, short_number


class BarChart(QFrame):
    """Upright bars. The arrow keys and the mouse go through them, Enter or a click opens one.

    The bar below the mouse, or else the marked one, says its figure in a bubble.
    """

    current_changed = Signal(int)
    opened = Signal(int)
    """The number of a bar."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("chart")
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self._write: Callable[[float], str] = short_number
        self._bars: Sequence[Bar] = ()
        self._current = -1
        self._below_mouse = -1

    @property
    def current(self) -> int:
        """The number of the bar that is marked; -1 for none."""
        return self._current

    @property
    def told(self) -> int:
        """The number of the bar that says its figure; -1 for none."""
        if self._below_mouse >= 0:
            return self._below_mouse
        return self._current if self.hasFocus() else -1

    def show_bars(self, bars: Sequence[Bar], write: Callable[[float], str]) -> None:
        """Replace them all; ``write`` gives the words at the lines across."""
        self._bars, self._write, self._current, self._below_mouse = bars, write, -1, -1
        self.setAccessibleDescription("")
        self.update()

    def mark(self, number: int) -> None:
        """Mark a bar."""
        if number == self._current or not -1 <= number < len(self._bars):
            return
        self._current = number
        bar = self._bars[number] if number >= 0 else None
        self.setAccessibleDescription("" if bar is None else bar.told)
        self.update()
        self.current_changed.emit(number)

    @property
    def _picture(self) -> ChartPicture:
        self.ensurePolished()
        return ChartPicture(self._bars, self._write, self.contentsRect(), self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw lines, bars and words, then the figure of one bar over them."""
        super().paintEvent(event)
        if not self._bars:
            return
        painter = QPainter(self)
        self._picture.draw(painter, self._current, self.told)
        painter.end()

    def _bar_at(self, position: QPointF) -> int:
        """The bar in whose column a place is; -1 for none."""
        return self._picture.bar_at(position) if self._bars else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the bar below the finger."""
        self.mark(self._bar_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it, unless the finger went elsewhere meanwhile."""
        number = self._bar_at(event.position())
        if number >= 0 and number == self._current:
            self.opened.emit(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The bar below the mouse says its figure."""
        self._point_at(self._bar_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """No bar is below the mouse."""
        super().leaveEvent(event)
        self._point_at(-1)

    def _point_at(self, number: int) -> None:
        if number != self._below_mouse:
            self._below_mouse = number
            self.update()

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
