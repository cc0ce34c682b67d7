"""The settings of camera and scanner; how one signs in to a network camera is kept among the secrets."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

import msgspec

from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import Secrets
from voucher_till.store.settings import DeviceSettings, load_settings, save_settings

CAMERA_LOGIN = "camera-login"


def save_devices(folder: DataFolder, devices: DeviceSettings) -> None:
    """Replace the settings of camera and scanner alone. Blocks: a keyring may ask a person first."""
    settings = load_settings(folder)
    if settings is not None:
        save_settings(folder, msgspec.structs.replace(settings, devices=keep_login(folder, devices)))


def keep_login(folder: DataFolder, devices: DeviceSettings) -> DeviceSettings:
    """The settings without the camera's user and password, which go among the secrets."""
    login, address = _apart(devices.camera)
    if login:
        Secrets(folder).set(CAMERA_LOGIN, login)
    return msgspec.structs.replace(devices, camera=address)


def with_login(folder: DataFolder, devices: DeviceSettings) -> DeviceSettings:
    """The settings with the camera's user and password, for use and never for keeping."""
    if "://" not in devices.camera:
        return devices
    login = Secrets(folder).get(CAMERA_LOGIN)
    parts = urlsplit(devices.camera)
    if not login or "@" in parts.netloc:
        return devices
    return msgspec.structs.replace(
        devices, camera=urlunsplit(parts._replace(netloc=f"{login}@{parts.netloc}"))
    )


def _apart(camera: str) -> tuple[str, str]:
    """Who signs in, and the address without that."""
    if "://" not in camera:
        return "", camera
    parts = urlsplit(camera)
    login, at, host = parts.netloc.rpartition("@")
    return (login, urlunsplit(parts._replace(netloc=host))) if at else ("", camera)
