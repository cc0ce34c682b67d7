"""The page of settings: sections at the left, the few rows of the chosen one at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.people import Person
from voucher_till.store.settings import Settings
from voucher_till.ui.setup.receipt_panel import ReceiptSection
from voucher_till.ui.setup.record_section import RecordSection
from voucher_till.ui.setup.settings_parts import Section, button, settings_sheet
from voucher_till.ui.setup.settings_sections import CashierSection, LookSection, SellingSection, SoundSection
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import card, label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px

_NAV_WIDTH, _NARROW_NAV, _COMPACT_NAV = 244, 220, 130
_WIDE, _NARROW = 1000, 640
_BELOW = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_LOW = 440
"""Lower than this, the list of sections needs the room of the page's title."""


class Place(NamedTuple):
    """Where somebody is on the page: the section, and the setting that has the keyboard, if any."""

    section: str
    control: str = ""


class SettingsPage(QWidget):
    """Asks for changes; whoever keeps the settings makes them and shows them anew."""

    changed = Signal(str, object)
    """A section of the settings (``look`` to ``records``), and a dict of the fields that are other now."""
    left = Signal()
    sound_test_asked = Signal(str)
    """The value of a ``Face``."""
    speech_test_asked = Signal()
    print_test_asked = Signal()
    drop_slips_asked = Signal()
    manager_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.look, self.sound, self.selling = LookSection(), SoundSection(), SellingSection()
        self.cashiers, self.receipts = CashierSection(), ReceiptSection()
        self.records = RecordSection()
        self.people = self.cashiers.people
        """The panel of people; it has signals of its own."""
        self.sections: dict[str, Section] = {
            "look": self.look,
            "sound": self.sound,
            "selling": self.selling,
            "cashiers": self.cashiers,
            "receipts": self.receipts,
            "records": self.records,
        }
        self.done_button = button(translate("settings_page", "Done   Esc"), self.left)
        self._title = label(translate("settings_page", "Settings"), "heading")
        self._nav = card()
        self._nav_scroll = QScrollArea()
        self._group = QButtonGroup(self)
        self.nav_buttons = {name: self._nav_button(name, *one) for name, one in _names().items()}
        self._stack = QStackedWidget()
        # From the outside in: what is put into another part is styled anew, with all that is in it.
        self._lay_out()
        for section in self.sections.values():
            self._stack.addWidget(section)
        self._connect()
        # Not before all its parts are in place: each would be styled anew at every step.
        self.setStyleSheet(settings_sheet())
        self.go_to(Place("look"))

    def _nav_button(self, name: str, title: str, sign: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName("nav")
        made.setText(title)
        made.setAccessibleName(title)
        made.setCheckable(True)
        made.setIcon(icon(sign))
        # Wider than high: the style leaves but a hair between an icon and its text.
        made.setIconSize(QSize(px(34), px(24)))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # Whichever way a section is chosen, by click, arrow or from outside, the rows follow.
        made.toggled.connect(lambda on: self._open(name, on))
        self._group.addButton(made)
        return made

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(20), gap(16), gap(12), gap(16))
        row.setSpacing(gap(20))
        row.addWidget(self._nav)
        row.addWidget(self._stack, 1)
        buttons = QWidget()
        column = QVBoxLayout(buttons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(4))
        for one in self.nav_buttons.values():
            column.addWidget(one)
        column.addStretch(1)
        scroll = self._nav_scroll
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(buttons)
        # Once the list scrolls, its bar takes from the room of the names.
        scroll.verticalScrollBar().rangeChanged.connect(self._fit_names)
        side = QVBoxLayout(self._nav)
        side.setContentsMargins(gap(10), gap(12), gap(10), gap(10))
        side.setSpacing(gap(8))
        self._title.setContentsMargins(gap(12), 0, 0, 0)
        side.addWidget(self._title)
        side.addWidget(scroll, 1)
        side.addWidget(self.done_button)

    def _connect(self) -> None:
        parts = {"look": "look", "sound": "sound", "receipts": "receipts", "records": "records"}
        for name, section in self.sections.items():
            part = parts.get(name, "counter")
            section.changed.connect(lambda changes, part=part: self.changed.emit(part, changes))
            section.manager_asked.connect(self.manager_asked)
        self.sound.sound_test_asked.connect(self.sound_test_asked)
        self.sound.speech_test_asked.connect(self.speech_test_asked)
        self.receipts.print_test_asked.connect(self.print_test_asked)
        self.receipts.drop_slips_asked.connect(self.drop_slips_asked)

    def _open(self, name: str, on: bool) -> None:
        sign = _names()[name][1]
        self.nav_buttons[name].setIcon(icon(sign, palette().accent) if on else icon(sign))
        if on:
            self._stack.setCurrentWidget(self.sections[name])
            self._nav_scroll.ensureWidgetVisible(self.nav_buttons[name])

    def place(self) -> Place:
        """Where somebody is; for a page that is built anew to be the same."""
        name = next(name for name, one in self.nav_buttons.items() if one.isChecked())
        focused = QApplication.focusWidget()
        for control, widget in self.sections[name].controls.items():
            if focused is not None and (widget is focused or widget.isAncestorOf(focused)):
                return Place(name, control)
        return Place(name)

    def go_to(self, place: Place) -> None:
        """Open a section, with the keyboard on one of its settings or on the list of sections."""
        self.nav_buttons[place.section].setChecked(True)
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

    def show_locked(self, locked: bool, *, cashiers_may: bool = False) -> None:
        """Whether what belongs to a manager can only be looked at. Where cashiers may change settings, it is
        but who works here and how the record is kept."""
        self.selling.show_locked(locked and not cashiers_may)
        self.receipts.show_locked(locked and not cashiers_may)
        self.cashiers.show_locked(locked)
        self.records.show_locked(locked)

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
        """The list of sections is narrower on a narrow page, and at last has its names below the icons."""
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        compact = self.width() < span(_NARROW)
        wide = _COMPACT_NAV if compact else _NAV_WIDTH if self.width() >= span(_WIDE) else _NARROW_NAV
        self._nav.setFixedWidth(span(wide))
        self._title.setVisible(self.height() >= span(_LOW) and not compact)
        bar = self._nav_scroll.verticalScrollBar()
        room = span(wide) - 2 * gap(10) - (bar.sizeHint().width() if bar.maximum() else 0)
        for name, one in self.nav_buttons.items():
            title = _names()[name][0]
            one.setToolButtonStyle(_BELOW if compact else _BESIDE)
            one.setText(title)
            set_tone(one, "true" if compact else "false", "compact")
            if compact or one.sizeHint().width() > room:
                one.setText(title.replace(" ", "\n", 1))
            one.setMinimumHeight(max(px(52), one.sizeHint().height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what has the keyboard, as Space does by itself."""
        focused = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.click()
        else:
            super().keyPressEvent(event)


def _names() -> dict[str, tuple[str, str]]:
    """What each section is called, and its icon."""
    return {
        "look": (translate("settings_page", "Language and looks"), "ph.palette"),
        "sound": (translate("settings_page", "Sound"), "ph.speaker-high"),
        "selling": (translate("settings_page", "Selling"), "ph.storefront"),
        "cashiers": (translate("settings_page", "Cashiers"), "ph.users"),
        "receipts": (translate("settings_page", "Receipts"), "ph.receipt"),
        "records": (translate("settings_page", "Record"), "ph.archive"),
    }
