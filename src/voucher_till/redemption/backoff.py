"""When a row that could not be settled is tried again."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from voucher_till.domain.journal import Redemption

FIRST_SECONDS = 2.0
LONGEST_SECONDS = 600.0
LONGEST_ASKED_SECONDS = 3600.0
"""The longest Retry-After that is believed; more would be a mistake that loses a day."""


def delay(failures: int, retry_after: float | None = None) -> float:
    """Seconds until the next try after one more failure than ``failures``.

    Exponential with full jitter, so that many rows and tills do not come back all at once; never sooner than
    the platform asked for.
    """
    ceiling = min(LONGEST_SECONDS, FIRST_SECONDS * 2.0 ** min(failures + 1, 32))
    seconds = random.uniform(FIRST_SECONDS, ceiling)  # noqa: S311 - spreads load, keeps no secret
    return max(seconds, min(retry_after or 0.0, LONGEST_ASKED_SECONDS))


def next_try(row: Redemption, retry_after: float | None = None) -> datetime:
    """The moment for the next try of a row that has just failed."""
    return datetime.now(UTC) + timedelta(seconds=delay(row.failures, retry_after))


def seconds_until_due(row: Redemption, now: datetime) -> float:
    """How long a row still has to wait; 0 when it is due."""
    if row.next_try_at is None:
        return 0.0
    seconds = (row.next_try_at - now).total_seconds()
    # No try is put off longer than this: the clock was set back.
    return seconds if 0 < seconds <= LONGEST_ASKED_SECONDS else 0.0
