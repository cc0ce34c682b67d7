"""What stands where there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap, palette, px

_ICON = 64
_WIDEST, _LOW, _LOWEST = 560, 220, 130


class EmptyState(QWidget):
    """A sign, a title and a sentence, in the middle of the room there is."""

    def __init__(self, sign: str = "", title: str = "", text: str = "") -> None:
        super().__init__()
        self._sign, self._title = label(), label(name="heading", wrap=True)
        self._text = label(name="mute", wrap=True)
        inside = QWidget()
        # Lines as long as the eye can follow, in the middle.
        inside.setMaximumWidth(span(_WIDEST))
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(24), gap(16), gap(24), gap(16))
        row.addStretch(1)
        row.addWidget(inside, 100)
        row.addStretch(1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        column.addStretch(1)
        for part in (self._sign, self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        self.below = QVBoxLayout()
        """For a button."""
        self.below.setContentsMargins(0, gap(6), 0, 0)
        column.addLayout(self.below)
        column.addStretch(1)
        self.say(sign, title, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low there is the title before the text, and the text before the sign."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._sign.setVisible(self.height() >= span(_LOW))
        self._text.setVisible(bool(self._text.text()) and self.height() >= span(_LOWEST))

    def say(self, sign: str, title: str, text: str = "", tone: str = "mute") -> None:
        """Show others. ``tone`` is a colour of the palette by name."""
        if sign:
            self._sign.setPixmap(pixmap(sign, getattr(palette(), tone), px(_ICON)))
        self._title.setText(title)
        self._text.setText(text)
        self._fit()
