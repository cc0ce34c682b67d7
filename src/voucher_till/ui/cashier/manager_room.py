"""The manager's room at work: who may enter, which part is open, and what its parts ask of the window."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Set
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from voucher_till.domain.business_day import DayCut
from voucher_till.domain.people import Right
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.records.history import ScansWanted, Wanted
from voucher_till.records.records import Records
from voucher_till.redemption.acceptance import Acceptance
from voucher_till.redemption.catalogue_desk import CatalogueDesk
from voucher_till.store.errors import StoreError
from voucher_till.store.settings import Settings
from voucher_till.ui.cashier.door import Door
from voucher_till.ui.cashier.host import Host, Work
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.paper_room import PaperRoom
from voucher_till.ui.cashier.queue_room import QueueRoom
from voucher_till.ui.cashier.services import Audit
from voucher_till.ui.cashier.settings_room import SettingsRoom
from voucher_till.ui.manager.room_page import Part, RoomPage
from voucher_till.ui.setup.settings_page import Place
from voucher_till.ui.shared.language import translate, worded

if TYPE_CHECKING:
    from voucher_till.ui.manager.section import Section

log = logging.getLogger(__name__)

_KEEP_SECONDS = 3600.0
"""So often the record's care is looked after: a backup that is due, contacts that are old."""


class ManagerRoom(QObject):
    """Its parts see it as ``RoomContext``. A visit begins with a right or a manager's PIN, and ends when the
    room is left."""

    def __init__(
        self,
        host: Host,
        records: Records,
        door: Door,
        settings_room: SettingsRoom,
        paper: PaperRoom,
        queue: QueueRoom,
        audit: Audit,
        acceptance: Acceptance,
        catalogue: CatalogueDesk,
    ) -> None:
        super().__init__()
        self.records = records
        self.acceptance = acceptance
        self.catalogue = catalogue
        self._next_scan: Callable[[str], None] | None = None
        """Who waits for a scan that is not a sale."""
        self._host = host
        self._door = door
        self._settings_room = settings_room
        self._paper = paper
        self._queue = queue
        self._audit = audit
        self._sections: dict[str, Section] = {}
        self._open = ""
        self._is_visited = False
        self._showed_values = False

    def attach(self) -> None:
        """Serve views that were just built."""
        self._forget_views()
        self._host.views.when_built(Page.MANAGER, self._attach_page)

    @property
    def _page(self) -> RoomPage:
        return self._host.views.manager_page

    def _attach_page(self) -> None:
        page = self._page
        page.left.connect(self._host.leave_page)
        page.chosen.connect(self.open_section)
        page.people_asked.connect(self._show_people)
        page.open_rows_asked.connect(self._show_open_rows)
        if not self._sections:
            # Charts and tables take their time to load, and no sale needs them.
            from voucher_till.ui.manager.sections import make_sections

            self._sections = {section.name: section for section in make_sections(self)}
        page.show_visitor(self.visitor)
        page.show_parts([Part(one.name, one.title(), one.icon) for one in self._sections.values()])
        if self._is_visited and self._open:
            self._bring(self._open)

    def show_page(self) -> None:
        """Ctrl+R: enter, with a manager's PIN where needed; from a page over the room it leads back."""
        if self._is_visited:
            self._host.open_page(Page.MANAGER)
            return
        title = translate("manager_room", "Open the manager's room")
        if self._door.may(Right.SEE_RECORDS):
            # A cashier's right to look is none to act: nobody stands for them as a manager.
            self._door.ask_manager(title, lambda _who: self._enter(""), Right.SEE_RECORDS)
        else:
            self._door.ask_manager(title, self._enter)

    def _enter(self, manager: str) -> None:
        self._is_visited = True
        self._door.visit(manager)
        self._host.open_page(Page.MANAGER)
        self._page.show_visitor(self.visitor)
        if self.may(Right.SEE_VALUES) != self._showed_values:
            # Views are built for whoever looks; what a manager saw is not for everybody.
            self._showed_values = self.may(Right.SEE_VALUES)
            self._page.forget_views()
            self._forget_views()
        self._bring(self._open or next(iter(self._sections)))

    def _forget_views(self) -> None:
        for section in self._sections.values():
            section.forget_view()

    def look_after_visit(self, *, goes_on: bool) -> None:
        """Another page may be on the screen. The visit ends unless that page comes back to the room."""
        if self._is_visited and not goes_on:
            self._is_visited = False
            self._door.visit("")
            if self._open:
                self._sections[self._open].closed()
            for section in self._sections.values():
                section.visit_ended()

    @property
    def help_topic(self) -> str:
        """About the part that is open."""
        return self._sections[self._open].help_topic if self._open else "manager"

    def take_keyboard(self) -> None:
        """Give the keyboard to the open part."""
        # In another look the page may be there before the view of the part is.
        if self._open and self._page.has_view(self._open):
            # Some parts leave it to the list of parts.
            self._page.nav_buttons[self._open].setFocus()
            self._sections[self._open].take_keyboard()

    def open_section(self, name: str) -> None:
        """Open another part; the open rows have a page of their own, which comes back here."""
        if name == "queue":
            self._queue.show_page()
            return
        if self._open and self._open != name:
            self._sections[self._open].closed()
        self._bring(name)

    def _bring(self, name: str) -> None:
        section, page = self._sections[name], self._page
        self._make_view(name)
        self._open = name
        page.show_part(name)
        section.opened()
        self.take_keyboard()

    def _make_view(self, name: str) -> None:
        """Unless the page has it already: what a part was seen through in another look is gone."""
        if not self._page.has_view(name):
            self._page.add_view(name, self._sections[name].make_view())

    def show_history(self, wanted: Wanted | ScansWanted) -> None:
        """Open the history with a filter."""
        from voucher_till.ui.manager.history_section import HistorySection

        section = self._sections[HistorySection.name]
        assert isinstance(section, HistorySection)  # noqa: S101 - by its name
        self._make_view(section.name)
        section.show(wanted)
        self.open_section(section.name)

    def show_open_differences(self) -> None:
        """Open the check against the platform with what nobody has handled of it."""
        from voucher_till.ui.manager.check_section import CheckSection

        section = self._sections[CheckSection.name]
        assert isinstance(section, CheckSection)  # noqa: S101 - by its name
        section.show_open()
        self.open_section(section.name)

    def _show_people(self) -> None:
        self._settings_room.show_page()
        self._host.views.settings_page.go_to(Place("cashiers"))

    def show_settings(self) -> None:
        """Open the settings of the record."""
        self._settings_room.show_page()
        self._host.views.settings_page.go_to(Place("records"))

    def _show_open_rows(self) -> None:
        self._queue.show_page()

    def record_changed(self) -> None:
        """A refund came in by itself: what is open shows it."""
        if self._is_visited and self._open:
            self._sections[self._open].record_changed()

    def platform_told(self, names: Set[str]) -> None:
        """These events came in by themselves: what is open shows what they are about."""
        if self._is_visited and self._open:
            self._sections[self._open].platform_told(names)

    def record_replaced(self) -> None:
        """A backup was restored: whatever shows the record looks again."""
        for section in self._sections.values():
            section.record_replaced()
        self._host.spawn(self._host.refresh)
        self._host.spawn(self._door.refresh)

    @property
    def settings(self) -> Settings:
        """As they are now."""
        return self._settings_room.settings

    @property
    def day_cut(self) -> DayCut:
        """Where this outlet's days end."""
        return self.settings.records.day_cut

    @property
    def visitor(self) -> str:
        """Who is in the room."""
        return self._door.manager_here or self._door.cashier

    def spawn(self, work: Work) -> None:
        """Begin a task of the window."""
        self._host.spawn(work)

    def say(self, text: str) -> None:
        """A sentence that goes away by itself."""
        self._host.say(text)

    def say_phrase(self, *phrases: Phrase) -> None:
        """The same, for sentences that arose below the window."""
        self._host.say(worded(*phrases))

    def may(self, right: Right) -> bool:
        """Whether the visitor may do something without a manager's PIN: who entered with one gave it."""
        return self._door.may(right)

    def ask_manager(self, title: str, right: Right, then: Callable[[str], None]) -> None:
        """Let a manager agree, unless the visitor may do it."""
        self._door.ask_manager(title, then, right)

    def sign(self, title: str, then: Callable[[str], None]) -> None:
        """A manager's PIN as a signature."""
        self._door.sign(title, then)

    async def audit(self, who: str, action: str, detail: str) -> None:
        """Keep in the audit trail who did what."""
        await self._audit(who, action, detail)

    def change_settings(self, section: str, changes: dict[str, object]) -> None:
        """Use and keep other settings from now on."""
        self._settings_room.change(section, changes)

    def take_next_scan(self, then: Callable[[str], None] | None) -> None:
        """Give the payload of the next scan to ``then`` instead of the sale."""
        self._next_scan = then

    def take_scan(self, payload: str) -> bool:
        """Whether a part of the room waited for this scan; it has it then."""
        then, self._next_scan = self._next_scan, None
        if then is not None:
            then(payload)
        return then is not None

    def print_slip(self, intent: str) -> None:
        """Ask for another slip of a sale."""
        self._paper.print_intent(intent)

    async def keep(self) -> None:
        """Look after the record as long as the window is open."""
        while True:
            self._host.spawn(self._do_what_is_due)
            await asyncio.sleep(_KEEP_SECONDS)

    async def _do_what_is_due(self) -> None:
        """Trouble with it is told beside the sale, which goes on: `doctor` reports a backup that is late."""
        try:
            await self.records.care.do_what_is_due()
        except StoreError as error:
            log.error("the record could not be looked after: %s", error)
            self.say_phrase(phrase("manager_room", "The record could not be looked after:"), error.phrase)
