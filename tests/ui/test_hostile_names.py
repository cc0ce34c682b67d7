"""Names from outside that would be markup, a flood, or a mess: shown as plain text, and nothing gives way."""

from __future__ import annotations

from typing import Any

import pytest
from platform_calls import Caller
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QLabel, QWidget
from stage import Stage, decide, press, scan_in, shown, until

from voucher_till.domain.verdict import VerdictKind
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.voucher_row import VoucherRow
from voucher_till.ui.cashier.window import CashierWindow

NO_CAMERA = DeviceSettings(camera="off")
NAMES = {
    "markup": "<b>x</b><img src=file:///etc/passwd>",
    "flood": "Nasi " * 60,
    "one word": "W" * 300,
    "right to left": "\u0648\u062c\u0628\u0629 \u0627\u0644\u0623\u0631\u0632 \u202e\u0627\u0644\u0645\u202c",
    "emoji": "\N{FORK AND KNIFE WITH PLATE}\ufe0f\N{HOT PEPPER}" * 30,
    "lines": "Nasi\r\nGoreng\n\n\n\n\tPedas\v\f\x00\x1b[31m\x07",
}
WIDTH, HEIGHT = 1366, 768
BREAK = "\N{ZERO WIDTH SPACE}"
HIGHEST_ROW = 96
"""Pixels: two lines of text, whatever they say."""


def labels(window: CashierWindow) -> list[QLabel]:
    return [one for one in window.findChildren(QLabel) if one.isVisible()]


def check(window: CashierWindow, name: str) -> None:
    """Nothing on the screen is rich text, the name stands there as it is, and all is in its place."""
    said = [one.text().replace(BREAK, "") for one in labels(window)]
    assert any(name in text or name.strip() in text for text in said), said
    rich = [
        one.text() for one in labels(window) if one.text() and one.textFormat() != Qt.TextFormat.PlainText
    ]
    assert rich == []
    assert (window.width(), window.height()) == (WIDTH, HEIGHT)
    assert outside(window) == []


def outside(window: CashierWindow) -> list[str]:
    """What sticks out of its parent; in what scrolls, only to the side."""
    found = []
    for part in window.views.findChildren(QWidget):
        parent = part.parentWidget()
        if not part.isVisible() or parent is None or part.isWindow():
            continue
        room, place = parent.rect(), part.geometry()
        if isinstance(parent.parentWidget(), QAbstractScrollArea):
            room = QRect(room.left(), place.top(), room.width(), place.height())
        if not room.adjusted(-1, -1, 1, 1).contains(place):
            found.append(f"{part.objectName()} {type(part).__name__} {place} in {room}")
    return found


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_sale_of_it(stage: Stage, caller: Caller, name: str) -> None:
    order: dict[str, Any] = caller.desk.post(
        "/control/orders", json={"product_name": name, "count": 3}
    ).json()

    async def play(window: CashierWindow) -> None:
        views = window.views
        scan_in(window, order["qr"])
        await until(lambda: window.on_order)
        await until(lambda: all(row.height() > 0 for row in rows(window)))
        check(window, name)
        assert len(rows(window)) == 3
        assert all(row.height() <= HIGHEST_ROW for row in rows(window)), [
            row.height() for row in rows(window)
        ]
        caller.fault("any", "no_connection")
        await decide(window, Qt.Key.Key_Return)
        await until(lambda: window.on_verdict)
        assert shown(window).kind is VerdictKind.STORED
        check(window, name)
        press(window, Qt.Key.Key_Space)
        await until(lambda: any("Order: " in one.text() for one in labels(window)))
        check(window, name)
        press(window, Qt.Key.Key_F10)
        await until(lambda: name.strip() in views.queue_page.view.detail.text)
        check(window, name)
        caller.mend()
        press(window, Qt.Key.Key_F5)
        await until(lambda: window.queue.open_count == 0)
        press(window, Qt.Key.Key_F3)
        assert window.page is Page.RECENT
        page = views.recent_page
        await until(lambda: page.chosen is not None)
        assert name.strip() in page.detail.text
        row = page.list.visualRect(page.list.currentIndex())
        assert row.height() <= HIGHEST_ROW
        assert row.width() <= page.list.viewport().width()
        await until(lambda: not outside(window))  # a scroll bar comes and goes while the detail is filled
        check(window, name)

    stage(play, NO_CAMERA)


def rows(window: CashierWindow) -> list[VoucherRow]:
    return [row for row in window.views.order_card.findChildren(VoucherRow) if row.isVisible()]
