"""Numbers about a till's record, for support: how much, how old, how whole; nothing of what is in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import msgspec

from voucher_till.store.connection import check
from voucher_till.store.errors import SqliteError, from_sqlite
from voucher_till.store.folder import DataFolder
from voucher_till.store.migrations import MIGRATIONS
from voucher_till.store.trail import verified

_CHAINED_SINCE = 4
"""The version of the database from which on the audit trail is chained."""
_NOBODY = frozenset({"", "till", "settings"})
"""What stands in the record in the place of a name."""
_PRAGMAS = ("user_version", "page_size", "page_count", "freelist_count", "journal_mode", "encoding")


class AuditState(msgspec.Struct, frozen=True):
    """Whether the audit trail is as it was written."""

    entries: int
    head: str
    broken_at: int | None = None
    broken_how: str = ""


class Statistics(msgspec.Struct, frozen=True, kw_only=True):
    """What can be said of a database without saying anything of a customer."""

    sqlite: str = sqlite3.sqlite_version
    schema_of_program: int = len(MIGRATIONS)
    pragmas: dict[str, str | int] = {}
    integrity: str = ""
    rows: dict[str, int] = {}
    """By table."""
    redemptions: dict[str, dict[str, int]] = {}
    """By environment, then by state."""
    oldest_open_ms: int | None = None
    audit: AuditState | None = None
    files: dict[str, int] = {}
    """Bytes of each file of the data folder, and of all in each folder in it."""


def database_statistics(folder: DataFolder) -> Statistics:
    """Look through a database without changing it. Blocks. Raises StoreError."""
    files = _sizes(folder.root)
    if not folder.database.exists():
        return Statistics(files=files)
    address = f"{folder.database.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("BEGIN")
            return _looked_at(connection, files)
    except SqliteError as error:
        raise from_sqlite(error) or error from error


def people_named(folder: DataFolder) -> set[str]:
    """Names of those who work or worked here: nobody else may read them. Blocks. Raises StoreError."""
    if not folder.database.exists():
        return set()
    address = f"{folder.database.absolute().as_uri()}?mode=ro"
    questions = {
        "person": ("SELECT DISTINCT name FROM person",),
        "redemption": (
            "SELECT DISTINCT cashier FROM redemption",
            "SELECT DISTINCT closed_by FROM redemption WHERE closed_by IS NOT NULL",
        ),
        "audit": ("SELECT DISTINCT who FROM audit",),
    }
    try:
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            there = set(_tables(connection))
            return {
                str(row[0])
                for table, asked in questions.items()
                if table in there
                for question in asked
                for row in connection.execute(question)
            } - _NOBODY
    except SqliteError as error:
        raise from_sqlite(error) or error from error


def _looked_at(connection: sqlite3.Connection, files: dict[str, int]) -> Statistics:
    pragmas = {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in _PRAGMAS}
    rows = {name: _count(connection, name) for name in _tables(connection)}
    redemptions: dict[str, dict[str, int]] = {}
    oldest = None
    if "redemption" in rows:
        for environment, state, number in connection.execute(
            "SELECT environment, state, count(*) FROM redemption GROUP BY environment, state"
        ):
            redemptions.setdefault(environment, {})[state] = number
        oldest = connection.execute(
            "SELECT min(created_ms) FROM redemption WHERE state IN ('submitting', 'unknown', 'stored')"
        ).fetchone()[0]
    return Statistics(
        pragmas=pragmas,
        integrity=check(connection),
        rows=rows,
        redemptions=redemptions,
        oldest_open_ms=oldest,
        audit=_audit(connection) if pragmas["user_version"] >= _CHAINED_SINCE else None,
        files=files,
    )


def _tables(connection: sqlite3.Connection) -> list[str]:
    named = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return [str(row[0]) for row in named]


def _count(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    number: int = connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0]  # noqa: S608 - a table
    return number


def _audit(connection: sqlite3.Connection) -> AuditState:
    report = verified(connection)
    if report.broken is None:
        return AuditState(report.entries, report.head)
    return AuditState(report.entries, report.head, report.broken.entry_id, report.broken.kind.value)


def _sizes(root: Path) -> dict[str, int]:
    return {path.name: _bytes(path) for path in sorted(root.iterdir())} if root.is_dir() else {}


def _bytes(path: Path) -> int:
    """A file that is removed meanwhile has none."""
    files: Iterable[Path] = path.rglob("*") if path.is_dir() else (path,)
    total = 0
    for file in files:
        try:
            total += file.stat().st_size if file.is_file() else 0
        except FileNotFoundError:
            continue
    return total
