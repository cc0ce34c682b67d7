"""A manager's PIN for what only managers do at the console, and what else is asked for unseen."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterable

from voucher_till.app import Till
from voucher_till.cli.ending import ended_at_once
from voucher_till.domain.people import NotAllowedError, Right, same_name
from voucher_till.domain.phrases import phrase
from voucher_till.installation.record import record_of
from voucher_till.redemption.sign_in import SignIn, SignInResult
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.settings import CounterSettings


async def proven_manager(till: Till, right: Right) -> str:
    """The name of the manager who agrees, as the PIN shows; empty where no manager has a PIN.

    Cashiers' rights do not count: nobody is signed in at a console. A wrong PIN counts, and makes one wait,
    as at the window. Raises NotAllowedError and StoreError.
    """
    return await agreement(till.sign_in, right)


async def agreement(sign_in: SignIn, right: Right) -> str:
    """The same, for a till that cannot be opened whole."""
    await sign_in.refresh()
    if not sign_in.has_managers():
        return ""
    pin = ask_hidden(f"Manager's PIN, to {right.words}: ")
    if not pin:
        raise NotAllowedError(
            phrase(
                "manager_pin",
                "Here only a manager may {what}. The manager's PIN is one line on standard input.",
                what=str(right.words),
            )
        )
    found = await sign_in.check_manager(pin, console_user())
    if isinstance(found, SignInResult):
        raise NotAllowedError(found.words or phrase("manager_pin", "Nothing was done."))
    return found.name


async def agreement_of(folders: Iterable[DataFolder], right: Right) -> str:
    """The same for folders whose tills may not be complete: the first that has managers asks for one.

    A folder without a record has none. Raises NotAllowedError and StoreError.
    """
    for folder in dict.fromkeys(folders):
        if not folder.database.exists():
            continue
        async with record_of(folder) as database:
            # How cashiers sign in has no part in it.
            manager = await agreement(SignIn(People(database), CounterSettings()), right)
        if manager:
            return manager
    return ""


def acting(manager: str) -> str:
    """Who does it, for the audit trail: the manager who agreed, if one did, and the computer's user."""
    return f"{manager} ({console_user()})" if manager else console_user()


async def answerable(till: Till, right: Right, by: str | None) -> str:
    """Who answers for an action: the manager who agrees, else whoever is named. Raises NotAllowedError."""
    manager = await proven_manager(till, right)
    if not (manager or by):
        raise NotAllowedError(phrase("manager_pin", "Say who does it: --by NAME."))
    if manager and by and not same_name(manager, by):
        raise NotAllowedError(
            phrase(
                "manager_pin",
                "This PIN is {manager}'s, and --by says {named}. Nothing was done.",
                manager=manager,
                named=by,
            )
        )
    return manager or by or ""


def ask_hidden(prompt: str) -> str:
    """What is not to be seen: typed at a prompt, or one line on standard input; empty when there is none."""
    if sys.stdin is None:
        return ""
    with ended_at_once():
        if not sys.stdin.isatty():
            return sys.stdin.readline().strip()
        try:
            return getpass.getpass(prompt).strip()
        except EOFError:
            return ""


def console_user() -> str:
    """Who does something at the console, for the audit trail: ``console: root``.

    From the system itself: the environment says what its user wants it to.
    """
    return f"console: {_system_user()}"


def _system_user() -> str:
    if sys.platform == "win32":
        return os.getlogin()
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:  # a user without an account, as in containers
        return f"user {os.getuid()}"
