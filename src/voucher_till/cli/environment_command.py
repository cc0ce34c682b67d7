"""`environment`: practice, test merchant or live; which ones this till is set up for, and which is in use."""

from __future__ import annotations

import asyncio
import json
from argparse import Namespace
from typing import Any

from voucher_till.cli.closed_window import WindowOpenError, closed_window
from voucher_till.cli.manager_pin import acting, agreement_of
from voucher_till.cli.printing import DONE, USAGE, complain, say
from voucher_till.domain.environment import Environment, LeftOpen
from voucher_till.domain.people import Right
from voucher_till.domain.phrases import english
from voucher_till.installation.record import left_open
from voucher_till.installation.switching import (
    Switched,
    SwitchError,
    in_use_if_clear,
    must_be_configured,
    switch,
)
from voucher_till.store import environments
from voucher_till.store.errors import NotSetUpError
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import load_settings


def chosen_folder(options: Namespace, root: DataFolder) -> DataFolder:
    """Where a command works: in the environment that it names, else in the one in use.

    Raises NotSetUpError and StoreError.
    """
    named = getattr(options, "environment", None)
    if named is None:
        return environments.active_folder(root)
    if named not in environments.configured(root):
        raise NotSetUpError(f"This till is not set up for {named}. See: voucher-till environment")
    return environments.folder_of(root, Environment(named))


def environment(options: Namespace, root: DataFolder) -> int:
    """List them, or use another one. Raises NotAllowedError and StoreError."""
    as_json = getattr(options, "json", False)
    if options.action != "use":
        return asyncio.run(_list(root, as_json=as_json))
    try:
        switched = asyncio.run(_use(options, root))
    except (SwitchError, WindowOpenError) as error:
        agree = " To leave them there: --leave-open-rows." if hasattr(error, "left") else ""
        complain(f"{error}{agree} Nothing was changed.")
        return USAGE
    _print_switched(switched, as_json=as_json)
    return DONE


async def _use(options: Namespace, root: DataFolder) -> Switched:
    to = Environment(options.to)
    there = environments.folder_of(root, to)
    here = environments.active_folder(root) if in_use_if_clear(root) is not None else there
    must_be_configured(root, to)
    with closed_window(here):
        who = acting(await agreement_of([here, there], Right.CHANGE_SETTINGS))
        return await switch(
            root, to, who, agreed=options.leave_open_rows, with_people=not options.without_people
        )


async def _list(root: DataFolder, *, as_json: bool) -> int:
    found = environments.configured(root)
    in_use = in_use_if_clear(root)
    for one in found:
        folder = environments.folder_of(root, one)
        left = await left_open(folder)
        settings = load_settings(folder)
        fields = {
            "environment": one.value,
            "in_use": one is in_use,
            "till_name": settings.till_name if settings else None,
            "outlet": settings.outlet if settings else None,
            "merchant_id": settings.merchant_id if settings else None,
            "folder": str(folder.root),
            "open": _counts(left),
        }
        mark = "in use" if one is in_use else ""
        say(
            json.dumps(fields)
            if as_json
            else f"{one.value:8}  {mark:6}  {fields['outlet']}  open: {left.count}"
        )
    if not found and not as_json:
        say("This till is not set up yet. Run: voucher-till setup --help")
    return DONE


def _counts(left: LeftOpen) -> dict[str, Any]:
    return {
        "stored": left.stored,
        "unknown": left.unknown,
        "conflict": left.conflict,
        "worth": left.worth.text() if left.worth else None,
        "currency": left.worth.currency if left.worth else None,
    }


def _print_switched(switched: Switched, *, as_json: bool) -> None:
    if as_json:
        fields = {
            "environment": switched.now.value,
            "before": switched.before.value if switched.before else None,
            "left_open": _counts(switched.left),
            "people": list(switched.people),
        }
        say(json.dumps(fields))
        return
    say(f"In use now: {switched.now.value} ({switched.now.words}).")
    for line in lines_of(switched):
        complain(line)


def lines_of(switched: Switched) -> list[str]:
    """What else is told of a switch: rows that stay behind, and people who came along."""
    before = switched.before
    told = [english(switched.left.words(before))] if before is not None and switched.left.count else []
    if switched.people:
        told.append(f"Taken along with their PINs: {', '.join(switched.people)}.")
    return told
