"""A table of texts that grows at its end as somebody reads on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QScroller, QTableView

from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.theme import palette, px

Index = QModelIndex | QPersistentModelIndex
Item = TypeVar("Item")
NO_PARENT = QModelIndex()
_SHARED, _LEAST = 0.32, 0.5
"""Of a narrow table, what is left for the columns that share; and the least that remains of the others."""
_NARROWEST = 48


class TextColumn(NamedTuple, Generic[Item]):
    """A column: its title, what it says of an item, and its width in pixels; 0 takes what is left."""

    title: str
    text: Callable[[Item], str]
    width: int = 0
    tone: Callable[[Item], str] = lambda _item: ""
    """A colour of the palette by name; empty for that of text."""


class TextModel(QAbstractTableModel, Generic[Item]):
    """Items as rows of texts."""

    more_asked = Signal()
    """Somebody reads on at the end, and there may be more."""

    def __init__(self, columns: Sequence[TextColumn[Item]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Item] = []
        self._columns = columns
        self._has_more = False

    def show_items(self, items: Sequence[Item], *, has_more: bool = False) -> None:
        """Replace them all."""
        self.beginResetModel()
        self.items = list(items)
        self._has_more = has_more
        self.endResetModel()

    def add_items(self, items: Sequence[Item], *, has_more: bool) -> None:
        """Put more at the end."""
        self._has_more = has_more
        if items:
            first = len(self.items)
            self.beginInsertRows(QModelIndex(), first, first + len(items) - 1)
            self.items.extend(items)
            self.endInsertRows()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """How many are known."""
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """How many texts a row has."""
        return 0 if parent.isValid() else len(self._columns)

    def canFetchMore(self, _parent: Index) -> bool:
        """Whether there may be more."""
        return self._has_more

    def fetchMore(self, _parent: Index) -> None:
        """Ask for it, once."""
        self._has_more = False
        self.more_asked.emit()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles above the columns."""
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A text, and its colour."""
        column, item = self._columns[index.column()], self.items[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            text = column.text(item)
            # A tool tip guesses at rich text, as labels do: this one is it, and so shows the text as it is.
            return text if role == Qt.ItemDataRole.DisplayRole else f"<span>{escape(text)}</span>"
        if role == Qt.ItemDataRole.ForegroundRole:
            tone = column.tone(item)
            return QColor(getattr(palette(), tone)) if tone else None
        return None


class TextTable(QTableView):
    """Shows a ``TextModel``; a row is chosen as a whole."""

    entered = Signal(int)
    """Enter on a row, by its number."""

    def __init__(
        self, name: str, model: QAbstractTableModel, widths: Sequence[int], *, is_whole: bool = False
    ) -> None:
        """``is_whole``: where it is too narrow it scrolls to the side, and no column leaves of its width."""
        super().__init__()
        self.setObjectName("plain")
        self.setAccessibleName(name)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if is_whole else policy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(44))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(px(40))
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(px(_NARROWEST))
        for number, width in enumerate(widths):
            modes = QHeaderView.ResizeMode
            header.setSectionResizeMode(number, modes.Fixed if width or is_whole else modes.Stretch)
        self._widths = list(widths)
        self._is_whole = is_whole
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the columns after the first leave some of their width to those that share."""
        super().resizeEvent(event)
        if self._is_whole:
            self._keep_whole()
            return
        first, *others = (span(width) for width in self._widths)
        room = self.viewport().width() - first - round(self.viewport().width() * _SHARED)
        share = min(1.0, max(room / sum(others), _LEAST)) if any(others) else 1.0
        for number, width in enumerate((first, *(round(one * share) for one in others))):
            if width:
                self.horizontalHeader().resizeSection(number, width)

    def _keep_whole(self) -> None:
        room = self.viewport().width() - sum(span(width) for width in self._widths)
        share = max(room, round(self.viewport().width() * _SHARED)) // max(1, self._widths.count(0))
        for number, width in enumerate(self._widths):
            self.horizontalHeader().resizeSection(number, span(width) if width else share)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row; Esc is the page's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)
