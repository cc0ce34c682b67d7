"""Days and periods in words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from voucher_till.domain.business_day import Period


def day_words(day: date, *, weekday: bool = True) -> str:
    """``Mon 23 Nov 2026``."""
    return QLocale().toString(QDate(day.year, day.month, day.day), f"{'ddd ' if weekday else ''}d MMM yyyy")


def period_words(period: Period) -> str:
    """``23 – 29 Nov 2026``, ``November 2026`` or ``Mon 23 Nov 2026``."""
    first, last = period.first, period.last
    if first == last:
        return day_words(first)
    if period.is_whole_months and (first.year, first.month) == (last.year, last.month):
        return QLocale().toString(QDate(first.year, first.month, 1), "MMMM yyyy")
    if first.year != last.year:
        begin = day_words(first, weekday=False)
    else:
        form = "d" if first.month == last.month else "d MMM"
        begin = QLocale().toString(QDate(first.year, first.month, first.day), form)
    return f"{begin} – {day_words(last, weekday=False)}"
