"""The panels beside the order: the order's facts, and the latest redemptions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import total
from voucher_till.domain.voucher import Order
from voucher_till.ui.shared import money
from voucher_till.ui.shared.parts import ElidedLabel, clear_layout_of, label, set_tone

_STATES = {
    RedemptionState.SUBMITTING: ("sending", "unknown"),
    RedemptionState.REDEEMED: ("✓", "ok"),
    RedemptionState.REFUSED: ("refused", "no"),
    RedemptionState.UNKNOWN: ("? unknown", "unknown"),
    RedemptionState.STORED: ("stored", "stored"),
    RedemptionState.CONFLICT: ("conflict", "no"),
    RedemptionState.CANCELLED: ("cancelled", "used"),
}


class FactsCard(QFrame):
    """A titled list of lines: a text on the left, another on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 16, 20, 12)
        self._layout.setSpacing(0)

    def _begin(self, heading: str, above: str = "") -> None:
        clear_layout_of(self)
        while self._layout.takeAt(0) is not None:
            pass
        if above:
            self._layout.addWidget(label(above, "small"))
        self._layout.addWidget(ElidedLabel(heading, "heading"))
        self._layout.addSpacing(6)

    def _add(self, left: QWidget, right: QWidget) -> None:
        row = QFrame()
        row.setObjectName("row")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 9, 0, 9)
        line.addWidget(left, 1)
        line.addWidget(right)
        self._layout.addWidget(row)

    def show_recent(self, rows: Sequence[Redemption]) -> None:
        """The latest redemptions, newest first."""
        self._begin("Recent")
        if not rows:
            self._layout.addWidget(label("Redeemed vouchers will be listed here.", "mute", wrap=True))
        for row in rows:
            word, tone = _STATES[row.state]
            state = label(f"{word} {row.created_at.astimezone():%H:%M}", "state")
            set_tone(state, tone)
            self._add(ElidedLabel(row.product_name or f"…{row.code[-4:]}"), state)
        self._layout.addStretch(1)

    def show_order(self, order: Order) -> None:
        """What a cashier may be asked about an order."""
        count = len(order.vouchers)
        self._begin(f"…{order.shop_order_id[-4:]} · {count} voucher{'s' if count > 1 else ''}", "Order")
        paid = total(voucher.sale_price for voucher in order.vouchers)
        original = total(voucher.original_price for voucher in order.vouchers)
        first = order.vouchers[0]
        facts = [("Paid", money.show(paid)), ("Original", money.show(original))]
        if first.window.end is not None:
            facts.append(("Usable until", f"{first.window.end.astimezone():%a %d %b %Y, %H:%M}"))
        facts += [(rule.title, ", ".join(rule.lines)) for rule in first.time_rules[:2]]
        for name, value in facts:
            if value:
                self._add(label(name, "mute"), label(value, "strong"))
        self._layout.addStretch(1)
