"""The records that the manager's room shows: what was sold, what the platform says otherwise, signed days."""

from __future__ import annotations

import sqlite3
from contextlib import aclosing, closing
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from make_history import make
from screen_samples import CASHIER, MANAGER, fill_people

from voucher_till.app import Till, records_of
from voucher_till.sandbox import credentials
from voucher_till.store.folder import DataFolder
from voucher_till.store.rows import Place

HISTORY_ROWS = 4000
"""As many redemptions as "many" are, where no other number is asked for."""
_PLANTED: tuple[dict[str, Any], ...] = (
    {"status": "redeemable"},
    {"status": "refunded"},
    {"outlet": "OUTLET-2"},
    {"forget": True},
)
"""What the platform says of vouchers that were redeemed here."""
_ONLY_THERE = {"status": "redeemed", "redeem_id": "7123456789012345678"}
_NO_SUCH_VOUCHER = "-3000101"


async def fill_work(till: Till, control_url: str) -> None:
    """Some sales, a difference of each kind that a check found, and a backup."""
    records = records_of(till, lambda: till.settings)
    async with httpx.AsyncClient(base_url=control_url, trust_env=False) as control:
        for planted in _PLANTED:
            await _plant(control, await _sell(till, control), planted)
        fault = {"call": "redeem", "fault": "error_code", "code": _NO_SUCH_VOUCHER}
        (await control.post("/control/faults", json=fault)).raise_for_status()
        await _plant(control, await _sell(till, control), _ONLY_THERE)
        (await control.delete("/control/faults")).raise_for_status()
        await _sell(till, control)
    now = datetime.now(UTC)
    check = await records.checks.begin(now - timedelta(hours=1), now + timedelta(hours=1), MANAGER)
    async with aclosing(records.checks.run(check)) as steps:
        async for _ in steps:
            pass
    await records.care.backup_now(MANAGER)


async def make_many(folder: DataFolder, rows: int) -> None:
    """Years of sales in an empty folder, of the outlet that the emulator knows."""
    place = Place("sandbox", credentials.MERCHANT_ID, next(iter(credentials.OUTLETS)), credentials.CLIENT_KEY)
    await make(folder, rows, 1, place)


async def fill_many(till: Till) -> None:
    """A signed day among the days that are open, and an audit trail that somebody has tampered with."""
    records = records_of(till, lambda: till.settings)
    await records.closings.sign(records.closings.last_over() - timedelta(days=1), MANAGER)
    await fill_people(till)
    with closing(sqlite3.connect(till.folder.database)) as connection:
        connection.execute("DROP TRIGGER audit_keeps")
        connection.execute("UPDATE audit SET detail = detail || '.' WHERE id = 2")
        connection.commit()


async def _sell(till: Till, control: httpx.AsyncClient) -> str:
    """Redeem an order of one voucher as at the counter; gives its code."""
    answer = await control.post("/control/orders", json={"count": 1})
    answer.raise_for_status()
    checked = await till.desk.verify(answer.json()["qr"], "camera", CASHIER)
    verdict = await till.desk.redeem(checked, (), CASHIER)
    return verdict.vouchers[0].code


async def _plant(control: httpx.AsyncClient, code: str, says: dict[str, Any]) -> None:
    (await control.post(f"/control/vouchers/{code}", json=says)).raise_for_status()
