"""Blocking work on a thread that neither holds up others nor the end of the program."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

_T = TypeVar("_T")


def on_own_thread(work: Callable[[], _T], name: str) -> asyncio.Future[_T]:
    """Run it on a new thread; the future has what it returns or raises.

    The loop's own pool will not do: at the end Python waits for its threads, and a printer may hold one for
    ever.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[_T] = loop.create_future()
    future.add_done_callback(_look_at)

    def tell(result: _T | None, error: BaseException | None) -> None:
        if future.done():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result: _T | None = None
        error: BaseException | None = None
        try:
            result = work()
        except BaseException as caught:  # noqa: BLE001  (it is raised where the future is awaited)
            error = caught
        if not loop.is_closed():
            loop.call_soon_threadsafe(tell, result, error)

    threading.Thread(target=run, name=name, daemon=True).start()
    return future


def _look_at(future: asyncio.Future[_T]) -> None:
    """Nobody may be left who awaits it; its error is then no news."""
    if not future.cancelled():
        future.exception()
