"""Finds a page of rows among very many, by the index that leads to it soonest.

Rows are in the order of their time and, within a millisecond, of their ID. A page begins next to a row that
is known, however far away that is: nothing is counted off.
"""

from __future__ import annotations

import heapq
import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

Condition = tuple[str, tuple[object, ...]]
"""A text with question marks, and what is bound to them."""

MOST_WAYS = 128
"""So many values of a column are gone through side by side; with more, rows are gone through in time."""

_PROBED = 200
_SCATTERED = 3
"""How many times longer a look at the table takes where all of it is wanted: not all of it is at hand."""
_EVER = (-(2**62), 2**62)


class Key(NamedTuple):
    """Where a row stands in the order."""

    at_ms: int
    id: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a time in each row and an index over that time."""

    name: str
    time: str
    index: str
    lightness: int
    """How many rows are passed over in that index while one is looked up in the table."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A column that has to hold one of some values. Its index has the time next."""

    column: str
    index: str
    values: tuple[object, ...]
    holds: str = ""
    """Which rows are in the index, where not all are: it is used only if that is said."""

    @property
    def condition(self) -> Condition:
        """That a row fits, said so that the index can be used."""
        text, values = one_of(self.column, self.values)
        return f"{text} AND {self.holds}" if self.holds else text, values


@dataclass(frozen=True, slots=True)
class Question:
    """Which rows are wanted: those that fit everything that is said."""

    table: Table
    since_ms: int | None = None
    until_ms: int | None = None
    """Not any more itself."""
    filters: tuple[Filter, ...] = ()
    others: tuple[Condition, ...] = ()
    """What there is no index for."""
    ids: Collection[int] | None = None
    """Only rows among these, which are few."""


@dataclass(frozen=True, slots=True)
class Next:
    """Which of the rows that fit: the newest, or those next to a row on one side of it."""

    key: Key | None = None
    newer: bool = False
    """Than the key's row; else older."""
    limit: int = 50


NEWEST = Next()


@dataclass(frozen=True, slots=True)
class Way:
    """What to say behind the table's name, and the conditions, so that SQLite goes one way through it."""

    hint: str
    conditions: tuple[Condition, ...]


def one_of(column: str, values: Sequence[object]) -> Condition:
    """That a column holds one of some values."""
    if len(values) == 1:
        return f"{column} = ?", tuple(values)
    return f"{column} IN ({', '.join('?' * len(values))})", tuple(values)


def joined(conditions: Iterable[Condition]) -> Condition:
    """That all conditions hold."""
    texts, values = zip(*conditions, strict=True)
    return " AND ".join(texts), tuple(value for some in values for value in some)


def find(connection: sqlite3.Connection, questions: Sequence[Question], wanted: Next) -> list[sqlite3.Row]:
    """The rows that fit one of the questions, the newest first.

    The questions are about one table, and no row fits two of them.
    """
    if not questions:
        return []
    time, order = questions[0].table.time, "ASC" if wanted.newer else "DESC"
    streams = [
        _stream(connection, question, way, order, wanted.limit)
        for question in questions
        for way in _ways(connection, question, wanted)
    ]
    merged = heapq.merge(*streams, key=lambda row: (row[time], row["id"]), reverse=not wanted.newer)
    page = list(islice(merged, wanted.limit))
    return page[::-1] if wanted.newer else page


def _stream(
    connection: sqlite3.Connection, question: Question, way: Way, order: str, limit: int
) -> sqlite3.Cursor:
    table, (text, values) = question.table, joined(way.conditions)
    return connection.execute(
        f"SELECT * FROM {table.name} {way.hint} WHERE {text}"  # noqa: S608
        f" ORDER BY {table.time} {order}, id {order} LIMIT ?",
        (*values, limit),
    )


def _ways(connection: sqlite3.Connection, question: Question, wanted: Next) -> Iterator[Way]:
    """Ways that lead to all rows together, each in the order of time."""
    quickest = _quickest(connection, question, wanted, question.table.lightness)
    if quickest is None:
        yield _way(question, wanted, None)
        return
    for value in dict.fromkeys(quickest.values):
        yield _way(question, wanted, replace(quickest, values=(value,)), instead_of=quickest)


def narrow_way(connection: sqlite3.Connection, question: Question) -> Way | None:
    """One way to all rows that fit, in any order, which meets few others; None where there is none."""
    quickest = _quickest(connection, question, NEWEST, question.table.lightness * _SCATTERED)
    return _way(question, NEWEST, quickest) if quickest is not None or question.ids is not None else None


def way_by(question: Question, by: Filter) -> Way:
    """The way through an index; ``by`` stands for what the question itself says of that column."""
    own = next((one for one in question.filters if one.column == by.column), None)
    return _way(question, NEWEST, by, instead_of=own)


def _way(question: Question, wanted: Next, by: Filter | None, instead_of: Filter | None = None) -> Way:
    conditions = [by.condition] if by is not None else []
    left_out = instead_of or by
    checked = [one_of(one.column, one.values) for one in question.filters if one is not left_out]
    conditions += [*_span(question, wanted), *checked, *question.others]
    if question.ids is not None:
        chosen = ("id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(question.ids)),))
        return Way("NOT INDEXED", (chosen, *conditions))
    return Way(f"INDEXED BY {by.index if by is not None else question.table.index}", tuple(conditions))


def _quickest(
    connection: sqlite3.Connection, question: Question, wanted: Next, lightness: int
) -> Filter | None:
    """The filter whose index is the shortest way; None where going through time is shorter.

    Where few rows fit a filter, few have to be looked up. Where many do, a page is soon full of those met on
    the way through time.
    """
    candidates = [one for one in question.filters if len(one.values) <= MOST_WAYS]
    if not candidates or question.ids is not None:
        return None
    start = _time_of(connection, question, wanted, None, 0)
    if start is None:
        return None

    def density(one: Filter | None) -> float:
        """Rows in a millisecond, near the start; none where few are left."""
        reached = _time_of(connection, question, wanted, one, _PROBED)
        return 0.0 if reached is None else _PROBED / (abs(reached - start) + 1)

    densities = [sum(density(replace(one, values=(value,))) for value in one.values) for one in candidates]
    least = min(densities)
    worth_it = least * lightness <= density(None)
    return candidates[densities.index(least)] if worth_it else None


def _time_of(
    connection: sqlite3.Connection, question: Question, wanted: Next, by: Filter | None, skipped: int
) -> int | None:
    """The time of a row a little further on the way; None when the way ends before. Looks at indexes only."""
    table, order = question.table, "ASC" if wanted.newer else "DESC"
    entered = [by.condition] if by is not None else []
    text, values = joined([*entered, _times(question, wanted)])
    found = connection.execute(
        f"SELECT {table.time} FROM {table.name}"  # noqa: S608
        f" INDEXED BY {by.index if by is not None else table.index} WHERE {text}"
        f" ORDER BY {table.time} {order} LIMIT 1 OFFSET ?",
        (*values, skipped),
    ).fetchone()
    return found[0] if found is not None else None


def _times(question: Question, wanted: Next) -> Condition:
    """Between which times; always said, so that SQLite enters every index where they are."""
    low = _EVER[0] if question.since_ms is None else question.since_ms
    high = _EVER[1] if question.until_ms is None else question.until_ms - 1
    if wanted.key is not None and wanted.newer:
        low = max(low, wanted.key.at_ms)
    elif wanted.key is not None:
        high = min(high, wanted.key.at_ms)
    return f"{question.table.time} BETWEEN ? AND ?", (low, high)


def _span(question: Question, wanted: Next) -> Iterator[Condition]:
    yield _times(question, wanted)
    if wanted.key is not None:
        beyond = ">" if wanted.newer else "<"
        yield f"({question.table.time}, id) {beyond} (?, ?)", tuple(wanted.key)
