"""The counter as a manager sets it up: who is at the till, one step, full screen, other words and looks."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from platform_calls import Caller
from PySide6.QtCore import Qt, QTranslator
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from stage import SilentPlayer, Stage, decide, press, scan_in, shown, type_character, type_slowly, until

from voucher_till.domain.people import Role
from voucher_till.domain.verdict import Face, VerdictKind, face
from voucher_till.store.settings import CounterSettings, DeviceSettings
from voucher_till.ui.cashier import door
from voucher_till.ui.cashier.flow import Ordering, Redeeming
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.setup.settings_controls import Chips
from voucher_till.ui.shared import language
from voucher_till.ui.shared.pin_pad import ManagerPinDialog
from voucher_till.ui.shared.theme import look, palette

ROOT = Path(__file__).parents[2]
NO_CAMERA = DeviceSettings(camera="off")
BY_NAME = CounterSettings(sign_in="name")
SARI, BUDI = "4071", "8152"


async def pick(window: CashierWindow, letter: str) -> None:
    """A letter finds the name, Enter takes it."""
    await until(lambda: bool(window.views.sign_in.tiles))
    type_character(window, letter)
    await until(lambda: any(tile.hasFocus() and tile.person.name[0] == letter for tile in tiles(window)))
    press(window, Qt.Key.Key_Return)


def tiles(window: CashierWindow) -> list[Any]:
    return list(window.views.sign_in.tiles)


def on(window: CashierWindow, page: Page) -> bool:
    return window.page is page


async def sold_by(window: CashierWindow) -> list[str]:
    """The cashiers of the journal, the latest first."""
    return [row.cashier for row in await window.services.desk.recent(9)]


async def sell(window: CashierWindow, code: str) -> None:
    scan_in(window, code)
    await until(lambda: window.on_order)
    await decide(window, Qt.Key.Key_Return)
    await until(lambda: window.on_verdict)
    assert shown(window).kind is VerdictKind.REDEEMED
    press(window, Qt.Key.Key_Escape)


def test_names_are_picked_and_each_sale_carries_its_cashier(stage: Stage, caller: Caller) -> None:
    stage.enrol("Sari")
    stage.enrol("Budi")
    code, three = caller.code("one"), caller.customer("three")["qr"]

    async def play(window: CashierWindow) -> None:
        assert window.page is Page.LOCKED
        scan_in(window, code)
        await until(lambda: window.views.notice.text == "Sign in first, then scan again.")
        assert window.page is Page.LOCKED
        assert caller.calls("query") == 0
        for key in (Qt.Key.Key_F2, Qt.Key.Key_F3, Qt.Key.Key_F9, Qt.Key.Key_F10, Qt.Key.Key_F12):
            press(window, key)
            assert window.page is Page.LOCKED
        press(window, Qt.Key.Key_F1)
        assert on(window, Page.HELP)
        press(window, Qt.Key.Key_Escape)
        assert window.page is Page.LOCKED
        await pick(window, "S")
        await until(lambda: window.page is Page.IDLE)
        assert window.views.top.cashier_button.text() == "Sari"
        await sell(window, code)
        scan_in(window, three)
        await until(lambda: window.on_order)
        press(window, Qt.Key.Key_Down)
        press(window, Qt.Key.Key_Space)
        await until(lambda: len(window.views.order_card.chosen()) == 2)
        press(window, Qt.Key.Key_F4)
        assert window.page is Page.LOCKED
        assert not window.views.top.cashier_button.isVisible()
        await pick(window, "B")
        await until(lambda: window.on_order)
        assert len(window.views.order_card.chosen()) == 2, "the order waits for whoever comes"
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict)
        assert await sold_by(window) == ["Budi", "Budi", "Sari"]

    stage(play, NO_CAMERA, counter=BY_NAME)


def test_a_pin_opens_and_a_wrong_one_does_not(stage: Stage, caller: Caller) -> None:
    stage.enrol("Sari", SARI)

    async def play(window: CashierWindow) -> None:
        pad = window.views.sign_in.pad
        await pick(window, "S")
        await until(pad.isVisible)
        await type_slowly(window, "1793")
        await until(lambda: pad.typed == 4)
        press(window, Qt.Key.Key_Return)
        await until(lambda: pad.said == "Wrong PIN")
        assert window.page is Page.LOCKED
        await type_slowly(window, SARI)
        await until(lambda: pad.typed == 4)
        press(window, Qt.Key.Key_Return)
        await until(lambda: window.page is Page.IDLE)
        await sell(window, caller.code("one"))
        assert await sold_by(window) == ["Sari"]

    stage(play, NO_CAMERA, counter=CounterSettings(sign_in="pin"))


def test_the_till_locks_itself_when_nobody_works(
    stage: Stage, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(door, "_MINUTE_MILLISECONDS", 600)
    stage.enrol("Sari")

    async def play(window: CashierWindow) -> None:
        await pick(window, "S")
        await until(lambda: window.page is Page.IDLE)
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_order)
        for _ in range(8):
            await asyncio.sleep(0.2)  # together more than the time without work that locks
            press(window, Qt.Key.Key_Shift)
            assert window.on_order
        await until(lambda: window.page is Page.LOCKED)
        assert isinstance(window.sale.state, Ordering), "the order waits"

    stage(play, NO_CAMERA, counter=CounterSettings(sign_in="name", lock_minutes=2))


def test_a_verdict_that_comes_while_it_is_locked_waits(stage: Stage, caller: Caller) -> None:
    stage.enrol("Sari")

    async def play(window: CashierWindow) -> None:
        await pick(window, "S")
        await until(lambda: window.page is Page.IDLE and window.sounds.available)
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_order)
        caller.fault("redeem", "delay", seconds=0.3)
        await decide(window, Qt.Key.Key_Return)
        press(window, Qt.Key.Key_F4)
        assert isinstance(window.sale.state, Redeeming)
        await until(lambda: Face.REDEEMED.value in SilentPlayer.played)
        assert window.page is Page.LOCKED
        await pick(window, "S")
        await until(lambda: window.on_verdict)
        assert await sold_by(window) == ["Sari"]

    stage(play, NO_CAMERA, counter=BY_NAME)
    assert caller.calls("redeem") == 1


def test_one_step_redeems_a_single_voucher_and_nothing_else(stage: Stage, caller: Caller) -> None:
    two = caller.desk.post("/control/orders", json={"count": 2, "customer": "two"}).json()["vouchers"]

    async def play(window: CashierWindow) -> None:
        warned = [part.text() for part in window.views.idle.findChildren(QLabel) if part.isVisible()]
        assert "A single voucher is redeemed at the scan. This can't be undone." in warned
        scan_in(window, two[0]["code"])
        await until(lambda: window.on_verdict)
        assert shown(window).kind is VerdictKind.REDEEMED
        press(window, Qt.Key.Key_Escape)
        for name, usable in (("two", 1), ("three", 3), ("partly_used", 2)):
            scan_in(window, caller.customer(name)["qr"])
            await until(lambda: window.on_order)
            assert isinstance(window.sale.state, Ordering)
            assert len(window.views.order_card.chosen()) == usable
            press(window, Qt.Key.Key_Escape)
        scan_in(window, caller.code("expired"))
        await until(lambda: window.on_verdict)
        assert face(shown(window)) is Face.NOT_USABLE

    stage(play, NO_CAMERA, counter=CounterSettings(one_step=True))
    assert caller.calls("redeem") == 1


def manager_dialog() -> ManagerPinDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ManagerPinDialog)
    return dialog


async def answer(window: CashierWindow, pin: str) -> None:
    """A manager's PIN into the dialog that is open."""
    pad = manager_dialog().pad
    await type_slowly(window, pin)
    await until(lambda: pad.typed == len(pin))
    press(window, Qt.Key.Key_Return)


def test_only_a_manager_leaves_the_full_screen(stage: Stage) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)

    async def play(window: CashierWindow) -> None:
        assert window.isFullScreen()
        window.close()
        assert window.isVisible()
        press(window, Qt.Key.Key_Escape)
        await until(lambda: QApplication.activeModalWidget() is None)
        press(window, Qt.Key.Key_F11)
        dialog = manager_dialog()
        await answer(window, "1793")
        await until(lambda: dialog.pad.said == "Wrong PIN")
        assert window.isFullScreen()
        await answer(window, BUDI)
        await until(lambda: not window.isFullScreen())
        press(window, Qt.Key.Key_F11)
        assert window.isFullScreen(), "going back needs nobody"

    stage(play, NO_CAMERA, counter=CounterSettings(full_screen=True))


def choice(window: CashierWindow, section: str, name: str, value: str) -> QAbstractButton:
    """One of the choices on the page of settings."""
    chips = window.views.settings_page.sections[section].controls[name]
    assert isinstance(chips, Chips)
    return chips.buttons[value]


async def choose(window: CashierWindow, name: str, value: str) -> None:
    """By keys: F12, the choice, Space, Esc."""
    before = window.views
    press(window, Qt.Key.Key_F12)
    assert window.page is Page.SETTINGS
    choice(window, "look", name, value).setFocus()
    press(window, Qt.Key.Key_Space)
    await until(lambda: window.views is not before and window.views.isVisible())
    assert window.page is Page.SETTINGS
    made = choice(window, "look", name, value)
    assert made.isChecked()
    assert window.focusWidget() is made, "one goes on where one was"
    press(window, Qt.Key.Key_Escape)


def test_settings_are_kept_and_nothing_else_is_changed(stage: Stage, tmp_path: Path) -> None:
    stage.enrol("Budi", BUDI, Role.MANAGER)
    file = tmp_path / "till" / "settings.json"
    kept: list[dict[str, Any]] = []

    def saved() -> dict[str, Any]:
        found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return found

    async def play(window: CashierWindow) -> None:
        kept.append(saved())
        await choose(window, "theme", "dark")
        await until(lambda: saved() != kept[0])
        kept.append(saved())
        press(window, Qt.Key.Key_F12)
        one_step = window.views.settings_page.selling.controls["one_step"]
        window.views.settings_page.nav_buttons["selling"].setChecked(True)
        assert not one_step.isEnabled()
        window.views.settings_page.changed.emit("counter", {"one_step": True})
        assert not window.sale.one_step, "only a manager changes how the counter works"
        window.views.settings_page.selling.manager_button.setFocus()
        press(window, Qt.Key.Key_Return)
        await answer(window, BUDI)
        await until(one_step.isEnabled)
        one_step.setFocus()
        press(window, Qt.Key.Key_Space)
        await until(lambda: window.sale.one_step)
        await until(lambda: saved() != kept[1])
        kept.append(saved())
        await until(lambda: ("Budi", "settings changed") in [one[:2] for one in trail(tmp_path)])

    stage(play, NO_CAMERA)
    # Who likes it dark answers to nobody.
    assert trail(tmp_path)[1:] == [("Budi", "settings changed", "counter.one_step: no -> yes")]
    before, dark, one_step = kept
    assert dark == before | {"look": before["look"] | {"theme": "dark"}}
    assert one_step == dark | {"counter": dark["counter"] | {"one_step": True}}


def trail(folder: Path) -> list[tuple[str, str, str]]:
    """What people did, oldest first."""
    with closing(sqlite3.connect(folder / "till" / "till.db")) as connection:
        question = "SELECT who, action, detail FROM audit WHERE who <> 'till' ORDER BY id"
        return list(connection.execute(question))


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations as they are in the source now, made for Qt."""
    spec = importlib.util.spec_from_file_location("till_translations", ROOT / "packaging" / "translations.py")
    assert spec is not None and spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = tool  # dataclasses look their module up
    spec.loader.exec_module(tool)
    folder = tmp_path_factory.mktemp("resources")
    (folder / "translations").mkdir()
    tool.build(into=folder / "translations")
    return folder


def test_another_language_keeps_the_order_and_its_ticks(
    stage: Stage, caller: Caller, catalogues: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "resource", catalogues.joinpath)
    indonesian = QTranslator()
    assert indonesian.load(str(catalogues / "translations" / "voucher-till_id.qm"))
    phone = caller.customer("three")

    async def play(window: CashierWindow) -> None:
        scan_in(window, phone["qr"])
        await until(lambda: window.on_order)
        press(window, Qt.Key.Key_Down)
        press(window, Qt.Key.Key_Space)
        await until(lambda: len(window.views.order_card.chosen()) == 2)
        chosen = window.views.order_card.chosen()
        assert "Cancel" in buttons(window)
        await choose(window, "language", language.INDONESIAN)
        assert window.on_order
        assert window.views.order_card.chosen() == chosen
        assert indonesian.translate("order_card", "Cancel") in buttons(window)
        assert not [text for text in buttons(window) if text.startswith(("Cancel", "Redeem "))]
        assert any("Rp50.000" in text for text in buttons(window)), "money stays as customers know it"
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict)
        word = indonesian.translate("faces", "Redeemed")
        assert word and word in window.views.verdict_view.spoken()
        await choose(window, "language", language.ENGLISH)
        assert window.on_verdict
        assert "Redeemed" in window.views.verdict_view.spoken()

    stage(play, NO_CAMERA)
    codes = [voucher["code"] for voucher in phone["vouchers"]]
    assert [caller.redemptions_of(code) for code in codes] == [1, 0, 1]


def buttons(window: CashierWindow) -> list[str]:
    """What the buttons of the order card say, without their keys."""
    made = window.views.order_card.findChildren(QAbstractButton)
    return [one.text().partition("   ")[0] for one in made if one.isVisible()]


def test_another_look_keeps_the_verdict(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        await until(lambda: window.sounds.available)
        scan_in(window, caller.code("refunded"))
        await until(lambda: window.on_verdict)
        verdict, said = shown(window), window.views.verdict_view.spoken()
        light = palette()
        await choose(window, "theme", "dark")
        assert palette() != light
        await choose(window, "text_percent", "150")
        assert look().scale == 1.5
        assert window.on_verdict
        assert shown(window) is verdict
        assert window.views.verdict_view.spoken() == said
        assert SilentPlayer.played.count(Face.NOT_USABLE.value) == 1, "it is not heard again"

    stage(play, NO_CAMERA)
