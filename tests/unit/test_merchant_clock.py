"""The test merchant's time: 30 days, up to five extensions of 15, and what is said of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from voucher_till.domain.phrases import english
from voucher_till.domain.test_merchant import ClockState, MerchantClock

START = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("extensions", "last"),
    [(0, date(2026, 3, 30)), (1, date(2026, 4, 14)), (5, date(2026, 6, 13)), (9, date(2026, 6, 13))],
)
def test_the_first_day_counts_and_five_extensions_are_the_most(extensions: int, last: date) -> None:
    clock = MerchantClock(START, extensions)
    assert clock.last_day == last
    assert clock.days_left(last) == 1
    assert clock.days_left(last + timedelta(days=1)) == 0
    assert clock.days_left(START) == 30 + 15 * min(extensions, 5)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 3, 1), ClockState.FINE),
        (date(2026, 3, 25), ClockState.FINE),  # six left
        (date(2026, 3, 26), ClockState.ENDS_SOON),  # five left
        (date(2026, 3, 30), ClockState.ENDS_SOON),
        (date(2026, 3, 31), ClockState.ENDED),
    ],
)
def test_it_warns_with_five_days_left(day: date, state: ClockState) -> None:
    assert MerchantClock(START).state(day) is state


def test_a_first_day_at_the_end_of_the_calendar_is_counted_to_that_end() -> None:
    clock = MerchantClock.recorded("9999-12-31", 5)
    assert clock.last_day == date.max
    assert clock.state(START) is ClockState.FINE
    assert english(clock.words(START))


@pytest.mark.parametrize("text", ["", "soon", "2026-02-30", "31.03.2026"])
def test_without_a_first_day_nothing_is_counted(text: str) -> None:
    clock = MerchantClock.recorded(text, 2)
    assert (clock.state(START), clock.last_day, clock.days_left(START)) == (ClockState.UNKNOWN, None, 0)
    assert "Record it here" in english(clock.words(START))
    assert str(clock.banner(START)) == "Test merchant: its first day is not recorded."


@pytest.mark.parametrize(
    ("extensions", "ahead", "said"),
    [
        (0, 0, "until 30 Mar 2026: 30 days left."),
        (0, 29, "1 day left. Extend it by 15 days"),
        (5, 104, "1 day left. It was extended five times"),
        (0, 30, "ended on 30 Mar 2026. If it was extended, record the extension"),
        (5, 105, "ended on 13 Jun 2026. Ask the platform for a new test merchant, and set"),
    ],
)
def test_each_state_says_what_to_do(extensions: int, ahead: int, said: str) -> None:
    day = START + timedelta(days=ahead)
    assert said in english(MerchantClock(START, extensions).words(day))


def test_another_first_day_is_another_merchant_s() -> None:
    clock = MerchantClock(START, 5)
    assert clock.beginning(START) == clock
    assert clock.beginning(date(2026, 8, 1)) == MerchantClock(date(2026, 8, 1), 0)
    assert clock.beginning(None) == MerchantClock(None, 0)
    assert MerchantClock(None, 2).beginning(START) == MerchantClock(START, 2), "it was not known before"


def test_a_first_day_that_is_still_to_come_is_said() -> None:
    clock = MerchantClock(START)
    assert "still to come" not in english(clock.words(START))
    assert str(clock.banner(date(2026, 2, 28))).endswith("1 Mar 2026, is still to come.")
    assert "1 Mar 2026, is still to come. Compare" in english(clock.words(date(2026, 2, 28)))


def test_the_banner_is_one_short_line() -> None:
    clock = MerchantClock(START)
    assert str(clock.banner(START)) == "Test merchant: 30 days left."
    assert str(clock.banner(date(2026, 3, 30))) == "Test merchant: 1 day left."
    assert str(clock.banner(date(2026, 3, 31))) == "The test merchant has ended."


@given(some.dates(date(2020, 1, 1), date(2060, 1, 1)), some.integers(0, 5), some.integers(-10, 200))
def test_each_day_that_passes_is_one_less(started: date, extensions: int, ahead: int) -> None:
    clock = MerchantClock(started, extensions)
    day = started + timedelta(days=ahead)
    assert clock.days_left(day) == max(0, 30 + 15 * extensions - ahead)
    assert (clock.days_left(day) == 0) == (clock.state(day) is ClockState.ENDED)
    if extensions < 5:
        assert MerchantClock(started, extensions + 1).days_left(started) == clock.days_left(started) + 15
