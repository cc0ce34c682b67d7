"""The people who may be at the till: a list, and what a manager can do with each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from voucher_till.domain.people import Person, Role
from voucher_till.ui.setup.people_dialogs import PersonDialog, PinDialog, RemoveDialog, role_name
from voucher_till.ui.setup.settings_parts import Row, button, warn, warning
from voucher_till.ui.shared.initials import Initials
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import ElidedLabel, clear_layout_of, label, set_tone
from voucher_till.ui.shared.theme import gap, px

_FACE = 40


class PeoplePanel(QFrame):
    """Asks for changes of the list; whoever keeps it carries them out and shows it anew."""

    add_asked = Signal(str, object, str)
    """Name, ``Role``, and PIN, which is empty for none."""
    pin_asked = Signal(int, str)
    role_asked = Signal(int, object)
    remove_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._people: tuple[Person, ...] = ()
        self.buttons: dict[int, QPushButton] = {}
        """The button of each person, by the person's id."""
        self.add_button = button(translate("people_panel", "Add a person…"), self._add, sign="ph.user-plus")
        self._problem = warning()
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        head = Row(
            translate("people_panel", "People"),
            translate("people_panel", "Who may sign in here, with a role and a PIN."),
            self.add_button,
        )
        set_tone(head, "true", "last")
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(20), gap(4), gap(20), gap(10))
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._problem)
        column.addWidget(self._list)
        self.show_people(())

    def show_people(self, people: Sequence[Person]) -> None:
        """Everybody on the list, in its order."""
        focused = next((one for one, made in self.buttons.items() if made.hasFocus()), None)
        self._people = tuple(people)
        clear_layout_of(self._list)
        self.buttons = {}
        warn(self._problem, "")
        for person in people:
            self._rows.addWidget(self._row(person))
        if not people:
            text = translate("people_panel", "Nobody yet. Whoever is added here can be picked at sign-in.")
            self._rows.addWidget(label(text, "mute", wrap=True))
        if focused in self.buttons:
            self.buttons[focused].setFocus()

    def show_problem(self, text: str) -> None:
        """Why a change could not be made; empty for none."""
        warn(self._problem, text)

    def _row(self, person: Person) -> QFrame:
        made = QFrame()
        made.setObjectName("row" if person is not self._people[-1] else "clear")
        has_pin = translate("people_panel", "no PIN")
        if person.has_pin:
            has_pin = translate("people_panel", "has a PIN")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(person.name, "strong"))
        words.addWidget(ElidedLabel(f"{role_name(person.role)} · {has_pin}", "small"))
        change = button(translate("people_panel", "Change…"), lambda: self._open_menu(person))
        change.setAccessibleName(translate("people_panel", "Change {name}", name=person.name))
        self.buttons[person.id] = change
        row = QHBoxLayout(made)
        row.setContentsMargins(0, gap(8), 0, gap(8))
        row.setSpacing(gap(12))
        row.addWidget(Initials(person.name, px(_FACE), strong=person.role is Role.MANAGER))
        row.addLayout(words, 1)
        row.addWidget(change)
        return made

    def menu_of(self, person: Person) -> QMenu:
        """What can be done with a person."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        pin = translate("people_panel", "Set a PIN…")
        if person.has_pin:
            pin = translate("people_panel", "Change the PIN…")
        menu.addAction(pin, lambda: self._set_pin(person))
        if person.role is Role.MANAGER:
            title, role = translate("people_panel", "Make a cashier"), Role.CASHIER
        else:
            title, role = translate("people_panel", "Make a manager"), Role.MANAGER
        menu.addAction(title, lambda: self.role_asked.emit(person.id, role))
        menu.addSeparator()
        menu.addAction(translate("people_panel", "Remove…"), lambda: self._remove(person))
        return menu

    def _open_menu(self, person: Person) -> None:
        origin = self.buttons[person.id]
        menu = self.menu_of(person)
        menu.popup(origin.mapToGlobal(origin.rect().bottomLeft()))
        # By keyboard the first entry is taken at once, as in a menu bar.
        menu.setActiveAction(menu.actions()[0])

    def _add(self) -> None:
        dialog = PersonDialog(self, self._people)
        dialog.given.connect(self.add_asked)
        dialog.open()

    def _set_pin(self, person: Person) -> None:
        dialog = PinDialog(self, person)
        dialog.given.connect(lambda pin: self.pin_asked.emit(person.id, pin))
        dialog.open()

    def _remove(self, person: Person) -> None:
        dialog = RemoveDialog(self, person)
        dialog.accepted.connect(lambda: self.remove_asked.emit(person.id))
        dialog.open()
