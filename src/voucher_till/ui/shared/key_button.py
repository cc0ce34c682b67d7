"""A button that says which key presses it, as long as there is room for both."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

_BETWEEN = "   "
_ROUNDING = 2
"""Pixels by which two measures of one text may differ."""


class KeyButton(QPushButton):
    """Its text, and the name of its key where that fits."""

    def __init__(self, text: str, key: str, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # It may be made narrower than it asks for, as far as its text goes.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.is_roomy = True
        """Whether it asks for the room that its key needs."""
        self._words = self._short = text
        self._key = key
        self._shows_key = True
        self._write()

    def say(self, text: str, *, with_key: bool = True, short: str = "") -> None:
        """Another text; without its key where that would do nothing. ``short`` is for want of room."""
        self._words = text
        self._short = short or text
        self._shows_key = with_key
        self.updateGeometry()
        self._write()

    @property
    def _both(self) -> str:
        return f"{self._words}{_BETWEEN}{self._key}" if self._shows_key else self._words

    def _needed(self, text: str) -> int:
        """The width for a text, with all that the style sheet keeps free around it."""
        self.ensurePolished()
        metrics = self.fontMetrics()
        around = super().sizeHint().width() - metrics.horizontalAdvance(self.text())
        return metrics.horizontalAdvance(text) + around

    def _write(self) -> None:
        room = self.width() + _ROUNDING
        fitting = (text for text in (self._both, self._words) if self._needed(text) <= room)
        self.setText(next(fitting, self._short))
        self.setAccessibleName(f"{self._words} ({self._key})" if self._shows_key else self._words)

    def minimumSizeHint(self) -> QSize:
        """At its shortest."""
        return QSize(self._needed(self._short), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """With the key, if there is to be room for it."""
        shown = self._both if self.is_roomy else self._words
        return QSize(self._needed(shown), super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for the key."""
        super().resizeEvent(event)
        self._write()

    def showEvent(self, event: QShowEvent) -> None:
        """Its style counts from now on."""
        super().showEvent(event)
        self._write()
