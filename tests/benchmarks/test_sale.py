"""The way from a scan to an order card, and an intent to the disk (design, section 11)."""

from __future__ import annotations

import asyncio
import statistics
import time
from pathlib import Path

from platform_calls import Caller
from tills import set_up

from voucher_till.app import open_till
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal, Place
from voucher_till.store.owners import Owner


def report(name: str, times: list[float]) -> None:
    """Median and 99th percentile, in milliseconds."""
    ordered = sorted(times)
    last = ordered[int(len(ordered) * 0.99) - 1]
    print(f"\n{name}: median {statistics.median(times):.1f} ms, 99th percentile {last:.1f} ms")


async def test_scan_to_order_card(sandbox: SandboxServer, caller: Caller, tmp_path: Path) -> None:
    times = []
    async with open_till(set_up(tmp_path / "till", sandbox)) as till:
        for _ in range(200):
            qr = caller.customer("three")["qr"]
            started = time.perf_counter()
            checked = await till.desk.verify(qr, "typed")
            times.append((time.perf_counter() - started) * 1000)
            assert len(checked.redeemable) == 3
            await asyncio.sleep(0.03)  # below the platform's 50 a second
    report("scan to order card", times)


async def test_intent_commit(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "till")
    folder.prepare()
    database = await Database.open(folder)
    journal = Journal(database, Owner(folder.owners), Place("sandbox", "1", "2"))
    times = []
    for number in range(300):
        voucher = Voucher(str(number), "Nasi Goreng", VoucherStatus.REDEEMABLE)
        started = time.perf_counter()
        await journal.begin("77", [voucher], "")
        times.append((time.perf_counter() - started) * 1000)
    report("intent commit", times)
    await database.close()
