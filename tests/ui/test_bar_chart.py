"""Bars by themselves: what a mouse, a finger and keys do to them, and how they are drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from voucher_till.ui.manager.chart_picture import Bar, short_number
from voucher_till.ui.manager.charts import BarChart
from voucher_till.ui.shared.language import use_language
from voucher_till.ui.shared.theme import palette, use_look

BARS = [
    Bar("Mon 23", 2_000_000, "2 M", "Rp2.000.000", "Mon 23 Nov 2026"),
    Bar("Tue 24", 0, "0", "Rp0", "Tue 24 Nov 2026"),
    Bar("Wed 25", 1_000_000, "1 M", "Rp1.000.000", "Wed 25 Nov 2026"),
]


@pytest.fixture(autouse=True)
def _usual_look(qapp: QApplication) -> Iterator[None]:
    use_language("en")
    use_look("light")
    yield
    use_language("en")
    use_look("light")


def made(qtbot: QtBot, width: int = 460) -> BarChart:
    chart = BarChart("Day by day")
    qtbot.addWidget(chart)
    chart.resize(width, 240)
    with qtbot.waitActive(chart):
        chart.show()
    chart.show_bars(BARS, short_number)
    return chart


def middle_of(chart: BarChart, number: int) -> QPoint:
    """A place in the column of a bar."""
    places = (QPoint(x, chart.height() // 2) for x in range(chart.width()))
    column = [place for place in places if chart._bar_at(place.toPointF()) == number]
    return column[len(column) // 2]


def picture(chart: BarChart) -> QImage:
    return chart.grab().toImage()


def column_has(image: QImage, x: int, color: str) -> bool:
    """Whether a colour stands somewhere above a place, between the edges of the chart."""
    wanted = QColor(color)
    return any(image.pixelColor(x, y) == wanted for y in range(40, image.height() - 40))


def test_a_bar_below_the_mouse_says_its_figure_and_stops_when_it_leaves(qtbot: QtBot) -> None:
    chart = made(qtbot)
    chart.clearFocus()
    before = picture(chart)
    assert chart.told == -1
    QTest.mouseMove(chart, middle_of(chart, 0))
    qtbot.waitUntil(lambda: chart.told == 0)
    assert picture(chart) != before
    assert chart.current == -1, "looking marks nothing"
    QTest.mouseMove(chart, middle_of(chart, 2))
    qtbot.waitUntil(lambda: chart.told == 2)
    QApplication.sendEvent(chart, QEvent(QEvent.Type.Leave))
    assert chart.told == -1
    assert picture(chart) == before


def test_the_bar_that_has_the_keyboard_says_its_figure_and_a_screen_reader_hears_it(qtbot: QtBot) -> None:
    chart = made(qtbot)
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert (chart.current, chart.told) == (0, 0)
    assert chart.accessibleName() == "Day by day"
    assert chart.accessibleDescription() == "Mon 23 Nov 2026: Rp2.000.000"
    with_bubble = picture(chart)
    chart.clearFocus()
    assert chart.told == -1
    assert picture(chart) != with_bubble


def test_a_click_or_enter_opens_the_bar_and_a_finger_that_slips_away_none(qtbot: QtBot) -> None:
    chart = made(qtbot)
    opened: list[int] = []
    chart.opened.connect(opened.append)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=middle_of(chart, 2))
    assert opened == [2]
    QTest.mousePress(chart, Qt.MouseButton.LeftButton, pos=middle_of(chart, 0))
    QTest.mouseRelease(chart, Qt.MouseButton.LeftButton, pos=middle_of(chart, 1))
    assert opened == [2]
    QTest.keyClick(chart, Qt.Key.Key_End)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert opened == [2, 2]
    left_of_all = QPoint(2, chart.height() // 2)
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=left_of_all)
    assert opened == [2, 2]


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_each_bar_stands_in_its_column_as_high_as_its_figure(qtbot: QtBot, theme: str) -> None:
    use_look(theme)
    chart = made(qtbot)
    chart.clearFocus()
    chart.mark(2)
    image, colours = picture(chart), palette()
    first, empty, last = (middle_of(chart, number).x() for number in range(3))
    assert column_has(image, first, colours.accent)
    assert not column_has(image, empty, colours.accent)
    assert column_has(image, last, colours.ink), "the marked one"
    accent, ink = QColor(colours.accent), QColor(colours.ink)
    beside = 30  # Of the figure above a bar, which is in ink too.
    high = sum(image.pixelColor(first - beside, y) == accent for y in range(image.height()))
    low = sum(image.pixelColor(last - beside, y) == ink for y in range(image.height()))
    assert high > 100
    assert low == pytest.approx(high / 2, abs=6)  # Lines across are in ink too, in high contrast.


def test_larger_text_and_another_language_need_more_room_beside_the_bars(qtbot: QtBot) -> None:
    usual = middle_of(made(qtbot), 0).x()
    use_look("light", 2.0)
    assert middle_of(made(qtbot), 0).x() > usual
    use_look("light")
    use_language("id")
    assert short_number(2_000_000) == "2 jt"


def test_bars_that_become_fewer_forget_what_was_marked(qtbot: QtBot) -> None:
    chart = made(qtbot)
    chart.mark(2)
    chart.show_bars(BARS[:1], short_number)
    assert (chart.current, chart.accessibleDescription()) == (-1, "")
    chart.show_bars([], short_number)
    QTest.mouseMove(chart, QPoint(200, 100))
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(200, 100))
    assert (chart.current, chart.told) == (-1, -1)


def test_bars_of_a_month_in_a_narrow_chart_are_all_drawn(qtbot: QtBot) -> None:
    chart = made(qtbot, width=260)
    month = [Bar(str(day), float(day), str(day), str(day)) for day in range(1, 32)]
    chart.show_bars(month, short_number)
    chart.clearFocus()
    image = picture(chart)
    last = [middle_of(chart, number).x() for number in range(10, 31)]
    assert all(column_has(image, x, palette().accent) for x in last)
