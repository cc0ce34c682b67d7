"""What the history says when there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap, palette, px

_ICON = 64


class HistoryEmpty(QWidget):
    """A sign, a sentence, and the way out of a filter that nothing fits."""

    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sign, self._title, self._text = label(), label(name="heading"), label(name="mute", wrap=True)
        self.clear_button = QPushButton(translate("history_empty", "List everything"))
        self.clear_button.clicked.connect(self.clear_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(24), gap(16), gap(24), gap(16))
        column.setSpacing(gap(8))
        column.addStretch(1)
        for part in (self._sign, self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(part)
        column.addSpacing(gap(6))
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_why(self, *, narrowed: bool) -> None:
        """Nothing fits what is asked for, or there is nothing at all."""
        sign = "ph.magnifying-glass" if narrowed else "ph.clock-counter-clockwise"
        self._sign.setPixmap(pixmap(sign, palette().mute, px(_ICON)))
        if narrowed:
            self._title.setText(translate("history_empty", "Nothing fits"))
            self._text.setText(
                translate(
                    "history_empty",
                    "Numbers are found by their last four or more digits, products by a part of their name.",
                )
            )
        else:
            self._title.setText(translate("history_empty", "Nothing yet"))
            self._text.setText(
                translate("history_empty", "What is scanned at this till will be listed here.")
            )
        self.clear_button.setVisible(narrowed)
