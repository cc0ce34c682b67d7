"""What a key means, by what is on the screen."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt


class Page(Enum):
    """What is on the screen."""

    IDLE = auto()
    ORDER = auto()
    VERDICT = auto()
    DEVICES = auto()
    QUEUE = auto()
    TRUST = auto()


class Action(Enum):
    """What a cashier can ask for by a key."""

    SUBMIT = auto()
    CLEAR_FIELD = auto()
    TYPE_CODE = auto()
    OPEN_FILE = auto()
    HOLD_UP_PHONE = auto()
    DEVICES = auto()
    QUEUE = auto()
    TRY_NOW = auto()
    LEAVE = auto()
    REDEEM = auto()
    TICK = auto()
    UP = auto()
    DOWN = auto()
    HANDED_OVER = auto()
    AGAIN = auto()
    COPY_LOG_ID = auto()


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ANYWHERE = {
    Qt.Key.Key_F6: Action.HOLD_UP_PHONE,
    Qt.Key.Key_F2: Action.TYPE_CODE,
    Qt.Key.Key_F9: Action.DEVICES,
    Qt.Key.Key_F10: Action.QUEUE,
}
_BY_PAGE: dict[Page, dict[Qt.Key, Action]] = {
    Page.IDLE: {},
    Page.ORDER: {
        Qt.Key.Key_Return: Action.REDEEM,
        Qt.Key.Key_Enter: Action.REDEEM,
        Qt.Key.Key_Escape: Action.LEAVE,
        Qt.Key.Key_Space: Action.TICK,
        Qt.Key.Key_Up: Action.UP,
        Qt.Key.Key_Down: Action.DOWN,
    },
    Page.VERDICT: {
        Qt.Key.Key_Return: Action.LEAVE,
        Qt.Key.Key_Enter: Action.LEAVE,
        Qt.Key.Key_Escape: Action.LEAVE,
        Qt.Key.Key_F5: Action.AGAIN,
        Qt.Key.Key_F7: Action.HANDED_OVER,
        Qt.Key.Key_F8: Action.COPY_LOG_ID,
    },
    Page.DEVICES: {Qt.Key.Key_Escape: Action.LEAVE},
    Page.QUEUE: {Qt.Key.Key_Escape: Action.LEAVE, Qt.Key.Key_F5: Action.TRY_NOW},
    Page.TRUST: {Qt.Key.Key_Escape: Action.LEAVE},
}


def action_of(key: Qt.Key, page: Page, *, control: bool, typed: bool) -> Action | None:
    """What a key asks for; None when it is only text. ``typed``: something stands in the code field."""
    if typed and page in (Page.IDLE, Page.ORDER):
        if key in _ENTER:
            return Action.SUBMIT
        if key == Qt.Key.Key_Escape:
            return Action.CLEAR_FIELD
    if control:
        return Action.OPEN_FILE if key == Qt.Key.Key_O else None
    if key in _ANYWHERE:
        return _ANYWHERE[key]
    return None if typed and page is Page.ORDER else _BY_PAGE[page].get(key)
