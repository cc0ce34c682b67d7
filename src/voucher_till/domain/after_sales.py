"""Refunds, as the platform's after-sale events tell of them (contract, section 5)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum

from voucher_till.domain.platform_events import is_storable


class RefundStage(StrEnum):
    """How far a refund is."""

    ASKED = "asked"
    REFUNDED = "refunded"
    REFUSED = "refused"
    """It was rejected, or closed without a refund."""


_S = RefundStage
_MOST_DIGITS = 4

_STAGES: dict[str | int, RefundStage] = {
    "AFTER_SALE_SUCCESS": _S.REFUNDED,
    3: _S.REFUNDED,
    "AFTER_SALE_CLOSE": _S.REFUSED,
    4: _S.REFUSED,
    "AFTER_SALE_AUDIT_REJECT": _S.REFUSED,
    6: _S.REFUSED,
}
"""The contract numbers its types from 5; the four before are taken to be 1 to 4. Others are on the way."""


@dataclass(frozen=True, slots=True)
class AfterSale:
    """What an after-sale event says."""

    shop_order_id: str
    stage: RefundStage


def read_after_sale(content: str) -> AfterSale | None:
    """Read an event's content; None when it names no order."""
    try:
        fields = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, dict):
        return None
    order, kind = fields.get("shop_order_id"), fields.get("after_sale_event_type")
    if not isinstance(order, str | int) or isinstance(order, bool) or not is_storable(str(order)):
        return None
    if isinstance(kind, str) and len(kind) <= _MOST_DIGITS and kind.isascii() and kind.isdigit():
        kind = int(kind)
    stage = _STAGES.get(kind) if isinstance(kind, str | int) else None
    return AfterSale(str(order), stage or RefundStage.ASKED)
