"""The desk and the settler against an emulator that refuses, drops, delays and lies."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from platform_calls import Caller
from tills import set_up

from voucher_till.app import Till, open_till
from voucher_till.dining_api.error_codes import MEANINGS, CodeKind
from voucher_till.domain.journal import Redemption
from voucher_till.domain.reasons import Reason
from voucher_till.domain.symptoms import Call
from voucher_till.domain.verdict import Face, Verdict, VerdictKind, face
from voucher_till.domain.voucher import VoucherStatus
from voucher_till.records.history import History, ScansWanted
from voucher_till.redemption import settling
from voucher_till.sandbox.server import SandboxServer

K = VerdictKind


@pytest.fixture
async def till(sandbox: SandboxServer, tmp_path: Path) -> AsyncIterator[Till]:
    async with open_till(set_up(tmp_path / "till", sandbox)) as opened:
        yield opened


async def redeem(till: Till, payload: str, *codes: str) -> Verdict:
    return await till.desk.redeem(await till.desk.verify(payload, "typed"), codes, "Sari")


async def settle(till: Till) -> list[Redemption]:
    return [row async for row in till.settler.run()]


async def test_a_qr_becomes_a_redeemed_voucher(till: Till, caller: Caller) -> None:
    verdict = await redeem(till, caller.customer("one")["qr"])
    assert verdict.kind is K.REDEEMED
    assert verdict.vouchers[0].status is VoucherStatus.REDEEMED
    assert verdict.log_id
    assert caller.ledger()["redemptions"][0]["redeem_id"] == verdict.redeem_id
    assert [row.state for row in await till.desk.recent(9)] == ["redeemed"]


async def test_three_vouchers_go_out_in_one_redeem(till: Till, caller: Caller) -> None:
    verdict = await redeem(till, caller.customer("three")["qr"])
    assert (verdict.kind, len(verdict.vouchers)) == (K.REDEEMED, 3)
    assert caller.calls("redeem") == 1


async def test_named_vouchers_only(till: Till, caller: Caller) -> None:
    phone = caller.customer("three")
    code = phone["vouchers"][1]["code"]
    verdict = await redeem(till, phone["qr"], code)
    assert [voucher.code for voucher in verdict.vouchers] == [code]
    assert caller.redemptions_of(code) == 1
    rest = await redeem(till, caller.customer("three")["qr"])
    assert len(rest.vouchers) == 2


async def test_the_redeemed_one_of_an_order_is_never_sent(till: Till, caller: Caller) -> None:
    verdict = await redeem(till, caller.customer("partly_used")["qr"])
    assert (verdict.kind, len(verdict.vouchers)) == (K.REDEEMED, 2)


OBSTACLES = {
    "expired": Reason.EXPIRED,
    "not_yet": Reason.NOT_YET_USABLE,
    "closed_hours": Reason.NOT_YET_USABLE,
    "used": Reason.ALREADY_USED,
    "refunded": Reason.REFUNDED,
    "refund_in_progress": Reason.REFUND_IN_PROGRESS,
    "other_outlet": Reason.WRONG_OUTLET,
    "no_shops": Reason.WRONG_OUTLET,
    "init": Reason.NOT_YET_USABLE,
}


@pytest.mark.parametrize(("name", "reason"), OBSTACLES.items())
async def test_what_cannot_be_used_is_refused_without_a_redeem(
    till: Till, caller: Caller, name: str, reason: Reason
) -> None:
    verdict = await redeem(till, caller.customer(name)["qr"])
    assert (verdict.kind, verdict.reason) == (K.REFUSED, reason)
    assert caller.calls("redeem") == 0


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ("https://example.invalid", Reason.NOT_A_VOUCHER),
        ("x" * 5000, Reason.NOT_A_VOUCHER),
        ("12a4", Reason.BAD_CODE),
        ("", Reason.NOT_A_VOUCHER),
    ],
)
async def test_what_is_no_voucher_is_said_without_asking(
    till: Till, caller: Caller, payload: str, reason: Reason
) -> None:
    verdict = await redeem(till, payload)
    assert (verdict.kind, verdict.reason) == (K.REFUSED, reason)
    assert caller.ledger()["attempts"] == []


def expected_verdict(call: Call, code: str) -> tuple[VerdictKind, Reason]:
    kind, reason = MEANINGS[call][code]
    if kind is CodeKind.OUTCOME_UNKNOWN:
        return K.UNKNOWN, reason
    return (K.ERROR if reason is Reason.TILL_ERROR and call is Call.QUERY else K.REFUSED), reason


@pytest.mark.parametrize(("call", "code"), [(call, code) for call in MEANINGS for code in MEANINGS[call]])
async def test_each_error_code_becomes_its_verdict(till: Till, caller: Caller, call: Call, code: str) -> None:
    qr = caller.customer("one")["qr"]
    caller.fault(call.value, "error_code", code=code, count=2)
    verdict = await redeem(till, qr)
    assert (verdict.kind, verdict.reason) == expected_verdict(call, code)
    assert verdict.error_code == code
    assert verdict.log_id
    assert verdict.message
    assert caller.ledger()["redemptions"] == []
    assert face(verdict) is not Face.REDEEMED
    if verdict.reason in (Reason.NOT_AUTHORISED, Reason.TILL_ERROR, Reason.NO_PERMISSION):
        assert face(verdict) is Face.TILL_PROBLEM


async def test_already_used_makes_exactly_one_redeem_call(till: Till, caller: Caller) -> None:
    caller.fault("redeem", "error_code", code="-3000102")
    verdict = await redeem(till, caller.customer("one")["qr"])
    assert (verdict.reason, verdict.error_code) == (Reason.ALREADY_USED, "-3000102")
    assert caller.calls("redeem") == 1


LOST = ["reset_after_commit", "html_200_after_commit", "cut_json_after_commit", "empty_body_after_commit"]


@pytest.mark.parametrize("fault", LOST)
async def test_an_answer_lost_after_the_commit_is_settled_as_redeemed(
    till: Till, caller: Caller, fault: str
) -> None:
    code = caller.code("one")
    caller.fault("redeem", fault)
    assert (await redeem(till, code)).kind is K.UNKNOWN
    again = await redeem(till, code)
    assert (again.kind, again.reason) == (K.UNKNOWN, Reason.DUPLICATE_HERE)
    assert [(row.state, row.presumed) for row in await settle(till)] == [("redeemed", True)]
    assert caller.redemptions_of(code) == 1
    assert caller.calls("redeem") == 1


BEFORE = ["reset_before_commit", "html_200", "html_500", "cut_json", "empty_body"]


@pytest.mark.parametrize("fault", BEFORE)
async def test_an_answer_lost_before_the_commit_is_settled_as_cancelled_and_sold_again(
    till: Till, caller: Caller, fault: str
) -> None:
    code = caller.code("one")
    caller.fault("redeem", fault)
    assert (await redeem(till, code)).kind is K.UNKNOWN
    assert [row.state for row in await settle(till)] == ["cancelled"]
    assert caller.redemptions_of(code) == 0
    assert (await redeem(till, code)).kind is K.REDEEMED
    assert caller.redemptions_of(code) == 1


async def test_a_success_without_a_redeem_id_is_unknown(till: Till, caller: Caller) -> None:
    caller.fault("redeem", "error_code", code="0")
    assert (await redeem(till, caller.code("one"))).kind is K.UNKNOWN


async def test_a_line_that_drops_after_the_verify_stores_and_sync_sends(till: Till, caller: Caller) -> None:
    code = caller.code("one")
    caller.fault("redeem", "no_connection")
    assert (await redeem(till, code)).kind is K.STORED
    assert [row.state for row in await settle(till)] == ["stored"]
    caller.mend()
    assert [row.state for row in await settle(till)] == ["redeemed"]
    assert caller.redemptions_of(code) == 1


async def test_unknown_with_the_goods_out_is_sent_again(till: Till, caller: Caller) -> None:
    code = caller.code("one")
    caller.fault("redeem", "reset_before_commit")
    await redeem(till, code)
    await till.desk.goods_out((await till.desk.open_rows())[0])
    assert [row.state for row in await settle(till)] == ["redeemed"]
    assert caller.redemptions_of(code) == 1


@pytest.mark.parametrize("goods_out", [True, False])
async def test_redeemed_elsewhere_is_a_conflict_only_when_the_goods_are_out(
    till: Till, caller: Caller, goods_out: bool
) -> None:
    phone = caller.customer("one")
    code = phone["vouchers"][0]["code"]
    caller.fault("redeem", "reset_before_commit")
    await redeem(till, code)
    if goods_out:
        await till.desk.goods_out((await till.desk.open_rows())[0])
    caller.redeem(shop_order_id=phone["shop_order_id"], code_list=[code], third_shop_id="OUTLET-2")
    row = (await settle(till))[0]
    assert (row.state, row.reason) == ("conflict" if goods_out else "refused", Reason.ALREADY_USED)


async def test_a_silent_redeem_is_not_cancelled_while_it_may_still_be_carried_out(
    sandbox: SandboxServer, tmp_path: Path, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settling, "LATE_COMMIT", timedelta(seconds=4))
    code = caller.code("one")
    async with open_till(set_up(tmp_path / "till", sandbox, read_timeout=0.4)) as till:
        checked = await till.desk.verify(code, "typed")
        caller.fault("redeem", "delay_before_commit", seconds=2)
        assert (await till.desk.redeem(checked)).kind is K.UNKNOWN
        assert [row.state for row in await settle(till)] == ["redeemed"]
    assert caller.redemptions_of(code) == 1


async def test_a_stale_token_at_redeem_is_renewed_after_a_query(till: Till, caller: Caller) -> None:
    checked = await till.desk.verify(caller.code("one"), "typed")
    caller.fault("redeem", "token_revoked")
    assert (await till.desk.redeem(checked)).kind is K.REDEEMED
    calls = [attempt["call"] for attempt in caller.ledger()["attempts"]]
    assert calls[-4:] == ["redeem", "token", "query", "redeem"]


async def test_a_spent_qr_says_so_and_lists_what_was_used(till: Till, caller: Caller) -> None:
    qr = caller.customer("one")["qr"]
    await redeem(till, qr)
    verdict = await redeem(till, qr)
    assert (verdict.kind, verdict.reason) == (K.REFUSED, Reason.DUPLICATE_HERE)
    assert "by Sari" in verdict.message
    assert [voucher.status for voucher in verdict.vouchers] == [VoucherStatus.REDEEMED]


async def test_a_qr_spent_elsewhere_is_expired_and_lists_what_was_used(till: Till, caller: Caller) -> None:
    phone = caller.customer("one")
    code = phone["vouchers"][0]["code"]
    caller.redeem(shop_order_id=phone["shop_order_id"], code_list=[code], third_shop_id="OUTLET-2")
    verdict = await redeem(till, phone["qr"])
    assert (verdict.kind, verdict.reason) == (K.REFUSED, Reason.QR_EXPIRED)
    assert [voucher.status for voucher in verdict.vouchers] == [VoucherStatus.REDEEMED]


async def test_a_typed_code_redeemed_here_is_known_without_asking(till: Till, caller: Caller) -> None:
    code = caller.code("one")
    await redeem(till, code)
    before = caller.calls("query")
    verdict = await redeem(till, code)
    assert (verdict.kind, verdict.reason) == (K.REFUSED, Reason.DUPLICATE_HERE)
    assert "by Sari" in verdict.message
    assert caller.calls("query") == before


async def test_two_redeems_at_once_are_one(till: Till, caller: Caller) -> None:
    checked = await till.desk.verify(caller.code("one"), "typed")
    kinds = sorted(v.kind for v in await asyncio.gather(*(till.desk.redeem(checked) for _ in range(3))))
    assert kinds.count(K.REDEEMED) == 1
    assert caller.calls("redeem") == 1


async def test_a_cancelled_task_leaves_an_unknown_row(till: Till, caller: Caller) -> None:
    checked = await till.desk.verify(caller.code("one"), "typed")
    caller.fault("redeem", "delay", seconds=20)
    task = asyncio.create_task(till.desk.redeem(checked))
    while not caller.calls("redeem"):
        await asyncio.to_thread(caller.ledger)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert [row.state for row in await till.desk.open_rows()] == ["unknown"]
    assert [row.state for row in await settle(till)] == ["redeemed"]


async def test_every_verify_leaves_its_log_id(till: Till, caller: Caller) -> None:
    await till.desk.verify(caller.code("three"), "typed")
    await till.desk.verify(caller.code("refunded"), "typed")
    entries = await History(till.reader, till.place).scans(ScansWanted(), limit=2)
    assert [entry.reason for entry in entries] == ["refunded", None]
    known = {attempt["log_id"] for attempt in caller.ledger()["attempts"]}
    assert {entry.log_id for entry in entries} <= known
