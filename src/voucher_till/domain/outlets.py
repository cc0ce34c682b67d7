"""What is handed in for outlets, and what the reviews come to (platform contract, section 6)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, StrEnum

from voucher_till.domain.money import Money
from voucher_till.domain.phrases import Phrase, phrase

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
_DAYS = range(1, 8)
_PICTURES = range(1, 51)


@dataclass(frozen=True, slots=True)
class OutletClaim:
    """An outlet that the merchant claims as its own. Raises ValueError where something is missing."""

    third_shop_id: str
    """The merchant's own ID for it, which the till sends ever after."""
    name_local: str
    name_en: str
    address_local: str
    address_en: str
    type_code: str
    """Of the platform's tree of kinds of business."""
    is_open: bool = True
    """Open for business."""
    photo_urls: tuple[str, ...] = ()
    website: str = ""
    latitude: Decimal | None = None
    longitude: Decimal | None = None

    def __post_init__(self) -> None:
        _need(self, "third_shop_id", "name_local", "name_en", "address_local", "address_en", "type_code")


@dataclass(frozen=True, slots=True)
class Certificates:
    """The papers of an outlet, at addresses that the platform can fetch. Raises ValueError without one."""

    third_shop_id: str
    industry_license_url: str
    statement_letter_url: str

    def __post_init__(self) -> None:
        _need(self, "third_shop_id", "industry_license_url", "statement_letter_url")


@dataclass(frozen=True, slots=True)
class OpeningDay:
    """When an outlet is open on a day of the week. Raises ValueError."""

    day: int
    """1 is Monday, 7 is Sunday."""
    periods: tuple[tuple[str, str], ...]
    """Each from and to, as ``10:00``."""

    def __post_init__(self) -> None:
        if self.day not in _DAYS:
            raise ValueError("a day is 1 to 7")
        for moment in (one for period in self.periods for one in period):
            if not _TIME.fullmatch(moment):
                raise ValueError(f"{moment!r} is no time of the day; write it like 09:30")


@dataclass(frozen=True, slots=True)
class OutletPicture:
    """A picture of an outlet. Raises ValueError."""

    url: str
    index: int
    """Its place among the pictures, 1 to 50."""
    is_main: bool = False

    def __post_init__(self) -> None:
        if self.index not in _PICTURES:
            raise ValueError("a picture's index is 1 to 50")


@dataclass(frozen=True, slots=True)
class Decoration:
    """What customers are shown of an outlet. Raises ValueError where neither ID is given."""

    third_shop_id: str = ""
    shop_id: str = ""
    average_price: Money | None = None
    phone: str = ""
    opening: tuple[OpeningDay, ...] = ()
    pictures: tuple[OutletPicture, ...] = ()

    def __post_init__(self) -> None:
        _one_of(self.third_shop_id, self.shop_id)


@dataclass(frozen=True, slots=True)
class OutletUpdate:
    """Other basic information for an outlet; what is empty stays.

    Raises ValueError where no ID is given, or nothing is to become other.
    """

    third_shop_id: str = ""
    shop_id: str = ""
    name_local: str = ""
    name_en: str = ""
    address_local: str = ""
    address_en: str = ""
    type_code: str = ""

    def __post_init__(self) -> None:
        _one_of(self.third_shop_id, self.shop_id)
        new = (self.name_local, self.name_en, self.address_local, self.address_en, self.type_code)
        if not any(new):
            raise ValueError("nothing is to become other")


Handed = OutletClaim | Certificates | Decoration | OutletUpdate
"""What can be handed in."""


class TaskKind(StrEnum):
    """What was handed in."""

    CLAIM = "claim"
    CERTIFICATES = "certificates"
    DECORATION = "decoration"
    UPDATE = "update"


class TaskState(Enum):
    """Where a review stands."""

    UNDER_REVIEW = phrase("outlets", "Under review")
    SUCCESSFUL = phrase("outlets", "Accepted")
    FAILED = phrase("outlets", "Rejected")
    PARTIAL = phrase("outlets", "Accepted in part")
    MISSING = phrase("outlets", "The platform does not know this task")
    UNKNOWN = phrase("outlets", "In a state that is not known here")

    @property
    def words(self) -> Phrase:
        """Its name."""
        return self.value

    @property
    def is_final(self) -> bool:
        """Whether nothing more will come of it."""
        return self in (TaskState.SUCCESSFUL, TaskState.FAILED, TaskState.PARTIAL)


@dataclass(frozen=True, slots=True)
class RejectReason:
    """Why something was not accepted."""

    field: str
    """What it is about, as the platform names it; empty for the whole."""
    text: str
    """The platform's own words."""
    is_of_picture: bool = False


@dataclass(frozen=True, slots=True)
class OutletTask:
    """The review of what was handed in for one outlet."""

    task_id: str
    kind: TaskKind
    state: TaskState
    third_shop_id: str = ""
    shop_id: str = ""
    """The platform's ID; first given by the review of certificates."""
    poi_id: str = ""
    reasons: tuple[RejectReason, ...] = ()


def _need(handed: object, *names: str) -> None:
    """All that is missing is told at once."""
    missing = [name for name in names if not getattr(handed, name).strip()]
    if missing:
        raise ValueError(f"missing: {', '.join(missing)}")


def _one_of(third_shop_id: str, shop_id: str) -> None:
    if not (third_shop_id or shop_id):
        raise ValueError("third_shop_id or shop_id is needed")
