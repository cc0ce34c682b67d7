"""The list of people of one till, and how often a wrong PIN was tried for whom."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from voucher_till.domain.people import (
    NotAllowedError,
    Person,
    PersonGoneError,
    Role,
    clean_name,
    leaving_problem,
    name_problem,
    role_problem,
    taken_problem,
    wait_after,
    wait_left,
)
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.store.database import Database
from voucher_till.store.notes import MANAGER_TRIES, RESETS_TOLD, add_audit, get_meta, set_meta
from voucher_till.store.rows import moment, now_milliseconds

_PIN_RESET = "manager's PIN reset"

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class PinTry:
    """Leave to try a PIN once, or the seconds to wait before the next try."""

    hashes: tuple[tuple[Person, str], ...] = ()
    """Whose PIN it may be."""
    wait: float = 0.0


@dataclass(frozen=True, slots=True)
class PinReset:
    """A manager got a new PIN without showing the old one."""

    name: str
    who: str
    """The computer's user, who need not be a person of the till."""
    at: datetime

    @property
    def words(self) -> Phrase:
        """What the managers should know of it."""
        return phrase(
            "people",
            "The PIN of {name} was reset from the command line, {when}, by the computer's user {who}.",
            name=self.name,
            when=self.at,
            who=self.who.removeprefix("console: "),
        )


@dataclass(frozen=True, slots=True)
class _Tries:
    failures: int
    until_ms: int


class People:
    """Adds, changes and lists people; who did it is in the audit trail, a PIN or its hash never.

    Each rule is checked in the transaction that writes, so it holds for all processes together. Changes
    raise NotAllowedError, PersonGoneError and StoreError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[Person]:
        """Everybody in the list, by name."""
        return await self._database.read(_everybody)

    async def add(self, name: str, role: Role, who: str, pin_hash: str = "") -> Person:
        """Put somebody on the list."""
        name = clean_name(name)

        def insert(connection: sqlite3.Connection) -> Person:
            _forbid(name_problem(name) or taken_problem(name, _everybody(connection)))
            _forbid(role_problem(role, has_pin=bool(pin_hash)))
            added = connection.execute(
                "INSERT INTO person (name, role, pin, created_ms) VALUES (?, ?, ?, ?)",
                (name, role.value, pin_hash, now_milliseconds()),
            )
            add_audit(connection, who, "person added", f"{name}, {role.value}")
            return _get(connection, added.lastrowid or 0)

        return await self._database.write(insert)

    async def rename(self, person_id: int, name: str, who: str) -> Person:
        """Give somebody another name; what they did before stays under the name of then."""
        name = clean_name(name)

        def update(connection: sqlite3.Connection, person: Person) -> None:
            others = [other for other in _everybody(connection) if other.id != person.id]
            _forbid(name_problem(name) or taken_problem(name, others))
            connection.execute("UPDATE person SET name = ? WHERE id = ?", (name, person.id))
            add_audit(connection, who, "person renamed", f"{person.name} is now {name}")

        return await self._change(person_id, update)

    async def set_role(self, person_id: int, role: Role, who: str) -> Person:
        """Make somebody a cashier or a manager."""

        def update(connection: sqlite3.Connection, person: Person) -> None:
            _forbid(role_problem(role, has_pin=person.has_pin))
            if role is not Role.MANAGER:
                _forbid(leaving_problem(person, _everybody(connection)))
            connection.execute("UPDATE person SET role = ? WHERE id = ?", (role.value, person.id))
            add_audit(connection, who, "role changed", f"{person.name}, {role.value}")

        return await self._change(person_id, update)

    async def set_pin(self, person_id: int, pin_hash: str, who: str) -> Person:
        """Give somebody a new PIN; they need not wait any longer for wrong ones of before."""

        def update(connection: sqlite3.Connection, person: Person) -> None:
            _set_pin(connection, person, pin_hash)
            add_audit(connection, who, "PIN changed", person.name)

        return await self._change(person_id, update)

    async def reset_manager(self, person_id: int, pin_hash: str, who: str) -> Person:
        """Give a manager who forgot it a new PIN, and end all waiting for wrong ones."""

        def update(connection: sqlite3.Connection, person: Person) -> None:
            _set_pin(connection, person, pin_hash)
            _write_tries(connection, None, _Tries(0, 0))
            add_audit(connection, who, _PIN_RESET, person.name)

        return await self._change(person_id, update)

    async def untold_resets(self) -> list[PinReset]:
        """The managers' PINs that were reset since this was asked last, oldest first."""

        def take(connection: sqlite3.Connection) -> list[PinReset]:
            told = int(get_meta(connection, RESETS_TOLD) or 0)
            last = connection.execute("SELECT MAX(id) FROM audit").fetchone()[0] or 0
            set_meta(connection, RESETS_TOLD, str(last))
            rows = connection.execute(
                "SELECT * FROM audit WHERE id > ? AND action = ? ORDER BY id", (told, _PIN_RESET)
            )
            return [PinReset(row["detail"], row["who"], moment(row["at_ms"])) for row in rows]

        return await self._database.write(take)

    async def remove(self, person_id: int, who: str) -> None:
        """Take somebody off the list; the name becomes free."""

        def update(connection: sqlite3.Connection) -> None:
            person = _get(connection, person_id)
            _forbid(leaving_problem(person, _everybody(connection)))
            connection.execute(
                "UPDATE person SET removed_ms = ?, pin = '' WHERE id = ?", (now_milliseconds(), person.id)
            )
            add_audit(connection, who, "person removed", f"{person.name}, {person.role.value}")

        await self._database.write(update)

    async def begin_try(self, person_id: int | None) -> PinTry:
        """Ask to try a PIN once: for a person, or with None for whichever manager it belongs to.

        The try counts as wrong until ``reset`` says otherwise, so that many at once, or a process killed
        between, guess no faster than one after another. Raises PersonGoneError.
        """

        def update(connection: sqlite3.Connection) -> PinTry:
            hashes = _hashes(connection, person_id)
            before, now = _tries(connection, person_id), now_milliseconds()
            wait = wait_left(before.failures, before.until_ms / 1000, now / 1000)
            if wait > 0:
                until = now + round(wait * 1000)
                if until < before.until_ms:
                    # The clock was set back. Kept as it was, the wait would begin anew at every look.
                    _write_tries(connection, person_id, _Tries(before.failures, until))
                return PinTry(wait=wait)
            failures = before.failures + 1
            until = now + round(wait_after(failures) * 1000)
            _write_tries(connection, person_id, _Tries(failures, until))
            return PinTry(hashes)

        return await self._database.write(update)

    async def record_failure(self, person_id: int | None, who: str) -> float:
        """The PIN was wrong: add it to the audit trail; gives the seconds until the next try."""

        def update(connection: sqlite3.Connection) -> float:
            tries = _tries(connection, person_id)
            add_audit(connection, who, "wrong PIN", f"{tries.failures} in a row")
            return wait_left(tries.failures, tries.until_ms / 1000, now_milliseconds() / 1000)

        return await self._database.write(update)

    async def reset(self, person_id: int | None) -> None:
        """The PIN was right: the wrong ones before it are forgiven."""
        await self._database.write(
            lambda connection: _write_tries(connection, person_id, _Tries(0, 0)),
        )

    async def renew_hash(self, person_id: int, old: str, new: str) -> None:
        """Keep the same PIN with a stronger hash, unless it was changed meanwhile."""
        await self._database.write(
            lambda connection: connection.execute(
                "UPDATE person SET pin = ? WHERE id = ? AND pin = ?", (new, person_id, old)
            )
        )

    async def _change(self, person_id: int, update: Callable[[sqlite3.Connection, Person], None]) -> Person:
        def work(connection: sqlite3.Connection) -> Person:
            update(connection, _get(connection, person_id))
            return _get(connection, person_id)

        return await self._database.write(work)


def _forbid(problem: Phrase | None) -> None:
    if problem is not None:
        raise NotAllowedError(problem)


def _person(row: sqlite3.Row) -> Person:
    return Person(row["id"], row["name"], Role(row["role"]), bool(row["pin"]))


def _everybody(connection: sqlite3.Connection) -> list[Person]:
    rows = connection.execute(
        "SELECT * FROM person WHERE removed_ms IS NULL ORDER BY name COLLATE NOCASE, id"
    )
    return [_person(row) for row in rows]


def _row(connection: sqlite3.Connection, person_id: int) -> sqlite3.Row:
    row: sqlite3.Row | None = connection.execute(
        "SELECT * FROM person WHERE id = ? AND removed_ms IS NULL", (person_id,)
    ).fetchone()
    if row is None:
        raise PersonGoneError
    return row


def _get(connection: sqlite3.Connection, person_id: int) -> Person:
    return _person(_row(connection, person_id))


def _hashes(connection: sqlite3.Connection, person_id: int | None) -> tuple[tuple[Person, str], ...]:
    if person_id is not None:
        rows = [_row(connection, person_id)]
    else:
        rows = connection.execute(
            "SELECT * FROM person WHERE removed_ms IS NULL AND role = 'manager' ORDER BY id"
        ).fetchall()
    return tuple((_person(row), row["pin"]) for row in rows if row["pin"])


def _set_pin(connection: sqlite3.Connection, person: Person, pin_hash: str) -> None:
    connection.execute("UPDATE person SET pin = ? WHERE id = ?", (pin_hash, person.id))
    _write_tries(connection, person.id, _Tries(0, 0))


def _tries(connection: sqlite3.Connection, person_id: int | None) -> _Tries:
    if person_id is None:
        kept = json.loads(get_meta(connection, MANAGER_TRIES) or "{}")
        return _Tries(kept.get("failures", 0), kept.get("until_ms", 0))
    row = _row(connection, person_id)
    return _Tries(row["failures"], row["locked_until_ms"] or 0)


def _write_tries(connection: sqlite3.Connection, person_id: int | None, tries: _Tries) -> None:
    if person_id is None:
        value = json.dumps({"failures": tries.failures, "until_ms": tries.until_ms})
        set_meta(connection, MANAGER_TRIES, value)
    else:
        connection.execute(
            "UPDATE person SET failures = ?, locked_until_ms = ? WHERE id = ?",
            (tries.failures, tries.until_ms or None, person_id),
        )
