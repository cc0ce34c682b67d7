"""Sending 1,000 stored rows, some of them poisoned, as fast as the platform allows (design, section 11)."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from platform_calls import Caller
from tills import set_up

from voucher_till.app import Till, open_till
from voucher_till.domain.money import Money
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.sandbox.server import SandboxServer

ROWS = 1000
CALLS_PER_SECOND = 50
DAY = 86_400
LONGEST_RATIO = 1.25
_PROBE_SECONDS = 0.002

POISON: tuple[dict[str, Any], ...] = (
    {"status": "refunded"},
    {"start_time": int(time.time()) - 60 * DAY, "end_time": int(time.time()) - 2 * DAY},
    {"outlets": ["OUTLET-2"]},
)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where an emulator of another process is."""

    base_url: str
    control_url: str


@contextmanager
def emulator() -> Iterator[SandboxServer]:
    """The emulator as a process of its own, so that its work does not stall the till's loop."""
    command = [sys.executable, "-m", "voucher_till", "sandbox"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        words = [process.stdout.readline().split() for _ in range(2)]
        base_url, control_url = words[0][-1], words[1][-1].removesuffix("/control/customers")
        # Only its two addresses are used.
        yield cast(SandboxServer, Addresses(base_url, control_url))
        process.terminate()


async def store(till: Till, caller: Caller) -> None:
    """Every 33rd voucher is poisoned, so that they lie among the good ones."""
    for number in range(ROWS):
        kind, poisoned = divmod(number, 33)
        order = {"customer": f"c{number}"} | (POISON[kind % 3] if poisoned == 0 and kind < 30 else {})
        told = caller.desk.post("/control/orders", json=order).json()
        price = Money.parse("25000", "IDR")
        code = told["vouchers"][0]["code"]
        voucher = Voucher(code, "Paket Nasi Goreng", VoucherStatus.REDEEMABLE, sale_price=price)
        await till.journal.store([voucher], "Sari", shop_order_id=told["shop_order_id"], verified=True)


def most_in_a_second(moments: Sequence[float]) -> int:
    """The most that lie in any one second."""
    first = most = 0
    for last, moment in enumerate(moments):
        while moments[first] <= moment - 1:
            first += 1
        most = max(most, last - first + 1)
    return most


async def probe(stalls: list[float]) -> None:
    """How much later than asked for the loop comes back, in milliseconds."""
    while True:
        started = time.perf_counter()
        await asyncio.sleep(_PROBE_SECONDS)
        stalls.append((time.perf_counter() - started - _PROBE_SECONDS) * 1000)


async def test_a_thousand_stored_rows(tmp_path: Path) -> None:
    stalls: list[float] = []
    with emulator() as server:
        caller = Caller(server)
        async with open_till(set_up(tmp_path / "till", server)) as till:
            await store(till, caller)
            watching = asyncio.create_task(probe(stalls))
            started = time.perf_counter()
            states = Counter([row.state.value async for row in till.settler.run()])
            seconds = time.perf_counter() - started
            watching.cancel()
        ledger = caller.ledger()
        caller.close()
    most = {
        call: most_in_a_second([one["at"] for one in ledger["attempts"] if one["call"] == call])
        for call in ("query", "redeem")
    }
    ratio = seconds / (ROWS / CALLS_PER_SECOND)
    stalls.sort()
    print(
        f"\nsync of {ROWS} stored rows, 30 of them poisoned: {seconds:.1f} s, {ratio:.2f} times the limit's"
        f" own time\nmost calls in any one second: {most['query']} Query, {most['redeem']} Redeem\n"
        f"stalls of the loop meanwhile: longest {stalls[-1]:.1f} ms,"
        f" 99th percentile {stalls[int(len(stalls) * 0.99) - 1]:.1f} ms"
    )
    assert states == {"redeemed": ROWS - 30, "conflict": 30}
    assert len(ledger["redemptions"]) == ROWS - 30
    assert {one["error_code"] for one in ledger["attempts"]} <= {"0", "-3000103"}
    assert max(most.values()) <= CALLS_PER_SECOND
    assert ratio <= LONGEST_RATIO
