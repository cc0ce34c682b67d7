"""How was a conflict settled? The usual answers are a tap away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from voucher_till.domain.journal import Redemption
from voucher_till.ui.manager.queue_words import name_of
from voucher_till.ui.shared.dialogs import AskDialog, Question
from voucher_till.ui.shared.flow_layout import Flow
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.pin_pad import room_for
from voucher_till.ui.shared.theme import gap


class CloseDialog(AskDialog):
    """Asks for the reason, and before it for whatever else is not known."""

    def __init__(self, parent: QWidget, title: str, row: Redemption, before: list[Question]) -> None:
        self._name = name_of(row)
        text = translate(
            "close_dialog",
            "{voucher}: the goods went out and the platform does not redeem it. "
            "Say how it was settled; this is kept for good.",
            voucher=self._name,
        )
        question = Question(translate("close_dialog", "What was done"))
        button = translate("close_dialog", "Close the conflict")
        super().__init__(parent, title, text, [*before, question], button)
        self._texts = [part for part in self.findChildren(QLabel) if part.text() != title]
        self.reasons = [self._choice(usual) for usual in _usual()]
        self.other_button = QPushButton(translate("close_dialog", "Something else"))
        self.other_button.clicked.connect(lambda: self._fill(""))
        choices = QWidget()
        flow = Flow(choices, gap(8))
        for choice in (*self.reasons, self.other_button):
            choice.setAutoDefault(False)
            flow.addWidget(choice)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(column.indexOf(self.fields[-1]), choices)

    def setVisible(self, visible: bool) -> None:
        """Where large text leaves too little room, it says no more than it must."""
        super().setVisible(visible)
        layout = self.layout()
        if visible and layout is not None and self.height() > room_for(self).height():
            self._be_brief()
            layout.activate()
            self.resize(self.width(), layout.totalHeightForWidth(self.width()))

    def _be_brief(self) -> None:
        """The names of the fields stand in them, and the sentence only tells which voucher it is."""
        self._texts[0].setText(self._name)
        for field, name in zip(self.fields, self._texts[1:], strict=True):
            field.setPlaceholderText(name.text())
            name.hide()

    def _choice(self, text: str) -> QPushButton:
        made = QPushButton(text)
        made.clicked.connect(lambda: self._fill(text))
        return made

    def _fill(self, text: str) -> None:
        """What was tapped can still be added to."""
        field = self.fields[-1]
        field.setText(text)
        field.setFocus(Qt.FocusReason.OtherFocusReason)


def _usual() -> list[str]:
    return [
        translate("close_dialog", "Paid by the customer"),
        translate("close_dialog", "Written off"),
        translate("close_dialog", "Refunded to the customer"),
    ]
