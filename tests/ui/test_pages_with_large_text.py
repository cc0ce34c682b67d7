"""Pages by themselves: by keyboard alone, and with text of twice the size on a small screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_scanner import typed

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason
from voucher_till.scanning.camera import CameraView
from voucher_till.scanning.camera_problems import CameraProblem
from voucher_till.scanning.check_ways import TESTS
from voucher_till.scanning.scanner_check import diagnose
from voucher_till.scanning.understanding import ScannerFormat
from voucher_till.ui.manager.queue_page import QueuePage
from voucher_till.ui.setup.choice_box import Choice
from voucher_till.ui.setup.devices_page import DevicesPage
from voucher_till.ui.shared.parts import ElidedLabel
from voucher_till.ui.shared.theme import use_look

SIZES = [(1024, 488, 1.0), (1366, 656, 1.5), (1366, 656, 2.0)]


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    yield
    use_look("light")
    qapp.setStyleSheet("")


def row(number: int, state: RedemptionState, reason: Reason | None = None) -> Redemption:
    now = datetime.now(UTC)
    return Redemption(
        id=number,
        intent="i",
        state=state,
        code="123456789012",
        shop_order_id="o",
        product_name="Nasi goreng for two",
        sale_price=Money(Decimal(25000), "IDR"),
        outlet="1",
        cashier="Sari",
        created_at=now,
        updated_at=now,
        reason=reason,
    )


CONFLICT = row(1, RedemptionState.CONFLICT, Reason.REFUNDED)
ROWS = [CONFLICT, row(2, RedemptionState.STORED), row(3, RedemptionState.UNKNOWN, Reason.NO_LINE)]


def test_a_conflict_is_closed_by_keyboard_alone(qtbot: QtBot) -> None:
    page = QueuePage()
    qtbot.addWidget(page)
    page.show_rows(ROWS, [])
    page.resize(1366, 700)
    with qtbot.waitActive(page):
        page.show()
    names = []
    for _ in range(20):
        part = QApplication.focusWidget()
        if part is page.view.detail.close_button:
            with qtbot.waitSignal(page.close_asked) as asked:
                QTest.keyClick(part, Qt.Key.Key_Return)
            assert asked.args == [CONFLICT]
            return
        names.append(part)
        QTest.keyClick(part or page, Qt.Key.Key_Tab)
    pytest.fail(f"the button is not among {names}")


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_the_page_of_open_rows_cuts_nothing_off(qtbot: QtBot, width: int, height: int, scale: float) -> None:
    use_look("light", scale)
    page = QueuePage()
    qtbot.addWidget(page)
    page.show_rows(ROWS, [row(4, RedemptionState.STORED)])
    page.show_progress("Sending: 412 of 1000, 12 s left", running=True)
    page.resize(width, height)
    page.show()
    qtbot.waitUntil(lambda: cut_off(page) == [])
    assert page.width() == width
    page.setFocus()
    page.go_on()
    qtbot.waitUntil(lambda: page.view.detail.isVisible() and cut_off(page) == [])
    assert page.width() == width


@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
def test_the_page_of_devices_cuts_nothing_off(qtbot: QtBot, width: int, height: int, scale: float) -> None:
    use_look("light", scale)
    page = DevicesPage()
    qtbot.addWidget(page)
    form = ScannerFormat()
    heard = [typed(TESTS[0].text, "German", "US, Indonesian"), typed(TESTS[1].text[:12], "German", "German")]
    found = [diagnose(one, "wedge", form) for one in heard]
    page.check.show_results([one for one in found if one is not None], can_save=True)
    page.show_cameras([Choice("HD Webcam", "HD Webcam")], "HD Webcam", mirrored=False)
    page.show_ports([Choice("COM3", "COM3")], "COM3", 115200)
    page.preview.show_view("HD Webcam", CameraView(problem=CameraProblem.WILL_NOT_OPEN), None)
    page.resize(width, height)
    page.show()
    qtbot.waitUntil(lambda: cut_off(page) == [])
    assert page.width() == width


def cut_off(whole: QWidget) -> list[str]:
    """Texts with less room than they need."""
    found = []
    for part in whole.findChildren(QLabel):
        if part.isVisible() and part.text() and not isinstance(part, ElidedLabel):
            needed = part.heightForWidth(part.width()) if part.wordWrap() else part.sizeHint().height()
            if needed > part.height() or (not part.wordWrap() and part.sizeHint().width() > part.width()):
                found.append(part.text())
    buttons = [*whole.findChildren(QPushButton), *whole.findChildren(QCheckBox)]
    return found + [
        part.text() for part in buttons if part.isVisible() and part.sizeHint().width() > part.width()
    ]
