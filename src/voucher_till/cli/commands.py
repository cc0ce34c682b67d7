"""The commands that sell and those that look at the record."""

from __future__ import annotations

import getpass
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from voucher_till import checkpoints
from voucher_till.app import Till, open_till
from voucher_till.cli.manager_pin import answerable
from voucher_till.cli.printing import (
    DONE,
    USAGE,
    complain,
    exit_code,
    open_exit,
    print_row,
    print_verdict,
    say,
    worst,
)
from voucher_till.cli.sources import Payload, payloads
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.people import Right
from voucher_till.domain.phrases import english
from voucher_till.domain.verdict import Verdict
from voucher_till.redemption.recovered import sentence
from voucher_till.store.folder import DataFolder


@asynccontextmanager
async def opened(folder: DataFolder, *, needs_secret: bool = True) -> AsyncIterator[Till]:
    """A data folder's till; says so when its record had to be restored."""
    async with open_till(folder, needs_secret=needs_secret) as till:
        if till.database.recovery is not None:
            complain(english(sentence(till.database.recovery)))
        yield till


async def sell(options: Namespace, folder: DataFolder) -> int:
    """`check` and `redeem`."""
    codes: list[int] = []
    cashier = options.cashier or ""
    async with opened(folder) as till:
        async for payload in payloads(options.source):
            if isinstance(payload, Payload):
                checked = await till.desk.verify(payload.text, payload.source, cashier)
                verdict: Verdict = checked.verdict
                if options.command == "redeem":
                    verdict = await till.desk.redeem(
                        checked,
                        options.codes,
                        cashier,
                        price=options.price,
                        contact=options.contact,
                    )
            else:
                verdict = payload
            print_verdict(verdict, as_json=options.json)
            if options.command == "redeem":
                await till.desk.verdict_shown(verdict, cashier)
            checkpoints.passed(checkpoints.TOLD)
            codes.append(exit_code(verdict))
    return worst(codes)


async def sync(options: Namespace, folder: DataFolder) -> int:
    """Send what is stored, settle what is unknown, once."""
    async with opened(folder) as till:
        async for row in till.settler.run():
            print_row(row, as_json=options.json)
        left = await till.desk.open_rows()
    if not options.json:
        say(f"{len(left)} left open." if left else "Nothing is left open.")
    return open_exit(left)


async def queue(options: Namespace, folder: DataFolder) -> int:
    """What is stored, unknown or in conflict.

    An installer asks it for another user, whose keyring is locked then: it does without the secret.
    """
    async with opened(folder, needs_secret=False) as till:
        rows = await till.desk.open_rows()
    for row in rows:
        print_row(row, as_json=options.json)
    if not rows and not options.json:
        say("Nothing is open.")
    return open_exit(rows)


async def handed_over(options: Namespace, folder: DataFolder) -> int:
    """The goods went out although the outcome is not known: settling will insist."""
    async with opened(folder) as till:
        rows = [row for row in await till.desk.open_rows() if row.code == options.code]
        if not rows:
            complain(f"Nothing is open for the voucher {options.code}.")
            return USAGE
        await till.desk.goods_out(rows[0], options.by or getpass.getuser())
        left = await till.desk.open_rows()
        for row in left:
            if row.code == options.code:
                print_row(row, as_json=options.json)
    return DONE


async def close(options: Namespace, folder: DataFolder) -> int:
    """End a conflict with a reason, which is kept for good."""
    async with opened(folder) as till:
        rows = [row for row in await till.desk.open_rows() if row.id == options.id]
        if not rows or rows[0].state is not RedemptionState.CONFLICT:
            complain(f"There is no open conflict {options.id}. `voucher-till queue --json` names them by id.")
            return USAGE
        who = await answerable(till, Right.CLOSE_CONFLICTS, options.by)
        print_row(await till.desk.close_conflict(rows[0], who, options.reason), as_json=options.json)
        return open_exit(await till.desk.open_rows())


async def line(options: Namespace, folder: DataFolder) -> int:
    """Take this till off the line, or put it back."""
    async with opened(folder) as till:
        who = await answerable(till, Right.FORCE_OFFLINE, options.by)
        if options.command == "offline":
            await till.connectivity.force_offline(who, options.reason)
        else:
            await till.connectivity.release(who)
        say(str(till.connectivity.line.words))
    return DONE
