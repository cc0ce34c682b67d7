"""The customer's phone beside the till, in practice mode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from voucher_till.ui.shared.parts import label


@dataclass(frozen=True, slots=True)
class PracticeCustomer:
    """A customer to choose from."""

    name: str
    title: str


class PracticePhones(Protocol):
    """Where the customers' screens come from."""

    async def customers(self) -> list[PracticeCustomer]:
        """Who there is."""

    async def picture(self, name: str) -> bytes:
        """What a phone shows now, as PNG."""

    async def buy_again(self, name: str) -> None:
        """Let a customer buy the same once more."""


class PhonePanel(QFrame):
    """Shows a phone and lets the cashier point the till at it."""

    chosen = Signal(str)
    scan_asked = Signal()
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.png = b""
        self._picture = QPixmap()
        self._customers = QComboBox()
        self._customers.setMinimumWidth(10)
        self._customers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._customers.activated.connect(lambda _index: self.chosen.emit(self.customer))
        self._screen = QLabel()
        self._screen.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._screen.setMinimumSize(120, 120)
        self._scan = QPushButton("Scan phone   F6")
        self._new = QPushButton("New purchase")
        for button, signal in ((self._scan, self.scan_asked), (self._new, self.new_asked)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 12, 16, 12)
        layout.setSpacing(14)
        layout.addWidget(self._screen, 1)
        choice = QVBoxLayout()
        choice.setSpacing(10)
        choice.addWidget(label("Practice customer", "small"))
        choice.addWidget(self._customers)
        choice.addStretch(1)
        choice.addWidget(self._new)
        choice.addWidget(self._scan)
        layout.addLayout(choice, 1)

    @property
    def customer(self) -> str:
        """The chosen customer's name."""
        return str(self._customers.currentData() or "")

    def show_customers(self, customers: list[PracticeCustomer]) -> None:
        """Fill the list."""
        self._customers.clear()
        for customer in customers:
            self._customers.addItem(customer.title, customer.name)

    def choose(self, name: str) -> None:
        """Choose a customer as a click would."""
        self._customers.setCurrentIndex(self._customers.findData(name))
        self.chosen.emit(name)

    def show_picture(self, png: bytes) -> None:
        """Show what the phone shows: its upper part, where the QR is."""
        self.png = png
        image = QImage.fromData(png)
        self._picture = QPixmap.fromImage(image.copy(0, 100, image.width(), 900))
        self._fit()

    def _fit(self) -> None:
        if not self._picture.isNull():
            ratio = self.devicePixelRatioF()
            size = self._screen.size() * ratio
            fitting = self._picture.scaled(
                size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            fitting.setDevicePixelRatio(ratio)
            self._screen.setPixmap(fitting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the picture fitting."""
        super().resizeEvent(event)
        self._fit()
