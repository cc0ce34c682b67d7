"""`test-merchant`: how long the platform's test merchant can be used, as it was recorded here."""

from __future__ import annotations

import asyncio
import json
from argparse import Namespace
from datetime import UTC, date, datetime

from voucher_till.cli.manager_pin import acting, agreement_of
from voucher_till.cli.printing import DONE, say
from voucher_till.domain.environment import Environment
from voucher_till.domain.people import Right
from voucher_till.domain.phrases import english
from voucher_till.domain.test_merchant import MerchantClock
from voucher_till.installation.record import note
from voucher_till.store import environments
from voucher_till.store.errors import NotSetUpError
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import TestMerchantSettings, change_settings, load_settings


def test_merchant(options: Namespace, root: DataFolder) -> int:
    """Say how it stands, after recording what is new.

    Raises NotSetUpError, NotAllowedError and StoreError.
    """
    if Environment.TEST not in environments.configured(root):
        raise NotSetUpError(
            "This till is not set up for the test merchant. Run: voucher-till setup --environment test …"
        )
    folder = environments.folder_of(root, Environment.TEST)
    changes = _changes(_recorded(folder), options.started, options.extended)
    if changes:
        asyncio.run(_record(folder, changes))
    _print(_recorded(folder), datetime.now(UTC).astimezone().date(), as_json=options.json)
    return DONE


def _recorded(folder: DataFolder) -> MerchantClock:
    settings = load_settings(folder)
    kept = settings.test_merchant if settings is not None else TestMerchantSettings()
    return MerchantClock.recorded(kept.started, kept.extensions)


def _changes(before: MerchantClock, started: date | None, extensions: int | None) -> dict[str, object]:
    changes: dict[str, object] = {}
    if started is not None:
        changes["started"] = started.isoformat()
        after = before.beginning(started)
        if extensions is None and after.extensions != before.extensions:
            extensions = after.extensions
    if extensions is not None:
        changes["extensions"] = extensions
    return changes


async def _record(folder: DataFolder, changes: dict[str, object]) -> None:
    who = acting(await agreement_of([folder], Right.CHANGE_SETTINGS))
    change_settings(folder, "test_merchant", changes)
    told = ", ".join(f"{name} {value}" for name, value in changes.items())
    await note(folder, who, "test merchant recorded", told)


def _print(clock: MerchantClock, today: date, *, as_json: bool) -> None:
    words = english(clock.words(today))
    if not as_json:
        say(words)
        return
    fields = {
        "started": clock.started.isoformat() if clock.started else None,
        "extensions": clock.extensions,
        "last_day": clock.last_day.isoformat() if clock.last_day else None,
        "days_left": clock.days_left(today) if clock.started else None,
        "state": clock.state(today).value,
        "message": words,
    }
    say(json.dumps(fields))
