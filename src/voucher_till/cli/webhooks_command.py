"""`webhooks`: receives the platform's events, and says which tills may ask for them."""

from __future__ import annotations

import json
import ssl
from argparse import Namespace
from ipaddress import ip_address
from typing import TYPE_CHECKING

from voucher_till.cli.handed import SECRET_VARIABLE, WEBHOOKS_DATABASE_VARIABLE, handed
from voucher_till.cli.printing import DONE, OWN_ERROR, USAGE, complain, say
from voucher_till.store.errors import NotSetUpError
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, Secrets

if TYPE_CHECKING:
    from voucher_till.webhooks.event_store import EventStore


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
    for path in (options.certificate, options.key):
        if path is not None and not path.is_file():
            complain(f"There is no file {path}: the certificate and its key are read from there.")
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
    held = store.tokens()
    if not held and not as_json:
        say("No till has a token yet. A new one: webhooks issue NAME")
    for token in held:
        issued = token.issued_at.astimezone()
        revoked = token.revoked_at.astimezone() if token.revoked_at else None
        if as_json:
            fields = {"id": token.id, "name": token.name, "issued_at": issued.isoformat(timespec="seconds")}
            say(json.dumps(fields | {"revoked_at": revoked and revoked.isoformat(timespec="seconds")}))
        else:
            state = f"revoked {revoked:%Y-%m-%d %H:%M}" if revoked else "works"
            say(f"{token.name:30}  {issued:%Y-%m-%d %H:%M}  {state}")
    return DONE
