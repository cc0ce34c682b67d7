"""The assistant against the emulator: a till for the test merchant, and what is told of a missing step."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
from pathlib import Path

import pytest
from assistant_room import draft_for, kept_draft, leave_draft, play_assistant, start_program, window_of
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from stage import key, press, tap, type_character, until

from voucher_till.domain.people import Role
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store import environments
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import load_settings
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.setup.assistant.access_page import AccessPage
from voucher_till.ui.setup.assistant.outlet_page import OutletPage
from voucher_till.ui.setup.assistant.people_page import PeoplePage
from voucher_till.ui.setup.assistant.places import Place, way
from voucher_till.ui.setup.assistant.platform_page import PlatformPage
from voucher_till.ui.setup.assistant.services import Grade, Matter
from voucher_till.ui.setup.assistant.summary_page import SummaryPage
from voucher_till.ui.setup.assistant.window import AssistantWindow

SECRET = credentials.CLIENT_SECRET


def write(window: QWidget, text: str) -> None:
    for character in text:
        type_character(window, character)


def paste(window: QWidget, text: str) -> None:
    QApplication.clipboard().setText(text)
    key(window, Qt.Key.Key_V, control=True)


async def enter(window: AssistantWindow, place: Place) -> None:
    """Enter, and the page that comes of it."""
    press(window, Qt.Key.Key_Return)
    await until(lambda: window.place is place)


def on_access(window: AssistantWindow) -> AccessPage:
    page = window.view.page
    assert isinstance(page, AccessPage)
    return page


def on_outlet(window: AssistantWindow) -> OutletPage:
    page = window.view.page
    assert isinstance(page, OutletPage)
    return page


def audit_of(root: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(root / "till.db") as connection:
        return list(connection.execute("SELECT action, detail FROM audit ORDER BY id"))


async def fill_in_access(window: AssistantWindow, base_url: str) -> None:
    page = on_access(window)
    assert page.key.hasFocus()
    write(window, credentials.CLIENT_KEY)
    press(window, Qt.Key.Key_Tab)
    assert page.secret.hasFocus()
    paste(window, f"  {SECRET}\n")
    assert page.secret.text() == SECRET
    page.merchant.setFocus()
    paste(window, f"{credentials.MERCHANT_ID[:9]} {credentials.MERCHANT_ID[9:]}\r\n")
    assert page.merchant.text() == credentials.MERCHANT_ID
    await tap(page.more_button)
    write(window, base_url)
    await tap(page.check_button)
    await until(lambda: len(page.findings.cards) == 4)
    assert {card.finding.grade for card in page.findings.cards} == {Grade.GOOD}


def test_a_till_for_the_test_merchant_from_nothing(
    sandbox: SandboxServer, caller: Caller, tmp_path: Path
) -> None:
    async def play() -> None:
        window = await window_of(AssistantWindow)
        await enter(window, Place.ENVIRONMENT)
        press(window, Qt.Key.Key_Down)
        press(window, Qt.Key.Key_Space)
        await until(lambda: window.keeper.draft.environment == "test")
        await enter(window, Place.PLATFORM)
        press(window, Qt.Key.Key_Space)
        await until(lambda: window.keeper.draft.ticked == ("organisation",))
        await enter(window, Place.ACCESS)
        await fill_in_access(window, sandbox.base_url)
        window.view.next_button.setFocus()
        await enter(window, Place.OUTLET)
        page = on_outlet(window)
        await until(lambda: page.list.count() == 2)
        await tap(page.list.viewport(), page.list.visualItemRect(page.list.item(1)).center())
        assert window.keeper.draft.here.outlet == "OUTLET-2"
        assert window.keeper.draft.here.outlet_name
        window.view.next_button.setFocus()
        for place in way("test")[5:]:
            await enter(window, place)
        code = caller.code("one")
        summary = window.view.page
        assert isinstance(summary, SummaryPage)
        assert not window.keeper.missing
        summary.code.setFocus()
        for character in code:
            type_character(window, character)
            await asyncio.sleep(0.06)  # a person's fingers
        await tap(summary.look_button)
        await until(lambda: bool(summary.findings.cards))
        assert summary.findings.cards[0].finding.grade is Grade.GOOD
        assert "Nothing was redeemed" in summary.findings.text
        await tap(window.view.next_button)
        till = await window_of(CashierWindow)
        assert till.services.settings.outlet == "OUTLET-2"
        till.close()
        assert caller.redemptions_of(code) == 0

    start_program(tmp_path, play)
    folder = DataFolder(tmp_path)
    settings = load_settings(folder)
    assert settings is not None
    assert (settings.environment, settings.outlet) == ("test", "OUTLET-2")
    assert settings.base_url == sandbox.base_url
    assert Secrets(folder).get(CLIENT_SECRET) == SECRET
    assert not [name for name in Secrets(folder).names() if name.startswith("draft")]
    assert not (tmp_path / "setup-draft.json").exists()
    assert environments.in_use(folder) == "test"
    assert any(action == "set up" for action, _ in audit_of(tmp_path))


@pytest.mark.parametrize(
    ("access", "secret", "told"),
    [
        pytest.param({}, "wrong", "does not know this client key", id="wrong secret"),
        pytest.param(
            {"merchant_id": credentials.UNAUTHORISED_MERCHANT_ID},
            SECRET,
            "Application authorization > Authorize > Accept",
            id="unauthorised merchant",
        ),
        pytest.param(
            {"client_key": credentials.NO_SCOPE_CLIENT_KEY},
            SECRET,
            "apply for Vouchers Verification",
            id="no scope",
        ),
        pytest.param({"outlet": "NOWHERE"}, SECRET, "third_shop_id", id="wrong outlet"),
        pytest.param({"base_url": "http://127.0.0.1:9"}, SECRET, "was refused", id="no connection"),
    ],
)
def test_what_is_missing_is_told_on_the_page(
    sandbox: SandboxServer, tmp_path: Path, access: dict[str, str], secret: str, told: str
) -> None:
    draft = draft_for(**({"base_url": sandbox.base_url} | access))
    leave_draft(tmp_path, draft, secret)

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.ACCESS)
        page = on_access(window)
        await tap(page.check_button)
        await until(lambda: any(card.finding.grade is Grade.BAD for card in page.findings.cards))
        assert told in page.findings.text
        assert secret not in page.findings.text
        window.go_to(Place.PLATFORM)
        platform = window.view.page
        assert isinstance(platform, PlatformPage)
        assert told in platform.findings.text

    play_assistant(tmp_path, play)


def test_the_log_id_of_a_failed_check_is_copied(sandbox: SandboxServer, tmp_path: Path) -> None:
    leave_draft(tmp_path, draft_for(sandbox.base_url), "wrong")

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.ACCESS)
        page = on_access(window)
        await tap(page.check_button)
        await until(lambda: bool(page.findings.cards))
        card = page.findings.cards[0]
        assert card.copy_button is not None
        page.ensureWidgetVisible(card)
        await tap(card.copy_button)
        assert QApplication.clipboard().text() == card.finding.log_id
        assert "copied" in window.view.said

    play_assistant(tmp_path, play)


def test_without_the_optional_scopes_the_outlet_is_typed_and_tried(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    draft = draft_for(sandbox.base_url, client_key=credentials.VOUCHERS_ONLY_CLIENT_KEY, outlet="")
    leave_draft(tmp_path, draft)

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.OUTLET)
        page = on_outlet(window)
        await until(lambda: bool(page.why.cards))
        assert page.why.cards[0].finding.grade is Grade.OPTIONAL
        assert not page.list.isVisible()
        assert not page.check_button.isEnabled()
        page.outlet.setFocus()
        write(window, "OUTLET-1")
        await until(page.check_button.isEnabled)
        await tap(page.check_button)
        await until(lambda: bool(page.findings.cards))
        grades = {card.finding.matter: card.finding.grade for card in page.findings.cards}
        assert grades[Matter.VOUCHERS] is Grade.GOOD
        assert grades[Matter.OUTLETS] is Grade.OPTIONAL

    play_assistant(tmp_path, play)


@pytest.mark.parametrize("address", ["http://example.com", "ftp://127.0.0.1", "https://user:pass@host"])
def test_no_secret_is_sent_to_an_address_without_tls(tmp_path: Path, address: str) -> None:
    leave_draft(tmp_path, draft_for(address))

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.ACCESS)
        page = on_access(window)
        assert not page.check_button.isEnabled()
        press(window, Qt.Key.Key_Return)
        assert window.place is Place.ACCESS
        assert "https://" in window.view.said
        await until(page.address.hasFocus)

    play_assistant(tmp_path, play)


def test_the_secret_is_masked_and_does_not_leave_its_field(tmp_path: Path) -> None:
    leave_draft(tmp_path, draft_for("http://127.0.0.1:9"))

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.ACCESS)
        page = on_access(window)
        assert page.secret.text() == SECRET
        assert page.secret.displayText() != SECRET
        await tap(page.secret.eye)
        assert page.secret.displayText() == SECRET
        QApplication.clipboard().setText("before")
        page.secret.setFocus()
        page.secret.selectAll()
        for letter in (Qt.Key.Key_C, Qt.Key.Key_X):
            key(window, letter, control=True)
        assert QApplication.clipboard().text() == "before"
        assert page.secret.text() == SECRET

    play_assistant(tmp_path, play)


def test_the_draft_has_no_secret_and_is_for_its_owner_alone(sandbox: SandboxServer, tmp_path: Path) -> None:
    secret, pin = "planted-secret-7f31", "48153"

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.ACCESS)
        page = on_access(window)
        page.secret.clear()
        page.secret.setFocus()
        write(window, secret)
        window.go_to(Place.PEOPLE)
        people = window.view.page
        assert isinstance(people, PeoplePage)
        people.add_asked.emit("Budi", Role.MANAGER, pin)
        await until(lambda: bool(window.keeper.draft.people))

    leave_draft(tmp_path, draft_for(sandbox.base_url), "")
    play_assistant(tmp_path, play)
    kept = tmp_path / "setup-draft.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    others = [path for path in tmp_path.rglob("*") if path.is_file() and path.name != "secrets.json"]
    assert kept in others
    for path in others:
        content = path.read_bytes()
        assert secret.encode() not in content, path
        assert pin.encode() not in content, path
        assert b"argon2" not in content, path
    assert kept_draft(tmp_path).people[0].has_pin
    assert Secrets(DataFolder(tmp_path)).get("draft-client-secret-test") == secret


def test_each_line_of_the_checklist_is_about_itself(sandbox: SandboxServer, tmp_path: Path) -> None:
    """A merchant that has not authorised the app says nothing against the key, nor the other way round."""
    unauthorised = credentials.UNAUTHORISED_MERCHANT_ID
    leave_draft(tmp_path, draft_for(sandbox.base_url, merchant_id=unauthorised))

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.PLATFORM)
        page = window.view.page
        assert isinstance(page, PlatformPage)
        page.ensureWidgetVisible(page.check_button)
        await tap(page.check_button)
        await until(lambda: page.said_of("authorised") == "Missing")
        assert page.said_of("keys") == ""
        window.keeper.change_access(merchant_id=credentials.MERCHANT_ID)
        await until(lambda: page.said_of("authorised") == "")
        page.ensureWidgetVisible(page.check_button)
        await tap(page.check_button)
        await until(lambda: page.said_of("authorised") == "Checked")
        assert page.said_of("keys") == "Checked"
        window.keeper.keep_secret("wrong")
        page.ensureWidgetVisible(page.check_button)
        await tap(page.check_button)
        await until(lambda: page.said_of("keys") == "Missing")
        assert page.said_of("authorised") == ""

    play_assistant(tmp_path, play)
