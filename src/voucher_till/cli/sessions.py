"""One window after another: each closes all that it opened before the next one opens."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QApplication

from voucher_till.ui.shared.session import Session

_SETTLED_SECONDS = 2.0
"""After the first look at the window, before the first customer."""


class SessionWindow(Protocol):
    """A window that is shown alone."""

    @property
    def session_asked(self) -> SignalInstance:
        """A ``Session``, and who asks for it; empty where nobody said."""

    def show(self) -> None:
        """Onto the screen."""


Opener = Callable[[str], AbstractAsyncContextManager[SessionWindow]]
"""Opens a window for whoever asked for it, and closes it."""


class Sessions:
    """Shows windows until somebody closes one, or the process is to end."""

    def __init__(
        self,
        app: QApplication,
        openers: Mapping[Session, Opener],
        may_set_up_from_practice: Callable[[], Awaitable[bool]],
    ) -> None:
        self._app = app
        self._openers = openers
        self._may_set_up_from_practice = may_set_up_from_practice
        self._stopped = asyncio.Event()

    async def run(self, first: Session) -> None:
        """Begin with this one. Closing the assistant leads back to where it was opened from."""
        if sys.platform != "win32":
            for number in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, self._stopped.set)
        asyncio.get_running_loop().call_later(_SETTLED_SECONDS, _settle_memory)
        came_from: Session | None = None
        now: Session | None = first
        who = ""
        while now is not None and not self._stopped.is_set():
            wanted, who = await self._one(now, who)
            if wanted is None and now is Session.ASSISTANT:
                wanted = came_from
            if now is Session.PRACTICE:
                # Anybody can be a manager there: a name from there counts for nothing elsewhere.
                who = ""
                if wanted is Session.ASSISTANT and not await self._may_set_up_from_practice():
                    wanted = Session.PRACTICE
            came_from, now = now, wanted

    async def _one(self, session: Session, who: str) -> tuple[Session | None, str]:
        """Show one; what is asked for in its place, None when it was closed."""
        over = asyncio.Event()
        asked: list[tuple[Session, str]] = []

        def ask(wanted: Session, by: str) -> None:
            asked.append((wanted, by))
            over.set()

        async with self._openers[session](who) as window:
            window.session_asked.connect(ask)
            self._app.lastWindowClosed.connect(over.set)
            window.show()
            try:
                await _first_of(over, self._stopped)
            finally:
                self._app.lastWindowClosed.disconnect(over.set)
        return asked[0] if asked else (None, "")


async def _first_of(*events: asyncio.Event) -> None:
    waiting = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in waiting:
            one.cancel()


def _settle_memory() -> None:
    """What is there after the start stays to the end: looking through all of it again would be felt."""
    gc.collect()
    gc.freeze()
