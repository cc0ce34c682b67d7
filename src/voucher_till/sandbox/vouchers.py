"""The two voucher calls (platform contract, section 4): what the platform answers, without HTTP."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from voucher_till.sandbox.credentials import MERCHANT_ID, OUTLETS
from voucher_till.sandbox.wire import InvalidParamsError
from voucher_till.sandbox.world import (
    AFTER_SALE_PROCESSING,
    AFTER_SALE_SUCCESS,
    FINISH,
    INIT,
    Item,
    Order,
    World,
)

MESSAGES = {
    -9990001: "bad parameter",
    -3000000: "this account may not verify at this shop",
    -3000111: "no voucher found",
    -3000103: "not usable at this shop",
    -3000110: "the QR could not be read",
    -9995000: "the QR content could not be parsed",
    -3000109: "FulfillRedeemQRCodeExpired",
    -3000108: "the voucher was refunded",
    -3000104: "a refund is in progress",
    -3000100: "outside the usable time",
    -3000101: "the voucher has expired",
    -3000102: "the voucher was already used",
    -3000200: "the product has no usable shops",
    -3000203: "the state machine refused",
    -9990402: "records do not match the codes",
}

_STATUS_ERRORS = {
    FINISH: -3000102,
    AFTER_SALE_SUCCESS: -3000108,
    AFTER_SALE_PROCESSING: -3000104,
    INIT: -3000203,
}
_QR_SHAPE = re.compile(r"TT-[A-Za-z0-9+/=]{8,}")
_CODE_SHAPE = re.compile(r"[0-9]{1,32}")


@dataclass(slots=True)
class RefusalError(Exception):
    """A business refusal (HTTP 500), sometimes with data."""

    code: int
    data: dict[str, Any] | None = None


def _text(body: dict[str, Any], name: str) -> str:
    value = body.get(name)
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63:
        return str(value)
    if not isinstance(value, str) or not value:
        raise InvalidParamsError(name)
    return value


def _codes(body: dict[str, Any]) -> list[str]:
    """The voucher codes of a request; -9990001 for one that is not digits."""
    value = body.get("code_list")
    if not isinstance(value, list) or not value:
        raise InvalidParamsError("code_list")
    if not all(isinstance(code, str) and _CODE_SHAPE.fullmatch(code) for code in value):
        raise RefusalError(-9990001)
    if len(set(value)) != len(value):
        raise RefusalError(-9990001)
    return value


class Vouchers:
    """Query and Redeem on the world's orders."""

    def __init__(self, world: World) -> None:
        self._world = world

    def _shop(self, body: dict[str, Any]) -> str:
        shop = _text(body, "third_shop_id")
        if _text(body, "merchant_id") != MERCHANT_ID or shop not in OUTLETS:
            raise RefusalError(-3000000)
        return shop

    def query(self, body: dict[str, Any], *, milliseconds: bool = False) -> dict[str, Any]:
        """Answer ``get_code_item_list``."""
        shop = self._shop(body)
        order, items = self._by_qr(body) if body.get("qr_info") else self._by_codes(body)
        usable = [item for item in items if shop in item.outlets]
        if not usable:
            raise RefusalError(-3000103)
        return self._listing(order, usable, milliseconds=milliseconds)

    def _by_codes(self, body: dict[str, Any]) -> tuple[Order, list[Item]]:
        codes = _codes(body)
        order = self._world.order_of(codes[0])
        if order is None:
            raise RefusalError(-3000111)
        items = self._told(order, codes)
        if len(items) != len(codes):
            raise RefusalError(-3000111)
        return order, items

    def _told(self, order: Order, codes: list[str]) -> list[Item]:
        """Those of the vouchers that the order holds, as the platform speaks of them."""
        held = (order.item(code) for code in codes)
        return [told for item in held if item is not None and (told := self._world.as_told(item)) is not None]

    def _by_qr(self, body: dict[str, Any]) -> tuple[Order, list[Item]]:
        text = _text(body, "qr_info")
        if not text.startswith("TT-"):
            raise RefusalError(-3000110)
        if not _QR_SHAPE.fullmatch(text):
            raise RefusalError(-9995000)
        found = self._world.find_qr(text)
        if found is None:
            raise RefusalError(-3000110)
        order, qr = found
        items = self._told(order, [item.code for item in order.items])
        if qr.spent:
            used = [item for item in items if item.status == FINISH]
            raise RefusalError(-3000109, self._listing(order, used, milliseconds=False))
        if qr.expires_at <= self._world.now():
            raise RefusalError(-3000109)
        return order, items

    def _listing(self, order: Order, items: list[Item], *, milliseconds: bool) -> dict[str, Any]:
        scale = 1000 if milliseconds else 1
        return {
            "shop_order_id": order.shop_order_id,
            "code_list": [_code_item(item, scale, self._world.base_url) for item in items],
            "order_tags": {"campaign": 7400000000000000123},
        }

    def redeem(self, body: dict[str, Any], *, commit: bool = True) -> dict[str, Any]:
        """Answer ``redeem_code``; with ``commit`` false only say what would be refused."""
        order_id, codes = _text(body, "shop_order_id"), _codes(body)
        _text(body, "locale")
        shop = self._shop(body)
        order = self._world.order_by_id(order_id)
        if order is None:
            raise RefusalError(-9990001)
        told = self._told(order, codes)
        if len(told) != len(codes):
            raise RefusalError(-9990402)
        for item in told:
            self._check(item, shop)
        return self._commit(order, codes, shop) if commit else {}

    def _check(self, item: Item, shop: str) -> None:
        now = self._world.now()
        if item.status in _STATUS_ERRORS:
            raise RefusalError(_STATUS_ERRORS[item.status])
        if not item.outlets:
            raise RefusalError(-3000200)
        if shop not in item.outlets:
            raise RefusalError(-3000103)
        if now > item.end_time:
            raise RefusalError(-3000101)
        if now < item.start_time or item.closed_hours:
            raise RefusalError(-3000100)

    def _commit(self, order: Order, codes: list[str], shop: str) -> dict[str, Any]:
        redeem_id = self._world.number()
        for item in order.items:
            if item.code in codes:
                item.status = FINISH
                item.redeem_id = redeem_id
                item.redeemed_third_shop_id = shop
                self._world.planted.pop(item.code, None)
        for qr in order.qrs:
            qr.spent = True
        self._world.ledger.redemptions.append(
            {
                "redeem_id": redeem_id,
                "shop_order_id": order.shop_order_id,
                "codes": codes,
                "third_shop_id": shop,
                "at": self._world.now(),
            }
        )
        self._world.save()
        return {"redeem_id": redeem_id, "settlement": {"batch": 7400000000000000321}}


def _code_item(item: Item, scale: int, base_url: str) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "code": item.code,
        "product_name": item.product_name,
        "goods_image_url": f"{base_url}/goods/{item.product_id}.png",
        "refund_rule_desc": "Refundable until it is used",
        "crossed_amount": item.crossed_amount,
        "sale_amount": item.sale_amount,
        "currency": item.currency,
        "code_can_use_time": {"start_time": item.start_time * scale, "end_time": item.end_time * scale},
        "code_cannot_use_date": _time_rules(item),
        "redemption_status": item.status,
        "product_id": item.product_id,
        "third_product_id": item.third_product_id,
        "item_order_id": item.item_order_id,
        "loyalty_level": 3,
    }
    if item.redeem_id:
        answer |= {
            "redeem_id": item.redeem_id,
            "redemption_source": 2,
            "redeemed_shop_id": OUTLETS[item.redeemed_third_shop_id],
            "redeemed_third_shop_id": item.redeemed_third_shop_id,
        }
    return answer


def _time_rules(item: Item) -> dict[str, Any]:
    rules = [{"type": "use_time", "title": "Hours", "contents": ["10:00-22:00"]}]
    if item.closed_hours:
        rules.append({"type": "cannot_use_date", "title": "Not usable", "contents": ["Every day, all day"]})
    return {"enable": item.closed_hours, "content_list": rules}
