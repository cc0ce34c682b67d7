"""A till that sells, and the platform that refunds."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

from platform_calls import Caller

from voucher_till.app import Till, records_of
from voucher_till.domain.journal import Redemption
from voucher_till.domain.platform_events import AFTER_SALE, EventFeed, EventPage, PlatformEvent
from voucher_till.records.platform_events import PlatformEvents, TakenIn
from voucher_till.store.notes import REFUND_REFUSED, REFUNDED
from voucher_till.store.traces import traces_of


class Room:
    """A till that sells, and the platform that refunds."""

    def __init__(self, till: Till, caller: Caller) -> None:
        self.till, self.caller = till, caller
        self.events = self.events_of(till)
        self.records = records_of(till, lambda: till.settings)

    @staticmethod
    def events_of(till: Till) -> PlatformEvents:
        """What takes events into a till's record."""
        return PlatformEvents(till.client, till.database, till.place)

    async def sell(self, count: int = 1) -> list[str]:
        made = self.caller.desk.post("/control/orders", json={"count": count}).json()
        checked = await self.till.desk.verify(made["qr"], "camera", "Ayu")
        verdict = await self.till.desk.redeem(checked, (), "Ayu")
        assert verdict.kind.value == "redeemed"
        return [voucher.code for voucher in verdict.vouchers]

    def order(self, path: str, **body: Any) -> None:
        self.caller.desk.post(path, json=body).raise_for_status()

    def refund(self, code: str, stage: str, **more: Any) -> None:
        self.order(f"/control/vouchers/{code}/refund", stage=stage, **more)

    async def row(self, code: str) -> Redemption:
        return (await self.till.journal.live([code]))[0]

    async def story(self, code: str) -> list[tuple[str, str]]:
        """What the record says of its refund: kinds and details."""
        row = await self.row(code)
        traces = await self.till.database.read(lambda connection: traces_of(connection, row))
        return [(one.kind, one.detail) for one in traces.events if one.kind in (REFUNDED, REFUND_REFUSED)]

    async def open_differences(self) -> list[tuple[str, str, str]]:
        found = await self.records.checks.differences()
        return [(one.row.code, one.kind.value, one.detail) for one in found]

    async def until(self, feed: EventFeed, events: int) -> TakenIn:
        """Take in until so many events have come."""
        got = rows = 0
        async with asyncio.timeout(60):
            while got < events:
                taken = await self.events.take_in(feed, 5)
                got, rows = got + taken.events, rows + taken.rows
        return TakenIn(got, rows, taken.names, taken.settled)


class Told:
    """A feed of one event, while the platform's own record is changed apart from it."""

    def __init__(self, order: str, kind: int | str) -> None:
        content = json.dumps({"shop_order_id": order, "after_sale_event_type": kind})
        self._name = str(time.time_ns())
        self._event = PlatformEvent(self._name, AFTER_SALE, "order", int(time.time()), content)

    async def after(self, cursor: str, wait_seconds: float) -> EventPage:  # noqa: ARG002 - it is there at once
        return EventPage(self._name, (self._event,))
