"""The scenes of the manager's room: each part of it empty, with a few rows and with very many."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from screen_samples import CASHIER, CASHIER_PIN, MANAGER_PIN
from screen_stage import EMPTY, FULL, WORK, Scene, Stage, until

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.manager.audit_view import AuditView
from voucher_till.ui.manager.care_view import CareView
from voucher_till.ui.manager.check_view import CheckView
from voucher_till.ui.manager.day_view import DayView
from voucher_till.ui.manager.export_dialog import ExportDialog
from voucher_till.ui.manager.history_filters import CASHIER as BY_CASHIER
from voucher_till.ui.manager.history_filters import PRODUCT, SOURCE, STATE, VALUE
from voucher_till.ui.manager.history_view import HistoryView
from voucher_till.ui.manager.period_bar import LAST_MONTH, OTHER, THIS_MONTH, PeriodBar
from voucher_till.ui.manager.products_view import ProductsView
from voucher_till.ui.setup.settings_page import Place
from voucher_till.ui.shared.dialogs import AskDialog
from voucher_till.ui.shared.pin_pad import ManagerPinDialog

View = TypeVar("View", bound=QWidget)
_LOOK_SECONDS = 0.08
"""After so long a table asks about the row that is chosen, and a search about what was typed."""
_FILTERS = (STATE, BY_CASHIER, PRODUCT, SOURCE, VALUE)


def room_scenes() -> Iterable[Scene]:
    """All of them, part by part."""
    yield Scene("room-pin", _pin)
    yield from _history()
    for name, window, period in (
        ("empty", EMPTY, THIS_MONTH),
        ("few", WORK, THIS_MONTH),
        ("many", FULL, LAST_MONTH),
    ):
        yield Scene(f"room-summary-{name}", partial(_summary, at=window, period=period), window)
    yield Scene("room-check-before", partial(_part, at=EMPTY, name="check"), EMPTY)
    yield Scene("room-check-differences", partial(_part, at=WORK, name="check"))
    yield Scene("room-check-running", _running_check, FULL)
    yield Scene("room-day-empty", partial(_part, at=EMPTY, name="day"), EMPTY)
    for name, ago in (("open", 1), ("signed", 2)):
        yield Scene(f"room-day-{name}", partial(_day, ago=ago), FULL)
    for name in ("outlets", "products"):
        yield Scene(f"room-{name}", partial(_part, at=WORK, name=name))
    yield Scene("room-products-change", _change_product)
    yield Scene("room-audit", partial(_part, at=WORK, name="audit"))
    yield Scene("room-audit-whole", partial(_audit, at=WORK))
    yield Scene("room-audit-broken", partial(_audit, at=FULL), FULL)
    yield Scene("room-care", partial(_part, at=WORK, name="care"))
    yield Scene("room-care-restore", _restore)
    yield Scene("queue-close", _close_conflict)
    yield Scene("settings-rights", _rights)


def _history() -> Iterable[Scene]:
    yield Scene("room-history-empty", partial(_part, at=EMPTY, name="history"), EMPTY)
    yield Scene("room-history-few", partial(_all_rows, at=WORK))
    yield Scene("room-history-detail", _detail)
    yield Scene("room-history-nothing-fits", _nothing_fits)
    yield Scene("room-history-scans", _scans)
    yield Scene("room-history-many", partial(_all_rows, at=FULL), FULL)
    yield Scene("room-history-filtered", _filtered, FULL)
    for name in _FILTERS:
        yield Scene(f"room-history-filter-{name}", partial(_filter, name=name), FULL)
    yield Scene("room-history-columns", _columns, FULL)
    yield Scene("room-history-period", _period, FULL)
    yield Scene("room-history-export", _export, FULL)
    yield Scene("room-history-exporting", _exporting, FULL)


async def _settle(before: set[asyncio.Task[object]]) -> None:
    """Until all is answered that was asked since, also what is asked a moment after an answer."""
    for _ in range(2):
        await asyncio.sleep(_LOOK_SECONDS)
        await until(lambda: _only_old(before))


def _only_old(before: set[asyncio.Task[object]]) -> bool:
    """Whether no task goes on that was begun later, but the one that asks."""
    return asyncio.all_tasks() - before <= {asyncio.current_task()}


async def _enter(window: CashierWindow, name: str) -> None:
    """Into a part of the room, by the key."""
    before = asyncio.all_tasks()
    window.manager.show_page()
    await until(lambda: window.page is Page.MANAGER)
    window.manager.open_section(name)
    await _settle(before)


async def _part(stage: Stage, at: str, name: str) -> None:
    await _enter(stage.windows[at], name)


def _view(window: CashierWindow, kind: type[View]) -> View:
    found = [view for view in window.views.manager_page.findChildren(kind) if view.isVisible()]
    if not found:
        raise ValueError(f"no {kind.__name__} is shown")
    return found[0]


async def _pin(stage: Stage) -> None:
    await stage.sign_in(CASHIER, CASHIER_PIN)
    stage.till.manager.show_page()
    await until(lambda: isinstance(QApplication.activeModalWidget(), ManagerPinDialog))


async def _open_history(window: CashierWindow) -> HistoryView:
    """With nothing left of the scene before."""
    await _enter(window, "history")
    view = _view(window, HistoryView)
    before = asyncio.all_tasks()
    if view.scans:
        view.head.redemptions_button.click()
    view.clear()
    await _settle(before)
    return view


async def _all_rows(stage: Stage, at: str) -> None:
    await _open_history(stage.windows[at])


async def _detail(stage: Stage) -> None:
    """The row with the longest story is one of those that a check found to be different."""
    view = await _open_history(stage.till)
    before = asyncio.all_tasks()
    rows = view.model.rows
    redeemed = (
        number
        for number, row in enumerate(rows)
        if isinstance(row, Redemption) and row.state is RedemptionState.REDEEMED
    )
    view.table.choose(next(redeemed))
    view.table.entered.emit()
    await _settle(before)


async def _nothing_fits(stage: Stage) -> None:
    view = await _open_history(stage.till)
    before = asyncio.all_tasks()
    view.search.setText("no such voucher")
    await asyncio.sleep(_LOOK_SECONDS)
    await _settle(before)
    await until(lambda: not view.model.rows)


async def _scans(stage: Stage) -> None:
    view = await _open_history(stage.till)
    before = asyncio.all_tasks()
    view.head.scans_button.click()
    await _settle(before)


async def _filtered(stage: Stage) -> None:
    view = await _open_history(stage.windows[FULL])
    before = asyncio.all_tasks()
    view.search.setText("nasi")
    popup = view.filters.open(STATE)
    popup.changed.emit(("redeemed", "refused"))
    popup.close()
    view.bars.period_bar.buttons[LAST_MONTH].click()
    await asyncio.sleep(_LOOK_SECONDS)
    await _settle(before)


async def _filter(stage: Stage, name: str) -> None:
    view = await _open_history(stage.windows[FULL])
    view.filters.buttons[name].click()


async def _columns(stage: Stage) -> None:
    view = await _open_history(stage.windows[FULL])
    view.head.columns_button.click()


async def _period(stage: Stage) -> None:
    view = await _open_history(stage.windows[FULL])
    view.bars.period_bar.buttons[OTHER].click()


async def _export(stage: Stage) -> None:
    view = await _open_history(stage.windows[FULL])
    view.head.export_button.click()
    await until(lambda: QApplication.activeModalWidget() is not None)


async def _exporting(stage: Stage) -> None:
    view = await _open_history(stage.windows[FULL])
    dialog = ExportDialog(view, "history.xlsx")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    dialog.show_progress(412_000, 1_000_000)


async def _summary(stage: Stage, at: str, period: str) -> None:
    window = stage.windows[at]
    await _enter(window, "summary")
    before = asyncio.all_tasks()
    _view(window, PeriodBar).buttons[period].click()
    await _settle(before)


async def _running_check(stage: Stage) -> None:
    """Of vouchers that the emulator does not know: each is a difference."""
    window = stage.windows[FULL]
    await _enter(window, "check")
    view = _view(window, CheckView)
    view.period_bar.buttons[LAST_MONTH].click()
    view.start_button.click()
    await until(lambda: view.stop_button.isVisible() and len(view.model.items) > 0)


async def _day(stage: Stage, ago: int) -> None:
    """So many days ago: the part remembers which day was looked at."""
    window = stage.windows[FULL]
    await _enter(window, "day")
    before = asyncio.all_tasks()
    today = window.manager.day_cut.day_of(datetime.now(UTC))
    _view(window, DayView).day_asked.emit(today - timedelta(days=ago))
    await _settle(before)


async def _audit(stage: Stage, at: str) -> None:
    window = stage.windows[at]
    await _enter(window, "audit")
    before = asyncio.all_tasks()
    _view(window, AuditView).verify_button.click()
    await _settle(before)


async def _change_product(stage: Stage) -> None:
    await _enter(stage.till, "products")
    view = _view(stage.till, ProductsView)
    view.table.selectRow(0)
    view.change_button.click()
    await until(lambda: isinstance(QApplication.activeModalWidget(), AskDialog))


async def _restore(stage: Stage) -> None:
    await _enter(stage.till, "care")
    _view(stage.till, CareView).restore_buttons[0].click()
    await until(lambda: isinstance(QApplication.activeModalWidget(), ManagerPinDialog))
    dialog = QApplication.activeModalWidget()
    if isinstance(dialog, ManagerPinDialog):
        dialog.entered.emit(MANAGER_PIN)
    await until(lambda: isinstance(QApplication.activeModalWidget(), AskDialog))


async def _close_conflict(stage: Stage) -> None:
    before = asyncio.all_tasks()
    stage.till.queue.show_page()
    await stage.till.queue.refresh()
    page = stage.till.views.queue_page
    for _ in range(len(await stage.till.services.desk.open_rows())):
        chosen = page.view.chosen
        if chosen is not None and chosen.state is RedemptionState.CONFLICT:
            break
        page.step(1)
    await _settle(before)
    page.view.ask_to_close()
    await until(lambda: isinstance(QApplication.activeModalWidget(), AskDialog))


async def _rights(stage: Stage) -> None:
    stage.till.settings_room.show_page()
    page = stage.till.views.settings_page
    page.go_to(Place("cashiers"))
    page.cashiers.ensureWidgetVisible(page.cashiers.rights)
