"""Questions about what was redeemed and scanned: which rows fit, page by page, and what to choose from."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.store.paging import (
    MOST_WAYS,
    Condition,
    Filter,
    Next,
    Question,
    Table,
    find,
    one_of,
)
from voucher_till.store.refunds import with_refunds
from voucher_till.store.rows import Place, milliseconds, redemption
from voucher_till.store.scan_log import ScanEntry, scan_entry
from voucher_till.store.searching import redemptions_ending, scans_ending, values_of

REDEMPTIONS = Table("redemption", "created_ms", "redemption_time", lightness=8)
SCANS = Table("scan", "at_ms", "scan_at", lightness=1)

_NAMED_OUTLET = "outlet <> ''"
"""So are the rows in the index over outlets, and all there are."""
_FEW = 2_000
_LARGEST = 2**63 - 1
_MILLI = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which redemptions are wanted; None or empty means any. What fits, fits all that is said."""

    since: datetime | None = None
    until: datetime | None = None
    """Not any more itself."""
    states: tuple[RedemptionState, ...] = ()
    cashiers: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    """By their exact names."""
    sources: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    least: Decimal | None = None
    """Of the price paid, in whole units of its currency."""
    most: Decimal | None = None
    search: str = ""
    """Four and more characters: the end of a code, an order ID, a redeem ID or a log ID; any: a part of a
    product's name."""


@dataclass(frozen=True, slots=True)
class ScansWanted:
    """Which scans are wanted; None or empty means any."""

    since: datetime | None = None
    until: datetime | None = None
    """Not any more itself."""
    cashiers: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    search: str = ""
    """As for redemptions; of what was scanned, the last four characters are known."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What filters can be set to, sorted for people."""

    cashiers: tuple[str, ...]
    products: tuple[str, ...]
    sources: tuple[str, ...]
    outlets: tuple[str, ...] = ()
    """Of redemptions: most tills have served one."""


def redemptions_page(
    connection: sqlite3.Connection, place: Place, wanted: Wanted, upcoming: Next
) -> list[Redemption]:
    """The rows of a merchant that fit, the newest first."""
    questions = redemption_questions(connection, place, wanted)
    return with_refunds(connection, [redemption(row) for row in find(connection, questions, upcoming)])


def scans_page(
    connection: sqlite3.Connection, place: Place, wanted: ScansWanted, upcoming: Next
) -> list[ScanEntry]:
    """The scans of an environment that fit, the newest first."""
    question = _with_times(SCANS, wanted.since, wanted.until, ("environment = ?", (place.environment,)))
    filters = _filters(
        ("cashier", "scan_cashier", wanted.cashiers),
        ("source", "scan_source", wanted.sources),
        ("verdict", "scan_verdict", wanted.verdicts),
    )
    questions = _searched(
        connection, replace(question, filters=filters), wanted.search, "scan_product", scans_ending
    )
    return [scan_entry(row) for row in find(connection, questions, upcoming)]


def redemption_questions(connection: sqlite3.Connection, place: Place, wanted: Wanted) -> list[Question]:
    """What to go through so that each row that fits is met once."""
    here = ("environment = ? AND merchant_id = ?", (place.environment, place.merchant_id))
    filters = _filters(
        ("state", "redemption_state", tuple(state.value for state in wanted.states)),
        ("cashier", "redemption_cashier", wanted.cashiers),
        ("source", "redemption_source", wanted.sources),
        ("product_name", "redemption_product", wanted.products),
    )
    question = replace(_with_times(REDEMPTIONS, wanted.since, wanted.until, here), filters=filters)
    if wanted.outlets:
        question = _of_outlets(connection, question, tuple(map(_writable, wanted.outlets)))
    if wanted.least is not None or wanted.most is not None:
        question = _priced(connection, question, wanted.least, wanted.most)
    return _searched(connection, question, wanted.search, "redemption_product", redemptions_ending)


def _with_times(table: Table, since: datetime | None, until: datetime | None, here: Condition) -> Question:
    return Question(
        table,
        milliseconds(since) if since is not None else None,
        milliseconds(until) if until is not None else None,
        others=(here,),
    )


def _of_outlets(connection: sqlite3.Connection, question: Question, outlets: tuple[str, ...]) -> Question:
    """Of these outlets, from their first row to their last one.

    A till serves one outlet after another. What sells often now may be seldom or never in the time of an
    outlet before: only a look at that time tells which way is the shortest.
    """
    of_outlets = Filter("outlet", "redemption_outlet", outlets, holds=_NAMED_OUTLET)
    question = replace(question, filters=(*question.filters, of_outlets))
    ends = [
        row[0]
        for outlet in outlets
        for order in ("ASC", "DESC")
        for row in connection.execute(
            "SELECT created_ms FROM redemption INDEXED BY redemption_outlet WHERE outlet = ?"  # noqa: S608
            f" AND {_NAMED_OUTLET} ORDER BY created_ms {order} LIMIT 1",
            (outlet,),
        )
    ]
    if not ends:
        return question
    first, last, since, until = min(ends), max(ends) + 1, question.since_ms, question.until_ms
    return replace(
        question,
        since_ms=first if since is None else max(since, first),
        until_ms=last if until is None else min(until, last),
    )


def _filters(*wanted: tuple[str, str, tuple[str, ...]]) -> tuple[Filter, ...]:
    return tuple(
        Filter(column, index, tuple(map(_writable, values))) for column, index, values in wanted if values
    )


def _writable(text: str) -> str:
    """Halves of characters, as a command line or a keyboard can give them, are in no row."""
    return text.encode("utf-8", "replace").decode()


def _with(question: Question, column: str, index: str, values: Sequence[object]) -> Question:
    return replace(question, filters=(*question.filters, Filter(column, index, tuple(values))))


def _priced(
    connection: sqlite3.Connection, question: Question, least: Decimal | None, most: Decimal | None
) -> Question:
    """There are few prices as a rule: each leads to its rows. Else few rows fit, or very many."""
    low = -_LARGEST if least is None else min(math.ceil(least * _MILLI), _LARGEST)
    high = _LARGEST if most is None else min(math.floor(most * _MILLI), _LARGEST)
    prices = values_of(connection, "redemption", "sale_milli", low, high, MOST_WAYS + 1)
    if len(prices) <= MOST_WAYS:
        return _with(question, "sale_milli", "redemption_value", prices)
    some = connection.execute(
        "SELECT id FROM redemption INDEXED BY redemption_value WHERE sale_milli BETWEEN ? AND ? LIMIT ?",
        (low, high, _FEW + 1),
    ).fetchall()
    if len(some) <= _FEW:
        return replace(question, ids=frozenset(row[0] for row in some))
    return replace(question, others=(*question.others, ("sale_milli BETWEEN ? AND ?", (low, high))))


def _searched(
    connection: sqlite3.Connection,
    question: Question,
    search: str,
    index: str,
    ending: Callable[[sqlite3.Connection, str], set[int]],
) -> list[Question]:
    """A text is a part of a product's name, or the end of a number; a row that is both is met by its name."""
    search = _writable(search)
    sought = search.strip().casefold()
    if not sought:
        return [question]
    every = values_of(connection, question.table.name, "product_name")
    names = [name for name in every if sought in name.casefold()]
    ids = ending(connection, search)
    questions = []
    if names:
        questions.append(_with(question, "product_name", index, names))
    if ids:
        known = ids if question.ids is None else ids.intersection(question.ids)
        text, values = one_of("product_name", names)
        questions.append(replace(question, ids=known, others=(*question.others, (f"NOT ({text})", values))))
    return questions


def choices(connection: sqlite3.Connection, place: Place) -> Choices:
    """What occurs in the rows of a merchant and in the scans of its environment."""

    sold = ("redemption", "environment = ? AND merchant_id = ?", (place.environment, place.merchant_id))
    scanned = ("scan", "environment = ?", (place.environment,))

    def occurring(column: str, *tables: tuple[str, str, tuple[str, ...]], holds: str = "") -> tuple[str, ...]:
        found = {
            value
            for table, here, values in tables
            for value in values_of(connection, table, column, holds=holds)
            if value
            and connection.execute(
                f"SELECT 1 FROM {table} WHERE {column} = ? AND {holds or 1} AND {here} LIMIT 1",  # noqa: S608
                (value, *values),
            ).fetchone()
        }
        return tuple(sorted(found, key=lambda text: (text.casefold(), text)))

    cashiers, products, sources = (
        occurring(column, sold, scanned) for column in ("cashier", "product_name", "source")
    )
    return Choices(cashiers, products, sources, occurring("outlet", sold, holds=_NAMED_OUTLET))
