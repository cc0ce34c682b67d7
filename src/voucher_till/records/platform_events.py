"""Takes what the platform tells by itself into the record: a refund is seen without a check."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Set
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.errors import DiningError
from voucher_till.domain.after_sales import RefundStage
from voucher_till.domain.differences import DifferenceKind, detail_of, judge
from voucher_till.domain.journal import Redemption
from voucher_till.domain.platform_events import EventFeed, EventPage, FeedError, PlatformEvent
from voucher_till.domain.voucher import VoucherStatus
from voucher_till.records.asking import Answers, PatientAsker
from voucher_till.store import platform_events as events
from voucher_till.store.database import Database
from voucher_till.store.differences import Finding
from voucher_till.store.errors import StoreError
from voucher_till.store.rows import Place

log = logging.getLogger(__name__)

WAIT_SECONDS = 20.0
_WAIT_WITH_WORK_SECONDS = 5.0
"""While refunds wait for the platform's answer."""
_LAG = timedelta(minutes=5)
"""So long the platform's answers may be behind its events."""
_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 1.0, 60.0


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of asking once."""

    events: int = 0
    """New ones, of all kinds."""
    rows: int = 0
    """Rows of the record whose story went on."""
    names: frozenset[str] = frozenset()
    """Which events are among the new ones."""
    settled: bool = True
    """False when the platform could not say what became of some vouchers; it is asked again."""

    @property
    def changed(self) -> bool:
        """Whether there is anything new to show."""
        return bool(self.events or self.rows)


class PlatformEvents:
    """One till's part in the platform's events.

    An event names an order and items of it, not voucher codes: which of the order's vouchers it is about is
    asked of the platform, whose answer is the truth besides.
    """

    def __init__(self, client: DiningClient, database: Database, place: Place) -> None:
        self._asker = PatientAsker(client)
        self._database = database
        self._place = place

    async def take_in(self, feed: EventFeed, wait_seconds: float = 0.0) -> TakenIn:
        """Ask the feed once, keep what it has, and bring the record level with it.

        Raises FeedError and StoreError; what was kept until then stays, and nothing is missed.
        """
        cursor = await self._database.read(lambda connection: events.cursor(connection, self._place))
        page = await feed.after(cursor, wait_seconds)
        new = await self._keep(page) if page.cursor != cursor else 0
        names = frozenset(one.event for one in page.events) if new else frozenset()
        rows, settled = await self.settle()
        return TakenIn(new, rows, names, settled)

    async def _keep(self, page: EventPage) -> int:
        return await self._database.write(lambda connection: events.keep(connection, self._place, page))

    async def settle(self) -> tuple[int, bool]:
        """Bring the record level with what was kept: how many rows changed, and whether nothing is left."""
        changed = 0
        while waiting := await self._database.read(
            lambda connection: events.waiting_refunds(connection, self._place)
        ):
            try:
                rows, settled = await self._settle(waiting)
            except DiningError as error:
                log.warning("refunds wait for an answer: %s, log ID %s", error, error.log_id)
                return changed, False
            changed += rows
            if not settled:
                return changed, False
        return changed, True

    async def _settle(self, waiting: list[events.WaitingRefund]) -> tuple[int, bool]:
        orders = sorted({event.shop_order_id for event in waiting})
        rows = await self._database.read(
            lambda connection: events.redeemed_of(connection, self._place, orders)
        )
        answers = await self._asker.ask(rows) if rows else {}
        findings, not_refunded = [], []
        for row in rows:
            said = answers.get(row.code)
            if said is None or said.voucher is None:
                continue
            if judge(row, said.voucher) is DifferenceKind.REFUNDED:
                detail = detail_of(DifferenceKind.REFUNDED, said.voucher, said.error_code)
                findings.append(Finding(row, DifferenceKind.REFUNDED, detail, said.log_id))
            elif said.voucher.status is VoucherStatus.REDEEMED:
                not_refunded.append(row)
        refused = {event.shop_order_id for event in waiting if event.stage is RefundStage.REFUSED}
        not_refunded = [row for row in not_refunded if row.shop_order_id in refused]
        done = _answered(waiting, rows, answers)
        changed = await self._database.write(
            lambda connection: events.settle(connection, self._place, done, findings, not_refunded)
        )
        return changed, len(done) == len(waiting)

    async def run(self, feed: EventFeed, on_change: Callable[[TakenIn], None]) -> None:
        """Go on asking until cancelled; ``on_change`` hears of all that is new. In trouble it waits."""
        pause, wait = _FIRST_PAUSE_SECONDS, 0.0
        while True:
            try:
                taken = await self.take_in(feed, wait)
            except (FeedError, StoreError) as error:
                log.warning("the platform's events cannot be asked for: %s", error)
                await asyncio.sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)
                continue
            pause = _FIRST_PAUSE_SECONDS
            wait = WAIT_SECONDS if taken.settled else _WAIT_WITH_WORK_SECONDS
            if taken.changed:
                on_change(taken)

    async def note(self, event: PlatformEvent) -> None:
        """Keep what the platform told of when it was asked, as if it had told it by itself."""
        await self._database.write(lambda connection: events.note(connection, self._place, event))

    async def newest_of(self, event: str) -> list[PlatformEvent]:
        """The last word on each product or outlet task, by the event's name."""
        return await self._database.read(lambda connection: events.newest_of(connection, self._place, event))


def _answered(
    waiting: list[events.WaitingRefund], rows: list[Redemption], answers: Answers
) -> list[events.WaitingRefund]:
    """Those of the events that the platform's answers bear out, or did not for a while.

    A refund takes a moment to be seen in a query; what it was about may also be no voucher of this outlet.
    """
    silent = {row.shop_order_id for row in rows if row.code not in answers}
    statuses: dict[str, set[VoucherStatus]] = {}
    for row in rows:
        said = answers.get(row.code)
        if said is not None and said.voucher is not None:
            statuses.setdefault(row.shop_order_id, set()).add(said.voucher.status)
    before = datetime.now(UTC) - _LAG
    return [
        event
        for event in waiting
        if event.shop_order_id not in silent
        and (event.taken_at < before or _is_borne_out(event.stage, statuses.get(event.shop_order_id)))
    ]


def _is_borne_out(stage: RefundStage, statuses: Set[VoucherStatus] | None) -> bool:
    if not statuses:
        return True
    is_asked, is_refunded = (
        one in statuses for one in (VoucherStatus.REFUND_IN_PROGRESS, VoucherStatus.REFUNDED)
    )
    if stage is RefundStage.ASKED:
        return is_asked or is_refunded
    # Another voucher of the order may have been refunded long ago: what was asked for must be over too.
    return not is_asked and (is_refunded or stage is RefundStage.REFUSED)
