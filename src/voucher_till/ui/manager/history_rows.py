"""The card in which the rows of the history stand, with what they come to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from voucher_till.ui.manager.history_columns import HistoryColumn, columns_of, shown
from voucher_till.ui.manager.history_empty import HistoryEmpty
from voucher_till.ui.manager.history_model import HistoryModel
from voucher_till.ui.manager.history_popup import TickPopup
from voucher_till.ui.manager.history_table import HistoryTable
from voucher_till.ui.manager.history_ticks import Entry
from voucher_till.ui.manager.history_words import Clock
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap


class HistoryRows(QFrame):
    """A table with a line below it, or some words where there is nothing to list."""

    columns_chosen = Signal(tuple)
    """Keys of columns, of both modes."""

    def __init__(self, model: HistoryModel, clock: Clock, *, columns: Sequence[str], values: bool) -> None:
        super().__init__()
        self._model, self._clock, self._values = model, clock, values
        self._chosen = tuple(columns)
        self._scans = False
        self.setObjectName("card")
        self.table = HistoryTable(model)
        self.empty = HistoryEmpty()
        self.totals = label(name="strong")
        self._rule = QFrame()
        self._rule.setObjectName("topline")
        self.totals.setContentsMargins(gap(12), gap(9), gap(12), gap(6))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, gap(4), 1, gap(4))
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self._rule)
        column.addWidget(self.totals)
        self.empty.hide()
        self._show_columns()

    def stand(self, *, filled: bool, narrowed: bool) -> None:
        """Rows, or why there are none."""
        self.table.setVisible(filled)
        for part in (self._rule, self.totals):
            part.setVisible(filled)
        self.empty.setVisible(not filled)
        self.empty.show_why(narrowed=narrowed)

    def allow(self, *, values: bool) -> None:
        """Somebody else looks, who may see values or not."""
        self._values = values
        self._show_columns()

    def show_mode(self, *, scans: bool) -> None:
        """Columns of scans, or of redemptions."""
        self._scans = scans
        self._show_columns()

    def open_columns(self, anchor: QWidget) -> TickPopup:
        """Let somebody choose the columns; one stays at least."""
        entries = [Entry(column.key, column.title) for column in self._every]
        ticked = [column.key for column in self._model.columns]
        popup = TickPopup(anchor, translate("history_rows", "Columns"), entries, ticked, is_clearable=False)
        popup.changed.connect(self._choose)
        popup.open_below()
        return popup

    @property
    def _every(self) -> list[HistoryColumn]:
        return columns_of(self._clock, scans=self._scans, values=self._values)

    def _choose(self, keys: tuple[str, ...]) -> None:
        # Of the other mode, and those that are not for everybody, whatever was chosen stays.
        mine = {column.key for column in self._every}
        self._chosen = (*(key for key in self._chosen if key not in mine), *keys)
        self._show_columns()
        self.columns_chosen.emit(self._chosen)

    def _show_columns(self) -> None:
        current = self.table.currentIndex().row()
        self._model.show_columns(shown(self._every, self._chosen))
        if current >= 0:
            self.table.choose(current)
