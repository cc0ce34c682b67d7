"""Many tasks that work through one agenda."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence

from voucher_till.dining_api.rate_limit import patient
from voucher_till.domain.journal import Redemption
from voucher_till.redemption.agenda import Agenda
from voucher_till.redemption.finishing import to_the_end

WORKERS = 24
"""Enough for 50 rows a second as long as the two calls for one take half a second together."""


async def work_through(
    agenda: Agenda, work: Callable[[str], Awaitable[Sequence[Redemption]]]
) -> AsyncGenerator[Redemption, None]:
    """Do the work for each intent of the agenda, and give the rows as they come.

    When it is closed or cancelled, every task is cancelled and has ended when that returns.
    """
    results: asyncio.Queue[Redemption | None] = asyncio.Queue()

    async def member() -> None:
        patient.set(True)
        try:
            while (intent := await agenda.next()) is not None:
                for row in await work(intent):
                    results.put_nowait(row)
        finally:
            results.put_nowait(None)

    crew = [asyncio.create_task(member()) for _ in range(WORKERS)]
    try:
        at_work = len(crew)
        while at_work:
            row = await results.get()
            if row is None:
                at_work -= 1
            else:
                yield row
        for task in crew:
            task.result()
    finally:
        for task in crew:
            task.cancel()
        await to_the_end(_until_ended(crew))


async def _until_ended(tasks: Sequence[asyncio.Task[None]]) -> None:
    await asyncio.wait(tasks)
