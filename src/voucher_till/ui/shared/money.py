"""Amounts as customers know them."""

from __future__ import annotations

from voucher_till.domain.money import Money


def show(money: Money | None) -> str:
    """``Rp25.000`` for rupiah, else ``USD 7.50``; empty when the amount is not known."""
    if money is None:
        return ""
    if money.currency == "IDR":
        return "Rp" + f"{money.amount:,.0f}".replace(",", ".")
    return f"{money.currency} {money.text()}".strip()
