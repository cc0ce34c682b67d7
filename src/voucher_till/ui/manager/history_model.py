"""The rows of the history that somebody looks at: a stretch of the record, read page by page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from voucher_till.ui.manager.history_columns import HistoryColumn
from voucher_till.ui.manager.history_words import Row

Index = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()

PAGE = 50
KEPT = 2_000
"""So many rows are held at most; what is scrolled far out of sight is read again when it is needed."""


class HistoryModel(QAbstractTableModel):
    """Rows from the newest of the stretch down to its oldest."""

    older_asked = Signal()
    newer_asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []
        self.columns: list[HistoryColumn] = []
        self._has_older = self._has_newer = False
        self._asked = False

    def show_columns(self, columns: Sequence[HistoryColumn]) -> None:
        """Other columns for the same rows."""
        self.beginResetModel()
        self.columns = list(columns)
        self.endResetModel()

    def show_rows(self, rows: Sequence[Row], *, has_older: bool, has_newer: bool = False) -> None:
        """Replace them all."""
        self.beginResetModel()
        self.rows = list(rows)
        self._has_older, self._has_newer, self._asked = has_older, has_newer, False
        self.endResetModel()

    def renew_rows(self, rows: Sequence[Row]) -> None:
        """Rows that are held, as they are now; each stays where it stands."""
        fresh = {row.id: row for row in rows}
        self.rows = [fresh.get(row.id, row) for row in self.rows]
        if self.rows:
            last = self.index(len(self.rows) - 1, max(len(self.columns) - 1, 0))
            self.dataChanged.emit(self.index(0, 0), last)

    def add_older(self, rows: Sequence[Row]) -> None:
        """Go on at the end with what was asked for; fewer than a page are the last ones."""
        self._has_older, self._asked = len(rows) == PAGE, False
        if not rows:
            return
        count = len(self.rows)
        self.beginInsertRows(NO_PARENT, count, count + len(rows) - 1)
        self.rows.extend(rows)
        self.endInsertRows()
        extra = len(self.rows) - KEPT
        if extra > 0:
            self.beginRemoveRows(NO_PARENT, 0, extra - 1)
            del self.rows[:extra]
            self._has_newer = True
            self.endRemoveRows()

    def add_newer(self, rows: Sequence[Row]) -> None:
        """Go on at the top."""
        self._has_newer, self._asked = len(rows) == PAGE, False
        if not rows:
            return
        self.beginInsertRows(NO_PARENT, 0, len(rows) - 1)
        self.rows[:0] = rows
        self.endInsertRows()
        if len(self.rows) > KEPT:
            self.beginRemoveRows(NO_PARENT, KEPT, len(self.rows) - 1)
            del self.rows[KEPT:]
            self._has_older = True
            self.endRemoveRows()

    def give_up(self) -> None:
        """What was asked for does not come; it may be asked for again."""
        self._asked = False

    @property
    def has_newer(self) -> bool:
        """Whether there are rows above the stretch."""
        return self._has_newer

    @property
    def has_older(self) -> bool:
        """Whether there are rows below the stretch."""
        return self._has_older

    def look_around(self, first: int, last: int) -> None:
        """Somebody sees these rows: ask for more where the stretch soon ends."""
        if self._asked:
            return
        near = PAGE // 2
        if self._has_older and last >= len(self.rows) - near:
            self._asked = True
            self.older_asked.emit()
        elif self._has_newer and first < near:
            self._asked = True
            self.newer_asked.emit()

    def number_of(self, row_id: int | None) -> int | None:
        """Where a row stands."""
        return next((number for number, row in enumerate(self.rows) if row.id == row_id), None)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """How many are held."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """How many are shown."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Titles above the columns."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a cell says, on the screen and by a screen reader."""
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.text(row)}"
        return None
