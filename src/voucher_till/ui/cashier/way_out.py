"""Closing the window and leaving the full screen, and what is asked before that."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from voucher_till.redemption.sign_in import SignIn
from voucher_till.ui.cashier.door import Door
from voucher_till.ui.cashier.queue_room import QueueRoom
from voucher_till.ui.shared.language import translate


class WayOut(QObject):
    """In full screen a manager's PIN is needed, where there is a manager; open rows are told of first."""

    def __init__(self, window: QMainWindow, door: Door, sign_in: SignIn, queue: QueueRoom) -> None:
        super().__init__()
        self.is_free = False
        """Nothing is asked any more."""
        self._window = window
        self._door = door
        self._sign_in = sign_in
        self._queue = queue
        queue.leave_confirmed.connect(self._leave)

    def toggle_full_screen(self) -> None:
        """F11."""
        if self._window.isFullScreen():
            title = translate("way_out", "Leave the full screen")
            self._door.ask_manager(title, lambda _manager: self._window.showNormal())
        else:
            self._window.showFullScreen()

    def closing(self, event: QCloseEvent) -> None:
        """The window is asked to close."""
        if self.is_free:
            event.accept()
        elif self._window.isFullScreen() and self._sign_in.has_managers():
            event.ignore()
            title = translate("way_out", "Close the till")
            self._door.ask_manager(title, lambda _manager: self._ask_about_rows())
        elif self._queue.open_count:
            event.ignore()
            self._queue.ask_to_leave()
        else:
            event.accept()

    def _ask_about_rows(self) -> None:
        if self._queue.open_count:
            self._queue.ask_to_leave()
        else:
            self._leave()

    def _leave(self) -> None:
        self.is_free = True
        self._window.close()
