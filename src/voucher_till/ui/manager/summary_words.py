"""The slices of a summary in words and figures, as its charts and tables show them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import QDate, QLocale

from voucher_till.domain.business_day import Period
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.wording import words
from voucher_till.records.summary import RefusedSlice, Slice, SliceKind, Totals
from voucher_till.ui.cashier.recent_rows import STATES
from voucher_till.ui.manager.dates import day_words
from voucher_till.ui.manager.figure_rows import Column, Figure
from voucher_till.ui.shared.language import money, translate, worded

_COUNT_WIDTH, _MONEY_WIDTH = 86, 136
_DAYS_OF_A_WEEK = 7


class Measure(StrEnum):
    """What the bars stand for."""

    PAID = "paid"
    ORIGINAL = "original"
    COUNT = "count"

    def of(self, one: Slice | Totals) -> Decimal:
        """Of a slice or of all."""
        if self is Measure.COUNT:
            return Decimal(one.count)
        return one.paid if self is Measure.PAID else one.original


def count_words(count: int) -> str:
    """``1,234``."""
    return QLocale().toString(count)


def amount_words(amount: Decimal, currency: str) -> str:
    """``Rp25.000``; a bare 0 where nothing was sold in any currency."""
    return money(Money(amount, currency)) if currency or amount else count_words(0)


def name_of(kind: SliceKind, key: str) -> str:
    """A slice, as a row of a table has it."""
    if kind is SliceKind.DAY:
        return day_words(date.fromisoformat(key))
    if kind is SliceKind.HOUR:
        return f"{int(key):02}:00 – {(int(key) + 1) % 24:02}:00"
    if kind is SliceKind.WEEKDAY:
        return QLocale().standaloneDayName(int(key))
    if kind is SliceKind.STATE:
        return worded(STATES[RedemptionState(key)].word)
    if key:
        return key
    if kind is SliceKind.CASHIER:
        return translate("summary_words", "Nobody signed in")
    return translate("summary_words", "Without a name")


def short_name_of(kind: SliceKind, key: str, period: Period) -> str:
    """The same, for the foot of a chart."""
    if kind is SliceKind.HOUR:
        return f"{int(key):02}"
    if kind is SliceKind.WEEKDAY:
        return QLocale().standaloneDayName(int(key), QLocale.FormatType.ShortFormat)
    day = date.fromisoformat(key)
    if len(period.days) <= _DAYS_OF_A_WEEK:
        form = "ddd d"
    else:
        form = "d" if period.first.replace(day=1) == period.last.replace(day=1) else "d MMM"
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def columns(measure: Measure, *, values: bool) -> list[Column]:
    """Of a table of slices."""
    made = [Column(translate("summary_words", "Vouchers"), _COUNT_WIDTH)]
    if values:
        paid, original = translate("summary_words", "Paid"), translate("summary_words", "Original")
        made.append(Column(original if measure is Measure.ORIGINAL else paid, _MONEY_WIDTH))
    return made


def figures(
    kind: SliceKind,
    slices: Sequence[Slice],
    measure: Measure,
    currency: str,
    opens: Callable[[str], bool],
    *,
    values: bool,
) -> list[Figure]:
    """The rows of a table of slices."""
    top = max((measure.of(one) for one in slices), default=Decimal(0))
    made = []
    for one in slices:
        cells = [count_words(one.count)]
        if values:
            amount = one.original if measure is Measure.ORIGINAL else one.paid
            cells.append(amount_words(amount, currency))
        share = float(measure.of(one) / top) if top else 0.0
        look = STATES[RedemptionState(one.key)] if kind is SliceKind.STATE else None
        tone, sign = (look.tone, look.sign) if look else ("accent", "")
        name = name_of(kind, one.key)
        made.append(Figure(name, tuple(cells), share, tone, sign, opens(one.key) and one.count > 0))
    return made


def refused_columns() -> list[Column]:
    """Of the table of reasons."""
    return [
        Column(translate("summary_words", "At the scan"), 88),
        Column(translate("summary_words", "At redeeming"), 104),
    ]


def refused_figures(refused: Sequence[RefusedSlice]) -> list[Figure]:
    """Its rows; what was refused only at the scan has no redemption to be opened."""
    top = max((one.rows + one.scans for one in refused), default=0)
    made = []
    for one in refused:
        if one.reason is None:
            name = translate("summary_words", "Without a reason that is known")
        else:
            name = worded(words(one.reason)[0]).rstrip(".")
        cells = (count_words(one.scans), count_words(one.rows))
        share = (one.rows + one.scans) / top if top else 0.0
        made.append(Figure(name, cells, share, "no", "ph.x-bold", one.rows > 0))
    return made


def change_words(now: Decimal, before: Decimal) -> tuple[str, str]:
    """How a number compares with the one before, and its tone: ``+12 %``."""
    if now == before:
        return translate("summary_words", "the same"), "retry"
    tone = "ok" if now > before else "no"
    if not before:
        return translate("summary_words", "new"), tone
    percent = round((now - before) / before * 100)
    if not percent:
        return translate("summary_words", "about the same"), "retry"
    number = QLocale().toString(abs(percent))
    return (f"+{number} %" if percent > 0 else f"\N{MINUS SIGN}{number} %"), tone
