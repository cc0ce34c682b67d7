"""Refunds whose events and queries do not agree at once, and refunds that only a check finds."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from platform_calls import Caller
from refund_room import Room, Told
from tills import set_up

from voucher_till.app import open_till
from voucher_till.domain.after_sales import RefundStage
from voucher_till.domain.platform_events import PlatformEvent
from voucher_till.records import platform_events
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.history import Wanted

ASKED, REFUNDED, REJECTED = 9, 3, 6
"""Values of ``after_sale_event_type``."""


@pytest.fixture
async def room(tmp_path: Path, sandbox: SandboxServer, caller: Caller) -> AsyncIterator[Room]:
    async with open_till(set_up(tmp_path / "till", sandbox)) as till:
        yield Room(till, caller)


async def refund_of(room: Room) -> RefundStage | None:
    [row] = await room.records.history.page(Wanted())
    return row.refund


async def tell(room: Room, code: str, kind: int) -> platform_events.TakenIn:
    return await room.events.take_in(Told((await room.row(code)).shop_order_id, kind))


async def test_a_query_that_is_behind_its_event_refuses_no_refund(room: Room) -> None:
    (code,) = await room.sell()
    room.refund(code, "asked")
    assert (await tell(room, code, ASKED)).rows == 1
    room.refund(code, "refused")  # as the query would still say it
    taken = await tell(room, code, REFUNDED)
    assert (taken.rows, taken.settled) == (0, False)
    assert await refund_of(room) is RefundStage.ASKED
    room.refund(code, "refunded")
    assert await room.events.settle() == (1, True)
    assert await refund_of(room) is RefundStage.REFUNDED
    assert await room.open_differences() == [(code, "refunded", "refunded")]


async def test_an_event_that_no_query_bears_out_is_given_up(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is about a voucher of the order that was not redeemed here."""
    (code,) = await room.sell()
    assert (await tell(room, code, REFUNDED)).settled is False
    monkeypatch.setattr(platform_events, "_LAG", timedelta())
    assert await room.events.settle() == (0, True)
    assert await refund_of(room) is None


async def check(room: Room) -> tuple[int, int]:
    """Ask the platform about today; what differs, and what of it waits for a manager."""
    now, checks = datetime.now(UTC), room.records.checks
    begun = await checks.begin(now - timedelta(hours=1), now + timedelta(seconds=1), "Budi")
    async for step in checks.run(begun):
        last = step
    return last.differences, last.unhandled


async def test_a_refund_that_is_asked_for_again_waits_for_a_manager_again(room: Room) -> None:
    (code,) = await room.sell()
    for _ in range(2):
        room.refund(code, "asked")
        assert await check(room) == (1, 1)
        assert await refund_of(room) is RefundStage.ASKED
        assert await room.open_differences() == [(code, "refunded", "refund_in_progress")]
        room.refund(code, "refused")
        assert await check(room) == (0, 0)
        assert await refund_of(room) is RefundStage.REFUSED
        assert await room.open_differences() == []


async def test_what_came_by_itself_first_is_found_by_a_check_again(room: Room) -> None:
    (code,) = await room.sell()
    room.refund(code, "asked")
    await tell(room, code, ASKED)
    room.refund(code, "refused")
    await tell(room, code, REJECTED)
    assert await refund_of(room) is RefundStage.REFUSED
    room.refund(code, "asked")
    assert await check(room) == (1, 1)
    assert await refund_of(room) is RefundStage.ASKED


async def test_what_a_manager_dealt_with_needs_nobody_again(room: Room) -> None:
    (code,) = await room.sell()
    room.refund(code, "asked")
    assert await check(room) == (1, 1)
    [found] = await room.records.checks.differences()
    await room.records.checks.handle(found, "Budi", "told the kitchen")
    assert await check(room) == (1, 0)


async def test_of_two_in_one_second_the_last_counts(room: Room) -> None:
    for number in range(2):
        await room.events.note(
            PlatformEvent(f"key {number}", "some.event", "subject", 1_800_000_000, str(number))
        )
    assert [one.content for one in await room.events.newest_of("some.event")] == ["1"]


async def test_a_query_behind_on_one_voucher_of_an_order_is_waited_for(room: Room) -> None:
    first, second = await room.sell(2)
    room.refund(first, "refunded")
    assert (await tell(room, first, REFUNDED)).settled
    room.refund(second, "asked")
    assert (await tell(room, second, ASKED)).settled
    assert not (await tell(room, second, REFUNDED)).settled, "the first one's refund is not the second one's"
    room.refund(second, "refunded")
    assert await room.events.settle() == (1, True)
