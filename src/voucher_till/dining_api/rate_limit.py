"""Keeps each call under the platform's limit of so many a second (platform contract, sections 4 to 7)."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar

from voucher_till.dining_api.errors import CancelledUnsentError, NotSentError

CALLS_PER_SECOND = 50
"""Of the voucher calls, each."""
_WINDOW_SECONDS = 1.02
"""A little over a second: two computers' clocks do not run alike."""
_CATCH_UP_SECONDS = 0.1
"""Timers ring late; so much of the lost time is made up for by calls that are closer together."""

patient: ContextVar[bool] = ContextVar("patient", default=False)
"""Set in tasks that nobody waits for at the counter: they let everybody else go first."""


class RateLimit:
    """Lets callers through so that the platform never sees more than its limit of them in any second.

    The platform counts a request when it arrives, which is some time between its leaving and its answer.
    So it counts here from its leaving until a second after its answer, however uneven the way is.
    """

    def __init__(self, calls_per_second: int = CALLS_PER_SECOND) -> None:
        self._most = calls_per_second
        self._under_way = 0
        self._answered: deque[float] = deque()
        self._next = 0.0
        self._patient_turn = asyncio.Lock()
        self._turn = asyncio.Lock()
        self._one_ended = asyncio.Event()

    @asynccontextmanager
    async def slot(self) -> AsyncIterator[None]:
        """Wait until one more call may leave; the call is made inside. Raises CancelledUnsentError."""
        try:
            await self._wait_in_line()
        except asyncio.CancelledError as error:
            raise CancelledUnsentError from error
        arrived = True
        try:
            yield
        except NotSentError:
            arrived = False
            raise
        finally:
            self._under_way -= 1
            if arrived:
                self._answered.append(asyncio.get_running_loop().time())
            self._one_ended.set()

    async def _wait_in_line(self) -> None:
        if not patient.get():
            await self._take()
            return
        # Of all the patient ones only the first stands in the line of the others.
        async with self._patient_turn:
            await self._take()

    async def _take(self) -> None:
        async with self._turn:
            await self._until_few_enough()
            await self._until_spaced()
            self._under_way += 1

    async def _until_few_enough(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            while self._answered and self._answered[0] <= loop.time() - _WINDOW_SECONDS:
                self._answered.popleft()
            if self._under_way + len(self._answered) < self._most:
                return
            if self._answered:
                await asyncio.sleep(self._answered[0] + _WINDOW_SECONDS - loop.time())
            else:
                self._one_ended.clear()
                await self._one_ended.wait()

    async def _until_spaced(self) -> None:
        """Evenly over the second: a burst would be refused by whoever counts in shorter windows."""
        now = asyncio.get_running_loop().time()
        start = max(self._next, now - _CATCH_UP_SECONDS)
        if start > now:
            await asyncio.sleep(start - now)
        self._next = start + 1 / self._most
