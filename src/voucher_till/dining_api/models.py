"""The platform's answers as they come over the wire, and their way into the domain.

Only what the till uses is named; unknown fields are ignored and every optional one may be absent or null.
Identifiers come as text or as 64-bit numbers and are kept as text, never as floats.
"""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TypeVar
from urllib.parse import urlsplit

import msgspec

from voucher_till.dining_api.config import is_loopback
from voucher_till.domain.money import Money
from voucher_till.domain.voucher import Order, TimeRule, UsableWindow, Voucher, VoucherStatus

log = logging.getLogger(__name__)

Identifier = str | int | None
_FIRST_MILLISECONDS = 10**11
_LATEST = 253_402_300_799
"""9999-12-31, the last second a datetime can hold."""
_LONGEST_ADDRESS = 2048

_STATUSES = {
    0: VoucherStatus.INIT,
    100: VoucherStatus.REDEEMABLE,
    400: VoucherStatus.REDEEMED,
    500: VoucherStatus.REFUND_IN_PROGRESS,
    501: VoucherStatus.REFUNDED,
}


class WireError(msgspec.Struct):
    """The ``error`` of an envelope; one page of the documentation spells ``logid``."""

    code: str | int
    message: str | None = None
    log_id: str | None = None
    logid: str | None = None


class Envelope(msgspec.Struct):
    """The frame of every voucher answer; ``data`` is read once the call is known."""

    error: WireError
    data: msgspec.Raw = msgspec.Raw(b"null")


class TokenAnswer(msgspec.Struct):
    """A granted token; times are Unix seconds of expiry, or durations when small."""

    access_token: str
    expires_in: int
    refresh_token: str = ""
    refresh_expires_in: int = 0


class OAuthFailure(msgspec.Struct):
    """A refused sign-in."""

    error: str
    error_description: str | None = None
    log_id: str | None = None


class WireWindow(msgspec.Struct):
    """``code_can_use_time``."""

    start_time: int | None = None
    end_time: int | None = None


class WireRule(msgspec.Struct):
    """One entry of ``content_list``."""

    type: str | None = None
    title: str | None = None
    contents: list[str] | None = None


class WireRules(msgspec.Struct):
    """``code_cannot_use_date``."""

    enable: bool | None = None
    content_list: list[WireRule] | None = None


class CodeItem(msgspec.Struct):
    """One voucher of an order."""

    code: str | int
    product_name: str | None = None
    # Of any type, because a voucher is not lost over its picture.
    goods_image_url: object = None
    redemption_status: int = 0
    sale_amount: str | int | float | None = None
    crossed_amount: str | int | float | None = None
    currency: str | None = None
    code_can_use_time: WireWindow | None = None
    code_cannot_use_date: WireRules | None = None
    refund_rule_desc: str | None = None
    product_id: Identifier = None
    redeem_id: Identifier = None
    redeemed_third_shop_id: Identifier = None

    def to_voucher(self) -> Voucher:
        """This voucher in the till's own words."""
        rules = self.code_cannot_use_date or WireRules()
        window = self.code_can_use_time or WireWindow()
        status = _STATUSES.get(self.redemption_status)
        if status is None:
            log.warning("unknown redemption_status %d is treated as not redeemable", self.redemption_status)
        return Voucher(
            code=str(self.code),
            product_name=self.product_name or "",
            status=status or VoucherStatus.INIT,
            sale_price=money(self.sale_amount, self.currency),
            original_price=money(self.crossed_amount, self.currency),
            window=UsableWindow(moment(window.start_time), moment(window.end_time)),
            excluded_now=bool(rules.enable),
            time_rules=tuple(
                TimeRule(rule.title or "", tuple(rule.contents or ()), rule.type == "cannot_use_date")
                for rule in rules.content_list or ()
            ),
            refund_rule=self.refund_rule_desc or "",
            product_id=identifier(self.product_id),
            redeem_id=identifier(self.redeem_id),
            redeemed_outlet=identifier(self.redeemed_third_shop_id),
            picture_url=_picture_address(self.goods_image_url),
        )


class Listing(msgspec.Struct):
    """``data`` of Query."""

    shop_order_id: str | int
    code_list: list[CodeItem]

    def to_order(self, as_of: datetime, log_id: str) -> Order:
        """The order as the platform sees it at ``as_of``."""
        vouchers = tuple(item.to_voucher() for item in self.code_list)
        return Order(str(self.shop_order_id), vouchers, as_of, log_id)


class RedeemAnswer(msgspec.Struct):
    """``data`` of Redeem."""

    redeem_id: str | int


_Model = TypeVar("_Model")


def read(body: bytes, model: type[_Model]) -> _Model | None:
    """Decode JSON into a model; None when it is anything else."""
    try:
        return msgspec.json.decode(body, type=model, strict=False)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def moment(value: int | None) -> datetime | None:
    """A time in seconds or milliseconds, told apart by magnitude; None when absent or out of range."""
    if not value or value < 0:
        return None
    seconds = value / 1000 if value >= _FIRST_MILLISECONDS else value
    return datetime.fromtimestamp(seconds, UTC) if seconds <= _LATEST else None


def identifier(value: Identifier) -> str:
    """An identifier as it is kept; empty when there is none."""
    return "" if value in (None, 0, "0") else str(value)


def money(amount: str | int | float | None, currency: str | None) -> Money | None:
    """An amount; None when there is no usable one."""
    return None if amount is None else Money.parse(str(amount), currency)


def _picture_address(value: object) -> str:
    """An address that may be asked for at all, else empty. Plain HTTP is for this computer itself."""
    if not isinstance(value, str) or not value.isascii() or not value.isprintable():
        return ""
    try:
        parts = urlsplit(value)
        host = parts.hostname
        fit = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(value))
    except ValueError:
        return ""
    return value if host and fit and " " not in value and len(value) <= _LONGEST_ADDRESS else ""
