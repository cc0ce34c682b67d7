"""Sees when a window has painted what came of an act."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class Sight(QObject):
    """Sees when a widget is painted, with all that is painted in the same go."""

    def __init__(self, widget: QWidget, looks_right: Callable[[], bool]) -> None:
        super().__init__()
        self._looks_right = looks_right
        self.painted = asyncio.Event()
        self.at = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """A paint event; the timer comes when the painting is done."""
        if event.type() == QEvent.Type.Paint and self._looks_right():
            QTimer.singleShot(0, self, self._done)
        return False

    def _done(self) -> None:
        if not self.painted.is_set():
            self.at = time.perf_counter()
            self.painted.set()


async def seen(widget: QWidget, act: Callable[[], object], looks_right: Callable[[], bool]) -> float:
    """Milliseconds from an act to the painting that shows what came of it."""
    sight = Sight(widget, looks_right)
    started = time.perf_counter()
    act()
    async with asyncio.timeout(60):
        await sight.painted.wait()
    widget.removeEventFilter(sight)
    return (sight.at - started) * 1000
