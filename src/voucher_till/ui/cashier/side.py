"""The panels beside the order: the order's facts, and the latest redemptions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import total
from voucher_till.domain.voucher import Order, Voucher
from voucher_till.ui.cashier.recent_rows import STATES
from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.language import money, time, translate, worded, written
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import ElidedLabel, clear_layout_of, label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px

_NARROW, _WORDY = 310, 400
"""Pixels for a name and a value in a line, and for a state in words."""
_RULES = 3
"""So many of the product's own time rules are shown."""


class FactsCard(QFrame):
    """A titled list of lines: a text on the left, another on the right. It scrolls where it has no room."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._list = QWidget()
        self._layout = QVBoxLayout(self._list)
        self._layout.setContentsMargins(gap(20), gap(14), gap(20), gap(10))
        self._layout.setSpacing(0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._list)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 1, 1, 1)
        whole.addWidget(scroll)

    def _begin(self, heading: str, above: str = "") -> None:
        clear_layout_of(self._list)
        if above:
            self._layout.addWidget(label(above, "small"))
        self._layout.addWidget(ElidedLabel(heading, "heading"))
        self._layout.addSpacing(gap(6))

    def _add(self, left: QWidget, right: QWidget) -> None:
        row = QFrame()
        row.setObjectName("row")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, gap(9), 0, gap(9))
        line.setSpacing(gap(12))
        line.addWidget(left, 1)
        line.addWidget(right)
        self._layout.addWidget(row)

    def show_recent(self, rows: Sequence[Redemption]) -> None:
        """The latest redemptions, newest first."""
        self._begin(translate("side", "Recent"))
        if not rows:
            text = translate("side", "Redeemed vouchers will be listed here.")
            self._layout.addWidget(label(text, "mute", wrap=True))
        for row in rows:
            self._add(
                ElidedLabel(row.product_name or f"…{row.code[-4:]}"),
                _state(row, wordy=self.width() >= span(_WORDY)),
            )
        self._layout.addStretch(1)

    def show_order(self, order: Order) -> None:
        """What a cashier may be asked about an order."""
        count = translate("side", "%n voucher(s)", "", len(order.vouchers))
        self._begin(f"…{order.shop_order_id[-4:]} · {count}", translate("side", "Order"))
        paid = total(voucher.sale_price for voucher in order.vouchers)
        original = total(voucher.original_price for voucher in order.vouchers)
        self._fact(translate("side", "Paid in TikTok"), money(paid))
        if original != paid:
            self._fact(translate("side", "Original"), money(original))
        first = order.redeemable[0] if order.redeemable else order.vouchers[0]
        if first.window.end is not None:
            self._fact(translate("side", "Usable until"), written(first.window.end))
        self._rules(first)
        self._layout.addStretch(1)

    def _fact(self, name: str, value: str) -> None:
        if not value:
            return
        if self.width() < span(_NARROW):
            self._layout.addSpacing(gap(6))
            self._layout.addWidget(label(name, "small", wrap=True))
            self._layout.addWidget(label(value, "strong", wrap=True))
        else:
            self._add(label(name, "mute"), label(value, "strong"))

    def _rules(self, voucher: Voucher) -> None:
        """Hours and refunds, in the platform's own words, which may be long."""
        texts = [(rule.title, ", ".join(rule.lines)) for rule in voucher.time_rules[:_RULES]]
        texts.append((translate("side", "Refund"), voucher.refund_rule))
        for title, text in texts:
            if text:
                self._layout.addSpacing(gap(8))
                self._layout.addWidget(label(title, "small", wrap=True))
                self._layout.addWidget(label(text, wrap=True))


def _state(row: Redemption, *, wordy: bool) -> QWidget:
    """The sign of a row's state, its word where that is not good news and has room, and when it was."""
    state_look = STATES[row.state]
    made = QWidget()
    line = QHBoxLayout(made)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(gap(5))
    sign = label()
    sign.setPixmap(pixmap(state_look.sign, getattr(palette(), state_look.tone), px(15)))
    sign.setAccessibleName(worded(state_look.word))
    needless = row.state is RedemptionState.REDEEMED or not wordy
    word = "" if needless else f"{worded(state_look.word)} "
    text = label(word + time(row.created_at), "state")
    set_tone(text, state_look.tone)
    line.addWidget(sign)
    line.addWidget(text)
    return made
