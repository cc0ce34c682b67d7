"""The commands that open a window, as processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from commands import Shell, complaints
from PIL import Image

from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.setup_draft import SetupDraft, load_draft, save_draft


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


def test_a_console_says_that_the_till_is_not_set_up(shell: Shell) -> None:
    done = shell.run("check", "123456789012")
    assert done.code == 2
    assert "setup" in done.err


@pytest.mark.skipif(os.name == "nt", reason="a console process cannot be asked to end there")
def test_the_assistant_opens_first_and_is_killed_without_loss(shell: Shell) -> None:
    folder = DataFolder(shell.home)
    begun = SetupDraft(environment="live", page="outlet", till_name="Bar")
    for end in (signal.SIGKILL, signal.SIGTERM):
        save_draft(folder, begun)
        window = shell.start("gui")
        try:
            while load_draft(folder) == begun:  # the page that is seen now is noted
                assert window.poll() is None
        finally:
            window.send_signal(end)
            out, err = window.communicate(timeout=100)
        left = load_draft(folder)
        assert left == msgspec.structs.replace(begun, seen=("outlet",))
    assert (window.returncode, out, err) == (0, "", "")


@pytest.mark.skipif(os.name == "nt", reason="a console process cannot be asked to end there")
def test_a_second_window_only_shows_the_first(shell: Shell) -> None:
    first = shell.start("gui", "--sandbox")
    try:
        while not (shell.home / "practice" / "till.db").exists():
            assert first.poll() is None
        second = shell.run("gui", "--sandbox")
        assert (second.code, second.err) == (0, "")
        assert "already open" in second.out
    finally:
        first.send_signal(signal.SIGTERM)
        out, err = first.communicate(timeout=100)
    assert (first.returncode, out, complaints(err)) == (0, "", [])


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
