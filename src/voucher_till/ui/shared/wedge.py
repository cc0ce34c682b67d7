"""Hears a scanner that types, anywhere in the program: over fields, menus and dialogs, needing no focus."""

from __future__ import annotations

import math
import time
import unicodedata
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputEvent, QInputMethodEvent, QKeyEvent, QMouseEvent, QWindow
from shiboken6 import isValid

from voucher_till.scanning.layouts import Press, press_of
from voucher_till.scanning.understanding import Ending
from voucher_till.scanning.wedge import BurstDetector, Decision

_ENDINGS = {
    Qt.Key.Key_Return: Ending.ENTER,
    Qt.Key.Key_Enter: Ending.ENTER,
    Qt.Key.Key_Tab: Ending.TAB,
}
_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_DEAD_KEYS = {
    Qt.Key.Key_Dead_Acute: ("\N{ACUTE ACCENT}", "\N{COMBINING ACUTE ACCENT}"),
    Qt.Key.Key_Dead_Grave: ("`", "\N{COMBINING GRAVE ACCENT}"),
    Qt.Key.Key_Dead_Circumflex: ("^", "\N{COMBINING CIRCUMFLEX ACCENT}"),
    Qt.Key.Key_Dead_Diaeresis: ("\N{DIAERESIS}", "\N{COMBINING DIAERESIS}"),
    Qt.Key.Key_Dead_Tilde: ("~", "\N{COMBINING TILDE}"),
    Qt.Key.Key_Dead_Cedilla: ("\N{CEDILLA}", "\N{COMBINING CEDILLA}"),
}
"""Each as it stands alone, and as it is joined to a letter."""
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_META = Qt.KeyboardModifier.MetaModifier
_HELD_UP_SECONDS = 0.01
"""A clock that rings this late shows that the main thread was held up, and keys with it."""
_CATCH_UP_MS = 20


class _KeyClock:
    """When keys were pressed, not when the program came round to them; on the monotonic clock.

    A key's own time counts from a moment that only the system knows. The key that waited least shows where
    the two clocks meet.
    """

    def __init__(self) -> None:
        self._offset = math.inf

    def at(self, event: QInputEvent) -> float:
        """The time of a key or click in seconds; now for one without, as those of other programs may be."""
        now, own = time.monotonic(), event.timestamp() / 1000
        if own <= 0:
            return now
        self._offset = min(self._offset, now - own)
        return own + self._offset


@dataclass(slots=True)
class _Stroke:
    """A key that is held back: where it was going, and its press and release."""

    target: QObject
    events: list[QEvent] = field(default_factory=list)
    key: int = 0
    released: bool = False


class WedgeFilter(QObject):
    """Sees every key before any widget does, holds it for a blink, and gives a person's keys back.

    It watches windows, not widgets: a key reaches its window once, whatever has the focus in it.
    """

    burst = Signal(object)
    """A ``Heard``: what a scanner typed."""

    def __init__(self) -> None:
        super().__init__()
        self.detector: BurstDetector[_Stroke] = BurstDetector()
        self._held: list[_Stroke] = []
        self._giving_back = False
        self._dead: tuple[str, str] | None = None
        self._silence = QTimer(self)
        self._silence.setSingleShot(True)
        self._silence.setTimerType(Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._time_is_up)
        self._due = 0.0
        self._clock = _KeyClock()
        self._last_look = QTimer(self)
        self._last_look.setSingleShot(True)
        self._last_look.timeout.connect(lambda: self._do(self.detector.silence()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether an event is kept from where it was going."""
        if self._giving_back:
            return False
        if isinstance(event, QKeyEvent) and isinstance(watched, QWindow):
            if event.type() == QEvent.Type.KeyPress:
                return self._pressed(watched, event)
            return event.type() == QEvent.Type.KeyRelease and self._released(event)
        if isinstance(event, QMouseEvent) and isinstance(watched, QWindow):
            return self._clicked(event)
        if isinstance(event, QInputMethodEvent) and not isinstance(watched, QWindow):
            return self._composed(watched, event)
        return False

    def _pressed(self, window: QWindow, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _MODIFIERS:
            return False
        text = event.text() if event.text().isprintable() else ""
        text = text or _DEAD_KEYS.get(key, ("", ""))[0]
        if key in _ENDINGS and not event.isAutoRepeat() and not _is_command(event):
            kept = self._do(self.detector.terminator(_ENDINGS[key], self._clock.at(event)))
        elif not text or event.isAutoRepeat() or _is_command(event):
            kept = self._do(self.detector.other())
        elif text == " " and not self._held and not self.detector.prefix.startswith(" "):
            # The key that ticks a voucher must not wait for what may follow.
            kept = self._do(self.detector.lone_space())
        else:
            stroke = _Stroke(window, [_copy(event)], event.key())
            return self._hold(stroke, text, _press(event), self._clock.at(event))
        # No letter follows a dead key any more: Backspace or Esc takes it back, others go before it.
        self._dead = None
        return kept

    def _released(self, event: QKeyEvent) -> bool:
        """A release waits behind its press: given back the other way round, the key would seem stuck."""
        for stroke in self._held:
            if stroke.key == event.key() and not stroke.released:
                stroke.events.append(_copy(event))
                stroke.released = True
                return True
        return False

    def _clicked(self, event: QMouseEvent) -> bool:
        """Where this thread was held up a click may come before the clock rings that gives the keys back."""
        if self._held and event.type() == QEvent.Type.MouseButtonPress:
            self._do(self.detector.touched(self._clock.at(event)))
        return False

    def _composed(self, target: QObject, event: QInputMethodEvent) -> bool:
        """Text that came through an input method, as after a dead key."""
        text = event.commitString()
        if not text or event.preeditString():
            return False
        copy = QInputMethodEvent("", [])
        copy.setCommitString(text)
        return self._hold(_Stroke(target, [copy]), text, None, time.monotonic())

    def _hold(self, stroke: _Stroke, text: str, press: Press | None, at: float) -> bool:
        decision = self.detector.character(stroke, text, press, at)
        kept = self._do(decision)
        self._held.append(stroke)
        return kept

    def _time_is_up(self) -> None:
        """Keys that wait behind whatever held this thread up go first: they may be the rest of a code."""
        held_up = time.monotonic() - self._due > _HELD_UP_SECONDS
        self._last_look.start(_CATCH_UP_MS if held_up else 0)

    def _do(self, decision: Decision[_Stroke]) -> bool:
        """Carry out what the detector decided; whether the key at hand is kept."""
        if decision.give_back or decision.burst is not None:
            self._held.clear()
        if decision.give_back:
            self._give_back(decision.give_back)
        waiting = self.detector.waiting
        self._last_look.stop()
        if waiting is None:
            self._silence.stop()
        else:
            self._silence.start(round(waiting * 1000) + 1)
            self._due = time.monotonic() + waiting
        if decision.burst is not None:
            self.burst.emit(decision.burst)
        return decision.keep

    def _give_back(self, strokes: list[_Stroke]) -> None:
        self._giving_back = True
        try:
            for stroke in strokes:
                # A dialog may have closed meanwhile.
                for event in stroke.events if isValid(stroke.target) else ():
                    self._send(stroke.target, event)
        finally:
            self._giving_back = False

    def _send(self, target: QObject, event: QEvent) -> None:
        """Let an event go on; a person's dead key waits for its letter and comes as one with it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            dead = _DEAD_KEYS.get(Qt.Key(event.key()))
            if dead is not None and not event.text():
                self._dead = dead
                return
            if self._dead is not None and event.text():
                (alone, joining), self._dead = self._dead, None
                joined = unicodedata.normalize("NFC", event.text() + joining)
                event = _copy(event, joined if len(joined) == 1 else alone + event.text().strip(" "))
        QCoreApplication.sendEvent(target, event)


def _is_command(event: QKeyEvent) -> bool:
    """Ctrl, Alt or the system's key with another; both Ctrl and Alt are AltGr under Windows."""
    held = event.modifiers() & _COMMANDS
    return bool(event.modifiers() & _META) or (bool(held) and held != _COMMANDS)


def _press(event: QKeyEvent) -> Press | None:
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return press_of(event.nativeScanCode(), event.nativeVirtualKey(), shift=shift)


def _copy(event: QKeyEvent, text: str | None = None) -> QKeyEvent:
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text() if text is None else text,
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy
