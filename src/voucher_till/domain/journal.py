"""The states of a redemption in the journal, and the only ways between them (design, section 4)."""

from __future__ import annotations

from enum import StrEnum


class RedemptionState(StrEnum):
    """What is known of one voucher that this till set out to redeem."""

    SUBMITTING = "submitting"
    """The intent is on disk; a request may be in flight."""
    REDEEMED = "redeemed"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """Sent, and no trustworthy answer came."""
    STORED = "stored"
    """Accepted while the platform was out of reach; not sent yet."""
    CONFLICT = "conflict"
    """The goods went out and the platform finally said no."""
    CANCELLED = "cancelled"
    """Known not to be redeemed, and the goods stayed."""


_S = RedemptionState

LIVE = frozenset({_S.SUBMITTING, _S.UNKNOWN, _S.STORED, _S.REDEEMED})
"""A voucher code has at most one row in these states per environment and merchant."""

OPEN = frozenset({_S.SUBMITTING, _S.UNKNOWN, _S.STORED, _S.CONFLICT})
"""What `queue` lists: rows that still need the platform or a person."""

NEXT: dict[RedemptionState, frozenset[RedemptionState]] = {
    _S.SUBMITTING: frozenset({_S.REDEEMED, _S.REFUSED, _S.UNKNOWN, _S.STORED, _S.CANCELLED, _S.CONFLICT}),
    _S.UNKNOWN: frozenset({_S.REDEEMED, _S.SUBMITTING, _S.CANCELLED, _S.CONFLICT, _S.REFUSED}),
    _S.STORED: frozenset({_S.SUBMITTING, _S.REDEEMED, _S.CONFLICT, _S.REFUSED, _S.CANCELLED}),
    _S.CONFLICT: frozenset(),
    _S.REDEEMED: frozenset(),
    _S.REFUSED: frozenset(),
    _S.CANCELLED: frozenset(),
}
"""Where each state may go. Submitting goes to stored only when the request never left this computer."""
