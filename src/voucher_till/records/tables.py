"""Tables for files: redemptions and scans as rows of plain cells, read piece by piece."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Literal

from voucher_till.domain.journal import Redemption
from voucher_till.domain.money import Money
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.records.history import History
from voucher_till.records.table_words import (
    Words,
    clock_words,
    reason_words,
    refund_words,
    source_words,
    state_words,
    verdict_words,
    wanted_words,
)
from voucher_till.store.history import ScansWanted, Wanted
from voucher_till.store.scan_log import ScanEntry

Cell = str | Phrase | int | Decimal | datetime | None
"""A phrase is worded when it is written; moments are aware."""
Row = tuple[Cell, ...]
Kind = Literal["text", "code", "money", "moment", "number"]
"""``code``: digits that are a name, not a quantity, and stay as they are, with their leading zeros."""

_READ_AT_ONCE = 2000
_MADE_AT_ONCE = 250
"""Cells are made beside whatever else the program does: never for long."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; its width in characters."""

    title: Phrase
    kind: Kind
    width: int


CURRENCY = Column(phrase("tables", "Currency"), "text", 9)
"""Of the amounts beside it."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file is made of; its rows can be read once."""

    name: Phrase
    about: tuple[Phrase, ...]
    """Which rows they are, and when it was made, in sentences."""
    columns: tuple[Column, ...]
    rows: AsyncGenerator[list[Row], None]
    total: int | None = None
    """How many rows there will be, where that is known."""


@dataclass(frozen=True, slots=True)
class _Field:
    column: Column
    value: Callable[[Redemption], Cell]
    tells_value: bool = False
    """Not for everybody: what something cost."""


def _field(title: Phrase, kind: Kind, width: int, value: Callable[[Redemption], Cell]) -> _Field:
    return _Field(Column(title, kind, width), value, tells_value=kind == "money")


_FIELDS = {
    "when": _field(phrase("tables", "Taken at"), "moment", 19, lambda row: row.created_at),
    "state": _field(phrase("tables", "State"), "text", 14, lambda row: state_words(row.state)),
    "code": _field(phrase("tables", "Voucher code"), "code", 21, lambda row: row.code),
    "product": _field(phrase("tables", "Product"), "text", 32, lambda row: row.product_name),
    "paid": _field(phrase("tables", "Price paid"), "money", 12, lambda row: _amount(row.sale_price)),
    "original": _field(
        phrase("tables", "Original price"), "money", 14, lambda row: _amount(row.original_price)
    ),
    "currency": _field(
        phrase("tables", "Currency"), "text", 9, lambda row: row.sale_price.currency if row.sale_price else ""
    ),
    "cashier": _field(phrase("tables", "Cashier"), "text", 16, lambda row: row.cashier),
    "source": _field(phrase("tables", "Scanned with"), "text", 16, lambda row: source_words(row.source)),
    "outlet": _field(phrase("tables", "Outlet"), "code", 14, lambda row: row.outlet),
    "order": _field(phrase("tables", "Order ID"), "code", 21, lambda row: row.shop_order_id),
    "redeem_id": _field(phrase("tables", "Redeem ID"), "code", 21, lambda row: row.redeem_id),
    "log_id": _field(phrase("tables", "Log ID"), "code", 36, lambda row: row.log_id),
    "reason": _field(phrase("tables", "Reason"), "text", 40, lambda row: reason_words(row.reason)),
    "error": _field(phrase("tables", "Error code"), "code", 12, lambda row: row.error_code),
    "updated": _field(phrase("tables", "Last change at"), "moment", 19, lambda row: row.updated_at),
    "attempts": _field(phrase("tables", "Attempts"), "number", 9, lambda row: row.attempts),
    "closed": _field(phrase("tables", "Conflict closed at"), "moment", 19, lambda row: row.closed_at),
    "closed_by": _field(phrase("tables", "Closed by"), "text", 16, lambda row: row.closed_by),
    "closed_reason": _field(phrase("tables", "Why it was closed"), "text", 32, lambda row: row.closed_reason),
    "number": _field(phrase("tables", "Row"), "number", 9, lambda row: row.id),
    "refund": _field(phrase("tables", "Refund"), "text", 10, lambda row: refund_words(row.refund)),
}
# Without the customers' contacts: they are blanked here after some time, and in a file they would stay.

REDEMPTION_FIELDS = tuple(_FIELDS)
"""Names of all columns that redemptions can have."""
ON_PAPER = ("when", "state", "refund", "code", "product", "paid", "cashier")
"""Those that fit on a page."""


def redemptions(
    history: History,
    wanted: Wanted,
    *,
    values: bool,
    fields: Sequence[str] = REDEMPTION_FIELDS,
    limit: int | None = None,
    total: int | None = None,
    words: Words = str,
) -> Table:
    """The redemptions that fit a filter, newest first; amounts of money only with ``values``.

    ``fields`` are names of columns; unknown ones are left out, and if none is left, those on paper are taken.
    ``words`` names the states of the filter.
    """
    chosen = _chosen(fields, values=values) or _chosen(ON_PAPER, values=values)

    async def rows() -> AsyncGenerator[list[Row], None]:
        async for piece in redemption_pieces(history, wanted, limit):
            for start in range(0, len(piece), _MADE_AT_ONCE):
                part = piece[start : start + _MADE_AT_ONCE]
                yield [tuple(field.value(row) for field in chosen) for row in part]

    return Table(
        phrase("tables", "Redemptions"),
        (*wanted_words(wanted, words), made_at()),
        tuple(field.column for field in chosen),
        rows(),
        total,
    )


def _chosen(fields: Sequence[str], *, values: bool) -> list[_Field]:
    known = [_FIELDS[name] for name in fields if name in _FIELDS]
    return [field for field in known if values or not field.tells_value]


async def redemption_pieces(
    history: History, wanted: Wanted, limit: int | None
) -> AsyncGenerator[list[Redemption], None]:
    """The redemptions that fit a filter, newest first, and no more than so many."""
    left = limit
    async for piece in history.rows(wanted):
        yield piece[:left]
        if left is not None:
            left -= len(piece)
            if left <= 0:
                return


_SCAN_COLUMNS = (
    Column(phrase("tables", "Scanned at"), "moment", 19),
    Column(phrase("tables", "Answer"), "text", 14),
    Column(phrase("tables", "Product"), "text", 32),
    Column(phrase("tables", "Vouchers"), "number", 9),
    Column(phrase("tables", "Cashier"), "text", 16),
    Column(phrase("tables", "Scanned with"), "text", 16),
    Column(phrase("tables", "Last four characters"), "code", 12),
    Column(phrase("tables", "Order ID"), "code", 21),
    Column(phrase("tables", "Log ID"), "code", 36),
    Column(phrase("tables", "Reason"), "text", 40),
    Column(phrase("tables", "Error code"), "code", 12),
)


def scans(history: History, wanted: ScansWanted, *, total: int | None = None, words: Words = str) -> Table:
    """The scans that fit a filter, newest first."""

    async def rows() -> AsyncGenerator[list[Row], None]:
        last: ScanEntry | None = None
        while piece := await history.scans(wanted, older_than=last, limit=_READ_AT_ONCE):
            yield [_scan_row(scan) for scan in piece]
            last = piece[-1]

    return Table(
        phrase("tables", "Scans"), (*wanted_words(wanted, words), made_at()), _SCAN_COLUMNS, rows(), total
    )


def made_at() -> Phrase:
    """When a file was made: now."""
    return phrase("tables", "Made {at}.", at=clock_words(datetime.now(UTC)))


def _amount(price: Money | None) -> Decimal | None:
    return price.amount if price else None


def _scan_row(scan: ScanEntry) -> Row:
    return (
        scan.at,
        verdict_words(scan.verdict),
        scan.product_name,
        scan.vouchers,
        scan.cashier,
        source_words(scan.source),
        scan.ending,
        scan.shop_order_id,
        scan.log_id,
        reason_words(scan.reason),
        scan.error_code,
    )


async def once(rows: list[Row]) -> AsyncGenerator[list[Row], None]:
    """Rows that are all known already, as a table takes them."""
    if rows:
        yield rows
