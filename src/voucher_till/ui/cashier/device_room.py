"""Camera and scanner as the cashier's window shows, checks and changes them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial

import msgspec
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from voucher_till.scanning.check_ways import TESTS
from voucher_till.scanning.frame_sources import address_problem
from voucher_till.scanning.scan import ScanSource
from voucher_till.scanning.serial_scanner import serial_ports
from voucher_till.scanning.understanding import Heard, ScannerFormat
from voucher_till.ui.cashier.device_words import camera_of, serial_of, status_of, title_of
from voucher_till.ui.cashier.host import Host
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.setup.check_run import CheckRun
from voucher_till.ui.setup.choice_box import Choice
from voucher_till.ui.setup.device_choices import camera_choices
from voucher_till.ui.setup.devices_page import DevicesPage
from voucher_till.ui.setup.report_out import ReportOut
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.scanners import Scanners

SaveDevices = Callable[[Mapping[str, object]], None]
"""Keeps some fields of ``DeviceSettings`` and leaves the others as they are on the disk; may block."""


class DeviceRoom(QObject):
    """Keeps preview and status line true, offers the camera menu and the page, and saves what is chosen."""

    def __init__(self, host: Host, scanners: Scanners, save: SaveDevices) -> None:
        super().__init__()
        self._host = host
        self._scanners = scanners
        self._save = save
        self._unsaved: dict[str, object] = {}
        self._saving = asyncio.Lock()
        self._run = CheckRun()
        self._camera_text = ""
        self.menu = QMenu()
        self._in_menu = QActionGroup(self.menu)
        scanners.hears_first = self._hear
        scanners.camera_changed.connect(self._show_camera)
        scanners.scanner_changed.connect(self._show_status)

    @property
    def _page(self) -> DevicesPage:
        return self._host.views.devices_page

    def attach(self) -> None:
        """Serve views that were just built."""
        views = self._host.views
        views.preview.menu_asked.connect(lambda: self._host.spawn(self.show_menu))
        views.when_built(Page.DEVICES, self._attach_page)
        self._show_camera()

    def _attach_page(self) -> None:
        page, check = self._page, self._page.check
        out = ReportOut(self._host.views, self.report, self._host.say, self._host.spawn)
        page.camera_chosen.connect(self._use_camera)
        page.address_entered.connect(lambda text: self._host.spawn(partial(self._use_address, text)))
        page.mirror_chosen.connect(lambda mirror: self.change(mirror=mirror))
        page.serial_chosen.connect(self._use_port)
        page.speed_chosen.connect(lambda speed: self.change(serial_baud=speed))
        page.left.connect(self._host.leave_page)
        check.copy_asked.connect(out.copy)
        check.export_asked.connect(out.ask_where_to_save)
        check.print_asked.connect(out.ask_where_to_print)
        check.save_asked.connect(self._save_check)
        self._show_camera()
        self._show_results()

    def change(self, **changes: object) -> None:
        """Use other settings now, and at the next start."""
        self._scanners.apply(msgspec.structs.replace(self._scanners.devices, **changes))
        self._unsaved |= changes
        self._host.spawn(self.save)

    async def save(self) -> None:
        """Keep what is not kept yet, one save after another. A failed one is tried with the next."""
        async with self._saving:
            changes, self._unsaved = self._unsaved, {}
            try:
                if changes:
                    await asyncio.to_thread(self._save, changes)
            except BaseException:
                self._unsaved = changes | self._unsaved
                raise

    def _use_camera(self, setting: str) -> None:
        self.change(camera=setting)
        self._host.spawn(self._fill_page)

    async def _use_address(self, text: str) -> None:
        problem = await asyncio.to_thread(address_problem, text)
        if problem:
            self._host.say(worded(problem))
        else:
            self._use_camera(text)

    def _use_port(self, port: str) -> None:
        self.change(serial_port=port)
        self._host.spawn(self._fill_page)

    def show_page(self) -> None:
        """Open the page; from now on test codes are its own."""
        if self._host.page is Page.DEVICES:
            return
        self._restart()
        self._host.open_page(Page.DEVICES)
        self._show_camera()
        self._host.spawn(self._fill_page)

    async def _fill_page(self) -> None:
        # The first diagnosis works out every way a code can come; on this thread it would be felt.
        await asyncio.to_thread(CheckRun().hear, Heard(TESTS[-1].text[:-1]), ScanSource.FILE, ScannerFormat())
        choices, current = await camera_choices(self._scanners)
        self._page.show_cameras(choices, current, mirrored=self._scanners.devices.mirror)
        found = await asyncio.to_thread(serial_ports)
        named = [Choice(f"{one.name} {one.description}".strip(), one.usb_id or one.name) for one in found]
        port = self._scanners.devices.serial_port
        if port and port not in [choice.setting for choice in named]:
            named.append(Choice(port, port))
        speed = self._scanners.devices.serial_baud
        self._page.show_ports(
            [Choice(translate("device_room", "None", "no serial scanner"), ""), *named], port, speed
        )

    def _show_camera(self) -> None:
        scanners = self._scanners
        view = scanners.view if scanners.has_camera else None
        views = self._host.views
        previews = [views.preview]
        if views.is_built(Page.DEVICES):
            previews.append(self._page.preview)
        for preview in previews:
            preview.mirrored = scanners.devices.mirror
            preview.show_view(title_of(scanners.devices.camera), view, scanners.remark)
        self._show_status()

    def _show_status(self) -> None:
        self._host.views.bottom.show_devices(status_of(self._scanners))
        if self._host.views.is_built(Page.DEVICES):
            self._page.show_serial(worded(serial_of(self._scanners)))

    async def show_menu(self) -> None:
        """The cameras to choose from, under the menu button."""
        choices, current = await camera_choices(self._scanners)
        self.menu.clear()
        for title, setting in choices:
            action = self.menu.addAction(title)
            action.setActionGroup(self._in_menu)
            _checkable(action, setting == current, partial(self.change, camera=setting))
        self.menu.addSeparator()
        mirrored = self._scanners.devices.mirror
        mirror = self.menu.addAction(translate("device_room", "Mirror the picture"))
        _checkable(mirror, mirrored, partial(self.change, mirror=not mirrored))
        more = self.menu.addAction(translate("device_room", "Camera and scanner…") + "   F9")
        more.triggered.connect(self.show_page)
        button = self._host.views.preview.menu_button
        self.menu.popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _hear(self, heard: Heard, source: ScanSource) -> bool:
        """Whether a test code was read for the page, which hears first only while it is shown."""
        if self._host.page is not Page.DEVICES:
            return False
        if source is ScanSource.CAMERA and heard.text == self._camera_text:
            return True  # It still looks at the same code, thirty times a second.
        mine = self._run.hear(heard, source, self._scanners.form)
        if mine:
            self._show_results()
        if mine and source is ScanSource.CAMERA:
            self._camera_text = heard.text
        return mine

    def _show_results(self) -> None:
        self._page.check.show_results(self._run.results, can_save=self._run.calibration is not None)

    def _restart(self) -> None:
        self._run, self._camera_text = CheckRun(), ""
        self._show_results()

    def _save_check(self) -> None:
        self.change(**self._run.learned())
        self._host.say(
            translate("device_room", "Saved. This till now reads its scanner as the check found it.")
        )

    def report(self) -> str:
        """The check for support."""
        scanners = self._scanners
        return self._run.report(scanners.devices, camera_of(scanners), str(serial_of(scanners)))


def _checkable(action: QAction, checked: bool, do: Callable[[], None]) -> None:
    action.setCheckable(True)
    action.setChecked(checked)
    action.triggered.connect(lambda _checked: do(), Qt.ConnectionType.QueuedConnection)
