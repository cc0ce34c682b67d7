"""A page of the assistant: what it is about in a sentence, and what is to be filled in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from voucher_till.store.setup_draft import SetupDraft
from voucher_till.ui.setup.choice_box import ChoiceBox
from voucher_till.ui.setup.settings_parts import Row, Section
from voucher_till.ui.shared.parts import card, label
from voucher_till.ui.shared.theme import gap

_WIDEST = 1060


class AssistantPage(Section):
    """Shows what the draft has, and says what somebody changed in it."""

    access_changed = Signal(object)
    """A dict of fields of ``Access`` that a person changed; ``changed`` is for those of the draft."""

    def __init__(self, title: str, lead: str, widest: int = _WIDEST) -> None:
        super().__init__(title, widest=widest)
        self.heading.setObjectName("step")
        self.title = title
        self.first: QWidget | None = None
        """What has the keyboard when the page is opened; None for the button that goes on."""
        self.lead = label(lead, "mute", wrap=True)
        self.rows.addWidget(self.lead)

    def show_draft(self, draft: SetupDraft) -> None:
        """Show what is filled in."""

    def entered(self) -> None:
        """The page is on the screen now."""

    def leave_enter(self) -> None:
        """Enter goes on, also from a list to choose from."""
        for box in self.findChildren(ChoiceBox):
            box.opens_on_enter = False

    def problem(self) -> tuple[str, QWidget] | None:
        """What keeps from going on, and where to mend it; None when nothing does."""
        return None

    def take_rows(self, section: Section) -> None:
        """Show the rows of a section of the settings here."""
        section.setParent(self)
        section.hide()
        self.rows.addWidget(section.inside)
        section.inside.show()


def field_row(field: QLineEdit, title: str, text: str, *beside: QWidget) -> Row:
    """A field below its name and a sentence; ``beside`` are buttons at its right."""
    field.setAccessibleName(title)
    field.setAccessibleDescription(text)
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap(8))
    line.addWidget(field, 1)
    for part in beside:
        line.addWidget(part)
    return Row(title, text).below(holder)


def text_card(*parts: QWidget) -> QFrame:
    """Parts below each other on a card."""
    frame = card()
    column = QVBoxLayout(frame)
    column.setContentsMargins(gap(20), gap(14), gap(20), gap(14))
    column.setSpacing(gap(8))
    for part in parts:
        column.addWidget(part)
    return frame
