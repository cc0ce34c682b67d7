"""One piece of work at a time: what was asked last is what counts."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from voucher_till.ui.manager.section import Work


class Latest:
    """Begins work, and ends the piece before, wherever that has come to."""

    def __init__(self, spawn: Callable[[Work], None]) -> None:
        self._spawn = spawn
        self._number = 0
        self._task: asyncio.Task[None] | None = None
        self.is_busy = False

    def begin(self, work: Work) -> None:
        """Work on this from now on."""
        self.stop()
        number = self._number
        self.is_busy = True

        async def only_latest() -> None:
            if number != self._number:
                return
            self._task = asyncio.current_task()
            try:
                await work()
            finally:
                if number == self._number:
                    self._task, self.is_busy = None, False

        self._spawn(only_latest)

    def stop(self) -> None:
        """Work on nothing."""
        self._number += 1
        self.is_busy = False
        if self._task is not None:
            self._task.cancel()
            self._task = None
