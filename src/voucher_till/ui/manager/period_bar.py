"""The choice of a period: the usual ones by a touch, any other in a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from voucher_till.domain import business_day
from voucher_till.domain.business_day import Period
from voucher_till.ui.manager.calendars import PeriodDialog
from voucher_till.ui.manager.dates import period_words
from voucher_till.ui.shared.flow_layout import Flow
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.theme import gap

TODAY, YESTERDAY = "today", "yesterday"
THIS_WEEK, LAST_WEEK = "this_week", "last_week"
THIS_MONTH, LAST_MONTH = "this_month", "last_month"
ANY, OTHER = "any", "other"
"""The names of the choices."""

_PERIODS: dict[str, Callable[[date], Period]] = {
    TODAY: business_day.today,
    YESTERDAY: business_day.yesterday,
    THIS_WEEK: business_day.this_week,
    LAST_WEEK: business_day.last_week,
    THIS_MONTH: business_day.this_month,
    LAST_MONTH: business_day.last_month,
}


class PeriodBar(QWidget):
    """Buttons side by side, in as many lines as they need."""

    changed = Signal(object)
    """A person chose a ``Period``, or None for any time."""

    def __init__(self, today: Callable[[], date], *, allow_any: bool = False, chosen: str = TODAY) -> None:
        """``today`` gives the day that the outlet has now; ``chosen`` is the choice to begin with."""
        super().__init__()
        self.setAccessibleName(translate("period_bar", "Period"))
        self._today = today
        self._chosen = chosen
        self._period: Period | None = None
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        names = _names()
        self.buttons = {
            name: self._button(name, text) for name, text in names.items() if allow_any or name != ANY
        }
        flow = Flow(self, gap(6))
        for button in self.buttons.values():
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._take(chosen)

    @property
    def period(self) -> Period | None:
        """What is chosen; None for any time."""
        return self._period

    @property
    def chosen(self) -> str:
        """The name of the choice: ``TODAY``, ``OTHER``, …"""
        return self._chosen

    def choose(self, period: Period | None) -> None:
        """Show a period as the chosen one; nothing is emitted."""
        now = self._today()
        known = (name for name, made in _PERIODS.items() if period is not None and made(now) == period)
        self._period = period
        self._mark(next(known, ANY if period is None else OTHER))

    def renew(self) -> bool:
        """Midnight passes: what is called today is another day then. Whether the period is another one."""
        before = self._period
        if self._chosen in _PERIODS:
            self._take(self._chosen)
        return self._period != before

    def _button(self, name: str, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName("segment")
        made.setCheckable(True)
        made.clicked.connect(lambda _on: self._press(name))
        return made

    def _press(self, name: str) -> None:
        if name == OTHER:
            self._mark(self._chosen)  # Only an answer of the calendar changes what is chosen.
            self._ask()
            return
        self._take(name)
        self.changed.emit(self._period)

    def _take(self, name: str) -> None:
        made = _PERIODS.get(name)
        self._period = made(self._today()) if made is not None else None
        self._mark(name)

    def _mark(self, name: str) -> None:
        self._chosen = name
        for one, button in self.buttons.items():
            button.setChecked(one == name)
        other = self._period if name == OTHER else None
        self.buttons[OTHER].setText(
            translate("period_bar", "From – to…") if other is None else period_words(other)
        )
        self.updateGeometry()

    def _ask(self) -> None:
        today = self._today()
        dialog = PeriodDialog(self, self._period or business_day.this_month(today), today)
        dialog.chosen.connect(self._take_other)
        dialog.open()

    def _take_other(self, period: Period) -> None:
        self.choose(period)
        self.changed.emit(period)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does."""
        pressed = next((button for button in self.buttons.values() if button.hasFocus()), None)
        if pressed is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            pressed.click()
        else:
            super().keyPressEvent(event)


def _names() -> dict[str, str]:
    return {
        TODAY: translate("period_bar", "Today"),
        YESTERDAY: translate("period_bar", "Yesterday"),
        THIS_WEEK: translate("period_bar", "This week"),
        LAST_WEEK: translate("period_bar", "Last week"),
        THIS_MONTH: translate("period_bar", "This month"),
        LAST_MONTH: translate("period_bar", "Last month"),
        ANY: translate("period_bar", "Any time"),
        OTHER: translate("period_bar", "From – to…"),
    }
