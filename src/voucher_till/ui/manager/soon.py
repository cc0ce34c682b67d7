"""Work that is asked for again and again, and done once for all of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from voucher_till.ui.manager.history_latest import Latest
from voucher_till.ui.manager.section import Work

_PAUSE_SECONDS = 1.0


class Soon:
    """Acts a second after it was asked to first: many events that come together are one reason to look."""

    def __init__(self, spawn: Callable[[Work], None], act: Callable[[], None]) -> None:
        """What is spawned ends with the window."""
        self._waiting = Latest(spawn)
        self._act = act

    def begin(self) -> None:
        """Act soon; a second has begun already where this was asked for before."""
        if not self._waiting.is_busy:
            self._waiting.begin(self._wait)

    def stop(self) -> None:
        """Do not act any more."""
        self._waiting.stop()

    async def _wait(self) -> None:
        await asyncio.sleep(_PAUSE_SECONDS)
        self._act()
