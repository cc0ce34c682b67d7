"""Whatever is done in whichever order: nothing of one environment reaches another's platform or record."""

from __future__ import annotations

import asyncio
import itertools
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from platform_calls import Caller
from tills import set_up

from voucher_till.app import Till, open_till
from voucher_till.domain.environment import Environment
from voucher_till.installation import switching
from voucher_till.sandbox.server import SandboxOptions, SandboxServer
from voucher_till.store import environments
from voucher_till.store.folder import DataFolder

ENVIRONMENTS = (Environment.TEST, Environment.LIVE)
SOLD, DROPPED, LOST, SYNC, LOOK = "sold", "line drops", "answer lost", "sync", "look back"
STEPS = st.one_of(st.sampled_from(ENVIRONMENTS), st.sampled_from((SOLD, DROPPED, LOST, SYNC, LOOK)))


class Platforms:
    """An emulator for each environment; their vouchers are others."""

    def __init__(self, around: ExitStack) -> None:
        self.servers: dict[Environment, SandboxServer] = {}
        self.callers: dict[Environment, Caller] = {}
        for number, one in enumerate(ENVIRONMENTS):
            server = around.enter_context(SandboxServer(SandboxOptions(seed=11 + number)))
            self.servers[one], self.callers[one] = server, Caller(server)
            around.callback(self.callers[one].close)

    def order(self, where: Environment) -> dict[str, Any]:
        """A customer buys one voucher there."""
        answer = self.callers[where].desk.post("/control/orders", json={"count": 1})
        answer.raise_for_status()
        made: dict[str, Any] = answer.json()
        return made

    def asked(self, where: Environment) -> set[str]:
        """Every code that was named to this platform."""
        asked = {code for one in self.callers[where].ledger()["attempts"] for code in one["codes"] or ()}
        return asked - {"0"}  # which only tries the line


@pytest.fixture(scope="module")
def platforms() -> Iterator[Platforms]:
    with ExitStack() as around:
        yield Platforms(around)


class Run:
    """One till from its setup on, and what was sold where."""

    def __init__(self, platforms: Platforms, root: Path) -> None:
        self.platforms = platforms
        self.root = DataFolder(root)
        self.codes: dict[Environment, set[str]] = {one: set() for one in ENVIRONMENTS}
        self.seen = {one: set(platforms.asked(one)) for one in ENVIRONMENTS}
        set_up(root, platforms.servers[Environment.TEST], environment="test")
        live = environments.folder_of(self.root, Environment.LIVE)
        set_up(live.root, platforms.servers[Environment.LIVE], environment="live")
        environments.note_in_use(self.root)

    @property
    def now(self) -> Environment:
        """The one in use."""
        found = environments.in_use(self.root)
        assert found is not None
        return found

    async def take(self, step: Environment | str) -> None:
        """One thing that somebody does."""
        if isinstance(step, Environment):
            await switching.switch(self.root, step, "Budi", agreed=True)
            return
        async with open_till(environments.active_folder(self.root)) as till:
            if step == SYNC:
                async for _ in till.settler.run():
                    pass
            elif step == LOOK:
                # A voucher of the other environment is held up here.
                other = next(one for one in ENVIRONMENTS if one is not self.now)
                for code in sorted(self.codes[other])[:1]:
                    self.codes[self.now].add(code)
                    await till.desk.verify(code, "typed", "Sari")
            else:
                await self.sell(till, step)

    async def sell(self, till: Till, how: str) -> None:
        """One voucher, with what happens on the way."""
        where, caller = self.now, self.platforms.callers[self.now]
        checked = await till.desk.verify(self.platforms.order(where)["qr"], "camera", "Sari")
        assert checked.order is not None
        self.codes[where] |= {one.code for one in checked.order.vouchers}
        if how == DROPPED:
            caller.fault("redeem", "no_connection")
        elif how == LOST:
            caller.fault("redeem", "reset_after_commit", count=9)
        await till.desk.redeem(checked, (), "Sari")
        caller.mend()

    def check(self) -> None:
        """Nothing is where it does not belong."""
        for one in ENVIRONMENTS:
            assert self.platforms.asked(one) - self.seen[one] <= self.codes[one], one
            folder = environments.folder_of(self.root, one)
            with closing(sqlite3.connect(folder.database)) as connection:
                rows = connection.execute("SELECT environment, code, state FROM redemption").fetchall()
            assert {row[0] for row in rows} <= {one.value}
            assert {row[1] for row in rows} <= self.codes[one]
            assert all(self.platforms.callers[one].redemptions_of(code) <= 1 for _, code, _ in rows)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=3, max_size=12))
def test_nothing_is_sent_or_kept_elsewhere(
    platforms: Platforms, tmp_path_factory: pytest.TempPathFactory, steps: Sequence[Environment | str]
) -> None:
    run = Run(platforms, tmp_path_factory.mktemp("till"))

    async def play() -> None:
        for step in itertools.chain(steps, (Environment.LIVE, SYNC, Environment.TEST, SYNC)):
            await run.take(step)

    asyncio.run(play())
    run.check()
