"""Options of the commands that change what a till is set up with; loaded at each start, so nothing heavy."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from voucher_till.cli.arguments import count, day
from voucher_till.cli.handed import SECRET_VARIABLE
from voucher_till.cli.setup_options import add_switching
from voucher_till.domain.environment import Environment
from voucher_till.domain.test_merchant import MOST_EXTENSIONS

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_NAMES = tuple(one.value for one in Environment)


def add_environment(commands: _Commands) -> None:
    """Add the command and its options."""
    environment = commands.add_parser(
        "environment",
        help="practice, test merchant or live: list them, use another one",
        description="Lists the environments this till is set up for: sandbox (practice), test (the test"
        " merchant) and live. Each has its own credentials, record and settings, and nothing of one is ever"
        " sent to another. `setup --environment` adds one.",
    )
    _add_json(environment)
    actions = environment.add_subparsers(dest="action", metavar="action")
    _add_json(actions.add_parser("list", help="what this till is set up for, with what is open there"))
    told = "work in another environment from now on"
    use = actions.add_parser(
        "use",
        help=told,
        description=f"{told.capitalize()}. The window must be closed. Takes a manager's PIN where a manager"
        " has one: one line on standard input, or it is asked for.",
    )
    use.add_argument("to", choices=_NAMES, metavar="ENVIRONMENT", help=", ".join(_NAMES))
    add_switching(use)
    _add_json(use)


def add_other_environment(command: argparse.ArgumentParser) -> None:
    """Let a command work once in another environment than the one in use."""
    command.add_argument("--environment", choices=_NAMES, help="this once, instead of the one that is in use")


def add_secret(commands: _Commands) -> None:
    """Add the command and its options."""
    secret = commands.add_parser(
        "secret",
        help="keep another client secret, or forget all secrets",
        description="The window must be closed. Takes a manager's PIN where a manager has one: one line on"
        " standard input, or it is asked for.",
    )
    actions = secret.add_subparsers(dest="action", metavar="action", required=True)
    told = "keep another client secret"
    change = actions.add_parser(
        "set",
        help=told,
        description=f"{told.capitalize()}: from {SECRET_VARIABLE} or one line on standard input, after a"
        " manager's PIN. It is tried by signing in; when that fails, the one of before stays.",
        epilog="Ends with 3 when the platform refuses it and with 1 when the platform cannot be asked.",
    )
    change.add_argument("--no-check", action="store_true", help="do not try it")
    told = "forget the client secret, the sign-in and all logins of this environment"
    drop = actions.add_parser("forget", help=told, description=f"{told.capitalize()}.")
    for action in (change, drop):
        add_other_environment(action)
        action.add_argument("--json", action="store_true", help="one JSON object a line")


def add_settings(commands: _Commands) -> None:
    """Add the command and its options."""
    settings = commands.add_parser(
        "settings",
        help="export them to a file without secrets, import them from one",
        description="The file has the format that `setup --from` takes. It takes a manager's PIN where a"
        " manager has one: one line on standard input, or it is asked for.",
    )
    actions = settings.add_subparsers(dest="action", metavar="action", required=True)
    for name, told in (
        ("export", "write all settings and the names of people there; replaces a file"),
        ("import", "take the settings that a file names; what it does not name stays, and so do people"),
    ):
        action = actions.add_parser(name, help=told, description=f"{told.capitalize()}.")
        action.add_argument("file", type=Path, metavar="FILE.toml")
        action.add_argument("--json", action="store_true", help="one JSON object a line")


def add_test_merchant(commands: _Commands) -> None:
    """Add the command and its options."""
    command = commands.add_parser(
        "test-merchant",
        help="how long the test merchant can still be used",
        description="The platform lends a test merchant for 30 days and extends it by 15 days, up to five"
        " times; it does not tell the till. What is recorded here takes a manager's PIN where a manager has"
        " one: one line on standard input, or it is asked for.",
    )
    command.add_argument("--started", type=day, metavar="DATE", help="record its first day")
    command.add_argument("--extended", type=_extensions, metavar="N", help="record how often it was extended")
    command.add_argument("--json", action="store_true", help="one JSON object a line")


def _extensions(text: str) -> int:
    number = count(text)
    if number > MOST_EXTENSIONS:
        raise argparse.ArgumentTypeError(f"it can be extended {MOST_EXTENSIONS} times at most")
    return number


def _add_json(command: argparse.ArgumentParser) -> None:
    # Also after the action; there it must not undo what was said before it.
    command.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="one JSON object a line"
    )
