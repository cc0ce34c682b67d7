"""Work that is asked for again and again, and done once for all of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer

_PAUSE_MILLISECONDS = 1000


class Soon:
    """Acts a second after it was asked to first: many events that come together are one reason to look."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MILLISECONDS)
        self._timer.timeout.connect(act)

    def begin(self) -> None:
        """Act soon; a second has begun already where this was asked for before."""
        if not self._timer.isActive():
            self._timer.start()

    def stop(self) -> None:
        """Do not act any more."""
        self._timer.stop()
