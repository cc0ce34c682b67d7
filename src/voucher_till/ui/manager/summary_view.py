"""What was sold in a period: numbers beside those of the period before, then charts and tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from voucher_till.records.summary import SliceKind, Summary
from voucher_till.ui.manager.dates import period_words
from voucher_till.ui.manager.period_bar import THIS_WEEK, PeriodBar
from voucher_till.ui.manager.summary_cards import NumberTile
from voucher_till.ui.manager.summary_parts import Shown, SummaryParts
from voucher_till.ui.manager.summary_words import Measure, amount_words, count_words
from voucher_till.ui.manager.tool_button import export_button
from voucher_till.ui.shared.empty_state import EmptyState
from voucher_till.ui.shared.language import date_and_time, money, translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import KeyboardPage, card, label
from voucher_till.ui.shared.theme import gap, px

_TILES_BESIDE, _HEAD_BESIDE = 720, 980


class SummaryView(KeyboardPage):
    """Shows a summary, and asks for another period or for the rows behind a figure."""

    rows_asked = Signal(object)
    """A ``Wanted``."""

    def __init__(self, today: Callable[[], date], *, values: bool = True) -> None:
        """``values``: whether amounts may be seen."""
        super().__init__()
        self._values = values
        self._measure = Measure.PAID if values else Measure.COUNT
        self._shown: Shown | None = None
        self.period_bar = PeriodBar(today, chosen=THIS_WEEK)
        self.measure_buttons = {one: self._measure_button(one, text) for one, text in _measures().items()}
        self.export_button = export_button()
        self.export_button.setEnabled(False)
        self.words = label(name="mute", wrap=True)
        self.others = label(name="mute", wrap=True)
        self.refunded = label(name="mute", wrap=True)
        self.tiles = {one: NumberTile(text, opens=True) for one, text in _tile_titles().items()}
        for tile in self.tiles.values():
            tile.opened.connect(self._ask_sales)
        self.parts = SummaryParts(values=values)
        self.parts.rows_asked.connect(self.rows_asked)
        self.empty = _empty()
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tile_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self.setFocusProxy(self.period_bar.buttons[THIS_WEEK])

    def _measure_button(self, measure: Measure, text: str) -> QPushButton:
        made = QPushButton(text)
        made.setObjectName("segment")
        made.setCheckable(True)
        made.setChecked(measure is self._measure)
        made.setAccessibleDescription(translate("summary_view", "What the bars stand for"))
        made.clicked.connect(lambda _on: self._show_measure(measure))
        return made

    def _lay_out(self) -> None:
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, px(8), 0)
        inside.setSpacing(gap(12))
        self._tile_row.setSpacing(gap(12))
        for measure, tile in self.tiles.items():
            self._tile_row.addWidget(tile, 1)
            if not self._values and measure is not Measure.COUNT:
                tile.hide()
        inside.addLayout(self._tile_row)
        inside.addWidget(self.others)
        inside.addWidget(self.refunded)
        inside.addWidget(self.empty, 1)
        inside.addWidget(self.parts, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(gap(12))
        outside.addWidget(self._head())
        outside.addWidget(scroll, 1)
        for part in (self.others, self.refunded, self.empty, self.parts):
            part.hide()

    def _head(self) -> QFrame:
        frame = card()
        column = QVBoxLayout(frame)
        column.setContentsMargins(gap(20), gap(10), gap(16), gap(12))
        column.setSpacing(gap(6))
        words = QHBoxLayout()
        words.setSpacing(gap(20))
        words.addWidget(label(translate("summary_view", "Summary"), "title"))
        words.addWidget(self.words, 1, Qt.AlignmentFlag.AlignVCenter)
        acts = QHBoxLayout()
        acts.setSpacing(gap(6))
        group = QButtonGroup(self)
        for button in self.measure_buttons.values():
            group.addButton(button)
            acts.addWidget(button)
            if not self._values:
                button.hide()
        acts.addStretch(1)
        acts.addWidget(self.export_button)
        self._top.setSpacing(gap(8))
        self._top.addLayout(words, 1)
        self._top.addLayout(acts)
        column.addLayout(self._top)
        column.addWidget(self.period_bar)
        return frame

    @property
    def summary(self) -> Summary | None:
        """What is shown."""
        return self._shown.summary if self._shown is not None else None

    def show_summary(self, shown: Shown) -> None:
        """Replace what is shown."""
        self._shown = shown
        self.export_button.setEnabled(True)
        summary = shown.summary
        self.words.setText(_compared(summary))
        for measure, tile in self.tiles.items():
            now, before = measure.of(summary.now), measure.of(summary.before)
            tile.show_number(_amount(measure, now, summary), now, before, _amount(measure, before, summary))
        others = ", ".join(money(amount) for amount in summary.other_currencies)
        self.others.setText(translate("summary_view", "Paid in other currencies: {amounts}", amounts=others))
        self.others.setVisible(bool(others) and self._values)
        self.refunded.setText(_refunded(summary, values=self._values))
        self.refunded.setVisible(bool(summary.refunded.count))
        anything = any(one.count for one in summary.by_state) or bool(summary.refused)
        self.empty.setVisible(not anything)
        self.parts.setVisible(anything)
        self.parts.show_summary(shown, self._measure)

    def _ask_sales(self) -> None:
        wanted = self._shown.wanted_for(SliceKind.SALES, "") if self._shown is not None else None
        if wanted is not None:
            self.rows_asked.emit(wanted)

    def _show_measure(self, measure: Measure) -> None:
        self._measure = measure
        if self._shown is not None:
            self.parts.show_summary(self._shown, measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The numbers stand side by side where there is room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        roomy = self.width() >= span(_HEAD_BESIDE)
        self._top.setDirection(ways.LeftToRight if roomy else ways.TopToBottom)
        beside = self.width() >= span(_TILES_BESIDE)
        self._tile_row.setDirection(ways.LeftToRight if beside else ways.TopToBottom)


def _amount(measure: Measure, amount: Decimal, summary: Summary) -> str:
    if measure is Measure.COUNT:
        return count_words(int(amount))
    return amount_words(amount, summary.currency)


def _refunded(summary: Summary, *, values: bool) -> str:
    told = translate(
        "summary_view", "Of these, TikTok has refunded %n voucher(s) since.", "", summary.refunded.count
    )
    amounts = [money(amount) for amount in summary.refunded_in_others]
    if summary.refunded.paid or not amounts:
        amounts.insert(0, amount_words(summary.refunded.paid, summary.currency))
    return f"{told} {', '.join(amounts)}" if values else told


def _compared(summary: Summary) -> str:
    period, before = period_words(summary.period), period_words(summary.compared)
    if summary.is_over:
        return translate("summary_view", "{period}, beside {before}", period=period, before=before)
    return translate(
        "summary_view",
        "{period} so far, beside {before} until {moment}",
        period=period,
        before=before,
        moment=date_and_time(summary.compared_until),
    )


def _measures() -> dict[Measure, str]:
    return {
        Measure.PAID: translate("summary_view", "Paid"),
        Measure.ORIGINAL: translate("summary_view", "Original value"),
        Measure.COUNT: translate("summary_view", "Vouchers"),
    }


def _tile_titles() -> dict[Measure, str]:
    return {
        Measure.COUNT: translate("summary_view", "Vouchers redeemed"),
        Measure.PAID: translate("summary_view", "Paid by customers"),
        Measure.ORIGINAL: translate("summary_view", "Original value"),
    }


def _empty() -> QWidget:
    """What is shown of a period without anything."""
    frame = card()
    words = EmptyState(
        "ph.chart-bar",
        translate("summary_view", "Nothing in this period"),
        translate("summary_view", "Choose another one above."),
    )
    QVBoxLayout(frame).addWidget(words)
    return frame
