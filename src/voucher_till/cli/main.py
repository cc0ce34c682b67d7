"""The command `voucher-till`: reads its arguments, runs a command, ends with its exit code."""

from __future__ import annotations

import asyncio
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence

from voucher_till.app import NotSetUpError
from voucher_till.cli import commands
from voucher_till.cli.care_command import audit, care
from voucher_till.cli.compare_command import compare
from voucher_till.cli.doctor import doctor
from voucher_till.cli.environment_command import chosen_folder, environment
from voucher_till.cli.handed import take_handed
from voucher_till.cli.history_command import history
from voucher_till.cli.logs import log_program_error, logged, watched
from voucher_till.cli.parser import make_parser
from voucher_till.cli.people_command import people
from voucher_till.cli.printing import OWN_ERROR, USAGE, complain, error_verdict, print_verdict, say
from voucher_till.cli.secret_command import secret
from voucher_till.cli.settings_command import settings
from voucher_till.cli.setup_command import setup
from voucher_till.cli.sources import NoSuchSourceError
from voucher_till.cli.support_command import about, diagnostics, logs
from voucher_till.cli.test_merchant_command import test_merchant
from voucher_till.domain.people import NotAllowedError
from voucher_till.store.errors import StoreError
from voucher_till.store.folder import DataFolder
from voucher_till.support.trouble import note_error, words

_PLAIN: dict[str, Callable[[Namespace, DataFolder], int]] = {
    "people": people,
    "logs": logs,
    "about": about,
    "diagnostics": diagnostics,
}
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

_INSTALLING = {
    "setup": setup,
    "environment": environment,
    "settings": settings,
    "secret": secret,
    "test-merchant": test_merchant,
}
"""They look at the data folder as a whole, and some change nothing at all."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; every failure is a sentence and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    options = make_parser().parse_args(arguments)
    take_handed()
    try:
        return _run(options, DataFolder.usual())
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
    except Exception as error:  # noqa: BLE001 - a bug of ours: told as one, with a reference into the log
        log_program_error(DataFolder.usual())
        reference, _ = note_error(error)
        return _own_error(options, str(words(reference)))


def _own_error(options: Namespace, text: str) -> int:
    if getattr(options, "json", False):
        print_verdict(error_verdict(text), as_json=True)
    else:
        complain(text)
    return OWN_ERROR


def _run(options: Namespace, root: DataFolder) -> int:
    command = options.command or "gui"
    if command == "sandbox":
        return _sandbox(options)
    if command in _INSTALLING:
        return _INSTALLING[command](options, root)
    if command in ("gui", "tour"):
        # Qt takes its time to load, and no other command needs it.
        from voucher_till.cli import gui, tour

        return tour.run(options) if command == "tour" else gui.run(options, root)
    folder = chosen_folder(options, root)
    folder.prepare()
    with logged(folder):
        if command in _PLAIN:
            return _PLAIN[command](options, folder)
        return asyncio.run(watched(_ASYNC[command](options, folder)))


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
