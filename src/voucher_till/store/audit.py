"""The audit trail as people see it: what was changed here, and whether anybody changed the trail itself."""

from __future__ import annotations

import sqlite3
from itertools import islice

from voucher_till.store.notes import AuditEntry
from voucher_till.store.reading import Reader
from voucher_till.store.rows import moment
from voucher_till.store.trail import AuditReport, verified
from voucher_till.store.trail_entries import written

_LAST_ID = 2**63 - 1


class AuditTrail:
    """Lists the trail and looks through it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def entries(
        self, *, older_than: AuditEntry | None = None, search: str = "", limit: int = 50
    ) -> list[AuditEntry]:
        """The newest first; those with a text in who, action or detail. Raises StoreError."""
        return await self._reader.read(lambda connection: page(connection, older_than, search, limit))

    async def verify(self) -> AuditReport:
        """Look through the whole trail. Raises StoreError."""
        return await self._reader.read(verified)


def page(
    connection: sqlite3.Connection, older_than: AuditEntry | None = None, search: str = "", limit: int = 50
) -> list[AuditEntry]:
    """Entries of the trail, the newest first."""
    wanted = search.casefold()
    before = older_than.id if older_than is not None else _LAST_ID
    fitting = (
        AuditEntry(row.id, row.at or moment(0), row.who, row.action, row.detail)
        for row in written(connection, "main", "WHERE id < ? ORDER BY id DESC", before)
        # In Python: SQLite knows small letters of ASCII only.
        if wanted in f"{row.who}\n{row.action}\n{row.detail}".casefold()
    )
    return list(islice(fitting, limit))
