"""The manager's room in the window: the way in and out, its parts, and what each visitor sees there."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from stage import Stage, key, press, type_slowly, until

from voucher_till.domain.people import Right, Role
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import CounterSettings, DeviceSettings, LookSettings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.manager.summary_view import SummaryView
from voucher_till.ui.manager.summary_words import Measure
from voucher_till.ui.shared.pin_pad import ManagerPinDialog

NO_CAMERA = DeviceSettings(camera="off")
SARI, BUDI = "4071", "8152"
LOOKER = CounterSettings(sign_in="pin", cashiers_may=(Right.SEE_RECORDS.value,))
PARTS = ["history", "summary", "check", "day", "audit", "care", "outlets", "products", "launch"]


async def enter(window: CashierWindow) -> None:
    key(window, Qt.Key.Key_R, control=True)
    await until(lambda: window.page is Page.MANAGER)


def open_part(window: CashierWindow) -> str:
    """The part that is marked in the list, and stands beside it."""
    page = window.views.manager_page
    (marked,) = [name for name, button in page.nav_buttons.items() if button.isChecked()]
    assert page._views[marked].isVisible()
    return marked


def test_ctrl_r_opens_the_room_at_the_first_visit_and_esc_leaves_it(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        await enter(window)
        assert open_part(window) == "history"
        press(window, Qt.Key.Key_Escape)
        await until(lambda: window.page is Page.IDLE)
        await enter(window)
        assert open_part(window) == "history"

    stage(play, NO_CAMERA)


def test_each_part_is_a_key_away_and_the_room_opens_where_it_was_left(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        await enter(window)
        for number, name in enumerate(PARTS):
            key(window, Qt.Key.Key_1 + number, control=True)
            assert open_part(window) == name
        key(window, Qt.Key.Key_PageDown, control=True)
        assert open_part(window) == "history"
        key(window, Qt.Key.Key_PageUp, control=True)
        assert open_part(window) == PARTS[-1]
        press(window, Qt.Key.Key_Escape)
        await until(lambda: window.page is Page.IDLE)
        await enter(window)
        assert open_part(window) == PARTS[-1]

    stage(play, NO_CAMERA)


@pytest.mark.parametrize("language", ["en", "id"])
def test_no_word_of_a_narrow_list_is_cut(stage: Stage, language: str) -> None:
    async def play(window: CashierWindow) -> None:
        window.resize(800, 560)
        await enter(window)
        page = window.views.manager_page
        await until(lambda: page._nav.width() < 200)
        for button in (*page.nav_buttons.values(), *page.elsewhere_buttons.values()):
            assert button.sizeHint().width() <= button.width(), button.text()
        done = page.done_button
        assert done.minimumSizeHint().width() <= done.width()
        assert done.text().split()[0] == {"en": "Done", "id": "Selesai"}[language]

    stage(play, NO_CAMERA, look=LookSettings(language=language))


def test_a_key_brings_the_part_it_opens_into_sight_in_a_low_window(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        window.resize(800, 560)
        await enter(window)
        key(window, Qt.Key.Key_6, control=True)
        page = window.views.manager_page
        button, seen = page.nav_buttons["care"], page._scroll.viewport()
        await until(lambda: seen.rect().contains(button.mapTo(seen, button.rect().center())))

    stage(play, NO_CAMERA)


async def sign_in(window: CashierWindow) -> None:
    people = await window.services.people.all()
    sari = next(person for person in people if person.name == "Sari")
    window.views.sign_in.chosen.emit(sari.id, SARI)
    await until(lambda: window.page is not Page.LOCKED)


def summary_of(window: CashierWindow) -> SummaryView:
    view = window.views.manager_page._views["summary"]
    assert isinstance(view, SummaryView)
    return view


def test_what_a_manager_saw_is_built_anew_for_a_cashier(stage: Stage) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)
    stage.enrol("Sari", SARI)

    async def play(window: CashierWindow) -> None:
        await sign_in(window)
        await enter(window)
        key(window, Qt.Key.Key_2, control=True)
        assert not summary_of(window).tiles[Measure.PAID].isVisible()
        press(window, Qt.Key.Key_Escape)
        # A manager stands in for her at the till now.
        window.manager._enter("Budi")
        assert summary_of(window).tiles[Measure.PAID].isVisible()
        press(window, Qt.Key.Key_Escape)
        await until(lambda: window.page is Page.IDLE)
        await enter(window)
        assert not summary_of(window).tiles[Measure.PAID].isVisible()

    stage(play, NO_CAMERA, counter=LOOKER)


def trail(folder: Path) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(DataFolder(folder).database)) as connection:
        return list(connection.execute("SELECT who, action, detail FROM audit WHERE action LIKE '%exported'"))


def test_an_export_with_a_managers_pin_is_in_the_audit_trail_under_the_managers_name(
    stage: Stage, tmp_path: Path
) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)
    stage.enrol("Sari", SARI)
    path = tmp_path / "out.csv"

    async def play(window: CashierWindow) -> None:
        await sign_in(window)
        await enter(window)
        key(window, Qt.Key.Key_5, control=True)
        view = window.views.manager_page._views["audit"]
        view.export_button.setFocus()  # type: ignore[attr-defined]
        press(window, Qt.Key.Key_Space)
        await until(lambda: isinstance(QApplication.activeModalWidget(), ManagerPinDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ManagerPinDialog)
        await type_slowly(window, BUDI)
        await until(lambda: dialog.pad.typed == len(BUDI))
        press(window, Qt.Key.Key_Return)
        await until(lambda: view.findChild(QFileDialog) is not None)
        files = view.findChild(QFileDialog)
        assert isinstance(files, QFileDialog)
        files.fileSelected.emit(str(path))
        files.close()
        await until(path.exists)
        await until(lambda: bool(trail(tmp_path / "till")))

    stage(play, NO_CAMERA, counter=LOOKER)
    ((who, action, detail),) = trail(tmp_path / "till")
    assert (who, action) == ("Budi", "audit trail exported")
    assert detail.startswith("out.csv, ")


def test_ctrl_r_over_the_settings_leads_back_without_another_visit(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        await enter(window)
        window.door.manager_here = "Budi"
        press(window, Qt.Key.Key_F12)
        await until(lambda: window.page is Page.SETTINGS)
        await enter(window)
        assert window.door.manager_here == "Budi"

    stage(play, NO_CAMERA)
