"""Parts of the detail of a row: facts that can be copied, and the line of what happened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from voucher_till.records.history import Moment, MomentKind
from voucher_till.ui.manager.history_words import Clock, grouped, number_end, parted
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap, palette, px

Copy = Callable[[str, str], None]
"""Puts a text on the clipboard; the other text is what it is called."""

_RAIL = 26
_TIME_WIDTH = 66
_SIGN = 18
_KINDS = {
    MomentKind.SCANNED: ("ph.qr-code", "retry"),
    MomentKind.VERIFIED: ("ph.check-circle", "stored"),
    MomentKind.INTENT: ("ph.note-pencil", "retry"),
    MomentKind.ANSWER: ("ph.chat-circle", "stored"),
    MomentKind.SHOWN: ("ph.monitor", "retry"),
    MomentKind.HANDED_OVER: ("ph.hand", "used"),
    MomentKind.SLIP: ("ph.printer", "retry"),
    MomentKind.CLOSED: ("ph.check-square", "ok"),
    MomentKind.REFUNDED: ("ph.arrow-u-up-left", "used"),
    MomentKind.REFUND_REFUSED: ("ph.arrow-u-up-right", "used"),
    MomentKind.DIFFERENCE: ("ph.warning", "no"),
    MomentKind.HANDLED: ("ph.check-square", "ok"),
}


class Column(QWidget):
    """Keeps itself as high as its words need at their width; a scroll area would press them together."""

    def fit(self) -> None:
        """Its words or its width are others."""
        layout = self.layout()
        if layout is not None and layout.hasHeightForWidth():
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks lines elsewhere."""
        super().resizeEvent(event)
        self.fit()


def copy_button(name: str, text: str, copy: Copy) -> QPushButton:
    """A button that only shows the sign of copying."""
    made = QPushButton()
    made.setObjectName("copy")
    made.setIcon(icon("ph.copy", palette().mute))
    made.setIconSize(QSize(px(_SIGN), px(_SIGN)))
    made.setFixedSize(px(48), px(48))
    made.setAccessibleName(translate("history_parts", "Copy: {what}", what=name))
    made.clicked.connect(lambda: copy(text, name))
    return made


def fact(name: str, value: str, shown: str = "") -> QWidget:
    """A name, and what it is below it; ``shown`` is how that is written for the eye."""
    made = QWidget()
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(label(name, "small"))
    below = label(shown or parted(value), wrap=True)
    below.setAccessibleName(value)
    column.addWidget(below)
    return made


def number_fact(name: str, value: str, copy: Copy) -> QWidget:
    """The same for a long number, with a button that copies it."""
    made = QFrame()
    made.setObjectName("row")
    row = QHBoxLayout(made)
    row.setContentsMargins(0, gap(2), 0, gap(2))
    row.setSpacing(gap(4))
    row.addWidget(fact(name, value, grouped(value)), 1)
    row.addWidget(copy_button(name, value, copy))
    return made


def section_title(text: str) -> QWidget:
    """What the facts below it are."""
    made = label(text, "strong")
    made.setContentsMargins(0, gap(10), 0, gap(2))
    return made


class _Rail(QWidget):
    """The sign of a moment, and the line that leads to the next one."""

    def __init__(self, kind: MomentKind, *, first: bool, last: bool) -> None:
        super().__init__()
        self._sign, self._tone = _KINDS[kind]
        self._first, self._last = first, last
        self.setFixedWidth(px(_RAIL) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw both."""
        colours, side = palette(), px(_RAIL)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, top = self.width() / 2, float(gap(4))
        painter.setPen(QPen(QColor(colours.line), 2))
        if not self._first:
            painter.drawLine(round(middle), 0, round(middle), round(top))
        if not self._last:
            painter.drawLine(round(middle), round(top + side), round(middle), self.height())
        box = QRectF(middle - side / 2, top, side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(colours, f"{self._tone}_ground")))
        painter.drawEllipse(box)
        inside = box.adjusted(px(5), px(5), -px(5), -px(5)).toRect()
        icon(self._sign, getattr(colours, self._tone)).paint(painter, inside)
        painter.end()


class TimeLine(QWidget):
    """What happened, one below the other, the oldest first."""

    copy_asked = Signal(str, str)

    def __init__(self, moments: Sequence[Moment], clock: Clock) -> None:
        super().__init__()
        self.setAccessibleName(translate("history_parts", "Time line"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        day = ""
        for number, moment in enumerate(moments):
            if clock.day(moment.at) != day:
                day = clock.day(moment.at)
                column.addWidget(label(day, "small"))
            last = number == len(moments) - 1
            column.addWidget(self._line(moment, clock, first=number == 0, last=last))

    def _line(self, moment: Moment, clock: Clock, *, first: bool, last: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(8))
        row.addWidget(_Rail(moment.kind, first=first, last=last))
        words = QVBoxLayout()
        words.setContentsMargins(0, gap(6), 0, gap(8))
        words.setSpacing(0)
        words.addWidget(label(worded(moment.says), wrap=True))
        if moment.why is not None:
            words.addWidget(label(worded(moment.why), "small", wrap=True))
        if below := _below(moment):
            words.addWidget(label(below, "small", wrap=True))
        words.addStretch(1)
        at = label(clock.time(moment.at), "small")
        at.setFixedWidth(span(_TIME_WIDTH))
        at.setAlignment(Qt.AlignmentFlag.AlignTop)
        at.setContentsMargins(0, gap(7), 0, 0)
        row.addWidget(at)
        row.addLayout(words, 1)
        if moment.log_id:
            name = translate("history_parts", "log ID")
            row.addWidget(
                copy_button(name, moment.log_id, self.copy_asked.emit), 0, Qt.AlignmentFlag.AlignTop
            )
        return made


def _below(moment: Moment) -> str:
    parts = [moment.who]
    if moment.error_code:
        parts.append(translate("history_parts", "error {code}", code=moment.error_code))
    if moment.log_id:
        parts.append(translate("history_parts", "log ID {end}", end=number_end(moment.log_id)))
    return " · ".join(part for part in parts if part)
