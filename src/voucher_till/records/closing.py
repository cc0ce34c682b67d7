"""The end of a day: what it came to, signed by a manager and kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import msgspec

from voucher_till.domain.business_day import DayCut
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.records.day_sheet import DaySheet, OpenRow, Span, make_sheet
from voucher_till.store import closings
from voucher_till.store.closings import KeptDay
from voucher_till.store.database import Database
from voucher_till.store.notes import add_audit
from voucher_till.store.reading import Reader
from voucher_till.store.rows import Place, milliseconds
from voucher_till.store.totals import rows_by_id

__all__ = [
    "DayChanges",
    "DayClosings",
    "DayMovedError",
    "DayNotOverError",
    "DaySheet",
    "GoneSignature",
    "MovedRow",
    "OpenRow",
    "SignedDay",
]

_DAY = timedelta(days=1)


class DayMovedError(Exception):
    """The record is not what whoever signs has looked at; nothing was signed."""


class DayNotOverError(Exception):
    """A day is not over, or has not begun; nothing was signed. ``problem`` is fit to be shown."""

    def __init__(self, problem: Phrase) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True)
class SignedDay:
    """A sheet as it was signed."""

    id: int
    day: date
    signed_at: datetime
    signed_by: str
    digest: str
    """SHA-256 of the content, in hex; the audit trail names it."""
    is_genuine: bool
    """Whether the audit trail has this content; if not, somebody changed it behind the program's back."""
    sheet: DaySheet | None
    """None where the content cannot be read any more."""


@dataclass(frozen=True, slots=True)
class GoneSignature:
    """A signature that somebody removed or changed behind the program's back."""

    signed_by: str
    what: str
    """The day and the digest of its content, as the audit trail has them."""

    @property
    def words(self) -> Phrase:
        """What is wrong, in a sentence."""
        return phrase(
            "closing",
            "The signature of {who} ({what}) is in the audit trail and no longer in the record.",
            who=self.signed_by,
            what=self.what,
        )


@dataclass(frozen=True, slots=True)
class MovedRow:
    """A row that was open when a day was signed and is something else now."""

    was: OpenRow
    state: RedemptionState | None
    """Now; None when the record has it no more."""
    closed_by: str | None
    """Who closed it, for a conflict."""


@dataclass(frozen=True, slots=True)
class DayChanges:
    """What differs between a signed sheet and the record of now; true when anything does."""

    moved: tuple[MovedRow, ...]
    then: DaySheet
    now: DaySheet
    """Of the very time that was signed, also if days are cut at another hour since."""

    def __bool__(self) -> bool:
        return bool(self.moved) or _figures(self.then) != _figures(self.now)


@dataclass(frozen=True, slots=True)
class _Content:
    """What is signed, as it is kept: all that a signature says stands in one text."""

    environment: str
    merchant_id: str
    signed_by: str
    signed_at: datetime
    sheet: DaySheet


def _now() -> datetime:
    return datetime.now(UTC)


class DayClosings:
    """Draws up, signs and lists the days of one outlet."""

    def __init__(
        self,
        reader: Reader,
        database: Database,
        place: Place,
        cut: Callable[[], DayCut],
        *,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._reader = reader
        self._database = database
        self._place = place
        self._cut = cut
        self._now = now

    def last_over(self) -> date:
        """The last day that is over."""
        return self._cut().day_of(self._now()) - _DAY

    async def draft(self, day: date) -> DaySheet:
        """The sheet of a day as it would be signed now. Raises StoreError."""
        span = self._span(day)
        return await self._reader.read(
            lambda connection: make_sheet(connection, self._place, span, self._now())
        )

    async def sign(
        self, day: date, who: str, *, shown: DaySheet | None = None, early: bool = False
    ) -> SignedDay:
        """Keep the sheet of a day with who signed it; what was signed before stays.

        ``shown`` is the sheet that was looked at: another one is not signed. With ``early`` also a day that
        is not over. Raises DayNotOverError, DayMovedError, StoreError.
        """
        span = self._span(day)
        if self._now() < span.since:
            raise DayNotOverError(phrase("closing", "This day has not begun yet."))
        if self._now() < span.until and not early:
            raise DayNotOverError(
                phrase("closing", "This day ends on {moment}. Sign it after that.", moment=span.until)
            )

        def write(connection: sqlite3.Connection) -> SignedDay:
            sheet = make_sheet(connection, self._place, span, self._now())
            if shown is not None and _content_of(sheet) != _content_of(shown):
                raise DayMovedError
            content = _Content(self._place.environment, self._place.merchant_id, who, sheet.made_at, sheet)
            kept = closings.add(
                connection, self._place, day, sheet.made_at, who, msgspec.json.encode(content).decode()
            )
            add_audit(connection, who, closings.SIGNED, closings.detail_of(kept))
            return _signed(kept, self._place, {closings.proof_of(kept)})

        return await self._database.write(write)

    async def signed(self, day: date) -> list[SignedDay]:
        """The signatures of one day, the latest first. Raises StoreError."""
        return await self._read_signed(day, -1)

    async def latest(self, limit: int) -> list[SignedDay]:
        """The latest signatures of all days, the latest first. Raises StoreError."""
        return await self._read_signed(None, limit)

    async def gone(self) -> list[GoneSignature]:
        """Signatures that the audit trail tells of, and the record has no more. Raises StoreError."""
        return [GoneSignature(who, what) for who, what in await self._reader.read(closings.gone)]

    async def changed_since(self, signed: SignedDay) -> DayChanges | None:
        """Compare a signed sheet with the record; None where the sheet cannot be read. Raises StoreError."""
        then = signed.sheet
        if then is None:
            return None

        def compare(connection: sqlite3.Connection) -> DayChanges:
            span = Span(then.day, then.since, then.until)
            now = make_sheet(connection, self._place, span, self._now())
            was_open = (*then.open_rows, *then.conflicts)
            rows = {row.id: row for row in rows_by_id(connection, [row.id for row in was_open])}
            moved = (_moved(was, rows.get(was.id)) for was in was_open)
            return DayChanges(tuple(row for row in moved if row is not None), then, now)

        return await self._reader.read(compare)

    async def _read_signed(self, day: date | None, limit: int) -> list[SignedDay]:
        def read(connection: sqlite3.Connection) -> list[SignedDay]:
            proofs = set(closings.proofs(connection))
            kept = closings.kept(connection, self._place, day, limit)
            return [_signed(one, self._place, proofs) for one in kept]

        return await self._reader.read(read)

    def _span(self, day: date) -> Span:
        cut = self._cut()
        return Span(day, cut.start_of(day), cut.start_of(day + _DAY))


def _signed(kept: KeptDay, place: Place, proofs: set[tuple[bytes, bytes]]) -> SignedDay:
    try:
        content = msgspec.json.decode(kept.content, type=_Content)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        content = None
    # The columns repeat what stands in the content; they say the same unless one of them was changed.
    fits = content is not None and (
        (content.environment, content.merchant_id, content.sheet.outlet)
        == (place.environment, place.merchant_id, place.outlet)
        and (content.signed_by, content.sheet.day, milliseconds(content.signed_at))
        == (kept.signed_by, kept.day, milliseconds(kept.signed_at))
    )
    return SignedDay(
        id=kept.id,
        day=kept.day,
        signed_at=kept.signed_at,
        signed_by=kept.signed_by,
        digest=closings.digest_of(kept),
        is_genuine=fits and closings.proof_of(kept) in proofs,
        sheet=content.sheet if content else None,
    )


def _figures(sheet: DaySheet) -> tuple[object, ...]:
    return sheet.sales, sheet.other_currencies, sheet.by_state, sheet.refused, sheet.differences


def _content_of(sheet: DaySheet) -> DaySheet:
    """All of it but when it was drawn up, and what others were kept for since."""
    return replace(sheet, made_at=sheet.since, is_over=True, audit_head="")


def _moved(was: OpenRow, row: Redemption | None) -> MovedRow | None:
    """None for a row that is as it was. A number may have been given to another row after a recovery."""
    if row is None or (row.intent, row.code) != (was.intent, was.code):
        return MovedRow(was, None, None)
    if row.state is was.state and row.closed_at is None:
        return None
    return MovedRow(was, row.state, row.closed_by)
