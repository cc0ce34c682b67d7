"""The scanner check at the window, and its report."""

from __future__ import annotations

from pathlib import Path

import pytest
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from stage import Stage, press, scan_in, until
from typing_scanner import typed

from voucher_till.scanning.check_ways import TESTS
from voucher_till.scanning.understanding import ScannerProblem
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
        check = window.views.devices_page.check
        assert window.page is Page.DEVICES
        assert not check.save_button.isEnabled()
        for test in TESTS:
            assert check.shown is test
            scan_in(window, test.text)
        assert check.save_button.isEnabled()
        check.save_button.click()
        await until(lambda: window.views.notice.isVisible())
        await until(lambda: saved(tmp_path).scanner_ends is True)
        press(window, Qt.Key.Key_Escape)
        await until(lambda: window.page is Page.IDLE)

    stage(play, NO_CAMERA)
    kept = saved(tmp_path)
    # Three times the longest pause that was seen, within bounds: a busy computer may hand keys over late.
    assert 20 <= kept.scanner_gap_ms <= 80
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
        hear = window.scanners._wedge.burst.emit
        hear(typed(qr, "German", "German"))
        assert window.views.notice.text == str(ScannerProblem.UNCHECKED.value)
        press(window, Qt.Key.Key_F9)
        for test in TESTS:
            hear(typed(test.text, "German", "German"))
        window.views.devices_page.check.save_button.click()
        press(window, Qt.Key.Key_Escape)
        hear(typed(qr, "German", "German"))
        await until(lambda: window.on_order)
        assert window.scanners.devices.scanner_layout == "German"

    stage(play, NO_CAMERA)


def test_what_a_later_code_teaches_explains_the_earlier_ones(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        hear = window.scanners._wedge.burst.emit
        press(window, Qt.Key.Key_F9)
        hear(typed(TESTS[1].text, "US, Indonesian", "French"))
        await until(lambda: words(window.views.devices_page.check).count("Not read") == 1)
        hear(typed(TESTS[0].text, "US, Indonesian", "French"))
        await until(lambda: words(window.views.devices_page.check).count("Read") == 2)
        assert "Not read" not in words(window.views.devices_page.check)
        assert "Digits: read" in window.devices.report()

    stage(play, NO_CAMERA)


def test_a_scanner_that_types_is_ready_once_it_was_heard(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        assert window.views.bottom.said == "Scanner: not used yet · Camera off"
        scan_in(window, "WIFI:S:guest;;")
        await until(lambda: window.views.bottom.said == "Scanner ready · Camera off")

    stage(play, NO_CAMERA)


def words(whole: QWidget) -> list[str]:
    return [part.text() for part in whole.findChildren(QLabel) if part.isVisible()]


def test_the_report_is_copied_and_saved(stage: Stage, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        press(window, Qt.Key.Key_F9)
        scan_in(window, TESTS[0].text[:30], end="")
        await until(lambda: window.views.devices_page.check.shown is TESTS[1])
        window.views.devices_page.check.copy_asked.emit()
        text = QGuiApplication.clipboard().text()
        assert "cut off at its end" in text
        assert "Digits: not tried" in text
        window.views.devices_page.check.export_asked.emit()
        dialog = window.findChild(QFileDialog)
        assert isinstance(dialog, QFileDialog)
        dialog.fileSelected.emit(str(tmp_path / "report.txt"))
        await until(lambda: "saved as report.txt" in window.views.notice.text)
        assert (tmp_path / "report.txt").read_text(encoding="utf-8") == text
        dialog.fileSelected.emit(str(tmp_path / "absent" / "report.txt"))
        await until(lambda: "could not be saved" in window.views.notice.text)

    stage(play, NO_CAMERA)


@pytest.mark.parametrize("printers", [[], ["Office"]], ids=["no printer", "a printer"])
def test_the_report_is_printed_where_there_is_a_printer(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, printers: list[str]
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: printers)
    paper = tmp_path / "report.pdf"

    async def play(window: CashierWindow) -> None:
        press(window, Qt.Key.Key_F9)
        window.views.devices_page.check.print_asked.emit()
        dialog = window.findChild(QPrintDialog)
        if not printers:
            assert dialog is None
            assert window.views.notice.text.startswith("No printer is set up")
            return
        assert isinstance(dialog, QPrintDialog)
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(paper))
        dialog.accepted.emit(dialog.printer())
        await until(lambda: window.views.notice.text == "The report is at the printer.")
        assert paper.read_bytes().startswith(b"%PDF")

    stage(play, NO_CAMERA)
