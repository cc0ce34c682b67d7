"""What the rows of the history come to."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from voucher_till.store.history import Wanted, redemption_questions
from voucher_till.store.paging import Question, joined, whole_way
from voucher_till.store.rows import Place


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
        counted, some = _totals(connection, question)
        rows += counted
        sums += some
    currencies = dict.fromkeys(one.currency for one in sums)
    by_currency = {currency: [one for one in sums if one.currency == currency] for currency in currencies}
    return rows, [
        Sum(currency, sum(one.rows for one in some), sum(one.milli for one in some))
        for currency, some in by_currency.items()
    ]


def _totals(connection: sqlite3.Connection, question: Question) -> tuple[int, list[Sum]]:
    """Nearly all rows have one currency: to group them by it would take twice as long."""
    way = whole_way(connection, question)
    text, values = joined(way.conditions)
    source = f"FROM redemption {way.hint} WHERE {text}"
    usual = connection.execute(
        f"SELECT currency {source} AND currency IS NOT NULL LIMIT 1", values
    ).fetchone()
    currency = usual[0] if usual is not None else None
    this = "state = 'redeemed' AND currency IS ?"
    rows, redeemed, *paid, left = connection.execute(
        f"SELECT count(*), sum({this}), {_paid(this)},"
        f" sum(state = 'redeemed' AND currency IS NOT ?) {source}",
        (*[currency] * 4, *values),
    ).fetchone()
    sums = [Sum(currency, redeemed, _whole(paid))] if redeemed else []
    if left:
        others = connection.execute(
            f"SELECT currency, count(*), {_paid('true')} {source}"
            " AND state = 'redeemed' AND currency IS NOT ? GROUP BY currency",
            (*values, currency),
        )
        sums += [Sum(other, count, _whole(parts)) for other, count, *parts in others]
    return rows, sums


def _paid(condition: str) -> str:
    """In two parts: so that no sum overflows, however absurd an amount is."""
    return ", ".join(
        f"sum(CASE WHEN {condition} THEN sale_milli {part} END)" for part in ("/ 1000000", "% 1000000")
    )


def _whole(parts: Sequence[int | None]) -> int:
    millions, rest = parts
    return (millions or 0) * 1_000_000 + (rest or 0)
