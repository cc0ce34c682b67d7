"""The practice customers beside the till: their phones, the camera that films them, and the tasks."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QObject, QTimer

from voucher_till.domain.verdict import Verdict
from voucher_till.scanning.files import read_picture
from voucher_till.scanning.scan import Scan, ScanSource
from voucher_till.ui.cashier.practice import COURSE, PhonePanel, PracticeCustomer, PracticePhones
from voucher_till.ui.cashier.practice_tasks import Progress, Shown, Task

Work = Callable[[], Coroutine[Any, Any, None]]

_REFRESH_MILLISECONDS = 1000
_HELD_UP_SECONDS, _LOWERED_AFTER_SECONDS = 10.0, 1.0


class PracticeRoom(QObject):
    """Keeps the phone fresh, holds it before the camera when asked, and goes through the tasks.

    All state is here: a panel that takes another's place shows the same again.
    """

    def __init__(
        self,
        parent: QObject,
        phones: PracticePhones,
        *,
        spawn: Callable[[Work], None],
        is_filming: Callable[[], bool],
        take_file: Callable[[Callable[[], Scan]], None],
    ) -> None:
        """``is_filming``: the practice camera is used. ``take_file`` reads a picture on another thread."""
        super().__init__(parent)
        self.progress = Progress()
        self._phones = phones
        self._spawn = spawn
        self._is_filming = is_filming
        self._take_file = take_file
        self._panel: PhonePanel | None = None
        self._customers: list[PracticeCustomer] = []
        self._chosen = COURSE
        self._png = b""
        self._is_awaited = False
        """Somebody asked to hold up a phone that was not there yet."""
        self._typed = False
        self._one_at_a_time = asyncio.Lock()
        self._refresh_clock = QTimer(self)
        self._refresh_clock.setInterval(_REFRESH_MILLISECONDS)
        self._refresh_clock.timeout.connect(lambda: spawn(self._refresh))
        self._lower = QTimer(self)
        self._lower.setSingleShot(True)
        self._lower.timeout.connect(phones.take_away)

    def attach(self, panel: PhonePanel) -> None:
        """Work with a new panel from now on; the old one is not touched again."""
        self._panel = panel
        panel.scan_asked.connect(self.hold_up)
        panel.new_asked.connect(lambda: self._spawn(self._buy_again))
        panel.refresh_asked.connect(lambda: self._spawn(self._refresh_qr))
        panel.skip_asked.connect(lambda: self._go_on(self.progress.skipped()))
        panel.again_asked.connect(lambda: self._go_on(self.progress.again()))
        panel.chosen.connect(self._choose)
        self._show()
        panel.show_picture(self._png)

    async def start(self) -> None:
        """Make the first task ready and show its customer's phone."""
        await self._make_ready()
        self._refresh_clock.start()

    def stop(self) -> None:
        """Refresh nothing any more."""
        self._refresh_clock.stop()

    def hold_up(self) -> None:
        """Show the phone to the practice camera, or read it at once when another camera is in use.

        A phone that is not there yet is held up as soon as it is.
        """
        png = self._png
        self._is_awaited = not png
        if not png:
            return
        if not self._is_filming():
            self._take_file(lambda: read_picture(png))
            return
        self._phones.hold_up(png)
        self._lower.start(round(_HELD_UP_SECONDS * 1000))

    def scanned(self, source: ScanSource) -> None:
        """Something has been scanned; a phone that is held up is put down soon."""
        self._typed = source is ScanSource.TYPED
        if self._lower.isActive():
            self._lower.start(round(_LOWERED_AFTER_SECONDS * 1000))

    def verdict_shown(self, verdict: Verdict) -> None:
        """A verdict is on the screen: the task may be done with it."""
        if self._chosen == COURSE:
            self._go_on(self.progress.after(Shown.of(verdict, typed=self._typed)))

    @property
    def task(self) -> Task | None:
        """The task under way; None at the end, and while a customer was chosen freely."""
        return self.progress.task if self._chosen == COURSE else None

    @property
    def _customer(self) -> str:
        """Whose phone is shown; empty for nobody's."""
        return self._chosen if self.task is None else self.task.customer

    def _go_on(self, progress: Progress) -> None:
        before, self.progress = self.progress, progress
        if progress.attempt != before.attempt:
            self._change_phone()
        self._show()

    def _choose(self, name: str) -> None:
        if name != self._chosen:
            self._chosen = name
            if self.task is not None:
                # Its customer buys again: what was done of it before does not count.
                self.progress = self.progress.again()
            self._change_phone()
            self._show()

    def _change_phone(self) -> None:
        """Put down the phone of the one before; another is made ready."""
        self._lower.stop()
        self._phones.take_away()
        self._png, self._is_awaited = b"", False
        self._spawn(self._make_ready)

    async def _make_ready(self) -> None:
        """What the task under way needs, whichever that is by the time the one before is ready."""
        async with self._one_at_a_time:
            await self._phones.prepare(self.task)
            self._customers = await self._phones.customers()
        self._show()
        await self._refresh()

    async def _buy_again(self) -> None:
        await self._phones.buy_again(self._customer)
        self._customers = await self._phones.customers()
        self._show()
        await self._refresh()

    async def _refresh_qr(self) -> None:
        await self._phones.refresh(self._customer)
        await self._refresh()

    async def _refresh(self) -> None:
        name, attempt = self._customer, self.progress.attempt
        if not name or self._one_at_a_time.locked():
            return
        png = await self._phones.picture(name)
        if (name, attempt) != (self._customer, self.progress.attempt):
            return
        self._png = png
        if self._panel is not None:
            self._panel.show_picture(png)
        if self._lower.isActive():
            self._phones.hold_up(png)
        elif self._is_awaited:
            self.hold_up()

    def _show(self) -> None:
        """Fill the panel from what is known here."""
        if self._panel is None:
            return
        self._panel.show_customers(self._customers, self._chosen)
        self._panel.show_progress(self.progress if self._chosen == COURSE else None)
        by_hand = self.task is None or self.task.by_hand
        codes = next((one.codes for one in self._customers if one.name == self._customer), ())
        self._panel.show_code(codes[0] if codes and by_hand else "")
