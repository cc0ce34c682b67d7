"""The rows of a table of figures: what each says, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.theme import palette, px

Index = QModelIndex | QPersistentModelIndex

PAD = 14
"""From the edge of a row to its words."""
_GAP, _SIGN, _BAR, _CARET, _BETWEEN = 12, 18, 4, 11, 6
_TEXT = 15
_ROW = 48
_RADIUS = 8


def row_height() -> int:
    """Of each row, in pixels: enough for a finger."""
    return px(_ROW)


class Figure(NamedTuple):
    """One row."""

    name: str
    cells: tuple[str, ...]
    share: float
    """Length of its bar, 0 to 1; less than 0 for no bar."""
    tone: str = "accent"
    """A colour of the palette."""
    sign: str = ""
    """An icon before the name."""
    opens: bool = True
    """Whether there is something behind it."""


class Column(NamedTuple):
    """A column of numbers."""

    title: str
    width: int
    """In pixels at text of usual size."""


class FigureRows(QAbstractListModel):
    """Figures for a list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.figures: Sequence[Figure] = ()

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Replace them all."""
        self.beginResetModel()
        self.figures = figures
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.figures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row says, on the screen and by a screen reader."""
        figure = self.figures[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return figure.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join((figure.name, *(cell for cell in figure.cells if cell)))
        return figure if role == Qt.ItemDataRole.UserRole else None


class FigurePainter(QStyledItemDelegate):
    """Draws a row: words above, its bar at the foot."""

    def __init__(self, parent: QObject, columns: Sequence[Column]) -> None:
        super().__init__(parent)
        self.columns = columns

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """High enough for a finger."""
        return QSize(px(120), row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        figure: Figure = index.data(Qt.ItemDataRole.UserRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(QColor(palette().accent), 2))
            painter.setBrush(QColor(palette().ground))
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), px(_RADIUS), px(_RADIUS))
        inside = room.adjusted(px(PAD), px(4), -px(PAD), -px(6))
        self._draw_words(painter, inside.adjusted(0, 0, 0, -px(_BAR)), option, figure)
        _draw_bar(painter, inside, figure)
        if figure.opens:
            side = px(_CARET)
            place = QRect(room.right() - side - 1, inside.center().y() - side // 2 - px(2), side, side)
            icon("ph.caret-right-bold", palette().mute).paint(painter, place)
        painter.restore()

    def _draw_words(
        self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, figure: Figure
    ) -> None:
        right = room.right()
        painter.setPen(QColor(palette().ink))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for number in reversed(range(len(self.columns))):
            width = span(self.columns[number].width)
            painter.setFont(_font(option, strong=number == len(self.columns) - 1))
            cell = QRect(right - width + px(_BETWEEN), room.top(), width - px(_BETWEEN), room.height())
            text = figure.cells[number]
            fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, cell.width())
            painter.drawText(cell, int(flags), fitting)
            right -= width
        left = room.left()
        if figure.sign:
            side = px(_SIGN)
            place = QRect(left, room.center().y() - side // 2, side, side)
            icon(figure.sign, getattr(palette(), figure.tone)).paint(painter, place)
            left += side + px(8)
        painter.setFont(_font(option))
        width = max(0, right - px(_GAP) - left)
        fitting = painter.fontMetrics().elidedText(figure.name, Qt.TextElideMode.ElideRight, width)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(left, room.top(), width, room.height()), int(flags), fitting)


def _draw_bar(painter: QPainter, room: QRect, figure: Figure) -> None:
    if figure.share < 0:
        return
    height = px(_BAR)
    track = QRect(room.left(), room.bottom() - height, room.width(), height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(palette().off))
    painter.drawRoundedRect(track, height / 2, height / 2)
    if figure.share > 0:
        painter.setBrush(QColor(getattr(palette(), figure.tone)))
        track.setWidth(max(height, round(track.width() * min(figure.share, 1.0))))
        painter.drawRoundedRect(track, height / 2, height / 2)


def _font(option: QStyleOptionViewItem, *, strong: bool = False) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(px(_TEXT))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
