"""Platform, network and support in the settings, on a real window: what is checked, kept and refused."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest
from platform_calls import Caller
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from stage import Stage, press, scan_in, tap, type_character, until
from tills import set_up

from voucher_till.domain.diagnosis import Step
from voucher_till.domain.environment import Environment
from voucher_till.domain.people import Role
from voucher_till.domain.phrases import english
from voucher_till.domain.reasons import Reason
from voucher_till.domain.step_words import cashier_words
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store import environments
from voucher_till.store.addressed import proxy_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, PROXY_LOGIN, Secrets
from voucher_till.store.settings import (
    CounterSettings,
    NetworkSettings,
    Settings,
    load_settings,
    save_settings,
)
from voucher_till.ui.cashier.flow import Told
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.setup.platform_dialogs import ForgetDialog, SwitchDialog
from voucher_till.ui.setup.settings_controls import Chips
from voucher_till.ui.setup.settings_page import Place, SettingsPage
from voucher_till.ui.setup.support_work import SupportPages
from voucher_till.ui.shared.session import Session

NEW_SECRET = "quite-another-secret-4711"


async def opened(window: CashierWindow, section: str) -> SettingsPage:
    await until(lambda: window.views.is_built(Page.SETTINGS))
    window.settings_room.show_page()
    page = window.views.settings_page
    page.go_to(Place(section))
    await until(lambda: bool(page.platform.switch_buttons))
    return page


async def touch(page: SettingsPage, widget: QWidget) -> None:
    """Scroll to a part and tap on it."""
    await tap(widget, area=page.sections[page.place().section])


def folder_of(root: Path) -> DataFolder:
    return DataFolder(root / "till")


def kept(root: Path) -> Settings:
    settings = load_settings(folder_of(root))
    assert settings is not None
    return settings


def trail(root: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(folder_of(root).database) as connection:
        return connection.execute("SELECT action, detail FROM audit ORDER BY id").fetchall()


def test_the_connection_is_checked_and_a_log_id_copied(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        page = await opened(window, "platform")
        await touch(page, page.platform.connection.check_button)
        await until(lambda: bool(page.platform.connection.copy_buttons))
        assert "the merchant has authorised it" in page.platform.connection.text
        assert "Vouchers can be checked here" in page.platform.connection.text
        assert page.network.connection.text == page.platform.connection.text
        copy = page.platform.connection.copy_buttons[0]
        await touch(page, copy)
        assert QGuiApplication.clipboard().text() == copy.toolTip() != ""

    stage(play)


def test_the_check_says_which_step_is_missing_and_where_to_click(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        page = await opened(window, "platform")
        page.platform.connection.check_button.setFocus()
        press(window, Qt.Key.Key_Return)
        await until(lambda: bool(page.platform.connection.text))
        assert "does not have the scope Vouchers Verification" in page.platform.connection.text
        assert "Developer Portal" in page.platform.connection.text

    stage(play, client_key=credentials.NO_SCOPE_CLIENT_KEY)


def test_a_wrong_secret_is_refused_and_the_old_one_stays(stage: Stage, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        page = await opened(window, "platform")
        page.platform.secret.setText(NEW_SECRET)
        await touch(page, page.platform.secret_button)
        assert page.platform.secret.text() == "", "it does not stay on the screen"
        await until(page.platform.secret_button.isEnabled)
        shown = [
            one.text() for one in page.platform.findChildren(type(page.platform.place)) if one.isVisible()
        ]
        assert any("old secret is still in use" in text for text in shown)

    stage(play)
    assert stage.sessions == []
    assert Secrets(folder_of(tmp_path)).get(CLIENT_SECRET) == credentials.CLIENT_SECRET


def test_a_secret_that_signs_in_is_kept_and_the_window_opens_anew(stage: Stage, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        # As after a forgotten one: only the new secret signs in.
        Secrets(folder_of(tmp_path)).set(CLIENT_SECRET, "gone")
        page = await opened(window, "platform")
        page.platform.secret.setFocus()
        page.platform.secret.setText(f" {credentials.CLIENT_SECRET} ")
        await touch(page, page.platform.secret_button)
        await until(lambda: bool(stage.sessions))

    stage(play)
    assert stage.sessions == [Session.TILL]
    assert Secrets(folder_of(tmp_path)).get(CLIENT_SECRET) == credentials.CLIENT_SECRET
    assert ("client secret changed", "checked by a sign-in") in trail(tmp_path)
    assert credentials.CLIENT_SECRET not in str(trail(tmp_path))


def test_forgetting_the_secrets_is_asked_about_and_leads_to_the_assistant(
    stage: Stage, tmp_path: Path
) -> None:
    async def play(window: CashierWindow) -> None:
        page = await opened(window, "platform")
        await touch(page, page.platform.forget_button)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ForgetDialog)
        press(window, Qt.Key.Key_Escape)
        assert Secrets(folder_of(tmp_path)).get(CLIENT_SECRET)
        await touch(page, page.platform.forget_button)
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ForgetDialog)
        await tap(dialog.accept_button)
        await until(lambda: bool(stage.sessions))

    stage(play)
    assert stage.sessions == [Session.ASSISTANT]
    assert Secrets(folder_of(tmp_path)).names() == []


def test_the_test_merchant_s_days_are_recorded_and_counted(stage: Stage, tmp_path: Path) -> None:
    started, new = date.today() - timedelta(days=3), date.today() - timedelta(days=1)

    async def play(window: CashierWindow) -> None:
        page = await opened(window, "platform")
        assert "not recorded" in window.views.banner.words
        dialog = page.platform.choose_day()
        dialog.calendar.setSelectedDate(QDate(started.year, started.month, started.day))
        dialog.take()
        await until(lambda: "27 days left" in window.views.banner.words)
        chips = page.platform.controls["extensions"]
        assert isinstance(chips, Chips)
        await touch(page, chips.buttons["1"])
        await until(lambda: "42 days left" in window.views.banner.words)
        await until(lambda: "42 days left" in page.platform.clock.text())
        again = page.platform.choose_day()
        again.calendar.setSelectedDate(QDate(new.year, new.month, new.day))
        again.take()
        await until(lambda: "29 days left" in page.platform.clock.text())
        await touch(page, chips.buttons["2"])
        await until(lambda: "59 days left" in page.platform.clock.text())

    stage(play, environment="test")
    assert (kept(tmp_path).test_merchant.started, kept(tmp_path).test_merchant.extensions) == (
        new.isoformat(),
        2,
    )
    assert ("settings changed", "test_merchant.extensions: 0 -> 1") in trail(tmp_path)


def with_live(root: Path) -> None:
    """A second environment beside the one of the stage."""
    here = kept(root)
    there = environments.folder_of(folder_of(root), Environment.LIVE)
    there.prepare()
    save_settings(there, msgspec.structs.replace(here, environment="live"))
    Secrets(there).set(CLIENT_SECRET, NEW_SECRET)


def test_switching_tells_what_stays_open_and_opens_the_other_environment(
    stage: Stage, caller: Caller, sandbox: SandboxServer, tmp_path: Path
) -> None:
    set_up(tmp_path / "till", sandbox, environment="test")
    with_live(tmp_path)

    async def play(window: CashierWindow) -> None:
        caller.fault("redeem", "html_200_after_commit", count=9)
        checked = await window.services.desk.verify(caller.customer("one")["qr"], "camera", "Sari")
        assert checked.order is not None
        await window.services.desk.redeem(checked, [one.code for one in checked.order.redeemable], "Sari")
        page = await opened(window, "platform")
        await touch(page, page.platform.switch_buttons[Environment.LIVE])
        await until(lambda: isinstance(QApplication.activeModalWidget(), SwitchDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SwitchDialog)
        assert "outcome unknown 1" in dialog.left_open.text()
        assert "Rp" in dialog.left_open.text()
        assert "They stay there" in dialog.left_open.text()
        await tap(dialog.accept_button)
        await until(lambda: bool(stage.sessions))

    stage(play, environment="test")
    assert stage.sessions == [Session.TILL]
    assert environments.in_use(folder_of(tmp_path)) is Environment.LIVE
    assert kept(tmp_path).environment == "test", "each keeps its own settings"


def test_a_redeem_under_way_has_its_answer_before_the_switch(
    stage: Stage, caller: Caller, sandbox: SandboxServer, tmp_path: Path
) -> None:
    set_up(tmp_path / "till", sandbox, environment="test")
    with_live(tmp_path)

    async def play(window: CashierWindow) -> None:
        caller.fault("redeem", "delay", seconds=2)
        scan_in(window, caller.customer("one")["qr"])
        await until(lambda: window.on_order)
        page = await opened(window, "platform")
        await touch(page, page.platform.switch_buttons[Environment.LIVE])
        await until(lambda: isinstance(QApplication.activeModalWidget(), SwitchDialog))
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SwitchDialog)
        window.sale.confirm()
        await until(lambda: bool(caller.calls("redeem")))
        await tap(dialog.accept_button)
        await until(lambda: bool(stage.sessions))
        assert isinstance(window.sale.state, Told)

    stage(play, environment="test")
    with sqlite3.connect(tmp_path / "till" / "till.db") as connection:
        assert list(connection.execute("SELECT state FROM redemption")) == [("redeemed",)]


def test_why_a_merchant_is_refused_is_told_by_the_days_recorded_now(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        code = "123456789012345678"
        told = (await window.services.desk.verify(code, "typed", "Sari")).verdict
        assert told.message == english(
            cashier_words(Step.AUTHORISATION, told.reason or Reason.NOT_AUTHORISED)
        )
        window.settings_room.change("test_merchant", {"started": "2024-01-01"})
        told = (await window.services.desk.verify(code, "typed", "Sari")).verdict
        assert told.message == english(
            cashier_words(Step.TEST_MERCHANT, told.reason or Reason.NOT_AUTHORISED)
        )

    stage(play, environment="test", merchant_id=credentials.UNAUTHORISED_MERCHANT_ID)


def test_to_practice_nothing_is_changed(stage: Stage, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        page = await opened(window, "platform")
        assert set(page.platform.switch_buttons) == {Environment.SANDBOX, Environment.TEST}
        await touch(page, page.platform.switch_buttons[Environment.SANDBOX])
        await until(lambda: isinstance(QApplication.activeModalWidget(), SwitchDialog))
        press(window, Qt.Key.Key_Return)
        await until(lambda: bool(stage.sessions))

    stage(play, environment="live")
    assert stage.sessions == [Session.PRACTICE]
    assert environments.in_use(folder_of(tmp_path)) is Environment.LIVE


def test_a_proxy_s_address_is_tried_for_sense_before_it_counts(stage: Stage, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        page = await opened(window, "network")
        chips = page.network.controls["proxy"]
        assert isinstance(chips, Chips)
        await touch(page, chips.buttons["manual"])
        assert page.network.address.hasFocus()
        page.network.address.setText("http://me:pw@proxy.example:3128")
        press(window, Qt.Key.Key_Return)
        assert "entered by themselves" in page.network.proxy_problem.text()
        assert kept(tmp_path).network.proxy == "system"
        page.network.address.setText("http://proxy.example:3128")
        press(window, Qt.Key.Key_Return)
        await until(lambda: kept(tmp_path).network.proxy == "http://proxy.example:3128")
        await until(page.network.again_row.isVisible)  # this window still goes the old way
        await touch(page, page.network.again_button)
        assert stage.sessions == [Session.TILL]

    stage(play)
    assert ("settings changed", "network.proxy: system -> http://proxy.example:3128") in trail(tmp_path)


def test_the_check_tries_the_proxy_that_was_just_set(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        page = await opened(window, "network")
        window.settings_room.change("network", {"proxy": "http://127.0.0.1:9"})
        await touch(page, page.network.connection.check_button)
        await until(lambda: bool(page.network.connection.text))
        assert "proxy of this network cannot be reached" in page.network.connection.text

    stage(play)


def login_of(tmp_path: Path) -> str:
    return proxy_login(folder_of(tmp_path), kept(tmp_path).network)


def test_a_proxy_s_login_is_kept_as_a_secret_and_never_shown(stage: Stage, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        page = await opened(window, "network")
        page.network.user.setText("till")
        page.network.password.setText("pa:ss word")
        await touch(page, page.network.login_button)
        await until(lambda: login_of(tmp_path) == "till:pa:ss word")
        await until(page.network.forget_login_button.isEnabled)
        assert page.network.user.text() == page.network.password.text() == ""
        await until(page.network.again_row.isVisible)
        window.settings_room.change("network", {"proxy": "http://proxy.example:3128"})
        await until(lambda: "for another proxy" in page.network._login_said.text())
        assert login_of(tmp_path) == ""
        await touch(page, page.network.forget_login_button)
        await until(lambda: Secrets(folder_of(tmp_path)).get(PROXY_LOGIN) is None)

    stage(play)
    assert [one for one in trail(tmp_path) if one[0] == "proxy login changed"] == [
        ("proxy login changed", "kept"),
        ("proxy login changed", "forgotten"),
    ]
    everything = b"".join(one.read_bytes() for one in folder_of(tmp_path).root.rglob("*") if one.is_file())
    assert b"pa:ss word" not in everything


def test_a_login_is_kept_for_the_proxy_that_stands_above_it(stage: Stage, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        page = await opened(window, "network")
        page.network._choose("manual")
        page.network.address.setText("http://proxy.example:3128")
        page.network.user.setText("till")
        page.network.password.setText("pa:ss word")
        await touch(page, page.network.login_button)
        await until(lambda: login_of(tmp_path) == "till:pa:ss word")
        assert kept(tmp_path).network.proxy == "http://proxy.example:3128"

    stage(play)


def test_a_file_without_a_certificate_is_refused(stage: Stage, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.pem"
    wrong.write_text("hello", encoding="utf-8")

    async def play(window: CashierWindow) -> None:
        page = await opened(window, "network")
        page.network.file_chosen.emit(str(wrong))
        await until(lambda: "holds no certificate" in page.network.file_problem.text())

    stage(play)
    assert kept(tmp_path).network == NetworkSettings()


def test_settings_go_to_a_file_and_come_back_without_secrets(stage: Stage, tmp_path: Path) -> None:
    target = tmp_path / "till.toml"

    async def play(window: CashierWindow) -> None:
        page = await opened(window, "support")
        page.support.export_asked.emit(target)
        await until(target.exists)
        text = target.read_text(encoding="utf-8")
        assert credentials.CLIENT_SECRET not in text
        target.write_text(text.replace('name = "Till 1"', 'name = "Till 7"'), encoding="utf-8")
        assert "Till 7" in target.read_text(encoding="utf-8")
        page.support.import_asked.emit(target)
        await until(lambda: bool(stage.sessions))

    stage(play)
    assert kept(tmp_path).till_name == "Till 7"


def test_a_broken_file_changes_nothing_and_says_the_line(stage: Stage, tmp_path: Path) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('[look]\ntheme = "pink"\n', encoding="utf-8")

    async def play(window: CashierWindow) -> None:
        page = await opened(window, "support")
        page.support.import_asked.emit(broken)
        await until(page.support.problem.isVisible)
        assert "Line 2, look.theme" in page.support.problem.text().replace(": look", ", look")
        assert "Nothing was changed" in page.support.problem.text()

    stage(play)
    assert stage.sessions == []


@pytest.mark.parametrize("section", ["platform", "network", "support"])
def test_without_a_manager_s_pin_nothing_of_it_can_be_touched(stage: Stage, section: str) -> None:
    stage.enrol("Budi", "2580", Role.MANAGER)
    stage.enrol("Sari", "1379")

    async def play(window: CashierWindow) -> None:
        people = {one.name: one for one in await window.services.people.all()}
        await window.services.sign_in.sign_in(people["Sari"].id, "1379")
        page = await opened(window, section)
        assert not page.sections[section].inside.isEnabled(), "the right to change settings does not reach it"
        await touch(page, page.sections[section].manager_button)
        for digit in "2580":
            type_character(window, digit)
        press(window, Qt.Key.Key_Return)
        await until(page.sections[section].inside.isEnabled)

    stage(play, counter=CounterSettings(sign_in="pin", cashiers_may=("change_settings",)))


def test_support_opens_over_the_settings_and_leads_back_to_them(stage: Stage) -> None:
    async def play(window: CashierWindow) -> None:
        page = await opened(window, "support")
        await touch(page, page.support.pages_button)
        await until(lambda: window.page is Page.SUPPORT)
        pages = window.views.findChild(SupportPages)
        assert pages is not None
        await until(pages.support.make_button.isVisible)
        pages.support.log_button.setFocus()
        press(window, Qt.Key.Key_Space)
        await until(pages.log.isVisible)
        press(window, Qt.Key.Key_Escape)
        await until(pages.support.isVisible)
        press(window, Qt.Key.Key_F1)
        await until(lambda: window.page is Page.HELP)
        press(window, Qt.Key.Key_Escape)
        await until(lambda: window.page is Page.SUPPORT)
        window.settings_room.change("look", {"theme": "dark"})
        await until(lambda: window.views.findChild(SupportPages) not in (None, pages))
        await until(lambda: window.page is Page.SUPPORT)  # another look, and the same page
        press(window, Qt.Key.Key_Escape)
        await until(lambda: window.page is Page.SETTINGS)

    stage(play)
