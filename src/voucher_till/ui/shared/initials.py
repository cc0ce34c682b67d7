"""A person's initials in a circle."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from voucher_till.ui.shared.theme import palette, px


class Initials(QWidget):
    """The first letters of a name in a circle; a manager's is filled."""

    def __init__(self, name: str, size: int, *, strong: bool = False) -> None:
        super().__init__()
        self.setFixedSize(size, size)
        self._letters = "".join(part[0] for part in name.split()[:2]).upper()
        self._strong = strong

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle and the letters."""
        use = palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = px(2)
        painter.setPen(QPen(QColor(use.accent), line))
        painter.setBrush(QColor(use.accent if self._strong else use.card))
        painter.drawEllipse(QRectF(self.rect()).adjusted(line, line, -line, -line))
        font = QFont(self.font())
        font.setPixelSize(max(1, round(self.height() * 0.36)))
        font.setWeight(QFont.Weight.Bold)
        painter.setFont(font)
        painter.setPen(QColor(use.on_accent if self._strong else use.accent))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self._letters)
        painter.end()
