"""Makes the sounds of the till as WAV files: one for each face of a verdict and a tick for a scan.

python3 packaging/make_sounds.py [FOLDER]    FOLDER is resources/sounds unless named

Standard library only; the same bytes each time. Few people know a sound again by its pitch alone, so each
differs from the others in melody, rhythm and timbre too; and all have enough above 300 Hz, which is where
small loudspeakers begin.
"""

from __future__ import annotations

import math
import struct
import sys
import wave
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

RATE = 44_100
FULL_SCALE = 32_767
FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sounds"

Timbre = tuple[tuple[float, float], ...]
"""Partials: how many times the note's frequency, and how loud."""

PURE: Timbre = ((1, 1.0), (2, 0.08))
BELL: Timbre = ((1, 1.0), (2, 0.55), (3, 0.3), (4.2, 0.18), (5.4, 0.1))
HOLLOW: Timbre = ((1, 1.0), (3, 0.45), (5, 0.2), (7, 0.08))
REED: Timbre = ((1, 0.6), (2, 1.0), (3, 0.7), (4, 0.45), (5, 0.3), (6, 0.2))
VOICE: Timbre = ((1, 1.0), (2, 0.4), (3, 0.12))
WOOD: Timbre = ((1, 1.0), (1.52, 0.7), (2.37, 0.5), (3.11, 0.25))
BUZZ: Timbre = tuple((n, 1.0 / n**0.5) for n in range(1, 11))
SIREN: Timbre = tuple((n, 1.0 / n) for n in range(1, 10, 2))
CLICK: Timbre = ((1, 1.0), (2.76, 0.5))


@dataclass(frozen=True)
class Note:
    """One tone. Times in seconds, frequencies in Hz."""

    at: float
    seconds: float
    hertz: float
    timbre: Timbre
    to_hertz: float = 0.0
    """Where it slides to; 0 to stay."""
    attack: float = 0.006
    release: float = 0.02
    fade: float = math.inf
    """How soon it has faded to a third."""
    waver: float = 0.0
    """How far it wavers, as a part of its frequency."""
    waver_hertz: float = 0.0
    loud: float = 1.0


@dataclass(frozen=True)
class Sound:
    """Notes, and the peak they are brought to, as a part of full scale."""

    notes: tuple[Note, ...]
    peak: float = 0.8


SOUNDS: dict[str, Sound] = {
    # Heard at each scan, so as little as can be noticed.
    "scanned": Sound((Note(0, 0.045, 2600, CLICK, attack=0.002, release=0.015, fade=0.012),), peak=0.45),
    # Two rising notes that ring: done.
    "redeemed": Sound(
        (
            Note(0, 0.26, 784, BELL, attack=0.004, release=0.12, fade=0.16, loud=0.8),
            Note(0.12, 0.42, 1175, BELL, attack=0.004, release=0.18, fade=0.24),
        ),
        peak=0.9,
    ),
    # Up, then level, without edges: kept, and nothing to worry about.
    "stored": Sound(
        (
            Note(0, 0.17, 440, PURE, attack=0.04, release=0.06),
            Note(0.16, 0.17, 587, PURE, attack=0.04, release=0.06),
            Note(0.36, 0.28, 587, PURE, attack=0.04, release=0.18),
        ),
        peak=0.6,
    ),
    # A voice that wavers upwards and stops there: a question without an answer.
    "unknown": Sound(
        (Note(0, 0.68, 460, VOICE, 820, attack=0.03, release=0.05, waver=0.11, waver_hertz=6.5),), peak=0.75
    ),
    # The same said twice, each time falling.
    "already_used": Sound(
        (
            Note(0, 0.19, 370, REED, 262, attack=0.01, release=0.04),
            Note(0.27, 0.19, 370, REED, 262, attack=0.01, release=0.04),
        )
    ),
    # One step down, and it stays down.
    "not_usable": Sound(
        (
            Note(0, 0.14, 659, HOLLOW, attack=0.008, release=0.03),
            Note(0.14, 0.36, 440, HOLLOW, attack=0.008, release=0.16),
        )
    ),
    # A double knock on wood, without a tone.
    "not_a_voucher": Sound(
        (
            Note(0, 0.1, 420, WOOD, attack=0.002, release=0.04, fade=0.03),
            Note(0.13, 0.12, 390, WOOD, attack=0.002, release=0.05, fade=0.036),
        ),
        peak=0.95,
    ),
    # Three quick ticks of a clock that runs down.
    "qr_too_old": Sound(
        (
            Note(0, 0.06, 2350, CLICK, attack=0.002, release=0.02, fade=0.02),
            Note(0.1, 0.06, 1760, CLICK, attack=0.002, release=0.02, fade=0.02),
            Note(0.2, 0.09, 1319, CLICK, attack=0.002, release=0.03, fade=0.03),
        )
    ),
    # Long, short, long, low: an engaged line.
    "no_line": Sound(
        (
            Note(0, 0.25, 233, BUZZ, attack=0.012, release=0.03),
            Note(0.3, 0.08, 233, BUZZ, attack=0.012, release=0.03),
            Note(0.43, 0.25, 233, BUZZ, attack=0.012, release=0.03),
        ),
        peak=0.9,
    ),
    # A siren of three tones: call somebody.
    "till_problem": Sound(
        (
            Note(0, 0.17, 1047, SIREN, release=0.015),
            Note(0.18, 0.17, 740, SIREN, release=0.015),
            Note(0.36, 0.22, 1047, SIREN, release=0.03),
        ),
        peak=0.6,
    ),
}


def envelope(note: Note, time: float) -> float:
    """How loud a note is at a moment of its own: no jump at either end, or the loudspeaker clicks."""
    left = note.seconds - time
    rise = math.sin(math.pi / 2 * min(1.0, time / note.attack)) ** 2
    fall = math.sin(math.pi / 2 * min(1.0, max(0.0, left) / note.release)) ** 2
    return note.loud * rise * fall * math.exp(-time / note.fade)


def samples(note: Note) -> list[float]:
    """One note by itself; partials that the rate cannot carry are left out."""
    count = round(note.seconds * RATE)
    target = note.to_hertz or note.hertz
    made, turns = [], 0.0
    for number in range(count):
        time = number / RATE
        hertz = note.hertz * (target / note.hertz) ** (time / note.seconds)
        hertz *= 1 + note.waver * math.sin(2 * math.pi * note.waver_hertz * time)
        turns += hertz / RATE
        tone = sum(
            loud * math.sin(2 * math.pi * turns * ratio)
            for ratio, loud in note.timbre
            if ratio * hertz < RATE / 2
        )
        made.append(envelope(note, time) * tone)
    return made


def mixed(sound: Sound) -> list[int]:
    """A sound as 16-bit samples, its loudest at the peak, and silence at both ends."""
    end = max(note.at + note.seconds for note in sound.notes)
    track = [0.0] * (round(end * RATE) + 1)
    for note in sound.notes:
        first = round(note.at * RATE)
        for number, value in enumerate(samples(note)):
            track[first + number] += value
    scale = sound.peak * FULL_SCALE / max(abs(value) for value in track)
    return [round(value * scale) for value in track]


def write(path: Path, values: Sequence[int]) -> None:
    """Write a mono WAV file."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(struct.pack(f"<{len(values)}h", *values))


def main() -> None:
    """Make all sounds."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, sound in SOUNDS.items():
        write(folder / f"{name}.wav", mixed(sound))


if __name__ == "__main__":
    main()
