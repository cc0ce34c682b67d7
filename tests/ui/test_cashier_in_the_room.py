"""A cashier who may look at the record may only look: what a manager does there takes a manager's PIN."""

from __future__ import annotations

from pathlib import Path

import pytest
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from room_hands import audited, enter_room, look, open_part, redeem, refused
from stage import Stage, key, press, tap, until

from voucher_till.domain.people import Role
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import CounterSettings, DeviceSettings, load_settings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.manager.care_view import CareView
from voucher_till.ui.manager.check_view import CheckView
from voucher_till.ui.manager.day_view import DayView
from voucher_till.ui.manager.history_view import HistoryView
from voucher_till.ui.manager.period_bar import TODAY

NO_CAMERA = DeviceSettings(camera="off")
SARI, BUDI = "4071", "8152"
LOOKING = CounterSettings(sign_in="pin", cashiers_may=("see_records",))


@pytest.fixture
def folder(stage: Stage, tmp_path: Path) -> DataFolder:
    stage.enrol("Budi", BUDI, Role.MANAGER)
    stage.enrol("Sari", SARI)
    return DataFolder(tmp_path / "till")


async def sign_in(window: CashierWindow, name: str, pin: str) -> None:
    people = await window.services.people.all()
    window.views.sign_in.chosen.emit(next(one.id for one in people if one.name == name), pin)
    await until(lambda: window.page is not Page.LOCKED and window.door.cashier == name)


async def walk_in(window: CashierWindow) -> None:
    """Sari may enter by herself."""
    key(window, Qt.Key.Key_R, control=True)
    await until(lambda: window.page is Page.MANAGER)
    assert QApplication.activeModalWidget() is None


async def by_space(window: CashierWindow, button: QPushButton) -> None:
    """It has the keyboard and is pressed: a manager's PIN is asked for."""
    await until(lambda: button.isVisible() and button.isEnabled())
    button.setFocus()
    press(window, Qt.Key.Key_Space)
    await refused(window, SARI)


def harmless(folder: DataFolder) -> None:
    """Nothing was done that only managers do."""
    for table in ("day_closing", "platform_check", "difference"):
        assert look(folder, f"SELECT 1 FROM {table}") == []  # noqa: S608 - names of our own
    assert {who for (who,) in look(folder, "SELECT who FROM audit WHERE action LIKE 'backup%'")} <= {"till"}
    assert set(audited(folder)) == {("Sari", "wrong PIN")}


def test_by_mouse(stage: Stage, caller: Caller, folder: DataFolder) -> None:
    async def play(window: CashierWindow) -> None:
        await sign_in(window, "Sari", SARI)
        await redeem(window, caller.customer("three")["qr"])
        await walk_in(window)
        history = await open_part(window, "history", HistoryView)
        await until(lambda: len(history.model.rows) == 3)
        words = [history.model.data(history.model.index(0, column)) for column in range(len(history.columns))]
        assert not any("25.000" in str(word) for word in words), "prices are a right of their own"
        await tap(history.head.export_button)
        await refused(window, SARI)
        assert window.findChild(QFileDialog) is None
        day = await open_part(window, "day", DayView)
        for button in (day.head.sign_button, day.head.export_button):
            await until(button.isEnabled)
            await tap(button)
            await refused(window, SARI)
        check = await open_part(window, "check", CheckView)
        await tap(check.period_bar.buttons[TODAY])
        await tap(check.start_button)
        await refused(window, SARI)
        care = await open_part(window, "care", CareView)
        await until(lambda: bool(care.restore_buttons))
        for button in (care.backup_button, care.restore_buttons[0]):
            await tap(button)
            await refused(window, SARI)

    stage(play, NO_CAMERA, counter=LOOKING)
    harmless(folder)


def test_by_key(stage: Stage, folder: DataFolder) -> None:
    async def play(window: CashierWindow) -> None:
        await sign_in(window, "Sari", SARI)
        before = load_settings(folder)
        await walk_in(window)
        page = window.views.manager_page
        for number, name in enumerate(page.nav_buttons):
            key(window, Qt.Key.Key_1 + number, control=True)
            await until(page.nav_buttons[name].isChecked)
        day = await open_part(window, "day", DayView)
        care = await open_part(window, "care", CareView)
        await until(lambda: bool(care.restore_buttons))
        check = await open_part(window, "check", CheckView)
        parts = {"day": day, "care": care, "check": check}
        for button in (check.start_button, day.head.sign_button, care.backup_button):
            await tap(
                page.nav_buttons[next(name for name, view in parts.items() if view.isAncestorOf(button))]
            )
            await by_space(window, button)
        listed = care.restore_buttons
        await tap(page.nav_buttons["care"])
        await until(lambda: care.restore_buttons is not listed)
        await by_space(window, care.restore_buttons[0])
        press(window, Qt.Key.Key_F12)
        await until(lambda: window.page is Page.SETTINGS)
        window.views.settings_page.changed.emit("records", {"contact_days": 30, "history_columns": ("at",)})
        window.views.settings_page.changed.emit("counter", {"cashiers_may": ("export",)})
        assert load_settings(folder) == before

    stage(play, NO_CAMERA, counter=LOOKING)
    harmless(folder)


def test_a_managers_visit_is_over_when_the_room_is_left(stage: Stage, folder: DataFolder) -> None:
    """Budi helped Sari with the PIN: nothing of that is left to her once the room is closed."""

    async def play(window: CashierWindow) -> None:
        await sign_in(window, "Sari", SARI)
        await enter_room(window, BUDI)
        care = await open_part(window, "care", CareView)
        await tap(care.backup_button)
        await until(lambda: care.result_text.startswith("Backed up as "))
        press(window, Qt.Key.Key_Escape)
        await until(lambda: window.page is not Page.MANAGER)
        key(window, Qt.Key.Key_R, control=True)
        await refused(window, SARI)
        assert window.page is not Page.MANAGER

    stage(play, NO_CAMERA, counter=CounterSettings(sign_in="pin"))
    assert audited(folder) == [("Budi", "backup made"), ("Sari", "wrong PIN")]
