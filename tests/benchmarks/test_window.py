"""The cashier's window: ready after start, answers to keys, and stalls of the main thread while selling."""

from __future__ import annotations

import asyncio
import json
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from platform_calls import Caller
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot
from sight import seen
from stage import Stage, press, scan_in, shown, until
from tills import set_up

from voucher_till.domain.verdict import VerdictKind
from voucher_till.sandbox.server import SandboxServer
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.voucher_row import VoucherRow
from voucher_till.ui.cashier.window import CashierWindow

STARTS, PRESSES, SALES = 5, 10, 60
SIZES = (1, 3, 10, 50)
"""Vouchers in an order."""
BEAT = 0.002
"""Seconds between two looks at whether the main thread answers."""
EYES = 0.6
"""Seconds; a key that comes sooner after a scan is taken for the scanner's."""

CHILD = """
import json, sys, time
begun = time.time()
import voucher_till.cli.main
from voucher_till.cli import window as till
imported = time.time()
import asyncio
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from voucher_till.store.folder import DataFolder

class Watch(QObject):
    def __init__(self):
        super().__init__()
        self.painted = asyncio.Event()
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.painted.set)
        return False

async def session(app):
    began = time.time()
    opened = till.open_practice if sys.argv[2] == "practice" else till.open_window
    async with opened(DataFolder(Path(sys.argv[1])), till.USUAL) as window:
        watch = Watch()
        window.views.idle.installEventFilter(watch)
        window.show()
        await watch.painted.wait()
        loaded = [name for name in sys.argv[3].split() if name in sys.modules]
        print(json.dumps([begun, imported, began, time.time(), loaded]), flush=True)
    return 0

sys.exit(till.run_loop("light", session))
"""
"""Does what `gui` does, and tells when the screen for the first scan has been painted."""
HEAVY = (
    "cv2 numpy zxingcpp pyzbar PIL qtawesome qtpy argon2 escpos keyring serial segno uvicorn starlette "
    "PySide6.QtMultimedia PySide6.QtTextToSpeech PySide6.QtPrintSupport PySide6.QtNetwork PySide6.QtOpenGL"
)


def report(name: str, times: Sequence[float]) -> None:
    """Median, longest, and the 99th percentile where there are enough for one; in milliseconds."""
    ordered = sorted(times)
    many = len(ordered) >= 100
    last = f"99th percentile {ordered[int(len(ordered) * 0.99) - 1]:.1f} ms, " if many else ""
    print(f"\n{name}: median {statistics.median(ordered):.1f} ms, {last}longest {ordered[-1]:.1f} ms")


class Heartbeat(QObject):
    """How long the main thread did not answer, beat by beat."""

    def __init__(self) -> None:
        super().__init__()
        self.stalls: list[float] = []
        self._last = time.perf_counter()
        self._clock = QTimer(self)
        self._clock.setTimerType(Qt.TimerType.PreciseTimer)
        self._clock.timeout.connect(self._beat)
        self._clock.start(round(BEAT * 1000))

    def _beat(self) -> None:
        now = time.perf_counter()
        self.stalls.append(max(0.0, now - self._last - BEAT) * 1000)
        self._last = now


def order(caller: Caller, count: int) -> str:
    """The QR of a new order."""
    placed: dict[str, Any] = caller.desk.post("/control/orders", json={"count": count}).json()
    return str(placed["qr"])


def redeem_button(window: CashierWindow) -> QPushButton:
    """What Enter presses on an order."""
    found = window.views.order_card.findChild(QPushButton, "primary")
    assert isinstance(found, QPushButton)
    return found


def click(button: QPushButton) -> None:
    """As a mouse does."""
    middle = QPointF(button.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
        event = QMouseEvent(
            kind, middle, button.mapToGlobal(middle), left, held, Qt.KeyboardModifier.NoModifier
        )
        QCoreApplication.sendEvent(button, event)


@pytest.fixture
def stage(qtbot: QtBot, sandbox: SandboxServer, tmp_path: Path) -> Stage:
    """A window on the emulator."""
    return Stage(qtbot, sandbox, tmp_path)


@pytest.mark.parametrize("kind", ["till", "practice"])
def test_ready_after_start(kind: str, sandbox: SandboxServer, tmp_path: Path) -> None:
    totals, imports, builds, loaded = [], [], [], []
    for number in range(STARTS):
        folder = tmp_path / f"{kind}{number}"
        if kind == "till":
            set_up(folder, sandbox)
        command = [sys.executable, "-c", CHILD, str(folder), kind, HEAVY]
        started = time.time()
        done = subprocess.run(command, check=True, capture_output=True, text=True, env=_environment())
        begun, imported, began, painted, loaded = json.loads(done.stdout)
        totals.append((painted - started) * 1000)
        imports.append((imported - begun) * 1000)
        builds.append((painted - began) * 1000)
    report(f"window ready after start ({kind})", totals)
    report("  of it imports", imports)
    report("  of it from the loop to the first painting", builds)
    print("  heavy modules loaded before the first painting:", ", ".join(loaded) or "none")


def test_what_imports_take() -> None:
    modules = "import voucher_till.cli.main, voucher_till.cli.window"
    command = [sys.executable, "-X", "importtime", "-c", modules]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=_environment())
    packages: dict[str, float] = defaultdict(float)
    for line in done.stderr.splitlines():
        own, _, name = line.removeprefix("import time:").split("|")
        if own.strip().isdigit():
            packages[name.strip().partition(".")[0]] += int(own) / 1000
    print("\nimports by package, own time (the measuring itself makes them slower):")
    for name, spent in sorted(packages.items(), key=lambda one: -one[1])[:12]:
        print(f"  {name}: {spent:.0f} ms")


def _environment() -> dict[str, str]:
    source = Path(__file__).resolve().parents[2] / "src"
    return os.environ | {"PYTHONPATH": str(source)}


def test_a_key_is_answered(stage: Stage, caller: Caller) -> None:
    answers: dict[str, list[float]] = defaultdict(list)

    async def play(window: CashierWindow) -> None:
        views = window.views
        await asyncio.sleep(1.5)  # the pages that are built ahead
        for _ in range(PRESSES):
            for code, name, page, place in (
                (Qt.Key.Key_F1, "F1", Page.HELP, views.help_page),
                (Qt.Key.Key_F3, "F3", Page.RECENT, views.recent_page),
                (Qt.Key.Key_F12, "F12", Page.SETTINGS, views.settings_page),
            ):
                answers[name].append(await _press(window, code, place, page))
                answers["Esc"].append(await _press(window, Qt.Key.Key_Escape, views.idle, Page.IDLE))
                await asyncio.sleep(0.05)  # a person's fingers
            press(window, Qt.Key.Key_F1)
            await until(lambda: window.page is Page.HELP)
            answers["F2"].append(await _press(window, Qt.Key.Key_F2, views.code_field, Page.IDLE))

    stage(play)
    for name, times in answers.items():
        report(f"{name} to what is seen of it", times)


async def _press(window: CashierWindow, code: Qt.Key, place: QWidget, page: Page) -> float:
    return await seen(place, lambda: press(window, code), lambda: window.page is page)


@pytest.mark.parametrize("count", [3, 50])
def test_a_tick_and_redeem_are_answered(stage: Stage, caller: Caller, count: int) -> None:
    ticks: list[float] = []
    steps: list[float] = []
    enters: list[float] = []
    clicks: list[float] = []

    async def play(window: CashierWindow) -> None:
        card, button = window.views.order_card, redeem_button(window)
        for number in range(4):
            scan_in(window, order(caller, count))
            await until(lambda: window.on_order)
            await asyncio.sleep(EYES)
            rows = card.findChildren(VoucherRow)
            for turn in range(PRESSES):
                ticked = len(card.chosen())
                space = await seen(
                    button,
                    partial(press, window, Qt.Key.Key_Space),
                    lambda ticked=ticked: len(card.chosen()) != ticked,  # type: ignore[misc]
                )
                ticks.append(space)
                down, row = turn % 2 == 0, rows[(turn + 1) % 2]
                step = await seen(
                    row,
                    partial(press, window, Qt.Key.Key_Down if down else Qt.Key.Key_Up),
                    lambda row=row: row.property("current") == "true",  # type: ignore[misc]
                )
                steps.append(step)
            caller.fault("redeem", "delay", seconds=0.3)
            by_key = number % 2 == 0
            act = partial(press, window, Qt.Key.Key_Return) if by_key else partial(click, button)
            answer = await seen(button, act, lambda: button.text() == "Redeeming…")
            (enters if by_key else clicks).append(answer)
            await until(lambda: window.on_verdict)
            press(window, Qt.Key.Key_Return)
            await until(lambda: window.page is Page.IDLE)

    stage(play)
    report(f"Space to the tick seen, {count} vouchers", ticks)
    report(f"Down to the next row seen, {count} vouchers", steps)
    report(f"Enter to “Redeeming…” seen, {count} vouchers", enters)
    report(f"click to “Redeeming…” seen, {count} vouchers", clicks)


def test_a_minute_of_sales(stage: Stage, caller: Caller) -> None:
    stalls: list[float] = []
    orders: dict[int, list[float]] = defaultdict(list)
    verdicts: list[float] = []

    async def sell(window: CashierWindow, count: int) -> None:
        views = window.views
        code = order(caller, count)
        orders[count].append(
            await seen(views.order_card, lambda: scan_in(window, code), lambda: window.on_order)
        )
        await asyncio.sleep(EYES)
        verdicts.append(
            await seen(
                views.verdict_view, lambda: press(window, Qt.Key.Key_Return), lambda: window.on_verdict
            )
        )
        assert shown(window).kind is VerdictKind.REDEEMED
        press(window, Qt.Key.Key_Return)
        await until(lambda: window.page is Page.IDLE)

    async def play(window: CashierWindow) -> None:
        await asyncio.sleep(1.5)  # the pages that are built ahead
        heart = Heartbeat()
        for number in range(SALES):
            await sell(window, SIZES[number % len(SIZES)])
            if number % 10 == 5:
                for code in (Qt.Key.Key_F3, Qt.Key.Key_F1, Qt.Key.Key_F12):
                    press(window, code)
                    await asyncio.sleep(0.1)  # a look at it
                    press(window, Qt.Key.Key_Escape)
        stalls.extend(heart.stalls)

    stage(play)
    for count, times in orders.items():
        report(f"scan to order card painted, {count} voucher(s)", times)
    report("scan to order card painted, all", [one for times in orders.values() for one in times])
    report("Enter to verdict painted", verdicts)
    report(f"stalls of the main thread over {SALES} sales", stalls)


def test_another_language(stage: Stage) -> None:
    times = []

    async def play(window: CashierWindow) -> None:
        await asyncio.sleep(1.5)  # the pages that are built ahead
        press(window, Qt.Key.Key_F12)
        await until(lambda: window.page is Page.SETTINGS)
        for language in ("id", "en") * 3:
            before = window.views
            started = time.perf_counter()
            before.settings_page.changed.emit("look", {"language": language})
            await until(lambda before=before: window.views is not before)  # type: ignore[misc]
            await seen(window.views.settings_page, window.views.settings_page.update, lambda: True)
            times.append((time.perf_counter() - started) * 1000)

    stage(play)
    report("another language to all built anew and painted", times)
