"""Second chances for a frame that does not read at once: where to look again, and how.

A phone's code is a small part of a frame, so a chance looks at a square cut out around the places where lines
cross most densely, at one fixed size: it costs the same at every resolution, and a twentieth of a whole look.
Which chances, and in which order, was measured (tests/filmed.py, other seeds than the benchmark's): each
stands here because it read frames that all those before it did not.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import cv2
import numpy as np

from voucher_till.scanning.decoder import Found, Picture, Point, read_zbar, read_zxing, scaled

PLACES = 3
"""How many places of a frame are worth a second look."""
_LINES = 360
"""The height at which places are looked for: codes are still a texture, and grain no longer is."""
_WINDOW = 61
"""About a code's width at that height."""
_SHARE = 0.42
"""How much of the frame's height a cut-out shows: a code and enough around it to forgive a wrong middle."""
_SIDE = 604
"""The side of a cut-out in pixels: twice as large as a 720p camera shows it."""
_LARGEST_FACTOR = 4.0
"""More would only make small frames slow."""


class CutOut(NamedTuple):
    """A part of a frame, made larger or smaller."""

    picture: Picture
    left: float
    top: float
    factor: float
    """Its pixels for each of the frame's."""

    def in_frame(self, found: list[Found]) -> list[Found]:
        """The same codes with their outlines in the frame's pixels."""
        return [
            Found(
                code.text,
                tuple((x / self.factor + self.left, y / self.factor + self.top) for x, y in code.outline),
            )
            for code in found
        ]


class Sight:
    """A frame that did not read, and the parts of it that were cut out so far."""

    def __init__(self, grey: Picture) -> None:
        self.grey = grey
        self._places: list[Point] = []
        self._cut_outs: dict[int, CutOut] = {}

    def place(self, number: int) -> CutOut:
        """What is around the densest place (0) or one of the next."""
        self._places = self._places or dense_places(self.grey)
        if number not in self._cut_outs:
            self._cut_outs[number] = around(self.grey, self._places[number])
        return self._cut_outs[number]


class Attempt(NamedTuple):
    """One second chance: where to look, and how."""

    where: Callable[[Sight], CutOut]
    how: Callable[[Picture], list[Found]]

    def look(self, sight: Sight) -> list[Found]:
        """The codes found, with their outlines in the frame's pixels."""
        part = self.where(sight)
        return part.in_frame(self.how(part.picture))


def dense_places(grey: Picture) -> list[Point]:
    """Where lines of both directions are densest, as in a code, the densest first; in the frame's pixels."""
    factor = min(1.0, _LINES / grey.shape[0])
    small = cv2.GaussianBlur(scaled(grey, factor), (0, 0), 1)
    across, down = (
        cv2.blur(
            cv2.convertScaleAbs(cv2.Sobel(small, cv2.CV_16S, *way)).astype(np.float32), (_WINDOW, _WINDOW)
        )
        for way in ((1, 0), (0, 1))
    )
    density = cv2.min(across, down)
    places = []
    for _ in range(PLACES):
        _, _, _, (x, y) = cv2.minMaxLoc(density)
        places.append((x / factor, y / factor))
        cv2.rectangle(density, (x - _WINDOW, y - _WINDOW), (x + _WINDOW, y + _WINDOW), (0,), -1)
    return places


def around(grey: Picture, place: Point) -> CutOut:
    """The cut-out around a place, moved into the frame where it would reach out of it."""
    height, width = grey.shape
    half = min(int(_SHARE * height / 2), width // 2)
    left = int(min(max(place[0] - half, 0), width - 2 * half))
    top = int(min(max(place[1] - half, 0), height - 2 * half))
    factor = _SIDE / (2 * half)
    return CutOut(scaled(grey[top : top + 2 * half, left : left + 2 * half], factor), left, top, factor)


def middle(grey: Picture) -> CutOut:
    """The middle of a frame at twice its size: a phone there may be less dense than a poster elsewhere."""
    height, width = grey.shape
    top, left = height // 4, width // 4
    factor = min(_LARGEST_FACTOR, 2 * _LINES / (height // 2))
    return CutOut(scaled(grey[top : top + height // 2, left : left + width // 2], factor), left, top, factor)


def whole_at_half(grey: Picture) -> CutOut:
    """The whole frame made small: a code that is close to the lens, large and out of focus."""
    factor = min(1.0, _LINES / grey.shape[0])
    return CutOut(scaled(grey, factor), 0, 0, factor)


def sharpened(picture: Picture) -> list[Found]:
    """Against a lens out of focus and a hand that moves."""
    return read_zxing(_sharper(picture, 4, 2))


def smoothed_for_zbar(picture: Picture) -> list[Found]:
    """zbar's opinion without grain: it follows lines across a glare that zxing-cpp gives up on."""
    half = CutOut(scaled(picture, 0.5), 0, 0, 0.5)
    return half.in_frame(read_zbar(np.asarray(cv2.GaussianBlur(half.picture, (0, 0), 1), np.uint8)))


def cut_in_two(picture: Picture) -> list[Found]:
    """Black or white by each neighbourhood's mean: against dim light, grain and a screen's own pixels."""
    smooth = cv2.GaussianBlur(picture, (0, 0), 1.5)
    two = cv2.adaptiveThreshold(smooth, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY, 61, 3)
    return read_zxing(np.asarray(two, np.uint8))


def sharpened_twice_as_much(picture: Picture) -> list[Found]:
    """Against a lens far out of focus; larger first, so that the edges it draws stay thin."""
    larger = CutOut(scaled(picture, 1.5), 0, 0, 1.5)
    smooth = np.asarray(cv2.GaussianBlur(larger.picture, (0, 0), 1.5), np.uint8)
    return larger.in_frame(read_zxing(_sharper(smooth, 5, 6)))


def _sharper(picture: Picture, width: float, strength: float) -> Picture:
    """What differs from the neighbourhood made to differ more."""
    smooth = cv2.GaussianBlur(picture, (0, 0), width)
    return np.asarray(cv2.addWeighted(picture, 1 + strength, smooth, -strength, 0), np.uint8)


def _at(number: int) -> Callable[[Sight], CutOut]:
    return lambda sight: sight.place(number)


FIRST = (Attempt(_at(0), sharpened), Attempt(_at(0), cut_in_two))
"""Tried on every picture. zxing-cpp looks at the inverted picture by itself, each time."""
OTHERS = (
    Attempt(_at(0), sharpened_twice_as_much),
    Attempt(lambda sight: middle(sight.grey), read_zxing),
    Attempt(lambda sight: whole_at_half(sight.grey), read_zxing),
    Attempt(_at(0), smoothed_for_zbar),
    Attempt(_at(1), sharpened),
    Attempt(_at(1), cut_in_two),
    Attempt(_at(2), sharpened),
    Attempt(_at(2), cut_in_two),
)
"""Tried in turn in the time that is left."""
