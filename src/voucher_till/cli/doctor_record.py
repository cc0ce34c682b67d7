"""What `doctor` finds out about the record: what was lost once, the audit trail, backups, people and size."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import msgspec

from voucher_till.app import Till, records_of
from voucher_till.cli.finding import Finding
from voucher_till.records.care import Care
from voucher_till.store.recovery import RECOVERED, Cause
from voucher_till.store.settings import RecordSettings

_MEGABYTE = 1_000_000
_OLD = timedelta(days=3)
"""A till that is closed over a weekend is not yet one whose daily backups fail."""


class _Recovered(msgspec.Struct):
    """What is kept of the last recovery."""

    at: datetime
    cause: Cause
    restored: int
    kept_as: str = ""


async def look_at_record(till: Till) -> AsyncIterator[Finding]:
    """Everything that can be told without the platform."""
    recovered = await _last_recovery(till)
    if recovered is not None:
        kept = f", the file of before is {recovered.kept_as}" if recovered.kept_as else ""
        yield Finding(
            "record",
            True,
            f"restored {recovered.at:%Y-%m-%d %H:%M} UTC ({recovered.cause.value}), rows"
            f" {recovered.restored}{kept}",
        )
    async for finding in _look_at_people(till, recovered):
        yield finding
    records = records_of(till, lambda: till.settings)
    report = await records.audit.verify()
    broken = report.broken
    told = (
        f"{report.entries} entries, last link {report.head[:16] or '-'}" if broken is None else broken.words
    )
    yield Finding("audit trail", broken is None, " ".join(map(str, (told, *report.earlier))))
    if gone := await records.closings.gone():
        yield Finding("signed days", False, " ".join(str(one.words) for one in gone))
    yield await _look_at_backups(records.care, till.settings.records)
    yield _look_at_days(till.settings.records)
    size = await records.care.size()
    yield Finding(
        "size",
        True,
        f"database {_megabytes(size.database)}, side journal {_megabytes(size.side_journal)}, backups"
        f" {_megabytes(size.backups)}, redemptions {size.rows}",
    )


async def _last_recovery(till: Till) -> _Recovered | None:
    text = await till.journal.get_meta(RECOVERED)
    return msgspec.json.decode(text, type=_Recovered) if text else None


async def _look_at_people(till: Till, recovered: _Recovered | None) -> AsyncIterator[Finding]:
    """The side journal has no people: a database made anew has none."""
    everybody = await till.people.all()
    if everybody or recovered is None or recovered.cause not in (Cause.DAMAGED, Cause.MISSING):
        yield Finding("people", True, f"in the list: {len(everybody)}")
        return
    yield Finding(
        "people",
        till.settings.counter.sign_in == "off",
        "nobody is in the list since the record was made anew; restore a backup (voucher-till backups) or add"
        " them again (voucher-till people)",
    )


async def _look_at_backups(care: Care, settings: RecordSettings) -> Finding:
    backups = await care.backups()
    if not backups:
        return Finding("backups", True, "there is none yet")
    latest = backups[0]
    told = f"{len(backups)}, the latest of {latest.at.astimezone():%Y-%m-%d %H:%M}"
    if not latest.is_sound:
        return Finding("backups", False, f"{told}: it is damaged, or its audit trail was changed")
    is_late = settings.daily_backup and datetime.now(UTC) - latest.at > _OLD
    return Finding("backups", not is_late, f"{told}, though one is wanted each day" if is_late else told)


def _look_at_days(settings: RecordSettings) -> Finding:
    problem = settings.day_ends_problem
    return Finding(
        "days", not problem, f"{problem} Days end at midnight until then." if problem else _ending(settings)
    )


def _ending(settings: RecordSettings) -> str:
    return f"end at {settings.day_cut.ends:%H:%M}"


def _megabytes(size: int) -> str:
    return f"{size / _MEGABYTE:.1f} MB"
