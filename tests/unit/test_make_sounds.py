"""The sounds that ship are those the script makes, and they differ by more than their pitch."""

from __future__ import annotations

import subprocess
import sys
import wave
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from voucher_till.domain.verdict import Face
from voucher_till.ui.shared.resources import resource

Samples = NDArray[np.float64]

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = resource("sounds")
NAMES = sorted([*(face.value for face in Face), "scanned"])
RATE = 44_100
FRAME = RATE // 50
BANDS = 150 * 2 ** (np.arange(34) / 6)
"""Edges of bands of two semitones, from 150 Hz to 6.8 kHz."""
OCTAVE = 6
ALIKE = 0.65


def heard(name: str) -> Samples:
    """A sound that ships, as parts of full scale."""
    with wave.open(str(SHIPPED / f"{name}.wav")) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768


def picture(sound: Samples) -> Samples:
    """How loud each band is in each fiftieth of a second."""
    frequencies = np.fft.rfftfreq(8192, 1 / RATE)
    inside = (frequencies >= BANDS[:-1, None]) & (frequencies < BANDS[1:, None])
    starts = range(0, len(sound), FRAME)
    padded = np.pad(sound, (0, 2 * FRAME))
    windows = np.array([padded[start : start + 2 * FRAME] * np.hanning(2 * FRAME) for start in starts])
    return np.asarray(np.sqrt((np.abs(np.fft.rfft(windows, 8192)) ** 2) @ inside.T))


def likeness(one: Samples, other: Samples) -> float:
    """0 to 1, at the best of all shifts by up to an octave and 60 ms: a melody sung higher is the same."""
    first, second = picture(one), picture(other)
    bands = first.shape[1]
    frames = max(len(first), len(second)) + 6
    field = np.zeros((frames, bands + 2 * OCTAVE))
    field[3 : 3 + len(first), OCTAVE : OCTAVE + bands] = first
    norm = float(np.linalg.norm(first) * np.linalg.norm(second))
    shifts = [(later, higher) for later in range(7) for higher in range(2 * OCTAVE + 1)]
    overlaps = (
        float((field[later : later + len(second), higher : higher + bands] * second).sum())
        for later, higher in shifts
    )
    return max(overlaps) / norm


def test_each_face_has_its_sound_and_nothing_else_ships() -> None:
    assert sorted(path.name for path in SHIPPED.iterdir()) == [f"{name}.wav" for name in NAMES]


def test_making_them_again_gives_the_same_bytes(tmp_path: Path) -> None:
    script = ROOT / "packaging" / "make_sounds.py"
    subprocess.run([sys.executable, "-I", str(script), str(tmp_path)], check=True, timeout=60)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in SHIPPED.iterdir()}


@pytest.mark.parametrize("name", NAMES)
def test_it_is_short_and_neither_clips_nor_clicks(name: str) -> None:
    sound = np.abs(heard(name))
    shortest, longest = (0.02, 0.08) if name == "scanned" else (0.15, 0.7)
    assert shortest <= len(sound) / RATE <= longest
    assert 0.3 < sound.max() < 0.97
    assert sound[0] == sound[-1] == 0
    quarter_millisecond = RATE // 4000
    assert sound[:quarter_millisecond].max() < 0.05
    assert sound[-quarter_millisecond:].max() < 0.05


@pytest.mark.parametrize("name", NAMES)
def test_a_small_loudspeaker_carries_it(name: str) -> None:
    power = np.abs(np.fft.rfft(heard(name))) ** 2
    high = np.fft.rfftfreq(len(heard(name)), 1 / RATE) > 300
    assert power[high].sum() > 0.5 * power.sum()


@pytest.mark.parametrize(("one", "other"), list(combinations(NAMES, 2)))
def test_two_sounds_are_not_alike(one: str, other: str) -> None:
    assert likeness(heard(one), heard(other)) < ALIKE


@pytest.mark.parametrize("name", NAMES)
def test_the_same_sound_quieter_later_and_higher_counts_as_alike(name: str) -> None:
    sound = heard(name)
    tone_higher = np.interp(np.arange(0, len(sound), 1.12), np.arange(len(sound)), sound)
    disguised = np.pad(0.4 * tone_higher, (RATE // 50, 0))
    assert likeness(sound, disguised) > ALIKE
