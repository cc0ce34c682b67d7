"""Leaving the assistant half-way loses nothing, and a second run changes only what was changed."""

from __future__ import annotations

import sqlite3
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import msgspec
import pytest
from assistant_room import draft_for, kept_draft, leave_draft, play_assistant
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from stage import press, tap, type_character, until
from tills import set_up

from voucher_till.cli import assistant
from voucher_till.cli.assistant_draft import begin_with
from voucher_till.cli.assistant_finish import Finish
from voucher_till.cli.assistant_secrets import DraftSecrets
from voucher_till.cli.assistant_shipped import ShippedSettings
from voucher_till.dining_api.config import PRODUCTION_URL
from voucher_till.domain.environment import Environment
from voucher_till.domain.people import Role
from voucher_till.domain.phrases import Phrase
from voucher_till.installation.applying import filled
from voucher_till.installation.drafting import Needed, missing, moved_to
from voucher_till.installation.reading import read_file
from voucher_till.installation.record import record_of
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store import environments
from voucher_till.store.addressed import keep_proxy_login, keep_receiver_token, proxy_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.secrets import CLIENT_SECRET, RECEIVER_TOKEN, Secrets
from voucher_till.store.settings import (
    CounterSettings,
    LookSettings,
    NetworkSettings,
    ReceiptSettings,
    RecordSettings,
    TestMerchantSettings,
    load_settings,
    save_settings,
)
from voucher_till.store.setup_draft import Access, DraftPerson, SetupDraft, load_draft, save_draft
from voucher_till.ui.setup.assistant.access_page import AccessPage
from voucher_till.ui.setup.assistant.first_pages import EnvironmentPage
from voucher_till.ui.setup.assistant.merchant_time_page import TestTimePage
from voucher_till.ui.setup.assistant.offline_page import OfflinePage
from voucher_till.ui.setup.assistant.outlet_page import OutletPage
from voucher_till.ui.setup.assistant.people_page import PeoplePage
from voucher_till.ui.setup.assistant.places import Place, way
from voucher_till.ui.setup.assistant.summary_page import SummaryPage
from voucher_till.ui.setup.assistant.window import AssistantWindow
from voucher_till.ui.setup.people_dialogs import FormDialog, PersonDialog
from voucher_till.ui.shared.language import language
from voucher_till.ui.shared.session import Session


def on_outlet(window: AssistantWindow) -> OutletPage:
    window.go_to(Place.OUTLET)
    page = window.view.page
    assert isinstance(page, OutletPage)
    return page


def stands_at(window: AssistantWindow, place: Place) -> bool:
    return window.place is place


def has_keyboard() -> bool:
    """Whether a part that can be seen takes the keys."""
    focused = QApplication.focusWidget()
    return focused is not None and focused.isVisible()


@pytest.mark.parametrize("place", way("test"))
def test_leaving_at_any_page_and_coming_back(sandbox: SandboxServer, tmp_path: Path, place: Place) -> None:
    leave_draft(tmp_path, draft_for(sandbox.base_url))
    left: list[SetupDraft] = []

    async def leave(window: AssistantWindow) -> None:
        window.go_to(place)
        window.keeper.change(till_name="Till 7")
        # On the disk before anything is closed: a process that is killed now loses nothing.
        await until(lambda: kept_draft(tmp_path) == window.keeper.draft)
        left.append(window.keeper.draft)

    async def come_back(window: AssistantWindow) -> None:
        assert window.place is place
        assert window.view.page is window.view.pages[place]
        assert window.keeper.draft == left[0]
        assert window.keeper.secret == credentials.CLIENT_SECRET

    play_assistant(tmp_path, leave)
    play_assistant(tmp_path, come_back)


def test_what_is_typed_is_there_again(sandbox: SandboxServer, tmp_path: Path) -> None:
    leave_draft(tmp_path, draft_for(sandbox.base_url, outlet=""))

    async def leave(window: AssistantWindow) -> None:
        page = on_outlet(window)
        page.outlet.setFocus()
        for character in "OUTLET-2":
            type_character(window, character)
        window.close()

    async def come_back(window: AssistantWindow) -> None:
        page = window.view.page
        assert isinstance(page, OutletPage)
        assert page.outlet.text() == "OUTLET-2"

    play_assistant(tmp_path, leave)
    play_assistant(tmp_path, come_back)


def test_a_new_test_merchant_has_no_extensions_of_the_old_one(sandbox: SandboxServer, tmp_path: Path) -> None:
    old = TestMerchantSettings(started="2026-01-01", extensions=5)
    leave_draft(tmp_path, msgspec.structs.replace(draft_for(sandbox.base_url), test_merchant=old))

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.TEST_TIME)
        page = window.view.page
        assert isinstance(page, TestTimePage)
        await tap(page.today_button)
        await until(lambda: window.keeper.draft.test_merchant.started == date.today().isoformat())
        assert window.keeper.draft.test_merchant.extensions == 0
        await tap(page.extensions.buttons["2"])
        await tap(page.today_button)
        assert window.keeper.draft.test_merchant.extensions == 2

    play_assistant(tmp_path, play)


def test_back_with_escape_and_forward_again(sandbox: SandboxServer, tmp_path: Path) -> None:
    leave_draft(tmp_path, draft_for(sandbox.base_url))

    async def play(window: AssistantWindow) -> None:
        places = way("test")
        window.go_to(places[-1])
        for place in reversed(places[:-1]):
            press(window, Qt.Key.Key_Escape)
            assert window.place is place
            await until(has_keyboard)
        for place in places[1:]:
            press(window, Qt.Key.Key_Return)
            await until(partial(stands_at, window, place))
        assert set(window.keeper.draft.seen) == {place.value for place in places}

    play_assistant(tmp_path, play)


def test_the_language_changes_at_once(tmp_path: Path) -> None:
    async def play(window: AssistantWindow) -> None:
        old = window.view
        tiles = old.page.findChildren(QPushButton, "choice")
        await tap(tiles[1])
        await until(lambda: window.view is not old)
        assert language() == "id"
        assert window.keeper.draft.look.language == "id"
        assert window.view.page.title != "Welcome"

    play_assistant(tmp_path, play)


def test_starting_over_forgets_it_all(sandbox: SandboxServer, tmp_path: Path) -> None:
    leave_draft(tmp_path, draft_for(sandbox.base_url))

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.ENVIRONMENT)
        page = window.view.page
        assert isinstance(page, EnvironmentPage)
        await tap(page.over_button)
        await until(lambda: isinstance(QApplication.activeModalWidget(), FormDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, FormDialog)
        await tap(dialog.accept_button)
        await until(lambda: not window.keeper.draft.environment)
        assert not window.keeper.secret

    play_assistant(tmp_path, play)
    assert DraftSecrets(DataFolder(tmp_path)).typed("test") == ""
    assert not load_draft(DataFolder(tmp_path)) or not kept_draft(tmp_path).access


def test_what_is_missing_is_marked_and_keeps_the_till_closed(tmp_path: Path) -> None:
    leave_draft(tmp_path, draft_for("", outlet="", merchant_id=""), "")
    asked: list[Session] = []

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.SUMMARY)
        page = window.view.page
        assert isinstance(page, SummaryPage)
        await until(lambda: page.buttons[Place.ACCESS].isVisible())
        press(window, Qt.Key.Key_Return)
        assert "missing" in window.view.said
        await until(page.buttons[Place.ACCESS].hasFocus)
        press(window, Qt.Key.Key_Return)
        assert window.place is Place.ACCESS

    play_assistant(tmp_path, play, asked=asked)
    assert not asked
    assert load_settings(DataFolder(tmp_path)) is None


def test_a_second_run_changes_only_what_was_changed(sandbox: SandboxServer, tmp_path: Path) -> None:
    folder = set_up(
        tmp_path,
        sandbox,
        environment="test",
        counter=CounterSettings(sign_in="name", lock_minutes=5),
        records=RecordSettings(day_ends="04:00"),
        locale="id-ID",
    )
    before = load_settings(folder)
    assert before is not None
    asked: list[Session] = []

    async def play(window: AssistantWindow) -> None:
        assert window.keeper.draft.environment == "test"
        page = on_outlet(window)
        assert page.outlet.text() == "OUTLET-1"
        page.till.selectAll()
        page.till.setFocus()
        for character in "Bar":
            type_character(window, character)
        window.go_to(Place.SUMMARY)
        press(window, Qt.Key.Key_Return)
        await until(lambda: asked == [Session.TILL])

    play_assistant(tmp_path, play, asked=asked)
    assert load_settings(folder) == msgspec.structs.replace(before, till_name="Bar")
    assert Secrets(folder).get(CLIENT_SECRET) == credentials.CLIENT_SECRET
    with sqlite3.connect(folder.database) as connection:
        told = list(connection.execute("SELECT detail FROM audit WHERE action = 'set up'"))
    assert told == [("test, outlet OUTLET-1: outlet.till_name",)]


def test_a_draft_that_was_left_undoes_nothing_that_was_changed_since(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    folder = set_up(tmp_path, sandbox, environment="test", till_name="Till 1", outlet="OUTLET-1")

    async def leave(window: AssistantWindow) -> None:
        page = on_outlet(window)
        page.till.selectAll()
        page.till.setFocus()
        for character in "Bar":
            type_character(window, character)

    play_assistant(tmp_path, leave)
    before = load_settings(folder)
    assert before is not None
    changed = msgspec.structs.replace(
        before,
        outlet="OUTLET-2",
        receipts=ReceiptSettings(printer="file:/dev/null"),
        counter=CounterSettings(sign_in="name"),
    )
    save_settings(folder, changed)
    asked: list[Session] = []

    async def finish(window: AssistantWindow) -> None:
        page = on_outlet(window)
        assert (page.outlet.text(), page.till.text()) == ("OUTLET-2", "Bar")
        window.go_to(Place.SUMMARY)
        press(window, Qt.Key.Key_Return)
        await until(lambda: asked == [Session.TILL])

    play_assistant(tmp_path, finish, asked=asked)
    assert load_settings(folder) == msgspec.structs.replace(changed, till_name="Bar")


async def test_a_second_environment_is_apart_from_the_first(sandbox: SandboxServer, tmp_path: Path) -> None:
    root = set_up(tmp_path, sandbox, environment="test")
    before = load_settings(root)
    secrets = DraftSecrets(root)
    secrets.keep_secret("live", "another-secret")
    draft = moved_to(draft_for(sandbox.base_url), "live", before, None)
    draft = msgspec.structs.replace(
        draft, access=draft.access | {"live": msgspec.structs.replace(draft.here, client_key="k", outlet="O")}
    )
    save_draft(root, draft)
    await Finish(root, secrets, "Budi")(draft)
    assert load_settings(root) == before
    assert environments.in_use(root) == "live"
    live = environments.folder_of(root, Environment.LIVE)
    assert live.root != root.root
    settings = load_settings(live)
    assert settings is not None
    assert (settings.environment, settings.outlet) == ("live", "O")
    assert Secrets(live).get(CLIENT_SECRET) == "another-secret"
    assert Secrets(root).get(CLIENT_SECRET) == credentials.CLIENT_SECRET
    assert load_draft(root) is None


async def test_another_environment_begins_with_what_is_not_for_one_account_alone(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    network = NetworkSettings(proxy="http://proxy.example:3128", receiver="https://till.example.com")
    counter, records = CounterSettings(lock_minutes=5), RecordSettings(day_ends="04:00", contact_days=7)
    root = set_up(
        tmp_path,
        sandbox,
        environment="test",
        network=network,
        counter=counter,
        records=records,
        read_timeout=20.0,
    )
    keep_proxy_login(root, "office:s3cret", network.proxy)
    keep_receiver_token(root, "token-of-test", network.receiver)
    begin_with(root, Environment.LIVE, LookSettings())
    begun = load_draft(root)
    assert begun is not None
    access = Access(client_key="k", merchant_id="m", outlet="O")
    draft = msgspec.structs.replace(begun, access=begun.access | {"live": access})
    secrets = DraftSecrets(root)
    secrets.keep_secret("live", "another-secret")
    await Finish(root, secrets, "Budi")(draft)
    live = environments.folder_of(root, Environment.LIVE)
    settings = load_settings(live)
    assert settings is not None
    assert (settings.client_key, settings.outlet, settings.base_url) == ("k", "O", PRODUCTION_URL)
    assert (settings.counter, settings.records, settings.read_timeout) == (counter, records, 20.0)
    assert settings.network == NetworkSettings(proxy=network.proxy)
    assert proxy_login(live, settings.network) == "office:s3cret"
    assert Secrets(live).get(RECEIVER_TOKEN) is None


async def test_people_are_put_on_the_list_once(sandbox: SandboxServer, tmp_path: Path) -> None:
    root = DataFolder(tmp_path)
    root.prepare()
    draft = msgspec.structs.replace(
        draft_for(sandbox.base_url),
        people=(
            DraftPerson(name="Budi", role="manager", has_pin=True),
            DraftPerson(name="Sari", role="cashier"),
        ),
    )
    for _ in range(2):  # as after a stop half-way
        secrets = DraftSecrets(root)
        secrets.keep_secret("test", "s")
        await secrets.keep_pin("Budi", "48153")
        await Finish(root, secrets, "")(draft)
    with sqlite3.connect(root.database) as connection:
        people = list(connection.execute("SELECT name, role, pin <> '' FROM person ORDER BY name"))
    assert people == [("Budi", Role.MANAGER.value, 1), ("Sari", Role.CASHIER.value, 0)]
    assert not DraftSecrets(root).pins()


def test_a_file_beside_the_program_fills_the_pages(tmp_path: Path) -> None:
    path = tmp_path / "till.toml"
    path.write_text(
        '[platform]\nenvironment = "live"\nclient_key = "key"\nmerchant_id = "1"\n'
        '[outlet]\nthird_shop_id = "O-1"\ntill_name = "Bar"\n[[people]]\nname = "Sari"\nrole = "cashier"\n',
        encoding="utf-8",
    )
    filled = ShippedSettings(path).fill(SetupDraft(ticked=("app",)))
    assert isinstance(filled, SetupDraft)
    assert (filled.environment, filled.here.outlet, filled.till_name) == ("live", "O-1", "Bar")
    assert filled.ticked == ("app",)
    assert [person.name for person in filled.people] == ["Sari"]
    path.write_text("nonsense", encoding="utf-8")
    refused = ShippedSettings(path).fill(SetupDraft())
    assert isinstance(refused, Phrase)
    assert "cannot be used" in str(refused)


def test_the_file_beside_the_program_is_used_by_a_click(
    sandbox: SandboxServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "till.toml"
    path.write_text(
        f'[platform]\nenvironment = "test"\nclient_key = "{credentials.CLIENT_KEY}"\n'
        f'merchant_id = "{credentials.MERCHANT_ID}"\nbase_url = "{sandbox.base_url}"\n'
        '[outlet]\nthird_shop_id = "OUTLET-2"\ntill_name = "Bar"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr(assistant, "shipped_file", lambda: path)
    asked: list[Session] = []

    async def play(window: AssistantWindow) -> None:
        await tap(window.view.next_button)
        page = window.view.page
        assert isinstance(page, EnvironmentPage)
        await tap(page.use_button, area=page)
        await until(lambda: window.keeper.draft.here.outlet == "OUTLET-2")
        assert window.keeper.missing == (Needed.SECRET,)
        window.go_to(Place.ACCESS)
        access = window.view.page
        assert isinstance(access, AccessPage)
        assert access.merchant.text() == credentials.MERCHANT_ID
        access.secret.setFocus()
        for character in credentials.CLIENT_SECRET:
            type_character(window, character)
        while window.place is not Place.SUMMARY:
            await tap(window.view.next_button)
        await tap(window.view.next_button)
        await until(lambda: asked == [Session.TILL])

    play_assistant(tmp_path / "till", play, asked=asked)
    settings = load_settings(DataFolder(tmp_path / "till"))
    assert settings is not None
    assert (settings.outlet, settings.till_name, settings.environment) == ("OUTLET-2", "Bar", "test")
    assert Secrets(DataFolder(tmp_path / "till")).get(CLIENT_SECRET) == credentials.CLIENT_SECRET


FILE = """
[platform]
environment = "test"
client_key = "k"
merchant_id = "m"
locale = "en-US"
read_timeout = 20.0
[outlet]
third_shop_id = "OUTLET-2"
[network]
proxy = "http://proxy.example:3128"
[counter]
lock_minutes = 5
cashiers_may = ["export"]
[records]
day_ends = "04:00"
[[people]]
name = "Ayu"
role = "manager"
"""


def test_a_manager_of_the_file_needs_a_pin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "till.toml"
    path.write_text(FILE, encoding="utf-8")
    monkeypatch.setattr(assistant, "shipped_file", lambda: path)

    async def play(window: AssistantWindow) -> None:
        await tap(window.view.next_button)
        page = window.view.page
        assert isinstance(page, EnvironmentPage)
        await tap(page.use_button, area=page)
        await until(lambda: window.keeper.draft.here.outlet == "OUTLET-2")
        assert window.keeper.missing == (Needed.SECRET, Needed.PIN)
        window.go_to(Place.PEOPLE)
        people = window.view.page
        assert isinstance(people, PeoplePage)
        assert people.panel._problem.isVisible()
        people.pin_asked.emit("Ayu", "2580")
        await until(lambda: window.keeper.missing == (Needed.SECRET,))
        assert not people.panel._problem.isVisible()

    play_assistant(tmp_path / "till", play)


async def test_all_of_a_file_beside_the_program_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "till.toml"
    path.write_text(FILE, encoding="utf-8")
    filled_in = ShippedSettings(path).fill(SetupDraft())
    assert isinstance(filled_in, SetupDraft)
    root = DataFolder(tmp_path / "till")
    save_draft(root, filled_in)
    draft = load_draft(root)
    assert draft is not None
    assert draft.people == (DraftPerson(name="Ayu", role="manager"),)
    assert missing(draft, has_secret=True) == (Needed.PIN,)
    secrets = DraftSecrets(root)
    secrets.keep_secret("test", "its-secret")
    await secrets.keep_pin("Ayu", "2580")
    people = (DraftPerson(name="Ayu", role="manager", has_pin=True),)
    draft = msgspec.structs.replace(draft, people=people, till_name="Bar")
    assert missing(draft, has_secret=True) == ()
    await Finish(root, secrets, "Budi")(draft)
    settings = load_settings(root)
    assert settings is not None
    wanted = filled(None, read_file(path, whole=True).values)
    assert settings == msgspec.structs.replace(wanted, till_name="Bar")
    async with record_of(root) as database:
        assert [(one.name, one.role, one.has_pin) for one in await People(database).all()] == [
            ("Ayu", Role.MANAGER, True)
        ]


def test_a_draft_that_cannot_be_read_is_kept_aside(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder = DataFolder(tmp_path)
    save_draft(folder, SetupDraft())
    (tmp_path / "setup-draft.json").write_text("{", encoding="utf-8")
    assert load_draft(folder) is None
    assert (tmp_path / "setup-draft.json.unreadable").read_text(encoding="utf-8") == "{"
    assert "kept as" in caplog.text


def test_the_limits_on_trust(sandbox: SandboxServer, tmp_path: Path) -> None:
    leave_draft(tmp_path, draft_for(sandbox.base_url))

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.OFFLINE)
        page = window.view.page
        assert isinstance(page, OfflinePage)
        assert not page.limits.isVisible()
        await tap(page.choice.tiles["on"])
        await until(page.limits.isVisible)
        field = page.fields["max_one"]
        field.setFocus()
        for character in "100000":
            type_character(window, character)
        page.fields["max_hours"].clear()
        page.fields["max_hours"].textEdited.emit("")
        policy = window.keeper.draft.offline
        assert policy.allow_unverified
        assert policy.max_one == Decimal(100000)
        assert policy.max_hours is None

    play_assistant(tmp_path, play)


def test_somebody_is_added_with_a_pin(sandbox: SandboxServer, tmp_path: Path) -> None:
    leave_draft(tmp_path, draft_for(sandbox.base_url))

    async def play(window: AssistantWindow) -> None:
        window.go_to(Place.PEOPLE)
        page = window.view.page
        assert isinstance(page, PeoplePage)
        await tap(page.panel.add_button)
        await until(lambda: isinstance(QApplication.activeModalWidget(), PersonDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PersonDialog)
        dialog.name.setText("Budi")
        await tap(dialog.role.buttons[Role.MANAGER.value])
        for field in (dialog.pin, dialog.again):
            field.setText("48153")
        await tap(dialog.accept_button)
        await until(lambda: bool(window.keeper.draft.people))
        assert window.keeper.draft.people[0].has_pin
        assert "Budi" in [one.accessibleName().removeprefix("Change ") for one in page.panel.buttons.values()]

    play_assistant(tmp_path, play)
