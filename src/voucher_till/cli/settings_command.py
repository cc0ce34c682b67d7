"""`settings`: export them to a file without secrets, import them from one."""

from __future__ import annotations

import asyncio
import json
from argparse import Namespace
from contextlib import nullcontext
from pathlib import Path

from voucher_till.cli.closed_window import WindowOpenError, closed_window
from voucher_till.cli.environment_command import chosen_folder
from voucher_till.cli.logs import logged
from voucher_till.cli.manager_pin import acting, agreement_of
from voucher_till.cli.printing import DONE, USAGE, complain, say
from voucher_till.cli.setup_command import complain_of
from voucher_till.domain.people import Right
from voucher_till.installation.applying import filled
from voucher_till.installation.reading import Wanted, WrongFileError
from voucher_till.installation.settings_file import export_settings, import_settings, read_settings
from voucher_till.store.errors import NotSetUpError
from voucher_till.store.folder import DataFolder
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
        wanted = read_settings(options.file, present)
    except WrongFileError as error:
        complain_of(options.file, error.problems)
        return USAGE
    is_change = filled(present, wanted.values) != present
    try:
        with closed_window(folder) if is_change else nullcontext():
            return asyncio.run(_import(options, folder, present, wanted))
    except WindowOpenError as error:
        complain(str(error))
        return USAGE


async def _export(options: Namespace, folder: DataFolder, present: Settings) -> int:
    path: Path = options.file.expanduser().absolute()
    if not path.parent.is_dir():
        complain(f"There is no folder {path.parent}.")
        return USAGE
    who = acting(await agreement_of([folder], Right.CHANGE_SETTINGS))
    await export_settings(folder, present, path, who)
    say(json.dumps({"file": str(path)}) if options.json else f"The settings are in {path}")
    return DONE


async def _import(options: Namespace, folder: DataFolder, present: Settings, wanted: Wanted) -> int:
    who = acting(await agreement_of([folder], Right.CHANGE_SETTINGS))
    with logged(folder):
        done = await import_settings(folder, present, wanted, who)
    if options.json:
        say(json.dumps({"changed": done.names}))
    elif done.names:
        say(f"Changed: {', '.join(done.names)}")
    else:
        say("Nothing to change: the settings are as the file says.")
    for warning in done.warnings:
        complain(str(warning))
    return DONE
