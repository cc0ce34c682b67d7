"""The page of open rows by itself: what it lists and in which order, what stays, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.phrases import phrase
from voucher_till.domain.reasons import Reason
from voucher_till.records.history import Moment, MomentKind
from voucher_till.ui.manager.queue_groups import Entry, Group
from voucher_till.ui.manager.queue_page import QueuePage
from voucher_till.ui.manager.queue_words import name_of, next_try, what_next, why_line
from voucher_till.ui.shared.language import use_language
from voucher_till.ui.shared.theme import use_look

NOW = datetime.now(UTC)
S = RedemptionState


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    use_language("en")
    yield
    use_look("light")
    qapp.setStyleSheet("")


def row(number: int, state: RedemptionState, **changes: Any) -> Redemption:
    made = Redemption(
        id=number,
        intent=f"intent-{number}",
        state=state,
        code=f"700000000000{number:04d}",
        shop_order_id="7123456789012345678",
        product_name=f"Product {number}",
        sale_price=Money(Decimal(25000), "IDR"),
        outlet="OUTLET-1",
        cashier="Sari",
        created_at=NOW - timedelta(hours=1) + timedelta(seconds=number),
        updated_at=NOW,
    )
    return replace(made, **changes)


ROWS = [
    row(1, S.STORED),
    row(2, S.UNKNOWN, reason=Reason.NO_LINE),
    row(3, S.CONFLICT, reason=Reason.REFUNDED),
    row(4, S.SUBMITTING),
    row(5, S.STORED),
]
OTHER_OUTLET = row(6, S.STORED, outlet="OUTLET-9")


@pytest.fixture
def page(qtbot: QtBot) -> QueuePage:
    made = QueuePage()
    qtbot.addWidget(made)
    made.resize(1366, 656)
    with qtbot.waitActive(made):
        made.show()
    made.show_rows(ROWS, [])
    made.setFocus()
    return made


def listed(page: QueuePage) -> list[int]:
    return [entry.row.id for entry in page.view.model.entries]


def test_what_needs_a_person_stands_first_and_what_is_kept_last(page: QueuePage) -> None:
    page.show_rows([*ROWS, OTHER_OUTLET], [OTHER_OUTLET])
    assert listed(page) == [3, 2, 4, 1, 5, 6]
    assert page.view.model.entries[-1].group is Group.KEPT
    assert page.view.chosen == ROWS[2]


def test_a_conflict_of_another_outlet_is_one_here(page: QueuePage) -> None:
    there = row(7, S.CONFLICT, outlet="OUTLET-9")
    page.show_rows([there], [there])
    assert page.view.model.entries == [Entry(there, Group.CONFLICT)]


def test_a_row_that_changes_is_changed_in_its_place(qtbot: QtBot, page: QueuePage) -> None:
    page.step(1)
    model = page.view.model
    with (
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.assertNotEmitted(model.rowsRemoved),
        qtbot.assertNotEmitted(model.modelReset),
        qtbot.waitSignal(model.dataChanged) as changed,
    ):
        page.show_rows([replace(one, attempts=3) if one.id == 2 else one for one in ROWS], [])
    assert changed.args[0].row() == 1
    assert "sent 3 times" in page.view.detail.text


def test_the_chosen_row_stays_chosen_when_it_becomes_a_conflict(qtbot: QtBot, page: QueuePage) -> None:
    page.step(4)
    page.show_rows([*ROWS[:4], replace(ROWS[4], state=S.CONFLICT)], [])
    assert listed(page) == [3, 5, 2, 4, 1]
    assert page.view.chosen is not None
    assert page.view.chosen.id == 5
    assert "Conflict" in page.view.detail.text
    page.show_rows([replace(ROWS[4], state=S.CONFLICT), row(8, S.STORED)], [])
    assert listed(page) == [5, 8]
    assert page.view.chosen.id == 5


def test_when_the_chosen_row_is_settled_its_neighbour_is_chosen(page: QueuePage) -> None:
    page.step(1)
    page.show_rows([one for one in ROWS if one.id != 2], [])
    assert page.view.chosen is not None
    assert page.view.chosen.id in (3, 4)
    assert page.view.detail.entry is not None
    assert page.view.detail.entry.row == page.view.chosen


def test_a_group_is_listed_alone_until_it_is_empty(page: QueuePage) -> None:
    button = page.filter.button_of(Group.STORED)
    assert button.text() == "Stored  2"
    assert not page.filter.button_of(Group.KEPT).isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert listed(page) == [1, 5]
    page.show_rows(ROWS[1:4], [])
    assert listed(page) == [3, 2, 4]
    assert page.filter.group is None


def test_enter_closes_a_conflict_and_nothing_else(qtbot: QtBot, page: QueuePage) -> None:
    with qtbot.waitSignal(page.close_asked) as asked:
        QTest.keyClick(page.view.list, Qt.Key.Key_Return)
    assert asked.args == [ROWS[2]]
    QTest.keyClick(page.view.list, Qt.Key.Key_Down)
    with qtbot.assertNotEmitted(page.close_asked):
        QTest.keyClick(page.view.list, Qt.Key.Key_Return)


def test_f7_means_the_chosen_unknown_row_at_once(qtbot: QtBot, page: QueuePage) -> None:
    with qtbot.assertNotEmitted(page.handed_over_asked):
        QTest.keyClick(page.view.list, Qt.Key.Key_F7)
    QTest.keyClick(page.view.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(page.handed_over_asked) as asked:
        QTest.keyClick(page.view.list, Qt.Key.Key_F7)
    assert asked.args == [ROWS[1]]
    page.show_rows([replace(ROWS[1], goods_out=True)], [])
    with qtbot.assertNotEmitted(page.handed_over_asked):
        QTest.keyClick(page.view.list, Qt.Key.Key_F7)


def test_where_there_is_little_room_a_row_is_opened_and_left_again(qtbot: QtBot, page: QueuePage) -> None:
    page.resize(800, 448)
    qtbot.waitUntil(lambda: not page.view.detail.isVisible())
    with qtbot.assertNotEmitted(page.close_asked):
        QTest.keyClick(page.view.list, Qt.Key.Key_Return)
    assert page.view.detail.isVisible()
    assert not page.view.list.isVisible()
    QTest.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Escape)
    assert page.view.list.isVisible()
    place = page.view.list.visualRect(page.view.model.index(1)).center()
    QTest.mouseClick(page.view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.view.detail.entry is not None
    assert page.view.detail.entry.row == ROWS[1]
    assert page.view.detail.isVisible()
    page.show_rows([], [])
    page.show_rows(ROWS, [])
    assert page.view.list.isVisible()


def test_the_time_line_of_another_row_is_not_shown(page: QueuePage) -> None:
    scanned = Moment(NOW, MomentKind.SCANNED, phrase("time_line", "Scanned with the camera."))
    page.show_story(ROWS[0], [scanned])
    assert "Scanned with the camera." not in page.view.detail.text
    page.show_story(ROWS[2], [scanned])
    assert "Scanned with the camera." in page.view.detail.text


def test_what_is_looked_at_asks_for_its_time_line_once(qtbot: QtBot, page: QueuePage) -> None:
    with qtbot.assertNotEmitted(page.story_asked):
        page.show_rows(ROWS, [])
    with qtbot.waitSignal(page.story_asked) as asked:
        page.step(1)
    assert asked.args == [ROWS[1]]


def test_thousands_of_rows_are_one_insertion(qtbot: QtBot, page: QueuePage) -> None:
    many = [row(number, S.STORED) for number in range(10, 5010)]
    inserted: list[int] = []
    page.view.model.rowsInserted.connect(lambda _parent, first, last: inserted.append(last - first + 1))
    page.show_rows([*ROWS, *many], [])
    assert inserted == [5000]
    assert page.view.chosen == ROWS[2]


def test_the_next_try_has_its_day_when_that_is_not_today() -> None:
    later = datetime.now(UTC) + timedelta(days=1)
    assert next_try(row(1, S.STORED, next_try_at=later)) == f"tomorrow {later.astimezone():%H:%M}"
    assert next_try(row(1, S.STORED)) == "as soon as there is a line"
    assert next_try(row(1, S.STORED, next_try_at=NOW - timedelta(days=1))) == "as soon as there is a line"


def test_a_conflict_says_where_it_was_redeemed_and_whom_to_ask() -> None:
    used = row(1, S.CONFLICT, reason=Reason.ALREADY_USED, redeemed_outlet="OUTLET-7", contact="0812 345")
    entry = Entry(used, Group.CONFLICT)
    assert "redeemed at outlet OUTLET-7" in what_next(entry)
    assert "0812 345" in what_next(entry)
    assert why_line(entry).startswith("redeemed at outlet OUTLET-7")


def test_a_name_that_runs_from_right_to_left_leaves_the_digits_in_their_place() -> None:
    name = name_of(row(1234, S.STORED, product_name="\u0648\u062c\u0628\u0629"))
    assert name == "\u2068\u0648\u062c\u0628\u0629\u2069 · …1234"
    assert len(name_of(row(1, S.STORED, product_name="W" * 300))) < 80


def all_words(page: QueuePage) -> str:
    model = page.view.model
    role = Qt.ItemDataRole.AccessibleTextRole
    spoken = [model.data(model.index(number), role) for number in range(model.rowCount())]
    return "\n".join([*spoken, page.view.detail.text, page._count.text()])


def test_who_may_not_see_values_sees_none_of_the_open_rows(qtbot: QtBot, page: QueuePage) -> None:
    page.show_rows([replace(one, original_price=Money(Decimal(40000), "IDR")) for one in ROWS], [])
    assert "Rp25.000" in all_words(page)
    with_values = page.view.list.grab().toImage()
    page.allow(values=False)
    qtbot.waitUntil(lambda: "Rp" not in all_words(page))  # Facts that were there go with the next event.
    assert "Original price" not in all_words(page)
    assert page._count.text() == "5 vouchers"
    assert page.view.list.grab().toImage() != with_values
    page.allow(values=True)
    assert "Rp25.000" in all_words(page)
