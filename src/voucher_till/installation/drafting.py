"""From the settings of a till to the draft of its setup, and back."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import msgspec

from voucher_till.dining_api.config import PRODUCTION_URL, base_url_problem
from voucher_till.domain.people import Role
from voucher_till.installation.applying import filled
from voucher_till.installation.file_fields import BY_NAME
from voucher_till.store.settings import Settings
from voucher_till.store.setup_draft import Access, DraftPerson, SetupDraft

PRACTICE, TEST, LIVE = "sandbox", "test", "live"
_SHARED = ("till_name", "test_merchant", "look", "sound", "devices", "receipts", "offline")
_LOCALES = {"id": "id-ID", "us": "en-US"}


class Needed(StrEnum):
    """What a till at work cannot do without."""

    ENVIRONMENT = "environment"
    CLIENT_KEY = "client_key"
    SECRET = "secret"  # noqa: S105 - the name of a field
    MERCHANT = "merchant"
    ADDRESS = "address"
    """The other address of the platform is one that no secret may be sent to."""
    OUTLET = "outlet"
    PIN = "pin"
    """Of somebody who is to be a manager."""


def draft_of(settings: Settings, draft: SetupDraft | None = None) -> SetupDraft:
    """A draft with what a till is set up with; all else stays as in ``draft``."""
    before = draft or SetupDraft()
    access = Access(
        client_key=settings.client_key,
        merchant_id=settings.merchant_id,
        base_url="" if settings.base_url == PRODUCTION_URL else settings.base_url,
        region=settings.region,
        outlet=settings.outlet,
    )
    shared = {name: getattr(settings, name) for name in _SHARED}
    return msgspec.structs.replace(
        before,
        environment=settings.environment,
        access=before.access | {settings.environment: access},
        sign_in=settings.counter.sign_in,
        **shared,
    )


def begun_from(settings: Settings, draft: SetupDraft | None = None) -> SetupDraft:
    """The same, and what it began with is kept, to know later what was changed in it."""
    return msgspec.structs.replace(draft_of(settings, draft), base=draft_of(settings))


def renewed(draft: SetupDraft, settings: Settings | None) -> SetupDraft:
    """A draft that was left for a while, for a till that may have been changed elsewhere since: what was
    changed in the draft stays, all else is as the till has it now."""
    if settings is None or settings.environment != draft.environment:
        return draft
    usual, now = draft.base or SetupDraft(), draft_of(settings)
    here = _changed(draft.here, usual.access.get(draft.environment, Access()), Access.__struct_fields__)
    access = msgspec.structs.replace(now.here, **here)
    fresh = msgspec.structs.replace(draft_of(settings, draft), base=now)
    return msgspec.structs.replace(
        fresh,
        access=fresh.access | {draft.environment: access},
        **_changed(draft, usual, (*_SHARED, "sign_in")),
    )


def _changed(now: msgspec.Struct, usual: msgspec.Struct, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(now, name) for name in names if getattr(now, name) != getattr(usual, name)}


def moved_to(
    draft: SetupDraft, environment: str, left: Settings | None, there: Settings | None
) -> SetupDraft:
    """The draft for another environment. ``left`` and ``there`` are the settings of the two, where there are
    any: what nobody changed meanwhile becomes what the other environment has."""
    moved = msgspec.structs.replace(draft, environment=environment, base=None)
    if there is None:
        return moved
    filled = begun_from(there, moved)
    usual = draft_of(left) if left is not None else SetupDraft()
    kept = _changed(draft, usual, (*_SHARED, "sign_in"))
    known = draft.access.get(environment)
    access = filled.access if known is None else draft.access
    return msgspec.structs.replace(filled, access=access, **kept)


def settings_of(draft: SetupDraft, before: Settings | None) -> Settings:
    """The settings that a draft leads to; what it does not ask about stays as before."""
    here = draft.here
    fields = {
        "client_key": here.client_key,
        "merchant_id": here.merchant_id,
        "outlet": here.outlet,
        "base_url": here.base_url or PRODUCTION_URL,
        "environment": draft.environment,
        "region": here.region,
    }
    shared = {name: getattr(draft, name) for name in _SHARED}
    if before is None:
        made = msgspec.convert(fields | {"locale": _locale(here.region)}, Settings)
    else:
        locale = before.locale if before.region == here.region else _locale(here.region)
        made = msgspec.structs.replace(before, **fields, locale=locale)
    made = _with_file(made, draft)
    counter = msgspec.structs.replace(made.counter, sign_in=draft.sign_in)
    return msgspec.structs.replace(made, counter=counter, **fields, **shared)


def _with_file(settings: Settings, draft: SetupDraft) -> Settings:
    """The settings with all that the file says; what the pages say comes after it."""
    file = draft.file
    if file is None or file.settings.environment != draft.environment:
        return settings
    return filled(settings, {name: BY_NAME[name].value_in(file.settings) for name in file.names})


def _locale(region: str) -> str:
    return _LOCALES.get(region, "id-ID")


def taken_along(left: Settings) -> Settings:
    """What another environment begins with: all of the one in use that is not for its account alone."""
    network = msgspec.structs.replace(left.network, receiver="")
    return msgspec.structs.replace(left, network=network)


def is_sound(access: Access) -> bool:
    """Whether a secret may be sent where this says."""
    return not access.base_url or base_url_problem(access.base_url) is None


def lacks_pin(people: Iterable[DraftPerson]) -> bool:
    """Whether somebody is to be a manager and has no PIN, which a manager needs."""
    return any(one.role == Role.MANAGER and not one.has_pin for one in people)


def missing(draft: SetupDraft, *, has_secret: bool) -> tuple[Needed, ...]:
    """What has to be filled in before the till can be opened, in the order of the pages."""
    if not draft.environment:
        return (Needed.ENVIRONMENT,)
    if draft.environment == PRACTICE:
        return ()
    here = draft.here
    there_is = {
        Needed.CLIENT_KEY: bool(here.client_key),
        Needed.SECRET: has_secret,
        Needed.MERCHANT: bool(here.merchant_id),
        Needed.ADDRESS: is_sound(here),
        Needed.OUTLET: bool(here.outlet),
        Needed.PIN: not lacks_pin(draft.people),
    }
    return tuple(one for one, is_there in there_is.items() if not is_there)
