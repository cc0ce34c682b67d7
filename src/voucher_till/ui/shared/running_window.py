"""A till has one window: whoever opens a second one brings the first to the front."""

from __future__ import annotations

import hashlib
import logging
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)

_SHOW, _SHOWN = b"show\n", b"shown\n"
_ANSWER_MILLISECONDS = 5_000
_ANY_PROCESS = -1


def _name(folder: Path) -> str:
    """The same for each process of a data folder, and for no other's; short, as sockets' names must be."""
    return f"voucher-till-{hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:20]}"


class RunningWindow(QObject):
    """Listens, on the side of the open window. Only its user can reach it."""

    asked = Signal()
    """Somebody opened the till once more."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = _name(folder)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._take)

    def listen(self) -> bool:
        """Begin. Whoever calls holds the window's lock: a socket of that name is one that a killed window
        left."""
        QLocalServer.removeServer(self._name)
        if not self._server.listen(self._name):
            log.warning("a second start cannot reach this window: %s", self._server.errorString())
        return self._server.isListening()

    @property
    def address(self) -> str:
        """Where it listens, in full."""
        return self._server.fullServerName()

    def stop(self) -> None:
        """End; the name is free again."""
        self._server.close()

    def _take(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnected.connect(caller.deleteLater)
            caller.readyRead.connect(self._reader_of(caller))
            self._read(caller)

    def _reader_of(self, caller: QLocalSocket) -> Callable[[], None]:
        return lambda: self._read(caller)

    def _read(self, caller: QLocalSocket) -> None:
        """Exactly one thing can be asked; whatever else is sent is not kept."""
        if caller.bytesAvailable() < len(_SHOW):
            return
        if caller.readAll().data() == _SHOW:
            self.asked.emit()
            caller.write(_SHOWN)
            caller.flush()
        caller.disconnectFromServer()


def bring_running_window_to_front(folder: Path) -> bool:
    """Ask the window of a data folder to come to the front; False when none answers. Blocks for a moment."""
    _let_it_take_the_keyboard()
    socket = QLocalSocket()
    socket.connectToServer(_name(folder))
    if not socket.waitForConnected(_ANSWER_MILLISECONDS):
        return False
    socket.write(_SHOW)
    answer = b""
    while not answer.endswith(b"\n") and socket.waitForReadyRead(_ANSWER_MILLISECONDS):
        answer += socket.readAll().data()
    socket.abort()
    return answer == _SHOWN


def to_front(window: QWidget) -> None:
    """Show a window over all others, as large as it was, with the keyboard."""
    window.setWindowState(
        (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
    )
    window.show()
    window.raise_()
    window.activateWindow()


def _let_it_take_the_keyboard() -> None:
    """On Windows only the process that a person has just started may hand the foreground on."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(_ANY_PROCESS)
