"""The page of camera and scanner: its looks, its keys, and where it leads."""

from __future__ import annotations

import asyncio
from itertools import combinations
from pathlib import Path

import pytest
from platform_calls import Caller
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from stage import Stage, decide, press, scan_in, until

from voucher_till.scanning.camera import CameraView
from voucher_till.scanning.camera_problems import CameraProblem
from voucher_till.scanning.check_ways import TESTS
from voucher_till.scanning.files import FileProblem, UnreadableFileError
from voucher_till.scanning.scan import Scan
from voucher_till.scanning.understanding import ScannerProblem
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared.parts import ElidedLabel
from voucher_till.ui.shared.preview import CameraPreview
from voucher_till.ui.shared.scanners import PRACTICE

NO_CAMERA = DeviceSettings(camera="off")


def test_the_page_is_left_to_where_one_came_from(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.customer("three")["qr"])
        await until(lambda: window.on_order)
        press(window, Qt.Key.Key_Space)
        await until(lambda: len(window.views.order_card.chosen()) == 2)
        chosen = window.views.order_card.chosen()
        press(window, Qt.Key.Key_F9)
        scan_in(window, TESTS[0].text)
        press(window, Qt.Key.Key_F9)  # once more: it begins nothing anew
        await until(lambda: "Read" in words(window.views.devices_page.check))
        await decide(window, Qt.Key.Key_Escape)
        assert window.on_order
        assert window.views.order_card.chosen() == chosen
        scan_in(window, caller.code("refunded"))
        await until(lambda: window.on_verdict)
        press(window, Qt.Key.Key_F9)
        window.views.devices_page.check.done_button.click()
        assert window.on_verdict
        await decide(window, Qt.Key.Key_Escape)
        assert window.page is Page.IDLE

    stage(play, NO_CAMERA)


def test_a_page_that_something_covers_hears_nothing_first(
    stage: Stage, caller: Caller, tmp_path: Path
) -> None:
    def no_picture() -> Scan:
        raise UnreadableFileError(FileProblem.NOT_A_PICTURE)

    async def play(window: CashierWindow) -> None:
        press(window, Qt.Key.Key_F9)
        window.files.take(no_picture)
        await until(lambda: window.on_verdict)
        scan_in(window, TESTS[1].text)
        await until(lambda: caller.calls("query") == 1)

    stage(play, NO_CAMERA)


def test_the_page_by_keyboard_alone(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        press(window, Qt.Key.Key_F9)
        scan_in(window, TESTS[0].text)
        page = window.views.devices_page
        await until(lambda: page.ports.count() > 0)
        kinds = (QPushButton, QComboBox, QLineEdit, QCheckBox)
        parts = [part for kind in kinds for part in page.findChildren(kind)]
        wanted = {part for part in parts if part.isVisible() and part.isEnabled()}
        assert len(wanted) == 12
        looks = {part: part.grab().toImage() for part in wanted}
        reached = set()
        await asyncio.sleep(0.6)  # a Tab sooner after a scan is taken for the scanner's
        for _ in wanted:
            press(window, Qt.Key.Key_Tab)
            part = QApplication.focusWidget()
            if part in wanted:
                assert part.grab().toImage() != looks[part], f"nothing shows that {part} has the keyboard"
            reached.add(part)
        assert reached == wanted

        page.check.done_button.setFocus()
        press(window, Qt.Key.Key_Return)
        assert window.page is Page.IDLE

    stage(play, NO_CAMERA)


def test_a_list_changes_only_when_something_is_taken_from_it(stage: Stage, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        press(window, Qt.Key.Key_F9)
        cameras = window.views.devices_page.cameras
        await until(lambda: cameras.count() == 2)
        middle = QPointF(cameras.rect().center())
        for has_keyboard in (False, True):
            if has_keyboard:
                cameras.setFocus()
            wheel = QWheelEvent(
                middle,
                cameras.mapToGlobal(middle),
                QPoint(),
                QPoint(0, 120),
                Qt.MouseButton.NoButton,
                Qt.KeyboardModifier.NoModifier,
                Qt.ScrollPhase.NoScrollPhase,
                False,
            )
            QCoreApplication.sendEvent(cameras, wheel)
            assert cameras.setting == "off"
        for code in (Qt.Key.Key_Home, Qt.Key.Key_Up):
            press(window, code)
            assert (cameras.setting, window.scanners.devices.camera) == ("off", "off")
        await until(lambda: QApplication.activePopupWidget() is not None)
        press(window, Qt.Key.Key_Up)
        assert window.scanners.devices.camera == "off"
        press(window, Qt.Key.Key_Return)
        await until(lambda: window.scanners.devices.camera == PRACTICE)

    stage(play, NO_CAMERA)


@pytest.mark.parametrize("size", [(1366, 768), (1260, 680), (1024, 680)], ids=["768", "680", "1024"])
def test_nothing_is_cut_off_and_nothing_overlaps(stage: Stage, size: tuple[int, int]) -> None:
    async def play(window: CashierWindow) -> None:
        window.setMinimumSize(*size)  # a till without practice may be narrower
        window.resize(*size)
        press(window, Qt.Key.Key_F9)
        page = window.views.devices_page
        await until(lambda: page.cameras.count() == 2)
        before = place_of(page)
        window.views.notice.say(str(ScannerProblem.LAYOUT.value))
        await asyncio.sleep(0.05)  # laid out
        assert place_of(page) == before, "a notice moves nothing"
        assert not place_of(window.views.notice).intersects(before)
        for preview, show in (
            (page.preview, window.devices.show_page),
            (window.views.preview, window.leave_page),
        ):
            show()
            for problem in CameraProblem:
                preview.show_view("Camera", CameraView(problem=problem), None)
                await asyncio.sleep(0)
                assert cut_off(preview) == [], problem
        window.devices.show_page()
        await asyncio.sleep(0.05)  # laid out
        assert cut_off(window) == []
        parts = [
            part
            for kind in (QPushButton, QComboBox, QLineEdit, QCheckBox, CameraPreview, QLabel)
            for part in page.findChildren(kind)
            if part.isVisible() and part.parent() is not page.preview
        ]
        for one, other in combinations(parts, 2):
            assert not place_of(one).intersects(place_of(other)), f"{one} and {other}"

    stage(play, NO_CAMERA)


def place_of(part: QWidget) -> QRect:
    return QRect(part.mapToGlobal(QPoint(0, 0)), part.size())


def cut_off(whole: QWidget) -> list[str]:
    """Labels and buttons with more text than room."""
    found = []
    for part in whole.findChildren(QLabel):
        if part.isVisible() and not isinstance(part, ElidedLabel) and part.text():
            needed = part.heightForWidth(part.width()) if part.wordWrap() else part.sizeHint().height()
            if needed > part.height() or (not part.wordWrap() and part.sizeHint().width() > part.width()):
                found.append(part.text())
    buttons = (part for part in whole.findChildren(QPushButton) if part.isVisible())
    return found + [part.text() for part in buttons if part.sizeHint().width() > part.width()]


def words(whole: QWidget) -> list[str]:
    return [part.text() for part in whole.findChildren(QLabel) if part.isVisible()]
