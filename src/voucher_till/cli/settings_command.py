"""`settings`: export them to a file without secrets, import them from one."""

from __future__ import annotations

import asyncio
import json
from argparse import Namespace
from pathlib import Path

from voucher_till.cli.environment_command import chosen_folder
from voucher_till.cli.logs import logged
from voucher_till.cli.manager_pin import acting, agreement_of
from voucher_till.cli.printing import DONE, USAGE, complain, say
from voucher_till.cli.setup_command import complain_of, warn_of_rows_left_behind
from voucher_till.domain.people import Right
from voucher_till.domain.phrases import phrase
from voucher_till.installation.applying import SetupOrder, changed, filled, needs_secret, put_in_place
from voucher_till.installation.reading import Problem, Wanted, WrongFileError, read_file
from voucher_till.installation.record import note, record_of
from voucher_till.installation.writing import as_toml
from voucher_till.store.errors import NotSetUpError
from voucher_till.store.folder import DataFolder, write_whole
from voucher_till.store.people import People
from voucher_till.store.settings import Settings, load_settings


def settings(options: Namespace, root: DataFolder) -> int:
    """Export or import. Raises NotSetUpError, NotAllowedError and StoreError."""
    folder = chosen_folder(options, root)
    present = load_settings(folder)
    if present is None:
        raise NotSetUpError("This till is not set up yet. Run: voucher-till setup --help")
    if options.action == "export":
        return asyncio.run(_export(options, folder, present))
    try:
        wanted = read_file(options.file, whole=False)
        _must_fit(wanted, present)
    except WrongFileError as error:
        complain_of(options.file, error.problems)
        return USAGE
    return asyncio.run(_import(options, folder, present, wanted))


async def _export(options: Namespace, folder: DataFolder, present: Settings) -> int:
    path: Path = options.file.expanduser().absolute()
    if not path.parent.is_dir():
        complain(f"There is no folder {path.parent}.")
        return USAGE
    who = acting(await agreement_of([folder], Right.CHANGE_SETTINGS))
    async with record_of(folder) as database:
        people = await People(database).all()
    write_whole(path, as_toml(present, people).encode())
    await note(folder, who, "settings exported", path.name)
    say(json.dumps({"file": str(path)}) if options.json else f"The settings are in {path}")
    return DONE


async def _import(options: Namespace, folder: DataFolder, present: Settings, wanted: Wanted) -> int:
    who = acting(await agreement_of([folder], Right.CHANGE_SETTINGS))
    after = filled(present, wanted.values)
    names = changed(present, after)
    if names:
        with logged(folder):
            await put_in_place(folder, SetupOrder(after), who, "settings imported")
    if options.json:
        say(json.dumps({"changed": names}))
    else:
        say(
            f"Changed: {', '.join(names)}"
            if names
            else "Nothing to change: the settings are as the file says."
        )
    if needs_secret(folder, present, after.client_key):
        complain("The client secret that is kept is another app's. Give this one's: voucher-till secret set")
    if names:
        await warn_of_rows_left_behind(folder)
    return DONE


def _must_fit(wanted: Wanted, present: Settings) -> None:
    """Settings of one environment are no settings of another."""
    if wanted.environment not in (None, present.environment):
        told = phrase(
            "setup_file",
            "This till is in the environment {environment} now. Use the other one first, or set it up with"
            " this file: voucher-till setup --from FILE.",
            environment=present.environment,
        )
        name = "platform.environment"
        raise WrongFileError([Problem(wanted.lines.get(name, 0), name, (told,))])
