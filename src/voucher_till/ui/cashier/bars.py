"""The line above the pages, which says where one is and how things are, and the keys below them."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from voucher_till.redemption.connectivity import Line, LineState
from voucher_till.ui.shared.hints import Hint, KeyHints
from voucher_till.ui.shared.language import time, translate, worded
from voucher_till.ui.shared.parts import label, pill, set_tone
from voucher_till.ui.shared.theme import gap, px

_LINE_TONES = {LineState.ONLINE: "ok", LineState.SLOW: "used", LineState.UNASKED: "stored"}
_CLOCK_MILLISECONDS = 5000


class TopBar(QFrame):
    """Outlet, till and cashier; open rows, the line, the time."""

    queue_asked = Signal()
    cashier_asked = Signal()

    def __init__(self, till_name: str, outlet: str) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setFixedHeight(px(56))
        self._place = f"{outlet} · {till_name}"
        self._name = label(name="strong")
        self._name.setAccessibleName(self._place)
        self.cashier_button = QPushButton()
        self.cashier_button.setObjectName("quiet")
        self.open_button = QPushButton()
        self.open_button.setObjectName("pillbutton")
        for button, signal in (
            (self.cashier_button, self.cashier_asked),
            (self.open_button, self.queue_asked),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(signal)
            button.hide()
        self._open_count, self._is_locked = 0, False
        self._line = pill(translate("bars", "Not asked yet"), "stored")
        self._time = label(name="mute")
        self.right = QWidget()
        right = QHBoxLayout(self.right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(gap(10))
        for part in (self.open_button, self._line, self._time):
            right.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(20), 0, gap(20), 0)
        row.setSpacing(gap(12))
        row.addWidget(self._name)
        row.addWidget(self.cashier_button)
        row.addStretch(1)
        row.addWidget(self.right)
        self._clock = QTimer(self)
        self._clock.timeout.connect(self._tell_time)
        self._clock.start(_CLOCK_MILLISECONDS)
        self._tell_time()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names of outlet and till take a third at most."""
        super().resizeEvent(event)
        self._name.ensurePolished()
        metrics, third = self._name.fontMetrics(), self.width() // 3
        self._name.setText(metrics.elidedText(self._place, Qt.TextElideMode.ElideRight, third))

    def _tell_time(self) -> None:
        self._time.setText(time(datetime.now().astimezone()))

    def show_cashier(self, name: str) -> None:
        """Who is at the till; nobody when it does not ask."""
        self.cashier_button.setText(name)
        self.cashier_button.setVisible(bool(name))
        self.cashier_button.setAccessibleName(translate("bars", "Cashier: {name}", name=name))

    @property
    def line_text(self) -> str:
        """How the line is said to be."""
        return self._line.text()

    def show_line(self, line: Line) -> None:
        """How the line is, in words."""
        self._line.setText(f"● {worded(line.words)}")
        set_tone(self._line, _LINE_TONES.get(line.state, "no"))

    def show_open(self, count: int) -> None:
        """How many redemptions wait to be sent or settled."""
        self.open_button.setText(
            translate("bars", "%n unfinished", "redemptions to be settled", count) + "   F10"
        )
        self._open_count = count
        self._show_open()

    def set_locked(self, locked: bool) -> None:
        """Whoever has not signed in is offered nothing."""
        self._is_locked = locked
        self._show_open()

    def _show_open(self) -> None:
        self.open_button.setVisible(bool(self._open_count) and not self._is_locked)


class BottomBar(QFrame):
    """What the keys do now, as buttons too, and how the devices are."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setFixedHeight(px(56))
        self._hints = KeyHints()
        self._devices = ""
        self._printer = ""
        self._said = label(name="small")
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(12), 0, gap(20), 0)
        row.setSpacing(gap(12))
        row.addWidget(self._hints, 1)
        row.addWidget(self._said)

    def show_keys(self, hints: list[Hint]) -> None:
        """Replace the keys."""
        self._hints.show_keys(hints)

    @property
    def said(self) -> str:
        """How camera, scanner and printer are said to be."""
        return self._said.accessibleName()

    def show_devices(self, text: str) -> None:
        """How camera and scanners are."""
        self._devices = text
        self._say()

    def show_printer(self, text: str) -> None:
        """How the receipt printer is; empty when there is none."""
        self._printer = text
        self._say()

    def _say(self) -> None:
        text = " · ".join(part for part in (self._devices, self._printer) if part)
        shown = self._said.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, self.width() // 3)
        self._said.setText(shown)
        self._said.setAccessibleName(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The keys come first; the devices take a third at most."""
        super().resizeEvent(event)
        self._say()
