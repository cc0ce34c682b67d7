"""`backup`, `backups`, `restore` and `audit`: the care of the record from the console."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from voucher_till.app import Till, records_of
from voucher_till.cli.commands import opened
from voucher_till.cli.manager_pin import answerable, console_user, proven_manager
from voucher_till.cli.printing import DONE, OWN_ERROR, USAGE, complain, error_verdict, print_verdict, say
from voucher_till.domain.people import Right
from voucher_till.domain.phrases import counted, english
from voucher_till.records.care import Backup, Care
from voucher_till.records.closing import GoneSignature
from voucher_till.records.export import ExportError, export
from voucher_till.records.report_tables import audit as audit_table
from voucher_till.store.audit import AuditTrail
from voucher_till.store.folder import DataFolder
from voucher_till.store.notes import AuditEntry
from voucher_till.store.trail import AuditReport
from voucher_till.store.trail_breaks import AuditBreak

_ENTRIES_AT_ONCE = 1000


async def care(options: Namespace, folder: DataFolder) -> int:
    """`backup`, `backups` and `restore`. Raises NotAllowedError and StoreError."""
    try:
        async with opened(folder) as till:
            looking_after = records_of(till, lambda: till.settings).care
            match options.command:
                case "backup":
                    who = await proven_manager(till, Right.CARE_FOR_DATA) or console_user()
                    _print_backup(await looking_after.backup_now(who), as_json=options.json)
                case "backups":
                    await _list(looking_after, as_json=options.json)
                case _:
                    path = _restorable(folder, options.file)
                    who = await answerable(till, Right.CARE_FOR_DATA, options.by)
                    restored = await looking_after.restore(await looking_after.backup_at(path), who)
                    say(english(restored.says))
    except _NoSuchBackupError as error:
        complain(str(error))
        return USAGE
    return DONE


class _NoSuchBackupError(Exception):
    """There is no such file; the text is fit to be shown."""


def _restorable(folder: DataFolder, named: Path) -> Path:
    for path in (named, folder.backups / named.name):
        if path.is_file():
            return path.absolute()
    raise _NoSuchBackupError(f"There is no backup {named}. `voucher-till backups` lists them.")


async def _list(looking_after: Care, *, as_json: bool) -> None:
    backups = await looking_after.backups()
    for backup in backups:
        _print_backup(backup, as_json=as_json)
    if not backups and not as_json:
        say("There is no backup.")


def _print_backup(backup: Backup, *, as_json: bool) -> None:
    if as_json:
        fields = {
            "file": str(backup.path),
            "at": backup.at.astimezone().isoformat(timespec="seconds"),
            "bytes": backup.bytes,
            "is_readable": backup.is_readable,
            "is_proven": backup.is_proven,
            "is_sound": backup.is_sound,
        }
        say(json.dumps(fields))
        return
    state = "" if backup.is_sound else "  its audit trail was changed" if backup.is_readable else "  DAMAGED"
    when = backup.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    say(f"{when}  {backup.bytes / 1e6:10.1f} MB  {backup.path.name}{state}")


async def audit(options: Namespace, folder: DataFolder) -> int:
    """List the trail, look through it, or write it to a file. Raises NotAllowedError and StoreError."""
    async with opened(folder) as till:
        records = records_of(till, lambda: till.settings)
        trail = records.audit
        if options.verify:
            report, gone = await trail.verify(), await records.closings.gone()
            _print_report(report, gone, as_json=options.json)
            return OWN_ERROR if report.broken is not None or gone else DONE
        if options.export is not None:
            return await _export(till, trail, options)
        await proven_manager(till, Right.SEE_RECORDS)
        last: AuditEntry | None = None
        while entries := await trail.entries(older_than=last, limit=_ENTRIES_AT_ONCE):
            for last in entries:
                _print_entry(last, as_json=options.json)
    return DONE


async def _export(till: Till, trail: AuditTrail, options: Namespace) -> int:
    path: Path = options.export.absolute()
    try:
        who = await proven_manager(till, Right.EXPORT) or console_user()
        count = await export(audit_table(trail), path)
    except ExportError as error:
        if options.json:
            print_verdict(error_verdict(str(error)), as_json=True)
        else:
            complain(str(error))
        return OWN_ERROR
    name = path.name.encode("utf-8", "backslashreplace").decode()
    await till.journal.audit(who, "audit trail exported", f"{name}, {count} rows")
    written = f"{counted('%n row(s)', count)} in {path}"
    say(json.dumps({"rows": count, "file": str(path)}) if options.json else written)
    return DONE


def _print_entry(entry: AuditEntry, *, as_json: bool) -> None:
    at = entry.at.astimezone()
    if as_json:
        fields = {
            "id": entry.id,
            "at": at.isoformat(timespec="milliseconds"),
            "who": entry.who,
            "action": entry.action,
            "detail": entry.detail,
        }
        say(json.dumps(fields))
        return
    say(f"{at:%Y-%m-%d %H:%M:%S}  {entry.who:20}  {entry.action:20}  {entry.detail}")


def _print_report(report: AuditReport, gone: Sequence[GoneSignature], *, as_json: bool) -> None:
    if as_json:
        broken = _fields(report.broken) if report.broken is not None else None
        lost = [{"signed_by": one.signed_by, "what": one.what} for one in gone]
        told = {
            "entries": report.entries,
            "head": report.head,
            "broken": broken,
            "signatures_gone": lost,
            "earlier": [str(words) for words in report.earlier],
        }
        say(json.dumps(told))
        return
    for words in (*(one.words for one in gone), *report.earlier):
        say(str(words))
    if report.broken is not None:
        say(str(report.broken.words))
    else:
        say(f"The audit trail is as it was written: entries {report.entries}, last link {report.head or '-'}")


def _fields(broken: AuditBreak) -> dict[str, Any]:
    return {
        "id": broken.entry_id,
        "at": broken.at.astimezone().isoformat(timespec="milliseconds") if broken.at else None,
        "who": broken.who,
        "action": broken.action,
        "kind": broken.kind.value,
        "message": str(broken.words),
    }
