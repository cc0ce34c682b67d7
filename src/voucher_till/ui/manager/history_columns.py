"""The columns of the history: what each says of a row, and how wide that is."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from voucher_till.domain.journal import Redemption
from voucher_till.records.history import ScanEntry
from voucher_till.records.table_words import reason_words
from voucher_till.ui.manager.history_words import (
    Clock,
    Row,
    look_of,
    number_end,
    product_words,
    source_words,
)
from voucher_till.ui.shared.language import money, translate, worded

USUAL = ("when", "product", "code", "state", "paid", "cashier")
USUAL_OF_SCANS = ("scan_when", "scan_product", "scan_verdict", "scan_reason", "scan_cashier")


@dataclass(frozen=True, slots=True)
class HistoryColumn:
    """One column."""

    key: str
    """By which a choice of columns is remembered."""
    title: str
    width: int
    """In pixels at text of usual size; 0 has a share in what is left."""
    text: Callable[[Row], str]
    is_toned: bool = False
    """Shown with the row's tone and sign."""
    is_number: bool = False
    """Stands at the right."""
    is_value: bool = False
    """Only for who may see values."""
    is_strong: bool = False
    is_faint: bool = False


def columns_of(clock: Clock, *, scans: bool, values: bool) -> list[HistoryColumn]:
    """All there are for redemptions or for scans, in the order in which they stand."""
    made = _scan_columns(clock) if scans else _redemption_columns(clock)
    return [column for column in made if values or not column.is_value]


def shown(columns: Sequence[HistoryColumn], chosen: Collection[str]) -> list[HistoryColumn]:
    """Those that were chosen; the usual ones while nobody chose any of these."""
    picked = [column for column in columns if column.key in chosen]
    return picked or [column for column in columns if column.key in (*USUAL, *USUAL_OF_SCANS)]


def _redemption_columns(clock: Clock) -> list[HistoryColumn]:
    def of(text: Callable[[Redemption], str]) -> Callable[[Row], str]:
        return lambda row: text(row) if isinstance(row, Redemption) else ""

    return [
        HistoryColumn("when", translate("history_columns", "When"), 140, lambda row: clock.moment(_at(row))),
        HistoryColumn("product", translate("history_columns", "Product"), 0, product_words, is_strong=True),
        HistoryColumn(
            "code",
            translate("history_columns", "Code"),
            90,
            of(lambda row: number_end(row.code)),
            is_faint=True,
        ),
        HistoryColumn(
            "state",
            translate("history_columns", "State"),
            166,
            lambda row: worded(look_of(row).word),
            is_toned=True,
        ),
        HistoryColumn(
            "paid",
            translate("history_columns", "Paid"),
            108,
            of(lambda row: money(row.sale_price)),
            is_number=True,
            is_value=True,
            is_strong=True,
        ),
        HistoryColumn(
            "original",
            translate("history_columns", "Original"),
            108,
            of(lambda row: money(row.original_price)),
            is_number=True,
            is_value=True,
            is_faint=True,
        ),
        HistoryColumn(
            "cashier",
            translate("history_columns", "Cashier"),
            100,
            of(lambda row: row.cashier),
            is_faint=True,
        ),
        HistoryColumn(
            "reason", translate("history_columns", "Reason"), 0, of(lambda row: _reason(row.reason))
        ),
        HistoryColumn(
            "source",
            translate("history_columns", "Scanned with"),
            150,
            of(lambda row: source_words(row.source) if row.source else ""),
            is_faint=True,
        ),
        _long("order", translate("history_columns", "Order"), of(lambda row: row.shop_order_id)),
        _long("redeem_id", translate("history_columns", "Redeem ID"), of(lambda row: row.redeem_id or "")),
        _long("log_id", translate("history_columns", "Log ID"), of(lambda row: row.log_id or ""), 330),
        HistoryColumn(
            "outlet", translate("history_columns", "Outlet"), 120, of(lambda row: row.outlet), is_faint=True
        ),
    ]


def _scan_columns(clock: Clock) -> list[HistoryColumn]:
    def of(text: Callable[[ScanEntry], str]) -> Callable[[Row], str]:
        return lambda row: text(row) if isinstance(row, ScanEntry) else ""

    return [
        HistoryColumn(
            "scan_when", translate("history_columns", "When"), 140, lambda row: clock.moment(_at(row))
        ),
        HistoryColumn(
            "scan_product", translate("history_columns", "Product"), 0, product_words, is_strong=True
        ),
        HistoryColumn(
            "scan_ending",
            translate("history_columns", "Ends in"),
            84,
            of(lambda row: f"…{row.ending}" if row.ending else ""),
            is_faint=True,
        ),
        HistoryColumn(
            "scan_verdict",
            translate("history_columns", "Answer"),
            130,
            lambda row: worded(look_of(row).word),
            is_toned=True,
        ),
        HistoryColumn(
            "scan_vouchers",
            translate("history_columns", "Vouchers"),
            96,
            of(lambda row: str(row.vouchers) if row.vouchers else ""),
            is_number=True,
        ),
        HistoryColumn(
            "scan_reason",
            translate("history_columns", "Reason"),
            0,
            of(lambda row: _reason(row.reason)),
        ),
        HistoryColumn(
            "scan_cashier",
            translate("history_columns", "Cashier"),
            100,
            of(lambda row: row.cashier),
            is_faint=True,
        ),
        HistoryColumn(
            "scan_source",
            translate("history_columns", "Scanned with"),
            150,
            of(lambda row: source_words(row.source)),
            is_faint=True,
        ),
        _long("scan_order", translate("history_columns", "Order"), of(lambda row: row.shop_order_id or "")),
        _long("scan_log_id", translate("history_columns", "Log ID"), of(lambda row: row.log_id or ""), 330),
    ]


def _long(key: str, title: str, text: Callable[[Row], str], width: int = 196) -> HistoryColumn:
    return HistoryColumn(key, title, width, text, is_faint=True)


def _at(row: Row) -> datetime:
    return row.created_at if isinstance(row, Redemption) else row.at


def _reason(reason: str | None) -> str:
    """Why it was refused, without the full stop that a cell does not need."""
    why = reason_words(reason)
    return (why if isinstance(why, str) else worded(why)).rstrip(".")
