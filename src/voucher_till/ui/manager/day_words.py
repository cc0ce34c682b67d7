"""A day's sheet in words and figures."""

from __future__ import annotations

from collections.abc import Sequence

from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.money import Money, total
from voucher_till.records.closing import DayChanges, DaySheet, MovedRow, OpenRow, SignedDay
from voucher_till.records.summary import Slice, SliceKind
from voucher_till.ui.cashier.recent_rows import STATES
from voucher_till.ui.manager.dates import day_words
from voucher_till.ui.manager.figure_rows import Column, Figure
from voucher_till.ui.manager.summary_words import Measure, count_words, figures
from voucher_till.ui.shared.language import full_date, money, translate, worded

QUEUE, CHECK = "queue", "check"
"""The parts of the room in which a day's open ends are settled."""
_LONGEST = 60
_NAMED = 5
"""So many moved rows are named; more are counted."""


def slice_figures(kind: SliceKind, slices: Sequence[Slice], currency: str, *, values: bool) -> list[Figure]:
    """Rows of a table that nothing lies behind."""
    measure = Measure.PAID if values else Measure.COUNT
    return figures(kind, slices, measure, currency, lambda _key: False, values=values)


def open_ends(sheet: DaySheet, *, values: bool) -> list[tuple[str, Figure]]:
    """What is not settled, each with the part of the room where it is."""
    made = []
    for rows, text, tone, sign in (
        (sheet.conflicts, translate("day_words", "Conflicts to be closed"), "no", "ph.warning-bold"),
        (
            sheet.open_rows,
            translate("day_words", "Not sent or not settled yet"),
            "stored",
            "ph.arrow-up-bold",
        ),
    ):
        if rows:
            cells = [count_words(len(rows))]
            if values:
                cells.append(money(total(row.sale_price for row in rows)))
            made.append((QUEUE, Figure(text, tuple(cells), -1, tone, sign)))
    if sheet.differences:
        text = translate("day_words", "Different at the platform")
        cells = [count_words(sheet.differences), *([""] if values else [])]
        made.append((CHECK, Figure(text, tuple(cells), -1, "used", "ph.arrows-left-right-bold")))
    return made


def signed_columns(*, values: bool) -> list[Column]:
    """Of the list of signed days."""
    made = [Column(translate("day_words", "Signed by"), 98)]
    if values:
        made.append(Column(translate("day_words", "Paid"), 136))
    return made


def signed_figure(signed: SignedDay, *, values: bool) -> Figure:
    """A row of that list."""
    cells = [signed.signed_by]
    if values:
        sheet = signed.sheet
        cells.append("" if sheet is None else money(Money(sheet.sales.paid, sheet.currency)))
    sound = signed.is_genuine and signed.sheet is not None
    tone, sign = ("ok", "ph.check-bold") if sound else ("no", "ph.warning-bold")
    return Figure(day_words(signed.day, weekday=False), tuple(cells), -1, tone, sign)


def signature(signed: SignedDay) -> str:
    """Who signed, and when."""
    at = full_date(signed.signed_at)
    return translate("day_words", "Signed by {who}, {when}", who=signed.signed_by, when=at)


def voucher_words(row: OpenRow) -> str:
    """Product and last digits. A name that is written from right to left does not turn the rest round."""
    name = row.product_name or translate("day_words", "Voucher")
    if len(name) > _LONGEST:
        name = f"{name[:_LONGEST]}…"
    return f"\N{FIRST STRONG ISOLATE}{name}\N{POP DIRECTIONAL ISOLATE} · …{row.code[-4:]}"


def state_words(state: RedemptionState) -> str:
    """How a voucher stands."""
    return worded(STATES[state].word)


def changes_words(changes: DayChanges, *, values: bool) -> list[str]:
    """What is other than it was when the day was signed, a sentence each."""
    said = [_moved_words(one) for one in changes.moved[:_NAMED]]
    if len(changes.moved) > _NAMED:
        said.append(translate("day_words", "and %n more", "vouchers", len(changes.moved) - _NAMED))
    said += _counts_words(changes.then, changes.now)
    if values:
        said += _amounts_words(changes.then, changes.now)
    return said


def _counts_words(then: DaySheet, now: DaySheet) -> list[str]:
    before = {one.key: one.count for one in then.by_state}
    after = {one.key: one.count for one in now.by_state}
    pairs = [(state_words(state), before.get(state, 0), after.get(state, 0)) for state in RedemptionState]
    pairs.append((translate("day_words", "Refused vouchers and scans"), then.refused, now.refused))
    pairs.append((translate("day_words", "Different at the platform"), then.differences, now.differences))
    return [_changed(what, count_words(old), count_words(new)) for what, old, new in pairs if old != new]


def _amounts_words(then: DaySheet, now: DaySheet) -> list[str]:
    said = []
    if (then.sales.paid, then.currency) != (now.sales.paid, now.currency):
        what = translate("day_words", "Paid by customers")
        said.append(_changed(what, *(money(Money(one.sales.paid, one.currency)) for one in (then, now))))
    if then.other_currencies != now.other_currencies:
        what = translate("day_words", "Paid in other currencies")
        said.append(_changed(what, *(_amounts(one.other_currencies) or "0" for one in (then, now))))
    return said


def _amounts(amounts: Sequence[Money]) -> str:
    return ", ".join(money(amount) for amount in amounts)


def _changed(what: str, then: str, now: str) -> str:
    return translate("day_words", "{what}: {now}, when it was signed {then}", what=what, now=now, then=then)


def _moved_words(moved: MovedRow) -> str:
    was, name = state_words(moved.was.state), voucher_words(moved.was)
    if moved.closed_by is not None:
        return translate("day_words", "{voucher}: closed by {who}", voucher=name, who=moved.closed_by)
    if moved.state is None:
        return translate("day_words", "{voucher}: the record has it no more", voucher=name)
    now = state_words(moved.state)
    return translate("day_words", "{voucher}: {before} → {now}", voucher=name, before=was, now=now)
