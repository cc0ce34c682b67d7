"""What is said to a customer whose code does not read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from filmed import empty_frames, payload, screen
from pictures import Picture, place, qr

from voucher_till.sandbox.optics import Shot, photograph
from voucher_till.scanning.coaching import Advice, advise
from voucher_till.scanning.pipeline import FrameReader

Random = np.random.Generator

SIZE = (1280, 720)
CODE_ABOVE_MIDDLE = 110 / 1280
"""How far the code's middle is above the screen's, in shares of the screen's height."""


def held(random: Random, **trouble: float) -> Shot:
    """A phone in the middle of the frame."""
    height = trouble.pop("height", float(random.uniform(0.6, 0.85)))
    angle = float(random.uniform(-20, 20))
    glare_at = (float(random.uniform(-0.02, 0.02)), -CODE_ABOVE_MIDDLE)
    troubles: dict[str, Any] = {"blur": 0.7, "glare_at": glare_at, **trouble}
    return Shot(height, (0.5, 0.52), angle, counter=int(random.integers(10_000)), **troubles)


def over_the_edge(random: Random) -> Shot:
    """A phone held so that the middle of its code is at the frame's left, right, upper or lower edge."""
    height = float(random.uniform(0.6, 0.85))
    lower = height * CODE_ABOVE_MIDDLE
    edges = [(0.0, 0.5), (1.0, 0.5), (0.5, lower), (0.5, 1 + lower)]
    return Shot(height, edges[int(random.integers(4))], float(random.uniform(-10, 10)), blur=0.7)


CLEAR: dict[Advice, Callable[[Random], Shot]] = {
    Advice.TOO_DARK: lambda random: held(random, light=random.uniform(0.02, 0.04), noise=4),
    Advice.GLARE: lambda random: held(random, glare=random.uniform(0.07, 0.09)),
    Advice.TOO_SMALL: lambda random: held(random, height=random.uniform(0.2, 0.27)),
    Advice.CUT_OFF: over_the_edge,
    Advice.OUT_OF_FOCUS: lambda random: held(random, blur=random.uniform(3.4, 4.2)),
    Advice.HOLD_STILL: lambda random: held(
        random, motion=random.uniform(10, 14), direction=random.uniform(0, 180)
    ),
}


def unread(advice: Advice, number: int, seed: int) -> list[Picture]:
    """Frames with one clear trouble each, all of them such that the pipeline does not read them."""
    random = np.random.default_rng(seed)
    frames: list[Picture] = []
    while len(frames) < number:
        frame = photograph(screen(payload(random)), CLEAR[advice](random), SIZE, random)
        if not FrameReader(lambda: 0.0).read(frame).found:
            frames.append(frame)
    return frames


def said(reader: FrameReader, frame: Picture, clock: list[float], seconds: float) -> list[Advice | None]:
    """What is said while a frame stays in front of the camera, every 0.4 seconds."""
    heard = []
    for _ in np.arange(0, seconds, 0.4):
        heard.append(reader.read(frame).advice)
        clock[0] += 0.4
    return heard


@pytest.mark.parametrize("advice", CLEAR)
def test_a_clear_trouble_is_named(advice: Advice) -> None:
    heard = [advise(frame) for frame in unread(advice, 10, seed=41)]
    assert heard.count(advice) >= 8, heard


@pytest.mark.parametrize("size", [(640, 480), (1280, 720)], ids=str)
def test_an_empty_counter_gets_no_advice(size: tuple[int, int]) -> None:
    heard = [advise(frame) for frame in empty_frames(size, 60, seed=42)]
    assert heard.count(None) >= 57, heard


def test_nothing_is_said_of_a_blank_picture() -> None:
    for level in (0, 3, 128, 255):
        assert advise(np.full((720, 1280), level, np.uint8)) is None


def test_advice_comes_after_a_second_and_goes_with_the_phone() -> None:
    clock = [100.0]
    reader = FrameReader(lambda: clock[0])
    small, empty = unread(Advice.TOO_SMALL, 1, seed=43)[0], np.full((720, 1280), 90, np.uint8)
    assert said(reader, small, clock, 2.4) == [None, None, None, *[Advice.TOO_SMALL] * 3]
    assert said(reader, empty, clock, 0.8) == [None, None]


def test_a_code_that_reads_ends_the_advice_and_the_wait_begins_anew() -> None:
    clock = [100.0]
    reader = FrameReader(lambda: clock[0])
    small = unread(Advice.TOO_SMALL, 1, seed=43)[0]
    assert said(reader, small, clock, 1.6)[-1] is Advice.TOO_SMALL
    assert reader.read(place([qr("TT-abc")])).advice is None
    clock[0] += 0.4
    assert said(reader, small, clock, 1.6) == [None, None, None, Advice.TOO_SMALL]
