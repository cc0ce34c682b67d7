"""The list of open rows: kept up to date row by row, and drawn in three lines each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QScroller,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from voucher_till.ui.manager.queue_groups import LOOKS, Entry
from voucher_till.ui.manager.queue_words import product_of, taken_line, why_line
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.theme import gap, palette, px, tint

Index = QModelIndex | QPersistentModelIndex

_PAD, _GAP, _LINE_GAP = 14, 9, 3
_SMALL, _STRONG, _SIGN = 13, 15, 15
_BAR, _RADIUS = 3, 10
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class OpenModel(QAbstractListModel):
    """Open rows. What stays is left alone, so that views keep what is chosen and where they stand."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row is called, on the screen and by a screen reader."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return product_of(entry.row)
        return _spoken(entry) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def number_of(self, row_id: int) -> int | None:
        """Where a row stands, if it is listed."""
        found = (number for number, entry in enumerate(self.entries) if entry.row.id == row_id)
        return next(found, None)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List these, in this order."""
        wanted = {entry.row.id for entry in entries}
        self._drop([entry.row.id not in wanted for entry in self.entries])
        listed = {entry.row.id for entry in self.entries}
        place = 0
        while place < len(entries):
            entry = entries[place]
            if entry.row.id not in listed:
                new = _run_of_new(entries, place, listed)
                self.beginInsertRows(QModelIndex(), place, place + len(new) - 1)
                self.entries[place:place] = new
                self.endInsertRows()
                place += len(new)
                continue
            self._bring(entry, place)
            place += 1

    def _drop(self, gone: list[bool]) -> None:
        """Remove those that are gone, as many at once as stand together."""
        last = len(gone) - 1
        while last >= 0:
            if not gone[last]:
                last -= 1
                continue
            first = last
            while first > 0 and gone[first - 1]:
                first -= 1
            self.beginRemoveRows(QModelIndex(), first, last)
            del self.entries[first : last + 1]
            self.endRemoveRows()
            last = first - 1

    def _bring(self, entry: Entry, place: int) -> None:
        """A row that is listed already comes to its place, and says what is new of it."""
        source = place
        while self.entries[source].row.id != entry.row.id:
            source += 1
        if source != place:
            self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), place)
            self.entries.insert(place, self.entries.pop(source))
            self.endMoveRows()
        if self.entries[place] != entry:
            self.entries[place] = entry
            index = self.index(place)
            self.dataChanged.emit(index, index)


def _run_of_new(entries: Sequence[Entry], place: int, listed: set[int]) -> list[Entry]:
    end = place
    while end < len(entries) and entries[end].row.id not in listed:
        end += 1
    return list(entries[place:end])


def _spoken(entry: Entry) -> str:
    row = entry.row
    parts = (
        product_of(row),
        worded(LOOKS[entry.group].word),
        entry.value,
        taken_line(row),
        why_line(entry),
    )
    return ", ".join(part for part in parts if part)


class OpenList(QListView):
    """Shows the model; a finger moves it."""

    def __init__(self, model: OpenModel) -> None:
        super().__init__()
        self.setAccessibleName(translate("queue_list", "Open redemptions"))
        self.setModel(model)
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(px(200), px(64))
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)


class _Painter(QStyledItemDelegate):
    """Draws a row: what and how much; which, when and its state; why, and when it is tried next."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As wide as the list."""
        strong, small = QFontMetrics(_font(option, strong=True)), QFontMetrics(_font(option))
        lines = strong.height() + 2 * small.height() + 2 * px(_LINE_GAP)
        return QSize(px(120), lines + 2 * gap(_GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        model = index.model()
        assert isinstance(model, OpenModel)  # noqa: S101 - the only model it is made for
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room: QRect = option.rect
        _draw_ground(painter, room, option)
        self._draw_lines(painter, room.adjusted(px(_PAD), gap(_GAP), -px(_PAD), 0), option, model, index)
        painter.restore()

    def _draw_lines(
        self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, model: OpenModel, index: Index
    ) -> None:
        entry = model.entries[index.row()]
        strong, small = _font(option, strong=True), _font(option)
        line = QRect(room.left(), room.top(), room.width(), QFontMetrics(strong).height())
        painter.setFont(strong)
        painter.setPen(QColor(palette().ink))
        left = _draw_right(painter, line, entry.value)
        _draw_left(painter, line, left, product_of(entry.row))
        below = QFontMetrics(small).height()
        line = QRect(line.left(), line.bottom() + px(_LINE_GAP), line.width(), below)
        left = _draw_state(painter, line, option, entry)
        painter.setFont(small)
        painter.setPen(QColor(palette().mute))
        _draw_left(painter, line, left, taken_line(entry.row))
        line = QRect(line.left(), line.bottom() + px(_LINE_GAP), line.width(), below)
        _draw_left(painter, line, line.right() + px(_GAP), why_line(entry))


def _draw_ground(painter: QPainter, room: QRect, option: QStyleOptionViewItem) -> None:
    """The chosen row has a ground and a bar at its left; the others a line below."""
    colours = palette()
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint()))
        painter.drawRoundedRect(room.adjusted(0, 0, 0, -1), _RADIUS, _RADIUS)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(room.left(), room.top() + px(8), px(_BAR), room.height() - px(16), 2, 2)
        return
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawLine(room.left() + px(_PAD), room.bottom(), room.right() - px(_PAD), room.bottom())


def _draw_state(painter: QPainter, room: QRect, option: QStyleOptionViewItem, entry: Entry) -> int:
    """Draw the group's word and sign at the right; gives where they begin."""
    look = LOOKS[entry.group]
    tone = getattr(palette(), look.tone)
    font = _font(option)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(tone))
    left = _draw_right(painter, room, worded(look.word))
    side = min(px(_SIGN), room.height())
    sign = QRect(left - side - px(5), room.center().y() - side // 2, side, side)
    icon(look.sign, tone).paint(painter, sign)
    return sign.left()


def _draw_right(painter: QPainter, room: QRect, text: str) -> int:
    """Draw a text at the right; gives where it begins."""
    painter.drawText(room, int(_RIGHT), text)
    return room.right() - painter.fontMetrics().horizontalAdvance(text)


def _draw_left(painter: QPainter, room: QRect, end: int, text: str) -> None:
    """Draw as much of a text as there is room for."""
    width = max(0, end - px(_GAP) - room.left())
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
    painter.drawText(QRect(room.left(), room.top(), width, room.height()), int(_LEFT), fitting)


def _font(option: QStyleOptionViewItem, *, strong: bool = False) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(px(_STRONG if strong else _SMALL))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font
