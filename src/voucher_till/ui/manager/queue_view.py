"""The list of open rows, and one of them in full beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QBoxLayout, QWidget

from voucher_till.domain.journal import Redemption
from voucher_till.ui.manager.queue_detail import QueueDetail
from voucher_till.ui.manager.queue_groups import Entry
from voucher_till.ui.manager.queue_list import OpenList, OpenModel
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.theme import gap

_BESIDE, _BELOW = 900, 640
"""Sizes of the page, times the text size: wide enough for the detail beside the list, or high enough for it
below the list."""
_NARROWEST, _BROADEST, _SHARE = 330, 480, 0.36
"""Of the detail beside the list."""
_WIDEST = 16_777_215
_REST_MILLISECONDS = 60
"""So long a row is chosen before it is shown in full: whoever holds an arrow key down sees the list move."""


class QueueView(QWidget):
    """Where there is room for one alone, the detail takes the place of the list when a row is opened."""

    changed = Signal()
    """The detail stands alone now, or the list is back."""
    close_asked = Signal(object)
    handed_over_asked = Signal(object)
    story_asked = Signal(object)
    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._is_open = False
        self._has_room_for_both = True
        self.model = OpenModel(self)
        self.list = OpenList(self.model)
        self.detail = QueueDetail()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(gap(14))
        self._both.addWidget(self.list, 1)
        self._both.addWidget(self.detail)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MILLISECONDS)
        self._rest.timeout.connect(self._show_chosen)
        self.list.selectionModel().currentChanged.connect(self._move)
        self.list.clicked.connect(lambda _index: self._open())
        self.detail.copy_asked.connect(self._copy)
        self.detail.close_asked.connect(self.ask_to_close)
        self.detail.handed_over_asked.connect(self.ask_handed_over)
        self.detail.left.connect(self.close_detail)
        self.setFocusProxy(self.list)

    @property
    def chosen(self) -> Redemption | None:
        """The row that is shown in full, or is about to be."""
        index = self.list.currentIndex()
        return self.model.entries[index.row()].row if index.isValid() else None

    @property
    def is_alone(self) -> bool:
        """Whether the detail stands in place of the list."""
        return self._is_open

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List these; the chosen row stays chosen while it is among them."""
        self.model.show_entries(entries)
        if entries and not self.list.currentIndex().isValid():
            self._choose(0)
        self._show_chosen()
        if not entries and self._is_open:
            self.close_detail()

    def step(self, by: int) -> None:
        """Choose a row so many further down."""
        if self.model.entries:
            last = len(self.model.entries) - 1
            self._choose(min(max(self.list.currentIndex().row() + by, 0), last))

    def go_on(self) -> None:
        """Open the chosen row where it is not shown yet, else ask for the end of its conflict."""
        if self._has_room_for_both or self._is_open:
            self.ask_to_close()
        else:
            self._open()

    def ask_to_close(self) -> None:
        """Ask for the end of the chosen conflict."""
        self._show_chosen()
        if self.chosen is not None and self.detail.can_be_closed:
            self.close_asked.emit(self.chosen)

    def ask_handed_over(self) -> None:
        """The goods of the chosen unknown row are out."""
        self._show_chosen()
        if self.chosen is not None and self.detail.can_be_handed_over:
            self.handed_over_asked.emit(self.chosen)

    def copy_log_id(self) -> None:
        """Put the chosen row's log ID on the clipboard."""
        if self.chosen is not None and self.chosen.log_id:
            self._copy(self.chosen.log_id, translate("queue_view", "Log ID"))

    def close_detail(self) -> None:
        """The list is back."""
        self._is_open = False
        self._arrange()
        self.list.setFocus()

    def renew(self) -> None:
        """Tries come and days end: what is said of them is drawn anew."""
        self.list.viewport().update()
        self.detail.renew()

    def fit(self, width: int, height: int) -> None:
        """Beside, below, or one in place of the other, as the page has room."""
        beside = width >= span(_BESIDE)
        self._has_room_for_both = beside or height >= span(_BELOW)
        directions = QBoxLayout.Direction
        self._both.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._both.setStretch(1, 0 if beside else 1)
        share = min(max(round(width * _SHARE), span(_NARROWEST)), span(_BROADEST))
        self.detail.setMinimumWidth(share if beside else 0)
        self.detail.setMaximumWidth(share if beside else _WIDEST)
        self._is_open = self._is_open and not self._has_room_for_both
        self._arrange()

    def _arrange(self) -> None:
        self.detail.back_button.setVisible(not self._has_room_for_both)
        self.detail.setVisible(self._has_room_for_both or self._is_open)
        self.list.setVisible(not self._is_open)
        self.changed.emit()

    def _copy(self, text: str, name: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(name)

    def _choose(self, number: int) -> None:
        self.list.setCurrentIndex(self.model.index(number))

    def _move(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._rest.start()

    def _show_chosen(self) -> None:
        """Show it in full, where that is not what is shown already."""
        self._rest.stop()
        index = self.list.currentIndex()
        if not index.isValid():
            return
        entry = self.model.entries[index.row()]
        if entry != self.detail.entry:
            self.detail.show_entry(entry)
            self.story_asked.emit(entry.row)

    def _open(self) -> None:
        self._show_chosen()
        if not self._has_room_for_both:
            self._is_open = True
            self._arrange()
            self.detail.take_keyboard()
