"""From a delivery to the feed: events that come together are kept in one commit, and worked on after it."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from sqlalchemy.exc import DataError, SQLAlchemyError

from voucher_till import checkpoints
from voucher_till.webhooks.event_store import EventStore
from voucher_till.webhooks.incoming import Incoming
from voucher_till.webhooks.metrics import Metrics

log = logging.getLogger(__name__)

_KEPT_AT_ONCE = 100
_LOOK_SECONDS = 2.0
"""How often to look for events that another receiver of the same database left waiting."""

Waiting = tuple[Incoming, asyncio.Future[bool]]


class Intake:
    """Writes for one receiver. Runs while ``run`` does.

    What keeps events and what works on them share a thread where only one of them can write at a time: they
    take turns without a busy wait. Elsewhere each has its own, and no delivery waits for the other's commit.
    """

    def __init__(self, store: EventStore, metrics: Metrics) -> None:
        self._store = store
        self._metrics = metrics
        self._arrived: asyncio.Queue[Waiting] = asyncio.Queue()
        self._to_do = asyncio.Event()
        self._changed = asyncio.Event()
        self._keeper = ThreadPoolExecutor(1, thread_name_prefix="webhook-keep")
        self._worker = (
            ThreadPoolExecutor(1, thread_name_prefix="webhook-work")
            if store.has_many_writers
            else self._keeper
        )

    @property
    def changed(self) -> asyncio.Event:
        """Is set when the feed has more than it had when this was asked for."""
        return self._changed

    async def keep(self, event: Incoming) -> bool:
        """Keep an event; durable when this returns. False for one that was there before.

        Raises SQLAlchemyError or ValueError when the store cannot take it.
        """
        kept: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._arrived.put_nowait((event, kept))
        return await kept

    async def run(self) -> None:
        """Until it is cancelled."""
        try:
            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(self._keep_all())
                tasks.create_task(self._work_all())
        finally:
            self.wake()
            self._keeper.shutdown()
            self._worker.shutdown()

    def wake(self) -> None:
        """Let go whoever waits for the feed."""
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def _keep_all(self) -> None:
        while True:
            batch = [await self._arrived.get()]
            while len(batch) < _KEPT_AT_ONCE and not self._arrived.empty():
                batch.append(self._arrived.get_nowait())
            await self._keep_batch(batch)

    async def _keep_batch(self, batch: list[Waiting]) -> None:
        loop, arrived = asyncio.get_running_loop(), [event for event, _ in batch]
        try:
            news = await loop.run_in_executor(self._keeper, self._store.keep, arrived)
        except (SQLAlchemyError, ValueError) as error:
            if len(batch) > 1 and isinstance(error, DataError | ValueError):
                # One of them cannot be kept: the others can.
                for one in batch:
                    await self._keep_batch([one])
                return
            log.error("events could not be kept: %s", type(error).__name__)
            for _, kept in batch:
                if not kept.done():
                    kept.set_exception(error)
            return
        checkpoints.passed(checkpoints.EVENT_KEPT)
        for (_, kept), new in zip(batch, news, strict=True):
            # Whoever waited may have been cut off meanwhile; the event is kept all the same.
            if not kept.done():
                kept.set_result(new)
        self._to_do.set()

    async def _work_all(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            self._to_do.clear()
            try:
                while worked := await loop.run_in_executor(self._worker, self._store.work):
                    self._metrics.worked.inc(worked)
                    self.wake()
            except SQLAlchemyError as error:
                log.error("events could not be worked on: %s", type(error).__name__)
            with suppress(TimeoutError):
                async with asyncio.timeout(_LOOK_SECONDS):
                    await self._to_do.wait()
