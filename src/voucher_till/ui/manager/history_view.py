"""The history: filters above, a table below them, and one row in full beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from voucher_till.domain.business_day import DayCut
from voucher_till.domain.journal import Redemption
from voucher_till.records.history import ScansWanted, Wanted
from voucher_till.ui.manager.history_acts import HistoryActs
from voucher_till.ui.manager.history_bars import HistoryBars
from voucher_till.ui.manager.history_columns import HistoryColumn
from voucher_till.ui.manager.history_detail import HistoryDetail
from voucher_till.ui.manager.history_head import HistoryHead
from voucher_till.ui.manager.history_model import HistoryModel
from voucher_till.ui.manager.history_places import Places
from voucher_till.ui.manager.history_question import HistoryQuestion
from voucher_till.ui.manager.history_rows import HistoryRows
from voucher_till.ui.manager.history_words import Clock, Row
from voucher_till.ui.shared.parts import KeyboardPage
from voucher_till.ui.shared.theme import gap

_REST_MILLISECONDS = 60
"""So long a row is chosen before it is shown in full: whoever holds an arrow key down sees the table move."""


class HistoryView(KeyboardPage):
    """Shows rows; asks for those that are wanted, and for what is known of one of them."""

    asked = Signal()
    """Other rows are wanted: see ``wanted``."""
    oldest_asked = Signal()
    row_shown = Signal(object)
    export_asked = Signal()
    columns_chosen = Signal(tuple)
    """Keys of columns."""

    def __init__(
        self,
        cut: Callable[[], DayCut],
        today: Callable[[], date],
        *,
        columns: Sequence[str],
        values: bool,
        can_print: bool,
    ) -> None:
        super().__init__()
        self._clock, self._values = Clock(cut()), values
        self._is_open = False
        self.head = HistoryHead()
        self.search = self.head.search
        self.bars = HistoryBars(cut, today, values=values)
        self.filters = self.bars.filters
        self._question = HistoryQuestion(self.head, self.bars)
        self.model = HistoryModel(self)
        self.rows = HistoryRows(self.model, self._clock, columns=columns, values=values)
        self.table = self.rows.table
        self.detail = HistoryDetail(self._clock, values=values, can_print=can_print)
        self.acts = HistoryActs(lambda: self.row, self.detail.can_print_of, self)
        self._places = Places(self.head, self.bars, self.rows, self.detail)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._show_chosen)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.search)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(10))
        column.addWidget(self.head)
        column.addWidget(self.bars)
        column.addLayout(self._places.both, 1)
        self.detail.hide()

    def _connect(self) -> None:
        head = self.head
        head.mode_chosen.connect(self._change_mode)
        head.columns_button.clicked.connect(lambda: self.rows.open_columns(head.columns_button))
        self.rows.columns_chosen.connect(self.columns_chosen)
        head.export_button.clicked.connect(self.export_asked)
        head.filters_button.toggled.connect(lambda _on: self._fit())
        self.search.searched.connect(lambda _text: self.asked.emit())
        self.search.done.connect(self.table.setFocus)
        self.bars.changed.connect(self.asked)
        self.rows.empty.clear_asked.connect(self.clear)
        self.table.selectionModel().currentChanged.connect(self._move)
        self.table.entered.connect(self._open_detail)
        self.table.clicked.connect(lambda _index: self._open_detail(keyboard=False))
        self.table.typed.connect(lambda text: self.search.take("" if text == "/" else text))
        self.table.newest_asked.connect(self._go_up)
        self.table.oldest_asked.connect(self._go_down)
        self.detail.left.connect(self._close_detail)
        self.detail.copy_asked.connect(self.acts.copy)
        self.detail.print_asked.connect(self.acts.print_again)
        self.detail.row_asked.connect(self._show)
        self.detail.order_asked.connect(self.list_order)

    @property
    def scans(self) -> bool:
        """Whether scans are listed, not redemptions."""
        return self.head.scans

    @property
    def wanted(self) -> Wanted | ScansWanted:
        """Which redemptions or scans are to be listed."""
        return self._question.wanted

    @property
    def row(self) -> Row | None:
        """What is shown in full, or is about to be."""
        if self._rest.isActive():
            return self.table.chosen
        return self.detail.row if self.model.rows else None

    @property
    def columns(self) -> list[HistoryColumn]:
        """What is shown of each row."""
        return self.model.columns

    def take(self, wanted: Wanted | ScansWanted) -> None:
        """Show a filter that was made elsewhere; whoever calls asks for the rows."""
        self._question.take(wanted)
        self._show_mode()

    def allow(self, *, values: bool) -> None:
        """Somebody else looks, who may see values or not."""
        if values != self._values:
            self._values = values
            self.filters.allow(values=values)
            self.detail.allow(values=values)
            self.rows.allow(values=values)

    def show_rows(self, rows: Sequence[Row], *, has_older: bool, has_newer: bool = False) -> None:
        """Replace the rows, newest first; the chosen one stays chosen while it is among them."""
        before = self.row
        self.model.show_rows(rows, has_older=has_older, has_newer=has_newer)
        self.rows.stand(filled=bool(rows), narrowed=self._question.is_narrowed)
        if not rows:
            self._rest.stop()
        else:
            first = rows[0]
            if isinstance(first, Redemption) and first.sale_price is not None:
                self.filters.currency = first.sale_price.currency
            same = before is not None and type(before) is type(first)
            number = self.model.number_of(before.id) if before is not None and same else None
            self.table.choose(number or 0)
        self._fit()

    def renew_rows(self, rows: Sequence[Redemption]) -> None:
        """The same rows as they are now; nothing moves, and the chosen one is told of anew."""
        self.model.renew_rows(rows)
        number = self.model.number_of(self.row.id) if self.row is not None else None
        if number is not None:
            self._show(self.model.rows[number])

    def show_oldest(self, rows: Sequence[Row], *, has_newer: bool) -> None:
        """Replace the rows by the last ones there are."""
        self.show_rows(rows, has_older=False, has_newer=has_newer)
        self.table.choose(len(rows) - 1)

    def show_totals(self, text: str) -> None:
        """What all rows that fit come to; empty while that is not known."""
        self.rows.totals.setText(text)

    def clear(self) -> None:
        """List all there is."""
        self._question.clear()
        self.search.setFocus()
        self.asked.emit()

    def list_order(self, order: str) -> None:
        """List everything of an order, whenever it was."""
        self.take(Wanted(search=order))
        self.asked.emit()

    def _change_mode(self, _scans: bool) -> None:
        self._show_mode()
        self.asked.emit()

    def _show_mode(self) -> None:
        self.model.show_rows([], has_older=False)
        self.rows.show_mode(scans=self.scans)
        self.filters.show_mode(scans=self.scans)
        self.show_totals("")

    def _move(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._rest.start()

    def _show_chosen(self) -> None:
        row = self.table.chosen
        if row is not None:
            self._show(row)

    def _show(self, row: Row) -> None:
        self._rest.stop()
        self.detail.show_row(row)
        self._fit()
        self.row_shown.emit(row)

    def _open_detail(self, *, keyboard: bool = True) -> None:
        if self.table.chosen is None:
            return
        self._show_chosen()
        self._is_open = True
        self._fit()
        if keyboard or self.table.isHidden():
            self.detail.take_keyboard()

    def _close_detail(self) -> None:
        self._is_open = False
        self._fit()
        self.table.setFocus()

    def _go_up(self) -> None:
        if self.model.has_newer:
            self.asked.emit()
        else:
            self.table.choose(0)

    def _go_down(self) -> None:
        if self.model.has_older:
            self.oldest_asked.emit()
        else:
            self.table.choose(len(self.model.rows) - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the hints at the buttons say."""
        key = event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if (control and key == Qt.Key.Key_F) or (not control and key == Qt.Key.Key_Slash):
            self.search.setFocus()
            self.search.selectAll()
        elif key == Qt.Key.Key_F8:
            self.acts.copy_log_id()
        elif control and key == Qt.Key.Key_C:
            self.acts.copy_code()
        elif control and key == Qt.Key.Key_P:
            self.acts.print_again()
        elif key == Qt.Key.Key_F5:
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size has another order of the parts."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.bars.stand(self.width())
        known = self.detail.row is not None and bool(self.model.rows)
        self._places.stand(self.size(), has_detail=known, is_open=self._is_open)
