"""The page of recent redemptions, worked with keys, mouse and nothing to show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason
from voucher_till.ui.cashier.recent_page import LOG_ID, REDEEM_ID, SHOWN, RecentPage
from voucher_till.ui.cashier.recent_rows import STATES
from voucher_till.ui.shared.theme import px, use_look

S = RedemptionState
NASTY = "<b>x</b><img src=file:///etc/passwd> " + "سعر 🍜 " * 60


def row(number: int = 1, state: RedemptionState = S.REDEEMED, **changes: object) -> Redemption:
    now = datetime.now(UTC)
    made = Redemption(
        number,
        f"intent-{number}",
        state,
        f"700000000000{number:04d}",
        "7123456789012345678",
        "Paket Nasi Goreng",
        Money(Decimal(25000), "IDR"),
        "OUTLET-1",
        "Sari",
        now - timedelta(minutes=number),
        now,
        log_id="20261125013503A1B2C3D4E5F60718293A",
        redeem_id="7987654321098765432" if state is S.REDEEMED else None,
    )
    return replace(made, **changes)  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def _usual_look(qtbot: QtBot) -> Iterator[None]:
    use_look("light")
    yield
    use_look("light")


def opened(qtbot: QtBot, rows: list[Redemption], size: tuple[int, int] = (1366, 650)) -> RecentPage:
    page = RecentPage()
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.show_rows(rows)
    return page


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def listed(page: RecentPage) -> list[str]:
    """The rows as a screen reader says them."""
    model = page.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(number, 0), role) for number in range(model.rowCount())]


def test_rows_are_said_with_everything_that_is_drawn(qtbot: QtBot) -> None:
    page = opened(qtbot, [row(1), row(2, S.REFUSED, cashier="", sale_price=None, product_name="")])
    assert listed(page)[0].startswith("Paket Nasi Goreng, Redeemed, Rp25.000, ")
    assert listed(page)[0].endswith(" · …0001 · Sari")
    assert listed(page)[1].startswith("Voucher, Refused, ")
    assert listed(page)[1].endswith(" · …0002")


def test_every_state_has_a_word_and_a_sign_of_its_own() -> None:
    assert set(STATES) == set(RedemptionState)
    assert len({str(look.word) for look in STATES.values()}) == len(STATES)
    assert len({look.sign for look in STATES.values()}) == len(STATES)


def test_keys_choose_a_row_and_leave(qtbot: QtBot) -> None:
    page = opened(qtbot, [row(number) for number in range(1, 41)])

    def chosen_after(key: Qt.Key) -> int:
        QTest.keyClick(page.list, key)
        assert page.chosen is not None
        assert page.chosen.code in page.detail.text
        return page.chosen.id

    assert page.chosen is not None
    assert page.chosen.id == 1
    assert chosen_after(Qt.Key.Key_Down) == 2
    assert chosen_after(Qt.Key.Key_Up) == 1
    assert chosen_after(Qt.Key.Key_End) == 40
    assert 1 < chosen_after(Qt.Key.Key_PageUp) < 40
    assert chosen_after(Qt.Key.Key_Home) == 1
    assert 1 < chosen_after(Qt.Key.Key_PageDown) < 40
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.list, Qt.Key.Key_Escape)


def test_the_windows_own_keys_step_and_stop_at_the_ends(qtbot: QtBot) -> None:
    page = opened(qtbot, [row(1), row(2)])
    seen = []
    for by in (-1, 1, 1, -5):
        page.step(by)
        seen.append(page.chosen and page.chosen.id)
    assert seen == [1, 2, 2, 1]


def test_ids_are_copied_whole(qtbot: QtBot) -> None:
    page = opened(qtbot, [row()])
    with qtbot.waitActive(page):
        page.activateWindow()
    with qtbot.waitSignal(page.copied) as told:
        page.copy_log_id()
    assert told.args == [LOG_ID]
    assert QGuiApplication.clipboard().text() == "20261125013503A1B2C3D4E5F60718293A"
    with qtbot.waitSignal(page.copied) as told:
        click(page.detail.copy_redeem_button)
    assert told.args == [REDEEM_ID]
    assert QGuiApplication.clipboard().text() == "7987654321098765432"
    assert page.list.hasFocus(), "the arrow keys stay the list's after a click"


def test_what_is_not_there_cannot_be_copied_or_printed(qtbot: QtBot) -> None:
    page = opened(qtbot, [row(1, S.REFUSED, log_id=None)])
    detail = page.detail
    for button in (detail.copy_log_button, detail.copy_redeem_button, detail.print_button):
        assert button.isHidden()
    with qtbot.assertNotEmitted(page.copied), qtbot.assertNotEmitted(page.print_asked):
        page.copy_log_id()
        page.copy_redeem_id()
        page.print_again()


def test_a_slip_is_asked_for_what_was_handed_over(qtbot: QtBot) -> None:
    stored = row(1, S.STORED)
    page = opened(qtbot, [stored])
    with qtbot.waitSignal(page.print_asked) as asked:
        click(page.detail.print_button)
    assert asked.args == [stored]


def test_a_till_without_a_printer_offers_no_slip(qtbot: QtBot) -> None:
    page = RecentPage(can_print=False)
    qtbot.addWidget(page)
    page.show_rows([row()])
    assert page.detail.print_button.isHidden()
    with qtbot.assertNotEmitted(page.print_asked):
        page.print_again()


def test_the_detail_says_why(qtbot: QtBot) -> None:
    refused = row(1, S.REFUSED, reason=Reason.EXPIRED, error_code="-3000101")
    closed = row(
        2,
        S.CONFLICT,
        reason=Reason.ALREADY_USED,
        redeemed_outlet="OUTLET-2",
        closed_at=datetime.now(UTC),
        closed_by="Ibu Ani",
        closed_reason="Paid by the customer",
    )
    page = opened(qtbot, [refused, closed])
    for said in ("This voucher has expired.", "-3000101", refused.code, "20261125013503A1B2C3D4E5F60718293A"):
        assert said in page.detail.text
    page.step(1)
    for said in ("already been used", "OUTLET-2", "Ibu Ani · Paid by the customer"):
        assert said in page.detail.text
    assert "-3000101" not in page.detail.text


def test_the_chosen_row_stays_chosen_when_rows_come_and_change(qtbot: QtBot) -> None:
    page = opened(qtbot, [row(1), row(2, S.UNKNOWN)])
    page.step(1)
    page.show_rows([row(3), row(1), row(2)])
    assert page.chosen is not None
    assert (page.chosen.id, page.chosen.state) == (2, S.REDEEMED)
    assert "Redeemed" in page.detail.text
    page.show_rows([row(3)])
    assert page.chosen is not None
    assert page.chosen.id == 3


def test_nothing_to_list_is_said_calmly_and_keys_do_no_harm(qtbot: QtBot) -> None:
    page = opened(qtbot, [])
    assert not page.list.isVisible()
    page.step(1)
    page.copy_log_id()
    page.print_again()
    assert page.chosen is None
    page.show_rows([row()])
    assert page.list.isVisible()


@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("size", [(1024, 484), (1366, 652)])
def test_nothing_is_cut_at_the_side(qtbot: QtBot, size: tuple[int, int], scale: int) -> None:
    use_look("dark", scale)
    page = opened(qtbot, [row(1, product_name=NASTY), row(2)], size)
    assert page.width() <= size[0]
    scroll = page.detail.findChildren(QScrollArea)[0]
    inside = scroll.widget()
    assert inside is not None
    layout = inside.layout()
    assert layout is not None
    assert inside.width() <= scroll.viewport().width()
    assert inside.height() >= layout.totalHeightForWidth(inside.width()), "lines press upon each other"
    assert page.list.height() >= page.list.sizeHintForRow(0), "the chosen row is seen whole"
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            assert button.height() >= px(48)
            assert button.width() >= button.sizeHint().width()
    beside = page.detail.x() > page.list.x()
    assert beside is (scale == 1)


def test_only_the_latest_are_shown(qtbot: QtBot) -> None:
    page = opened(qtbot, [row(number) for number in range(1, 20 * SHOWN)])
    assert len(listed(page)) == SHOWN


def test_a_row_is_high_enough_for_a_finger(qtbot: QtBot) -> None:
    page = opened(qtbot, [row()])
    assert isinstance(page.list, QListView)
    assert page.list.sizeHintForRow(0) >= px(48)
