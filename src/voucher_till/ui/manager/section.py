"""The parts of the manager's room, and what they may ask of it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Coroutine, Set
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from voucher_till.domain.business_day import DayCut
from voucher_till.domain.people import Right
from voucher_till.domain.phrases import Phrase
from voucher_till.records.history import ScansWanted, Wanted
from voucher_till.records.records import Records
from voucher_till.redemption.acceptance import Acceptance
from voucher_till.redemption.catalogue_desk import CatalogueDesk
from voucher_till.store.settings import Settings

Work = Callable[[], Coroutine[Any, Any, None]]


class RoomContext(Protocol):
    """The room, as its parts see it."""

    @property
    def records(self) -> Records:
        """What is asked of the record."""

    @property
    def acceptance(self) -> Acceptance:
        """The acceptance tests and the launch."""

    @property
    def catalogue(self) -> CatalogueDesk:
        """The merchant's outlets and products."""

    def take_next_scan(self, then: Callable[[str], None] | None) -> None:
        """Give the payload of the next scan to ``then`` instead of the sale; None for to the sale again."""

    @property
    def settings(self) -> Settings:
        """As they are now."""

    @property
    def day_cut(self) -> DayCut:
        """Where this outlet's days end."""

    @property
    def visitor(self) -> str:
        """Who is in the room, for what is kept of their actions; empty where nobody signs in."""

    def spawn(self, work: Work) -> None:
        """Begin a task; trouble in it is told. It ends with the window."""

    def say(self, text: str) -> None:
        """A sentence that goes away by itself."""

    def say_phrase(self, *phrases: Phrase) -> None:
        """The same, for sentences that arose below the window."""

    def may(self, right: Right) -> bool:
        """Whether the visitor may do something without a manager's PIN."""

    def ask_manager(self, title: str, right: Right, then: Callable[[str], None]) -> None:
        """Let a manager agree, unless the visitor may do it; ``then`` gets who answers for it."""

    def sign(self, title: str, then: Callable[[str], None]) -> None:
        """A manager's PIN as a signature: asked for always, if a manager has one."""

    async def audit(self, who: str, action: str, detail: str) -> None:
        """Keep in the audit trail who did what."""

    def change_settings(self, section: str, changes: dict[str, object]) -> None:
        """Use and keep other settings from now on."""

    def print_slip(self, intent: str) -> None:
        """Ask for another slip of a sale."""

    def show_history(self, wanted: Wanted | ScansWanted) -> None:
        """Open the history with a filter."""

    def open_section(self, name: str) -> None:
        """Open another part by its name."""

    def show_open_differences(self) -> None:
        """Open the check against the platform with what nobody has handled of it."""

    def show_settings(self) -> None:
        """Open the settings of the record."""

    def record_replaced(self) -> None:
        """A backup was restored: whatever shows the record looks again."""


class Section(QObject):
    """One part of the room. Its view is built when it is first opened, and anew for another look."""

    name = ""
    """By which other parts open it."""
    icon = ""
    """Of the Phosphor set: ``ph.clock-counter-clockwise``."""
    help_topic = "manager"
    _view: Any = None
    """What ``make_view`` made last; None while there is none that lives."""

    def forget_view(self) -> None:
        """Its view goes, with another look of the window or for somebody who may see less. Work that is under
        way goes on without it, and another one is made when the part is opened again."""
        self._view = None

    @abstractmethod
    def title(self) -> str:
        """Its word in the list of parts, in the language of now."""

    @abstractmethod
    def make_view(self) -> QWidget:
        """Build its view anew and fill it with what is known; an older one will not be used any more."""

    def opened(self) -> None:
        """It came into sight: look at the record again."""

    def record_changed(self) -> None:
        """It is in sight, and rows changed by themselves: look again, moving nothing."""

    def platform_told(self, names: Set[str]) -> None:
        """It is in sight, and these events of the platform (contract, section 5) came in by themselves."""

    def closed(self) -> None:
        """It went out of sight: stop what only matters to whoever looks."""

    def visit_ended(self) -> None:
        """Whoever was in the room is gone: what they chose is not for whoever comes next."""

    def record_replaced(self) -> None:
        """A backup took the record's place: what is known of the one before counts no more."""

    def take_keyboard(self) -> None:
        """Give the keyboard to what a person most likely wants to use first."""
