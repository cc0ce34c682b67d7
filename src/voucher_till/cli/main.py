"""The command `voucher-till`: reads its arguments, runs a command, ends with its exit code."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
import uuid
from argparse import Namespace
from collections.abc import Sequence

from voucher_till.app import NotSetUpError
from voucher_till.cli import commands
from voucher_till.cli.care_command import audit, care
from voucher_till.cli.compare_command import compare
from voucher_till.cli.doctor import doctor
from voucher_till.cli.history_command import history
from voucher_till.cli.logs import start_logging
from voucher_till.cli.parser import make_parser
from voucher_till.cli.people_command import people
from voucher_till.cli.printing import OWN_ERROR, USAGE, complain, error_verdict, print_verdict, say
from voucher_till.cli.sources import NoSuchSourceError
from voucher_till.domain.people import NotAllowedError
from voucher_till.store.errors import StoreError
from voucher_till.store.folder import DataFolder

log = logging.getLogger(__name__)

_ASYNC = {
    "check": commands.sell,
    "redeem": commands.sell,
    "sync": commands.sync,
    "queue": commands.queue,
    "close": commands.close,
    "handed-over": commands.handed_over,
    "offline": commands.line,
    "online": commands.line,
    "history": history,
    "compare": compare,
    "backup": care,
    "backups": care,
    "restore": care,
    "audit": audit,
    "doctor": doctor,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; every failure is a sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = make_parser().parse_args(arguments)
    folder = DataFolder.usual()
    try:
        return _run(options, folder)
    except (NotSetUpError, NoSuchSourceError, NotAllowedError) as error:
        complain(str(error))
        return USAGE
    except StoreError as error:
        return _own_error(options, str(error))
    except KeyboardInterrupt:
        complain("Stopped. What was under way is settled by: voucher-till sync")
        return OWN_ERROR
    except BrokenPipeError:  # the reader of our output has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OWN_ERROR
    except Exception:
        reference = uuid.uuid4().hex[:8]
        log.exception("program error, reference %s", reference)
        return _own_error(options, f"The till itself has a problem. Tell support the reference {reference}.")


def _own_error(options: Namespace, text: str) -> int:
    if getattr(options, "json", False):
        print_verdict(error_verdict(text), as_json=True)
    else:
        complain(text)
    return OWN_ERROR


def _run(options: Namespace, folder: DataFolder) -> int:
    command = options.command or "gui"
    if command == "sandbox":
        return _sandbox(options)
    if command in ("gui", "tour"):
        # Qt takes its time to load, and no other command needs it.
        from voucher_till.cli import tour, window

        return tour.run(options) if command == "tour" else window.run(options, folder)
    folder.prepare()
    start_logging(folder)
    if command == "setup":
        return commands.setup(options, folder)
    if command == "people":
        return people(options, folder)
    return asyncio.run(_ASYNC[command](options, folder))


def _sandbox(options: Namespace) -> int:
    from voucher_till.sandbox.server import SandboxOptions, serve

    settings = SandboxOptions(
        seed=options.seed,
        host=options.host,
        port=options.port,
        state_file=options.state,
        qr_seconds=options.qr_seconds,
    )
    try:
        serve(settings, say, options.phones)
    except OSError as error:
        complain(f"The emulator cannot listen at {options.host}:{options.port}: {error.strerror or error}")
        return OWN_ERROR
    return 0
