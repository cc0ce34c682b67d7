"""Lists that are longer than the platform takes in one call, and what comes back of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

MOST_SUBMITTED = 5
"""So many outlets can be handed in in one call."""
MOST_ASKED = 20
"""So many tasks or outlets can be asked about in one call."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class SubmittedTask:
    """What the platform reviews from now on."""

    task_id: str
    third_shop_id: str
    shop_id: str = ""
    log_id: str = ""
    """Of the call that handed it in; empty when the platform gave none."""


@dataclass(frozen=True, slots=True)
class Submitted:
    """What the platform answered to what was handed in, with what its acceptance tests ask for."""

    tasks: tuple[SubmittedTask, ...]
    log_ids: tuple[str, ...]
    """One of each call that was made."""

    @property
    def task_ids(self) -> tuple[str, ...]:
        """What to follow."""
        return tuple(task.task_id for task in self.tasks)


@dataclass(frozen=True, slots=True)
class Gathered(Generic[_T]):
    """What was gathered from one call or several, with the log ID of each."""

    value: _T
    log_ids: tuple[str, ...]


def batches(items: Sequence[_T], most: int) -> Iterator[Sequence[_T]]:
    """Parts of a list, each as long as may be."""
    return (items[start : start + most] for start in range(0, len(items), most))
