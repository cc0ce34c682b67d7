"""Every source of scans at the cashier's window, over fields, menus and dialogs."""

from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path

import pytest
from pictures import photo, save
from platform_calls import Caller
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMenu, QMessageBox
from stage import Stage, click, decide, key, press, scan_in, shown, type_character, type_slowly, until

from voucher_till.domain.verdict import Face, VerdictKind, face
from voucher_till.scanning.files import read_file
from voucher_till.scanning.understanding import ScannerProblem
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared.scanners import Scanners

NO_CAMERA = DeviceSettings(camera="off")


def history_field(window: CashierWindow) -> QLineEdit:
    """A field as a history has it, with something in it and the keyboard on it."""
    field = QLineEdit("Nasi", window)
    field.setGeometry(500, 300, 300, 60)
    field.show()
    field.setFocus()
    return field


def test_the_practice_camera_scans_the_phone(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        await until(lambda: window.views.preview.caption.text.startswith("Practice camera"))
        press(window, Qt.Key.Key_F6)
        await until(lambda: window.on_order)
        await until(lambda: window.views.preview.outlined)
        assert window.views.order_card.chosen() == (caller.code("one"),)
        await until(lambda: window.views.preview.caption.text.startswith("This one is scanned"))

    stage(play)
    assert caller.calls("query") == 1


def test_a_burst_goes_past_a_field_that_has_the_keyboard(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        field = history_field(window)
        scan_in(window, caller.customer("three")["qr"])
        await until(lambda: window.on_order)
        assert field.text() == "Nasi"

    stage(play, NO_CAMERA)


def test_a_person_types_into_that_field(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        field = history_field(window)
        await type_slowly(window, " Goreng 7")
        await until(lambda: field.text() == "Nasi Goreng 7")

    stage(play, NO_CAMERA)
    assert caller.calls("query") == 0


def test_a_burst_in_the_midst_of_typing_takes_nothing_with_it(stage: Stage, caller: Caller) -> None:
    code = caller.code("refunded")

    async def play(window: CashierWindow) -> None:
        await type_slowly(window, code[:3])
        await until(lambda: window.views.code_field.text() == code[:3])
        scan_in(window, caller.customer("three")["qr"])
        await until(lambda: window.on_order)
        await type_slowly(window, code[3:])
        await until(lambda: window.views.code_field.text() == code)
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict)
        assert face(shown(window)) is Face.NOT_USABLE

    stage(play, NO_CAMERA)


def test_camera_and_scanner_that_see_one_code_are_one_scan(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        await until(lambda: window.scanners.view.picture is not None)
        press(window, Qt.Key.Key_F6)
        scan_in(window, caller.customer("one")["qr"])
        await until(lambda: window.on_order and window.views.preview.outlined)
        scan_in(window, caller.customer("one")["qr"])
        await until(lambda: window.views.notice.isVisible())
        assert window.views.notice.text.startswith("The same code again")

    stage(play)
    assert caller.calls("query") == 1


@pytest.mark.parametrize("over", ["message", "menu", "file dialog"])
def test_a_burst_over_a_dialog_is_not_lost(stage: Stage, caller: Caller, over: str) -> None:
    async def play(window: CashierWindow) -> None:
        if over == "message":
            box = QMessageBox(QMessageBox.Icon.Question, "Close?", "Really close?", parent=window)
            box.addButton(QMessageBox.StandardButton.Yes)
            box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            box.open()
            stands = box.isVisible
        elif over == "menu":
            menu = QMenu(window)
            menu.addAction("Taken")
            menu.popup(QPoint(10, 10))
            stands = menu.isVisible
        else:
            press(window, Qt.Key.Key_F2)
            window.views.open_button.click()
            dialog = window.findChild(QFileDialog)
            assert isinstance(dialog, QFileDialog)
            stands = dialog.isVisible
        scan_in(window, caller.customer("three")["qr"])
        await until(lambda: window.on_order)
        assert stands()

    stage(play, NO_CAMERA)


def test_a_scan_waits_for_a_redeem_under_way_and_for_a_glance_at_its_verdict(
    stage: Stage, caller: Caller
) -> None:
    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_order)
        caller.fault("redeem", "delay", seconds=0.4)
        await decide(window, Qt.Key.Key_Return)
        scan_in(window, caller.code("refunded"))
        await until(lambda: window.on_verdict)
        seen_at = time.monotonic()
        assert shown(window).kind is VerdictKind.REDEEMED
        await until(lambda: face(shown(window)) is Face.NOT_USABLE)
        assert time.monotonic() - seen_at > 1

    stage(play, NO_CAMERA)


def test_caps_lock_is_repaired_and_named(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.customer("three")["qr"].swapcase())
        await until(lambda: window.on_order)
        assert window.views.notice.isVisible()
        assert window.views.notice.text == str(ScannerProblem.CAPS_LOCK.value)

    stage(play, NO_CAMERA)


@pytest.mark.parametrize("timer_first", [False, True])
def test_a_till_that_was_busy_meanwhile_still_hears_one_burst(
    stage: Stage, caller: Caller, timer_first: bool
) -> None:
    """Keys wait while the main thread is held up. Their own times show that they came as quickly as ever."""
    payload = caller.customer("three")["qr"] + "\r"

    async def play(window: CashierWindow) -> None:
        field, clock = history_field(window), window.scanners._wedge._silence
        for number, character in enumerate(payload):
            if number == 3:
                time.sleep(0.07)  # noqa: ASYNC251 - that is what is tested
                await asyncio.sleep(0)
                while timer_first and clock.isActive():  # noqa: ASYNC110 - keys come right after the timer
                    await asyncio.sleep(0)
            type_character(window, character, 1_000_000 + 4 * number)
        await until(lambda: window.on_order)
        assert field.text() == "Nasi"

    stage(play, NO_CAMERA)


def test_a_click_finds_all_that_was_typed_before_it(stage: Stage) -> None:
    """Also where the main thread was held up, so that nothing had told yet that no scanner types."""

    async def play(window: CashierWindow) -> None:
        field = history_field(window)
        field.clear()
        for character in "nas":
            type_character(window, character)
            time.sleep(0.06)  # noqa: ASYNC251 - a person's fingers, and no clock rings meanwhile
        assert field.text() == "na"
        click(field, QPoint(2, 2))
        assert field.text() == "nas"

    stage(play, NO_CAMERA)


def test_a_click_while_a_scanner_types_takes_nothing_from_the_code(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        field = history_field(window)
        for number, character in enumerate(caller.customer("three")["qr"] + "\r"):
            if number == 3:
                click(field, QPoint(2, 2))
            type_character(window, character)
        await until(lambda: window.on_order)
        assert field.text() == "Nasi"

    stage(play, NO_CAMERA)


def test_a_dead_key_that_is_taken_back_changes_no_later_letter(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        field = history_field(window)
        for code, text in ((Qt.Key.Key_Dead_Acute, ""), (Qt.Key.Key_E, "e"), (Qt.Key.Key_Dead_Acute, "")):
            key(window, code, text)
            await asyncio.sleep(0.08)  # a person's fingers
        key(window, Qt.Key.Key_Backspace, "\b")
        await type_slowly(window, "ne")
        await until(lambda: field.text() == "Nasine")

    stage(play, NO_CAMERA)


def test_a_code_cut_in_half_is_named_and_asked_of_nobody(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.customer("three")["qr"][:20], end="")
        await until(lambda: window.views.notice.isVisible())
        assert window.views.notice.text == str(ScannerProblem.CUT.value)
        assert not window.on_verdict

    stage(play, NO_CAMERA)
    assert caller.calls("query") == 0


def test_a_held_key_repeats_as_usual(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        for _ in range(4):
            type_character(window, "7")
        await until(lambda: window.views.code_field.text() == "7777")

    stage(play, NO_CAMERA)


def test_keys_are_let_go_where_they_come_from(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt's event filters belong to the main thread; devices are waited for on another."""
    threads = []

    def of(name: str) -> None:
        whole = getattr(Scanners, name)

        def recorded(self: Scanners) -> None:
            threads.append((name, threading.current_thread() is threading.main_thread()))
            whole(self)

        monkeypatch.setattr(Scanners, name, recorded)

    of("stop_listening")
    of("stop_devices")

    async def play(window: CashierWindow) -> None:
        assert threads == []

    stage(play, NO_CAMERA)
    assert threads == [("stop_listening", True), ("stop_devices", False)]


def test_a_picture_of_a_phone_from_a_file_is_one_scan_with_the_scanner_s(
    stage: Stage, caller: Caller, tmp_path: Path
) -> None:
    async def play(window: CashierWindow) -> None:
        qr = caller.customer("one")["qr"]
        path = save(tmp_path / "phone.jpg", photo(qr))
        scan_in(window, qr)
        await until(lambda: window.on_order)
        window.files.take(lambda: read_file(path))
        await until(lambda: window.views.notice.isVisible())

    stage(play, NO_CAMERA)
    assert caller.calls("query") == 1
