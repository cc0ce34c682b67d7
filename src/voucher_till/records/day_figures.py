"""The figures of a day in a file, and what there is to say of its signature."""

from __future__ import annotations

from collections.abc import Sequence

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.records.closing import DayChanges, DaySheet, SignedDay
from voucher_till.records.tables import CURRENCY, Column, Row, Table, once


def figures_table(name: Phrase, figures: Sequence[Row], about: tuple[Phrase, ...], *, values: bool) -> Table:
    """Figures with their names, and of amounts the currency."""
    columns = (
        Column(phrase("tables", "Figure"), "text", 40),
        Column(phrase("tables", "Value"), "money", 20),
        *([CURRENCY] if values else ()),
    )
    rows = [figure[: len(columns)] for figure in figures]
    return Table(name, about, columns, once(rows), len(rows))


def day_figures(sheet: DaySheet, *, values: bool) -> list[Row]:
    """What a day came to."""
    other = phrase("tables", "Paid in another currency")
    amounts: list[Row] = [
        (phrase("tables", "Price paid"), sheet.sales.paid, sheet.currency),
        (phrase("tables", "Original price"), sheet.sales.original, sheet.currency),
        *((other, one.amount, one.currency) for one in sheet.other_currencies),
    ]
    return [
        (phrase("tables", "Vouchers redeemed"), sheet.sales.count, None),
        *(amounts if values else ()),
        (phrase("tables", "Refused"), sheet.refused, None),
        (phrase("tables", "Not settled"), len(sheet.open_rows), None),
        (phrase("tables", "Conflicts"), len(sheet.conflicts), None),
        (phrase("tables", "Differences nobody dealt with"), sheet.differences, None),
    ]


def signature_figures(signed: SignedDay | None, changes: DayChanges | None) -> list[Row]:
    """Who signed these figures and when, and whether they are still what the record says."""
    by = phrase("tables", "Signed by")
    if signed is None:
        return [(by, phrase("tables", "Not signed"), None)]
    return [
        (by, signed.signed_by, None),
        (phrase("tables", "Signed at"), signed.signed_at, None),
        (phrase("tables", "Since it was signed"), _since(signed, changes), None),
    ]


def _since(signed: SignedDay, changes: DayChanges | None) -> Phrase:
    if signed.sheet is None:
        return phrase("tables", "What was signed cannot be read any more; these figures are the present ones")
    if not signed.is_genuine:
        return phrase("tables", "What was signed was changed outside the program")
    if changes:
        return phrase("tables", "Something changed")
    return phrase("tables", "Nothing changed")
