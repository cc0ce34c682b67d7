"""The settings page at work: what is changed there is used at once and kept."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal

from voucher_till.domain.environment import Environment
from voucher_till.domain.people import NotAllowedError, Right, Role
from voucher_till.domain.verdict import Face
from voucher_till.redemption.sign_in import hash_pin
from voucher_till.store.settings import Settings
from voucher_till.ui.cashier.door import Door
from voucher_till.ui.cashier.faces import LOOKS
from voucher_till.ui.cashier.host import Host, Work
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.services import Services
from voucher_till.ui.setup.settings_page import SettingsPage
from voucher_till.ui.shared.language import language, translate, worded
from voucher_till.ui.shared.sounds import Sounds
from voucher_till.ui.shared.speech import Speech

_FOR_EVERYBODY = frozenset({"look", "sound"})
"""Sections that anybody at the till may change; they are not in the audit trail either."""
_FOR_MANAGERS = {
    "counter": frozenset({"sign_in", "lock_minutes", "cashiers_may"}),
    "records": frozenset({"day_ends", "daily_backup", "backups_kept", "contact_days"}),
    "network": frozenset({"proxy", "ca_file", "receiver"}),
    "test_merchant": frozenset({"started", "extensions"}),
}
"""Fields that no right of a cashier reaches."""
_NO_CHANGE_OF_TILL = frozenset({"history_columns"})
"""Fields that are no more than a look at the record: nobody answers for them."""


class SettingsRoom(QObject):
    """Fills the page, and carries out what is asked there."""

    changed = Signal(str)
    """A section of the settings is another."""
    opened = Signal()
    setup_wanted = Signal(object, str)
    """The assistant is to be opened, for whoever asked; nobody stands against it."""

    def __init__(self, host: Host, services: Services, door: Door, sounds: Sounds, speech: Speech) -> None:
        super().__init__()
        self.settings: Settings = services.settings
        self.can_set_up = True
        """Whether the assistant may be opened from here."""
        self._host = host
        self._services = services
        self._door = door
        self._sounds = sounds
        self._speech = speech
        self._manager: str | None = None
        """Who unlocked the page with a manager's PIN, for as long as it is open."""
        self._saving = asyncio.Lock()
        self._unsaved: dict[str, Mapping[str, object]] = {}
        self._unaudited: list[tuple[str, str]] = []
        """Who changed what, where it is not in the audit trail yet."""
        door.locked.connect(self._lock)

    @property
    def _page(self) -> SettingsPage:
        return self._host.views.settings_page

    def attach(self) -> None:
        """Serve views that were just built."""
        self._host.views.when_built(Page.SETTINGS, self._attach_page)

    def _attach_page(self) -> None:
        page = self._page
        page.changed.connect(self._change)
        page.left.connect(self._host.leave_page)
        page.manager_asked.connect(self._ask_manager)
        page.setup_asked.connect(self._ask_for_setup)
        page.sound_test_asked.connect(lambda face: self._sounds.play(Face(face)))
        page.speech_test_asked.connect(self._try_speech)
        people = page.people
        people.add_asked.connect(lambda *asked: self._for_people(partial(self._add, *asked)))
        people.pin_asked.connect(lambda *asked: self._for_people(partial(self._set_pin, *asked)))
        people.role_asked.connect(lambda *asked: self._for_people(partial(self._set_role, *asked)))
        people.remove_asked.connect(lambda one: self._for_people(partial(self._remove, one)))
        self._fill()

    def show_page(self) -> None:
        """Open the page."""
        self._open_for(None)
        self._host.open_page(Page.SETTINGS)
        self._fill()
        self.opened.emit()

    def _fill(self) -> None:
        page = self._page
        page.show_settings(self.settings)
        page.platform.show_set_up(self.can_set_up)
        self._show_locked()
        for problem, show in (
            (self._sounds.problem, page.show_sound_problem),
            (self._speech.problem, page.show_speech_problem),
        ):
            show(worded(problem) if problem is not None else "")
        self._host.spawn(self._show_people)

    @property
    def is_locked(self) -> bool:
        """Whether a manager has to agree first."""
        return not self._door.may(None) and self._manager is None

    def _show_locked(self) -> None:
        self._page.show_locked(self.is_locked, cashiers_may=self._door.may(Right.CHANGE_SETTINGS))

    def _ask_manager(self) -> None:
        self._door.ask_manager(translate("settings_room", "Change the settings"), self._unlock)

    def _ask_for_setup(self, environment: Environment) -> None:
        if self._manager is not None:
            self.setup_wanted.emit(environment, self._manager)
        else:
            # People are among what is set up there: no right of a cashier reaches them.
            title = translate("settings_room", "Set up this till")
            self._door.ask_manager(title, partial(self.setup_wanted.emit, environment))

    def _unlock(self, manager: str) -> None:
        self._open_for(manager)
        self._show_locked()

    def _lock(self) -> None:
        self._open_for(None)

    def _open_for(self, manager: str | None) -> None:
        self._manager = manager
        self._door.visit_settings(unlocked=manager is not None)

    def _change(self, section: str, changes: Mapping[str, object]) -> None:
        if self._may_change(section, changes):
            self.change(section, changes)
        else:
            self._fill()

    def _may_change(self, section: str, changes: Mapping[str, object]) -> bool:
        if section in _FOR_EVERYBODY or not self.is_locked:
            return True
        if _FOR_MANAGERS.get(section, frozenset()) & changes.keys():
            return False
        return self._door.may(Right.CHANGE_SETTINGS)

    def change(self, section: str, changes: Mapping[str, object]) -> None:
        """Use other settings from now on, and keep them; whether that is allowed is asked before."""
        before = getattr(self.settings, section)
        self._unaudited += [
            (self.who, f"{section}.{name}: {_told(getattr(before, name))} -> {_told(value)}")
            for name, value in changes.items()
            if section not in _FOR_EVERYBODY
            and name not in _NO_CHANGE_OF_TILL
            and value != getattr(before, name)
        ]
        changed = msgspec.structs.replace(before, **changes)
        self.settings = msgspec.structs.replace(self.settings, **{section: changed})
        self._unsaved[section] = {**self._unsaved.get(section, {}), **changes}
        self._host.spawn(self.save)
        self.changed.emit(section)

    async def save(self) -> None:
        """Keep what is not kept yet, one save after another. A failed one is tried with the next."""
        async with self._saving:
            unsaved, self._unsaved = self._unsaved, {}
            try:
                for section, changes in unsaved.items():
                    await asyncio.to_thread(self._services.save_settings, section, changes)
            except BaseException:
                self._unsaved = unsaved | self._unsaved
                raise
            while self._unaudited:
                await self._services.audit(self._unaudited[0][0], "settings changed", self._unaudited[0][1])
                del self._unaudited[0]

    def _try_speech(self) -> None:
        self._speech.say(worded(LOOKS[Face.REDEEMED].word), language())

    def _for_people(self, work: Work) -> None:
        self._host.spawn(partial(self._guarded, work))

    async def _guarded(self, work: Work) -> None:
        """A rule that forbids a change is told beside the list."""
        problem = ""
        try:
            if not self.is_locked:
                await work()
        except NotAllowedError as error:
            problem = worded(error.problem)
        await self._services.sign_in.refresh()
        await self._show_people()
        self._page.people.show_problem(problem)
        self._show_locked()

    async def _show_people(self) -> None:
        # The page is asked for afterwards: another may have taken its place meanwhile.
        people = await self._services.people.all()
        self._page.show_people(people)
        await self._door.refresh()

    @property
    def cashier(self) -> str:
        """Who is at the till."""
        return self._door.cashier

    @property
    def who(self) -> str:
        """Who answers for what is changed, for the audit trail."""
        known = self._manager or self._door.manager_here or self._door.cashier
        return known or translate("settings_room", "settings")

    async def _add(self, name: str, role: Role, pin: str) -> None:
        kept = await hash_pin(pin) if pin else ""
        await self._services.people.add(name, role, self.who, kept)
        if role is Role.MANAGER:
            # Whoever makes the first manager is one for this visit; the page would shut them out else.
            self._open_for(self.who)

    async def _set_pin(self, person_id: int, pin: str) -> None:
        await self._services.people.set_pin(person_id, await hash_pin(pin), self.who)

    async def _set_role(self, person_id: int, role: Role) -> None:
        await self._services.people.set_role(person_id, role, self.who)

    async def _remove(self, person_id: int) -> None:
        await self._services.people.remove(person_id, self.who)


def _told(value: object) -> str:
    """A setting's value for the audit trail, which is in plain English."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return ", ".join(str(one) for one in value) or "nothing"
    return str(value) or "nothing"
