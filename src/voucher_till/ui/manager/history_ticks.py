"""Choices in a list, each with a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from voucher_till.ui.manager.history_words import ToneLook
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.theme import palette, px, tint

Index = QModelIndex | QPersistentModelIndex

ROW = 48
_TICK, _PAD = 22, 10


class Entry(NamedTuple):
    """One choice."""

    value: str
    title: str
    look: ToneLook | None = None


class TickModel(QAbstractListModel):
    """Choices, and which of them are ticked."""

    def __init__(self, entries: Sequence[Entry], ticked: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.entries = entries
        self.ticked = set(ticked)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A choice as it is called, and whether it is ticked."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.CheckStateRole:
            on = entry.value in self.ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return entry if role == Qt.ItemDataRole.UserRole else None

    def tick(self, number: int) -> None:
        """Tick a choice, or take its tick away."""
        self.ticked ^= {self.entries[number].value}
        index = self.index(number)
        self.dataChanged.emit(index, index)

    @property
    def values(self) -> tuple[str, ...]:
        """What is ticked, in the order of the choices."""
        return tuple(entry.value for entry in self.entries if entry.value in self.ticked)


class TickPainter(QStyledItemDelegate):
    """A box with or without a tick, an icon where there is one, and the words."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """High enough for a finger."""
        return QSize(px(120), px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        entry: Entry = index.data(Qt.ItemDataRole.UserRole)
        colours, room = palette(), QRect(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_HasFocus or state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tint()))
            painter.drawRoundedRect(room.adjusted(0, 1, 0, -1), px(8), px(8))
        side = px(_TICK)
        box = QRect(room.left() + px(_PAD), room.center().y() - side // 2, side, side)
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        painter.setPen(QPen(QColor(colours.accent if on else colours.edge), 2))
        painter.setBrush(QColor(colours.accent if on else colours.card))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(6), px(6))
        if on:
            icon("ph.check-bold", colours.on_accent).paint(painter, box.adjusted(3, 3, -3, -3))
        left = box.right() + px(_PAD)
        if entry.look is not None:
            sign = QRect(left, room.center().y() - px(9), px(18), px(18))
            icon(entry.look.sign, getattr(colours, entry.look.tone)).paint(painter, sign)
            left = sign.right() + px(8)
        painter.setFont(option.font)
        painter.setPen(QColor(colours.ink))
        words = QRect(left, room.top(), room.right() - px(_PAD) - left, room.height())
        text = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()
