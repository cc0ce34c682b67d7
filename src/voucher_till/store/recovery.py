"""Brings database and side journal to the same state when a till is opened."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

import msgspec

from voucher_till.domain.journal import LIVE, RedemptionState
from voucher_till.store.connection import SIDE_NUMBER, committed_number, transaction
from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.notes import RECORD_RECOVERED, add_audit, get_meta, set_meta
from voucher_till.store.restoring import restore
from voucher_till.store.side_journal import Content, SideJournal, Snapshot, Value, key_of

log = logging.getLogger(__name__)

RECOVERED = "recovered"
"""The single value that tells of the last recovery: a Recovery as JSON, with the moment as ``at``."""

TO_RENEW = "side_journal_to_renew"
"""The single value that is set while the side journal may still have contacts that were blanked."""

COMPACT_BYTES = 4_000_000
"""Up to here it is written anew in no time."""
_REWRITTEN_BYTES = "side_rewritten_bytes"
_NOT_COMPARED = frozenset({"id", "owner"})


class Cause(StrEnum):
    """Why rows were restored."""

    DAMAGED = "damaged"
    """The database could not be read; it was kept aside."""
    MISSING = "missing"
    """There was no database, or an empty one."""
    BEHIND = "behind"
    """The database was sound but had lost what was written last, or was an older copy."""
    RESTORED = "restored"
    """A manager put a backup in its place."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """What had to be done to open the database."""

    cause: Cause
    kept_as: str
    """Name of the file of before in the data folder; empty when there was none."""
    restored: int = 0
    """Rows that came back from the side journal."""
    unreadable_lines: int = 0
    """Lines of the side journal that were damaged too."""
    is_trail_taken: bool = False
    """Where it was damaged: whether the whole audit trail of the file of before could be taken over."""


@dataclass(frozen=True, slots=True)
class _View:
    """What database and side journal make of each other."""

    committed: int
    last: int
    sound: bool
    """The side journal can stand for the database: nothing known is missing in it."""
    differs: bool = False
    content: Content | None = None

    @property
    def ahead(self) -> bool:
        return self.last > self.committed

    @property
    def settled(self) -> bool:
        return self.sound and not self.differs and self.last == self.committed > 0


def reconcile(
    connection: sqlite3.Connection,
    side: SideJournal,
    version: int,
    begun: Recovery | None,
    *,
    thorough: bool,
) -> Recovery | None:
    """Restore what only the side journal has, and renew a side journal that is not whole.

    ``begun`` says why the database is new, if it is. ``thorough`` compares every row. Raises StoreError, with
    DAMAGED when the rows of the two differ though neither is behind.
    """
    view = recovery = None
    if begun is None:
        with transaction(connection, "BEGIN"):
            view = _look(connection, side, version, thorough=thorough)
    if view is None or not view.settled:
        # A living process may have written between two looks: what counts is seen with the write lock.
        with transaction(connection, "BEGIN IMMEDIATE"):
            view = _look(connection, side, version, thorough=thorough or begun is not None)
            recovery = _catch_up(connection, view, begun)
            if recovery is not None:
                _note(connection, recovery)
    if recovery is not None or not view.sound or view.last != view.committed or _too_long(connection, side):
        if view.content is not None and view.content.unreadable:
            side.keep_copy(f"queue.journal.corrupt-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}")
        renew(connection, side, version)
    return recovery


def _look(connection: sqlite3.Connection, side: SideJournal, version: int, *, thorough: bool) -> _View:
    committed = committed_number(connection)
    end = side.last()
    last = end.number if end else 0
    sound = end is not None and end.version == version and side.starts_whole()
    if not thorough and last <= committed:
        return _View(committed, last, sound)
    content = side.read()
    sound = sound and content.whole and all(line.version == version for line in content.lines)
    differs = sound and last == committed and _differs(connection, content)
    return _View(committed, last, sound, differs, content)


def _differs(connection: sqlite3.Connection, content: Content) -> bool:
    """Whether a row is not what was last written of it, though no transaction is missing."""
    rows = {key_of(row): row for row in map(dict, connection.execute("SELECT * FROM redemption"))}
    newest = content.newest()
    if any(row["state"] in LIVE and key not in newest for key, row in rows.items()):
        return True
    return any(key not in rows or _plain(rows[key]) != _plain(row) for key, row in newest.items())


def _plain(row: Snapshot) -> dict[str, Value]:
    return {name: value for name, value in row.items() if value is not None and name not in _NOT_COMPARED}


def _catch_up(connection: sqlite3.Connection, view: _View, begun: Recovery | None) -> Recovery | None:
    """Restore what is missing. One transaction alone is what a kill between the two writes leaves."""
    if view.differs:
        raise StoreError(StoreProblem.DAMAGED, "rows are not what was written")
    restored = 0
    if view.ahead and view.content is not None:
        restored, failed = restore(connection, view.content.newest(view.committed).values())
        view.content.unreadable += failed
        log.warning("%d rows came back from the side journal", restored)
    set_meta(connection, SIDE_NUMBER, str(max(1, view.committed, view.last)))
    if begun is None and view.last - view.committed > 1:
        begun = Recovery(Cause.BEHIND, "")
    if begun is None:
        return None
    unreadable = view.content.unreadable if view.content else 0
    return replace(begun, restored=restored, unreadable_lines=unreadable)


def _note(connection: sqlite3.Connection, recovery: Recovery) -> None:
    told = msgspec.json.encode({"at": datetime.now(UTC), **asdict(recovery)}).decode()
    set_meta(connection, RECOVERED, told)
    add_audit(connection, "till", RECORD_RECOVERED, told)


def _too_long(connection: sqlite3.Connection, side: SideJournal) -> bool:
    """Whether it has what is to be forgotten, or has more than doubled since it was last written whole and is
    worth the work."""
    size = side.size()
    return bool(get_meta(connection, TO_RENEW)) or (
        size > COMPACT_BYTES and size > 2 * int(get_meta(connection, _REWRITTEN_BYTES) or 0)
    )


def renew(connection: sqlite3.Connection, side: SideJournal, version: int) -> None:
    """Write the side journal whole; refused and cancelled rows are left out, they are history only."""
    with transaction(connection, "BEGIN IMMEDIATE"):
        side.rewrite(_lasting(connection), committed_number(connection), version)
        set_meta(connection, _REWRITTEN_BYTES, str(side.size()))
        set_meta(connection, TO_RENEW, "")


def _lasting(connection: sqlite3.Connection) -> Iterable[Snapshot]:
    states = sorted({*LIVE, RedemptionState.CONFLICT})
    rows = connection.execute(
        f"SELECT * FROM redemption WHERE state IN ({', '.join('?' * len(states))}) ORDER BY id",  # noqa: S608
        states,
    )
    return map(dict, rows)
