"""`history`: lists what was redeemed here, or writes it to a file."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from contextlib import aclosing
from datetime import timedelta
from pathlib import Path

from voucher_till.app import Till
from voucher_till.cli.commands import opened
from voucher_till.cli.manager_pin import console_user, proven_manager
from voucher_till.cli.printing import (
    DONE,
    OWN_ERROR,
    USAGE,
    complain,
    error_verdict,
    print_row,
    print_verdict,
    say,
)
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.people import Right
from voucher_till.domain.phrases import counted
from voucher_till.records.export import ExportError, export
from voucher_till.records.history import History, Wanted
from voucher_till.records.tables import redemption_pieces, redemptions
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import Settings


async def history(options: Namespace, folder: DataFolder) -> int:
    """What was redeemed here, newest first; piece by piece, however much it is. Raises StoreError."""
    if options.first and options.last and options.last < options.first:
        complain(f"{options.last} is before {options.first}.")
        return USAGE
    async with opened(folder) as till:
        record, wanted = History(till.reader, till.place), _wanted(options, till.settings)
        who = await proven_manager(till, Right.SEE_RECORDS if options.export is None else Right.EXPORT)
        if options.export is not None:
            return await _export(till, record, wanted, options, who or console_user())
        async with aclosing(redemption_pieces(record, wanted, options.limit)) as pieces:
            async for rows in pieces:
                for row in rows:
                    print_row(row, as_json=options.json)
    return DONE


def _wanted(options: Namespace, settings: Settings) -> Wanted:
    cut = settings.records.day_cut
    return Wanted(
        since=cut.start_of(options.first) if options.first else None,
        until=cut.start_of(options.last + timedelta(days=1)) if options.last else None,
        states=tuple(RedemptionState(state) for state in options.state),
        cashiers=tuple(options.cashier),
        products=tuple(options.product),
        sources=tuple(options.source),
        outlets=tuple(options.outlet),
        least=options.least,
        most=options.most,
        search=options.search,
    )


async def _export(till: Till, record: History, wanted: Wanted, options: Namespace, who: str) -> int:
    path: Path = options.export.absolute()
    try:
        table = redemptions(record, wanted, values=True, limit=options.limit)
        count = await export(table, path, on_progress=_show_progress)
    except ExportError as error:
        if options.json:
            print_verdict(error_verdict(str(error)), as_json=True)
        else:
            complain(str(error))
        return OWN_ERROR
    # Whoever has the file has the record: who took it stays known.
    name = path.name.encode("utf-8", "backslashreplace").decode()
    await till.journal.audit(who, "history exported", f"{name}, {count} rows")
    rows = counted("%n row(s)", count)
    say(json.dumps({"rows": count, "file": str(path)}) if options.json else f"{rows} in {path}")
    return DONE


def _show_progress(written: int, _total: int | None) -> None:
    """For a person who watches; scripts and files get none of it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{written} rows\r")
        sys.stderr.flush()
