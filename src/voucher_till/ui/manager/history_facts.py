"""What the detail of a row tells of it."""

from __future__ import annotations

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.records.history import ScanEntry
from voucher_till.records.table_words import reason_words
from voucher_till.redemption import verdicts
from voucher_till.ui.manager.history_words import Clock, Row, cashier_words, source_words
from voucher_till.ui.shared.language import money, translate, worded

Fact = tuple[str, str]
"""A name and a value."""


def short_facts(row: Row, clock: Clock, *, values: bool) -> list[Fact]:
    """Names and values that stand side by side."""
    at = row.created_at if isinstance(row, Redemption) else row.at
    facts = [
        (translate("history_facts", "When"), clock.moment(at)),
        (translate("history_facts", "Cashier"), cashier_words(row.cashier)),
    ]
    if row.source:
        facts.append((translate("history_facts", "Scanned with"), source_words(row.source)))
    if row.error_code:
        facts.append((translate("history_facts", "Error code"), row.error_code))
    if isinstance(row, ScanEntry):
        facts.append((translate("history_facts", "Ends in"), f"…{row.ending}"))
        facts.append((translate("history_facts", "Vouchers"), str(row.vouchers or "–")))
        return facts
    if values and row.original_price is not None:
        facts.append((translate("history_facts", "Original price"), money(row.original_price)))
    facts.append((translate("history_facts", "Outlet"), row.outlet))
    if row.redeemed_outlet:
        facts.append((translate("history_facts", "Used at"), row.redeemed_outlet))
    if row.contact:
        facts.append((translate("history_facts", "Customer"), row.contact))
    if row.closed_at is not None:
        closed = (clock.moment(row.closed_at), row.closed_by, row.closed_reason)
        text = " · ".join(part for part in closed if part)
        facts.append((translate("history_facts", "Conflict closed"), text))
    return facts


def said(row: Row) -> str:
    """A sentence where the state alone does not say it."""
    if isinstance(row, ScanEntry):
        why = reason_words(row.reason)
        return why if isinstance(why, str) else worded(why)
    if row.state is RedemptionState.REDEEMED and not row.presumed:
        return ""
    return worded(*verdicts.of_rows([row]).says)


def numbers(row: Row) -> list[Fact]:
    """What is asked for on the telephone."""
    numbers: tuple[tuple[str, str | None], ...] = (
        (translate("history_facts", "Order"), row.shop_order_id),
        (translate("history_facts", "Log ID"), row.log_id),
    )
    if isinstance(row, Redemption):
        code = (translate("history_facts", "Code"), row.code)
        numbers = (code, *numbers, (translate("history_facts", "Redeem ID"), row.redeem_id))
    return [(name, value) for name, value in numbers if value]
