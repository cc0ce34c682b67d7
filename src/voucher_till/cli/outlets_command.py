"""`outlets`: list and show the merchant's outlets, hand them in for review, follow the reviews."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from contextlib import aclosing

from voucher_till.app import Till, catalogue_of
from voucher_till.cli.catalogue_printing import (
    print_fields,
    print_listed,
    print_outlet,
    print_submitted,
    print_task,
    tell_trouble,
)
from voucher_till.cli.commands import opened
from voucher_till.cli.manager_pin import acting, proven_manager
from voucher_till.cli.outlets_options import HANDED
from voucher_till.cli.printing import DONE, REFUSED, UNKNOWN, USAGE, complain, worst
from voucher_till.dining_api.batches import Submitted
from voucher_till.dining_api.errors import DiningError, PartlySubmittedError
from voucher_till.dining_api.following import Pace
from voucher_till.domain.outlets import (
    OutletTask,
    TaskKind,
    TaskState,
)
from voucher_till.domain.people import Right
from voucher_till.installation.outlet_file import HANDED_AS, BadFileError, read_outlets
from voucher_till.store.folder import DataFolder


async def outlets(options: Namespace, folder: DataFolder) -> int:
    """Do what was asked for. Raises NotAllowedError and StoreError."""
    try:
        async with opened(folder) as till:
            try:
                return await _done(till, options)
            except PartlySubmittedError as error:
                _print_all(error.done, options)
                return tell_trouble(till, error, as_json=options.json)
            except DiningError as error:
                return tell_trouble(till, error, as_json=options.json)
    except BadFileError as error:
        complain(str(error))
        return USAGE


async def _done(till: Till, options: Namespace) -> int:
    match options.action:
        case "list":
            async for outlet in till.client.product_management.every_outlet():
                print_listed(outlet, as_json=options.json)
            return DONE
        case "show":
            return await _show(till, options)
        case "follow":
            return await _follow(till, TaskKind(options.kind), options.ids, options)
        case _:
            return await _hand_in(till, options)


async def _show(till: Till, options: Namespace) -> int:
    known = (await till.client.outlet_management.information(options.ids)).value
    for name in options.ids:
        if name in known:
            print_outlet(known[name], as_json=options.json)
        else:
            missing = {"third_shop_id": name, "known": False}
            print_fields(missing, f"{name:16}  The platform does not know it.", as_json=options.json)
    return DONE if known.keys() >= set(options.ids) else REFUSED


async def _hand_in(till: Till, options: Namespace) -> int:
    kind, _ = HANDED[options.action]
    desk = catalogue_of(till)
    # The file is looked at before anybody is asked for a PIN.
    items = await asyncio.to_thread(read_outlets, options.file, HANDED_AS[kind])
    done = await desk.hand_in(kind, items, await _who(till))
    _print_all(done, options)
    return await _follow(till, kind, done.task_ids, options) if options.follow else DONE


async def _who(till: Till) -> str:
    return acting(await proven_manager(till, Right.CHANGE_CATALOGUE))


def _print_all(done: Submitted, options: Namespace) -> None:
    kind, _ = HANDED[options.action]
    for task in done.tasks:
        print_submitted(task, kind.value, as_json=options.json)


async def _follow(till: Till, kind: TaskKind, ids: tuple[str, ...] | list[str], options: Namespace) -> int:
    last: dict[str, OutletTask] = {}
    pace = Pace(patience=options.wait)
    async with aclosing(till.client.outlet_management.follow(kind, ids, pace)) as steps:
        async for task in steps:
            last[task.task_id] = task
            print_task(task, as_json=options.json)
    return worst(_exit(last.get(name)) for name in ids)


def _exit(task: OutletTask | None) -> int:
    if task is not None and task.state is TaskState.SUCCESSFUL:
        return DONE
    over = task is not None and (task.state.is_final or task.state is TaskState.MISSING)
    return REFUSED if over else UNKNOWN
