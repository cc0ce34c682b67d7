"""What stands where there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap, palette, px

_ICON = 64


class EmptyState(QWidget):
    """A sign, a title and a sentence, in the middle of the room there is."""

    def __init__(self, sign: str = "", title: str = "", text: str = "") -> None:
        super().__init__()
        self._sign, self._title = label(), label(name="heading", wrap=True)
        self._text = label(name="mute", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(24), gap(16), gap(24), gap(16))
        column.setSpacing(gap(8))
        column.addStretch(1)
        for part in (self._sign, self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        self.below = QVBoxLayout()
        """For a button."""
        column.addLayout(self.below)
        column.addStretch(1)
        self.say(sign, title, text)

    def say(self, sign: str, title: str, text: str = "", tone: str = "mute") -> None:
        """Show others. ``tone`` is a colour of the palette by name."""
        if sign:
            self._sign.setPixmap(pixmap(sign, getattr(palette(), tone), px(_ICON)))
        for part, said in ((self._title, title), (self._text, text)):
            part.setText(said)
            part.setVisible(bool(said))
