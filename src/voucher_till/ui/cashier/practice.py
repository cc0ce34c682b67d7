"""The customer's phone beside the till, in practice mode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QVBoxLayout

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

    def hold_up(self, png: bytes) -> None:
        """Show the practice camera a phone with this picture."""

    def take_away(self) -> None:
        """Take the phone out of the practice camera's sight."""


class PhonePanel(QFrame):
    """Shows a customer's phone, to be held before the camera."""

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
        self._scan = QPushButton("Hold up   F6")
        self._new = QPushButton("New purchase")
        for button, signal in ((self._scan, self.scan_asked), (self._new, self.new_asked)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(10)
        layout.addWidget(label("Practice customer", "small"))
        layout.addWidget(self._customers)
        layout.addWidget(self._screen, 1)
        layout.addWidget(self._new)
        layout.addWidget(self._scan)

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
        """Show what the phone shows."""
        self.png = png
        self._picture = QPixmap.fromImage(QImage.fromData(png))
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
