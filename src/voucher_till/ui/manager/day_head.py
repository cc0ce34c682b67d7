"""The head of the page of a day: which day, whether it is signed, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from voucher_till.ui.manager.calendars import DayDialog
from voucher_till.ui.manager.dates import day_words
from voucher_till.ui.manager.tool_button import export_button
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label, pill, set_tone
from voucher_till.ui.shared.theme import gap, px

_BESIDE = 740
_DAY = timedelta(days=1)


class DayHead(QFrame):
    """Asks for another day, a signature, or a file."""

    day_asked = Signal(object)
    """A ``date``."""
    sign_asked = Signal()
    export_asked = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("card")
        self._today = today
        self._day = today()
        self.status = pill("", "retry")
        self.before_button = _arrow("ph.caret-left-bold", translate("day_head", "The day before"))
        self.after_button = _arrow("ph.caret-right-bold", translate("day_head", "The day after"))
        self.day_button = _tall("")
        self.day_button.setIcon(icon("ph.calendar-blank"))
        # Wider than high: the style leaves but a hair between an icon and its text.
        self.day_button.setIconSize(QSize(px(30), px(22)))
        self.export_button = export_button("tall")
        self.sign_button = QPushButton()
        self.sign_button.setObjectName("primary")
        self.before_button.clicked.connect(lambda: self.day_asked.emit(self._day - _DAY))
        self.after_button.clicked.connect(lambda: self.day_asked.emit(self._day + _DAY))
        self.day_button.clicked.connect(self._ask_day)
        self.export_button.clicked.connect(self.export_asked)
        self.sign_button.clicked.connect(self.sign_asked)
        self._title = label(translate("day_head", "End of day"), "title")
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.setFocusProxy(self.day_button)

    def _lay_out(self) -> None:
        self._top.setSpacing(gap(14))
        self._top.addWidget(self._title)
        self._top.addWidget(self.status, 0, Qt.AlignmentFlag.AlignLeft)
        self._top.addStretch(1)
        days = QHBoxLayout()
        days.setSpacing(gap(6))
        days.addWidget(self.before_button)
        days.addWidget(self.day_button, 1)
        days.addWidget(self.after_button)
        acts = QHBoxLayout()
        acts.setSpacing(gap(10))
        acts.addWidget(self.export_button, 1)
        acts.addWidget(self.sign_button, 1)
        self._line.setSpacing(gap(8))
        self._line.addLayout(days)
        self._line.addStretch(1)
        self._line.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(20), gap(10), gap(16), gap(12))
        column.setSpacing(gap(8))
        column.addLayout(self._top)
        column.addLayout(self._line)

    def show_day(self, day: date) -> None:
        """Which day it is about; how it stands is not known yet."""
        self._day = day
        self.day_button.setText(day_words(day))
        self.after_button.setEnabled(day < self._today())
        for button in (self.sign_button, self.export_button):
            button.setEnabled(False)

    def show_state(self, says: str, tone: str, sign_words: str) -> None:
        """How it stands, and what signing it would be."""
        self.status.setText(says)
        set_tone(self.status, tone)
        self.sign_button.setText(sign_words)
        for button in (self.sign_button, self.export_button):
            button.setEnabled(True)
        self._arrange()

    def _ask_day(self) -> None:
        dialog = DayDialog(self, translate("day_head", "Which day?"), self._day, self._today())
        dialog.chosen.connect(self.day_asked)
        dialog.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two lines where there is no room for one."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        ways = QBoxLayout.Direction
        beside = self.width() >= span(_BESIDE)
        self._line.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        needed = self._title.sizeHint().width() + self.status.sizeHint().width() + gap(14 + 20 + 16)
        self._top.setDirection(ways.LeftToRight if needed <= self.width() else ways.TopToBottom)


def _tall(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName("tall")
    return made


def _arrow(sign: str, says: str) -> QPushButton:
    made = _tall("")
    made.setIcon(icon(sign))
    made.setIconSize(QSize(px(20), px(20)))
    made.setAccessibleName(says)
    return made
