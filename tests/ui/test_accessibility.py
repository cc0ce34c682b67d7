"""Every control of every page: its name, its size, the way to it by keyboard, and that verdicts are said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from filled_pages import PEOPLE, Scene, dialogs, pages, told, verdict_scenes
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot
from stage import Stage

from voucher_till.store.settings import DeviceSettings, LookSettings
from voucher_till.ui.cashier.keys import Page, action_of
from voucher_till.ui.cashier.sign_in_view import SignInView
from voucher_till.ui.cashier.verdict_view import VerdictView
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.setup.devices_page import DevicesPage
from voucher_till.ui.setup.settings_page import SettingsPage
from voucher_till.ui.shared.pin_pad import PinPad
from voucher_till.ui.shared.theme import use_look

NO_CAMERA = DeviceSettings(camera="off")
SMALLEST = 48
CONTROLS = (QAbstractButton, QLineEdit, QComboBox, QAbstractSlider, QAbstractItemView)
_KEY = re.compile(r"(\b(?:Enter|Esc|Space|F\d+|Ctrl ?\+? ?[A-Z])\b|[↑↓])")
_CODES = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Space": Qt.Key.Key_Space,
    "↑": Qt.Key.Key_Up,
    "↓": Qt.Key.Key_Down,
}
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
    if isinstance(one, QComboBox):
        # On some systems Qt gives a list's name apart from it, and here what is chosen in it.
        beside = (label.text() for label in one.window().findChildren(QLabel) if label.buddy() is one)
        return one.accessibleName() or next(beside, "")
    interface = QAccessible.queryAccessibleInterface(one)
    return str(interface.text(QAccessible.Text.Name)) if interface is not None else ""


def described(one: QWidget) -> str:
    return f"{type(one).__name__} {name_of(one)!r}"


def key_shown(one: QWidget) -> str:
    """The key that stands on it, in its name or in its tip; empty for none."""
    texts = [one.text() if isinstance(one, QAbstractButton) else "", name_of(one), one.toolTip()]
    found = [key[1] for text in texts if (key := _KEY.search(text))]
    return found[0] if found else ""


def nameless(scene: Scene) -> list[str]:
    """Controls that a screen reader could say nothing of."""
    return [
        f"{scene.name}: {described(one)} in {type(one.parent()).__name__} has no name"
        for one in controls(scene.whole)
        if not any(letter.isalnum() for letter in name_of(one))
    ]


def too_small(scene: Scene) -> list[str]:
    """Controls that a finger would miss. What is only scrolled has no size to be hit."""
    return [
        f"{scene.name}: {described(one)} is {one.width()} x {one.height()}"
        for one in controls(scene.whole)
        if min(one.width(), one.height()) < SMALLEST and not isinstance(one, QAbstractItemView)
    ]


def without_keyboard(scene: Scene) -> list[str]:
    """Controls that neither Tab nor a key that is shown can reach."""
    offered = " ".join(name_of(one) for one in controls(scene.whole) if one.objectName() == "hint")
    found = []
    for one in controls(scene.whole):
        name = name_of(one)
        # Where text is large, a key may stand below the page alone.
        below = bool(name) and f"{name.split()[0]} (" in offered
        if not (by_tab(one) or key_shown(one) or below or by_digit(one) or name in _BY_OTHER_MEANS):
            found.append(f"{scene.name}: {described(one)} is not reached by keyboard")
    return found


def by_tab(one: QWidget) -> bool:
    """Of buttons that exclude each other Tab reaches one, and the arrow keys go on from there."""
    group = one.group() if isinstance(one, QAbstractButton) else None
    parts = group.buttons() if group is not None else [one]
    return any(part.focusPolicy() & Qt.FocusPolicy.TabFocus for part in parts)


def by_digit(one: QWidget) -> bool:
    """The keys of a PIN pad are pressed by the keys of the same name."""
    above = one.parentWidget()
    while above is not None and not isinstance(above, PinPad):
        above = above.parentWidget()
    return isinstance(above, PinPad) and by_tab(above)


def keys_that_do_nothing(scene: Scene) -> list[str]:
    """Keys that a control names and that mean nothing on its page."""
    found = []
    for one in controls(scene.whole):
        key = key_shown(one)
        if not key or scene.page is None:
            continue
        control = key.startswith("Ctrl")
        code = _CODES.get(key) or Qt.Key[f"Key_{key[-1] if control else key}"]
        usual = action_of(code, scene.page, control=control, typed=False)
        # In a form Enter presses the first button by Qt's own rules.
        if usual is None and not (key == "Enter" and scene.page is Page.TRUST):
            found.append(f"{scene.name}: {described(one)}: {key} does nothing here")
    return found


def only_in_a_tip(scene: Scene) -> list[str]:
    """Tool tips, which no finger sees, that say what stands nowhere else."""
    found = []
    for one in scene.whole.findChildren(QWidget):
        tip = _KEY.sub("", one.toolTip()).strip()
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
            *too_small(scene),
            *without_keyboard(scene),
            *keys_that_do_nothing(scene),
            *only_in_a_tip(scene),
        ]

    found = walked(stage, caller, percent, look)
    assert len(seen) > 80, "the pages were not walked"
    assert not found, "\n".join(["", *found])


def walk_by_tab(page: QWidget) -> Iterator[tuple[QWidget, bool]]:
    """What Tab comes to, and whether it looks different with the keyboard on it."""
    first = QApplication.focusWidget()
    assert first is not None
    one = first
    while True:
        with_keyboard = page.grab().toImage()
        one.clearFocus()
        QApplication.processEvents()
        without = page.grab().toImage()
        one.setFocus(Qt.FocusReason.TabFocusReason)
        yield one, with_keyboard != without
        QTest.keyClick(one, Qt.Key.Key_Tab)
        following = QApplication.focusWidget()
        assert following is not None
        assert page.isAncestorOf(following)
        if following is first:
            return
        one = following


@pytest.mark.parametrize("make", [SettingsPage, DevicesPage, SignInView])
@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_tab_goes_round_a_page_and_is_seen_at_every_stop(
    qtbot: QtBot, make: Callable[[], SettingsPage | DevicesPage | SignInView], theme: str
) -> None:
    use_look(theme, reduce_motion=True)
    page = make()
    qtbot.addWidget(page)
    if isinstance(page, SignInView):
        page.show_people(PEOPLE, False)
    page.resize(1366, 656)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    if QApplication.focusWidget() is None:
        QTest.keyClick(page, Qt.Key.Key_Tab)
    stops = list(walk_by_tab(page))
    names = [described(one) for one, _ in stops]
    assert [described(one) for one, seen in stops if not seen] == []
    wanted = {described(one) for one in controls(page) if one.focusPolicy() & Qt.FocusPolicy.TabFocus}
    enabled = {described(one) for one in controls(page) if one.isEnabled()}
    assert (wanted & enabled) - set(names) == set()
    assert len(names) >= 2


def test_every_verdict_is_said_as_a_whole(qtbot: QtBot) -> None:
    use_look("light", reduce_motion=True)
    view = VerdictView()
    qtbot.addWidget(view)
    for name, verdict in told():
        view.show_verdict(verdict)
        said = name_of(view)
        assert said == view.spoken(), name
        for part in (view.findChild(QLabel, "word"), view.findChild(QLabel, "sentence")):
            assert isinstance(part, QLabel)
            assert part.text().rstrip(".") in said, name
        if verdict.next_step is not None:
            assert str(verdict.next_step).rstrip(".") in said
