"""The page of camera and scanner, and a serial scanner at the window."""

from __future__ import annotations

import os
import sys
import tty
from pathlib import Path

import pytest
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from stage import Stage, press, scan_in, until
from typing_scanner import typed

from voucher_till.scanning.scan import ScanSource
from voucher_till.scanning.scanner_check import TESTS
from voucher_till.scanning.serial_scanner import SerialProblem
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import DeviceSettings, load_settings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow

NO_CAMERA = DeviceSettings(camera="off")


def saved(root: Path) -> DeviceSettings:
    settings = load_settings(DataFolder(root / "till"))
    assert settings is not None
    return settings.devices


def test_a_scanner_is_checked_and_its_way_of_typing_saved(
    stage: Stage, caller: Caller, tmp_path: Path
) -> None:
    async def play(window: CashierWindow) -> None:
        press(window, Qt.Key.Key_F9)
        check = window.devices_page.check
        assert window.page is Page.DEVICES
        assert not check.save_button.isEnabled()
        for test in TESTS:
            assert check.shown is test
            scan_in(window, test.text)
        assert check.save_button.isEnabled()
        check.save_button.click()
        await until(lambda: window.notice.isVisible())
        await until(lambda: saved(tmp_path).scanner_ends is True)
        press(window, Qt.Key.Key_Escape)
        await until(lambda: window.page is Page.IDLE)

    stage(play, NO_CAMERA)
    kept = saved(tmp_path)
    assert kept.scanner_gap_ms == 20
    assert "4 of 4 codes read" in kept.scanner_checked
    assert caller.calls("query") == 0


def test_a_customer_s_voucher_during_the_check_is_a_scan_like_any_other(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        press(window, Qt.Key.Key_F9)
        scan_in(window, caller.customer("three")["qr"])
        await until(lambda: window.on_order)
        scan_in(window, TESTS[1].text)
        await until(lambda: window.on_verdict)

    stage(play, NO_CAMERA)


def test_a_german_scanner_is_understood_once_it_was_checked(stage: Stage, caller: Caller) -> None:
    qr = caller.customer("three")["qr"]

    async def play(window: CashierWindow) -> None:
        scanners = window.scanners
        scanners._heard(typed(qr, "German", "German"), ScanSource.WEDGE)
        asked_at_once = window.notice.text
        press(window, Qt.Key.Key_F9)
        for test in TESTS:
            scanners._heard(typed(test.text, "German", "German"), ScanSource.WEDGE)
        window.devices_page.check.save_button.click()
        press(window, Qt.Key.Key_Escape)
        if asked_at_once:
            scanners._heard(typed(qr, "German", "German"), ScanSource.WEDGE)
        await until(lambda: window.on_order)
        assert scanners.devices.scanner_layout == "German"

    stage(play, NO_CAMERA)


def test_the_report_is_copied_and_saved(stage: Stage, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        press(window, Qt.Key.Key_F9)
        scan_in(window, TESTS[0].text[:30], end="")
        await until(lambda: window.devices_page.check.shown is TESTS[1])
        window.devices_page.check.copy_asked.emit()
        text = QGuiApplication.clipboard().text()
        assert "cut off at its end" in text
        assert "Digits: not tried" in text
        window.devices_page.check.export_asked.emit()
        dialog = window.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit(str(tmp_path / "report.txt"))
        await until(lambda: "saved as report.txt" in window.notice.text)
        assert (tmp_path / "report.txt").read_text(encoding="utf-8") == text
        dialog.fileSelected.emit(str(tmp_path / "absent" / "report.txt"))
        await until(lambda: "could not be saved" in window.notice.text)

    stage(play, NO_CAMERA)


def test_cameras_are_chosen_and_the_choice_is_kept(stage: Stage, tmp_path: Path) -> None:
    folder = tmp_path / "counter"
    folder.mkdir()

    async def play(window: CashierWindow) -> None:
        page = window.devices_page
        press(window, Qt.Key.Key_F9)
        await until(lambda: page.cameras.count() == 2)
        assert [page.cameras.itemText(i) for i in range(2)] == ["Practice camera", "No camera"]
        page.address.setText(str(folder))
        page.address.returnPressed.emit()
        await until(lambda: "no picture in this folder" in window.preview.trouble)
        await until(lambda: page.cameras.currentText() == "counter")
        page.mirror.click()
        page.cameras.setCurrentIndex(page.cameras.findData("off"))
        page.cameras.activated.emit(page.cameras.currentIndex())
        await until(lambda: window.preview.trouble.startswith("No camera is used"))
        await until(lambda: saved(tmp_path).camera == "off")

    stage(play)
    assert saved(tmp_path).mirror


def test_the_camera_menu(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        window.preview.menu_button.click()
        menu = window._devices.menu
        await until(menu.isVisible)
        texts = [action.text() for action in menu.actions() if action.text()]
        assert texts[:2] == ["Practice camera", "No camera"]
        menu.actions()[1].trigger()
        menu.hide()
        await until(lambda: window.preview.trouble.startswith("No camera is used"))

    stage(play)


@pytest.mark.skipif(sys.platform == "win32", reason="a pty stands for the serial port")
def test_a_serial_scanner_is_read_unplugged_and_read_again(
    stage: Stage, caller: Caller, tmp_path: Path
) -> None:
    port = tmp_path / "scanner"

    def plug_in() -> tuple[int, int]:
        scanner, till = os.openpty()
        tty.setraw(till)
        port.symlink_to(os.ttyname(till))
        return scanner, till

    async def play(window: CashierWindow) -> None:
        assert "USB-COM scanner" in window._devices_said.text()
        ends = plug_in()
        await until(lambda: window._devices_said.text().startswith("USB-COM scanner ready"))
        os.write(ends[0], caller.customer("three")["qr"].encode() + b"\r")
        await until(lambda: window.on_order)
        for end in ends:
            os.close(end)
        port.unlink()
        await until(lambda: window.scanners.serial_problem is not None)
        assert window.scanners.serial_problem is SerialProblem.LOST
        ends = plug_in()
        await until(lambda: window._devices_said.text().startswith("USB-COM scanner ready"))
        os.write(ends[0], caller.code("refunded").encode() + b"\r")
        await until(lambda: window.on_verdict)
        for end in ends:
            os.close(end)

    stage(play, DeviceSettings(camera="off", serial_port=str(port)))
