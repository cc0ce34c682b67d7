"""One row of the history in full: what it was, what happened to it and when, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QScroller,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.records.history import Moment
from voucher_till.ui.manager.history_facts import numbers, said, short_facts
from voucher_till.ui.manager.history_parts import (
    Column,
    TimeLine,
    fact,
    number_fact,
    section_title,
)
from voucher_till.ui.manager.history_words import (
    Clock,
    Row,
    look_of,
    number_end,
    parted,
    product_words,
)
from voucher_till.ui.shared.icons import icon, pixmap
from voucher_till.ui.shared.language import money, translate, worded
from voucher_till.ui.shared.parts import clear_layout_of, label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px

_ON_PAPER = (RedemptionState.REDEEMED, RedemptionState.STORED)
_SIGN = 18
_MOST_OF_AN_ORDER = 20


class HistoryDetail(QFrame):
    """A card that scrolls; its buttons stand below."""

    copy_asked = Signal(str, str)
    """A text, and what it is called."""
    print_asked = Signal()
    row_asked = Signal(object)
    """A ``Redemption`` of the same order."""
    order_asked = Signal(str)
    """Everything of an order is to be listed."""
    left = Signal()

    def __init__(self, clock: Clock, *, values: bool, can_print: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(translate("history_detail", "Details"))
        self._clock, self._values, self._printer = clock, values, can_print
        self.row: Row | None = None
        self._sign = label()
        self._state = label(name="state")
        self._paid = label(name="heading")
        self._product = label(name="heading", wrap=True)
        self._said = label(wrap=True)
        self._inside = Column()
        self._story = _box()
        self._facts = _box()
        self._order = _box()
        self.back_button = _button("ph.arrow-left", translate("history_detail", "Back to the list"))
        self.back_button.clicked.connect(self.left)
        self.print_button = _button("ph.printer", translate("history_detail", "Print again") + "   Ctrl P")
        self.print_button.clicked.connect(self.print_asked)
        self.back_button.hide()
        self._scroll = QScrollArea()
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(gap(6))
        head.addWidget(self._sign)
        head.addWidget(self._state, 1)
        head.addWidget(self._paid)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, gap(8), 0)
        column.setSpacing(gap(6))
        column.addLayout(head)
        for part in (self._product, self._said, self._story, self._facts, self._order):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        QScroller.grabGesture(self._scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap(8))
        buttons.addWidget(self.back_button, 1)
        buttons.addWidget(self.print_button, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gap(16), gap(14), gap(8), gap(12))
        whole.setSpacing(gap(8))
        whole.addWidget(self._scroll, 1)
        whole.addLayout(buttons)

    def can_print_of(self, row: Row) -> bool:
        """Whether there can be a slip of a row."""
        return self._printer and isinstance(row, Redemption) and row.state in _ON_PAPER

    def allow(self, *, values: bool) -> None:
        """Somebody else looks, who may see values or not."""
        self._values = values
        if self.row is not None:
            self.show_row(self.row)

    @property
    def text(self) -> str:
        """All that it says."""
        shown = [part for part in self._inside.findChildren(QLabel) if not part.isHidden()]
        return "\n".join(part.accessibleName() or part.text() for part in shown)

    def show_row(self, row: Row) -> None:
        """Show another row; what happened to it comes later."""
        same = self.row is not None and type(self.row) is type(row) and self.row.id == row.id
        self.row = row
        look = look_of(row)
        self._sign.setPixmap(pixmap(look.sign, getattr(palette(), look.tone), px(_SIGN)))
        self._state.setText(worded(look.word))
        set_tone(self._state, look.tone)
        self._product.setText(parted(product_words(row)))
        self._product.setAccessibleName(product_words(row))
        self._said.setText(said(row))
        self._said.setVisible(bool(self._said.text()))
        paid = row.sale_price if isinstance(row, Redemption) and self._values else None
        self._paid.setText(money(paid))
        self._fill_facts(row)
        if not same:
            self.show_story([], [])
            self._scroll.verticalScrollBar().setValue(0)
        self.print_button.setVisible(self.can_print_of(row))
        self._inside.fit()

    def show_story(self, moments: Sequence[Moment], others: Sequence[Redemption]) -> None:
        """What happened to the row, and what else of its order was sold here."""
        clear_layout_of(self._story)
        clear_layout_of(self._order)
        if moments:
            line = TimeLine(moments, self._clock)
            line.copy_asked.connect(self.copy_asked)
            _add(self._story, section_title(translate("history_detail", "What happened")), line)
        if others:
            _add(self._order, section_title(translate("history_detail", "Same order")))
            for other in others[:_MOST_OF_AN_ORDER]:
                _add(self._order, self._other(other))
            if len(others) > 1:
                _add(self._order, self._order_button(others[0].shop_order_id))
        self._inside.fit()

    def _other(self, row: Redemption) -> QPushButton:
        look = look_of(row)
        made = _button(look.sign, f" {number_end(row.code)}  ·  {worded(look.word)}")
        made.setIcon(icon(look.sign, getattr(palette(), look.tone)))
        made.setObjectName("other")
        # A narrow card cuts it rather than that it would push the card's edge away.
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: self.row_asked.emit(row))
        return made

    def _order_button(self, order: str) -> QPushButton:
        made = _button("ph.list-bullets", translate("history_detail", "List the whole order"))
        made.clicked.connect(lambda: self.order_asked.emit(order))
        return made

    def _fill_facts(self, row: Row) -> None:
        clear_layout_of(self._facts)
        grid = QGridLayout()
        for number, (name, value) in enumerate(short_facts(row, self._clock, values=self._values)):
            grid.addWidget(fact(name, value), number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        grid.setHorizontalSpacing(gap(12))
        grid.setVerticalSpacing(gap(8))
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        short = QWidget()
        short.setLayout(grid)
        grid.setContentsMargins(0, gap(6), 0, gap(4))
        _add(self._facts, short)
        for name, value in numbers(row):
            _add(self._facts, number_fact(name, value, self.copy_asked.emit))

    def take_keyboard(self) -> None:
        """To the first button that there is."""
        buttons = [self.back_button, *self._inside.findChildren(QPushButton), self.print_button]
        first = next((button for button in buttons if button.isVisible()), None)
        if first is not None:
            first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _box() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap(4))
    return made


def _add(box: QWidget, *parts: QWidget) -> None:
    layout = box.layout()
    for part in parts:
        if layout is not None:
            layout.addWidget(part)
        # Now, not when Qt comes to it: the height they need is asked for at once.
        part.show()


def _button(sign: str, text: str) -> QPushButton:
    made = QPushButton(f" {text}")
    made.setIcon(icon(sign))
    made.setIconSize(QSize(px(_SIGN), px(_SIGN)))
    made.setMinimumHeight(px(48))
    return made
