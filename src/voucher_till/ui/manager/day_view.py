"""The end of a day: what it came to, what is still open of it, and who signed it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voucher_till.records.closing import DayChanges, DaySheet, SignedDay
from voucher_till.records.summary import SliceKind
from voucher_till.ui.manager.day_head import DayHead
from voucher_till.ui.manager.day_warning import DayWarning
from voucher_till.ui.manager.day_words import (
    changes_words,
    open_ends,
    signature,
    signed_columns,
    signed_figure,
    slice_figures,
)
from voucher_till.ui.manager.summary_cards import NumberTile, TableCard, put_cards
from voucher_till.ui.manager.summary_words import Measure, amount_words, columns, count_words
from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.language import date_and_time, money, translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import KeyboardPage, label
from voucher_till.ui.shared.theme import gap, palette, px

_SIDE_BESIDE, _TWO_TABLES, _TILES_BESIDE = 1000, 820, 680
_SIDE_WIDTH = 424


class Shown(NamedTuple):
    """A day, as the record has it and as it was signed."""

    sheet: DaySheet
    signed: Sequence[SignedDay]
    """The latest first."""
    changes: DayChanges | None
    """Since the latest."""


class DayView(KeyboardPage):
    """Shows a day's sheet; asks for another day, or for the place of what is open."""

    day_asked = Signal(object)
    """A ``date``."""
    workplace_asked = Signal(str)
    """The name of a part of the room."""

    def __init__(self, today: Callable[[], date], *, values: bool = True) -> None:
        """``values``: whether amounts may be seen."""
        super().__init__()
        self._values = values
        self._ends: list[str] = []
        self._signed_days: Sequence[SignedDay] = ()
        self.head = DayHead(today)
        self.head.day_asked.connect(self.day_asked)
        self.warning = DayWarning()
        self.tiles = {one: NumberTile(text) for one, text in _tile_titles().items()}
        self.others = label(name="mute", wrap=True)
        names = columns(Measure.PAID, values=values)
        self.open_ends = TableCard(
            translate("day_view", "Still open"), translate("day_view", "Settle it there"), names
        )
        self.settled = _all_settled()
        self.open_ends.column.insertWidget(1, self.settled)
        self.by = {kind: TableCard(*titles, names) for kind, titles in _names().items()}
        self.signed_days = TableCard(
            translate("day_view", "Signed days"), translate("day_view", "Day"), signed_columns(values=values)
        )
        self.open_ends.opened.connect(lambda number: self.workplace_asked.emit(self._ends[number]))
        self.signed_days.opened.connect(lambda number: self.day_asked.emit(self._signed_days[number].day))
        self._tile_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tables = QGridLayout()
        self._lay_out()
        self.setFocusProxy(self.head)

    def _lay_out(self) -> None:
        self._sheet = QWidget()
        content = QWidget()
        inside = QVBoxLayout(content)
        inside.setContentsMargins(0, 0, px(8), 0)
        inside.setSpacing(gap(12))
        inside.addWidget(self.warning)
        inside.addLayout(self._sides)
        inside.addStretch(1)
        self._sides.setSpacing(gap(12))
        self._sides.addWidget(self._sheet, 1)
        self._sides.addWidget(self.signed_days)
        self._sides.setAlignment(self.signed_days, Qt.AlignmentFlag.AlignTop)
        self._lay_out_sheet()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(content)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.setSpacing(gap(12))
        outside.addWidget(self.head)
        outside.addWidget(scroll, 1)

    def _lay_out_sheet(self) -> None:
        main = QVBoxLayout(self._sheet)
        main.setContentsMargins(0, 0, 0, 0)
        main.setSpacing(gap(12))
        self._tile_row.setSpacing(gap(12))
        for measure, tile in self.tiles.items():
            self._tile_row.addWidget(tile, 1)
            if not self._values and measure is not Measure.COUNT:
                tile.hide()
        self._tables.setSpacing(gap(12))
        main.addLayout(self._tile_row)
        main.addWidget(self.others)
        main.addWidget(self.open_ends)
        main.addLayout(self._tables)
        main.addStretch(1)
        for table in self.by.values():
            table.setParent(self._sheet)  # Shown without one, it would be a window of its own for a moment.
        self._sheet.hide()

    def show_chosen(self, day: date) -> None:
        """Another day is chosen; its sheet comes in a moment."""
        self.head.show_day(day)

    def show_day(self, shown: Shown) -> None:
        """Show a day's sheet."""
        sheet = shown.sheet
        self.head.show_day(sheet.day)
        self.head.show_state(*_state(shown))
        self.warning.show_sentences(*self._warnings(shown))
        for measure, tile in self.tiles.items():
            number = measure.of(sheet.sales)
            count = measure is Measure.COUNT
            tile.show_alone(count_words(sheet.sales.count) if count else amount_words(number, sheet.currency))
        others = ", ".join(money(amount) for amount in sheet.other_currencies)
        self.others.setText(translate("day_view", "Paid in other currencies: {amounts}", amounts=others))
        self.others.setVisible(bool(others) and self._values)
        ends = open_ends(sheet, values=self._values)
        self._ends = [place for place, _figure in ends]
        self.open_ends.show_figures([figure for _place, figure in ends])
        self.open_ends.table.setVisible(bool(ends))
        self.settled.setVisible(not ends)
        slices = {
            SliceKind.CASHIER: sheet.by_cashier,
            SliceKind.PRODUCT: sheet.by_product,
            SliceKind.STATE: [one for one in sheet.by_state if one.count],
        }
        for kind, table in self.by.items():
            table.show_figures(slice_figures(kind, slices[kind], sheet.currency, values=self._values))
        self._put_tables()
        self._sheet.show()

    def show_signed_days(self, signed: Sequence[SignedDay]) -> None:
        """The latest signatures."""
        self._signed_days = signed
        self.signed_days.show_figures([signed_figure(one, values=self._values) for one in signed])
        note = "" if signed else translate("day_view", "No day is signed yet.")
        self.signed_days.show_note(note)
        self.signed_days.table.setVisible(bool(signed))

    def _warnings(self, shown: Shown) -> tuple[str, list[str], str]:
        signed = shown.signed[0] if shown.signed else None
        if signed is not None and not signed.is_genuine:
            text = translate("day_view", "What was signed was changed outside the program")
            return text, [translate("day_view", "The audit trail does not have it. Keep this in mind.")], "no"
        if signed is not None and signed.sheet is None:
            return translate("day_view", "What was signed cannot be read any more"), [], "no"
        if shown.changes:
            text = translate("day_view", "Since this day was signed, something changed")
            return text, changes_words(shown.changes, values=self._values), "used"
        if not shown.sheet.is_over:
            ends = date_and_time(shown.sheet.until)
            return translate("day_view", "This day ends {moment}: more may be sold", moment=ends), [], "used"
        return "", [], "used"

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What stands side by side depends on the room there is."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        side = self.width() >= span(_SIDE_BESIDE)
        self._sides.setDirection(ways.LeftToRight if side else ways.TopToBottom)
        self.signed_days.setMinimumWidth(span(_SIDE_WIDTH) if side else 0)
        tiles = self._main_width() >= span(_TILES_BESIDE)
        self._tile_row.setDirection(ways.LeftToRight if tiles else ways.TopToBottom)
        self._put_tables()

    def _main_width(self) -> int:
        side = self.width() >= span(_SIDE_BESIDE)
        return self.width() - span(_SIDE_WIDTH) if side else self.width()

    def _put_tables(self) -> None:
        across = 2 if self._main_width() >= span(_TWO_TABLES) else 1
        put_cards(self._tables, list(self.by.values()), across)


def _state(shown: Shown) -> tuple[str, str, str]:
    """Words and tone of how a day stands, and the words of the button that signs it."""
    again = translate("day_view", "Sign it again…")
    if shown.signed:
        return signature(shown.signed[0]), "ok" if shown.signed[0].is_genuine else "no", again
    if not shown.sheet.is_over:
        return translate("day_view", "Not over yet"), "used", translate("day_view", "Sign it early…")
    return translate("day_view", "Not signed"), "retry", translate("day_view", "Sign this day…")


def _all_settled() -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(px(14), 0, px(14), px(4))
    row.setSpacing(px(10))
    sign = label()
    sign.setPixmap(pixmap("ph.check-bold", palette().ok, px(20)))
    row.addWidget(sign)
    row.addWidget(label(translate("day_view", "Everything up to this day is settled."), wrap=True), 1)
    return made


def _tile_titles() -> dict[Measure, str]:
    return {
        Measure.COUNT: translate("day_view", "Vouchers redeemed"),
        Measure.PAID: translate("day_view", "Paid by customers"),
        Measure.ORIGINAL: translate("day_view", "Original value"),
    }


def _names() -> dict[SliceKind, tuple[str, str]]:
    """Of each card, and of the first column of its table."""
    return {
        SliceKind.CASHIER: (translate("day_view", "Cashiers"), translate("day_view", "Cashier")),
        SliceKind.PRODUCT: (translate("day_view", "Products"), translate("day_view", "Product")),
        SliceKind.STATE: (translate("day_view", "How it went"), translate("day_view", "State")),
    }
