"""Where a camera's frames come from: a device, a network camera, a film, a folder of pictures."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import cv2
import numpy as np

from voucher_till.scanning.camera_problems import CameraError, CameraProblem
from voucher_till.scanning.cameras import CameraDevice, list_cameras, why_not
from voucher_till.scanning.decoder import Picture

_WIDTH, _HEIGHT, _RATE = 1280, 720, 30
_NETWORK_MILLISECONDS = 5000
_PICTURE_SECONDS, _PICTURE_RATE = 1.5, 10
_PICTURE_ENDINGS = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".tif", ".tiff"})


class _Captured:
    """What is common to everything that OpenCV opens."""

    gone = CameraProblem.LOST

    def __init__(self) -> None:
        self._capture: cv2.VideoCapture | None = None

    def read(self) -> Picture:
        """The next frame."""
        try:
            there, frame = self._capture.read() if self._capture is not None else (False, None)
        except cv2.error:
            there, frame = False, None
        if not there or frame is None or frame.size == 0:
            raise CameraError(self.gone)
        return np.asarray(frame, np.uint8)

    def close(self) -> None:
        """Let go of the camera."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None

    def _try(self, what: str | int, backend: int, options: list[int]) -> bool:
        """Open and keep a capture if it opens."""
        try:
            capture = cv2.VideoCapture(what, backend, options)
        except cv2.error:
            return False
        if not capture.isOpened():
            capture.release()
            return False
        self._capture = capture
        return True


class DeviceSource(_Captured):
    """A webcam by its name or USB id, or the first found when that is empty.

    Focus and exposure stay automatic, as drivers set them.
    """

    def __init__(self, wanted: str, devices: Callable[[], list[CameraDevice]] = list_cameras) -> None:
        super().__init__()
        self._wanted = wanted
        self._devices = devices

    def open(self) -> None:
        """Open it, as 720p Motion-JPEG where it can."""
        device = self._find()
        for number, backend in device.openings:
            if self._try(number, backend, []):
                self._wish(backend)
                return
        raise CameraError(why_not(device))

    def _wish(self, backend: int) -> None:
        """Ask for what is best; a driver may refuse any of it and give pictures all the same.

        Asked for while it opens, one refusal would keep the camera shut. The format comes last, because some
        drivers go back to their own when the size changes.
        """
        wishes: list[tuple[int, float]] = [
            (cv2.CAP_PROP_FRAME_WIDTH, _WIDTH),
            (cv2.CAP_PROP_FRAME_HEIGHT, _HEIGHT),
            (cv2.CAP_PROP_FPS, _RATE),
            (cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG")),
        ]
        if backend == cv2.CAP_V4L2:
            wishes.append((cv2.CAP_PROP_BUFFERSIZE, 1))  # the newest frame and none before it
        for wish, value in wishes:
            with suppress(cv2.error):
                if self._capture is not None:
                    self._capture.set(wish, value)

    def _find(self) -> CameraDevice:
        devices = self._devices()
        for device in devices:
            if self._wanted in ("", device.name, device.usb_id):
                return device
        raise CameraError(CameraProblem.ABSENT if self._wanted else CameraProblem.NONE_FOUND)


class StreamSource(_Captured):
    """A network camera: RTSP, or Motion-JPEG over HTTP."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address

    def open(self) -> None:
        """Connect, within seconds."""
        options = [cv2.CAP_PROP_OPEN_TIMEOUT_MSEC, _NETWORK_MILLISECONDS]
        options += [cv2.CAP_PROP_READ_TIMEOUT_MSEC, _NETWORK_MILLISECONDS]
        if not self._try(self._address, cv2.CAP_FFMPEG, options):
            raise CameraError(CameraProblem.UNREACHABLE)


class _Pace:
    """Waits until the next frame is due."""

    def __init__(self, rate: float) -> None:
        self._pause = 1 / rate
        self._due = time.monotonic()

    def wait(self) -> None:
        self._due = max(self._due + self._pause, time.monotonic() - 1)
        time.sleep(max(0.0, self._due - time.monotonic()))


class FilmSource(_Captured):
    """A film file, at its own pace, once."""

    gone = CameraProblem.ENDED

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._pace = _Pace(_RATE)

    def open(self) -> None:
        """Begin at the beginning."""
        if not self._try(str(self._path), cv2.CAP_ANY, []) or self._capture is None:
            raise CameraError(CameraProblem.UNREADABLE)
        rate = self._capture.get(cv2.CAP_PROP_FPS)
        self._pace = _Pace(rate if 1 <= rate <= 120 else _RATE)

    def read(self) -> Picture:
        """The next frame, when its time has come."""
        self._pace.wait()
        return super().read()


class FolderSource:
    """The pictures of a folder in the order of their names, again and again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._pace = _Pace(_PICTURE_RATE)
        self._number = 0
        self._left = 0
        self._shown: Picture | None = None

    def open(self) -> None:
        """Begin at the first picture."""
        self._pace = _Pace(_PICTURE_RATE)
        self._number = self._left = 0
        self._names()

    def read(self) -> Picture:
        """The same picture for a while, then the next; damaged ones are passed over."""
        self._pace.wait()
        if self._left <= 0 or self._shown is None:
            self._shown = self._next()
            self._left = round(_PICTURE_SECONDS * _PICTURE_RATE)
        self._left -= 1
        return self._shown

    def close(self) -> None:
        """Nothing is held open between pictures."""

    def _names(self) -> list[Path]:
        try:
            names = sorted(p for p in self._folder.iterdir() if p.suffix.lower() in _PICTURE_ENDINGS)
        except OSError:
            raise CameraError(CameraProblem.ABSENT) from None
        if not names:
            raise CameraError(CameraProblem.EMPTY)
        return names

    def _next(self) -> Picture:
        names = self._names()
        for _ in names:
            path = names[self._number % len(names)]
            self._number += 1
            try:
                # OpenCV itself opens no name with letters outside the system's code page under Windows.
                picture = cv2.imdecode(np.fromfile(path, np.uint8), cv2.IMREAD_COLOR)
            except (OSError, cv2.error):
                continue
            if picture is not None:
                return np.asarray(picture, np.uint8)
        raise CameraError(CameraProblem.UNREADABLE)
