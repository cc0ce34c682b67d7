"""Settles what is unknown and sends what is stored, by asking the platform first (design, section 4)."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from datetime import UTC, datetime, timedelta

from voucher_till.dining_api.client import DiningClient
from voucher_till.domain.journal import Redemption
from voucher_till.redemption.agenda import Agenda, Breaker, Progress
from voucher_till.redemption.backoff import seconds_until_due
from voucher_till.redemption.crew import work_through
from voucher_till.redemption.crowd import Crowd
from voucher_till.redemption.handling import Handler
from voucher_till.redemption.sending import Sender
from voucher_till.store.errors import StoreError
from voucher_till.store.journal import Journal, NotOursError

log = logging.getLogger(__name__)

LATE_COMMIT = timedelta(seconds=10)
"""A Redeem that nobody answered may still be carried out at the platform; this long after it was sent a
voucher that is found redeemable is trusted to stay so."""


class Settler:
    """Works through the open rows of this till's place, many at a time."""

    def __init__(self, client: DiningClient, journal: Journal, sender: Sender, outlet: str) -> None:
        self._client = client
        self._journal = journal
        self._sender = sender
        self._outlet = outlet
        self._one_pass = asyncio.Lock()
        self._agenda: Agenda | None = None
        self._breaker = Breaker()

    @property
    def progress(self) -> Progress:
        """How far the pass is that runs, or how far the last one came."""
        return self._agenda.progress() if self._agenda else Progress()

    @property
    def wait_seconds(self) -> float:
        """How long the platform asked in the last pass to be left alone; 0 when it did not."""
        return self._breaker.wait_seconds

    def stop(self) -> None:
        """End the pass that runs as soon as the rows in flight are settled."""
        if self._agenda:
            self._agenda.end()

    async def has_open(self) -> bool:
        """Whether anything waits to be settled or sent."""
        return await self.seconds_until_due() is not None

    async def seconds_until_due(self) -> float | None:
        """When the next row is due; None when nothing waits to be settled or sent."""
        await self._sender.adopt_orphans()
        now = datetime.now(UTC)
        return min((seconds_until_due(row, now) for row in await self._journal.due(None)), default=None)

    async def run(self, *, only_due: bool = False) -> AsyncGenerator[Redemption, None]:
        """Work through every unknown row, then every stored one, oldest first; gives each as it is left.

        With ``only_due`` rows whose next try has not come yet are passed over, as are rows that another
        process works on. A row that fails does not hold up the others; the first StoreError or program error
        is raised when all are done. When the line is down the pass ends early, and the rows it did not come
        to are given as they are (not with ``only_due``). If the iteration is closed, rows in hand are let go.
        """
        async with self._one_pass:
            await self._sender.adopt_orphans()
            rows = await self._journal.due(datetime.now(UTC) if only_due else None)
            self._agenda = agenda = Agenda(Counter(row.intent for row in rows))
            self._breaker = breaker = Breaker()
            crowd = Crowd(is_waited_for=not only_due)
            handler = Handler(
                self._client, self._journal, self._sender, self._outlet, breaker, crowd, LATE_COMMIT
            )
            work = _Pass(agenda, handler, breaker, only_due=only_due)
            try:
                async with aclosing(work_through(agenda, work.one)) as settled:
                    async for row in settled:
                        yield row
            finally:
                agenda.end()
            if breaker.is_open and not only_due:
                left = set(agenda.left())
                for row in rows:
                    if row.intent in left:
                        yield row
            if work.failures:
                raise work.failures[0]


class _Pass:
    """One pass: what is done with each intent, and what went wrong."""

    def __init__(self, agenda: Agenda, handler: Handler, breaker: Breaker, *, only_due: bool) -> None:
        self._agenda = agenda
        self._handler = handler
        self._breaker = breaker
        self._only_due = only_due
        self.failures: list[Exception] = []

    async def one(self, intent: str) -> Sequence[Redemption]:
        """Settle one intent, whatever goes wrong with it."""
        rows: Sequence[Redemption] = ()
        again_in: float | None = None
        try:
            rows, again_in = await self._handler.settle(intent)
        except NotOursError as error:
            log.warning("intent %s was taken over by another process: %s", intent, error)
        except StoreError as error:
            log.error("intent %s was left as it is: %s", intent, error)
            self.failures.append(error)
            self._breaker.trouble(error)
        except Exception as error:
            log.exception("intent %s was left as it is after a program error", intent)
            self.failures.append(error)
        if self._breaker.is_open:
            self._agenda.end()
        if again_in is None or self._only_due:
            self._agenda.done(intent)
        else:
            self._agenda.put_off(intent, again_in)
        return rows
