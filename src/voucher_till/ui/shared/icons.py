"""Icons of the Phosphor set, and the signs of the verdicts, sharp at any size."""

from __future__ import annotations

from enum import Enum

import qtawesome
from PySide6.QtCore import QEasingCurve, QRect, QRectF, QSize, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from voucher_till.ui.shared.theme import look, palette

_POP_MILLISECONDS = 160
_SMALLEST = 0.8
_GLYPH = 0.56
"""Of the circle's width."""


def icon(name: str, color: str = "") -> QIcon:
    """An icon of the Phosphor set (``ph.printer``), in the colour of text unless another is named."""
    made: QIcon = qtawesome.icon(name, color=color or palette().ink)
    return made


def pixmap(name: str, color: str, size: int) -> QPixmap:
    """An icon as a picture, sharp on this screen."""
    application = QApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QApplication) else 1.0
    return icon(name, color).pixmap(QSize(size, size), ratio)


class Sign(Enum):
    """What stands in the circle of a verdict."""

    CHECK = "ph.check-bold"
    CROSS = "ph.x-bold"
    BARRED = "ph.prohibit-bold"
    ARROW_UP = "ph.arrow-up-bold"
    AGAIN = "ph.arrow-counter-clockwise-bold"
    CLOCK = "ph.clock-bold"
    QUESTION = "ph.question-bold"
    NO_LINE = "ph.wifi-slash-bold"
    ATTENTION = "ph.warning-bold"


class SignCircle(QWidget):
    """A sign in a filled circle; it grows into its place, unless motion is reduced."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.setFixedSize(size, size)
        self._sign, self._fill, self._ink = Sign.CHECK, QColor("green"), "white"
        self._size = 1.0
        self._pop = QVariantAnimation(self)
        self._pop.valueChanged.connect(self._grow)
        self._pop.setDuration(_POP_MILLISECONDS)
        self._pop.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._pop.setStartValue(_SMALLEST)
        self._pop.setEndValue(1.0)

    def show_sign(self, sign: Sign, fill: str, ink: str) -> None:
        """Change what is shown."""
        self._sign, self._fill, self._ink = sign, QColor(fill), ink
        if look().reduce_motion:
            self._grow(1.0)
        else:
            self._pop.start()

    def _grow(self, size: float) -> None:
        self._size = size
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle and the sign in its middle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        side = self.width() * self._size
        edge = (self.width() - side) / 2
        painter.drawEllipse(QRectF(edge, edge, side, side))
        glyph = round(side * _GLYPH)
        corner = (self.width() - glyph) // 2
        icon(self._sign.value, self._ink).paint(painter, QRect(corner, corner, glyph, glyph))
        painter.end()
