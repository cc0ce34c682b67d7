"""What was chosen on each page, in a line."""

from __future__ import annotations

from dataclasses import dataclass

from voucher_till.domain.test_merchant import MerchantClock
from voucher_till.installation.drafting import PRACTICE, TEST, Needed, missing
from voucher_till.scanning.frame_sources import OFF
from voucher_till.store.setup_draft import SetupDraft
from voucher_till.ui.cashier.device_words import title_of
from voucher_till.ui.manager.dates import day_words
from voucher_till.ui.setup.assistant.places import Place, way
from voucher_till.ui.shared.language import LANGUAGES, language, translate

PLACES = {
    Needed.ENVIRONMENT: Place.ENVIRONMENT,
    Needed.CLIENT_KEY: Place.ACCESS,
    Needed.SECRET: Place.ACCESS,
    Needed.MERCHANT: Place.ACCESS,
    Needed.ADDRESS: Place.ACCESS,
    Needed.OUTLET: Place.OUTLET,
    Needed.PIN: Place.PEOPLE,
}
"""Where each needed thing is filled in."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary."""

    place: Place
    title: str
    value: str
    is_missing: bool = False


def place_names() -> dict[Place, str]:
    """What each page is called in the list of steps."""
    return {
        Place.LANGUAGE: translate("summary_words", "Language"),
        Place.ENVIRONMENT: translate("summary_words", "Where it works"),
        Place.PLATFORM: translate("summary_words", "Platform"),
        Place.ACCESS: translate("summary_words", "Key and secret"),
        Place.OUTLET: translate("summary_words", "Outlet"),
        Place.TEST_TIME: translate("summary_words", "Test time"),
        Place.CAMERA: translate("summary_words", "Camera"),
        Place.SCANNER: translate("summary_words", "Scanner"),
        Place.PRINTER: translate("summary_words", "Printer"),
        Place.SOUND: translate("summary_words", "Sound"),
        Place.PEOPLE: translate("summary_words", "People"),
        Place.OFFLINE: translate("summary_words", "Line down"),
        Place.SUMMARY: translate("summary_words", "All together"),
    }


def lines_of(draft: SetupDraft, *, has_secret: bool) -> list[Line]:
    """The summary, in the order of the pages."""
    lacks = {PLACES[one] for one in missing(draft, has_secret=has_secret)}
    names = place_names()
    not_yet = translate("summary_words", "Still missing")
    made = []
    for place in way(draft.environment):
        value = not_yet if place in lacks else _value(place, draft)
        if value:
            made.append(Line(place, names[place], value, place in lacks))
    return made


def environment_name(environment: str) -> str:
    """What an environment is called."""
    names = {
        PRACTICE: translate("summary_words", "Practice"),
        TEST: translate("summary_words", "Test merchant"),
    }
    return names.get(environment, translate("summary_words", "Live"))


def _value(place: Place, draft: SetupDraft) -> str:
    match place:
        case Place.LANGUAGE:
            return LANGUAGES.get(draft.look.language or language(), "")
        case Place.ENVIRONMENT:
            return environment_name(draft.environment)
        case Place.ACCESS:
            return translate("summary_words", "Merchant {merchant}", merchant=draft.here.merchant_id)
        case Place.OUTLET:
            named = (
                f"{draft.here.outlet_name} ({draft.here.outlet})"
                if draft.here.outlet_name
                else draft.here.outlet
            )
            return f"{named} · {draft.till_name}"
        case Place.TEST_TIME:
            return _test_time(draft)
        case Place.CAMERA | Place.SCANNER | Place.PRINTER | Place.SOUND:
            return _device(place, draft)
        case Place.PEOPLE:
            names = ", ".join(person.name for person in draft.people)
            return names or translate("summary_words", "Nobody added")
        case Place.OFFLINE:
            if draft.offline.allow_unverified:
                return translate("summary_words", "Accept on trust, within limits")
            return translate("summary_words", "Wait for the line")
        case _:
            return ""


def _device(place: Place, draft: SetupDraft) -> str:
    off = translate("summary_words", "Off")
    if place is Place.CAMERA:
        camera = draft.devices.camera
        if not camera:
            return translate("summary_words", "The first that is found")
        return off if camera == OFF else title_of(camera)
    if place is Place.SCANNER:
        return draft.devices.scanner_checked or translate("summary_words", "Not checked")
    if place is Place.PRINTER:
        return draft.receipts.printer or translate("summary_words", "None")
    return (
        translate("summary_words", "On, {percent} %", percent=draft.sound.volume) if draft.sound.on else off
    )


def _test_time(draft: SetupDraft) -> str:
    known = draft.test_merchant
    last = MerchantClock.recorded(known.started, known.extensions).last_day
    if last is None:
        return translate("summary_words", "First day not known")
    return translate("summary_words", "Until {day}", day=day_words(last))
