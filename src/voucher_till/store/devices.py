"""The settings of camera and scanner; how one signs in to a network camera is kept among the secrets."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

import msgspec

from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import Secrets
from voucher_till.store.settings import DeviceSettings, load_settings, save_settings

CAMERA_LOGIN = "camera-login"
_ADDRESS = re.compile(r"([^:/]+://)([^/?#]*@)?([^/?#]*)(.*)", re.DOTALL)
"""Scheme, login, host with its port, and the rest; it parts whatever is typed, complete or not."""


class _Kept(msgspec.Struct, frozen=True):
    """Who signs in, and where: another camera must not be sent this one's password."""

    host: str
    login: str
    """As it stands in an address, percent-encoded."""


def save_devices(folder: DataFolder, devices: DeviceSettings) -> None:
    """Replace the settings of camera and scanner alone. Blocks: a keyring may ask a person first."""
    settings = load_settings(folder)
    if settings is not None:
        save_settings(folder, msgspec.structs.replace(settings, devices=keep_login(folder, devices)))


def change_devices(folder: DataFolder, changes: Mapping[str, object]) -> None:
    """As ``save_devices``, for some of its fields; the others stay as they are in the file."""
    settings = load_settings(folder)
    if settings is not None:
        save_devices(folder, msgspec.structs.replace(settings.devices, **changes))


def keep_login(folder: DataFolder, devices: DeviceSettings, login: str = "") -> DeviceSettings:
    """The settings without the camera's user and password, which go among the secrets with their host.

    ``login``: ``user:password`` as a person types it, instead of one in the address. What is kept for
    another host than the camera's is forgotten.
    """
    own, host, address = _parts(devices.camera)
    if login:
        own = ":".join(quote(part, safe="") for part in login.split(":", 1))
    if own and host:
        Secrets(folder).set(CAMERA_LOGIN, msgspec.json.encode(_Kept(host, own)).decode())
    else:
        _forget_others(folder, host)
    return msgspec.structs.replace(devices, camera=address)


def with_login(folder: DataFolder, devices: DeviceSettings) -> DeviceSettings:
    """The settings with the camera's user and password, for use and never for keeping."""
    own, host, address = _parts(devices.camera)
    kept = _kept(folder) if host and not own else None
    if kept is None or kept.host != host:
        return devices
    return msgspec.structs.replace(devices, camera=address.replace("://", f"://{kept.login}@", 1))


def password_in(camera: str) -> bool:
    """Whether a camera's address holds a password, which is then no secret on a command line."""
    return ":" in _parts(camera)[0]


def _forget_others(folder: DataFolder, host: str) -> None:
    """Overwrite what is kept for another host."""
    secrets = Secrets(folder)
    kept = _kept(folder)
    if secrets.get(CAMERA_LOGIN) and (kept is None or kept.host != host):
        secrets.set(CAMERA_LOGIN, "")


def _kept(folder: DataFolder) -> _Kept | None:
    try:
        return msgspec.json.decode(Secrets(folder).get(CAMERA_LOGIN) or "", type=_Kept)
    except msgspec.MsgspecError:
        return None


def _parts(camera: str) -> tuple[str, str, str]:
    """Who signs in, the host in small letters, and the address without who signs in."""
    found = _ADDRESS.fullmatch(camera)
    if found is None:
        return "", "", camera
    scheme, login, host, rest = found.groups(default="")
    return login.removesuffix("@"), host.lower(), f"{scheme}{host}{rest}"
