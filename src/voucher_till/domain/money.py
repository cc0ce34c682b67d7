"""Amounts as the platform sends them: decimal text and a currency, never a float."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

LARGEST_AMOUNT = 10**15
"""More than any till sells, in the smallest currency."""
_CENTS = 2
_DECIMALS = {
    **dict.fromkeys(("IDR", "JPY", "KRW", "VND", "CLP", "ISK", "PYG", "UGX", "XAF", "XOF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "OMR", "TND"), 3),
}
"""ISO 4217, but for the rupiah: its sen are not written any more."""


def decimals(currency: str) -> int:
    """How many decimals amounts of a currency are written with."""
    return _DECIMALS.get(currency, _CENTS)


@dataclass(frozen=True, slots=True)
class Money:
    """An exact amount in whole units of an ISO 4217 currency."""

    amount: Decimal
    currency: str

    @classmethod
    def parse(cls, text: str | None, currency: str | None) -> Money | None:
        """Read the platform's text; None when there is no usable amount in it."""
        try:
            amount = Decimal(text or "")
        except InvalidOperation:
            return None
        return cls(amount, currency or "") if amount.is_finite() else None

    @classmethod
    def typed(cls, text: str, currency: str) -> Money | None:
        """Read what a person types: ``25.000``, ``25,000`` and ``25000`` are one; ``7.50`` has cents."""
        whole, separator, cents = text.strip().rpartition("." if text.rfind(".") > text.rfind(",") else ",")
        if not separator or len(cents) != _CENTS:
            whole, cents = whole + cents, ""
        digits = whole.replace(".", "").replace(",", "").replace(" ", "")
        if not digits.isascii() or not digits.isdigit() or (cents and not cents.isdigit()):
            return None
        return cls(Decimal(f"{digits}.{cents}" if cents else digits), currency)

    def rounded(self) -> Money:
        """With as many decimals as its currency is written with."""
        return Money(self.amount.quantize(Decimal(1).scaleb(-decimals(self.currency))), self.currency)

    def text(self) -> str:
        """The amount alone, in plain digits: ``25000`` or ``7.50``."""
        return f"{self.amount:f}"


def total(amounts: Iterable[Money | None]) -> Money | None:
    """Sum of amounts of one currency; None when there are none, one is missing, or currencies differ."""
    known = list(amounts)
    first = known[0] if known else None
    if first is None:
        return None
    result = Decimal(0)
    for amount in known:
        if amount is None or amount.currency != first.currency:
            return None
        result += amount.amount
    return Money(result, first.currency)
