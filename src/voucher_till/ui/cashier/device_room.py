"""Camera and scanner as the cashier's window shows, checks and changes them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu

from voucher_till.scanning.cameras import list_cameras
from voucher_till.scanning.frame_sources import FIRST, OFF, camera_title
from voucher_till.scanning.scan import ScanSource
from voucher_till.scanning.scanner_check import TESTS
from voucher_till.scanning.serial_scanner import serial_ports
from voucher_till.scanning.understanding import Heard, ScannerFormat
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.setup.check_run import CheckRun
from voucher_till.ui.setup.devices_page import Choice
from voucher_till.ui.shared.scanners import PRACTICE, Scanners

if TYPE_CHECKING:
    from voucher_till.ui.cashier.window import CashierWindow

_NO_SERIAL = "No scanner in USB-COM mode is chosen. One that types needs nothing here."


class DeviceRoom(QObject):
    """Keeps preview and status line true, offers the camera menu and the page, and saves what is chosen."""

    left = Signal()

    def __init__(
        self, window: CashierWindow, scanners: Scanners, save: Callable[[DeviceSettings], None]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.devices_page
        self._scanners = scanners
        self._save = save
        self._run = CheckRun()
        self.menu = QMenu(window)
        self._connect()

    def _connect(self) -> None:
        self._window.preview.menu_asked.connect(lambda: self._window.spawn(self.show_menu))
        self._scanners.camera_changed.connect(self._show_camera)
        self._scanners.serial_changed.connect(self._show_status)
        page, check = self._page, self._page.check
        page.camera_chosen.connect(self._use_camera)
        page.mirror_chosen.connect(lambda mirror: self.change(mirror=mirror))
        page.serial_chosen.connect(lambda port: self.change(serial_port=port))
        page.left.connect(self.left)
        check.copy_asked.connect(lambda: QGuiApplication.clipboard().setText(self.report()))
        check.export_asked.connect(self._export)
        check.save_asked.connect(self._save_check)

    def change(self, **changes: object) -> None:
        """Use other settings now, and at the next start."""
        self._use(msgspec.structs.replace(self._scanners.devices, **changes))

    def _use(self, devices: DeviceSettings) -> None:
        self._scanners.apply(devices)
        self._window.spawn(lambda: asyncio.to_thread(self._save, devices))

    def _use_camera(self, setting: str) -> None:
        self.change(camera=setting)
        self._window.spawn(self._fill_page)

    def show_page(self) -> None:
        """Open the page; from now on test codes are its own."""
        self._scanners.hears_first = self._hear
        self._restart()
        self._window.show_devices_page()
        self._show_camera()
        self._window.spawn(self._fill_page)

    def leave_page(self) -> None:
        """Hear nothing first any more."""
        self._scanners.hears_first = None

    async def _fill_page(self) -> None:
        # The first diagnosis works out every way a code can come; on this thread it would be felt.
        await asyncio.to_thread(CheckRun().hear, Heard(TESTS[-1].text[:-1]), ScanSource.FILE, ScannerFormat())
        choices, current = await self._cameras()
        self._page.show_cameras(choices, current, mirrored=self._scanners.devices.mirror)
        found = await asyncio.to_thread(serial_ports)
        named = [Choice(f"{one.name} {one.description}".strip(), one.usb_id or one.name) for one in found]
        port = self._scanners.devices.serial_port
        if port and port not in [choice.setting for choice in named]:
            named.append(Choice(port, port))
        self._page.show_ports([Choice("None", ""), *named], port)

    async def _cameras(self) -> tuple[list[Choice], str]:
        """The cameras to choose from, and which of them is in use."""
        choices = [Choice(device.name, device.name) for device in await asyncio.to_thread(list_cameras)]
        if self._scanners.has_practice:
            choices.insert(0, Choice(title_of(PRACTICE), PRACTICE))
        current = self._scanners.devices.camera
        if current == FIRST and choices:
            current = choices[0].setting
        if current not in (FIRST, OFF, *(choice.setting for choice in choices)):
            choices.append(Choice(title_of(current), current))
        return [*choices, Choice("No camera", OFF)], current

    def _show_camera(self) -> None:
        scanners = self._scanners
        view = scanners.view if scanners.has_camera else None
        for preview in (self._window.preview, self._page.preview):
            preview.mirrored = scanners.devices.mirror
            preview.show_view(title_of(scanners.devices.camera), view, scanners.remark)
        self._show_status()

    def _show_status(self) -> None:
        self._window.show_devices(status_of(self._scanners))
        self._page.show_serial(serial_of(self._scanners))

    async def show_menu(self) -> None:
        """The cameras to choose from, under the menu button."""
        choices, current = await self._cameras()
        self.menu.clear()
        group = QActionGroup(self.menu)
        for title, setting in choices:
            action = self.menu.addAction(title)
            action.setActionGroup(group)
            _checkable(action, setting == current, partial(self.change, camera=setting))
        self.menu.addSeparator()
        mirrored = self._scanners.devices.mirror
        mirror = self.menu.addAction("Show the picture as a mirror does")
        _checkable(mirror, mirrored, partial(self.change, mirror=not mirrored))
        self.menu.addAction("Camera and scanner…   F9").triggered.connect(self.show_page)
        button = self._window.preview.menu_button
        self.menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _hear(self, heard: Heard, source: ScanSource) -> bool:
        before = self._run.results
        mine = self._run.hear(heard, source, self._scanners.form)
        if mine and self._run.results != before:
            self._show_results()
        return mine

    def _show_results(self) -> None:
        self._page.check.show_results(self._run.results, can_save=self._run.calibration is not None)

    def _restart(self) -> None:
        self._run = CheckRun()
        self._show_results()

    def _save_check(self) -> None:
        self._use(self._run.learned(self._scanners.devices))
        self._window.notice.say("Saved. This till now reads its scanner as the check found it.")

    def report(self) -> str:
        """The check for support."""
        scanners = self._scanners
        camera = f"{title_of(scanners.devices.camera)}: {self._page.preview.trouble or 'gives pictures'}"
        return self._run.report(scanners.devices, camera, serial_of(scanners))

    def _export(self) -> None:
        dialog = QFileDialog(self._window, "Save the report", "scanner-check.txt", "Text (*.txt)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(lambda name: self._window.spawn(partial(self.save_report, Path(name))))
        dialog.open()

    async def save_report(self, path: Path) -> None:
        """Write the report into a file, or say why not."""
        try:
            await asyncio.to_thread(path.write_text, self.report(), encoding="utf-8")
        except OSError as error:
            self._window.notice.say(f"The report could not be saved: {error.strerror}. Choose another place.")
        else:
            self._window.notice.say(f"The report is saved as {path.name}.")


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
    return f"USB-COM scanner {'ready' if scanners.serial_problem is None else 'trouble'} · {camera}"


def serial_of(scanners: Scanners) -> str:
    """How the serial scanner is, in a sentence."""
    if not scanners.devices.serial_port:
        return _NO_SERIAL
    return "Ready." if scanners.serial_problem is None else scanners.serial_problem.value
