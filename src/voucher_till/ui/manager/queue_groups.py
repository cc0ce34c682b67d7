"""Open rows in groups, by what they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.ui.shared.language import money


class Group(Enum):
    """Rows that need the same; the most urgent group first."""

    CONFLICT = auto()
    UNKNOWN = auto()
    SENDING = auto()
    STORED = auto()
    KEPT = auto()
    """Of an outlet or an account that the till had before: it does not send them now."""


class GroupLook(NamedTuple):
    """What a row and its group are called, a tone of the theme and a sign: never colour alone."""

    word: Phrase
    many: Phrase
    tone: str
    sign: str


_G = Group
LOOKS = {
    _G.CONFLICT: GroupLook(
        phrase("queue_groups", "Conflict"), phrase("queue_groups", "Conflicts"), "no", "ph.warning-bold"
    ),
    _G.UNKNOWN: GroupLook(
        phrase("queue_groups", "Outcome unknown"),
        phrase("queue_groups", "Unknown"),
        "unknown",
        "ph.question-bold",
    ),
    _G.SENDING: GroupLook(
        phrase("queue_groups", "Sending"),
        phrase("queue_groups", "Sending"),
        "unknown",
        "ph.hourglass-medium-bold",
    ),
    _G.STORED: GroupLook(
        phrase("queue_groups", "Stored"), phrase("queue_groups", "Stored"), "stored", "ph.arrow-up-bold"
    ),
    _G.KEPT: GroupLook(
        phrase("queue_groups", "Kept, not sent from here"),
        phrase("queue_groups", "Kept"),
        "retry",
        "ph.archive-bold",
    ),
}
_OF_STATES = {
    RedemptionState.CONFLICT: _G.CONFLICT,
    RedemptionState.UNKNOWN: _G.UNKNOWN,
    RedemptionState.SUBMITTING: _G.SENDING,
    RedemptionState.STORED: _G.STORED,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An open row in its group."""

    row: Redemption
    group: Group
    shows_value: bool = True
    """Whether whoever looks may see what it cost."""

    @property
    def value(self) -> str:
        """What was paid for it; empty for who may not see that."""
        return money(self.row.sale_price) if self.shows_value else ""

    @property
    def original(self) -> str:
        """What it costs without the voucher; empty for who may not see that."""
        return money(self.row.original_price) if self.shows_value else ""

    @property
    def is_tried(self) -> bool:
        """Whether the till sends or settles it by itself."""
        return self.group not in (Group.CONFLICT, Group.KEPT)


def entries_of(
    rows: Sequence[Redemption], foreign: Sequence[Redemption], *, values: bool = True
) -> list[Entry]:
    """This merchant's open rows and those of another outlet or account, in groups; the oldest first in each.

    A row may be among both. A conflict of this merchant is one at whatever outlet it was: a manager closes
    it here.
    """
    others = {row.id for row in foreign}
    mine = {row.id for row in rows}
    entries = [Entry(row, _group(row, kept=row.id in others), values) for row in rows]
    entries += [Entry(row, _G.KEPT, values) for row in foreign if row.id not in mine]
    return sorted(entries, key=lambda entry: (entry.group.value, entry.row.created_at, entry.row.id))


def _group(row: Redemption, *, kept: bool) -> Group:
    group = _OF_STATES[row.state]
    return _G.KEPT if kept and group is not _G.CONFLICT else group
