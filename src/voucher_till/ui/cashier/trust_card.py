"""No line, and a manager allows trust: the voucher code, the price the phone shows, perhaps a contact."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from voucher_till.domain.money import Money
from voucher_till.domain.payload import VoucherCode, parse_payload
from voucher_till.redemption.desk import Checked
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import card, label
from voucher_till.ui.shared.theme import gap

_ROOMY = 360
"""From this width on there is room to spare at the sides."""


class Trusted(NamedTuple):
    """What the cashier read from the phone."""

    code: str
    price: Decimal
    contact: str


class TrustCard(QWidget):
    """Asks for what the till cannot learn from the platform now."""

    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.checked: Checked | None = None
        self.code, self.price, self.contact = QLineEdit(), QLineEdit(), QLineEdit()
        self._accept = KeyButton(translate("trust_card", "Accept on trust"), "Enter", "primary")
        self._cancel = KeyButton(translate("trust_card", "Cancel"), "Esc", "secondary")
        for button in (self._cancel, self._accept):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._cancel.clicked.connect(self.cancelled)
        self._accept.clicked.connect(self._done)
        frame = card()
        self._inside = inside = QVBoxLayout(frame)
        inside.setSpacing(gap(8))
        inside.addWidget(self._fields(), 1)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(gap(14))
        self._buttons.addWidget(self._cancel, 1)
        self._buttons.addWidget(self._accept, 3)
        inside.addLayout(self._buttons)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def _fields(self) -> QScrollArea:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, gap(4), 0)
        column.setSpacing(gap(8))
        column.addWidget(label(translate("trust_card", "No line"), "title"))
        text = translate(
            "trust_card",
            "The platform cannot be asked about this voucher. Your manager allows to accept it on trust: "
            "it is stored, and sent when the line is back. If the platform refuses it then, the loss is "
            "the outlet's.",
        )
        column.addWidget(label(text, "mute", wrap=True))
        column.addSpacing(gap(6))
        for name, field, hint in (
            (
                translate("trust_card", "Voucher code, as it stands below the QR"),
                self.code,
                translate("trust_card", "digits"),
            ),
            (translate("trust_card", "Price the phone shows"), self.price, "25000"),
            (translate("trust_card", "Customer's phone or name, if they like"), self.contact, ""),
        ):
            column.addWidget(label(name, "strong", wrap=True))
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self._done)
            column.addWidget(field)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(form)
        self._scroll = scroll
        return scroll

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stand one above the other where both do not fit side by side."""
        super().resizeEvent(event)
        edge = gap(28 if self.width() >= span(_ROOMY) else 12)
        self._inside.setContentsMargins(edge, gap(18), edge, gap(20))
        needed = sum(button.minimumSizeHint().width() for button in (self._cancel, self._accept))
        beside = needed + gap(14) <= self.width() - 2 * edge
        directions = QBoxLayout.Direction
        self._buttons.setDirection(directions.LeftToRight if beside else directions.BottomToTop)

    def set_busy(self, *, busy: bool) -> None:
        """While it is being stored nothing can be changed."""
        self.setEnabled(not busy)

    def ask(self, checked: Checked) -> None:
        """Begin with what is known of a scan."""
        self.checked = checked
        known = checked.asked.digits if isinstance(checked.asked, VoucherCode) else ""
        self.code.setText(known)
        self.code.setEnabled(not known)
        self.price.clear()
        self.contact.clear()
        self._check()

    def take_keyboard(self) -> None:
        """Begin with the first field that is not known."""
        field = self.code if self.code.isEnabled() else self.price
        field.setFocus()
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(field))

    def _read(self) -> Trusted | None:
        """The fields, once code and price are usable."""
        code = parse_payload(self.code.text())
        price = Money.typed(self.price.text(), "")
        if not isinstance(code, VoucherCode) or price is None or price.amount <= 0:
            return None
        return Trusted(code.digits, price.amount, self.contact.text().strip())

    def _check(self) -> None:
        self._accept.setEnabled(self._read() is not None)

    def _done(self) -> None:
        read = self._read()
        if read is not None:
            self.accepted.emit(read)
