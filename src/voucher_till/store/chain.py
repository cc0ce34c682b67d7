"""The chain that makes the audit trail show what was changed in it behind the program's back.

Each entry carries the SHA-256 of the entry before it and of its own content, so whoever changes, removes or
puts in a row has to write every later one anew.
"""

from __future__ import annotations

import hashlib
import sqlite3

import msgspec

BEGINNING = ""
"""What stands before the first entry."""
AUDIT_HEAD = "audit_head"
"""The single value that says how long the trail is and with which link it ends: else nobody would miss
entries that were taken off its end."""


def link(before: str, entry_id: int, at_ms: int, who: str, action: str, detail: str) -> str:
    """What an entry carries that follows one with ``before``."""
    content = msgspec.json.encode([before, entry_id, at_ms, who, action, detail])
    return hashlib.sha256(content).hexdigest()


def chain_up(connection: sqlite3.Connection) -> None:
    """Link entries that were written before there was a chain."""
    before = BEGINNING
    rows = connection.execute("SELECT id, at_ms, who, action, detail FROM audit ORDER BY id").fetchall()
    for row in rows:
        before = link(before, *row)
        connection.execute("UPDATE audit SET chain = ? WHERE id = ?", (before, row[0]))
    if rows:
        connection.execute("INSERT INTO meta VALUES (?, ?)", (AUDIT_HEAD, head_note(rows[-1][0], before)))


def head_note(count: int, chain: str) -> str:
    """The end of the trail, as it is kept."""
    return f"{count} {chain}"
