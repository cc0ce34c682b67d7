"""The table of the history: drawn with room and tones, gone through with the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QScroller,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from voucher_till.ui.manager.history_columns import USUAL, USUAL_OF_SCANS, HistoryColumn
from voucher_till.ui.manager.history_model import HistoryModel
from voucher_till.ui.manager.history_words import Row, look_of
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.theme import palette, px, tint

Index = QModelIndex | QPersistentModelIndex

_PAD, _PILL_PAD, _BAR = 10, 9, 3
_TEXT, _SMALL, _SIGN = 15, 14, 15
_ROW, _PILL = 48, 30
_NARROWEST = 140
"""Of a column that has a share in what is left."""
_ROOMY, _WIDER = 420, 1.3
"""Where such a column would be wider than this, the others become so many times as wide."""
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class CellPainter(QStyledItemDelegate):
    """Draws a cell; the chosen row has a ground and a bar at its left."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """High enough for a finger."""
        return QSize(px(60), px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        model = index.model()
        assert isinstance(model, HistoryModel)  # noqa: S101 - the only model it is made for
        column, row = model.columns[index.column()], model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(tint()))
            if index.column() == 0:
                painter.fillRect(room.left(), room.top(), px(_BAR), room.height(), QColor(palette().accent))
        painter.setPen(QPen(QColor(palette().line), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        inside = room.adjusted(px(_PAD), 0, -px(_PAD), 0)
        if column.is_toned:
            _draw_pill(painter, inside, _font(option, _SMALL, strong=True), row, column.text(row))
        else:
            _draw_text(painter, inside, option, column, column.text(row))
        painter.restore()


def _draw_text(
    painter: QPainter, room: QRect, option: QStyleOptionViewItem, column: HistoryColumn, text: str
) -> None:
    painter.setFont(_font(option, _TEXT, strong=column.is_strong))
    painter.setPen(QColor(palette().mute if column.is_faint else palette().ink))
    side = Qt.AlignmentFlag.AlignRight if column.is_number else Qt.AlignmentFlag.AlignLeft
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), fitting)


def _draw_pill(painter: QPainter, room: QRect, font: QFont, row: Row, text: str) -> None:
    look = look_of(row)
    tone = getattr(palette(), look.tone)
    metrics = QFontMetrics(font)
    sign, pad = px(_SIGN), px(_PILL_PAD)
    around = sign + px(6) + 2 * pad
    fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width() - around)
    height = max(px(_PILL), metrics.height() + px(4))
    box = QRect(
        room.left(), room.center().y() - height // 2, metrics.horizontalAdvance(fitting) + around, height
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(palette(), f"{look.tone}_ground")))
    painter.drawRoundedRect(box, height / 2, height / 2)
    icon(look.sign, tone).paint(
        painter, QRect(box.left() + pad, box.center().y() - sign // 2 + 1, sign, sign)
    )
    painter.setFont(font)
    painter.setPen(QColor(tone))
    words = box.adjusted(pad + sign + px(6), 0, 0, 0)
    painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), fitting)


def _font(option: QStyleOptionViewItem, size: int, *, strong: bool) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(px(size))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return font


class HistoryTable(QTableView):
    """A row is chosen as a whole; letters and digits go to the search."""

    entered = Signal()
    """Enter on the chosen row."""
    typed = Signal(str)
    newest_asked = Signal()
    oldest_asked = Signal()

    def __init__(self, model: HistoryModel) -> None:
        super().__init__()
        self._model = model
        self.setObjectName("history")
        self.setAccessibleName(translate("history_table", "History"))
        self.setModel(model)
        self.setItemDelegate(CellPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setMinimumSize(px(200), px(120))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.verticalScrollBar().setSingleStep(px(_ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(px(48))
        header.setFixedHeight(px(40))
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.look_around())
        model.modelReset.connect(self.fit)

    @property
    def chosen(self) -> Row | None:
        """The row that has the keyboard."""
        number = self.currentIndex().row()
        return self._model.rows[number] if 0 <= number < len(self._model.rows) else None

    def choose(self, number: int) -> None:
        """Choose a row, and bring it into sight."""
        self.setCurrentIndex(self._model.index(number, 0))

    def keep_place(self, change: Callable[[], None]) -> None:
        """Change the rows while whoever looks at them sees the same ones in the same place."""
        bar, header = self.verticalScrollBar(), self.verticalHeader()
        top = max(0, header.visualIndexAt(0))
        row_id = self._model.rows[top].id if top < len(self._model.rows) else None
        above = bar.value() - header.sectionPosition(top)
        change()
        self.updateGeometries()
        number = self._model.number_of(row_id)
        if number is not None:
            bar.setValue(header.sectionPosition(number) + above)

    def look_around(self) -> None:
        """Ask for more rows where those in sight are near an end."""
        count = len(self._model.rows)
        last = self.rowAt(self.viewport().height() - 1)
        self._model.look_around(max(0, self.rowAt(0)), count - 1 if last < 0 else last)

    def fit(self) -> None:
        """Some columns share what the others leave."""
        header, columns = self.horizontalHeader(), self._model.columns
        seen = self._with_room()
        for number in range(len(columns)):
            self.setColumnHidden(number, number not in seen)
        widths = [span(columns[number].width) for number in seen]
        shares = widths.count(0)
        if shares and (self.viewport().width() - sum(widths)) // shares > span(_ROOMY):
            widths = [round(width * _WIDER) for width in widths]
        left = self.viewport().width() - sum(widths)
        for number, width in zip(seen, widths, strict=True):
            header.resizeSection(number, width or max(left // shares, span(_NARROWEST)))
        if widths and not shares and left > 0:
            header.resizeSection(seen[-1], widths[-1] + left)

    def _with_room(self) -> list[int]:
        """The numbers of the columns that fit: of the usual ones the faint go first; those that somebody
        chose all stay, and scroll."""
        columns = self._model.columns
        seen = list(range(len(columns)))
        if not {column.key for column in columns} <= {*USUAL, *USUAL_OF_SCANS}:
            return seen
        faint = [number for number in seen if columns[number].is_faint]
        while faint and sum(span(columns[one].width or _NARROWEST) for one in seen) > self.viewport().width():
            seen.remove(faint.pop())
        return seen

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, and maybe room for more rows."""
        super().resizeEvent(event)
        self.fit()
        self.look_around()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and pages are Qt's; the rest is the history's."""
        key, commands = event.key(), event.modifiers() & _COMMANDS
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Home and not commands:
            self.newest_asked.emit()
        elif key == Qt.Key.Key_End and not commands:
            self.oldest_asked.emit()
        elif key == Qt.Key.Key_Escape or commands:
            event.ignore()
        elif event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)
