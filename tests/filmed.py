"""Frames of phones for tests and benchmarks: each kind of trouble, the same at every run."""

from __future__ import annotations

import base64
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import cv2
import numpy as np
from pictures import Picture, qr

from voucher_till.sandbox.optics import Shot, photograph

Random = np.random.Generator


def _within(low: float, high: float) -> Callable[[Random], float]:
    return lambda random: float(random.uniform(low, high))


TROUBLES: dict[str, dict[str, Callable[[Random], float]]] = {
    "plain": {},
    "perspective": {"tilt": _within(0.1, 0.65), "angle": _within(-180, 180)},
    "blur": {"blur": _within(0.8, 2.4)},
    "motion": {"motion": _within(2, 9), "direction": _within(0, 180)},
    "noise": {"noise": _within(12, 60)},
    "moire": {"moire": _within(0.05, 0.4), "blur": _within(0.5, 1.0)},
    "glare": {"glare": _within(0.008, 0.06)},
    "dim": {"light": _within(0.04, 0.25), "noise": _within(2, 8)},
    "low contrast": {"contrast": _within(0.04, 0.3), "noise": _within(2, 6)},
    "finger": {"finger": _within(0.12, 0.3)},
    "small": {"height": _within(0.24, 0.46), "blur": _within(0.4, 0.8)},
    "dark theme": {"blur": _within(0.6, 2.6), "noise": _within(3, 25)},
    "evening": {"light": _within(0.12, 0.45), "noise": _within(3, 9), "blur": _within(0.7, 1.6)},
    "in a hurry": {"motion": _within(2, 9), "blur": _within(0.6, 1.7), "tilt": _within(0.05, 0.35)},
    "sunlit": {"contrast": _within(0.06, 0.5), "glare": _within(0.008, 0.045), "noise": _within(2, 5)},
    "at arm's length": {"height": _within(0.34, 0.6), "blur": _within(0.5, 1.1), "noise": _within(4, 16)},
}
"""What is wrong in each kind of frame, from hardly to hopelessly; the last four are as counters are."""
DARK = {"dark theme"}
"""The kinds that show white on black."""

_SCREEN = (720, 1280)
_CODE = 464
"""Pixels of a phone, and how many of them its code takes: what the emulator's phone shows."""


def payload(random: Random) -> str:
    return "TT-" + base64.b64encode(random.bytes(32)).decode()


def screen(text: str) -> Picture:
    """A phone with a white card, the code in its middle and lines of words around it."""
    width, height = _SCREEN
    sheet = np.full((height, width), 242, np.uint8)
    cv2.rectangle(sheet, (48, 120), (width - 48, height - 64), (255,), -1)
    modules = qr(text, 1)
    scale = _CODE // modules.shape[0]
    code = cv2.resize(modules, None, fx=scale, fy=scale, interpolation=cv2.INTER_NEAREST)
    side = code.shape[0]
    top, left = (height - side) // 2 - 110, (width - side) // 2
    sheet[top : top + side, left : left + side] = code
    for y, words in (
        (190, "Nasi Goreng Special"),
        (245, "IDR 45.000"),
        (860, "Voucher code"),
        (930, text[3:19]),
    ):
        cv2.putText(sheet, words, (left, y), cv2.FONT_HERSHEY_SIMPLEX, 1.3, (40,), 3, cv2.LINE_AA)
    return sheet


def shot(kind: str, random: Random) -> Shot:
    """One way of holding a phone with this kind of trouble."""
    held = Shot(
        height=float(random.uniform(0.5, 0.85)),
        angle=float(random.uniform(-25, 25)),
        centre=(float(random.uniform(0.4, 0.6)), float(random.uniform(0.45, 0.6))),
        blur=0.7,
        counter=int(random.integers(10_000)),
        glare_at=(float(random.uniform(-0.15, 0.15)), float(random.uniform(-0.24, 0.06))),
    )
    troubles: dict[str, Any] = {name: draw(random) for name, draw in TROUBLES[kind].items()}
    return replace(held, dark_theme=kind in DARK, **troubles)


def frames(size: tuple[int, int], each: int, seed: int = 5) -> Iterator[tuple[str, str, Picture]]:
    """Kind, payload and picture; the phone's place, turn and size vary within every kind."""
    random = np.random.default_rng(seed)
    for kind in TROUBLES:
        for _ in range(each):
            text = payload(random)
            yield kind, text, photograph(screen(text), shot(kind, random), size, random)


def empty_frames(size: tuple[int, int], count: int, seed: int = 6) -> Iterator[Picture]:
    """Counters without a phone: things, stripes, print and grain, each frame another counter."""
    random = np.random.default_rng(seed)
    for number in range(count):
        frame = np.full((size[1], size[0]), int(random.integers(30, 200)), np.uint8)
        for _ in range(40):
            x, y = int(random.integers(size[0])), int(random.integers(size[1]))
            w, h = int(random.integers(8, 260)), int(random.integers(8, 160))
            cv2.rectangle(frame, (x, y), (x + w, y + h), (int(random.integers(255)),), -1)
        _clutter[number % len(_clutter)](frame, random)
        grain = random.normal(0, 6, frame.shape)
        yield np.asarray(np.clip(frame + grain, 0, 255), np.uint8)


def empty_counter(size: tuple[int, int], count: int, seed: int = 7) -> Iterator[Picture]:
    """One counter without a phone, blue-green-red, from a camera that stands still: only grain differs."""
    random = np.random.default_rng(seed)
    still = cv2.cvtColor(next(empty_frames(size, 1, seed)), cv2.COLOR_GRAY2BGR)
    for _ in range(count):
        grain = random.normal(0, 6, still.shape)
        yield np.asarray(np.clip(still + grain, 0, 255), np.uint8)


def _nothing(frame: Picture, random: Random) -> None:
    """The things alone."""


def _stripes(frame: Picture, random: Random) -> None:
    step = int(random.integers(6, 30))
    for x in range(0, frame.shape[1], 2 * step):
        cv2.rectangle(frame, (x, 0), (x + step, frame.shape[0] // 2), (235,), -1)


def _print(frame: Picture, random: Random) -> None:
    for y in range(40, frame.shape[0], 34):
        words = base64.b64encode(random.bytes(40)).decode()
        cv2.putText(frame, words, (30, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, (20,), 2, cv2.LINE_AA)


def _speckles(frame: Picture, random: Random) -> None:
    """Black and white squares of a code's size without a code: cloth, gravel, a chessboard of a print."""
    side = int(random.integers(3, 9))
    rows, columns = frame.shape[0] // side // 2, frame.shape[1] // side // 2
    cells = (random.random((rows, columns)) < 0.5).astype(np.uint8) * 200 + 20
    large = cells.repeat(side, axis=0).repeat(side, axis=1)
    frame[: large.shape[0], : large.shape[1]] = large


_clutter: tuple[Callable[[Picture, Random], None], ...] = (_nothing, _stripes, _print, _speckles)
