"""Going live in the manager's room, with the emulator: calls, log IDs, marks, ticks, and a customer's QR."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from stage import Stage, key, press, scan_in, tap, type_character, until

from voucher_till.domain.launch import LaunchStep
from voucher_till.domain.people import Role
from voucher_till.domain.symptoms import Call
from voucher_till.sandbox import credentials
from voucher_till.store.settings import CounterSettings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.manager.launch_view import LaunchView
from voucher_till.ui.shared.pin_pad import ManagerPinDialog


async def opened(window: CashierWindow) -> LaunchView:
    """The page, as a manager opens it."""
    await until(lambda: window.views.is_built(Page.MANAGER))
    key(window, Qt.Key.Key_R, control=True)
    await until(lambda: window.page is Page.MANAGER)
    room = window.views.manager_page
    await tap(room.nav_buttons["launch"], area=room._scroll)
    view = window.views.manager_page.findChild(LaunchView)
    assert view is not None
    await until(lambda: view.isVisible() and bool(view.steps))
    return view


async def touch(view: LaunchView, widget: QWidget) -> None:
    """Scroll to a part and tap on it."""
    await tap(widget, area=view)


def trail(root: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(root / "till" / "till.db") as connection:
        return connection.execute("SELECT action, detail FROM audit ORDER BY id").fetchall()


def test_all_calls_are_made_by_keyboard_and_a_log_id_is_copied_and_marked(
    stage: Stage, tmp_path: Path
) -> None:
    async def play(window: CashierWindow) -> None:
        view = await opened(window)
        assert view.all_button.hasFocus()
        assert view.progress.startswith("0 of ")
        press(window, Qt.Key.Key_Return)
        await until(lambda: len(view.answers) == 4 and view.all_button.isEnabled())
        assert not view.progress.startswith("0 of ")
        line = next(one for one in view.answers if one.answer.call == Call.QUERY)
        await touch(view, line.copy_button)
        assert QGuiApplication.clipboard().text() == line.answer.log_id
        line.used.setFocus()
        press(window, Qt.Key.Key_Space)
        await until(lambda: any(one.answer.used_at is not None for one in view.answers))
        marked = next(one for one in view.answers if one.answer.used_at is not None)
        assert marked.answer.log_id == line.answer.log_id
        assert marked.used.isChecked()
        assert marked.used.hasFocus(), "the keyboard stays where it was"
        assert view.steps[LaunchStep.LOG_IDS].done is None, "the till has seen it"

    stage(play)
    assert any(action == "log ID used" for action, _detail in trail(tmp_path))


def test_a_step_is_ticked_and_the_tick_is_kept(stage: Stage, tmp_path: Path) -> None:
    async def tick(window: CashierWindow) -> None:
        view = await opened(window)
        box = view.steps[LaunchStep.PUBLISHED].done
        assert box is not None
        await touch(view, box)
        await until(lambda: ("launch step done", "published") in trail(tmp_path))

    async def look(window: CashierWindow) -> None:
        view = await opened(window)
        box = view.steps[LaunchStep.PUBLISHED].done
        assert box is not None
        assert box.isChecked()

    stage(tick)
    stage(look)


def test_a_customer_s_qr_is_asked_about_and_no_sale(stage: Stage, caller: Caller) -> None:
    qr = caller.customer("one")["qr"]
    code = caller.code("one")

    async def play(window: CashierWindow) -> None:
        view = await opened(window)
        await tap(view.scan_button)
        assert "press here to stop" in view.scan_button.text()
        scan_in(window, qr)
        await until(lambda: len(view.answers) == 1)
        assert window.page is Page.MANAGER, "the scan was for this page"
        assert view.answers[0].answer.asked == qr[-4:]
        assert "press here to stop" not in view.scan_button.text()
        assert len(view.answers) == 1

    stage(play)
    assert caller.redemptions_of(code) == 0


def test_leaving_the_page_gives_scans_back_to_the_sale(stage: Stage, caller: Caller) -> None:
    qr = caller.customer("three")["qr"]

    async def play(window: CashierWindow) -> None:
        view = await opened(window)
        await tap(view.scan_button)
        press(window, Qt.Key.Key_Escape)
        await until(lambda: window.page is Page.IDLE)
        scan_in(window, qr)
        await until(lambda: window.on_order)

    stage(play)


def test_a_typed_code_is_asked_about_and_nonsense_is_told(stage: Stage, caller: Caller) -> None:
    code = caller.code("one")

    async def play(window: CashierWindow) -> None:
        view = await opened(window)
        view.code.setFocus()
        view.code.setText("hello")
        press(window, Qt.Key.Key_Return)
        assert view.problem.isVisible()
        view.code.setText(code)
        press(window, Qt.Key.Key_Return)
        await until(lambda: len(view.answers) == 1)
        assert not view.problem.isVisible()
        assert view.answers[0].answer.asked == code[-4:]

    stage(play)


def test_a_cashier_who_may_look_needs_a_manager_s_pin_to_act(stage: Stage) -> None:
    stage.enrol("Budi", "2580", Role.MANAGER)
    stage.enrol("Sari", "1379")

    async def play(window: CashierWindow) -> None:
        people = {one.name: one for one in await window.services.people.all()}
        await window.services.sign_in.sign_in(people["Sari"].id, "1379")
        window.show_now()
        view = await opened(window)
        box = view.steps[LaunchStep.ERRORS].done
        assert box is not None
        await touch(view, box)
        await until(lambda: isinstance(QApplication.activeModalWidget(), ManagerPinDialog))
        await until(lambda: not _is_ticked(view, LaunchStep.ERRORS))
        for digit in "2580":
            type_character(window, digit)
        press(window, Qt.Key.Key_Return)
        await until(lambda: _is_ticked(view, LaunchStep.ERRORS))

    stage(play, counter=CounterSettings(sign_in="pin", cashiers_may=("see_records",)))


def _is_ticked(view: LaunchView, step: LaunchStep) -> bool:
    box = view.steps[step].done
    return box is not None and box.isChecked()


def test_what_tiktok_says_is_missing_is_told_with_the_answer(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        view = await opened(window)
        press(window, Qt.Key.Key_Return)
        await until(lambda: bool(view.answers) and view.all_button.isEnabled())
        assert view.steps[LaunchStep.VOUCHER_SCOPE].done is None
        assert view.answers[0].answer.result

    stage(play, client_key=credentials.NO_SCOPE_CLIENT_KEY)
