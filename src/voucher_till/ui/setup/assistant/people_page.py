"""Who works at this till: cashiers and managers, with their PINs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from voucher_till.domain.people import Person, Role
from voucher_till.installation.drafting import lacks_pin
from voucher_till.store.setup_draft import DraftPerson, SetupDraft
from voucher_till.ui.setup.assistant.page import AssistantPage
from voucher_till.ui.setup.people_panel import PeoplePanel
from voucher_till.ui.setup.settings_controls import Chip
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import label


class PeoplePage(AssistantPage):
    """Those who are on the list already are told; those who are added here come to them at the end."""

    pin_asked = Signal(str, str)
    """A name and a PIN."""
    add_asked = Signal(str, object, str)
    remove_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(
            translate("people_page", "Cashiers and managers"),
            translate(
                "people_page",
                "A manager is recommended: with one, a PIN is asked for before anything important is changed."
                " You can go on without, and add people later.",
            ),
        )
        self.panel = PeoplePanel()
        self._draft: tuple[DraftPerson, ...] = ()
        self._here = label(name="small", wrap=True)
        self._here.hide()
        self.add_card(
            self.chips(
                "sign_in",
                translate("people_page", "Sign-in"),
                translate("people_page", "Each redemption is kept with the name of who did it."),
                [
                    Chip(translate("people_page", "Off"), "off"),
                    Chip(translate("people_page", "Pick a name"), "name"),
                    Chip(translate("people_page", "Name and PIN"), "pin"),
                ],
            )
        )
        self.rows.addWidget(self.panel)
        self.rows.addWidget(self._here)
        self.first = self.controls["sign_in"]
        self.panel.add_asked.connect(self.add_asked)
        self.panel.pin_asked.connect(lambda number, pin: self.pin_asked.emit(self._name(number), pin))
        self.panel.role_asked.connect(self._change_role)
        self.panel.remove_asked.connect(lambda number: self.remove_asked.emit(self._name(number)))

    def _name(self, number: int) -> str:
        return self._draft[number - 1].name

    def _change_role(self, number: int, role: Role) -> None:
        one = self._draft[number - 1]
        if role is Role.MANAGER and not one.has_pin:
            self.panel.show_problem(translate("people_page", "A manager needs a PIN. Set it first."))
            return
        changed = DraftPerson(name=one.name, role=role.value, has_pin=one.has_pin)
        people = tuple(changed if other.name == one.name else other for other in self._draft)
        self.changed.emit({"people": people})

    def show_draft(self, draft: SetupDraft) -> None:
        """Who is to be added."""
        self.show_value("sign_in", draft.sign_in)
        if draft.people != self._draft:
            self._draft = draft.people
            self.panel.show_people(
                [
                    Person(number, one.name, Role(one.role), one.has_pin)
                    for number, one in enumerate(draft.people, 1)
                ]
            )
            if lacks_pin(draft.people):
                self.panel.show_problem(translate("people_page", "A manager needs a PIN. Set it first."))

    def show_here(self, people: Sequence[Person]) -> None:
        """Who is on the list of this environment already."""
        names = ", ".join(person.name for person in people)
        self._here.setText(translate("people_page", "On the list already: {names}", names=names))
        self._here.setVisible(bool(people))
