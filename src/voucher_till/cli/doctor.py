"""`doctor`: one report that tells what is wrong with a till."""

from __future__ import annotations

import asyncio
import platform
import sqlite3
from argparse import Namespace
from collections.abc import AsyncIterator
from datetime import date
from importlib.metadata import version

from voucher_till.app import BadNetworkSettingsError, Till, load_setup, open_till
from voucher_till.cli.doctor_environment import look_at_environments, look_at_secrets, look_at_test_merchant
from voucher_till.cli.doctor_platform import look_at_platform
from voucher_till.cli.doctor_record import look_at_record
from voucher_till.cli.finding import Finding, as_json
from voucher_till.cli.printing import DONE, OWN_ERROR, USAGE, say
from voucher_till.store import environments
from voucher_till.store.database import check
from voucher_till.store.errors import NotSetUpError, StoreError
from voucher_till.store.folder import DataFolder


async def doctor(options: Namespace, folder: DataFolder) -> int:
    """Print what was found; ends with 0 when all is well."""
    code = DONE
    async for finding in look(folder):
        if not finding.ok and code == DONE:
            code = USAGE if finding.name == "setup" else OWN_ERROR
        if options.json:
            say(as_json(finding))
        else:
            say(f"{'ok ' if finding.ok else 'BAD'}  {finding.name}: {finding.detail}")
    return code


async def look(folder: DataFolder) -> AsyncIterator[Finding]:
    """Look at everything; each finding as soon as it is there."""
    from voucher_till.scanning.decoder import decoder_versions

    yield Finding(
        "program", True, f"voucher-till {version('voucher-till')}, Python {platform.python_version()}"
    )
    yield Finding("system", True, f"{platform.system()} {platform.release()} {platform.machine()}")
    for name, found in decoder_versions().items():
        optional = name == "zbar"
        yield Finding(name, bool(found) or optional, found or "absent; codes are read without it")
    yield Finding("data folder", True, str(folder.root))
    try:
        yield look_at_environments(environments.root_of(folder))
    except StoreError as error:
        yield Finding("environment", False, str(error))
    yield await asyncio.to_thread(look_at_secrets, folder)
    try:
        settings, _ = load_setup(folder)
        yield Finding(
            "setup", True, f"{settings.till_name}, outlet {settings.outlet}, {settings.environment}"
        )
    except NotSetUpError as error:
        yield Finding("setup", False, str(error))
        return
    except StoreError as error:
        yield Finding("settings", False, str(error))
        return
    for finding in look_at_test_merchant(settings, date.today()):
        yield finding
    from voucher_till.cli.doctor_devices import look_at_devices

    for finding in await asyncio.to_thread(lambda: list(look_at_devices(folder, settings.devices))):
        yield finding
    try:
        async with open_till(folder) as till:
            async for finding in _look_inside(till):
                yield finding
    except BadNetworkSettingsError as error:
        yield Finding("network", False, str(error))
    except StoreError as error:
        yield Finding("database", False, str(error))


async def _look_inside(till: Till) -> AsyncIterator[Finding]:
    integrity = await till.database.read(check)
    yield Finding("database", integrity == "ok", f"SQLite {sqlite3.sqlite_version}, integrity {integrity}")
    async for finding in look_at_record(till):
        yield finding
    rows = await till.desk.open_rows()
    yield Finding("open rows", True, str(len(rows)))
    async for finding in look_at_platform(till):
        yield finding
