"""A field for a secret: masked, cleaned of what comes along with pasting, and never copied out of."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QToolButton

from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.theme import px

_SIDE, _SIGN = 52, 24
_OUT = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut)


def cleaned(text: str) -> str:
    """What was meant of a pasted key or ID: neither spaces nor line ends nor what cannot be seen."""
    return "".join(character for character in text if character.isprintable() and not character.isspace())


class CleanField(QLineEdit):
    """A field for an ID or a key, which never has spaces."""

    typed = Signal(str)
    """What a person typed or pasted, cleaned."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaxLength(512)
        self.textEdited.connect(self._edited)

    def _edited(self, text: str) -> None:
        wanted = cleaned(text)
        if wanted != text:
            place = len(cleaned(text[: self.cursorPosition()]))
            self.setText(wanted)
            self.setCursorPosition(place)
        self.typed.emit(wanted)

    def fill(self, text: str) -> None:
        """Show a text, unless it stands there already: the cursor stays."""
        if self.text() != text:
            self.setText(text)


class SecretField(CleanField):
    """Masked until somebody wants to see it. Its text leaves it by ``typed`` alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        # The menu would offer to copy.
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.eye = QToolButton()
        self.eye.setCheckable(True)
        self.eye.setFixedSize(px(_SIDE), px(_SIDE))
        self.eye.setIconSize(QSize(px(_SIGN), px(_SIGN)))
        self.eye.toggled.connect(self._reveal)
        self._reveal(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Also while it can be seen, it is not copied."""
        if any(event.matches(one) for one in _OUT):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _reveal(self, on: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)
        self.eye.setIcon(icon("ph.eye-slash" if on else "ph.eye"))
        name = (
            translate("secret_field", "Hide the secret")
            if on
            else translate("secret_field", "Show the secret")
        )
        self.eye.setAccessibleName(name)
        self.eye.setToolTip(name)
