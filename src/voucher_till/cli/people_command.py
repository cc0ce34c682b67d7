"""`people`: the cashiers and managers of this till, from its computer's own console."""

from __future__ import annotations

import asyncio
import json
import sys
from argparse import Namespace

from voucher_till.app import Till
from voucher_till.cli.closed_window import WindowOpenError, closed_window
from voucher_till.cli.commands import opened
from voucher_till.cli.manager_pin import acting, ask_hidden, console_user, proven_manager
from voucher_till.cli.printing import DONE, USAGE, complain, say
from voucher_till.domain.people import NotAllowedError, Person, Right, Role, same_name
from voucher_till.redemption.sign_in import hash_pin
from voucher_till.store.folder import DataFolder


class _WrongUseError(Exception):
    """What was asked for cannot be; the text is fit to be shown."""


def people(options: Namespace, folder: DataFolder) -> int:
    """List them, or change the list."""
    try:
        if options.action == "reset-manager":
            with closed_window(folder):
                asyncio.run(_run(options, folder))
        else:
            asyncio.run(_run(options, folder))
    except (NotAllowedError, WindowOpenError, _WrongUseError) as error:
        complain(str(error))
        return USAGE
    return DONE


async def _run(options: Namespace, folder: DataFolder) -> None:
    async with opened(folder) as till:
        match options.action:
            case None:
                await _list(till, as_json=options.json)
            case "reset-manager":
                await _reset_manager(till, options.name)
            case _:
                manager = await proven_manager(till, Right.CHANGE_SETTINGS)
                await _change(till, options, acting(manager))


async def _change(till: Till, options: Namespace, who: str) -> None:
    if options.action == "add":
        await _add(till, options.name, Role.MANAGER if options.manager else Role.CASHIER, who)
        return
    person = await _named(till, options.name)
    if options.action == "remove":
        await till.people.remove(person.id, who)
        say(f"{person.name} is off the list.")
    else:
        await till.people.set_pin(person.id, await hash_pin(_ask_pin()), who)
        say(f"{person.name} has a new PIN.")


async def _reset_manager(till: Till, name: str) -> None:
    person = await _named(till, name)
    if person.role is not Role.MANAGER:
        raise _WrongUseError(f"{person.name} is not a manager.")
    await till.people.reset_manager(person.id, await hash_pin(_ask_pin()), console_user())
    say(f"{person.name} has a new PIN. The window tells of it when it is opened next.")


async def _list(till: Till, *, as_json: bool) -> None:
    everybody = await till.people.all()
    for person in everybody:
        if as_json:
            fields = {"id": person.id, "name": person.name, "role": person.role, "has_pin": person.has_pin}
            say(json.dumps(fields))
        else:
            say(f"{person.name:40}  {person.role.value:8}  {'PIN' if person.has_pin else 'no PIN'}")
    if not everybody and not as_json:
        say("Nobody is in the list.")


async def _add(till: Till, name: str, role: Role, who: str) -> None:
    pin = _ask_pin()
    person = await till.people.add(name, role, who, await hash_pin(pin) if pin else "")
    say(f"{person.name} is in the list: {role.value}, {'with' if person.has_pin else 'without'} a PIN.")


async def _named(till: Till, name: str) -> Person:
    for person in await till.people.all():
        if same_name(person.name, name):
            return person
    raise _WrongUseError(f"{name} is not in the list.")


def _ask_pin() -> str:
    pin = ask_hidden("New PIN: ")
    if pin and sys.stdin.isatty() and ask_hidden("The same PIN again: ") != pin:
        raise _WrongUseError("The two PINs are not the same.")
    return pin
