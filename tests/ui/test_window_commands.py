"""The commands that open a window, as processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from commands import Shell
from PIL import Image

from voucher_till.sandbox.server import SandboxServer


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    return Shell(tmp_path / "till", sandbox.base_url)


def test_the_tour_shows_a_sale_and_leaves_screenshots(shell: Shell, tmp_path: Path) -> None:
    shots = tmp_path / "shots"
    done = shell.run("tour", "--shots", str(shots), "--theme", "dark", "--size", "1920x1080")
    assert (done.code, done.err) == (0, "")
    assert "REDEEMED" in done.out
    pictures = sorted(shots.iterdir())
    assert len(pictures) == 6
    for path in pictures:
        with Image.open(path) as picture:
            assert picture.size == (1920, 1080)
    assert not shell.home.exists() or not list(shell.home.glob("till.db"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux runs without a desktop")
def test_without_a_display_the_window_says_what_to_do(shell: Shell) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        shell.environment.pop(name, None)
    done = shell.run("gui", "--sandbox")
    assert done.code == 2
    assert "tour" in done.err


def test_a_till_that_is_not_set_up_says_so(shell: Shell) -> None:
    done = shell.run("gui")
    assert done.code == 2
    assert "setup" in done.err


@pytest.mark.skipif(os.name == "nt", reason="a console process cannot be asked to end there")
def test_a_second_window_says_that_the_first_is_open(shell: Shell) -> None:
    first = shell.start("gui", "--sandbox")
    try:
        while not (shell.home / "practice" / "till.db").exists():
            assert first.poll() is None
        second = shell.run("gui", "--sandbox")
        assert second.code == 1
        assert "already open" in second.err
    finally:
        first.send_signal(signal.SIGTERM)
        out, err = first.communicate(timeout=30)
    assert (first.returncode, out, err) == (0, "", "")


def test_the_wheel_brings_its_resources(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=root, check=True, capture_output=True)
    listing = subprocess.run(
        [sys.executable, "-m", "zipfile", "-l", str(next(tmp_path.glob("*.whl")))],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for name in (
        "resources/icons/chevron.svg",
        "resources/help/en/first-steps.md",
        "resources/help/id/first-steps.md",
        "resources/sounds/redeemed.wav",
        "sandbox/openapi.json",
    ):
        assert f"voucher_till/{name}" in listing
