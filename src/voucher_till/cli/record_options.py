"""The options of `backup`, `backups`, `restore`, `audit` and `compare`.

Apart from the commands themselves: reading a command line loads none of what the commands work with.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from voucher_till.cli.arguments import day, export_file, some_text
from voucher_till.cli.installing_options import add_other_environment

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_PIN = "Takes a manager's PIN where a manager has one: one line on standard input, or it is asked for."


def add_care(commands: _Commands) -> None:
    """Add the commands and their options."""
    told = "copy the whole record while the till goes on selling"
    backup = commands.add_parser("backup", help=told, description=f"{told.capitalize()}. {_PIN}")
    _add_json(backup)
    listing = commands.add_parser("backups", help="the backups of this till, newest first")
    _add_json(listing)
    told = "go back to a backup, with the redemptions made since"
    restore = commands.add_parser(
        "restore",
        help=told,
        description=f"{told.capitalize()}. The window must be closed. The present record is kept beside the"
        f" restored one; people and PINs are as they were at the backup. {_PIN}",
    )
    restore.add_argument("file", type=Path, metavar="FILE", help="its name, as `backups` lists it, or a path")
    restore.add_argument(
        "--by", type=some_text, metavar="NAME", help="who does it; needed where no manager has a PIN"
    )
    audit = commands.add_parser(
        "audit",
        help="what people changed at this till, newest first",
        description="Lists the audit trail. Writing it to a file takes a manager's PIN where a manager has"
        " one: one line on standard input, or it is asked for.",
        epilog="--verify ends with 0 when the trail is as it was written and with 1 when it is not. It cannot"
        " tell when somebody wrote the whole trail anew: compare its last link, which is printed, with one"
        " that is kept elsewhere, as on the sheet of a signed day.",
    )
    way = audit.add_mutually_exclusive_group()
    way.add_argument("--verify", action="store_true", help="look for entries changed or taken out")
    way.add_argument(
        "--export", type=export_file, metavar="FILE", help="write it there: .csv or .xlsx; replaces a file"
    )
    add_other_environment(audit)
    _add_json(audit)


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def add_compare(commands: _Commands) -> None:
    """Add the command and its options."""
    told = "ask the platform again about a period, and list where its record and this till's differ"
    command = commands.add_parser(
        "compare",
        help=told,
        description=f"{told.capitalize()}. Nothing is redeemed or changed by it. A check that was cut off"
        " goes on where it was when it is asked for again within a day.",
        epilog="Ends with 0 when both agree, with 3 when there are differences that nobody has dealt with,"
        " and with 1 when the check did not come to its end.",
    )
    command.add_argument("--from", dest="first", type=day, required=True, metavar="DATE")
    command.add_argument(
        "--to", dest="last", type=day, required=True, metavar="DATE", help="this day included"
    )
    command.add_argument("--json", action="store_true", help="one JSON object for each difference")
