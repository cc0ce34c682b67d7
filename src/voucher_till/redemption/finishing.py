"""Work that a cancellation may not leave half-way."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, TypeVar

log = logging.getLogger(__name__)
_T = TypeVar("_T")


async def to_the_end(work: Coroutine[Any, Any, _T]) -> _T:
    """Await work that is finished whatever happens; a cancellation takes effect afterwards.

    A database transaction runs on its thread and cannot be called back: whoever is cancelled meanwhile must
    still know that it happened.
    """
    task = asyncio.ensure_future(work)
    cancelled: asyncio.CancelledError | None = None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    if cancelled is None:
        return task.result()
    if not task.cancelled() and (failure := task.exception()) is not None:
        log.error("failed while it was being cancelled", exc_info=failure)
    raise cancelled
