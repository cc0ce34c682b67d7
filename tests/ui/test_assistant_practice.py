"""From nothing to the first redeemed voucher, as a newcomer: by mouse alone, then by keyboard alone."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from assistant_room import shown_window, start_program, window_of
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from stage import decide, press, shown, tap, until

from voucher_till.domain.verdict import VerdictKind
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import load_settings
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.setup.assistant.places import Place
from voucher_till.ui.setup.assistant.window import AssistantWindow
from voucher_till.ui.setup.settings_page import Place as SettingsPlace
from voucher_till.ui.shared.session import Session

_SECONDS = 120
"""What a newcomer may take at most."""


async def tap_button(parent: QPushButton | CashierWindow, *words: str) -> None:
    def fits(one: QPushButton) -> bool:
        return one.isVisible() and all(word in f"{one.text()} {one.accessibleName()}" for word in words)

    await until(lambda: any(map(fits, parent.findChildren(QPushButton))))
    await tap(next(filter(fits, parent.findChildren(QPushButton))))


async def close(till: CashierWindow) -> None:
    """As long as a row counts as open, the till would ask before it closes."""
    await until(lambda: not till.queue.open_count)
    till.close()


class Clock:
    """From the start of the program to the first redeemed voucher."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self.seconds = 0.0

    def redeemed(self) -> None:
        self.seconds = time.monotonic() - self._start


@pytest.fixture
def clock(record_property: Callable[[str, object], None]) -> Iterator[Clock]:
    made = Clock()
    yield made
    if made.seconds:
        record_property("seconds", made.seconds)
        sys.stdout.write(f"from nothing to a redeemed voucher: {made.seconds:.1f} s\n")
        assert made.seconds < _SECONDS


def test_by_mouse_alone(tmp_path: Path, clock: Clock) -> None:
    async def play() -> None:
        assistant = await window_of(AssistantWindow)
        view = assistant.view
        await tap(view.next_button)
        await until(lambda: assistant.place is Place.ENVIRONMENT)
        await tap(view.page.findChildren(QPushButton, "choice")[0])
        await until(lambda: assistant.keeper.draft.environment == "sandbox")
        await tap(view.next_button)
        await until(lambda: assistant.place is Place.SUMMARY)
        await tap(view.next_button)
        till = await window_of(CashierWindow)
        phone = till.views.phone
        assert phone is not None
        await until(lambda: bool(phone.png))
        await tap_button(till, "Hold up")
        await until(lambda: till.on_order)
        await tap_button(till, "Redeem 1")
        await until(lambda: till.on_verdict)
        assert shown(till).kind is VerdictKind.REDEEMED
        clock.redeemed()
        await close(till)

    start_program(tmp_path, play)
    settings = load_settings(DataFolder(tmp_path / "practice"))
    assert settings is not None
    assert settings.environment == "sandbox"
    assert not (tmp_path / "setup-draft.json").exists()
    assert not (tmp_path / "settings.json").exists()


def test_by_keyboard_alone(tmp_path: Path, clock: Clock) -> None:
    async def play() -> None:
        assistant = await window_of(AssistantWindow)
        press(assistant, Qt.Key.Key_Return)
        await until(lambda: assistant.place is Place.ENVIRONMENT)
        press(assistant, Qt.Key.Key_Return)
        await until(lambda: assistant.place is Place.SUMMARY)
        press(assistant, Qt.Key.Key_Return)
        till = await window_of(CashierWindow)
        phone = till.views.phone
        assert phone is not None
        await until(lambda: bool(phone.png))
        press(till, Qt.Key.Key_F6)
        await until(lambda: till.on_order)
        await decide(till, Qt.Key.Key_Return)
        await until(lambda: till.on_verdict)
        assert shown(till).kind is VerdictKind.REDEEMED
        clock.redeemed()
        await close(till)

    start_program(tmp_path, play)


def test_leaving_the_first_page_ends_the_program(tmp_path: Path) -> None:
    async def play() -> None:
        assistant = await window_of(AssistantWindow)
        press(assistant, Qt.Key.Key_Escape)
        await until(lambda: shown_window(AssistantWindow) is None)

    start_program(tmp_path, play)


def test_from_practice_to_the_assistant_and_back(tmp_path: Path) -> None:
    async def play() -> None:
        till = await window_of(CashierWindow)
        till.settings_room.show_page()
        till.views.settings_page.go_to(SettingsPlace("platform"))
        await tap(till.views.settings_page.platform.again_button)
        assistant = await window_of(AssistantWindow)
        assert shown_window(CashierWindow) is None
        press(assistant, Qt.Key.Key_Escape)
        again = await window_of(CashierWindow)
        assert again is not till
        await close(again)

    start_program(tmp_path, play, Session.PRACTICE)
