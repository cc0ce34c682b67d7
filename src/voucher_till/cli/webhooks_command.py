"""`webhooks`: receives the platform's events, and says which tills may ask for them."""

from __future__ import annotations

import argparse
import json
import ssl
from argparse import Namespace
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from voucher_till.cli.arguments import seconds, some_text
from voucher_till.cli.handed import SECRET_VARIABLE, WEBHOOKS_DATABASE_VARIABLE, handed
from voucher_till.cli.installing_options import add_other_environment
from voucher_till.cli.printing import DONE, OWN_ERROR, USAGE, complain, say
from voucher_till.store.errors import NotSetUpError
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, Secrets

if TYPE_CHECKING:
    from voucher_till.webhooks.event_store import EventStore

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
    webhooks.add_argument("--port", type=int, default=_PORT)
    webhooks.add_argument(
        "--monitor-port", type=int, default=0, metavar="PORT", help="health and metrics, on 127.0.0.1 always"
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


def webhooks(options: Namespace, folder: DataFolder) -> int:
    """Run the receiver, or change who may ask it. Raises NotSetUpError and StoreError."""
    # SQLAlchemy takes its time to load, and no other command needs it.
    from voucher_till.cli.webhooks_joining import join_receiver, leave_receiver

    if options.action == "join":
        return join_receiver(options, folder)
    return leave_receiver(folder) if options.action == "leave" else _with_store(options, folder)


def _with_store(options: Namespace, folder: DataFolder) -> int:
    from sqlalchemy.exc import SQLAlchemyError

    from voucher_till.webhooks.event_store import EventStore
    from voucher_till.webhooks.tables import BadDatabaseError, sqlite_url

    try:
        store = EventStore.open(handed(WEBHOOKS_DATABASE_VARIABLE) or sqlite_url(folder.webhooks))
    except BadDatabaseError as error:
        complain(str(error))
        return USAGE
    except SQLAlchemyError as error:
        complain(f"The receiver's database cannot be opened [{type(error).__name__}]. Is it running?")
        return OWN_ERROR
    try:
        match options.action:
            case None:
                return _run(options, folder, store)
            case "issue":
                say(store.issue_token(options.name))
                return DONE
            case "revoke":
                return _revoke(store, options.name)
            case _:
                return _list(store, as_json=options.json)
    finally:
        store.close()


def _run(options: Namespace, folder: DataFolder, store: EventStore) -> int:
    from voucher_till.webhooks.server import ReceiverOptions, serve

    if (options.certificate is None) != (options.key is None):
        complain("--certificate and --key belong together.")
        return USAGE
    if options.certificate is None and not _is_loopback(options.host):
        complain(
            "Without a certificate the receiver may listen at 127.0.0.1 only: nothing would be encrypted."
        )
        return USAGE
    secret = handed(SECRET_VARIABLE) or Secrets(folder).get(CLIENT_SECRET)
    if not secret:
        raise NotSetUpError(
            f"The client secret is missing: set {SECRET_VARIABLE}, or set this till up first."
        )
    settings = ReceiverOptions(
        options.host, options.port, options.monitor_port, options.certificate, options.key, options.max_age
    )
    try:
        serve(store, secret, settings, say)
    except ssl.SSLError as error:
        complain(f"The certificate or its key cannot be used: {error.reason or error}")
        return USAGE
    except OSError as error:
        complain(f"The receiver cannot start at {options.host}:{options.port}: {error.strerror or error}")
        return OWN_ERROR
    return DONE


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _revoke(store: EventStore, name: str) -> int:
    if not store.revoke_tokens(name):
        complain(f"No till named {name} has a token.")
        return USAGE
    say(f"The tokens of {name} work no more.")
    return DONE


def _list(store: EventStore, *, as_json: bool) -> int:
    for token in store.tokens():
        issued = token.issued_at.astimezone()
        revoked = token.revoked_at.astimezone() if token.revoked_at else None
        if as_json:
            fields = {"id": token.id, "name": token.name, "issued_at": issued.isoformat(timespec="seconds")}
            say(json.dumps(fields | {"revoked_at": revoked and revoked.isoformat(timespec="seconds")}))
        else:
            state = f"revoked {revoked:%Y-%m-%d %H:%M}" if revoked else "works"
            say(f"{token.name:30}  {issued:%Y-%m-%d %H:%M}  {state}")
    return DONE
