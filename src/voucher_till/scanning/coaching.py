"""Why a QR-like thing in front of a camera does not read.

It is known by its corner marks, or, where they are washed out, as a square patch of dense lines of all
directions with calm around it.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from voucher_till.domain.phrases import phrase
from voucher_till.scanning.chances import CutOut, Sight, whole_at_half
from voucher_till.scanning.decoder import Picture, scaled

Slopes = NDArray[np.float32]

COACH_SECONDS = 0.01
_LOOK_SECONDS = 0.3
_AFTER_SECONDS = 1.0
_FORGET_SECONDS = 1.0
_MARK_MODULES = 7
_CODE_MODULES = 35
"""Modules along a voucher's code, give or take four: for one whose marks are not seen."""
_PATCH_WINDOW = 13
_LEAST_SIDE = 45
"""Pixels; things on a counter are as dense as a smaller code."""
_LEAST_DENSITY = 0.25
"""Grey levels per pixel; what the grain of a sensor comes to when it is smoothed."""
_LEAST_RISE = 1.5
"""How much denser a patch is than the calm around it."""
_DARK = 45
"""Grey level of the code's paper below which nothing but light helps."""
_BLOWN_OUT = 250
_GLARE_MODULES = 4
"""White without a black module: no code has a patch as large."""
_SMALLEST_MODULE = 2.1
"""Pixels of the frame; what the second chances still read when all else is well."""
_SOFT_EDGE = 1.1
"""Modules from black to white."""
_SMEARED = 0.78
"""How steep edges along the movement are beside those across it."""


class Advice(Enum):
    """What the customer can do about it."""

    TOO_DARK = phrase("coaching", "Too dark. Turn the phone's brightness up, or the lamp on.")
    GLARE = phrase("coaching", "A light is reflected. Tilt the phone a little.")
    TOO_SMALL = phrase("coaching", "Too far away. Hold the phone closer.")
    CUT_OFF = phrase("coaching", "The code is not all in the picture. Move the phone to the middle.")
    OUT_OF_FOCUS = phrase("coaching", "Out of focus. Hold the phone a little farther away and keep still.")
    HOLD_STILL = phrase("coaching", "Hold the phone flat and still.")


class Coach:
    """Advises once something QR-like has been in sight for a second without being read."""

    def __init__(self) -> None:
        self._judged_at = float("-inf")
        self._since: float | None = None
        self._sighted_at = 0.0
        self._advice: Advice | None = None

    def due(self, now: float) -> bool:
        """Whether ``advice`` would look at a picture at this moment, for which it needs COACH_SECONDS."""
        return now - self._judged_at >= _LOOK_SECONDS

    def advice(self, grey: Picture, read: bool, now: float) -> Advice | None:
        """What to say about a picture at this moment (seconds of any clock); nothing when a code was read."""
        if read:
            self._since, self._advice = None, None
        elif self.due(now):
            self._judged_at = now
            self._advice = advise(grey)
            if self._advice is not None:
                self._since = now if self._since is None else self._since
                self._sighted_at = now
            elif now - self._sighted_at > _FORGET_SECONDS:
                self._since = None
        patient = self._since is None or now - self._since < _AFTER_SECONDS
        return None if patient else self._advice


class Mark(NamedTuple):
    """A corner mark of a QR code: centre and width, in pixels of its picture."""

    x: float
    y: float
    width: float


class Suspect(NamedTuple):
    """The part of a picture that looks like a code, and the width of its modules in pixels."""

    area: Picture
    module: float


def advise(grey: Picture) -> Advice | None:
    """What hinders a code in this picture from being read; None when nothing in it looks like one."""
    sight = Sight(grey)
    for part, enough in ((sight.place(0), 1), (whole_at_half(grey), 2)):
        marks = find_marks(part.picture)
        if len(marks) >= enough:
            if len(marks) < 3 and _leaves_the_frame(marks, part, grey):
                return Advice.CUT_OFF
            suspect = _between(marks, part.picture)
            return Advice.GLARE if _is_blown_out(suspect) else _judge(suspect, part.factor)
    return _judge_unmarked(sight.place(0))


def _judge_unmarked(part: CutOut) -> Advice | None:
    """The same for a code without marks, which is looked for as a patch: large, smaller, and tiny."""
    quarter = part.picture.shape[0] // 4
    tiny = part.picture[quarter:-quarter, quarter:-quarter]
    for picture, factor in ((scaled(part.picture, 0.25), 0.25), (scaled(part.picture, 0.5), 0.5), (tiny, 1)):
        suspect = find_patch(picture)
        if suspect is not None:
            return _judge(suspect, part.factor * factor)
    return None


def _judge(suspect: Suspect, factor: float) -> Advice:
    """From the most certain to the least; ``factor`` is the pixels of the area for each of the frame's."""
    low, high = np.percentile(cv2.blur(suspect.area, (3, 3)), (5, 95))
    if high < _DARK:
        return Advice.TOO_DARK
    if suspect.module / factor < _SMALLEST_MODULE:
        return Advice.TOO_SMALL
    across, down, both = _steepness(suspect.area)
    if _evenness(*(float(one.mean()) for one in (across, down, both))) < _SMEARED:
        return Advice.HOLD_STILL
    steepest = float(np.percentile(np.sqrt(across + down), 97))
    edge = float(high - low) / max(steepest, 0.01)
    return Advice.OUT_OF_FOCUS if edge > _SOFT_EDGE * suspect.module else Advice.HOLD_STILL


def find_marks(grey: Picture) -> list[Mark]:
    """The corner marks of QR codes: a ring around a filled square, three nested outlines of known sizes."""
    smooth = np.asarray(cv2.GaussianBlur(grey, (3, 3), 0), np.uint8)
    black = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 45, 4)
    outlines, tree = cv2.findContours(black, cv2.RETR_TREE, cv2.CHAIN_APPROX_SIMPLE)
    marks = []
    for index in range(len(outlines)):
        ring = int(tree[0][index][2])
        core = int(tree[0][ring][2]) if ring >= 0 else -1
        if core >= 0 and _is_mark(*(cv2.minAreaRect(outlines[one])[1] for one in (index, ring, core))):
            (x, y), size, _ = cv2.minAreaRect(outlines[index])
            marks.append(Mark(x, y, sum(size) / 2))
    return marks


def _is_mark(outer: Sequence[float], ring: Sequence[float], core: Sequence[float]) -> bool:
    """Nearly square outlines of widths 7, 5 and 3, give or take what blur does to them."""
    if any(min(sides) < 0.55 * max(sides) for sides in (outer, ring, core)) or sum(core) < 4:
        return False
    return 0.5 < sum(ring) / sum(outer) < 0.9 and 0.25 < sum(core) / sum(outer) < 0.62


def find_patch(grey: Picture) -> Suspect | None:
    """A square of dense lines in all directions with calm around it, as a code is without its sharpness."""
    density = _density(grey)
    calm, dense = (float(one) for one in np.percentile(density[::3, ::3], (20, 99)))
    if dense < _LEAST_DENSITY or dense < _LEAST_RISE * calm:
        return None
    lines = np.asarray(density > calm + 0.45 * (dense - calm), np.uint8)
    outlines, _ = cv2.findContours(lines, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    outline = max(outlines, key=cv2.contourArea)
    left, top, wide, tall = cv2.boundingRect(outline)
    inside = left > 0 and top > 0 and left + wide < grey.shape[1] and top + tall < grey.shape[0]
    _, sides, _ = cv2.minAreaRect(outline)
    square = min(sides) > 0.84 * max(sides) and cv2.contourArea(outline) > 0.84 * sides[0] * sides[1]
    if not inside or not square or min(sides) < _LEAST_SIDE:
        return None
    return Suspect(grey[top : top + tall, left : left + wide], sum(sides) / 2 / _CODE_MODULES)


def _density(grey: Picture) -> Slopes:
    """How steep the edges of the softest direction are around each pixel: next to nothing along a stripe."""
    window = (_PATCH_WINDOW, _PATCH_WINDOW)
    across, down, both = (cv2.blur(one, window) for one in _steepness(grey))
    apart = np.sqrt((across - down) ** 2 + 4 * both**2)
    softest = np.sqrt(np.maximum(across + down - apart, 0) / 2)
    return np.asarray(cv2.blur(softest, window), np.float32)


def _steepness(grey: Picture) -> tuple[Slopes, Slopes, Slopes]:
    """Grey levels per pixel across and down, both squared, and their product: the structure tensor."""
    smooth = cv2.GaussianBlur(grey, (0, 0), 1).astype(np.float32)
    across = np.asarray(cv2.Sobel(smooth, cv2.CV_32F, 1, 0, scale=1 / 8), np.float32)
    down = np.asarray(cv2.Sobel(smooth, cv2.CV_32F, 0, 1, scale=1 / 8), np.float32)
    return across * across, down * down, across * down


def _evenness(across: float, down: float, both: float) -> float:
    """The edges' steepness in the softest direction by that in the sharpest."""
    apart = float(np.hypot(across - down, 2 * both))
    return float(np.sqrt(max(across + down - apart, 0.0) / max(across + down + apart, 0.01)))


def _between(marks: list[Mark], picture: Picture) -> Suspect:
    """The square that marks span, even when only two of the three are seen."""
    width = float(np.median([mark.width for mark in marks]))
    (left, right), (top, bottom) = (
        (min(where), max(where)) for where in ([mark.x for mark in marks], [mark.y for mark in marks])
    )
    half = max(right - left, bottom - top, width) / 2
    x, y = (left + right) / 2, (top + bottom) / 2
    rows = slice(max(int(y - half), 0), int(y + half) + 1)
    columns = slice(max(int(x - half), 0), int(x + half) + 1)
    return Suspect(picture[rows, columns], width / _MARK_MODULES)


def _leaves_the_frame(marks: list[Mark], part: CutOut, grey: Picture) -> bool:
    """Whether a code that begins at these marks has no room in the frame on some side."""
    height, width = (length * part.factor for length in grey.shape)
    left, top = part.left * part.factor, part.top * part.factor
    return any(
        min(left + mark.x, width - left - mark.x, top + mark.y, height - top - mark.y) < 2.5 * mark.width
        for mark in marks
    )


def _is_blown_out(suspect: Suspect) -> bool:
    """Whether white lies where some black must be."""
    side = max(3, round(suspect.module * _GLARE_MODULES))
    white = np.asarray(suspect.area >= _BLOWN_OUT, np.uint8)
    return bool(cv2.erode(white, np.ones((side, side), np.uint8), borderValue=0).any())
