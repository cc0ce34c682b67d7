"""What belongs to managers stays with them: a cashier's PIN opens none of it, by mouse, key or console."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from commands import Shell
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot
from stage import Stage, key, press, scan_in, tap, type_slowly, until
from tills import set_up

from voucher_till.cli.window import Wanted, open_window, run_loop
from voucher_till.domain.offline import OfflinePolicy
from voucher_till.domain.people import Role
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import CounterSettings, DeviceSettings, LookSettings, load_settings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared.dialogs import AskDialog
from voucher_till.ui.shared.pin_pad import ManagerPinDialog

NO_CAMERA = DeviceSettings(camera="off")
SARI, BUDI = "4071", "8152"
WITH_PIN = CounterSettings(sign_in="pin", full_screen=True)
TRUSTING = OfflinePolicy(True, max_count=2, max_value=Decimal(60_000))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "till")


def ask(folder: DataFolder, question: str) -> list[tuple[str, ...]]:
    """Look into the till's own file."""
    with closing(sqlite3.connect(folder.database)) as connection:
        return list(connection.execute(question))


def trail(folder: DataFolder) -> list[tuple[str, ...]]:
    """What people did since they were put on the list."""
    return ask(
        folder,
        "SELECT who, action, detail FROM audit WHERE who <> 'till' AND action <> 'person added' ORDER BY id",
    )


def backups(folder: DataFolder) -> list[str]:
    return sorted(path.name for path in folder.backups.glob("till-*.db"))


async def enter(window: CashierWindow, pin: str) -> None:
    """A PIN into the dialog that is open."""
    await until(lambda: isinstance(QApplication.activeModalWidget(), ManagerPinDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ManagerPinDialog)
    await type_slowly(window, pin)
    await until(lambda: dialog.pad.typed == len(pin))
    press(window, Qt.Key.Key_Return)


async def in_vain(window: CashierWindow) -> None:
    """The manager's PIN is asked for; the cashier's own is none."""
    await enter(window, SARI)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ManagerPinDialog)
    await until(lambda: dialog.pad.said != "")
    assert dialog.pad.said.startswith(("Wrong PIN", "Wait"))
    press(window, Qt.Key.Key_Escape)
    await until(lambda: QApplication.activeModalWidget() is None)


async def sign_in(window: CashierWindow) -> None:
    """Sari, with her PIN."""
    people = await window.services.people.all()
    sari = next(person for person in people if person.name == "Sari")
    window.views.sign_in.chosen.emit(sari.id, SARI)
    await until(lambda: window.page is not Page.LOCKED)
    assert window.door.cashier == "Sari"


async def make_conflict(window: CashierWindow, caller: Caller) -> int:
    """A voucher taken on trust that was refunded before; gives the row's id."""
    await until(lambda: window.views.top.line_text == "● Online")
    caller.fault("any", "no_connection")
    scan_in(window, caller.code("refunded"))
    await until(lambda: window.page is Page.TRUST)
    window.views.trust_card.price.setText("25000")
    window.views.trust_card._accept.click()
    await until(lambda: window.on_verdict)
    caller.mend()
    press(window, Qt.Key.Key_F10)
    press(window, Qt.Key.Key_F5)
    await until(lambda: close_button(window) is not None)
    [row] = await window.services.desk.open_rows()
    return row.id


def close_button(window: CashierWindow) -> QPushButton | None:
    button = window.views.queue_page.view.detail.close_button
    return button if button.isVisible() else None


async def answer(window: CashierWindow, *words: str) -> None:
    await until(lambda: window.findChild(AskDialog) is not None)
    dialog = window.findChild(AskDialog)
    assert isinstance(dialog, AskDialog)
    for field, word in zip(dialog.fields, words, strict=True):
        field.setText(word)
    dialog.accept_button.click()


def test_a_cashiers_pin_opens_nothing_at_the_window(stage: Stage, caller: Caller, folder: DataFolder) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)
    stage.enrol("Sari", SARI)

    async def play(window: CashierWindow) -> None:
        await sign_in(window)
        before = load_settings(folder)
        await make_conflict(window, caller)
        button = close_button(window)
        assert button is not None
        await tap(button)
        await in_vain(window)
        button.setFocus()
        press(window, Qt.Key.Key_Space)
        await in_vain(window)
        window.views.queue_page.offline_asked.emit()
        await in_vain(window)
        assert not window.services.connectivity.line.forced_why
        press(window, Qt.Key.Key_F11)
        press(window, Qt.Key.Key_Escape)
        assert window.isFullScreen()
        key(window, Qt.Key.Key_R, control=True)
        await in_vain(window)
        assert window.page is not Page.MANAGER
        press(window, Qt.Key.Key_F12)
        await settings_stay(window)
        assert load_settings(folder) == before
        assert [row.state.value for row in await window.services.desk.open_rows()] == ["conflict"]

    stage(play, NO_CAMERA, counter=WITH_PIN, offline=TRUSTING)
    assert {(who, action) for who, action, _ in trail(folder)} == {("Sari", "wrong PIN")}
    assert ask(folder, "SELECT name, role FROM person ORDER BY name") == [
        ("Budi", "manager"),
        ("Sari", "cashier"),
    ]


async def settings_stay(window: CashierWindow) -> None:
    """The page of settings shows all and changes nothing."""
    page = window.views.settings_page
    for name in ("selling", "cashiers", "receipts", "records"):
        page.nav_buttons[name].setChecked(True)
        section = page.sections[name]
        assert section.lock_line.isVisible()
        assert not any(control.isEnabled() for control in section.controls.values())
    assert not page.people.add_button.isEnabled()
    # What a broken page would ask for is refused all the same.
    for part, changes in (
        ("counter", {"cashiers_may": ("export",)}),
        ("counter", {"one_step": True}),
        ("receipts", {"printer": "file:/tmp/x"}),
        ("records", {"contact_days": 30}),
    ):
        page.changed.emit(part, changes)
    people = await window.services.people.all()
    sari, budi = (next(one for one in people if one.name == name) for name in ("Sari", "Budi"))
    page.people.add_asked.emit("Tono", Role.MANAGER, SARI)
    page.people.pin_asked.emit(budi.id, SARI)
    page.people.role_asked.emit(sari.id, Role.MANAGER)
    page.people.remove_asked.emit(budi.id)
    page.cashiers.manager_button.click()
    await in_vain(window)
    assert await window.services.people.all() == people


def test_a_cashiers_pin_opens_nothing_on_the_console_beside_the_window(
    stage: Stage, caller: Caller, folder: DataFolder
) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)
    stage.enrol("Sari", SARI)
    shell = Shell(folder.root, "http://127.0.0.1:9")

    async def play(window: CashierWindow) -> None:
        await sign_in(window)
        conflict = await make_conflict(window, caller)
        settings, file = folder.settings.read_bytes(), folder.root.parent / "record.xlsx"
        today = date.today().isoformat()
        await until(lambda: bool(backups(folder)))  # One a day is made by itself.
        kept = backups(folder)
        commands = [
            ("close", str(conflict), "--by", "Budi", "--reason", "mine"),
            ("offline", "--by", "Budi", "--reason", "mine"),
            ("online", "--by", "Budi"),
            ("people", "add", "Tono", "--manager"),
            ("people", "pin", "Budi"),
            ("people", "remove", "Budi"),
            ("setup", "--client-key", "k", "--merchant-id", "1", "--third-shop-id", "2"),
            ("history",),
            ("history", "--json", "--search", "7"),
            ("history", "--export", str(file)),
            ("audit", "--export", str(file)),
            ("compare", "--from", today, "--to", today),
            ("backup",),
            ("restore", kept[0], "--by", "Budi"),
        ]
        for command in commands:
            done = await asyncio.to_thread(shell.run, *command, stdin=f"{SARI}\n{SARI}\n{SARI}\n")
            assert done.code == 2, (command, done)
            assert "PIN" in done.err, done
            assert done.out == ""
        without = await asyncio.to_thread(shell.run, *commands[0])
        assert "only a manager may close conflicts" in without.err, without
        assert folder.settings.read_bytes() == settings
        assert not file.exists()
        assert backups(folder) == kept
        assert ask(folder, "SELECT 1 FROM platform_check") == []
        assert [row.state.value for row in await window.services.desk.open_rows()] == ["conflict"]
        await window.services.sign_in.refresh()
        assert [one.name for one in await window.services.people.all()] == ["Budi", "Sari"]
        press(window, Qt.Key.Key_Escape)

    stage(play, NO_CAMERA, counter=WITH_PIN, offline=TRUSTING)
    console = [(who, action) for who, action, _ in trail(folder) if who.startswith("console: ")]
    assert console, "wrong PINs are kept"
    assert {action for _, action in console} == {"wrong PIN"}
    assert ask(folder, "SELECT value FROM meta WHERE name = 'forced_offline'") in ([], [("",)])


def test_what_was_given_to_cashiers_needs_no_manager_and_no_more(
    stage: Stage, caller: Caller, folder: DataFolder
) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)
    stage.enrol("Sari", SARI)
    given = ("close_conflicts", "force_offline", "change_settings")

    async def play(window: CashierWindow) -> None:
        await sign_in(window)
        await make_conflict(window, caller)
        button = close_button(window)
        assert button is not None
        await tap(button)
        await answer(window, "paid in cash")
        await until(lambda: close_button(window) is None)
        window.views.queue_page.offline_asked.emit()
        await until(lambda: window.findChild(AskDialog) is None)
        await answer(window, "slow at noon")
        await until(lambda: bool(window.services.connectivity.line.forced_why))
        press(window, Qt.Key.Key_F12)
        page = window.views.settings_page
        page.changed.emit("counter", {"one_step": True})
        page.changed.emit("counter", {"one_step": True, "cashiers_may": ()})
        page.changed.emit("records", {"contact_days": 0})
        assert page.selling.inside.isEnabled()
        assert not page.cashiers.inside.isEnabled()
        await until(lambda: ("Sari", "settings changed") in {one[:2] for one in trail(folder)})

    stage(play, NO_CAMERA, counter=CounterSettings(sign_in="pin", cashiers_may=given), offline=TRUSTING)
    after = load_settings(folder)
    assert after is not None
    assert (after.counter.one_step, after.counter.cashiers_may, after.records.contact_days) == (
        True,
        given,
        90,
    )
    changed = [(who, detail) for who, action, detail in trail(folder) if action == "settings changed"]
    assert changed == [("Sari", "counter.one_step: no -> yes")]
    assert [who for (who,) in ask(folder, "SELECT closed_by FROM redemption")] == ["Sari"]


def test_what_a_manager_opened_is_gone_when_the_till_locks(stage: Stage, folder: DataFolder) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)
    stage.enrol("Sari", SARI)

    async def play(window: CashierWindow) -> None:
        await sign_in(window)
        window.views.queue_page.offline_asked.emit()
        await enter(window, BUDI)
        await until(lambda: isinstance(QApplication.activeModalWidget(), AskDialog))
        window.door.lock_if_idle()
        assert window.page is Page.LOCKED
        await until(lambda: not [one for one in window.findChildren(QDialog) if one.isVisible()])
        await sign_in(window)
        press(window, Qt.Key.Key_F12)
        page = window.views.settings_page
        page.manager_asked.emit()
        await enter(window, BUDI)
        await until(page.cashiers.inside.isEnabled)
        window.door.lock_if_idle()
        page.changed.emit("counter", {"one_step": True})
        page.people.add_asked.emit("Tono", Role.CASHIER, "")
        await sign_in(window)
        assert not window.settings_room.settings.counter.one_step
        assert [one.name for one in await window.services.people.all()] == ["Budi", "Sari"]

    stage(play, NO_CAMERA, counter=CounterSettings(sign_in="pin", lock_minutes=5))
    assert trail(folder) == []


def test_a_manager_that_another_process_made_is_asked(stage: Stage, folder: DataFolder) -> None:
    stage.enrol("Sari", SARI)
    shell = Shell(folder.root, "http://127.0.0.1:9")

    async def play(window: CashierWindow) -> None:
        await sign_in(window)
        done = await asyncio.to_thread(shell.run, "people", "add", "Budi", "--manager", stdin=f"{BUDI}\n")
        assert done.code == 0, done
        window.views.queue_page.offline_asked.emit()
        await in_vain(window)
        window.views.queue_page.offline_asked.emit()
        await enter(window, BUDI)
        await answer(window, "slow at noon")
        await until(lambda: bool(window.services.connectivity.line.forced_why))

    stage(play, NO_CAMERA, counter=CounterSettings(sign_in="pin"))


def test_a_reset_on_the_console_is_told_at_the_next_start(
    qtbot: QtBot, sandbox: SandboxServer, stage: Stage, folder: DataFolder
) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)
    set_up(folder.root, sandbox, devices=NO_CAMERA, look=LookSettings(language="en"))
    done = Shell(folder.root, sandbox.base_url).run("people", "reset-manager", "Budi", stdin="2580\n")
    assert done.code == 0, done
    said: list[str] = []

    async def session(_app: QApplication) -> int:
        async with open_window(folder, Wanted("light")) as window:
            qtbot.addWidget(window)
            said.append(window.views.notice.text)
        return 0

    for _ in range(2):
        assert run_loop("light", session) == 0
    assert said[0].startswith("The PIN of Budi was reset from the command line")
    assert said[1] == ""
    assert trail(folder)[-1][1:] == ("manager's PIN reset", "Budi")
