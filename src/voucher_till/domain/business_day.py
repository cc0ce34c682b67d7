"""The days of an outlet: they may end at another hour than midnight, and some are 23 or 25 hours long."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

_HOUR_AND_MINUTE = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])", re.ASCII)
_NOON = time(12)
_DAY = timedelta(days=1)
_MONTHS_IN_A_YEAR = 12
_QUARTER = 15

FIRST_DAY, LAST_DAY = date(1971, 1, 1), date(9000, 1, 1)
"""Days that somebody may name: near the ends of the calendar, days cannot be counted on from them."""


class Hour(NamedTuple):
    """A stretch of time (UTC) in which a clock shows one hour."""

    hour: int
    since: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class DayCut:
    """Where one day of an outlet ends and the next begins.

    A day that ends before noon (``04:00``) goes on after midnight: a sale at 02:00 is the day before's. One
    that ends at noon or later (``22:00``) ends on its own date: a sale at 23:00 is the day after's.
    """

    ends: time = time(0)
    """By the outlet's clock. An hour that comes twice counts when it first comes."""
    zone: tzinfo | None = None
    """Of the outlet's clock; None for this computer's."""

    @classmethod
    def parse(cls, text: str, zone: tzinfo | None = None) -> DayCut:
        """Read ``HH:MM``. Raises ValueError with a sentence that says what is wrong."""
        found = _HOUR_AND_MINUTE.fullmatch(text.strip())
        if found is None:
            raise ValueError(f"{text!r} is no time of day. Write it from 00:00 to 23:59, like 04:00.")
        return cls(time(int(found[1]), int(found[2])), zone)

    def day_of(self, moment: datetime) -> date:
        """The day that a moment (aware) belongs to."""
        day = self.clock(moment).date() + _DAY
        while self.start_of(day) > moment:
            day -= _DAY
        return day

    def start_of(self, day: date) -> datetime:
        """The moment (UTC) a day begins; it ends where the next one begins."""
        begins_on = day if self.ends < _NOON else day - _DAY
        return self._first(datetime.combine(begins_on, self.ends))

    def hours_of(self, day: date) -> list[Hour]:
        """The stretches of a day in which the clock shows one hour, in order.

        An hour that the clock goes through twice is one stretch; a day that ends within an hour has a part
        of it at either end.
        """
        at, until = self.start_of(day), self.start_of(day + _DAY)
        hours: list[Hour] = []
        while at < until:
            shown = self.clock(at)
            # Clocks are put back and forward at whole quarters of an hour, and so do zones differ.
            after = min(until, at + timedelta(minutes=_QUARTER - shown.minute % _QUARTER))
            if hours and hours[-1].hour == shown.hour:
                hours[-1] = Hour(shown.hour, hours[-1].since, after)
            else:
                hours.append(Hour(shown.hour, at, after))
            at = after
        return hours

    def clock(self, moment: datetime) -> datetime:
        """What the outlet's clock shows at a moment (aware)."""
        return moment.astimezone(self.zone)

    def _first(self, wall: datetime) -> datetime:
        """The first moment (UTC) at which the outlet's clock shows this (naive) or later."""
        first, other = self._moment(wall.replace(fold=0)), self._moment(wall.replace(fold=1))
        if first <= other:
            return first
        # The clock jumps over it: the two readings lie on either side of the jump, which is looked for.
        before, after = other, first
        while after - before > timedelta.resolution:
            middle = before + (after - before) // 2
            if self.clock(middle).replace(tzinfo=None) < wall:
                before = middle
            else:
                after = middle
        return after

    def _moment(self, wall: datetime) -> datetime:
        if self.zone is None:
            # Not astimezone(): it takes an hour that the clock jumps over by the wrong offset.
            return datetime.fromtimestamp(wall.timestamp(), UTC)
        return wall.replace(tzinfo=self.zone).astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Period:
    """Days in a row, from the first to the last, both counted. Raises ValueError when there are none."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"{self.last} is before {self.first}")

    @property
    def days(self) -> tuple[date, ...]:
        """Each of the days, in order."""
        count = (self.last - self.first).days + 1
        return tuple(self.first + timedelta(days=number) for number in range(count))

    @property
    def is_whole_months(self) -> bool:
        """Whether it goes from the first day of a month to the last day of one."""
        return self.first.day == 1 and (self.last + _DAY).day == 1

    def before(self) -> Period:
        """What it is compared with: as many whole months just before, else as many days just before."""
        last = self.first - _DAY
        if not self.is_whole_months:
            return Period(last - (self.last - self.first), last)
        months = _month_number(self.last) - _month_number(self.first) + 1
        year, month = divmod(_month_number(self.first) - months, _MONTHS_IN_A_YEAR)
        return Period(date(year, month + 1, 1), last)


def today(day: date) -> Period:
    """The day itself. In all of these ``day`` is the day it is now."""
    return Period(day, day)


def yesterday(day: date) -> Period:
    """The day before."""
    return Period(day - _DAY, day - _DAY)


def this_week(day: date) -> Period:
    """Monday to Sunday."""
    monday = day - timedelta(days=day.weekday())
    return Period(monday, monday + timedelta(days=6))


def last_week(day: date) -> Period:
    """Monday to Sunday of the week before."""
    return this_week(day).before()


def this_month(day: date) -> Period:
    """The whole month, also the days to come."""
    return Period(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))


def last_month(day: date) -> Period:
    """The whole month before."""
    return this_month(day).before()


def _month_number(day: date) -> int:
    return day.year * _MONTHS_IN_A_YEAR + day.month - 1
