"""Tables for files: summaries, days, differences and the audit trail."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence

from voucher_till.domain.differences import Difference
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.records.closing import DayChanges, DaySheet, OpenRow, SignedDay
from voucher_till.records.day_figures import day_figures, figures_table, signature_figures
from voucher_till.records.summary import RefusedSlice, Slice, SliceKind, Summary
from voucher_till.records.table_words import clock_words, reason_words, state_words, weekday_words
from voucher_till.records.tables import CURRENCY, Cell, Column, Row, Table, made_at, once
from voucher_till.store.audit import AuditTrail
from voucher_till.store.notes import AuditEntry

_ENTRIES_A_PIECE = 2000

_NAMES = {
    SliceKind.PRODUCT: (phrase("tables", "By product"), phrase("tables", "Product")),
    SliceKind.CASHIER: (phrase("tables", "By cashier"), phrase("tables", "Cashier")),
    SliceKind.HOUR: (phrase("tables", "By hour"), phrase("tables", "Hour")),
    SliceKind.WEEKDAY: (phrase("tables", "By weekday"), phrase("tables", "Weekday")),
    SliceKind.DAY: (phrase("tables", "By day"), phrase("tables", "Day")),
    SliceKind.STATE: (phrase("tables", "By state"), phrase("tables", "State")),
}
# A CSV file has the rows alone, without what the tables are about: amounts stand beside their currency.
_AMOUNTS = (
    Column(phrase("tables", "Price paid"), "money", 14),
    Column(phrase("tables", "Original price"), "money", 14),
    CURRENCY,
)


def summary(found: Summary, *, values: bool) -> list[Table]:
    """A summary, a table for each way its sales are told apart; amounts only with ``values``."""
    period = phrase(
        "tables", "From {first} to {last}.", first=str(found.period.first), last=str(found.period.last)
    )
    about = (period, *_currency(found.currency, found.other_currencies, values=values), made_at())
    parts = {
        SliceKind.PRODUCT: found.by_product,
        SliceKind.CASHIER: found.by_cashier,
        SliceKind.DAY: found.by_day,
        SliceKind.WEEKDAY: found.by_weekday,
        SliceKind.HOUR: found.by_hour,
        SliceKind.STATE: found.by_state,
    }
    return [
        *(slices(kind, part, found.currency, about=about, values=values) for kind, part in parts.items()),
        *([_paid_in_others(found.other_currencies, about)] if values and found.other_currencies else []),
        refused(found.refused, about=about),
        _refunded(found, about, values=values),
    ]


def _paid_in_others(others: Sequence[Money], about: tuple[Phrase, ...]) -> Table:
    """What the other tables do not have: their amounts are of one currency."""
    rows: list[Row] = [_paid(other) for other in others]
    return Table(phrase("tables", "Paid in another currency"), about, _PAID, once(rows), len(rows))


def _refunded(found: Summary, about: tuple[Phrase, ...], *, values: bool) -> Table:
    """How much of the sales the platform has refunded since, as far as it told."""
    refunded = found.refunded
    columns = (Column(phrase("tables", "Vouchers"), "number", 10), *(_AMOUNTS if values else ()))
    rows: list[Row] = [
        (refunded.count, refunded.paid, refunded.original, found.currency)[: len(columns)],
        *((None, one.amount, None, one.currency) for one in found.refunded_in_others if values),
    ]
    return Table(phrase("tables", "Refunded since"), about, columns, once(rows), len(rows))


def slices(
    kind: SliceKind, parts: Sequence[Slice], currency: str, *, about: tuple[Phrase, ...], values: bool
) -> Table:
    """One way in which sales are told apart."""
    name, title = _NAMES[kind]
    columns = (
        Column(title, "text", 32),
        Column(phrase("tables", "Vouchers"), "number", 10),
        *(_AMOUNTS if values else ()),
    )
    rows: list[Row] = [
        (_slice_name(kind, part.key), part.count, part.paid, part.original, currency)[: len(columns)]
        for part in parts
    ]
    return Table(name, about, columns, once(rows), len(rows))


def refused(parts: Sequence[RefusedSlice], *, about: tuple[Phrase, ...]) -> Table:
    """Why vouchers were refused, and how often."""
    columns = (
        Column(phrase("tables", "Reason"), "text", 40),
        Column(phrase("tables", "When redeeming"), "number", 14),
        Column(phrase("tables", "When scanning"), "number", 14),
    )
    rows: list[Row] = [(reason_words(part.reason), part.rows, part.scans) for part in parts]
    return Table(phrase("tables", "Refused"), about, columns, once(rows), len(rows))


def day_sheet(
    sheet: DaySheet,
    *,
    values: bool = True,
    signed: SignedDay | None = None,
    changes: DayChanges | None = None,
) -> list[Table]:
    """A day as it was or would be signed; amounts only with ``values``.

    ``signed`` is the day's signature, whose sheet this is if it can be read; ``changes`` those since then.
    """
    about = (
        phrase("tables", "Day {day} of outlet {outlet}.", day=str(sheet.day), outlet=sheet.outlet),
        phrase(
            "tables",
            "From {since} until before {until}.",
            since=clock_words(sheet.since),
            until=clock_words(sheet.until),
        ),
        *_currency(sheet.currency, sheet.other_currencies, values=values),
        phrase("tables", "Made {at}.", at=clock_words(sheet.made_at)),
    )
    parts = {
        SliceKind.CASHIER: sheet.by_cashier,
        SliceKind.PRODUCT: sheet.by_product,
        SliceKind.STATE: sheet.by_state,
    }
    then = [*signature_figures(signed, changes), *day_figures(sheet, values=values)]
    now = day_figures(changes.now, values=values) if changes else []
    return [
        figures_table(phrase("tables", "The day"), then, about, values=values),
        *(
            [figures_table(phrase("tables", "The day as it is now"), now, about, values=values)]
            if now
            else []
        ),
        *(slices(kind, part, sheet.currency, about=about, values=values) for kind, part in parts.items()),
        _open_rows(phrase("tables", "Not settled"), sheet.open_rows, about, values=values),
        _open_rows(phrase("tables", "Conflicts"), sheet.conflicts, about, values=values),
    ]


_PAID = (Column(phrase("tables", "Price paid"), "money", 12), CURRENCY)


def _paid(price: Money | None) -> Row:
    return (price.amount, price.currency) if price else (None, None)


def _open_rows(name: Phrase, rows: Sequence[OpenRow], about: tuple[Phrase, ...], *, values: bool) -> Table:
    columns = (
        Column(phrase("tables", "Taken at"), "moment", 19),
        Column(phrase("tables", "State"), "text", 14),
        Column(phrase("tables", "Voucher code"), "code", 21),
        Column(phrase("tables", "Product"), "text", 32),
        *(_PAID if values else ()),
        Column(phrase("tables", "Cashier"), "text", 16),
        Column(phrase("tables", "Order ID"), "code", 21),
    )
    cells: list[Row] = [
        (
            row.created_at,
            state_words(row.state),
            row.code,
            row.product_name,
            *(_paid(row.sale_price) if values else ()),
            row.cashier,
            row.shop_order_id,
        )
        for row in rows
    ]
    return Table(name, about, columns, once(cells), len(cells))


def differences(found: Sequence[Difference], *, values: bool) -> Table:
    """Where the record and the platform's differ."""
    columns = (
        Column(phrase("tables", "Taken at"), "moment", 19),
        Column(phrase("tables", "Voucher code"), "code", 21),
        Column(phrase("tables", "Product"), "text", 28),
        *(_PAID if values else ()),
        Column(phrase("tables", "What differs"), "text", 48),
        Column(phrase("tables", "What to do"), "text", 60),
        Column(phrase("tables", "State here"), "text", 14),
        Column(phrase("tables", "Order ID"), "code", 21),
        Column(phrase("tables", "Redeem ID"), "code", 21),
        Column(phrase("tables", "Log ID of the answer"), "code", 36),
        Column(phrase("tables", "Found at"), "moment", 19),
        Column(phrase("tables", "Dealt with at"), "moment", 19),
        Column(phrase("tables", "By"), "text", 16),
        Column(phrase("tables", "Note"), "text", 32),
    )
    rows = [_difference(one, values=values) for one in found]
    name = phrase("tables", "Differences")
    return Table(name, (made_at(),), columns, once(rows), len(rows))


def _difference(one: Difference, *, values: bool) -> Row:
    row = one.row
    return (
        row.created_at,
        row.code,
        row.product_name,
        *(_paid(row.sale_price) if values else ()),
        one.meaning,
        one.advice,
        state_words(row.state),
        row.shop_order_id,
        row.redeem_id,
        one.log_id,
        one.found_at,
        one.handled_at,
        one.handled_by,
        one.handled_note,
    )


def audit(trail: AuditTrail, *, search: str = "") -> Table:
    """The audit trail, newest entry first."""

    async def rows() -> AsyncGenerator[list[Row], None]:
        last: AuditEntry | None = None
        while piece := await trail.entries(older_than=last, search=search, limit=_ENTRIES_A_PIECE):
            yield [(entry.id, entry.at, entry.who, entry.action, entry.detail) for entry in piece]
            last = piece[-1]

    columns = (
        Column(phrase("tables", "Entry"), "number", 8),
        Column(phrase("tables", "At"), "moment", 19),
        Column(phrase("tables", "Who"), "text", 20),
        Column(phrase("tables", "Action"), "text", 24),
        Column(phrase("tables", "Detail"), "text", 60),
    )
    searched = (phrase("tables", "Searched for: {search}.", search=search),) if search else ()
    return Table(phrase("tables", "Audit trail"), (*searched, made_at()), columns, rows())


def _slice_name(kind: SliceKind, key: str) -> Cell:
    match kind:
        case SliceKind.HOUR:
            return f"{int(key):02}:00 – {(int(key) + 1) % 24:02}:00"
        case SliceKind.WEEKDAY:
            return weekday_words(int(key))
        case SliceKind.STATE:
            return state_words(RedemptionState(key))
        case SliceKind.CASHIER if not key:
            return phrase("tables", "Nobody signed in")
        case _:
            return key or phrase("tables", "Without a name")


def _currency(currency: str, others: Sequence[Money], *, values: bool) -> list[Phrase]:
    if not (values and currency):
        return []
    said = [phrase("tables", "Amounts in {currency}.", currency=currency)]
    return said + [
        phrase("tables", "Paid in another currency: {amount}.", amount=f"{other.currency} {other.text()}")
        for other in others
    ]
