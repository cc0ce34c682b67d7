"""A handheld scanner in USB-COM mode: no keyboard layout and no Caps Lock stand between it and the till."""

from __future__ import annotations

import errno
import logging
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

import serial
from serial.tools import list_ports

from voucher_till.domain.phrases import phrase
from voucher_till.scanning.understanding import Ending, Heard

log = logging.getLogger(__name__)

LONGEST_CODE_BYTES = 4096
_RETRY_SECONDS = 0.5
_STOP_SECONDS = 1.0
_DEVICE_ERRORS: tuple[type[Exception], ...] = (OSError,)
if sys.platform != "win32":
    import termios

    _DEVICE_ERRORS += (termios.error,)  # no OSError, and pyserial lets it through
_ENDS = {"\r": Ending.ENTER, "\n": Ending.ENTER, "\t": Ending.TAB}


class SerialProblem(Enum):
    """Why a serial scanner is not heard: a sentence and a next step. The till goes on trying by itself."""

    OPENING = phrase(
        "serial_scanner",
        "The scanner's port is being opened. If this stays, unplug the scanner and plug it in again.",
    )
    """No trouble yet: nobody knows."""
    ABSENT = phrase(
        "serial_scanner",
        "The scanner is not plugged in, or is not in USB-COM mode. Plug it in, or choose another port.",
    )
    BUSY = phrase(
        "serial_scanner",
        "Another program uses the scanner's port. Close that program; the till then goes on by itself.",
    )
    NO_ACCESS = phrase(
        "serial_scanner",
        "This user may not use the scanner's port. "
        "On Linux, add the user to the group dialout, then log in again.",
    )
    NOT_A_PORT = phrase(
        "serial_scanner",
        "The scanner's port does not work as a serial port. Check its name and speed, or choose another.",
    )
    LOST = phrase(
        "serial_scanner", "The scanner was unplugged. Plug it in again; the till goes on by itself."
    )


@dataclass(frozen=True, slots=True)
class SerialPort:
    """A serial port of this computer."""

    name: str
    """As ``SerialFormat.port`` takes it: ``COM3``, ``/dev/ttyACM0``."""
    description: str
    usb_id: str
    """``usb:VVVV:PPPP`` or ``usb:VVVV:PPPP:SERIALNUMBER``, which stays when the name changes; else empty."""


@dataclass(frozen=True, slots=True)
class SerialFormat:
    """How a serial scanner is reached. Eight data bits, no parity, one stop bit, as all leave the factory."""

    port: str
    """A port's name or path, or a USB id as in ``SerialPort.usb_id``."""
    baud: int = 9600
    terminator: str = "\r"
    """The character that ends a code; CR, LF and Tab do so anyway."""
    pause: float = 0.15
    """So many seconds of silence end a code without a terminator. Half a second at most: ``stop`` waits."""


def serial_ports() -> list[SerialPort]:
    """The serial ports of this computer, those on USB first."""
    try:
        infos = list_ports.comports()
    except (OSError, TypeError, ValueError):
        # pyserial stumbles over a device that goes while it is looked at; the next look is right again.
        return []
    ports = []
    for info in infos:
        usb_id = "" if info.vid is None else f"usb:{info.vid:04x}:{info.pid or 0:04x}"
        if usb_id and info.serial_number:
            usb_id += f":{info.serial_number}"
        described = "" if info.description in (None, "n/a") else info.description
        ports.append(SerialPort(info.device, described, usb_id))
    return sorted(ports, key=lambda port: (not port.usb_id, port.name))


class SerialScanner:
    """Listens to a scanner on a thread of its own, through unplugging and plugging in, until it is stopped.

    Both callbacks are called on that thread. ``on_state`` is told changes alone, OPENING first: None means
    that the scanner is ready.
    """

    def __init__(
        self,
        form: SerialFormat,
        on_heard: Callable[[Heard], None],
        on_state: Callable[[SerialProblem | None], None],
    ) -> None:
        self._form = form
        self._on_heard = on_heard
        self._on_state = on_state
        self._stopping = threading.Event()
        """One for each thread: a thread that hung in the system's own calls may not come back to life."""
        self._thread: threading.Thread | None = None
        self._state: SerialProblem | None = None

    def start(self) -> None:
        """Begin to listen; a scanner that is listening already goes on."""
        if self._thread is None:
            self._stopping = threading.Event()
            self._state = None
            self._thread = threading.Thread(
                target=self._run, args=(self._stopping,), name="serial scanner", daemon=True
            )
            self._thread.start()

    def stop(self) -> None:
        """Stop listening and let go of the port; waits a second at most."""
        thread, self._thread = self._thread, None
        self._stopping.set()
        if thread is not None and thread is not threading.current_thread():
            thread.join(_STOP_SECONDS)

    def _run(self, stopping: threading.Event) -> None:
        self._say(SerialProblem.OPENING, stopping)
        while not stopping.is_set():
            try:
                with _open(self._form) as port:
                    self._say(None, stopping)
                    self._listen(port, stopping)
            except _CannotOpenError as error:
                self._say(error.problem, stopping)
            except _DEVICE_ERRORS:
                self._say(SerialProblem.LOST, stopping)
            except Exception:
                # A port that goes at the wrong moment makes pyserial raise nearly anything; whatever it is,
                # the thread must go on, or the scanner is never heard again.
                if self._state is not SerialProblem.NOT_A_PORT:
                    log.exception("serial scanner on %s failed", self._form.port)
                self._say(SerialProblem.NOT_A_PORT, stopping)
            stopping.wait(_RETRY_SECONDS)

    def _listen(self, port: serial.Serial, stopping: threading.Event) -> None:
        reader = CodeReader(self._form.terminator)
        while not stopping.is_set():
            received = port.read(1)
            if received:
                received += port.read(port.in_waiting)
            for heard in reader.receive(received, time.monotonic()):
                if not stopping.is_set():
                    self._on_heard(heard)

    def _say(self, state: SerialProblem | None, stopping: threading.Event) -> None:
        if state is SerialProblem.ABSENT and self._state is SerialProblem.LOST:
            return  # It was unplugged, which says more than that it is not there.
        if stopping.is_set() or state is self._state:
            return
        self._state = state
        log.info("serial scanner on %s: %s", self._form.port, state.name if state else "ready")
        self._on_state(state)


class CodeReader:
    """Makes codes of the bytes that a scanner sends."""

    def __init__(self, terminator: str = "\r") -> None:
        self._ends = {terminator: Ending.ENTER, **_ENDS}
        self._code = bytearray()
        self._too_long = False
        self._slowest = 0.0
        self._last = 0.0

    def receive(self, received: bytes, at: float) -> list[Heard]:
        """The codes that end here; no bytes at all stand for a pause. ``at`` is in seconds, on any clock."""
        codes = [] if received else [self._take(Ending.PAUSE)]
        for byte in received:
            ending = self._ends.get(chr(byte))
            if ending is not None:
                codes.append(self._take(ending))
            elif byte >= 0x20:  # Lower ones are line noise, or the marks some scanners put around a code.
                self._keep(byte, at)
        return [code for code in codes if code is not None]

    def _keep(self, byte: int, at: float) -> None:
        if self._code:
            self._slowest = max(self._slowest, at - self._last)
        self._last = at
        if len(self._code) < LONGEST_CODE_BYTES:
            self._code.append(byte)
        else:
            self._too_long = True

    def _take(self, ending: Ending) -> Heard | None:
        # A byte damaged on its way must stay to be seen within a code; before one it is plug-in noise.
        text = self._code.decode("utf-8", "replace").lstrip("\ufffd").strip()
        too_long, gap_ms = self._too_long, self._slowest * 1000
        self._code.clear()
        self._too_long, self._slowest = False, 0.0
        if too_long:
            log.warning("serial scanner: more than %d bytes without an end were dropped", LONGEST_CODE_BYTES)
        return Heard(text, None, ending, gap_ms) if text and not too_long else None


class _CannotOpenError(Exception):
    def __init__(self, problem: SerialProblem) -> None:
        super().__init__(problem.name)
        self.problem = problem


def _open(form: SerialFormat) -> serial.Serial:
    """The open port; two programs on one port would each get a part of every code, so it is not shared."""
    name = form.port
    if name.lower().startswith("usb:"):
        name = _port_of_usb_id(name)
    try:
        return serial.Serial(name, form.baud, timeout=form.pause, exclusive=True)
    except _DEVICE_ERRORS as error:
        raise _CannotOpenError(why_not_open(OSError(*error.args))) from error
    except (ValueError, OverflowError) as error:
        raise _CannotOpenError(SerialProblem.NOT_A_PORT) from error


def _port_of_usb_id(usb_id: str) -> str:
    wanted = usb_id.lower()
    for port in serial_ports():
        own = port.usb_id.lower()
        if own == wanted or own.startswith(wanted + ":"):
            return port.name
    raise _CannotOpenError(SerialProblem.ABSENT)


def why_not_open(error: OSError) -> SerialProblem:
    """What an error of opening a port means."""
    if error.errno in (errno.ENOENT, errno.ENXIO, errno.ENODEV, errno.EIO):
        return SerialProblem.ABSENT
    if error.errno in (errno.EBUSY, errno.EAGAIN):
        return SerialProblem.BUSY
    if error.errno in (errno.EACCES, errno.EPERM):
        return SerialProblem.NO_ACCESS
    # Under Windows pyserial gives a text alone, and the one program that has a port shuts out the others.
    if error.errno is None and "could not open port" in str(error):
        return SerialProblem.BUSY if "PermissionError" in str(error) else SerialProblem.ABSENT
    return SerialProblem.NOT_A_PORT
