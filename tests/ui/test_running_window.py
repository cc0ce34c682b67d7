"""A second start brings the first window to the front: two real processes, or one and a window of ours."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from commands import Shell, complaints
from filelock import FileLock
from PySide6.QtCore import QProcess, Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.ui.shared.running_window import RunningWindow, bring_running_window_to_front, to_front

_PATIENCE = 30_000
_needs_signals = pytest.mark.skipif(os.name == "nt", reason="a process cannot be asked to end there")


@pytest.fixture
def shell(sandbox: SandboxServer, tmp_path: Path) -> Shell:
    shell = Shell(tmp_path / "till", sandbox.base_url)
    assert shell.setup().code == 0
    return shell


@pytest.fixture
def running(qtbot: QtBot, shell: Shell) -> Iterator[RunningWindow]:
    """The part of an open window that listens."""
    del qtbot  # It has Qt's application.
    running = RunningWindow(shell.home)
    assert running.listen()
    yield running
    running.stop()


def _second_start(qtbot: QtBot, shell: Shell, *arguments: str) -> QProcess:
    """Run one to its end while our own window goes on."""
    process = QProcess()
    process.setEnvironment([f"{name}={value}" for name, value in shell.environment.items()])
    with qtbot.waitSignal(process.finished, timeout=_PATIENCE):
        process.start(sys.executable, ["-m", "voucher_till", "gui", *arguments])
    return process


def test_a_second_start_brings_a_minimised_window_to_the_front(
    qtbot: QtBot, shell: Shell, running: RunningWindow
) -> None:
    window, other = QWidget(), QWidget()
    for one in (window, other):
        qtbot.addWidget(one)
        one.show()
    running.asked.connect(lambda: to_front(window))
    window.setWindowState(Qt.WindowState.WindowMaximized | Qt.WindowState.WindowMinimized)
    to_front(other)
    qtbot.waitUntil(lambda: other.isActiveWindow() and window.isMinimized())
    with FileLock(DataFolder(shell.home).window_lock, thread_local=False):
        second = _second_start(qtbot, shell)
    assert second.exitCode() == 0
    assert "in front" in bytes(second.readAllStandardOutput().data()).decode()
    assert second.readAllStandardError().data() == b""
    qtbot.waitUntil(window.isActiveWindow)
    assert window.isMaximized()
    assert not window.isMinimized()


@_needs_signals
def test_two_processes_of_one_till_have_one_window(shell: Shell) -> None:
    first = shell.start("gui")
    try:
        second = shell.until_open(first)
        assert (second.code, second.err) == (0, "")
        assert "already open" in second.out
        assert first.poll() is None
    finally:
        first.send_signal(signal.SIGTERM)
        out, err = first.communicate(timeout=100)
    assert (first.returncode, out, complaints(err)) == (0, "", [])


@_needs_signals
def test_practice_and_the_till_itself_are_two_windows(shell: Shell) -> None:
    first = shell.start("gui")
    practice = shell.start("gui", "--sandbox")
    try:
        for process, folder in ((first, shell.home), (practice, shell.home / "practice")):
            while not bring_running_window_to_front(folder):
                assert process.poll() is None
    finally:
        for process in (first, practice):
            process.send_signal(signal.SIGTERM)
            out, err = process.communicate(timeout=100)
            assert (out, complaints(err)) == ("", [])
    assert (first.returncode, practice.returncode) == (0, 0)


@_needs_signals
def test_what_a_killed_window_left_stops_nobody(shell: Shell) -> None:
    killed = shell.start("gui")
    shell.until_open(killed)
    killed.kill()
    killed.communicate(timeout=100)
    test_two_processes_of_one_till_have_one_window(shell)


def test_a_window_that_does_not_answer_is_said(shell: Shell) -> None:
    with FileLock(DataFolder(shell.home).window_lock, thread_local=False):
        second = shell.run("gui")
    assert second.code == 1
    assert "does not answer" in second.err


def test_nobody_listens_for_another_folder(running: RunningWindow, tmp_path: Path) -> None:
    del running
    assert not bring_running_window_to_front(tmp_path / "other")


@pytest.mark.skipif(os.name == "nt", reason="pipes have no mode there")
def test_only_its_user_reaches_the_window(running: RunningWindow) -> None:
    assert Path(running.address).stat().st_mode & 0o077 == 0


def test_what_is_not_understood_brings_nothing_to_the_front(qtbot: QtBot, running: RunningWindow) -> None:
    asked: list[None] = []
    running.asked.connect(lambda: asked.append(None))
    for nonsense in (b"nonsense\n", b"show\nshow\n", b"x" * 1_000_000):
        socket = QLocalSocket()
        socket.connectToServer(running.address)
        with qtbot.waitSignal(socket.disconnected, timeout=_PATIENCE):
            socket.write(nonsense)
        socket.close()
    assert asked == []


def test_names_are_short_enough_for_sockets(qtbot: QtBot, tmp_path: Path) -> None:
    del qtbot
    running = RunningWindow(tmp_path.joinpath(*["a rather long name of a folder"] * 6))
    assert running.listen()
    running.stop()
