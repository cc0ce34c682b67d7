"""Receipt printers on the network: raw bytes on one connection, and as much proof as the printer gives.

That bytes could be sent means nothing: a slip fits into the buffers of both computers. So a printer that
answers questions about its paper is asked again after the slip, and one that does not must end the
connection after us, which it does when it has read everything.
"""

from __future__ import annotations

import logging
import socket
import time
from dataclasses import dataclass

from voucher_till.domain.phrases import phrase
from voucher_till.receipts.targets import NetworkPrinter
from voucher_till.receipts.trouble import (
    NO_ANSWER,
    NO_PAPER,
    PAPER_ENDED,
    REFUSED,
    STOPPED,
    PrinterError,
)

log = logging.getLogger(__name__)

_ASK_PAPER = b"\x10\x04\x04"
_ANSWER_BITS, _ANSWER = 0x93, 0x12
"""The bits that are the same in every answer, which tell it from anything else a printer sends."""
_PAPER_ENDED = 0x60


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a printer may take, in seconds."""

    connect: float = 4.0
    answer: float = 1.0
    """For the first answer of a printer that may be one of those that never answer."""
    progress: float = 8.0
    """Without a byte taken, or without the answer that proves a slip was read."""


PATIENCE = Patience()


class _EndedError(ConnectionError):
    """The printer has ended the connection."""


def print_network(printer: NetworkPrinter, sent: bytes, patience: Patience, *, must_answer: bool) -> bool:
    """Send a slip; whether the printer answers questions. Raises PrinterError.

    ``must_answer`` says that it did before: when it does not now, nothing is sent.
    """
    with _connected(printer, patience.connect) as line:
        try:
            paper = _ask_paper(line, patience.progress if must_answer else patience.answer)
        except OSError as error:
            raise PrinterError(REFUSED) from error
        if paper is None and must_answer:
            raise PrinterError(NO_ANSWER)
        if paper is not None and paper & _PAPER_ENDED:
            raise PrinterError(NO_PAPER)
        try:
            _send(line, sent, patience.progress)
            if paper is None:
                _await_end(line, patience.progress)
            else:
                paper = _asked_again(line, patience.progress)
        except OSError as error:
            log.warning("the printer at %s stopped: %s", printer.host, error)
            raise PrinterError(STOPPED, partial=True) from error
    if paper is not None and paper & _PAPER_ENDED:
        raise PrinterError(PAPER_ENDED, partial=True)
    return paper is not None


def _connected(printer: NetworkPrinter, seconds: float) -> socket.socket:
    try:
        return socket.create_connection((printer.host, printer.port), seconds)
    except (socket.gaierror, UnicodeError) as error:
        raise PrinterError(
            phrase("receipts", "The network knows no printer named {host}.", host=printer.host)
        ) from error
    except ConnectionRefusedError as error:
        raise PrinterError(REFUSED) from error
    except OSError as error:
        raise PrinterError(NO_ANSWER) from error


def _send(line: socket.socket, sent: bytes, seconds: float) -> None:
    line.settimeout(seconds)
    rest = memoryview(sent)
    while rest:
        rest = rest[line.send(rest) :]


def _ask_paper(line: socket.socket, seconds: float) -> int | None:
    """The printer's answer about its paper; None when there is none in time."""
    _send(line, _ASK_PAPER, seconds)
    deadline = time.monotonic() + seconds
    try:
        while True:
            for byte in _received(line, deadline):
                if byte & _ANSWER_BITS == _ANSWER:
                    return byte
    except TimeoutError:
        return None


def _asked_again(line: socket.socket, seconds: float) -> int:
    paper = _ask_paper(line, seconds)
    if paper is None:
        raise TimeoutError("no answer after the slip")
    return paper


def _await_end(line: socket.socket, seconds: float) -> None:
    line.shutdown(socket.SHUT_WR)
    deadline = time.monotonic() + seconds
    try:
        while True:
            _received(line, deadline)
    except _EndedError:
        return


def _received(line: socket.socket, deadline: float) -> bytes:
    """What comes next. Raises TimeoutError, and _EndedError."""
    seconds = deadline - time.monotonic()
    if seconds <= 0:
        raise TimeoutError("no answer in time")
    line.settimeout(seconds)
    received = line.recv(64)
    if not received:
        raise _EndedError("the printer ended the connection")
    return received
