"""What a camera setting means: where its frames come from, what it is called, what may be wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PureWindowsPath
from typing import Protocol
from urllib.parse import urlsplit

from voucher_till.domain.camera_address import CameraAddress
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.scanning.camera_sources import DeviceSource, FilmSource, FolderSource, StreamSource
from voucher_till.scanning.decoder import Picture
from voucher_till.scanning.files import FILM_ENDINGS

FIRST, OFF = "", "off"
"""Camera settings that mean the first camera found, and none at all."""

_SCHEMES = frozenset({"rtsp", "http", "https"})
_NETWORK_CAMERA = phrase("frame_sources", "Network camera")


class FrameSource(Protocol):
    """Frames one after another; all calls block, and all come from one thread."""

    def open(self) -> None:
        """Begin. Raises CameraError."""

    def read(self) -> Picture:
        """The next frame, when it is there. Raises CameraError when no more will come."""

    def close(self) -> None:
        """End, also when it is not open."""


def choose_source(setting: str) -> FrameSource:
    """What a camera setting means: a web address, a folder, a film, else a camera's name or USB id."""
    if "://" in setting:
        address = CameraAddress.parse(setting)
        return StreamSource(address.address(address.encoded_login))
    if setting and _is(Path.is_dir, setting):
        return FolderSource(Path(setting))
    if Path(setting).suffix.lower() in FILM_ENDINGS:
        return FilmSource(Path(setting))
    return DeviceSource(setting)


def camera_title(setting: str) -> str | Phrase:
    """What a camera setting is called on the screen: its own name, or a word for what has none.

    Never shows how one signs in to a network camera.

    It looks at the text alone: a network share that does not answer must not stop the window.
    """
    address = CameraAddress.parse(setting)
    if address.scheme or address.login:
        try:
            return urlsplit(f"//{address.host}").hostname or _NETWORK_CAMERA
        except ValueError:
            return _NETWORK_CAMERA
    path = PureWindowsPath(setting)  # it knows both kinds of slashes
    if path.root or path.drive or path.suffix.lower() in FILM_ENDINGS:
        return path.name or setting
    return setting or phrase("frame_sources", "Camera")


def address_problem(text: str) -> Phrase | None:
    """Why a typed address is no camera, in a sentence with a next step; None when it may be one.

    Blocks: a network share that does not answer takes its time to say so.
    """
    scheme, is_web, _ = text.partition("://")
    if is_web:
        if not _is_usable(text):
            return phrase(
                "frame_sources",
                "This web address is not complete or has a mistake in it. Check it and type it again.",
            )
        if scheme.lower() in _SCHEMES:
            return None
        return phrase("frame_sources", "A network camera's address begins with rtsp://, http:// or https://.")
    if _is(Path.is_dir, text):
        return None
    if not _is(Path.is_file, text):
        return phrase(
            "frame_sources",
            "There is no such file or folder. The address of a network camera begins with rtsp://.",
        )
    if Path(text).suffix.lower() in FILM_ENDINGS:
        return None
    return phrase("frame_sources", "This file is no film. Choose a film, or a folder with pictures.")


def _is(kind: Callable[[Path], bool], text: str) -> bool:
    """Whether a text names a file or folder; one that no file can be named by does not."""
    try:
        return bool(text.strip()) and kind(Path(text))
    except (OSError, ValueError):
        return False


def _is_usable(address: str) -> bool:
    """Whether a web address has a host, and a port where it says so."""
    try:
        parts = urlsplit(CameraAddress.parse(address).address())
        port = parts.port
    except ValueError:
        return False
    return bool(parts.hostname) and port != 0 and address.isprintable() and " " not in address
