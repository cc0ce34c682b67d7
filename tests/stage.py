"""A cashier's window on the emulator, and the hands that work it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tills import set_up

from voucher_till.app import open_till
from voucher_till.cli.platform_work import WindowPlatformWork
from voucher_till.cli.support_command import support_desk
from voucher_till.cli.window import SandboxPhones, Wanted, make_window, run_loop
from voucher_till.domain.people import Role
from voucher_till.domain.verdict import Verdict
from voucher_till.redemption.sign_in import hash_pin
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.settings import DeviceSettings, LookSettings
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared.scanners import PRACTICE
from voucher_till.ui.shared.session import Session
from voucher_till.ui.shared.sounds import Player

Play = Callable[[CashierWindow], Awaitable[None]]
PRACTICE_CAMERA = DeviceSettings(camera=PRACTICE)


class SilentPlayer(Player):
    """Plays nothing, and remembers what was to be played."""

    played: ClassVar[list[str]] = []

    def has_output(self) -> bool:
        """A loudspeaker that nobody hears."""
        return True

    def load(self, files: Mapping[str, Path]) -> None:
        """Nothing is needed."""

    def play(self, name: str, volume: float) -> None:  # noqa: ARG002 - how loud is not heard here
        """Remember it."""
        self.played.append(name)

    def stop(self) -> None:
        """Nothing sounds."""


class Stage:
    """Opens a window on the emulator, with phones, and plays a scene on it."""

    def __init__(self, _qtbot: QtBot, sandbox: SandboxServer, root: Path) -> None:
        """Qt's test support looks for warnings while a scene is played."""
        self._sandbox = sandbox
        self._root = root
        self.sessions: list[Session] = []
        """What the window asked for in its place."""

    def enrol(self, name: str, pin: str = "", role: Role = Role.CASHIER) -> None:
        """Put somebody on the till's list before it is opened."""

        async def add() -> None:
            kept = await hash_pin(pin) if pin else ""
            database = await Database.open(DataFolder(self._root / "till"))
            await People(database).add(name, role, "test", kept)
            await database.close()

        asyncio.run(add())

    def __call__(self, play: Play, devices: DeviceSettings = PRACTICE_CAMERA, **settings: object) -> None:
        """Play one scene from opening to closing."""
        SilentPlayer.played.clear()
        # Scenes read English words, whatever the language of the computer they play on.
        settings.setdefault("look", LookSettings(language="en"))
        folder = set_up(self._root / "till", self._sandbox, devices=devices, **settings)

        async def session(_app: QApplication) -> int:
            phones = SandboxPhones(self._sandbox.control_url)
            try:
                async with open_till(folder) as till:
                    work = WindowPlatformWork(folder, folder)
                    support = support_desk(folder)
                    window = make_window(till, Wanted("light"), phones, SilentPlayer, work, support)
                    window.session_asked.connect(lambda session, _who: self.sessions.append(session))
                    window.show()
                    await window.start()
                    try:
                        await play(window)
                    finally:
                        await window.stop()
                        window.close()
                        window.deleteLater()
            finally:
                await phones.aclose()
            return 0

        assert run_loop("light", session) == 0


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what a person would wait for; a busy computer may need a minute for it."""
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - the window is looked at from outside
            await asyncio.sleep(0.01)


def key(
    window: QWidget,
    code: int,
    text: str = "",
    *,
    shift: bool = False,
    control: bool = False,
    at: int = 0,
) -> None:
    """A key as the system delivers it: to the popup or dialog that is open, else to the till.

    ``at`` is the system's own time of the key in milliseconds. QTest's own keys process events, which would
    resume other tasks inside the one that presses them.
    """
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        _send(window, kind, code, text, shift=shift, control=control, at=at)


def _send(
    window: QWidget,
    kind: QEvent.Type,
    code: int,
    text: str = "",
    *,
    shift: bool = False,
    control: bool = False,
    at: int = 0,
) -> None:
    over = QApplication.activePopupWidget() or QApplication.activeModalWidget() or window
    target = over.windowHandle()
    assert target is not None, "it is not shown"
    held = Qt.KeyboardModifier.NoModifier
    if shift:
        held |= Qt.KeyboardModifier.ShiftModifier
    if control:
        held |= Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(kind, code, held, text)
    event.setTimestamp(at)
    QCoreApplication.sendEvent(target, event)


def type_character(window: QWidget, character: str, at: int = 0) -> None:
    """One character, or Enter or Tab; Shift is pressed and let go for those that need it."""
    known = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}
    shift = character.isupper() or character in "+_?:"
    if shift:
        _send(window, QEvent.Type.KeyPress, Qt.Key.Key_Shift, shift=True, at=at)
    key(window, known.get(character, ord(character.upper())), character, shift=shift, at=at)
    if shift:
        _send(window, QEvent.Type.KeyRelease, Qt.Key.Key_Shift, at=at)


def scan_in(window: QWidget, text: str, end: str = "\r") -> None:
    """Type as a scanner does: as fast as can be, with Enter, wherever the keyboard is."""
    for character in text + end:
        type_character(window, character)


async def type_slowly(window: QWidget, text: str) -> None:
    """Type as a person does."""
    for character in text:
        type_character(window, character)
        await asyncio.sleep(0.08)  # a person's fingers


def press(window: QWidget, code: Qt.Key) -> None:
    """One key."""
    key(window, code, {Qt.Key.Key_Return: "\r", Qt.Key.Key_Space: " "}.get(code, ""))


async def decide(window: QWidget, code: Qt.Key) -> None:
    """One key after a look at the screen; a key that comes sooner after a scan is taken for the scanner's."""
    await asyncio.sleep(0.6)  # a person's eyes
    press(window, code)


async def tap(widget: QWidget, at: QPoint | None = None, area: QScrollArea | None = None) -> None:
    """A finger or a mouse, as the system delivers it: to the window, which finds what lies there.

    ``area`` is scrolled to it.
    """
    window = widget.window()

    def place() -> QPoint:
        """Where it is now: a part that was just made has not its size yet."""
        return widget.mapTo(window, at or widget.rect().center())

    def on_top() -> QWidget | None:
        if area is not None:
            # Again and again: what is filled in above it moves it.
            area.ensureWidgetVisible(widget)
        return window.childAt(place())

    def can_be_tapped() -> bool:
        found = on_top()
        return widget.isVisible() and found is not None and (found is widget or widget.isAncestorOf(found))

    try:
        await until(can_be_tapped)
    except TimeoutError as error:
        told = f"visible: {widget.isVisible()}, it is in {_places(widget)}, there lies {_places(on_top())}"
        raise AssertionError(told) from error
    click(window, place())


def click(widget: QWidget, at: QPoint) -> None:
    """A mouse button pressed and let go at a place in a widget, whatever lies there now."""
    window = widget.window()
    here, handle = QPointF(widget.mapTo(window, at)), window.windowHandle()
    assert handle is not None
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
        event = QMouseEvent(kind, here, window.mapToGlobal(here), left, held, Qt.KeyboardModifier.NoModifier)
        QCoreApplication.sendEvent(handle, event)


def _places(widget: QWidget | None) -> list[str]:
    """A part and all around it, with their places."""
    places = []
    while widget is not None:
        place, kind = widget.geometry(), widget.metaObject().className()
        places.append(f"{kind} {place.x()},{place.y()} {place.width()}x{place.height()}")
        widget = widget.parentWidget()
    return places


def shown(window: CashierWindow) -> Verdict:
    """The verdict on the screen."""
    verdict = window.views.verdict_view.verdict
    assert verdict is not None
    return verdict
