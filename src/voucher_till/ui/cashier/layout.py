"""Where the parts of the cashier's window stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.payload import MAX_PAYLOAD_BYTES
from voucher_till.ui.cashier.idle_view import IdleView
from voucher_till.ui.cashier.order_card import OrderCard
from voucher_till.ui.cashier.practice import PhonePanel
from voucher_till.ui.cashier.side import FactsCard
from voucher_till.ui.cashier.verdict_view import VerdictView
from voucher_till.ui.shared.parts import KeyHints, label, pill, set_tone
from voucher_till.ui.shared.theme import Palette

_SIDE_WIDTH = 430


class CashierLayout(QMainWindow):
    """The parts and their places; what they do is the window's business."""

    def __init__(self, palette: Palette, till_name: str, outlet: str, *, practice: bool) -> None:
        super().__init__()
        self.setWindowTitle(f"Voucher Till · {till_name}")
        self.setMinimumSize(1024, 640)
        self.resize(1366, 768)
        self.setAcceptDrops(True)
        self.idle = IdleView(palette)
        self.order_card = OrderCard()
        self.verdict_view = VerdictView(palette)
        self.facts = FactsCard()
        self.hints = KeyHints()
        self.phone = PhonePanel() if practice else None
        self.code_field = QLineEdit()
        self.code_field.setPlaceholderText("Scan, or type a voucher code   F2")
        self.code_field.setMaxLength(2 * MAX_PAYLOAD_BYTES)
        self.open_button = QPushButton("Open a picture   Ctrl+O")
        self.open_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._line_pill = pill("Not asked yet", "stored")
        self._open_pill = pill("", "stored")
        self._open_pill.hide()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.idle)
        self._middle.addWidget(self.order_card)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work_page())
        self._pages.addWidget(self.verdict_view)
        whole = QWidget()
        whole.setObjectName("page")
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_bar(till_name, outlet, practice=practice))
        column.addWidget(_rule())
        column.addWidget(self._pages, 1)
        column.addWidget(_rule())
        column.addWidget(self._bottom_bar())
        self.setCentralWidget(whole)

    def _top_bar(self, till_name: str, outlet: str, *, practice: bool) -> QFrame:
        bar, row = _bar(52)
        row.addWidget(label(f"{outlet} · {till_name}", "strong"))
        row.addStretch(1)
        if practice:
            row.addWidget(pill("Practice: no real vouchers", "practice"), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._open_pill, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._line_pill, 0, Qt.AlignmentFlag.AlignVCenter)
        return bar

    def _bottom_bar(self) -> QFrame:
        bar, row = _bar(44)
        row.addWidget(self.hints, 1)
        return bar

    def _work_page(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        row = QHBoxLayout(page)
        row.setContentsMargins(20, 20, 20, 20)
        row.setSpacing(20)
        side = QVBoxLayout()
        side.setSpacing(14)
        if self.phone is not None:
            side.addWidget(self.phone, 1)
        side.addWidget(self.code_field)
        side.addWidget(self.open_button)
        side.addWidget(self.facts, 1)
        left = QWidget()
        left.setFixedWidth(_SIDE_WIDTH)
        side.setContentsMargins(0, 0, 0, 0)
        left.setLayout(side)
        row.addWidget(left)
        row.addWidget(self._middle, 1)
        return page

    def show_idle(self) -> None:
        """The waiting screen."""
        self._pages.setCurrentIndex(0)
        self._middle.setCurrentWidget(self.idle)
        self.idle.wait_for_scan()
        keys = [("F2", "Type code"), ("Ctrl O", "Open a picture")]
        self.hints.show_keys([*keys, ("F6", "Scan the phone")] if self.phone is not None else keys)
        self.code_field.setFocus()

    def show_checking(self) -> None:
        """A scan is being verified."""
        self._pages.setCurrentIndex(0)
        self._middle.setCurrentWidget(self.idle)
        self.idle.wait_for_platform()

    def show_order_card(self) -> None:
        """The order card."""
        self._pages.setCurrentIndex(0)
        self._middle.setCurrentWidget(self.order_card)
        self.hints.show_keys([("Enter", "Redeem"), ("Space", "Tick"), ("↑ ↓", "Choose"), ("Esc", "Cancel")])
        self.code_field.setFocus()

    def show_verdict_page(self) -> None:
        """The verdict over everything."""
        self._pages.setCurrentWidget(self.verdict_view)
        self.hints.show_keys([("Enter", "Next voucher"), *self.verdict_view.keys()])

    @property
    def on_order(self) -> bool:
        """Whether the order card is shown."""
        return not self.on_verdict and self._middle.currentWidget() is self.order_card

    @property
    def on_verdict(self) -> bool:
        """Whether a verdict is shown."""
        return self._pages.currentWidget() is self.verdict_view

    def show_line(self, *, online: bool) -> None:
        """What the last call said about the line."""
        self._line_pill.setText("● Online" if online else "● No line")
        set_tone(self._line_pill, "ok" if online else "no")

    def show_open(self, count: int) -> None:
        """How many redemptions wait to be sent or settled."""
        self._open_pill.setText(f"{count} to settle")
        self._open_pill.setVisible(bool(count))


def _bar(height: int) -> tuple[QFrame, QHBoxLayout]:
    bar = QFrame()
    bar.setObjectName("bar")
    bar.setFixedHeight(height)
    row = QHBoxLayout(bar)
    row.setContentsMargins(20, 0, 20, 0)
    row.setSpacing(12)
    return bar, row


def _rule() -> QFrame:
    rule = QFrame()
    rule.setObjectName("topline")
    return rule
