"""`setup`: from options or from a file; checked whole before anything is changed."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from voucher_till.cli.closed_window import WindowOpenError, closed_window
from voucher_till.cli.commands import opened
from voucher_till.cli.environment_command import lines_of
from voucher_till.cli.handed import (
    CAMERA_LOGIN_VARIABLE,
    PROXY_LOGIN_VARIABLE,
    RECEIVER_TOKEN_VARIABLE,
    SECRET_VARIABLE,
    handed,
    unused_camera_login,
)
from voucher_till.cli.logs import logged
from voucher_till.cli.manager_pin import acting, agreement_of, ask_hidden
from voucher_till.cli.printing import DONE, USAGE, complain, say
from voucher_till.cli.setup_wanted import options_given, wanted_by_options
from voucher_till.domain.environment import Environment
from voucher_till.domain.money import total
from voucher_till.domain.people import Person, Right, Role
from voucher_till.installation.applying import (
    NewPerson,
    SetupOrder,
    differing_people,
    filled,
    missing_people,
    needs_secret,
    put_in_place,
    unsent,
)
from voucher_till.installation.reading import Problem, Wanted, WantedPerson, WrongFileError, read_file
from voucher_till.installation.switching import OpenRowsError, in_use_if_clear, may_leave, switch
from voucher_till.redemption.sign_in import hash_pin
from voucher_till.store import environments
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import Settings, load_settings


class _WrongUseError(Exception):
    """What was asked for cannot be; the text is fit to be shown."""


def setup(options: Namespace, root: DataFolder) -> int:
    """Set a till up, or only look at a file. Raises NotAllowedError and StoreError."""
    path: Path | None = options.check or options.source_file
    try:
        wanted = _wanted(options, path)
    except WrongFileError as error:
        complain_of(path, error.problems)
        return USAGE
    if options.check:
        say(f"{path} is well: settings {len(wanted.values)}, people {len(wanted.people)}.")
        return DONE
    try:
        return asyncio.run(_setup(options, wanted, root))
    except OpenRowsError as error:
        complain(f"{error} To leave them there: --leave-open-rows. Nothing was changed.")
    except (WindowOpenError, _WrongUseError) as error:
        complain(str(error))
    return USAGE


def complain_of(path: Path | None, problems: list[Problem]) -> None:
    """Each problem of a file in a line of its own, and that nothing came of it."""
    for problem in problems:
        complain(f"{path}: {problem}" if path is not None else str(problem))
    complain("Nothing was changed.")


def _wanted(options: Namespace, path: Path | None) -> Wanted:
    if path is None:
        return wanted_by_options(options)
    given = options_given(options)
    if given:
        options.wrong_usage(f"with a file everything stands in it; not allowed beside it: {', '.join(given)}")
    return read_file(path, whole=True)


async def _setup(options: Namespace, wanted: Wanted, root: DataFolder) -> int:
    to = wanted.environment or Environment.LIVE
    folder, is_clear = environments.folder_of(root, to), in_use_if_clear(root) is not None
    here = environments.active_folder(root) if is_clear else root
    if here == folder:
        return await _set_up(options, wanted, root, folder)
    with closed_window(here):
        return await _set_up(options, wanted, root, folder, here)


async def _set_up(
    options: Namespace, wanted: Wanted, root: DataFolder, folder: DataFolder, here: DataFolder | None = None
) -> int:
    """Put it in place in the folder, and use that from now on; ``here`` is the folder that is left."""
    with ExitStack() as held:
        if (before := load_settings(folder)) is None or filled(before, wanted.values) != before:
            held.enter_context(closed_window(folder))
        return await _put(options, wanted, root, folder, here, held)


async def _put(
    options: Namespace,
    wanted: Wanted,
    root: DataFolder,
    folder: DataFolder,
    here: DataFolder | None,
    held: ExitStack,
) -> int:
    to = wanted.environment or Environment.LIVE
    who = acting(await agreement_of([here or folder, folder], Right.CHANGE_SETTINGS))
    await may_leave(root, to, agreed=options.leave_open_rows)
    before = load_settings(folder)
    settings = filled(before, wanted.values)
    secret = await _secret(folder, settings)
    if settings == before and secret not in ("", Secrets(folder).get(CLIENT_SECRET)):
        held.enter_context(closed_window(folder))
    people, told = await _people(await missing_people(folder, wanted))
    told += _others(await differing_people(folder, wanted))
    folder.prepare()
    order = SetupOrder(
        settings,
        secret,
        handed(CAMERA_LOGIN_VARIABLE),
        handed(PROXY_LOGIN_VARIABLE),
        handed(RECEIVER_TOKEN_VARIABLE),
        people,
    )
    with logged(folder):
        names = await put_in_place(folder, order, who)
        switched = await switch(root, to, who, agreed=True, with_people=not options.without_people)
    if names or switched.before is not to or options.source_file is None:
        say(f"{settings.till_name} is set up for outlet {settings.outlet} ({settings.environment}).")
        say(f"Its secret is kept in: {Secrets(folder).place()}")
    else:
        as_said = "the till is set up" if not told else "the settings are"
        say(f"Nothing to change: {as_said} as the file says.")
    unused = unused_camera_login(settings.devices.camera)
    for line in (*lines_of(switched), *told, *map(str, unsent(folder, settings)), *unused):
        complain(line)
    await warn_of_rows_left_behind(folder)
    return DONE


async def _secret(folder: DataFolder, settings: Settings) -> str:
    """The one that is handed over; empty where the one that is kept can stay."""
    is_needed = needs_secret(folder, load_settings(folder), settings)
    prompt = "Client secret: " if is_needed else "Client secret (empty to keep the one there is): "
    secret = handed(SECRET_VARIABLE) or ask_hidden(prompt)
    if not secret and is_needed:
        raise _WrongUseError(
            f"The client secret is missing: set {SECRET_VARIABLE} or give it on standard input."
        )
    return secret


async def _people(missing: Sequence[WantedPerson]) -> tuple[tuple[NewPerson, ...], list[str]]:
    """Who can be put on the list, and what is told of the others: a manager needs a PIN."""
    people, told = list[NewPerson](), list[str]()
    for one in missing:
        pin = ask_hidden(f"PIN for {one.name}: ") if one.role is Role.MANAGER else ""
        if one.role is Role.MANAGER and not pin:
            told.append(
                f"{one.name} is not in the list yet: a manager needs a PIN. Give it with:"
                f" voucher-till people add {one.name!r} --manager"
            )
        else:
            people.append(NewPerson(one.name, one.role, await hash_pin(pin) if pin else ""))
    return tuple(people), told


def _others(differing: Sequence[tuple[Person, WantedPerson]]) -> list[str]:
    """That somebody has another role than in the file: a setup takes no role from anybody and gives none."""
    return [
        f"{person.name} is in the list as {person.role.value}, not as {one.role.value}: that stays."
        " Change the role in the settings, under People."
        for person, one in differing
    ]


async def warn_of_rows_left_behind(folder: DataFolder) -> None:
    """Rows of another outlet or account stay here and are not sent by this one."""
    async with opened(folder) as till:
        left = await till.desk.foreign_open_rows()
    if left:
        worth = total(row.sale_price for row in left)
        amount = f" ({worth.currency} {worth.text()})" if worth else ""
        complain(
            f"Still open for an outlet or account this till had before: vouchers {len(left)}{amount}. "
            "They are kept, and sent when it is set up for that again."
        )
