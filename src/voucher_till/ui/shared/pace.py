"""How often a preview is painted: as often as pictures come, and seldom while nothing in them moves."""

from __future__ import annotations

import time
from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_till.scanning.decoder import Picture

REST_SECONDS = 0.1
"""Between two pictures that show the same."""
_THUMBNAIL = (32, 18)
_MOVED = 3.0
"""Grey levels, of a spot's mean: the grain of a dim sensor changes it by less than one."""


class PreviewPace:
    """Asked with each picture whether it is worth painting."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._painted: NDArray[np.float32] | None = None
        self._painted_at = 0.0

    def is_due(self, picture: Picture | None) -> bool:
        """Whether a picture differs from the last that was painted, or that one is old; no picture always."""
        if picture is None:
            self._painted = None
            return True
        now = self._clock()
        seen = np.asarray(cv2.resize(picture, _THUMBNAIL, interpolation=cv2.INTER_AREA), np.float32)
        before = self._painted
        still = before is not None and float(np.abs(seen - before).max()) < _MOVED
        if still and now - self._painted_at < REST_SECONDS:
            return False
        self._painted, self._painted_at = seen, now
        return True
