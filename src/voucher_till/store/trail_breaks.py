"""What can be wrong with the audit trail, in sentences that name the place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from voucher_till.domain.phrases import Phrase, Value, phrase
from voucher_till.store.trail_entries import Written


class Tampering(StrEnum):
    """What was done to the trail."""

    CHANGED = "changed"
    """An entry is not what was written."""
    MISSING = "missing"
    """Entries were taken out, also at the end."""
    ADDED = "added"
    """An entry was put in that the program did not write."""
    UNREADABLE = "unreadable"
    """An entry has bytes that are no text, or the file cannot be read from there on."""


@dataclass(frozen=True, slots=True)
class AuditBreak:
    """The first place where the trail is not what was written."""

    entry_id: int
    """The number of the entry, which is its place in the trail."""
    at: datetime | None
    """When the entry says it was written; for one that is gone, when the one before it was."""
    who: str
    action: str
    kind: Tampering
    words: Phrase
    """What is wrong, with the entry's number and time."""


def _when(row: Written) -> Value:
    return row.at_ms if row.at is None else row.at


def changed(row: Written) -> AuditBreak:
    """It is not what was written."""
    words = phrase(
        "audit",
        "Entry {number} of the audit trail, of {at} by {who} ({action}), is not what was written.",
        number=row.id,
        at=_when(row),
        who=row.who,
        action=row.action,
    )
    return AuditBreak(row.id, row.at, row.who, row.action, Tampering.CHANGED, words)


def added(row: Written) -> AuditBreak:
    """The till did not write it."""
    words = phrase(
        "audit",
        "Entry {number} of the audit trail, of {at} by {who} ({action}), is not of the till.",
        number=row.id,
        at=_when(row),
        who=row.who,
        action=row.action,
    )
    return AuditBreak(row.id, row.at, row.who, row.action, Tampering.ADDED, words)


def unreadable(row: Written) -> AuditBreak:
    """It has bytes that are no text."""
    words = phrase(
        "audit",
        "Entry {number} of the audit trail, of {at} by {who} ({action}), cannot be read any more.",
        number=row.id,
        at=_when(row),
        who=row.who,
        action=row.action,
    )
    return AuditBreak(row.id, row.at, row.who, row.action, Tampering.UNREADABLE, words)


def unreadable_after(count: int, last: Written | None) -> AuditBreak:
    """The file cannot be read any further."""
    words = (
        phrase(
            "audit",
            "The audit trail cannot be read beyond entry {number}, of {at}.",
            number=count,
            at=_when(last),
        )
        if last is not None
        else phrase("audit", "The audit trail cannot be read at all.")
    )
    return AuditBreak(count + 1, last.at if last else None, "", "", Tampering.UNREADABLE, words)


def gone(first: int, until: int, last: Written | None) -> AuditBreak:
    """They are not there; ``last`` is the one before them."""
    words = (
        phrase(
            "audit",
            "Entries {first} to {until} of the audit trail are gone; the one before them is of {at}.",
            first=first,
            until=until,
            at=_when(last),
        )
        if last is not None
        else phrase("audit", "Entries 1 to {until} of the audit trail are gone.", until=until)
    )
    return AuditBreak(first, last.at if last else None, "", "", Tampering.MISSING, words)


def left_in(row: Written, name: str) -> Phrase:
    """A damaged record has entries that this trail has not."""
    return phrase(
        "audit",
        "The record of before {at} was damaged: what was not taken over of its audit trail is in the file"
        " {name} and no part of this one. Keep that file.",
        at=_when(row),
        name=name,
    )


def lost(row: Written) -> Phrase:
    """A record that was gone had some."""
    return phrase(
        "audit",
        "The record of before {at} was gone, and its audit trail with it. A backup may have it.",
        at=_when(row),
    )
