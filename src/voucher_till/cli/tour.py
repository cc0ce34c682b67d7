"""`tour`: a whole practice sale where no window can be shown, told on the console with screenshots."""

from __future__ import annotations

import asyncio
import os
import tempfile
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from voucher_till.cli.printing import DONE, OWN_ERROR, complain, say
from voucher_till.cli.window import Wanted, open_practice, run_loop
from voucher_till.domain.verdict import Verdict
from voucher_till.store.folder import DataFolder
from voucher_till.ui.cashier.window import CashierWindow

_PATIENCE_SECONDS = 20
_SETTLE_SECONDS = 0.4
"""Also for a picture of the product to come."""


class Tour:
    """Drives a practice window with keys, as a cashier would, and photographs it."""

    def __init__(self, window: CashierWindow, shots: Path) -> None:
        self._window = window
        self._shots = shots
        self._taken = 0

    async def run(self) -> None:
        """Scan three vouchers, redeem two of them, scan again, and meet a refused one."""
        await self._shoot("ready", "The till is ready; its camera films the counter")
        await self._scan("three", lambda: self._window.on_order)
        await self._shoot("order", "F6 holds the phone up: the order card, with what can be redeemed ticked")
        self._press(Qt.Key.Key_Down)
        self._press(Qt.Key.Key_Space)
        self._press(Qt.Key.Key_Return)
        await self._verdict("redeemed", "Down and Space untick one; Enter redeems the rest")
        await self._scan("used", lambda: self._window.on_verdict)
        await self._verdict("already-used", "A voucher that was used before")
        await self._scan("expired", lambda: self._window.on_verdict)
        await self._verdict("expired", "A voucher past its time")
        self._press(Qt.Key.Key_Return)
        QTest.keyClicks(self._window.views.code_field, "HELLO")
        self._press(Qt.Key.Key_Return)
        await self._verdict("not-a-voucher", "Text that is no voucher, told without asking anyone")

    async def _scan(self, customer: str, done: Callable[[], bool]) -> None:
        phone = self._window.views.phone
        assert phone is not None  # noqa: S101 - a practice window has one
        if self._window.on_verdict:
            self._press(Qt.Key.Key_Return)
        before = phone.png
        phone.choose(customer)
        await self._until(lambda: phone.png != before)
        self._press(Qt.Key.Key_F6)
        await self._until(done)

    async def _verdict(self, name: str, text: str) -> None:
        await self._until(lambda: self._window.on_verdict)
        await self._shoot(name, text)
        verdict = self._window.views.verdict_view.verdict
        assert isinstance(verdict, Verdict)  # noqa: S101 - the view shows one
        say(f"   {verdict.kind.value.upper()}: {verdict.message}")

    def _press(self, key: Qt.Key) -> None:
        target = self._window if self._window.on_verdict else self._window.views.code_field
        QTest.keyClick(target, key)

    async def _until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            while not condition():  # noqa: ASYNC110 - looks at the window as a person does, from outside
                await asyncio.sleep(0.02)

    async def _shoot(self, name: str, text: str) -> None:
        # Never process events from inside a task: Qt would resume other tasks in the middle of it.
        await asyncio.sleep(_SETTLE_SECONDS)
        self._taken += 1
        path = self._shots / f"{self._taken}-{name}.png"
        self._window.grab().save(str(path))
        say(f"{self._taken}. {text}\n   {path}")


def run(options: Namespace) -> int:
    """Make the tour in a folder that is thrown away; only the screenshots stay."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    shots: Path = options.shots
    try:
        shots.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        complain(f"The screenshots cannot be saved in {shots}: {error.strerror}")
        return OWN_ERROR
    say("A practice sale against the built-in emulator of the platform. No real voucher is touched.")

    async def session(_app: QApplication) -> int:
        with tempfile.TemporaryDirectory(prefix="voucher-till-") as folder:
            wanted = Wanted(options.theme, options.language)
            async with open_practice(DataFolder(Path(folder)), wanted) as window:
                window.resize(*options.size)
                window.show()
                await Tour(window, shots).run()
        return DONE

    code = run_loop(options.theme, session)
    say(f"Done. The screenshots are in {shots.absolute()}")
    return code
