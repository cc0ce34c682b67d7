"""Everything the emulated platform remembers: orders, QR codes, the ledger. Times are Unix seconds."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from voucher_till.sandbox.business import Business

INIT, WAIT_FULFILL, FINISH, AFTER_SALE_PROCESSING, AFTER_SALE_SUCCESS = 0, 100, 400, 500, 501


@dataclass(slots=True)
class Item:
    """One voucher of an order, in the platform's own fields."""

    code: str
    product_name: str
    product_id: str
    third_product_id: str
    item_order_id: str
    sale_amount: str
    crossed_amount: str
    start_time: int
    end_time: int
    outlets: list[str]
    status: int = WAIT_FULFILL
    currency: str = "IDR"
    closed_hours: bool = False
    redeem_id: str = ""
    redeemed_third_shop_id: str = ""


@dataclass(slots=True)
class Qr:
    """One QR the customer's phone has shown."""

    text: str
    expires_at: float
    spent: bool = False


@dataclass(slots=True)
class Order:
    """One purchase of one customer."""

    shop_order_id: str
    customer: str
    items: list[Item]
    qrs: list[Qr] = field(default_factory=list)
    shows_old_qr: bool = False
    """The phone shows a saved picture of a QR, which does not become new by itself."""

    def item(self, code: str) -> Item | None:
        """The voucher with this code, if it is part of the order."""
        return next((item for item in self.items if item.code == code), None)


@dataclass(slots=True)
class Ledger:
    """The platform's own record, which the till's journal must agree with."""

    redemptions: list[dict[str, Any]] = field(default_factory=list)
    attempts: list[dict[str, Any]] = field(default_factory=list)
    token_calls: int = 0


class World:
    """The platform's state, kept in a file when one is given."""

    def __init__(self, *, seed: int = 7, qr_seconds: float = 60, state_file: Path | None = None) -> None:
        self.seed = seed
        self.qr_seconds = qr_seconds
        self.offset = 0.0
        self.orders: list[Order] = []
        self.ledger = Ledger()
        self.business = Business()
        self.tokens: dict[str, dict[str, Any]] = {}
        self.planted: dict[str, dict[str, Any] | None] = {}
        """What the platform says of a voucher instead of the truth, in the fields of an item; None when it
        does not know it. The customer's phone goes by the truth."""
        self.after_sales: dict[str, str] = {}
        """The ``after_sale_order_id`` of each voucher whose refund is under way."""
        self.base_url = ""
        """Where the emulator answers, for the addresses of pictures."""
        self._drawn = 0
        self._file = state_file
        self._by_code: dict[str, Order] = {}
        self._by_id: dict[str, Order] = {}

    def now(self) -> float:
        """The platform's clock."""
        return time.time() + self.offset

    def number(self, digits: int = 19) -> str:
        """A new 64-bit identifier, above 2^53 so that a float would damage it."""
        draw = self._draw()
        return "7" + "".join(str(draw.randrange(10)) for _ in range(digits - 1))

    def text(self, length: int) -> str:
        """New letters, digits and the signs that a base64 QR payload holds."""
        draw = self._draw()
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        return "".join(draw.choice(letters) for _ in range(length))

    def log_id(self) -> str:
        """A new log ID: the platform's time and some hexadecimal digits."""
        stamp = time.strftime("%Y%m%d%H%M%S", time.gmtime(self.now()))
        return f"{stamp}{self._draw().getrandbits(72):018X}"

    def _draw(self) -> random.Random:
        self._drawn += 1
        return random.Random(f"{self.seed}:{self._drawn}")  # noqa: S311 - repeatable, not secret

    def add(self, order: Order) -> Order:
        """Take in a purchase."""
        self.orders.append(order)
        self._by_code.update({item.code: order for item in order.items})
        self._by_id[order.shop_order_id] = order
        return order

    def order_of(self, code: str) -> Order | None:
        """The purchase that holds a voucher code."""
        return self._by_code.get(code)

    def order_by_id(self, shop_order_id: str) -> Order | None:
        """The purchase with this ``shop_order_id``."""
        return self._by_id.get(shop_order_id)

    def as_told(self, item: Item) -> Item | None:
        """A voucher as the platform speaks of it; None when it says that there is none."""
        changes = self.planted.get(item.code, {})
        return None if changes is None else replace(item, **changes)

    def of_customer(self, name: str) -> Order | None:
        """A customer's latest purchase."""
        return next((order for order in reversed(self.orders) if order.customer == name), None)

    def find_qr(self, text: str) -> tuple[Order, Qr] | None:
        """The purchase and QR behind a scanned text."""
        found: Iterator[tuple[Order, Qr]] = (
            (order, qr) for order in reversed(self.orders) for qr in order.qrs if qr.text == text
        )
        return next(found, None)

    def shown_qr(self, order: Order) -> Qr:
        """The QR on the customer's phone now: a new one when the last is too old or was spent."""
        last = order.qrs[-1] if order.qrs else None
        if last is not None and order.shows_old_qr:
            return last
        if last is None or last.spent or last.expires_at <= self.now():
            return self.refresh_qr(order)
        return last

    def refresh_qr(self, order: Order) -> Qr:
        """Show a new QR; the ones before it expire now."""
        for old in order.qrs:
            old.expires_at = min(old.expires_at, self.now())
        order.qrs = order.qrs[-20:]
        order.shows_old_qr = False
        order.qrs.append(Qr(f"TT-{self.text(43)}=", self.now() + self.qr_seconds))
        self.save()
        return order.qrs[-1]

    def age_qr(self, order: Order) -> Qr:
        """Let the QR on the phone be too old until the customer refreshes it."""
        shown = self.shown_qr(order)
        shown.expires_at = min(shown.expires_at, self.now())
        order.shows_old_qr = True
        self.save()
        return shown

    def save(self) -> None:
        """Write the state to its file, whole or not at all."""
        if self._file is None:
            return
        state = {
            "drawn": self._drawn,
            "offset": self.offset,
            "orders": [asdict(order) for order in self.orders],
            "ledger": asdict(self.ledger),
            "tokens": self.tokens,
            "planted": self.planted,
            "business": self.business.state(),
            "after_sales": self.after_sales,
        }
        part = self._file.with_name(self._file.name + ".part")
        part.touch(mode=0o600)
        part.write_text(json.dumps(state), encoding="utf-8")
        part.replace(self._file)

    def load(self) -> bool:
        """Read the state back; False when there is none yet."""
        if self._file is None or not self._file.exists():
            return False
        state = json.loads(self._file.read_text(encoding="utf-8"))
        self._drawn = state["drawn"]
        self.offset = state["offset"]
        self.ledger = Ledger(**state["ledger"])
        self.tokens = state["tokens"]
        self.planted = state.get("planted", {})
        if "business" in state:
            self.business.restore(state["business"])
        self.after_sales = state.get("after_sales", {})
        for order in state["orders"]:
            items = [Item(**item) for item in order["items"]]
            qrs = [Qr(**qr) for qr in order["qrs"]]
            shows_old_qr = order.get("shows_old_qr", False)
            self.add(Order(order["shop_order_id"], order["customer"], items, qrs, shows_old_qr))
        return True

    def clear(self) -> None:
        """Forget every purchase, token and redemption."""
        self.orders.clear()
        self._by_code.clear()
        self._by_id.clear()
        self.tokens.clear()
        self.planted.clear()
        self.business.reset()
        self.after_sales.clear()
        self.ledger = Ledger()
        self.offset = 0.0
