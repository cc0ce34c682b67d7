"""The table from what is seen of a failed call to the step of the setup that is missing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from voucher_till.dining_api.error_codes import MEANINGS
from voucher_till.domain.diagnosis import Circumstances, Step, diagnose, is_off
from voucher_till.domain.reasons import Reason
from voucher_till.domain.step_words import cashier_words, step_words
from voucher_till.domain.symptoms import SCOPES, Call, Symptom, Trouble
from voucher_till.domain.wording import words

TECHNICAL = re.compile(
    r"proxy|certificate|TLS|SSL|DNS|HTTP|token|scope|OAuth|API|app\b|credential|PEM|server|portal", re.I
)
HOUR = timedelta(hours=1)
ENDED = Circumstances("test", test_merchant_over=True)


@pytest.mark.parametrize("trouble", Trouble)
def test_all_that_comes_in_the_way_has_a_step(trouble: Trouble) -> None:
    step = diagnose(Symptom(Call.QUERY, trouble=trouble))
    assert step is not None
    assert step.is_on_the_way == (trouble is not Trouble.NO_ENVELOPE)


CODES = [
    (Call.TOKEN, 401, "invalid_client", Step.CREDENTIALS),
    (Call.TOKEN, 403, "unauthorized_client", Step.AUTHORISATION),
    (Call.TOKEN, 400, "invalid_grant", Step.AUTHORISATION),
    (Call.TOKEN, 400, "invalid_request", Step.IDENTIFIERS),
    (Call.TOKEN, 401, "never_heard_of", Step.CREDENTIALS),
    (Call.TOKEN, 403, "never_heard_of", Step.AUTHORISATION),
    (Call.TOKEN, 500, "never_heard_of", Step.PLATFORM),
    (Call.QUERY, 401, "scope_not_authorized", Step.VOUCHER_SCOPE),
    (Call.REDEEM, 401, "scope_permission_missed", Step.VOUCHER_SCOPE),
    (Call.OUTLETS, 401, "scope_not_authorized", Step.OUTLET_SCOPE),
    (Call.OUTLET_LIST, 401, "scope_not_authorized", Step.PRODUCT_SCOPE),
    (Call.PRODUCTS, 401, "scope_permission_missed", Step.PRODUCT_SCOPE),
    (Call.QUERY, 401, "access_token_invalid", Step.TOKEN),
    (Call.QUERY, 400, "invalid_params", Step.IDENTIFIERS),
    (Call.QUERY, 500, "-3000000", Step.OUTLET),
    (Call.QUERY, 500, "-3000103", Step.OUTLET),
    (Call.QUERY, 401, "never_heard_of", Step.PLATFORM),
    (Call.QUERY, 500, "-9990202", Step.PLATFORM),
    (Call.PRODUCTS, 429, "rate_limit_exceeded", Step.PLATFORM),
    (Call.QUERY, 500, "-3000111", None),
    (Call.REDEEM, 500, "-3000102", None),
]


@pytest.mark.parametrize(("call", "status", "code", "step"), CODES)
def test_each_code_has_its_step(call: Call, status: int, code: str, step: Step | None) -> None:
    assert diagnose(Symptom(call, status, code)) is step


@pytest.mark.parametrize(
    ("call", "code"), [(call, code) for call, known in MEANINGS.items() for code in known]
)
def test_a_code_about_the_till_has_a_step_and_one_about_a_voucher_has_none(call: Call, code: str) -> None:
    about_the_till = MEANINGS[call][code].reason in (
        Reason.NOT_AUTHORISED,
        Reason.NO_PERMISSION,
        Reason.PLATFORM_TROUBLE,
        Reason.TILL_ERROR,
    )
    found = diagnose(Symptom(call, 500, code))
    # Asked about no voucher at all, these two speak of the outlet; the state machine speaks of a voucher.
    if code not in ("-3000103", "-3000203"):
        assert (found is not None) == about_the_till


def test_a_test_merchant_that_is_over_explains_what_is_refused() -> None:
    for code in ("unauthorized_client", "scope_not_authorized", "-3000000"):
        refused = Symptom(Call.QUERY, 401, code)
        assert diagnose(refused, ENDED) is Step.TEST_MERCHANT
        assert diagnose(refused, Circumstances("live", test_merchant_over=True)) is not Step.TEST_MERCHANT
        assert diagnose(refused, Circumstances("test")) is not Step.TEST_MERCHANT
    assert diagnose(Symptom(Call.TOKEN, 401, "invalid_client"), ENDED) is Step.CREDENTIALS
    assert diagnose(Symptom(Call.TOKEN, trouble=Trouble.TIME_OUT), ENDED) is Step.NO_ANSWER
    assert diagnose(Symptom(Call.PRODUCTS, 401, "scope_not_authorized"), ENDED) is Step.PRODUCT_SCOPE


@pytest.mark.parametrize("skew", [HOUR, -HOUR])
def test_a_wrong_clock_explains_a_token_that_is_never_taken(skew: timedelta) -> None:
    assert diagnose(Symptom(Call.QUERY, 401, "access_token_invalid", skew=skew)) is Step.CLOCK
    assert diagnose(Symptom(Call.TOKEN, 401, "invalid_client", skew=skew)) is Step.CREDENTIALS


def test_two_minutes_are_forgiven() -> None:
    assert not is_off(None)
    assert not is_off(timedelta(seconds=-120))
    assert is_off(timedelta(seconds=121))


@pytest.mark.parametrize("step", Step)
def test_each_step_has_words_of_its_own(step: Step) -> None:
    said = step_words(step)
    for one in (said.title, said.wrong, said.remedy):
        assert str(one)
    assert str(said.wrong).endswith(".")
    assert str(said.remedy).endswith(".")
    others = [step_words(other) for other in Step if other is not step]
    assert said.wrong not in [other.wrong for other in others]
    assert said.title not in [other.title for other in others]


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("reason", [Reason.NOT_AUTHORISED, Reason.NO_LINE, Reason.NO_PERMISSION])
def test_a_cashier_reads_plain_words_and_does_not_hand_over(step: Step, reason: Reason) -> None:
    sentence, following = cashier_words(step, reason)
    if (sentence, following) == words(reason):
        return
    assert not TECHNICAL.search(f"{sentence} {following}")
    assert str(sentence).count(".") == 1
    assert str(following).startswith("Do not hand over.")
    assert "your manager" in str(following)


def test_each_call_but_the_token_has_a_scope() -> None:
    assert set(SCOPES) == set(Call) - {Call.TOKEN}
