"""One redemption in full: what was redeemed, how it went, and what to quote when asking for help."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.redemption import verdicts
from voucher_till.ui.cashier.recent_rows import STATES, product_of
from voucher_till.ui.shared.icons import icon, pixmap
from voucher_till.ui.shared.language import date_and_time, translate, worded
from voucher_till.ui.shared.parts import clear_layout_of, label, set_tone
from voucher_till.ui.shared.theme import palette, px

_ON_PAPER = (RedemptionState.REDEEMED, RedemptionState.STORED)
_WIDEST = 16_777_215
_SIGN = 18
_BREAK = "\u200b"
"""Where a long number may go on in another line; it has no width."""
_GROUP = 4
_LONGEST_WORD = 24


class _Column(QWidget):
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


class RecentDetail(QFrame):
    """Facts and buttons of one row."""

    log_id_asked = Signal()
    redeem_id_asked = Signal()
    print_asked = Signal()

    def __init__(self, *, can_print: bool) -> None:
        super().__init__()
        self.setObjectName("card")
        self._can_print = can_print
        self._row: Redemption | None = None
        self._columns = 1
        self._sign = label()
        self._state = label(name="state")
        self._product = label(name="heading", wrap=True)
        self._said = label(wrap=True)
        self._head = QWidget()
        self._inside = _Column()
        self._facts = QWidget()
        self._grid = QGridLayout(self._facts)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(8))
        self.copy_log_button = _button(self.log_id_asked)
        self.copy_redeem_button = _button(self.redeem_id_asked)
        self.print_button = _button(self.print_asked)
        self._buttons = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()

    def _lay_out(self) -> None:
        state = QHBoxLayout(self._head)
        state.setContentsMargins(0, 0, 0, 0)
        state.setSpacing(px(6))
        state.addWidget(self._sign)
        state.addWidget(self._state, 1)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, px(6), 0)
        column.setSpacing(px(8))
        column.addWidget(self._product)
        column.addWidget(self._head)
        column.addWidget(self._said)
        column.addWidget(self._facts)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._inside)
        QScroller.grabGesture(scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._buttons.setSpacing(px(8))
        for button in (self.copy_log_button, self.copy_redeem_button, self.print_button):
            self._buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(px(16), px(12), px(10), px(12))
        whole.setSpacing(px(8))
        whole.addWidget(scroll, 1)
        whole.addLayout(self._buttons)

    @property
    def can_print(self) -> bool:
        """Whether there can be a slip of the row."""
        return self._can_print and self._row is not None and self._row.state in _ON_PAPER

    @property
    def text(self) -> str:
        """All that it says."""
        shown = [part for part in self.findChildren(QLabel) if not part.isHidden()]
        return "\n".join(part.accessibleName() or part.text() for part in shown)

    def stand(self, *, beside: bool, width: int) -> None:
        """Beside the list with this width, or below it as wide as it."""
        self.setMinimumWidth(width)
        self.setMaximumWidth(width or _WIDEST)
        directions = QBoxLayout.Direction
        self._buttons.setDirection(directions.TopToBottom if beside else directions.LeftToRight)
        for button, text, key, sign in (
            (self.copy_log_button, translate("recent_detail", "Copy log ID"), "F8", "ph.copy"),
            (self.copy_redeem_button, translate("recent_detail", "Copy redeem ID"), "", "ph.copy"),
            (self.print_button, translate("recent_detail", "Print again"), "Ctrl P", "ph.printer"),
        ):
            # Three in a row have room for their words alone; the keys stand in the bar below too.
            button.setText(f" {text}   {key}".rstrip() if beside else text)
            button.setIcon(icon(sign) if beside else QIcon())
        # Below the list there is little height, and the chosen row says these already.
        for part in (self._product, self._head):
            part.setVisible(beside)
        columns = 1 if beside else 2
        if columns != self._columns:
            self._columns = columns
            self._fill()

    def show_row(self, row: Redemption) -> None:
        """Show another row."""
        self._row = row
        look = STATES[row.state]
        self._product.setText(_parted(product_of(row)))
        self._product.setAccessibleName(product_of(row))
        self._sign.setPixmap(pixmap(look.sign, getattr(palette(), look.tone), px(_SIGN)))
        self._state.setText(worded(look.word))
        set_tone(self._state, look.tone)
        plain = row.state is RedemptionState.REDEEMED and not row.presumed
        self._said.setText("" if plain else worded(*verdicts.of_rows([row]).says))
        self._said.setVisible(not plain)
        self.copy_log_button.setVisible(bool(row.log_id))
        self.copy_redeem_button.setVisible(bool(row.redeem_id))
        self.print_button.setVisible(self.can_print)
        self._fill()

    def _fill(self) -> None:
        clear_layout_of(self._facts)
        if self._row is None:
            return
        for number, (name, value) in enumerate(_facts(self._row)):
            line, column = divmod(number, self._columns)
            parts = (label(name, "mute"), label(_breakable(value), wrap=True))
            parts[1].setAccessibleName(value)
            for place, part in enumerate(parts):
                self._grid.addWidget(part, line, 2 * column + place, Qt.AlignmentFlag.AlignTop)
                # Now, not when Qt comes to it: the height they need is asked for below.
                part.show()
        for column in range(2):
            self._grid.setColumnStretch(2 * column + 1, 1 if column < self._columns else 0)
        self._inside.fit()


def _facts(row: Redemption) -> list[tuple[str, str]]:
    """Names and values; first what is asked for on the telephone, last what the list says too."""
    facts = (
        (translate("recent_detail", "Code"), row.code),
        (translate("recent_detail", "Log ID"), row.log_id or ""),
        (translate("recent_detail", "Redeem ID"), row.redeem_id or ""),
        (translate("recent_detail", "Error code"), row.error_code or ""),
        (translate("recent_detail", "Used at"), row.redeemed_outlet or ""),
        (translate("recent_detail", "Order"), row.shop_order_id),
        (translate("recent_detail", "When"), date_and_time(row.created_at)),
        (translate("recent_detail", "Cashier"), row.cashier),
        (translate("recent_detail", "Closed"), _closed(row)),
    )
    return [(name, value) for name, value in facts if value]


def _closed(row: Redemption) -> str:
    """When a manager closed a conflict, who, and why."""
    if row.closed_at is None:
        return ""
    parts = (date_and_time(row.closed_at), row.closed_by or "", row.closed_reason or "")
    return " · ".join(part for part in parts if part)


def _breakable(text: str) -> str:
    """The same to the eye, but a long number finds its way into the next line."""
    if " " in text or len(text) <= 2 * _GROUP:
        return text
    return _BREAK.join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def _parted(text: str) -> str:
    """The same to the eye, but a word that is wider than the page cannot push its edge away."""
    return " ".join(_breakable(word) if _is_endless(word) else word for word in text.split(" "))


def _is_endless(word: str) -> bool:
    """Signs that are no letters, as emoji are, find their way into the next line by themselves."""
    return len(word) > _LONGEST_WORD and (word.isalnum() or (word.isascii() and word.isprintable()))


def _button(action: object) -> QPushButton:
    button = QPushButton()
    button.setIconSize(QSize(px(_SIGN), px(_SIGN)))
    # Not by a click: the arrow keys stay the list's.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setMinimumHeight(px(48))
    button.clicked.connect(action)
    return button
