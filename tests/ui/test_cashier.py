"""The cashier's window on the emulator: real widgets, real keys, a real loop."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pictures import photo, save
from platform_calls import Caller
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from stage import Stage, decide, press, scan_in, shown, until

from voucher_till.cli.window import Wanted, open_practice, run_loop
from voucher_till.domain.verdict import Face, VerdictKind, face
from voucher_till.store.folder import DataFolder
from voucher_till.ui.cashier.faces import LOOKS
from voucher_till.ui.cashier.window import CashierWindow


def test_a_typed_code_is_redeemed_by_keys_alone(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_order)
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict)
        assert shown(window).kind is VerdictKind.REDEEMED
        press(window, Qt.Key.Key_Return)
        assert not window.on_verdict

    stage(play)
    assert caller.redemptions_of(caller.code("one")) == 1


def test_space_and_arrows_choose_among_three(stage: Stage, caller: Caller) -> None:
    phone = caller.customer("three")

    async def play(window: CashierWindow) -> None:
        scan_in(window, phone["qr"])
        await until(lambda: window.on_order)
        press(window, Qt.Key.Key_Down)
        press(window, Qt.Key.Key_Space)
        press(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict)

    stage(play)
    codes = [voucher["code"] for voucher in phone["vouchers"]]
    assert [caller.redemptions_of(code) for code in codes] == [1, 0, 1]


def test_three_impatient_enters_are_one_redeem(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_order)
        caller.fault("redeem", "delay", seconds=0.3)
        await decide(window, Qt.Key.Key_Return)
        press(window, Qt.Key.Key_Return)
        press(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict)
        assert shown(window).kind is VerdictKind.REDEEMED

    stage(play)
    assert caller.calls("redeem") == 1


def test_a_scan_over_an_order_and_over_a_verdict_is_never_lost(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_order)
        scan_in(window, caller.code("refunded"))
        await until(lambda: window.on_verdict)
        assert face(shown(window)) is Face.NOT_USABLE
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_order)
        assert window.views.order_card.chosen() == (caller.code("one"),)

    stage(play)
    assert caller.ledger()["redemptions"] == []


def test_scans_that_come_at_once_are_all_verified(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        caller.fault("query", "delay", seconds=0.2)
        for name in ("refunded", "expired", "used"):
            scan_in(window, caller.code(name))
        await until(lambda: caller.calls("query") == 3 and window.on_verdict)
        await until(lambda: face(shown(window)) is Face.ALREADY_USED)

    stage(play)


def test_an_unknown_outcome_settles_on_the_screen(
    stage: Stage, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voucher_till.redemption.background.FIRST_PAUSE_SECONDS", 0.5)

    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_order)
        caller.fault("redeem", "reset_after_commit")
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict)
        assert face(shown(window)) is Face.UNKNOWN
        await until(lambda: face(shown(window)) is Face.REDEEMED)

    stage(play)
    assert caller.calls("redeem") == 1


def test_handed_over_goods_are_insisted_on(
    stage: Stage, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("voucher_till.redemption.background.FIRST_PAUSE_SECONDS", 1.5)
    code = caller.code("one")

    async def play(window: CashierWindow) -> None:
        scan_in(window, code)
        await until(lambda: window.on_order)
        caller.fault("redeem", "reset_before_commit")
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict)
        press(window, Qt.Key.Key_F7)
        await until(lambda: face(shown(window)) is Face.REDEEMED)

    stage(play)
    assert caller.redemptions_of(code) == 1


def test_the_phone_is_scanned_through_the_decoder(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        assert window.views.phone is not None
        before = window.views.phone.png
        window.views.phone.choose("three")
        phone = window.views.phone
        await until(lambda: phone.png != before)
        press(window, Qt.Key.Key_F6)
        await until(lambda: window.on_order)
        assert len(window.views.order_card.chosen()) == 3

    stage(play)


def test_a_dropped_picture_is_a_scan(stage: Stage, caller: Caller, tmp_path: Path) -> None:
    picture = save(tmp_path / "phone.jpg", photo(caller.customer("one")["qr"]))

    async def play(window: CashierWindow) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(picture))])
        nothing = Qt.KeyboardModifier.NoModifier
        button = Qt.MouseButton.LeftButton
        window.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, button, nothing))
        await until(lambda: window.on_order)

    stage(play)


def test_no_line_is_said_and_the_log_id_is_copied(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.code("refunded"))
        await until(lambda: window.on_verdict)
        press(window, Qt.Key.Key_F8)
        assert QGuiApplication.clipboard().text() == shown(window).log_id
        caller.fault("any", "no_connection")
        scan_in(window, "7000000000000001")
        await until(lambda: window.on_verdict and face(shown(window)) is Face.NO_LINE)

    stage(play)


def test_text_from_outside_is_never_rich_text(stage: Stage, caller: Caller) -> None:
    name = "<b>Nasi</b> <img src=x> & " + "sangat " * 40
    ordered = caller.desk.post("/control/orders", json={"product_name": name, "count": 2}).json()

    async def play(window: CashierWindow) -> None:
        scan_in(window, ordered["qr"])
        await until(lambda: window.on_order)
        labels = window.findChildren(QLabel)
        assert any(name in made.text() for made in labels)
        plain = Qt.TextFormat.PlainText
        assert [made.text() for made in labels if made.text() and made.textFormat() != plain] == []
        assert window.width() == 1366

    stage(play)


def test_a_program_error_is_shown_as_one_with_a_reference(
    stage: Stage, caller: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_args: Any, **_options: Any) -> None:
        raise ZeroDivisionError

    async def play(window: CashierWindow) -> None:
        monkeypatch.setattr(window.services.desk, "verify", broken)
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_verdict)
        assert face(shown(window)) is Face.TILL_PROBLEM
        reference = str(shown(window).says[0]).rstrip(".").split()[-1]
        assert reference in caplog.text

    stage(play)


def test_practice_keeps_its_vouchers_over_a_restart(qtbot: QtBot, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "practice")

    async def session(_app: QApplication) -> int:
        async with open_practice(folder, Wanted("light")) as window:
            qtbot.addWidget(window)
            window.show()
            if not codes:
                press(window, Qt.Key.Key_F6)
                await until(lambda: window.on_order)
                codes.extend(window.views.order_card.chosen())
                press(window, Qt.Key.Key_Return)
            else:
                scan_in(window, codes[0])
            await until(lambda: window.on_verdict)
            kinds.append(shown(window).kind)
        return 0

    codes: list[str] = []
    kinds: list[VerdictKind] = []
    run_loop("light", session)
    run_loop("light", session)
    assert kinds == [VerdictKind.REDEEMED, VerdictKind.REFUSED]


def test_each_face_has_a_look() -> None:
    assert set(LOOKS) == set(Face)
