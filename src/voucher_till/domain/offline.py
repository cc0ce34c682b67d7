"""How much a till may accept on trust while the platform is out of reach (design, section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from voucher_till.domain.money import Money

VERIFIED_FOR = timedelta(minutes=10)
"""A voucher that the platform listed as redeemable this recently counts as verified when the line drops."""


@dataclass(frozen=True, slots=True)
class OfflinePolicy:
    """A manager's rule for vouchers that nobody could verify. None means no limit; amounts are of the
    vouchers' own currency."""

    allow_unverified: bool = False
    max_count: int | None = 20
    max_value: Decimal | None = None
    max_one: Decimal | None = None
    max_hours: float | None = 24.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """The unverified vouchers that wait already, with the price each was accepted at."""

    prices: tuple[Money | None, ...] = ()


def limit_reached(
    policy: OfflinePolicy,
    waiting: Waiting,
    adding: Sequence[Money | None],
    last_good: datetime | None,
    now: datetime,
) -> str | None:
    """The exact limit that forbids accepting these vouchers too, as a sentence; None when all is allowed.

    ``last_good`` is when the platform last answered this till, None when it never did.
    """
    return (
        _by_time(policy, last_good, now)
        or _by_count(policy, len(waiting.prices), len(adding))
        or _by_value_of_one(policy, adding)
        or _by_value(policy, waiting.prices, adding)
    )


def _by_time(policy: OfflinePolicy, last_good: datetime | None, now: datetime) -> str | None:
    if policy.max_hours is None:
        return None
    if last_good is None:
        return "The platform has never answered this till yet."
    # A clock that was set back must not make the time without a line endless.
    hours = (now - last_good).total_seconds() / 3600
    if -1 <= hours <= policy.max_hours:
        return None
    return (
        f"The platform has not answered for {abs(hours):.1f} hours; at most {policy.max_hours:g} are allowed."
    )


def _by_count(policy: OfflinePolicy, waiting: int, adding: int) -> str | None:
    if policy.max_count is None or waiting + adding <= policy.max_count:
        return None
    return f"At most {policy.max_count} unverified vouchers may wait; {waiting} wait already."


def _by_value_of_one(policy: OfflinePolicy, adding: Sequence[Money | None]) -> str | None:
    if policy.max_one is None:
        return None
    over = next((price for price in adding if price is not None and price.amount > policy.max_one), None)
    if over is None:
        return None
    return f"One unverified voucher may be worth {policy.max_one:f} at most; this one is worth {over.text()}."


def _by_value(
    policy: OfflinePolicy, waiting: Sequence[Money | None], adding: Sequence[Money | None]
) -> str | None:
    if policy.max_value is None:
        return None
    before = sum((_counted(policy, price) for price in waiting), Decimal(0))
    more = sum((_counted(policy, price) for price in adding), Decimal(0))
    if before + more <= policy.max_value:
        return None
    return (
        f"Unverified vouchers may be worth {policy.max_value:f} together; "
        f"{before.normalize():f} wait already and this would add {more.normalize():f}."
    )


def _counted(policy: OfflinePolicy, price: Money | None) -> Decimal:
    """What a voucher counts as; one of unknown price takes its even share of the whole."""
    if price is not None:
        return price.amount
    return (policy.max_value or Decimal(0)) / (policy.max_count or 1)
