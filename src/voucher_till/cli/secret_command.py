"""`secret`: keep another client secret, or forget all secrets of an environment."""

from __future__ import annotations

import asyncio
import json
from argparse import Namespace

from voucher_till.app import circumstances_of
from voucher_till.cli.closed_window import WindowOpenError, closed_window
from voucher_till.cli.environment_command import chosen_folder
from voucher_till.cli.handed import SECRET_VARIABLE, handed
from voucher_till.cli.logs import logged
from voucher_till.cli.manager_pin import acting, agreement_of, ask_hidden
from voucher_till.cli.printing import DONE, OWN_ERROR, REFUSED, USAGE, complain, say
from voucher_till.cli.secret_proof import SecretProof
from voucher_till.dining_api.errors import DiningError, NotAuthorisedError
from voucher_till.dining_api.network import BadNetworkError
from voucher_till.domain.diagnosis import Step, diagnose
from voucher_till.domain.people import Right
from voucher_till.domain.step_words import step_words
from voucher_till.installation.secret_care import forget, rotate
from voucher_till.store.errors import NotSetUpError
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import Secrets
from voucher_till.store.settings import Settings, load_settings

_KEPT = "The secret of before is still in use."


def secret(options: Namespace, root: DataFolder) -> int:
    """Keep another, or forget all. Raises NotSetUpError, NotAllowedError and StoreError."""
    folder = chosen_folder(options, root)
    settings = load_settings(folder)
    if settings is None:
        raise NotSetUpError("This till is not set up yet. Run: voucher-till setup --help")
    try:
        with closed_window(folder), logged(folder):
            work = _set(options, folder, settings) if options.action == "set" else _forget(options, folder)
            return asyncio.run(work)
    except WindowOpenError as error:
        complain(str(error))
        return USAGE


async def _set(options: Namespace, folder: DataFolder, settings: Settings) -> int:
    who = acting(await agreement_of([folder], Right.CHANGE_SETTINGS))
    new = handed(SECRET_VARIABLE) or ask_hidden("New client secret: ")
    if not new:
        complain(f"The client secret is missing: set {SECRET_VARIABLE} or give it on standard input.")
        return USAGE
    try:
        await rotate(folder, new, who, None if options.no_check else SecretProof(folder, settings))
    except NotAuthorisedError as error:
        complain(f"The platform refuses this secret [{error}]. {_KEPT}")
        return REFUSED
    except BadNetworkError as error:
        complain(f"{error} {_KEPT}")
        return OWN_ERROR
    except DiningError as error:
        step = diagnose(error.symptom, circumstances_of(settings)) or Step.PLATFORM
        said = step_words(step)
        complain(f"{said.wrong} {said.remedy} [{error}] {_KEPT} To keep it without a check: --no-check")
        return OWN_ERROR
    checked = not options.no_check
    place = Secrets(folder).place()
    if options.json:
        say(json.dumps({"checked": checked, "kept_in": place}))
    else:
        say(f"The new secret is kept in: {place}{' (it signed in)' if checked else ' (not checked)'}")
    return DONE


async def _forget(options: Namespace, folder: DataFolder) -> int:
    who = acting(await agreement_of([folder], Right.CHANGE_SETTINGS))
    names = await forget(folder, who)
    if options.json:
        say(json.dumps({"forgotten": names}))
    else:
        say(f"Forgotten: {', '.join(names)}." if names else "There was no secret.")
    return DONE
