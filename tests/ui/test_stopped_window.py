"""A till that cannot be opened says why in a window, and a manager puts it right from there."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

from assistant_room import shown_window, start_program, window_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from stage import press, tap, type_character, until
from tills import set_up

from voucher_till.domain.environment import Environment
from voucher_till.domain.people import Role
from voucher_till.installation.record import record_of
from voucher_till.redemption.sign_in import hash_pin
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store import environments
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import LookSettings, NetworkSettings, load_settings
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.setup.assistant.window import AssistantWindow
from voucher_till.ui.setup.stopped_window import StoppedWindow
from voucher_till.ui.shared.pin_pad import ManagerPinDialog
from voucher_till.ui.shared.session import Session

PIN = "48153"
ENGLISH = LookSettings(language="en")


async def add_manager(folder: DataFolder) -> None:
    async with record_of(folder) as database:
        await People(database).add("Budi", Role.MANAGER, "test", await hash_pin(PIN))


def text_of(window: StoppedWindow | ManagerPinDialog) -> str:
    return "\n".join(part.text() for part in window.findChildren(QLabel))


async def give_pin(window: StoppedWindow, pin: str) -> ManagerPinDialog:
    await until(lambda: isinstance(QApplication.activeModalWidget(), ManagerPinDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ManagerPinDialog)
    for character in pin + "\r":
        type_character(window, character)
    return dialog


def test_without_a_secret_a_manager_leads_into_the_setup(sandbox: SandboxServer, tmp_path: Path) -> None:
    root = set_up(tmp_path, sandbox, environment="test", look=ENGLISH)
    asyncio.run(add_manager(root))
    Secrets(root).delete(CLIENT_SECRET)

    async def play() -> None:
        window = await window_of(StoppedWindow)
        assert "The client secret of this till is missing" in text_of(window)
        await tap(window.repair_button)
        dialog = await give_pin(window, "00000")
        await until(lambda: "Wrong" in text_of(dialog))
        assert shown_window(AssistantWindow) is None
        await give_pin(window, PIN)
        assistant = await window_of(AssistantWindow)
        assistant.close()
        window = await window_of(StoppedWindow)
        press(window, Qt.Key.Key_Escape)

    start_program(tmp_path, play, Session.TILL)


def test_a_file_of_certificates_that_is_gone_stops_nobody_for_long(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    network = NetworkSettings(ca_file=str(tmp_path / "gone.pem"))
    root = set_up(tmp_path, sandbox, environment="test", look=ENGLISH, network=network)

    async def play() -> None:
        window = await window_of(StoppedWindow)
        assert "certificate" in text_of(window)
        press(window, Qt.Key.Key_Return)
        await until(lambda: shown_window(StoppedWindow) not in (None, window))
        window = await window_of(StoppedWindow)
        await tap(window.repair_button)
        till = await window_of(CashierWindow)
        till.close()

    start_program(tmp_path, play, Session.TILL)
    settings = load_settings(root)
    assert settings is not None
    assert settings.network == NetworkSettings()
    with sqlite3.connect(root.database) as connection:
        told = list(connection.execute("SELECT action FROM audit WHERE detail LIKE '%network%'"))
    assert told == [("settings changed",)]


def test_trouble_with_the_folder_is_said_and_tried_again(sandbox: SandboxServer, tmp_path: Path) -> None:
    root = set_up(tmp_path, sandbox, environment="test", look=ENGLISH)
    kept = root.settings.read_bytes()
    root.settings.write_bytes(b"{")

    async def play() -> None:
        window = await window_of(StoppedWindow)
        assert "settings" in text_of(window)
        assert not window.repair_button.isVisible()
        root.settings.write_bytes(kept)
        press(window, Qt.Key.Key_Return)
        till = await window_of(CashierWindow)
        till.close()

    start_program(tmp_path, play, Session.TILL)
    # What is in use is written down: lost settings do not make the record another environment's.
    root.settings.unlink()
    assert environments.in_use(root) is Environment.TEST


def test_a_second_start_brings_it_to_the_front(sandbox: SandboxServer, tmp_path: Path) -> None:
    root = set_up(tmp_path, sandbox, environment="test", look=ENGLISH)
    asyncio.run(add_manager(root))
    Secrets(root).delete(CLIENT_SECRET)

    async def play() -> None:
        window = await window_of(StoppedWindow)
        command = [sys.executable, "-m", "voucher_till", "gui"]
        home = {**os.environ, "VOUCHER_TILL_HOME": str(tmp_path)}
        again = await asyncio.to_thread(
            subprocess.run, command, env=home, capture_output=True, text=True, timeout=60
        )
        assert (again.returncode, "already open" in again.stdout) == (0, True), again.stderr
        press(window, Qt.Key.Key_Escape)

    start_program(tmp_path, play, Session.TILL)
