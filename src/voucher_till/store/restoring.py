"""Writes rows of the side journal back into a database."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable, Mapping

from voucher_till.domain.journal import LIVE, RedemptionState
from voucher_till.store.rows import Outcome, add_step, now_milliseconds
from voucher_till.store.side_journal import Snapshot, Value

log = logging.getLogger(__name__)

_KEY = ("environment", "merchant_id", "intent", "code")


def restore(connection: sqlite3.Connection, rows: Iterable[Snapshot]) -> tuple[int, int]:
    """Bring rows to the state of their snapshots, given in the order of writing.

    Rows that ended come first: they make room for a later live row of the same voucher. Returns how many were
    restored, and how many do not fit into this version's tables and were passed over.
    """
    known = {str(row["name"]) for row in connection.execute("PRAGMA table_info(redemption)")}
    done = failed = 0
    for snapshot in sorted(rows, key=lambda row: row.get("state") in LIVE):
        row = {name: value for name, value in snapshot.items() if name in known}
        connection.execute("SAVEPOINT one_row")
        try:
            _put(connection, _fitting(connection, row) if row.get("state") in LIVE else row)
            done += 1
        except (sqlite3.IntegrityError, KeyError, ValueError) as error:
            # One row that cannot be restored must not keep the others out.
            connection.execute("ROLLBACK TO one_row")
            log.error("a row of the side journal cannot be restored: %s", error)
            failed += 1
        connection.execute("RELEASE one_row")
    return done, failed


def _fitting(connection: sqlite3.Connection, row: Mapping[str, Value]) -> Mapping[str, Value]:
    """The row, with room made for it: the line that ended an earlier live row of its voucher was lost."""
    states = sorted(LIVE)
    rival = connection.execute(
        "SELECT id, state, goods_out FROM redemption WHERE environment = ? AND merchant_id = ?"  # noqa: S608
        f" AND code = ? AND intent <> ? AND state IN ({', '.join('?' * len(states))})",
        (row["environment"], row["merchant_id"], row["code"], row["intent"], *states),
    ).fetchone()
    if rival is None:
        return row
    if rival["state"] == RedemptionState.REDEEMED:
        return {**row, "state": _ended(row.get("goods_out"))}
    connection.execute(
        "UPDATE redemption SET state = ? WHERE id = ?", (_ended(rival["goods_out"]), rival["id"])
    )
    return row


def _ended(goods_out: Value) -> RedemptionState:
    """How a row ended whose end is not known: if the goods are gone, a person has to look at it."""
    return RedemptionState.CONFLICT if goods_out else RedemptionState.CANCELLED


def _put(connection: sqlite3.Connection, row: Mapping[str, Value]) -> None:
    held = connection.execute(
        "SELECT id FROM redemption WHERE environment = ? AND merchant_id = ? AND intent = ? AND code = ?",
        [row[name] for name in _KEY],
    ).fetchone()
    values = {name: value for name, value in row.items() if name != "id"}
    names = list(values)
    if held is not None:
        row_id = int(held["id"])
        # What a snapshot leaves out was empty when it was taken.
        empty = [column for column in _nullable(connection) if column not in values]
        sets = [*(f"{name} = ?" for name in names), *(f"{name} = NULL" for name in empty)]
        connection.execute(
            f"UPDATE redemption SET {', '.join(sets)} WHERE id = ?",  # noqa: S608 - names of columns
            [*values.values(), row_id],
        )
    else:
        row_id = _insert(connection, values, row.get("id"))
    add_step(connection, row_id, now_milliseconds(), Outcome(RedemptionState(str(row["state"]))))


def _insert(connection: sqlite3.Connection, values: Mapping[str, Value], wanted: Value) -> int:
    """Under the number it had, unless another row has that."""
    taken = connection.execute("SELECT 1 FROM redemption WHERE id = ?", (wanted,)).fetchone()
    names = ["id", *values]
    cursor = connection.execute(
        f"INSERT INTO redemption ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",  # noqa: S608
        [None if taken else wanted, *values.values()],
    )
    return cursor.lastrowid or 0


def _nullable(connection: sqlite3.Connection) -> list[str]:
    columns = connection.execute("PRAGMA table_info(redemption)")
    return [str(row["name"]) for row in columns if not row["notnull"] and row["name"] != "id"]
