"""Figures in rows: a name, numbers in columns, and a bar that shows how large each is beside the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListView,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from voucher_till.ui.manager.figure_rows import PAD, Column, Figure, FigurePainter, FigureRows, row_height
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import px


class _List(QListView):
    """Enter and a click open a row."""

    opened = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row that has the keyboard."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class FigureTable(QWidget):
    """Rows below the titles of their columns. It scrolls, or is as high as its rows."""

    current_changed = Signal(int)
    opened = Signal(int)
    """The number of a row that has something behind it."""

    def __init__(self, name: str, columns: Sequence[Column], *, grows: bool = False) -> None:
        super().__init__()
        self._grows = grows
        self._rows = FigureRows(self)
        self.list = _List()
        self.list.setAccessibleName(name)
        self.list.setModel(self._rows)
        self._painter = FigurePainter(self.list, columns)
        self._prepare()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        self._titles = [_title(one) for one in columns]
        self._head = _head(name, self._titles)
        column.addLayout(self._head)
        column.addWidget(self.list, 1)

    def _prepare(self) -> None:
        view = self.list
        view.setItemDelegate(self._painter)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setUniformItemSizes(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.viewport().setAutoFillBackground(False)
        if self._grows:
            view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        else:
            QScroller.grabGesture(view.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        view.verticalScrollBar().rangeChanged.connect(self._leave_room)
        view.opened.connect(self._open)
        view.clicked.connect(lambda index: self._open(index.row()))
        view.selectionModel().currentChanged.connect(
            lambda index, _before: self.current_changed.emit(index.row())
        )

    def _leave_room(self, least: int, most: int) -> None:
        """The titles stay above their columns when a scroll bar comes."""
        bar = self.list.verticalScrollBar().sizeHint().width() if most > least else 0
        self._head.setContentsMargins(_edge(), 0, _edge() + bar, 0)

    @property
    def figures(self) -> Sequence[Figure]:
        """What is shown."""
        return self._rows.figures

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Replace them all."""
        self._rows.show_figures(figures)
        if self._grows:
            self.list.setFixedHeight(row_height() * len(figures) + px(6))

    def show_columns(self, columns: Sequence[Column]) -> None:
        """As many columns of other numbers, from the next rows on."""
        self._painter.columns = columns
        for title, column in zip(self._titles, columns, strict=True):
            title.setText(column.title)

    def mark(self, number: int) -> None:
        """Mark a row."""
        self.list.setCurrentIndex(self._rows.index(number))

    def _open(self, number: int) -> None:
        if self._rows.figures[number].opens:
            self.opened.emit(number)


def _edge() -> int:
    """From the edge of a table to its words: past the border of the list."""
    return px(PAD) + 2


def _title(column: Column) -> QLabel:
    made = label(column.title, "small")
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    made.setFixedWidth(span(column.width))
    return made


def _head(name: str, titles: Sequence[QLabel]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setContentsMargins(_edge(), 0, _edge(), 0)
    line.setSpacing(0)
    line.addWidget(label(name, "small"), 1)
    for title in titles:
        line.addWidget(title)
    return line
