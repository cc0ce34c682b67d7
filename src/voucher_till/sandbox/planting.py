"""Differences that are planted: the platform says of a voucher what did not happen at the till."""

from __future__ import annotations

from typing import Any

from voucher_till.sandbox.credentials import OUTLETS
from voucher_till.sandbox.customers import STATUSES
from voucher_till.sandbox.world import FINISH, INIT, WAIT_FULFILL, Item, World


class BadPlantError(ValueError):
    """An order for a difference that cannot be planted."""


def plant(world: World, item: Item, body: dict[str, Any]) -> None:
    """Let the platform say of a voucher what the body orders; an empty one takes that back.

    ``status`` as for orders, ``outlet`` where it was redeemed, ``redeem_id``, or ``forget`` for a voucher
    that it does not know. Raises BadPlantError.
    """
    if body.get("forget"):
        world.planted[item.code] = None
    elif changes := _changes(world, item, body):
        world.planted[item.code] = changes
    else:
        world.planted.pop(item.code, None)
    world.save()


def _changes(world: World, item: Item, body: dict[str, Any]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if "status" in body:
        if body["status"] not in STATUSES:
            raise BadPlantError(f"status must be one of {', '.join(STATUSES)}")
        changes |= _of_status(world, item, STATUSES[body["status"]])
    if "outlet" in body:
        if body["outlet"] not in OUTLETS:
            raise BadPlantError(f"outlet must be one of {', '.join(OUTLETS)}")
        changes["redeemed_third_shop_id"] = body["outlet"]
    if "redeem_id" in body:
        redeem_id = body["redeem_id"]
        if not isinstance(redeem_id, str) or not (redeem_id.isascii() and redeem_id.isdigit()):
            raise BadPlantError("redeem_id must be a text of digits")
        changes["redeem_id"] = redeem_id
    if changes.get("redeem_id", item.redeem_id) and not changes.get(
        "redeemed_third_shop_id", item.redeemed_third_shop_id
    ):
        raise BadPlantError("a redeem_id needs an outlet")
    return changes


def _of_status(world: World, item: Item, status: int) -> dict[str, Any]:
    """A status with what belongs to it: only a voucher that was redeemed names a Redeem and an outlet."""
    if status in (INIT, WAIT_FULFILL):
        return {"status": status, "redeem_id": "", "redeemed_third_shop_id": ""}
    if status == FINISH and not item.redeem_id:
        return {"status": status, "redeem_id": world.number(), "redeemed_third_shop_id": next(iter(OUTLETS))}
    return {"status": status}
