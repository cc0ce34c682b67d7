"""What stands small under a verdict: what to quote, and the details that only support asks for."""

from __future__ import annotations

from voucher_till.domain.verdict import Verdict
from voucher_till.ui.shared.language import money, translate

_SHOWN = 60
"""More vouchers than an order can have."""


def quotable(verdict: Verdict, seconds: float | None) -> str:
    """One line to read out to somebody who helps."""
    parts = []
    if verdict.redeem_id:
        parts.append(translate("verdict_words", "Redeem ID …{end}", end=verdict.redeem_id[-4:]))
    if seconds is not None:
        parts.append(translate("verdict_words", "{seconds} s", seconds=round(max(seconds, 0.1), 1)))
    if verdict.error_code:
        parts.append(translate("verdict_words", "Code {code}", code=verdict.error_code))
    if verdict.log_id:
        parts.append(translate("verdict_words", "Log ID {log_id}", log_id=verdict.log_id))
    return " · ".join([*parts, translate("verdict_words", "ready for the next scan")])


def details(verdict: Verdict) -> str:
    """Every voucher, and every number that the platform gave; empty when there is none."""
    named = (
        (translate("verdict_words", "Order"), verdict.shop_order_id),
        (translate("verdict_words", "Redeem ID"), verdict.redeem_id),
        (translate("verdict_words", "Error code"), verdict.error_code),
        (translate("verdict_words", "Log ID"), verdict.log_id),
    )
    lines = [f"{name}: {value}" for name, value in named if value]
    for voucher in verdict.vouchers[:_SHOWN]:
        parts = (voucher.product_name, f"…{voucher.code[-4:]}", money(voucher.sale_price))
        lines.append(" · ".join(part for part in parts if part))
    return "\n".join(lines)
