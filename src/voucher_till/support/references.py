"""Short references that a cashier can read out and support can find again."""

from __future__ import annotations

import secrets

_LETTERS = "23456789ACDEFGHJKMNPQRTWXY"
"""None of them looks like another one: no 0 O, 1 I L, 5 S, 2 Z, 8 B, U V."""


def new_reference() -> str:
    """A reference as ``K7-42QX``: one of 300 million."""
    drawn = "".join(secrets.choice(_LETTERS) for _ in range(6))
    return f"{drawn[:2]}-{drawn[2:]}"
