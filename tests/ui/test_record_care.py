"""The window looks after the record by itself, as long as it is open."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from stage import Stage, until

from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.cashier import manager_room
from voucher_till.ui.cashier.window import CashierWindow

NO_CAMERA = DeviceSettings(camera="off")
_OLD = (
    "INSERT INTO redemption (intent, environment, merchant_id, outlet, cashier, shop_order_id, code,"
    " product_name, state, created_ms, updated_ms, contact)"
    " VALUES ('i', 'sandbox', '1', '1', 'Sari', '77', '1', 'Kopi', 'redeemed', 1, 1, 'guest@example.org')"
)


def ask(folder: DataFolder, question: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(folder.database)) as connection:
        rows = list(connection.execute(question))
        connection.commit()
        return rows


def test_backups_and_old_contacts_are_looked_after_again_and_again(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path / "till")
    assert manager_room._KEEP_SECONDS == 3600
    monkeypatch.setattr(manager_room, "_KEEP_SECONDS", 0.2)

    def backups() -> list[Path]:
        return list(folder.backups.glob("till-*.db"))

    async def scene(_: CashierWindow) -> None:
        await until(lambda: len(backups()) == 1)
        backups()[0].unlink()
        ask(folder, _OLD)
        await until(lambda: len(backups()) == 1)
        await until(lambda: ask(folder, "SELECT contact FROM redemption") == [("",)])
        trail = "SELECT who, action FROM audit WHERE action <> 'record recovered' ORDER BY id"
        await until(lambda: len(ask(folder, trail)) == 3)
        made = ("till", "backup made")
        assert sorted(ask(folder, trail)) == [made, made, ("till", "contacts blanked")]

    stage(scene, devices=NO_CAMERA)
