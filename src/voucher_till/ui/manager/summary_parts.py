"""The charts and tables of a summary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from voucher_till.domain.journal import RedemptionState
from voucher_till.records.summary import Slice, SliceKind, Summary
from voucher_till.store.history import Wanted
from voucher_till.ui.manager.chart_card import ChartCard
from voucher_till.ui.manager.chart_picture import Bar, short_number
from voucher_till.ui.manager.figure_rows import Column, Figure
from voucher_till.ui.manager.summary_cards import TableCard, put_cards
from voucher_till.ui.manager.summary_words import (
    Measure,
    amount_words,
    columns,
    count_words,
    figures,
    name_of,
    refused_columns,
    refused_figures,
    short_name_of,
)
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.theme import gap

_TWO_CHARTS, _TWO_TABLES = 1540, 760
_DAYS_OF_A_WEEK = 7
_CHARTS = {
    SliceKind.DAY: 5,
    SliceKind.HOUR: 5,
    SliceKind.WEEKDAY: _DAYS_OF_A_WEEK,
}
"""The charts, and how many rows of their tables are in sight."""
_TABLES = (SliceKind.PRODUCT, SliceKind.CASHIER, SliceKind.STATE)


class Shown(NamedTuple):
    """A summary, and what is needed to show it."""

    summary: Summary
    wanted_for: Callable[[SliceKind, str], Wanted | None]
    """The filter that lists the rows of a slice."""
    first_hour: int = 0
    """With which the outlet's days begin."""


class SummaryParts(QWidget):
    """A card for each way to look at a period; a bar or a row that is opened asks for what is behind it."""

    rows_asked = Signal(object)
    """A ``Wanted``."""

    def __init__(self, *, values: bool) -> None:
        super().__init__()
        self._values = values
        self._measure = Measure.PAID if values else Measure.COUNT
        self._shown: Shown | None = None
        self._slices: dict[SliceKind, Sequence[Slice]] = {}
        names = _names()
        self.charts = {kind: ChartCard(*names[kind], self._columns(), rows) for kind, rows in _CHARTS.items()}
        self.tables = {kind: TableCard(*names[kind], self._columns()) for kind in _TABLES}
        self.refused = TableCard(
            translate("summary_parts", "What was refused"),
            translate("summary_parts", "Why"),
            refused_columns(),
        )
        self.refused.opened.connect(lambda _number: self._ask(SliceKind.STATE, RedemptionState.REFUSED))
        for kind, card in (*self.charts.items(), *self.tables.items()):
            card.opened.connect(lambda number, kind=kind: self._ask(kind, self._slices[kind][number].key))
        self._chart_grid, self._table_grid = QGridLayout(), QGridLayout()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(12))
        for grid in (self._chart_grid, self._table_grid):
            grid.setSpacing(gap(12))
            column.addLayout(grid)
        column.addStretch(1)
        for card in (*self.charts.values(), *self.tables.values(), self.refused):
            card.setParent(self)  # Shown without one, it would be a window of its own for a moment.

    def _columns(self) -> list[Column]:
        return columns(self._measure, values=self._values)

    def show_summary(self, shown: Shown, measure: Measure) -> None:
        """Replace everything."""
        summary = shown.summary
        self._shown, self._measure = shown, measure
        self._slices = {
            SliceKind.DAY: summary.by_day,
            SliceKind.HOUR: busy_hours(summary.by_hour, shown.first_hour),
            SliceKind.WEEKDAY: summary.by_weekday,
            SliceKind.PRODUCT: summary.by_product,
            SliceKind.CASHIER: summary.by_cashier,
            SliceKind.STATE: [one for one in summary.by_state if one.count],
        }
        for kind, chart in self.charts.items():
            rows = self._figures(kind)
            chart.table.show_columns(self._columns())
            chart.show_figures(self._bars(kind), rows)
            sold = any(one.count for one in self._slices[kind])
            chart.show_note("" if any(row.opens for row in rows) or not sold else _why_closed(kind))
        for kind, table in self.tables.items():
            table.table.show_columns(self._columns())
            table.show_figures(self._figures(kind))
        self.refused.show_figures(refused_figures(summary.refused))
        self._lay_out()

    def _figures(self, kind: SliceKind) -> list[Figure]:
        if self._shown is None:
            return []
        shown = self._shown
        return figures(
            kind,
            self._slices[kind],
            self._measure,
            shown.summary.currency,
            lambda key: shown.wanted_for(kind, key) is not None,
            values=self._values,
        )

    def _bars(self, kind: SliceKind) -> list[Bar]:
        if self._shown is None:
            return []
        summary = self._shown.summary
        made = []
        for one in self._slices[kind]:
            height = self._measure.of(one)
            if self._measure is Measure.COUNT:
                above = says = count_words(one.count)
            else:
                above, says = short_number(float(height)), amount_words(height, summary.currency)
            short = short_name_of(kind, one.key, summary.period)
            made.append(Bar(short, float(height), above, says, name_of(kind, one.key)))
        return made

    def _ask(self, kind: SliceKind, key: str) -> None:
        wanted = self._shown.wanted_for(kind, key) if self._shown is not None else None
        if wanted is not None:
            self.rows_asked.emit(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards stand in pairs where there is room."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        """Only what says something: not bars of nothing, one day's days, or a week's weekdays."""
        days = len(self._shown.summary.period.days) if self._shown is not None else 0
        sold = any(one.count for one in self._slices.get(SliceKind.DAY, ()))
        self.charts[SliceKind.DAY].setVisible(sold and days > 1)
        self.charts[SliceKind.HOUR].setVisible(sold)
        self.charts[SliceKind.WEEKDAY].setVisible(sold and days > _DAYS_OF_A_WEEK)
        for kind, table in self.tables.items():
            table.setVisible(bool(self._slices.get(kind)))
        self.refused.setVisible(self._shown is not None and bool(self._shown.summary.refused))
        put_cards(self._chart_grid, list(self.charts.values()), 2 if self.width() >= span(_TWO_CHARTS) else 1)
        tables = [*self.tables.values(), self.refused]
        put_cards(self._table_grid, tables, 2 if self.width() >= span(_TWO_TABLES) else 1)


def busy_hours(hours: Sequence[Slice], first: int) -> list[Slice]:
    """The hours of a day in its own order, from the first to the last with sales."""
    ordered = [*hours[first:], *hours[:first]]
    busy = [number for number, one in enumerate(ordered) if one.count]
    return ordered[busy[0] : busy[-1] + 1] if busy else []


def _why_closed(kind: SliceKind) -> str:
    if kind is SliceKind.HOUR:
        return translate("summary_parts", "Choose a single day to open the rows of an hour.")
    return translate("summary_parts", "Choose a single week to open the rows of a day.")


def _names() -> dict[SliceKind, tuple[str, str]]:
    """Of each card, and of the first column of its table."""
    return {
        SliceKind.DAY: (translate("summary_parts", "Day by day"), translate("summary_parts", "Day")),
        SliceKind.HOUR: (translate("summary_parts", "By the hour"), translate("summary_parts", "Hour")),
        SliceKind.WEEKDAY: (
            translate("summary_parts", "By weekday"),
            translate("summary_parts", "Weekday"),
        ),
        SliceKind.PRODUCT: (translate("summary_parts", "Products"), translate("summary_parts", "Product")),
        SliceKind.CASHIER: (translate("summary_parts", "Cashiers"), translate("summary_parts", "Cashier")),
        SliceKind.STATE: (translate("summary_parts", "How it went"), translate("summary_parts", "State")),
    }
