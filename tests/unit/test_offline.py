"""Each limit of selling without a line, and the sentence that names it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_till.domain.money import Money
from voucher_till.domain.offline import OfflinePolicy, Waiting, limit_reached
from voucher_till.domain.phrases import Phrase

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
POLICY = OfflinePolicy(True, max_count=3, max_value=Decimal(60_000), max_one=Decimal(30_000), max_hours=4)


def rupiah(amount: int) -> Money:
    return Money(Decimal(amount), "IDR")


def refusal(
    waiting: list[Money | None], adding: list[Money | None], hours: float = 1, policy: OfflinePolicy = POLICY
) -> Phrase | None:
    return limit_reached(policy, Waiting(tuple(waiting)), adding, NOW - timedelta(hours=hours), NOW)


def test_within_all_limits_it_is_allowed() -> None:
    assert refusal([rupiah(20_000)] * 2, [rupiah(20_000)]) is None


@pytest.mark.parametrize(
    ("waiting", "adding", "hours", "sentence"),
    [
        ([rupiah(1)] * 3, [rupiah(1)], 1, "At most 3 unverified vouchers may wait; 3 wait already."),
        ([rupiah(40_000)], [rupiah(20_001)], 1, "IDR 40000 wait already and this would add IDR 20001."),
        ([], [rupiah(30_001)], 1, "may be worth IDR 30000 at most; this one is worth IDR 30001."),
        ([], [rupiah(1)], 4.5, "has not answered for 4.5 hours; at most 4 are allowed."),
        ([], [rupiah(1)], -2, "has not answered for 2 hours"),
    ],
)
def test_the_limit_is_named(
    waiting: list[Money | None], adding: list[Money | None], hours: float, sentence: str
) -> None:
    assert sentence in str(refusal(waiting, adding, hours))


def test_a_till_that_never_reached_the_platform_accepts_nothing() -> None:
    assert limit_reached(POLICY, Waiting(), [rupiah(1)], None, NOW)


def test_unknown_prices_take_their_share() -> None:
    assert refusal([None, None], [None]) is None
    assert str(refusal([rupiah(30_000), rupiah(11_000)], [None])).endswith(
        "IDR 41000 wait already and this would add IDR 20000."
    )


@given(st.lists(st.integers(1, 30_000), max_size=8))
def test_no_sequence_gets_past_count_and_value(amounts: list[int]) -> None:
    taken: list[Money | None] = []
    for amount in amounts:
        if refusal(taken, [rupiah(amount)]) is None:
            taken.append(rupiah(amount))
    assert len(taken) <= 3
    assert sum(price.amount for price in taken if price) <= 60_000


def test_no_limit_is_no_limit() -> None:
    free = OfflinePolicy(True, None, None, None, None)
    assert refusal([rupiah(10**9)] * 99, [None], 9999, free) is None
