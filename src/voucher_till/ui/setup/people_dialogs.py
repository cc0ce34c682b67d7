"""Dialogs about people: a new one, a new PIN, and whether somebody is to be removed. They never block."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from voucher_till.domain.people import (
    LONGEST_NAME,
    Person,
    Role,
    clean_name,
    name_problem,
    pin_problem,
    role_problem,
    taken_problem,
)
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.ui.setup.settings_controls import Chip, Chips
from voucher_till.ui.setup.settings_parts import button, settings_sheet
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.pin_dots import MOST_DIGITS
from voucher_till.ui.shared.pin_pad import room_for
from voucher_till.ui.shared.theme import gap, px

_WIDTH = 560


class FormDialog(QDialog):
    """A title, a sentence, fields that scroll where the screen is low, and two buttons that do not."""

    def __init__(self, parent: QWidget, title: str, text: str, accept: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setStyleSheet(settings_sheet())
        self.problem = label(name="warn", wrap=True)
        # Its room is kept: the fields stay where they are when there is something to say.
        self.problem.setMinimumHeight(px(22))
        self.accept_button = button(accept, self.try_to_accept, "primary")
        self.accept_button.setDefault(True)
        self._content = QWidget()
        self.form = QVBoxLayout(self._content)
        self.form.setContentsMargins(gap(28), gap(22), gap(28), gap(6))
        self.form.setSpacing(gap(10))
        self.form.addWidget(label(title, "heading", wrap=True))
        self.form.addWidget(label(text, "mute", wrap=True))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content)
        self._foot = QVBoxLayout()

    def finish(self) -> None:
        """Put the buttons below the fields; they come last for the keyboard too."""
        cancel = button(translate("people_dialogs", "Cancel   Esc"), self.reject, "secondary")
        cancel.setAutoDefault(False)
        self.form.addStretch(1)
        self._foot.setContentsMargins(gap(28), gap(6), gap(28), gap(22))
        self._foot.setSpacing(gap(10))
        buttons = QHBoxLayout()
        buttons.setSpacing(gap(14))
        buttons.addWidget(cancel, 1)
        buttons.addWidget(self.accept_button, 2)
        self._foot.addWidget(self.problem)
        self._foot.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addLayout(self._foot)

    def setVisible(self, visible: bool) -> None:
        """As high as the fields, but no larger than the window it belongs to."""
        if visible:
            room = room_for(self)
            width = min(span(_WIDTH), room.width())
            # Its own style must be known before it can be measured.
            self.ensurePolished()
            high = self.form.totalHeightForWidth(width) + self._foot.sizeHint().height()
            self.resize(width, min(high + gap(8), room.height()))
        super().setVisible(visible)

    def find_problem(self) -> tuple[Phrase, QWidget] | None:
        """What is wrong with what was filled in, and the field to mend it in."""
        return None

    def tell(self) -> None:
        """Say what was filled in."""

    def try_to_accept(self) -> None:
        """Say it and close, or say what is wrong and stay."""
        found = self.find_problem()
        if found is not None:
            self.problem.setText(worded(found[0]))
            found[1].setFocus()
            return
        self.tell()
        self.accept()

    def add_field(self, name: str, field: QWidget) -> None:
        """One more field below its name."""
        self.form.addSpacing(gap(4))
        self.form.addWidget(label(name, "strong"))
        self.form.addWidget(field)

    def add_pins(self) -> tuple[QLineEdit, QLineEdit]:
        """Two fields side by side for one PIN."""
        first = _pin_field(translate("people_dialogs", "PIN"))
        again = _pin_field(translate("people_dialogs", "PIN again"))
        row = QHBoxLayout()
        row.setSpacing(gap(14))
        for field in (first, again):
            field.textChanged.connect(self.problem.clear)
            column = QVBoxLayout()
            column.setSpacing(gap(10))
            column.addWidget(label(field.accessibleName(), "strong"))
            column.addWidget(field)
            row.addLayout(column, 1)
        self.form.addSpacing(gap(4))
        self.form.addLayout(row)
        return first, again


class PersonDialog(FormDialog):
    """Somebody new: name, role, and a PIN where one is wanted."""

    given = Signal(str, object, str)
    """Name, ``Role``, and PIN, which is empty for none."""

    def __init__(self, parent: QWidget, people: Sequence[Person]) -> None:
        super().__init__(
            parent,
            translate("people_dialogs", "Add a person"),
            translate("people_dialogs", "A manager needs a PIN, a cashier only where sign-in asks for it."),
            translate("people_dialogs", "Add"),
        )
        self._people = people
        title = translate("people_dialogs", "Name")
        self.name = QLineEdit()
        self.name.setAccessibleName(title)
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(self.problem.clear)
        self.add_field(title, self.name)
        role = translate("people_dialogs", "Role")
        self.role = Chips(role, [Chip(role_name(one), one.value) for one in Role])
        self.role.take(Role.CASHIER.value)
        self.add_field(role, self.role)
        self.pin, self.again = self.add_pins()
        self.finish()

    def find_problem(self) -> tuple[Phrase, QWidget] | None:
        """What the list of people would not take."""
        name = clean_name(self.name.text())
        problem = name_problem(name) or taken_problem(name, self._people)
        if problem is not None:
            return problem, self.name
        if not self.pin.text() and not self.again.text():
            problem = role_problem(Role(self.role.value), has_pin=False)
            return None if problem is None else (problem, self.pin)
        return _pins_problem(self.pin, self.again)

    def tell(self) -> None:
        """Say who it is."""
        self.given.emit(clean_name(self.name.text()), Role(self.role.value), self.pin.text())


class PinDialog(FormDialog):
    """A new PIN for somebody."""

    given = Signal(str)

    def __init__(self, parent: QWidget, person: Person) -> None:
        super().__init__(
            parent,
            translate("people_dialogs", "PIN of {name}", name=person.name),
            translate("people_dialogs", "4 to 8 digits that only {name} knows.", name=person.name),
            translate("people_dialogs", "Set the PIN"),
        )
        self.pin, self.again = self.add_pins()
        self.finish()

    def find_problem(self) -> tuple[Phrase, QWidget] | None:
        """What is wrong with the PIN."""
        return _pins_problem(self.pin, self.again)

    def tell(self) -> None:
        """Say the PIN."""
        self.given.emit(self.pin.text())


class RemoveDialog(FormDialog):
    """Whether somebody is to be taken off the list."""

    def __init__(self, parent: QWidget, person: Person) -> None:
        super().__init__(
            parent,
            translate("people_dialogs", "Remove {name}?", name=person.name),
            translate(
                "people_dialogs",
                "{name} can no longer sign in. What {name} redeemed stays.",
                name=person.name,
            ),
            translate("people_dialogs", "Remove"),
        )
        self.finish()


def role_name(role: Role) -> str:
    """What a role is called."""
    if role is Role.MANAGER:
        return translate("people_dialogs", "Manager")
    return translate("people_dialogs", "Cashier")


def _pin_field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setMaxLength(MOST_DIGITS)
    made.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), made))
    made.setInputMethodHints(made.inputMethodHints() | Qt.InputMethodHint.ImhDigitsOnly)
    return made


def _pins_problem(pin: QLineEdit, again: QLineEdit) -> tuple[Phrase, QWidget] | None:
    problem = pin_problem(pin.text())
    if problem is not None:
        return problem, pin
    if pin.text() != again.text():
        return phrase("people_dialogs", "The two PINs are not the same."), again
    return None
