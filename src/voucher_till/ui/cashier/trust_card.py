"""No line, and a manager allows trust: the voucher code, the price the phone shows, perhaps a contact."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from voucher_till.domain.money import Money
from voucher_till.domain.payload import VoucherCode, parse_payload
from voucher_till.redemption.desk import Checked
from voucher_till.ui.shared.parts import card, label


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
        self._accept = QPushButton("Accept on trust   Enter")
        self._accept.setObjectName("primary")
        cancel = QPushButton("Cancel   Esc")
        cancel.setObjectName("secondary")
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(28, 22, 28, 22)
        inside.setSpacing(8)
        inside.addWidget(label("No line", "title"))
        inside.addWidget(
            label(
                "The platform cannot be asked about this voucher. Your manager allows to accept it on trust: "
                "it is stored, and sent when the line is back. If the platform refuses it then, the loss is "
                "the outlet's.",
                "mute",
                wrap=True,
            )
        )
        inside.addSpacing(6)
        for name, field, hint in (
            ("Voucher code, as it stands below the QR", self.code, "digits"),
            ("Price the phone shows", self.price, "25000"),
            ("Customer's phone or name, if they like", self.contact, ""),
        ):
            inside.addWidget(label(name, "strong"))
            field.setAccessibleName(name)
            field.setPlaceholderText(hint)
            field.textChanged.connect(self._check)
            field.returnPressed.connect(self._done)
            inside.addWidget(field)
        inside.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        buttons.addWidget(cancel, 1)
        buttons.addWidget(self._accept, 3)
        inside.addLayout(buttons)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        cancel.clicked.connect(self.cancelled)
        self._accept.clicked.connect(self._done)

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
        (self.code if self.code.isEnabled() else self.price).setFocus()

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
