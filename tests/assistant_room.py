"""The assistant as the program opens it, and hands that work it."""

from __future__ import annotations

import asyncio
from argparse import Namespace
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec
from PySide6.QtWidgets import QApplication, QWidget
from stage import SilentPlayer, until

from voucher_till.cli.assistant import open_assistant
from voucher_till.cli.assistant_guard import may_set_up_from_practice
from voucher_till.cli.assistant_secrets import DraftSecrets
from voucher_till.cli.gui import openers
from voucher_till.cli.sessions import Sessions
from voucher_till.cli.window import Wanted, run_loop
from voucher_till.sandbox import credentials
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import LookSettings
from voucher_till.store.setup_draft import Access, SetupDraft, load_draft, save_draft
from voucher_till.ui.setup.assistant.window import AssistantWindow
from voucher_till.ui.shared.session import Session

_Window = TypeVar("_Window", bound=QWidget)
ENGLISH = LookSettings(language="en", theme="light")


def shown_window(kind: type[_Window]) -> _Window | None:
    """The window of this kind that is on the screen."""
    windows = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind) and one.isVisible())
    return next(windows, None)


async def window_of(kind: type[_Window]) -> _Window:
    """The same, once it is there."""
    await until(lambda: shown_window(kind) is not None)
    found = shown_window(kind)
    assert found is not None
    return found


def start_program(
    root: Path, play: Callable[[], Awaitable[None]], first: Session = Session.ASSISTANT
) -> None:
    """`gui` from its first window to its last, while somebody plays."""
    wanted = Wanted(theme="light", language="en")

    async def session(app: QApplication) -> int:
        made = openers(Namespace(), DataFolder(root), wanted)
        running = asyncio.ensure_future(
            Sessions(app, made, partial(may_set_up_from_practice, DataFolder(root))).run(first)
        )
        playing = asyncio.ensure_future(play())
        done, _ = await asyncio.wait((running, playing), return_when=asyncio.FIRST_COMPLETED)
        if playing in done and playing.exception() is not None:
            running.cancel()
            await asyncio.wait((running,))
            raise playing.exception() or AssertionError
        async with asyncio.timeout(60):
            await running
            await playing
        return 0

    assert run_loop("light", session) == 0


def play_assistant(
    root: Path, play: Callable[[AssistantWindow], Awaitable[None]], *, asked: list[Session] | None = None
) -> None:
    """The assistant alone, from opening to closing."""

    async def session(_app: QApplication) -> int:
        async with open_assistant(DataFolder(root), ENGLISH, make_player=SilentPlayer) as window:
            if asked is not None:
                window.session_asked.connect(lambda wanted, _who: asked.append(wanted))
            window.show()
            await play(window)
        return 0

    assert run_loop("light", session) == 0


def draft_for(base_url: str, environment: str = "test", **access: str) -> SetupDraft:
    """A draft that lacks nothing, for the emulator."""
    fields = {
        "client_key": credentials.CLIENT_KEY,
        "merchant_id": credentials.MERCHANT_ID,
        "base_url": base_url,
        "outlet": "OUTLET-1",
    }
    here = msgspec.convert(fields | access, Access)
    return SetupDraft(environment=environment, access={environment: here}, look=ENGLISH)


def leave_draft(root: Path, draft: SetupDraft, secret: str = credentials.CLIENT_SECRET) -> None:
    """As somebody left it last time."""
    folder = DataFolder(root)
    save_draft(folder, draft)
    DraftSecrets(folder).keep_secret(draft.environment, secret)


def kept_draft(root: Path) -> SetupDraft:
    """What is on the disk."""
    draft = load_draft(DataFolder(root))
    assert draft is not None
    return draft
