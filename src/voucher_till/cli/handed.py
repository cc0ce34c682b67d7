"""Secrets that are handed over in the environment: taken out of it, so that no child process gets them."""

from __future__ import annotations

import os

from voucher_till.domain.camera_address import CameraAddress

SECRET_VARIABLE = "VOUCHER_TILL_CLIENT_SECRET"  # noqa: S105 - its name, not its value
CAMERA_LOGIN_VARIABLE = "VOUCHER_TILL_CAMERA_LOGIN"
PROXY_LOGIN_VARIABLE = "VOUCHER_TILL_PROXY_LOGIN"
RECEIVER_TOKEN_VARIABLE = "VOUCHER_TILL_RECEIVER_TOKEN"  # noqa: S105 - its name, not its value
WEBHOOKS_DATABASE_VARIABLE = "VOUCHER_TILL_WEBHOOKS_DATABASE"
"""An address that holds a password."""
NAMES = (
    SECRET_VARIABLE,
    CAMERA_LOGIN_VARIABLE,
    PROXY_LOGIN_VARIABLE,
    RECEIVER_TOKEN_VARIABLE,
    WEBHOOKS_DATABASE_VARIABLE,
)

_taken: dict[str, str] = {}


class UnfitValueError(Exception):
    """What was handed over cannot be used; the text says why."""


def take_handed() -> None:
    """Take them all; the first thing a command does."""
    for name in NAMES:
        _take(name)


def handed(name: str) -> str:
    """What came in a variable; empty when nothing did. Raises UnfitValueError.

    Without what stands around it: consoles and files add spaces and ends of lines.
    """
    _take(name)
    value = _taken.get(name, "")
    if not value.isprintable():
        raise UnfitValueError(
            f"{name} holds characters that cannot be shown. Set it again: one line of plain text, in UTF-8."
        )
    return value


def unused_camera_login(camera: str) -> list[str]:
    """That a camera's login was handed over which nobody can use, as a sentence; none where there is none."""
    if not handed(CAMERA_LOGIN_VARIABLE) or CameraAddress.parse(camera).scheme:
        return []
    return [
        f"{CAMERA_LOGIN_VARIABLE} is not kept: no network camera is set. Give its address too, with --camera"
        " or in the file."
    ]


def _take(name: str) -> None:
    value = os.environ.pop(name, "").strip()
    if value:
        # Most commands are handed nothing, and start without it.
        from voucher_till.store.known_secrets import remember

        remember(value)
        _taken[name] = value
