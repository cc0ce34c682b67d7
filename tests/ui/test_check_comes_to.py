"""What the page of the check says it came to: that both records agree only where they were compared."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from record_room import Room
from room_hands import enter_room, open_part, sell
from stage import Stage, tap, until

from voucher_till.domain.business_day import DayCut, Period, yesterday
from voucher_till.domain.people import Role
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.manager.check_section import CheckSection
from voucher_till.ui.manager.check_view import CheckView
from voucher_till.ui.manager.day_view import DayView
from voucher_till.ui.manager.period_bar import TODAY, YESTERDAY

BUDI = "8152"
NO_CAMERA = DeviceSettings(camera="off")
WEST, EAST = (DayCut(zone=timezone(timedelta(hours=hours))) for hours in (-12, 12))
"""A day apart, whatever the time is."""


@pytest.fixture(autouse=True)
def _budi(stage: Stage) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "till")


def seen(part: QWidget) -> str:
    """All that stands there."""
    return "\n".join(one.text() for one in part.findChildren(QLabel) if one.isVisible())


async def start(window: CashierWindow, period: str = TODAY) -> CheckView:
    view = await open_part(window, "check", CheckView)
    await tap(view.period_bar.buttons[period])
    await tap(view.start_button)
    return view


def test_a_check_that_was_stopped_says_so_far(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        for _ in range(14):  # more than are asked about at once
            await sell(window, caller)
        await enter_room(window, BUDI)
        caller.fault("query", "delay", seconds=1)
        view = await start(window)
        await until(view.stop_button.isVisible)
        await tap(view.stop_button)
        await until(view.resume_button.isVisible)
        assert "stopped after 12 of 14. No difference so far." in seen(view)
        assert "agree" not in seen(view)
        await tap(view.resume_button)
        # Said at once, without opening it again.
        await until(lambda: "14 vouchers asked. Both records agree." in seen(view))
        assert "Both records agree" in seen(view._empty)

    stage(play, NO_CAMERA)


def test_a_check_without_a_line_says_nothing_of_agreement(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        await sell(window, caller)
        await enter_room(window, BUDI)
        caller.fault("any", "no_connection")
        view = await start(window)
        await until(view.resume_button.isVisible)
        assert "stopped after 0 of 1. No difference so far." in seen(view)
        assert "agree" not in seen(view)

    stage(play, NO_CAMERA)


def test_a_check_that_asked_about_nothing_compared_nothing(
    stage: Stage, caller: Caller, folder: DataFolder
) -> None:
    async def play(window: CashierWindow) -> None:
        await sell(window, caller)
        with closing(sqlite3.connect(folder.database, isolation_level=None)) as connection:
            connection.execute("UPDATE redemption SET outlet = 'OUTLET-9'")
        await enter_room(window, BUDI)
        view = await start(window)
        await until(lambda: "0 vouchers asked. Nothing was compared. 1 not asked" in seen(view))
        assert "agree" not in seen(view)

    stage(play, NO_CAMERA)


def test_the_end_of_a_day_leads_to_the_differences_it_counts(stage: Stage, caller: Caller) -> None:
    """Also to one that a check found before the latest, which found none."""

    async def play(window: CashierWindow) -> None:
        (code,) = await sell(window, caller)
        caller.desk.post(f"/control/vouchers/{code}", json={"status": "refunded"}).raise_for_status()
        await enter_room(window, BUDI)
        view = await start(window)
        await until(lambda: "1 voucher asked. 1 difference." in seen(view))
        await start(window, YESTERDAY)
        await until(lambda: "0 vouchers asked." in seen(view))
        assert not view.model.items
        day = await open_part(window, "day", DayView)
        day.day_asked.emit(datetime.now(UTC).astimezone().date())
        await until(lambda: bool(day._ends))
        day.open_ends.opened.emit(day._ends.index("check"))
        await until(lambda: [one.row.code for one in view.model.items] == [code])
        assert view.isVisible()
        assert "1 difference not handled yet." in seen(view)
        # The next look begins with the latest check.
        await open_part(window, "day", DayView)
        await open_part(window, "check", CheckView)
        await until(lambda: not view.model.items)

    stage(play, NO_CAMERA)


def test_yesterday_is_another_day_after_midnight(qtbot: QtBot) -> None:
    asked: list[Period] = []
    room = SimpleNamespace(
        day_cut=WEST,
        may=lambda _right: True,
        records=SimpleNamespace(checks=SimpleNamespace(stop=lambda: None)),
        spawn=lambda _work: None,
    )
    section = CheckSection(cast(Room, room))
    view = section.make_view()
    qtbot.addWidget(view)
    assert isinstance(view, CheckView)
    before = view.period_bar.period
    view.start_asked.disconnect()
    view.start_asked.connect(asked.append)
    room.day_cut = EAST
    QTest.mouseClick(view.start_button, Qt.MouseButton.LeftButton)
    assert asked == [yesterday(EAST.day_of(datetime.now(UTC)))]
    assert asked != [before]
    room.day_cut = WEST
    section.opened()
    assert view.period_bar.period == before
