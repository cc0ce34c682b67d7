"""The states of a redemption in the journal, and the only ways between them (design, section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from voucher_till.domain.after_sales import RefundStage
from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason


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
"""Where each state may go. Submitting goes to stored only when the request never left this computer,
or when the platform answered that nothing was redeemed and that another try may succeed."""


@dataclass(frozen=True, slots=True)
class Redemption:
    """One row of the journal: one voucher code that this till set out to redeem."""

    id: int
    intent: str
    """Shared by the rows that go out in one Redeem."""
    state: RedemptionState
    code: str
    shop_order_id: str
    product_name: str
    sale_price: Money | None
    outlet: str
    cashier: str
    created_at: datetime
    updated_at: datetime
    sent_at: datetime | None = None
    """When a Redeem for it last left."""
    attempts: int = 0
    reason: Reason | None = None
    error_code: str | None = None
    log_id: str | None = None
    redeem_id: str | None = None
    presumed: bool = False
    """Found redeemed at our outlet after an unknown outcome, without a redeem ID that proves it was us."""
    goods_out: bool = False
    timed_out: bool = False
    """The last Redeem went unanswered; it may still be on its way at the platform."""
    app: str = ""
    """Client key it belongs to; empty in rows older than that field, which fit any."""
    qr: str = ""
    """QR payload of a row stored without a line; its code alone is known when this is empty."""
    verified: bool = True
    """The platform listed it as redeemable before it was taken."""
    contact: str = ""
    """How to reach the customer of an unverified row, if the cashier asked."""
    next_try_at: datetime | None = None
    """Not to be tried before; None for at once."""
    failures: int = 0
    """Tries in a row that came to nothing."""
    redeemed_outlet: str | None = None
    """Where the platform says it was redeemed, for a conflict."""
    closed_at: datetime | None = None
    """When a manager closed the conflict."""
    closed_by: str | None = None
    closed_reason: str | None = None
    source: str = ""
    """What scanned it: a ``ScanSource``, or empty where that is not known."""
    original_price: Money | None = None
    """Before the discount, in the currency of the sale price."""
    product_id: str = ""
    scan_id: int | None = None
    refund: RefundStage | None = None
    """How far a refund of it is; known where the history was asked."""
    """The scan that verified it."""
