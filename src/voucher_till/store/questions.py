"""Conditions on the table ``redemption``: which rows are asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from voucher_till.domain.journal import RedemptionState
from voucher_till.store.rows import Place, milliseconds

LIVE = "state IN ('submitting', 'unknown', 'stored', 'redeemed')"
UNSETTLED = "state NOT IN ('redeemed', 'refused')"
"""These two, letter by letter, let SQLite use the indexes that hold such rows only."""

OPEN = f"{UNSETTLED} AND state IN ('submitting', 'unknown', 'stored', 'conflict') AND closed_ms IS NULL"
TO_SEND = f"{UNSETTLED} AND state IN ('unknown', 'stored')"
UNVERIFIED = f"{UNSETTLED} AND state IN ('submitting', 'unknown', 'stored') AND verified = 0"


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which rows of the history are wanted; None or empty means any."""

    since: datetime | None = None
    until: datetime | None = None
    cashier: str = ""
    states: Collection[RedemptionState] = ()
    search: str = ""
    limit: int = -1


def sendable(place: Place) -> tuple[str, tuple[object, ...]]:
    """The condition that a row is this outlet's and app's own: others are never sent from here."""
    return (
        "environment = ? AND merchant_id = ? AND outlet = ? AND app IN ('', ?)",
        (place.environment, place.merchant_id, place.outlet, place.app),
    )


def among(column: str, values: Sequence[object]) -> tuple[str, tuple[object, ...]]:
    """A condition on a column, and what to bind in it."""
    return f"{column} IN ({', '.join('?' * len(values))})", tuple(values)


def history_where(wanted: HistoryFilter) -> tuple[str, tuple[object, ...]]:
    """The condition that a row fits a filter."""
    parts, values = ["1"], list[object]()
    if wanted.since is not None:
        parts.append("created_ms >= ?")
        values.append(milliseconds(wanted.since))
    if wanted.until is not None:
        parts.append("created_ms < ?")
        values.append(milliseconds(wanted.until))
    if wanted.cashier:
        parts.append("cashier = ?")
        values.append(wanted.cashier)
    if wanted.states:
        states, state_values = among("state", sorted(wanted.states))
        parts.append(states)
        values.extend(state_values)
    if wanted.search:
        columns = ("code", "product_name", "shop_order_id", "redeem_id", "log_id")
        parts.append("(" + " OR ".join(f"instr(lower({column}), ?)" for column in columns) + ")")
        values.extend([wanted.search.lower()] * len(columns))
    return " AND ".join(parts), tuple(values)
