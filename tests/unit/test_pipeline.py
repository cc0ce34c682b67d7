"""What the pipeline makes of the frames of one camera, and of what is no frame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import cycle, islice

import cv2
import numpy as np
import pytest
from filmed import empty_counter, empty_frames, frames, screen, shot
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from pictures import Picture, place, qr

from voucher_till.sandbox.optics import Shot, photograph
from voucher_till.scanning.chances import FIRST, OTHERS, Sight
from voucher_till.scanning.decoder import Found, read_zxing
from voucher_till.scanning.pipeline import BUDGET_SECONDS, FrameReader

SIZE = (1280, 720)
OURS = "TT-abcDEF123456789+/abcDEF123456789+/abcDEF12345="
OTHER = "TT-another00000000000000000000000000000000000000="


class Clock:
    """Moves on by a fixed time at every question, and counts them: a look asks more often than a rest."""

    def __init__(self, step: float) -> None:
        self.step, self.now, self.questions = step, 0.0, 0

    def __call__(self) -> float:
        self.now += self.step
        self.questions += 1
        return self.now


ONE_CHANCE = BUDGET_SECONDS
FOUR_CHANCES = BUDGET_SECONDS / 3.5
"""How far a clock moves so that a frame has time for so many."""


def stopped() -> float:
    """Time for everything."""
    return 0.0


def texts(reader: FrameReader, frame: object) -> list[str]:
    return [code.text for code in reader.read(frame).found]


def read_by(attempts: tuple, frame: Picture) -> bool:  # type: ignore[type-arg]
    sight = Sight(frame)
    return any(attempt.look(sight) for attempt in attempts)


@pytest.fixture(scope="module")
def hard() -> list[tuple[str, Picture]]:
    """Frames that zxing-cpp alone does not read, and neither do the first of the second chances."""
    unread = [(text, frame) for _, text, frame in frames(SIZE, 8, seed=21) if not read_zxing(frame)]
    return [(text, frame) for text, frame in unread if not read_by(FIRST, frame)]


def assert_near(code: Found, corners: list[tuple[float, float]], within: float) -> None:
    """Each corner of the outline lies near one of the code's, and each of the code's near one of those."""
    apart = np.linalg.norm(np.array(code.outline)[:, None] - np.array(corners)[None], axis=2)
    assert len(code.outline) == 4
    assert apart.min(axis=0).max() < within and apart.min(axis=1).max() < within


@pytest.mark.parametrize("factor", [1, 3], ids=["720p", "2160p"])
@pytest.mark.parametrize("colour", [False, True], ids=["grey", "colour"])
def test_a_code_is_read_with_its_outline_in_the_frames_own_pixels(factor: int, colour: bool) -> None:
    code = qr(OURS, 8 * factor)
    frame = place([code], (SIZE[0] * factor, SIZE[1] * factor))
    left, top = (frame.shape[1] - code.shape[1]) // 2, (frame.shape[0] - code.shape[0]) // 2
    quiet, side = 4 * 8 * factor, code.shape[0]
    edges = [(quiet, quiet), (side - quiet, quiet), (side - quiet, side - quiet), (quiet, side - quiet)]
    found = FrameReader().read(cv2.cvtColor(frame, cv2.COLOR_GRAY2BGR) if colour else frame).found
    assert [one.text for one in found] == [OURS]
    assert_near(found[0], [(left + x, top + y) for x, y in edges], 5 * factor)


@pytest.mark.parametrize("number", range(len(FIRST) + len(OTHERS)))
def test_every_chance_tells_outlines_in_the_frames_own_pixels(number: int) -> None:
    height, centre = 0.6, (0.53, 0.55)
    held = Shot(height=height, centre=centre, blur=0.5, noise=2)
    frame = photograph(screen(OURS), held, SIZE, np.random.default_rng(3))
    scale = height * SIZE[1] / 1280
    x, y, half = centre[0] * SIZE[0], centre[1] * SIZE[1] - 110 * scale, 33 * 11 * scale / 2
    found = (FIRST + OTHERS)[number].look(Sight(frame))
    for code in found:
        assert code.text == OURS
        assert_near(
            code, [(x + across * half, y + down * half) for across in (-1, 1) for down in (-1, 1)], 12
        )
    assert found or number >= len(FIRST) + 3  # chances at other places need not see it


def test_second_chances_read_what_a_whole_look_does_not() -> None:
    unread = [(text, frame) for _, text, frame in frames(SIZE, 6, seed=22) if not read_zxing(frame)]
    read = [texts(FrameReader(stopped), frame) for _, frame in unread]
    assert all(found in ([], [text]) for found, (text, _) in zip(read, unread, strict=True))
    assert sum(map(bool, read)) >= len(unread) / 3


def test_a_phone_held_still_gets_every_chance_within_a_second(hard: list[tuple[str, Picture]]) -> None:
    late = [(text, frame) for text, frame in hard if read_by(OTHERS, frame)]
    assert late
    for text, frame in late:
        reader = FrameReader(Clock(ONE_CHANCE))
        seen = [texts(reader, frame) for _ in range(15)]
        assert seen[0] == [] and [text] in seen


def test_a_hand_that_never_keeps_still_gets_the_other_chances_too(hard: list[tuple[str, Picture]]) -> None:
    late = [(text, frame) for text, frame in hard if read_by(OTHERS, frame)]
    seen = []
    for _, frame in late:
        reader = FrameReader(Clock(FOUR_CHANCES))
        seen.append([texts(reader, np.roll(frame, 30 * turn, axis=1)) for turn in range(8)])
    assert sum([text] in found for found, (text, _) in zip(seen, late, strict=True)) > len(late) / 2


def questions(film: Iterable[Picture]) -> int:
    """How often the clock is asked in ten seconds of a film at 30 frames a second."""
    clock = Clock(0)
    reader = FrameReader(clock)
    for number, frame in enumerate(islice(cycle(film), 300)):
        clock.now = number / 30
        reader.read(frame)
    return clock.questions


def test_an_empty_counter_is_hardly_looked_at() -> None:
    every_frame = 300 * (1 + len(FIRST) + len(OTHERS))
    assert questions(empty_counter((640, 360), 4)) < 0.2 * every_frame


def test_a_picture_that_stays_still_for_long_is_looked_at_less_often() -> None:
    still = next(empty_frames((640, 360), 1, seed=9))
    clock = Clock(0)
    reader = FrameReader(clock)

    def looks(seconds: range) -> int:
        """Frames that were looked at: each asks the time more than once."""
        looked = 0
        for number in range(seconds.start * 30, seconds.stop * 30):
            clock.now, before = number / 30, clock.questions
            reader.read(still)
            looked += clock.questions - before > 1
        return looked

    assert not reader.is_still
    assert looks(range(0, 1)) > 0 and not reader.is_still
    assert looks(range(1, 5)) >= 14 and reader.is_still
    assert looks(range(6, 10)) <= 8 and reader.is_still
    assert texts(reader, place([qr(OURS)], (640, 360))) == [OURS]
    assert not reader.is_still


def test_a_flickering_lamp_is_no_movement() -> None:
    still = next(empty_frames((640, 360), 1, seed=9)) * 0.7 + 30
    rows = np.arange(360)[:, None]
    film = [(still + 12 * np.sin(rows / 90 + turn)).astype(np.uint8) for turn in range(6)]
    assert questions(film) == questions([film[0]])


def test_a_code_is_told_again_only_while_the_picture_is_the_same() -> None:
    reader = FrameReader(Clock(0.001))
    shown, other = place([qr(OURS)]), place([qr(OTHER)])
    empty = next(empty_frames(SIZE, 1))
    assert [texts(reader, one) for one in (shown, shown, empty, shown, other, empty)] == [
        [OURS],
        [OURS],
        [],
        [OURS],
        [OTHER],
        [],
    ]


def test_a_code_read_by_a_late_chance_stays_read(hard: list[tuple[str, Picture]]) -> None:
    text, frame = next((text, frame) for text, frame in hard if read_by(OTHERS, frame))
    clock = Clock(0)
    reader = FrameReader(clock)
    for second in range(10):
        clock.now = float(second)
        assert texts(reader, frame) == [text]


def test_a_phone_that_comes_into_a_still_picture_is_seen_at_once() -> None:
    reader = FrameReader()
    for frame in [*empty_counter(SIZE, 8)] * 2:
        assert texts(reader, frame) == []
    small = Shot(height=0.4, centre=(0.3, 0.6), blur=0.5)
    assert texts(reader, photograph(screen(OURS), small, SIZE, np.random.default_rng(4))) == [OURS]


def test_no_texture_is_read() -> None:
    reader = FrameReader(stopped)
    for frame in empty_frames((640, 480), 40, seed=31):
        assert texts(reader, frame) == []


KINDS = st.one_of(
    *(arrays.array_shapes(min_dims=dims, max_dims=dims, min_side=0, max_side=90) for dims in (1, 2, 3)),
    st.tuples(st.integers(0, 90), st.integers(0, 90), st.integers(1, 5)),
)
TYPES = st.sampled_from(
    ["u1", "u2", ">u2", "i1", "i4", "i8", "u8", "f2", "f4", "f8", "g", "?", "c8", "O", "S3", "U2", "M8[s]"]
)


@st.composite
def pictures(draw: st.DrawFn) -> object:
    """Arrays of any shape and type over random bytes, as they are or as a view of others."""
    shape, kind = draw(KINDS), np.dtype(draw(TYPES))
    random = np.random.default_rng(draw(st.integers(0, 99)))
    if kind.kind == "O":
        return np.full(shape, None, object)
    size = int(np.prod(shape)) * kind.itemsize
    values = np.frombuffer(random.bytes(size), np.uint8).copy().view(kind).reshape(shape)
    if kind.kind == "f" and values.size and draw(st.booleans()):
        values.flat[0], values.flat[-1] = np.nan, draw(st.sampled_from([np.inf, -np.inf]))
    view = draw(st.sampled_from(["as it is", "turned", "every other", "backwards", "read only"]))
    if view == "read only":
        values.setflags(write=False)
    views = {"turned": values.T, "every other": values[::2], "backwards": values[::-1]}
    return views.get(view, values)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@example(frame=None)
@example(frame=b"\xff\xd8\xff")
@example(frame=[[0] * 64] * 64)
@example(frame=np.zeros((1, 5000), np.uint8))
@example(frame=np.zeros((5000, 1), np.uint8))
@example(frame=np.zeros((30, 40_000), np.uint8))
@example(frame=np.zeros((64, 64, 0), np.uint8))
@example(frame=np.full((64, 64), np.nan))
@example(frame=np.full((64, 64, 3), 1e300))
@example(frame=np.ma.array(np.zeros((64, 64), np.uint8), mask=True))
@given(frame=pictures() | st.none() | st.text() | st.integers() | st.binary())
def test_nothing_makes_it_raise(frame: object) -> None:
    assert FrameReader(stopped).read(frame).found == ()


@pytest.mark.parametrize("shape", [(7000, 9000), (7000, 9000, 3), (9000, 60), (24, 24), (25, 1900)])
def test_no_size_makes_it_raise(shape: tuple[int, ...]) -> None:
    assert FrameReader(stopped).read(np.full(shape, 90, np.uint8)).found == ()


def readable() -> Iterator[tuple[str, object]]:
    code = place([qr(OURS)])
    yield "16 bits", code.astype(np.uint16) * 257
    yield "alpha", np.dstack([code] * 3 + [np.full_like(code, 255)])
    yield "one channel", code[:, :, None]
    yield "two channels", np.dstack([code, np.zeros_like(code)])
    yield "black or white", code > 128
    yield "shares", code / 255
    yield "a hole", np.where(np.arange(code.shape[1]) < 40, np.nan, code.astype(np.float64))
    yield "mirrored rows", np.flipud(np.rot90(code))[:, ::-1]
    yield "a view", np.repeat(code, 2, axis=1)[:, ::2]


@pytest.mark.parametrize("frame", [pytest.param(frame, id=name) for name, frame in readable()])
def test_other_pixels_than_eight_bits_are_read(frame: object) -> None:
    assert texts(FrameReader(), frame) == [OURS]


def test_what_cannot_be_looked_at_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    endless = np.broadcast_to(np.uint8(0), (2**30, 2**30))  # an exabyte, if anybody copies it
    reader = FrameReader()
    for _ in range(3):
        assert reader.read(endless).found == ()
    assert [record.getMessage() for record in caplog.records] == [
        "a frame could not be looked at: MemoryError"
    ]
    assert texts(reader, place([qr(OURS)])) == [OURS]


@pytest.mark.parametrize("centre", [(-1.0, 0.5), (2.0, 0.5), (0.5, -1.0), (0.5, 2.0)])
def test_a_phone_out_of_sight_leaves_the_counter_alone(centre: tuple[float, float]) -> None:
    random = np.random.default_rng(1)
    away = Shot(height=0.5, centre=centre, moire=0.3, noise=0)
    frame = photograph(screen(OURS), away, SIZE, random)
    assert np.array_equal(frame, photograph(screen(OURS), replace(away, moire=0), SIZE, random))
    assert int(frame.max()) < 200


def test_the_bench_kinds_are_the_same_at_every_run() -> None:
    first, again = (list(frames((320, 240), 1, seed=8)) for _ in range(2))
    assert all(np.array_equal(one[2], two[2]) for one, two in zip(first, again, strict=True))
    assert shot("blur", np.random.default_rng(1)) != shot("blur", np.random.default_rng(2))
