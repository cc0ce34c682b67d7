"""What each action does in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from voucher_till.ui.cashier.keys import Action

if TYPE_CHECKING:
    from voucher_till.ui.cashier.window import CashierWindow


def commands_of(window: CashierWindow) -> dict[Action, Callable[[], object]]:
    """The views are asked for when a command is carried out: they may be built anew in between."""
    return {
        Action.SUBMIT: window.submit_text,
        Action.CLEAR_FIELD: lambda: window.views.code_field.clear(),
        Action.HELP: window.show_help,
        Action.TYPE_CODE: window.type_code,
        Action.RECENT: window.paper.show_recent,
        Action.LOCK: window.door.lock,
        Action.OPEN_FILE: window.files.choose,
        Action.HOLD_UP_PHONE: lambda: window.practice.hold_up() if window.practice is not None else None,
        Action.DEVICES: window.devices.show_page,
        Action.QUEUE: window.queue.show_page,
        Action.FULL_SCREEN: window.exit.toggle_full_screen,
        Action.SETTINGS: window.settings_room.show_page,
        Action.TRY_NOW: window.queue.try_or_stop,
        Action.LEAVE: window.leave_page,
        Action.REDEEM: window.sale.confirm,
        Action.TICK: window.sale.tick_current,
        Action.TICK_ALL: window.sale.tick_all,
        Action.UP: lambda: window.step(-1),
        Action.DOWN: lambda: window.step(1),
        Action.HANDED_OVER: window.ask_handed_over,
        Action.AGAIN: window.redeem_again,
        Action.GO_ON: lambda: window.views.queue_page.go_on(),
        Action.DETAILS: lambda: window.views.verdict_view.toggle_details(),
        Action.COPY_LOG_ID: window.copy_log_id,
        Action.PRINT: window.print_slip,
        Action.MANAGER: window.manager.show_page,
        Action.NEXT_PART: lambda: window.views.manager_page.step(1),
    }
