"""The practice camera: films the counter, and the customer's phone while it is held up."""

from __future__ import annotations

import io
import math
import time

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from voucher_till.sandbox.optics import Frame, Shot, photograph

SIZE = (1280, 720)
_RATE = 30
_REST = 0.5
"""After making a picture, so much of the time it took is rest: a slow computer must not film all day."""
_RAISE_SECONDS = 0.35
_LIGHT = 0.82
_GRAIN, _GRAIN_DEVIATION = 4, 5
_NO_PHONE = np.zeros((16, 9, 3), np.uint8)
_EMPTY = Shot(height=0.1, centre=(0.5, 3.0), noise=0, light=_LIGHT)


class PracticeCamera:
    """Frames as a webcam over a counter gives them. A hand holds the phone: it is never quite still."""

    def __init__(self) -> None:
        self._no_dice = np.random.default_rng(_GRAIN)
        self._grain = _grain()
        self._counter = self._film(_NO_PHONE, _EMPTY)
        self._screen: Frame | None = None
        self._held_since = 0.0
        self._due = 0.0

    def hold_up(self, png: bytes) -> None:
        """Hold a phone that shows this picture before the camera; again with what it shows later."""
        with Image.open(io.BytesIO(png)) as image:
            screen = np.asarray(image.convert("RGB"), np.uint8)
        if self._screen is None:
            self._held_since = time.monotonic()
        self._screen = np.asarray(cv2.cvtColor(screen, cv2.COLOR_RGB2BGR), np.uint8)

    def take_away(self) -> None:
        """Put the phone down."""
        self._screen = None

    def open(self) -> None:
        """It is always there."""
        self._due = time.monotonic()

    def read(self) -> NDArray[np.uint8]:
        """The next frame, at the camera's pace; a phone's, as fast as it can be made."""
        time.sleep(max(0.0, self._due - time.monotonic()))
        begun = time.monotonic()
        self._due = max(self._due, begun - 1) + 1 / _RATE
        screen = self._screen
        if screen is None:
            return self._counter
        frame = self._film(screen, _held(begun - self._held_since))
        now = time.monotonic()
        self._due = max(self._due, now + _REST * (now - begun))
        return frame

    def close(self) -> None:
        """Nothing is held."""

    def _film(self, screen: Frame, shot: Shot) -> Frame:
        clean = photograph(screen, shot, SIZE, self._no_dice)
        return np.asarray(cv2.add(clean, self._grain, dtype=cv2.CV_8U), np.uint8)


def _held(seconds: float) -> Shot:
    """How a phone is held after some seconds: raised from below, then with a hand's tremor."""
    below = 0.9 * max(0.0, 1 - seconds / _RAISE_SECONDS) ** 2
    return Shot(
        height=1.02,
        centre=(0.5 + 0.008 * math.sin(seconds * 2.1), 0.6 + below + 0.006 * math.sin(seconds * 3.3)),
        angle=-3 + 1.5 * math.sin(seconds * 1.3),
        tilt=0.07 + 0.02 * math.sin(seconds * 0.9),
        blur=0.8,
        noise=0,
        light=_LIGHT,
    )


def _grain() -> NDArray[np.int16]:
    """The sensor's, the same in every frame: dice for a million pixels would take as long as all the rest."""
    dice = np.random.default_rng(_GRAIN).standard_normal((SIZE[1], SIZE[0]), np.float32)
    grey = np.rint(_GRAIN_DEVIATION * dice).astype(np.int16)
    return np.repeat(grey[:, :, None], 3, axis=2)
