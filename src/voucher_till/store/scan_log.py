"""Every verify with its log ID: the platform asks for log IDs, and managers for what was scanned."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from voucher_till.domain.verdict import Verdict
from voucher_till.store.database import Database
from voucher_till.store.rows import moment, now_milliseconds


@dataclass(frozen=True, slots=True)
class ScanEntry:
    """One scan as it was answered; of its payload only the last four characters are kept."""

    at: datetime
    source: str
    ending: str
    verdict: str
    reason: str | None
    error_code: str | None
    log_id: str | None
    shop_order_id: str | None
    id: int = 0
    cashier: str = ""
    product_name: str = ""
    """Of the first voucher listed."""
    vouchers: int = 0
    """How many the platform listed."""


def scan_entry(row: sqlite3.Row) -> ScanEntry:
    """A row of the table ``scan``."""
    return ScanEntry(
        at=moment(row["at_ms"]),
        source=row["source"],
        ending=row["ending"],
        verdict=row["verdict"],
        reason=row["reason"],
        error_code=row["error_code"],
        log_id=row["log_id"],
        shop_order_id=row["shop_order_id"],
        id=row["id"],
        cashier=row["cashier"],
        product_name=row["product_name"],
        vouchers=row["vouchers"],
    )


class ScanLog:
    """Appends and lists scans."""

    def __init__(self, database: Database, *, environment: str, outlet: str) -> None:
        self._database = database
        self._place = (environment, outlet)

    async def add(self, payload: str, source: str, cashier: str, verdict: Verdict) -> int:
        """Keep what a scan came to; gives its number."""
        row = (
            now_milliseconds(),
            *self._place,
            cashier,
            source,
            payload[-4:],
            verdict.shop_order_id,
            verdict.kind.value,
            verdict.reason.value if verdict.reason else None,
            verdict.error_code,
            verdict.log_id,
            verdict.vouchers[0].product_name if verdict.vouchers else "",
            len(verdict.vouchers),
        )

        def insert(connection: sqlite3.Connection) -> int:
            added = connection.execute(
                "INSERT INTO scan (at_ms, environment, outlet, cashier, source, ending, shop_order_id,"
                " verdict, reason, error_code, log_id, product_name, vouchers)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
            return added.lastrowid or 0

        return await self._database.write(insert)
