"""Which keys do what now; each can be pressed with a finger too."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap, px


class Hint(NamedTuple):
    """A key, what it does, and the doing itself."""

    key: str
    meaning: str
    do: Callable[[], object]


class _HintButton(QPushButton):
    """A key cap and its meaning."""

    def __init__(self, hint: Hint) -> None:
        super().__init__()
        self.setObjectName("hint")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(f"{hint.meaning} ({hint.key})")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(48))
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(8), 0, gap(8), 0)
        row.setSpacing(gap(8))
        for part in (label(hint.key, "key"), label(hint.meaning, "small")):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self.clicked.connect(hint.do)

    def sizeHint(self) -> QSize:
        """As wide as what stands in it."""
        layout = self.layout()
        return QSize(layout.sizeHint().width(), px(48)) if layout is not None else super().sizeHint()


class KeyHints(QWidget):
    """A row of hints; those that have no room are left out, from the end."""

    def __init__(self) -> None:
        super().__init__()
        self._hints: list[Hint] = []
        self._buttons: list[_HintButton] = []
        self.setFixedHeight(px(48))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_keys(self, hints: list[Hint]) -> None:
        """Replace the hints; the same ones stay as they are, for they are given at every key."""
        if hints == self._hints:
            return
        self._hints = hints
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [_HintButton(hint) for hint in hints]
        for button in self._buttons:
            button.setParent(self)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for others."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        x = 0
        for button in self._buttons:
            button.ensurePolished()
            width = button.sizeHint().width()
            button.setVisible(x + width <= self.width())
            button.setGeometry(x, 0, width, px(48))
            x += width + px(4)
