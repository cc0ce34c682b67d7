"""How long the platform's shared test merchant may be used (platform contract, section 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from voucher_till.domain.phrases import Phrase, phrase

FIRST_DAYS, MORE_DAYS, MOST_EXTENSIONS = 30, 15, 5
SOON_DAYS = 5
"""So many days before its end the till begins to warn."""


class ClockState(Enum):
    """How it stands with the test merchant."""

    UNKNOWN = "unknown"
    """Nobody said when it began."""
    FINE = "fine"
    ENDS_SOON = "ends soon"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class MerchantClock:
    """Its first day and its extensions, as people recorded them here; the platform does not tell."""

    started: date | None = None
    extensions: int = 0

    @classmethod
    def recorded(cls, started: str, extensions: int) -> MerchantClock:
        """From the settings; a first day that is no day counts as not known."""
        try:
            return cls(date.fromisoformat(started), extensions)
        except ValueError:
            return cls(None, extensions)

    def beginning(self, started: date | None) -> MerchantClock:
        """With another first day: that is another test merchant, and nobody has extended it yet."""
        if started == self.started:
            return self
        return MerchantClock(started, 0 if self.started is not None else self.extensions)

    @property
    def last_day(self) -> date | None:
        """The last day on which it can be used; None when its first is not known."""
        if self.started is None:
            return None
        days = FIRST_DAYS + MORE_DAYS * min(self.extensions, MOST_EXTENSIONS)
        try:
            return self.started + timedelta(days=days - 1)
        except OverflowError:
            return date.max

    def days_left(self, today: date) -> int:
        """The days on which it can still be used, today included; 0 when it has ended or is not known."""
        last = self.last_day
        return max(0, (last - today).days + 1) if last is not None else 0

    def state(self, today: date) -> ClockState:
        """How it stands on a day."""
        if self.started is None:
            return ClockState.UNKNOWN
        left = self.days_left(today)
        if left == 0:
            return ClockState.ENDED
        return ClockState.ENDS_SOON if left <= SOON_DAYS else ClockState.FINE

    def words(self, today: date) -> tuple[Phrase, ...]:
        """How it stands, and what to do where there is something to do."""
        match self.state(today):
            case ClockState.UNKNOWN:
                return (_UNKNOWN, _RECORD)
            case ClockState.FINE:
                return (self._to_come(), _CHECK) if self._is_to_come(today) else (self._left(today),)
            case ClockState.ENDS_SOON:
                return (self._left(today), self._next_step())
            case ClockState.ENDED:
                return (self._ended(), _ASK_ANEW if self._is_used_up else _ENDED_EARLY)

    def banner(self, today: date) -> Phrase:
        """How it stands, short enough for a line that is always there."""
        match self.state(today):
            case ClockState.UNKNOWN:
                return phrase("test_merchant", "Test merchant: its first day is not recorded.")
            case ClockState.ENDED:
                return phrase("test_merchant", "The test merchant has ended.")
            case _ if self._is_to_come(today):
                return self._to_come()
            case _:
                return phrase("test_merchant", "Test merchant: %n day(s) left.", "", self.days_left(today))

    @property
    def _is_used_up(self) -> bool:
        return self.extensions >= MOST_EXTENSIONS

    def _next_step(self) -> Phrase:
        return _ASK_SOON if self._is_used_up else _EXTEND

    def _is_to_come(self, today: date) -> bool:
        return self.started is not None and self.started > today

    def _to_come(self) -> Phrase:
        return phrase(
            "test_merchant",
            "The first day of the test merchant, {day}, is still to come.",
            day=self.started or date.max,
        )

    def _left(self, today: date) -> Phrase:
        return phrase(
            "test_merchant",
            "The test merchant can be used until {day}: %n day(s) left.",
            "",
            self.days_left(today),
            day=self.last_day or today,
        )

    def _ended(self) -> Phrase:
        return phrase("test_merchant", "The test merchant ended on {day}.", day=self.last_day or date.max)


_UNKNOWN = phrase("test_merchant", "Nobody has recorded the first day of the test merchant.")
_RECORD = phrase(
    "test_merchant", "It is in the Developer Portal. Record it here: the till then counts the days."
)
_CHECK = phrase("test_merchant", "Compare it with the Developer Portal.")
_EXTEND = phrase(
    "test_merchant",
    "Extend it by 15 days in the Developer Portal, then record the extension here.",
)
_ASK_SOON = phrase(
    "test_merchant",
    "It was extended five times and cannot be extended again. Ask the platform for a new test merchant.",
)
_ENDED_EARLY = phrase(
    "test_merchant",
    "If it was extended, record the extension here. Else ask the platform for a new test merchant,"
    " and set the till up for it.",
)
_ASK_ANEW = phrase("test_merchant", "Ask the platform for a new test merchant, and set the till up for it.")
