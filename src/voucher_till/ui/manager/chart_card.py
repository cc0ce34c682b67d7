"""A card with a chart, and its figures in a table beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from voucher_till.ui.manager.chart_picture import Bar, short_number
from voucher_till.ui.manager.charts import BarChart
from voucher_till.ui.manager.figure_rows import Column, Figure, row_height
from voucher_till.ui.manager.figures import FigureTable
from voucher_till.ui.manager.summary_cards import TitledCard
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.theme import gap, px

_BESIDE, _TABLE_WIDTH = 760, 410
_TITLES = 38
"""The height of the titles above a table."""
_ANY_WIDTH = 16_777_215
"""Qt's own word for no limit."""


class ChartCard(TitledCard):
    """Bars, and the same figures in a table beside them, or below where it is narrow."""

    def __init__(self, title: str, name: str, columns: Sequence[Column], rows: int) -> None:
        """``rows``: how many of the table are in sight."""
        super().__init__(title)
        self.chart = BarChart(title)
        self.table = FigureTable(name, columns)
        for part in (self.chart, self.table):
            part.setFixedHeight(px(_TITLES) + rows * row_height())
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(gap(20))
        self._both.addWidget(self.chart, 1)
        self._both.addWidget(self.table)
        self.column.addLayout(self._both)
        self.column.addStretch(1)
        self.chart.current_changed.connect(self.table.mark)
        self.table.current_changed.connect(self.chart.mark)
        self.chart.opened.connect(self._open)
        self.table.opened.connect(self.opened)

    def show_figures(self, bars: Sequence[Bar], rows: Sequence[Figure]) -> None:
        """A bar for each row."""
        self.table.show_figures(rows)
        self.chart.show_bars(bars, short_number)
        opens = any(row.opens for row in rows)
        self.chart.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def _open(self, number: int) -> None:
        if self.table.figures[number].opens:
            self.opened.emit(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table stands beside the chart where there is room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        beside = self.width() >= span(_BESIDE)
        self._both.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        self.table.setMaximumWidth(span(_TABLE_WIDTH) if beside else _ANY_WIDTH)
        self.table.setMinimumWidth(span(_TABLE_WIDTH) if beside else 0)
