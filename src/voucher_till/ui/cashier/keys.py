"""What a key means, by what is on the screen."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt


class Page(Enum):
    """What is on the screen."""

    IDLE = auto()
    """Waits for a scan, or for the platform's answer to one."""
    ORDER = auto()
    TRUST = auto()
    VERDICT = auto()
    LOCKED = auto()
    HELP = auto()
    RECENT = auto()
    DEVICES = auto()
    QUEUE = auto()
    SETTINGS = auto()
    MANAGER = auto()
    SUPPORT = auto()


SALE = frozenset({Page.IDLE, Page.ORDER, Page.TRUST, Page.VERDICT})
"""The pages of a sale; the others are opened over one and left to it again."""


class Action(Enum):
    """What can be asked for by a key."""

    SUBMIT = auto()
    CLEAR_FIELD = auto()
    HELP = auto()
    TYPE_CODE = auto()
    RECENT = auto()
    LOCK = auto()
    OPEN_FILE = auto()
    HOLD_UP_PHONE = auto()
    DEVICES = auto()
    QUEUE = auto()
    FULL_SCREEN = auto()
    SETTINGS = auto()
    TRY_NOW = auto()
    LEAVE = auto()
    REDEEM = auto()
    TICK = auto()
    TICK_ALL = auto()
    UP = auto()
    DOWN = auto()
    HANDED_OVER = auto()
    AGAIN = auto()
    DETAILS = auto()
    GO_ON = auto()
    """With the open row that is chosen."""
    COPY_LOG_ID = auto()
    PRINT = auto()
    MANAGER = auto()
    NEXT_PART = auto()


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ANYWHERE = {
    Qt.Key.Key_F1: Action.HELP,
    Qt.Key.Key_F2: Action.TYPE_CODE,
    Qt.Key.Key_F3: Action.RECENT,
    Qt.Key.Key_F4: Action.LOCK,
    Qt.Key.Key_F6: Action.HOLD_UP_PHONE,
    Qt.Key.Key_F9: Action.DEVICES,
    Qt.Key.Key_F10: Action.QUEUE,
    Qt.Key.Key_F11: Action.FULL_SCREEN,
    Qt.Key.Key_F12: Action.SETTINGS,
}
_WITH_CONTROL = {
    Qt.Key.Key_O: Action.OPEN_FILE,
    Qt.Key.Key_A: Action.TICK_ALL,
    Qt.Key.Key_P: Action.PRINT,
    # Not M, J or I: scanners may send the end of a code as one of these with Ctrl.
    Qt.Key.Key_R: Action.MANAGER,
}
_WHILE_LOCKED = frozenset({Action.HELP, Action.FULL_SCREEN})
_LEAVE = {Qt.Key.Key_Escape: Action.LEAVE}
_STEPS = {Qt.Key.Key_Up: Action.UP, Qt.Key.Key_Down: Action.DOWN}
_BY_PAGE: dict[Page, dict[Qt.Key, Action]] = {
    Page.IDLE: {},
    Page.ORDER: {
        **_LEAVE,
        **_STEPS,
        Qt.Key.Key_Return: Action.REDEEM,
        Qt.Key.Key_Enter: Action.REDEEM,
        Qt.Key.Key_Space: Action.TICK,
    },
    Page.TRUST: _LEAVE,
    Page.VERDICT: {
        **_LEAVE,
        Qt.Key.Key_Return: Action.LEAVE,
        Qt.Key.Key_Enter: Action.LEAVE,
        Qt.Key.Key_Space: Action.DETAILS,
        Qt.Key.Key_F5: Action.AGAIN,
        Qt.Key.Key_F7: Action.HANDED_OVER,
        Qt.Key.Key_F8: Action.COPY_LOG_ID,
    },
    Page.LOCKED: {},
    Page.HELP: _LEAVE,
    Page.RECENT: {**_LEAVE, **_STEPS, Qt.Key.Key_F8: Action.COPY_LOG_ID},
    Page.DEVICES: _LEAVE,
    Page.QUEUE: {
        **_LEAVE,
        **_STEPS,
        Qt.Key.Key_Return: Action.GO_ON,
        Qt.Key.Key_Enter: Action.GO_ON,
        Qt.Key.Key_F5: Action.TRY_NOW,
        Qt.Key.Key_F7: Action.HANDED_OVER,
        Qt.Key.Key_F8: Action.COPY_LOG_ID,
    },
    Page.SETTINGS: _LEAVE,
    Page.MANAGER: _LEAVE,
    Page.SUPPORT: _LEAVE,
}
_CONTROLLED = {
    Page.ORDER: frozenset({Action.OPEN_FILE, Action.TICK_ALL, Action.MANAGER}),
    Page.RECENT: frozenset({Action.PRINT, Action.MANAGER}),
    Page.VERDICT: frozenset({Action.OPEN_FILE, Action.PRINT, Action.MANAGER}),
    Page.MANAGER: frozenset[Action](),
    Page.LOCKED: frozenset[Action](),
}
_CONTROLLED_ELSEWHERE = frozenset({Action.OPEN_FILE, Action.MANAGER})


def action_of(key: Qt.Key, page: Page, *, control: bool, typed: bool) -> Action | None:
    """What a key asks for; None when it is only text. ``typed``: something stands in the code field."""
    if typed and page in (Page.IDLE, Page.ORDER):
        if key in _ENTER:
            return Action.SUBMIT
        if key == Qt.Key.Key_Escape:
            return Action.CLEAR_FIELD
    if control:
        action = _WITH_CONTROL.get(key)
        return action if action in _CONTROLLED.get(page, _CONTROLLED_ELSEWHERE) else None
    if key in _ANYWHERE:
        action = _ANYWHERE[key]
        return action if page is not Page.LOCKED or action in _WHILE_LOCKED else None
    return None if typed and page is Page.ORDER else _BY_PAGE[page].get(key)
