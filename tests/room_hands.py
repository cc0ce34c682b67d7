"""The hands of a manager at a real window: into the room with the PIN, and through its parts."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any, TypeVar

from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from stage import decide, key, press, scan_in, tap, type_slowly, until

from voucher_till.store.folder import DataFolder
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared.pin_pad import ManagerPinDialog

Part = TypeVar("Part", bound=QWidget)
Dialog = TypeVar("Dialog", bound=QWidget)


def look(folder: DataFolder, question: str, *values: object) -> list[tuple[Any, ...]]:
    """Look into the till's own file, by a connection of our own."""
    with closing(sqlite3.connect(folder.database)) as connection:
        return list(connection.execute(question, values))


def audited(folder: DataFolder) -> list[tuple[str, str]]:
    """Who did what, oldest first, without what the till does by itself."""
    return look(
        folder, "SELECT who, action FROM audit WHERE who <> 'till' AND action <> 'person added' ORDER BY id"
    )


async def opened(kind: type[Dialog]) -> Dialog:
    """The dialog that is on top, when it is of this kind."""
    await until(lambda: isinstance(QApplication.activeModalWidget(), kind))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, kind)
    return dialog


async def no_dialog() -> None:
    """Until nothing is open over the window."""
    await until(lambda: QApplication.activeModalWidget() is None)


async def enter_pin(window: CashierWindow, pin: str) -> ManagerPinDialog:
    """A PIN into the dialog that asks for a manager's, by the keyboard."""
    dialog = await opened(ManagerPinDialog)
    await type_slowly(window, pin)
    await until(lambda: dialog.pad.typed == len(pin))
    press(window, Qt.Key.Key_Return)
    return dialog


async def refused(window: CashierWindow, pin: str) -> None:
    """It is asked for a manager's PIN, and this is none."""
    dialog = await enter_pin(window, pin)
    await until(lambda: dialog.pad.said != "")
    assert dialog.pad.said.startswith(("Wrong PIN", "Wait"))
    press(window, Qt.Key.Key_Escape)
    await no_dialog()


async def enter_room(window: CashierWindow, pin: str) -> None:
    """Ctrl+R, and a manager's PIN."""
    key(window, Qt.Key.Key_R, control=True)
    await enter_pin(window, pin)
    await until(lambda: window.page is Page.MANAGER)


async def open_part(window: CashierWindow, name: str, kind: type[Part]) -> Part:
    """A part of the room, by a touch of its name in the list."""
    page = window.views.manager_page
    await tap(page.nav_buttons[name], area=page._scroll)
    await until(lambda: any(one.isVisible() for one in page.findChildren(kind)))
    return next(one for one in page.findChildren(kind) if one.isVisible())


async def redeem(window: CashierWindow, qr: str) -> None:
    """Scan an order, and confirm it."""
    scan_in(window, qr)
    await until(lambda: window.on_order)
    await decide(window, Qt.Key.Key_Return)
    await until(lambda: window.on_verdict)


async def sell(window: CashierWindow, caller: Caller, count: int = 1) -> list[str]:
    """An order of so many vouchers, redeemed as at the counter."""
    answer = caller.desk.post("/control/orders", json={"count": count})
    desk = window.services.desk
    verdict = await desk.redeem(await desk.verify(answer.json()["qr"], "camera", "Sari"), (), "Sari")
    return [voucher.code for voucher in verdict.vouchers]
