"""What the domain promises: exact amounts, honest obstacles, words and faces for all."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voucher_till.domain.journal import LIVE, NEXT, OPEN, RedemptionState
from voucher_till.domain.money import Money, total
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Face, Verdict, VerdictKind, face
from voucher_till.domain.voucher import Order, UsableWindow, Voucher, VoucherStatus, obstacle
from voucher_till.domain.wording import words

NOON = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
VOUCHER = Voucher(
    "1234567890", "Nasi Goreng", VoucherStatus.REDEEMABLE, window=UsableWindow(NOON - HOUR, NOON + HOUR)
)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=0, max_value=10**15))
def test_an_amount_keeps_every_digit(amount: Decimal) -> None:
    parsed = Money.parse(str(amount), "IDR")
    assert parsed is not None
    assert parsed.amount == amount
    assert Decimal(parsed.text()) == amount
    assert "E" not in parsed.text()


@pytest.mark.parametrize("text", [None, "", "free", "NaN", "Infinity", "1,5"])
def test_what_is_no_amount_is_none(text: str | None) -> None:
    assert Money.parse(text, "IDR") is None


def test_a_total_is_of_one_currency_or_not_said() -> None:
    rupiah, dollar = Money(Decimal(25000), "IDR"), Money(Decimal("7.50"), "USD")
    assert total([rupiah, rupiah]) == Money(Decimal(50000), "IDR")
    assert total([rupiah, dollar]) is None
    assert total([rupiah, None]) is None
    assert total([]) is None


@pytest.mark.parametrize(
    ("voucher", "reason"),
    [
        (VOUCHER, None),
        (replace(VOUCHER, status=VoucherStatus.INIT), Reason.NOT_YET_USABLE),
        (replace(VOUCHER, status=VoucherStatus.REDEEMED), Reason.ALREADY_USED),
        (replace(VOUCHER, status=VoucherStatus.REFUNDED), Reason.REFUNDED),
        (replace(VOUCHER, status=VoucherStatus.REFUND_IN_PROGRESS), Reason.REFUND_IN_PROGRESS),
        (replace(VOUCHER, window=UsableWindow(None, NOON - HOUR)), Reason.EXPIRED),
        (replace(VOUCHER, window=UsableWindow(NOON + HOUR, None)), Reason.NOT_YET_USABLE),
        (replace(VOUCHER, excluded_now=True), Reason.NOT_YET_USABLE),
        (replace(VOUCHER, window=UsableWindow()), None),
    ],
)
def test_an_obstacle_is_named(voucher: Voucher, reason: Reason | None) -> None:
    assert obstacle(voucher, NOON) is reason
    assert (voucher in Order("1", (voucher,), NOON).redeemable) is (reason is None)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence_and_a_next_step(reason: Reason) -> None:
    sentence, step = words(reason)
    assert sentence.text.endswith(".")
    assert step.text.endswith(".")


@pytest.mark.parametrize("kind", VerdictKind)
@pytest.mark.parametrize("reason", [None, *Reason])
def test_a_till_problem_never_looks_like_a_bad_voucher(kind: VerdictKind, reason: Reason | None) -> None:
    shown = face(Verdict(kind, reason))
    assert (shown is Face.REDEEMED) == (kind is VerdictKind.REDEEMED)
    if kind is VerdictKind.ERROR:
        assert shown is Face.TILL_PROBLEM
    if reason is Reason.TILL_ERROR:
        assert shown not in {Face.ALREADY_USED, Face.NOT_USABLE, Face.NOT_A_VOUCHER}


def test_the_journal_reaches_an_end_from_every_open_state() -> None:
    for state, following in NEXT.items():
        assert state not in following
    ends = {state for state, following in NEXT.items() if not following}
    assert ends == set(RedemptionState) - {
        RedemptionState.SUBMITTING,
        RedemptionState.UNKNOWN,
        RedemptionState.STORED,
    }
    assert {RedemptionState.CONFLICT} == OPEN - LIVE
