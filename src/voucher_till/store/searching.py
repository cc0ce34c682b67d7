"""Finds rows by the end of a number that people read or type, and the values that a column has."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

SHORTEST_END = 4
"""So many characters of a number are in the indexes over their ends."""

_REDEMPTIONS = (
    ("SELECT id FROM redemption WHERE", "code"),
    ("SELECT id FROM redemption WHERE", "shop_order_id"),
    ("SELECT id FROM redemption WHERE redeem_id IS NOT NULL AND", "redeem_id"),
    ("SELECT id FROM redemption WHERE log_id IS NOT NULL AND", "log_id"),
    ("SELECT redemption_id FROM step WHERE log_id IS NOT NULL AND", "log_id"),
    # CROSS JOIN: SQLite knows too little of the tables' sizes to begin with the right one.
    (
        "SELECT redemption.id FROM scan CROSS JOIN redemption"
        " ON substr(redemption.shop_order_id, -4) = substr(scan.shop_order_id, -4)"
        " AND redemption.shop_order_id = scan.shop_order_id WHERE scan.log_id IS NOT NULL AND",
        "scan.log_id",
    ),
    (
        "SELECT redemption.id FROM event CROSS JOIN redemption ON redemption.intent = event.intent"
        " AND ifnull(event.redemption_id, redemption.id) = redemption.id"
        " WHERE event.log_id IS NOT NULL AND",
        "event.log_id",
    ),
)
_SCANS = (
    ("SELECT id FROM scan WHERE shop_order_id IS NOT NULL AND", "shop_order_id"),
    ("SELECT id FROM scan WHERE log_id IS NOT NULL AND", "log_id"),
)


def redemptions_ending(connection: sqlite3.Connection, text: str) -> set[int]:
    """IDs of redemptions that have to do with a number that ends so: code, order, redeem ID, any log ID."""
    return _ending(connection, _REDEMPTIONS, text)


def scans_ending(connection: sqlite3.Connection, text: str) -> set[int]:
    """IDs of scans whose order, log ID or payload ends so; of the payload four characters are known."""
    found = _ending(connection, _SCANS, text)
    ends = [spelling[-SHORTEST_END:] for spelling in _spellings(text)]
    if len(ends[0]) == SHORTEST_END:
        marks = _marks(ends)
        rows = connection.execute(f"SELECT id FROM scan WHERE ending IN ({marks})", ends)  # noqa: S608
        found.update(row[0] for row in rows)
    return found


def _ending(connection: sqlite3.Connection, places: Sequence[tuple[str, str]], text: str) -> set[int]:
    spellings = _spellings(text)
    length = len(spellings[0])
    if length < SHORTEST_END:
        return set()
    marks, ends = _marks(spellings), [spelling[-SHORTEST_END:] for spelling in spellings]
    found = set[int]()
    for select, column in places:
        rows = connection.execute(
            f"{select} substr({column}, -{SHORTEST_END}) IN ({marks}) AND substr({column}, ?) IN ({marks})",
            (*ends, -length, *spellings),
        )
        found.update(row[0] for row in rows)
    return found


def _spellings(text: str) -> list[str]:
    """A number as a person types it: spaces do not count, nor do capitals."""
    bare = "".join(text.split())
    # The length must be the same in all of them, which that of some foreign letters is not.
    cased = [one for one in (bare.upper(), bare.lower()) if len(one) == len(bare)]
    return list(dict.fromkeys((bare, *cased)))


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def values_of(
    connection: sqlite3.Connection,
    table: str,
    column: str,
    low: str | int = "",
    high: int | None = None,
    limit: int = -1,
    holds: str = "",
) -> list[Any]:
    """The different values of a column with an index, from the least one on; leaps from one to the next.

    ``holds`` says which rows are in the index, where not all are.
    """
    up_to = (f"AND {column} <= :high" if high is not None else "") + (f" AND {holds}" if holds else "")
    rows = connection.execute(
        f"WITH RECURSIVE found(value) AS (SELECT min({column}) FROM {table}"  # noqa: S608
        f" WHERE {column} >= :low {up_to} UNION ALL"
        f" SELECT (SELECT min({column}) FROM {table} WHERE {column} > value {up_to})"
        " FROM found WHERE value IS NOT NULL)"
        " SELECT value FROM found WHERE value IS NOT NULL LIMIT :limit",
        {"low": low, "high": high, "limit": limit},
    )
    return [row[0] for row in rows]
