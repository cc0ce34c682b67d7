"""Receipt printers at this computer: serial ports, device files, and Windows' own printer queues."""

from __future__ import annotations

import contextlib
import logging
import os
import select
import sys
import time

import serial

from voucher_till.receipts.targets import FilePrinter, SerialPrinter, WindowsPrinter
from voucher_till.receipts.trouble import (
    FAILED,
    NO_ACCESS,
    NO_DEVICE,
    NO_WINDOWS,
    STOPPED,
    PrinterError,
    not_opened,
)

log = logging.getLogger(__name__)

_CHUNK_BYTES = 256
_LOOK_SECONDS = 0.02
_DEVICE_ERRORS: tuple[type[Exception], ...] = (OSError,)
if sys.platform != "win32":
    import termios

    _DEVICE_ERRORS += (termios.error,)  # no OSError, and pyserial lets it through


def print_serial(printer: SerialPrinter, sent: bytes, seconds: float) -> None:
    """Send a slip over a serial port; ``seconds`` without progress end it. Raises PrinterError.

    Without flow control: it needs wires that many cables lack, and the line is slower than the printer.
    """
    try:
        port = serial.Serial(printer.port, printer.baud, write_timeout=seconds, exclusive=True)
    except _DEVICE_ERRORS as error:
        raise not_opened(OSError(*error.args)) from error
    except (ValueError, OverflowError) as error:
        raise PrinterError(NO_DEVICE) from error
    with port:
        try:
            for start in range(0, len(sent), _CHUNK_BYTES):
                port.write(sent[start : start + _CHUNK_BYTES])
            _drain(port, seconds)
        except _DEVICE_ERRORS as error:
            log.warning("the printer at %s stopped: %s", printer.port, error)
            # Else closing the port waits until a printer that is switched off has taken the rest.
            with contextlib.suppress(*_DEVICE_ERRORS):
                port.reset_output_buffer()
            raise PrinterError(STOPPED, partial=True) from error


def _drain(port: serial.Serial, seconds: float) -> None:
    """Wait until all has left; pyserial's own ``flush`` would wait for ever."""
    left = port.out_waiting
    deadline = time.monotonic() + seconds
    while left:
        time.sleep(_LOOK_SECONDS)
        before, left = left, port.out_waiting
        if left < before:
            deadline = time.monotonic() + seconds
        elif time.monotonic() > deadline:
            raise TimeoutError("the port takes no more")


def print_file(printer: FilePrinter, sent: bytes, seconds: float) -> None:
    """Write a slip to a device file, or add it to a plain one. Raises PrinterError."""
    flags = os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    if not printer.path.startswith("/dev/"):
        flags |= os.O_CREAT  # In /dev it would make a plain file of a printer that is not plugged in.
    try:
        file = os.open(printer.path, flags, 0o600)
    except OSError as error:
        raise not_opened(error) from error
    written = 0
    try:
        while written < len(sent):
            written += _written(file, sent[written:], seconds)
    except OSError as error:
        log.warning("the printer at %s stopped: %s", printer.path, error)
        raise PrinterError(STOPPED if written else FAILED, partial=written > 0) from error
    finally:
        os.close(file)


def _written(file: int, sent: bytes, seconds: float) -> int:
    try:
        return os.write(file, sent)
    except BlockingIOError:
        if not select.select([], [file], [], seconds)[1]:
            raise TimeoutError("the device takes no more") from None
        return 0


def print_windows(printer: WindowsPrinter, sent: bytes) -> None:
    """Hand a slip to a printer queue of Windows. Raises PrinterError."""
    from escpos.exceptions import DeviceNotFoundError
    from escpos.printer import Win32Raw

    if not Win32Raw.is_usable():
        raise PrinterError(NO_WINDOWS)
    queue = Win32Raw(printer.name)
    try:
        queue.open("Voucher Till")
    except DeviceNotFoundError as error:
        raise PrinterError(NO_DEVICE) from error
    try:
        queue._raw(sent)
    except PermissionError as error:
        raise PrinterError(NO_ACCESS) from error
    finally:
        queue.close()
