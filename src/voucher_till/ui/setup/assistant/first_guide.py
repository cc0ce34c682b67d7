"""The first pages at work: language and looks, the environment, a file beside the program, starting over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from voucher_till.domain.people import same_name
from voucher_till.domain.phrases import Phrase
from voucher_till.ui.cashier.host import Work
from voucher_till.ui.setup.assistant.first_pages import EnvironmentPage, LanguagePage
from voucher_till.ui.setup.assistant.keeper import Keeper
from voucher_till.ui.setup.assistant.page import AssistantPage
from voucher_till.ui.setup.assistant.services import AssistantServices
from voucher_till.ui.setup.people_dialogs import FormDialog
from voucher_till.ui.shared.language import translate, worded


class FirstGuide(QObject):
    """What is chosen there changes the other pages, or all of them."""

    renewed = Signal()
    """Every page has to be built anew."""
    moved = Signal()
    """Another environment: the pages that depend on it have to be built anew."""
    forward = Signal()
    """On to the next page."""

    def __init__(self, services: AssistantServices, keeper: Keeper, spawn: Callable[[Work], None]) -> None:
        super().__init__()
        self._services = services
        self._keeper = keeper
        self._spawn = spawn
        self._page: EnvironmentPage | None = None
        self._choosing, self._forward_then = 0, False

    def attach(self, page: AssistantPage) -> None:
        """Serve a page that was just built."""
        if isinstance(page, LanguagePage):
            page.look_changed.connect(self._change_look)
        elif isinstance(page, EnvironmentPage):
            self._page = page
            page.chosen.connect(self._choose)
            page.shipped_asked.connect(lambda: self._spawn(self._use_shipped))
            page.over_asked.connect(partial(self._ask_to_start_over, page))

    def forget_pages(self) -> None:
        """They are built anew."""
        self._page = None

    def waits(self) -> bool:
        """Whether the next page depends on what is being chosen; then it is gone to afterwards."""
        self._forward_then = bool(self._choosing)
        return self._forward_then

    def _change_look(self, changes: dict[str, object]) -> None:
        self._keeper.change(look=msgspec.structs.replace(self._keeper.draft.look, **changes))
        # Not before the click is done with: it came from a part that goes away.
        QTimer.singleShot(0, self, self.renewed.emit)

    def _choose(self, environment: str) -> None:
        self._choosing += 1
        self._spawn(partial(self._move_to, environment))

    async def _move_to(self, environment: str) -> None:
        try:
            await self._keeper.move_to(environment)
            self.moved.emit()
        finally:
            self._choosing -= 1
        if self._forward_then and not self._choosing:
            self.forward.emit()

    async def _use_shipped(self) -> None:
        shipped, page = self._services.shipped, self._page
        if shipped is None or page is None:
            return
        filled = await asyncio.to_thread(shipped.fill, self._keeper.draft)
        if isinstance(filled, Phrase):
            page.show_trouble(worded(filled))
            return
        here = await self._services.people_of(filled.environment)
        people = [one for one in filled.people if not any(same_name(one.name, two.name) for two in here)]
        filled = msgspec.structs.replace(filled, people=tuple(people))
        await self._keeper.move_to(filled.environment)
        self._keeper.replace(filled)
        self.renewed.emit()
        self.forward.emit()

    def _ask_to_start_over(self, page: EnvironmentPage) -> None:
        dialog = FormDialog(
            page,
            translate("assistant", "Start over?"),
            translate("assistant", "What was filled in here is forgotten. A till that is set up stays so."),
            translate("assistant", "Start over"),
        )
        dialog.finish()
        dialog.accepted.connect(lambda: self._spawn(self._start_over))
        dialog.open()

    async def _start_over(self) -> None:
        await self._keeper.start_over()
        self.renewed.emit()
