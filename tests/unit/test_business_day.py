"""Days of an outlet: where they begin, also where clocks are put back and forward, and periods of them."""

from __future__ import annotations

import os
import time as system_time
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_till.domain.business_day import (
    DayCut,
    Period,
    last_month,
    last_week,
    this_month,
    this_week,
    today,
    yesterday,
)

BERLIN, JAKARTA, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("Asia/Jakarta"), ZoneInfo("America/New_York")
DAY = timedelta(days=1)

# Clocks put forward at midnight (Beirut, Havana), by half an hour (Lord Howe), by a whole day (Apia, 2011).
ZONES = st.sampled_from(
    [
        BERLIN,
        JAKARTA,
        NEW_YORK,
        *map(ZoneInfo, ("Asia/Beirut", "America/Havana", "Australia/Lord_Howe", "Pacific/Apia")),
        *map(ZoneInfo, ("Asia/Kathmandu", "America/St_Johns", "Africa/Cairo", "UTC")),
    ]
)
MOMENTS = st.datetimes(datetime(2005, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC))
CUTS = st.builds(DayCut, st.builds(time, st.integers(0, 23), st.integers(0, 59)), ZONES)


def local(zone: ZoneInfo, text: str, fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


@given(CUTS, MOMENTS)
def test_a_moment_lies_within_its_day(cut: DayCut, moment: datetime) -> None:
    day = cut.day_of(moment)
    assert cut.start_of(day) <= moment < cut.start_of(day + DAY)


@given(CUTS, MOMENTS.map(datetime.date))
def test_a_day_begins_when_the_clock_first_shows_its_end(cut: DayCut, day: date) -> None:
    start = cut.start_of(day)
    wanted = datetime.combine(day if cut.ends < time(12) else day - DAY, cut.ends)
    assert start.tzinfo is UTC
    assert cut.clock(start).replace(tzinfo=None) >= wanted
    assert cut.clock(start - timedelta.resolution).replace(tzinfo=None) < wanted


@given(CUTS, MOMENTS.map(datetime.date))
def test_the_hours_of_a_day_are_all_of_it(cut: DayCut, day: date) -> None:
    hours = cut.hours_of(day)
    edges = [cut.start_of(day), *(hour.until for hour in hours)]
    assert [hour.since for hour in hours] == edges[:-1]
    assert edges[-1] == cut.start_of(day + DAY)
    for hour in hours:
        at = hour.since
        while at < hour.until:
            assert cut.clock(at).hour == hour.hour
            at += timedelta(minutes=5)
    assert all(one.hour != other.hour for one, other in pairwise(hours))


@pytest.mark.parametrize(
    ("ends", "at", "day"),
    [
        ("00:00", "2025-11-24T00:00", "2025-11-24"),
        ("00:00", "2025-11-24T23:59:59.999", "2025-11-24"),
        ("04:00", "2025-11-25T02:00", "2025-11-24"),
        ("04:00", "2025-11-25T03:59:59.999", "2025-11-24"),
        ("04:00", "2025-11-25T04:00", "2025-11-25"),
        ("11:59", "2025-11-25T11:58", "2025-11-24"),
        ("12:00", "2025-11-24T11:59", "2025-11-24"),
        ("12:00", "2025-11-24T12:00", "2025-11-25"),
        ("22:00", "2025-11-24T10:00", "2025-11-24"),
        ("22:00", "2025-11-24T22:00", "2025-11-25"),
    ],
)
def test_a_late_sale_is_the_day_befores(ends: str, at: str, day: str) -> None:
    assert DayCut.parse(ends, JAKARTA).day_of(local(JAKARTA, at)) == date.fromisoformat(day)


@pytest.mark.parametrize(("day", "hours"), [("2025-03-30", 23), ("2025-10-26", 25), ("2025-10-27", 24)])
def test_days_with_another_number_of_hours(day: str, hours: int) -> None:
    cut = DayCut(zone=BERLIN)
    first = date.fromisoformat(day)
    assert cut.start_of(first + DAY) - cut.start_of(first) == timedelta(hours=hours)


def test_an_hour_that_never_comes_ends_the_day_where_the_clock_jumps() -> None:
    cut = DayCut.parse("02:30", BERLIN)
    assert cut.start_of(date(2025, 3, 30)) == datetime(2025, 3, 30, 1, 0, tzinfo=UTC)
    assert cut.day_of(local(BERLIN, "2025-03-30T01:59")) == date(2025, 3, 29)
    assert cut.day_of(local(BERLIN, "2025-03-30T03:00")) == date(2025, 3, 30)


def test_an_hour_that_comes_twice_ends_the_day_when_it_first_comes() -> None:
    cut = DayCut.parse("02:30", BERLIN)
    assert cut.start_of(date(2025, 10, 26)) == datetime(2025, 10, 26, 0, 30, tzinfo=UTC)
    assert cut.day_of(local(BERLIN, "2025-10-26T02:29")) == date(2025, 10, 25)
    assert cut.day_of(local(BERLIN, "2025-10-26T02:10", fold=1)) == date(2025, 10, 26)


def test_an_hour_that_comes_twice_is_one_stretch() -> None:
    hours = DayCut(zone=BERLIN).hours_of(date(2025, 10, 26))
    assert len(hours) == 24
    assert hours[2].until - hours[2].since == timedelta(hours=2)
    assert [hour.hour for hour in DayCut(zone=BERLIN).hours_of(date(2025, 3, 30))][:4] == [0, 1, 3, 4]


def test_a_day_that_ends_within_an_hour_has_it_at_both_ends() -> None:
    hours = DayCut.parse("04:10", JAKARTA).hours_of(date(2025, 11, 24))
    assert (hours[0].hour, hours[-1].hour, len(hours)) == (4, 4, 25)
    assert hours[0].until - hours[0].since == timedelta(minutes=50)


@pytest.fixture
def berlin_computer(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This computer's clock is Berlin's."""
    if not hasattr(system_time, "tzset"):
        pytest.skip("the time zone of a process cannot be set here")
    before = os.environ.get("TZ")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    system_time.tzset()
    yield
    if before is None:
        monkeypatch.delenv("TZ")
    else:
        monkeypatch.setenv("TZ", before)
    system_time.tzset()


@pytest.mark.parametrize("ends", ["00:00", "02:30", "04:00", "22:00"])
def test_without_a_zone_this_computers_clock_counts(berlin_computer: None, ends: str) -> None:
    own, named = DayCut.parse(ends), DayCut.parse(ends, BERLIN)
    for number in range(366):
        day = date(2025, 1, 1) + timedelta(days=number)
        assert own.start_of(day) == named.start_of(day)
        assert own.hours_of(day) == named.hours_of(day)


@pytest.mark.parametrize(
    ("text", "ends"), [("04:00", time(4)), (" 4:05 ", time(4, 5)), ("23:59", time(23, 59))]
)
def test_a_time_of_day_is_read(text: str, ends: time) -> None:
    assert DayCut.parse(text) == DayCut(ends)


@pytest.mark.parametrize(
    "text", ["", "4", "24:00", "04:60", "04:00:00", "4.00", "04:0", "-1:00", "\u0660\u0664:00"]
)
def test_what_is_no_time_of_day_is_said(text: str) -> None:
    with pytest.raises(ValueError, match=r"is no time of day\. Write it from 00:00 to 23:59"):
        DayCut.parse(text)


def period(text: str) -> Period:
    first, last = text.split("/")
    return Period(date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    ("now", "before"),
    [
        ("2025-11-24/2025-11-24", "2025-11-23/2025-11-23"),
        ("2025-11-17/2025-11-23", "2025-11-10/2025-11-16"),
        ("2025-11-05/2025-11-14", "2025-10-26/2025-11-04"),
        ("2025-03-01/2025-03-31", "2025-02-01/2025-02-28"),
        ("2024-03-01/2024-03-31", "2024-02-01/2024-02-29"),
        ("2025-01-01/2025-01-31", "2024-12-01/2024-12-31"),
        ("2025-01-01/2025-03-31", "2024-10-01/2024-12-31"),
        ("2025-01-01/2025-12-31", "2024-01-01/2024-12-31"),
        ("2025-02-01/2025-03-30", "2024-12-05/2025-01-31"),
    ],
)
def test_what_a_period_is_compared_with(now: str, before: str) -> None:
    assert period(now).before() == period(before)


def test_periods_by_name() -> None:
    monday, sunday = date(2025, 11, 24), date(2025, 11, 30)
    assert today(monday) == Period(monday, monday)
    assert yesterday(monday) == period("2025-11-23/2025-11-23")
    assert this_week(monday) == this_week(sunday) == Period(monday, sunday)
    assert last_week(sunday) == period("2025-11-17/2025-11-23")
    assert this_month(monday) == period("2025-11-01/2025-11-30")
    assert last_month(date(2024, 3, 31)) == period("2024-02-01/2024-02-29")


def test_the_days_of_a_period() -> None:
    assert period("2024-02-28/2024-03-01").days == (date(2024, 2, 28), date(2024, 2, 29), date(2024, 3, 1))
    with pytest.raises(ValueError, match="is before"):
        period("2025-11-24/2025-11-23")
