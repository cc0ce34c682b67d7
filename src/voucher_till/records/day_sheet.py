"""What a day of an outlet came to, and what of it still waits."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.records import tally
from voucher_till.records.summary import refused_of, states_of
from voucher_till.records.tally import Slice, Totals, ranked, slices
from voucher_till.store import totals
from voucher_till.store.differences import count_open
from voucher_till.store.notes import audit_head
from voucher_till.store.rows import Place, milliseconds


@dataclass(frozen=True, slots=True)
class OpenRow:
    """A voucher that is not settled, as far as a day's sheet keeps it. Names are those of ``Redemption``."""

    id: int
    intent: str
    state: RedemptionState
    code: str
    shop_order_id: str
    product_name: str
    sale_price: Money | None
    cashier: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class DaySheet:
    """What a day of this outlet came to."""

    day: date
    since: datetime
    until: datetime
    """Its first moment and the next day's."""
    made_at: datetime
    is_over: bool
    outlet: str
    sales: Totals
    """Vouchers redeemed; those that were taken on this day."""
    currency: str
    other_currencies: tuple[Money, ...]
    by_cashier: tuple[Slice, ...]
    by_product: tuple[Slice, ...]
    by_state: tuple[Slice, ...]
    open_rows: tuple[OpenRow, ...]
    """Taken on this day or before and not settled yet, oldest first."""
    conflicts: tuple[OpenRow, ...]
    """The same, for conflicts nobody closed."""
    differences: int
    """Vouchers up to this day that differ at the platform, and nobody handled it."""
    refused: int
    """Vouchers and scans of this day that were refused."""
    audit_head: str
    """The link of the audit trail's last entry, which stands for all before it; empty before the first."""


@dataclass(frozen=True, slots=True)
class Span:
    """A day, from its first moment to the next day's."""

    day: date
    since: datetime
    until: datetime


def make_sheet(connection: sqlite3.Connection, place: Place, span: Span, now: datetime) -> DaySheet:
    """Draw up the sheet of a day as the record has it now."""
    until_ms = milliseconds(span.until)
    scope = totals.Scope(place, milliseconds(span.since), until_ms)
    by_name, unsold = totals.sold(connection, scope), totals.unsold(connection, scope)
    currency = tally.main_currency(by_name)
    sales = tally.totals(by_name, currency)
    waiting = [_open_row(row) for row in totals.open_rows(connection, place, until_ms)]
    refused = refused_of(connection, scope, unsold)
    return DaySheet(
        day=span.day,
        since=span.since,
        until=span.until,
        made_at=now,
        is_over=now >= span.until,
        outlet=place.outlet,
        sales=sales,
        currency=currency,
        other_currencies=tally.others(by_name, currency),
        by_cashier=ranked(slices(by_name, lambda sold: sold.cashier, currency)),
        by_product=ranked(slices(by_name, lambda sold: sold.product, currency)),
        by_state=states_of(sales, unsold, currency),
        open_rows=tuple(row for row in waiting if row.state is not RedemptionState.CONFLICT),
        conflicts=tuple(row for row in waiting if row.state is RedemptionState.CONFLICT),
        differences=count_open(connection, place, until_ms),
        refused=sum(part.rows + part.scans for part in refused),
        audit_head=audit_head(connection)[1],
    )


def _open_row(row: Redemption) -> OpenRow:
    return OpenRow(
        id=row.id,
        intent=row.intent,
        state=row.state,
        code=row.code,
        shop_order_id=row.shop_order_id,
        product_name=row.product_name,
        sale_price=row.sale_price,
        cashier=row.cashier,
        created_at=row.created_at,
    )
