"""Receipt printers for tests: real sockets, and every way in which a printer can be no good."""

from __future__ import annotations

import contextlib
import socket
import struct
import threading
from collections.abc import Callable
from enum import Enum, auto

ASK_PAPER = b"\x10\x04\x04"
PAPER_THERE, PAPER_ENDED = b"\x12", b"\x72"
CUT = b"\x1dV"
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Manner(Enum):
    """How a printer behaves."""

    ANSWERS = auto()
    """As most do: it tells about its paper when it is asked."""
    SILENT = auto()
    """It prints, and ends the connection when it has read everything."""
    DEAF = auto()
    """It takes the connection and never reads."""
    DIES = auto()
    """It answers, and is switched off at the first bytes of a slip."""


class FakePrinter:
    """A receipt printer on a port of this computer, with a switch."""

    def __init__(self, manner: Manner = Manner.ANSWERS) -> None:
        self.manner = manner
        self.paper = PAPER_THERE
        self.jobs: list[bytes] = []
        """What came out, a slip each, without the questions about paper."""
        self.calls = 0
        """Connections it has taken."""
        self._news = threading.Condition()
        self._kept: list[socket.socket] = []
        self.port = 0
        self.switch_on()

    @property
    def setting(self) -> str:
        return f"network:127.0.0.1:{self.port}"

    def switch_on(self) -> None:
        self._server = socket.create_server(("127.0.0.1", self.port))
        self.port = self._server.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, args=(self._server,), daemon=True)
        self._thread.start()

    def switch_off(self) -> None:
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(5)
        for line in self._kept:
            line.close()
        self._kept.clear()

    def wait(self, until: Callable[[], bool]) -> None:
        with self._news:
            assert self._news.wait_for(until, 10), (self.calls, self.jobs)

    def _serve(self, server: socket.socket) -> None:
        while True:
            try:
                line, _ = server.accept()
            except OSError:
                return
            with self._news:
                self.calls += 1
                self._news.notify_all()
            if self.manner is Manner.DEAF:
                self._kept.append(line)
            else:
                with line, contextlib.suppress(ConnectionError):
                    self._talk(line)

    def _talk(self, line: socket.socket) -> None:
        job = b""
        while received := line.recv(4096):
            job += received
            while ASK_PAPER in job and self.manner is not Manner.SILENT:
                job = job.replace(ASK_PAPER, b"", 1)
                line.sendall(self.paper)
            if job and self.manner is Manner.DIES:
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
                return
        job = job.replace(ASK_PAPER, b"")
        if job:
            with self._news:
                self.jobs.append(job)
                self._news.notify_all()
