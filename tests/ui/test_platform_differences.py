"""The check against the platform at the window, and by command: what was planted is listed, nothing else."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

from commands import Shell
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from room_hands import audited, enter_room, look, open_part, opened, sell
from stage import Stage, press, tap, type_slowly, until

from voucher_till.domain.people import Role
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.manager.check_view import CheckView
from voucher_till.ui.manager.period_bar import TODAY
from voucher_till.ui.shared.dialogs import AskDialog

BUDI = "8152"
NO_CAMERA = DeviceSettings(camera="off")
PLANTED: dict[str, dict[str, Any]] = {
    "Not redeemed there": {"status": "redeemable"},
    "Refunded since": {"status": "refunded"},
    "Redeemed elsewhere": {"outlet": "OUTLET-2"},
    "Unknown there": {"forget": True},
    "Redeemed only there": {"status": "redeemed", "redeem_id": "7123456789012345678"},
}
"""What the platform says otherwise, by the words of the list."""
KINDS = {
    "Not redeemed there": "not_redeemed_there",
    "Refunded since": "refunded",
    "Redeemed elsewhere": "elsewhere",
    "Unknown there": "unknown_there",
    "Redeemed only there": "only_there",
}


async def sell_and_plant(window: CashierWindow, caller: Caller) -> dict[str, str]:
    """Twenty vouchers, of which five are another thing for the platform; gives their codes."""
    codes = [code for count in (1, 2, 3, 3, 4, 2, 3) for code in await sell(window, caller, count)]
    caller.fault("redeem", "error_code", code="-3000101")
    (refused,) = await sell(window, caller)
    caller.fault("redeem", "error_code", code="-3000101")
    assert len(codes) == 18 and await sell(window, caller), "one more is refused, there as here"
    found = dict(zip(PLANTED, (codes[0], codes[4], codes[9], codes[17], refused), strict=True))
    for kind, code in found.items():
        caller.desk.post(f"/control/vouchers/{code}", json=PLANTED[kind]).raise_for_status()
    return found


def listed(view: CheckView) -> dict[str, str]:
    """The list as it stands on the screen: the ends of codes by the words for what differs."""
    titles = [view.model.headerData(column, Qt.Orientation.Horizontal) for column in range(6)]
    rows = range(view.model.rowCount())
    cells = [[view.model.index(row, column).data() for column in range(6)] for row in rows]
    named = [dict(zip(titles, row, strict=True)) for row in cells]
    assert len({row["Difference"] for row in named}) == len(named)
    return {row["Difference"]: row["Voucher"] for row in named}


def test_exactly_the_five_planted_differences_are_listed(
    stage: Stage, sandbox: SandboxServer, caller: Caller, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path / "till")
    stage.enrol("Budi", BUDI, Role.MANAGER)
    shell = Shell(folder.root, sandbox.base_url)
    planted: dict[str, str] = {}

    async def play(window: CashierWindow) -> None:
        planted.update(await sell_and_plant(window, caller))
        await enter_room(window, BUDI)
        view = await open_part(window, "check", CheckView)
        await tap(view.period_bar.buttons[TODAY])
        await tap(view.start_button)
        await until(lambda: "20 vouchers asked. 5 differences." in view._said.text())
        assert listed(view) == {kind: f"…{code[-6:]}" for kind, code in planted.items()}
        await handle_the_first(window, view)

    async def handle_the_first(window: CashierWindow, view: CheckView) -> None:
        chosen = view.chosen
        assert chosen is not None
        await tap(view.detail.copy_button)
        assert QGuiApplication.clipboard().text() == chosen.log_id
        await tap(view.detail.handle_button)
        await opened(AskDialog)
        await type_slowly(window, "told TikTok")
        press(window, Qt.Key.Key_Return)
        await until(lambda: view.chosen is not None and view.chosen.handled_at is not None)
        done = await asyncio.to_thread(
            shell.run,
            *("compare", "--json", "--from", date.today().isoformat(), "--to", date.today().isoformat()),
            stdin=f"{BUDI}\n",
        )
        assert done.code == 3
        assert {one["code"]: one["difference"] for one in done.objects} == {
            code: KINDS[kind] for kind, code in planted.items()
        }
        handled = {one["code"]: one["handled_by"] for one in done.objects if one["handled_by"]}
        assert handled == {chosen.row.code: "Budi"}

    stage(play, NO_CAMERA)
    kept = look(
        folder,
        "SELECT r.code, d.kind FROM difference d JOIN redemption r ON r.id = d.redemption_id"
        " WHERE d.check_id = (SELECT min(id) FROM platform_check)",
    )
    assert sorted(kept) == sorted((code, KINDS[kind]) for kind, code in planted.items())
    notes = look(folder, "SELECT DISTINCT handled_by, handled_note FROM difference WHERE handled_ms NOT NULL")
    assert notes == [("Budi", "told TikTok")]
    assert ("Budi", "difference handled") in audited(folder)
