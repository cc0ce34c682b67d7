"""The table of signed days; what a signature says is one text that the audit trail vouches for."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.rows import Place, milliseconds, moment

SIGNED = "day signed"
"""What the audit trail calls a signature; it has an index of its own."""


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
    return [_kept(row) for row in rows]


def _kept(row: sqlite3.Row) -> KeptDay:
    number, text, at_ms, who, content = row
    return KeptDay(number, _day(text), moment(at_ms), who.decode("utf-8", "backslashreplace"), content)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise StoreError(StoreProblem.DAMAGED, f"a signed day: {error}") from error


def proofs(connection: sqlite3.Connection) -> dict[tuple[bytes, bytes], int]:
    """Who signed, and the detail that names the day and its content, for every signature that the audit trail
    tells of; with the number of its entry."""
    rows = connection.execute(
        f"SELECT CAST(who AS BLOB), CAST(detail AS BLOB), id FROM audit WHERE action = '{SIGNED}'"  # noqa: S608
    )
    return {(who, detail): number for who, detail, number in rows}


def proof_of(kept: KeptDay) -> tuple[bytes, bytes]:
    """What the audit trail has of a signature."""
    return kept.signed_by.encode(), detail_of(kept).encode()


def detail_of(kept: KeptDay) -> str:
    """How the audit trail names what was signed."""
    return f"{kept.day}, SHA-256 {digest_of(kept)}"


def digest_of(kept: KeptDay) -> str:
    """SHA-256 of the content, in hex."""
    return hashlib.sha256(kept.content).hexdigest()


def gone(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Signatures that the audit trail tells of and nobody can look at any more: who signed, and what.

    Raises StoreError when somebody wrote into the table what is no day.
    """
    rows = connection.execute(
        "SELECT id, day, signed_ms, CAST(signed_by AS BLOB), CAST(content AS BLOB) FROM day_closing"
    )
    there = {proof_of(_kept(row)) for row in rows}
    return [
        (who.decode("utf-8", "backslashreplace"), detail.decode("utf-8", "backslashreplace"))
        for who, detail in proofs(connection)
        if (who, detail) not in there
    ]
