"""The settings of a till as a file: written without secrets, and taken from one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from pathlib import Path

from voucher_till.dining_api.config import is_loopback
from voucher_till.domain.environment import Environment
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.installation.applying import (
    SetupOrder,
    changed,
    filled,
    is_elsewhere,
    needs_secret,
    put_in_place,
    unsent,
)
from voucher_till.installation.reading import NOT_THE_EMULATOR, Problem, Wanted, WrongFileError, read_file
from voucher_till.installation.record import note, record_of
from voucher_till.installation.writing import as_toml
from voucher_till.store.folder import DataFolder, write_whole
from voucher_till.store.people import People
from voucher_till.store.questions import OPEN, sendable
from voucher_till.store.rows import Place
from voucher_till.store.settings import Settings
from voucher_till.store.whole import whole

_ENVIRONMENT, _ADDRESS = "platform.environment", "platform.base_url"


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of a file."""

    names: tuple[str, ...]
    """Of the settings that are others now."""
    warnings: tuple[Phrase, ...]
    """What has to be done besides."""


async def export_settings(folder: DataFolder, settings: Settings, path: Path, who: str) -> None:
    """Write them, and who is in the list of people. Raises StoreError."""
    await whole(_export(folder, settings, path, who))


async def _export(folder: DataFolder, settings: Settings, path: Path, who: str) -> None:
    async with record_of(folder) as database:
        people = await People(database).all()
    await asyncio.to_thread(write_whole, path, as_toml(settings, people).encode())
    await note(folder, who, "settings exported", path.name)


def read_settings(path: Path, present: Settings, *, at_any_address: bool = False) -> Wanted:
    """What a file names, if a till with these settings can take it. Blocks. Raises WrongFileError.

    ``at_any_address``: for practice, whose own emulator is at another one each time.
    """
    wanted = read_file(path, whole=False)
    if wanted.environment not in (None, present.environment):
        raise WrongFileError([_other_environment(wanted, present)])
    after = filled(present, wanted.values)
    if after.environment == Environment.SANDBOX and not is_loopback(after.base_url):
        raise WrongFileError([Problem(wanted.lines.get(_ADDRESS, 0), _ADDRESS, (NOT_THE_EMULATOR,))])
    if is_elsewhere(present, after) and not at_any_address:
        raise WrongFileError([_elsewhere(wanted)])
    return wanted


async def import_settings(folder: DataFolder, present: Settings, wanted: Wanted, who: str) -> Imported:
    """Take what a file names; what it does not name stays. Raises StoreError."""
    after = filled(present, wanted.values)
    names = changed(present, after)
    warnings = list[Phrase]()
    if names:
        await whole(put_in_place(folder, SetupOrder(after), who, "settings imported"))
        warnings += await _left_behind(folder, after)
        warnings += await asyncio.to_thread(unsent, folder, after)
    if await asyncio.to_thread(needs_secret, folder, present, after):
        warnings.append(
            phrase(
                "settings_file",
                "The client secret that is kept is another app's. Give this one's in the settings, or with:"
                " voucher-till secret set",
            )
        )
    return Imported(tuple(names), tuple(warnings))


async def _left_behind(folder: DataFolder, settings: Settings) -> list[Phrase]:
    """Rows of another outlet or account stay here and are not sent by this one."""
    here, values = sendable(
        Place(settings.environment, settings.merchant_id, settings.outlet, settings.client_key)
    )
    async with record_of(folder) as database:
        left = await database.read(
            lambda connection: connection.execute(
                f"SELECT count(*) FROM redemption WHERE {OPEN} AND NOT ({here})",  # noqa: S608
                values,
            ).fetchone()[0]
        )
    if not left:
        return []
    said = phrase(
        "settings_file",
        "Still open for an outlet or account this till had before: %n voucher(s). They are kept, and sent"
        " when it is set up for that again.",
        "",
        left,
    )
    return [said]


def _elsewhere(wanted: Wanted) -> Problem:
    """The client secret that is kept goes to no other server."""
    told = phrase(
        "setup_file",
        "This is another address of the platform, and the client secret that is kept is not sent there."
        " Set this till up anew with the file and its secret: voucher-till setup --from FILE.",
    )
    return Problem(wanted.lines.get(_ADDRESS, 0), _ADDRESS, (told,))


def _other_environment(wanted: Wanted, present: Settings) -> Problem:
    """Settings of one environment are no settings of another."""
    told = phrase(
        "setup_file",
        "This till is in the environment {environment} now. Use the other one first, or set it up with"
        " this file: voucher-till setup --from FILE.",
        environment=Environment(present.environment).words,
    )
    return Problem(wanted.lines.get(_ENVIRONMENT, 0), _ENVIRONMENT, (told,))
