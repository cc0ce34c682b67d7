"""Vouchers and the orders that hold them (platform contract, section 4, Query)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from voucher_till.domain.money import Money
from voucher_till.domain.reasons import Reason


class VoucherStatus(StrEnum):
    """What the platform says a voucher is."""

    INIT = "init"
    REDEEMABLE = "redeemable"
    REDEEMED = "redeemed"
    REFUND_IN_PROGRESS = "refund_in_progress"
    REFUNDED = "refunded"


@dataclass(frozen=True, slots=True)
class UsableWindow:
    """When a voucher may be used; an open end is None."""

    start: datetime | None = None
    end: datetime | None = None


@dataclass(frozen=True, slots=True)
class TimeRule:
    """A titled list of usable or excluded times, in the platform's words."""

    title: str
    lines: tuple[str, ...]
    excludes: bool


@dataclass(frozen=True, slots=True)
class Voucher:
    """One voucher code of an order."""

    code: str
    product_name: str
    status: VoucherStatus
    sale_price: Money | None = None
    original_price: Money | None = None
    window: UsableWindow = UsableWindow()
    excluded_now: bool = False
    """The platform says that this moment lies in an unusable time."""
    time_rules: tuple[TimeRule, ...] = ()
    refund_rule: str = ""
    product_id: str = ""
    redeem_id: str = ""
    redeemed_outlet: str = ""
    """``third_shop_id`` of the outlet where it was redeemed, else empty."""
    picture_url: str = ""
    """Where a picture of the product may be asked for; empty when there is none that is fit to be fetched."""


@dataclass(frozen=True, slots=True)
class Order:
    """One purchase, with every voucher the platform listed for the scan."""

    shop_order_id: str
    vouchers: tuple[Voucher, ...]
    as_of: datetime
    """The platform's clock when it answered: a till's own clock may be wrong."""
    log_id: str = ""

    @property
    def redeemable(self) -> tuple[Voucher, ...]:
        """The vouchers that may be sent to Redeem now."""
        return tuple(v for v in self.vouchers if obstacle(v, self.as_of) is None)


_STATUS_OBSTACLES = {
    VoucherStatus.INIT: Reason.NOT_YET_USABLE,
    VoucherStatus.REDEEMED: Reason.ALREADY_USED,
    VoucherStatus.REFUND_IN_PROGRESS: Reason.REFUND_IN_PROGRESS,
    VoucherStatus.REFUNDED: Reason.REFUNDED,
}


def obstacle(voucher: Voucher, now: datetime) -> Reason | None:
    """Why a voucher cannot be redeemed at ``now`` (the platform's clock), or None when it can."""
    if voucher.status in _STATUS_OBSTACLES:
        return _STATUS_OBSTACLES[voucher.status]
    if voucher.window.end is not None and now > voucher.window.end:
        return Reason.EXPIRED
    if voucher.window.start is not None and now < voucher.window.start:
        return Reason.NOT_YET_USABLE
    return Reason.NOT_YET_USABLE if voucher.excluded_now else None
