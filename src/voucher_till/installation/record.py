"""The record of a folder whose till is not open whole: it may have no secret yet, or not be in use."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from voucher_till.domain.environment import LeftOpen
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.notes import add_audit
from voucher_till.store.questions import OPEN
from voucher_till.store.rows import redemption


@asynccontextmanager
async def record_of(folder: DataFolder) -> AsyncIterator[Database]:
    """The open database of a folder, made where there is none. Raises StoreError."""
    folder.prepare()
    database = await Database.open(folder)
    try:
        yield database
    finally:
        await database.close()


async def note(folder: DataFolder, who: str, action: str, detail: str) -> None:
    """Add to the audit trail of a folder. Raises StoreError."""
    async with record_of(folder) as database:
        await database.write(lambda connection: add_audit(connection, who, action, detail))


async def left_open(folder: DataFolder) -> LeftOpen:
    """What is open in the record of a folder, for whichever outlet or account. Raises StoreError."""
    if not folder.database.exists():
        return LeftOpen()
    async with record_of(folder) as database:
        rows = await database.read(
            lambda connection: connection.execute(f"SELECT * FROM redemption WHERE {OPEN}").fetchall()  # noqa: S608
        )
        return LeftOpen.of(redemption(row) for row in rows)
