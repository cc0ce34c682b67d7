"""The camera's picture with the found code outlined, or in words why there is none."""

from __future__ import annotations

import time
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from voucher_till.scanning.camera import CameraView
from voucher_till.scanning.decoder import Point
from voucher_till.scanning.stream import Remark
from voucher_till.ui.shared.icons import icon, pixmap
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import px

_RADIUS = 12
_MARGIN = 14
_INK, _DIM, _WARN, _FOUND, _FOREIGN = "#FFFFFF", "#B9C4D0", "#FFC36B", "#4BD08B", "#FFC36B"
_TOP, _BOTTOM = "#2A323C", "#10151B"
_BAND = 180
"""How dark the band behind the caption is, of 255: a warning is read over a white picture too."""
_ROOM_FOR_SIGN = 160
"""A lower preview without a picture has room for its words alone."""
_OUTLINE_SECONDS = 0.5
"""How long an outline stays after the code was last read."""


class Caption(NamedTuple):
    """What stands under the picture; a warning is something to act on."""

    text: str
    warns: bool = False


class CameraPreview(QWidget):
    """Paints what a camera shows; a menu button stands in its corner."""

    menu_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.mirrored = False
        self._title = ""
        self._view: CameraView | None = None
        self._remark: Remark | None = None
        self._outline: tuple[tuple[Point, ...], ...] = ()
        self._outlined_at = 0.0
        self._sign = pixmap("ph.video-camera-slash", _DIM, px(36))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(px(240), px(80)))
        self.setAccessibleName(translate("preview", "Picture of the camera"))
        self.menu_button = QToolButton(self)
        self.menu_button.setObjectName("overlay")
        self.menu_button.setIcon(icon("ph.dots-three-vertical-bold", _INK))
        self.menu_button.setIconSize(QSize(px(22), px(22)))
        self.menu_button.setFixedSize(px(48), px(48))
        self.menu_button.setAccessibleName(translate("preview", "Camera and scanner"))
        self.menu_button.setToolTip(translate("preview", "Camera and scanner"))
        self.menu_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.menu_button.clicked.connect(self.menu_asked)
        self._trouble = label(name="overlaytext", wrap=True)
        self._trouble.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shape = QPainterPath()
        self._ground = QBrush()
        inside = QVBoxLayout(self)
        inside.addWidget(self._trouble)

    def show_view(self, title: str, view: CameraView | None, remark: Remark | None) -> None:
        """Show what the camera of this title shows now; no view stands for no camera."""
        self._title, self._view, self._remark = title, view, remark
        if view is None or view.picture is None:
            self._outline = ()
        elif view.reading.found:
            self._outlined_at = time.monotonic()
            self._outline = tuple(code.outline for code in view.reading.found)
        trouble = _trouble_of(view)
        if trouble != self._trouble.text():
            self._trouble.setText(trouble)
            self._trouble.setVisible(bool(trouble))
        if self.isVisible():
            self.update()

    @property
    def trouble(self) -> str:
        """Why there is no picture, in words; empty while there is one."""
        return self._trouble.text()

    @property
    def caption(self) -> Caption:
        """What the cashier or the customer can do, else the camera's name."""
        view = self._view
        if view is None or view.picture is None:
            return Caption("")
        if self._remark in (Remark.FOREIGN, Remark.SEVERAL):
            return Caption(worded(self._remark.value), True)
        if self._remark is Remark.SEEN:
            return Caption(worded(self._remark.value))
        if view.reading.advice is not None:
            return Caption(worded(view.reading.advice.value), True)
        return Caption(translate("preview", "{camera} · point the phone here", camera=self._title))

    @property
    def outlined(self) -> bool:
        """Whether a code is outlined now."""
        return bool(self._outline) and time.monotonic() - self._outlined_at < _OUTLINE_SECONDS

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the menu in its corner, and what is painted thirty times a second ready."""
        super().resizeEvent(event)
        self.menu_button.move(self.width() - self.menu_button.width() - px(6), px(6))
        self._shape = QPainterPath()
        self._shape.addRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        ground = QLinearGradient(0, 0, 0, self.height())
        ground.setColorAt(0, QColor(_TOP))
        ground.setColorAt(1, QColor(_BOTTOM))
        self._ground = QBrush(ground)
        layout = self.layout()
        if layout is not None:
            margins = (20, 56, 20, 12) if self._has_room_for_sign else (8, 0, 8, 0)
            layout.setContentsMargins(*map(px, margins))

    @property
    def _has_room_for_sign(self) -> bool:
        return self.height() >= px(_ROOM_FOR_SIGN)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture in a rounded frame; a guide, or the code's outline; the caption."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setClipPath(self._shape)
        picture = self._view.picture if self._view is not None else None
        if picture is None:
            painter.fillRect(self.rect(), self._ground)
            if self._has_room_for_sign:
                left = round((self.width() - self._sign.deviceIndependentSize().width()) / 2)
                painter.drawPixmap(left, self.height() // 2 - px(60), self._sign)
        else:
            height, width = picture.shape[:2]
            image = QImage(picture.data, width, height, width * 3, QImage.Format.Format_BGR888)
            self._paint_picture(painter, image)
            self._paint_caption(painter)
        painter.end()

    def _paint_picture(self, painter: QPainter, image: QImage) -> None:
        factor = max(self.width() / image.width(), self.height() / image.height())
        left, top = (self.width() - image.width() * factor) / 2, (self.height() - image.height() * factor) / 2
        painter.save()
        if self.mirrored:
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        target = QRectF(left, top, image.width() * factor, image.height() * factor)
        painter.drawImage(target, image)
        if self.outlined and self._view is not None:
            color = _FOREIGN if self._remark in (Remark.FOREIGN, Remark.SEVERAL) else _FOUND
            painter.setPen(QPen(QColor(color), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            scale = self._view.scale * factor
            for outline in self._outline:
                points = [QPointF(x * scale + left, y * scale + top) for x, y in outline]
                painter.drawPolygon(QPolygonF(points))
        else:
            self._paint_guide(painter)
        painter.restore()

    def _paint_guide(self, painter: QPainter) -> None:
        """Four corners where the phone is best held."""
        side = min(self.height() * 0.62, self.width() * 0.5)
        reach = side * 0.22
        painter.setPen(QPen(QColor(255, 255, 255, 150), 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        middle = QPointF(self.width() / 2, (self.height() - 30) / 2)
        for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            corner = middle + QPointF(x * side / 2, y * side / 2)
            ends = [corner - QPointF(x * reach, 0), corner, corner - QPointF(0, y * reach)]
            painter.drawPolyline(QPolygonF(ends))

    def _paint_caption(self, painter: QPainter) -> None:
        caption = self.caption
        font = QFont(self.font())
        font.setPixelSize(px(14))
        font.setWeight(QFont.Weight.DemiBold if caption.warns else QFont.Weight.Normal)
        painter.setFont(font)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        margin, around = px(_MARGIN), px(16)
        room = QRect(margin, 0, self.width() - 2 * margin, self.height())
        needed = painter.boundingRect(room, flags, caption.text)
        band = QRect(0, self.height() - needed.height() - around, self.width(), needed.height() + around)
        painter.fillRect(band, QColor(0, 0, 0, _BAND))
        painter.setPen(QColor(_WARN if caption.warns else _INK))
        painter.drawText(band.adjusted(margin, 0, -margin, 0), flags, caption.text)


def _trouble_of(view: CameraView | None) -> str:
    """Why there is no picture, in words; empty while there is one."""
    if view is None:
        return translate("preview", "No camera is used. Scan with a handheld scanner.")
    if view.picture is not None:
        return ""
    if view.problem is not None:
        return worded(view.problem.value)
    return translate("preview", "Opening the camera… Some take up to twenty seconds.")
