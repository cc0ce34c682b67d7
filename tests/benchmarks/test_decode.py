"""Decoding 1280 x 720 frames: our decoder beside zbar and zxing-cpp alone (design, section 11)."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
from pictures import Picture, photo

from voucher_till.scanning import decoder

FRAMES = 60


def frames() -> list[tuple[str, Picture]]:
    """Blur, noise, turn and dim light, worse from frame to frame."""
    random = np.random.default_rng(11)
    made = []
    for number in range(FRAMES):
        text = f"TT-frame{number:04d}abcdefghijklmnopqrstuvwxyz0123456789="
        picture = photo(
            text,
            seed=number,
            angle=float(random.uniform(-180, 180)),
            blur=float(random.uniform(0.8, 3.2)),
            noise=float(random.uniform(4, 22)),
            light=float(random.uniform(0.25, 0.9)),
        )
        made.append((text, picture))
    return made


def measure(read: Callable[[Picture], list[str]], shots: list[tuple[str, Picture]]) -> tuple[int, float]:
    """How many were read, and the median time in milliseconds."""
    times, hits = [], 0
    for text, picture in shots:
        started = time.perf_counter()
        texts = read(picture)
        times.append((time.perf_counter() - started) * 1000)
        hits += text in texts
    return hits, statistics.median(times)


def test_our_decoder_reads_more_in_less_time() -> None:
    shots = frames()
    zbar, zxing = measure(decoder._zbar, shots), measure(decoder._zxing, shots)
    ours = measure(decoder.Decoder().read, shots)
    for name, (hits, median) in {"zbar": zbar, "zxing-cpp": zxing, "ours": ours}.items():
        print(f"\n{name:10} {hits:3}/{FRAMES} read, median {median:6.1f} ms", end="")
    print()
    assert ours[0] >= 1.5 * zbar[0]
    assert ours[1] <= zbar[1] / 4
