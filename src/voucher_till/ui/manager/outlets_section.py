"""Outlets in the manager's room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from voucher_till.dining_api.errors import DiningError
from voucher_till.domain.catalogue import ListedOutlet, Outlet
from voucher_till.domain.outlets import OutletTask, TaskKind
from voucher_till.ui.manager.history_latest import Latest
from voucher_till.ui.manager.outlets_view import OutletRow, OutletsView
from voucher_till.ui.manager.section import RoomContext, Section
from voucher_till.ui.shared.language import translate, worded


class OutletsSection(Section):
    """Shows what may be asked: where a scope is missing, the rest is there all the same."""

    name = "outlets"
    icon = "ph.storefront"
    help_topic = "catalogue"

    def __init__(self, context: RoomContext) -> None:
        super().__init__()
        self._context = context
        self._view: OutletsView | None = None
        self._reading = Latest(context.spawn)
        self._asked: dict[str, OutletTask] = {}
        """Reviews as they stood when somebody asked, by their numbers."""

    def title(self) -> str:
        """In the list of parts."""
        return translate("outlets_section", "Outlets")

    def make_view(self) -> QWidget:
        """Build it anew."""
        view = self._view = OutletsView()
        view.again_asked.connect(self.opened)
        view.reviews_asked.connect(lambda: self._reading.begin(self._ask_reviews))
        return view

    def opened(self) -> None:
        """Ask the platform."""
        self._reading.begin(self._fill)

    def record_changed(self) -> None:
        """A review may have ended; what the platform told is newer than what was asked."""
        self._asked.clear()
        self._reading.begin(self._fill)

    def closed(self) -> None:
        """Nobody looks any more."""
        self._reading.stop()

    def take_keyboard(self) -> None:
        """The list."""
        if self._view is not None and self._view.table.isVisible():
            self._view.table.setFocus()

    async def _fill(self) -> None:
        view, desk = self._view, self._context.catalogue
        if view is None:
            return
        view.show_busy(True)
        troubles: list[str] = []
        listed: list[ListedOutlet] = []
        known: dict[str, Outlet] = {}
        try:
            try:
                listed = await desk.outlets()
            except DiningError as error:
                troubles.append(self._words(error))
            ids = [one.third_shop_id for one in listed if one.third_shop_id] or [desk.outlet]
            try:
                known = await desk.outlet_known(ids)
            except DiningError as error:
                troubles.append(self._words(error))
            reviews = [self._asked.get(one.task_id, one) for one in await desk.reviews()]
        finally:
            view.show_busy(False)
        if view is self._view:
            view.show_trouble("\n".join(dict.fromkeys(troubles)), "unknown")
            view.show_items(_rows(listed, known, reviews, desk.outlet))

    async def _ask_reviews(self) -> None:
        view, desk = self._view, self._context.catalogue
        if view is None:
            return
        tasks = [task for row in view.model.items for task in row.reviews.values()]
        view.show_busy(True)
        try:
            self._asked = {task.task_id: task for task in await desk.ask_reviews(tasks)}
        except DiningError as error:
            view.show_trouble(self._words(error))
            return
        finally:
            view.show_busy(False)
        self._reading.begin(partial(self._fill))

    def _words(self, error: DiningError) -> str:
        trouble = self._context.catalogue.trouble(error)
        log_id = (
            " " + translate("outlets_section", "Log ID: {log_id}", log_id=trouble.log_id)
            if trouble.log_id
            else ""
        )
        return worded(*trouble.says) + log_id


def _rows(
    listed: Sequence[ListedOutlet], known: dict[str, Outlet], reviews: Sequence[OutletTask], here: str
) -> list[OutletRow]:
    """One row for each outlet that anything is known of; that of this till first."""
    rows = [OutletRow(one.third_shop_id, one, known.get(one.third_shop_id)) for one in listed]
    names = {row.third_shop_id for row in rows}
    rows += [OutletRow(name, None, outlet) for name, outlet in known.items() if name not in names]
    names |= set(known)
    of: dict[str, dict[TaskKind, OutletTask]] = {}
    for task in reviews:
        of.setdefault(task.third_shop_id, {})[task.kind] = task
    rows += [OutletRow(name) for name in of if name and name not in names]
    made = [
        replace(row, reviews=of.get(row.third_shop_id, {}), is_here=row.third_shop_id == here) for row in rows
    ]
    return sorted(made, key=lambda row: (not row.is_here, row.third_shop_id or "~"))
