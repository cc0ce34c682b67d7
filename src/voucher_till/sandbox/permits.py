"""Whether a call may be made: its token, its scope, and how many of it came in the last second."""

from __future__ import annotations

import asyncio
from collections import deque

from voucher_till.sandbox.credentials import OUTLET_SCOPE, PRODUCT_SCOPE, VOUCHER_SCOPE
from voucher_till.sandbox.tokens import Tokens

_SUBMISSIONS = ("claim_outlets", "submit_certificates", "decorate_outlets", "update_outlets")
_OUTLET_QUERIES = ("outlets", "claim_tasks", "certificate_tasks", "decoration_tasks", "update_tasks")
_PRODUCT_CALLS = (
    "outlet_list",
    "products",
    "save_product",
    "change_product",
    "delist_product",
    "withdraw_product",
    "product",
    "categories",
    "holidays",
)
_CALLS: dict[str, tuple[str, int]] = {
    "query": (VOUCHER_SCOPE, 50),
    "redeem": (VOUCHER_SCOPE, 50),
    **dict.fromkeys(_SUBMISSIONS, (OUTLET_SCOPE, 3)),
    **dict.fromkeys(_OUTLET_QUERIES, (OUTLET_SCOPE, 10)),
    **dict.fromkeys(_PRODUCT_CALLS, (PRODUCT_SCOPE, 20)),
}
"""The scope each call needs, and how many of it may come in a second."""
CALLS = tuple(_CALLS)
_SCOPE_NAMES = {
    VOUCHER_SCOPE: "Vouchers Verification",
    OUTLET_SCOPE: "Outlets management",
    PRODUCT_SCOPE: "Products management",
}


class Permits:
    """Lets calls in, or says with which code they are refused."""

    def __init__(self, tokens: Tokens) -> None:
        self._tokens = tokens
        self._recent: dict[str, deque[float]] = {call: deque() for call in _CALLS}

    def refusal(self, call: str, authorization: str) -> tuple[str, str] | None:
        """The error code and message for a call that may not be made now, else None."""
        scope, most = _CALLS[call]
        if self._too_many(call, most):
            return "rate_limit_exceeded", f"more than {most} queries in a second"
        scopes = self._tokens.scopes(authorization)
        if scopes is None:
            return "access_token_invalid", "the access token is invalid or has expired"
        if scope not in scopes:
            return "scope_not_authorized", f"the scope {_SCOPE_NAMES[scope]} is missing"
        return None

    def _too_many(self, call: str, most: int) -> bool:
        now = asyncio.get_running_loop().time()
        recent = self._recent[call]
        while recent and recent[0] <= now - 1:
            recent.popleft()
        if len(recent) >= most:
            return True
        recent.append(now)
        return False
