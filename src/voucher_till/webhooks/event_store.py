"""Keeps each event once, puts them in order, and knows the tills that may ask for them. Methods block."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

import sqlalchemy as sql
from sqlalchemy.dialects import postgresql, sqlite

from voucher_till.domain.platform_events import EventPage, PlatformEvent
from voucher_till.webhooks.incoming import Incoming
from voucher_till.webhooks.tables import (
    POSTGRESQL,
    READING,
    events,
    open_engine,
    subjects,
    take_lock,
    tokens,
    values,
)

PAGE_EVENTS = 200
_WORKED_ON_AT_ONCE = 100
"""Few enough that what arrives meanwhile is kept without delay."""
_MARK = 12
"""So many characters of an event's key say in a cursor which event it was."""
_POSITION = re.compile("[0-9]{1,18}")
_STORE_ID, _LAST_POSITION = "store", "position"
_PLACE = (
    events.update()
    .where(events.c.id == sql.bindparam("row_id"))
    .values(position=sql.bindparam("position"), superseded=sql.bindparam("superseded"))
)


@dataclass(frozen=True, slots=True)
class TillToken:
    """A till that may ask, or could."""

    id: int
    name: str
    issued_at: datetime
    revoked_at: datetime | None


class EventStore:
    """The receiver's store; may be used from several threads and processes."""

    def __init__(self, engine: sql.Engine) -> None:
        self._engine = engine
        self._reading = engine.execution_options(**{READING: True})
        self._insert = postgresql.insert if engine.dialect.name == POSTGRESQL else sqlite.insert
        with engine.begin() as connection:
            take_lock(connection)
            fresh = {"name": _STORE_ID, "value": uuid.uuid4().hex}
            connection.execute(self._insert(values).values(fresh).on_conflict_do_nothing())
            self._id = str(connection.execute(_value(_STORE_ID)).scalar_one())

    @classmethod
    def open(cls, address: str) -> Self:
        """Open the store at a database address. Raises BadDatabaseError, StoreError or SQLAlchemyError."""
        return cls(open_engine(address))

    @property
    def has_many_writers(self) -> bool:
        """Whether several can write at once without waiting for one another."""
        return self._engine.dialect.name == POSTGRESQL

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def keep(self, arrived: Sequence[Incoming]) -> list[bool]:
        """Keep events, durably when this returns; for each whether it is new."""
        now = _now()
        rows = [
            {
                "key": one.key,
                "event": one.event,
                "subject": one.subject,
                "create_time": one.create_time,
                "content": one.content,
                "received_ms": now,
            }
            # In one order everywhere: two receivers that keep the same events do not wait for one another.
            for one in sorted(arrived, key=lambda one: one.key)
        ]
        put = self._insert(events).values(rows).on_conflict_do_nothing(index_elements=["key"])
        with self._engine.begin() as connection:
            new = set(connection.execute(put.returning(events.c.key)).scalars())
        # The same event may be there twice among those that came together.
        return [_taken(new, one.key) for one in arrived]

    def work(self) -> int:
        """Put events that wait into the feed, each subject's in the order of their making; how many.

        One that comes after a newer one of its subject was put there is marked as superseded.
        """
        with self._engine.begin() as connection:
            take_lock(connection)
            found = connection.execute(
                sql.select(events.c.id, events.c.subject, events.c.create_time)
                .where(events.c.position.is_(None))
                .order_by(events.c.create_time, events.c.id)
                .limit(_WORKED_ON_AT_ONCE)
            ).all()
            if not found:
                return 0
            newest = self._newest(connection, {row.subject for row in found})
            position = _last_position(connection)
            placed = []
            for number, row in enumerate(found, position + 1):
                superseded = row.create_time < newest.get(row.subject, 0)
                newest[row.subject] = max(row.create_time, newest.get(row.subject, 0))
                placed.append({"row_id": row.id, "position": number, "superseded": superseded})
            connection.execute(_PLACE, placed)
            self._put_newest(connection, newest)
            self._put(connection, _LAST_POSITION, str(position + len(found)))
            return len(found)

    def _newest(self, connection: sql.Connection, named: set[str]) -> dict[str, int]:
        rows = connection.execute(sql.select(subjects).where(subjects.c.subject.in_(named)))
        return {row.subject: row.create_time for row in rows}

    def _put_newest(self, connection: sql.Connection, newest: dict[str, int]) -> None:
        put = self._insert(subjects).values(
            [{"subject": subject, "create_time": moment} for subject, moment in newest.items()]
        )
        latest = {"create_time": put.excluded.create_time}
        connection.execute(put.on_conflict_do_update(index_elements=["subject"], set_=latest))

    def _put(self, connection: sql.Connection, name: str, value: str) -> None:
        put = self._insert(values).values(name=name, value=value)
        connection.execute(put.on_conflict_do_update(index_elements=["name"], set_={"value": value}))

    def after(self, cursor: str) -> EventPage:
        """The next events of the feed.

        A cursor of another store, or of what this one was before a backup took its place, is taken for the
        beginning: a till knows what it had.
        """
        with self._reading.begin() as connection:
            begin = self._position(connection, cursor)
            rows = connection.execute(
                sql.select(events)
                .where(events.c.position > begin)
                .order_by(events.c.position)
                .limit(PAGE_EVENTS)
            ).all()
        told = tuple(
            PlatformEvent(
                row.key, row.event, row.subject, row.create_time, row.content, superseded=bool(row.superseded)
            )
            for row in rows
        )
        if rows:
            return EventPage(f"{self._id}:{rows[-1].position}:{rows[-1].key[:_MARK]}", told)
        return EventPage(cursor if begin else f"{self._id}:0:", told)

    def _position(self, connection: sql.Connection, cursor: str) -> int:
        """Where a cursor stands: the event there must be the one that it was made for."""
        store, _, place = cursor.partition(":")
        position, _, mark = place.partition(":")
        if store != self._id or not _POSITION.fullmatch(position):
            return 0
        there = sql.select(events.c.key).where(events.c.position == int(position))
        key = connection.execute(there).scalar()
        return int(position) if mark and key is not None and str(key)[:_MARK] == mark else 0

    def waiting(self) -> int:
        """How many events are kept and not yet in the feed."""
        with self._reading.begin() as connection:
            counted = sql.select(sql.func.count()).where(events.c.position.is_(None))
            return int(connection.execute(counted).scalar_one())

    def issue_token(self, name: str) -> str:
        """A new token for a till; it is told only now, and the store keeps its digest."""
        token = secrets.token_urlsafe(32)
        with self._engine.begin() as connection:
            connection.execute(tokens.insert().values(name=name, digest=_digest(token), issued_ms=_now()))
        return token

    def revoke_tokens(self, name: str) -> int:
        """No token of this name works from now on; how many did until now."""
        with self._engine.begin() as connection:
            working = (tokens.c.name == name) & tokens.c.revoked_ms.is_(None)
            return int(connection.execute(tokens.update().where(working).values(revoked_ms=_now())).rowcount)

    def tokens(self) -> list[TillToken]:
        """Every token that was ever issued, the oldest first."""
        with self._reading.begin() as connection:
            rows = connection.execute(sql.select(tokens).order_by(tokens.c.id)).all()
        return [
            TillToken(row.id, row.name, _moment(row.issued_ms), row.revoked_ms and _moment(row.revoked_ms))
            for row in rows
        ]

    def knows(self, token: str) -> bool:
        """Whether a token was issued and not revoked."""
        with self._reading.begin() as connection:
            held = (tokens.c.digest == _digest(token)) & tokens.c.revoked_ms.is_(None)
            return connection.execute(sql.select(tokens.c.id).where(held)).first() is not None


def _taken(keys: set[str], key: str) -> bool:
    """Take a key out of those that are left; whether it was there."""
    if key not in keys:
        return False
    keys.remove(key)
    return True


def _value(name: str) -> sql.Select[str]:
    return sql.select(values.c.value).where(values.c.name == name)


def _last_position(connection: sql.Connection) -> int:
    return int(connection.execute(_value(_LAST_POSITION)).scalar() or 0)


def _digest(token: str) -> str:
    """Tokens are long and drawn by chance: a plain digest cannot be guessed back."""
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _now() -> int:
    return time.time_ns() // 1_000_000


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
