"""Settles by itself what a sale left open, while a till is in use."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable
from contextlib import aclosing

from voucher_till.domain.journal import Redemption
from voucher_till.redemption.settling import Settler
from voucher_till.store.errors import StoreError
from voucher_till.store.journal import SEND_STATES

log = logging.getLogger(__name__)

FIRST_PAUSE_SECONDS = 2.0
LONGEST_PAUSE_SECONDS = 60.0


class Background:
    """Runs passes of the settler when rows are due: soon after trouble, then less often while it lasts."""

    def __init__(self, settler: Settler, on_row: Callable[[Redemption], Awaitable[None]]) -> None:
        self._settler = settler
        self._on_row = on_row
        self._woken = asyncio.Event()
        self._line_is_back = False
        self._pause = FIRST_PAUSE_SECONDS

    def wake(self, *, line_is_back: bool = False) -> None:
        """Something was left open just now, or the line is back and everything is worth a try at once."""
        self._line_is_back = self._line_is_back or line_is_back
        self._pause = FIRST_PAUSE_SECONDS
        self._woken.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            await self._until_due()
            everything, self._line_is_back = self._line_is_back, False
            moved = await self._pass(everything)
            self._pause = FIRST_PAUSE_SECONDS if moved else min(self._pause * 2, LONGEST_PAUSE_SECONDS)

    async def _until_due(self) -> None:
        """Wait for the next row whose time has come, and at least the pause."""
        while True:
            self._woken.clear()
            seconds = await self._seconds_until_due()
            if seconds is None:
                await self._woken.wait()
                continue
            if self._line_is_back:
                return
            # Spread, so that many tills do not come back all at once.
            pause = max(self._pause, self._settler.wait_seconds)
            if not await self._woken_within(max(seconds, random.uniform(pause / 2, pause))):  # noqa: S311
                return

    async def _woken_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return False
        return True

    async def _seconds_until_due(self) -> float | None:
        try:
            return await self._settler.seconds_until_due()
        except StoreError as error:
            log.error("the journal cannot be read: %s", error)
            return LONGEST_PAUSE_SECONDS

    async def _pass(self, everything: bool) -> bool:
        """Whether any row came to an end."""
        moved = False
        try:
            async with aclosing(self._settler.run(only_due=not everything)) as rows:
                async for row in rows:
                    moved = moved or row.state not in SEND_STATES
                    await self._on_row(row)
        except StoreError as error:
            log.error("settling stopped: %s", error)
        except Exception:
            # The rows were let go and the next pass takes them up: a till that stops sending is worse.
            log.exception("settling met a program error")
        return moved
