"""The settings of camera and scanner; how one signs in to a network camera is kept among the secrets."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

import msgspec

from voucher_till.domain.camera_address import HIDDEN, CameraAddress
from voucher_till.store.folder import DataFolder
from voucher_till.store.known_secrets import remember
from voucher_till.store.secrets import Secrets
from voucher_till.store.settings import DeviceSettings, load_settings, save_settings

CAMERA_LOGIN = "camera-login"


class _Kept(msgspec.Struct, frozen=True):
    """Who signs in, and where: another camera must not be sent this one's password."""

    host: str
    login: str
    """As it stands in an address, percent-encoded."""
    rest: str = ""
    """What follows the host, where it holds a password."""


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
    given = CameraAddress.parse(devices.camera)
    host, own = given.host.lower() if given.scheme else "", given.encoded_login
    if login:
        own = ":".join(quote(part, safe="") for part in login.split(":", 1))
    is_known = given.rest == HIDDEN
    rest = _kept_rest(folder, host) if is_known else given.rest if host and given.has_password_in_rest else ""
    if host and (own or (rest and not is_known)):
        _keep(folder, _Kept(host, own, rest))
    else:
        _forget_others(folder, host)
    return msgspec.structs.replace(devices, camera=given.address(rest=HIDDEN if rest else given.rest))


def with_login(folder: DataFolder, devices: DeviceSettings) -> DeviceSettings:
    """The settings with the camera's user and password, for use and never for keeping."""
    given = CameraAddress.parse(devices.camera)
    kept = _kept(folder) if given.host and not given.login else None
    if kept is None or kept.host != given.host.lower():
        return devices
    rest = kept.rest if kept.rest and given.rest == HIDDEN else given.rest
    return msgspec.structs.replace(devices, camera=given.address(kept.login, rest))


def _kept_rest(folder: DataFolder, host: str) -> str:
    kept = _kept(folder)
    return kept.rest if kept is not None and kept.host == host else ""


def _forget_others(folder: DataFolder, host: str) -> None:
    """Overwrite what is kept for another host."""
    secrets = Secrets(folder)
    kept = _kept(folder)
    if secrets.get(CAMERA_LOGIN) and (kept is None or kept.host != host):
        secrets.set(CAMERA_LOGIN, "")


def _keep(folder: DataFolder, kept: _Kept) -> None:
    _remember(kept)
    Secrets(folder).set(CAMERA_LOGIN, msgspec.json.encode(kept).decode())


def _kept(folder: DataFolder) -> _Kept | None:
    try:
        kept = msgspec.json.decode(Secrets(folder).get(CAMERA_LOGIN) or "", type=_Kept)
    except msgspec.MsgspecError:
        return None
    _remember(kept)
    return kept


def _remember(kept: _Kept) -> None:
    """The passwords in it are looked for by themselves, too."""
    for password in CameraAddress("", "", "", kept.rest).passwords():
        remember(password)
