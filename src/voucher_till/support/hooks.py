"""The last stops of a program error: wherever nobody else takes it, it is noted with a reference."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Any

from voucher_till.support.crashes import CrashKind
from voucher_till.support.trouble import note_error

log = logging.getLogger(__name__)

Tell = Callable[[str], None]
"""Tells people the reference of a program error; called on any thread."""


class Hooks:
    """What Python calls for errors that nobody took."""

    def __init__(self, tell: Tell) -> None:
        self.tell = tell
        """Another one takes its place while a window is open."""

    def install(self) -> None:
        """For the whole process."""
        sys.excepthook = self.program
        threading.excepthook = self.thread
        sys.unraisablehook = self.unraisable

    def watch_loop(self) -> None:
        """For the loop that runs now."""
        asyncio.get_running_loop().set_exception_handler(self.loop)

    def program(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """An error that ended the program, or one of Qt's calls into it."""
        del trace  # the error has it
        if isinstance(error, KeyboardInterrupt):
            return
        self._note(error or kind(), "nobody took this error", CrashKind.PROGRAM)

    def thread(self, args: threading.ExceptHookArgs) -> None:
        """An error that ended a thread."""
        if not isinstance(args.exc_value, SystemExit):
            name = args.thread.name if args.thread is not None else "?"
            self._note(args.exc_value or args.exc_type(), f"the thread {name} ended", CrashKind.THREAD)

    def unraisable(self, args: Any) -> None:
        """An error where none can be raised, as in a destructor: noted, and nobody is troubled with it."""
        where = f"{args.err_msg or 'an error nobody can take'}: {type(args.object).__name__}"
        note_error(args.exc_value or args.exc_type(), where, CrashKind.CLEANING_UP)

    def loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """An error in a callback or a task of the loop."""
        error = context.get("exception")
        if isinstance(error, BaseException):
            self._note(error, str(context.get("message", "")), CrashKind.LOOP)
        else:
            log.error("the loop says: %s", context.get("message", ""))

    def _note(self, error: BaseException, message: str, kind: CrashKind) -> None:
        reference, is_new = note_error(error, message, kind)
        if is_new:
            self.tell(reference)
