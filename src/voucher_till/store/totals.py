"""Sums over what one outlet took in a stretch of time; amounts are thousandths of the currency's unit."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.store.questions import OPEN, among
from voucher_till.store.rows import Place, redemption
from voucher_till.store.searching import values_of

_K_co = TypeVar("_K_co", covariant=True)

_TAKEN = "created_ms >= ? AND created_ms < ? AND environment = ? AND merchant_id = ? AND outlet = ?"
# The indexes have all that is asked for: no row is looked up.
_BY_STATE = f" FROM redemption INDEXED BY redemption_state WHERE {_TAKEN}"
_BY_PRODUCT = f" FROM redemption INDEXED BY redemption_product WHERE {_TAKEN}"
_UNSOLD = tuple(state.value for state in RedemptionState if state is not RedemptionState.REDEEMED)
# total(), as sum() fails where absurd amounts overflow it; it is exact up to nine million millions.
_SUMS = (
    "coalesce(currency, ''), count(*), CAST(total(sale_milli) AS INTEGER),"
    " CAST(total(coalesce(original_milli, sale_milli)) AS INTEGER)"
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
    """Redeemed rows, by product and cashier.

    Product by product: what is grouped has to be sorted, which is much sooner done in small parts.
    """
    question = (
        f"SELECT cashier, {_SUMS}{_BY_PRODUCT} AND product_name = ? AND state = 'redeemed' GROUP BY 1, 2"
    )
    return [
        Sum(Sold(product, cashier), *values)
        for product in values_of(connection, "redemption", "product_name")
        for cashier, *values in connection.execute(question, (*scope.bound(), product))
    ]


def unsold(connection: sqlite3.Connection, scope: Scope) -> list[Sum[Unsold]]:
    """All other rows, by state and reason."""
    # By name: so that SQLite passes over the redeemed ones, which are nearly all.
    wanted, values = among("state", _UNSOLD)
    rows = connection.execute(
        f"SELECT state, coalesce(reason, ''), {_SUMS}{_BY_STATE} AND {wanted} GROUP BY 1, 2, 3",
        (*scope.bound(), *values),
    )
    return [Sum(Unsold(state, reason), *values) for state, reason, *values in rows]


def sold_in(
    connection: sqlite3.Connection, place: Place, currency: str, stretches: Iterable[tuple[int, int]]
) -> list[Sum[None]]:
    """Redeemed rows in each of these stretches: all counted, the amounts of one currency summed.

    Many short looks at an ordered index cost less than one that has to sort what it groups.
    """
    question = (
        "SELECT count(*), CAST(total(sale_milli) FILTER (WHERE currency = ?1) AS INTEGER),"
        " CAST(total(coalesce(original_milli, sale_milli)) FILTER (WHERE currency = ?1) AS INTEGER)"
        f"{_BY_STATE} AND state = 'redeemed'"
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


def rows_by_id(connection: sqlite3.Connection, ids: Sequence[int]) -> list[Redemption]:
    """Those of the rows that are there."""
    rows = connection.execute(
        "SELECT * FROM redemption WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(ids),)
    )
    return [redemption(row) for row in rows]
