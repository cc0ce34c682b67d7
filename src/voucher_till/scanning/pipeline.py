"""What happens to each frame of a camera: a whole look, second chances in the time left, and coaching."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, cycle, islice

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_till.scanning.chances import FIRST, OTHERS, Attempt, CutOut, Sight
from voucher_till.scanning.coaching import COACH_SECONDS, Advice, Coach
from voucher_till.scanning.decoder import Found, Picture, read_zxing, scaled, to_grey

log = logging.getLogger(__name__)

BUDGET_SECONDS = 0.024
"""After this long with one frame no further chance is begun; the longest takes 8 ms at 720p."""
LARGEST = 1920
"""The longest side in pixels; larger frames are made this large before they are looked at."""
SMALLEST = 24
"""Pixels; no code with its margin fits into less."""
REST_SECONDS = 0.25
"""How often a picture is looked at in which nothing moves and no chance is left."""
LONG_STILL_SECONDS, LONG_REST_SECONDS = 5.0, 0.5
"""How often once so long nothing has moved: only the grain is new, and what moves is looked at at once."""
AT_REST = 2
"""How many of the other chances such a picture gets each time: the grain differs, and so may the outcome."""
STILL_SECONDS = 1.0
"""So long nothing must have moved for a picture to be still."""
_MOVED = 6
"""Grey levels by which a cell of the thumbnail differs when something moves; grain is averaged away in it."""
_THUMBNAIL = (64, 36)
_NUMBERS = "biuf"
_REFUSALS = (cv2.error, ValueError, TypeError, MemoryError, RuntimeError)
"""What OpenCV, numpy, pyzbar and zxing-cpp raise about a picture that they cannot take."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a frame showed; the outlines are in the frame's own pixels."""

    found: tuple[Found, ...] = ()
    advice: Advice | None = None


class FrameReader:
    """Reads the frames of one camera, one after another; nothing a frame holds makes it raise."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._coach = Coach()
        self._others: Iterator[Attempt] = cycle(OTHERS)
        self._due: Iterator[Attempt] | None = None
        """What has not been tried on the picture as it stands; None when all has."""
        self._worked: Attempt | None = None
        """What read the frame before, and will most likely read the same phone again."""
        self._shape: tuple[int, ...] = ()
        self._thumbnail: NDArray[np.int16] | None = None
        self._last = Reading()
        self._looked_at = 0.0
        self._moved_at = 0.0
        self._still = False
        self._refused: set[str] = set()

    def read(self, frame: object) -> Reading:
        """Look at a frame: blue-green-red or grey, 8 bits; what else numpy can hold is made so."""
        try:
            tidy = _tidy(frame)
            if tidy is not None:
                return self._read(*tidy)
        except _REFUSALS as error:
            self._say_once(type(error).__name__)
        self._thumbnail, self._last, self._still = None, Reading(), False
        return self._last

    @property
    def is_still(self) -> bool:
        """Whether nothing has moved for a while, up to the frame that was read last."""
        return self._still

    def _read(self, grey: Picture, factor: float) -> Reading:
        now = self._clock()
        moved = self._something_moved(grey)
        if moved:
            self._moved_at = now
        self._still = now - self._moved_at >= STILL_SECONDS
        settled = bool(self._last.found) or self._due is None
        rest = REST_SECONDS if now - self._moved_at < LONG_STILL_SECONDS else LONG_REST_SECONDS
        if not moved and settled and now - self._looked_at < rest:
            return self._last
        if moved or self._due is None:
            # The best chances on every picture; the others take turns, so that a hand that never keeps
            # still gets them all too.
            self._due = chain(FIRST, islice(self._others, len(OTHERS) if moved else AT_REST))
        self._looked_at = now
        budget = BUDGET_SECONDS - (COACH_SECONDS if self._coach.due(now) else 0)
        found = CutOut(grey, 0, 0, factor).in_frame(self._look(grey, now + budget))
        self._last = Reading(tuple(found), self._coach.advice(grey, bool(found), now))
        return self._last

    def _look(self, grey: Picture, until: float) -> list[Found]:
        """The whole frame, then one second chance after another until the time is up."""
        found = read_zxing(grey)
        if found:
            return found
        sight = Sight(grey)
        before, self._worked = self._worked, None
        for attempt in chain((before,) if before else (), self._due or ()):
            found = attempt.look(sight)
            if found:
                self._worked = attempt
            if found or self._clock() >= until:
                return found
        self._due = None
        return []

    def _something_moved(self, grey: Picture) -> bool:
        """Whether the picture differs from the last one that did; a flickering lamp changes whole rows."""
        small = np.asarray(cv2.resize(grey[::2], _THUMBNAIL, interpolation=cv2.INTER_AREA), np.int16)
        if self._thumbnail is not None and self._shape == grey.shape:
            change = small - self._thumbnail
            change -= np.median(change, axis=1, keepdims=True).astype(np.int16)
            if int(np.abs(change).max()) <= _MOVED:
                return False
        self._thumbnail, self._shape = small, grey.shape
        return True

    def _say_once(self, kind: str) -> None:
        if kind not in self._refused:
            self._refused.add(kind)
            log.warning("a frame could not be looked at: %s", kind, exc_info=True)


def _tidy(frame: object) -> tuple[Picture, float] | None:
    """Any frame in grey and of bearable size, and its pixels for each of the frame's; None for no frame."""
    if not isinstance(frame, np.ndarray) or frame.ndim not in (2, 3) or frame.dtype.kind not in _NUMBERS:
        return None
    pixels = np.asarray(frame)
    if pixels.size == 0 or min(pixels.shape[:2]) < SMALLEST:
        return None
    if pixels.ndim == 3:
        pixels = pixels[:, :, :3] if pixels.shape[2] >= 3 else pixels[:, :, 0]
    grey = to_grey(np.ascontiguousarray(_in_eight_bits(pixels)))
    factor = min(1.0, LARGEST / max(grey.shape))
    if factor < 1:
        grey = scaled(grey, factor)
    return (grey, factor) if min(grey.shape) >= SMALLEST else None


def _in_eight_bits(pixels: NDArray[np.generic]) -> Picture:
    """From the darkest to the brightest that is there; what is no number is a nought."""
    if pixels.dtype == np.uint8:
        return np.asarray(pixels, np.uint8)
    with np.errstate(over="ignore", invalid="ignore"):  # signalling no-numbers of long floats
        values = pixels.astype(np.float32)
    known = np.isfinite(values)
    largest = float(np.max(np.abs(values), where=known, initial=0)) or 1.0
    values[~known] = 0
    values /= largest  # before the span is taken, which may be more than a float holds
    low, high = float(values.min()), float(values.max())
    return np.asarray((values - low) * (255 / ((high - low) or 1.0)), np.uint8)
