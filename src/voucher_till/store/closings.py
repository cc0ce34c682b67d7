"""The table of signed days; what a signature says is one text that the audit trail vouches for."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.rows import Place, milliseconds, moment


@dataclass(frozen=True, slots=True)
class KeptDay:
    """One signature of a day of one outlet."""

    id: int
    day: date
    signed_at: datetime
    signed_by: str
    content: bytes
    """Text in UTF-8, unless somebody changed it."""


def add(
    connection: sqlite3.Connection, place: Place, day: date, signed_at: datetime, who: str, content: str
) -> KeptDay:
    """Keep a signature, beside those the day may have already."""
    at_ms = milliseconds(signed_at)
    added = connection.execute(
        "INSERT INTO day_closing (environment, merchant_id, outlet, day, signed_ms, signed_by, content)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (place.environment, place.merchant_id, place.outlet, day.isoformat(), at_ms, who, content),
    )
    return KeptDay(added.lastrowid or 0, day, moment(at_ms), who, content.encode())


def kept(connection: sqlite3.Connection, place: Place, day: date | None, limit: int) -> list[KeptDay]:
    """The signatures of a day or of all days, the latest first; a limit below 0 is none.

    Raises StoreError when somebody wrote into the table what is no day.
    """
    # As bytes: where somebody made a text into what is none, the day is still to be listed.
    rows = connection.execute(
        "SELECT id, day, signed_ms, CAST(signed_by AS BLOB), CAST(content AS BLOB) FROM day_closing"
        " WHERE environment = ? AND merchant_id = ? AND outlet = ? AND (?4 IS NULL OR day = ?4)"
        " ORDER BY id DESC LIMIT ?5",
        (place.environment, place.merchant_id, place.outlet, day.isoformat() if day else None, limit),
    )
    return [
        KeptDay(number, _day(text), moment(at_ms), who.decode("utf-8", "backslashreplace"), content)
        for number, text, at_ms, who, content in rows
    ]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise StoreError(StoreProblem.DAMAGED, f"a signed day: {error}") from error


def audited(connection: sqlite3.Connection, action: str) -> set[tuple[bytes, bytes]]:
    """Who did such a thing, and its detail, for all entries of the audit trail."""
    rows = connection.execute(
        "SELECT CAST(who AS BLOB), CAST(detail AS BLOB) FROM audit WHERE action = ?", (action,)
    )
    return {(who, detail) for who, detail in rows}
