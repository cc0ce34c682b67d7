"""One window for each data folder: the first is worked at, and a second start only brings it to the front."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from filelock import FileLock, Timeout

from voucher_till.cli.logs import hooks
from voucher_till.store.folder import PRIVATE, DataFolder
from voucher_till.support.trouble import words
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.setup.assistant.window import AssistantWindow
from voucher_till.ui.setup.stopped_window import StoppedWindow
from voucher_till.ui.shared.language import worded
from voucher_till.ui.shared.running_window import RunningWindow, bring_running_window_to_front, to_front

_PATIENCE_SECONDS = 10.0
"""A window that is being opened or closed needs a moment."""
_PAUSE_SECONDS = 0.2


class NoAnswerError(Exception):
    """A window has the data folder and does not answer; the text is fit to be shown."""

    def __init__(self) -> None:
        super().__init__(
            "This till is already open, but its window does not answer. Close it, or restart the computer."
        )


@contextmanager
def only_window(folder: DataFolder) -> Iterator[bool]:
    """True where this process may open the window; False when another one has it and came to the front.

    Raises NoAnswerError.
    """
    lock = FileLock(folder.window_lock, mode=PRIVATE, thread_local=False)
    until = time.monotonic() + _PATIENCE_SECONDS
    while not _locked(lock):
        if bring_running_window_to_front(folder.root):
            yield False
            return
        if time.monotonic() > until:
            raise NoAnswerError
    try:
        yield True
    finally:
        lock.release()


def _locked(lock: FileLock) -> bool:
    try:
        lock.acquire(timeout=_PAUSE_SECONDS)
    except Timeout:
        return False
    return True


@contextmanager
def listening(folder: DataFolder) -> Iterator[RunningWindow]:
    """While this lasts, other processes can ask for the window."""
    running = RunningWindow(folder.root)
    running.listen()
    try:
        yield running
    finally:
        running.stop()


@contextmanager
def attended(
    window: CashierWindow | AssistantWindow | StoppedWindow, running: RunningWindow
) -> Iterator[None]:
    """While this lasts, the window comes to the front when asked, and tells of errors that nobody took."""
    running.asked.connect(lambda: to_front(window))
    before, loop = hooks.tell, asyncio.get_running_loop()

    def tell(reference: str) -> None:
        loop.call_soon_threadsafe(partial(window.say, worded(words(reference))))

    hooks.tell = tell
    try:
        yield
    finally:
        hooks.tell = before
