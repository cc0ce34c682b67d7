"""A list to choose from that changes only when somebody chooses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

_OPENING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_F4)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Choice(NamedTuple):
    """A device as it is called on the screen, and the setting that means it."""

    title: str
    setting: str


class ChoiceBox(QComboBox):
    """Opens by a click or a key; only what is taken in the open list counts.

    Qt's own takes the next choice at each turn of a wheel and at each arrow key: on the way to another
    camera, every one between them would be opened.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.opens_on_enter = True
        """Off where Enter is for the page."""
        self.setAccessibleName(name)
        self.setMinimumWidth(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def fill(self, choices: Sequence[Choice], current: str) -> None:
        """What there is to choose from, and what is in use."""
        self.clear()
        for choice in choices:
            self.addItem(choice.title, choice.setting)
        self.setCurrentIndex(max(0, self.findData(current)))

    @property
    def setting(self) -> str:
        """The setting that is chosen."""
        return str(self.currentData() or "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel scrolls the page, or nothing."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list is opened; what Qt would choose at once is not its business."""
        opens = event.key() in _OPENING or (self.opens_on_enter and event.key() in _ENTERS)
        if opens and not event.isAutoRepeat():
            self.showPopup()
        else:
            event.ignore()
