"""Decoding frames of phones: the till beside zbar, zxing-cpp and OpenCV alone (design, section 11)."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

import cv2
import numpy as np
import pytest
from commands import Shell
from filmed import TROUBLES, empty_counter, empty_frames, frames
from pictures import Picture
from tills import set_up

from voucher_till.sandbox.server import SandboxServer
from voucher_till.scanning.decoder import read_zbar, read_zxing, texts
from voucher_till.scanning.pipeline import FrameReader

SEED = 5
"""Not one of those that the second chances were chosen with."""
SIZES = {(640, 480): 8, (1280, 720): 12, (1920, 1080): 5}
"""Frames of each kind for each size: as many as the time allows, most where the targets are."""
EMPTY = 24

OPENCV_SECONDS = 0.4
"""What a frame may take OpenCV: 16 times its median. Frames that take longer count as unread."""
STATM = Path("/proc/self/statm")

Read = Callable[[Picture], tuple[list[str], float]]
"""The texts in a picture, and the milliseconds it took to find them."""


@dataclass
class Score:
    """What one reader did with the frames of one size; times in milliseconds."""

    hits: Counter[str] = field(default_factory=Counter)
    false: int = 0
    times: list[float] = field(default_factory=list)
    empty_times: list[float] = field(default_factory=list)

    def see(self, read: Read, picture: Picture, times: list[float], kind: str = "", text: str = "") -> None:
        """Let the reader look at a frame that shows this text, or none."""
        found, milliseconds = read(picture)
        times.append(milliseconds)
        self.hits[kind] += text in found
        self.false += sum(one != text for one in found)

    def __str__(self) -> str:
        of = len(self.times)
        middle, late = np.percentile(self.times, (50, 95))
        empty, empty_late = np.percentile(self.empty_times, (50, 95))
        return (
            f"{self.hits.total():4} of {of} {middle:8.1f} {late:6.1f} {self.false:6}"
            f" {empty:10.1f} {empty_late:6.1f}"
        )


def timed(find: Callable[[Picture], list[str]]) -> Read:
    """The same with its time."""

    def read(picture: Picture) -> tuple[list[str], float]:
        started = time.perf_counter()
        found = find(picture)
        return found, (time.perf_counter() - started) * 1000

    return read


def serve_opencv(line: Connection) -> None:
    """Answer pictures with OpenCV's reading of them, for as long as there is somebody to ask."""
    detector = cv2.QRCodeDetector()

    def find(picture: Picture) -> list[str]:
        try:
            return [text for text in (detector.detectAndDecode(picture)[0],) if text]
        except (cv2.error, UnicodeDecodeError):  # it asserts on degenerate corners, and hands on broken text
            return []

    while True:
        line.send(timed(find)(line.recv()))


class OpenCv:
    """OpenCV's detector in a process of its own: a grainy 1080p frame keeps it busy for minutes."""

    def __init__(self) -> None:
        self._start()

    def _start(self) -> None:
        spawn = get_context("spawn")  # a fork would take OpenCV's threads along as they stand
        self._line, theirs = spawn.Pipe()
        self._process = spawn.Process(target=serve_opencv, args=(theirs,), daemon=True)
        self._process.start()
        self.read(np.zeros((64, 64), np.uint8), 30)

    def read(self, picture: Picture, patience: float = OPENCV_SECONDS) -> tuple[list[str], float]:
        """Its reading, or nothing when its patience (seconds) ends first."""
        self._line.send(picture)
        if self._line.poll(patience):
            answer: tuple[list[str], float] = self._line.recv()
            return answer
        self.stop()
        self._start()
        return [], patience * 1000

    def stop(self) -> None:
        self._process.kill()
        self._process.join()
        self._line.close()


def measure(size: tuple[int, int], each: int) -> dict[str, Score]:
    """All readers on the same frames, one frame after another, so that a busy machine is busy for all."""
    pipeline, opencv = FrameReader(), OpenCv()
    compared: dict[str, Read] = {
        "till": timed(lambda picture: [code.text for code in pipeline.read(picture).found]),
        "zbar": timed(lambda picture: texts(read_zbar(picture))),
        "zxing-cpp": timed(lambda picture: texts(read_zxing(picture))),
        "OpenCV": opencv.read,
    }
    scores = {name: Score() for name in compared}
    for kind, text, picture in frames(size, each, SEED):
        for name, read in compared.items():
            scores[name].see(read, picture, scores[name].times, kind, text)
    for picture in empty_frames(size, EMPTY, SEED):
        for name, read in compared.items():
            scores[name].see(read, picture, scores[name].empty_times)
    opencv.stop()
    return scores


def show(size: tuple[int, int], each: int, scores: dict[str, Score]) -> None:
    print(f"\n\n{size[0]} x {size[1]}       read   median    p95  false  empty: med    p95   (ms)")
    for name, score in scores.items():
        print(f"{name:10} {score}")
    print(f"\nof {each:<14}" + "".join(f"{name:>11}" for name in scores))
    for kind in TROUBLES:
        print(f"{kind:17}" + "".join(f"{score.hits[kind]:11}" for score in scores.values()))


@pytest.mark.timeout(240)
@pytest.mark.parametrize(("size", "each"), SIZES.items(), ids=lambda value: str(value))
def test_the_pipeline_reads_more_in_less_time(size: tuple[int, int], each: int) -> None:
    scores = measure(size, each)
    show(size, each, scores)
    till, zbar, zxing = scores["till"], scores["zbar"], scores["zxing-cpp"]
    assert till.false == 0
    assert till.hits.total() >= 1.5 * zbar.hits.total()
    assert till.hits.total() >= zxing.hits.total()
    if size == (1280, 720):  # zbar's time grows with the pixels, the second chances' does not
        assert np.median(till.times) <= np.median(zbar.times) / 4


def test_looking_at_nothing_costs_little() -> None:
    """Five seconds of an empty counter, in blue-green-red at 30 frames a second, with the sensor's grain."""
    reader, rate, seconds = FrameReader(), 30, 5
    film = list(empty_counter((1280, 720), 12, SEED))
    spent, started = 0.0, time.monotonic()
    for number in range(rate * seconds):
        while time.monotonic() < started + number / rate:
            time.sleep(0.001)
        before = time.process_time()
        reader.read(film[number % len(film)])
        spent += time.process_time() - before
    print(f"\n\nlooking at nothing, 1280 x 720, {rate} frames/s: {spent / seconds:.1%} of one core")


def film_of_nothing(path: Path, seconds: int) -> Path:
    """An empty counter as a webcam sends it: 720p Motion-JPEG at 30 frames a second, with grain."""
    film = list(empty_counter((1280, 720), 12, SEED))
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30, (1280, 720))
    for number in range(30 * seconds):
        writer.write(film[number % len(film)])
    writer.release()
    return path


def cpu_seconds(process: int) -> float:
    """What a process has used of all cores since it began."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.skipif(not STATM.exists(), reason="only Linux tells it as a file")
def test_the_whole_window_looking_at_nothing(sandbox: SandboxServer, tmp_path: Path) -> None:
    """Camera, decoder and preview together, ten seconds of them after five to start."""
    set_up(tmp_path / "till", sandbox)
    film = film_of_nothing(tmp_path / "counter.avi", 20)
    shell = Shell(tmp_path / "till", sandbox.base_url)
    window = shell.start("gui", "--camera", str(film))
    try:
        time.sleep(5)
        before, started = cpu_seconds(window.pid), time.monotonic()
        time.sleep(10)
        spent = (cpu_seconds(window.pid) - before) / (time.monotonic() - started)
    finally:
        window.terminate()
        _, errors = window.communicate(timeout=20)
    assert "Traceback" not in errors, errors
    print(f"\n\nthe whole window looking at nothing, 1280 x 720, 30 frames/s: {spent:.1%} of one core")


def resident() -> float:
    """Megabytes of memory that this process holds now."""
    return int(STATM.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.mark.skipif(not STATM.exists(), reason="only Linux tells it as a file")
def test_memory_is_flat() -> None:
    """3,000 frames, read and unread in turn, after a hundred to warm up."""
    reader, size = FrameReader(), (640, 480)
    film = [picture for _, _, picture in frames(size, 3, SEED)] + list(empty_frames(size, 12, SEED))
    for number in range(100):
        reader.read(film[number % len(film)])
    before = resident()
    for number in range(3000):
        reader.read(film[number % len(film)])
    after = resident()
    print(f"\n\nresident before and after 3,000 frames: {before:.1f} and {after:.1f} MB")
    assert after - before < 0.1 * before
