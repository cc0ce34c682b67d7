"""Who is at the till: signing in by name or PIN, locking, and proving to be a manager."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import cache
from math import ceil
from typing import TYPE_CHECKING

from voucher_till.domain.people import (
    GRANTABLE,
    NotAllowedError,
    Person,
    PersonGoneError,
    Right,
    Role,
    is_pin,
    pin_problem,
)
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.store.people import People, PinTry
from voucher_till.store.settings import CounterSettings

if TYPE_CHECKING:
    from argon2 import PasswordHasher

log = logging.getLogger(__name__)


class SignInOutcome(Enum):
    """What came of trying to sign in."""

    OK = "ok"
    WRONG_PIN = "wrong PIN"
    WAIT = "wait"
    """Too many wrong PINs; this one was not even looked at."""
    NO_PIN = "no PIN"
    """This till wants a PIN, and the person has none yet."""
    GONE = "gone"
    """Taken off the list meanwhile."""


@dataclass(frozen=True, slots=True)
class SignInResult:
    """An outcome, and the seconds until a PIN can be tried again."""

    outcome: SignInOutcome
    seconds: float = 0.0

    @property
    def words(self) -> Phrase | None:
        """What to tell the person; None when all is well."""
        match self.outcome:
            case SignInOutcome.OK:
                return None
            case SignInOutcome.GONE:
                return PersonGoneError().problem
            case SignInOutcome.NO_PIN:
                return phrase("sign_in", "You have no PIN yet. Ask a manager for one.")
            case SignInOutcome.WRONG_PIN if self.seconds <= 0:
                return phrase("sign_in", "Wrong PIN.")
            case SignInOutcome.WRONG_PIN:
                return phrase("sign_in", "Wrong PIN. Wait %n second(s).", "", ceil(self.seconds))
            case SignInOutcome.WAIT:
                return phrase("sign_in", "Too many wrong PINs. Wait %n second(s).", "", ceil(self.seconds))


class SignIn:
    """The person at this till. What it knows of the list is as of the last ``refresh``."""

    def __init__(self, people: People, settings: CounterSettings) -> None:
        self._people = people
        self._settings = settings
        self._list: tuple[Person, ...] = ()
        self._proven = False
        self.person: Person | None = None
        """Who is signed in."""
        self.on_change: Callable[[], None] = lambda: None
        """Called when somebody signs in or out, or when the list or the settings are others."""

    @property
    def cashier(self) -> str:
        """The name that goes with each action; empty when nobody is signed in."""
        return self.person.name if self.person else ""

    @property
    def is_locked(self) -> bool:
        """Whether somebody has to sign in first. Never when nobody could."""
        wants_pin = self._settings.sign_in == "pin"
        able = any(person.has_pin or not wants_pin for person in self._list)
        return self._settings.sign_in != "off" and self.person is None and able

    @property
    def is_manager(self) -> bool:
        """Whether a manager is signed in who has shown it by the PIN."""
        return self._proven and self.person is not None and self.person.role is Role.MANAGER

    def has_managers(self) -> bool:
        """Whether there is a manager with a PIN, who can be asked for it."""
        return any(person.role is Role.MANAGER and person.has_pin for person in self._list)

    def stands_for_manager(self, name: str) -> bool:
        """Whether who acts as a manager by this name still may: on the list, and a manager where one has a
        PIN."""
        person = next((one for one in self._list if one.name == name), None)
        return person is not None and (person.role is Role.MANAGER or not self.has_managers())

    @property
    def is_free(self) -> bool:
        """Whether a manager is signed in, or no manager has a PIN: there is nobody to ask then."""
        return self.is_manager or not self.has_managers()

    def may(self, right: Right) -> bool:
        """Whether whoever is at the till may do this without a manager's PIN.

        Everybody may where no manager has one; else whoever is signed in, if cashiers were given the right.
        """
        if self.is_free:
            return True
        is_given = right in GRANTABLE and right.value in self._settings.cashiers_may
        return is_given and self.person is not None

    async def people(self) -> list[Person]:
        """Everybody who may be at this till, by name. Raises StoreError."""
        await self.refresh()
        return list(self._list)

    async def refresh(self) -> None:
        """Read the list again: another process, or a page of this one, may have changed it."""
        before = (self._list, self.person)
        self._list = tuple(await self._people.all())
        if self.person is not None:
            self._set(self._find(self.person.id), proven=self._proven)
        if before != (self._list, self.person):
            self.on_change()

    def change(self, settings: CounterSettings) -> None:
        """Use other settings from now on; who is not signed in as they want it has to sign in again."""
        self._settings = settings
        if settings.sign_in == "off" or (settings.sign_in == "pin" and not self._proven):
            self._set(None)
        self.on_change()

    def lock(self) -> None:
        """Nobody is signed in any more."""
        if self.person is not None:
            self._set(None)
            self.on_change()

    async def sign_in(self, person_id: int, pin: str = "") -> SignInResult:
        """Sign somebody in, instead of whoever was before. Raises StoreError.

        Where a name is enough, a manager who gives no PIN is signed in without a manager's rights.
        """
        await self.refresh()
        person = self._find(person_id)
        if person is None:
            return SignInResult(SignInOutcome.GONE)
        wants_pin = self._settings.sign_in == "pin"
        if not person.has_pin and wants_pin:
            return SignInResult(SignInOutcome.NO_PIN)
        tries = person.has_pin and (wants_pin or bool(pin))
        if tries:
            found = await self._try_pin(person_id, pin, person.name)
            if isinstance(found, SignInResult):
                return found
            person = found
        self._set(person, proven=tries)
        self.on_change()
        return SignInResult(SignInOutcome.OK)

    async def check_manager(self, pin: str, who: str = "") -> Person | SignInResult:
        """The manager whose PIN this is, for one action that needs a manager. Nobody is signed in or out.

        ``who`` tries it, if it is not whoever is at the till. Raises StoreError.
        """
        return await self._try_pin(None, pin, who or self.cashier or "somebody")

    async def _try_pin(self, person_id: int | None, pin: str, who: str) -> Person | SignInResult:
        if not is_pin(pin):
            return SignInResult(SignInOutcome.WRONG_PIN)
        try:
            leave = await self._people.begin_try(person_id)
            if leave.wait > 0:
                return SignInResult(SignInOutcome.WAIT, leave.wait)
            found = await asyncio.to_thread(_owner_of, pin, leave)
            if found is None:
                seconds = await self._people.record_failure(person_id, who)
                return SignInResult(SignInOutcome.WRONG_PIN, seconds)
        except PersonGoneError:
            return SignInResult(SignInOutcome.GONE)
        await self._people.reset(person_id)
        person, old = found
        if _hasher().check_needs_rehash(old):
            await self._people.renew_hash(person.id, old, await asyncio.to_thread(_hasher().hash, pin))
        return person

    def _find(self, person_id: int) -> Person | None:
        return next((person for person in self._list if person.id == person_id), None)

    def _set(self, person: Person | None, *, proven: bool = False) -> None:
        self.person = person
        self._proven = proven and person is not None


async def hash_pin(pin: str) -> str:
    """What is kept of a new PIN. Raises NotAllowedError when it is too easy to guess."""
    problem = pin_problem(pin)
    if problem is not None:
        raise NotAllowedError(problem)
    return await asyncio.to_thread(_hasher().hash, pin)


def _owner_of(pin: str, leave: PinTry) -> tuple[Person, str] | None:
    """Whose PIN it is, with its hash. Takes some 50 ms for each hash."""
    return next(((person, kept) for person, kept in leave.hashes if _fits(pin, person, kept)), None)


def _fits(pin: str, person: Person, kept: str) -> bool:
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(kept, pin)
    except InvalidHashError:
        log.error("what is kept of the PIN of person %d cannot be read", person.id)
        return False
    except VerificationError:
        return False


@cache
def _hasher() -> PasswordHasher:
    # Loaded when the first PIN is tried: no other command and no start of the window waits for it.
    from argon2 import PasswordHasher

    # Some 50 ms on a common computer, and 32 MiB: it slows whoever tries all PINs, not who knows theirs.
    return PasswordHasher(time_cost=2, memory_cost=32 * 1024, parallelism=1)
