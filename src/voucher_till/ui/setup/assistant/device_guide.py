"""Camera and scanner of the assistant: at work only on the pages that are about them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from voucher_till.domain.camera_address import CameraAddress
from voucher_till.scanning.check_ways import TESTS
from voucher_till.scanning.frame_sources import address_problem
from voucher_till.scanning.scan import Scan, ScanSource
from voucher_till.scanning.serial_scanner import serial_ports
from voucher_till.scanning.understanding import Heard, ScannerFormat
from voucher_till.ui.cashier.device_words import camera_of, serial_of, status_of, title_of
from voucher_till.ui.cashier.host import Work
from voucher_till.ui.setup.assistant.device_pages import CameraPage, PrinterPage, ScannerPage
from voucher_till.ui.setup.assistant.keeper import Keeper
from voucher_till.ui.setup.assistant.page import AssistantPage
from voucher_till.ui.setup.assistant.places import Place
from voucher_till.ui.setup.assistant.services import MakeScanners
from voucher_till.ui.setup.check_run import CheckRun
from voucher_till.ui.setup.device_choices import camera_choices
from voucher_till.ui.setup.report_out import ReportOut
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.scanners import Scanners
from voucher_till.ui.shared.system_printer import printers

_AT_WORK = (Place.CAMERA, Place.SCANNER, Place.SUMMARY)
"""Elsewhere what is typed fast, or pasted by a tool, must not be taken for a scanner's."""


class DeviceGuide(QObject):
    """Opens and closes the devices as pages come and go, and tells what they read."""

    scanned = Signal(str)
    """What was read on the last page."""
    said = Signal(str)

    def __init__(self, make_scanners: MakeScanners, keeper: Keeper, spawn: Callable[[Work], None]) -> None:
        super().__init__()
        self._make_scanners = make_scanners
        self._scanners: Scanners | None = None
        self._keeper = keeper
        self._spawn = spawn
        self._place: Place | None = None
        self._moving = asyncio.Lock()
        self._run = CheckRun()
        self._camera_text = ""
        self._camera: CameraPage | None = None
        self._check: ScannerPage | None = None

    def attach(self, page: AssistantPage) -> None:
        """Serve a page that was just built."""
        if isinstance(page, CameraPage):
            self._camera = page
            page.camera_chosen.connect(lambda camera: self._change(camera=camera))
            page.mirror_chosen.connect(lambda mirror: self._change(mirror=mirror))
            page.address_entered.connect(lambda text: self._spawn(partial(self._use_address, text)))
        elif isinstance(page, ScannerPage):
            self._check = page
            out = ReportOut(page, self._report, self.said.emit, self._spawn)
            page.check.copy_asked.connect(out.copy)
            page.check.export_asked.connect(out.ask_where_to_save)
            page.check.print_asked.connect(out.ask_where_to_print)
            page.check.save_asked.connect(self._save_check)
            self._show_results()
        elif isinstance(page, PrinterPage):
            self._spawn(partial(self._show_printers, page))

    def forget_pages(self) -> None:
        """They are built anew."""
        self._camera = self._check = None

    async def _show_printers(self, page: PrinterPage) -> None:
        ports = await asyncio.to_thread(serial_ports)
        if not isValid(page):
            return  # Built anew meanwhile, in another language; that one asks by itself.
        page.section.show_printers(printers(), [port.name for port in ports])

    def enter(self, place: Place) -> None:
        """Another page is on the screen."""
        self._place = place
        self._spawn(self._move)

    async def _move(self) -> None:
        """Begin or end, whatever the page on the screen needs by now."""
        async with self._moving:
            wanted = self._place in _AT_WORK and bool(self._keeper.draft.environment)
            if wanted and self._scanners is None:
                self._scanners = self._begin()
            elif not wanted and self._scanners is not None:
                await self._end(self._scanners)
        if self._place is Place.CAMERA and self._scanners is not None:
            choices, current = await camera_choices(self._scanners)
            if self._camera is not None:
                self._camera.show_cameras(choices, current)
        if self._place is Place.SCANNER:
            # The first diagnosis works out every way a code can come; on this thread it would be felt.
            await asyncio.to_thread(
                CheckRun().hear, Heard(TESTS[-1].text[:-1]), ScanSource.FILE, ScannerFormat()
            )
        self.show()

    def _begin(self) -> Scanners:
        made = self._make_scanners(self._keeper.draft.devices)
        made.hears_first = self._hear
        made.scanned.connect(self._scanned)
        made.camera_changed.connect(self.show)
        made.scanner_changed.connect(self.show)
        made.start()
        return made

    async def _end(self, scanners: Scanners) -> None:
        self._scanners = None
        scanners.stop_listening()
        await asyncio.to_thread(scanners.stop_devices)

    async def stop(self) -> None:
        """Let go of every device."""
        self._place = None
        async with self._moving:
            if self._scanners is not None:
                await self._end(self._scanners)

    def show(self) -> None:
        """How the devices are."""
        scanners = self._scanners
        if scanners is None:
            return
        if self._camera is not None:
            view = scanners.view if scanners.has_camera else None
            self._camera.preview.mirrored = scanners.devices.mirror
            self._camera.preview.show_view(title_of(scanners.devices.camera), view, scanners.remark)
        if self._check is not None:
            self._check.ready.setText(status_of(scanners))

    def _change(self, **changes: object) -> None:
        devices = msgspec.structs.replace(self._keeper.draft.devices, **changes)
        self._keeper.change(devices=devices)
        if self._scanners is not None:
            self._scanners.apply(devices)
        self._spawn(self._move)

    async def _use_address(self, text: str) -> None:
        if CameraAddress.parse(text).has_password:
            told = translate(
                "device_guide",
                "This address holds a password. Take the camera without it here; the password is set later,"
                " under camera and scanner.",
            )
        else:
            problem = await asyncio.to_thread(address_problem, text)
            told = worded(problem) if problem is not None else ""
        if self._camera is not None:
            self._camera.show_trouble(told)
        if not told:
            self._change(camera=text)

    def _hear(self, heard: Heard, source: ScanSource) -> bool:
        if self._place is not Place.SCANNER or self._scanners is None:
            return False
        if source is ScanSource.CAMERA and heard.text == self._camera_text:
            return True  # It still looks at the same code, thirty times a second.
        mine = self._run.hear(heard, source, self._scanners.form)
        if mine:
            self._show_results()
        if mine and source is ScanSource.CAMERA:
            self._camera_text = heard.text
        return mine

    def _scanned(self, scan: Scan) -> None:
        if self._scanners is not None:
            self._scanners.put_away()
        if self._place is Place.SUMMARY and QApplication.activeModalWidget() is None:
            self.scanned.emit(scan.payload)

    def _show_results(self) -> None:
        if self._check is not None:
            self._check.check.show_results(self._run.results, can_save=self._run.calibration is not None)

    def _save_check(self) -> None:
        self._change(**self._run.learned())
        self.said.emit(translate("device_guide", "Saved. This till reads its scanner as the check found it."))

    def _report(self) -> str:
        scanners = self._scanners or self._make_scanners(self._keeper.draft.devices)
        return self._run.report(scanners.devices, camera_of(scanners), str(serial_of(scanners)))
