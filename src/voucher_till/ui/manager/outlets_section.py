"""Outlets in the manager's room."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence, Set
from contextlib import aclosing
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from voucher_till.dining_api.errors import DiningError, PartlySubmittedError
from voucher_till.domain.catalogue import ListedOutlet, Outlet
from voucher_till.domain.outlets import Handed, OutletTask, TaskKind, TaskState
from voucher_till.domain.people import Right
from voucher_till.domain.platform_events import OUTLET_TASKS
from voucher_till.installation.outlet_file import HANDED_AS, BadFileError, read_outlets
from voucher_till.ui.manager.history_latest import Latest
from voucher_till.ui.manager.outlets_view import OutletRow, OutletsView, kind_words
from voucher_till.ui.manager.section import RoomContext, Section
from voucher_till.ui.manager.soon import Soon
from voucher_till.ui.shared.dialogs import AskDialog
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
        """Reviews as they stood when this window asked, by their numbers."""
        self._is_handing_in = False
        self._again = Soon(context.spawn, self.opened)

    def title(self) -> str:
        """In the list of parts."""
        return translate("outlets_section", "Outlets")

    def make_view(self) -> QWidget:
        """Build it anew."""
        view = self._view = OutletsView()
        view.again_asked.connect(self.opened)
        view.file_asked.connect(self.choose_file)
        view.reviews_asked.connect(lambda: self._reading.begin(self._ask_reviews))
        return view

    def opened(self) -> None:
        """Ask the platform."""
        self._reading.begin(self._fill)

    def platform_told(self, names: Set[str]) -> None:
        """A review may have ended."""
        if not names.isdisjoint(OUTLET_TASKS):
            self._again.begin()

    def closed(self) -> None:
        """Nobody looks any more."""
        self._again.stop()
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
            try:
                await self._ask(_under_review(await desk.reviews()))
            except DiningError as error:
                troubles.append(self._words(error))
            reviews = await desk.reviews()
            for task in reviews:
                if task.state is not TaskState.UNDER_REVIEW:
                    self._asked.pop(task.task_id, None)
        finally:
            view.show_busy(False)
        if view is self._view:
            view.show_trouble("\n".join(dict.fromkeys(troubles)), "unknown")
            rows = _rows(listed, known, reviews, desk.outlet)
            view.show_items(_with_reviews(rows, self._asked.values()))

    async def _ask_reviews(self) -> None:
        view = self._view
        if view is None:
            return
        tasks = [task for row in view.model.items for task in row.reviews.values()]
        view.show_busy(True)
        try:
            await self._ask(tasks)
        except DiningError as error:
            view.show_trouble(self._words(error))
            return
        finally:
            view.show_busy(False)
        self._reading.begin(partial(self._fill))

    async def _ask(self, tasks: Sequence[OutletTask]) -> None:
        self._asked |= {task.task_id: task for task in await self._context.catalogue.ask_reviews(tasks)}

    def choose_file(self, kind: TaskKind) -> QFileDialog | None:
        """Let somebody choose what is to be handed in."""
        if self._view is None:
            return None
        dialog = QFileDialog(self._view, translate("outlets_section", "Hand in for review"))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([translate("outlets_section", "Lists of outlets (*.toml *.json)")])
        dialog.fileSelected.connect(lambda path: self._context.spawn(partial(self._read, kind, Path(path))))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    async def _read(self, kind: TaskKind, path: Path) -> None:
        try:
            items = await asyncio.to_thread(read_outlets, path, HANDED_AS[kind])
        except BadFileError as error:
            if self._view is not None:
                self._view.show_trouble(worded(error.says))
            return
        if self._view is None:
            return
        self._view.show_trouble("")
        names = ", ".join(one.third_shop_id or getattr(one, "shop_id", "") for one in items)
        title = translate("outlets_section", "Hand in for review")
        text = translate(
            "outlets_section", "{kind}, for: {names}. TikTok reviews it.", kind=kind_words(kind), names=names
        )
        dialog = AskDialog(self._view, title, text, [], title)
        dialog.answered.connect(
            lambda _answers: self._context.ask_manager(
                title,
                Right.CHANGE_CATALOGUE,
                lambda who: self._context.spawn(partial(self._hand_in, kind, items, who)),
            )
        )
        dialog.open()

    async def _hand_in(self, kind: TaskKind, items: Sequence[Handed], who: str) -> None:
        if self._is_handing_in:
            self._context.say(
                translate("outlets_section", "Not handed in: wait until what was handed in before is sent.")
            )
            return
        self._is_handing_in = True
        try:
            tasks = (await self._context.catalogue.hand_in(kind, items, who)).tasks
        except PartlySubmittedError as error:
            tasks = error.done.tasks
            self._show(error)
        except DiningError as error:
            self._show(error)
            return
        finally:
            self._is_handing_in = False
        self._context.say(translate("outlets_section", "%n handed in for review.", "", len(tasks)))
        await self._follow(kind, [task.task_id for task in tasks])

    async def _follow(self, kind: TaskKind, task_ids: Sequence[str]) -> None:
        """To the end of the reviews, whatever part of the room is open."""
        try:
            async with aclosing(self._context.catalogue.follow(kind, task_ids)) as steps:
                async for task in steps:
                    self._asked[task.task_id] = task
                    self._show_reviews()
        except DiningError as error:
            self._show(error)

    def _show(self, error: DiningError) -> None:
        if self._view is not None:
            self._view.show_trouble(self._words(error))

    def _show_reviews(self) -> None:
        if self._view is not None:
            self._view.show_items(_with_reviews(self._view.model.items, self._asked.values()))

    def _words(self, error: DiningError) -> str:
        trouble = self._context.catalogue.trouble(error)
        log_id = (
            " " + translate("outlets_section", "Log ID: {log_id}", log_id=trouble.log_id)
            if trouble.log_id
            else ""
        )
        return worded(*trouble.says) + log_id


def _under_review(tasks: Iterable[OutletTask]) -> list[OutletTask]:
    return [task for task in tasks if task.state is TaskState.UNDER_REVIEW]


def _with_reviews(rows: Sequence[OutletRow], tasks: Iterable[OutletTask]) -> list[OutletRow]:
    """The rows with newer reviews of their outlets; an outlet that only a review names is added."""
    made = {row.third_shop_id: row for row in rows if row.third_shop_id}
    for task in tasks:
        if task.third_shop_id:
            row = made.get(task.third_shop_id, OutletRow(task.third_shop_id))
            made[task.third_shop_id] = replace(row, reviews={**row.reviews, task.kind: task})
    return [*made.values(), *(row for row in rows if not row.third_shop_id)]


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
