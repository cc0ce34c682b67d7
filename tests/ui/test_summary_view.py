"""The summary on a real record: its figures, its periods, and the way to the rows behind them."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from datetime import date
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot
from record_room import PLACE, TODAY, Room, Sale, at

from voucher_till.domain.business_day import DayCut, Period, this_month
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.people import Right
from voucher_till.records.summary import SliceKind
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.history import Wanted
from voucher_till.ui.manager.chart_picture import Bar, lines_up_to, short_number
from voucher_till.ui.manager.charts import BarChart
from voucher_till.ui.manager.figures import FigureTable
from voucher_till.ui.manager.period_bar import LAST_WEEK, THIS_MONTH, YESTERDAY
from voucher_till.ui.manager.period_bar import TODAY as TODAY_BUTTON
from voucher_till.ui.manager.summary_section import SummarySection
from voucher_till.ui.manager.summary_view import SummaryView
from voucher_till.ui.manager.summary_words import Measure
from voucher_till.ui.shared.language import use_language
from voucher_till.ui.shared.theme import DARK, LIGHT, palette, use_look

S = RedemptionState
SOLD = (S.REDEEMED,)
HERE = (PLACE.outlet,)


@pytest.fixture(autouse=True)
def _usual_look(qapp: QApplication) -> Iterator[None]:
    use_language("en")
    use_look("light")
    yield
    use_look("light")


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    folder = DataFolder(tmp_path / "till")
    folder.prepare()
    database = await Database.open(folder)
    made = Room(database, folder)
    yield made
    await made.reader.close()
    await database.close()


async def opened(qtbot: QtBot, room: Room, period: Period | None = None) -> SummaryView:
    """The view as the room shows it; it reads the clock of this computer, so the period is given."""
    section = SummarySection(room)
    view = cast(SummaryView, section.make_view())
    qtbot.addWidget(view)
    view.resize(1110, 640)
    view.show()
    view.period_bar.choose(period or Period(date(2026, 11, 23), date(2026, 11, 25)))
    section.opened()
    await room.settle()
    return view


def rows_of(table: FigureTable) -> list[str]:
    """As a screen reader says them."""
    model = table.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(number, 0), role) for number in range(model.rowCount())]


def click_row(table: FigureTable, number: int) -> None:
    view: QListView = table.list
    place = view.visualRect(view.model().index(number, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


async def test_numbers_stand_beside_those_before(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(24)), Sale(at(25, 9), paid="31000"), Sale(at(20)), Sale(at(2))])
    view = await opened(qtbot, room)
    shown = {
        measure: (tile.number.text(), tile.change.text(), tile.before.text())
        for measure, tile in view.tiles.items()
    }
    assert shown == {
        Measure.COUNT: ("2", "+100 %", "before: 1"),
        Measure.PAID: ("Rp56.000", "+124 %", "before: Rp25.000"),
        Measure.ORIGINAL: ("Rp80.000", "+100 %", "before: Rp40.000"),
    }
    assert "20 – 22 Nov 2026" in view.words.text()


async def test_fewer_than_before_is_said_with_a_sign_and_another_tone(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(24)), Sale(at(21)), Sale(at(22, 9)), Sale(at(22, 10))])
    change = (await opened(qtbot, room)).tiles[Measure.COUNT].change
    assert (change.text(), change.property("tone")) == ("\N{MINUS SIGN}67 %", "no")


async def test_every_figure_of_a_chart_stands_in_the_table_beside_it(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(23)), Sale(at(25, 8)), Sale(at(25, 10)), Sale(at(25, 10, 30))])
    view = await opened(qtbot, room)
    assert rows_of(view.parts.charts[SliceKind.DAY].table) == [
        "Mon 23 Nov 2026, 1, Rp25.000",
        "Tue 24 Nov 2026, 0, Rp0",
        "Wed 25 Nov 2026, 3, Rp75.000",
    ]
    assert rows_of(view.parts.charts[SliceKind.HOUR].table) == [
        "08:00 – 09:00, 1, Rp25.000",
        "09:00 – 10:00, 0, Rp0",
        "10:00 – 11:00, 2, Rp50.000",
        "11:00 – 12:00, 0, Rp0",
        "12:00 – 13:00, 1, Rp25.000",
    ]


async def test_refunds_are_told_in_every_currency(qtbot: QtBot, room: Room) -> None:
    await room.sell([*(Sale(at(24)) for _ in range(3)), Sale(at(24), "Laksa", paid="88.50", currency="SGD")])
    await room.database.write(lambda connection: refund(connection, 4))
    view = await opened(qtbot, room)
    told = "Of these, TikTok has refunded {} since. {}"
    dollars = "S$88,50"
    assert view.refunded.text() == told.format("1 voucher", dollars)
    await room.database.write(lambda connection: refund(connection, 1))
    assert (await opened(qtbot, room)).refunded.text() == told.format("2 vouchers", f"Rp25.000, {dollars}")


def refund(connection: sqlite3.Connection, row: int) -> None:
    """As a check with the platform finds it."""
    connection.execute(
        "INSERT OR IGNORE INTO platform_check (id, environment, merchant_id, outlet, since_ms, until_ms,"
        " asked_by, started_ms, total) VALUES (1, ?, ?, ?, 0, 1, 'Budi', 0, 1)",
        (PLACE.environment, PLACE.merchant_id, PLACE.outlet),
    )
    connection.execute(
        "INSERT INTO difference (check_id, redemption_id, kind, detail, found_ms)"
        " VALUES (1, ?, 'refunded', 'refunded', 0)",
        (row,),
    )


async def test_a_click_on_a_bar_opens_the_rows_of_its_day(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(23)), Sale(at(25))])
    view = await opened(qtbot, room)
    chart = view.parts.charts[SliceKind.DAY].chart
    view.grab()
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() - 60, chart.height() // 2))
    assert room.wanted == [Wanted(at(25, 0), at(26, 0), SOLD, outlets=HERE)]
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(chart.width() // 2, chart.height() // 2))
    assert len(room.wanted) == 1, "nothing was sold on the day between"


async def test_keys_go_through_the_bars_and_their_rows_follow(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(23)), Sale(at(25))])
    view = await opened(qtbot, room)
    card = view.parts.charts[SliceKind.DAY]
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        QTest.keyClick(card.chart, key)
    assert card.chart.accessibleDescription() == "Wed 25 Nov 2026: Rp25.000"
    assert card.table.list.currentIndex().row() == 2
    QTest.keyClick(card.chart, Qt.Key.Key_Home)
    QTest.keyClick(card.chart, Qt.Key.Key_Return)
    assert room.wanted == [Wanted(at(23, 0), at(24, 0), SOLD, outlets=HERE)]
    card.table.mark(2)
    assert card.chart.current == 2


async def test_rows_of_products_people_and_states_are_a_touch_or_a_key_away(qtbot: QtBot, room: Room) -> None:
    await room.sell(
        [
            *(Sale(at(24), "Es Kopi Susu") for _ in range(2)),
            Sale(at(24), cashier=""),
            Sale(at(24), state=S.REFUSED, reason="expired"),
        ]
    )
    view = await opened(qtbot, room)
    since, until = at(23, 0), at(26, 0)
    parts = view.parts
    click_row(parts.tables[SliceKind.PRODUCT].table, 0)
    assert room.wanted.pop() == Wanted(since, until, SOLD, outlets=HERE, products=("Es Kopi Susu",))
    people = parts.tables[SliceKind.CASHIER].table
    assert rows_of(people) == ["Sari, 2, Rp50.000", "Nobody signed in, 1, Rp25.000"]
    people.mark(1)
    QTest.keyClick(people.list, Qt.Key.Key_Return)
    assert room.wanted.pop() == Wanted(since, until, SOLD, outlets=HERE, cashiers=("",))
    click_row(parts.tables[SliceKind.STATE].table, 1)
    assert room.wanted.pop() == Wanted(since, until, (S.REFUSED,), outlets=HERE)
    assert rows_of(parts.refused.table) == ["This voucher has expired, 0, 1"]
    click_row(parts.refused.table, 0)
    assert room.wanted.pop() == Wanted(since, until, (S.REFUSED,), outlets=HERE)
    QTest.keyClick(view.tiles[Measure.PAID], Qt.Key.Key_Return)
    QTest.mouseClick(view.tiles[Measure.COUNT], Qt.MouseButton.LeftButton)
    assert room.wanted == [Wanted(since, until, SOLD, outlets=HERE)] * 2


async def test_hours_of_several_days_say_why_they_cannot_be_opened(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(25, 9))])
    hours = (await opened(qtbot, room)).parts.charts[SliceKind.HOUR]
    click_row(hours.table, 0)
    assert room.wanted == []
    assert hours.note.text() == "Choose a single day to open the rows of an hour."
    hours = (await opened(qtbot, room, Period(TODAY, TODAY))).parts.charts[SliceKind.HOUR]
    click_row(hours.table, 0)
    assert room.wanted == [Wanted(at(25, 9), at(25, 10), SOLD, outlets=HERE)]
    assert hours.note.isHidden()


async def test_charts_that_would_say_nothing_are_not_shown(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(25, 9))])

    async def seen(period: Period) -> list[SliceKind]:
        view = await opened(qtbot, room, period)
        return [kind for kind, card in view.parts.charts.items() if card.isVisible()]

    assert await seen(Period(TODAY, TODAY)) == [SliceKind.HOUR]
    assert await seen(Period(date(2026, 11, 19), TODAY)) == [SliceKind.DAY, SliceKind.HOUR]
    assert await seen(this_month(TODAY)) == [SliceKind.DAY, SliceKind.HOUR, SliceKind.WEEKDAY]


async def test_a_long_table_begins_with_the_largest_and_shows_all_when_asked(
    qtbot: QtBot, room: Room
) -> None:
    await room.sell(
        Sale(at(24, 9, many), f"Menu {number:02}") for number in range(12) for many in range(number + 1)
    )
    products = (await opened(qtbot, room)).parts.tables[SliceKind.PRODUCT]
    assert [figure.name for figure in products.table.figures] == [f"Menu {n:02}" for n in range(11, 3, -1)]
    assert products.all_button.text() == "Show all 12"
    QTest.mouseClick(products.all_button, Qt.MouseButton.LeftButton)
    assert len(products.table.figures) == 12
    assert products.table.list.height() >= 12 * products.table.list.sizeHintForRow(0)


async def test_bars_stand_for_what_is_chosen(qtbot: QtBot, room: Room) -> None:
    await room.sell(
        [Sale(at(24), "A", paid="10000"), Sale(at(24), "A", paid="10000"), Sale(at(24), "B", paid="40000")]
    )
    view = await opened(qtbot, room)
    products = view.parts.tables[SliceKind.PRODUCT].table
    assert {figure.name: figure.share for figure in products.figures} == {"A": 0.5, "B": 1.0}
    QTest.mouseClick(view.measure_buttons[Measure.COUNT], Qt.MouseButton.LeftButton)
    assert {figure.name: figure.share for figure in products.figures} == {"A": 1.0, "B": 0.5}
    QTest.mouseClick(view.measure_buttons[Measure.ORIGINAL], Qt.MouseButton.LeftButton)
    assert {figure.name: figure.cells for figure in products.figures}["A"] == ("2", "Rp80.000")


async def test_without_the_right_no_amount_is_on_the_page(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(24)), Sale(at(24), currency="USD", paid="7.50")])
    room.rights.discard(Right.SEE_VALUES)
    view = await opened(qtbot, room)
    assert view.tiles[Measure.COUNT].isVisible()
    texts = [str(part.property("text") or "") for part in view.findChildren(QWidget) if part.isVisible()]
    texts += [text for table in view.findChildren(FigureTable) for text in rows_of(table)]
    assert any(text == "Tue 24 Nov 2026, 2" for text in texts)
    assert [text for text in texts if "Rp" in text or "US$" in text or "Paid" in text] == []


async def test_an_empty_period_says_so(qtbot: QtBot, room: Room) -> None:
    view = await opened(qtbot, room)
    assert view.empty.isVisible()
    assert not view.parts.isVisible()
    assert view.tiles[Measure.COUNT].number.text() == "0"
    await room.sell([Sale(at(24))])
    view = await opened(qtbot, room)
    assert not view.empty.isVisible()


async def test_another_period_is_asked_for_and_only_the_last_one_is_shown(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(24)), Sale(at(20)), Sale(at(20, 15))])
    view = await opened(qtbot, room)
    room.day_cut = DayCut(zone=room.day_cut.zone)
    view.period_bar.changed.emit(Period(date(2026, 11, 24), date(2026, 11, 24)))
    view.period_bar.changed.emit(Period(date(2026, 11, 20), date(2026, 11, 20)))
    await room.settle()
    assert view.tiles[Measure.COUNT].number.text() == "2"
    assert "Fri 20 Nov 2026" in view.words.text()


async def test_the_period_stays_when_the_view_is_built_anew(qtbot: QtBot, room: Room) -> None:
    section = SummarySection(room)
    first = cast(SummaryView, section.make_view())
    qtbot.addWidget(first)
    for name in (TODAY_BUTTON, YESTERDAY, LAST_WEEK):
        assert name in first.period_bar.buttons
    QTest.mouseClick(first.period_bar.buttons[THIS_MONTH], Qt.MouseButton.LeftButton)
    second = cast(SummaryView, section.make_view())
    qtbot.addWidget(second)
    assert second.period_bar.chosen == THIS_MONTH
    await room.settle()


async def test_days_that_end_after_midnight_begin_with_their_own_hour(qtbot: QtBot, room: Room) -> None:
    room.day_cut = DayCut.parse("04:00", room.day_cut.zone)
    await room.sell([Sale(at(25, 1)), Sale(at(24, 23))])
    view = await opened(qtbot, room, Period(date(2026, 11, 24), date(2026, 11, 24)))
    names = [figure.name for figure in view.parts.charts[SliceKind.HOUR].table.figures]
    assert names == ["23:00 – 00:00", "00:00 – 01:00", "01:00 – 02:00"]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_bars_are_drawn_in_the_colours_of_the_theme(qtbot: QtBot, theme: str) -> None:
    use_look(theme)
    chart = BarChart("Sales")
    qtbot.addWidget(chart)
    chart.resize(300, 200)
    chart.show_bars([Bar("Mon", 2, "2", "2"), Bar("Tue", 1, "1", "1")], short_number)
    chart.mark(1)
    picture = chart.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name().upper()
        for x in range(4, picture.width() - 4, 9)
        for y in range(4, picture.height() - 4, 9)
    }
    colours = palette()
    assert {colours.card, colours.accent, colours.ink} <= seen
    assert not seen & ({LIGHT.card, DARK.card} - {colours.card, colours.ink})


@pytest.mark.parametrize(("width", "scale"), [(560, 1.0), (1110, 2.0)])
async def test_nothing_is_cut_off_at_the_side(qtbot: QtBot, room: Room, width: int, scale: float) -> None:
    use_look("light", scale)
    await room.sell([Sale(at(24, 9, number)) for number in range(20)])
    view = await opened(qtbot, room)
    view.resize(width, 640)
    QTest.qWaitForWindowExposed(view)
    for card in (*view.parts.charts.values(), *view.parts.tables.values()):
        if card.isVisible():
            assert card.mapTo(view, QPoint(card.width(), 0)).x() <= view.width()


def test_an_empty_chart_takes_keys_and_clicks(qtbot: QtBot) -> None:
    chart = BarChart("Nothing")
    qtbot.addWidget(chart)
    chart.resize(400, 200)
    chart.show()
    chart.show_bars([], short_number)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Return):
        QTest.keyClick(chart, key)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton)
    assert chart.current == -1


@pytest.mark.parametrize(
    ("top", "lines"),
    [(3, [0, 1, 2, 3]), (0, [0]), (8_680_000, [0, 2e6, 4e6, 6e6, 8e6]), (47, [0, 10, 20, 30, 40])],
)
def test_lines_across_stand_at_round_numbers(top: float, lines: list[float]) -> None:
    assert lines_up_to(top) == lines


def test_large_numbers_are_said_short(qtbot: QtBot) -> None:
    said = [short_number(value) for value in (0, 9_500, 25_761_000, 850_000, 1.5e9)]
    assert said == ["0", "9,500", "25.8 M", "850 K", "1.5 B"]
