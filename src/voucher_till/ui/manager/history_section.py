"""The history in the manager's room: reads what the view asks for, page after page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, date, datetime
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from voucher_till.domain.journal import Redemption
from voucher_till.domain.people import Right
from voucher_till.records import tables
from voucher_till.records.history import History, ScansWanted, Wanted
from voucher_till.records.tables import Table
from voucher_till.ui.manager.export_out import PDF, Export, ExportOut
from voucher_till.ui.manager.history_latest import Latest
from voucher_till.ui.manager.history_model import PAGE
from voucher_till.ui.manager.history_reading import before_all, page_of, story_of
from voucher_till.ui.manager.history_totals import scans_words, totals_words
from voucher_till.ui.manager.history_view import HistoryView
from voucher_till.ui.manager.history_words import Row
from voucher_till.ui.manager.section import RoomContext, Section
from voucher_till.ui.shared.language import translate, worded

_ON_A_PAGE = {"state": ("state", "refund")}
"""The view's column tells of a refund in place of the state; a file has both."""
Answer = TypeVar("Answer")


class HistorySection(Section):
    """Fills the view. A newer question ends the one before; never is all there is in memory."""

    name = "history"
    icon = "ph.clock-counter-clockwise"
    help_topic = "manager"

    def __init__(self, context: RoomContext) -> None:
        super().__init__()
        self._context = context
        self._view: HistoryView | None = None
        self._wanted: Wanted | ScansWanted = Wanted()
        """For a view that is built anew, and for one that is not built yet."""
        self._total: int | None = None
        """How many rows fit, where that is known."""
        self._filling = Latest(context.spawn)
        self._scrolling = Latest(context.spawn)
        self._telling = Latest(context.spawn)
        self._counting = Latest(context.spawn)
        self._renewing = Latest(context.spawn)

    @property
    def _history(self) -> History:
        return self._context.records.history

    @property
    def _values(self) -> bool:
        return self._context.may(Right.SEE_VALUES)

    def title(self) -> str:
        """In the list of parts."""
        return translate("history_section", "History")

    def make_view(self) -> QWidget:
        """Build it anew."""
        self.closed()
        settings = self._context.settings
        view = self._view = HistoryView(
            lambda: self._context.day_cut,
            self._today,
            columns=settings.records.history_columns,
            values=self._values,
            can_print=bool(settings.receipts.printer),
        )
        view.take(self._wanted)
        view.asked.connect(self._ask)
        view.oldest_asked.connect(lambda: self._filling.begin(self._fill_oldest))
        view.model.older_asked.connect(lambda: self._scrolling.begin(self._add_older))
        view.model.newer_asked.connect(lambda: self._scrolling.begin(self._add_newer))
        view.row_shown.connect(lambda row: self._telling.begin(partial(self._tell, row)))
        view.acts.copied.connect(
            lambda what: self._context.say(translate("history_section", "Copied: {what}.", what=what))
        )
        view.acts.print_asked.connect(lambda row: self._context.print_slip(row.intent))
        view.columns_chosen.connect(
            lambda keys: self._context.change_settings("records", {"history_columns": keys})
        )
        view.export_asked.connect(self._ask_export)
        return view

    def opened(self) -> None:
        """Look again."""
        if self._view is not None:
            self._view.allow(values=self._values)
            self._view.bars.renew()
            self._ask()
            self._context.spawn(self._fill_choices)

    def record_changed(self) -> None:
        """Rows stay where they are and say what is new of them."""
        if not isinstance(self._wanted, ScansWanted):
            self._renewing.begin(self._renew)

    def closed(self) -> None:
        """Nobody looks any more."""
        for work in (self._filling, self._scrolling, self._telling, self._counting, self._renewing):
            work.stop()

    def take_keyboard(self) -> None:
        """The search is what it is mostly opened for."""
        if self._view is not None:
            self._view.search.setFocus()

    def show(self, wanted: Wanted | ScansWanted) -> None:
        """List what another part points to; the room opens this part afterwards."""
        self._wanted = wanted
        if self._view is not None:
            self._view.take(wanted)
            self._view.show_totals("")

    def _today(self) -> date:
        return self._context.day_cut.day_of(datetime.now(UTC))

    def _ask(self) -> None:
        self._scrolling.stop()
        self._filling.begin(self._fill)

    async def _fill(self) -> None:
        view = self._view
        if view is None:
            return
        before, self._wanted = self._wanted, view.wanted
        self._total = None
        if self._wanted != before:
            view.show_totals("")
        rows = await self._page(self._wanted)
        if view is not self._view:
            return
        view.show_rows(rows, has_older=len(rows) == PAGE)
        self._count_scans()
        self._counting.begin(self._count)

    async def _renew(self) -> None:
        view = self._view
        if view is None:
            return
        held = [row for row in view.model.rows if isinstance(row, Redemption)]
        rows = await self._before_counting(lambda: self._history.again(held))
        if view is self._view and not view.scans:
            view.renew_rows(rows)

    async def _count(self) -> None:
        view, wanted = self._view, self._wanted
        if view is None or not view.model.rows or isinstance(wanted, ScansWanted):
            return
        totals = await self._history.totals(wanted)
        self._total = totals.rows
        view.show_totals(totals_words(totals, values=self._values))

    def _count_scans(self) -> None:
        """Those that were read; counting all of them would take too long for what it tells."""
        view = self._view
        if view is not None and isinstance(self._wanted, ScansWanted):
            model = view.model
            is_part = model.has_older or model.has_newer
            view.show_totals(scans_words(len(model.rows), is_part=is_part))

    async def _before_counting(self, question: Callable[[], Awaitable[Answer]]) -> Answer:
        """Totals may take a while, and one question is answered at a time: they wait for this one."""
        self._counting.stop()
        answer = await question()
        if self._total is None:
            self._counting.begin(self._count)
        return answer

    async def _fill_oldest(self) -> None:
        view = self._view
        if view is None or not view.model.rows:
            return
        beginning = before_all(view.model.rows[-1])
        rows = await self._before_counting(lambda: self._page(self._wanted, newer_than=beginning))
        if view is not self._view:
            return
        view.show_oldest(rows, has_newer=len(rows) == PAGE)
        self._count_scans()

    async def _add_older(self) -> None:
        view = self._view
        if view is None or not view.model.rows:
            return
        try:
            last = view.model.rows[-1]
            rows = await self._before_counting(lambda: self._page(self._wanted, older_than=last))
        except BaseException:
            view.model.give_up()
            raise
        if view is not self._view:
            return
        view.table.keep_place(lambda: view.model.add_older(rows))
        self._count_scans()
        view.table.look_around()

    async def _add_newer(self) -> None:
        view = self._view
        if view is None or not view.model.rows:
            return
        try:
            first = view.model.rows[0]
            rows = await self._before_counting(lambda: self._page(self._wanted, newer_than=first))
        except BaseException:
            view.model.give_up()
            raise
        if view is not self._view:
            return
        view.table.keep_place(lambda: view.model.add_newer(rows))
        view.table.look_around()

    async def _page(
        self, wanted: Wanted | ScansWanted, *, older_than: Row | None = None, newer_than: Row | None = None
    ) -> Sequence[Row]:
        return await page_of(self._history, wanted, PAGE, older_than=older_than, newer_than=newer_than)

    async def _fill_choices(self) -> None:
        choices = await self._history.choices()
        view = self._view
        if view is not None:
            view.filters.show_choices(choices)

    async def _tell(self, row: Row) -> None:
        moments, others = await self._before_counting(lambda: story_of(self._history, row))
        view = self._view
        if view is not None and view.detail.row is row:
            view.detail.show_story(moments, others)

    def _ask_export(self) -> None:
        view = self._view
        if view is None:
            return
        name = (
            translate("history_section", "scans") if view.scans else translate("history_section", "history")
        )
        title = translate("history_section", "Export the history")
        ExportOut(view, self._context).ask(Export(title, name, "history exported", self._table))

    def _table(self, suffix: str) -> Table:
        view, wanted, values = self._view, self._wanted, self._values
        if isinstance(wanted, ScansWanted):
            return tables.scans(self._history, wanted, words=worded)
        fields = tables.REDEMPTION_FIELDS
        if suffix == PDF and view is not None:
            # A page has no room for everything: what is shown is what is wanted.
            shown = [column.key for column in view.columns]
            fields = tuple(name for key in shown for name in _ON_A_PAGE.get(key, (key,)))
        return tables.redemptions(
            self._history, wanted, values=values, fields=fields, total=self._total, words=worded
        )
