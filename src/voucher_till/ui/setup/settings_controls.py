"""What changes a setting: switches, a few choices side by side, a volume."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QRadioButton,
    QSizePolicy,
    QSlider,
    QWidget,
)

from voucher_till.ui.shared.flow_layout import Flow
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.theme import PALETTES, SYSTEM, gap, palette, palette_of, px


class Chip(NamedTuple):
    """One of several choices: what it is called, the value it stands for, and a small picture."""

    title: str
    value: str
    picture: QIcon | None = None


class Chips(QWidget):
    """A few choices side by side, of which one is taken; arrow keys go through them."""

    chosen = Signal(str)
    """The value that a person took; never one that was filled in."""

    def __init__(self, name: str, choices: Sequence[Chip]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons = {choice.value: _chip(name, choice) for choice in choices}
        self._group = QButtonGroup(self)
        flow = Flow(self, gap(8))
        for button in self.buttons.values():
            self._group.addButton(button)
            flow.addWidget(button)
        self._group.buttonClicked.connect(lambda _button: self.chosen.emit(self.value))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def value(self) -> str:
        """The value that is taken; empty when it is none of these."""
        return next((value for value, button in self.buttons.items() if button.isChecked()), "")

    @property
    def taken(self) -> bool:
        """Whether one of them is taken."""
        return self._group.checkedButton() is not None

    def take(self, value: str) -> None:
        """Show a value as the one that is in use."""
        self._group.setExclusive(False)
        for one, button in self.buttons.items():
            button.setChecked(one == value)
        self._group.setExclusive(True)
        self.setFocusProxy(self._group.checkedButton() or next(iter(self.buttons.values())))


def _chip(name: str, choice: Chip) -> QRadioButton:
    made = QRadioButton(choice.title)
    made.setObjectName("chip")
    made.setAccessibleDescription(name)
    if choice.picture is not None:
        made.setIcon(choice.picture)
        made.setIconSize(QSize(px(28), px(22)))
    return made


class Switch(QCheckBox):
    """On or off: a knob at one side or the other, with a tick where it is on."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFixedSize(span(58), px(48))

    def hitButton(self, pos: QPoint) -> bool:
        """All of it can be pressed."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw track, knob, tick, and the ring of the keyboard."""
        use, on = palette(), self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        height, width, line = span(26), span(48), span(2)
        track = QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)
        strong = use.accent if self.isEnabled() else use.mute
        painter.setPen(QPen(QColor(strong if on else use.mute), line))
        painter.setBrush(QColor(strong if on else use.card))
        painter.drawRoundedRect(track, height / 2, height / 2)
        knob = height - span(10)
        left = track.right() - knob - span(5) if on else track.left() + span(5)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(use.on_accent if on else use.mute))
        painter.drawEllipse(QRectF(left, track.center().y() - knob / 2, knob, knob))
        if on:
            self._draw_tick(painter, QPoint(round(track.left() + height / 2), round(track.center().y())))
        if self.hasFocus():
            ring = track.adjusted(-span(4), -span(4), span(4), span(4))
            painter.setPen(QPen(QColor(use.ink), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)
        painter.end()

    @staticmethod
    def _draw_tick(painter: QPainter, middle: QPoint) -> None:
        pen = QPen(QColor(palette().on_accent), span(2))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        points = ((-4, 0), (-1, 3), (5, -4))
        painter.drawPolyline([middle + QPoint(span(x), span(y)) for x, y in points])


class Volume(QSlider):
    """A slider that a wheel over it does not move: the wheel scrolls the page."""

    def __init__(self, name: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setAccessibleName(name)
        self.setRange(0, 100)
        self.setSingleStep(5)
        self.setPageStep(10)
        self.setTracking(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the page."""
        event.ignore()


def swatch(theme: str) -> QIcon:
    """A small picture of a theme: its card and its accent, in two halves where the system decides."""
    size, ratio = px(22), 2.0
    # Wider than high: the style leaves but a hair between an icon and its text.
    picture = QPixmap(round(px(28) * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(1, 1, size - 2, size - 2)
    shape = QPainterPath()
    shape.addRoundedRect(box, size / 4, size / 4)
    first = palette_of(theme) if theme != SYSTEM else PALETTES["light"]
    painter.fillPath(shape, QColor(first.card))
    if theme == SYSTEM:
        painter.setClipRect(QRectF(size / 2, 0, size, size))
        painter.fillPath(shape, QColor(PALETTES["dark"].card))
        painter.setClipping(False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(first.accent))
    painter.drawEllipse(box.center(), size / 5, size / 5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(palette().mute), 1))
    painter.drawPath(shape)
    painter.end()
    return QIcon(picture)
