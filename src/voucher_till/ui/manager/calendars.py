"""The calendar in which people choose a day or a period."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QTextCharFormat
from PySide6.QtWidgets import (
    QButtonGroup,
    QCalendarWidget,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.business_day import Period
from voucher_till.ui.manager.dates import day_words
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.pin_pad import room_for
from voucher_till.ui.shared.theme import gap, palette, px

_CELL = 52
_DAYS_OF_A_WEEK, _LINES = 7, 8
"""The names of the month and of the days have a line each."""


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


class Calendar(QCalendarWidget):
    """A month of days large enough for a finger, drawn in the colours in use."""

    def __init__(self, latest: date) -> None:
        super().__init__()
        self._marked: tuple[date, date] | None = None
        self.setObjectName("calendar")
        self.setAccessibleName(translate("calendars", "Calendar"))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setDateEditEnabled(False)
        self.setMaximumDate(_qdate(latest))
        self._style()

    def _style(self) -> None:
        heading = QTextCharFormat()
        heading.setForeground(QColor(palette().mute))
        heading.setBackground(QColor(palette().card))
        heading.setFontWeight(QFont.Weight.DemiBold)
        self.setHeaderTextFormat(heading)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, heading)
        for name, sign, says in (
            (
                "qt_calendar_prevmonth",
                "ph.caret-left-bold",
                translate("calendars", "The month before"),
            ),
            (
                "qt_calendar_nextmonth",
                "ph.caret-right-bold",
                translate("calendars", "The month after"),
            ),
        ):
            button = self.findChild(QToolButton, name)
            if button is not None:
                button.setIcon(icon(sign))
                button.setIconSize(QSize(px(20), px(20)))
                button.setAccessibleName(says)

    def sizeHint(self) -> QSize:
        """Days as wide and as high as a finger needs; they are smaller in a small window."""
        return QSize(px(_CELL) * _DAYS_OF_A_WEEK, px(_CELL) * _LINES)

    @property
    def day(self) -> date:
        """The chosen day."""
        chosen = self.selectedDate()
        return date(chosen.year(), chosen.month(), chosen.day())

    def show_day(self, day: date) -> None:
        """Choose a day."""
        self.setSelectedDate(_qdate(day))

    def mark(self, first: date, last: date) -> None:
        """Show which days a period has."""
        self._marked = (first, last)
        self.updateCells()

    def paintCell(self, painter: QPainter, rect: QRect, qday: QDate | date) -> None:
        """Draw one day: the chosen one filled, those of the period on a ground of their own."""
        day = qday if isinstance(qday, date) else date(qday.year(), qday.month(), qday.day())
        colours, box = palette(), QRectF(rect).adjusted(2, 2, -2, -2)
        chosen = day == self.day
        marked = self._marked is not None and self._marked[0] <= day <= self._marked[1]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(colours.card))
        if chosen or marked:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent if chosen else colours.stored_ground))
            painter.drawRoundedRect(box, px(8), px(8))
        painter.setPen(QPen(QColor(self._ink(day, chosen=chosen))))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), str(day.day))
        painter.restore()

    def _ink(self, day: date, *, chosen: bool) -> str:
        if chosen:
            return palette().on_accent
        outside = day.month != self.monthShown() or _qdate(day) > self.maximumDate()
        return palette().edge if outside else palette().ink


class _CalendarDialog(QDialog):
    """A title, a calendar, and two buttons; Enter takes what is chosen."""

    def __init__(self, parent: QWidget, title: str, latest: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = Calendar(latest)
        self.head = QHBoxLayout()
        self.head.setSpacing(gap(10))
        self.take_button = QPushButton(translate("calendars", "Show"))
        self.take_button.setObjectName("primary")
        self.take_button.clicked.connect(self.take)
        cancel = KeyButton(translate("calendars", "Cancel"), "Esc", "secondary")
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap(12))
        buttons.addWidget(cancel, 1)
        buttons.addWidget(self.take_button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(22), gap(18), gap(22), gap(20))
        column.setSpacing(gap(10))
        column.addWidget(label(title, "heading", wrap=True))
        column.addLayout(self.head)
        column.addWidget(self.calendar, 1)
        column.addLayout(buttons)

    def setVisible(self, visible: bool) -> None:
        """Never larger than the window it belongs to."""
        if visible:
            self.ensurePolished()
            self.resize(self.sizeHint().boundedTo(room_for(self)))
            self.calendar.setFocus()
        super().setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter takes what is chosen, wherever the keyboard is."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)

    def take(self) -> None:
        """Answer, and close."""
        raise NotImplementedError


class DayDialog(_CalendarDialog):
    """Asks for one day."""

    chosen = Signal(object)
    """A ``date``."""

    def __init__(self, parent: QWidget, title: str, day: date, latest: date) -> None:
        super().__init__(parent, title, latest)
        self.calendar.show_day(day)
        self.calendar.activated.connect(self.take)

    def take(self) -> None:
        """Answer with the day."""
        self.chosen.emit(self.calendar.day)
        self.accept()


class PeriodDialog(_CalendarDialog):
    """Asks for a first and a last day, in one calendar."""

    chosen = Signal(object)
    """A ``Period``."""

    def __init__(self, parent: QWidget, period: Period, latest: date) -> None:
        super().__init__(parent, translate("calendars", "From when to when?"), latest)
        self._first, self._last = period.first, min(period.last, latest)
        self.first_button, self.last_button = _end_button(), _end_button()
        self._ends = QButtonGroup(self)
        for button in (self.first_button, self.last_button):
            self._ends.addButton(button)
            self.head.addWidget(button, 1)
            button.clicked.connect(self._show_end)
        self.first_button.setChecked(True)
        self.calendar.selectionChanged.connect(self._put)
        self.calendar.clicked.connect(self._go_on)
        self.calendar.activated.connect(self.take)
        self._show_end()

    @property
    def period(self) -> Period:
        """What is chosen now."""
        return Period(self._first, self._last)

    def take(self) -> None:
        """Answer with the period."""
        self.chosen.emit(self.period)
        self.accept()

    def _show_end(self) -> None:
        self.calendar.show_day(self._first if self.first_button.isChecked() else self._last)
        self._show()

    def _put(self) -> None:
        """The other end moves along where the two would be in the wrong order."""
        if self.first_button.isChecked():
            self._first = self.calendar.day
            self._last = max(self._first, self._last)
        else:
            self._last = self.calendar.day
            self._first = min(self._first, self._last)
        self._show()

    def _go_on(self) -> None:
        """After the first day comes the last one."""
        self.last_button.setChecked(True)

    def _show(self) -> None:
        begin, end = day_words(self._first), day_words(self._last)
        self.first_button.setText(translate("calendars", "From {day}", day=begin))
        self.last_button.setText(translate("calendars", "To {day}", day=end))
        self.calendar.mark(self._first, self._last)


def _end_button() -> QPushButton:
    made = QPushButton()
    made.setObjectName("segment")
    made.setCheckable(True)
    return made
