"""Reads an event's body: what it is about, and what makes it the same event again."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any

import msgspec

from voucher_till.domain.platform_events import AFTER_SALE, PRODUCT_STATUS, is_storable

_SUBJECT_FIELDS = {
    AFTER_SALE: ("after_sale_order_id", "shop_order_id"),
    PRODUCT_STATUS: ("product_id", "third_product_id"),
}
_TASK_FIELDS = ("task_id", "third_shop_id", "shop_id")
_LATEST_MOMENT = 1 << 40


class UnreadableEventError(ValueError):
    """The body is no event of the platform."""


class _Body(msgspec.Struct):
    event: str
    create_time: int
    content: str


@dataclass(frozen=True, slots=True)
class Incoming:
    """An event that came in."""

    key: str
    event: str
    subject: str
    create_time: int
    content: str


def read_event(body: bytes) -> Incoming:
    """Read a body whose signature was found good. Raises UnreadableEventError."""
    try:
        read = msgspec.json.decode(body, type=_Body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableEventError("not an event") from error
    if not is_storable(read.event) or not 0 <= read.create_time < _LATEST_MOMENT:
        raise UnreadableEventError("event or create_time out of bounds")
    if "\x00" in read.content:
        # PostgreSQL keeps no text with a NUL in it.
        raise UnreadableEventError("a NUL in it")
    subject = _subject(read.event, read.content)
    parts = (read.event, subject, str(read.create_time), _digest(read.content))
    return Incoming(_digest("\n".join(parts)), read.event, subject, read.create_time, read.content)


def _subject(event: str, content: str) -> str:
    """The event's name and the ID of what it is about; its whole content where no ID is given."""
    fields = _object(content)
    for name in _SUBJECT_FIELDS.get(event, _TASK_FIELDS):
        value = fields.get(name)
        if isinstance(value, str | int) and value and is_storable(str(value)):
            return f"{event} {name} {value}"
    return f"{event} {_digest(content)}"


def _object(content: str) -> dict[str, Any]:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
