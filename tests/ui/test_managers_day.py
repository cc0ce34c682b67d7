"""A manager's day at a real window, by keys and touches; what came of it is in the database and in files."""

from __future__ import annotations

import csv
import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from platform_calls import Caller
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot
from room_hands import (
    audited,
    enter_pin,
    enter_room,
    look,
    no_dialog,
    open_part,
    opened,
    redeem,
    refused,
    sell,
)
from stage import Stage, press, scan_in, tap, type_slowly, until

from voucher_till.domain.offline import OfflinePolicy
from voucher_till.domain.people import Role
from voucher_till.records.history import Wanted
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.manager.care_view import CareView
from voucher_till.ui.manager.close_dialog import CloseDialog
from voucher_till.ui.manager.day_view import DayView
from voucher_till.ui.manager.export_out import SaveDialog
from voucher_till.ui.manager.history_view import HistoryView
from voucher_till.ui.shared.dialogs import AskDialog

NO_CAMERA = DeviceSettings(camera="off")
SARI, BUDI = "4071", "8152"
TRUSTING = OfflinePolicy(True, max_count=2, max_value=Decimal(60_000))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "till")


@pytest.fixture
def people(stage: Stage) -> None:
    """Who works here; nobody has to sign in to sell."""
    stage.enrol("Budi", BUDI, Role.MANAGER)
    stage.enrol("Sari", SARI)


def history_of(window: CashierWindow) -> HistoryView:
    return next(one for one in window.views.manager_page.findChildren(HistoryView) if one.isVisible())


async def find(window: CashierWindow, code: str) -> HistoryView:
    """The last six digits of a voucher into the search, which has the keyboard."""
    view = history_of(window)
    await until(lambda: window.focusWidget() is view.search and len(view.model.rows) > 1)
    await type_slowly(window, code[-6:])
    await until(lambda: len(view.model.rows) == 1)
    return view


@pytest.mark.usefixtures("people")
def test_a_voucher_is_found_by_its_last_six_digits_and_tells_its_story(
    stage: Stage, caller: Caller, folder: DataFolder
) -> None:
    order = caller.customer("three")
    code = str(order["vouchers"][1]["code"])

    async def play(window: CashierWindow) -> None:
        await redeem(window, order["qr"])
        await enter_room(window, BUDI)
        view = await find(window, code)
        press(window, Qt.Key.Key_Return)
        press(window, Qt.Key.Key_Return)
        await until(lambda: "What happened" in view.detail.text)
        told = view.detail.text
        ((log_id, redeem_id),) = look(folder, "SELECT log_id, redeem_id FROM redemption WHERE code = ?", code)
        attempts = {one["call"]: one for one in caller.ledger()["attempts"] if one["codes"] != ["0"]}
        asked, redeemed = attempts["query"], attempts["redeem"]
        assert redeemed["log_id"] == log_id, "what is kept is what the platform said"
        for text in (code, log_id, redeem_id, f"log ID …{asked['log_id'][-6:]}", f"log ID …{log_id[-6:]}"):
            assert text in told
        story = ("Scanned with the handheld scanner.", "Written down, then sent to TikTok.", "Redeemed.")
        places = [told.index(text) for text in story]
        assert places == sorted(places)
        press(window, Qt.Key.Key_F8)
        assert QGuiApplication.clipboard().text() == log_id

    stage(play, NO_CAMERA)


@pytest.mark.usefixtures("people")
def test_a_conflict_is_closed_with_a_reason(stage: Stage, caller: Caller, folder: DataFolder) -> None:
    async def play(window: CashierWindow) -> None:
        await until(lambda: window.views.top.line_text == "● Online")
        caller.fault("any", "no_connection")
        scan_in(window, caller.code("refunded"))
        await until(lambda: window.page is Page.TRUST)
        window.views.trust_card.price.setText("25000")
        await tap(window.views.trust_card._accept)
        await until(lambda: window.on_verdict)
        caller.mend()
        press(window, Qt.Key.Key_Return)
        await enter_room(window, BUDI)
        room = window.views.manager_page
        await tap(room.elsewhere_buttons["Waiting and conflicts"], area=room._scroll)
        await until(lambda: window.page is Page.QUEUE)
        press(window, Qt.Key.Key_F5)
        await tap(window.views.queue_page.view.detail.close_button)
        dialog = await opened(CloseDialog)
        await tap(dialog.reasons[0])
        await type_slowly(window, ", 25.11.")
        press(window, Qt.Key.Key_Return)
        await no_dialog()
        await until(lambda: window.views.queue_page.view.chosen is None)
        press(window, Qt.Key.Key_Escape)
        assert window.page is Page.MANAGER

    stage(play, NO_CAMERA, offline=TRUSTING)
    reason = "Paid by the customer, 25.11."
    closed = look(folder, "SELECT state, closed_by, closed_reason FROM redemption WHERE closed_ms NOT NULL")
    assert closed == [("conflict", "Budi", reason)]
    ((who, detail),) = look(folder, "SELECT who, detail FROM audit WHERE action = 'conflict closed'")
    assert (who, reason in detail) == ("Budi", True)


@pytest.mark.usefixtures("people")
def test_the_filtered_view_goes_into_files(
    stage: Stage, caller: Caller, folder: DataFolder, tmp_path: Path
) -> None:
    order = caller.customer("three")
    code = str(order["vouchers"][2]["code"])

    async def save_as(window: CashierWindow, view: HistoryView, name: str) -> None:
        await tap(view.head.export_button)
        dialog = await opened(QFileDialog)
        dialog.setDirectory(str(tmp_path))
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.selectAll()
        await type_slowly(window, name)
        press(window, Qt.Key.Key_Return)
        await until(lambda: window.views.notice.text == f"1 row in {tmp_path / name}")
        await no_dialog()

    async def play(window: CashierWindow) -> None:
        await redeem(window, order["qr"])
        await enter_room(window, BUDI)
        view = await find(window, code)
        for name in ("day.csv", "day.xlsx"):
            await save_as(window, view, name)

    stage(play, NO_CAMERA)
    assert len(look(folder, "SELECT 1 FROM redemption")) == 3
    ((redeem_id, log_id),) = look(folder, "SELECT redeem_id, log_id FROM redemption WHERE code = ?", code)
    rows = list(csv.reader((tmp_path / "day.csv").read_text("utf-8-sig").splitlines()))
    sheet = load_workbook(tmp_path / "day.xlsx").worksheets[0]
    cells = [cell for line in sheet.iter_rows() for cell in line]
    for number in (code, redeem_id, log_id):
        assert sum(number in cell for row in rows for cell in row) == 1
        assert [cell.data_type for cell in cells if cell.value == number] == ["s"]
    others = [str(one["code"]) for one in order["vouchers"] if str(one["code"]) != code]
    everything = (tmp_path / "day.csv").read_text("utf-8-sig") + str([cell.value for cell in cells])
    assert not any(other in everything for other in others)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["day.csv", "day.xlsx"]


@pytest.mark.usefixtures("people")
def test_a_dot_in_a_name_is_no_kind_of_file(stage: Stage, caller: Caller, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        await sell(window, caller, 2)
        await enter_room(window, BUDI)
        view = history_of(window)
        await until(lambda: len(view.model.rows) == 2)
        await tap(view.head.export_button)
        dialog = await opened(QFileDialog)
        dialog.setDirectory(str(tmp_path))
        pdf = next(one for one in dialog.nameFilters() if "pdf" in one)
        dialog.selectNameFilter(pdf)
        dialog.filterSelected.emit(pdf)
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        assert isinstance(field, QLineEdit)
        field.selectAll()
        await type_slowly(window, "Laporan 28.11")
        press(window, Qt.Key.Key_Return)
        await until((tmp_path / "Laporan 28.11.pdf").exists)
        await no_dialog()

    stage(play, NO_CAMERA)
    assert (tmp_path / "Laporan 28.11.pdf").read_bytes().startswith(b"%PDF-")


@pytest.fixture
def save_dialog(qtbot: QtBot, tmp_path: Path) -> SaveDialog:
    dialog = SaveDialog(None, "Export", str(tmp_path))
    qtbot.addWidget(dialog)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(".xlsx")
    dialog.show()
    return dialog


def chosen_as(dialog: SaveDialog, name: str) -> list[str]:
    """The files that come of a name."""
    chosen: list[str] = []
    dialog.fileSelected.connect(chosen.append)
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(field, QLineEdit)
    field.setText(name)
    dialog.accept()
    return chosen


def test_a_kind_that_was_typed_stays(save_dialog: SaveDialog, tmp_path: Path) -> None:
    assert chosen_as(save_dialog, "a.b.CSV") == [str(tmp_path / "a.b.CSV")]


def test_a_folder_is_gone_into_whatever_its_name(save_dialog: SaveDialog, tmp_path: Path) -> None:
    (tmp_path / "28.11").mkdir()
    assert chosen_as(save_dialog, "28.11") == []
    assert save_dialog.isVisible()
    assert save_dialog.directory().dirName() == "28.11"


def test_a_file_that_gets_its_end_by_itself_is_not_replaced_unasked(
    save_dialog: SaveDialog, tmp_path: Path
) -> None:
    (tmp_path / "28.11.xlsx").write_text("before")
    asked: list[str] = []

    def refuse() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        box.button(QMessageBox.StandardButton.No).click()

    QTimer.singleShot(0, save_dialog, refuse)
    assert chosen_as(save_dialog, "28.11") == []
    assert "28.11.xlsx" in asked[0]


@pytest.mark.usefixtures("people")
def test_the_day_is_signed_with_a_managers_pin_alone(
    stage: Stage, caller: Caller, folder: DataFolder
) -> None:
    today = datetime.now(UTC).astimezone().date()

    async def play(window: CashierWindow) -> None:
        await redeem(window, caller.customer("three")["qr"])
        await enter_room(window, BUDI)
        view = await open_part(window, "day", DayView)
        await until(view.head.sign_button.isEnabled)
        await tap(view.head.after_button)
        await until(lambda: "early" in view.head.sign_button.text())
        await tap(view.head.sign_button)
        # It is a signature: who is in the room already gives the PIN once more, and no cashier can.
        await refused(window, SARI)
        assert look(folder, "SELECT 1 FROM day_closing") == []
        await tap(view.head.sign_button)
        await enter_pin(window, BUDI)
        await until(lambda: view.head.status.text().startswith("Signed by Budi"))

    stage(play, NO_CAMERA)
    ((day, who, content),) = look(folder, "SELECT day, signed_by, content FROM day_closing")
    assert (day, who) == (today.isoformat(), "Budi")
    sheet: dict[str, Any] = json.loads(content)["sheet"]
    ((count, paid),) = look(folder, "SELECT count(*), sum(CAST(sale_amount AS INTEGER)) FROM redemption")
    assert (sheet["sales"]["count"], Decimal(sheet["sales"]["paid"])) == (count, paid) == (3, 75_000)
    assert audited(folder) == [("somebody", "wrong PIN"), ("Budi", "day signed")]


@pytest.mark.usefixtures("people")
def test_a_backup_is_made_and_restored(stage: Stage, caller: Caller, folder: DataFolder) -> None:
    def codes() -> set[str]:
        return {code for (code,) in look(folder, "SELECT code FROM redemption WHERE state = 'redeemed'")}

    first = {str(one["code"]) for one in caller.customer("three")["vouchers"]}
    later: set[str] = set()

    async def play(window: CashierWindow) -> None:
        await redeem(window, caller.customer("three")["qr"])
        await enter_room(window, BUDI)
        view = await open_part(window, "care", CareView)
        await tap(view.backup_button)
        await until(lambda: view.result_text.startswith("Backed up as "))
        name = view.result_text.removeprefix("Backed up as ").removesuffix(".")
        with closing(sqlite3.connect(folder.backups / name)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert {code for (code,) in connection.execute("SELECT code FROM redemption")} == first
        press(window, Qt.Key.Key_Escape)
        one = caller.customer("one")
        later.update(str(voucher["code"]) for voucher in one["vouchers"])
        await redeem(window, one["qr"])
        with closing(sqlite3.connect(folder.database)) as connection:
            connection.execute("UPDATE redemption SET product_name = 'Spoilt'")
            connection.commit()
        await enter_room(window, BUDI)
        view = await open_part(window, "care", CareView)
        await until(lambda: bool(view.restore_buttons))
        await tap(view.restore_buttons[0])
        await refused(window, SARI)
        await tap(view.restore_buttons[0])
        await enter_pin(window, BUDI)
        dialog = await opened(AskDialog)
        await tap(dialog.accept_button)
        await until(lambda: "The backup is restored" in view.result_text)
        # The window goes on with the restored record.
        press(window, Qt.Key.Key_Escape)
        scan_in(window, caller.code("used"))
        await until(lambda: window.on_verdict)

    stage(play, NO_CAMERA)
    assert codes() == first | later, "what was redeemed since came back from the second record"
    spoilt = {code for (code,) in look(folder, "SELECT code FROM redemption WHERE product_name = 'Spoilt'")}
    assert spoilt == set(), "the record is the one of the backup"
    assert [one for one in audited(folder) if one[1].startswith("backup")] == [
        ("Budi", "backup made"),
        ("Budi", "backup restored"),
    ]
    assert look(folder, "PRAGMA integrity_check") == [("ok",)]


@pytest.mark.usefixtures("people")
def test_the_room_opens_at_once_and_again_in_another_look(stage: Stage) -> None:
    """Whether or not its page was built in an idle moment, and with no view left of the look before."""

    async def play(window: CashierWindow) -> None:
        window.views.build_no_more()
        assert not window.views.is_built(Page.MANAGER)
        await enter_room(window, BUDI)
        await open_part(window, "history", HistoryView)
        await open_part(window, "day", DayView)
        press(window, Qt.Key.Key_Escape)
        before = window.views
        gone: list[bool] = []
        before.destroyed.connect(lambda: gone.append(True))
        window.rebuild()
        await until(lambda: bool(gone))
        assert not window.views.manager_page.isVisible(), "it is built ahead, as in an idle moment"
        await enter_room(window, BUDI)
        view = await open_part(window, "day", DayView)
        await until(view.head.sign_button.isEnabled)
        # A figure elsewhere leads into the history, which nobody has looked at since.
        window.manager.show_history(Wanted(search="417902"))
        await until(lambda: history_of(window).search.words == "417902")
        assert window.page is Page.MANAGER

    stage(play, NO_CAMERA)
