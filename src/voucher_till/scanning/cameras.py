"""Which cameras this computer has, by name."""

from __future__ import annotations

import errno
import os
import sys
from dataclasses import dataclass

import cv2
from cv2_enumerate_cameras import enumerate_cameras

from voucher_till.scanning.camera_problems import CameraProblem

# DirectShow opens most cameras at once where Media Foundation takes up to twenty seconds.
_BACKENDS = {"win32": (cv2.CAP_DSHOW, cv2.CAP_MSMF), "darwin": (cv2.CAP_AVFOUNDATION,)}
_LINUX = (cv2.CAP_V4L2,)
_WHY = {
    errno.EACCES: CameraProblem.NO_ACCESS,
    errno.EPERM: CameraProblem.NO_ACCESS,
    errno.EBUSY: CameraProblem.BUSY,
    errno.ENOENT: CameraProblem.ABSENT,
    errno.ENODEV: CameraProblem.ABSENT,
    errno.ENXIO: CameraProblem.ABSENT,
}


@dataclass(frozen=True, slots=True)
class CameraDevice:
    """A camera of this computer; its name is unique among them."""

    name: str
    openings: tuple[tuple[int, int], ...]
    """Number and backend for OpenCV, the quickest first."""
    path: str = ""
    usb_id: str = ""
    """Vendor and product in hexadecimal, as ``046d:0825``; empty when the system does not tell."""


def list_cameras() -> list[CameraDevice]:
    """The cameras of this computer; blocks for up to a second under Windows."""
    found: dict[str, CameraDevice] = {}
    for backend in _BACKENDS.get(sys.platform, _LINUX):
        seen: dict[str, int] = {}
        for info in sorted(enumerate_cameras(backend), key=lambda info: (str(info.path), info.index)):
            plain = str(info.name or info.path or f"Camera {info.index}").strip()
            seen[plain] = seen.get(plain, 0) + 1
            name = plain if seen[plain] == 1 else f"{plain} {seen[plain]}"
            before = found[name].openings if name in found else ()
            usb_id = f"{info.vid:04x}:{info.pid:04x}" if None not in (info.vid, info.pid) else ""
            openings = (*before, (int(info.index), backend))
            found[name] = CameraDevice(name, openings, str(info.path or ""), usb_id)
    return list(found.values())


def why_not(device: CameraDevice) -> CameraProblem:
    """Why a camera that is there does not open; only Linux tells."""
    if sys.platform != "linux" or not device.path:
        return CameraProblem.WILL_NOT_OPEN
    try:
        os.close(os.open(device.path, os.O_RDWR | os.O_NONBLOCK))
    except OSError as error:
        return _WHY.get(error.errno or 0, CameraProblem.WILL_NOT_OPEN)
    # The file opens, so it is the stream that somebody else has.
    return CameraProblem.BUSY
