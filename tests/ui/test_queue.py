"""Selling without a line at the window: stored, sent by itself, in conflict, closed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from platform_calls import Caller
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QMessageBox
from stage import Stage, decide, press, scan_in, shown, tap, type_slowly, until

from voucher_till.domain.offline import OfflinePolicy
from voucher_till.domain.verdict import Face, VerdictKind, face
from voucher_till.redemption.connectivity import LineState
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.manager.close_dialog import CloseDialog
from voucher_till.ui.shared.dialogs import AskDialog

NO_CAMERA = DeviceSettings(camera="off")
TRUSTING = OfflinePolicy(True, max_count=2, max_value=Decimal(60_000))


def texts(window: CashierWindow) -> str:
    """What can be read there now."""
    labels = window.views.queue_page.findChildren(QLabel)
    return " ".join(label.text() for label in labels if label.isVisible())


def ask(root: Path, sql: str) -> list[tuple[object, ...]]:
    """What stands in the till's database."""
    with closing(sqlite3.connect(root / "till" / "till.db")) as connection:
        return connection.execute(sql).fetchall()


async def answer(window: CashierWindow, *words: str, ready: bool = False) -> None:
    """Fill the dialog that is open, and accept it."""
    await until(lambda: window.findChild(AskDialog) is not None)
    dialog = window.findChild(AskDialog)
    assert isinstance(dialog, AskDialog)
    assert dialog.accept_button.isEnabled() is ready
    for field, word in zip(dialog.fields, words, strict=True):
        field.setText(word)
    dialog.accept_button.click()


def test_the_line_is_pulled_in_a_sale_and_comes_back(stage: Stage, caller: Caller) -> None:
    code = caller.code("one")

    async def play(window: CashierWindow) -> None:
        scan_in(window, code)
        await until(lambda: window.on_order)
        caller.fault("any", "no_connection")
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict)
        assert face(shown(window)) is Face.STORED
        assert "No line" in window.views.top.line_text
        await until(lambda: "1 unfinished" in window.views.top.open_button.text())
        caller.mend()
        await until(lambda: caller.redemptions_of(code) == 1)
        await until(lambda: window.views.top.line_text == "● Online")
        await until(lambda: not window.views.top.open_button.isVisible())

    stage(play, NO_CAMERA)


def test_without_a_policy_no_line_is_no_line(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        caller.fault("any", "no_connection")
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_verdict)
        assert face(shown(window)) is Face.NO_LINE

    stage(play, NO_CAMERA)


def test_a_voucher_is_accepted_on_trust_and_sent(stage: Stage, caller: Caller) -> None:
    phone = caller.customer("one")
    code = phone["vouchers"][0]["code"]

    async def play(window: CashierWindow) -> None:
        await until(lambda: window.views.top.line_text == "● Online")
        caller.fault("any", "no_connection")
        scan_in(window, phone["qr"])
        await until(lambda: window.page is Page.TRUST)
        card = window.views.trust_card
        assert not card._accept.isEnabled()
        await type_slowly(window, code)
        await until(lambda: card.code.text() == code)
        card.price.setText("25.000")
        assert card._accept.isEnabled()
        card._accept.click()
        await until(lambda: window.on_verdict)
        assert face(shown(window)) is Face.STORED
        caller.mend()
        await until(lambda: caller.redemptions_of(code) == 1)

    stage(play, NO_CAMERA, offline=TRUSTING)


def test_the_limit_that_is_reached_is_named(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        await until(lambda: window.views.top.line_text == "● Online")
        caller.fault("any", "no_connection")
        for name in ("one", "refunded", "expired"):
            scan_in(window, caller.code(name))
            await until(lambda: window.page is Page.TRUST)
            window.views.trust_card.price.setText("25000")
            window.views.trust_card._accept.click()
            await until(lambda: window.on_verdict)
            last = shown(window)
            press(window, Qt.Key.Key_Escape)
        assert last.kind is VerdictKind.REFUSED
        assert "At most 2 unverified vouchers" in last.message

    stage(play, NO_CAMERA, offline=TRUSTING)


def test_a_conflict_is_shown_and_closed_with_a_reason(stage: Stage, caller: Caller, tmp_path: Path) -> None:
    async def play(window: CashierWindow) -> None:
        await until(lambda: window.views.top.line_text == "● Online")
        caller.fault("any", "no_connection")
        scan_in(window, caller.code("refunded"))
        await until(lambda: window.page is Page.TRUST)
        window.views.trust_card.price.setText("25000")
        window.views.trust_card._accept.click()
        await until(lambda: window.on_verdict)
        press(window, Qt.Key.Key_F10)
        await until(lambda: "Stored" in texts(window))
        caller.mend()
        press(window, Qt.Key.Key_F5)
        await until(lambda: "Conflict" in texts(window))
        assert "refunded" in texts(window)
        await until(lambda: "Shown at the till: accepted without a line." in texts(window))
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.findChild(CloseDialog) is not None)
        dialog = window.findChild(CloseDialog)
        assert isinstance(dialog, CloseDialog)
        dialog.fields[0].setText("Budi")
        await tap(next(one for one in dialog.reasons if one.text() == "Paid by the customer"))
        assert dialog.fields[1].text() == "Paid by the customer"
        dialog.fields[1].insert(", in cash")
        dialog.accept_button.click()
        await until(lambda: "Nothing is open" in texts(window))
        press(window, Qt.Key.Key_Escape)
        assert window.page is not Page.QUEUE

    stage(play, NO_CAMERA, offline=TRUSTING)
    assert ask(tmp_path, "SELECT closed_by, closed_reason FROM redemption") == [
        ("Budi", "Paid by the customer, in cash")
    ]


def test_goods_handed_over_without_an_answer_are_insisted_on(
    stage: Stage, caller: Caller, tmp_path: Path
) -> None:
    code = caller.code("one")

    async def play(window: CashierWindow) -> None:
        scan_in(window, code)
        await until(lambda: window.on_order)
        caller.fault("redeem", "reset_before_commit")
        caller.fault("query", "reset_before_commit")
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict and shown(window).kind is VerdictKind.UNKNOWN)
        press(window, Qt.Key.Key_F10)
        button = window.views.queue_page.view.detail.handed_button
        await until(button.isVisible)
        press(window, Qt.Key.Key_F7)
        await answer(window, ready=True)
        await until(lambda: not button.isVisible())
        assert ask(tmp_path, "SELECT goods_out FROM redemption") == [(1,)]
        caller.mend()
        press(window, Qt.Key.Key_F5)
        await until(lambda: caller.redemptions_of(code) == 1)

    stage(play, NO_CAMERA)


def test_the_log_id_of_an_open_row_is_copied(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_order)
        caller.fault("redeem", "html_500")
        caller.fault("query", "html_500")
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict and window.queue.open_count == 1)
        press(window, Qt.Key.Key_F10)
        page = window.views.queue_page
        await until(lambda: page.view.chosen is not None)
        row = page.view.chosen
        assert row is not None
        page.show_rows([replace(row, log_id="LOG-1")], [])
        press(window, Qt.Key.Key_F8)
        assert QGuiApplication.clipboard().text() == "LOG-1"
        assert "Copied: Log ID" in window.views.notice.text

    stage(play, NO_CAMERA)


def test_a_manager_takes_the_till_off_the_line_and_back(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        await until(lambda: window.views.top.line_text == "● Online")
        window.views.queue_page.offline_asked.emit()
        await answer(window, "Budi", "slow at noon")
        await until(lambda: "Offline, by the manager: slow at noon" in window.views.top.line_text)
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_verdict)
        assert caller.calls("query") == 0
        await until(lambda: window.findChild(AskDialog) is None)
        window.views.queue_page.offline_asked.emit()
        await answer(window, "Budi")
        await until(lambda: window.views.top.line_text == "● Online")

    stage(play, NO_CAMERA)


def test_closing_on_open_rows_is_asked_about(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_order)
        caller.fault("any", "no_connection")
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict and window.queue.open_count == 1)
        window.close()
        assert window.isVisible()
        box = window.findChild(QMessageBox)
        assert isinstance(box, QMessageBox)
        assert "1 voucher (Rp25.000)" in box.text()
        box.buttons()[0].click()
        await until(lambda: not window.isVisible())

    stage(play, NO_CAMERA)


def test_a_lost_redeem_that_did_not_happen_is_offered_again(
    stage: Stage, caller: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = caller.code("one")

    async def play(window: CashierWindow) -> None:
        scan_in(window, code)
        await until(lambda: window.on_order)
        caller.fault("redeem", "reset_before_commit")
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict and shown(window).kind is VerdictKind.CANCELLED)
        press(window, Qt.Key.Key_F5)
        await until(lambda: window.on_order)
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict and shown(window).kind is VerdictKind.REDEEMED)

    stage(play, NO_CAMERA)
    assert caller.redemptions_of(code) == 1


def test_enter_meant_for_one_order_does_not_redeem_another(stage: Stage, caller: Caller) -> None:
    three = caller.code("three")

    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.code("one"))
        await until(lambda: window.on_order)
        window.scanners.typed(three)
        await until(lambda: window.views.order_card.chosen() == (three,))
        window.views.order_card.confirmed.emit()
        await until(lambda: "Another voucher was scanned" in window.views.notice.text)
        assert caller.ledger()["redemptions"] == []
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict)
        assert shown(window).kind is VerdictKind.REDEEMED, shown(window)

    stage(play, NO_CAMERA)
    assert caller.redemptions_of(three) == 1


def test_a_key_without_text_leaves_a_verdict_alone(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        scan_in(window, caller.code("refunded"))
        await until(lambda: window.on_verdict)
        for key in (Qt.Key.Key_Shift, Qt.Key.Key_Down, Qt.Key.Key_VolumeUp):
            press(window, key)
        assert window.on_verdict

    stage(play, NO_CAMERA)


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        ("no_connection", LineState.OFFLINE),
        ("html_200", LineState.PORTAL),
        ("html_500", LineState.PLATFORM_DOWN),
        ("reset_before_commit", LineState.OFFLINE),
    ],
)
def test_what_is_wrong_with_the_line_is_said_in_words(
    stage: Stage, caller: Caller, tmp_path: Path, fault: str, state: LineState
) -> None:
    async def play(window: CashierWindow) -> None:
        await until(lambda: window.views.top.line_text == "● Online")
        caller.fault("query", fault) if fault != "no_connection" else caller.fault("any", fault)
        scan_in(window, caller.code("one"))
        await until(lambda: window.views.top.line_text == f"● {state.value}")
        caller.mend()
        await until(lambda: window.views.top.line_text == "● Online")

    stage(play, NO_CAMERA)
