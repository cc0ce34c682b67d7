"""Sums over what one outlet took in a stretch of time; amounts are thousandths of the currency's unit."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from voucher_till.domain.journal import Redemption
from voucher_till.store.questions import OPEN
from voucher_till.store.rows import Place, redemption

_K_co = TypeVar("_K_co", covariant=True)

# The index has all that is asked for, in the order of time; one by state would look each row up besides.
_TAKEN = (
    " FROM redemption INDEXED BY redemption_time WHERE created_ms >= ? AND created_ms < ?"
    " AND environment = ? AND merchant_id = ? AND outlet = ?"
)
_SUMS = (
    "coalesce(currency, ''), count(*), coalesce(sum(sale_milli), 0),"
    " coalesce(sum(coalesce(original_milli, sale_milli)), 0)"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """One outlet, and a stretch of time from its first moment to the first one after it."""

    place: Place
    since_ms: int
    until_ms: int

    def bound(self) -> tuple[object, ...]:
        """What is bound in the condition that a row lies in it."""
        place = self.place
        return self.since_ms, self.until_ms, place.environment, place.merchant_id, place.outlet


@dataclass(frozen=True, slots=True)
class Sum(Generic[_K_co]):
    """Rows of one kind and currency together."""

    of: _K_co
    currency: str
    """Empty where no price is known."""
    count: int
    paid: int
    original: int
    """What the row was worth before a discount, else what was paid."""


class Sold(NamedTuple):
    """What was sold, and by whom."""

    product: str
    cashier: str


class Unsold(NamedTuple):
    """A state other than redeemed, and the slug of the reason; empty where there is none."""

    state: str
    reason: str


def sold(connection: sqlite3.Connection, scope: Scope) -> list[Sum[Sold]]:
    """Redeemed rows, by product and cashier."""
    rows = connection.execute(
        f"SELECT product_name, cashier, {_SUMS}{_TAKEN} AND state = 'redeemed' GROUP BY 1, 2, 3",
        scope.bound(),
    )
    return [Sum(Sold(product, cashier), *values) for product, cashier, *values in rows]


def unsold(connection: sqlite3.Connection, scope: Scope) -> list[Sum[Unsold]]:
    """All other rows, by state and reason."""
    rows = connection.execute(
        f"SELECT state, coalesce(reason, ''), {_SUMS}{_TAKEN} AND state <> 'redeemed' GROUP BY 1, 2, 3",
        scope.bound(),
    )
    return [Sum(Unsold(state, reason), *values) for state, reason, *values in rows]


def sold_in(
    connection: sqlite3.Connection, place: Place, currency: str, stretches: Iterable[tuple[int, int]]
) -> list[Sum[None]]:
    """Redeemed rows in each of these stretches: all counted, the amounts of one currency summed.

    Many short looks at an ordered index cost less than one that has to sort what it groups.
    """
    question = (
        "SELECT count(*), coalesce(sum(sale_milli) FILTER (WHERE currency = ?1), 0),"
        " coalesce(sum(coalesce(original_milli, sale_milli)) FILTER (WHERE currency = ?1), 0)"
        f"{_TAKEN} AND state = 'redeemed'"
    )
    result = []
    for since_ms, until_ms in stretches:
        values = connection.execute(question, (currency, *Scope(place, since_ms, until_ms).bound()))
        result.append(Sum(None, currency, *values.fetchone()))
    return result


def refused_scans(connection: sqlite3.Connection, scope: Scope) -> dict[str, int]:
    """How many scans were refused at once, by their reason; a scan names no merchant."""
    rows = connection.execute(
        "SELECT coalesce(reason, ''), count(*) FROM scan INDEXED BY scan_verdict"
        " WHERE verdict = 'refused' AND at_ms >= ? AND at_ms < ? AND environment = ? AND outlet = ?"
        " GROUP BY 1",
        (scope.since_ms, scope.until_ms, scope.place.environment, scope.place.outlet),
    )
    return dict(rows)


def open_rows(connection: sqlite3.Connection, place: Place, until_ms: int) -> list[Redemption]:
    """Rows of the outlet that were taken before a moment and still need the platform or a person."""
    rows = connection.execute(
        f"SELECT * FROM redemption WHERE {OPEN} AND environment = ? AND merchant_id = ?"  # noqa: S608
        " AND outlet = ? AND created_ms < ? ORDER BY created_ms, id",
        (place.environment, place.merchant_id, place.outlet, until_ms),
    )
    return [redemption(row) for row in rows]


def unhandled_differences(connection: sqlite3.Connection, place: Place, until_ms: int) -> int:
    """How many rows of the outlet, taken before a moment, differ at the platform and wait for a person."""
    # CROSS JOIN: from the few differences to their rows, never the other way round.
    found = connection.execute(
        "SELECT count(DISTINCT redemption_id) FROM difference CROSS JOIN redemption"
        " ON redemption.id = redemption_id WHERE handled_ms IS NULL AND environment = ?"
        " AND merchant_id = ? AND outlet = ? AND created_ms < ?",
        (place.environment, place.merchant_id, place.outlet, until_ms),
    )
    return int(found.fetchone()[0])


def rows_by_id(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Redemption]:
    """Those of the rows that are there."""
    rows = connection.execute(
        "SELECT * FROM redemption WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
    return [redemption(row) for row in rows]
