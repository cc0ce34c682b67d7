"""Sets a till up as a file or the command line wants it; what is not named stays, nothing is done twice."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from voucher_till.checkpoints import SETTINGS_WRITTEN, passed
from voucher_till.dining_api.config import NO_PROXY, PRODUCTION_URL
from voucher_till.domain.offline import OfflinePolicy
from voucher_till.domain.people import Person, Role, same_name
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.installation.file_fields import BY_NAME, FIELDS, PEOPLE
from voucher_till.installation.reading import Wanted, WantedPerson
from voucher_till.installation.record import note, record_of
from voucher_till.installation.secret_care import replace_secret
from voucher_till.store import addressed
from voucher_till.store.addressed import has_other_proxy_login, has_other_receiver_token, server_of
from voucher_till.store.authorities import authorities_of
from voucher_till.store.devices import CAMERA_LOGIN, keep_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import Settings, load_settings, save_settings

_SECRET = "client secret"  # noqa: S105 - what it is called in the audit trail
_CAMERA_LOGIN, _PROXY_LOGIN = "camera login", "proxy login"
_RECEIVER_TOKEN = "token for the receiver of events"  # noqa: S105 - what it is called in the audit trail
_FIRST = "for the first time"


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be in the list, with what is kept of their PIN."""

    name: str
    role: Role
    pin_hash: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class SetupOrder:
    """All that is to be put in place in one folder."""

    settings: Settings
    secret: str = field(default="", repr=False)
    """Empty: the one that is kept stays."""
    camera_login: str = field(default="", repr=False)
    """``user:password``; empty: what is kept stays."""
    proxy_login: str = field(default="", repr=False)
    """``name:password``; empty: what is kept stays."""
    receiver_token: str = field(default="", repr=False)
    """What a receiver of events is asked with; empty: what is kept stays."""
    people: tuple[NewPerson, ...] = ()


def filled(before: Settings | None, values: Mapping[str, object]) -> Settings:
    """The settings with values by the names of fields; where there are none yet, all needed are given."""
    if before is None:
        before = Settings(
            client_key=str(values["platform.client_key"]),
            merchant_id=str(values["platform.merchant_id"]),
            outlet=str(values["outlet.third_shop_id"]),
            base_url=PRODUCTION_URL,
        )
    changes: dict[str, dict[str, Any]] = {}
    for name, value in values.items():
        section, attribute = BY_NAME[name].place
        changes.setdefault(section, {})[attribute] = value
    whole = changes.pop("", {})
    for section, fields in changes.items():
        whole[section] = _replaced(getattr(before, section), fields)
    return msgspec.structs.replace(before, **whole)


def _replaced(part: Any, fields: dict[str, Any]) -> Any:
    """The offline policy is a plain dataclass of the domain, which knows nothing of files."""
    if isinstance(part, OfflinePolicy):
        return replace(part, **fields)
    return msgspec.structs.replace(part, **fields)


def changed(before: Settings, after: Settings) -> list[str]:
    """The names of the fields that differ."""
    return [one.name for one in FIELDS if one.value_in(before) != one.value_in(after)]


def needs_secret(folder: DataFolder, before: Settings | None, after: Settings) -> bool:
    """Whether a till cannot do with the secret it has: it is for one app, and goes to one server. Blocks."""
    if before is None or before.client_key != after.client_key or is_elsewhere(before, after):
        return True
    return not Secrets(folder).get(CLIENT_SECRET)


def is_elsewhere(before: Settings, after: Settings) -> bool:
    """Whether the platform is another server: what is kept for the one must not be sent to the other."""
    return server_of(before.base_url) != server_of(after.base_url)


def unsent(folder: DataFolder, settings: Settings) -> list[Phrase]:
    """What is kept and not sent, as it is for another address than the one that is set. Blocks."""
    network, told = settings.network, list[Phrase]()
    if network.proxy != NO_PROXY and has_other_proxy_login(folder, network):
        told.append(
            phrase(
                "settings_file",
                "The proxy's name and password that are kept are for another proxy; this one is not sent"
                " them. Enter this one's in the settings, under Network.",
            )
        )
    if network.receiver and has_other_receiver_token(folder, network):
        told.append(
            phrase(
                "settings_file",
                "The token that is kept is for another receiver of messages; this one is not sent it. Give"
                " this one's in the settings, under Network, or with: voucher-till webhooks join",
            )
        )
    return told


async def missing_people(folder: DataFolder, wanted: Wanted) -> tuple[WantedPerson, ...]:
    """Those whom a file lists and who are not in the list yet. Raises StoreError."""
    if not wanted.people or not folder.database.exists():
        return wanted.people
    async with record_of(folder) as database:
        here = await People(database).all()
    return tuple(one for one in wanted.people if not any(same_name(one.name, person.name) for person in here))


async def differing_people(folder: DataFolder, wanted: Wanted) -> list[tuple[Person, WantedPerson]]:
    """Those whom a file lists with another role than they have in the list. Raises StoreError."""
    if not wanted.people or not folder.database.exists():
        return []
    async with record_of(folder) as database:
        here = await People(database).all()
    return [
        (person, one)
        for one in wanted.people
        for person in here
        if same_name(one.name, person.name) and one.role is not person.role
    ]


async def put_in_place(folder: DataFolder, order: SetupOrder, who: str, action: str = "set up") -> list[str]:
    """Put people on the list, note in the audit trail what is changed, and write settings and secrets.

    Gives the names of all that changed; ``action`` is what the trail calls it.
    Raises NotAllowedError for people who cannot be in the list, and StoreError.
    """
    folder.prepare()
    planned = await asyncio.to_thread(_Plan.of, folder, order)
    await _put_people(folder, order.people, who)
    names = [*planned.names, *([PEOPLE] if order.people else [])]
    if names:
        # Before it is done: what a power cut leaves behind must be in the trail.
        detail = f"{order.settings.environment}, outlet {order.settings.outlet}: {', '.join(names)}"
        await note(folder, who, action, detail)
        await asyncio.to_thread(planned.carry_out)
    return names


@dataclass(frozen=True, slots=True)
class _Plan:
    """What an order changes in a folder."""

    folder: DataFolder
    order: SetupOrder = field(repr=False)
    settings: Settings
    names: list[str]
    """Of all that will be another."""

    @classmethod
    def of(cls, folder: DataFolder, order: SetupOrder) -> _Plan:
        """Nothing is changed by it but the login of the camera, which goes among the secrets."""
        before, secrets = load_settings(folder), Secrets(folder)
        addressed.bind(folder, before)
        login = secrets.get(CAMERA_LOGIN)
        devices = keep_login(folder, order.settings.devices, order.camera_login)
        settings = msgspec.structs.replace(order.settings, devices=devices)
        network = settings.network
        names = changed(before, settings) if before is not None else [_FIRST]
        if order.secret and secrets.get(CLIENT_SECRET) != order.secret:
            names.append(_SECRET)
        if secrets.get(CAMERA_LOGIN) != login:
            names.append(_CAMERA_LOGIN)
        if order.proxy_login and addressed.proxy_login(folder, network) != order.proxy_login:
            names.append(_PROXY_LOGIN)
        if order.receiver_token and addressed.receiver_token(folder, network) != order.receiver_token:
            names.append(_RECEIVER_TOKEN)
        return cls(folder, order, settings, names)

    def carry_out(self) -> None:
        """Put it in place; wherever it is cut off, no secret is left beside the address of another."""
        folder, order, network = self.folder, self.order, self.settings.network
        before, secrets = load_settings(folder), Secrets(folder)
        if _SECRET in self.names and before is not None and is_elsewhere(before, self.settings):
            secrets.delete(CLIENT_SECRET)
        if self.settings != before:
            save_settings(folder, self.settings)
        passed(SETTINGS_WRITTEN)
        if _SECRET in self.names:
            replace_secret(secrets, order.secret)
        if _PROXY_LOGIN in self.names:
            addressed.keep_proxy_login(folder, order.proxy_login, network.proxy)
        if _RECEIVER_TOKEN in self.names:
            addressed.keep_receiver_token(folder, order.receiver_token, network.receiver)
        authorities_of(folder, network.ca_file)


async def _put_people(folder: DataFolder, people: Sequence[NewPerson], who: str) -> None:
    if not people:
        return
    async with record_of(folder) as database:
        listed = People(database)
        for person in people:
            await listed.add(person.name, person.role, who, person.pin_hash)
