"""`people`: the cashiers and managers of this till, from its computer's own console."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from argparse import Namespace

from voucher_till.app import Till
from voucher_till.cli.commands import ask_hidden, opened
from voucher_till.cli.printing import DONE, USAGE, complain, say
from voucher_till.domain.people import NotAllowedError, Person, Role, same_name
from voucher_till.redemption.sign_in import hash_pin
from voucher_till.store.folder import DataFolder


class _WrongUseError(Exception):
    """What was asked for cannot be; the text is fit to be shown."""


def people(options: Namespace, folder: DataFolder) -> int:
    """List them, or change the list."""
    try:
        # Asked here and not inside the loop, where a prompt could not be stopped with Ctrl+C.
        pin = _ask_pin() if options.action in ("add", "pin", "reset-manager") else ""
        asyncio.run(_run(options, folder, pin))
    except (NotAllowedError, _WrongUseError) as error:
        complain(str(error))
        return USAGE
    return DONE


async def _run(options: Namespace, folder: DataFolder, pin: str) -> None:
    async with opened(folder) as till:
        match options.action:
            case None:
                await _list(till, as_json=options.json)
            case "add":
                await _add(till, options.name, Role.MANAGER if options.manager else Role.CASHIER, pin)
            case "remove":
                person = await _named(till, options.name)
                await till.people.remove(person.id, _who())
                say(f"{person.name} is off the list.")
            case _:
                await _change_pin(till, options, pin)


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


async def _add(till: Till, name: str, role: Role, pin: str) -> None:
    person = await till.people.add(name, role, _who(), await hash_pin(pin) if pin else "")
    say(f"{person.name} is in the list: {role.value}, {'with' if person.has_pin else 'without'} a PIN.")


async def _change_pin(till: Till, options: Namespace, pin: str) -> None:
    person = await _named(till, options.name)
    if options.action == "reset-manager" and person.role is not Role.MANAGER:
        raise _WrongUseError(f"{person.name} is not a manager.")
    set_pin = till.people.reset_manager if options.action == "reset-manager" else till.people.set_pin
    await set_pin(person.id, await hash_pin(pin), _who())
    say(f"{person.name} has a new PIN.")


async def _named(till: Till, name: str) -> Person:
    for person in await till.people.all():
        if same_name(person.name, name):
            return person
    raise _WrongUseError(f"{name} is not in the list.")


def _ask_pin() -> str:
    pin = ask_hidden("PIN: ")
    if pin and sys.stdin.isatty() and ask_hidden("The same PIN again: ") != pin:
        raise _WrongUseError("The two PINs are not the same.")
    return pin


def _who() -> str:
    return f"console: {_system_user()}"


def _system_user() -> str:
    """From the system itself: the environment says what its user wants it to."""
    if sys.platform == "win32":
        return os.getlogin()
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a user without an account, as in containers
        return f"user {os.getuid()}"
