"""The last redemptions of this till: how each went, and what to quote of it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.journal import Redemption
from voucher_till.ui.cashier.recent_detail import RecentDetail
from voucher_till.ui.cashier.recent_rows import RowPainter, RowsModel
from voucher_till.ui.shared.empty_state import EmptyState
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import card, label
from voucher_till.ui.shared.theme import look, px

SHOWN = 50
LOG_ID, REDEEM_ID = "log_id", "redeem_id"
"""What ``copied`` tells."""
_NARROW = 900
"""A page less wide than this, times the text size, has the detail below the list."""
_DETAIL_WIDTH = 380


class RecentPage(QWidget):
    """Lists redemptions, newest first, and shows one of them in full."""

    left = Signal()
    print_asked = Signal(object)
    """A ``Redemption``."""
    copied = Signal(str)
    """``LOG_ID`` or ``REDEEM_ID`` is on the clipboard."""

    def __init__(self, *, can_print: bool = True) -> None:
        super().__init__()
        self.setObjectName("page")
        self._model = RowsModel(self)
        self.list = self._make_list()
        self.detail = RecentDetail(can_print=can_print)
        self.detail.log_id_asked.connect(self.copy_log_id)
        self.detail.redeem_id_asked.connect(self.copy_redeem_id)
        self.detail.print_asked.connect(self.print_again)
        self._empty = EmptyState(
            "ph.clock-counter-clockwise",
            translate("recent_page", "Nothing yet"),
            translate("recent_page", "Redeemed vouchers will be listed here."),
        )
        self._full = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._full)
        self._lay_out()
        self.setFocusProxy(self.list)
        self.show_rows([])

    def _make_list(self) -> QListView:
        view = QListView()
        view.setAccessibleName(translate("recent_page", "Recent redemptions"))
        view.setModel(self._model)
        view.setItemDelegate(RowPainter(view))
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.viewport().setAutoFillBackground(False)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMinimumSize(px(200), px(64))
        QScroller.grabGesture(view.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        view.selectionModel().currentChanged.connect(self._show_chosen)
        return view

    def _lay_out(self) -> None:
        done = QPushButton(translate("recent_page", "Done") + "   Esc")
        done.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        done.setMinimumHeight(px(48))
        done.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(label(translate("recent_page", "Recent"), "title"), 1)
        head.addWidget(done)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(px(16))
        self._both.addWidget(self.list, 1)
        self._both.addWidget(self.detail)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(px(20), px(12), px(20), px(16))
        inside.setSpacing(px(10))
        inside.addLayout(head)
        rule = QFrame()
        rule.setObjectName("topline")
        inside.addWidget(rule)
        inside.addWidget(self._full, 1)
        inside.addWidget(self._empty, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(20, 20, 20, 20)
        outside.addWidget(frame)

    @property
    def chosen(self) -> Redemption | None:
        """The row that is shown in full."""
        index = self.list.currentIndex()
        return self._model.rows[index.row()] if index.isValid() else None

    def show_rows(self, rows: Sequence[Redemption]) -> None:
        """Replace the rows, newest first; the chosen one stays chosen while it is among them."""
        before = self.chosen
        self._model.show_rows(rows[:SHOWN])
        kept = (number for number, row in enumerate(self._model.rows) if before and row.id == before.id)
        self._full.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        if rows:
            self._choose(next(kept, 0))

    def step(self, by: int) -> None:
        """Choose a row so many further down."""
        if self._model.rows:
            self._choose(min(max(self.list.currentIndex().row() + by, 0), len(self._model.rows) - 1))

    def copy_log_id(self) -> None:
        """Put the chosen row's log ID on the clipboard."""
        self._copy(self.chosen.log_id if self.chosen else None, LOG_ID)

    def copy_redeem_id(self) -> None:
        """Put the chosen row's redeem ID on the clipboard."""
        self._copy(self.chosen.redeem_id if self.chosen else None, REDEEM_ID)

    def print_again(self) -> None:
        """Ask for another slip of the chosen row."""
        if self.chosen is not None and self.detail.can_print:
            self.print_asked.emit(self.chosen)

    def _copy(self, text: str | None, what: str) -> None:
        if text:
            QGuiApplication.clipboard().setText(text)
            self.copied.emit(what)

    def _choose(self, number: int) -> None:
        self.list.setCurrentIndex(self._model.index(number))

    def _show_chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self.detail.show_row(self._model.rows[index.row()])

    def showEvent(self, event: QShowEvent) -> None:
        """The arrow keys are the list's."""
        super().showEvent(event)
        self.list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves; the list knows the other keys."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The detail stands beside the list, or below it where the page is narrow."""
        super().resizeEvent(event)
        beside = self.width() >= _NARROW * look().scale
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._both.setStretch(0, 1)
        self._both.setStretch(1, 0 if beside else 2)
        self.detail.stand(beside=beside, width=px(_DETAIL_WIDTH) if beside else 0)
