"""What the platform tells by itself (contract, section 5), in the order in which tills take it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

AFTER_SALE = "ttls.fulfill.after_sale.result"
PRODUCT_STATUS = "ttls.product.status_update.result"
OUTLET_TASKS = (
    "ttls.merchant.poi_claiming_task.result",
    "ttls.merchant.upload_shop_certifications_task.result",
    "ttls.merchant.shop_decoration_task.result",
    "ttls.merchant.update_shop_base_info_task.result",
)


_MOST_CHARACTERS = 200


def is_storable(text: str) -> bool:
    """Whether a name or an ID that came in can be kept by every database: PostgreSQL takes no NUL, and half a
    surrogate pair, which JSON may spell out, is no text to anybody."""
    whole = not any(character == "\0" or "\ud800" <= character <= "\udfff" for character in text)
    return whole and 0 < len(text) <= _MOST_CHARACTERS


@dataclass(frozen=True, slots=True)
class PlatformEvent:
    """One event, as the receiver gives it out."""

    key: str
    """The same for each delivery of the same event."""
    event: str
    subject: str
    """What it is about; newer events on one subject supersede older ones."""
    create_time: int
    """The platform's clock, Unix seconds."""
    content: str
    """A JSON object, as the platform wrote it."""
    superseded: bool = False
    """It came late: something newer on its subject was given out before it."""


@dataclass(frozen=True, slots=True)
class EventPage:
    """The next events, and where to go on."""

    cursor: str
    events: tuple[PlatformEvent, ...] = ()


class FeedError(Exception):
    """The receiver cannot be asked now; the text is fit for a log."""


class FeedRefusedError(FeedError):
    """The receiver does not know this till: its token is wrong or was revoked."""


class BadReceiverError(ValueError):
    """The address of a receiver that no token is sent to."""


class EventFeed(Protocol):
    """Where a till learns of events."""

    async def after(self, cursor: str, wait_seconds: float) -> EventPage:
        """What comes after a cursor (empty: from the beginning), waiting for it that long at most.

        Some of it may have been given before: after the receiver's store was replaced it begins anew.
        Raises FeedError.
        """
        ...
