"""Small dialogs that ask for a few words. They never block: what was answered comes as a signal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.pin_pad import room_for
from voucher_till.ui.shared.theme import px

_WIDTH = 520


@dataclass(frozen=True, slots=True)
class Question:
    """One field of a dialog."""

    name: str
    needed: bool = True
    hint: str = ""


class AskDialog(QDialog):
    """A title, a sentence, fields, and a button that wakes when the needed ones are filled."""

    answered = Signal(list)
    """The texts of the fields, in their order."""

    def __init__(
        self, parent: QWidget, title: str, text: str, questions: Sequence[Question], button: str
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._questions = questions
        self.fields = [QLineEdit() for _ in questions]
        self.accept_button = QPushButton(button)
        self.accept_button.setObjectName("primary")
        cancel = KeyButton(translate("dialogs", "Cancel"), "Esc", "secondary")
        cancel.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(28), px(24), px(28), px(24))
        column.setSpacing(px(12))
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(label(text, "mute", wrap=True))
        for question, field in zip(questions, self.fields, strict=True):
            column.addWidget(label(question.name, "strong"))
            field.setAccessibleName(question.name)
            field.setPlaceholderText(question.hint)
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self._accept)
            column.addWidget(field)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(14))
        buttons.addWidget(cancel, 1)
        buttons.addWidget(self.accept_button, 2)
        column.addSpacing(px(6))
        column.addLayout(buttons)
        cancel.clicked.connect(self.reject)
        self.accept_button.clicked.connect(self._accept)
        self._check()

    def setVisible(self, visible: bool) -> None:
        """As high as its texts need at its width."""
        layout = self.layout()
        if visible and layout is not None:
            # Its own style must be known before it can be measured.
            self.ensurePolished()
            width = min(span(_WIDTH), room_for(self).width())
            self.resize(width, layout.totalHeightForWidth(width))
        super().setVisible(visible)

    def _is_complete(self) -> bool:
        pairs = zip(self._questions, self.fields, strict=True)
        return all(field.text().strip() or not question.needed for question, field in pairs)

    def _check(self) -> None:
        self.accept_button.setEnabled(self._is_complete())

    def _accept(self) -> None:
        if self._is_complete():
            self.answered.emit([field.text().strip() for field in self.fields])
            self.accept()
