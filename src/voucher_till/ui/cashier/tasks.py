"""The tasks of the window: none is forgotten, and trouble in one becomes a verdict, never a bad voucher."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from voucher_till.domain.verdict import Verdict
from voucher_till.redemption import verdicts
from voucher_till.store.errors import StoreError
from voucher_till.support.trouble import note_error, words
from voucher_till.ui.cashier.host import Work

log = logging.getLogger(__name__)


class Tasks:
    """Begins them, and ends them with the window."""

    def __init__(self, fail: Callable[[Verdict], None]) -> None:
        self._fail = fail
        self._running: set[asyncio.Task[None]] = set()
        self._is_over = False

    def spawn(self, work: Work) -> None:
        """Begin a task; after the end none begins any more."""
        if self._is_over:
            return
        task = asyncio.get_running_loop().create_task(self.guarded(work))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def guarded(self, work: Work) -> None:
        """The last stop of a task."""
        try:
            await work()
        except StoreError as error:
            log.error("store: %s", error)
            self._fail(verdicts.trouble(error.phrase))
        except Exception as error:  # noqa: BLE001 - a bug of ours: shown as one, with a reference
            reference, _ = note_error(error)
            self._fail(verdicts.trouble(words(reference)))

    async def stop(self) -> None:
        """End them all; a Redeem under way leaves an unknown row that is settled later."""
        self._is_over = True
        for task in list(self._running):
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
