"""The six events of the platform (contract, section 5): what is in them, and how they are signed."""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any

from voucher_till.sandbox.credentials import CLIENT_KEY, MERCHANT_ID, OUTLETS
from voucher_till.sandbox.world import (
    AFTER_SALE_PROCESSING,
    AFTER_SALE_SUCCESS,
    FINISH,
    WAIT_FULFILL,
    Item,
    Order,
    World,
)

AFTER_SALE = "ttls.fulfill.after_sale.result"
PRODUCT_STATUS = "ttls.product.status_update.result"
CLAIMING = "ttls.merchant.poi_claiming_task.result"
CERTIFICATES = "ttls.merchant.upload_shop_certifications_task.result"
DECORATION = "ttls.merchant.shop_decoration_task.result"
BASE_INFO = "ttls.merchant.update_shop_base_info_task.result"
EVENTS = (AFTER_SALE, PRODUCT_STATUS, CLAIMING, CERTIFICATES, DECORATION, BASE_INFO)

STAGES = {"asked": 9, "refunded": 3, "refused": 6, "closed": 4}
"""What becomes of a refund, with its ``after_sale_event_type``."""
_BEFORE_USE, _AFTER_USE = 2, 3


class BadEventError(ValueError):
    """An order for an event that there is not."""


def sample(world: World, event: str) -> dict[str, Any]:
    """A content of one of the events, about the first outlet. Raises BadEventError."""
    outlet, shop_id = next(iter(OUTLETS.items()))
    task = {"task_id": world.number(), "third_shop_id": outlet}
    contents: dict[str, dict[str, Any]] = {
        AFTER_SALE: {
            "after_sale_event_type": STAGES["refunded"],
            "shop_order_id": world.number(),
            "item_ids": [int(world.number())],
            "apply_source": _BEFORE_USE,
            "after_sale_order_id": world.number(),
            "user_id": None,
        },
        PRODUCT_STATUS: {
            "third_product_id": "PRODUCT-1",
            "product_id": world.number(),
            "product_type": 2,
            "category_id": "7100001",
            "merchant_id": MERCHANT_ID,
            "product_status": 1,
            "action_type": 1,
        },
        CLAIMING: task | {"task_status": 2, "poi_id": world.number(), "reject_reason": {}},
        CERTIFICATES: task | {"task_status": 2, "shop_id": shop_id, "reject_reason": ""},
        DECORATION: task
        | {
            "task_status": 4,
            "shop_id": shop_id,
            "info_reject_reason": {},
            "image_reject_reason": {"1": "dark"},
        },
        BASE_INFO: task | {"task_status": 3, "shop_id": shop_id, "reject_reason": {"shop_name": "too long"}},
    }
    if event not in contents:
        raise BadEventError(f"event must be one of {', '.join(EVENTS)}")
    return contents[event]


def refund(world: World, order: Order, item: Item, stage: str) -> dict[str, Any]:
    """Change a voucher as its refund goes on, and give the content of the event that tells of it.

    Raises BadEventError for a stage that is not one of ``STAGES``.
    """
    if stage not in STAGES:
        raise BadEventError(f"stage must be one of {', '.join(STAGES)}")
    used = bool(item.redeem_id)
    after_sale_order_id = world.after_sales.setdefault(item.code, world.number())
    if stage == "asked":
        item.status = AFTER_SALE_PROCESSING
    elif stage == "refunded":
        item.status = AFTER_SALE_SUCCESS
    else:
        item.status = FINISH if used else WAIT_FULFILL
    if stage != "asked":
        world.after_sales.pop(item.code)
    world.save()
    return {
        "after_sale_event_type": STAGES[stage],
        "shop_order_id": order.shop_order_id,
        # Numbers, as they are in the platform's own examples: a float would damage them.
        "item_ids": [int(item.item_order_id)],
        "apply_source": _AFTER_USE if used else _BEFORE_USE,
        "after_sale_order_id": after_sale_order_id,
        "user_id": None,
    }


def body_of(event: str, content: dict[str, Any], create_time: int) -> bytes:
    """The body as it is sent: the content is JSON inside the JSON."""
    fields = {
        "client_key": CLIENT_KEY,
        "event": event,
        "create_time": create_time,
        "user_openid": None,
        "content": json.dumps(content),
        "caller": "localservice",
    }
    return json.dumps(fields).encode("ascii")


def signature(secret: str, moment: int, body: bytes) -> str:
    """The header ``TikTok-Signature`` of a body that is sent at a moment (Unix seconds)."""
    signed = str(moment).encode("ascii") + b"." + body
    return f"t={moment},s={hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()}"
