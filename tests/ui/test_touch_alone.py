"""A day at the counter with a finger alone: no key is pressed."""

from __future__ import annotations

import asyncio

from platform_calls import Caller
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from stage import PRACTICE_CAMERA, Stage, shown, tap, until

from voucher_till.domain.people import Role
from voucher_till.domain.verdict import Face, VerdictKind, face
from voucher_till.store.settings import CounterSettings
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.recent_page import RecentPage
from voucher_till.ui.cashier.voucher_row import VoucherRow
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.setup.settings_controls import Switch

PIN = "4071"
PINNED = CounterSettings(sign_in="pin")
A_FINGER = 48
"""Pixels."""


def on(window: CashierWindow, page: Page) -> bool:
    return window.page is page


def is_for(one: QPushButton, words: tuple[str, ...]) -> bool:
    return one.isVisible() and all(word in f"{one.text()} {one.accessibleName()}" for word in words)


async def tap_button(parent: QWidget, *words: str) -> None:
    """The button that says so, large enough for a finger."""
    made = next(one for one in parent.findChildren(QPushButton) if is_for(one, words))
    assert made.isEnabled()
    await tap(made)
    assert min(made.width(), made.height()) >= A_FINGER, (words, made.size())


async def tap_hint(window: CashierWindow, meaning: str) -> None:
    await tap_button(window.views.bottom, f"{meaning} (")


async def sign_in(window: CashierWindow, name: str, pin: str) -> None:
    view = window.views.sign_in
    await until(lambda: bool(view.tiles))
    await tap(next(tile for tile in view.tiles if tile.person.name == name))
    for digit in pin:
        await tap(view.pad.keys[digit])
    await tap(view.pad.keys["enter"])
    await until(lambda: window.page is not Page.LOCKED)


async def choose(window: CashierWindow, customer: str) -> None:
    """Another customer, out of the list that opens."""
    phone = window.views.phone
    assert phone is not None
    before = phone.png
    box = phone.findChild(QComboBox)
    assert box is not None
    await until(lambda: box.findData(customer) >= 0)
    await tap(box)
    await until(lambda: QApplication.activePopupWidget() is not None)
    # Qt takes a finger that is lifted sooner for the one that opened the list.
    await asyncio.sleep(QApplication.doubleClickInterval() / 1000 + 0.05)
    view = box.view()
    row = box.model().index(box.findData(customer), 0)
    view.scrollTo(row)
    await tap(view.viewport(), view.visualRect(row).center())
    await until(lambda: phone.customer == customer and phone.png not in (b"", before))


async def hold_up(window: CashierWindow) -> None:
    """The phone before the camera, until its order is on the screen."""
    phone = window.views.phone
    assert phone is not None
    await tap_button(phone, "Hold up")
    await until(lambda: window.on_order)


def test_a_sale_from_signing_in_to_the_next_customer(stage: Stage, caller: Caller) -> None:
    stage.enrol("Sari", PIN)
    codes: list[str] = []

    async def play(window: CashierWindow) -> None:
        assert on(window, Page.LOCKED)
        await sign_in(window, "Sari", PIN)
        await choose(window, "three")
        await hold_up(window)
        card = window.views.order_card
        codes.extend(card.chosen())
        assert len(codes) == 3
        rows = card.findChildren(VoucherRow)
        assert all(row.height() >= A_FINGER for row in rows)
        await tap(rows[1])
        assert card.chosen() == (codes[0], codes[2])
        await tap(rows[1], QPoint(20, 20))
        await tap(rows[2])
        assert card.chosen() == (codes[0], codes[1])
        await tap_button(card, "Redeem 2", "Rp50.000")
        await until(lambda: window.on_verdict)
        assert shown(window).kind is VerdictKind.REDEEMED
        await tap_button(window.views.verdict_view, "Details")
        await tap_hint(window, "Help")
        assert on(window, Page.HELP)
        await tap_button(window.views.help_page, "Done")
        assert window.on_verdict
        await tap_button(window.views.verdict_view, "Next voucher")
        assert on(window, Page.IDLE)
        await hold_up(window)
        assert card.chosen() == (codes[2],)
        await tap_button(card, "Cancel")
        assert on(window, Page.IDLE)
        await tap(window.views.top.cashier_button)
        assert on(window, Page.LOCKED)

    stage(play, PRACTICE_CAMERA, counter=PINNED)
    assert [caller.redemptions_of(code) for code in codes] == [1, 1, 0]


def test_a_phone_that_is_not_there_yet_is_held_up_as_soon_as_it_is(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        phone = window.views.phone
        assert phone is not None
        await until(lambda: bool(phone.png))
        phone.chosen.emit("three")
        # Nothing was awaited: the phone of before is still shown, and the new one is to come.
        phone.scan_asked.emit()
        await until(lambda: window.on_order)
        assert len(window.views.order_card.chosen()) == 3

    stage(play, PRACTICE_CAMERA)


def test_the_pages_behind_the_hints_and_the_pill(stage: Stage, caller: Caller) -> None:
    async def play(window: CashierWindow) -> None:
        views = window.views
        await choose(window, "one")
        await hold_up(window)
        caller.fault("any", "no_connection")
        await tap_button(views.order_card, "Redeem 1")
        await until(lambda: window.on_verdict and face(shown(window)) is Face.STORED)
        await until(views.top.open_button.isVisible)
        await tap_button(views.top, "1 unfinished")
        assert on(window, Page.QUEUE)
        caller.mend()
        await tap_button(views.queue_page, "Try now")
        await until(lambda: not views.top.open_button.isVisible())
        await tap_button(views.queue_page, "Done")
        assert window.on_verdict
        await tap_hint(window, "Next voucher")
        assert on(window, Page.IDLE)
        await tap_hint(window, "Recent")
        await until(lambda: views.recent_page.chosen is not None)
        await look_at(views.recent_page)
        await tap_hint(window, "Settings")
        settings = views.settings_page
        assert on(window, Page.SETTINGS)
        await tap(settings.nav_buttons["sound"])
        switch = settings.sound.controls["on"]
        assert isinstance(switch, Switch)
        await tap(switch)
        assert not window.settings_room.settings.sound.on
        await tap(settings.done_button)
        assert on(window, Page.IDLE)

    stage(play, PRACTICE_CAMERA)


async def look_at(page: RecentPage) -> None:
    """Tap the only row, and leave."""
    row = page.list.model().index(0, 0)
    place = page.list.visualRect(row)
    assert place.height() >= A_FINGER
    await tap(page.list.viewport(), place.center())
    assert page.chosen is not None
    assert page.chosen.code in page.detail.text
    await tap_button(page, "Done")


def test_a_manager_agrees_by_finger(stage: Stage) -> None:
    """What a manager has to agree to is asked for in a dialog with keys of its own."""
    stage.enrol("Budi", "8152", Role.MANAGER)

    async def play(window: CashierWindow) -> None:
        page = window.views.settings_page
        await tap_hint(window, "Settings")
        await tap(page.nav_buttons["selling"])
        one_step = page.selling.controls["one_step"]
        assert not one_step.isEnabled()
        await tap_button(page.selling, "Manager's PIN")
        await until(lambda: QApplication.activeModalWidget() is not None)
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        for name in ("8", "1", "5", "2"):
            await tap_button(dialog, name)
        await tap_button(dialog, "Enter")
        await until(one_step.isEnabled)
        await tap(one_step)
        assert window.settings_room.settings.counter.one_step

    stage(play, PRACTICE_CAMERA)
