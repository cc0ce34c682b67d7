"""People in the assistant: their PINs go among the secrets at once, they onto the list at the end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from voucher_till.domain.people import NotAllowedError, Role, same_name, taken_problem
from voucher_till.store.setup_draft import DraftPerson
from voucher_till.ui.cashier.host import Work
from voucher_till.ui.setup.assistant.keeper import Keeper
from voucher_till.ui.setup.assistant.page import AssistantPage
from voucher_till.ui.setup.assistant.people_page import PeoplePage
from voucher_till.ui.setup.assistant.services import AssistantServices
from voucher_till.ui.shared.language import worded


class PeopleGuide(QObject):
    """Adds people to the draft, and at the end lets all of it be put in place."""

    def __init__(self, services: AssistantServices, keeper: Keeper, spawn: Callable[[Work], None]) -> None:
        super().__init__()
        self._services = services
        self._keeper = keeper
        self._spawn = spawn
        self._page: PeoplePage | None = None

    def attach(self, page: AssistantPage) -> None:
        """Serve a page that was just built."""
        if isinstance(page, PeoplePage):
            self._page = page
            page.add_asked.connect(lambda name, role, pin: self._spawn(partial(self._add, name, role, pin)))
            page.pin_asked.connect(lambda name, pin: self._spawn(partial(self._set_pin, name, pin)))
            page.remove_asked.connect(lambda name: self._spawn(partial(self._remove, name)))

    def forget_pages(self) -> None:
        """They are built anew."""
        self._page = None

    def enter(self) -> None:
        """The page is opened: who is on the list already?"""
        self._spawn(self._show_here)

    async def _show_here(self) -> None:
        here = await self._services.people_of(self._keeper.draft.environment)
        if self._page is not None:
            self._page.show_here(here)

    async def _add(self, name: str, role: Role, pin: str) -> None:
        here = await self._services.people_of(self._keeper.draft.environment)
        taken = taken_problem(name, here)
        if taken is not None:
            self._tell(worded(taken))
        elif await self._keep_pin(name, pin):
            others = [one for one in self._keeper.draft.people if not same_name(one.name, name)]
            one = DraftPerson(name=name, role=role.value, has_pin=bool(pin))
            self._keeper.change(people=(*others, one))

    async def _set_pin(self, name: str, pin: str) -> None:
        if await self._keep_pin(name, pin):
            self._put(name, has_pin=True)

    def _put(self, name: str, *, has_pin: bool) -> None:
        self._keeper.change(
            people=tuple(
                DraftPerson(name=one.name, role=one.role, has_pin=has_pin) if one.name == name else one
                for one in self._keeper.draft.people
            )
        )

    async def _remove(self, name: str) -> None:
        await self._services.keep_pin(name, "")
        self._keeper.change(people=tuple(one for one in self._keeper.draft.people if one.name != name))

    async def _keep_pin(self, name: str, pin: str) -> bool:
        try:
            await self._services.keep_pin(name, pin)
        except NotAllowedError as error:
            self._tell(worded(error.problem))
            return False
        return True

    def _tell(self, text: str) -> None:
        if self._page is not None:
            self._page.panel.show_problem(text)

    async def finish(self) -> str:
        """Put everything in place; what a rule forbids, in words, and empty when all is done."""
        try:
            await self._services.finish(self._keeper.draft)
        except NotAllowedError as error:
            return worded(error.problem)
        return ""
