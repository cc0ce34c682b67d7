"""Conditions on the table ``redemption``: which rows are asked for."""

from __future__ import annotations

from collections.abc import Sequence

from voucher_till.store.rows import Place

LIVE = "state IN ('submitting', 'unknown', 'stored', 'redeemed')"
UNSETTLED = "state NOT IN ('redeemed', 'refused')"
"""These two, letter by letter, let SQLite use the indexes that hold such rows only."""

OPEN = f"{UNSETTLED} AND state IN ('submitting', 'unknown', 'stored', 'conflict') AND closed_ms IS NULL"
TO_SEND = f"{UNSETTLED} AND state IN ('unknown', 'stored')"
UNVERIFIED = f"{UNSETTLED} AND state IN ('submitting', 'unknown', 'stored') AND verified = 0"


def sendable(place: Place) -> tuple[str, tuple[object, ...]]:
    """The condition that a row is this outlet's and app's own: others are never sent from here."""
    return (
        "environment = ? AND merchant_id = ? AND outlet = ? AND app IN ('', ?)",
        (place.environment, place.merchant_id, place.outlet, place.app),
    )


def among(column: str, values: Sequence[object]) -> tuple[str, tuple[object, ...]]:
    """A condition on a column, and what to bind in it."""
    return f"{column} IN ({', '.join('?' * len(values))})", tuple(values)
