"""The pages of the assistant and the way through them. Pure: nothing here asks or paints."""

from __future__ import annotations

from enum import StrEnum

from voucher_till.installation.drafting import PRACTICE, TEST


class Place(StrEnum):
    """A page. The values are kept in drafts."""

    LANGUAGE = "language"
    ENVIRONMENT = "environment"
    PLATFORM = "platform"
    ACCESS = "access"
    OUTLET = "outlet"
    TEST_TIME = "test_time"
    CAMERA = "camera"
    SCANNER = "scanner"
    PRINTER = "printer"
    SOUND = "sound"
    PEOPLE = "people"
    OFFLINE = "offline"
    SUMMARY = "summary"


_SHORT = (Place.LANGUAGE, Place.ENVIRONMENT, Place.SUMMARY)


def way(environment: str) -> tuple[Place, ...]:
    """The pages for an environment, in their order; practice needs next to nothing."""
    if environment in ("", PRACTICE):
        return _SHORT
    return tuple(place for place in Place if place is not Place.TEST_TIME or environment == TEST)


def place_of(name: str, environment: str) -> Place:
    """The page of a draft; the first one where it is none of this way's."""
    return next((place for place in way(environment) if place == name), Place.LANGUAGE)


def after(place: Place, environment: str, by: int = 1) -> Place:
    """The page so many steps on, or back; the last or the first where the way ends."""
    places = way(environment)
    return places[min(max(places.index(place) + by, 0), len(places) - 1)]
