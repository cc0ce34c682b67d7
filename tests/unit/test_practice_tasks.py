"""The practice tasks: which verdicts do them, and which make one try again."""

from __future__ import annotations

import pytest

from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Face, Verdict, VerdictKind
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.ui.cashier.practice_tasks import TASKS, WELL_DONE, Progress, Shown

ONE, TWO, THREE = (Shown(Face.REDEEMED, count) for count in (1, 2, 3))
OLD, USED, UNKNOWN = Shown(Face.QR_TOO_OLD), Shown(Face.ALREADY_USED, 1), Shown(Face.UNKNOWN, 1)
TYPED = Shown(Face.REDEEMED, 1, typed=True)


def at(number: int) -> Progress:
    progress = Progress()
    for _ in range(number):
        progress = progress.skipped()
    return progress


def after(progress: Progress, *shown: Shown) -> Progress:
    for one in shown:
        progress = progress.after(one)
    return progress


def test_a_trainee_who_does_everything_right_is_ready() -> None:
    progress = after(Progress(), ONE, TWO, OLD, ONE, USED, UNKNOWN, ONE, TYPED)
    assert progress.task is None
    assert progress.done == set(range(len(TASKS)))
    assert progress.said == WELL_DONE
    assert progress.attempt == len(TASKS)


@pytest.mark.parametrize(
    ("number", "shown"),
    [(0, [TWO]), (1, [THREE]), (1, [ONE]), (2, [ONE]), (4, [ONE]), (4, [UNKNOWN, USED]), (5, [ONE])],
)
def test_a_voucher_that_is_gone_without_the_task_is_bought_anew(number: int, shown: list[Shown]) -> None:
    before = at(number)
    progress = after(before, *shown)
    assert (progress.number, progress.step, progress.done) == (number, 0, frozenset())
    assert progress.said == TASKS[number].missed
    assert progress.attempt == before.attempt + 1


@pytest.mark.parametrize("face", [Face.NO_LINE, Face.NOT_A_VOUCHER, Face.TILL_PROBLEM, Face.NOT_USABLE])
@pytest.mark.parametrize("number", range(len(TASKS) + 1))
def test_other_verdicts_change_nothing(number: int, face: Face) -> None:
    assert at(number).after(Shown(face, 1)) == at(number)


def test_the_first_step_waits_for_the_second() -> None:
    progress = after(at(2), OLD)
    assert (progress.number, progress.step, progress.attempt) == (2, 1, at(2).attempt)
    assert after(progress, OLD) == progress


def test_a_skipped_task_is_not_done_and_the_last_leads_to_the_end() -> None:
    assert at(len(TASKS)).task is None
    assert at(len(TASKS)).done == frozenset()
    assert at(len(TASKS)).skipped() == at(len(TASKS))


def test_again_begins_the_task_anew_and_at_the_end_all_of_them() -> None:
    halfway = after(at(2), OLD)
    assert (halfway.again().number, halfway.again().step) == (2, 0)
    assert halfway.again().attempt == halfway.attempt + 1
    ended = after(at(5), TYPED)
    assert (ended.again().number, ended.again().done) == (0, frozenset())
    assert ended.again().attempt == ended.attempt + 1


def test_what_counts_of_a_verdict() -> None:
    vouchers = tuple(Voucher(code, "Nasi", VoucherStatus.REDEEMED) for code in ("1", "2"))
    assert Shown.of(Verdict(VerdictKind.REDEEMED, vouchers=vouchers)) == TWO
    assert Shown.of(Verdict(VerdictKind.REFUSED, Reason.QR_EXPIRED), typed=True) == Shown(
        Face.QR_TOO_OLD, 0, typed=True
    )
