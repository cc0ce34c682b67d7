"""The page of settings: sections at the left, the few rows of the chosen one at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from voucher_till.domain.people import Person
from voucher_till.store.settings import Settings
from voucher_till.ui.setup.network_section import NetworkSection
from voucher_till.ui.setup.platform_section import PlatformSection
from voucher_till.ui.setup.receipt_panel import ReceiptSection
from voucher_till.ui.setup.record_section import RecordSection
from voucher_till.ui.setup.settings_nav import SettingsNav, section_names
from voucher_till.ui.setup.settings_parts import Row, Section, settings_sheet
from voucher_till.ui.setup.settings_search import Found, SearchResults, find, settings_in
from voucher_till.ui.setup.settings_sections import CashierSection, LookSection, SellingSection, SoundSection
from voucher_till.ui.setup.support_section import SupportSection
from voucher_till.ui.shared.theme import gap

_FIELDS_OF = {"selling": "counter", "cashiers": "counter", "platform": "test_merchant"}
"""Where the fields of a section are kept, if not under its own name."""


class Place(NamedTuple):
    """Where somebody is on the page: the section, and the setting that has the keyboard, if any."""

    section: str
    control: str = ""


class SettingsPage(QWidget):
    """Asks for changes; whoever keeps the settings makes them and shows them anew."""

    changed = Signal(str, object)
    """A section of the settings (``look`` to ``network``), and a dict of the fields that are other now."""
    left = Signal()
    sound_test_asked = Signal(str)
    """The value of a ``Face``."""
    speech_test_asked = Signal()
    print_test_asked = Signal()
    drop_slips_asked = Signal()
    manager_asked = Signal()
    setup_asked = Signal(object)
    """The till is to be set up anew, or for another environment."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.look, self.sound, self.selling = LookSection(), SoundSection(), SellingSection()
        self.cashiers, self.receipts = CashierSection(), ReceiptSection()
        self.records = RecordSection()
        self.platform, self.network, self.support = PlatformSection(), NetworkSection(), SupportSection()
        self.people = self.cashiers.people
        """The panel of people; it has signals of its own."""
        self.sections: dict[str, Section] = {
            "look": self.look,
            "sound": self.sound,
            "selling": self.selling,
            "cashiers": self.cashiers,
            "receipts": self.receipts,
            "records": self.records,
            "platform": self.platform,
            "network": self.network,
            "support": self.support,
        }
        self._nav = SettingsNav()
        self.search, self.done_button = self._nav.search, self._nav.done_button
        self.nav_buttons = self._nav.buttons
        self.results = SearchResults()
        self._marked: Row | None = None
        self._stack = QStackedWidget()
        # From the outside in: what is put into another part is styled anew, with all that is in it.
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(20), gap(16), gap(12), gap(16))
        row.setSpacing(gap(20))
        row.addWidget(self._nav)
        row.addWidget(self._stack, 1)
        for section in (*self.sections.values(), self.results):
            self._stack.addWidget(section)
        self._connect()
        # Not before all its parts are in place: each would be styled anew at every step.
        self.setStyleSheet(settings_sheet())
        self.go_to(Place("look"))

    def _connect(self) -> None:
        for name, section in self.sections.items():
            part = _FIELDS_OF.get(name, name)
            section.changed.connect(lambda changes, part=part: self.changed.emit(part, changes))
            section.manager_asked.connect(self.manager_asked)
        self.sound.sound_test_asked.connect(self.sound_test_asked)
        self.sound.speech_test_asked.connect(self.speech_test_asked)
        self.receipts.print_test_asked.connect(self.print_test_asked)
        self.receipts.drop_slips_asked.connect(self.drop_slips_asked)
        self.platform.assistant_asked.connect(self.setup_asked)
        self._nav.left.connect(self.left)
        self._nav.opened.connect(self._open)
        self._nav.pressed.connect(self._open)
        self.search.textChanged.connect(self._look_for)
        self.search.stepped.connect(self.results.step)
        self.search.taken.connect(self.results.take)
        self.results.chosen.connect(self._go_to_found)

    def _open(self, name: str) -> None:
        """Show a section; a search is over with that."""
        self._mark(None)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._stack.setCurrentWidget(self.sections[name])

    def _look_for(self, text: str) -> None:
        if not text.strip():
            self._open(self._nav.section)
            return
        titles = {name: title for name, (title, _sign) in section_names().items()}
        self.results.show_found(text, find(text, settings_in(self.sections, titles)))
        self._stack.setCurrentWidget(self.results)

    def _go_to_found(self, found: Found) -> None:
        section = self.sections[found.section]
        self._nav.open(found.section)
        self._open(found.section)
        self._mark(found.row)
        if not found.row.take_keyboard():
            # A manager's setting, or one with nothing to change: it is looked at.
            self.nav_buttons[found.section].setFocus()
        QApplication.sendPostedEvents()
        section.ensureWidgetVisible(found.row)

    def _mark(self, row: Row | None) -> None:
        if self._marked is not None:
            self._marked.mark(False)
        self._marked = row
        if row is not None:
            row.mark(True)

    def place(self) -> Place:
        """Where somebody is; for a page that is built anew to be the same."""
        name = self._nav.section
        focused = QApplication.focusWidget()
        for control, widget in self.sections[name].controls.items():
            if focused is not None and (widget is focused or widget.isAncestorOf(focused)):
                return Place(name, control)
        return Place(name)

    def go_to(self, place: Place) -> None:
        """Open a section, with the keyboard on one of its settings or on the list of sections."""
        self._nav.open(place.section)
        self._open(place.section)
        section = self.sections[place.section]
        control = section.controls.get(place.control)
        (control or self.nav_buttons[place.section]).setFocus()
        if control is not None:
            section.ensureWidgetVisible(control)

    def show_settings(self, settings: Settings) -> None:
        """What is in use."""
        self.look.show_settings(settings.look)
        self.sound.show_settings(settings.sound)
        self.selling.show_settings(settings.counter)
        self.cashiers.show_settings(settings.counter)
        self.receipts.show_settings(settings.receipts)
        self.records.show_settings(settings.records)
        self.platform.show_settings(settings)
        self.network.show_settings(settings.network)

    def show_locked(self, locked: bool, *, cashiers_may: bool = False) -> None:
        """Whether what belongs to a manager can only be looked at. Where cashiers may change settings, it is
        but who works here, how the record is kept, and all about the platform."""
        everybodys = (self.look, self.sound)
        for section in self.sections.values():
            if section in (self.selling, self.receipts):
                section.show_locked(locked and not cashiers_may)
            elif section not in everybodys:
                section.show_locked(locked)

    def show_sound_problem(self, text: str) -> None:
        """Why nothing is heard; empty when all is well."""
        self.sound.show_sound_problem(text)

    def show_speech_problem(self, text: str) -> None:
        """Why nothing is said; empty when all is well."""
        self.sound.show_speech_problem(text)

    def show_printers(self, system_names: Sequence[str], serial_ports: Sequence[str]) -> None:
        """The printers and serial ports of this computer."""
        self.receipts.show_printers(system_names, serial_ports)

    def show_receipts(self, trouble: str, waiting: int, preview: QPixmap) -> None:
        """What keeps slips from being printed, how many wait, and a picture of one."""
        self.receipts.show_receipts(trouble, waiting, preview)

    def show_people(self, people: Sequence[Person]) -> None:
        """Who may be at the till."""
        self.people.show_people(people)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of sections takes less on a small page."""
        super().resizeEvent(event)
        self._nav.fit(self.size())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the keyboard, as Space does by itself; Ctrl+F searches."""
        focused = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Find):
            self.search.setFocus()
            self.search.selectAll()
        elif enter and isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.click()
        else:
            super().keyPressEvent(event)
