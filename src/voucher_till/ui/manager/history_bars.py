"""Which rows of the history are wanted: a period, and filters."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from voucher_till.domain.business_day import DayCut, Period
from voucher_till.records.history import ScansWanted, Wanted
from voucher_till.ui.manager.history_filters import FilterBar
from voucher_till.ui.manager.period_bar import ANY, PeriodBar
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.theme import gap

_ONE_LINE = 1500


class HistoryBars(QWidget):
    """The choice of a period above the filters, or beside them where there is room."""

    changed = Signal()

    def __init__(self, cut: Callable[[], DayCut], today: Callable[[], date], *, values: bool) -> None:
        super().__init__()
        self._cut, self._last_cut = cut, cut()
        self._span: tuple[datetime | None, datetime | None] = (None, None)
        self.period_bar = PeriodBar(today, allow_any=True, chosen=ANY)
        self.period_bar.changed.connect(self._take_period)
        self.filters = FilterBar(values=values)
        self.filters.changed.connect(self.changed)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(gap(8))
        self._line.addWidget(self.period_bar)
        self._line.addWidget(self.filters, 1)

    def wanted(self, search: str) -> Wanted:
        """Which redemptions are to be listed."""
        return self.filters.narrow(Wanted(*self._span, search=search))

    def scans_wanted(self, search: str) -> ScansWanted:
        """Which scans are to be listed."""
        return self.filters.narrow_scans(ScansWanted(*self._span, search=search))

    @property
    def is_narrowed(self) -> bool:
        """Whether not all there is is wanted."""
        return self._span != (None, None) or self.filters.any_set

    def take(self, wanted: Wanted | ScansWanted) -> None:
        """Show a filter that was made elsewhere; nothing is emitted."""
        if isinstance(wanted, ScansWanted):
            self.filters.take_scans(wanted)
        else:
            self.filters.take(wanted)
        self._span = (wanted.since, wanted.until)
        self.period_bar.choose(self._period_of(*self._span))

    def clear(self) -> None:
        """All there is is wanted; nothing is emitted."""
        self.take(Wanted())

    def renew(self) -> None:
        """Another day may have begun, or days may end at another hour: the chosen days follow it."""
        cut = self._cut()
        if self.period_bar.renew() or cut != self._last_cut:
            self._last_cut = cut
            self._span = self._span_of(self.period_bar.period)

    def stand(self, width: int) -> None:
        """In one line or in two."""
        directions = QBoxLayout.Direction
        one = width >= span(_ONE_LINE)
        self._line.setDirection(directions.LeftToRight if one else directions.TopToBottom)

    def _take_period(self, period: Period | None) -> None:
        self._span = self._span_of(period)
        self.changed.emit()

    def _span_of(self, period: Period | None) -> tuple[datetime | None, datetime | None]:
        if period is None:
            return (None, None)
        cut = self._cut()
        return cut.start_of(period.first), cut.start_of(period.last + timedelta(days=1))

    def _period_of(self, since: datetime | None, until: datetime | None) -> Period | None:
        """The days that a span has a part in."""
        if since is None or until is None:
            return None
        cut = self._cut()
        return Period(cut.day_of(since), cut.day_of(until - timedelta(milliseconds=1)))
