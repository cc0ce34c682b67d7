"""Slips that wait for the printer. What stands on them is in the journal; here is only that they wait."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from voucher_till.store.database import Database
from voucher_till.store.rows import milliseconds, moment, now_milliseconds

CLAIM_MS = 120_000
"""So long a slip belongs to the process that took it, should that one never say what came of it."""


@dataclass(frozen=True, slots=True)
class WaitingSlip:
    """A slip that is not on paper yet."""

    id: int
    intent: str
    copy: bool
    attempts: int
    problem: str
    """Why the last try failed; empty when there was none, or when it was interrupted."""
    created_at: datetime


class Slips:
    """The table ``slip``. All methods raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, intent: str, *, copy: bool = False) -> bool:
        """Let a slip wait, durably. False when it waits already, or when an original has been printed."""
        now = now_milliseconds()

        def insert(connection: sqlite3.Connection) -> bool:
            added = connection.execute(
                "INSERT INTO slip (intent, copy, state, created_ms, updated_ms)"
                " SELECT ?, ?, 'waiting', ?, ? WHERE NOT EXISTS (SELECT 1 FROM slip WHERE intent = ?"
                " AND copy = ? AND (state = 'waiting' OR (state = 'printed' AND copy = 0)))",
                (intent, copy, now, now, intent, copy),
            )
            return added.rowcount == 1

        return await self._database.write(insert)

    async def was_printed(self, intent: str) -> bool:
        """Whether a slip of that intent is on paper."""

        def select(connection: sqlite3.Connection) -> bool:
            found = connection.execute(
                "SELECT 1 FROM slip WHERE intent = ? AND state = 'printed' LIMIT 1", (intent,)
            )
            return found.fetchone() is not None

        return await self._database.read(select)

    async def waiting(self) -> list[WaitingSlip]:
        """The oldest first."""

        def select(connection: sqlite3.Connection) -> list[WaitingSlip]:
            rows = connection.execute("SELECT * FROM slip WHERE state = 'waiting' ORDER BY id")
            return [
                WaitingSlip(
                    row["id"],
                    row["intent"],
                    bool(row["copy"]),
                    row["attempts"],
                    row["problem"],
                    moment(row["created_ms"]),
                )
                for row in rows
            ]

        return await self._database.read(select)

    async def claim(self, slip_id: int) -> bool:
        """Take a waiting slip to print it; False when another process has it in hand, or it waits no more.

        One whose last try ended with a problem is free; one without lies with a process for a while.
        """
        now = now_milliseconds()
        # A moment in the future comes from a clock that was set back since.
        return await self._change(
            "attempts = attempts + 1, problem = ''",
            "state = 'waiting' AND id = ?"
            " AND (attempts = 0 OR problem <> '' OR updated_ms NOT BETWEEN ? AND ?)",
            (slip_id, now - CLAIM_MS, now),
        )

    async def printed(self, slip_id: int) -> None:
        """It is on paper."""
        await self._change("state = 'printed', problem = ''", "id = ?", (slip_id,))

    async def failed(self, slip_id: int, problem: str) -> None:
        """It is not, or not as a whole; it goes on waiting."""
        await self._change("problem = ?", "id = ?", (problem or "?", slip_id))

    async def drop(self, slip_id: int, problem: str = "") -> None:
        """It will not be printed any more."""
        await self._change(
            "state = 'dropped', problem = ?", "state = 'waiting' AND id = ?", (problem, slip_id)
        )

    async def drop_all(self, before: datetime | None = None) -> None:
        """No slip is waited for any more, or none from before a moment."""
        if before is None:
            await self._change("state = 'dropped'", "state = 'waiting'", ())
        else:
            await self._change(
                "state = 'dropped'", "state = 'waiting' AND created_ms < ?", (milliseconds(before),)
            )

    async def _change(self, changes: str, condition: str, values: tuple[object, ...]) -> bool:
        """Whether there was any such row. The values are bound in the order of the text."""
        now = now_milliseconds()

        def update(connection: sqlite3.Connection) -> bool:
            changed = connection.execute(
                f"UPDATE slip SET updated_ms = {now:d}, {changes} WHERE {condition}",  # noqa: S608
                values,
            )
            return changed.rowcount > 0

        return await self._database.write(update)
