"""What a database of this version consists of, and putting back rules that somebody took out of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.migrations import Step, apply_step

_RULES = ("index", "trigger")


@dataclass(frozen=True, slots=True)
class Wrong:
    """Indexes and triggers that are not as they should be, by kind and name."""

    foreign: tuple[tuple[str, str], ...]
    """Triggers of somebody else: they act on what we write."""
    ours: dict[tuple[str, str], str]
    """Ours that are missing or were changed, with the statements that make them."""

    def __str__(self) -> str:
        return ", ".join(f"{kind} {name}" for kind, name in (*self.foreign, *self.ours))


def find_wrong(connection: sqlite3.Connection, steps: Sequence[tuple[Step, ...]]) -> Wrong | None:
    """Rules of a database that these steps made, to be put back; None as a rule.

    Tables and indexes that somebody added do no harm. Raises StoreError with DAMAGED where tables or columns
    are not ours: a damaged first page can leave a database that SQLite finds sound and empty.
    """
    with closing(sqlite3.connect(":memory:")) as model:
        for step in steps:
            apply_step(model, step)
        tables, rules = _tables(model), _rules(model)
    found = _tables(connection)
    if any(found.get(name) != columns for name, columns in tables.items()):
        raise StoreError(StoreProblem.DAMAGED, "tables are missing")
    there = _rules(connection)
    foreign = tuple(key for key in there if key[0] == "trigger" and key not in rules)
    ours = {key: sql for key, sql in rules.items() if there.get(key) != sql}
    return Wrong(foreign, ours) if foreign or ours else None


def put_right(connection: sqlite3.Connection, wrong: Wrong) -> None:
    """Put rules back, inside the caller's transaction. DAMAGED where rows break them."""
    try:
        for kind, name in (*wrong.foreign, *wrong.ours):
            quoted = name.replace('"', '""')
            connection.execute(f'DROP {kind} IF EXISTS "{quoted}"')
        for sql in wrong.ours.values():
            connection.execute(sql)
    except sqlite3.IntegrityError as error:
        raise StoreError(StoreProblem.DAMAGED, str(error)) from error


def _tables(connection: sqlite3.Connection) -> dict[str, tuple[tuple[str, str], ...]]:
    """The columns of each table, with their types."""
    names = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        str(name): tuple(
            (str(row[1]), str(row[2]))
            for row in connection.execute("SELECT * FROM pragma_table_info(?)", (name,))
        )
        for (name,) in names
    }


def _rules(connection: sqlite3.Connection) -> dict[tuple[str, str], str]:
    """The statement behind each index and trigger that has one."""
    rows = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {(str(kind), str(name)): str(sql) for kind, name, sql in rows if kind in _RULES}
