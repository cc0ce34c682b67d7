"""Options of `outlets`; loaded at each start, so nothing heavy."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from voucher_till.cli.arguments import seconds, some_text
from voucher_till.cli.installing_options import add_other_environment
from voucher_till.domain.outlets import TaskKind

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

HANDED: dict[str, tuple[TaskKind, str]] = {
    "claim": (TaskKind.CLAIM, "claim outlets as the merchant's own"),
    "certificates": (TaskKind.CERTIFICATES, "hand in the papers of outlets"),
    "decorate": (TaskKind.DECORATION, "hand in what customers are shown: pictures, opening hours, prices"),
    "update": (TaskKind.UPDATE, "hand in other names, addresses or kinds of business"),
}
"""What is handed in, by the name of the action."""


def add_outlets(commands: _Commands) -> None:
    """Add the command and its options."""
    outlets = commands.add_parser(
        "outlets",
        help="the merchant's outlets on the platform: list, show, hand in, follow reviews",
        description="Needs the scope Outlets management; the list needs Products management. What changes"
        " something takes a manager's PIN where a manager has one: one line on standard input, or it is asked"
        " for. All of it is kept in the audit trail.",
        epilog="Ends with 0 when all is well, with 3 when something was rejected or is not known, and with 4"
        " when a review is still under way or it is not known whether something was handed in.",
    )
    actions = outlets.add_subparsers(dest="action", metavar="action", required=True)
    _finish(actions.add_parser("list", help="the outlets that products can be tied to"))
    show = actions.add_parser("show", help="what the platform knows of outlets")
    show.add_argument("ids", nargs="+", type=some_text, metavar="ID", help="third_shop_id")
    _finish(show)
    for name, (_, told) in HANDED.items():
        action = actions.add_parser(name, help=told, description=f"{told.capitalize()}. Each is reviewed.")
        example = f"resources/provisioning/outlets-{name}.toml"
        form = f"TOML or .json with a list named outlets; an example comes along as {example}"
        action.add_argument("file", type=Path, metavar="FILE", help=form)
        action.add_argument("--follow", action="store_true", help="until the reviews end")
        _add_wait(action)
        _finish(action)
    follow = actions.add_parser("follow", help="follow reviews to their end")
    follow.add_argument("kind", choices=[kind.value for kind in TaskKind])
    follow.add_argument("ids", nargs="+", type=some_text, metavar="TASK_ID")
    _add_wait(follow)
    _finish(follow)


def _add_wait(action: argparse.ArgumentParser) -> None:
    action.add_argument(
        "--wait", type=seconds, metavar="S", help="follow no longer than this; else until the end"
    )


def _finish(action: argparse.ArgumentParser) -> None:
    add_other_environment(action)
    action.add_argument("--json", action="store_true", help="one JSON object a line")
