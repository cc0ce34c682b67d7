"""The command `voucher-till`: reads its arguments, runs a command, ends with its exit code."""

from __future__ import annotations

import asyncio
import importlib
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from typing import Any

from voucher_till.cli.arguments import NoSuchSourceError
from voucher_till.cli.handed import UnfitValueError, take_handed
from voucher_till.cli.parser import make_parser
from voucher_till.cli.printing import (
    OWN_ERROR,
    USAGE,
    complain,
    error_verdict,
    print_verdict,
    say,
    trouble_at_a_sale,
)
from voucher_till.domain.people import NotAllowedError
from voucher_till.store.errors import NotSetUpError, StoreError
from voucher_till.store.folder import DataFolder

_Command = Callable[[Namespace, DataFolder], Any]
_PLAIN = {
    "people": "people_command:people",
    "logs": "support_command:logs",
    "about": "support_command:about",
    "diagnostics": "support_command:diagnostics",
    "webhooks": "webhooks_command:webhooks",
}
_ASYNC = {
    "check": "commands:sell",
    "redeem": "commands:sell",
    "sync": "commands:sync",
    "queue": "commands:queue",
    "close": "commands:close",
    "handed-over": "commands:handed_over",
    "offline": "commands:line",
    "online": "commands:line",
    "history": "history_command:history",
    "compare": "compare_command:compare",
    "outlets": "outlets_command:outlets",
    "products": "products_command:products",
    "backup": "care_command:care",
    "backups": "care_command:care",
    "restore": "care_command:care",
    "audit": "care_command:audit",
    "doctor": "doctor:doctor",
}
"""Where each command is. Only the one that was asked for is loaded: installers ask many short questions."""

_AT_A_SALE = ("check", "redeem")
"""Their errors are for cashiers. They may wait for ever for the next line: the system ends them at once."""

_INSTALLING = {
    "setup": "setup_command:setup",
    "environment": "environment_command:environment",
    "settings": "settings_command:settings",
    "secret": "secret_command:secret",
    "test-merchant": "test_merchant_command:test_merchant",
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
    except (NotSetUpError, NoSuchSourceError, NotAllowedError, UnfitValueError) as error:
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
        from voucher_till.cli.logs import log_program_error
        from voucher_till.support.trouble import note_error, words

        log_program_error(DataFolder.usual())
        reference, _ = note_error(error)
        return _own_error(options, str(words(reference)))


def _own_error(options: Namespace, text: str) -> int:
    if getattr(options, "json", False):
        is_sale = options.command in _AT_A_SALE
        print_verdict(trouble_at_a_sale(text) if is_sale else error_verdict(text), as_json=True)
    else:
        complain(text)
    return OWN_ERROR


def _run(options: Namespace, root: DataFolder) -> int:
    command = options.command or "gui"
    if command == "sandbox":
        return _sandbox(options)
    if command in _INSTALLING:
        return int(_load(_INSTALLING[command])(options, root))
    if command in ("gui", "tour"):
        # Qt takes its time to load, and no other command needs it.
        from voucher_till.cli import gui, tour

        return tour.run(options) if command == "tour" else gui.run(options, root)
    from voucher_till.cli.ending import ended_in_order
    from voucher_till.cli.environment_command import chosen_folder
    from voucher_till.cli.logs import logged, watched

    folder = chosen_folder(options, root)
    folder.prepare()
    with logged(folder):
        if command in _PLAIN:
            return int(_load(_PLAIN[command])(options, folder))
        work = watched(_load(_ASYNC[command])(options, folder))
        return int(asyncio.run(work if command in _AT_A_SALE else ended_in_order(work)))


def _load(place: str) -> _Command:
    module, _, name = place.partition(":")
    found: _Command = getattr(importlib.import_module(f"voucher_till.cli.{module}"), name)
    return found


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
