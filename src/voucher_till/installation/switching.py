"""Works in another environment: tells what stays open in the one that is left, and takes the people along."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from voucher_till.domain.environment import NOTHING_LEFT, Environment, LeftOpen
from voucher_till.domain.phrases import Phrase, english, phrase
from voucher_till.installation.record import left_open, note, record_of
from voucher_till.store import environments
from voucher_till.store.errors import StoreError, StoreProblem
from voucher_till.store.folder import DataFolder
from voucher_till.store.people_copy import PersonCopy, people_to_copy, put_people
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.whole import whole


class SwitchError(Exception):
    """The environment cannot be left, or not be taken; nothing was changed. The phrases say why."""

    def __init__(self, *words: Phrase) -> None:
        super().__init__(english(words))
        self.words = words


class OpenRowsError(SwitchError):
    """Rows are open in the environment that would be left, and nobody agreed to leave them."""

    def __init__(self, left: LeftOpen, environment: Environment) -> None:
        super().__init__(*left.words(environment))
        self.left = left


@dataclass(frozen=True, slots=True)
class Switched:
    """What came of a switch."""

    before: Environment | None
    """None where it was not clear, or where the till was not set up."""
    now: Environment
    left: LeftOpen = NOTHING_LEFT
    """What stays open in the one of before."""
    people: tuple[str, ...] = ()
    """The names of those who were taken along."""


async def may_leave(root: DataFolder, to: Environment, *, agreed: bool) -> LeftOpen:
    """What stays open when the till goes on in another environment. Raises OpenRowsError and StoreError.

    ``agreed``: whoever answers for it knows that rows stay open.
    """
    before = in_use_if_clear(root)
    if before in (None, to):
        return NOTHING_LEFT
    left = await left_open(environments.active_folder(root))
    if left.count and not agreed:
        raise OpenRowsError(left, before)
    return left


async def switch(
    root: DataFolder, to: Environment, who: str, *, agreed: bool = False, with_people: bool = True
) -> Switched:
    """Use another environment from now on; a manager has agreed. Raises SwitchError and StoreError.

    With people: where no manager has a PIN there, everybody of the environment in use is taken along with
    their PINs, so that what needs a manager here needs one there.
    """
    must_be_configured(root, to)
    before = in_use_if_clear(root)
    if before is to:
        environments.note_in_use(root)
        return Switched(to, to)
    await asyncio.to_thread(_must_have_secret, environments.folder_of(root, to), to)
    left = await may_leave(root, to, agreed=agreed)
    return await whole(_switch(root, before, to, who, left, with_people=with_people))


async def _switch(
    root: DataFolder,
    before: Environment | None,
    to: Environment,
    who: str,
    left: LeftOpen,
    *,
    with_people: bool,
) -> Switched:
    there = environments.folder_of(root, to)
    people: list[PersonCopy] = []
    if before is not None:
        here = environments.active_folder(root)
        people = await _take_people(here, before, there, to, who) if with_people else []
        stays = f", left open {left.count}" if left.count else ""
        await note(here, who, "environment left", f"for {to}{stays}")
    environments.switch(root, to)
    await note(there, who, "environment taken into use", f"after {before or 'an unclear one'}")
    return Switched(before, to, left, tuple(person.name for person in people))


def _must_have_secret(there: DataFolder, to: Environment) -> None:
    """A till that was put where it cannot work could not be opened to be put back."""
    if not Secrets(there).get(CLIENT_SECRET):
        raise SwitchError(
            phrase(
                "environment",
                "The client secret for the environment {environment} is missing. Set it up first.",
                environment=to.words,
            )
        )


def must_be_configured(root: DataFolder, to: Environment) -> None:
    """Raises SwitchError where the till is not set up for an environment, and StoreError."""
    if to not in environments.configured(root):
        raise SwitchError(
            phrase(
                "environment",
                "This till is not set up for the environment {environment}. Set it up first.",
                environment=to.words,
            )
        )


def in_use_if_clear(root: DataFolder) -> Environment | None:
    """The environment in use; None also where it is not clear, which is what a switch puts right.

    Raises StoreError for any other trouble.
    """
    try:
        environments.active_folder(root)
        return environments.in_use(root)
    except StoreError as error:
        if error.problem is StoreProblem.UNCLEAR_ENVIRONMENT:
            return None
        raise


async def _take_people(
    here: DataFolder, before: Environment, there: DataFolder, to: Environment, who: str
) -> list[PersonCopy]:
    if not here.database.exists():
        return []
    async with record_of(there) as database:
        if any(person.is_guard for person in await people_to_copy(database)):
            return []
        async with record_of(here) as own:
            people = await people_to_copy(own)
        taken = await put_people(database, people, who, before.value)
    if taken:
        await note(here, who, "people copied", f"{len(taken)} to {to}")
    return taken
