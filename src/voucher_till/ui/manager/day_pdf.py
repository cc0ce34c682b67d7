"""A day's sheet on paper."""

from __future__ import annotations

from collections.abc import Sequence

from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.money import Money
from voucher_till.records.closing import DaySheet, OpenRow, SignedDay
from voucher_till.records.summary import Slice, SliceKind
from voucher_till.ui.manager.dates import day_words
from voucher_till.ui.manager.day_words import signature, state_words, voucher_words
from voucher_till.ui.manager.paper import Cell, Paper
from voucher_till.ui.manager.summary_words import count_words, name_of
from voucher_till.ui.shared.language import full_date, money, translate
from voucher_till.ui.shared.theme import LIGHT

_SLICES = (Cell(5), Cell(1.2, right=True), Cell(2, right=True), Cell(2, right=True))
_NUMBERS = (Cell(1), Cell(1), Cell(1))
_ROWS = (Cell(2.4), Cell(4.6), Cell(1.8), Cell(2.8), Cell(1.8, right=True))


def day_pdf(sheet: DaySheet, signed: SignedDay | None, till: str, *, values: bool) -> bytes:
    """A4 pages; ``signed`` when the sheet is the one that was signed, ``values`` to have amounts on it."""
    title = translate("day_pdf", "End of day")
    day = day_words(sheet.day)
    paper = Paper(f"{title} {day}", " · ".join((title, day, sheet.outlet, till)))
    paper.text(title, 22, strong=True)
    paper.text(day, 14, strong=True)
    paper.space(1)
    paper.text(" · ".join((sheet.outlet, till)), ink=LIGHT.mute)
    paper.text(_hours(sheet), ink=LIGHT.mute)
    paper.space(4)
    _write_signature(paper, sheet, signed)
    paper.space(5)
    _write_numbers(paper, sheet, values=values)
    _write_slices(paper, SliceKind.CASHIER, sheet.by_cashier, sheet.currency, values=values)
    _write_slices(paper, SliceKind.PRODUCT, sheet.by_product, sheet.currency, values=values)
    states = [one for one in sheet.by_state if one.count]
    _write_slices(paper, SliceKind.STATE, states, sheet.currency, values=values)
    _write_rows(paper, translate("day_pdf", "Conflicts to be closed"), sheet.conflicts, values=values)
    title = translate("day_pdf", "Not sent or not settled yet")
    _write_rows(paper, title, sheet.open_rows, values=values)
    _write_rest(paper, sheet, signed)
    return paper.finished()


def _hours(sheet: DaySheet) -> str:
    since, until = full_date(sheet.since), full_date(sheet.until)
    return translate("day_pdf", "From {since} to {until}", since=since, until=until)


def _write_signature(paper: Paper, sheet: DaySheet, signed: SignedDay | None) -> None:
    if signed is not None:
        paper.text(signature(signed), 12, strong=True, ink=LIGHT.ok)
        if not signed.is_genuine:
            text = translate("day_pdf", "This content was changed after it was signed.")
            paper.text(text, strong=True, ink=LIGHT.no)
    else:
        paper.text(translate("day_pdf", "NOT SIGNED"), 12, strong=True, ink=LIGHT.no)
    if not sheet.is_over:
        text = translate("day_pdf", "The day was not over when this was drawn up.")
        paper.text(text, strong=True, ink=LIGHT.used)


def _write_numbers(paper: Paper, sheet: DaySheet, *, values: bool) -> None:
    names = [translate("day_pdf", "Vouchers redeemed")]
    numbers = [count_words(sheet.sales.count)]
    if values:
        names += [translate("day_pdf", "Paid by customers"), translate("day_pdf", "Original value")]
        numbers += [money(Money(one, sheet.currency)) for one in (sheet.sales.paid, sheet.sales.original)]
    paper.line(_NUMBERS[: len(names)], names, ink=LIGHT.mute, stays=True)
    paper.line(_NUMBERS[: len(names)], numbers, 16, strong=True)
    if values and sheet.other_currencies:
        amounts = ", ".join(money(amount) for amount in sheet.other_currencies)
        paper.text(translate("day_pdf", "Paid in other currencies: {amounts}", amounts=amounts))


def _write_slices(
    paper: Paper, kind: SliceKind, slices: Sequence[Slice], currency: str, *, values: bool
) -> None:
    if not slices:
        return
    columns = _SLICES if values else _SLICES[:2]
    amounts = [translate("day_pdf", "Paid"), translate("day_pdf", "Original")] if values else []
    paper.space(5)
    titles = (_titles()[kind], translate("day_pdf", "Vouchers"), *amounts)
    paper.line(columns, titles, strong=True, stays=True)
    paper.rule()
    for one in slices:
        paid = [money(Money(amount, currency)) for amount in (one.paid, one.original)] if values else []
        paper.line(columns, (name_of(kind, one.key), count_words(one.count), *paid))


def _write_rows(paper: Paper, title: str, rows: Sequence[OpenRow], *, values: bool) -> None:
    if not rows:
        return
    paper.space(5)
    count = translate("day_pdf", "%n voucher(s)", "", len(rows))
    paper.text(f"{title}: {count}", strong=True, stays=True)
    paper.rule()
    for row in rows:
        state = "" if row.state is RedemptionState.CONFLICT else state_words(row.state)
        amount = money(row.sale_price) if values else ""
        paper.line(_ROWS, (full_date(row.created_at), voucher_words(row), row.cashier, state, amount), 8.5)


def _write_rest(paper: Paper, sheet: DaySheet, signed: SignedDay | None) -> None:
    paper.space(6)
    refused = translate("day_pdf", "Refused vouchers and scans: {number}", number=count_words(sheet.refused))
    paper.text(refused)
    differ = translate(
        "day_pdf", "Different at the platform: {number}", number=count_words(sheet.differences)
    )
    paper.text(differ)
    paper.space(4)
    drawn = translate("day_pdf", "Drawn up {when}", when=full_date(sheet.made_at))
    paper.text(drawn, 8, ink=LIGHT.mute)
    if signed is not None:
        digest = translate("day_pdf", "SHA-256 of what was signed: {digest}", digest=signed.digest)
        paper.text(digest, 8, ink=LIGHT.mute)
    if sheet.audit_head:
        audit = translate("day_pdf", "Audit trail up to: {link}", link=sheet.audit_head)
        paper.text(audit, 8, ink=LIGHT.mute)


def _titles() -> dict[SliceKind, str]:
    return {
        SliceKind.CASHIER: translate("day_pdf", "Cashier"),
        SliceKind.PRODUCT: translate("day_pdf", "Product"),
        SliceKind.STATE: translate("day_pdf", "How it went"),
    }
