"""Settles by itself what a sale left open, while a till is in use."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from voucher_till.domain.journal import Redemption
from voucher_till.redemption.settling import Settler
from voucher_till.store.errors import StoreError

log = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS = 3.0
LONGEST_PAUSE_SECONDS = 60.0


class Background:
    """Runs passes of the settler: soon after trouble, then less often while the trouble lasts."""

    def __init__(self, settler: Settler, on_row: Callable[[Redemption], Awaitable[None]]) -> None:
        self._settler = settler
        self._on_row = on_row
        self._wake = asyncio.Event()
        self._wake.set()

    def wake(self) -> None:
        """Something was left open just now."""
        self._wake.set()

    async def run(self) -> None:
        """Until cancelled."""
        pause = FIRST_PAUSE_SECONDS
        while True:
            await self._wake.wait()
            self._wake.clear()
            while await self._left_open():
                await asyncio.sleep(pause)
                pause = FIRST_PAUSE_SECONDS if self._wake.is_set() else min(pause * 2, LONGEST_PAUSE_SECONDS)
                self._wake.clear()
                await self._pass()
            pause = FIRST_PAUSE_SECONDS

    async def _left_open(self) -> bool:
        try:
            return await self._settler.has_open()
        except StoreError as error:
            log.error("the journal cannot be read: %s", error)
            return False

    async def _pass(self) -> None:
        try:
            async for row in self._settler.run():
                await self._on_row(row)
        except StoreError as error:
            log.error("settling stopped: %s", error)
