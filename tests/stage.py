"""A cashier's window on the emulator, and the hands that work it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tills import set_up

from voucher_till.app import open_till
from voucher_till.cli.window import SandboxPhones, make_window, run_loop
from voucher_till.domain.verdict import Verdict
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared.scanners import PRACTICE

Play = Callable[[CashierWindow], Awaitable[None]]
PRACTICE_CAMERA = DeviceSettings(camera=PRACTICE)


class Stage:
    """Opens a window on the emulator, with phones, and plays a scene on it."""

    def __init__(self, qtbot: QtBot, sandbox: SandboxServer, root: Path) -> None:
        self._qtbot = qtbot
        self._sandbox = sandbox
        self._root = root

    def __call__(self, play: Play, devices: DeviceSettings = PRACTICE_CAMERA, **settings: object) -> None:
        """Play one scene from opening to closing."""
        folder = set_up(self._root / "till", self._sandbox, devices=devices, **settings)

        async def session(_app: QApplication) -> int:
            phones = SandboxPhones(self._sandbox.control_url)
            async with open_till(folder) as till:
                window = make_window(till, "light", phones)
                self._qtbot.addWidget(window)
                window.show()
                await window.start()
                try:
                    await play(window)
                finally:
                    await window.stop()
            await phones.aclose()
            return 0

        assert run_loop("light", session) == 0


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what a person would wait for."""
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - the window is looked at from outside
            await asyncio.sleep(0.01)


def key(window: CashierWindow, code: int, text: str = "", *, shift: bool = False, at: int = 0) -> None:
    """A key as the system delivers it: to the popup or dialog that is open, else to the till.

    ``at`` is the system's own time of the key in milliseconds. QTest's own keys process events, which would
    resume other tasks inside the one that presses them.
    """
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        _send(window, kind, code, text, shift=shift, at=at)


def _send(
    window: CashierWindow, kind: QEvent.Type, code: int, text: str = "", *, shift: bool = False, at: int = 0
) -> None:
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget() or window
    target = over.windowHandle()
    assert target is not None, "it is not shown"
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    event = QKeyEvent(kind, code, held, text)
    event.setTimestamp(at)
    QCoreApplication.sendEvent(target, event)


def type_character(window: CashierWindow, character: str, at: int = 0) -> None:
    """One character, or Enter or Tab; Shift is pressed and let go for those that need it."""
    known = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
    shift = character.isupper() or character in "+_?:"
    if shift:
        _send(window, QEvent.Type.KeyPress, Qt.Key.Key_Shift, shift=True, at=at)
    key(window, known.get(character, ord(character.upper())), character, shift=shift, at=at)
    if shift:
        _send(window, QEvent.Type.KeyRelease, Qt.Key.Key_Shift, at=at)


def scan_in(window: CashierWindow, text: str, end: str = "\r") -> None:
    """Type as a scanner does: as fast as can be, with Enter, wherever the keyboard is."""
    for character in text + end:
        type_character(window, character)


async def type_slowly(window: CashierWindow, text: str) -> None:
    """Type as a person does."""
    for character in text:
        type_character(window, character)
        await asyncio.sleep(0.08)  # a person's fingers


def press(window: CashierWindow, code: Qt.Key) -> None:
    """One key."""
    key(window, code, {Qt.Key.Key_Return: "\r", Qt.Key.Key_Space: " "}.get(code, ""))


async def decide(window: CashierWindow, code: Qt.Key) -> None:
    """One key after a look at the screen; a key that comes sooner after a scan is taken for the scanner's."""
    await asyncio.sleep(0.6)  # a person's eyes
    press(window, code)


def shown(window: CashierWindow) -> Verdict:
    """The verdict on the screen."""
    verdict = window.verdict_view.verdict
    assert verdict is not None
    return verdict
