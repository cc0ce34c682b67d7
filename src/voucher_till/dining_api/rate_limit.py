"""Keeps each call under the platform's limit of 50 a second (platform contract, section 4)."""

from __future__ import annotations

import asyncio
from collections import deque

CALLS_PER_SECOND = 50
_WINDOW_SECONDS = 1.1
"""A little over a second: requests sent evenly can still arrive closer together."""


class RateLimit:
    """Lets at most 50 callers through in any window, in the order they came."""

    def __init__(self) -> None:
        self._passed: deque[float] = deque(maxlen=CALLS_PER_SECOND)
        self._turn = asyncio.Lock()

    async def wait(self) -> None:
        """Return when one more call may leave."""
        loop = asyncio.get_running_loop()
        async with self._turn:
            if len(self._passed) == CALLS_PER_SECOND:
                pause = self._passed[0] + _WINDOW_SECONDS - loop.time()
                if pause > 0:
                    await asyncio.sleep(pause)
            self._passed.append(loop.time())
