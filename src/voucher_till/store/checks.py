"""Periods that are compared with the platform, and how far that came."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from voucher_till.domain.journal import Redemption
from voucher_till.domain.phrases import Phrase
from voucher_till.store.differences import Finding, add_difference, settle
from voucher_till.store.questions import LIVE, among
from voucher_till.store.rows import Place, milliseconds, moment, now_milliseconds, redemption

_CHECK = (
    "SELECT *, (SELECT count(*) FROM difference WHERE check_id = platform_check.id) AS differences,"
    " (SELECT count(*) FROM difference WHERE check_id = platform_check.id AND handled_ms IS NULL)"
    " AS unhandled FROM platform_check"
)
_NOBODY = ""
"""Who asked for a check that the platform's own events made."""


@dataclass(frozen=True, slots=True)
class CheckTrouble:
    """Why a check ended before its time."""

    says: Phrase
    error_code: str | None = None
    log_id: str | None = None


@dataclass(frozen=True, slots=True)
class CheckRun:
    """One comparison of a period with the platform, and how far it came."""

    id: int
    since: datetime
    until: datetime
    asked_by: str
    started_at: datetime
    finished_at: datetime | None
    """None while it runs, or when it was stopped or cut off: it can go on."""
    total: int
    """Rows of the period."""
    done: int
    """Rows that were compared."""
    not_asked: int
    """Rows that were passed over: of another outlet, still open, or without an answer."""
    differences: int
    """How many were found."""
    unhandled: int = 0
    """How many of them a manager has not dealt with yet."""
    trouble: CheckTrouble | None = None
    """Why it ended early, as far as this process knows."""


@dataclass(frozen=True, slots=True)
class Page:
    """The rows that a check comes to next."""

    after: int | None
    """The row it had come to before; None at its beginning."""
    rows: tuple[Redemption, ...]


class CheckTakenError(Exception):
    """Another process went on with the same check; nothing was written."""


class CheckGoneError(Exception):
    """The record in use has no such check: a backup took the place of the one that had it."""


def add_check(
    connection: sqlite3.Connection, place: Place, since: datetime, until: datetime, who: str
) -> CheckRun:
    """Begin a check from ``since`` until before ``until``; its rows are not counted yet."""
    added = connection.execute(
        "INSERT INTO platform_check (environment, merchant_id, outlet, since_ms, until_ms, asked_by,"
        " started_ms, total) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
        (
            place.environment,
            place.merchant_id,
            place.outlet,
            milliseconds(since),
            milliseconds(until),
            who,
            now_milliseconds(),
        ),
    )
    return check_of(connection, added.lastrowid or 0)


def add_unasked(connection: sqlite3.Connection, place: Place, findings: Sequence[Finding]) -> None:
    """Write down what the platform told by itself, as a check that nobody asked for; it is not listed."""
    taken = [finding.row.created_at for finding in findings]
    check = add_check(connection, place, min(taken), max(taken), _NOBODY)
    set_rows_left(connection, check.id, 0)
    for finding in findings:
        add_difference(connection, check.id, finding)
    finish(connection, check.id)


def unfinished(
    connection: sqlite3.Connection, place: Place, since: datetime, until: datetime, begun_after: datetime
) -> CheckRun | None:
    """The newest check of just this period that did not come to its end, if it is not too old."""
    row = connection.execute(
        f"{_CHECK} WHERE environment = ? AND merchant_id = ? AND outlet = ? AND since_ms = ? AND until_ms = ?"
        " AND finished_ms IS NULL AND started_ms > ? ORDER BY id DESC LIMIT 1",
        (
            place.environment,
            place.merchant_id,
            place.outlet,
            milliseconds(since),
            milliseconds(until),
            milliseconds(begun_after),
        ),
    ).fetchone()
    return _check(row) if row else None


def rows_left(connection: sqlite3.Connection, place: Place, check_id: int) -> int:
    """How many rows of its period a check has not come to yet."""
    where, values = _still_to_come(connection, place, check_id)
    left: int = connection.execute(f"SELECT count(*) FROM redemption WHERE {where}", values).fetchone()[0]  # noqa: S608
    return left


def set_rows_left(connection: sqlite3.Connection, check_id: int, left: int) -> CheckRun:
    """Keep how many rows are still to come: sales may have been added since they were counted last."""
    connection.execute(
        "UPDATE platform_check SET total = done + not_asked + ? WHERE id = ?", (left, check_id)
    )
    return check_of(connection, check_id)


def check_of(connection: sqlite3.Connection, check_id: int) -> CheckRun:
    """A check as it stands. Raises CheckGoneError."""
    row = connection.execute(f"{_CHECK} WHERE id = ?", (check_id,)).fetchone()
    if row is None:
        raise CheckGoneError
    return _check(row)


def newest_checks(connection: sqlite3.Connection, place: Place, limit: int) -> list[CheckRun]:
    """The newest first."""
    rows = connection.execute(
        f"{_CHECK} WHERE environment = ? AND merchant_id = ? AND asked_by <> ? ORDER BY id DESC LIMIT ?",
        (place.environment, place.merchant_id, _NOBODY, limit),
    )
    return [_check(row) for row in rows]


def next_page(connection: sqlite3.Connection, place: Place, check_id: int, limit: int) -> Page:
    """The next rows of a check's period, oldest first; none when it is through."""
    where, values = _still_to_come(connection, place, check_id)
    rows = connection.execute(
        f"SELECT * FROM redemption WHERE {where} ORDER BY created_ms, id LIMIT ?",  # noqa: S608
        (*values, limit),
    ).fetchall()
    return Page(_position(connection, check_id)["last_id"], tuple(redemption(row) for row in rows))


def _position(connection: sqlite3.Connection, check_id: int) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute(
        "SELECT since_ms, until_ms, last_created_ms, last_id FROM platform_check WHERE id = ?", (check_id,)
    ).fetchone()
    if row is None:
        raise CheckGoneError
    return row


def _still_to_come(
    connection: sqlite3.Connection, place: Place, check_id: int
) -> tuple[str, tuple[object, ...]]:
    """The condition that a row lies in the period, behind the last one that was compared."""
    at = _position(connection, check_id)
    first = at["since_ms"] if at["last_id"] is None else at["last_created_ms"]
    return (
        "created_ms BETWEEN ? AND ? AND (created_ms, id) > (?, ?) AND environment = ? AND merchant_id = ?",
        (first, at["until_ms"] - 1, first, at["last_id"] or 0, place.environment, place.merchant_id),
    )


def taken_codes(connection: sqlite3.Connection, place: Place, codes: Sequence[str]) -> frozenset[str]:
    """Those of the codes that have a live row in the record."""
    where, values = among("code", codes)
    rows = connection.execute(
        f"SELECT code FROM redemption WHERE environment = ? AND merchant_id = ? AND {where} AND {LIVE}",  # noqa: S608
        (place.environment, place.merchant_id, *values),
    )
    return frozenset(row["code"] for row in rows)


def followed(connection: sqlite3.Connection, place: Place, rows: Sequence[Redemption]) -> frozenset[int]:
    """The numbers of those rows whose voucher has a later one, which says how it ended."""
    found = (
        connection.execute(
            "SELECT 1 FROM redemption INDEXED BY redemption_code_end WHERE substr(code, -4) = substr(?, -4)"
            " AND +code = ? AND environment = ? AND merchant_id = ? AND id > ? LIMIT 1",
            (row.code, row.code, place.environment, place.merchant_id, row.id),
        ).fetchone()
        for row in rows
    )
    return frozenset(row.id for row, later in zip(rows, found, strict=True) if later is not None)


def write_page(
    connection: sqlite3.Connection,
    check_id: int,
    page: Page,
    answered: Sequence[Redemption],
    findings: Sequence[Finding],
) -> CheckRun:
    """Write what a page came to, and that the check is past it. Raises CheckTakenError.

    What earlier checks found on rows that were answered and agree now is settled by that.
    """
    last, asked = page.rows[-1], len(answered)
    moved = connection.execute(
        "UPDATE platform_check SET done = done + ?, not_asked = not_asked + ?, last_created_ms = ?,"
        " last_id = ?, total = max(total, done + not_asked + ?) WHERE id = ? AND last_id IS ?",
        (
            asked,
            len(page.rows) - asked,
            milliseconds(last.created_at),
            last.id,
            len(page.rows),
            check_id,
            page.after,
        ),
    )
    if not moved.rowcount:
        raise CheckTakenError
    for finding in findings:
        add_difference(connection, check_id, finding)
    differing = {finding.row.id for finding in findings}
    settle(connection, check_id, [row for row in answered if row.id not in differing])
    return check_of(connection, check_id)


def finish(connection: sqlite3.Connection, check_id: int) -> CheckRun:
    """The check came to its end."""
    connection.execute(
        "UPDATE platform_check SET finished_ms = ?, total = done + not_asked WHERE id = ?",
        (now_milliseconds(), check_id),
    )
    return check_of(connection, check_id)


def _check(row: sqlite3.Row) -> CheckRun:
    return CheckRun(
        id=row["id"],
        since=moment(row["since_ms"]),
        until=moment(row["until_ms"]),
        asked_by=row["asked_by"],
        started_at=moment(row["started_ms"]),
        finished_at=moment(row["finished_ms"]) if row["finished_ms"] is not None else None,
        total=row["total"],
        done=row["done"],
        not_asked=row["not_asked"],
        differences=row["differences"],
        unhandled=row["unhandled"],
    )
