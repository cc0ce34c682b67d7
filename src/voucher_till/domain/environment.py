"""The environments a till can work in, and what is left open in the one that it leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import Money, total
from voucher_till.domain.phrases import Phrase, phrase


class Environment(StrEnum):
    """Each has its own credentials, record and settings; nothing of one is ever sent to another."""

    SANDBOX = "sandbox"
    """Practice, against the emulator of the platform."""
    TEST = "test"
    """The platform's test merchant."""
    LIVE = "live"

    @property
    def words(self) -> Phrase:
        """What it is called."""
        return _WORDS[self]


_WORDS = {
    Environment.SANDBOX: phrase("environment", "practice"),
    Environment.TEST: phrase("environment", "test merchant"),
    Environment.LIVE: phrase("environment", "live"),
}


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """Vouchers whose rows are open in an environment: those that are to be sent, and those for a person."""

    stored: int = 0
    unknown: int = 0
    conflict: int = 0
    worth: Money | None = None
    """Of all of them; None when a price is not known or currencies differ."""

    @classmethod
    def of(cls, rows: Iterable[Redemption]) -> Self:
        """Count open rows. One that is being sent has an outcome that is not known yet."""
        known = list(rows)
        states = [row.state for row in known]
        return cls(
            states.count(RedemptionState.STORED),
            states.count(RedemptionState.UNKNOWN) + states.count(RedemptionState.SUBMITTING),
            states.count(RedemptionState.CONFLICT),
            total(row.sale_price for row in known),
        )

    @property
    def count(self) -> int:
        """All of them."""
        return self.stored + self.unknown + self.conflict

    def words(self, environment: Environment) -> tuple[Phrase, ...]:
        """What is left in an environment and what becomes of it; empty when nothing is."""
        if not self.count:
            return ()
        left = phrase(
            "environment",
            "Still open in the environment {environment}: stored {stored}, outcome unknown {unknown},"
            " in conflict {conflict}.",
            environment=environment.words,
            stored=self.stored,
            unknown=self.unknown,
            conflict=self.conflict,
        )
        stays = phrase("environment", "They stay there. They are sent when that environment is in use again.")
        if self.worth is None:
            return (left, stays)
        return (left, phrase("environment", "Together they are worth {worth}.", worth=self.worth), stays)


NOTHING_LEFT = LeftOpen()
