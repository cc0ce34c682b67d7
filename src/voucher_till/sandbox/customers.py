"""The practice customers: one for each thing that can stand on a phone held over the counter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from voucher_till.sandbox.credentials import OUTLETS
from voucher_till.sandbox.world import (
    AFTER_SALE_PROCESSING,
    AFTER_SALE_SUCCESS,
    FINISH,
    INIT,
    WAIT_FULFILL,
    Item,
    Order,
    World,
)

DAY = 86_400
_FIRST, _SECOND = OUTLETS


@dataclass(frozen=True, slots=True)
class Customer:
    """A practice customer and what they bought."""

    name: str
    title: str
    order: Callable[[World], Order]


def make_item(world: World, product: str = "Paket Nasi Goreng", **changes: Any) -> Item:
    """A voucher that can be redeemed at either outlet, but for the changes."""
    fields: dict[str, Any] = {
        "code": world.number(16),
        "product_name": product,
        "product_id": world.number(),
        "third_product_id": "MENU-" + product.upper().replace(" ", "-"),
        "item_order_id": world.number(),
        "sale_amount": "25000",
        "crossed_amount": "40000",
        "start_time": int(world.now()) - DAY,
        "end_time": int(world.now()) + 30 * DAY,
        "outlets": list(OUTLETS),
    }
    item = Item(**(fields | changes))
    if item.status == FINISH and not item.redeem_id:
        item.redeem_id = world.number()
        item.redeemed_third_shop_id = item.redeemed_third_shop_id or _FIRST
    return item


def make_order(world: World, customer: str, *items: Item) -> Order:
    """A purchase of these vouchers."""
    return Order(world.number(), customer, list(items))


def _single(name: str, product: str = "Paket Nasi Goreng", **changes: Any) -> Callable[[World], Order]:
    return lambda world: make_order(world, name, make_item(world, product, **changes))


def _dated(name: str, product: str, start_days: int, end_days: int) -> Callable[[World], Order]:
    def order(world: World) -> Order:
        now = int(world.now())
        item = make_item(world, product, start_time=now + start_days * DAY, end_time=now + end_days * DAY)
        return make_order(world, name, item)

    return order


def _three(world: World) -> Order:
    return make_order(world, "three", *(make_item(world) for _ in range(3)))


def _partly_used(world: World) -> Order:
    products = [make_item(world, "Es Kopi Susu", sale_amount="18000") for _ in range(2)]
    used = make_item(world, "Es Kopi Susu", sale_amount="18000", status=FINISH)
    return make_order(world, "partly_used", *products, used)


CUSTOMERS = (
    Customer("one", "One voucher", _single("one")),
    Customer("three", "Three vouchers", _three),
    Customer("partly_used", "Three vouchers, one used", _partly_used),
    Customer("expired", "Expired", _dated("expired", "Paket Sarapan", -60, -2)),
    Customer("not_yet", "Usable from next week", _dated("not_yet", "Paket Sarapan", 7, 30)),
    Customer("closed_hours", "Not at this hour", _single("closed_hours", "Paket Siang", closed_hours=True)),
    Customer("used", "Already used", _single("used", status=FINISH)),
    Customer("refunded", "Refunded", _single("refunded", status=AFTER_SALE_SUCCESS)),
    Customer(
        "refund_in_progress",
        "Refund in progress",
        _single("refund_in_progress", status=AFTER_SALE_PROCESSING),
    ),
    Customer("other_outlet", "For the other outlet", _single("other_outlet", outlets=[_SECOND])),
    Customer("no_shops", "Product without outlets", _single("no_shops", "Paket Lama", outlets=[])),
    Customer("init", "Not issued yet", _single("init", status=INIT)),
)

STATUSES = {
    "init": INIT,
    "redeemable": WAIT_FULFILL,
    "redeemed": FINISH,
    "refund_in_progress": AFTER_SALE_PROCESSING,
    "refunded": AFTER_SALE_SUCCESS,
}


def populate(world: World) -> None:
    """Let every practice customer buy anew."""
    for customer in CUSTOMERS:
        world.add(customer.order(world))
    world.save()
