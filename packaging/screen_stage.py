"""The windows that are photographed, and how they are brought back to where every scene begins."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QDialog
from screen_samples import MANAGER, MANAGER_PIN, Samples

from voucher_till.redemption.sign_in import SignInOutcome
from voucher_till.ui.cashier.flow import Ordering, Ready, Redeeming
from voucher_till.ui.cashier.keys import SALE
from voucher_till.ui.cashier.window import CashierWindow

WORK, PRACTICE, EMPTY, FULL = "work", "practice", "empty", "full"
"""The windows: with rows of every state, for practice, without a single row, and with years of sales."""
_PATIENCE_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Stage:
    """The windows, and what they are given to show."""

    windows: Mapping[str, CashierWindow]
    """By ``WORK`` and so on. At all but ``PRACTICE`` people sign in."""
    samples: Samples

    @property
    def till(self) -> CashierWindow:
        """At work."""
        return self.windows[WORK]

    @property
    def practice(self) -> CashierWindow:
        """For practice."""
        return self.windows[PRACTICE]

    async def clear(self, window: CashierWindow) -> None:
        """Back to a till that waits for a scan; where people sign in, a manager is signed in."""
        _close_all()
        if window is not self.windows.get(PRACTICE):
            window.manager.records.checks.stop()
            await self.sign_in(MANAGER, MANAGER_PIN, window)
            window.views.sign_in.clear()
        if window.page not in SALE:
            window.close_pages()
        before = window.sale.state
        window.sale.become(Ready())
        if isinstance(before, Ordering | Redeeming):
            await window.refresh()  # The order's facts give way to the latest redemptions.
        window.views.notice.hide()
        window.views.idle.set_one_step(False)

    async def sign_in(self, name: str, pin: str, window: CashierWindow | None = None) -> None:
        """Sign somebody in by the PIN, as they would; at work where no other window is named."""
        people = (window or self.till).services.sign_in
        if people.cashier == name:
            return
        person = next(one for one in await people.people() if one.name == name)
        result = await people.sign_in(person.id, pin)
        if result.outcome is not SignInOutcome.OK:
            raise ValueError(f"{name} is not signed in: {result.outcome.value}")


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture to be made."""

    name: str
    play: Callable[[Stage], Awaitable[None]]
    window: str = WORK


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what the window does by itself."""
    async with asyncio.timeout(_PATIENCE_SECONDS):
        while not condition():  # noqa: ASYNC110 - the window is looked at from outside
            await asyncio.sleep(0.01)


def _close_all() -> None:
    """What a scene opened over a window goes, the last first."""
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    while isinstance(dialog := QApplication.activeModalWidget(), QDialog):
        dialog.reject()
