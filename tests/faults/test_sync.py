"""The settler and its background worker: many rows, poisoned ones, lost lines, stops and other processes."""

from __future__ import annotations

import asyncio
import contextlib
import sqlite3
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import aclosing, closing
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import pytest
from commands import Shell
from platform_calls import Caller
from tills import set_up

from voucher_till.app import Till, open_till
from voucher_till.domain.journal import Redemption
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.redemption.background import Background
from voucher_till.redemption.backoff import LONGEST_SECONDS, delay
from voucher_till.redemption.crew import WORKERS
from voucher_till.redemption.sending import Sender
from voucher_till.redemption.settling import Settler
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.errors import StoreError
from voucher_till.store.journal import Outcome

DAY = 86_400


@pytest.fixture
async def till(sandbox: SandboxServer, tmp_path: Path) -> AsyncIterator[Till]:
    async with open_till(set_up(tmp_path / "till", sandbox)) as opened:
        yield opened


async def order(caller: Caller, **wanted: Any) -> dict[str, Any]:
    """A purchase as the customer's phone shows it."""
    customer = {"customer": f"c{time.monotonic_ns()}"}
    answer = await asyncio.to_thread(lambda: caller.desk.post("/control/orders", json=customer | wanted))
    told: dict[str, Any] = answer.json()
    return told


def vouchers(phone: dict[str, Any]) -> list[Voucher]:
    return [Voucher(one["code"], "", VoucherStatus.REDEEMABLE) for one in phone["vouchers"]]


async def store(till: Till, caller: Caller, **wanted: Any) -> Redemption:
    """Order and store one verified voucher."""
    phone = await order(caller, **wanted)
    rows = await till.journal.store(
        vouchers(phone), "Sari", shop_order_id=phone["shop_order_id"], verified=True
    )
    return rows[0]


async def store_many(till: Till, caller: Caller, count: int) -> list[str]:
    return [(await store(till, caller)).code for _ in range(count)]


async def leave_unknown(till: Till, caller: Caller, *, timed_out: bool = False) -> Redemption:
    """A row that looks as if its Redeem had just left and nobody had answered."""
    phone = await order(caller)
    rows = await till.journal.begin(phone["shop_order_id"], vouchers(phone), "Sari")
    unknown = Outcome(rows[0].state.UNKNOWN, Reason.NO_LINE, timed_out=timed_out)
    return (await till.journal.settle(rows, unknown))[0]


async def settle(till: Till, *, only_due: bool = False) -> list[Redemption]:
    return [row async for row in till.settler.run(only_due=only_due)]


async def states(till: Till) -> Counter[str]:
    return Counter(row.state.value for row in await till.desk.recent(10_000))


async def until(condition: Callable[[], bool]) -> None:
    """Look again and again until it holds; the test's own time-out ends a vain wait."""
    while not condition():  # noqa: ASYNC110 - what is waited for has no event of its own
        await asyncio.sleep(0.005)


def held(till: Till) -> int:
    """Rows that a process holds."""
    with closing(sqlite3.connect(till.folder.database)) as connection:
        held = connection.execute(
            "SELECT count(*) FROM redemption WHERE state = 'submitting' OR owner IS NOT NULL"
        )
        return int(held.fetchone()[0])


def break_rows(till: Till, code: str) -> None:
    """Let the database refuse to send one voucher, in a way that no part of the till foresees."""
    with closing(sqlite3.connect(till.folder.database)) as connection:
        connection.execute(
            "CREATE TRIGGER broken BEFORE UPDATE OF state ON redemption WHEN new.state = 'submitting'"
            f" AND new.code = '{code}' BEGIN SELECT raise(ABORT, 'broken'); END"
        )
        connection.commit()


def redeemed_once(caller: Caller, codes: list[str]) -> bool:
    ledger = [code for done in caller.ledger()["redemptions"] for code in done["codes"]]
    return sorted(ledger) == sorted(codes)


POISON: dict[Reason, dict[str, Any]] = {
    Reason.REFUNDED: {"status": "refunded"},
    Reason.REFUND_IN_PROGRESS: {"status": "refund_in_progress"},
    Reason.EXPIRED: {"start_time": int(time.time()) - 60 * DAY, "end_time": int(time.time()) - DAY},
    Reason.WRONG_OUTLET: {"outlets": ["OUTLET-2"]},
}


async def test_poisoned_rows_become_conflicts_and_do_not_hold_up_the_others(
    till: Till, caller: Caller
) -> None:
    poisoned = {(await store(till, caller, **wanted)).code: why for why, wanted in POISON.items()}
    stranger = await till.journal.store(
        [Voucher("123", "", VoucherStatus.REDEEMABLE)], "", shop_order_id="1", verified=True
    )
    poisoned[stranger[0].code] = Reason.NOT_FOUND
    codes = await store_many(till, caller, 20)
    rows = await settle(till)
    assert {row.code: row.reason for row in rows if row.state == "conflict"} == poisoned
    assert {row.code for row in rows if row.state == "redeemed"} == set(codes)
    assert len(rows) == len(codes) + len(poisoned)
    assert redeemed_once(caller, codes)
    assert held(till) == 0


async def test_a_program_error_in_one_row_is_raised_when_the_others_are_done(
    till: Till, caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    broken = await store(till, caller)
    codes = await store_many(till, caller, 5)
    break_rows(till, broken.code)
    rows = []
    with pytest.raises(sqlite3.IntegrityError):
        async for row in till.settler.run():
            rows.append(row.code)
    assert sorted(rows) == sorted(codes)
    assert redeemed_once(caller, codes)
    assert broken.intent in caplog.text
    left = (await till.desk.open_rows())[0]
    assert (left.code, left.state, left.reason, left.failures) == (
        broken.code,
        "stored",
        Reason.TILL_ERROR,
        1,
    )
    assert held(till) == 0


async def test_unknown_rows_come_first_then_stored_ones_oldest_first(
    till: Till, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voucher_till.redemption.crew.WORKERS", 1)  # several overtake each other on the way
    stored = await store_many(till, caller, 20)
    unknown = [(await leave_unknown(till, caller)).code for _ in range(2)]
    await settle(till)
    asked = [one["codes"][0] for one in caller.ledger()["attempts"] if one["call"] == "query"]
    assert asked == unknown + stored


async def test_a_late_answer_is_waited_for_without_holding_up_the_others(till: Till, caller: Caller) -> None:
    late = [await leave_unknown(till, caller, timed_out=True) for _ in range(20)]
    stored = await store_many(till, caller, 4)
    sent_at = max(row.sent_at for row in late if row.sent_at)
    rows = await settle(till)
    assert {row.code for row in rows[:4]} == set(stored)
    assert {row.state.value for row in rows[4:]} == {"cancelled"}
    assert len(rows) == 24
    assert rows[-1].updated_at - sent_at >= timedelta(seconds=10)


async def test_in_the_background_a_late_answer_is_left_for_a_later_pass(till: Till, caller: Caller) -> None:
    row = await leave_unknown(till, caller, timed_out=True)
    assert await settle(till, only_due=True) == []
    left = (await till.desk.open_rows())[0]
    assert (left.state, left.timed_out, left.failures) == ("unknown", True, 0)
    assert row.sent_at is not None
    assert left.next_try_at is not None
    assert timedelta(seconds=9) < left.next_try_at - row.sent_at < timedelta(seconds=11)


@pytest.mark.parametrize("fault", ["rate_limited", "overloaded"])
@pytest.mark.parametrize("as_date", [False, True])
async def test_retry_after_is_honoured(till: Till, caller: Caller, fault: str, as_date: bool) -> None:
    row = await store(till, caller)
    at = datetime.now(UTC) + timedelta(seconds=300)
    caller.fault("query", fault, code=format_datetime(at, usegmt=True) if as_date else "300")
    left = (await settle(till))[0]
    assert (left.state, left.failures) == ("stored", 1)
    assert left.next_try_at is not None
    assert timedelta(seconds=298) <= left.next_try_at - row.created_at <= timedelta(seconds=320)
    assert await settle(till, only_due=True) == []
    assert caller.calls("query") == 1
    assert [row.state for row in await settle(till)] == ["redeemed"]


async def test_the_platforms_own_trouble_puts_a_row_off_for_longer_and_longer(
    till: Till, caller: Caller
) -> None:
    await store(till, caller)
    for failures in range(1, 5):
        caller.fault("query", "error_code", code="-9990202")
        before = datetime.now(UTC)
        row = (await settle(till))[0]
        assert (row.state, row.failures, row.error_code) == ("stored", failures, "-9990202")
        assert row.next_try_at is not None
        assert 1.9 <= (row.next_try_at - before).total_seconds() <= 2 * 2**failures + 2
    row = (await settle(till))[0]
    assert (row.state, row.failures, row.next_try_at) == ("redeemed", 0, None)


def test_the_pause_grows_with_jitter_and_is_capped() -> None:
    for failures in range(70):
        pauses = [delay(failures) for _ in range(50)]
        assert min(pauses) >= 2
        assert max(pauses) <= min(LONGEST_SECONDS, 4 * 2**failures)
        assert len(set(pauses)) > 40
    assert max(delay(20) for _ in range(200)) > LONGEST_SECONDS / 2
    assert delay(0, retry_after=77) == 77
    assert delay(0, retry_after=10 * DAY) == 3600


async def test_a_redeem_that_is_put_off_by_the_platform_is_no_conflict(till: Till, caller: Caller) -> None:
    row = await store(till, caller)
    for code in ("scope_not_authorized", "-3000000", "invalid_params"):
        caller.fault("redeem", "error_code", code=code)
        left = (await settle(till))[0]
        assert (left.state, left.error_code) == ("stored", code)
    assert [row.state for row in await settle(till)] == ["redeemed"]
    assert caller.redemptions_of(row.code) == 1


@pytest.mark.parametrize("call", ["query", "redeem"])
async def test_what_meets_the_limit_comes_back_in_the_same_pass(
    till: Till, caller: Caller, call: str
) -> None:
    """Whoever waits for the pass would find the row open, and could only begin it anew."""
    codes = await store_many(till, caller, 3)
    caller.fault(call, "rate_limited", count=8)
    began = time.monotonic()
    rows = await settle(till)
    assert {row.state.value for row in rows} == {"redeemed"}
    assert len(rows) == len(codes)
    assert time.monotonic() - began > 2
    assert redeemed_once(caller, codes)


async def test_in_the_background_what_meets_the_limit_is_left_for_a_later_pass(
    till: Till, caller: Caller
) -> None:
    await store(till, caller)
    caller.fault("redeem", "rate_limited")
    left = (await settle(till, only_due=True))[0]
    assert (left.state, left.failures, left.error_code) == ("stored", 1, "rate_limit_exceeded")
    assert left.next_try_at is not None


async def test_a_limit_that_never_ends_ends_the_pass(
    till: Till, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voucher_till.redemption.crowd._MOST", 2)
    code = (await store(till, caller)).code
    caller.fault("redeem", "rate_limited", count=1000)
    left = (await settle(till))[0]
    assert (left.state, left.error_code) == ("stored", "rate_limit_exceeded")
    assert (caller.calls("redeem"), caller.redemptions_of(code)) == (3, 0)
    assert held(till) == 0
    caller.mend()
    assert [row.state for row in await settle(till)] == ["redeemed"]


@pytest.mark.parametrize("code", ["-3000108", "-3000104", "-3000101", "-3000102", "-3000103", "-3000203"])
async def test_a_final_refusal_of_a_redeem_is_a_conflict(till: Till, caller: Caller, code: str) -> None:
    await store(till, caller)
    caller.fault("redeem", "error_code", code=code)
    assert [(row.state, row.error_code) for row in await settle(till)] == [("conflict", code)]
    assert caller.calls("redeem") == 1


@pytest.mark.parametrize("fault", ["reset_before_commit", "html_500", "cut_json", "empty_body"])
async def test_a_stored_row_whose_answer_is_lost_is_sent_again_not_cancelled(
    till: Till, caller: Caller, fault: str
) -> None:
    """Also when the sale itself stored it: the goods are out with every stored row."""
    phone = await order(caller)
    sale = await till.journal.begin(phone["shop_order_id"], vouchers(phone), "Sari")
    await till.journal.settle(sale, Outcome(sale[0].state.STORED, Reason.NO_LINE))
    caller.fault("redeem", fault)
    assert [row.state for row in await settle(till)] == ["unknown"]
    assert [row.state for row in await settle(till)] == ["redeemed"]
    assert caller.redemptions_of(sale[0].code) == 1


async def test_a_line_that_drops_before_a_second_redeem_does_not_lose_the_first(
    till: Till, caller: Caller
) -> None:
    """The row stays unknown: a redemption found later at our outlet is still presumed to be ours."""
    row = await store(till, caller)
    caller.fault("redeem", "reset_before_commit")
    await settle(till)
    caller.fault("redeem", "no_connection")
    assert [row.state for row in await settle(till)] == ["unknown"]
    caller.mend()
    caller.redeem(shop_order_id=row.shop_order_id, code_list=[row.code])
    assert [(row.state, row.presumed) for row in await settle(till)] == [("redeemed", True)]


@pytest.mark.parametrize("refusals", [1, 2])
async def test_one_voucher_that_is_refused_does_not_take_its_order_along(
    till: Till, caller: Caller, refusals: int
) -> None:
    phone = await order(caller, count=3)
    await till.journal.store(vouchers(phone), "", shop_order_id=phone["shop_order_id"], verified=True)
    caller.fault("redeem", "error_code", code="-3000108", count=refusals)
    rows = await settle(till)
    expected = {"redeemed": 3} if refusals == 1 else {"redeemed": 2, "conflict": 1}
    assert Counter(row.state.value for row in rows) == expected
    calls = [one["call"] for one in caller.ledger()["attempts"] if one["call"] != "token"]
    assert calls[:3] == ["query", "redeem", "query"]


async def test_a_voucher_the_platform_does_not_list_leaves_its_order_alone(
    till: Till, caller: Caller
) -> None:
    phone = await order(caller, count=2)
    both = [*vouchers(phone), Voucher("123", "", VoucherStatus.REDEEMABLE)]
    await till.journal.store(both, "", shop_order_id=phone["shop_order_id"], verified=True)
    rows = await settle(till)
    assert {row.code: row.state.value for row in rows} == {
        both[0].code: "redeemed",
        both[1].code: "redeemed",
        "123": "conflict",
    }


STOPS = ["closed", "cancelled", "stopped"]


@pytest.mark.parametrize("how", STOPS)
@pytest.mark.parametrize("call", ["query", "redeem"])
async def test_a_stop_in_the_middle_leaves_nothing_behind(
    till: Till, caller: Caller, how: str, call: str
) -> None:
    codes = await store_many(till, caller, 60)
    caller.fault(call, "delay", count=10, seconds=0.3)
    came: list[Redemption] = []

    async def work() -> None:
        async with aclosing(till.settler.run()) as rows:
            async for row in rows:
                came.append(row)
                if len(came) == 5 and how == "closed":
                    return

    task = asyncio.create_task(work())
    if how != "closed":
        await until(lambda: len(came) >= 5)
        if how == "cancelled":
            task.cancel()
        else:
            till.settler.stop()
    with contextlib.suppress(asyncio.CancelledError):
        await task
    assert held(till) == 0
    left = await states(till)
    assert left["stored"] > 20
    assert set(left) <= {"stored", "redeemed", "unknown"}
    if how == "stopped":
        assert left["unknown"] == 0
        assert not till.settler.progress.running
        assert till.settler.progress.done == len(came)
    await settle(till)
    assert await states(till) == {"redeemed": 60}
    assert redeemed_once(caller, codes)


async def test_a_row_that_is_just_being_submitted_when_it_stops_is_let_go_as_it_was(
    till: Till, caller: Caller
) -> None:
    row = await store(till, caller)
    await till.client.query([row.code])
    caller.fault("query", "delay", seconds=0.3)
    asked = caller.calls("query")
    before = till.client.clock_skew
    task = asyncio.create_task(settle(till))
    while await asyncio.to_thread(caller.calls, "query") == asked:
        pass
    with closing(sqlite3.connect(till.folder.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await until(lambda: till.client.clock_skew != before)
        for _ in range(20):  # the answer is here; the next thing to come is a write that has to wait
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.sleep(0)
        other.execute("ROLLBACK")
    with pytest.raises(asyncio.CancelledError):
        await task
    assert held(till) == 0
    assert caller.calls("redeem") == 0
    assert [one.state.value for one in await till.desk.open_rows()] == ["stored"]


async def test_progress_counts_rows(till: Till, caller: Caller) -> None:
    assert till.settler.progress.total == 0
    await store_many(till, caller, 30)
    seen = [till.settler.progress async for _ in till.settler.run()]
    assert {one.total for one in seen} == {30}
    assert all(one.running for one in seen)
    assert all(one.seconds_left >= 0 for one in seen)
    assert (till.settler.progress.done, till.settler.progress.running) == (30, False)


async def test_two_tills_on_one_folder_send_nothing_twice(
    sandbox: SandboxServer, tmp_path: Path, caller: Caller
) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    async with open_till(folder) as one, open_till(folder) as other:
        codes = await store_many(one, caller, 40)
        await asyncio.gather(settle(one), settle(other))
        assert await states(one) == {"redeemed": 40}
    assert redeemed_once(caller, codes)
    assert caller.calls("redeem") == 40


async def test_two_processes_send_nothing_twice(
    sandbox: SandboxServer, tmp_path: Path, caller: Caller
) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    async with open_till(folder) as till:
        codes = await store_many(till, caller, 60)
    shells = [Shell(folder.root, sandbox.base_url) for _ in range(2)]
    done = await asyncio.gather(*(asyncio.to_thread(shell.run, "sync", "--json") for shell in shells))
    told = [row["vouchers"][0]["code"] for one in done for row in one.objects]
    assert sorted(told) == sorted(codes)
    assert redeemed_once(caller, codes)
    # The limit is one of both together; a Redeem that meets it is no redemption.
    acted_on = [
        one
        for one in caller.ledger()["attempts"]
        if one["call"] == "redeem" and one["error_code"] != "rate_limit_exceeded"
    ]
    assert len(acted_on) == 60


@pytest.mark.parametrize(
    "changes", [{"outlet": "OUTLET-2"}, {"client_key": "another"}, {"environment": "test"}]
)
async def test_rows_of_an_outlet_or_app_before_are_not_sent(
    sandbox: SandboxServer, tmp_path: Path, caller: Caller, changes: dict[str, str]
) -> None:
    async with open_till(set_up(tmp_path / "till", sandbox)) as till:
        codes = await store_many(till, caller, 3)
    async with open_till(set_up(tmp_path / "till", sandbox, **changes)) as till:
        assert not await till.settler.has_open()
        assert await settle(till) == []
    assert caller.ledger()["attempts"] == []
    async with open_till(set_up(tmp_path / "till", sandbox)) as till:
        await settle(till)
    assert redeemed_once(caller, codes)


async def test_a_line_that_drops_in_the_middle_ends_the_pass(till: Till, caller: Caller) -> None:
    codes = await store_many(till, caller, 80)
    came = []
    async for row in till.settler.run():
        came.append(row)
        if len(came) == 5:
            caller.fault("any", "no_connection")
    assert sorted(row.code for row in came) == sorted(codes)
    tried = [row for row in came if row.state != "redeemed" and row.reason is not None]
    assert len(tried) < 40
    assert held(till) == 0
    caller.mend()
    await settle(till)
    assert await states(till) == {"redeemed": 80}
    assert redeemed_once(caller, codes)


async def test_a_platform_that_wants_to_be_left_alone_is(till: Till, caller: Caller) -> None:
    codes = await store_many(till, caller, 60)
    caller.fault("query", "rate_limited", code="120", count=1000)
    rows = await settle(till)
    assert sorted(row.code for row in rows) == sorted(codes)
    assert caller.calls("query") < 2 * WORKERS
    assert till.settler.wait_seconds == 120
    caller.mend()
    await settle(till)
    assert redeemed_once(caller, codes)


async def test_a_sign_in_that_is_refused_ends_the_pass(
    sandbox: SandboxServer, tmp_path: Path, caller: Caller
) -> None:
    folder = set_up(tmp_path / "till", sandbox)
    async with open_till(folder) as till:
        codes = await store_many(till, caller, 60)
        caller.fault("token", "error_code", code="invalid_client", count=1000)
        rows = await settle(till)
        assert {row.state.value for row in rows} == {"stored"}
        assert caller.ledger()["token_calls"] == 0
        assert caller.calls("token") < 2 * WORKERS
        caller.mend()
        await settle(till)
    assert redeemed_once(caller, codes)


@contextlib.contextmanager
def no_side_journal(till: Till) -> Iterator[None]:
    """While this lasts the till cannot record anything: a folder is in the way of its side journal."""
    path = till.folder.side_journal
    kept = path.rename(path.with_name("kept"))
    path.mkdir()
    yield
    path.rmdir()
    kept.rename(path)


async def test_nothing_is_sent_that_cannot_be_recorded(till: Till, caller: Caller) -> None:
    codes = await store_many(till, caller, 40)
    with no_side_journal(till), pytest.raises(StoreError):
        await settle(till)
    assert caller.calls("redeem") == 0
    await settle(till)
    assert redeemed_once(caller, codes)
    assert held(till) == 0


async def test_an_answer_that_cannot_be_recorded_is_asked_for_again(till: Till, caller: Caller) -> None:
    code = (await store(till, caller)).code
    caller.fault("redeem", "delay", seconds=0.5)
    task = asyncio.create_task(settle(till))
    while not await asyncio.to_thread(caller.calls, "redeem"):
        pass
    with no_side_journal(till), pytest.raises(StoreError):
        await task
    assert held(till) == 1
    assert [(row.state, row.presumed) for row in await settle(till)] == [("redeemed", True)]
    assert caller.redemptions_of(code) == 1


async def test_a_sale_in_flight_is_not_taken_for_one_that_was_lost(till: Till, caller: Caller) -> None:
    """Not even in the moment between its coming to the disk and its leaving."""
    sender = Sender(till.client, till.journal)
    settler = Settler(till.client, till.journal, sender, "OUTLET-1")

    async def sell() -> None:
        phone = await order(caller)
        rows = await till.journal.begin(phone["shop_order_id"], vouchers(phone), "Sari")
        assert [row.state.value for row in await sender.send(rows)] == ["redeemed"]

    sales = asyncio.gather(*(sell() for _ in range(20)))
    while not sales.done():
        await settler.has_open()
    await sales


@pytest.mark.parametrize("told", [True, False])
async def test_the_background_sends_when_the_line_is_back(till: Till, caller: Caller, told: bool) -> None:
    code = (await store(till, caller)).code
    caller.fault("any", "no_connection")
    came: list[Redemption] = []

    async def on_row(row: Redemption) -> None:
        came.append(row)

    background = Background(till.settler, on_row)
    task = asyncio.create_task(background.run())
    await until(lambda: bool(came))
    assert (came[0].state, came[0].reason) == ("stored", Reason.NO_LINE)
    caller.mend()
    if told:
        background.wake(line_is_back=True)
    await until(lambda: came[-1].state == "redeemed")
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert caller.redemptions_of(code) == 1


async def test_the_background_tries_a_row_again_when_it_is_due(till: Till, caller: Caller) -> None:
    await store(till, caller)
    caller.fault("query", "rate_limited", code="4")
    came: list[Redemption] = []

    async def on_row(row: Redemption) -> None:
        came.append(row)

    task = asyncio.create_task(Background(till.settler, on_row).run())
    await until(lambda: bool(came) and came[-1].state == "redeemed")
    task.cancel()
    asked = [one["at"] for one in caller.ledger()["attempts"] if one["call"] == "query"]
    assert len(asked) == 2
    assert asked[1] - asked[0] >= 4


async def test_the_background_outlives_a_program_error(
    till: Till, caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    break_rows(till, (await store(till, caller)).code)
    came: list[str] = []

    async def on_row(row: Redemption) -> None:
        came.append(row.code)

    background = Background(till.settler, on_row)
    task = asyncio.create_task(background.run())
    await until(lambda: "program error" in caplog.text)
    good = (await store(till, caller)).code
    background.wake()
    await until(lambda: good in came)
    task.cancel()
    assert caller.redemptions_of(good) == 1


async def store_unverified(till: Till, phone: dict[str, Any], *, qr: bool = True) -> Redemption:
    rows = await till.journal.store(vouchers(phone), "Sari", qr=phone["qr"] if qr else "", verified=False)
    assert rows[0].shop_order_id == ""
    return rows[0]


async def test_an_unverified_row_is_found_by_its_qr(till: Till, caller: Caller) -> None:
    phone = await order(caller, product_name="Es Kopi Susu", sale_amount="18000")
    await store_unverified(till, phone)
    row = (await settle(till))[0]
    assert (row.state, row.shop_order_id, row.product_name) == (
        "redeemed",
        phone["shop_order_id"],
        "Es Kopi Susu",
    )
    assert row.sale_price is not None
    assert row.sale_price.text() == "18000"
    asked = [one["qr_info"] for one in caller.ledger()["attempts"] if one["call"] == "query"]
    assert asked == [phone["qr"]]


async def test_an_unverified_row_with_an_old_qr_is_found_by_its_code(till: Till, caller: Caller) -> None:
    phone = await order(caller)
    await store_unverified(till, phone)
    caller.desk.post(f"/control/customers/{phone['name']}/refresh")
    assert [row.state for row in await settle(till)] == ["redeemed"]
    asked = [(one["qr_info"], one["codes"]) for one in caller.ledger()["attempts"] if one["call"] == "query"]
    assert asked == [(phone["qr"], None), (None, [phone["vouchers"][0]["code"]])]


async def test_unverified_codes_of_several_orders_are_told_apart(till: Till, caller: Caller) -> None:
    phones = [await order(caller) for _ in range(2)]
    await till.journal.store([*vouchers(phones[0]), *vouchers(phones[1])], "", verified=False)
    assert [row.state.value for row in await settle(till)] == ["redeemed", "redeemed"]
    assert redeemed_once(caller, [phone["vouchers"][0]["code"] for phone in phones])


@pytest.mark.parametrize("outlet", ["OUTLET-1", "OUTLET-2"])
@pytest.mark.parametrize("qr", [True, False])
async def test_what_was_redeemed_without_us_is_a_conflict_that_names_the_outlet(
    till: Till, caller: Caller, outlet: str, qr: bool
) -> None:
    phone = await order(caller)
    row = await store_unverified(till, phone, qr=qr)
    caller.redeem(shop_order_id=phone["shop_order_id"], code_list=[row.code], third_shop_id=outlet)
    left = (await settle(till))[0]
    assert (left.state, left.reason, left.redeemed_outlet) == ("conflict", Reason.ALREADY_USED, outlet)
    assert caller.redemptions_of(row.code) == 1


async def test_a_mistyped_code_is_a_conflict(till: Till, caller: Caller) -> None:
    phone = await order(caller)
    await till.journal.store(
        [Voucher("1234567890", "", VoucherStatus.REDEEMABLE)], "", qr=phone["qr"], verified=False
    )
    assert [(row.state, row.reason) for row in await settle(till)] == [("conflict", Reason.NOT_FOUND)]
    assert caller.ledger()["redemptions"] == []
