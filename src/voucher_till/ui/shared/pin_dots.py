"""How many digits of a PIN were typed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voucher_till.ui.shared.theme import gap, palette, px

LEAST_DIGITS, MOST_DIGITS = 4, 8


class PinDots(QWidget):
    """As many dots as digits were typed; never the digits."""

    def __init__(self) -> None:
        super().__init__()
        self.filled = 0
        self.ring = False
        self._step = px(12) + gap(12)
        self.setFixedSize(MOST_DIGITS * self._step + gap(36), px(52))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw places for the least digits, and one more for each beyond them."""
        use = palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(use.accent if self.ring else use.line), 2))
        painter.setBrush(QColor(use.card))
        painter.drawRoundedRect(box, px(10), px(10))
        places, size, step = max(LEAST_DIGITS, self.filled), px(12), self._step
        left = (self.width() - (places - 1) * step - size) / 2
        painter.setPen(QPen(QColor(use.mute), px(2)))
        for place in range(places):
            painter.setBrush(QColor(use.ink) if place < self.filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QRectF(left + place * step, (self.height() - size) / 2, size, size))
        painter.end()
