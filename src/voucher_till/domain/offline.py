"""How much a till may accept on trust while the platform is out of reach (design, section 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from voucher_till.domain.money import Money, decimals
from voucher_till.domain.phrases import Phrase, phrase

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
) -> Phrase | None:
    """The exact limit that forbids accepting these vouchers too, as a sentence; None when all is allowed.

    ``last_good`` is when the platform last answered this till, None when it never did.
    """
    return (
        _by_time(policy, last_good, now)
        or _by_count(policy, len(waiting.prices), len(adding))
        or _by_value_of_one(policy, adding)
        or _by_value(policy, waiting.prices, adding)
    )


def _by_time(policy: OfflinePolicy, last_good: datetime | None, now: datetime) -> Phrase | None:
    if policy.max_hours is None:
        return None
    if last_good is None:
        return phrase("offline", "The platform has never answered this till yet.")
    # A clock that was set back must not make the time without a line endless.
    hours = (now - last_good).total_seconds() / 3600
    if -1 <= hours <= policy.max_hours:
        return None
    return phrase(
        "offline",
        "The platform has not answered for {hours} hours; at most {most} are allowed.",
        hours=round(abs(hours), 1),
        most=policy.max_hours,
    )


def _by_count(policy: OfflinePolicy, waiting: int, adding: int) -> Phrase | None:
    if policy.max_count is None or waiting + adding <= policy.max_count:
        return None
    return phrase(
        "offline",
        "At most {most} unverified vouchers may wait; {waiting} wait already.",
        most=policy.max_count,
        waiting=waiting,
    )


def _by_value_of_one(policy: OfflinePolicy, adding: Sequence[Money | None]) -> Phrase | None:
    if policy.max_one is None:
        return None
    over = next((price for price in adding if price is not None and price.amount > policy.max_one), None)
    if over is None:
        return None
    return phrase(
        "offline",
        "One unverified voucher may be worth {most} at most; this one is worth {price}.",
        most=Money(policy.max_one, over.currency),
        price=over,
    )


def _by_value(
    policy: OfflinePolicy, waiting: Sequence[Money | None], adding: Sequence[Money | None]
) -> Phrase | None:
    if policy.max_value is None:
        return None
    before = sum((_counted(policy, price) for price in waiting), Decimal(0))
    more = sum((_counted(policy, price) for price in adding), Decimal(0))
    if before + more <= policy.max_value:
        return None
    currency = next((price.currency for price in (*adding, *waiting) if price is not None), "")
    return phrase(
        "offline",
        "Unverified vouchers may be worth {most} together; {before} wait already and this would add {more}.",
        most=Money(policy.max_value, currency),
        before=_shown(before, currency),
        more=_shown(more, currency),
    )


def _counted(policy: OfflinePolicy, price: Money | None) -> Decimal:
    """What a voucher counts as; one of unknown price takes its even share of the whole."""
    if price is not None:
        return price.amount
    return (policy.max_value or Decimal(0)) / (policy.max_count or 1)


def _shown(amount: Decimal, currency: str) -> Money:
    """A sum without the endless decimals of shares."""
    return Money(round(amount, decimals(currency)), currency)
