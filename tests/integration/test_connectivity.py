"""What a till makes of the pace of its calls, on real calls to the emulator."""

from __future__ import annotations

from pathlib import Path

import pytest
from platform_calls import Caller
from tills import set_up

from voucher_till.app import open_till
from voucher_till.dining_api.errors import RefusedError
from voucher_till.redemption import connectivity
from voucher_till.redemption.connectivity import NO_VOUCHER, LineState
from voucher_till.sandbox.server import SandboxServer

SLOW_SECONDS, DELAY_SECONDS = 0.2, 0.3


async def test_one_slow_call_makes_no_slow_line_and_several_do(
    sandbox: SandboxServer, caller: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connectivity, "SLOW_SECONDS", SLOW_SECONDS)
    async with open_till(set_up(tmp_path / "till", sandbox)) as till:

        async def line_after_a_call() -> LineState:
            with pytest.raises(RefusedError):
                await till.client.query([NO_VOUCHER])
            return till.connectivity.line.state

        caller.fault("query", "delay", seconds=DELAY_SECONDS, count=3)
        states = [await line_after_a_call() for _ in range(3)]
        assert states == [LineState.ONLINE, LineState.ONLINE, LineState.SLOW]
        assert [await line_after_a_call() for _ in range(3)][-1] is LineState.ONLINE
