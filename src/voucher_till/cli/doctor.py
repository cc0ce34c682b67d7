"""`doctor`: one report that tells what is wrong with a till."""

from __future__ import annotations

import asyncio
import json
import platform
import sqlite3
from argparse import Namespace
from collections.abc import AsyncIterator
from importlib.metadata import version

from voucher_till.app import NotSetUpError, Till, load_setup, open_till
from voucher_till.cli.doctor_record import look_at_record
from voucher_till.cli.finding import Finding
from voucher_till.cli.printing import DONE, OWN_ERROR, USAGE, say
from voucher_till.dining_api.errors import DiningError, NotAuthorisedError, RefusedError
from voucher_till.domain.reasons import Reason
from voucher_till.domain.wording import message
from voucher_till.store.database import check
from voucher_till.store.errors import StoreError
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import Secrets

_MAX_SKEW_SECONDS = 120
_DATE_GRAIN_SECONDS = 2
"""The platform's clock is read from HTTP dates, which have whole seconds."""
_NO_VOUCHER = "0"
"""A code that no voucher has: asking for it proves the line, the token and the scope."""


async def doctor(options: Namespace, folder: DataFolder) -> int:
    """Print what was found; ends with 0 when all is well."""
    code = DONE
    async for finding in _look(folder):
        if not finding.ok and code == DONE:
            code = USAGE if finding.name == "setup" else OWN_ERROR
        if options.json:
            say(json.dumps({"check": finding.name, "ok": finding.ok, "detail": finding.detail}))
        else:
            say(f"{'ok ' if finding.ok else 'BAD'}  {finding.name}: {finding.detail}")
    return code


async def _look(folder: DataFolder) -> AsyncIterator[Finding]:
    from voucher_till.scanning.decoder import decoder_versions

    yield Finding(
        "program", True, f"voucher-till {version('voucher-till')}, Python {platform.python_version()}"
    )
    yield Finding("system", True, f"{platform.system()} {platform.release()} {platform.machine()}")
    for name, found in decoder_versions().items():
        optional = name == "zbar"
        yield Finding(name, bool(found) or optional, found or "absent; codes are read without it")
    yield Finding("data folder", True, str(folder.root))
    yield Finding("secrets", True, Secrets(folder).place())
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
    from voucher_till.cli.doctor_devices import look_at_devices

    for finding in await asyncio.to_thread(lambda: list(look_at_devices(folder, settings.devices))):
        yield finding
    try:
        async with open_till(folder) as till:
            async for finding in _look_inside(till):
                yield finding
    except StoreError as error:
        yield Finding("database", False, str(error))


async def _look_inside(till: Till) -> AsyncIterator[Finding]:
    integrity = await till.database.read(check)
    yield Finding("database", integrity == "ok", f"SQLite {sqlite3.sqlite_version}, integrity {integrity}")
    async for finding in look_at_record(till):
        yield finding
    rows = await till.desk.open_rows()
    yield Finding("open rows", True, str(len(rows)))
    for finding in await _ask_platform(till):
        yield finding


async def _ask_platform(till: Till) -> list[Finding]:
    try:
        await till.client.sign_in()
        await till.client.query([_NO_VOUCHER])
    except NotAuthorisedError as error:
        return [Finding("line", True, till.settings.base_url), Finding("token", False, _told(error))]
    except RefusedError as error:
        reached = [
            Finding("line", True, till.settings.base_url),
            Finding("token", True, "granted"),
            _clock(till),
        ]
        if error.reason in (Reason.NOT_AUTHORISED, Reason.NO_PERMISSION):
            return [*reached, Finding("scope and outlet", False, _told(error))]
        return [*reached, Finding("scope and outlet", True, f"may verify at {till.settings.outlet}")]
    except DiningError as error:
        return [Finding("line", False, f"{till.settings.base_url}: {_told(error)}")]
    return [Finding("line", True, till.settings.base_url)]


def _clock(till: Till) -> Finding:
    skew = till.client.clock_skew
    seconds = skew.total_seconds() if skew is not None else 0.0
    if abs(seconds) < _DATE_GRAIN_SECONDS:
        return Finding("clock", True, "this computer's clock agrees with the platform's")
    direction = "behind" if seconds > 0 else "ahead of"
    good = abs(seconds) <= _MAX_SKEW_SECONDS
    return Finding("clock", good, f"this computer's clock is {abs(seconds):.0f} s {direction} the platform's")


def _told(error: DiningError) -> str:
    log_id = f" (log ID {error.log_id})" if error.log_id else ""
    return f"{message(error.reason)} [{error}]{log_id}"
