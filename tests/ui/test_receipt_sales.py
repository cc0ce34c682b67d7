"""Sales beside a receipt printer that is switched off, slow or out of reach: none of them waits for it."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from platform_calls import Caller
from printers import FakePrinter, Manner
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from stage import Stage, decide, key, press, scan_in, shown, until

from voucher_till.domain.verdict import VerdictKind
from voucher_till.receipts.desk import ReceiptDesk
from voucher_till.receipts.network import Patience
from voucher_till.receipts.press import Press
from voucher_till.store.settings import DeviceSettings, ReceiptSettings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow

NO_CAMERA = DeviceSettings(camera="off")
KEPT = "The slip waits and is printed later."


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    printer = FakePrinter()
    yield printer
    printer.switch_off()


@pytest.fixture
def wait_for_printer(monkeypatch: pytest.MonkeyPatch) -> Callable[[Patience], None]:
    """How long this till waits for its printer; it soon tries again."""
    monkeypatch.setattr("voucher_till.app.ReceiptDesk", partial(ReceiptDesk, pauses=(0.1, 0.1)))

    def change(patience: Patience) -> None:
        monkeypatch.setattr("voucher_till.app.Press", partial(Press, patience=patience))

    change(Patience(connect=1.0, answer=0.2, progress=0.5))
    return change


def bought(caller: Caller) -> str:
    """The code of a new voucher."""
    order: dict[str, Any] = caller.desk.post("/control/orders", json={"count": 1}).json()
    return str(order["vouchers"][0]["code"])


async def sell(window: CashierWindow, code: str) -> None:
    """Up to the verdict, which stays."""
    scan_in(window, code)
    await until(lambda: window.on_order)
    await decide(window, Qt.Key.Key_Return)
    await until(lambda: window.on_verdict)
    assert shown(window).kind is VerdictKind.REDEEMED


def on_paper(printer: FakePrinter) -> list[str]:
    """The slips that came out."""
    return [job.decode("cp437") for job in printer.jobs]


def print_again(window: CashierWindow) -> None:
    key(window, Qt.Key.Key_P, "\x10", control=True)


@pytest.mark.usefixtures("wait_for_printer")
def test_a_printer_that_is_off_keeps_slips_and_nobody(
    stage: Stage, caller: Caller, printer: FakePrinter
) -> None:
    codes = [bought(caller), bought(caller)]
    printer.switch_off()

    async def play(window: CashierWindow) -> None:
        bottom, notice = window.views.bottom, window.views.notice
        assert "Printer ready" in bottom.said
        await sell(window, codes[0])
        await until(lambda: "Printer trouble, 1 slip waiting" in bottom.said)
        assert "The printer refuses the connection." in notice.text
        assert KEPT in notice.text
        assert window.on_verdict, "the cashier is told beside it"
        notice.hide()
        press(window, Qt.Key.Key_Escape)
        await sell(window, codes[1])
        await until(lambda: "Printer trouble, 2 slips waiting" in bottom.said)
        assert not notice.isVisible(), "trouble is told once"
        printer.switch_on()
        await until(lambda: "Printer ready" in bottom.said)
        assert window.paper.receipts.waiting_count == 0

    stage(play, NO_CAMERA, receipts=ReceiptSettings(printer=printer.setting))
    slips = on_paper(printer)
    assert len(slips) == 2
    assert [code[-4:] in slip for code, slip in zip(codes, slips, strict=True)] == [True, True]
    assert [caller.redemptions_of(code) for code in codes] == [1, 1]


def test_a_slow_printer_holds_up_no_sale(
    stage: Stage,
    caller: Caller,
    printer: FakePrinter,
    wait_for_printer: Callable[[Patience], None],
) -> None:
    wait_for_printer(Patience(connect=1.0, answer=0.2, progress=60.0))
    printer.manner = Manner.DEAF
    codes = [bought(caller), bought(caller)]

    async def play(window: CashierWindow) -> None:
        receipts = window.paper.receipts
        await sell(window, codes[0])
        await until(lambda: printer.calls == 1)
        press(window, Qt.Key.Key_Escape)
        await sell(window, codes[1])
        await until(lambda: receipts.waiting_count == 2)
        assert receipts.trouble is None, "the printer still has all the time it may take"
        assert printer.calls == 1
        printer.switch_off()
        await until(lambda: "Printer trouble, 2 slips waiting" in window.views.bottom.said)
        assert "stopped answering" in window.views.notice.text
        printer.manner = Manner.ANSWERS
        printer.switch_on()
        await until(lambda: receipts.waiting_count == 0)

    stage(play, NO_CAMERA, receipts=ReceiptSettings(printer=printer.setting))
    assert [code[-4:] in slip for code, slip in zip(codes, on_paper(printer), strict=True)] == [True, True]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a full queue refuses")
def test_a_printer_out_of_reach_holds_up_no_sale(
    stage: Stage, caller: Caller, wait_for_printer: Callable[[Patience], None]
) -> None:
    wait_for_printer(Patience(connect=1.5))
    code = bought(caller)

    async def play(window: CashierWindow) -> None:
        await sell(window, code)
        await until(lambda: window.paper.receipts.waiting_count == 1)
        assert window.paper.receipts.trouble is None, "it is still being called"
        await until(lambda: "Printer trouble, 1 slip waiting" in window.views.bottom.said)
        assert "The printer does not answer." in window.views.notice.text
        assert window.on_verdict

    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        address = full.getsockname()
        with socket.create_connection(address), socket.socket() as second:
            second.setblocking(False)
            second.connect_ex(address)  # The queue is full: the system leaves the next one unanswered.
            stage(play, NO_CAMERA, receipts=ReceiptSettings(printer=f"network:127.0.0.1:{address[1]}"))
    assert caller.redemptions_of(code) == 1


@pytest.mark.usefixtures("wait_for_printer")
def test_a_slip_once_more_from_the_verdict_and_from_the_list(
    stage: Stage, caller: Caller, printer: FakePrinter
) -> None:
    code = bought(caller)

    async def play(window: CashierWindow) -> None:
        notice, receipts = window.views.notice, window.paper.receipts
        print_again(window)
        await sell(window, code)
        await until(lambda: len(printer.jobs) == 1 and receipts.waiting_count == 0)
        print_again(window)
        await until(lambda: notice.text == "The slip is at the printer.")
        await until(lambda: len(printer.jobs) == 2 and receipts.waiting_count == 0)
        assert window.on_verdict
        press(window, Qt.Key.Key_F3)
        assert window.page is Page.RECENT
        await until(lambda: window.views.recent_page.chosen is not None)
        print_again(window)
        await until(lambda: len(printer.jobs) == 3 and receipts.waiting_count == 0)
        printer.switch_off()
        print_again(window)
        await until(lambda: KEPT in notice.text)
        assert receipts.waiting_count == 1

    stage(play, NO_CAMERA, receipts=ReceiptSettings(printer=printer.setting))
    slips = on_paper(printer)
    assert all(code[-4:] in slip for slip in slips)
    assert ["COPY" in slip.upper() for slip in slips] == [False, True, True]
    assert caller.calls("redeem") == 1


@pytest.mark.usefixtures("wait_for_printer")
def test_where_slips_are_printed_when_asked_only(stage: Stage, caller: Caller, printer: FakePrinter) -> None:
    async def play(window: CashierWindow) -> None:
        await sell(window, bought(caller))
        await until(lambda: any("Print the slip" in name for name in hints(window)))
        assert window.paper.receipts.waiting_count == 0
        print_again(window)
        await until(lambda: len(printer.jobs) == 1)

    stage(play, NO_CAMERA, receipts=ReceiptSettings(printer=printer.setting, each=False))
    assert len(printer.jobs) == 1
    assert "COPY" not in on_paper(printer)[0].upper()


def hints(window: CashierWindow) -> list[str]:
    made = window.views.bottom.findChildren(QPushButton)
    return [one.accessibleName() for one in made if one.isVisible()]
