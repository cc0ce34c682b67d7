"""The real calls of the assistant: asks the platform, and shows what came of it on every page about it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from voucher_till.ui.cashier.host import Work
from voucher_till.ui.setup.assistant.access_page import AccessPage
from voucher_till.ui.setup.assistant.finding_card import Findings
from voucher_till.ui.setup.assistant.keeper import Keeper
from voucher_till.ui.setup.assistant.outlet_page import OutletPage
from voucher_till.ui.setup.assistant.page import AssistantPage
from voucher_till.ui.setup.assistant.platform_page import PlatformPage
from voucher_till.ui.setup.assistant.services import Asked, Finding, Matter, Platform
from voucher_till.ui.setup.assistant.summary_page import SummaryPage
from voucher_till.ui.shared.language import translate

_PLACED_MILLISECONDS = 60


class PlatformGuide(QObject):
    """One question at a time; an answer to what is no longer filled in is dropped."""

    said = Signal(str)
    """A sentence about what was just done."""

    def __init__(self, platform: Platform, keeper: Keeper, spawn: Callable[[Work], None]) -> None:
        super().__init__()
        self._platform = platform
        self._keeper = keeper
        self._spawn = spawn
        self._turn = asyncio.Lock()
        self._checked: tuple[Asked, Sequence[Finding]] | None = None
        self._listed: Asked | None = None
        self._pages: dict[type[AssistantPage], AssistantPage] = {}

    def attach(self, page: AssistantPage) -> None:
        """Serve a page that was just built."""
        self._pages[type(page)] = page
        if isinstance(page, PlatformPage | AccessPage):
            page.check_asked.connect(lambda: self._spawn(self._check))
            page.findings.copied.connect(self.copy)
        elif isinstance(page, OutletPage):
            page.list_asked.connect(lambda: self._spawn(self.list_outlets))
            page.check_asked.connect(lambda: self._spawn(self._check))
            for findings in (page.findings, page.why):
                findings.copied.connect(self.copy)
            self._listed = None
        elif isinstance(page, SummaryPage):
            page.scan_entered.connect(self.scanned)
            page.findings.copied.connect(self.copy)
        self.show()

    @property
    def is_busy(self) -> bool:
        """Whether the platform is being asked."""
        return self._turn.locked()

    def forget_pages(self) -> None:
        """They are built anew."""
        self._pages = {}

    def copy(self, log_id: str) -> None:
        """A log ID onto the clipboard."""
        QApplication.clipboard().setText(log_id)
        self.said.emit(translate("platform_guide", "The log ID is copied."))

    def show(self) -> None:
        """What can be asked now, and what was found for what is filled in."""
        asked = self._keeper.asked
        checked = self._checked
        found = checked[1] if checked is not None and checked[0] == asked else []
        has_outlet = asked is not None and bool(asked.access.outlet)
        for page in self._pages.values():
            if isinstance(page, PlatformPage):
                page.show_can_check(asked is not None)
                page.show_checked(found)
            elif isinstance(page, AccessPage):
                page.show_can_check(asked is not None)
                self._show(page.findings, found)
            elif isinstance(page, OutletPage):
                page.show_can_check(asked is not None, can_try=has_outlet)
                about = [one for one in found if one.matter is not Matter.PRODUCTS]
                self._show(page.findings, about if has_outlet else [])
            elif isinstance(page, SummaryPage):
                page.look_button.setEnabled(has_outlet)

    def _show(self, findings: Findings, found: Sequence[Finding]) -> None:
        if [card.finding for card in findings.cards] != list(found) or (findings.isVisible() and not found):
            findings.show_findings(found)

    async def _check(self) -> None:
        asked = self._keeper.asked
        if asked is None or self._turn.locked():
            return
        async with self._turn:
            shown = [page for page in self._pages.values() if not isinstance(page, SummaryPage)]
            for page in shown:
                if page.isVisible() and isinstance(page, PlatformPage | AccessPage | OutletPage):
                    page.findings.show_running()
            self._checked = (asked, [])
            found = await self._platform.check(asked)
            self._checked = (asked, found)
        self.show()
        for page in shown:
            if page.isVisible() and isinstance(page, PlatformPage | AccessPage | OutletPage):
                _bring_in_sight(page, page.findings)

    async def list_outlets(self) -> None:
        """Ask for the merchant's outlets, once for what is filled in unless somebody wants it again."""
        asked, page = self._keeper.asked, self._pages.get(OutletPage)
        if asked is None or not isinstance(page, OutletPage):
            return
        async with self._turn:
            page.show_asking()
            answer = await self._platform.outlets(asked)
        page = self._pages.get(OutletPage)
        if not isinstance(page, OutletPage):
            return
        if isinstance(answer, Finding):
            page.show_none(answer)
        else:
            page.show_choices(answer)

    def enter_outlet(self) -> None:
        """The page of outlets is opened: its list is asked for by itself where that is possible."""
        asked = self._keeper.asked
        if asked is None:
            return
        identity = (asked.environment, asked.access.client_key, asked.access.merchant_id, asked.secret)
        before = self._listed
        if before is None or identity != (
            before.environment,
            before.access.client_key,
            before.access.merchant_id,
            before.secret,
        ):
            self._listed = asked
            self._spawn(self.list_outlets)

    def scanned(self, payload: str) -> None:
        """A first scan, for the page at the end."""
        self._spawn(partial(self._look_up, payload))

    async def _look_up(self, payload: str) -> None:
        asked, page = self._keeper.asked, self._pages.get(SummaryPage)
        if asked is None or not asked.access.outlet or not isinstance(page, SummaryPage) or self.is_busy:
            return
        async with self._turn:
            page.findings.show_running()
            found = await self._platform.look_up(asked, payload)
        page = self._pages.get(SummaryPage)
        if isinstance(page, SummaryPage):
            page.findings.show_findings([found])
            _bring_in_sight(page, page.findings)


def _bring_in_sight(page: AssistantPage, findings: Findings) -> None:
    """Scroll to what came of a question, once it has its place."""
    QTimer.singleShot(_PLACED_MILLISECONDS, page, lambda: page.ensureWidgetVisible(findings))
