"""The audit trail as people see it: what was changed here, and whether anybody changed the trail itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import islice

from voucher_till.domain.phrases import Phrase, Value, phrase
from voucher_till.store.chain import BEGINNING, link
from voucher_till.store.errors import StoreProblem, from_sqlite
from voucher_till.store.notes import TRAIL_CHANGED, AuditEntry, audit_head
from voucher_till.store.reading import Reader
from voucher_till.store.rows import moment

_LAST_ID = 2**63 - 1
_ENTRIES = (
    "SELECT id, at_ms, CAST(who AS BLOB), CAST(action AS BLOB), CAST(detail AS BLOB), CAST(chain AS BLOB)"
    " FROM {}.audit "
)


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


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What looking through the whole trail found."""

    entries: int
    """Those that are what was written, up to the break if there is one."""
    head: str
    """The link of the last of them, which stands for all before it."""
    broken: AuditBreak | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it stands in the file, with its link."""

    id: int
    at_ms: int
    who: str
    action: str
    detail: str
    chain: str
    is_text: bool
    """False where a text has bytes that are none; those are shown as well as can be."""

    @property
    def content(self) -> tuple[int, str, str, str]:
        """What it says, without its place in the trail."""
        return self.at_ms, self.who, self.action, self.detail

    @property
    def at(self) -> datetime | None:
        """None for a number that somebody wrote and that is no moment."""
        try:
            return moment(self.at_ms)
        except (ValueError, OverflowError, OSError):
            return None

    def follows(self, before: str) -> bool:
        """Whether it is what was written after an entry with this link."""
        return self.is_text and self.chain == link(
            before, self.id, self.at_ms, self.who, self.action, self.detail
        )


class AuditTrail:
    """Lists the trail and looks through it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    async def entries(
        self, *, older_than: AuditEntry | None = None, search: str = "", limit: int = 50
    ) -> list[AuditEntry]:
        """The newest first; those with a text in who, action or detail. Raises StoreError."""
        return await self._reader.read(lambda connection: page(connection, older_than, search, limit))

    async def verify(self) -> AuditReport:
        """Look through the whole trail. Raises StoreError."""
        return await self._reader.read(verified)


def page(
    connection: sqlite3.Connection, older_than: AuditEntry | None = None, search: str = "", limit: int = 50
) -> list[AuditEntry]:
    """Entries of the trail, the newest first."""
    wanted = search.casefold()
    before = older_than.id if older_than is not None else _LAST_ID
    fitting = (
        AuditEntry(row.id, row.at or moment(0), row.who, row.action, row.detail)
        for row in written(connection, "main", "WHERE id < ? ORDER BY id DESC", before)
        # In Python: SQLite knows small letters of ASCII only.
        if wanted in f"{row.who}\n{row.action}\n{row.detail}".casefold()
    )
    return list(islice(fitting, limit))


def verified(connection: sqlite3.Connection, schema: str = "main") -> AuditReport:
    """Look through the trail in a file.

    It proves that nobody changed, removed or added an entry without writing every later link and the note of
    the trail's end anew. Who may write the file can do that too. The heads in signed days show it, as soon as
    they are on paper or in somebody else's hands.
    """
    trail = _Trail(connection, schema)
    broken = trail.first_break()
    sound = len(trail.links) - 1
    if broken is not None:
        sound = max(0, min(sound, broken.entry_id - 1))
    return AuditReport(sound, trail.links[sound], broken)


class _Trail:
    """One look through the trail, entry by entry."""

    def __init__(self, connection: sqlite3.Connection, schema: str) -> None:
        self._connection = connection
        self._schema = schema
        self._last: Written | None = None
        self.links = [BEGINNING]
        """The links of the entries that follow each other, by their numbers."""

    def first_break(self) -> AuditBreak | None:
        """Where it is not what was written."""
        try:
            for row in self._written("ORDER BY id"):
                if (broken := self._break_at(row)) is not None:
                    return broken
                self.links.append(row.chain)
                self._last = row
        except sqlite3.Error as error:
            ours = from_sqlite(error)
            if ours is None or ours.problem is not StoreProblem.DAMAGED:
                raise
            return _unreadable_after(len(self.links) - 1, self._last)
        return self._wrong_end()

    def _written(self, which: str, *values: int) -> Iterator[Written]:
        return written(self._connection, self._schema, which, *values)

    def _break_at(self, row: Written) -> AuditBreak | None:
        expected = len(self.links)
        if row.id < expected:
            return _added(row)
        if row.id > expected:
            return _gone(expected, row.id - 1, self._last)
        if not row.is_text:
            return _unreadable(row)
        if row.follows(self.links[-1]):
            return None
        return self._found_before(row) or _changed(row)

    def _found_before(self, row: Written) -> AuditBreak | None:
        """What is wrong before an entry that was written because of it. Its word counts when it has the link
        that it names and the one after it knows it: else it may be what was changed."""
        _, _, head = row.detail.rpartition(" ")
        if row.action != TRAIL_CHANGED or not row.follows(head) or not self._is_known(row):
            return None
        return self._instead_of(head)

    def _is_known(self, row: Written) -> bool:
        after = next(self._written("WHERE id > ? ORDER BY id LIMIT 1", row.id), None)
        if after is not None:
            return after.follows(row.chain)
        return audit_head(self._connection, self._schema) == (row.id, row.chain)

    def _wrong_end(self) -> AuditBreak | None:
        """Whether the trail ends where the program ended it."""
        count = len(self.links) - 1
        noted_count, noted_head = audit_head(self._connection, self._schema)
        if noted_count > count:
            return _gone(count + 1, noted_count, self._last)
        if (noted_count, noted_head) == (count, self.links[-1]):
            return None
        return self._instead_of(noted_head)

    def _instead_of(self, head: str) -> AuditBreak | None:
        """What stands where the trail ended with this link."""
        if head not in self.links:
            return _changed(self._last) if self._last is not None else None
        first = self._written("WHERE id = ?", self.links.index(head) + 1)
        return next(map(_added, first), None)


def written(connection: sqlite3.Connection, schema: str, which: str, *values: int) -> Iterator[Written]:
    """Entries as they stand in the file. As bytes first: one changed byte can make a text that is none."""
    for row in connection.execute(_ENTRIES.format(schema) + which, values):
        texts = [bytes(value) for value in tuple(row)[2:]]
        who, action, detail, chain = (text.decode("utf-8", "backslashreplace") for text in texts)
        yield Written(row[0], row[1], who, action, detail, chain, all(map(_is_text, texts)))


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _when(row: Written) -> Value:
    return row.at_ms if row.at is None else row.at


def _changed(row: Written) -> AuditBreak:
    words = phrase(
        "audit",
        "Entry {number} of the audit trail, of {at} by {who} ({action}), is not what was written.",
        number=row.id,
        at=_when(row),
        who=row.who,
        action=row.action,
    )
    return AuditBreak(row.id, row.at, row.who, row.action, Tampering.CHANGED, words)


def _added(row: Written) -> AuditBreak:
    words = phrase(
        "audit",
        "Entry {number} of the audit trail, of {at} by {who} ({action}), is not of the till.",
        number=row.id,
        at=_when(row),
        who=row.who,
        action=row.action,
    )
    return AuditBreak(row.id, row.at, row.who, row.action, Tampering.ADDED, words)


def _unreadable(row: Written) -> AuditBreak:
    words = phrase(
        "audit",
        "Entry {number} of the audit trail, of {at} by {who} ({action}), cannot be read any more.",
        number=row.id,
        at=_when(row),
        who=row.who,
        action=row.action,
    )
    return AuditBreak(row.id, row.at, row.who, row.action, Tampering.UNREADABLE, words)


def _unreadable_after(count: int, last: Written | None) -> AuditBreak:
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


def _gone(first: int, until: int, last: Written | None) -> AuditBreak:
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
