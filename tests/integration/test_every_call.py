"""Every call for outlets and products: it succeeds, each documented refusal is told, its limit is kept."""

from __future__ import annotations

import asyncio
import re
from bisect import bisect_right
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from management import CALLS, SAAS, client_of
from platform_calls import Caller, error_code

from voucher_till.dining_api import (
    CodeKind,
    DiningClient,
    DiningError,
    NoAnswerError,
    RefusedError,
    ScopeRefusedError,
    UnreadableAnswerError,
)
from voucher_till.domain.reasons import Reason
from voucher_till.domain.symptoms import CHANGES, SCOPES, Call, Scope
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer

LONG_NUMBER = re.compile(r"(?<!\d)\d{16,19}(?!\d)")
TELLING = {
    Call.CLAIM_OUTLETS,
    Call.SUBMIT_CERTIFICATES,
    Call.DECORATE_OUTLETS,
    Call.UPDATE_OUTLETS,
    Call.PRODUCT,
}
every_call = pytest.mark.parametrize("call", CALLS)


@pytest.fixture
async def client(sandbox: SandboxServer) -> AsyncIterator[DiningClient]:
    async with client_of(sandbox) as client:
        yield client


def ask(caller: Caller, call: Call, body: Any) -> httpx.Response:
    headers = {"Authorization": f"Bearer {caller.token}"}
    return caller.http.post(f"{SAAS}/{CALLS[call].path}", json=body, headers=headers)


def test_none_is_left_out() -> None:
    assert set(CALLS) == {call for call, scope in SCOPES.items() if scope is not Scope.VOUCHERS}


@every_call
async def test_it_succeeds_and_tells_its_log_id(client: DiningClient, caller: Caller, call: Call) -> None:
    answered = await CALLS[call].ask(client)
    [attempt] = caller.ledger()["attempts"][1:]
    assert (attempt["call"], attempt["error_code"]) == (call.value, "0")
    told = answered.log_ids if hasattr(answered, "log_ids") else (answered.log_id,)
    assert told == (attempt["log_id"],)


@every_call
async def test_a_scope_that_is_not_granted_is_named(sandbox: SandboxServer, call: Call) -> None:
    async with client_of(sandbox, credentials.VOUCHERS_ONLY_CLIENT_KEY) as client:
        with pytest.raises(ScopeRefusedError) as caught:
            await CALLS[call].ask(client)
    assert caught.value.scope is SCOPES[call]
    assert caught.value.log_id


REFUSALS = [
    ("scope_not_authorized", ScopeRefusedError, CodeKind.FINAL, Reason.NOT_AUTHORISED),
    ("scope_permission_missed", ScopeRefusedError, CodeKind.FINAL, Reason.NOT_AUTHORISED),
    ("invalid_params", RefusedError, CodeKind.FINAL, Reason.TILL_ERROR),
    ("-9990001", RefusedError, CodeKind.FINAL, Reason.BAD_CODE),
]


@every_call
@pytest.mark.parametrize(("code", "kind", "meaning", "reason"), REFUSALS)
async def test_a_documented_refusal_is_told(
    client: DiningClient,
    caller: Caller,
    call: Call,
    code: str,
    kind: type[RefusedError],
    meaning: CodeKind,
    reason: Reason,
) -> None:
    caller.fault(call.value, "error_code", code=code)
    with pytest.raises(kind) as caught:
        await CALLS[call].ask(client)
    refused = caught.value
    assert (refused.error_code, refused.kind, refused.reason) == (code, meaning, reason)
    assert refused.log_id
    assert caller.calls(call.value) == 1


@every_call
async def test_trouble_leaves_the_outcome_of_a_change_unknown(
    client: DiningClient, caller: Caller, call: Call
) -> None:
    caller.fault(call.value, "error_code", code="internal_error")
    with pytest.raises(RefusedError) as caught:
        await CALLS[call].ask(client)
    assert caught.value.kind is (CodeKind.OUTCOME_UNKNOWN if call in CHANGES else CodeKind.TRANSIENT)
    assert caller.calls(call.value) == 1


@every_call
async def test_a_token_that_is_refused_is_renewed(client: DiningClient, caller: Caller, call: Call) -> None:
    await client.sign_in()
    caller.desk.post("/control/tokens/revoke")
    await CALLS[call].ask(client)
    codes = [one["error_code"] for one in caller.ledger()["attempts"] if one["call"] == call.value]
    assert codes == ["access_token_invalid", "0"]


@every_call
async def test_a_call_that_came_too_soon_is_made_once_more(
    client: DiningClient, caller: Caller, call: Call
) -> None:
    caller.fault(call.value, "rate_limited")
    await CALLS[call].ask(client)
    assert caller.calls(call.value) == 2


@every_call
@pytest.mark.parametrize("fault", ["reset_after_commit", "cut_json_after_commit"])
async def test_a_call_without_a_whole_answer_is_made_once(
    client: DiningClient, caller: Caller, call: Call, fault: str
) -> None:
    caller.fault(call.value, fault)
    with pytest.raises(DiningError) as caught:
        await CALLS[call].ask(client)
    assert isinstance(caught.value, NoAnswerError | UnreadableAnswerError)
    assert caller.calls(call.value) == 1


@every_call
async def test_a_refusal_that_stays_is_told(client: DiningClient, caller: Caller, call: Call) -> None:
    caller.fault(call.value, "rate_limited", count=2)
    with pytest.raises(RefusedError) as caught:
        await CALLS[call].ask(client)
    assert caught.value.kind is CodeKind.TRANSIENT
    caller.fault(call.value, "error_code", code="access_token_invalid", count=2)
    with pytest.raises(DiningError) as refused:
        await CALLS[call].ask(client)
    assert refused.value.reason is Reason.NOT_AUTHORISED
    assert caller.calls(call.value) == 4


@every_call
async def test_a_success_may_leave_its_data_out(client: DiningClient, caller: Caller, call: Call) -> None:
    """Only what tells of tasks to be followed, or of one product, is no answer without them."""
    caller.fault(call.value, "no_data_after_commit")
    if call in TELLING:
        with pytest.raises(UnreadableAnswerError):
            await CALLS[call].ask(client)
    else:
        await CALLS[call].ask(client)
    assert caller.calls(call.value) == 1


@pytest.mark.parametrize("call", [call for call in CALLS if call not in CHANGES])
async def test_ids_are_those_that_the_platform_wrote(
    client: DiningClient, caller: Caller, call: Call
) -> None:
    """Digit for digit: a number that went through a float would be another."""
    caller.grant()
    answered = await CALLS[call].ask(client)
    written = set(LONG_NUMBER.findall(ask(caller, call, CALLS[call].body).text))
    assert set(LONG_NUMBER.findall(repr(answered.value))) <= written


@every_call
async def test_its_limit_is_kept(client: DiningClient, caller: Caller, call: Call) -> None:
    most = CALLS[call].most
    await client.sign_in()
    # The second of the same change can be refused; that it arrived in time is what counts here.
    await asyncio.gather(*(CALLS[call].ask(client) for _ in range(most + 2)), return_exceptions=True)
    attempts = [one for one in caller.ledger()["attempts"] if one["call"] == call.value]
    assert len(attempts) == most + 2
    assert not [one for one in attempts if one["error_code"] == "rate_limit_exceeded"]
    arrived = sorted(one["at"] for one in attempts)
    in_any_second = max(bisect_right(arrived, at + 1) - number for number, at in enumerate(arrived))
    assert in_any_second <= most


@every_call
def test_the_emulator_refuses_more(caller: Caller, call: Call) -> None:
    caller.grant()
    answers = [ask(caller, call, CALLS[call].body) for _ in range(CALLS[call].most * 3)]
    refused = next(number for number, one in enumerate(answers) if one.status_code == 429)
    assert refused >= CALLS[call].most
    assert error_code(answers[refused]) == "rate_limit_exceeded"


@every_call
def test_the_emulator_refuses_what_lacks_a_field(caller: Caller, call: Call) -> None:
    caller.grant()
    answer = ask(caller, call, {})
    assert (answer.status_code, error_code(answer)) == (400, "invalid_params")


BATCHED = [call for call, asked in CALLS.items() if {"data", "task_id_list"} & asked.body.keys()]


@pytest.mark.parametrize("call", BATCHED)
def test_the_emulator_refuses_more_items_than_a_call_may_hold(caller: Caller, call: Call) -> None:
    caller.grant()
    most = 5 if call in CHANGES else 20
    [(field, [one])] = CALLS[call].body.items()
    assert ask(caller, call, {field: [one] * most}).status_code == 200
    answer = ask(caller, call, {field: [one] * (most + 1)})
    assert (answer.status_code, error_code(answer)) == (400, "invalid_params")
