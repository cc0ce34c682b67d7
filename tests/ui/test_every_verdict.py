"""Through every verdict by keys alone: what is seen, heard and offered, and how each is left again."""

from __future__ import annotations

import re
import time
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

import pytest
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLabel, QPushButton
from stage import SilentPlayer, Stage, decide, press, scan_in, shown, until

from voucher_till.domain.people import Role
from voucher_till.domain.verdict import Face, face
from voucher_till.store.settings import CounterSettings, DeviceSettings
from voucher_till.ui.cashier.flow import GLANCE_SECONDS
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow

NO_CAMERA = DeviceSettings(camera="off")
USUAL_HINTS = ["Next voucher (Enter)", "Help (F1)"]
RECENT, LOG_ID, HANDED_OVER = "Recent (F3)", "Copy log ID (F8)", "I handed it over (F7)"
WORDS = {
    Face.REDEEMED: "Redeemed",
    Face.STORED: "Stored, will be sent",
    Face.UNKNOWN: "Outcome unknown",
    Face.ALREADY_USED: "Already used",
    Face.NOT_USABLE: "Not usable",
    Face.NOT_A_VOUCHER: "Not a voucher",
    Face.QR_TOO_OLD: "QR too old",
    Face.NO_LINE: "No line",
    Face.TILL_PROBLEM: "Till problem",
}

Show = Callable[[], Awaitable[None]]


class Wanted(NamedTuple):
    """A verdict: its face, what is to be read, and the keys that are offered beside the usual ones."""

    face: Face
    says: tuple[str, ...]
    hints: tuple[str, ...] = (LOG_ID,)


def read(window: CashierWindow) -> str:
    """What a person reads in the verdict, a line for each part."""
    view = window.views.verdict_view
    assert view.isVisible()
    return "\n".join(part.text() for part in view.findChildren(QLabel) if part.isVisible() and part.text())


def hints(window: CashierWindow) -> list[str]:
    """The keys that are offered below."""
    return [one.accessibleName() for one in window.views.bottom.findChildren(QPushButton) if one.isVisible()]


def heard() -> list[str]:
    """The sounds of verdicts."""
    verdicts = {one.value for one in Face}
    return [name for name in SilentPlayer.played if name in verdicts]


async def until_face(window: CashierWindow, wanted: Face) -> None:
    await until(lambda: window.on_verdict and face(shown(window)) is wanted)


async def check(window: CashierWindow, show: Show, wanted: Wanted) -> None:
    """Bring a verdict about, and look at it, listen to it, and open the help about it."""
    SilentPlayer.played.clear()
    await show()
    await until(lambda: window.on_verdict)
    assert face(shown(window)) is wanted.face, shown(window)
    text = read(window)
    assert text.splitlines()[0] == WORDS[wanted.face]
    for sentence in wanted.says:
        assert re.search(sentence, text), text
    assert heard() == [wanted.face.value]
    assert hints(window) == [*USUAL_HINTS, *wanted.hints, RECENT]
    help_about(window, wanted.face)
    assert heard() == [wanted.face.value], "it is heard once"


def help_about(window: CashierWindow, wanted: Face) -> None:
    """F1 opens the help where it tells of this verdict; Esc comes back to the verdict."""
    verdict = shown(window)
    press(window, Qt.Key.Key_F1)
    assert window.page is Page.HELP
    text = window.views.help_page.text
    block = text.document().begin()
    while block.text().strip("\N{OBJECT REPLACEMENT CHARACTER} ") != WORDS[wanted]:
        block = block.next()
        assert block.isValid(), "the help tells nothing of it"
    assert block.blockFormat().headingLevel() == 2
    assert text.viewport().rect().contains(text.cursorRect(QTextCursor(block)).center())
    press(window, Qt.Key.Key_Escape)
    assert window.on_verdict
    assert shown(window) is verdict


async def leave_by_keys(window: CashierWindow, show: Show) -> None:
    """Esc and Enter put the verdict on the screen away; ``show`` brings it back in between."""
    press(window, Qt.Key.Key_Escape)
    assert window.page is Page.IDLE
    await show()
    await until(lambda: window.on_verdict)
    await decide(window, Qt.Key.Key_Return)
    assert window.page is Page.IDLE


async def leave_each_way(window: CashierWindow, show: Show, next_code: str) -> None:
    """The same, and the next scan takes its place at last."""
    await leave_by_keys(window, show)
    await show()
    await until(lambda: window.on_verdict)
    scan_in(window, next_code)
    await until(lambda: window.on_order)
    assert window.views.order_card.chosen() == (next_code,)
    press(window, Qt.Key.Key_Escape)
    assert window.page is Page.IDLE


async def ready(window: CashierWindow) -> None:
    await until(lambda: window.sounds.available and window.views.top.line_text == "● Online")


def bought(caller: Caller) -> str:
    """The code of a new voucher."""
    order: dict[str, Any] = caller.desk.post("/control/orders", json={"count": 1}).json()
    return str(order["vouchers"][0]["code"])


def old_qr(caller: Caller) -> str:
    """A QR that the customer has refreshed since."""
    old = str(caller.customer("one")["qr"])
    caller.desk.post("/control/customers/one/refresh").raise_for_status()
    return old


async def redeem(window: CashierWindow, code: str) -> None:
    """Scan, look, Enter."""
    scan_in(window, code)
    await until(lambda: window.on_order)
    await decide(window, Qt.Key.Key_Return)
    await until(lambda: window.on_verdict)


REFUSALS = {
    "used": Wanted(Face.ALREADY_USED, (r"It was used at outlet OUTLET-1\.", r"Do not hand over\.")),
    "expired": Wanted(Face.NOT_USABLE, (r"has expired\. It could be used until .*\d\d:\d\d\.", "refund")),
    "not_yet": Wanted(Face.NOT_USABLE, (r"cannot be used at this time\. It can be used from", "when it can")),
    "closed_hours": Wanted(Face.NOT_USABLE, ("This voucher cannot be used at this time",)),
    "other_outlet": Wanted(Face.NOT_USABLE, ("for another outlet", "in the app where it can be used")),
    "refunded": Wanted(Face.NOT_USABLE, ("was refunded", "has the money back")),
    "refund_in_progress": Wanted(Face.NOT_USABLE, ("asked for a refund", "cancel the refund in the app")),
}


def test_vouchers_that_the_platform_refuses(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        await ready(window)
        for name, wanted in REFUSALS.items():
            code = caller.code(name)

            async def show(code: str = code) -> None:
                scan_in(window, code)

            await check(window, show, wanted)
            if name == "used":
                await leave_each_way(window, show, caller.code("one"))
            else:
                press(window, Qt.Key.Key_Escape)

    stage(play, NO_CAMERA)
    assert caller.ledger()["redemptions"] == []


def test_what_is_no_voucher_and_a_qr_that_is_too_old(stage: Stage, caller: Caller) -> None:
    old = old_qr(caller)
    scans = (
        ("https://example.com/menu?t=5", Wanted(Face.NOT_A_VOUCHER, ("not a TikTok voucher", "QR"), ())),
        ("7000000000000001", Wanted(Face.NOT_A_VOUCHER, ("knows no such voucher", "scan the QR instead"))),
        (old, Wanted(Face.QR_TOO_OLD, ("has timed out or was used", "scan the new QR"))),
    )

    async def play(window: CashierWindow) -> None:
        await ready(window)
        for text, wanted in scans:

            async def show(text: str = text) -> None:
                scan_in(window, text)

            await check(window, show, wanted)
            if wanted.hints:
                press(window, Qt.Key.Key_Escape)
            else:
                await leave_each_way(window, show, caller.code("one"))

    stage(play, NO_CAMERA)


def test_no_line_and_a_problem_of_the_till(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        await ready(window)

        async def cut_off() -> None:
            caller.fault("any", "no_connection")
            scan_in(window, caller.code("one"))
            await until_face(window, Face.NO_LINE)
            caller.mend()

        no_line = Wanted(Face.NO_LINE, (r"The platform cannot be reached\.", "then scan again"), ())
        await check(window, cut_off, no_line)
        await leave_each_way(window, cut_off, bought(caller))

        async def forbidden() -> None:
            caller.fault("query", "error_code", code="-3000000")
            scan_in(window, caller.code("three"))

        said = ("may not redeem vouchers at this outlet", "Call your manager", "Code -3000000")
        await check(window, forbidden, Wanted(Face.TILL_PROBLEM, said))
        await leave_each_way(window, forbidden, caller.code("one"))

    stage(play, NO_CAMERA)


def test_redeemed_and_who_was_it(stage: Stage, caller: Caller) -> None:
    """A signed-in cashier's own redemption a moment ago is told as such."""
    codes = [bought(caller) for _ in range(3)]

    async def play(window: CashierWindow) -> None:
        await ready(window)
        await window.services.people.add("Sari", Role.CASHIER, "test")
        await window.door.refresh()
        press(window, Qt.Key.Key_F4)
        await until(lambda: bool(window.views.sign_in.tiles))
        press(window, Qt.Key.Key_Return)
        await until(lambda: window.page is Page.IDLE)
        left = iter(codes)

        async def sell() -> None:
            await redeem(window, next(left))

        await check(
            window, sell, Wanted(Face.REDEEMED, (r"Paket Nasi Goreng · Rp25\.000", r"Redeem ID …\d+"))
        )
        await leave_by_keys(window, sell)
        await sell()
        since = time.monotonic()
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_order)
        assert time.monotonic() - since > GLANCE_SECONDS - 0.3, "it can be read before a scan takes it away"
        press(window, Qt.Key.Key_Escape)

        async def again() -> None:
            scan_in(window, codes[0])

        says = (r"Taken on this till, by you, \d+ seconds? ago\.", "Do not hand over again")
        await check(window, again, Wanted(Face.ALREADY_USED, says))

    stage(play, NO_CAMERA, counter=CounterSettings(sign_in="name"))
    assert [caller.redemptions_of(code) for code in codes] == [1, 1, 1]


def test_stored_when_the_line_drops_after_the_look(stage: Stage, caller: Caller) -> None:
    codes = [bought(caller) for _ in range(3)]

    async def play(window: CashierWindow) -> None:
        await ready(window)
        left = iter(codes)

        async def sell() -> None:
            scan_in(window, next(left))
            await until(lambda: window.on_order)
            caller.fault("any", "no_connection")
            await decide(window, Qt.Key.Key_Return)
            await until_face(window, Face.STORED)
            caller.mend()

        says = ("It will be sent when the line is back", "Hand over; there is nothing else to do")
        await check(window, sell, Wanted(Face.STORED, says, ()))
        await leave_each_way(window, sell, caller.code("one"))
        await until(lambda: all(caller.redemptions_of(code) == 1 for code in codes))

    stage(play, NO_CAMERA)


def test_outcome_unknown_is_not_redeemed_again(
    stage: Stage, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voucher_till.redemption.background.FIRST_PAUSE_SECONDS", 120)
    codes = [bought(caller) for _ in range(3)]

    async def play(window: CashierWindow) -> None:
        await ready(window)
        left = iter(codes)

        async def sell() -> None:
            caller.mend()
            caller.fault("redeem", "reset_after_commit")
            await redeem(window, next(left))
            caller.fault("any", "no_connection")

        says = ("TikTok has not answered yet", "Do not scan it again", "hand over once, then press F7")
        await check(window, sell, Wanted(Face.UNKNOWN, says, (HANDED_OVER,)))
        press(window, Qt.Key.Key_Escape)
        assert window.page is Page.IDLE
        scan_in(window, codes[0])
        await until_face(window, Face.UNKNOWN)
        assert "Taken on this till" in read(window)
        await leave_by_keys(window, sell)
        await sell()
        assert face(shown(window)) is Face.UNKNOWN
        scan_in(window, caller.code("one"))
        await until_face(window, Face.NO_LINE)

    stage(play, NO_CAMERA)
    assert caller.calls("redeem") == 3


def test_the_other_keys_of_a_verdict(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.code("refunded"))
        await until(lambda: window.on_verdict)
        verdict = shown(window)
        assert verdict.shop_order_id is not None
        assert verdict.shop_order_id not in read(window)
        press(window, Qt.Key.Key_Space)
        await until(lambda: f"Order: {verdict.shop_order_id}" in read(window))
        press(window, Qt.Key.Key_Space)
        await until(lambda: f"Order: {verdict.shop_order_id}" not in read(window))
        press(window, Qt.Key.Key_F8)
        assert QGuiApplication.clipboard().text() == verdict.log_id
        for key, page in ((Qt.Key.Key_F3, Page.RECENT), (Qt.Key.Key_F10, Page.QUEUE)):
            press(window, key)
            assert window.page is page
            press(window, Qt.Key.Key_Escape)
            assert window.on_verdict
            assert shown(window) is verdict
        press(window, Qt.Key.Key_F2)
        assert window.page is Page.IDLE
        assert window.views.code_field.hasFocus()

    stage(play, NO_CAMERA)
