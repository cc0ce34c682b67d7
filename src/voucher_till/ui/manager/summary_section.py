"""The summary in the manager's room."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from voucher_till.domain.business_day import Period
from voucher_till.domain.people import Right
from voucher_till.records import report_tables
from voucher_till.ui.manager.export_out import Export, ExportOut
from voucher_till.ui.manager.section import RoomContext, Section
from voucher_till.ui.manager.summary_parts import Shown
from voucher_till.ui.manager.summary_view import SummaryView
from voucher_till.ui.shared.language import translate

_NOON = 12


class SummarySection(Section):
    """Sums up the period that is chosen, each time somebody looks."""

    name = "summary"
    icon = "ph.chart-bar"

    def __init__(self, context: RoomContext) -> None:
        super().__init__()
        self._context = context
        self._view: SummaryView | None = None
        self._period: Period | None = None
        self._question = 0

    def title(self) -> str:
        """In the list of parts."""
        return translate("summary_section", "Summary")

    def make_view(self) -> QWidget:
        """Build it anew."""
        view = self._view = SummaryView(self._today, values=self._context.may(Right.SEE_VALUES))
        if self._period is not None:
            view.period_bar.choose(self._period)
        view.period_bar.changed.connect(self._fill)
        view.rows_asked.connect(self._context.show_history)
        view.export_button.clicked.connect(self._ask_export)
        return view

    def opened(self) -> None:
        """Look again; midnight may have passed."""
        if self._view is not None:
            self._view.period_bar.renew()
            self._fill(self._view.period_bar.period)

    def record_changed(self) -> None:
        """Sum up again."""
        self._fill(self._period)

    def take_keyboard(self) -> None:
        """The choice of a period is what is used first."""
        if self._view is not None:
            self._view.setFocus()

    def _today(self) -> date:
        return self._context.day_cut.day_of(datetime.now(UTC))

    def _fill(self, period: Period | None) -> None:
        if period is not None:
            self._period = period
            self._question += 1
            self._context.spawn(partial(self._sum_up, period, self._question))

    def _ask_export(self) -> None:
        view = self._view
        if view is None or view.summary is None:
            return
        summary, values = view.summary, self._context.may(Right.SEE_VALUES)
        what = Export(
            translate("summary_section", "Export the summary"),
            translate("summary_section", "summary"),
            "summary exported",
            lambda _suffix: report_tables.summary(summary, values=values),
            day=f"{summary.period.first}_{summary.period.last}",
        )
        ExportOut(view, self._context).ask(what)

    async def _sum_up(self, period: Period, question: int) -> None:
        summaries = self._context.records.summaries
        summary = await summaries.of(period)
        if self._view is None or question != self._question:
            return  # Another period was chosen meanwhile.
        ends = self._context.day_cut.ends.hour
        self._view.show_summary(
            Shown(
                summary,
                lambda kind, key: summaries.wanted_for(kind, key, period),
                ends if ends < _NOON else 0,
            )
        )
