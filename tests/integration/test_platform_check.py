"""A period is compared with the platform over real HTTP: what was planted is found, and nothing else."""

from __future__ import annotations

import argparse
import asyncio
import io
import json
import subprocess
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from platform_calls import Caller, error_code
from tills import set_up

from voucher_till.app import Till, open_till
from voucher_till.cli.compare_command import compare
from voucher_till.cli.record_options import add_compare
from voucher_till.dining_api.rate_limit import patient
from voucher_till.domain.differences import Difference, DifferenceKind, advice, judge, meaning
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.people import Role
from voucher_till.domain.phrases import english
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Order, Voucher, VoucherStatus
from voucher_till.records import asking, checking
from voucher_till.records.checking import PAGE_ROWS, CheckRun, HandledBeforeError, PlatformChecks
from voucher_till.records.history import History
from voucher_till.redemption.sign_in import hash_pin
from voucher_till.sandbox.phone import Screen
from voucher_till.sandbox.server import SandboxOptions, SandboxServer
from voucher_till.store import checks as check_store
from voucher_till.store.audit import AuditTrail
from voucher_till.store.notes import REFUNDED

FAST = 1000.0
"""As many queries a second as the client lets through."""
K = DifferenceKind


class Scene:
    """A till that has sold, and what checks it."""

    def __init__(self, till: Till, caller: Caller, server: SandboxServer) -> None:
        self.till = till
        self.caller = caller
        self.server = server
        self.reader, self.place = till.reader, till.place
        self.checks = self.another()
        now = datetime.now(UTC)
        self.since, self.until = now - timedelta(hours=1), now + timedelta(hours=1)

    def another(self, per_second: float = FAST) -> PlatformChecks:
        return PlatformChecks(
            self.till.client, self.reader, self.till.database, self.place, per_second=per_second
        )

    def order(self, count: int = 1) -> dict[str, Any]:
        answer = self.caller.desk.post("/control/orders", json={"count": count})
        answer.raise_for_status()
        made: dict[str, Any] = answer.json()
        return made

    async def sell(self, count: int = 1) -> list[str]:
        """Redeem an order, as at the counter; gives its voucher codes."""
        checked = await self.till.desk.verify(self.order(count)["qr"], "camera", "Ayu")
        verdict = await self.till.desk.redeem(checked, (), "Ayu")
        assert verdict.kind.value == "redeemed"
        return [voucher.code for voucher in verdict.vouchers]

    async def sell_many(self, orders: Sequence[int]) -> list[str]:
        return [code for count in orders for code in await self.sell(count)]

    async def refused(self) -> str:
        """A voucher that the platform did not redeem."""
        self.caller.fault("redeem", "error_code", code="-3000101")
        checked = await self.till.desk.verify(self.order()["qr"], "camera", "Ayu")
        verdict = await self.till.desk.redeem(checked, (), "Ayu")
        assert verdict.kind.value == "refused"
        return verdict.vouchers[0].code

    def plant(self, code: str, **changes: object) -> None:
        self.caller.desk.post(f"/control/vouchers/{code}", json=changes).raise_for_status()

    async def check(self, checks: PlatformChecks | None = None) -> CheckRun:
        """A whole run."""
        checks = checks or self.checks
        check = await checks.begin(self.since, self.until, "Budi")
        async for step in checks.run(check):
            check = step
        return check

    async def found(self, check: CheckRun) -> dict[str, DifferenceKind]:
        return {one.row.code: one.kind for one in await self.checks.differences(check.id)}

    def forget_calls(self) -> None:
        self.server.world.ledger.attempts.clear()

    def asked(self) -> list[list[str]]:
        """The codes of each query by code that the platform answered."""
        attempts = self.caller.ledger()["attempts"]
        return [one["codes"] for one in attempts if one["call"] == "query" and one["codes"]]


@pytest.fixture
async def scene(tmp_path: Path, sandbox: SandboxServer, caller: Caller) -> AsyncIterator[Scene]:
    async with open_till(set_up(tmp_path / "till", sandbox)) as till:
        yield Scene(till, caller, sandbox)


@pytest.fixture
def no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_PAUSE_SECONDS", 0.01)


async def test_of_forty_rows_exactly_the_five_planted_differences_are_listed(scene: Scene) -> None:
    codes = await scene.sell_many([1] * 19 + [2] * 10)
    untouched, only_there = await scene.refused(), ""
    codes.append(only_there := await scene.refused())
    planted: dict[str, tuple[DifferenceKind, dict[str, Any], str]] = {
        codes[3]: (K.NOT_REDEEMED_THERE, {"status": "redeemable"}, "redeemable"),
        codes[11]: (K.REFUNDED, {"status": "refunded"}, "refunded"),
        codes[20]: (K.ELSEWHERE, {"outlet": "OUTLET-2"}, "OUTLET-2"),
        codes[31]: (K.UNKNOWN_THERE, {"forget": True}, "-3000111"),
        only_there: (
            K.ONLY_THERE,
            {"status": "redeemed", "redeem_id": "7123456789012345678"},
            "7123456789012345678",
        ),
    }
    for code, (_, changes, _) in planted.items():
        scene.plant(code, **changes)
    scene.forget_calls()

    checks = scene.another(asking.QUERIES_PER_SECOND)
    check = await scene.check(checks)

    found = await checks.differences(check.id)
    assert {one.row.code: (one.kind, one.detail) for one in found} == {
        code: (kind, detail) for code, (kind, _, detail) in planted.items()
    }
    assert all(one.log_id for one in found)
    assert (check.total, check.done, check.not_asked, check.differences) == (41, 41, 0, 5)
    assert check.finished_at is not None and check.asked_by == "Budi"
    assert [one.id for one in await checks.differences()] == [one.id for one in found]
    assert untouched not in {one.row.code for one in found}
    _asked_gently_and_orders_together(scene)
    await _tells_of_the_refund(scene, codes[11])


def _asked_gently_and_orders_together(scene: Scene) -> None:
    attempts = [one for one in scene.caller.ledger()["attempts"] if one["call"] == "query"]
    times = [one["at"] for one in attempts]
    assert max(sum(0 <= other - one < 1 for other in times) for one in times) <= asking.QUERIES_PER_SECOND + 1
    together = [one["codes"] for one in attempts if len(one["codes"]) > 1]
    # A page may end within an order; the order with the unknown voucher is asked about one by one besides.
    assert len(together) >= 7
    assert len(attempts) <= 31 + 2 + 3


async def _tells_of_the_refund(scene: Scene, code: str) -> None:
    row = next(row for row in await scene.till.journal.live([code]))
    await scene.check()
    events = await scene.reader.read(
        lambda connection: connection.execute("SELECT * FROM event WHERE kind = ?", (REFUNDED,)).fetchall()
    )
    assert [(one["redemption_id"], one["detail"]) for one in events] == [(row.id, "refunded")]


async def test_a_voucher_refused_first_and_redeemed_later_is_no_difference(scene: Scene) -> None:
    scene.caller.fault("redeem", "error_code", code="-3000100")
    checked = await scene.till.desk.verify(scene.order()["qr"], "camera", "Ayu")
    await scene.till.desk.redeem(checked, (), "Ayu")
    verdict = await scene.till.desk.redeem(checked, (), "Ayu")
    assert verdict.kind.value == "redeemed"
    check = await scene.check()
    assert (check.done, check.differences) == (2, 0)


async def test_a_voucher_that_was_refused_twice_is_one_difference(scene: Scene) -> None:
    for _ in range(2):
        scene.caller.fault("redeem", "error_code", code="-3000100")
    checked = await scene.till.desk.verify(scene.order()["qr"], "camera", "Ayu")
    for _ in range(2):
        assert (await scene.till.desk.redeem(checked, (), "Ayu")).kind.value == "refused"
    (code,) = [voucher.code for voucher in checked.order.vouchers] if checked.order else []
    scene.plant(code, status="redeemed", redeem_id="7123456789012345678")
    check = await scene.check()
    assert check.done == 2
    (found,) = await scene.checks.differences()
    last = await scene.reader.read(
        lambda connection: connection.execute("SELECT max(id) FROM redemption").fetchone()[0]
    )
    assert (found.kind, found.row.code, found.row.id) == (K.ONLY_THERE, code, last)


async def test_a_difference_that_is_gone_later_waits_for_nobody(scene: Scene) -> None:
    first, second = await scene.sell_many([1, 1])
    scene.plant(first, status="redeemable")
    scene.plant(second, status="redeemable")
    await scene.check()
    assert {one.row.code for one in await scene.checks.differences()} == {first, second}
    scene.plant(first, status="redeemed")
    later = await scene.check()
    (open_one,) = await scene.checks.differences()
    assert (open_one.row.code, open_one.check_id) == (second, later.id)
    audit = await AuditTrail(scene.reader).entries(search="difference settled")
    assert [(one.who, first in one.detail) for one in audit] == [("till", True)]
    row = next(row for row in await scene.till.journal.live([first]))
    told = [str(moment.says) for moment in await History(scene.reader, scene.place).time_line(row)]
    assert "A later check found no difference any more." in told


async def test_a_check_of_a_record_that_was_replaced_ends_with_a_sentence(scene: Scene) -> None:
    await scene.sell()
    check = await scene.checks.begin(scene.since, scene.until, "Budi")
    steps = [step async for step in scene.checks.run(replace(check, id=99))]
    assert "Begin the check anew" in str(steps[-1].trouble.says if steps[-1].trouble else "")


async def test_a_check_that_was_stopped_goes_on_and_asks_nothing_twice(scene: Scene) -> None:
    codes = await scene.sell_many([1] * 16)
    scene.forget_calls()
    check = await scene.checks.begin(scene.since, scene.until, "Budi")
    async with aclosing(scene.checks.run(check)) as steps:
        async for step in steps:
            if step.done:
                scene.checks.stop()
    assert (step.done, step.finished_at, step.total) == (PAGE_ROWS, None, 16)
    assert len(scene.asked()) == PAGE_ROWS
    sold_meanwhile = await scene.sell()
    end = await scene.check(scene.another())
    assert end.id == check.id
    assert (end.done, end.total) == (17, 17) and end.finished_at is not None
    asked = Counter(code for codes in scene.asked() for code in codes)
    assert asked == Counter(codes + sold_meanwhile)
    assert (await scene.check()).id != check.id


async def test_a_check_that_was_left_for_long_begins_anew(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    await scene.sell()
    left = await scene.checks.begin(scene.since, scene.until, "Budi")
    assert (await scene.checks.begin(scene.since, scene.until, "Citra")).id == left.id
    assert (await scene.checks.begin(scene.since, scene.until + timedelta(1), "Budi")).id != left.id
    monkeypatch.setattr(checking, "GOES_ON_WITHIN", timedelta(days=-1))
    new = await scene.checks.begin(scene.since, scene.until, "Citra")
    assert new.id != left.id and (new.asked_by, new.total) == ("Citra", 1)


async def test_a_check_of_a_killed_process_goes_on(scene: Scene) -> None:
    codes = await scene.sell_many([1] * 20)
    check = await scene.checks.begin(scene.since, scene.until, "Budi")
    scene.forget_calls()
    script = Path(__file__).with_name("killed_check.py")
    with subprocess.Popen(  # noqa: ASYNC220 - it is killed, not waited for
        [sys.executable, script, scene.till.folder.root, str(check.id)], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        line = await asyncio.to_thread(child.stdout.readline)
        scene.caller.fault("query", "delay", seconds=0.8, count=20)
        # With four in flight the next page is being asked about.
        async with asyncio.timeout(60):
            while len(scene.asked()) < PAGE_ROWS + 4:  # noqa: ASYNC110 - the platform is looked at from outside
                await asyncio.sleep(0.01)
        child.kill()
    scene.caller.mend()
    assert line == f"{PAGE_ROWS}\n"
    kept = (await scene.checks.checks(1))[0]
    assert (kept.finished_at, kept.trouble) == (None, None) and kept.done >= PAGE_ROWS
    end = await scene.check()
    assert (end.id, end.done) == (check.id, 20) and end.finished_at is not None
    asked = Counter(code for codes in scene.asked() for code in codes)
    assert set(asked) == set(codes)
    assert sum(asked.values()) <= 20 + PAGE_ROWS


async def test_a_lost_line_ends_a_check_with_a_sentence_and_it_goes_on_later(
    scene: Scene, no_pause: None
) -> None:
    await scene.sell_many([1] * 14)
    check = await scene.checks.begin(scene.since, scene.until, "Budi")
    async for step in scene.checks.run(check):
        if step.done:
            scene.caller.fault("any", "no_connection")
    assert step.done == PAGE_ROWS and step.finished_at is None
    assert step.trouble is not None
    assert str(step.trouble.says) == "TikTok cannot be reached. Go on with the check when the line is back."
    assert (await scene.checks.checks(5))[0].trouble == step.trouble
    scene.caller.mend()
    end = await scene.check()
    assert (end.id, end.done, end.trouble) == (check.id, 14, None)
    assert (await scene.checks.checks(5)) == [end]


async def test_one_lost_connection_is_no_reason_to_end(scene: Scene, no_pause: None) -> None:
    await scene.sell_many([1, 1, 1])
    for fault in ("reset_before_commit", "html_500", "empty_body"):
        scene.caller.fault("query", fault)
    check = await scene.check()
    assert (check.done, check.trouble, check.differences) == (3, None, 0)


async def test_a_till_that_may_not_ask_says_so_with_what_to_quote(scene: Scene) -> None:
    await scene.sell_many([1] * 6)
    scene.caller.fault("query", "error_code", code="-3000000")
    check = await scene.check()
    assert check.trouble is not None and check.finished_at is None
    assert "may not ask" in str(check.trouble.says)
    assert check.trouble.error_code == "-3000000" and check.trouble.log_id
    assert check.done == 0


async def test_trouble_with_single_vouchers_holds_up_no_others(scene: Scene, no_pause: None) -> None:
    await scene.sell_many([1] * 4)
    scene.caller.fault("query", "error_code", code="-9990202", count=5)
    check = await scene.check()
    assert (check.done + check.not_asked, check.differences) == (4, 0)
    assert check.not_asked >= 1 and check.finished_at is not None


async def test_trouble_with_every_voucher_is_the_platforms(scene: Scene, no_pause: None) -> None:
    await scene.sell_many([1] * 4)
    scene.caller.fault("query", "error_code", code="-9990202", count=100)
    check = await scene.check()
    assert check.trouble is not None and check.trouble.error_code == "-9990202"
    assert (check.done, check.not_asked, check.finished_at) == (0, 0, None)


async def test_rows_of_another_outlet_and_open_ones_are_not_asked(scene: Scene) -> None:
    await scene.sell_many([1, 1])
    made = scene.order()
    voucher = Voucher(made["vouchers"][0]["code"], "Es Kopi", VoucherStatus.REDEEMABLE)
    await scene.till.journal.store([voucher], "Ayu", shop_order_id=made["shop_order_id"], verified=True)
    elsewhere = scene.order()["vouchers"][0]["code"]
    await scene.till.database.write(
        lambda connection: connection.execute(
            "INSERT INTO redemption (intent, environment, merchant_id, outlet, cashier, shop_order_id, code,"
            " product_name, state, created_ms, updated_ms) SELECT 'other', environment, merchant_id,"
            " 'OUTLET-2', cashier, '', ?, product_name, 'redeemed', created_ms, updated_ms FROM redemption"
            " LIMIT 1",
            (elsewhere,),
        )
    )
    scene.forget_calls()
    check = await scene.check()
    assert (check.total, check.done, check.not_asked, check.differences) == (4, 2, 2, 0)
    assert len(scene.asked()) == 2


async def test_what_a_manager_has_dealt_with_is_kept_and_asks_for_nobody_again(scene: Scene) -> None:
    refunded, elsewhere = await scene.sell_many([1, 1])
    scene.plant(refunded, status="refund_in_progress")
    scene.plant(elsewhere, outlet="OUTLET-2")
    first = await scene.check()
    await scene.check()
    one, other = await scene.checks.differences()
    assert (one.row.code, other.row.code) == (refunded, elsewhere), "each row once"
    with pytest.raises(ValueError, match="note"):
        await scene.checks.handle(one, "Budi", "  ")
    done = await scene.checks.handle(one, "Budi", " goods came back ")
    assert (done.handled_by, done.handled_note) == ("Budi", "goods came back") and done.handled_at is not None
    with pytest.raises(HandledBeforeError):
        await scene.checks.handle(one, "Budi", "again")
    assert await scene.checks.differences() == [other]
    assert all(one.handled_at for one in await scene.checks.differences(first.id) if one.row.code == refunded)
    entry = await scene.reader.read(
        lambda connection: connection.execute("SELECT * FROM audit ORDER BY id DESC").fetchone()
    )
    assert (entry["who"], entry["action"]) == ("Budi", "difference handled")
    assert refunded in entry["detail"] and "goods came back" in entry["detail"]

    again = await scene.check()
    assert (again.differences, again.unhandled) == (2, 1)
    assert [one.row.code for one in await scene.checks.differences()] == [elsewhere]
    scene.plant(refunded, status="refunded")
    changed = await scene.check()
    assert (changed.differences, changed.unhandled) == (2, 2)


async def test_a_sale_does_not_wait_for_a_check(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    codes = await scene.sell_many([1] * 16)
    client, was_patient, waits = scene.till.client, list[bool](), list[float]()
    query = client.query

    async def watched(asked: Any) -> Order:
        was_patient.append(patient.get())
        return await query(asked)

    monkeypatch.setattr(client, "query", watched)
    loop = asyncio.get_running_loop()
    async for _ in scene.checks.run(await scene.checks.begin(scene.since, scene.until, "Budi")):
        assert not patient.get(), "whoever looks at the check is in a hurry as before"
        started = loop.time()
        await query([codes[0]])
        waits.append(loop.time() - started)
    assert was_patient == [True] * 16
    assert sorted(waits)[len(waits) // 2] < 0.2


async def test_two_windows_do_not_run_one_check(scene: Scene) -> None:
    await scene.sell_many([1] * 14)
    other = scene.another()
    check = await scene.checks.begin(scene.since, scene.until, "Budi")
    async with aclosing(scene.checks.run(check)) as steps:
        assert (await anext(steps)).done == 0
        page = await scene.reader.read(
            lambda connection: check_store.next_page(connection, scene.place, check.id, PAGE_ROWS)
        )
        ends = [end async for end in other.run(check)]
    assert ends[-1].finished_at is not None
    with pytest.raises(check_store.CheckTakenError):
        await scene.till.database.write(
            lambda connection: check_store.write_page(connection, check.id, page, page.rows, [])
        )
    assert (await scene.checks.checks(1))[0].done == 14


async def test_finding_the_next_rows_reads_no_others(scene: Scene) -> None:
    check = await scene.checks.begin(scene.since, scene.until, "Budi")
    statements: list[str] = []

    def plans(connection: Any) -> list[str]:
        connection.set_trace_callback(statements.append)
        check_store.next_page(connection, scene.place, check.id, PAGE_ROWS)
        connection.set_trace_callback(None)
        wanted = [one for one in statements if "FROM redemption" in one]
        return [row["detail"] for one in wanted for row in connection.execute(f"EXPLAIN QUERY PLAN {one}")]

    plan = await scene.reader.read(plans)
    assert any(
        "SEARCH redemption USING INDEX redemption_time (created_ms>? AND created_ms<?)" in one for one in plan
    )
    assert not any(one.startswith("SCAN") for one in plan)


def row(state: RedemptionState = RedemptionState.REDEEMED, **changes: Any) -> Redemption:
    now = datetime.now(UTC)
    usual = Redemption(1, "intent", state, "7001", "9001", "Es Kopi", None, "OUTLET-1", "Ayu", now, now)
    return replace(usual, **changes)


def told(status: VoucherStatus, outlet: str = "", redeem_id: str = "") -> Voucher:
    return Voucher("7001", "Es Kopi", status, redeem_id=redeem_id, redeemed_outlet=outlet)


S, V = RedemptionState, VoucherStatus


@pytest.mark.parametrize(
    ("mine", "theirs", "kind"),
    [
        (row(redeem_id="71"), told(V.REDEEMED, "OUTLET-1", "71"), None),
        (row(redeem_id=None, presumed=True), told(V.REDEEMED, "OUTLET-1", "71"), None),
        (row(redeem_id="71"), told(V.REDEEMED), None),
        (row(redeem_id="71"), told(V.REDEEMED, "OUTLET-1", "72"), K.OTHER_REDEEM_ID),
        (row(redeem_id="71"), told(V.REDEEMED, "OUTLET-2", "71"), K.ELSEWHERE),
        (row(redeem_id="71"), told(V.REDEEMABLE), K.NOT_REDEEMED_THERE),
        (row(redeem_id="71"), told(V.INIT), K.NOT_REDEEMED_THERE),
        (row(redeem_id="71"), told(V.REFUND_IN_PROGRESS, "OUTLET-1", "71"), K.REFUNDED),
        (row(redeem_id="71"), told(V.REFUNDED), K.REFUNDED),
        (row(redeem_id="71"), None, K.UNKNOWN_THERE),
        (row(S.REFUSED, reason=Reason.EXPIRED), told(V.REDEEMED, "OUTLET-1", "71"), K.ONLY_THERE),
        (row(S.CANCELLED), told(V.REDEEMED), K.ONLY_THERE),
        (row(S.CONFLICT, reason=Reason.REFUNDED), told(V.REDEEMED, "OUTLET-1"), K.ONLY_THERE),
        (row(S.REFUSED, reason=Reason.ALREADY_USED), told(V.REDEEMED, "OUTLET-1", "71"), None),
        (
            row(S.CONFLICT, reason=Reason.ALREADY_USED, redeemed_outlet="OUTLET-2"),
            told(V.REDEEMED, "OUTLET-1"),
            K.ONLY_THERE,
        ),
        (row(S.CANCELLED), told(V.REDEEMED, "OUTLET-2", "71"), None),
        (row(S.CANCELLED), told(V.REDEEMABLE), None),
        (row(S.CANCELLED), told(V.REFUNDED), None),
        (row(S.CANCELLED), None, None),
        (row(S.STORED), told(V.REDEEMED, "OUTLET-1"), None),
    ],
)
def test_what_differs(mine: Redemption, theirs: Voucher | None, kind: DifferenceKind | None) -> None:
    assert judge(mine, theirs) is kind
    if kind is K.ONLY_THERE:
        assert judge(mine, theirs, taken_here=True) is None


def test_each_kind_has_words_of_its_own() -> None:
    for words in (meaning, advice):
        assert len({str(words(kind)) for kind in K}) == len(K)
    assert "OUTLET-2" in str(meaning(K.ELSEWHERE, "OUTLET-2"))
    assert meaning(K.REFUNDED, "refund_in_progress") != meaning(K.REFUNDED, "refunded")


async def run_compare(scene: Scene, *more: str) -> int:
    parser = argparse.ArgumentParser()
    add_compare(parser.add_subparsers())
    today = date.today().isoformat()
    options = parser.parse_args(["compare", "--from", today, "--to", today, *more])
    return await compare(options, scene.till.folder)


async def test_the_command_says_whether_the_records_agree(
    scene: Scene, capsys: pytest.CaptureFixture[str], no_pause: None
) -> None:
    first, second = await scene.sell_many([1, 1])
    assert await run_compare(scene) == 0
    assert capsys.readouterr().out == "Vouchers compared: 2. Differences: 0.\n"

    scene.plant(first, status="refunded")
    assert await run_compare(scene, "--json") == 3
    (found,) = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (found["difference"], found["code"], found["state"]) == ("refunded", first, "redeemed")
    assert found["message"] == english([meaning(K.REFUNDED), advice(K.REFUNDED)])
    assert await run_compare(scene) == 3
    shown = capsys.readouterr().out
    assert first in shown and second not in shown and str(advice(K.REFUNDED)) in shown

    (difference,) = await scene.checks.differences()
    assert isinstance(difference, Difference)
    await scene.checks.handle(difference, "Budi", "noted")
    assert await run_compare(scene) == 0
    assert "Dealt with before: 1." in capsys.readouterr().out

    scene.caller.fault("query", "error_code", code="-3000000")
    assert await run_compare(scene) == 1
    told = capsys.readouterr().err
    assert "-3000000" in told
    scene.caller.fault("query", "error_code", code="-3000000")
    assert await run_compare(scene, "--json") == 1
    error = json.loads(capsys.readouterr().out.splitlines()[-1])
    without_log_id = slice(told.index("log ID"))
    assert error["message"][without_log_id] == told[without_log_id], "nothing is said to a cashier there"
    assert error["message"].endswith(")")
    yesterday = (date.today() - timedelta(days=1)).isoformat()
    assert await run_compare(scene, "--to", yesterday) == 2


async def test_the_command_is_a_managers(
    scene: Scene, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    await scene.till.people.add("Budi", Role.MANAGER, "test", await hash_pin("2468"))
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    assert await run_compare(scene) == 2
    assert "only a manager may compare the record" in capsys.readouterr().err
    assert await scene.checks.checks() == []
    monkeypatch.setattr(sys, "stdin", io.StringIO("2468\n"))
    assert await run_compare(scene) == 0
    assert (await scene.checks.checks())[0].asked_by == "Budi"


def test_what_is_planted_stays_off_the_phone_and_can_be_taken_back(
    tmp_path: Path, sandbox: SandboxServer, caller: Caller
) -> None:
    code, order = caller.code("one"), sandbox.world.of_customer("one")
    assert order is not None
    before = replace(Screen.of(sandbox.world, order), seconds_left=0)
    caller.desk.post(f"/control/vouchers/{code}", json={"forget": True}).raise_for_status()
    assert error_code(caller.query(code_list=[code])) == "-3000111"
    told = caller.desk.post(f"/control/vouchers/{code}", json={"status": "redeemed", "outlet": "OUTLET-2"})
    assert told.json()["redeemed_third_shop_id"] == "OUTLET-2"
    listed = caller.query(code_list=[code]).json()["data"]["code_list"][0]
    assert (listed["redemption_status"], listed["redeemed_third_shop_id"]) == (400, "OUTLET-2")
    assert error_code(caller.redeem(shop_order_id=order.shop_order_id, code_list=[code])) == "-3000102"
    assert replace(Screen.of(sandbox.world, order), seconds_left=0) == before
    caller.desk.post(f"/control/vouchers/{code}", json={}).raise_for_status()
    assert error_code(caller.redeem(shop_order_id=order.shop_order_id, code_list=[code])) == "0"


@pytest.mark.parametrize(
    "wrong", [{"status": "eaten"}, {"outlet": "OUTLET-9"}, {"redeem_id": "x"}, {"redeem_id": "71"}]
)
def test_what_cannot_be_planted_is_said(caller: Caller, wrong: dict[str, str]) -> None:
    answer = caller.desk.post(f"/control/vouchers/{caller.code('one')}", json=wrong)
    assert answer.status_code == 400 and answer.json()["error"]
    assert caller.desk.post("/control/vouchers/1", json={"forget": True}).status_code == 404


def test_what_is_planted_is_remembered_over_a_restart(tmp_path: Path) -> None:
    options = SandboxOptions(state_file=tmp_path / "emulator.json")
    with SandboxServer(options) as server:
        caller = Caller(server)
        code = caller.code("one")
        caller.desk.post(f"/control/vouchers/{code}", json={"status": "refunded"}).raise_for_status()
        caller.close()
    with SandboxServer(options) as server:
        caller = Caller(server)
        assert caller.query(code_list=[code]).json()["data"]["code_list"][0]["redemption_status"] == 501
        caller.close()
