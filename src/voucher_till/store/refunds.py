"""How far the refunds of redeemed vouchers are, as the record's stories tell."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from voucher_till.domain.after_sales import RefundStage
from voucher_till.domain.differences import DifferenceKind
from voucher_till.domain.journal import Redemption
from voucher_till.domain.voucher import VoucherStatus
from voucher_till.store.notes import REFUND_REFUSED, REFUNDED
from voucher_till.store.questions import among
from voucher_till.store.rows import redemption
from voucher_till.store.totals import Scope, Sum

_STAGES = {
    (REFUNDED, VoucherStatus.REFUNDED.value): RefundStage.REFUNDED,
    (REFUNDED, VoucherStatus.REFUND_IN_PROGRESS.value): RefundStage.ASKED,
    (REFUND_REFUSED, ""): RefundStage.REFUSED,
}


def with_refunds(connection: sqlite3.Connection, rows: Sequence[Redemption]) -> list[Redemption]:
    """The rows, each with the last word on a refund of it."""
    if not rows:
        return []
    of_intents, intents = among("intent", sorted({row.intent for row in rows}))
    of_kinds, kinds = among("kind", (REFUNDED, REFUND_REFUSED))
    found = connection.execute(
        f"SELECT redemption_id, kind, detail FROM event WHERE {of_intents} AND +{of_kinds} ORDER BY id",  # noqa: S608
        (*intents, *kinds),
    )
    stages = {one["redemption_id"]: _STAGES.get((one["kind"], one["detail"])) for one in found}
    return [replace(row, refund=stages[row.id]) if row.id in stages else row for row in rows]


def newest_refund(connection: sqlite3.Connection, row: Redemption) -> str:
    """What a row's story says last of its refund: a voucher's status, or nothing."""
    found = connection.execute(
        "SELECT kind, detail FROM event WHERE intent = ? AND redemption_id = ? AND kind IN (?, ?)"
        " ORDER BY id DESC LIMIT 1",
        (row.intent, row.id, REFUNDED, REFUND_REFUSED),
    ).fetchone()
    return str(found["detail"]) if found is not None and found["kind"] == REFUNDED else ""


def read_again(connection: sqlite3.Connection, rows: Sequence[Redemption]) -> list[Redemption]:
    """The same rows as they are now."""
    by_id, ids = among("id", [row.id for row in rows])
    again = connection.execute(f"SELECT * FROM redemption WHERE {by_id}", ids)  # noqa: S608
    return with_refunds(connection, [redemption(row) for row in again])


def refunded_in(connection: sqlite3.Connection, scope: Scope) -> list[Sum[None]]:
    """What was sold in a stretch of time and refunded since, by currency."""
    # CROSS JOIN: from the few refunds to their rows, never the other way round.
    rows = connection.execute(
        "SELECT coalesce(currency, ''), count(*), CAST(total(sale_milli) AS INTEGER),"
        " CAST(total(coalesce(original_milli, sale_milli)) AS INTEGER)"
        " FROM (SELECT DISTINCT redemption_id FROM difference WHERE kind = ? AND detail = ?) AS refund"
        " CROSS JOIN redemption ON redemption.id = refund.redemption_id"
        " WHERE created_ms >= ? AND created_ms < ? AND environment = ? AND merchant_id = ? AND outlet = ?"
        " GROUP BY 1",
        (DifferenceKind.REFUNDED.value, VoucherStatus.REFUNDED.value, *scope.bound()),
    )
    return [Sum(None, *row) for row in rows]
