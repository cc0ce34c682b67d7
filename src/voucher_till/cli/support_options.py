"""Options of the support commands; loaded at each start, so nothing heavy."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from voucher_till.cli.arguments import zip_file

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")


def add_support(commands: _Commands) -> None:
    """Add the commands and their options."""
    told = "write one file with everything support asks for"
    diagnostics = commands.add_parser(
        "diagnostics",
        help=told,
        description=f"{told.capitalize()}: what `doctor` says, the log, crash reports, the settings, numbers"
        " about the record, and what this computer is. No secret, no voucher code, nobody's name and no"
        " customer is in it.",
    )
    diagnostics.add_argument("--output", type=zip_file, metavar="FILE.zip", help="replaces a file")
    told = "what the program noted, newest first"
    logs = commands.add_parser("logs", help=told, description=f"Lists {told}.")
    logs.add_argument(
        "--level", type=str.upper, choices=_LEVELS, default="INFO", metavar="L", help="this one or graver"
    )
    logs.add_argument("--search", default="", metavar="T", help="with this text, as a reference")
    logs.add_argument("--limit", type=_limit, default=100, metavar="N", help="no more than these; 100")
    _add_json(logs)
    about = commands.add_parser("about", help="the version, and what it is built with")
    _add_json(about)


def _limit(text: str) -> int:
    value = int(text)
    if not 1 <= value <= 100_000:
        raise argparse.ArgumentTypeError("the limit is between 1 and 100000")
    return value


def _add_json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help="one JSON object a line")
