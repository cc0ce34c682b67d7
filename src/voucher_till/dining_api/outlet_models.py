"""Outlets handed in and their reviews as they go over the wire, and their way to and from the domain.

The contract is silent on the form of reject reasons: a text, a list and a map are all read.
"""

from __future__ import annotations

import logging
from typing import Any

import msgspec

from voucher_till.dining_api.batches import SubmittedTask
from voucher_till.dining_api.models import Identifier, identifier, read
from voucher_till.domain.outlets import (
    Certificates,
    Decoration,
    Handed,
    OutletClaim,
    OutletTask,
    OutletUpdate,
    RejectReason,
    TaskKind,
    TaskState,
)

log = logging.getLogger(__name__)

_OPEN, _CLOSED = 1, 0
_UNDER_REVIEW = 1
_STATES = {
    _UNDER_REVIEW: TaskState.UNDER_REVIEW,
    2: TaskState.SUCCESSFUL,
    3: TaskState.FAILED,
    4: TaskState.PARTIAL,
}


class WireTask(msgspec.Struct):
    """A task, of every kind and in submissions and queries."""

    task_id: Identifier = None
    task_status: int | None = None
    third_shop_id: Identifier = None
    shop_id: Identifier = None
    poi_id: Identifier = None
    reject_reason: object = None
    info_reject_reason: object = None
    image_reject_reason: object = None

    def to_submitted(self, log_id: str) -> SubmittedTask:
        """As it comes back from a submission."""
        return SubmittedTask(
            identifier(self.task_id), identifier(self.third_shop_id), identifier(self.shop_id), log_id
        )

    def to_task(self, kind: TaskKind, task_id: str) -> OutletTask:
        """As it stands."""
        state = _STATES.get(self.task_status or 0)
        if state is None:
            log.warning("unknown task_status %r of task %s", self.task_status, task_id)
        return OutletTask(
            task_id,
            kind,
            state or TaskState.UNKNOWN,
            identifier(self.third_shop_id),
            identifier(self.shop_id),
            identifier(self.poi_id),
            reasons(self.reject_reason)
            + reasons(self.info_reject_reason)
            + reasons(self.image_reject_reason, of_picture=True),
        )


def read_task(kind: TaskKind, content: str) -> OutletTask | None:
    """A review as an event tells of it; None when it cannot be read."""
    found = read(content.encode(errors="replace"), WireTask)
    if found is None:
        log.warning("an event about a task cannot be read")
        return None
    name = identifier(found.task_id)
    return found.to_task(kind, name) if name else None


def told_of(task: SubmittedTask) -> str:
    """A review that begins, as an event would tell of it."""
    fields = {
        "task_id": task.task_id,
        "task_status": _UNDER_REVIEW,
        "third_shop_id": task.third_shop_id,
        "shop_id": task.shop_id,
    }
    return msgspec.json.encode(fields).decode()


class TaskList(msgspec.Struct):
    """``data`` of a submission."""

    task_list: list[WireTask]


class TaskResults(msgspec.Struct):
    """``data`` of a query about tasks."""

    result: dict[str, WireTask] | None = None


def reasons(value: object, *, of_picture: bool = False) -> tuple[RejectReason, ...]:
    """Every reason in a text, a list or a map."""
    if isinstance(value, dict):
        return tuple(
            RejectReason(str(name), one.text, of_picture)
            for name, held in value.items()
            for one in reasons(held)
        )
    if isinstance(value, list):
        return tuple(RejectReason("", one.text, of_picture) for held in value for one in reasons(held))
    return () if value in (None, "") else (RejectReason("", str(value), of_picture),)


def wire(handed: Handed) -> dict[str, Any]:
    """What is handed in, in the platform's fields; empty optional ones are left out."""
    match handed:
        case OutletClaim():
            return _claim(handed)
        case Certificates():
            return {
                "third_shop_id": handed.third_shop_id,
                "industry_license_url": handed.industry_license_url,
                "statement_letter_url": handed.statement_letter_url,
            }
        case Decoration():
            return _decoration(handed)
        case OutletUpdate():
            return _told({"third_shop_id": handed.third_shop_id, "shop_id": handed.shop_id} | _names(handed))


def _claim(claim: OutletClaim) -> dict[str, Any]:
    optional = {
        "exterior_photo_url_list": list(claim.photo_urls),
        "website": claim.website,
        "latitude": "" if claim.latitude is None else f"{claim.latitude:f}",
        "longitude": "" if claim.longitude is None else f"{claim.longitude:f}",
    }
    status = {"business_status": _OPEN if claim.is_open else _CLOSED}
    return {"third_shop_id": claim.third_shop_id} | _names(claim) | status | _told(optional)


def _names(outlet: OutletClaim | OutletUpdate) -> dict[str, Any]:
    return {
        "shop_name_local": outlet.name_local,
        "shop_name_en": outlet.name_en,
        "shop_address_local": outlet.address_local,
        "shop_address_en": outlet.address_en,
        "type_code": outlet.type_code,
    }


def _decoration(decoration: Decoration) -> dict[str, Any]:
    price = decoration.average_price
    opening = [
        {
            "day": day.day,
            "time_periods": [{"start_time": start, "end_time": end} for start, end in day.periods],
        }
        for day in decoration.opening
    ]
    pictures = [
        {"is_main": one.is_main, "index": one.index, "origin_url": one.url} for one in decoration.pictures
    ]
    return _told(
        {
            "third_shop_id": decoration.third_shop_id,
            "shop_id": decoration.shop_id,
            "average_price": {"amount": price.text(), "currency": price.currency} if price else None,
            "phone": decoration.phone,
            "opening_time": opening,
            "images": pictures,
        }
    )


def _told(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
