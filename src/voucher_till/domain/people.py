"""Who works at a till: names, roles, PINs, and how long a wrong PIN makes one wait."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from voucher_till.domain.phrases import Phrase, phrase

LONGEST_NAME = 40
_PIN_LENGTHS = range(4, 9)
_FREE_FAILURES = 3
_DELAYS = (5.0, 15.0, 60.0, 300.0, 900.0)


class Role(StrEnum):
    """What a person may do."""

    CASHIER = "cashier"
    MANAGER = "manager"


class Right(StrEnum):
    """What goes beyond selling. A manager has every right; cashiers have those that were given to them."""

    SEE_RECORDS = "see_records"
    SEE_VALUES = "see_values"
    EXPORT = "export"
    CLOSE_CONFLICTS = "close_conflicts"
    CHANGE_SETTINGS = "change_settings"
    """But who works here, what cashiers may do, and how the record is kept: that stays with managers."""
    FORCE_OFFLINE = "force_offline"
    CHECK_PLATFORM = "check_platform"
    CARE_FOR_DATA = "care_for_data"
    GO_LIVE = "go_live"
    CHANGE_CATALOGUE = "change_catalogue"

    @property
    def words(self) -> Phrase:
        """What whoever has it may do, to follow on ``may``."""
        return _RIGHTS[self]


_RIGHTS = {
    Right.SEE_RECORDS: phrase("people", "open the manager's room and look at the record"),
    Right.SEE_VALUES: phrase("people", "see prices and totals in it"),
    Right.EXPORT: phrase("people", "export the record to files"),
    Right.CLOSE_CONFLICTS: phrase("people", "close conflicts"),
    Right.CHANGE_SETTINGS: phrase("people", "change the settings"),
    Right.FORCE_OFFLINE: phrase("people", "take the till off the line"),
    Right.CHECK_PLATFORM: phrase("people", "compare the record with the platform"),
    Right.CARE_FOR_DATA: phrase("people", "back up and restore the record"),
    Right.GO_LIVE: phrase("people", "make the acceptance tests and go live"),
    Right.CHANGE_CATALOGUE: phrase("people", "change outlets and products on the platform"),
}

_OF_MANAGERS = frozenset({Right.CARE_FOR_DATA, Right.GO_LIVE, Right.CHANGE_CATALOGUE})
GRANTABLE = tuple(right for right in Right if right not in _OF_MANAGERS)
"""What cashiers can be given. A signature is a manager's always."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the till's list."""

    id: int
    name: str
    role: Role
    has_pin: bool


class NotAllowedError(Exception):
    """A rule of the list of people forbids it; nothing was changed."""

    def __init__(self, problem: Phrase) -> None:
        super().__init__(str(problem))
        self.problem = problem


class PersonGoneError(NotAllowedError):
    """The person was taken off the list meanwhile."""

    def __init__(self) -> None:
        super().__init__(phrase("people", "This person is no longer in the list."))


def clean_name(text: str) -> str:
    """A name as it is kept."""
    return unicodedata.normalize("NFC", text.strip())


def name_problem(name: str) -> Phrase | None:
    """What is wrong with a cleaned name; None when it can be used."""
    if not name:
        return phrase("people", "A name is needed.")
    if len(name) > LONGEST_NAME:
        return phrase("people", "A name has at most {longest} characters.", longest=LONGEST_NAME)
    if not name.isprintable():
        return phrase("people", "The name has characters that cannot be shown.")
    return None


def same_name(one: str, other: str) -> bool:
    """Whether two names would be taken for one another, in capitals or not."""
    return name_key(one) == name_key(other)


def name_key(name: str) -> str:
    """What is the same for all names that would be taken for one another."""
    return unicodedata.normalize("NFKC", clean_name(name)).casefold()


def taken_problem(name: str, others: Iterable[Person]) -> Phrase | None:
    """That somebody else has this name already."""
    if any(same_name(name, other.name) for other in others):
        return phrase("people", "{name} is in the list already.", name=name)
    return None


def role_problem(role: Role, *, has_pin: bool) -> Phrase | None:
    """That a manager needs a PIN: without one anybody could say to be that manager."""
    return phrase("people", "A manager needs a PIN.") if role is Role.MANAGER and not has_pin else None


def leaving_problem(person: Person, everybody: Iterable[Person]) -> Phrase | None:
    """Why somebody cannot stop being a manager here: the others would be left without one."""
    if person.role is not Role.MANAGER:
        return None
    others = [other for other in everybody if other.id != person.id]
    if not others or any(other.role is Role.MANAGER for other in others):
        return None
    return phrase(
        "people", "{name} is the last manager. Make somebody else a manager first.", name=person.name
    )


def is_pin(text: str) -> bool:
    """Whether a text has the shape of a PIN; anything else cannot be one, and is not a guess."""
    return len(text) in _PIN_LENGTHS and text.isascii() and text.isdigit()


def pin_problem(pin: str) -> Phrase | None:
    """What is wrong with a new PIN; None when it can be used."""
    if not is_pin(pin):
        return phrase("people", "A PIN has 4 to 8 digits.")
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    if steps == {0}:
        return phrase("people", "A PIN of one repeated digit is too easy to guess.")
    if steps in ({1}, {-1}):
        return phrase("people", "A PIN of digits in a row is too easy to guess.")
    return None


def wait_after(failures: int) -> float:
    """Seconds to wait after so many wrong PINs in a row."""
    over = failures - _FREE_FAILURES
    return _DELAYS[min(over, len(_DELAYS)) - 1] if over > 0 else 0.0


def wait_left(failures: int, until: float, now: float) -> float:
    """Seconds still to wait; the moments are seconds of this computer's clock.

    Never more than the whole wait: a clock that was set back makes it start again, not endless.
    """
    return min(max(0.0, until - now), wait_after(failures))
