"""Icons, and the signs of the verdicts, drawn so that they are sharp at any size."""

from __future__ import annotations

from enum import Enum
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget


def icon_path(name: str) -> Path:
    """Where an icon is that ships with the program: in the wheel, or in the source tree beside it."""
    shipped = Path(str(files("voucher_till"))) / "resources" / "icons" / name
    return shipped if shipped.is_file() else Path(__file__).parents[4] / "resources" / "icons" / name


def icon_file(name: str) -> bytes:
    """An icon's own text."""
    return icon_path(name).read_bytes()


def tinted(svg: bytes, color: str, size: int) -> QPixmap:
    """An icon in one colour."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.replace(b"currentColor", color.encode()))).render(painter)
    painter.end()
    return pixmap


class Sign(Enum):
    """What stands in the circle."""

    CHECK = "check"
    CROSS = "cross"
    ARROW_UP = "arrow_up"
    AGAIN = "again"
    CLOCK = "clock"
    QUESTION = "?"
    ATTENTION = "!"


class SignCircle(QWidget):
    """A sign in a filled circle."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.setFixedSize(size, size)
        self._sign, self._fill, self._ink = Sign.CHECK, QColor("green"), QColor("white")

    def show_sign(self, sign: Sign, fill: str, ink: str) -> None:
        """Change what is shown."""
        self._sign, self._fill, self._ink = sign, QColor(fill), QColor(ink)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle and its sign on a field of 100 x 100."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(self.width() / 100, self.height() / 100)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        painter.drawEllipse(QRectF(0, 0, 100, 100))
        pen = QPen(self._ink, 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._draw(painter)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        if self._sign is Sign.CHECK:
            _line(painter, (29, 52), (44, 67), (72, 36))
        elif self._sign is Sign.CROSS:
            _line(painter, (33, 33), (67, 67))
            _line(painter, (67, 33), (33, 67))
        elif self._sign is Sign.ARROW_UP:
            _line(painter, (50, 72), (50, 30))
            _line(painter, (33, 46), (50, 29), (67, 46))
        elif self._sign is Sign.AGAIN:
            painter.drawArc(QRectF(29, 31, 42, 42), 90 * 16, -290 * 16)
            painter.setBrush(self._ink)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPolygon(QPolygonF([QPointF(33, 31), QPointF(52, 17), QPointF(52, 45)]))
        elif self._sign is Sign.CLOCK:
            painter.drawEllipse(QRectF(26, 26, 48, 48))
            _line(painter, (50, 36), (50, 51), (61, 57))
        else:
            font = QFont(painter.font())
            font.setPixelSize(60)
            font.setWeight(QFont.Weight.ExtraBold)
            painter.setFont(font)
            painter.drawText(QRectF(0, 0, 100, 100), int(Qt.AlignmentFlag.AlignCenter), self._sign.value)


def _line(painter: QPainter, *points: tuple[float, float]) -> None:
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
