"""The order card: every voucher of an order, the redeemable ones ticked, and what is about to be redeemed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.money import total
from voucher_till.redemption.desk import Checked
from voucher_till.ui.cashier.flow import Ordering
from voucher_till.ui.cashier.voucher_row import VoucherRow, tick_sign
from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import money, translate
from voucher_till.ui.shared.parts import ElidedLabel, card, clear_layout_of, label
from voucher_till.ui.shared.theme import gap, palette, px

_PICTURE = 64
_MANY = 4
"""So many vouchers are worth a button that ticks them all."""


class OrderCard(QWidget):
    """Lets a cashier choose what to redeem, by keys or by touch."""

    confirmed = Signal()
    cancelled = Signal()
    ticked = Signal(int)
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._checked: Checked | None = None
        self._rows: list[VoucherRow] = []
        self._chosen: tuple[str, ...] = ()
        self._tick_sign = tick_sign()
        self._picture = QLabel()
        self._picture.setFixedSize(px(_PICTURE), px(_PICTURE))
        self._title = ElidedLabel("", "title")
        self._count = label(name="mute", wrap=True)
        self._all = KeyButton("", "Ctrl A")
        self._list = QWidget()
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, gap(4), 0)
        self._column.setSpacing(gap(2))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._list)
        QScroller.grabGesture(self._scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        self._final = label(
            translate("order_card", "Already paid in TikTok. Redeeming can't be undone."), "mute", wrap=True
        )
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setFixedHeight(px(4))
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(translate("order_card", "Redeeming…"))
        self._cancel = KeyButton(translate("order_card", "Cancel"), "Esc", "secondary")
        self._redeem = KeyButton("", "Enter", "primary")
        for button, signal in (
            (self._cancel, self.cancelled),
            (self._redeem, self.confirmed),
            (self._all, self.all_asked),
        ):
            button.is_roomy = False
            button.clicked.connect(signal)
        self._lay_out()

    def _lay_out(self) -> None:
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(gap(20), gap(18), gap(20), gap(20))
        inside.setSpacing(gap(10))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._title)
        names.addWidget(self._count)
        head = QHBoxLayout()
        head.setSpacing(gap(16))
        head.addWidget(self._picture)
        head.addLayout(names, 1)
        head.addWidget(self._all)
        inside.addLayout(head)
        rule = QFrame()
        rule.setObjectName("topline")
        inside.addWidget(rule)
        inside.addWidget(self._scroll, 1)
        inside.addWidget(self._final)
        inside.addWidget(self._busy)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap(12))
        buttons.addWidget(self._cancel, 1)
        buttons.addWidget(self._redeem, 3)
        inside.addLayout(buttons)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    @property
    def has_several(self) -> bool:
        """Whether there is something to choose."""
        return len(self._rows) > 1

    def show_order(self, state: Ordering, *, busy: bool = False) -> bool:
        """Show an order and its ticks, and tell whether it is another order than before.

        While a Redeem is in flight nothing can be changed.
        """
        is_new = state.checked is not self._checked
        if is_new:
            self._checked = state.checked
            self._fill(state)
        self._chosen = tuple(voucher.code for voucher in state.chosen)
        several = len(self._rows) > 1
        for index, row in enumerate(self._rows):
            is_current = several and index == state.current
            row.show_state(ticked=row.voucher.code in state.ticked, current=is_current)
        if is_new:
            # The new rows have no place yet.
            QTimer.singleShot(0, self, partial(self._show_row, state.current))
        else:
            self._show_row(state.current)
        self._list.setEnabled(not busy)
        self._cancel.setEnabled(not busy)
        self._cancel.say(translate("order_card", "Cancel"), with_key=not busy)
        self._busy.setVisible(busy)
        self._final.setVisible(not busy)
        self._show_sum(state, busy=busy)
        return is_new

    def _show_row(self, index: int) -> None:
        if index < len(self._rows):
            self._scroll.ensureWidgetVisible(self._rows[index], 0, px(8))

    def _fill(self, state: Ordering) -> None:
        vouchers = state.vouchers
        names = {voucher.product_name for voucher in vouchers}
        self._title.setText(
            vouchers[0].product_name
            if len(names) == 1
            else translate("order_card", "%n voucher(s)", "", len(vouchers))
        )
        clear_layout_of(self._list)
        self._rows = []
        for index, voucher in enumerate(vouchers):
            numbered = len(names) == 1 and len(vouchers) > 1
            hindrance = state.checked.hindrance(voucher)
            row = VoucherRow(index, voucher, hindrance, self._tick_sign, numbered=numbered)
            row.clicked.connect(self.ticked)
            self._rows.append(row)
            self._column.addWidget(row)
        self._column.addStretch(1)
        self._all.setVisible(len(state.checked.redeemable) >= _MANY)
        self.show_picture(QPixmap())

    def show_picture(self, picture: QPixmap) -> None:
        """The product, or a calm sign in its place."""
        if picture.isNull():
            picture = pixmap("ph.fork-knife", palette().mute, px(_PICTURE // 2))
        self._picture.setPixmap(picture)
        self._picture.setObjectName("picture")
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)

    @property
    def picture_size(self) -> int:
        """The side of the picture, in pixels."""
        return px(_PICTURE)

    def _show_sum(self, state: Ordering, *, busy: bool) -> None:
        chosen, usable = state.chosen, len(state.checked.redeemable)
        self._count.setText(
            translate(
                "order_card", "{ticked} ticked of {usable} usable now", ticked=len(chosen), usable=usable
            )
        )
        self._count.setVisible(len(state.vouchers) > 1)
        everything = len(chosen) == usable
        untick, tick = translate("order_card", "Untick all"), translate("order_card", "Tick all")
        self._all.say(untick if everything else tick)
        ready = bool(chosen) and not busy
        short = translate("order_card", "Redeem %n", "", len(chosen)) if ready else ""
        self._redeem.say(self._sentence(state, busy=busy), with_key=ready, short=short)
        self._redeem.setEnabled(bool(chosen) and not busy)

    def _sentence(self, state: Ordering, *, busy: bool) -> str:
        if busy:
            return translate("order_card", "Redeeming…")
        if not state.chosen:
            return translate("order_card", "Nothing ticked")
        said = translate("order_card", "Redeem %n", "", len(state.chosen))
        amount = money(total(voucher.sale_price for voucher in state.chosen))
        return f"{said} · {amount}" if amount else said

    def chosen(self) -> tuple[str, ...]:
        """The codes that are ticked."""
        return self._chosen
