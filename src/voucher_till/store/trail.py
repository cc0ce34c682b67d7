"""Whether the audit trail is what was written: each entry follows the one before, up to the noted end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

import msgspec

from voucher_till.domain.phrases import Phrase
from voucher_till.store.chain import BEGINNING
from voucher_till.store.errors import StoreProblem, from_sqlite
from voucher_till.store.notes import RECORD_RECOVERED, TRAIL_CHANGED, audit_head
from voucher_till.store.trail_breaks import (
    AuditBreak,
    added,
    changed,
    gone,
    left_in,
    lost,
    unreadable,
    unreadable_after,
)
from voucher_till.store.trail_entries import Written, written


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What looking through the whole trail found."""

    entries: int
    """Those that are what was written, up to the break if there is one."""
    head: str
    """The link of the last of them, which stands for all before it."""
    broken: AuditBreak | None = None
    earlier: tuple[Phrase, ...] = ()
    """Where the trails are of records that were lost, as far as they are no part of this one."""


class _Recovered(msgspec.Struct):
    """What the trail has of a recovery."""

    cause: str
    kept_as: str = ""
    is_trail_taken: bool = False


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
    return AuditReport(sound, trail.links[sound], broken, tuple(trail.earlier()))


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
            return unreadable_after(len(self.links) - 1, self._last)
        return self._wrong_end()

    def earlier(self) -> Iterator[Phrase]:
        """What is known of trails before this one."""
        with suppress(sqlite3.Error):
            for row in self._written("WHERE action = ? ORDER BY id", RECORD_RECOVERED):
                with suppress(msgspec.MsgspecError):
                    recovered = msgspec.json.decode(row.detail, type=_Recovered)
                    if recovered.cause == "damaged" and not recovered.is_trail_taken:
                        yield left_in(row, recovered.kept_as)
                    elif recovered.cause == "missing":
                        yield lost(row)

    def _written(self, which: str, *values: int | str) -> Iterator[Written]:
        return written(self._connection, self._schema, which, *values)

    def _break_at(self, row: Written) -> AuditBreak | None:
        expected = len(self.links)
        if row.id < expected:
            return added(row)
        if row.id > expected:
            return gone(expected, row.id - 1, self._last)
        if not row.is_text:
            return unreadable(row)
        if row.follows(self.links[-1]):
            return None
        return self._found_before(row) or changed(row)

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
            return gone(count + 1, noted_count, self._last)
        if (noted_count, noted_head) == (count, self.links[-1]):
            return None
        return self._instead_of(noted_head)

    def _instead_of(self, head: str) -> AuditBreak | None:
        """What stands where the trail ended with this link."""
        if head not in self.links:
            return changed(self._last) if self._last is not None else None
        first = self._written("WHERE id = ?", self.links.index(head) + 1)
        return next(map(added, first), None)
