"""Camera and scanner as the cashier's window shows and changes them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from voucher_till.scanning.cameras import list_cameras
from voucher_till.scanning.frame_sources import FIRST, OFF, camera_title
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.cashier.scanners import PRACTICE, Scanners

if TYPE_CHECKING:
    from voucher_till.ui.cashier.window import CashierWindow


class DeviceRoom(QObject):
    """Keeps preview and status line true, offers the camera menu, and saves what is chosen."""

    left = Signal()

    def __init__(
        self, window: CashierWindow, scanners: Scanners, save: Callable[[DeviceSettings], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._scanners = scanners
        self._save = save
        self.menu = QMenu(window)
        window.preview.menu_asked.connect(lambda: window.spawn(self.show_menu))
        scanners.camera_changed.connect(self._show_camera)
        scanners.serial_changed.connect(self._show_status)

    def show_page(self) -> None:
        """Open the page of camera and scanner."""

    def change(self, **changes: object) -> None:
        """Use other settings now, and at the next start."""
        devices = msgspec.structs.replace(self._scanners.devices, **changes)
        self._scanners.apply(devices)
        self._window.spawn(lambda: asyncio.to_thread(self._save, devices))

    def _show_camera(self) -> None:
        scanners, preview = self._scanners, self._window.preview
        preview.mirrored = scanners.devices.mirror
        view = scanners.view if scanners.has_camera else None
        preview.show_view(title_of(scanners.devices.camera), view, scanners.remark)
        self._show_status()

    def _show_status(self) -> None:
        self._window.show_devices(status_of(self._scanners))

    async def show_menu(self) -> None:
        """The cameras to choose from, under the menu button."""
        found = await asyncio.to_thread(list_cameras)
        self.menu.clear()
        group = QActionGroup(self.menu)
        current = self._scanners.devices.camera
        choices = [(device.name, device.name) for device in found]
        if self._scanners.has_practice:
            choices.insert(0, (title_of(PRACTICE), PRACTICE))
        if current not in (FIRST, OFF, *(setting for _, setting in choices)):
            choices.append((title_of(current), current))
        first = choices[0][1] if choices else FIRST
        for title, setting in (*choices, ("No camera", OFF)):
            action = self.menu.addAction(title)
            action.setActionGroup(group)
            chosen = setting == current or (current == FIRST and setting == first)
            _checkable(action, chosen, partial(self.change, camera=setting))
        self.menu.addSeparator()
        mirrored = self._scanners.devices.mirror
        mirror = self.menu.addAction("Show the picture as a mirror does")
        _checkable(mirror, mirrored, partial(self.change, mirror=not mirrored))
        self.menu.addAction("Camera and scanner…   F9").triggered.connect(self.show_page)
        button = self._window.preview.menu_button
        self.menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))


def _checkable(action: QAction, checked: bool, do: Callable[[], None]) -> None:
    action.setCheckable(True)
    action.setChecked(checked)
    action.triggered.connect(lambda _checked: do(), Qt.ConnectionType.QueuedConnection)


def title_of(setting: str) -> str:
    """What a camera setting is called on the screen."""
    return "Practice camera" if setting == PRACTICE else camera_title(setting)


def status_of(scanners: Scanners) -> str:
    """Camera and scanner in a few words, for the bottom line."""
    if not scanners.has_camera:
        camera = "Camera off"
    elif scanners.view.problem is not None:
        camera = "Camera trouble"
    else:
        camera = "Camera ready" if scanners.view.picture is not None else "Camera opening"
    if not scanners.devices.serial_port:
        return f"Scanner ready · {camera}"
    serial = "USB-COM scanner ready" if scanners.serial_problem is None else "USB-COM scanner absent"
    return f"{serial} · {camera}"
