"""The platform's limit of calls a second, when several processes of one app use it up together."""

from __future__ import annotations

import random
from collections import Counter

from voucher_till.dining_api.error_codes import RATE_LIMITED
from voucher_till.dining_api.errors import RefusedError

BRIEF_SECONDS = 5.0
"""A shorter Retry-After asks for a moment's patience; a longer one wants the till to stop."""
_MOST = 12
"""So often one intent comes back in one pass. Each time some of the others are through, so this is for a
crowd of many tills; a platform that refuses everything is not asked for ever."""
_SPREAD_SECONDS = 1.0


class Crowd:
    """Counts how often each intent of a pass was told to come back in a moment."""

    def __init__(self, *, is_waited_for: bool) -> None:
        """``is_waited_for``: whether the pass is one that a person asked for, and waits for to end. Any
        other leaves the row for a later pass."""
        self._most = _MOST if is_waited_for else 0
        self._met: Counter[str] = Counter()

    def pause(self, intent: str, error: BaseException) -> float | None:
        """In how many seconds to come back with an intent that met this; None when not in this pass.

        The limit means that nothing was done, with Redeem too.
        """
        if not isinstance(error, RefusedError) or error.error_code != RATE_LIMITED:
            return None
        asked = error.retry_after or 0.0
        if asked > BRIEF_SECONDS or self._met[intent] >= self._most:
            return None
        self._met[intent] += 1
        # Whoever came at once would meet the same others again.
        return max(asked, 1.0) + random.uniform(0.0, _SPREAD_SECONDS)  # noqa: S311 - spreads load
