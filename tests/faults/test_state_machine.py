"""Two tills of one outlet, a platform that drops, lies and refunds, kills and clock jumps."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    rule,
    run_state_machine_as_test,
)
from platform_calls import Caller
from tills import set_up

from voucher_till import checkpoints
from voucher_till.app import Till, open_till
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.verdict import VerdictKind
from voucher_till.redemption import settling
from voucher_till.sandbox.server import SandboxServer
from voucher_till.sandbox.world import AFTER_SALE_SUCCESS, FINISH, WAIT_FULFILL
from voucher_till.store.errors import StoreError, StoreProblem

EXAMPLES, STEPS = 52, 50
LEAST_STEPS, SOME_MORE = 2_000, 10
_ALL_ROWS = 10_000
DONE: Counter[str] = Counter()
"""What happened in all examples together."""
FAULTS = (
    "reset_before_commit",
    "reset_after_commit",
    "html_200",
    "html_200_after_commit",
    "cut_json",
    "cut_json_after_commit",
    "empty_body_after_commit",
    "html_500",
)
OPEN = {RedemptionState.SUBMITTING, RedemptionState.UNKNOWN, RedemptionState.STORED}
T = TypeVar("T")
tills = st.sampled_from(["first", "second"])


class Killed(BaseException):
    """The process would be gone."""


class Desk:
    """One till that can be killed: from that moment on nothing of it reaches the disk."""

    def __init__(self, root: Path, server: SandboxServer) -> None:
        self._root = root
        self._server = server
        self._stack = AsyncExitStack()
        self.till: Till

    async def open(self) -> None:
        self._stack = AsyncExitStack()
        folder = set_up(self._root, self._server, read_timeout=1.0)
        self.till = await self._stack.enter_async_context(open_till(folder))

    def kill(self) -> None:
        async def gone(*_: Any) -> None:
            raise StoreError(StoreProblem.BUSY)

        self.till.database.write = gone  # type: ignore[method-assign, assignment]

    async def close(self) -> None:
        await self._stack.aclose()


class Outlet(RuleBasedStateMachine):
    """Rules are what can happen at a counter; the truth is the platform's ledger."""

    codes = Bundle("codes")

    def __init__(self) -> None:
        super().__init__()
        self._root = Path(tempfile.mkdtemp(prefix="outlet-"))
        self._server = SandboxServer().start()
        self._caller = Caller(self._server)
        self._runner = asyncio.Runner()
        self._customers = 0
        self._told_redeemed: set[str] = set()
        self._bought: list[str] = []
        self._rows: dict[str, set[int]] = {"first": set(), "second": set()}
        self._late = settling.LATE_COMMIT
        settling.LATE_COMMIT = timedelta(seconds=0.05)
        self._passed = checkpoints.passed
        self._desks = {name: Desk(self._root / name, self._server) for name in self._rows}
        for counter in self._desks.values():
            self._run(counter.open())

    @invariant()
    def count(self) -> None:
        """After every step."""
        DONE["steps"] += 1

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._runner.run(work)

    @rule(target=codes)
    def a_customer_comes(self) -> str:
        return self.buy()

    def buy(self) -> str:
        """One more voucher."""
        self._customers += 1
        order = self._caller.desk.post("/control/orders", json={"customer": f"c{self._customers}"}).json()
        code = str(order["vouchers"][0]["code"])
        self._bought.append(code)
        return code

    @rule(code=codes, name=tills)
    def sell(self, code: str, name: str) -> None:
        self._run(self._sale(name, code))

    async def _sale(self, name: str, code: str) -> None:
        desk = self._desks[name].till.desk
        verdict = await desk.redeem(await desk.verify(code, "typed"))
        if verdict.kind is VerdictKind.REDEEMED:
            self._told_redeemed.add(code)

    @rule(kind=st.sampled_from(FAULTS))
    def fault_at_redeem(self, kind: str) -> None:
        self._caller.fault("redeem", kind)

    @rule(kind=st.sampled_from(["reset_before_commit", "html_200", "cut_json", "html_500"]))
    def fault_at_query(self, kind: str) -> None:
        self._caller.fault("query", kind)

    @rule(after_query=st.booleans())
    def cut_the_line(self, after_query: bool) -> None:
        self._caller.fault("redeem" if after_query else "any", "no_connection")

    @rule()
    def mend_the_line(self) -> None:
        self._caller.mend()

    @rule(name=tills)
    def sync(self, name: str) -> None:
        self._run(self._sync(name))

    async def _sync(self, name: str) -> None:
        async for _ in self._desks[name].till.settler.run():
            pass

    @rule(code=codes, name=tills)
    def hand_over(self, code: str, name: str) -> None:
        async def out() -> None:
            desk = self._desks[name].till.desk
            for row in await desk.open_rows():
                if row.code == code:
                    await desk.goods_out(row)

        self._run(out())

    @rule(target=codes, name=tills, step=st.sampled_from(checkpoints.SALE[:-1]))
    def killed_in_a_sale(self, name: str, step: str) -> str:
        code = self.buy()
        self._die(name, step, lambda: self._sale(name, code))
        return code

    @rule(target=codes, name=tills, step=st.sampled_from(checkpoints.SYNC), stored=st.booleans())
    def killed_in_sync(self, name: str, step: str, stored: bool) -> str:
        """With something to sync, whatever else is open."""
        code = self.buy()
        self._caller.mend()
        self._caller.fault("redeem", "no_connection" if stored else "reset_after_commit")
        self._run(self._sale(name, code))
        self._caller.mend()
        self._die(name, step, lambda: self._sync(name))
        return code

    def _die(self, name: str, step: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Do something and be killed at a step of it, if it comes to that step; then start again."""
        one = self._desks[name]

        def passed(checkpoint: str) -> None:
            if checkpoint == step:
                DONE[f"killed at {step}"] += 1
                one.kill()
                raise Killed

        async def life() -> None:
            with contextlib.suppress(Killed, StoreError):
                await work()
            one.kill()
            with contextlib.suppress(StoreError):
                await one.close()
            await one.open()

        checkpoints.passed = passed
        try:
            self._run(life())
        finally:
            checkpoints.passed = self._passed

    @rule(code=consumes(codes))
    def refund(self, code: str) -> None:
        self._change(code, status=AFTER_SALE_SUCCESS)

    @rule(code=consumes(codes))
    def redeem_elsewhere(self, code: str) -> None:
        """At the merchant's other outlet, over a line of its own."""
        self._change(code, status=FINISH, redeem_id="1", redeemed_third_shop_id="OUTLET-2")

    def _change(self, code: str, **fields: Any) -> None:
        for order in self._server.world.orders:
            for item in order.items:
                if item.code == code and item.status == WAIT_FULFILL:
                    for name, value in fields.items():
                        setattr(item, name, value)

    @rule(hours=st.integers(-30, 30))
    def clock_jump(self, hours: int) -> None:
        self._caller.desk.post("/control/clock", json={"offset_seconds": hours * 3600})

    def teardown(self) -> None:
        try:
            self._caller.mend()
            self._caller.desk.post("/control/clock", json={"offset_seconds": 0})
            for name in self._desks:
                for _ in range(3):
                    self.sync(name)
            self._compare_the_books()
        finally:
            for counter in self._desks.values():
                self._run(counter.close())
            self._runner.close()
            self._caller.close()
            self._server.stop()
            settling.LATE_COMMIT = self._late
            shutil.rmtree(self._root)

    def _compare_the_books(self) -> None:
        rows = {name: self._run(counter.till.desk.recent(_ALL_ROWS)) for name, counter in self._desks.items()}
        redeemed = {row.code for each in rows.values() for row in each if row.state == "redeemed"}
        still_open = [row for each in rows.values() for row in each if row.state in OPEN]
        assert still_open == []
        for code in self._bought:
            times = self._caller.redemptions_of(code)
            assert times <= 1
            assert (code in redeemed) == bool(times), (
                code,
                times,
                [r for e in rows.values() for r in e if r.code == code],
            )
        assert self._told_redeemed <= redeemed


@pytest.mark.timeout(500)
def test_the_books_agree_whatever_happens(capsys: pytest.CaptureFixture[str]) -> None:
    DONE.clear()
    quiet = settings(
        max_examples=EXAMPLES,
        stateful_step_count=STEPS,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    run_state_machine_as_test(Outlet, settings=quiet)
    while DONE["steps"] < LEAST_STEPS:
        # How long each example is was drawn: these were short, so there are some more.
        run_state_machine_as_test(Outlet, settings=settings(quiet, max_examples=SOME_MORE))
    with capsys.disabled():
        sys.stdout.write(f"\nstate machine: {dict(DONE)}, all clean\n")
    assert {f"killed at {step}" for step in (*checkpoints.SALE[:-1], *checkpoints.SYNC)} <= set(DONE)
