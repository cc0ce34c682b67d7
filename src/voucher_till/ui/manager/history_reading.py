"""Reads the history for its view, redemptions and scans alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from voucher_till.domain.journal import Redemption
from voucher_till.records.history import History, Moment, ScanEntry, ScansWanted, Wanted
from voucher_till.ui.manager.history_words import Row

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


async def page_of(
    history: History,
    wanted: Wanted | ScansWanted,
    limit: int,
    *,
    older_than: Row | None = None,
    newer_than: Row | None = None,
) -> Sequence[Row]:
    """Up to so many rows that fit, the newest first: of all, or those next to a row on one side."""
    if isinstance(wanted, ScansWanted):
        return await history.scans(
            wanted,
            older_than=older_than if isinstance(older_than, ScanEntry) else None,
            newer_than=newer_than if isinstance(newer_than, ScanEntry) else None,
            limit=limit,
        )
    return await history.page(
        wanted,
        older_than=older_than if isinstance(older_than, Redemption) else None,
        newer_than=newer_than if isinstance(newer_than, Redemption) else None,
        limit=limit,
    )


async def story_of(history: History, row: Row) -> tuple[list[Moment], list[Redemption]]:
    """What happened to a row, and what else of its order there is."""
    moments = await history.time_line(row) if isinstance(row, Redemption) else []
    if not row.shop_order_id:
        return moments, []
    of_order = await history.page(Wanted(search=row.shop_order_id))
    others = [one for one in of_order if one.shop_order_id == row.shop_order_id]
    return moments, [one for one in others if isinstance(row, ScanEntry) or one.id != row.id]


def before_all(row: Row) -> Row:
    """A place in the record before everything in it."""
    if isinstance(row, Redemption):
        return replace(row, id=0, created_at=_BEGINNING)
    return replace(row, id=0, at=_BEGINNING)
