"""A command that the system ends is ended as by Ctrl+C: what it was about to write is put away first."""

from __future__ import annotations

import asyncio
import signal
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

_T = TypeVar("_T")


async def ended_in_order(work: Coroutine[Any, Any, _T]) -> _T:
    """Do a command's work. SIGTERM cancels it, and is KeyboardInterrupt once that is done."""
    loop, task, was_told = asyncio.get_running_loop(), asyncio.current_task(), False

    def end(_number: int, _frame: FrameType | None) -> None:
        nonlocal was_told
        was_told = True
        # Whoever does not want to wait says it twice.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if task is not None:
            task.cancel()
        loop.call_soon_threadsafe(lambda: None)  # It may be waiting for something else.

    before = signal.signal(signal.SIGTERM, end)
    try:
        return await work
    except asyncio.CancelledError:
        if was_told:
            raise KeyboardInterrupt from None
        raise
    finally:
        signal.signal(signal.SIGTERM, before)


@contextmanager
def ended_at_once() -> Iterator[None]:
    """Ctrl+C and SIGTERM stop the program here, also inside a loop that would wait for an answer first."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, signal.default_int_handler) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
