"""`diagnostics`, `logs` and `about`: what support asks for, from the console."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec

from voucher_till.cli.doctor import look
from voucher_till.cli.ending import ended_in_order
from voucher_till.cli.finding import as_json
from voucher_till.cli.logs import watched
from voucher_till.cli.printing import DONE, OWN_ERROR, complain, say
from voucher_till.domain.phrases import Phrase
from voucher_till.store.folder import DataFolder
from voucher_till.support.bundle import CannotWriteError
from voucher_till.support.desk import SupportDesk
from voucher_till.support.log_entry import LogEntry
from voucher_till.support.log_reader import read_log

_MEGABYTE = 1_000_000


def diagnostics(options: Namespace, folder: DataFolder) -> int:
    """Make the diagnostics file. Raises StoreError."""
    path: Path = options.output or Path(SupportDesk.usual_name())
    making = support_desk(folder).make_diagnostics(path.absolute(), {}, _tell)
    try:
        made = asyncio.run(ended_in_order(watched(making)))
    except CannotWriteError as error:
        complain(str(error))
        return OWN_ERROR
    say(f"{made.path} ({made.bytes / _MEGABYTE:.1f} MB). Send this file to support.")
    return DONE


def support_desk(folder: DataFolder) -> SupportDesk:
    """What the window and these commands ask of support."""
    return SupportDesk(folder, _findings, _qt_version)


async def _findings(folder: DataFolder) -> AsyncIterator[str]:
    async for finding in look(folder):
        yield as_json(finding)


def _tell(says: Phrase, done: int, of: int) -> None:
    say(f"{done + 1}/{of} {says}" if of else f"{says}…")


def _qt_version() -> str:
    # Qt takes its time to load, and few commands need it.
    from PySide6.QtCore import qVersion

    return qVersion()


def logs(options: Namespace, folder: DataFolder) -> int:
    """List the log. Raises StoreError."""
    entries = read_log(folder.logs, level=options.level, search=options.search, limit=options.limit)
    for entry in entries:
        say(msgspec.json.encode(entry).decode() if options.json else _line(entry))
    if not entries and not options.json:
        say("There is nothing to list.")
    return DONE


def _line(entry: LogEntry) -> str:
    fields = "".join(f" {name}={value}" for name, value in entry.fields.items())
    told = f"{entry.time.astimezone():%Y-%m-%d %H:%M:%S} {entry.level:8} {entry.message}{fields}"
    if entry.reference and entry.reference not in entry.message:
        told += f" [{entry.reference}]"
    return f"{told}\n{_indented(entry.error)}" if entry.error else told


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


def about(options: Namespace, folder: DataFolder) -> int:
    """Say what this is."""
    told = asyncio.run(support_desk(folder).about())
    if options.json:
        say(msgspec.json.encode(told).decode())
        return DONE
    say(f"{told.name} {told.version}: {told.summary}")
    say(f"Python {told.python}, Qt {told.qt}, SQLite {told.sqlite}, {told.system}")
    say(f"Data folder: {told.data_folder}")
    say(f"Licence: {told.licence.licence}. It is built with:")
    for part in told.parts:
        say(f"  {part.name} {part.version}: {part.licence or 'see its home page'}")
    return DONE
