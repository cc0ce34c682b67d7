"""What differed between the record and the platform, until a manager has dealt with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

from voucher_till.domain.differences import BY_ITSELF, BY_PLATFORM, SETTLED, Difference, DifferenceKind
from voucher_till.domain.journal import Redemption
from voucher_till.domain.voucher import VoucherStatus
from voucher_till.store.notes import REFUND_REFUSED, REFUNDED, add_audit, add_event
from voucher_till.store.refunds import newest_refund
from voucher_till.store.rows import Place, moment, now_milliseconds, redemption

_NOBODY = (BY_ITSELF, BY_PLATFORM)
# CROSS JOIN: from the few differences to their rows, never the other way round.
_FOUND = "FROM difference AS found CROSS JOIN redemption ON redemption.id = found.redemption_id"
_DIFFERENCE = (
    "SELECT redemption.*, found.id AS difference_id, check_id, kind, detail, found.log_id AS said_log_id,"
    f" found_ms, handled_ms, handled_by, handled_note {_FOUND}"
)
_OPEN = (
    "handled_ms IS NULL AND NOT EXISTS (SELECT 1 FROM difference AS later"
    " WHERE later.redemption_id = found.redemption_id AND later.id > found.id)"
    " AND environment = ? AND merchant_id = ?"
)
"""The condition that nobody has dealt with what was found last on a row."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A difference to be written down."""

    row: Redemption
    kind: DifferenceKind
    detail: str
    log_id: str | None


class HandledBeforeError(Exception):
    """Somebody has dealt with a difference already; nothing was written."""


def add_difference(connection: sqlite3.Connection, check_id: int, finding: Finding) -> None:
    """Write a difference down; one that a manager has dealt with, and is as it was, needs nobody again.

    One that was gone meanwhile, such as a refund that is asked for once more, is not as it was.
    """
    same = (finding.row.id, finding.kind.value, finding.detail)
    before = connection.execute(
        "SELECT handled_ms, handled_by, handled_note FROM difference"
        " WHERE redemption_id = ? AND kind = ? AND detail = ? ORDER BY id DESC LIMIT 1",
        same,
    ).fetchone()
    # Once for each thing the platform says of it: a sale's story tells of its refund.
    is_news = (
        finding.kind is DifferenceKind.REFUNDED and newest_refund(connection, finding.row) != finding.detail
    )
    if is_news or (before and before["handled_by"] in _NOBODY):
        before = None
    connection.execute(
        "INSERT INTO difference (check_id, redemption_id, kind, detail, log_id, found_ms,"
        " handled_ms, handled_by, handled_note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            check_id,
            *same,
            finding.log_id,
            now_milliseconds(),
            *(before or (None, None, None)),
        ),
    )
    if is_news:
        add_event(
            connection,
            finding.row.intent,
            REFUNDED,
            detail=finding.detail,
            log_id=finding.log_id,
            redemption_id=finding.row.id,
        )


def differences_of(connection: sqlite3.Connection, check_id: int) -> list[Difference]:
    """What a check found, in the order of its rows."""
    rows = connection.execute(f"{_DIFFERENCE} WHERE check_id = ? ORDER BY found.id", (check_id,))
    return [_difference(row) for row in rows]


def open_differences(connection: sqlite3.Connection, place: Place) -> list[Difference]:
    """What waits for a manager: for each row what was found last, unless it is dealt with."""
    rows = connection.execute(
        f"{_DIFFERENCE} WHERE {_OPEN} ORDER BY found.id", (place.environment, place.merchant_id)
    )
    return [_difference(row) for row in rows]


def count_open(connection: sqlite3.Connection, place: Place, until_ms: int) -> int:
    """How many of them are about vouchers that this outlet took before a moment."""
    counted = connection.execute(
        f"SELECT count(*) {_FOUND} WHERE {_OPEN} AND outlet = ? AND created_ms < ?",
        (place.environment, place.merchant_id, place.outlet, until_ms),
    )
    return int(counted.fetchone()[0])


def settle(connection: sqlite3.Connection, check_id: int, rows: Sequence[Redemption]) -> None:
    """The platform agrees with these rows now: what was found on them before waits for nobody any more."""
    for row in rows:
        settled = connection.execute(
            "UPDATE difference SET handled_ms = ?, handled_by = ?, handled_note = ?"
            " WHERE redemption_id = ? AND handled_ms IS NULL",
            (now_milliseconds(), BY_ITSELF, SETTLED, row.id),
        )
        if settled.rowcount:
            detail = f"voucher {row.code}, row {row.id}: check {check_id} found no difference"
            add_audit(connection, BY_ITSELF, "difference settled", detail)
        if newest_refund(connection, row) == VoucherStatus.REFUND_IN_PROGRESS:
            add_event(connection, row.intent, REFUND_REFUSED, redemption_id=row.id)


def handle_difference(
    connection: sqlite3.Connection, difference: Difference, who: str, note: str
) -> Difference:
    """A manager is done with a difference, and with what was found on its row before.

    Raises HandledBeforeError when that was so already.
    """
    row = difference.row
    changed = connection.execute(
        "UPDATE difference SET handled_ms = ?, handled_by = ?, handled_note = ?"
        " WHERE redemption_id = ? AND (id <= ? OR (kind = ? AND detail = ?)) AND handled_ms IS NULL",
        (now_milliseconds(), who, note, row.id, difference.id, difference.kind.value, difference.detail),
    )
    if not changed.rowcount:
        raise HandledBeforeError
    detail = f"voucher {row.code}, row {row.id}, {difference.kind.value}: {note}"
    add_audit(connection, who, "difference handled", detail)
    now = connection.execute(f"{_DIFFERENCE} WHERE found.id = ?", (difference.id,)).fetchone()
    return _difference(now)


def _difference(row: sqlite3.Row) -> Difference:
    return Difference(
        id=row["difference_id"],
        check_id=row["check_id"],
        row=redemption(row),
        kind=DifferenceKind(row["kind"]),
        detail=row["detail"],
        log_id=row["said_log_id"],
        found_at=moment(row["found_ms"]),
        handled_at=moment(row["handled_ms"]) if row["handled_ms"] is not None else None,
        handled_by=row["handled_by"],
        handled_note=row["handled_note"],
    )
