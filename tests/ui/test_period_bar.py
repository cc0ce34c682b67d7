"""The choice of a period: buttons by mouse and key, and any days in the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableView
from pytestqt.qtbot import QtBot

from voucher_till.domain.business_day import Period
from voucher_till.ui.manager.calendars import DayDialog, PeriodDialog
from voucher_till.ui.manager.dates import period_words
from voucher_till.ui.manager.period_bar import (
    ANY,
    LAST_MONTH,
    LAST_WEEK,
    OTHER,
    THIS_MONTH,
    THIS_WEEK,
    TODAY,
    YESTERDAY,
    PeriodBar,
)
from voucher_till.ui.shared.language import use_language
from voucher_till.ui.shared.theme import px, use_look

WEDNESDAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _usual_look(qapp: QApplication) -> Iterator[None]:
    use_language("en")
    use_look("light")
    yield
    use_look("light")


class Clock:
    """The day it is; tests turn it on."""

    def __init__(self) -> None:
        self.today = WEDNESDAY

    def __call__(self) -> date:
        return self.today


def opened(qtbot: QtBot, clock: Clock | None = None, *, allow_any: bool = False) -> PeriodBar:
    bar = PeriodBar(clock or Clock(), allow_any=allow_any)
    qtbot.addWidget(bar)
    bar.resize(1100, 60)
    bar.show()
    return bar


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def chosen_of(bar: PeriodBar) -> list[str]:
    return [name for name, button in bar.buttons.items() if button.isChecked()]


def dialog_of(qtbot: QtBot, bar: PeriodBar) -> PeriodDialog:
    click(bar.buttons[OTHER])
    dialog = bar.findChild(PeriodDialog)
    assert dialog is not None
    qtbot.waitExposed(dialog)
    return dialog


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        (TODAY, date(2026, 11, 25), date(2026, 11, 25)),
        (YESTERDAY, date(2026, 11, 24), date(2026, 11, 24)),
        (THIS_WEEK, date(2026, 11, 23), date(2026, 11, 29)),
        (LAST_WEEK, date(2026, 11, 16), date(2026, 11, 22)),
        (THIS_MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        (LAST_MONTH, date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_each_button_means_its_days(qtbot: QtBot, name: str, first: date, last: date) -> None:
    bar = opened(qtbot)
    told: list[object] = []
    bar.changed.connect(told.append)
    click(bar.buttons[name])
    assert told == [Period(first, last)]
    assert (bar.period, bar.chosen, chosen_of(bar)) == (Period(first, last), name, [name])


def test_any_time_is_only_there_where_it_makes_sense(qtbot: QtBot) -> None:
    assert ANY not in opened(qtbot).buttons
    bar = opened(qtbot, allow_any=True)
    told: list[object] = []
    bar.changed.connect(told.append)
    click(bar.buttons[ANY])
    assert told == [None]
    assert (bar.period, chosen_of(bar)) == (None, [ANY])


def test_a_period_from_outside_finds_its_button_and_is_not_told(qtbot: QtBot) -> None:
    bar = opened(qtbot)
    told: list[object] = []
    bar.changed.connect(told.append)
    bar.choose(Period(date(2026, 11, 16), date(2026, 11, 22)))
    assert chosen_of(bar) == [LAST_WEEK]
    bar.choose(Period(date(2026, 11, 3), date(2026, 11, 5)))
    assert chosen_of(bar) == [OTHER]
    assert bar.buttons[OTHER].text() == "3 – 5 Nov 2026"
    assert told == []


def test_what_is_called_today_moves_on_at_midnight(qtbot: QtBot) -> None:
    clock = Clock()
    bar = opened(qtbot, clock)
    assert not bar.renew()
    clock.today = date(2026, 11, 26)
    assert bar.renew()
    assert bar.period == Period(date(2026, 11, 26), date(2026, 11, 26))
    bar.choose(Period(date(2026, 11, 3), date(2026, 11, 5)))
    clock.today = date(2026, 11, 27)
    assert not bar.renew()


def test_keys_alone_choose(qtbot: QtBot) -> None:
    bar = opened(qtbot)
    told: list[object] = []
    bar.changed.connect(told.append)
    bar.activateWindow()
    qtbot.waitUntil(bar.isActiveWindow)
    bar.buttons[TODAY].setFocus()
    QTest.keyClick(bar.buttons[TODAY], Qt.Key.Key_Right)
    assert bar.buttons[YESTERDAY].hasFocus()
    assert told == []
    QTest.keyClick(bar.buttons[YESTERDAY], Qt.Key.Key_Return)
    QTest.keyClick(bar.buttons[YESTERDAY], Qt.Key.Key_Right)
    QTest.keyClick(bar.buttons[THIS_WEEK], Qt.Key.Key_Space)
    assert told == [
        Period(date(2026, 11, 24), date(2026, 11, 24)),
        Period(date(2026, 11, 23), date(2026, 11, 29)),
    ]


def test_other_days_are_chosen_in_the_calendar(qtbot: QtBot) -> None:
    bar = opened(qtbot)
    told: list[object] = []
    bar.changed.connect(told.append)
    dialog = dialog_of(qtbot, bar)
    assert chosen_of(bar) == [TODAY], "nothing is chosen yet"
    dialog.calendar.setSelectedDate(QDate(2026, 11, 3))
    dialog.calendar.clicked.emit(QDate(2026, 11, 3))
    assert dialog.last_button.isChecked(), "after the first day comes the last"
    dialog.calendar.setSelectedDate(QDate(2026, 11, 9))
    click(dialog.take_button)
    assert told == [Period(date(2026, 11, 3), date(2026, 11, 9))]
    assert bar.buttons[OTHER].text() == "3 – 9 Nov 2026"


def test_arrows_and_enter_work_the_calendar(qtbot: QtBot) -> None:
    bar = opened(qtbot)
    told: list[object] = []
    bar.changed.connect(told.append)
    dialog = dialog_of(qtbot, bar)
    grid = dialog.calendar.findChild(QTableView, "qt_calendar_calendarview")
    assert grid is not None
    QTest.keyClick(grid, Qt.Key.Key_Up)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert told == [Period(date(2026, 11, 18), date(2026, 11, 25))]


def test_escape_changes_nothing(qtbot: QtBot) -> None:
    bar = opened(qtbot)
    told: list[object] = []
    bar.changed.connect(told.append)
    QTest.keyClick(dialog_of(qtbot, bar), Qt.Key.Key_Escape)
    assert (told, chosen_of(bar)) == ([], [TODAY])


def test_the_ends_never_stand_in_the_wrong_order(qtbot: QtBot) -> None:
    dialog = PeriodDialog(opened(qtbot), Period(date(2026, 11, 10), date(2026, 11, 12)), WEDNESDAY)
    dialog.calendar.show_day(date(2026, 11, 20))
    assert dialog.period == Period(date(2026, 11, 20), date(2026, 11, 20))
    click(dialog.last_button)
    dialog.calendar.show_day(date(2026, 11, 2))
    assert dialog.period == Period(date(2026, 11, 2), date(2026, 11, 2))


def test_days_to_come_cannot_be_chosen(qtbot: QtBot) -> None:
    dialog = DayDialog(opened(qtbot), "Which day?", WEDNESDAY, WEDNESDAY)
    dialog.calendar.show_day(date(2026, 12, 24))
    assert dialog.calendar.day == WEDNESDAY


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 11, 25), date(2026, 11, 25), "Wed 25 Nov 2026"),
        (date(2026, 11, 23), date(2026, 11, 29), "23 – 29 Nov 2026"),
        (date(2026, 11, 30), date(2026, 12, 6), "30 Nov – 6 Dec 2026"),
        (date(2026, 12, 28), date(2027, 1, 3), "28 Dec 2026 – 3 Jan 2027"),
        (date(2024, 2, 1), date(2024, 2, 29), "February 2024"),
        (date(2026, 10, 1), date(2026, 11, 30), "1 Oct – 30 Nov 2026"),
    ],
)
def test_periods_in_words(qtbot: QtBot, first: date, last: date, said: str) -> None:
    assert period_words(Period(first, last)) == said


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_buttons_are_as_high_as_a_finger_needs_and_none_is_cut(qtbot: QtBot, scale: float) -> None:
    use_look("light", scale)
    bar = opened(qtbot, allow_any=True)
    bar.resize(600, bar.heightForWidth(600))
    for button in bar.buttons.values():
        assert button.height() >= px(48)
        assert bar.rect().contains(button.geometry())
        assert button.width() >= button.sizeHint().width()
