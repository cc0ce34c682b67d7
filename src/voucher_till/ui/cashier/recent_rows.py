"""The rows of the page of recent redemptions: what each says, and how it is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import money, time, translate, worded
from voucher_till.ui.shared.theme import palette, px

Index = QModelIndex | QPersistentModelIndex


class StateLook(NamedTuple):
    """A word, a tone of the theme and a sign: never colour alone."""

    word: Phrase
    tone: str
    sign: str


_S = RedemptionState
STATES = {
    _S.SUBMITTING: StateLook(phrase("recent_rows", "Being sent"), "unknown", "ph.hourglass-medium-bold"),
    _S.REDEEMED: StateLook(phrase("recent_rows", "Redeemed"), "ok", "ph.check-bold"),
    _S.REFUSED: StateLook(phrase("recent_rows", "Refused"), "no", "ph.x-bold"),
    _S.UNKNOWN: StateLook(phrase("recent_rows", "Outcome unknown"), "unknown", "ph.question-bold"),
    _S.STORED: StateLook(phrase("recent_rows", "Stored, will be sent"), "stored", "ph.arrow-up-bold"),
    _S.CONFLICT: StateLook(phrase("recent_rows", "Conflict"), "no", "ph.warning-bold"),
    _S.CANCELLED: StateLook(phrase("recent_rows", "Not redeemed"), "used", "ph.prohibit-bold"),
}

_PAD, _GAP, _LINE_GAP = 14, 10, 3
_SMALL, _STRONG = 13, 15
_SIGN = 16
_RADIUS = 10


def product_of(row: Redemption) -> str:
    """What was redeemed; some word where the platform never said."""
    return row.product_name or translate("recent_rows", "Voucher")


def short_code(row: Redemption) -> str:
    """The end of the code, as customers and slips know it."""
    return f"…{row.code[-4:]}"


def _below(row: Redemption) -> str:
    parts = (time(row.created_at), short_code(row), row.cashier)
    return " · ".join(part for part in parts if part)


def _spoken(row: Redemption) -> str:
    parts = (product_of(row), worded(STATES[row.state].word), money(row.sale_price), _below(row))
    return ", ".join(part for part in parts if part)


class RowsModel(QAbstractListModel):
    """Redemptions in a list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Redemption] = []

    def show_rows(self, rows: Sequence[Redemption]) -> None:
        """Replace them all."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """What a row is called, on the screen and by a screen reader."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return product_of(row)
        return _spoken(row) if role == Qt.ItemDataRole.AccessibleTextRole else None


class RowPainter(QStyledItemDelegate):
    """Draws a row in two lines: what and how much, below it when, which, who and how it went."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """As wide as the list, and high enough for a finger."""
        lines = QFontMetrics(_font(option, strong=True)).height() + QFontMetrics(_font(option)).height()
        return QSize(px(120), max(px(60), lines + px(_LINE_GAP) + 2 * px(_GAP)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw it."""
        model = index.model()
        assert isinstance(model, RowsModel)  # noqa: S101 - the only model it is made for
        row = model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room: QRect = option.rect
        _draw_ground(painter, room, option)
        inside = room.adjusted(px(_PAD), px(_GAP), -px(_PAD), -px(_GAP))
        self._draw_lines(painter, inside, option, row)
        painter.restore()

    def _draw_lines(
        self, painter: QPainter, room: QRect, option: QStyleOptionViewItem, row: Redemption
    ) -> None:
        strong, small = _font(option, strong=True), _font(option)
        height = QFontMetrics(strong).height()
        upper = QRect(room.left(), room.top(), room.width(), height)
        lower = QRect(
            upper.left(), upper.bottom() + px(_LINE_GAP), upper.width(), QFontMetrics(small).height()
        )
        painter.setFont(strong)
        painter.setPen(QColor(palette().ink))
        left = _draw_right(painter, upper, money(row.sale_price))
        _draw_left(painter, upper, left, product_of(row))
        look = STATES[row.state]
        tone = getattr(palette(), look.tone)
        painter.setFont(_font(option, small_strong=True))
        painter.setPen(QColor(tone))
        word_left = _draw_right(painter, lower, worded(look.word))
        side = min(px(_SIGN), lower.height())
        sign = QRect(word_left - side - px(5), lower.center().y() - side // 2, side, side)
        icon(look.sign, tone).paint(painter, sign)
        painter.setFont(small)
        painter.setPen(QColor(palette().mute))
        _draw_left(painter, lower, sign.left(), _below(row))


def _draw_ground(painter: QPainter, room: QRect, option: QStyleOptionViewItem) -> None:
    """The chosen row has a frame, as the ticked ones of an order have; the others a line below."""
    colours = palette()
    state: QStyle.StateFlag = option.state
    if state & QStyle.StateFlag.State_Selected:
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.setBrush(QColor(colours.ground))
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -2), _RADIUS, _RADIUS)
        return
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawLine(room.left() + px(_PAD), room.bottom(), room.right() - px(_PAD), room.bottom())


def _draw_right(painter: QPainter, room: QRect, text: str) -> int:
    """Draw a text at the right; gives where it begins."""
    width = painter.fontMetrics().horizontalAdvance(text)
    painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
    return room.right() - width


def _draw_left(painter: QPainter, room: QRect, end: int, text: str) -> None:
    """Draw as much of a text as there is room for."""
    width = max(0, end - px(_GAP) - room.left())
    fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRect(room.left(), room.top(), width, room.height()), int(flags), fitting)


def _font(option: QStyleOptionViewItem, *, strong: bool = False, small_strong: bool = False) -> QFont:
    font = QFont(option.font)
    font.setPixelSize(px(_STRONG if strong else _SMALL))
    font.setWeight(QFont.Weight.DemiBold if strong or small_strong else QFont.Weight.Normal)
    return font
