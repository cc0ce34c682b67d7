"""The till is killed at every step of a sale and of sync, under every fault; then the books are compared."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from commands import Shell
from platform_calls import Caller
from tills import set_up

from voucher_till import checkpoints
from voucher_till.sandbox.server import SandboxServer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kills by a POSIX signal")

FAULTS: dict[str, dict[str, Any]] = {
    "none": {},
    "reset_before": {"fault": "reset_before_commit"},
    "reset_after": {"fault": "reset_after_commit"},
    "delay": {"fault": "delay", "seconds": 2.5},
}
READ_TIMEOUT = 1.0
WORKERS = 10


class Case(NamedTuple):
    """Where the till is killed, under which fault, and what it had open before."""

    step: str
    fault: str
    before: str = ""

    @property
    def name(self) -> str:
        return " · ".join(part for part in self if part)


SALES = [Case(step, fault) for step, fault in product(checkpoints.SALE, FAULTS)]
SYNCS = [
    Case(step, fault, before)
    for step, fault, before in product(checkpoints.SYNC, FAULTS, ("stored", "unknown, goods out", "unknown"))
]


class Scene:
    """A till of its own against an emulator of its own."""

    def __init__(self, root: Path) -> None:
        self.server = SandboxServer().start()
        self.caller = Caller(self.server)
        set_up(root, self.server, read_timeout=READ_TIMEOUT)
        self.shell = Shell(root, self.server.base_url)
        self.code = self.caller.code("one")

    def close(self) -> None:
        self.caller.close()
        self.server.stop()

    def arm(self, step: str) -> Shell:
        """The same till, to be killed at a step."""
        armed = Shell(self.shell.home, self.shell.base_url)
        armed.environment = self.shell.environment | {checkpoints.VARIABLE: step}
        return armed

    def order(self, fault: str) -> None:
        if FAULTS[fault]:
            self.caller.fault("redeem", **FAULTS[fault])

    def leave_open(self, before: str) -> None:
        """Make a row that sync will find."""
        if before == "stored":
            self.caller.fault("redeem", "no_connection")
            assert self.shell.run("redeem", self.code).code == 5
            self.caller.mend()
            return
        self.caller.fault("redeem", "reset_before_commit")
        assert self.shell.run("redeem", self.code).code == 4
        if before == "unknown, goods out":
            assert self.shell.run("handed-over", self.code).code == 0

    def settle(self) -> None:
        """Let it come to rest: faults are over, and sync runs until nothing is left to do."""
        self.caller.mend()
        for _ in range(3):
            if self.shell.run("sync").code in (0, 3):
                return

    def trouble(self, least_rows: int = 0) -> str:
        """What the two books disagree on; empty when they agree."""
        platform = self.caller.redemptions_of(self.code)
        rows = self.shell.run("history", "--json").objects
        if len(rows) < least_rows:
            return "a row is gone"
        states = [row["state"] for row in rows]
        if platform > 1:
            return f"redeemed {platform} times"
        if states.count("redeemed") != platform:
            return f"the platform redeemed it {platform} times, the till says {states}"
        if any(state in ("submitting", "unknown", "stored") for state in states):
            return f"still open: {states}"
        return ""


def killed_in_a_sale(case: Case, root: Path) -> str:
    scene = Scene(root)
    try:
        scene.order(case.fault)
        process = scene.arm(case.step).run("redeem", scene.code)
        assert process.code == -9, (case, process)
        scene.settle()
        return scene.trouble()
    finally:
        scene.close()


def killed_in_sync(case: Case, root: Path) -> str:
    scene = Scene(root)
    try:
        scene.leave_open(case.before)
        scene.order(case.fault)
        process = scene.arm(case.step).run("sync")
        # A row that is cancelled is not sent again, so sync does not pass every step.
        assert process.code == -9 or case.before == "unknown", (case, process)
        scene.settle()
        return scene.trouble(least_rows=1)
    finally:
        scene.close()


def run_all(cases: list[Case], play: Any, root: Path) -> dict[str, str]:
    """Every case that ended badly, and how."""
    with ThreadPoolExecutor(WORKERS) as pool:
        ends = list(pool.map(lambda numbered: play(numbered[1], root / str(numbered[0])), enumerate(cases)))
    return {case.name: end for case, end in zip(cases, ends, strict=True) if end}


@pytest.mark.timeout(400)
def test_killed_at_every_step_of_a_sale(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_all(SALES, killed_in_a_sale, tmp_path) == {}
    with capsys.disabled():
        sys.stdout.write(f"\nkilled at every step of a sale: {len(SALES)} cases, all clean\n")


@pytest.mark.timeout(400)
def test_killed_at_every_step_of_sync(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_all(SYNCS, killed_in_sync, tmp_path) == {}
    with capsys.disabled():
        sys.stdout.write(f"\nkilled at every step of sync: {len(SYNCS)} cases, all clean\n")
