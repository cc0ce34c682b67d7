"""What the rows of the history come to."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from voucher_till.domain.journal import RedemptionState
from voucher_till.store.history import Wanted, redemption_questions
from voucher_till.store.paging import Condition, Filter, Question, joined, narrow_way, way_by
from voucher_till.store.rows import Place

_REDEEMED = RedemptionState.REDEEMED.value
_PAID = "0, sum(sale_milli)"
_PAID_IN_PARTS = "sum(sale_milli / 1000000), sum(sale_milli % 1000000)"
"""No part overflows, however absurd an amount is."""
_OVERFLOW = "integer overflow"
"""What SQLite says then."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Redeemed rows of one currency; None is that of rows without a price."""

    currency: str | None
    rows: int
    milli: int
    """What was paid, in thousandths of the currency's unit."""


def totals(connection: sqlite3.Connection, place: Place, wanted: Wanted) -> tuple[int, list[Sum]]:
    """How many rows fit, and what the redeemed of them come to, by currency."""
    rows, sums = 0, list[Sum]()
    for question in redemption_questions(connection, place, wanted):
        redeemed, others = _parts(connection, question)
        found = _exact_sums(connection, redeemed)
        source, values = others
        unsold = connection.execute(f"SELECT count(*) {source}", values).fetchone()[0]
        rows += unsold + sum(one.rows for one in found)
        sums += found
    currencies = dict.fromkeys(one.currency for one in sums)
    by_currency = {currency: [one for one in sums if one.currency == currency] for currency in currencies}
    return rows, [
        Sum(currency, sum(one.rows for one in some), sum(one.milli for one in some))
        for currency, some in by_currency.items()
    ]


def _parts(connection: sqlite3.Connection, question: Question) -> tuple[Condition, Condition]:
    """Where the redeemed rows that fit come from, and where all others do.

    Very many rows are gone through by their state: that index has all that is asked for.
    """
    way = narrow_way(connection, question)
    if way is not None:
        text, values = joined(way.conditions)
        source = f"FROM redemption {way.hint} WHERE {text} AND state"
        return (f"{source} = ?", (*values, _REDEEMED)), (f"{source} <> ?", (*values, _REDEEMED))
    own = [one.values for one in question.filters if one.column == "state"]
    wanted = own[0] if own else tuple(state.value for state in RedemptionState)
    return (
        _in_states(question, [state for state in wanted if state == _REDEEMED]),
        _in_states(question, [state for state in wanted if state != _REDEEMED]),
    )


def _in_states(question: Question, states: Sequence[object]) -> Condition:
    way = way_by(question, Filter("state", "redemption_state", tuple(states)))
    text, values = joined(way.conditions)
    return f"FROM redemption {way.hint} WHERE {text}", values


def _exact_sums(connection: sqlite3.Connection, redeemed: Condition) -> list[Sum]:
    try:
        return _sums(connection, redeemed, _PAID)
    except sqlite3.OperationalError as error:
        if str(error) != _OVERFLOW:
            raise
        return _sums(connection, redeemed, _PAID_IN_PARTS)


def _sums(connection: sqlite3.Connection, redeemed: Condition, paid: str) -> list[Sum]:
    """Nearly all rows have one currency: to group them by it would take twice as long."""
    source, values = redeemed
    usual = connection.execute(
        f"SELECT currency {source} AND currency IS NOT NULL LIMIT 1", values
    ).fetchone()
    currency = usual[0] if usual is not None else None
    rows, unusual, *parts = connection.execute(
        f"SELECT count(*), sum(currency IS NOT ?), {paid} {source}", (currency, *values)
    ).fetchone()
    milli, sums = _whole(parts), list[Sum]()
    if unusual:
        others = connection.execute(
            f"SELECT currency, count(*), {paid} {source} AND currency IS NOT ? GROUP BY currency",
            (*values, currency),
        )
        sums = [Sum(other, count, _whole(parts)) for other, count, *parts in others]
        rows, milli = rows - unusual, milli - sum(one.milli for one in sums)
    return [Sum(currency, rows, milli), *sums] if rows else sums


def _whole(parts: Sequence[int | None]) -> int:
    millions, rest = parts
    return (millions or 0) * 1_000_000 + (rest or 0)
