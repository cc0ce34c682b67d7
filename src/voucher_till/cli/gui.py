"""`gui`: which window opens first, and how each kind of window is opened."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from argparse import Namespace
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, ExitStack, asynccontextmanager
from functools import partial
from typing import TypeVar

from PySide6.QtWidgets import QApplication

from voucher_till.app import load_setup
from voucher_till.cli.assistant import open_assistant
from voucher_till.cli.assistant_guard import is_guarded, may_set_up_from_practice
from voucher_till.cli.closed_window import WindowOpenError, closed_window
from voucher_till.cli.environment_command import chosen_folder
from voucher_till.cli.logs import log_into, logged
from voucher_till.cli.one_window import NoAnswerError, attended, listening, only_window
from voucher_till.cli.practice_till import is_practice_chosen, practice_folder
from voucher_till.cli.printing import DONE, OWN_ERROR, USAGE, complain, say
from voucher_till.cli.program_mark import hold_program_mark
from voucher_till.cli.sessions import Opener, Sessions
from voucher_till.cli.stopped import open_stopped
from voucher_till.cli.window import Wanted, open_practice, open_window, run_loop
from voucher_till.store import environments
from voucher_till.store.errors import NotSetUpError, StoreError
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import LookSettings
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.setup.assistant.window import AssistantWindow
from voucher_till.ui.setup.stopped_window import StoppedWindow
from voucher_till.ui.shared.session import Session
from voucher_till.ui.shared.theme import SYSTEM

log = logging.getLogger(__name__)

_Window = TypeVar("_Window", CashierWindow, AssistantWindow, StoppedWindow)


def has_display() -> bool:
    """Whether a window can be shown; only Linux runs without a desktop."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in names)


def run(options: Namespace, root: DataFolder) -> int:
    """`gui`: open the window and stay until it is closed. A till that is not set up opens the assistant."""
    if not has_display():
        complain("There is no display to open a window on. Try: voucher-till tour")
        return USAGE
    first = _first_session(options, root)
    folder = _folder_to_lock(first, options, root)
    folder.prepare()
    wanted = Wanted(
        theme=str(getattr(options, "theme", SYSTEM)),
        language=str(getattr(options, "language", None) or ""),
        camera=getattr(options, "camera", None),
    )

    held = ExitStack()

    async def sessions(app: QApplication) -> int:
        opened = openers(options, root, wanted, held.close)
        await Sessions(app, opened, partial(may_set_up_from_practice, root)).run(first)
        return DONE

    with logged(folder), held:
        try:
            if not held.enter_context(only_window(folder)):
                say("This till is already open. Its window is in front now.")
                return DONE
            hold_program_mark()
            return run_loop(wanted.theme, sessions)
        except (NoAnswerError, WindowOpenError) as error:
            complain(str(error))
            return OWN_ERROR


def _first_session(options: Namespace, root: DataFolder) -> Session:
    """Raises NotSetUpError and StoreError for an environment that was named."""
    if getattr(options, "sandbox", False):
        return Session.PRACTICE
    try:
        load_setup(chosen_folder(options, root))
        return Session.TILL
    except (NotSetUpError, StoreError) as error:
        if getattr(options, "environment", None) is not None:
            raise
        if isinstance(error, StoreError) or asyncio.run(is_guarded(root)):
            # Its window says why it is none, and where a manager has to agree.
            return Session.TILL
    return Session.PRACTICE if is_practice_chosen(root) else Session.ASSISTANT


def _folder_to_lock(first: Session, options: Namespace, root: DataFolder) -> DataFolder:
    try:
        return _folder_of(first, options, root)
    except StoreError:
        # It is not clear which: none but the data folder as a whole.
        return root


def _folder_of(session: Session, options: Namespace, root: DataFolder) -> DataFolder:
    """Where a window works. Raises StoreError."""
    if session is Session.PRACTICE:
        return practice_folder(root)
    return chosen_folder(options, root) if session is Session.TILL else root


def openers(
    options: Namespace, root: DataFolder, wanted: Wanted, let_go: Callable[[], None] = lambda: None
) -> dict[Session, Opener]:
    """What opens each kind of window. Each raises WindowOpenError where another process has it open.

    ``let_go`` gives up the lock that was held until a window takes its own.
    """
    chosen = wanted

    @asynccontextmanager
    async def till(_who: str) -> AsyncIterator[CashierWindow | StoppedWindow]:
        folder = root
        async with AsyncExitStack() as held:
            try:
                folder = _folder_of(Session.TILL, options, root)
                # What was set up in between counts, and not what was named at the start.
                vars(options).pop("environment", None)
                environments.note_in_use(root)
                let_go()
                opened = _alone(folder, open_window(folder, chosen, root=root))
                window: CashierWindow | StoppedWindow = await held.enter_async_context(opened)
            except (NotSetUpError, StoreError) as error:
                complain(str(error))
                log.error("the till cannot be opened: %s", error)
                let_go()
                stopped = _alone(folder, open_stopped(root, folder, error))
                window = await held.enter_async_context(stopped)
            yield window

    @asynccontextmanager
    async def practice(_who: str) -> AsyncIterator[CashierWindow]:
        folder = practice_folder(root)
        let_go()
        async with _alone(folder, open_practice(folder, chosen, root)) as window:
            window.settings_room.can_set_up = await may_set_up_from_practice(root)
            yield window

    @asynccontextmanager
    async def assistant(who: str) -> AsyncIterator[AssistantWindow]:
        nonlocal chosen
        look = LookSettings(theme=wanted.theme, language=wanted.language)
        # What is chosen there counts from then on.
        chosen = Wanted(camera=wanted.camera)
        let_go()
        others = _other_starts(root)
        async with _alone(root, open_assistant(root, look, who)) as window:
            with ExitStack() as held:
                for folder in others:
                    # Whoever starts the till meanwhile finds the assistant, not a till beside it.
                    held.enter_context(closed_window(folder))
                    held.enter_context(attended(window, held.enter_context(listening(folder))))
                yield window

    return {Session.TILL: till, Session.PRACTICE: practice, Session.ASSISTANT: assistant}


def _other_starts(root: DataFolder) -> list[DataFolder]:
    """The folders beside the data folder itself whose window a start without a word may open."""
    try:
        active = [environments.active_folder(root)]
    except StoreError:
        # It is not clear which; a start says so and opens none.
        active = []
    practice = [practice_folder(root)] if is_practice_chosen(root) else []
    return [folder for folder in (*active, *practice) if folder != root]


@asynccontextmanager
async def _alone(folder: DataFolder, opened: AbstractAsyncContextManager[_Window]) -> AsyncIterator[_Window]:
    """The only window of a folder, which a second start brings to the front. Raises WindowOpenError."""
    with closed_window(folder), listening(folder) as running:
        # What a window shows of its log is its own environment's, and nothing of another one is in that.
        log_into(folder)
        async with opened as window:
            with attended(window, running):
                yield window
