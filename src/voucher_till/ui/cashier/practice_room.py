"""The practice customers beside the till: their phones, and the camera that films them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from voucher_till.scanning.files import read_picture
from voucher_till.ui.cashier.practice import PhonePanel, PracticePhones
from voucher_till.ui.shared.scanners import PRACTICE

if TYPE_CHECKING:
    from voucher_till.ui.cashier.window import CashierWindow

_REFRESH_MILLISECONDS = 1000
_HELD_UP_SECONDS, _LOWERED_AFTER_SECONDS = 10.0, 1.0


class PracticeRoom(QObject):
    """Keeps the phone on the screen fresh, and holds it before the camera when asked."""

    def __init__(self, window: CashierWindow, panel: PhonePanel, phones: PracticePhones) -> None:
        super().__init__(window)
        self._window = window
        self._panel = panel
        self._phones = phones
        self._refresh_clock = QTimer(self)
        self._refresh_clock.setInterval(_REFRESH_MILLISECONDS)
        self._refresh_clock.timeout.connect(lambda: window.spawn(self._refresh))
        self._lower = QTimer(self)
        self._lower.setSingleShot(True)
        self._lower.timeout.connect(phones.take_away)
        panel.scan_asked.connect(self.hold_up)
        panel.new_asked.connect(lambda: window.spawn(self._buy_again))
        panel.chosen.connect(lambda _name: window.spawn(self._refresh))

    async def start(self) -> None:
        """Show the customers and the first one's phone."""
        self._panel.show_customers(await self._phones.customers())
        await self._refresh()
        self._refresh_clock.start()

    def stop(self) -> None:
        """Refresh nothing any more."""
        self._refresh_clock.stop()

    def hold_up(self) -> None:
        """Show the phone to the practice camera, or read it at once when another camera is in use."""
        png = self._panel.png
        if not png:
            return
        if self._window.scanners.devices.camera != PRACTICE:
            self._window.take_file(lambda: read_picture(png))
            return
        self._phones.hold_up(png)
        self._lower.start(round(_HELD_UP_SECONDS * 1000))

    def scanned(self) -> None:
        """The phone has been read; it is put down soon."""
        if self._lower.isActive():
            self._lower.start(round(_LOWERED_AFTER_SECONDS * 1000))

    async def _refresh(self) -> None:
        name = self._panel.customer
        if not name:
            return
        png = await self._phones.picture(name)
        if name == self._panel.customer:
            self._panel.show_picture(png)
            if self._lower.isActive():
                self._phones.hold_up(png)

    async def _buy_again(self) -> None:
        await self._phones.buy_again(self._panel.customer)
        await self._refresh()
