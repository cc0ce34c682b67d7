"""What the tables keep of one redemption, beside its own row."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.reasons import Reason
from voucher_till.store.rows import milliseconds, moment, redemption
from voucher_till.store.scan_log import ScanEntry, scan_entry


@dataclass(frozen=True, slots=True)
class Step:
    """A state that it went to, and why."""

    at: datetime
    state: RedemptionState
    reason: Reason | None
    error_code: str | None
    log_id: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """Something else that happened; kinds are in ``notes``."""

    at: datetime
    kind: str
    who: str
    detail: str
    log_id: str | None


@dataclass(frozen=True, slots=True)
class PrintedSlip:
    """A slip of its sale that is on paper."""

    at: datetime
    copy: bool


@dataclass(frozen=True, slots=True)
class FoundDifference:
    """What a check with the platform found."""

    at: datetime
    kind: str
    detail: str
    log_id: str | None
    handled_at: datetime | None
    handled_by: str
    handled_note: str


@dataclass(frozen=True, slots=True)
class Traces:
    """All of it; of each sort the oldest first."""

    row: Redemption
    """As it is now."""
    scan: ScanEntry | None
    """That it came from."""
    steps: tuple[Step, ...]
    events: tuple[Event, ...]
    slips: tuple[PrintedSlip, ...]
    differences: tuple[FoundDifference, ...]


def traces_of(connection: sqlite3.Connection, row: Redemption) -> Traces:
    """Look them all up. The row may have changed since it was read."""
    now = connection.execute(
        "SELECT * FROM redemption WHERE id = ? AND intent = ?", (row.id, row.intent)
    ).fetchone()
    steps = connection.execute("SELECT * FROM step WHERE redemption_id = ? ORDER BY id", (row.id,))
    events = connection.execute(
        "SELECT * FROM event WHERE intent = ? AND ifnull(redemption_id, ?) = ? ORDER BY id",
        (row.intent, row.id, row.id),
    )
    slips = connection.execute(
        "SELECT * FROM slip WHERE intent = ? AND state = 'printed' ORDER BY updated_ms", (row.intent,)
    )
    differences = connection.execute(
        "SELECT * FROM difference WHERE redemption_id = ? ORDER BY id", (row.id,)
    )
    return Traces(
        redemption(now) if now is not None else row,
        _scan(connection, row),
        tuple(map(_step, steps)),
        tuple(
            Event(moment(one["at_ms"]), one["kind"], one["who"], one["detail"], one["log_id"])
            for one in events
        ),
        tuple(PrintedSlip(moment(one["updated_ms"]), bool(one["copy"])) for one in slips),
        tuple(map(_difference, differences)),
    )


def _scan(connection: sqlite3.Connection, row: Redemption) -> ScanEntry | None:
    """The scan that it came from; of a row that does not know it, the last one of its order before it."""
    if row.scan_id is not None:
        # After a restore another scan may have its number: it must be of this order, or of none, and before.
        found = connection.execute(
            "SELECT * FROM scan WHERE id = ? AND at_ms <= ? AND ifnull(shop_order_id, ?) = ?",
            (row.scan_id, milliseconds(row.created_at), row.shop_order_id or "", row.shop_order_id or ""),
        ).fetchone()
    elif row.shop_order_id:
        # The plus keeps SQLite from putting the order into the other condition too: the index would be lost.
        found = connection.execute(
            "SELECT * FROM scan INDEXED BY scan_order_end WHERE shop_order_id IS NOT NULL"
            " AND substr(shop_order_id, -4) = substr(?, -4) AND +shop_order_id = ? AND at_ms <= ?"
            " ORDER BY at_ms DESC, id DESC LIMIT 1",
            (row.shop_order_id, row.shop_order_id, milliseconds(row.created_at)),
        ).fetchone()
    else:
        found = None
    return scan_entry(found) if found is not None else None


def _step(row: sqlite3.Row) -> Step:
    return Step(
        moment(row["at_ms"]),
        RedemptionState(row["state"]),
        Reason(row["reason"]) if row["reason"] else None,
        row["error_code"],
        row["log_id"],
    )


def _difference(row: sqlite3.Row) -> FoundDifference:
    return FoundDifference(
        moment(row["found_ms"]),
        row["kind"],
        row["detail"],
        row["log_id"],
        moment(row["handled_ms"]) if row["handled_ms"] else None,
        row["handled_by"] or "",
        row["handled_note"] or "",
    )
