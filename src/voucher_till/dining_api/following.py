"""Follows reviews to their end: asks again after pauses that grow, and waits while the line is down."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass

from voucher_till.dining_api.batches import Gathered
from voucher_till.dining_api.error_codes import CodeKind
from voucher_till.dining_api.errors import DiningError, NotAuthorisedError, RefusedError
from voucher_till.domain.outlets import OutletTask, TaskState
from voucher_till.domain.symptoms import Trouble

log = logging.getLogger(__name__)

_MOST_MISSED = 3
"""A task that was just handed in may not be found at once; one that is missing so often in a row is given
up."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How often reviews are asked about; seconds."""

    first: float = 2.0
    growth: float = 1.5
    longest: float = 300.0
    patience: float | None = None
    """After this long the iteration ends with what is still under review; None waits for the end."""


async def follow(
    ask: Callable[[Sequence[str]], Awaitable[Gathered[dict[str, OutletTask]]]],
    task_ids: Sequence[str],
    pace: Pace,
) -> AsyncGenerator[OutletTask, None]:
    """Each task as it stands first and whenever it has changed."""
    seen: dict[str, OutletTask] = {}
    missed: Counter[str] = Counter()
    left = list(dict.fromkeys(task_ids))
    pause = pace.first
    clock = asyncio.get_running_loop().time
    until = None if pace.patience is None else clock() + pace.patience
    while left:
        wanted = pause
        try:
            now = (await ask(left)).value
        except DiningError as error:
            if not _passes(error):
                raise
            log.info("reviews could not be asked about (%s); trying again", error)
            wanted = max(pause, error.retry_after or 0.0)
            now = {}
        for task in now.values():
            is_missing = task.state is TaskState.MISSING
            missed[task.task_id] = missed[task.task_id] + 1 if is_missing else 0
            if seen.get(task.task_id) != task:
                seen[task.task_id] = task
                yield task
        left = [name for name in left if not _is_over(seen.get(name), missed[name])]
        if not left or (until is not None and clock() + wanted > until):
            return
        await asyncio.sleep(wanted)
        pause = min(pause * pace.growth, pace.longest)


def _is_over(task: OutletTask | None, missed: int) -> bool:
    return task is not None and (task.state.is_final or missed >= _MOST_MISSED)


def _passes(error: DiningError) -> bool:
    """Whether asking again later may help."""
    if isinstance(error, RefusedError):
        return error.kind is CodeKind.TRANSIENT
    return not isinstance(error, NotAuthorisedError) and error.symptom.trouble is not Trouble.FORCED_OFFLINE
