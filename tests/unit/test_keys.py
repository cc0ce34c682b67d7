"""What keys mean on each page."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt

from voucher_till.ui.cashier.keys import SALE, Action, Page, action_of

ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
CODE_FIELD = (Page.IDLE, Page.ORDER)
"""The pages on which a code is typed beside the sale."""


class Case(NamedTuple):
    """A key on a page, and what it asks for."""

    key: Qt.Key
    page: Page
    control: bool
    typed: bool
    action: Action | None


EVERYTHING = [
    Case(key, page, control, typed, action_of(key, page, control=control, typed=typed))
    for key, page, control, typed in product(Qt.Key, Page, (False, True), (False, True))
]
"""There are few enough keys to look at all of them."""


def where(wanted: Callable[[Case], bool]) -> set[Action | None]:
    """What may be asked for there."""
    return {case.action for case in EVERYTHING if wanted(case)}


def test_only_enter_on_an_order_redeems() -> None:
    for case in EVERYTHING:
        enter = case.key in ENTERS and case.page is Page.ORDER and not case.control and not case.typed
        assert (case.action is Action.REDEEM) is enter, case


def test_behind_the_lock_there_is_help_and_the_full_screen_alone() -> None:
    assert where(lambda case: case.page is Page.LOCKED) == {None, Action.HELP, Action.FULL_SCREEN}


def test_ctrl_with_a_key_is_not_the_key_alone() -> None:
    found = where(lambda case: case.control and not case.typed)
    assert found == {None, Action.OPEN_FILE, Action.TICK_ALL, Action.PRINT, Action.MANAGER}


def test_what_is_typed_over_an_order_leaves_its_ticks_alone() -> None:
    found = where(lambda case: case.page is Page.ORDER and case.typed and not case.control)
    assert not found & {Action.REDEEM, Action.TICK, Action.UP, Action.DOWN, Action.LEAVE}


def test_what_is_done_to_an_order_or_a_verdict_needs_one() -> None:
    off_verdicts = where(lambda case: case.page is not Page.VERDICT)
    assert not off_verdicts & {Action.AGAIN, Action.DETAILS}
    assert Action.HANDED_OVER not in where(lambda case: case.page not in (Page.VERDICT, Page.QUEUE))
    assert Action.GO_ON not in where(lambda case: case.page is not Page.QUEUE)
    assert not where(lambda case: case.page is not Page.ORDER) & {Action.TICK, Action.TICK_ALL}


@pytest.mark.parametrize("page", Page)
def test_esc_means_something_on_every_page(page: Page) -> None:
    """It leaves; where there is nothing to leave it does nothing, and a typed code goes before an order."""
    action = action_of(Qt.Key.Key_Escape, page, control=False, typed=False)
    nothing_to_leave = page in (Page.IDLE, Page.LOCKED)
    assert action is (None if nothing_to_leave else Action.LEAVE)
    typed = action_of(Qt.Key.Key_Escape, page, control=False, typed=True)
    assert typed is (Action.CLEAR_FIELD if page in CODE_FIELD else action)


@pytest.mark.parametrize("page", CODE_FIELD)
@pytest.mark.parametrize("enter", ENTERS)
def test_enter_belongs_to_the_code_that_is_typed(page: Page, enter: Qt.Key) -> None:
    assert action_of(enter, page, control=False, typed=True) is Action.SUBMIT


@pytest.mark.parametrize("page", [page for page in Page if page in SALE])
@pytest.mark.parametrize(
    ("key", "action"),
    [
        (Qt.Key.Key_F1, Action.HELP),
        (Qt.Key.Key_F2, Action.TYPE_CODE),
        (Qt.Key.Key_F3, Action.RECENT),
        (Qt.Key.Key_F4, Action.LOCK),
        (Qt.Key.Key_F10, Action.QUEUE),
        (Qt.Key.Key_F12, Action.SETTINGS),
    ],
)
def test_the_keys_of_a_sale_are_the_same_all_along(page: Page, key: Qt.Key, action: Action) -> None:
    for typed in (False, True):
        assert action_of(key, page, control=False, typed=typed) is action
