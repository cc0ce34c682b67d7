"""A manager's visit ends by itself, and with the manager; nobody signs without a name."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from platform_calls import Caller
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from room_hands import audited, enter_pin, enter_room, look, no_dialog, open_part, opened, sell
from stage import Stage, key, press, tap, type_slowly, until

from voucher_till.domain.people import Role
from voucher_till.domain.phrases import phrase
from voucher_till.records.tables import Column, Row, Table
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.settings import CounterSettings, DeviceSettings
from voucher_till.ui.cashier import door
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.manager.care_view import CareView
from voucher_till.ui.manager.day_view import DayView
from voucher_till.ui.manager.export_dialog import ExportDialog
from voucher_till.ui.manager.export_out import Export, ExportOut
from voucher_till.ui.manager.history_view import HistoryView
from voucher_till.ui.shared.dialogs import AskDialog
from voucher_till.ui.shared.pin_pad import ManagerPinDialog

NO_CAMERA = DeviceSettings(camera="off")
SARI, BUDI, WAYAN = "4071", "8152", "9371"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "till")


async def take_off(folder: DataFolder, name: str) -> None:
    """As on the console, by another process."""
    database = await Database.open(folder)
    people = People(database)
    await people.remove(next(one.id for one in await people.all() if one.name == name), "Wayan")
    await database.close()


def test_a_manager_who_was_taken_off_the_list_is_out(stage: Stage, folder: DataFolder) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)
    stage.enrol("Wayan", WAYAN, Role.MANAGER)

    async def play(window: CashierWindow) -> None:
        await enter_room(window, BUDI)
        view = await open_part(window, "care", CareView)
        await take_off(folder, "Budi")
        await tap(view.backup_button)
        await until(lambda: window.page is Page.IDLE)
        assert window.views.notice.text == "Budi is no manager of this till any more. Nothing was done."
        assert window.door.manager_here == ""
        # Another one comes in as ever.
        await enter_room(window, WAYAN)
        view = await open_part(window, "care", CareView)
        await tap(view.backup_button)
        await until(lambda: view.result_text.startswith("Backed up as "))

    stage(play, NO_CAMERA)
    assert [one for one in audited(folder) if one[1] == "backup made"] == [("Wayan", "backup made")]


def scroll(window: CashierWindow) -> None:
    place = QPointF(window.rect().center())
    event = QWheelEvent(
        place,
        place,
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    handle = window.windowHandle()
    assert handle is not None
    QCoreApplication.sendEvent(handle, event)


@pytest.mark.parametrize("lock_minutes", [0, 5])
def test_a_visit_ends_by_itself_where_nobody_signs_in(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, lock_minutes: int
) -> None:
    monkeypatch.setattr(door, "_MINUTE_MILLISECONDS", 600)
    stage.enrol("Budi", BUDI, Role.MANAGER)

    async def play(window: CashierWindow) -> None:
        await enter_room(window, BUDI)
        view = await open_part(window, "care", CareView)
        for _ in range(8):
            await asyncio.sleep(0.5)  # together more than the time without work that ends it
            scroll(window)
            assert window.page is Page.MANAGER
        view.restore_asked.emit(None)
        await opened(ManagerPinDialog)
        await until(lambda: window.page is Page.IDLE)
        await no_dialog()
        key(window, Qt.Key.Key_R, control=True)
        await opened(ManagerPinDialog)
        press(window, Qt.Key.Key_Escape)

    stage(play, NO_CAMERA, counter=CounterSettings(sign_in="off", lock_minutes=lock_minutes))


def test_settings_that_a_manager_unlocked_are_locked_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "_MINUTE_MILLISECONDS", 200)
    stage.enrol("Budi", BUDI, Role.MANAGER)

    async def play(window: CashierWindow) -> None:
        press(window, Qt.Key.Key_F12)
        window.views.settings_page.manager_asked.emit()
        await enter_pin(window, BUDI)
        await until(lambda: not window.settings_room.is_locked)
        await until(lambda: window.page is Page.IDLE)
        assert window.settings_room.is_locked

    stage(play, NO_CAMERA)


def test_who_may_do_it_all_anyway_is_not_shown_out(stage: Stage) -> None:
    """Nobody has a PIN here: an end of the visit would keep nothing from anybody."""

    async def play(window: CashierWindow) -> None:
        key(window, Qt.Key.Key_R, control=True)
        await until(lambda: window.page is Page.MANAGER)
        window.door.lock_if_idle()
        assert window.page is Page.MANAGER

    stage(play, NO_CAMERA)


def test_what_a_visit_began_to_write_is_written_to_its_end(
    stage: Stage, folder: DataFolder, tmp_path: Path
) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)
    path = tmp_path / "out.csv"
    go_on = asyncio.Event()

    async def rows() -> AsyncGenerator[list[Row], None]:
        yield [("first",)]
        await go_on.wait()
        yield [("second",)]

    async def play(window: CashierWindow) -> None:
        await enter_room(window, BUDI)
        view = await open_part(window, "history", HistoryView)
        table = Table(phrase("test", "Slow"), (), (Column(phrase("test", "It"), "text", 9),), rows())
        out = ExportOut(view, window.manager)
        out.write(path, Export("Slow", "slow", "slow exported", lambda _suffix: table), "Budi")
        await opened(ExportDialog)
        window.door.lock_if_idle()
        assert window.page is Page.IDLE
        assert QApplication.activeModalWidget() is None
        go_on.set()
        await until(lambda: ("Budi", "slow exported") in audited(folder))

    stage(play, NO_CAMERA)
    assert path.read_text("utf-8-sig").split() == ['"It"', '"first"', '"second"']


async def enter_freely(window: CashierWindow) -> None:
    key(window, Qt.Key.Key_R, control=True)
    await until(lambda: window.page is Page.MANAGER)


def test_a_day_is_signed_with_a_name_where_nobody_has_a_pin(
    stage: Stage, caller: Caller, folder: DataFolder
) -> None:
    async def play(window: CashierWindow) -> None:
        await sell(window, caller)
        await enter_freely(window)
        view = await open_part(window, "day", DayView)
        view.day_asked.emit(datetime.now(UTC).astimezone().date())
        await until(view.head.sign_button.isEnabled)
        await tap(view.head.sign_button)
        dialog = await opened(AskDialog)
        assert not dialog.accept_button.isEnabled()
        await type_slowly(window, "Putu")
        press(window, Qt.Key.Key_Return)
        await until(lambda: view.head.status.text().startswith("Signed by Putu"))

    stage(play, NO_CAMERA)
    assert look(folder, "SELECT signed_by FROM day_closing") == [("Putu",)]
    assert ("Putu", "day signed") in audited(folder)


def test_a_backup_is_restored_with_a_name_where_nobody_has_a_pin(stage: Stage, folder: DataFolder) -> None:
    async def play(window: CashierWindow) -> None:
        await enter_freely(window)
        view = await open_part(window, "care", CareView)
        await tap(view.backup_button)
        await until(lambda: bool(view.restore_buttons))
        await tap(view.restore_buttons[0])
        await opened(AskDialog)
        await type_slowly(window, "Putu")
        press(window, Qt.Key.Key_Return)
        await until(lambda: isinstance(one := QApplication.activeModalWidget(), AskDialog) and not one.fields)
        await tap((await opened(AskDialog)).accept_button)
        await until(lambda: "The backup is restored" in view.result_text)

    stage(play, NO_CAMERA)
    assert ("Putu", "backup restored") in audited(folder)


def test_a_signature_takes_the_pin_of_a_manager_whom_another_process_made(
    stage: Stage, caller: Caller, folder: DataFolder
) -> None:
    stage.enrol("Sari", SARI)

    async def play(window: CashierWindow) -> None:
        await sell(window, caller)
        await enter_freely(window)
        view = await open_part(window, "day", DayView)
        await until(view.head.sign_button.isEnabled)
        await asyncio.to_thread(stage.enrol, "Budi", BUDI, Role.MANAGER)
        await tap(view.head.sign_button)
        await enter_pin(window, BUDI)
        await until(lambda: view.head.status.text().startswith("Signed by Budi"))

    stage(play, NO_CAMERA)
    assert look(folder, "SELECT signed_by FROM day_closing") == [("Budi",)]
