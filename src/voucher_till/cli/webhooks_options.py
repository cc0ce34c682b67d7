"""Options of `webhooks`; loaded at each start, so nothing heavy."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from voucher_till.cli.arguments import port, seconds, some_text
from voucher_till.cli.handed import SECRET_VARIABLE, WEBHOOKS_DATABASE_VARIABLE
from voucher_till.cli.installing_options import add_other_environment

if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]

_PORT, _MAX_AGE = 8443, 300.0


def add_webhooks(commands: _Commands) -> None:
    """Add the command and its options."""
    webhooks = commands.add_parser(
        "webhooks",
        help="receive what the platform tells by itself, such as refunds",
        description="Runs the receiver of the platform's events until it is interrupted. The client secret is"
        f" the one of this till, or comes from {SECRET_VARIABLE}. Events are kept in the data folder, or in"
        f" the PostgreSQL database whose address is in {WEBHOOKS_DATABASE_VARIABLE}.",
        epilog="Without a certificate it speaks plain HTTP: for a proxy or tunnel on this computer only.",
    )
    webhooks.add_argument("--host", default="127.0.0.1", help="where it listens")
    webhooks.add_argument("--port", type=port, default=_PORT)
    webhooks.add_argument(
        "--monitor-port", type=port, default=0, metavar="PORT", help="health and metrics, on 127.0.0.1 always"
    )
    webhooks.add_argument("--certificate", type=Path, metavar="FILE", help="PEM, with the whole chain")
    webhooks.add_argument("--key", type=Path, metavar="FILE", help="of the certificate; PEM")
    webhooks.add_argument(
        "--max-age", type=seconds, default=_MAX_AGE, metavar="S", help="how old a signature may be"
    )
    add_other_environment(webhooks)
    actions = webhooks.add_subparsers(dest="action", metavar="action")
    told = "give a till a token to ask this receiver with; it is shown once"
    issue = actions.add_parser("issue", help=told, description=told)
    issue.add_argument("name", type=some_text, metavar="NAME", help="of the till")
    told = "let a till's tokens work no more"
    revoke = actions.add_parser("revoke", help=told, description=told)
    revoke.add_argument("name", type=some_text, metavar="NAME", help="of the till")
    told = "let this till ask a receiver elsewhere"
    join = actions.add_parser(
        "join",
        help=told,
        description=f"{told.capitalize()}. It takes a manager's PIN where a manager has one, then the token"
        " that `webhooks issue` showed there: a line each on standard input, or they are asked for.",
    )
    join.add_argument("address", type=some_text, metavar="ADDRESS", help="such as https://till.example.com")
    told = "let this till ask no receiver any more"
    actions.add_parser("leave", help=told, description=f"{told.capitalize()}.")
    tills = actions.add_parser("tills", help="which tills have a token")
    tills.add_argument("--json", action="store_true", help="one JSON object a line")
