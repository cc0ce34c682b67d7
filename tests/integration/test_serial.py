"""A serial scanner on a pseudo terminal: read, unplug, replug, and every reason for not being heard."""

from __future__ import annotations

import errno
import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import serial

from voucher_till.scanning.serial_scanner import (
    LONGEST_CODE_BYTES,
    CodeReader,
    SerialFormat,
    SerialProblem,
    SerialScanner,
    serial_ports,
    why_not_open,
)
from voucher_till.scanning.understanding import Ending, Heard

if sys.platform == "win32":
    pytest.skip("pseudo terminals are POSIX's", allow_module_level=True)

import termios
import tty

PAYLOAD = "TT-q83vASNFZ4mrze8BI0VniavN7wEjRWeJq83vASNFZ4k="


class Plug:
    """A scanner's cable: a pseudo terminal behind a name that stays the same."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._far: int | None = None

    def plug_in(self) -> None:
        self._far, near = os.openpty()
        tty.setraw(near)
        fresh = self.path.with_suffix(".fresh")
        fresh.symlink_to(os.ttyname(near))
        fresh.replace(self.path)
        self._near = near

    def listen(self) -> None:
        """Leave the near side to the till alone, so that pulling the plug is felt."""
        os.close(self._near)

    def send(self, sent: bytes) -> None:
        assert self._far is not None
        os.write(self._far, sent)

    def pull(self) -> None:
        if self._far is not None:
            os.close(self._far)
            self._far = None


class Ear:
    """What the scanner's callbacks were told, to wait for."""

    def __init__(self) -> None:
        self.heard: list[Heard] = []
        self.states: list[SerialProblem | None] = []
        """What came after the opening."""
        self.openings = 0
        self._news = threading.Condition()

    def on_heard(self, heard: Heard) -> None:
        with self._news:
            self.heard.append(heard)
            self._news.notify_all()

    def on_state(self, state: SerialProblem | None) -> None:
        with self._news:
            if state is SerialProblem.OPENING:
                self.openings += 1
            else:
                self.states.append(state)
            self._news.notify_all()

    def wait(self, until: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(until, 10), (self.heard, self.states)

    def wait_for_state(self, count: int) -> SerialProblem | None:
        self.wait(lambda: len(self.states) >= count)
        return self.states[count - 1]

    def texts(self, count: int) -> list[tuple[str, Ending]]:
        self.wait(lambda: len(self.heard) >= count)
        return [(heard.text, heard.ending) for heard in self.heard]


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    plug = Plug(tmp_path / "scanner")
    yield plug
    plug.pull()


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def scanner(plug: Plug, ear: Ear) -> Iterator[SerialScanner]:
    scanner = SerialScanner(SerialFormat(str(plug.path), pause=0.4), ear.on_heard, ear.on_state)
    yield scanner
    scanner.stop()


def ready(scanner: SerialScanner, plug: Plug, ear: Ear) -> None:
    plug.plug_in()
    scanner.start()
    assert ear.wait_for_state(1) is None
    plug.listen()


@pytest.mark.parametrize(
    ("end", "ending"),
    [
        ("\r", Ending.ENTER),
        ("\n", Ending.ENTER),
        ("\r\n", Ending.ENTER),
        ("\t", Ending.TAB),
        ("", Ending.PAUSE),
    ],
)
def test_every_ending_gives_one_code(
    scanner: SerialScanner, plug: Plug, ear: Ear, end: str, ending: Ending
) -> None:
    ready(scanner, plug, ear)
    plug.send((PAYLOAD + end).encode())
    assert ear.texts(1) == [(PAYLOAD, ending)]
    plug.send(b"next\r")
    assert ear.texts(2)[1:] == [("next", Ending.ENTER)]


def test_two_codes_in_one_go(scanner: SerialScanner, plug: Plug, ear: Ear) -> None:
    ready(scanner, plug, ear)
    plug.send(b"first\r\nsecond\r\n")
    assert ear.texts(2) == [("first", Ending.ENTER), ("second", Ending.ENTER)]


def test_one_code_in_several_pieces(scanner: SerialScanner, plug: Plug, ear: Ear) -> None:
    ready(scanner, plug, ear)
    for piece in (PAYLOAD[:3], PAYLOAD[3:20], PAYLOAD[20:], "\r"):
        plug.send(piece.encode())
    assert ear.texts(1) == [(PAYLOAD, Ending.ENTER)]
    assert ear.heard[0].presses is None


def test_unplugged_and_plugged_in_again(scanner: SerialScanner, plug: Plug, ear: Ear) -> None:
    ready(scanner, plug, ear)
    plug.send(b"before\r")
    ear.texts(1)
    plug.pull()
    assert ear.wait_for_state(2) is SerialProblem.LOST
    plug.path.unlink()
    plug.plug_in()
    assert ear.wait_for_state(3) is None
    plug.listen()
    plug.send(b"after\r")
    assert ear.texts(2)[1:] == [("after", Ending.ENTER)]
    assert ear.states == [None, SerialProblem.LOST, None]


def test_a_port_is_said_to_be_opening_until_more_is_known(
    plug: Plug, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A Bluetooth port takes half a minute to open; nobody is to be told that it is ready meanwhile."""
    let_go = threading.Event()
    plug.plug_in()
    real_flush = termios.tcflush

    def slow(descriptor: int, queue: int) -> None:
        assert let_go.wait(10)
        real_flush(descriptor, queue)

    monkeypatch.setattr(termios, "tcflush", slow)
    scanner = SerialScanner(SerialFormat(str(plug.path)), ear.on_heard, ear.on_state)
    scanner.start()
    ear.wait(lambda: ear.openings == 1)
    assert ear.states == []
    let_go.set()
    assert ear.wait_for_state(1) is None
    scanner.stop()


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (termios.error(errno.EIO, "Input/output error"), SerialProblem.ABSENT),
        (TypeError("pyserial's own bug"), SerialProblem.NOT_A_PORT),
    ],
)
def test_a_port_that_goes_while_it_opens_is_tried_again(
    scanner: SerialScanner,
    plug: Plug,
    ear: Ear,
    monkeypatch: pytest.MonkeyPatch,
    fault: Exception,
    state: SerialProblem,
) -> None:
    faults, real_flush = [fault], termios.tcflush

    def flush(descriptor: int, queue: int) -> None:
        if faults:
            raise faults.pop()
        real_flush(descriptor, queue)

    monkeypatch.setattr(termios, "tcflush", flush)
    plug.plug_in()
    scanner.start()
    assert ear.wait_for_state(1) is state
    assert ear.wait_for_state(2) is None
    plug.listen()
    plug.send(b"heard\r")
    assert ear.texts(1) == [("heard", Ending.ENTER)]


def test_plugged_in_late(scanner: SerialScanner, plug: Plug, ear: Ear) -> None:
    scanner.start()
    assert ear.wait_for_state(1) is SerialProblem.ABSENT
    plug.plug_in()
    assert ear.wait_for_state(2) is None
    plug.listen()


def test_a_port_in_use_is_taken_once_it_is_free(scanner: SerialScanner, plug: Plug, ear: Ear) -> None:
    plug.plug_in()
    with serial.Serial(str(plug.path), exclusive=True):
        scanner.start()
        assert ear.wait_for_state(1) is SerialProblem.BUSY
    assert ear.wait_for_state(2) is None
    plug.listen()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_port_closed_to_this_user(scanner: SerialScanner, plug: Plug, ear: Ear) -> None:
    plug.plug_in()
    plug.path.resolve().chmod(0)
    scanner.start()
    assert ear.wait_for_state(1) is SerialProblem.NO_ACCESS


@pytest.mark.parametrize("port", ["/dev/null", "/", "usb:ffff:ffff", "bad\0name"])
def test_what_is_no_port_is_said(ear: Ear, port: str) -> None:
    scanner = SerialScanner(SerialFormat(port), ear.on_heard, ear.on_state)
    scanner.start()
    try:
        state = ear.wait_for_state(1)
        assert state is (SerialProblem.ABSENT if port.startswith("usb:") else SerialProblem.NOT_A_PORT)
    finally:
        scanner.stop()


@pytest.mark.parametrize("plugged_in", [False, True])
def test_it_stops_at_once_and_can_be_started_again(
    scanner: SerialScanner, plug: Plug, ear: Ear, plugged_in: bool
) -> None:
    if plugged_in:
        plug.plug_in()
    for times in (1, 2):
        scanner.start()
        scanner.start()
        ear.wait_for_state(times)
        threads = [thread for thread in threading.enumerate() if thread.name == "serial scanner"]
        assert len(threads) == 1
        scanner.stop()
        assert not threads[0].is_alive()
    scanner.stop()


def test_it_can_be_stopped_from_its_own_callback(plug: Plug, ear: Ear) -> None:
    def stop_it(heard: Heard) -> None:
        own.stop()
        ear.on_heard(heard)

    own = SerialScanner(SerialFormat(str(plug.path)), stop_it, ear.on_state)
    ready(own, plug, ear)
    thread = next(thread for thread in threading.enumerate() if thread.name == "serial scanner")
    plug.send(b"first\rsecond\r")
    thread.join(10)
    assert ear.texts(1) == [("first", Ending.ENTER)]


def test_noise_is_dropped_and_damage_stays_to_be_seen() -> None:
    reader = CodeReader()
    heard = reader.receive(b"\xff\x00\x02TT-ab\x00cd\x03\r\r\n \r", 0.0)
    assert [one.text for one in heard] == ["TT-abcd"]
    assert [one.text for one in reader.receive(b"TT-a\xfecd\xfe\r", 0.0)] == ["TT-a\ufffdcd\ufffd"]


def test_a_code_without_an_end_is_dropped_and_said_without_its_content(
    caplog: pytest.LogCaptureFixture,
) -> None:
    reader = CodeReader()
    assert reader.receive(b"secret" * LONGEST_CODE_BYTES, 0.0) == []
    assert [one.text for one in reader.receive(b"rest\rnext\r", 0.0)] == ["next"]
    assert "dropped" in caplog.text and "secret" not in caplog.text
    assert [one.text for one in reader.receive(b"x" * LONGEST_CODE_BYTES + b"\r", 0.0)] == [
        "x" * LONGEST_CODE_BYTES
    ]


def test_the_slowest_gap_and_another_terminator() -> None:
    reader = CodeReader("\x03")
    assert reader.receive(b"ab", 1.0) == []
    assert reader.receive(b"c", 1.04) == []
    assert reader.receive(b"d", 1.05) == []
    (heard,) = reader.receive(b"\x03", 9.0)
    assert (heard.text, heard.ending, round(heard.gap_ms)) == ("abcd", Ending.ENTER, 40)


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (OSError(errno.ENOENT, "could not open port"), SerialProblem.ABSENT),
        (OSError(errno.EBUSY, "could not open port"), SerialProblem.BUSY),
        (OSError(errno.EACCES, "could not open port"), SerialProblem.NO_ACCESS),
        (
            serial.SerialException("could not open port 'COM3': FileNotFoundError(2, 'Not found', None, 2)"),
            SerialProblem.ABSENT,
        ),
        (
            serial.SerialException("could not open port 'COM3': PermissionError(13, 'Denied', None, 5)"),
            SerialProblem.BUSY,
        ),
        (serial.SerialException("Cannot configure port, something went wrong."), SerialProblem.NOT_A_PORT),
    ],
)
def test_errors_of_each_system_have_a_meaning(error: OSError, problem: SerialProblem) -> None:
    assert why_not_open(error) is problem


def test_ports_can_be_listed() -> None:
    assert all(port.name for port in serial_ports())
