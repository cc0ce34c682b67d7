"""The built program against the same one unfrozen: size, `--version`, and when the window is seen."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUNDLE = ROOT / "build" / "bundle" / "voucher-till"
RUNS = 5
PROGRAMS = {
    "frozen": [str(BUNDLE / "voucher-till")],
    "unfrozen": [sys.executable, "-m", "voucher_till"],
}

pytestmark = pytest.mark.skipif(not BUNDLE.is_dir(), reason="no bundle: bootstrap.py bundle builds it")


def test_size() -> None:
    files = [file for file in BUNDLE.rglob("*") if file.is_file() and not file.is_symlink()]
    print(f"\nbundle: {sum(file.stat().st_size for file in files) / 1e6:.0f} MB in {len(files)} files")


@pytest.mark.parametrize("kind", PROGRAMS)
def test_version(kind: str) -> None:
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run([*PROGRAMS[kind], "--version"], check=True, capture_output=True, env=_environment())
        times.append(time.perf_counter() - started)
    print(f"\n--version, {kind}: median {statistics.median(times):.2f} s, shortest {min(times):.2f} s")


@pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xdotool")),
    reason="needs a screen of its own: Xvfb and xdotool",
)
@pytest.mark.parametrize("kind", PROGRAMS)
def test_window(kind: str, tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "packaging" / "bundle"))
    from trial import Screen, stop

    times = []
    for number in range(RUNS):
        with Screen() as screen:
            home = {"VOUCHER_TILL_HOME": str(tmp_path / str(number)), "DISPLAY": screen.name}
            started = time.monotonic()
            window = subprocess.Popen(
                [*PROGRAMS[kind], "gui", "--sandbox"],
                env=_environment() | home | {"QT_QPA_PLATFORM": "xcb"},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            try:
                times.append(screen.wait_for_window() - started)
            finally:
                stop(window)
    print(f"\npractice window, {kind}: median {statistics.median(times):.2f} s, shortest {min(times):.2f} s")


def _environment() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT / "src")}
