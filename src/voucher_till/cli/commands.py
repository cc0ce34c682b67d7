"""The commands that sell and those that look at the record."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace

import msgspec

from voucher_till.app import open_till
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
from voucher_till.domain.verdict import Verdict
from voucher_till.store.devices import keep_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import HistoryFilter
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import DeviceSettings, Settings, load_settings, save_settings

SECRET_VARIABLE = "VOUCHER_TILL_CLIENT_SECRET"  # noqa: S105 - its name, not its value


async def sell(options: Namespace, folder: DataFolder) -> int:
    """`check` and `redeem`."""
    codes: list[int] = []
    async with open_till(folder) as till:
        async for payload in payloads(options.source):
            if isinstance(payload, Payload):
                checked = await till.desk.verify(payload.text, payload.source)
                verdict: Verdict = checked.verdict
                if options.command == "redeem":
                    verdict = await till.desk.redeem(checked, options.codes)
            else:
                verdict = payload
            print_verdict(verdict, as_json=options.json)
            codes.append(exit_code(verdict))
    return worst(codes)


async def sync(options: Namespace, folder: DataFolder) -> int:
    """Send what is stored, settle what is unknown, once."""
    async with open_till(folder) as till:
        async for row in till.settler.run():
            print_row(row, as_json=options.json)
        left = await till.desk.open_rows()
    if not options.json:
        say(f"{len(left)} left open." if left else "Nothing is left open.")
    return open_exit(left)


async def queue(options: Namespace, folder: DataFolder) -> int:
    """What is stored, unknown or in conflict."""
    async with open_till(folder) as till:
        rows = await till.desk.open_rows()
    for row in rows:
        print_row(row, as_json=options.json)
    if not rows and not options.json:
        say("Nothing is open.")
    return open_exit(rows)


async def history(options: Namespace, folder: DataFolder) -> int:
    """What was redeemed here, newest first."""
    wanted = HistoryFilter(
        since=options.since,
        until=options.until,
        cashier=options.cashier,
        states=[RedemptionState(options.state)] if options.state else [],
        search=options.search,
    )
    async with open_till(folder) as till:
        rows = await till.desk.history(wanted)
    for row in rows:
        print_row(row, as_json=options.json)
    return DONE


def setup(options: Namespace, folder: DataFolder) -> int:
    """Write the settings and the secret."""
    secret = os.environ.get(SECRET_VARIABLE) or _ask_secret()
    if not secret:
        complain(f"The client secret is missing: set {SECRET_VARIABLE} or give it on standard input.")
        return USAGE
    before = load_settings(folder)
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
        devices=keep_login(folder, msgspec.structs.replace(devices, **given)),
    )
    folder.prepare()
    secrets = Secrets(folder)
    secrets.set(CLIENT_SECRET, secret)
    save_settings(folder, settings)
    say(f"{settings.till_name} is set up for outlet {settings.outlet} ({settings.environment}).")
    say(f"Its secret is kept in: {secrets.place()}")
    return DONE


def _ask_secret() -> str:
    if sys.stdin is None:
        return ""
    if sys.stdin.isatty():
        return getpass.getpass("Client secret: ").strip()
    return sys.stdin.readline().strip()
