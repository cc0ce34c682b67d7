"""The acceptance tests and the launch against the emulator: what is kept, marked, ticked and seen."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from platform_calls import Caller
from tills import set_up

from voucher_till.app import Till, acceptance_of, open_till
from voucher_till.domain.diagnosis import Step
from voucher_till.domain.launch import LaunchItem, LaunchStep, Standing
from voucher_till.domain.payload import QrPayload, VoucherCode, parse_payload
from voucher_till.domain.symptoms import Call
from voucher_till.redemption.acceptance import Acceptance, LaunchAnswer
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.scanning.scan import ScanSource
from voucher_till.store import launch_notes
from voucher_till.store.folder import DataFolder
from voucher_till.store.launch_notes import MOST_ANSWERS

S = LaunchStep


@asynccontextmanager
async def opened(root: Path, sandbox: SandboxServer, **settings: object) -> AsyncIterator[Till]:
    async with open_till(set_up(root / "till", sandbox, **settings)) as till:
        yield till


def by_call(answers: list[LaunchAnswer]) -> dict[str, LaunchAnswer]:
    return {one.call: one for one in answers}


async def standing(acceptance: Acceptance) -> dict[LaunchStep, LaunchItem]:
    return {item.step: item for item in await acceptance.checklist()}


def trail(folder: DataFolder) -> list[tuple[str, str, str]]:
    with sqlite3.connect(folder.database) as connection:
        return connection.execute("SELECT who, action, detail FROM audit ORDER BY id").fetchall()


async def test_every_call_leaves_a_log_id_and_redeems_nothing(
    sandbox: SandboxServer, caller: Caller, tmp_path: Path
) -> None:
    async with opened(tmp_path, sandbox) as till:
        acceptance = acceptance_of(till)
        done = by_call(await acceptance.ask_all())
        kept = await acceptance.answers()
    assert set(done) == {Call.TOKEN, Call.QUERY, Call.OUTLETS, Call.OUTLET_LIST, Call.PRODUCTS}
    assert all(not one.result for one in done.values())
    with_id = [one for call, one in done.items() if call != Call.TOKEN]
    assert all(one.log_id for one in with_id)
    assert {one.log_id for one in kept} == {one.log_id for one in with_id}
    assert len({one.log_id for one in kept}) == 4
    assert done[Call.QUERY].error_code == "-3000111"
    assert caller.ledger()["redemptions"] == []


async def test_a_customer_s_code_and_qr_are_asked_about_but_not_redeemed(
    sandbox: SandboxServer, caller: Caller, tmp_path: Path
) -> None:
    code, qr = caller.code("one"), parse_payload(caller.customer("three")["qr"])
    assert isinstance(qr, QrPayload)
    async with opened(tmp_path, sandbox) as till:
        acceptance = acceptance_of(till)
        by_code = await acceptance.ask_voucher(VoucherCode(code))
        by_qr = await acceptance.ask_voucher(qr)
        kept = await acceptance.answers()
    assert (by_code.result, by_code.error_code, by_code.asked) == ("", "", code[-4:])
    assert by_qr.log_id
    assert [one.log_id for one in kept] == [by_qr.log_id, by_code.log_id], "the newest first"
    assert code not in str(kept)
    assert caller.redemptions_of(code) == 0


async def test_what_is_seen_is_ticked_and_the_rest_is_for_people(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    async with opened(tmp_path, sandbox) as till:
        acceptance = acceptance_of(till)
        before = await standing(acceptance)
        assert {item.standing for item in before.values()} == {Standing.OPEN}
        await acceptance.ask_all()
        await acceptance.tick(S.PUBLISHED, "Budi", done=True)
        after = await standing(acceptance)
        await acceptance.tick(S.PUBLISHED, "Sari", done=False)
        undone = await standing(acceptance)
    for step in (S.AUTHORISED, S.VOUCHER_SCOPE, S.OUTLETS_MAPPED, S.OUTLETS_CLAIMED, S.PRODUCTS_CREATED):
        assert after[step].standing is Standing.SEEN, step
        assert not after[step].is_tickable
    assert after[S.PUBLISHED] == LaunchItem(S.PUBLISHED, Standing.TICKED, "Budi")
    assert after[S.LIVE_AUTHORISED].standing is Standing.OPEN, "this is not the live merchant"
    assert undone[S.PUBLISHED].standing is Standing.OPEN
    assert trail(DataFolder(tmp_path / "till"))[-2:] == [
        ("Budi", "launch step done", "published"),
        ("Sari", "launch step not done", "published"),
    ]


async def test_in_live_the_live_merchant_has_authorised_when_the_sign_in_works(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    async with opened(tmp_path, sandbox, environment="live") as till:
        acceptance = acceptance_of(till)
        await acceptance.ask_all()
        assert (await standing(acceptance))[S.LIVE_AUTHORISED].standing is Standing.SEEN


CASES = [
    ({"outlet": "OUTLET-404"}, S.OUTLETS_MAPPED, Call.OUTLETS, Step.OUTLET),
    ({"client_key": credentials.NO_SCOPE_CLIENT_KEY}, S.VOUCHER_SCOPE, Call.QUERY, Step.VOUCHER_SCOPE),
]


@pytest.mark.parametrize(("changes", "step", "call", "missing"), CASES)
async def test_what_the_platform_says_is_missing_cannot_be_ticked(
    sandbox: SandboxServer,
    tmp_path: Path,
    changes: dict[str, str],
    step: LaunchStep,
    call: Call,
    missing: Step,
) -> None:
    async with opened(tmp_path, sandbox, **changes) as till:
        acceptance = acceptance_of(till)
        done = by_call(await acceptance.ask_all())
        await acceptance.tick(step, "Budi", done=True)
        item = (await standing(acceptance))[step]
    assert done[call].result == missing
    assert item.standing is Standing.MISSING
    assert not item.is_tickable


async def test_without_the_optional_scopes_people_tick_outlets_and_products(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    async with opened(tmp_path, sandbox, client_key=credentials.VOUCHERS_ONLY_CLIENT_KEY) as till:
        acceptance = acceptance_of(till)
        done = by_call(await acceptance.ask_all())
        now = await standing(acceptance)
    assert done[Call.OUTLETS].result == Step.OUTLET_SCOPE
    assert done[Call.PRODUCTS].result == Step.PRODUCT_SCOPE
    assert done[Call.PRODUCTS].log_id, "a refusal has one too"
    assert now[S.OUTLETS_MAPPED].standing is Standing.SEEN, "the voucher query is answered for this outlet"
    for step in (S.OUTLETS_CLAIMED, S.PRODUCTS_CREATED, S.PRODUCTS_MAPPED):
        assert now[step].is_tickable, step


async def test_a_wrong_secret_ends_the_calls_at_the_first(sandbox: SandboxServer, tmp_path: Path) -> None:
    async with opened(tmp_path, sandbox, client_key="nobody") as till:
        acceptance = acceptance_of(till)
        done = await acceptance.ask_all()
        assert [(one.call, one.result) for one in done] == [(Call.TOKEN, Step.CREDENTIALS)]
        assert (await standing(acceptance))[S.AUTHORISED].standing is Standing.MISSING


async def test_a_lost_line_says_nothing_of_the_steps(
    sandbox: SandboxServer, caller: Caller, tmp_path: Path
) -> None:
    async with opened(tmp_path, sandbox) as till:
        acceptance = acceptance_of(till)
        await acceptance.ask_all()
        caller.fault("query", "html_200", count=5)
        lost = await acceptance.ask_voucher()
        assert lost.result == Step.PORTAL
        assert not lost.log_id
        assert lost not in await acceptance.answers()
        assert (await standing(acceptance))[S.VOUCHER_SCOPE].is_tickable


async def test_a_log_id_that_was_used_stays_marked_and_is_never_dropped(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    async with opened(tmp_path, sandbox) as till:
        acceptance = acceptance_of(till)
        first = await acceptance.ask_voucher()
        await acceptance.mark_used(first.log_id, "Budi", used=True)
        assert (await standing(acceptance))[S.LOG_IDS].standing is Standing.SEEN
        numbers = range(MOST_ANSWERS + 5)
        many = [LaunchAnswer(at=first.at, call="query", log_id=f"log-{number}") for number in numbers]
        await till.database.write(lambda connection: launch_notes.add_answers(connection, till.place, many))
    async with opened(tmp_path, sandbox) as till:
        acceptance = acceptance_of(till)
        kept = await acceptance.answers()
        assert len(kept) == MOST_ANSWERS + 1
        assert [one.used_by for one in kept if one.log_id == first.log_id] == ["Budi"]
        assert "log-0" not in {one.log_id for one in kept}
        await acceptance.mark_used(first.log_id, "Budi", used=False)
        assert (await standing(acceptance))[S.LOG_IDS].standing is Standing.OPEN
    assert [action for _who, action, _detail in trail(DataFolder(tmp_path / "till"))][-2:] == [
        "log ID used",
        "log ID not used",
    ]


async def test_the_record_shows_a_redemption_a_refusal_and_several_at_once(
    sandbox: SandboxServer, caller: Caller, tmp_path: Path
) -> None:
    async with opened(tmp_path, sandbox) as till:
        acceptance = acceptance_of(till)
        for name in ("one", "used", "three"):
            checked = await till.desk.verify(caller.customer(name)["qr"], ScanSource.CAMERA, "Sari")
            if checked.order is not None and checked.order.redeemable:
                await till.desk.redeem(checked, [one.code for one in checked.order.redeemable])
        now = await standing(acceptance)
    for step in (S.REDEEMED, S.REFUSED, S.SEVERAL_VOUCHERS):
        assert now[step].standing is Standing.SEEN, step


async def test_another_merchant_s_answers_and_ticks_are_not_seen(
    sandbox: SandboxServer, tmp_path: Path
) -> None:
    async with opened(tmp_path, sandbox) as till:
        acceptance = acceptance_of(till)
        await acceptance.ask_voucher()
        await acceptance.tick(S.PUBLISHED, "Budi", done=True)
    async with opened(tmp_path, sandbox, merchant_id="7399999999999999999") as till:
        acceptance = acceptance_of(till)
        assert await acceptance.answers() == []
        assert (await standing(acceptance))[S.PUBLISHED].standing is Standing.OPEN
