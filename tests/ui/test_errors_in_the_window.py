"""Errors that nobody took, while a window is open: the cashier is told a reference, and the sale goes on."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from stage import Stage, key, until

from voucher_till.cli.logs import hooks
from voucher_till.cli.one_window import attended
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared.running_window import RunningWindow

_REFERENCE = re.compile(r"\b[2-9A-Z]{2}-[2-9A-Z]{4}\b")


def test_an_error_of_any_thread_is_told_by_the_notice(
    stage: Stage, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async def scene(window: CashierWindow) -> None:
        before = hooks.tell
        with attended(window, RunningWindow(tmp_path)):
            window.show_help()
            for error in (LookupError("of a thread"), KeyError("of another sort")):
                window.views.notice.hide()
                thread = threading.Thread(target=hooks.program, args=(type(error), error, None))
                thread.start()
                thread.join()
                await until(window.views.notice.isVisible)
                (reference,) = _REFERENCE.findall(window.views.notice.text)
                assert reference in caplog.text
            assert window.page is Page.HELP
            key(window, Qt.Key.Key_Escape)
            await until(lambda: window.page is Page.IDLE)
        assert hooks.tell is before

    stage(scene)


def test_asked_for_it_comes_to_the_front_over_another_window(stage: Stage, tmp_path: Path) -> None:
    async def scene(window: CashierWindow) -> None:
        running = RunningWindow(tmp_path)
        with attended(window, running):
            window.showMinimized()
            await until(window.isMinimized)
            running.asked.emit()
            await until(lambda: window.isActiveWindow() and not window.isMinimized())

    stage(scene)
