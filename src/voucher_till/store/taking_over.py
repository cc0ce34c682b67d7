"""Writes into the copy of a backup what only the record in use has: nothing that happened since is lost.

Rows are known again by what they say, not by their numbers: a record that was begun anew since the backup
counted from one again.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from voucher_till.store.chain import AUDIT_HEAD, head_note
from voucher_till.store.connection import transaction
from voucher_till.store.notes import add_audit, append_audit, audit_head, set_meta
from voucher_till.store.restoring import restore
from voucher_till.store.trail import verified
from voucher_till.store.trail_entries import written

log = logging.getLogger(__name__)

_SAME_PLACE = "old.environment = new.environment AND old.merchant_id = new.merchant_id"
_SAME_ROW = f"{_SAME_PLACE} AND old.intent = new.intent AND old.code = new.code"
_SAME_SCAN = (
    "old.at_ms = new.at_ms AND old.environment = new.environment AND old.outlet = new.outlet"
    " AND old.cashier = new.cashier AND old.source = new.source AND old.ending = new.ending"
    " AND old.verdict = new.verdict"
)
_SAME_CHECK = f"{_SAME_PLACE} AND old.started_ms = new.started_ms AND old.asked_by = new.asked_by"
_SAME_PERSON = "old.id = new.id AND old.created_ms = new.created_ms"
_ITS_ROW = "(SELECT now FROM same_row WHERE was = new.redemption_id)"
"""The number that the row has in the copy."""
_ITS_CHECK = (
    "(SELECT old.id FROM main.platform_check AS old JOIN present.platform_check AS its"  # noqa: S608
    f" ON its.id = new.check_id AND {_SAME_CHECK.replace('new.', 'its.')})"
)


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What a restored database has of the one of before, beside its redemptions and their time lines."""

    audit_entries: int
    signed_days: int
    is_joined: bool = False
    """The backup has another audit trail than the record in use, which goes on after it."""
    left_out: int = 0
    """Audit entries of another trail that stay behind: from a place on it is not what was written."""

    @property
    def detail(self) -> str:
        """For the audit trail."""
        told = f"audit entries {self.audit_entries}, signed days {self.signed_days}"
        joined = ", of another trail" if self.is_joined else ""
        return f"{told}{joined}" + (f", left out {self.left_out}" if self.left_out else "")


def take_over(present: Path, copy: Path, who: str, backup_name: str) -> TakenOver:
    """Write into a copy of a backup what only the present file has, and who restores it."""
    with closing(sqlite3.connect(copy, isolation_level=None, uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("ATTACH ? AS present", (f"{present.absolute().as_uri()}?mode=ro",))
        with transaction(connection, "BEGIN IMMEDIATE"):
            _take_rows(connection, _take_scans(connection))
            _take_time_lines(connection)
            _take_checks(connection)
            take_people(connection)
            taken = take_audit(connection)
            told = f"{backup_name}; taken over from the record of before: {taken.detail}"
            add_audit(connection, who, "backup restored", told)
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    return taken


def _take_scans(connection: sqlite3.Connection) -> dict[int, int]:
    """Every scan that is not there; gives the numbers of those that could not keep theirs."""
    return _take(connection, "scan", _SAME_SCAN)


def _take_rows(connection: sqlite3.Connection, scans: dict[int, int]) -> None:
    """Every redemption that is newer here. The side journal alone would not do: it does not keep what was
    refused for good, may be damaged, and has nothing to add to the backup of a till that wrote more."""
    rows = connection.execute(
        f"SELECT new.* FROM present.redemption AS new LEFT JOIN main.redemption AS old ON {_SAME_ROW}"  # noqa: S608
        " WHERE old.id IS NULL OR new.updated_ms > old.updated_ms ORDER BY new.id"
    ).fetchall()
    newer = [{**row, "scan_id": scans.get(row["scan_id"], row["scan_id"])} for row in map(dict, rows)]
    _, failed = restore(connection, newer)
    if failed:
        log.error("%d rows of the record of before do not fit into the backup", failed)


def _take_time_lines(connection: sqlite3.Connection) -> None:
    """What happened to the redemptions, and their slips."""
    connection.execute(
        "CREATE TEMP TABLE same_row AS SELECT new.id AS was, old.id AS now FROM present.redemption AS new"  # noqa: S608
        f" JOIN main.redemption AS old ON {_SAME_ROW}"
    )
    connection.execute("CREATE UNIQUE INDEX temp.same_row_was ON same_row (was)")
    same_step = f"old.redemption_id = {_ITS_ROW} AND old.at_ms = new.at_ms AND old.state = new.state"
    _take(connection, "step", same_step, redemption_id=_ITS_ROW)
    same_event = "old.intent = new.intent AND old.at_ms = new.at_ms AND old.kind = new.kind"
    _take(connection, "event", same_event, redemption_id=_ITS_ROW)
    same_slip = "old.intent = new.intent AND old.created_ms = new.created_ms AND old.copy = new.copy"
    _take(connection, "slip", same_slip)
    # A slip that was printed since is not to be printed once more.
    connection.execute(
        "UPDATE main.slip AS old SET state = new.state, attempts = new.attempts, problem = new.problem,"  # noqa: S608
        f" updated_ms = new.updated_ms FROM present.slip AS new WHERE {same_slip}"
        " AND new.updated_ms > old.updated_ms"
    )


def _take_checks(connection: sqlite3.Connection) -> None:
    """Checks with the platform, how far they came since, and what they found and who handled it."""
    last = "(SELECT now FROM same_row WHERE was = new.last_id)"
    _take(connection, "platform_check", _SAME_CHECK, last_id=last)
    connection.execute(
        "UPDATE main.platform_check AS old SET finished_ms = new.finished_ms, done = new.done,"  # noqa: S608
        f" not_asked = new.not_asked, last_created_ms = new.last_created_ms, last_id = {last}"
        f" FROM present.platform_check AS new WHERE {_SAME_CHECK} AND new.done > old.done"
    )
    same = f"old.check_id = {_ITS_CHECK} AND old.redemption_id = {_ITS_ROW}"
    _take(connection, "difference", same, check_id=_ITS_CHECK, redemption_id=_ITS_ROW)
    connection.execute(
        "UPDATE main.difference AS old SET handled_ms = new.handled_ms, handled_by = new.handled_by,"  # noqa: S608
        f" handled_note = new.handled_note FROM present.difference AS new WHERE {same}"
        " AND old.handled_ms IS NULL AND new.handled_ms IS NOT NULL"
    )


def take_people(connection: sqlite3.Connection) -> None:
    """Who works here now, with the names and PINs of now: a backup brings nobody back who was removed or
    renamed since. Numbers alone do not tell: a record that was begun anew gave them to others."""
    same = f"(new.name = old.name COLLATE NOCASE OR {_SAME_PERSON})"
    connection.execute(
        f"DELETE FROM main.person AS old WHERE EXISTS (SELECT 1 FROM present.person AS new WHERE {same})"  # noqa: S608
    )
    _take(connection, "person", same)


def take_audit(connection: sqlite3.Connection) -> TakenOver:
    """The entries since the backup, or all of another trail; and the days that they tell of."""
    last = next(written(connection, "main", "ORDER BY id DESC LIMIT 1"), None)
    is_same = last is None or any(
        row.chain == last.chain for row in written(connection, "present", "WHERE id = ?", last.id)
    )
    if is_same:
        taken, left_out = _go_on(connection, last.id if last is not None else 0), 0
    else:
        taken, left_out = _join(connection)
    days = _take(
        connection,
        "day_closing",
        "old.day = new.day AND old.signed_ms = new.signed_ms AND old.content = new.content"
        f" AND old.outlet = new.outlet AND {_SAME_PLACE}",
    )
    return TakenOver(taken, len(days), not is_same, left_out)


def _go_on(connection: sqlite3.Connection, count: int) -> int:
    """The same trail: its entries and the note of its end just as they are, so that what somebody did to them
    is found here as it was there."""
    columns = "id, at_ms, who, action, detail, chain"
    added = connection.execute(
        f"INSERT INTO main.audit ({columns}) SELECT {columns} FROM present.audit WHERE id > ? ORDER BY id",  # noqa: S608
        (count,),
    )
    end = audit_head(connection, "present")
    if end[0] > audit_head(connection)[0]:
        set_meta(connection, AUDIT_HEAD, head_note(*end))
    return added.rowcount


def _join(connection: sqlite3.Connection) -> tuple[int, int]:
    """Another trail: what is as it was written, with links of this one; gives how many entries were taken,
    and how many are left out. The numbers of those and of what is gone stay free, so that it is missed for
    good; the file of before keeps what there is."""
    report = verified(connection, "present")
    whole = list(written(connection, "present", "WHERE id BETWEEN 1 AND ? ORDER BY id", report.entries))
    # Some of it may have come into the backup by an earlier restore.
    there = {row.content for row in written(connection, "main", "")}
    newer = [row for row in whole if row.content not in there]
    for row in newer:
        append_audit(connection, row.content)
    total = int(connection.execute("SELECT count(*) FROM present.audit").fetchone()[0])
    if report.broken is not None:
        count, head = audit_head(connection)
        missing = max(total, audit_head(connection, "present")[0]) - len(whole)
        set_meta(connection, AUDIT_HEAD, head_note(count + missing, head))
    return len(newer), total - len(whole)


def _take(connection: sqlite3.Connection, table: str, same: str, **others: str) -> dict[int, int]:
    """Insert rows of the present table that have no like in the copy; gives their numbers, before and now.

    ``others`` are expressions for columns that are numbers of other rows. A row keeps its number where that
    is free. Where the row that it must belong to could not be taken, neither is it.
    """
    shape = connection.execute(f"PRAGMA main.table_info({table})").fetchall()
    columns = [row["name"] for row in shape]
    needed = [row["name"] for row in shape if row["notnull"]]
    wanted = ", ".join(f"{others[name]} AS {name}" if name in others else f"new.{name}" for name in columns)
    rows = connection.execute(
        f"SELECT {wanted} FROM present.{table} AS new"  # noqa: S608 - names and expressions of ours
        f" WHERE NOT EXISTS (SELECT 1 FROM main.{table} AS old WHERE {same}) ORDER BY new.id"
    ).fetchall()
    places = ", ".join("?" * len(columns))
    taken = {}
    for row in rows:
        values = dict(row)
        if any(values[name] is None for name in needed):
            continue
        if connection.execute(f"SELECT 1 FROM main.{table} WHERE id = ?", (row["id"],)).fetchone():  # noqa: S608
            values["id"] = None
        added = connection.execute(
            f"INSERT INTO main.{table} ({', '.join(columns)}) VALUES ({places})",  # noqa: S608
            [values[name] for name in columns],
        )
        taken[int(row["id"])] = int(added.lastrowid or 0)
    return taken
