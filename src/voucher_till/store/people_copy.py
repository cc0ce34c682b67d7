"""Takes people with their PINs from the record of one environment into that of another."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

from voucher_till.domain.people import Role, same_name
from voucher_till.store.database import Database
from voucher_till.store.notes import add_audit
from voucher_till.store.rows import now_milliseconds


@dataclass(frozen=True, slots=True)
class PersonCopy:
    """Somebody as the list has them."""

    name: str
    role: str
    pin_hash: str = field(repr=False)

    @property
    def is_guard(self) -> bool:
        """Whether it is a manager with a PIN, who can be asked."""
        return self.role == Role.MANAGER and bool(self.pin_hash)


async def people_to_copy(database: Database) -> list[PersonCopy]:
    """Everybody in the list. Raises StoreError."""
    return await database.read(_listed)


async def put_people(
    database: Database, people: Sequence[PersonCopy], who: str, origin: str
) -> list[PersonCopy]:
    """Add those who are not in the list, with the PINs they have; gives those who were added.

    ``origin`` names where they come from, for the audit trail. Raises StoreError.
    """

    def insert(connection: sqlite3.Connection) -> list[PersonCopy]:
        here = [person.name for person in _listed(connection)]
        new = [one for one in people if not any(same_name(one.name, name) for name in here)]
        for one in new:
            connection.execute(
                "INSERT INTO person (name, role, pin, created_ms) VALUES (?, ?, ?, ?)",
                (one.name, one.role, one.pin_hash, now_milliseconds()),
            )
            add_audit(connection, who, "person added", f"{one.name}, {one.role}, from {origin}")
        return new

    return await database.write(insert)


def _listed(connection: sqlite3.Connection) -> list[PersonCopy]:
    rows = connection.execute("SELECT name, role, pin FROM person WHERE removed_ms IS NULL ORDER BY id")
    return [PersonCopy(row["name"], row["role"], row["pin"]) for row in rows]
