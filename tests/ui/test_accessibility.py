"""Every control of every page: its name, its size, the way to it by keyboard, and that verdicts are said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from filled_pages import PEOPLE, Scene, dialogs, pages, told, verdict_scenes
from platform_calls import Caller
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from stage import Stage

from voucher_till.store.settings import DeviceSettings, LookSettings
from voucher_till.ui.cashier.keys import Action, Page, action_of
from voucher_till.ui.cashier.sign_in_view import SignInView
from voucher_till.ui.cashier.verdict_view import VerdictView
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.setup.devices_page import DevicesPage
from voucher_till.ui.setup.settings_page import SettingsPage
from voucher_till.ui.shared.sheet import sheet_text
from voucher_till.ui.shared.theme import use_look

NO_CAMERA = DeviceSettings(camera="off")
SMALLEST = 48
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, QAbstractItemView)
_KEY = re.compile(r"\b(Enter|Esc|Space|F\d+|Ctrl ?\+? ?[A-Z])\b")
_BY_OTHER_MEANS = {
    # Each is one of several ways; the others are by keyboard.
    "Close": "the notice goes away by itself",
    "Camera and scanner": "F9 opens the same",
    "New purchase": "practice: only the emulator's customers",
    "Skip": "practice",
    "Try again": "practice",
    "Start again": "practice",
    "Customer refreshes the QR": "practice",
    "Practice: tasks, or a customer": "practice",
    "Cashier: Sari": "F4 locks, which lets another sign in",
}


def controls(whole: QWidget) -> Iterator[QWidget]:
    """What can be worked with and is on the screen now."""
    for one in whole.findChildren(QWidget):
        inside = isinstance(one.parent(), QComboBox | QAbstractItemView) or isinstance(one, QScrollBar)
        popup = one.window() is not whole.window()
        if isinstance(one, CONTROLS) and one.isVisible() and not inside and not popup:
            yield one


def name_of(one: QWidget) -> str:
    """What a screen reader calls it."""
    interface = QAccessible.queryAccessibleInterface(one)
    return str(interface.text(QAccessible.Text.Name)) if interface is not None else ""


def described(one: QWidget) -> str:
    return f"{type(one).__name__} {name_of(one)!r}"


def nameless(scene: Scene) -> list[str]:
    """Controls that a screen reader could say nothing of."""
    return [
        f"{scene.name}: {described(one)} in {type(one.parent()).__name__} has no name"
        for one in controls(scene.whole)
        if not any(letter.isalnum() for letter in name_of(one))
    ]


def too_small(scene: Scene, scale: float) -> list[str]:
    """Controls that a finger would miss. What is only scrolled has no size to be hit."""
    return [
        f"{scene.name}: {described(one)} is {one.width()} x {one.height()}"
        for one in controls(scene.whole)
        if min(one.width(), one.height()) < SMALLEST and not isinstance(one, QAbstractItemView)
    ]


def without_keyboard(scene: Scene) -> list[str]:
    """Controls that neither Tab nor a key that is shown can reach."""
    found = []
    for one in controls(scene.whole):
        by_tab = bool(one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        # Of several that exclude each other Qt gives Tab to one, and the arrow keys go on from there.
        text = one.text() if isinstance(one, QAbstractButton) else ""
        shown = bool(_KEY.search(text) or _KEY.search(name_of(one)) or _KEY.search(one.toolTip()))
        if not by_tab and not shown and name_of(one) not in _BY_OTHER_MEANS:
            found.append(f"{scene.name}: {described(one)} is not reached by keyboard")
    return found


def keys_that_do_nothing(scene: Scene) -> list[str]:
    """Keys that a control names and that mean nothing on its page."""
    known = {"Enter": Qt.Key.Key_Return, "Esc": Qt.Key.Key_Escape, "Space": Qt.Key.Key_Space}
    found = []
    for one in controls(scene.whole):
        text = one.text() if isinstance(one, QAbstractButton) else ""
        key = _KEY.search(text) or _KEY.search(name_of(one))
        if key is None or scene.page is None:
            continue
        control = key[1].startswith("Ctrl")
        code = known.get(key[1]) or Qt.Key[f"Key_{key[1][-1] if control else key[1]}"]
        usual = action_of(code, scene.page, control=control, typed=False)
        # In a form Enter presses the first button by Qt's own rules.
        if usual is None and not (key[1] == "Enter" and scene.page is Page.TRUST):
            found.append(f"{scene.name}: {described(one)}: {key[1]} does nothing here")
    return found


def only_in_a_tip(scene: Scene) -> list[str]:
    """Tool tips, which no finger sees, that say what stands nowhere else."""
    found = []
    for one in scene.whole.findChildren(QWidget):
        tip = re.sub(_KEY, "", one.toolTip()).strip()
        if tip and one.isVisible():
            said = [name_of(one), one.accessibleDescription()]
            said += [label.text() for label in scene.whole.findChildren(QLabel) if label.isVisible()]
            if not any(tip in text for text in said):
                found.append(f"{scene.name}: {described(one)}: {one.toolTip()!r}")
    return found


def walked(stage: Stage, caller: Caller, percent: int, look: Callable[[Scene], list[str]]) -> list[str]:
    """What is wrong on all pages, verdicts and dialogs, each said once."""
    found: list[str] = []
    code = caller.code("partly_used")

    async def play(window: CashierWindow) -> None:
        async for scene in pages(window, code):
            found.extend(look(scene))
        async for scene in verdict_scenes(window):
            found.extend(look(scene))
        window.put_away()
        async for scene in dialogs(window):
            found.extend(look(scene))

    stage(play, NO_CAMERA, look=LookSettings(language="en", text_percent=percent))
    return sorted({one.partition(": ")[2]: one for one in reversed(found)}.values())


@pytest.mark.parametrize("percent", [100, 200])
def test_every_control_has_a_name_a_size_and_a_key(stage: Stage, caller: Caller, percent: int) -> None:
    seen: set[str] = set()

    def look(scene: Scene) -> list[str]:
        seen.update(described(one) for one in controls(scene.whole))
        return [
            *nameless(scene),
            *too_small(scene, percent / 100),
            *without_keyboard(scene),
            *keys_that_do_nothing(scene),
            *only_in_a_tip(scene),
        ]

    found = walked(stage, caller, percent, look)
    assert len(seen) > 80, "the pages were not walked"
    assert not found, "\n".join(["", *found])
