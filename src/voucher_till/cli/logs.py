"""From the start of a command on: its log, and what becomes of errors that nobody takes."""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from voucher_till.cli.printing import complain
from voucher_till.store.errors import StoreError
from voucher_till.store.folder import DataFolder
from voucher_till.support import trouble
from voucher_till.support.hooks import Hooks
from voucher_till.support.logs import keep_log
from voucher_till.support.native_trace import native_trace, report_native_crashes

_T = TypeVar("_T")

hooks = Hooks(lambda reference: complain(str(trouble.words(reference))))
"""Of this process; they tell people on the console until a window takes over."""


def log_into(folder: DataFolder) -> None:
    """Keep the log and the crash reports there from now on; a log that cannot be written stops nothing."""
    try:
        keep_log(folder)
    except OSError as error:
        complain(f"The log cannot be written: {error.strerror}")


@contextmanager
def logged(folder: DataFolder) -> Iterator[None]:
    """Keep the log and the crash reports of a command, and look for those of crashes before it."""
    log_into(folder)
    hooks.install()
    try:
        report_native_crashes(folder)
    except OSError as error:
        complain(f"Earlier crashes cannot be looked at: {error.strerror}")
    with native_trace(folder):
        yield


def log_program_error(folder: DataFolder) -> None:
    """Make sure that a program error is kept, also one that comes before a command has its log."""
    if not trouble.are_reports_kept():
        try:
            folder.prepare()
        except StoreError as error:
            complain(f"The log cannot be written: {error}")
        else:
            log_into(folder)


async def watched(work: Coroutine[Any, Any, _T]) -> _T:
    """Run a command's work on a loop whose errors are noted."""
    hooks.watch_loop()
    return await work
