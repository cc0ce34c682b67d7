"""Which keys are offered below a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from voucher_till.domain.verdict import Face, VerdictKind, face
from voucher_till.ui.cashier import flow
from voucher_till.ui.cashier.flow import Redeeming, Told
from voucher_till.ui.cashier.keys import Action, Page
from voucher_till.ui.shared.hints import Hint
from voucher_till.ui.shared.language import translate

if TYPE_CHECKING:
    from voucher_till.ui.cashier.window import CashierWindow


def hints_of(window: CashierWindow, page: Page) -> list[Hint]:
    """The keys that mean something now, the most needed first."""
    return [Hint(key, meaning, window.command(action)) for key, meaning, action in _hints(window, page)]


def _hints(window: CashierWindow, page: Page) -> list[tuple[str, str, Action]]:
    if page is Page.IDLE:
        return _idle(window)
    if page is Page.ORDER:
        return _order(window)
    if page is Page.VERDICT:
        return _verdict(window)
    if page is Page.TRUST:
        return [_leave(translate("hints", "Cancel")), _help()]
    if page is Page.LOCKED:
        return [_help()]
    done = [_leave(translate("hints", "Done"))]
    if page is Page.RECENT:
        steps = [
            ("↑", translate("hints", "Up"), Action.UP),
            ("↓", translate("hints", "Down"), Action.DOWN),
            ("F8", translate("hints", "Copy log ID"), Action.COPY_LOG_ID),
            ("Ctrl P", translate("hints", "Print again"), Action.PRINT),
            ("Ctrl R", translate("hints", "Manager"), Action.MANAGER),
        ]
        return [*done, *steps, _help()]
    if page is Page.MANAGER:
        return [*done, ("Ctrl PgDn", translate("hints", "Next part"), Action.NEXT_PART), _help()]
    if page is Page.QUEUE:
        steps = [
            ("F5", translate("hints", "Try now"), Action.TRY_NOW),
            ("↑", translate("hints", "Up"), Action.UP),
            ("↓", translate("hints", "Down"), Action.DOWN),
            ("F8", translate("hints", "Copy log ID"), Action.COPY_LOG_ID),
        ]
        return [*done, *steps, _help()]
    return done if page is Page.HELP else [*done, _help()]


def _idle(window: CashierWindow) -> list[tuple[str, str, Action]]:
    phone = [("F6", translate("hints", "Hold up the phone"), Action.HOLD_UP_PHONE)]
    lock = [("F4", translate("hints", "Lock"), Action.LOCK)]
    return [
        *(phone if window.practice is not None else []),
        _help(),
        ("F2", translate("hints", "Type code"), Action.TYPE_CODE),
        ("F3", translate("hints", "Recent"), Action.RECENT),
        *(lock if window.door.cashier else []),
        ("F9", translate("hints", "Camera and scanner"), Action.DEVICES),
        ("F12", translate("hints", "Settings"), Action.SETTINGS),
        ("Ctrl R", translate("hints", "Manager"), Action.MANAGER),
    ]


def _order(window: CashierWindow) -> list[tuple[str, str, Action]]:
    if isinstance(window.sale.state, Redeeming):
        return []
    several = [
        (translate("hints", "Space"), translate("hints", "Tick"), Action.TICK),
        ("↑", translate("hints", "Up"), Action.UP),
        ("↓", translate("hints", "Down"), Action.DOWN),
    ]
    many = window.views.order_card.has_several
    redeem = [("Enter", translate("hints", "Redeem"), Action.REDEEM)]
    return [
        *(redeem if window.views.order_card.chosen() else []),
        _leave(translate("hints", "Cancel")),
        *(several if many else []),
        _help(),
    ]


def _verdict(window: CashierWindow) -> list[tuple[str, str, Action]]:
    """The verdict's own buttons say the rest."""
    state = window.sale.state
    hints = [("Enter", translate("hints", "Next voucher"), Action.LEAVE), _help()]
    if not isinstance(state, Told):
        return hints
    if flow.can_be_redeemed_again(state):
        hints.append(("F5", translate("hints", "Redeem it again"), Action.AGAIN))
    if face(state.verdict) is Face.UNKNOWN:
        hints.append(("F7", translate("hints", "I handed it over"), Action.HANDED_OVER))
    if state.verdict.log_id:
        hints.append(("F8", translate("hints", "Copy log ID"), Action.COPY_LOG_ID))
    receipts = window.settings_room.settings.receipts
    if receipts.printer and state.verdict.intent and state.verdict.kind is VerdictKind.REDEEMED:
        hints.append(("Ctrl P", translate("hints", "Print the slip"), Action.PRINT))
    hints.append(("F3", translate("hints", "Recent"), Action.RECENT))
    return hints


def _help() -> tuple[str, str, Action]:
    return ("F1", translate("hints", "Help"), Action.HELP)


def _leave(meaning: str) -> tuple[str, str, Action]:
    return ("Esc", meaning, Action.LEAVE)
