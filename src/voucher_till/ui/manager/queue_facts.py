"""What is known of an open row, by name."""

from __future__ import annotations

from voucher_till.ui.manager.queue_groups import Entry, Group
from voucher_till.ui.manager.queue_words import next_try, reason_of, sent
from voucher_till.ui.shared.language import date_and_time, translate


def short_facts(entry: Entry) -> list[tuple[str, str]]:
    """Names and values that stand side by side."""
    row = entry.row
    times = sent(row)
    last = date_and_time(row.sent_at) if times and row.sent_at is not None else ""
    facts = (
        (translate("queue_facts", "Taken"), date_and_time(row.created_at)),
        (translate("queue_facts", "Cashier"), row.cashier),
        (translate("queue_facts", "Next try"), next_try(row) if entry.is_tried else ""),
        (translate("queue_facts", "Sent so far"), " · ".join(part for part in (times, last) if part)),
        (translate("queue_facts", "Why"), reason_of(row)),
        (translate("queue_facts", "Redeemed at outlet"), row.redeemed_outlet or ""),
        (translate("queue_facts", "Verified"), _verified(row.verified)),
        (translate("queue_facts", "Goods"), _goods(entry)),
        (translate("queue_facts", "Outlet"), row.outlet),
        (translate("queue_facts", "Original price"), entry.original),
        (translate("queue_facts", "Error code"), row.error_code or ""),
    )
    return [(name, value) for name, value in facts if value]


def _verified(verified: bool) -> str:
    if verified:
        return translate("queue_facts", "yes, before it was accepted")
    return translate("queue_facts", "no, taken on trust")


def _goods(entry: Entry) -> str:
    if entry.row.goods_out or entry.group is Group.CONFLICT:
        return translate("queue_facts", "handed over")
    return translate("queue_facts", "not handed over, as far as is known")


def numbers_of(entry: Entry) -> list[tuple[str, str]]:
    """What is asked for on the telephone, and whom to call."""
    row = entry.row
    all_there_are = (
        (translate("queue_facts", "Customer"), row.contact),
        (translate("queue_facts", "Code"), row.code),
        (translate("queue_facts", "Order"), row.shop_order_id),
        (translate("queue_facts", "Log ID"), row.log_id or ""),
    )
    return [(name, text) for name, text in all_there_are if text]
