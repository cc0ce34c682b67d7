"""Pictures of products for widgets: they come later or never, in the size and shape that is asked for."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any
from weakref import WeakKeyDictionary

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

Work = Callable[[], Coroutine[Any, Any, None]]
_KEPT = 64
_ROUNDING = 0.16
"""Radius of the corners, of the side."""


class ProductPictures:
    """Gets pictures for widgets and keeps the last ones in memory."""

    def __init__(
        self, fetch: Callable[[str], Awaitable[bytes | None]], spawn: Callable[[Work], object]
    ) -> None:
        self._fetch = fetch
        self._spawn = spawn
        self._made: dict[tuple[str, int, float], QPixmap] = {}
        self._wanted: WeakKeyDictionary[QWidget, str] = WeakKeyDictionary()

    def want(self, url: str, show: Callable[[QPixmap], object], owner: QWidget, side: int) -> None:
        """Have the picture of an address shown at ``side`` x ``side`` pixels.

        At once when it is known, else later or never. It is not shown any more when the owner has been
        destroyed or has asked for another one meanwhile; an empty address asks for none.
        """
        self._wanted[owner] = url
        if not url:
            return
        known = self._known(url, side, owner.devicePixelRatioF())
        if known is not None:
            show(known)
        else:
            self._spawn(partial(self._bring, url, show, owner, side))

    async def _bring(self, url: str, show: Callable[[QPixmap], object], owner: QWidget, side: int) -> None:
        content = await self._fetch(url)
        if content is None or not isValid(owner) or self._wanted.get(owner) != url:
            return
        ratio = owner.devicePixelRatioF()
        made = self._known(url, side, ratio)
        if made is None:
            image = QImage.fromData(content)
            if image.isNull():
                return
            made = rounded(image, side, ratio)
            self._keep((url, side, ratio), made)
        show(made)

    def _known(self, url: str, side: int, ratio: float) -> QPixmap | None:
        return self._made.get((url, side, ratio))

    def _keep(self, key: tuple[str, int, float], made: QPixmap) -> None:
        self._made[key] = made
        if len(self._made) > _KEPT:
            del self._made[next(iter(self._made))]


def rounded(image: QImage, side: int, ratio: float) -> QPixmap:
    """The middle of an image as a square with round corners, sharp at a screen's ratio."""
    pixels, edge = round(side * ratio), min(image.width(), image.height())
    # Cut before it is scaled: a picture of one line would grow to thousands of pixels.
    square = image.copy((image.width() - edge) // 2, (image.height() - edge) // 2, edge, edge)
    fitting = square.scaled(
        pixels,
        pixels,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    made = QPixmap(pixels, pixels)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    # A brush, because a clip would leave the corners ragged.
    painter.setBrush(QBrush(fitting))
    painter.drawRoundedRect(QRectF(0, 0, pixels, pixels), pixels * _ROUNDING, pixels * _ROUNDING)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made
