"""The order card: every voucher of an order, the redeemable ones ticked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from voucher_till.domain.money import total
from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Voucher
from voucher_till.domain.wording import words
from voucher_till.redemption.desk import Checked
from voucher_till.ui.shared import money
from voucher_till.ui.shared.parts import ElidedLabel, card, clear_layout_of, label, set_tone


class VoucherRow(QFrame):
    """One voucher with its tick."""

    clicked = Signal(int)

    def __init__(self, index: int, voucher: Voucher, hindrance: Reason | None) -> None:
        super().__init__()
        self.setObjectName("voucher")
        self.voucher = voucher
        self.can_tick = hindrance is None
        self.ticked = self.can_tick
        self._index = index
        self._tick = label(name="tick")
        self._tick.setFixedSize(28, 28)
        self._tick.setAlignment(Qt.AlignmentFlag.AlignCenter)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(ElidedLabel(voucher.product_name, "strong" if self.can_tick else "mute"))
        below = f"…{voucher.code[-4:]}"
        if hindrance is None:
            texts.addWidget(ElidedLabel(below, "small"))
        else:
            texts.addWidget(ElidedLabel(f"{below} · {words(hindrance)[0]}", "warn"))
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 14, 10)
        row.setSpacing(16)
        row.addWidget(self._tick)
        row.addLayout(texts, 1)
        row.addWidget(label(money.show(voucher.sale_price), "strong" if self.can_tick else "mute"))
        self._show_tick()

    def toggle(self) -> None:
        """Tick or untick, if it can be redeemed at all."""
        self.ticked = self.can_tick and not self.ticked
        self._show_tick()

    def _show_tick(self) -> None:
        self._tick.setText("✓" if self.ticked else "")
        set_tone(self._tick, "true" if self.ticked else "false", "ticked")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Anywhere on the row will do."""
        self.clicked.emit(self._index)
        event.accept()


class OrderCard(QWidget):
    """Lets a cashier choose what to redeem, by keys or by clicks."""

    confirmed = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.checked: Checked | None = None
        self._rows: list[VoucherRow] = []
        self._current = 0
        self._title = label(name="title", wrap=True)
        self._list = QWidget()
        QVBoxLayout(self._list).setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self._list)
        self._cancel = QPushButton("Cancel   Esc")
        self._cancel.setObjectName("secondary")
        self._redeem = QPushButton()
        self._redeem.setObjectName("primary")
        for button, signal in ((self._cancel, self.cancelled), (self._redeem, self.confirmed)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
        self._lay_out()

    def _lay_out(self) -> None:
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(28, 22, 28, 22)
        inside.setSpacing(12)
        inside.addWidget(self._title)
        inside.addWidget(self._scroll, 1)
        inside.addWidget(label("Redeeming can't be undone.", "mute"))
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        buttons.addWidget(self._cancel, 1)
        buttons.addWidget(self._redeem, 3)
        inside.addLayout(buttons)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def show_order(self, checked: Checked) -> None:
        """Show a verified order."""
        self.checked = checked
        vouchers = checked.order.vouchers if checked.order else ()
        names = {voucher.product_name for voucher in vouchers}
        self._title.setText(next(iter(names)) if len(names) == 1 else f"{len(vouchers)} vouchers")
        clear_layout_of(self._list)
        self._rows = []
        layout = self._list.layout()
        assert isinstance(layout, QVBoxLayout)  # noqa: S101 - made so above
        for index, voucher in enumerate(vouchers):
            row = VoucherRow(index, voucher, checked.hindrance(voucher))
            row.clicked.connect(self._click)
            self._rows.append(row)
            layout.addWidget(row)
        layout.addStretch(1)
        self._current = next((i for i, row in enumerate(self._rows) if row.can_tick), 0)
        self.set_busy(busy=False)

    def chosen(self) -> tuple[str, ...]:
        """The codes that are ticked."""
        return tuple(row.voucher.code for row in self._rows if row.ticked)

    def step(self, by: int) -> None:
        """Go to another row."""
        self._current = min(max(self._current + by, 0), len(self._rows) - 1)
        self._scroll.ensureWidgetVisible(self._rows[self._current])
        self._show()

    def toggle(self) -> None:
        """Tick or untick the current row."""
        self._rows[self._current].toggle()
        self._show()

    def _click(self, index: int) -> None:
        self._current = index
        self.toggle()

    def set_busy(self, *, busy: bool) -> None:
        """While a Redeem is under way nothing can be changed."""
        self.setEnabled(not busy)
        self._show(busy=busy)

    def _show(self, *, busy: bool = False) -> None:
        for index, row in enumerate(self._rows):
            set_tone(row, "true" if index == self._current and len(self._rows) > 1 else "false", "current")
        ticked = [row.voucher for row in self._rows if row.ticked]
        amount = money.show(total(voucher.sale_price for voucher in ticked))
        text = (
            "Redeeming…"
            if busy
            else f"Redeem {len(ticked)}" + (f" · {amount}" if amount else "") + "   Enter"
        )
        self._redeem.setText(text if ticked else "Nothing ticked")
        self._redeem.setEnabled(bool(ticked) and not busy)
