"""What was sold in a period, beside the period before it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from voucher_till.domain.business_day import DayCut, Period
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason
from voucher_till.records import tally
from voucher_till.records.tally import Slice, Totals, ranked, slices
from voucher_till.store import totals
from voucher_till.store.history import Wanted
from voucher_till.store.reading import Reader
from voucher_till.store.refunds import refunded_in
from voucher_till.store.rows import Place, milliseconds
from voucher_till.store.totals import Scope, Sum, Unsold, refused_scans

__all__ = ["RefusedSlice", "Slice", "SliceKind", "Summaries", "Summary", "Totals"]

_SALES = (RedemptionState.REDEEMED,)


class SliceKind(StrEnum):
    """By what a period's rows are told apart; all but ``STATE`` are about sales."""

    SALES = "sales"
    """All of them; the key does not matter."""
    PRODUCT = "product"
    CASHIER = "cashier"
    HOUR = "hour"
    WEEKDAY = "weekday"
    DAY = "day"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class RefusedSlice:
    """How often something was refused for one reason."""

    reason: Reason | None
    rows: int
    """Refused when they were to be redeemed."""
    scans: int
    """Refused when they were looked at."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A period's sales: redeemed vouchers of this outlet, counted on the day they were taken.

    ``by_state`` counts all rows; stored and unknown ones are no sales yet.
    """

    period: Period
    compared: Period
    """The period before."""
    is_over: bool
    """If not, ``before`` counts only as much of the period before as has passed of this one."""
    compared_until: datetime
    """The end of what ``before`` counts."""
    now: Totals
    before: Totals
    currency: str
    """The one of most sales; all amounts are in it, and counts are of all currencies."""
    other_currencies: tuple[Money, ...]
    """What was paid in others."""
    by_product: tuple[Slice, ...]
    """The most frequent first, as in ``by_cashier``."""
    by_cashier: tuple[Slice, ...]
    by_hour: tuple[Slice, ...]
    """All 24, by the outlet's clock."""
    by_weekday: tuple[Slice, ...]
    """All seven."""
    by_day: tuple[Slice, ...]
    """Each day of the period."""
    by_state: tuple[Slice, ...]
    refused: tuple[RefusedSlice, ...]
    """The most frequent reason first."""
    refunded: Totals
    """Those of the sales that the platform has refunded since, as far as it told."""
    refunded_in_others: tuple[Money, ...]
    """What was paid for these in other currencies."""


def _now() -> datetime:
    return datetime.now(UTC)


class Summaries:
    """Sums up the record of one outlet."""

    def __init__(
        self,
        reader: Reader,
        place: Place,
        cut: Callable[[], DayCut],
        *,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._reader = reader
        self._place = place
        self._cut = cut
        self._now = now

    async def of(self, period: Period) -> Summary:
        """Sum a period up. Raises StoreError."""
        cut, now = self._cut(), self._now()
        return await self._reader.read(lambda connection: _sum_up(connection, self._place, cut, period, now))

    def wanted_for(self, kind: SliceKind, key: str, period: Period) -> Wanted | None:
        """The filter that lists the rows of a slice; None where no filter does.

        That is so for an hour of several days, and for a weekday that the period has more than once.
        """
        cut = self._cut()
        # What is summed up is of this outlet, and the till may have served another one before.
        sales = Wanted(*_bounds(cut, period), _SALES, outlets=(self._place.outlet,))
        match kind:
            case SliceKind.SALES:
                return sales
            case SliceKind.STATE:
                return replace(sales, states=(RedemptionState(key),))
            case SliceKind.PRODUCT:
                return replace(sales, products=(key,))
            case SliceKind.CASHIER:
                return replace(sales, cashiers=(key,))
            case SliceKind.HOUR:
                stretch = _hour_of(cut, int(key), period)
            case _:
                stretch = _day_of(cut, key, period)
        return replace(sales, since=stretch[0], until=stretch[1]) if stretch else None


def refused_of(
    connection: sqlite3.Connection, scope: Scope, unsold: Iterable[Sum[Unsold]]
) -> tuple[RefusedSlice, ...]:
    """What was refused, by reason: the most frequent first."""
    rows, scans = Counter[str](), refused_scans(connection, scope)
    for one in unsold:
        if one.of.state == RedemptionState.REFUSED:
            rows[one.of.reason] += one.count
    parts = [
        RefusedSlice(Reason(reason) if reason else None, rows[reason], scans.get(reason, 0))
        for reason in rows.keys() | scans.keys()
    ]
    return tuple(sorted(parts, key=lambda part: (-part.rows - part.scans, part.reason or "")))


def states_of(now: Totals, unsold: Iterable[Sum[Unsold]], currency: str) -> tuple[Slice, ...]:
    """All rows by state, the most frequent first; ``now`` are the redeemed ones."""
    redeemed = Slice(RedemptionState.REDEEMED, now.count, now.paid, now.original)
    parts = slices(unsold, lambda one: one.state, currency)
    return ranked((*parts, redeemed) if now.count else parts)


def _sum_up(
    connection: sqlite3.Connection, place: Place, cut: DayCut, period: Period, now: datetime
) -> Summary:
    scope = Scope(place, *_stretch(*_bounds(cut, period)))
    compared = period.before()
    compared_until = _compared_until(cut, period, compared, now)
    stretch_before = _stretch(cut.start_of(compared.first), compared_until)
    by_name, unsold = totals.sold(connection, scope), totals.unsold(connection, scope)
    currency = tally.main_currency(by_name) or tally.main_currency(
        totals.sold(connection, Scope(place, *stretch_before))
    )
    refunded = refunded_in(connection, scope)
    before = totals.sold_in(connection, place, currency, [stretch_before])
    sales = tally.totals(by_name, currency)
    by_day, by_weekday, by_hour = _by_clock(connection, place, currency, cut, period)
    return Summary(
        period=period,
        compared=compared,
        is_over=now >= _bounds(cut, period)[1],
        compared_until=compared_until,
        now=sales,
        before=tally.totals(before, currency),
        currency=currency,
        other_currencies=tally.others(by_name, currency),
        by_product=ranked(slices(by_name, lambda sold: sold.product, currency)),
        by_cashier=ranked(slices(by_name, lambda sold: sold.cashier, currency)),
        by_hour=by_hour,
        by_weekday=by_weekday,
        by_day=by_day,
        by_state=states_of(sales, unsold, currency),
        refused=refused_of(connection, scope, unsold),
        refunded=tally.totals(refunded, currency),
        refunded_in_others=tally.others(refunded, currency),
    )


def _by_clock(
    connection: sqlite3.Connection, place: Place, currency: str, cut: DayCut, period: Period
) -> tuple[tuple[Slice, ...], tuple[Slice, ...], tuple[Slice, ...]]:
    """Sales by day, weekday and hour."""
    hours = [(day, hour) for day in period.days for hour in cut.hours_of(day)]
    stretches = (_stretch(hour.since, hour.until) for _, hour in hours)
    found = totals.sold_in(connection, place, currency, stretches)
    sums = [
        Sum((day, hour.hour), currency, one.count, one.paid, one.original)
        for (day, hour), one in zip(hours, found, strict=True)
    ]
    return (
        slices(sums, lambda of: str(of[0]), currency, map(str, period.days)),
        slices(sums, lambda of: str(of[0].isoweekday()), currency, map(str, range(1, 8))),
        slices(sums, lambda of: str(of[1]), currency, map(str, range(24))),
    )


def _hour_of(cut: DayCut, hour: int, period: Period) -> tuple[datetime, datetime] | None:
    if period.first != period.last:
        return None
    found = [one for one in cut.hours_of(period.first) if one.hour == hour]
    return (found[0].since, found[0].until) if len(found) == 1 else None


def _day_of(cut: DayCut, key: str, period: Period) -> tuple[datetime, datetime] | None:
    """``key`` is a day, or a weekday."""
    days = [day for day in period.days if key in (day.isoformat(), str(day.isoweekday()))]
    return _bounds(cut, Period(days[0], days[0])) if len(days) == 1 else None


def _compared_until(cut: DayCut, period: Period, compared: Period, now: datetime) -> datetime:
    """Until when the period before is counted: as far into it as it is now into the period."""
    begin, end = _bounds(cut, compared)
    if now >= _bounds(cut, period)[1]:
        return end
    today = cut.day_of(now)
    same_day = compared.first + (today - period.first)
    return max(begin, min(end, cut.start_of(same_day) + (now - cut.start_of(today))))


def _bounds(cut: DayCut, period: Period) -> tuple[datetime, datetime]:
    return cut.start_of(period.first), cut.start_of(period.last + timedelta(days=1))


def _stretch(since: datetime, until: datetime) -> tuple[int, int]:
    return milliseconds(since), milliseconds(until)
