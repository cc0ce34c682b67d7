"""Reviews come to their ends as they were ordered, and change what they are about."""

from __future__ import annotations

from typing import Any

from voucher_till.sandbox.business import (
    ACCEPT,
    CERTIFICATES,
    CLAIM,
    DECORATION,
    FAILED,
    PARTIAL,
    PARTLY,
    PRODUCT,
    REJECT,
    SUCCESSFUL,
    UNDER_REVIEW,
    UPDATE,
    Task,
)
from voucher_till.sandbox.credentials import MERCHANT_ID
from voucher_till.sandbox.world import World

_LISTED, _REJECTED, _LISTED_IN_REVIEW, _LISTED_REJECTED = 1, 3, 11, 12
_ENDS = {ACCEPT: SUCCESSFUL, REJECT: FAILED, PARTIAL: PARTLY}
_USUAL_REASON = "It cannot be read"


class Reviews:
    """Begins and settles them."""

    def __init__(self, world: World) -> None:
        self._world = world

    def begin(self, kind: str, subject: str, handed: dict[str, Any]) -> Task:
        """Take something in for review."""
        business = self._world.business
        task = business.begin(self._world.number(), kind, subject, handed, self._world.now())
        self._world.save()
        return task

    def settle(self) -> list[Task]:
        """End the reviews whose time has come."""
        ended = self._world.business.due(self._world.now())
        for task in ended:
            self._end(task)
        if ended:
            self._world.save()
        for task in ended:
            for tell in self._world.business.on_end:
                tell(task)
        return ended

    def finish(self) -> list[Task]:
        """Let the time of every review come now."""
        for task in self._world.business.tasks.values():
            if task.status == UNDER_REVIEW:
                task.due = self._world.now()
        return self.settle()

    def _end(self, task: Task) -> None:
        # Only a decoration can be accepted in part.
        partly = task.outcome == PARTIAL and task.kind == DECORATION
        task.status = PARTLY if partly else _ENDS[REJECT if task.outcome == PARTIAL else task.outcome]
        if task.status != SUCCESSFUL and not task.reasons:
            task.reasons = {"images" if partly else "": _USUAL_REASON}
        if task.kind == PRODUCT:
            self._end_product(task)
        elif task.status != FAILED:
            self._change_outlet(task)

    def _end_product(self, task: Task) -> None:
        product = self._world.business.products[task.subject]
        on_sale = product["product_status"] == _LISTED_IN_REVIEW
        if task.status == SUCCESSFUL:
            product |= task.handed | {"product_status": _LISTED, "draft": None}
        else:
            product["product_status"] = _LISTED_REJECTED if on_sale else _REJECTED
            product["reject_reason"] = "; ".join(task.reasons.values())

    def _change_outlet(self, task: Task) -> None:
        outlets, handed = self._world.business.outlets, task.handed
        if task.kind == CLAIM:
            new = {"third_shop_id": task.subject, "merchant_id": MERCHANT_ID}
            known = outlets.setdefault(task.subject, new)
            known |= _named(handed) | {"poi_id": self._world.number(), "business_status": 1}
            known["poi_name"] = known["shop_name"]
        elif task.kind == CERTIFICATES:
            outlets[task.subject].setdefault("shop_id", int(self._world.number()))
        elif task.kind == DECORATION:
            shown = ("average_price", "phone", "opening_time")
            taken = shown if task.status == PARTLY else (*shown, "images")
            outlets[task.subject] |= {name: handed[name] for name in taken if name in handed}
        elif task.kind == UPDATE:
            outlets[task.subject] |= _named(handed)


def _named(handed: dict[str, Any]) -> dict[str, Any]:
    ways = {
        "shop_name": "shop_name_local",
        "address": "shop_address_local",
        "latitude": "latitude",
        "longitude": "longitude",
    }
    return {name: str(handed[field]) for name, field in ways.items() if handed.get(field)}
