"""What the platform told by itself, as far as this till has heard it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from voucher_till.domain.after_sales import RefundStage, read_after_sale
from voucher_till.domain.differences import BY_PLATFORM, Difference, DifferenceKind
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.platform_events import AFTER_SALE, EventPage, PlatformEvent
from voucher_till.domain.voucher import VoucherStatus
from voucher_till.store import checks
from voucher_till.store.differences import Finding, handle_difference, open_differences
from voucher_till.store.notes import REFUND_REFUSED, add_event, get_meta, set_meta
from voucher_till.store.questions import among
from voucher_till.store.refunds import newest_refund
from voucher_till.store.rows import Place, moment, now_milliseconds, redemption

_SETTLED_AT_ONCE = 50
_HERE = "environment = ? AND merchant_id = ?"


@dataclass(frozen=True, slots=True)
class WaitingRefund:
    """An after-sale event that the record does not show yet."""

    id: int
    shop_order_id: str
    stage: RefundStage
    """What the newest event of its order says."""
    taken_at: datetime
    """When this till heard of it."""


def cursor(connection: sqlite3.Connection, place: Place) -> str:
    """Where this till has come to in the receiver's feed; empty at the beginning."""
    return get_meta(connection, _cursor_name(place)) or ""


def keep(connection: sqlite3.Connection, place: Place, page: EventPage) -> int:
    """Keep a page's events, each once, and where to go on; how many were new."""
    new = sum(_keep_one(connection, place, event) for event in page.events)
    set_meta(connection, _cursor_name(place), page.cursor)
    return new


def note(connection: sqlite3.Connection, place: Place, event: PlatformEvent) -> None:
    """Keep what the platform told of when it was asked, as if it had told it by itself."""
    _keep_one(connection, place, event)


def _cursor_name(place: Place) -> str:
    return f"event_cursor {place.environment} {place.merchant_id}"


def _keep_one(connection: sqlite3.Connection, place: Place, event: PlatformEvent) -> int:
    said = read_after_sale(event.content) if event.event == AFTER_SALE else None
    now = now_milliseconds()
    return connection.execute(
        "INSERT OR IGNORE INTO platform_event (environment, merchant_id, key, event, subject, made_ms,"
        " content, shop_order_id, stage, taken_ms, settled_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            place.environment,
            place.merchant_id,
            event.key,
            event.event,
            event.subject,
            event.create_time * 1000,
            event.content,
            said.shop_order_id if said else "",
            said.stage.value if said else "",
            now,
            None if said else now,
        ),
    ).rowcount


def waiting_refunds(connection: sqlite3.Connection, place: Place) -> list[WaitingRefund]:
    """After-sale events that the record does not show yet, the oldest first, some at a time."""
    rows = connection.execute(
        "SELECT id, shop_order_id, taken_ms, (SELECT stage FROM platform_event AS other"  # noqa: S608
        "  WHERE other.shop_order_id = waiting.shop_order_id AND other.environment = waiting.environment"
        "  AND other.merchant_id = waiting.merchant_id ORDER BY other.made_ms DESC, other.id DESC LIMIT 1"
        f" ) AS stage FROM platform_event AS waiting WHERE settled_ms IS NULL AND {_HERE}"
        " ORDER BY made_ms, id LIMIT ?",
        (place.environment, place.merchant_id, _SETTLED_AT_ONCE),
    )
    return [
        WaitingRefund(row["id"], row["shop_order_id"], RefundStage(row["stage"]), moment(row["taken_ms"]))
        for row in rows
    ]


def redeemed_of(connection: sqlite3.Connection, place: Place, orders: Sequence[str]) -> list[Redemption]:
    """What this outlet redeemed of these orders."""
    by_end, ends = among("substr(shop_order_id, -4)", sorted({order[-4:] for order in orders}))
    by_order, whole = among("shop_order_id", orders)
    rows = connection.execute(
        f"SELECT * FROM redemption WHERE {by_end} AND {by_order} AND {_HERE} AND outlet = ?"  # noqa: S608
        " AND state = ? ORDER BY id",
        (
            *ends,
            *whole,
            place.environment,
            place.merchant_id,
            place.outlet,
            RedemptionState.REDEEMED.value,
        ),
    )
    return [redemption(row) for row in rows]


def settle(
    connection: sqlite3.Connection,
    place: Place,
    waiting: Iterable[WaitingRefund],
    findings: Sequence[Finding],
    not_refunded: Sequence[Redemption],
) -> int:
    """Show in the record what these events came to; how many rows it is new of.

    ``findings`` become differences for a manager. ``not_refunded`` are as they were sold, by the platform's
    last word; where a refund was asked for before, it was refused.
    """
    for event in waiting:
        connection.execute(
            "UPDATE platform_event SET settled_ms = ? WHERE id = ?", (now_milliseconds(), event.id)
        )
    fresh = [finding for finding in findings if newest_refund(connection, finding.row) != finding.detail]
    if fresh:
        checks.add_unasked(connection, place, fresh)
    asked = VoucherStatus.REFUND_IN_PROGRESS
    refused = [row for row in not_refunded if newest_refund(connection, row) == asked]
    if refused:
        differences = open_differences(connection, place)
        for row in refused:
            _refuse(connection, row, differences)
    return len(fresh) + len(refused)


def _refuse(connection: sqlite3.Connection, row: Redemption, differences: Sequence[Difference]) -> None:
    add_event(connection, row.intent, REFUND_REFUSED, redemption_id=row.id)
    for difference in differences:
        if difference.row.id == row.id and difference.kind is DifferenceKind.REFUNDED:
            handle_difference(connection, difference, BY_PLATFORM, "The refund was refused.")


def refunded_at(connection: sqlite3.Connection, place: Place, shop_order_id: str) -> datetime | None:
    """When the platform refunded a voucher of an order; None when that is not known of exactly one refund."""
    rows = connection.execute(
        "SELECT subject, max(made_ms) AS made_ms FROM platform_event"  # noqa: S608
        f" WHERE shop_order_id = ? AND stage = ? AND {_HERE} GROUP BY subject",
        (shop_order_id, RefundStage.REFUNDED.value, place.environment, place.merchant_id),
    ).fetchall()
    return moment(rows[0]["made_ms"]) if len(rows) == 1 else None


def newest_of(connection: sqlite3.Connection, place: Place, event: str) -> list[PlatformEvent]:
    """For each subject the newest event of a kind, such as the last word on each product.

    Of two that were made in the same second it is the one that came last.
    """
    rows = connection.execute(
        "SELECT key, event, subject, content, made_ms FROM (SELECT *, row_number()"  # noqa: S608
        " OVER (PARTITION BY subject ORDER BY made_ms DESC, id DESC) AS age FROM platform_event"
        f" WHERE event = ? AND {_HERE}) WHERE age = 1 ORDER BY made_ms, id",
        (event, place.environment, place.merchant_id),
    )
    return [
        PlatformEvent(row["key"], row["event"], row["subject"], row["made_ms"] // 1000, row["content"])
        for row in rows
    ]
