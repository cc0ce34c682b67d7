"""The commands that sell and those that look at the record."""

from __future__ import annotations

import asyncio
import getpass
import os
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec

from voucher_till import checkpoints
from voucher_till.app import Till, open_till
from voucher_till.cli.manager_pin import agreement, answerable, ask_hidden
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
from voucher_till.dining_api.config import is_loopback
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.money import total
from voucher_till.domain.offline import OfflinePolicy
from voucher_till.domain.people import Right
from voucher_till.domain.phrases import english
from voucher_till.domain.verdict import Verdict
from voucher_till.redemption.recovered import sentence
from voucher_till.redemption.sign_in import SignIn
from voucher_till.store.database import Database
from voucher_till.store.devices import keep_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import DeviceSettings, Settings, load_settings, save_settings

CAMERA_LOGIN_VARIABLE = "VOUCHER_TILL_CAMERA_LOGIN"
SECRET_VARIABLE = "VOUCHER_TILL_CLIENT_SECRET"  # noqa: S105 - its name, not its value
_NOT_ASKED = ("look", "sound", "counter", "receipts", "records")
"""Sections of the settings that are changed at the window."""


@asynccontextmanager
async def opened(folder: DataFolder) -> AsyncIterator[Till]:
    """A data folder's till; says so when its record had to be restored."""
    async with open_till(folder) as till:
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
    """What is stored, unknown or in conflict."""
    async with opened(folder) as till:
        rows = await till.desk.open_rows()
    for row in rows:
        print_row(row, as_json=options.json)
    if not rows and not options.json:
        say("Nothing is open.")
    return open_exit(rows)


def setup(options: Namespace, folder: DataFolder) -> int:
    """Write the settings and the secret. What a till has beside them stays as it is."""
    before = load_settings(folder)
    if before is not None and folder.database.exists():
        asyncio.run(_let_manager_agree(folder, before))
    secret = os.environ.get(SECRET_VARIABLE) or ask_hidden("Client secret: ")
    if not secret:
        complain(f"The client secret is missing: set {SECRET_VARIABLE} or give it on standard input.")
        return USAGE
    devices = before.devices if before is not None else DeviceSettings()
    chosen = {"camera": options.camera, "serial_port": options.serial}
    given = {name: value for name, value in chosen.items() if value is not None}
    settings = Settings(
        client_key=options.client_key,
        merchant_id=options.merchant_id,
        outlet=options.third_shop_id,
        base_url=options.base_url,
        environment=options.environment or ("sandbox" if is_loopback(options.base_url) else "live"),
        region=options.region,
        locale=options.locale,
        till_name=options.till_name,
        connect_timeout=options.connect_timeout,
        read_timeout=options.read_timeout,
        offline=OfflinePolicy(
            options.allow_unverified_offline,
            options.max_count,
            options.max_value,
            options.max_one,
            options.max_hours,
        ),
        devices=keep_login(
            folder, msgspec.structs.replace(devices, **given), os.environ.get(CAMERA_LOGIN_VARIABLE, "")
        ),
    )
    if before is not None:
        kept = {name: getattr(before, name) for name in _NOT_ASKED}
        settings = msgspec.structs.replace(settings, **kept)
    folder.prepare()
    secrets = Secrets(folder)
    secrets.set(CLIENT_SECRET, secret)
    save_settings(folder, settings)
    say(f"{settings.till_name} is set up for outlet {settings.outlet} ({settings.environment}).")
    if folder.database.exists():
        asyncio.run(_warn_of_rows_left_behind(folder))
    say(f"Its secret is kept in: {secrets.place()}")
    return DONE


async def _let_manager_agree(folder: DataFolder, settings: Settings) -> None:
    """Without the secret, which may be what is to be set up anew. Raises NotAllowedError and StoreError."""
    database = await Database.open(folder)
    try:
        await agreement(SignIn(People(database), settings.counter), Right.CHANGE_SETTINGS)
    finally:
        await database.close()


async def _warn_of_rows_left_behind(folder: DataFolder) -> None:
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
