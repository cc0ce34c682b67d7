"""What is kept of going live: answers of the platform with their log IDs, and steps that people ticked.

Both are single values of the database, in JSON, for one merchant: there are few of them, and so they are in
the same transaction as the audit trail, and in every backup.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from voucher_till.store.notes import add_audit, get_meta, set_meta
from voucher_till.store.rows import Place

MOST_ANSWERS = 200
"""So many are kept. The oldest go first, but never one that was used on the portal."""


class LaunchAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of the platform to a call that was made for the acceptance tests."""

    at: datetime
    call: str
    """A ``domain.symptoms.Call``."""
    log_id: str
    result: str = ""
    """A ``domain.diagnosis.Step`` that is missing; empty when the call went well."""
    error_code: str = ""
    asked: str = ""
    """What was asked about, its last four characters."""
    used_by: str = ""
    """Who used the log ID on the portal; each counts once there."""
    used_at: datetime | None = None


class LaunchTick(msgspec.Struct, frozen=True):
    """Who said that a step is done, and when."""

    who: str
    at: datetime


@dataclass(frozen=True, slots=True)
class RecordSeen:
    """What the record of this till has seen."""

    redeemed: bool
    refused: bool
    several_redeemed: bool


def answers(connection: sqlite3.Connection, place: Place) -> list[LaunchAnswer]:
    """The newest first."""
    kept = get_meta(connection, _answers_name(place))
    return msgspec.json.decode(kept, type=list[LaunchAnswer]) if kept else []


def add_answers(connection: sqlite3.Connection, place: Place, new: Sequence[LaunchAnswer]) -> None:
    """Keep answers; one without a log ID is of no use to anybody."""
    known = [*(one for one in reversed(new) if one.log_id), *answers(connection, place)]
    unused = [one for one in known if one.used_at is None][:MOST_ANSWERS]
    _put(connection, place, [one for one in known if one.used_at is not None or one in unused])


def mark_used(connection: sqlite3.Connection, place: Place, log_id: str, who: str, *, used: bool) -> None:
    """Note that a log ID was used on the portal, or that it was not after all."""
    changed = {"used_by": who if used else "", "used_at": datetime.now(UTC) if used else None}
    known = [
        msgspec.structs.replace(one, **changed) if one.log_id == log_id else one
        for one in answers(connection, place)
    ]
    _put(connection, place, known)
    add_audit(connection, who, "log ID used" if used else "log ID not used", log_id)


def ticks(connection: sqlite3.Connection, place: Place) -> dict[str, LaunchTick]:
    """The steps that people said are done, by their values."""
    kept = get_meta(connection, _ticks_name(place))
    return msgspec.json.decode(kept, type=dict[str, LaunchTick]) if kept else {}


def set_tick(connection: sqlite3.Connection, place: Place, step: str, who: str, *, done: bool) -> None:
    """Note that somebody says a step is done, or takes that back."""
    known = {name: tick for name, tick in ticks(connection, place).items() if name != step}
    if done:
        known[step] = LaunchTick(who, datetime.now(UTC))
    set_meta(connection, _ticks_name(place), msgspec.json.encode(known).decode())
    add_audit(connection, who, "launch step done" if done else "launch step not done", step)


def seen(connection: sqlite3.Connection, place: Place) -> RecordSeen:
    """What the record of this environment and merchant has."""
    own = (place.environment, place.merchant_id)
    where = "FROM redemption WHERE environment = ? AND merchant_id = ?"

    def exists(select: str, values: Sequence[object]) -> bool:
        return bool(connection.execute(f"SELECT EXISTS ({select})", values).fetchone()[0])

    several = f"SELECT 1 {where} AND state = 'redeemed' GROUP BY intent HAVING count(*) > 1"
    refused = f"SELECT 1 {where} AND state = 'refused'"
    scanned = "SELECT 1 FROM scan WHERE environment = ? AND outlet = ? AND verdict = 'refused'"
    return RecordSeen(
        redeemed=exists(f"SELECT 1 {where} AND state = 'redeemed'", own),
        refused=exists(refused, own) or exists(scanned, (place.environment, place.outlet)),
        several_redeemed=exists(several, own),
    )


def _put(connection: sqlite3.Connection, place: Place, known: Sequence[LaunchAnswer]) -> None:
    set_meta(connection, _answers_name(place), msgspec.json.encode(known).decode())


def _answers_name(place: Place) -> str:
    return f"launch answers of {place.merchant_id}"


def _ticks_name(place: Place) -> str:
    return f"launch steps of {place.merchant_id}"
