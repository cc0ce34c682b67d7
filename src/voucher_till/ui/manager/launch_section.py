"""Going live, in the manager's room."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from voucher_till.domain.launch import LaunchStep
from voucher_till.domain.payload import NotAVoucher, QrPayload, VoucherCode, parse_payload
from voucher_till.domain.people import Right
from voucher_till.redemption.acceptance import Acceptance
from voucher_till.ui.manager.launch_view import LaunchView
from voucher_till.ui.manager.section import RoomContext, Section
from voucher_till.ui.shared.language import translate

_Act = Callable[[str], Coroutine[Any, Any, None]]
"""What is done once it is known who answers for it."""


class LaunchSection(Section):
    """Makes one call after another; nothing here redeems."""

    name = "launch"
    icon = "ph.rocket-launch"
    help_topic = "going-live"

    def __init__(self, context: RoomContext) -> None:
        super().__init__()
        self._context = context
        self._view: LaunchView | None = None
        self._is_asking = False
        self._waits = False
        """For a scan that is meant for this page."""

    @property
    def _acceptance(self) -> Acceptance:
        return self._context.acceptance

    def title(self) -> str:
        """In the list of parts."""
        return translate("launch_section", "Going live")

    def make_view(self) -> QWidget:
        """Build it anew."""
        view = self._view = LaunchView()
        view.all_asked.connect(lambda: self._for_manager(self._ask_all))
        view.code_given.connect(self._take_code)
        view.scan_asked.connect(self._wait_or_not)
        view.copied.connect(self._copy)
        view.used_marked.connect(lambda log_id, on: self._for_manager(partial(self._mark, log_id, on)))
        view.ticked.connect(lambda step, on: self._for_manager(partial(self._tick, step, on)))
        view.show_waiting(self._waits)
        return view

    def opened(self) -> None:
        """Look again."""
        self._context.spawn(self._fill)

    def closed(self) -> None:
        """Scans are for the sale again."""
        self._stop_waiting()

    def take_keyboard(self) -> None:
        """The button of all calls."""
        if self._view is not None:
            self._view.all_button.setFocus()

    async def _fill(self) -> None:
        answers, items = await self._acceptance.answers(), await self._acceptance.checklist()
        if self._view is not None:
            self._view.show_answers(answers)
            self._view.show_steps(items)

    def _for_manager(self, act: _Act) -> None:
        """A tick that nobody answers for is taken back by showing what is kept."""
        title = translate("launch_section", "Going live")
        self._context.spawn(self._fill)
        self._context.ask_manager(
            title, Right.GO_LIVE, lambda who: self._context.spawn(partial(self._act, act, who))
        )

    async def _act(self, act: _Act, who: str) -> None:
        await act(who)
        await self._fill()

    async def _ask_all(self, _who: str) -> None:
        await self._asking(self._acceptance.ask_all)

    async def _ask_one(self, asked: QrPayload | VoucherCode | None, _who: str) -> None:
        await self._asking(partial(self._acceptance.ask_voucher, asked))

    async def _asking(self, ask: Callable[[], Coroutine[Any, Any, object]]) -> None:
        if self._is_asking:
            return
        self._is_asking = True
        self._show_busy(translate("launch_section", "Asking the platform…"))
        try:
            await ask()
        finally:
            self._is_asking = False
            self._show_busy("")

    def _show_busy(self, text: str) -> None:
        if self._view is not None:
            self._view.show_busy(text)

    def _take_code(self, text: str) -> None:
        """A typed code; nothing for one that no voucher has."""
        asked = parse_payload(text)
        problem = ""
        if isinstance(asked, NotAVoucher) and asked is not NotAVoucher.EMPTY:
            problem = translate("launch_section", "This is no voucher: a code has digits only.")
        else:
            known = None if isinstance(asked, NotAVoucher) else asked
            self._for_manager(partial(self._ask_one, known))
        if self._view is not None:
            self._view.show_problem(problem)

    def _wait_or_not(self) -> None:
        if self._waits:
            self._stop_waiting()
        else:
            self._waits = True
            self._context.take_next_scan(self._scanned)
            self._show_waiting()

    def _stop_waiting(self) -> None:
        if self._waits:
            self._waits = False
            self._context.take_next_scan(None)
            self._show_waiting()

    def _show_waiting(self) -> None:
        if self._view is not None:
            self._view.show_waiting(self._waits)

    def _scanned(self, text: str) -> None:
        self._stop_waiting()
        self._take_code(text)

    def _copy(self, log_id: str) -> None:
        QGuiApplication.clipboard().setText(log_id)
        self._context.say(translate("launch_section", "Copied: {log_id}", log_id=log_id))

    async def _mark(self, log_id: str, used: bool, who: str) -> None:
        await self._acceptance.mark_used(log_id, who, used=used)

    async def _tick(self, step: LaunchStep, done: bool, who: str) -> None:
        await self._acceptance.tick(step, who, done=done)
