"""Every verify with its log ID: the platform asks for log IDs, and managers for what was scanned."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import UTC, datetime

from voucher_till.domain.verdict import Verdict
from voucher_till.store.database import Database


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


class ScanLog:
    """Appends and lists scans."""

    def __init__(self, database: Database, *, environment: str, outlet: str) -> None:
        self._database = database
        self._place = (environment, outlet)

    async def add(self, payload: str, source: str, cashier: str, verdict: Verdict) -> None:
        """Keep what a scan came to."""
        row = (
            round(datetime.now(UTC).timestamp() * 1000),
            *self._place,
            cashier,
            source,
            payload[-4:],
            verdict.shop_order_id,
            verdict.kind.value,
            verdict.reason.value if verdict.reason else None,
            verdict.error_code,
            verdict.log_id,
        )

        def insert(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT INTO scan (at_ms, environment, outlet, cashier, source, ending, shop_order_id,"
                " verdict, reason, error_code, log_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )

        await self._database.write(insert)

    async def latest(self, count: int) -> list[ScanEntry]:
        """The newest scans first."""

        def select(connection: sqlite3.Connection) -> list[ScanEntry]:
            rows = connection.execute("SELECT * FROM scan ORDER BY id DESC LIMIT ?", (count,))
            return [
                ScanEntry(
                    datetime.fromtimestamp(row["at_ms"] / 1000, UTC),
                    row["source"],
                    row["ending"],
                    row["verdict"],
                    row["reason"],
                    row["error_code"],
                    row["log_id"],
                    row["shop_order_id"],
                )
                for row in rows
            ]

        return await self._database.read(select)
