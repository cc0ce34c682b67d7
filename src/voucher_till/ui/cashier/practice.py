"""The customer's phone beside the till, in practice mode, and the task to be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QPushButton,
    QScrollArea,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.phrases import phrase
from voucher_till.ui.cashier.practice_parts import PhoneScreen, TaskCard
from voucher_till.ui.cashier.practice_tasks import Progress, Task
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import px

TITLES = {
    "one": phrase("practice", "One voucher"),
    "three": phrase("practice", "Three vouchers"),
    "partly_used": phrase("practice", "Three vouchers, one used"),
    "expired": phrase("practice", "Expired"),
    "not_yet": phrase("practice", "Usable from next week"),
    "closed_hours": phrase("practice", "Not at this hour"),
    "used": phrase("practice", "Already used"),
    "refunded": phrase("practice", "Refunded"),
    "refund_in_progress": phrase("practice", "Refund in progress"),
    "other_outlet": phrase("practice", "For the other outlet"),
    "no_shops": phrase("practice", "Product without outlets"),
    "init": phrase("practice", "Not issued yet"),
}
"""The emulator's customers in words that are translated; others are shown by the title they came with."""

COURSE = ""
"""Chosen in place of a customer: the tasks."""

_MARGIN = 12


@dataclass(frozen=True, slots=True)
class PracticeCustomer:
    """A customer to choose from."""

    name: str
    title: str
    codes: tuple[str, ...] = ()
    """Of the vouchers on their phone."""


class PracticePhones(Protocol):
    """Where the customers' screens come from."""

    async def customers(self) -> list[PracticeCustomer]:
        """Who there is."""

    async def picture(self, name: str) -> bytes:
        """What a phone shows now, as PNG."""

    async def buy_again(self, name: str) -> None:
        """Let a customer buy the same once more."""

    async def refresh(self, name: str) -> None:
        """Let a customer refresh the QR on the phone."""

    async def prepare(self, task: Task | None) -> None:
        """Make ready what a task needs; None for none. What another task ordered goes wrong no more."""

    def hold_up(self, png: bytes) -> None:
        """Show the practice camera a phone with this picture."""

    def take_away(self) -> None:
        """Take the phone out of the practice camera's sight."""


class PhonePanel(QFrame):
    """Shows a customer's phone, to be held before the camera. It only shows; the room decides."""

    chosen = Signal(str)
    """A customer's name, or ``COURSE``."""
    scan_asked = Signal()
    new_asked = Signal()
    refresh_asked = Signal()
    skip_asked = Signal()
    again_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.png = b""
        self.code = ""
        self._whom = QComboBox()
        self._whom.setAccessibleName(translate("practice", "Practice: tasks, or a customer"))
        self._whom.setMinimumSize(px(48), px(48))
        self._whom.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._whom.activated.connect(lambda _index: self.chosen.emit(self.customer))
        self.task = TaskCard()
        self._screen = PhoneScreen()
        self._code = label(name="small", wrap=True)
        self._code.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.new_button = self._button(translate("practice", "New purchase"))
        self.refresh_button = self._button(translate("practice", "Refresh QR"))
        self.refresh_button.setAccessibleName(translate("practice", "Customer refreshes the QR"))
        self.skip_button = self._button(translate("practice", "Skip"))
        self.again_button = self._button("")
        self.hold_button = self._button(translate("practice", "Hold up") + "   F6")
        for button, signal in (
            (self.new_button, self.new_asked),
            (self.refresh_button, self.refresh_asked),
            (self.skip_button, self.skip_asked),
            (self.again_button, self.again_asked),
            (self.hold_button, self.scan_asked),
        ):
            button.clicked.connect(signal)
        self._lay_out()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("compact")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setMinimumSize(px(48), px(48))
        return button

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.task)
        column.addWidget(self._screen, 1)
        column.addWidget(self._code)
        column.addStretch(0)
        self._pairs = [
            _pair(self.new_button, self.refresh_button),
            _pair(self.skip_button, self.again_button),
        ]
        for pair in self._pairs:
            column.addLayout(pair)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._bar = scroll.verticalScrollBar()
        QScroller.grabGesture(scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_MARGIN))
        layout.setSpacing(px(8))
        layout.addWidget(self._whom)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.hold_button)

    @property
    def customer(self) -> str:
        """The chosen customer's name; ``COURSE`` for the tasks."""
        return str(self._whom.currentData() or COURSE)

    @property
    def customers(self) -> list[str]:
        """What there is to choose from, in words."""
        return [self._whom.itemText(index) for index in range(self._whom.count())]

    def show_customers(self, customers: Sequence[PracticeCustomer], chosen: str) -> None:
        """Fill the list."""
        self._whom.clear()
        self._whom.addItem(translate("practice", "Tasks"), COURSE)
        for customer in customers:
            title = TITLES.get(customer.name)
            self._whom.addItem(customer.title if title is None else worded(title), customer.name)
        self._whom.setCurrentIndex(max(0, self._whom.findData(chosen)))

    def choose(self, name: str) -> None:
        """Choose a customer as a click would."""
        self._whom.setCurrentIndex(self._whom.findData(name))
        self.chosen.emit(name)

    def show_progress(self, progress: Progress | None) -> None:
        """Show how far the tasks are; None while a customer was chosen freely."""
        task = progress.task if progress is not None else None
        at_work = progress is None or task is not None
        self.task.setVisible(progress is not None)
        if progress is not None:
            self.task.show_progress(progress)
        if not at_work:
            self.show_picture(b"")
        self.hold_button.setVisible(at_work)
        self.new_button.setVisible(progress is None)
        self.refresh_button.setVisible(progress is None or (task is not None and task.old_qr))
        self.skip_button.setVisible(task is not None)
        self.again_button.setVisible(progress is not None)
        again = translate("practice", "Start again") if task is None else translate("practice", "Try again")
        self.again_button.setText(again)
        self._arrange()

    def show_code(self, code: str) -> None:
        """The voucher code to be typed, as the phone shows it; empty for none."""
        grouped = " ".join(code[start : start + 4] for start in range(0, len(code), 4))
        self._code.setText(translate("practice", "Code {code}", code=grouped))
        self._code.setVisible(bool(code))
        self.code = code

    def show_picture(self, png: bytes) -> None:
        """Show what the phone shows."""
        self.png = png
        self._screen.show_picture(png)

    def _arrange(self) -> None:
        """Two buttons stand beside each other where both find room, else one below the other."""
        room = self.width() - 2 * px(_MARGIN) - self._bar.sizeHint().width()
        for pair in self._pairs:
            shown = [
                part
                for index in range(pair.count())
                if (item := pair.itemAt(index)) is not None
                and (part := item.widget()) is not None
                and not part.isHidden()
            ]
            needed = sum(part.sizeHint().width() for part in shown) + pair.spacing() * (len(shown) - 1)
            beside = needed <= room
            pair.setDirection(
                QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has room for other rows of buttons."""
        super().resizeEvent(event)
        self._arrange()


def _pair(*buttons: QPushButton) -> QBoxLayout:
    row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    row.setSpacing(px(8))
    for button in buttons:
        row.addWidget(button)
    return row
