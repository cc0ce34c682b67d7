"""Tells a scanner that types from a person who types, by the time between keys.

Characters are held back until it is known which of the two it is; a person's are given back untouched and
in order. It knows no window system: whoever feeds it carries the held items, and asks again when time has
passed.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from voucher_till.scanning.beginnings import ways_to_begin
from voucher_till.scanning.layouts import Press
from voucher_till.scanning.understanding import Ending, Heard

Item = TypeVar("Item")

DEFAULT_GAP_SECONDS = 0.05
SLOWEST_GAP_SECONDS = 0.08
"""The longest gap that a till is calibrated to: people who type well come close to it."""
SHORTEST_BURST = 6
_TOLERANCE = 3
"""In the midst of a burst, and before its end, a scanner may be this much slower."""
_FEWEST_DIGITS = 10
"""Of a voucher code; a person's amount or PIN has fewer."""
_LATE_END_SECONDS = 0.5
"""An Enter or Tab this soon after a code is still the scanner's: nobody has read the screen by then."""


@dataclass(frozen=True, slots=True)
class Decision(Generic[Item]):
    """What to do now: give held items back as typed, keep the new one from the window, take a burst."""

    give_back: list[Item] = field(default_factory=list)
    keep: bool = False
    burst: Heard | None = None


@dataclass(frozen=True, slots=True)
class _Held(Generic[Item]):
    item: Item
    text: str
    press: Press | None
    at: float


class BurstDetector(Generic[Item]):
    """Fed with keys and their times in seconds, on any clock that only goes forward.

    What comes as slowly as a quick person types is taken from a field only when it looks like a voucher.
    """

    def __init__(self, gap: float = DEFAULT_GAP_SECONDS, prefix: str = "") -> None:
        self.gap = gap
        self.prefix = prefix
        """What the scanner puts before each code."""
        self._held: list[_Held[Item]] = []
        self._slowest = 0.0
        self._code_at = -math.inf

    @property
    def waiting(self) -> float | None:
        """After how many seconds of silence ``silence`` is to be called; None when nothing is held."""
        return self._patience if self._held else None

    @property
    def _is_burst(self) -> bool:
        return len(self._held) >= SHORTEST_BURST

    @property
    def _patience(self) -> float:
        return self.gap * (_TOLERANCE if self._is_burst else 1)

    def character(self, item: Item, text: str, press: Press | None, at: float) -> Decision[Item]:
        """A key that gives text; a dead key gives its accent."""
        before = self._give_up(at)
        self._code_at = -math.inf
        if self._held:
            self._slowest = max(self._slowest, at - self._held[-1].at)
        self._held.append(_Held(item, text, press, at))
        return Decision(before.give_back, True, before.burst)

    def terminator(self, ending: Ending, at: float) -> Decision[Item]:
        """Enter or Tab: the end of a burst, or a person's key.

        A scanner may send both, or its Enter so late that the code is taken already. Such a key must not
        reach the window, where it would press a button for the cashier.
        """
        before = self._give_up(at)
        if not self._held and at - self._code_at <= _LATE_END_SECONDS:
            return Decision(before.give_back, True, before.burst)
        if not self._is_burst or not self._is_scanner_s(ending):
            return Decision(before.give_back + self._clear(), False, before.burst)
        return Decision(keep=True, burst=self._take(ending))

    def other(self) -> Decision[Item]:
        """A key that no scanner sends within a code, or one that repeats because a person holds it."""
        return self.silence()

    def touched(self, at: float) -> Decision[Item]:
        """A click or a tap: what was typed well before it goes where it was meant to, ahead of it.

        It is no end of a burst: a hand may touch something while a scanner types.
        """
        return self._give_up(at)

    def lone_space(self) -> Decision[Item]:
        """A space while nothing is held: no code begins so. It is a person's, as is an Enter after it."""
        self._code_at = -math.inf
        return self.other()

    def silence(self) -> Decision[Item]:
        """Nothing came for as long as ``waiting`` says."""
        if self._is_burst and self._is_scanner_s(Ending.PAUSE):
            return Decision(burst=self._take(Ending.PAUSE))
        return Decision(self._clear())

    def _give_up(self, at: float) -> Decision[Item]:
        late = bool(self._held) and at - self._held[-1].at > self._patience
        return self.silence() if late else Decision()

    def _is_scanner_s(self, ending: Ending) -> bool:
        """Whether a burst is too quick for a person, or is a code however slowly it came."""
        span = self._held[-1].at - self._held[0].at
        if span <= DEFAULT_GAP_SECONDS * (len(self._held) - 1):
            return True
        text = self._text
        digits = text.isdecimal() and len(text) >= _FEWEST_DIGITS and ending is not Ending.PAUSE
        known = bool(self.prefix) and text.startswith(self.prefix)
        return digits or known or bool(ways_to_begin(text, self.prefix))

    @property
    def _text(self) -> str:
        return "".join(held.text for held in self._held)

    def _clear(self) -> list[Item]:
        items = [held.item for held in self._held]
        self._held, self._slowest = [], 0.0
        return items

    def _take(self, ending: Ending) -> Heard:
        presses = [held.press for held in self._held]
        known = tuple(press for press in presses if press is not None)
        heard = Heard(self._text, known if len(known) == len(presses) else None, ending, self._slowest * 1000)
        self._code_at = self._held[-1].at
        self._clear()
        return heard
