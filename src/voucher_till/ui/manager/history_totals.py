"""What the rows of the history come to, in words."""

from __future__ import annotations

from voucher_till.records.history import HistoryTotals
from voucher_till.ui.manager.numbers import with_marks
from voucher_till.ui.shared.language import money, translate


def totals_words(totals: HistoryTotals, *, values: bool) -> str:
    """``1,234 vouchers · 1,200 redeemed · Rp25.000.000``."""
    rows = with_marks(translate("history_totals", "%n voucher(s)", "", totals.rows), totals.rows)
    redeemed = with_marks(translate("history_totals", "%n redeemed", "", totals.redeemed), totals.redeemed)
    paid = " + ".join(money(one) for one in totals.paid) if values else ""
    return "   ·   ".join(part for part in (rows, redeemed, paid) if part)


def scans_words(rows: int, *, is_part: bool) -> str:
    """``12 scans``, or ``more than 50 scans`` where there are more than were read."""
    said = with_marks(translate("history_totals", "%n scan(s)", "", rows), rows)
    return translate("history_totals", "more than {scans}", scans=said) if is_part else said
