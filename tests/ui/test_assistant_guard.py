"""The assistant is no way around a manager's PIN, and shows no secret that the till works with."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from assistant_room import draft_for, play_assistant, shown_window, start_program, window_of
from PySide6.QtWidgets import QApplication
from stage import tap, until
from tills import set_up

from voucher_till.cli import assistant_finish
from voucher_till.cli.assistant_finish import Finish
from voucher_till.cli.assistant_guard import is_guarded
from voucher_till.cli.assistant_secrets import DraftSecrets
from voucher_till.domain.environment import Environment
from voucher_till.domain.people import NotAllowedError, Role
from voucher_till.installation.drafting import Needed
from voucher_till.installation.record import record_of
from voucher_till.redemption.sign_in import hash_pin
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import LookSettings, load_settings
from voucher_till.store.setup_draft import DraftPerson
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.setup import settings_page
from voucher_till.ui.setup.assistant.access_page import AccessPage
from voucher_till.ui.setup.assistant.places import Place
from voucher_till.ui.setup.assistant.window import AssistantWindow
from voucher_till.ui.setup.platform_dialogs import ForgetDialog
from voucher_till.ui.shared.pin_pad import ManagerPinDialog
from voucher_till.ui.shared.session import Session

PIN = "48153"


async def add_manager(folder: DataFolder, name: str = "Budi") -> None:
    async with record_of(folder) as database:
        await People(database).add(name, Role.MANAGER, "test", await hash_pin(PIN))


def test_the_secret_in_use_is_used_and_not_shown(sandbox: SandboxServer, tmp_path: Path) -> None:
    set_up(tmp_path, sandbox, environment="test")

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.ACCESS)
        page = window.view.page
        assert isinstance(page, AccessPage)
        assert page.secret.text() == ""
        assert "Kept" in page.secret.placeholderText()
        await tap(page.check_button)
        await until(lambda: len(page.findings.cards) == 4)
        assert credentials.CLIENT_SECRET not in page.findings.text

    play_assistant(tmp_path, play)


async def test_another_environment_with_managers_of_its_own(sandbox: SandboxServer, tmp_path: Path) -> None:
    root = set_up(tmp_path, sandbox, environment="live")
    test = set_up(tmp_path / "test", sandbox, environment="test")
    await add_manager(test)
    before = load_settings(test)
    draft = draft_for(sandbox.base_url, outlet="OUTLET-2")
    with pytest.raises(NotAllowedError):
        await Finish(root, DraftSecrets(root), "Sari")(draft)
    assert load_settings(test) == before
    await Finish(root, DraftSecrets(root), "Budi")(draft)
    after = load_settings(test)
    assert after is not None
    assert after.outlet == "OUTLET-2"


async def test_a_setup_that_met_trouble_can_be_tried_again(
    sandbox: SandboxServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its manager is in the list by then, and nobody is asked for that PIN."""
    root = DataFolder(tmp_path)
    root.prepare()
    people = (DraftPerson(name="Budi", role="manager", has_pin=True),)
    draft = msgspec.structs.replace(draft_for(sandbox.base_url), people=people)
    secrets = DraftSecrets(root)
    secrets.keep_secret("test", "s")
    await secrets.keep_pin("Budi", PIN)
    finish = Finish(root, secrets, "")

    async def full_disk(*_: object) -> None:
        raise StoreError(StoreProblem.DISK_FULL)

    with monkeypatch.context() as patch, pytest.raises(StoreError):
        patch.setattr(assistant_finish, "put_in_place", full_disk)
        await finish(draft)
    await finish(draft)
    assert load_settings(root) is not None


def test_another_environment_is_what_the_assistant_begins_with(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    set_up(tmp_path, sandbox, environment="live", look=LookSettings(language="en"), till_name="Bar")

    async def play() -> None:
        till = await window_of(CashierWindow)
        till.settings_room.show_page()
        till.views.settings_page.go_to(settings_page.Place("platform"))
        platform = till.views.settings_page.platform
        await until(lambda: Environment.TEST in platform.switch_buttons)
        button = platform.switch_buttons[Environment.TEST]
        assert "Set up" in button.text()
        await tap(button, area=platform)
        assistant = await window_of(AssistantWindow)
        draft = assistant.keeper.draft
        assert (draft.environment, draft.till_name) == ("test", "Bar")
        assert assistant.place is Place.PLATFORM
        # Whoever starts the till now gets this window, and nothing beside it.
        command = [sys.executable, "-m", "voucher_till", "gui"]
        home = {**os.environ, "VOUCHER_TILL_HOME": str(tmp_path)}
        again = await asyncio.to_thread(
            subprocess.run, command, env=home, capture_output=True, text=True, timeout=60
        )
        assert (again.returncode, "already open" in again.stdout) == (0, True), again.stderr
        assistant.close()
        till = await window_of(CashierWindow)
        till.close()

    start_program(tmp_path, play, Session.TILL)


async def test_nobody_guards_an_empty_folder(tmp_path: Path) -> None:
    assert not await is_guarded(DataFolder(tmp_path))


def test_practice_leads_to_no_setup_of_a_till_at_work(sandbox: SandboxServer, tmp_path: Path) -> None:
    set_up(tmp_path, sandbox, environment="live", look=LookSettings(language="en"))

    async def play() -> None:
        till = await window_of(CashierWindow)
        till.settings_room.show_page()
        till.views.settings_page.go_to(settings_page.Place("platform"))
        platform = till.views.settings_page.platform
        await until(lambda: list(platform.switch_buttons) == [Environment.LIVE])
        assert "Switch to" in platform.switch_buttons[Environment.LIVE].text()
        assert not platform.again_button.isVisible()
        await until(lambda: not till.queue.open_count)
        till.close()

    start_program(tmp_path, play, Session.PRACTICE)


@pytest.mark.parametrize("by", ["forgetting the secrets", "asking outright"])
def test_no_way_out_of_practice_leads_into_the_setup(sandbox: SandboxServer, tmp_path: Path, by: str) -> None:
    """Whoever practises is asked for no PIN of the till's, and may call themselves what they like."""
    root = set_up(tmp_path, sandbox, environment="live", look=LookSettings(language="en"))
    asyncio.run(add_manager(root))

    async def play() -> None:
        first = await window_of(CashierWindow)
        await until(lambda: first.queue.open_count == 0)
        if by == "asking outright":
            first.session_asked.emit(Session.ASSISTANT, "Budi")
        else:
            first.settings_room.show_page()
            first.views.settings_page.platform.forget_asked.emit()
            await until(lambda: isinstance(QApplication.activeModalWidget(), ForgetDialog))
            dialog = QApplication.activeModalWidget()
            assert isinstance(dialog, ForgetDialog)
            dialog.accept()
        await until(lambda: shown_window(CashierWindow) not in (None, first))
        again = shown_window(CashierWindow)
        assert again is not None
        assert shown_window(AssistantWindow) is None
        assert again.practice is not None
        await until(lambda: again.queue.open_count == 0)
        again.close()

    start_program(tmp_path, play, Session.PRACTICE)
    assert Secrets(root).get(CLIENT_SECRET) == credentials.CLIENT_SECRET


def test_a_kept_secret_goes_to_no_other_address(sandbox: SandboxServer, tmp_path: Path) -> None:
    set_up(tmp_path, sandbox, environment="test")

    async def play(window: AssistantWindow) -> None:
        await until(lambda: bool(window.keeper.secret))
        assert window.keeper.asked is not None
        window.keeper.change_access(base_url="https://elsewhere.example")
        assert window.keeper.secret == ""
        assert window.keeper.asked is None
        assert Needed.SECRET in window.keeper.missing

    play_assistant(tmp_path, play)


def test_a_manager_is_asked_before_the_assistant_opens(sandbox: SandboxServer, tmp_path: Path) -> None:

    root = set_up(tmp_path, sandbox, environment="test", look=LookSettings(language="en"))
    asyncio.run(add_manager(root))

    async def play() -> None:
        till = await window_of(CashierWindow)
        till.settings_room.show_page()
        till.views.settings_page.go_to(settings_page.Place("platform"))
        platform = till.views.settings_page.platform
        assert not platform.again_button.isEnabled()
        await tap(platform.manager_button)
        await until(lambda: isinstance(QApplication.activeModalWidget(), ManagerPinDialog))
        assert shown_window(AssistantWindow) is None
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ManagerPinDialog)
        for digit in PIN:
            await tap(dialog.pad.keys[digit])
        await tap(dialog.pad.keys["enter"])
        await until(platform.again_button.isEnabled)
        platform.ensureWidgetVisible(platform.again_button)
        await tap(platform.again_button)
        assistant = await window_of(AssistantWindow)
        assert assistant.keeper.draft.environment == "test"
        assistant.close()
        again = await window_of(CashierWindow)
        await until(lambda: not again.queue.open_count)
        again.close()

    start_program(tmp_path, play, Session.TILL)
