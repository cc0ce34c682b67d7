"""Sums of the record as people read them: whole units of one currency, and shares of a total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from voucher_till.domain.money import Money
from voucher_till.store.totals import Sum

_K = TypeVar("_K")


@dataclass(frozen=True, slots=True)
class Totals:
    """Rows, and what they are worth in the main currency."""

    count: int = 0
    paid: Decimal = Decimal(0)
    original: Decimal = Decimal(0)
    """Before discounts; a row without it counts with what was paid."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The share of one product, cashier, hour, weekday, day or state."""

    key: str
    """A name as the record has it (may be empty), an hour ``0`` to ``23``, a weekday ``1`` (Monday) to ``7``,
    a day as ``2025-11-24``, or a ``RedemptionState``."""
    count: int
    paid: Decimal
    original: Decimal


def main_currency(sums: Iterable[Sum[object]]) -> str:
    """The currency of most rows; empty when there is none."""
    counted = Counter[str]()
    for one in sums:
        counted[one.currency] += one.count
    del counted[""]
    return min(counted, key=lambda currency: (-counted[currency], currency), default="")


def totals(sums: Iterable[Sum[object]], currency: str) -> Totals:
    """Rows of all currencies, and the amounts of one."""
    parts = slices(sums, lambda _: "", currency, keys=("",))
    return Totals(parts[0].count, parts[0].paid, parts[0].original)


def others(sums: Iterable[Sum[object]], currency: str) -> tuple[Money, ...]:
    """What was paid in other currencies than this."""
    paid = Counter[str]()
    for one in sums:
        if one.currency not in ("", currency):
            paid[one.currency] += one.paid
    return tuple(Money(_units(paid[name]), name) for name in sorted(paid))


def slices(
    sums: Iterable[Sum[_K]], key: Callable[[_K], str], currency: str, keys: Iterable[str] = ()
) -> tuple[Slice, ...]:
    """Sums put together by a key: those of ``keys`` first, also where there is nothing, then as they come."""
    found: dict[str, list[int]] = {name: [0, 0, 0] for name in keys}
    for one in sums:
        part = found.setdefault(key(one.of), [0, 0, 0])
        part[0] += one.count
        if one.currency == currency:
            part[1] += one.paid
            part[2] += one.original
    return tuple(
        Slice(name, count, _units(paid), _units(original)) for name, (count, paid, original) in found.items()
    )


def ranked(parts: Iterable[Slice]) -> tuple[Slice, ...]:
    """The most frequent first, then by name."""
    return tuple(sorted(parts, key=lambda part: (-part.count, part.key)))


def _units(milli: int) -> Decimal:
    return Decimal(milli) / 1000
