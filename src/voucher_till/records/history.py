"""The history of redemptions and scans, as a manager goes through it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from voucher_till.domain.journal import Redemption
from voucher_till.domain.money import Money
from voucher_till.records.time_line import Moment, MomentKind, told
from voucher_till.store.history import (
    Choices,
    ScansWanted,
    Wanted,
    choices,
    redemptions_page,
    scans_page,
)
from voucher_till.store.paging import Key, Next
from voucher_till.store.reading import Reader
from voucher_till.store.refunds import read_again
from voucher_till.store.rows import Place, milliseconds
from voucher_till.store.scan_log import ScanEntry
from voucher_till.store.sums import totals
from voucher_till.store.traces import traces_of

__all__ = [
    "Choices",
    "History",
    "HistoryTotals",
    "Moment",
    "MomentKind",
    "ScanEntry",
    "ScansWanted",
    "Wanted",
]

_PIECE = 2_000


@dataclass(frozen=True, slots=True)
class HistoryTotals:
    """What the rows that fit a filter come to."""

    rows: int
    redeemed: int
    paid: tuple[Money, ...]
    """For redeemed rows, one for each currency, the most used first."""


class History:
    """What was redeemed and scanned for one merchant."""

    def __init__(self, reader: Reader, place: Place) -> None:
        self._reader = reader
        self._place = place

    async def page(
        self,
        wanted: Wanted,
        *,
        older_than: Redemption | None = None,
        newer_than: Redemption | None = None,
        limit: int = 50,
    ) -> list[Redemption]:
        """Up to so many rows that fit, the newest first: of all, or those next to a row on one side."""
        beside = newer_than or older_than
        key = Key(milliseconds(beside.created_at), beside.id) if beside is not None else None
        upcoming = Next(key, newer_than is not None, limit)
        return await self._reader.read(
            lambda connection: redemptions_page(connection, self._place, wanted, upcoming)
        )

    async def again(self, rows: Sequence[Redemption]) -> list[Redemption]:
        """The same rows as they are now."""
        return await self._reader.read(lambda connection: read_again(connection, rows))

    async def totals(self, wanted: Wanted) -> HistoryTotals:
        """How many rows fit, and what was paid for those that are redeemed."""
        rows, sums = await self._reader.read(lambda connection: totals(connection, self._place, wanted))
        sums.sort(key=lambda one: one.rows, reverse=True)
        return HistoryTotals(
            rows,
            sum(one.rows for one in sums),
            tuple(Money(Decimal(one.milli) / 1000, one.currency) for one in sums if one.currency is not None),
        )

    async def scans(
        self,
        wanted: ScansWanted,
        *,
        older_than: ScanEntry | None = None,
        newer_than: ScanEntry | None = None,
        limit: int = 50,
    ) -> list[ScanEntry]:
        """Up to so many scans that fit, the newest first: of all, or those next to a scan on one side."""
        beside = newer_than or older_than
        key = Key(milliseconds(beside.at), beside.id) if beside is not None else None
        upcoming = Next(key, newer_than is not None, limit)
        return await self._reader.read(
            lambda connection: scans_page(connection, self._place, wanted, upcoming)
        )

    async def choices(self) -> Choices:
        """What occurs in the record."""
        return await self._reader.read(lambda connection: choices(connection, self._place))

    async def time_line(self, row: Redemption) -> list[Moment]:
        """All that is known to have happened to a voucher here, the oldest first."""
        return told(await self._reader.read(lambda connection: traces_of(connection, row)))

    async def rows(self, wanted: Wanted) -> AsyncIterator[list[Redemption]]:
        """Everything that fits, the newest first, in pieces that are read one after another."""
        piece = await self.page(wanted, limit=_PIECE)
        while piece:
            yield piece
            piece = await self.page(wanted, older_than=piece[-1], limit=_PIECE)
