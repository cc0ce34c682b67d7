"""A button with a sign and a word."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton

from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.theme import px

_SIGN = 18


class ToolButton(QPushButton):
    """The sign stands alone where there is little room."""

    def __init__(self, sign: str, text: str, name: str = "tool") -> None:
        super().__init__(f" {text}")
        self.setObjectName(name)
        self.setIcon(icon(sign))
        self.setIconSize(QSize(px(_SIGN), px(_SIGN)))
        self.setAccessibleName(text)

    def show_words(self, on: bool) -> None:
        """Whether there is room for its word."""
        words = f" {self.accessibleName()}" if on else ""
        if self.text() != words:
            self.setText(words)
            self.setToolTip("" if on else self.accessibleName())


def export_button(name: str = "tool") -> ToolButton:
    """The way into a file, the same in every part of the room."""
    return ToolButton("ph.download-simple", translate("tool_button", "Export…"), name)
