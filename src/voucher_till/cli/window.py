"""Opens the cashier's window: on this till's own setup, or in practice against the built-in emulator."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import httpx
import msgspec
import qasync
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from voucher_till.app import (
    Till,
    acceptance_of,
    catalogue_of,
    circumstances_of,
    follow_events,
    open_till,
    receipt_desk,
    records_of,
)
from voucher_till.cli.logs import watched
from voucher_till.cli.platform_work import WindowPlatformWork
from voucher_till.cli.practice_till import practice_settings
from voucher_till.cli.support_command import support_desk
from voucher_till.domain.phrases import Phrase
from voucher_till.redemption.recovered import sentence
from voucher_till.sandbox import credentials
from voucher_till.sandbox.film import PracticeCamera
from voucher_till.sandbox.server import SandboxOptions, SandboxServer
from voucher_till.store.addressed import change_section
from voucher_till.store.devices import change_devices, with_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import Settings, save_settings
from voucher_till.support.desk import SupportDesk
from voucher_till.ui.cashier.practice import PracticeCustomer
from voucher_till.ui.cashier.practice_tasks import Task
from voucher_till.ui.cashier.services import Services
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.setup.platform_work import PlatformWork
from voucher_till.ui.shared.language import use_language, worded
from voucher_till.ui.shared.resources import resource
from voucher_till.ui.shared.scanners import Scanners
from voucher_till.ui.shared.slip_words import slip_words
from voucher_till.ui.shared.sounds import Player, SystemPlayer
from voucher_till.ui.shared.system_printer import print_on
from voucher_till.ui.shared.theme import SYSTEM, use_look


class SandboxPhones:
    """The emulator's customers, over its control endpoint, and the camera that films their phones."""

    def __init__(self, control_url: str) -> None:
        # A busy computer is no trouble of the till: the emulator answers in the end.
        self._http = httpx.AsyncClient(base_url=control_url, trust_env=False, timeout=60.0)
        self.camera = PracticeCamera()

    async def customers(self) -> list[PracticeCustomer]:
        """Who there is."""
        answer: list[dict[str, Any]] = (await self._http.get("/control/customers")).json()
        return [
            PracticeCustomer(one["name"], one["title"], tuple(voucher["code"] for voucher in one["vouchers"]))
            for one in answer
        ]

    async def picture(self, name: str) -> bytes:
        """What a phone shows now, as PNG."""
        return (await self._http.get(f"/control/customers/{name}/phone.png")).content

    async def buy_again(self, name: str) -> None:
        """Let a customer buy the same once more."""
        await self._http.post(f"/control/customers/{name}/buy")

    async def refresh(self, name: str) -> None:
        """Let a customer refresh the QR on the phone."""
        await self._http.post(f"/control/customers/{name}/refresh")

    async def prepare(self, task: Task | None) -> None:
        """Make ready what a task needs; None for none. What another task ordered goes wrong no more."""
        wanted: dict[str, object] = {}
        if task is not None:
            wanted = {"customer": task.customer, "old_qr": task.old_qr, "line_drops": task.line_drops}
        await self._http.post("/control/practice", json=wanted)

    def hold_up(self, png: bytes) -> None:
        """Show the practice camera a phone with this picture."""
        self.camera.hold_up(png)

    def take_away(self) -> None:
        """Take the phone out of the practice camera's sight."""
        self.camera.take_away()

    async def aclose(self) -> None:
        """Hang up."""
        await self._http.aclose()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for this once, instead of the settings."""

    theme: str = SYSTEM
    language: str = ""
    camera: str | None = None


USUAL = Wanted()


def run_loop(theme: str, session: Callable[[QApplication], Coroutine[Any, Any, int]]) -> int:
    """Run a session on Qt's loop, with a theme."""
    if sys.platform == "linux":
        # Qt's own composing keeps the dead keys of a scanner to itself; the wedge filter composes a person's.
        os.environ.setdefault("QT_IM_MODULE", "none")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else makes one
    app.setApplicationName("Voucher Till")
    app.setDesktopFileName("voucher-till")
    app.setWindowIcon(QIcon(str(resource("icons", "voucher-till.svg"))))
    app.setQuitOnLastWindowClosed(False)
    app.setStyle("Fusion")
    # The style of a window comes with its settings; what is said before them is in the system's colours.
    use_look(theme)
    use_language("")

    async def whole() -> int:
        # Plain threads end by themselves; qasync's own would be QThreads.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(thread_name_prefix="work"))
        return await watched(session(app))

    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        code = runner.run(whole())
    # The loop's timers are Qt objects: collected by chance on another thread they would crash the program.
    gc.collect()
    return code


@asynccontextmanager
async def open_window(
    folder: DataFolder,
    wanted: Wanted,
    phones: SandboxPhones | None = None,
    root: DataFolder | None = None,
) -> AsyncIterator[CashierWindow]:
    """The working window of a folder's till; ``root`` is the data folder with all environments, else this."""
    async with open_till(folder) as till:
        work = WindowPlatformWork(root or folder, folder)
        window = make_window(till, wanted, phones, platform=work, support=support_desk(folder))
        await window.start()
        told = await _to_tell(till)
        if told:
            window.say(worded(*told))
        try:
            yield window
        finally:
            await window.stop()
            window.close()
            window.deleteLater()


async def _to_tell(till: Till) -> list[Phrase]:
    """What happened to the record and the PINs while no window was open."""
    told = list(sentence(till.database.recovery)) if till.database.recovery is not None else []
    return told + [reset.words for reset in await till.people.untold_resets()]


def make_window(
    till: Till,
    wanted: Wanted,
    phones: SandboxPhones | None,
    make_player: Callable[[], Player] = SystemPlayer,
    platform: PlatformWork | None = None,
    support: SupportDesk | None = None,
) -> CashierWindow:
    """The window of an open till, in its language and with its look."""
    settings = _as_wanted(till.settings, wanted)
    look = settings.look
    use_language(look.language, settings.locale)
    use_look(look.theme, look.text_percent / 100, reduce_motion=look.reduce_motion)
    window = CashierWindow(
        Services(
            desk=till.desk,
            settler=till.settler,
            connectivity=till.connectivity,
            scanners=Scanners(
                with_login(till.folder, settings.devices), phones.camera if phones is not None else None
            ),
            people=till.people,
            audit=till.journal.audit,
            sign_in=till.sign_in,
            make_receipts=partial(receipt_desk, till, words=slip_words, system_print=print_on),
            make_records=partial(records_of, till),
            acceptance=acceptance_of(till),
            catalogue=catalogue_of(till),
            fetch_picture=till.pictures.get,
            settings=settings,
            save_devices=partial(change_devices, till.folder),
            save_settings=partial(change_section, till.folder),
            make_player=make_player,
            platform=platform,
            support=support,
            follow_events=partial(follow_events, till),
            phones=phones,
        )
    )
    till.desk.circumstances = lambda: circumstances_of(window.settings_room.settings)
    return window


def _as_wanted(settings: Settings, wanted: Wanted) -> Settings:
    """The settings with what the command line asks for this once."""
    look, devices = settings.look, settings.devices
    if wanted.theme != SYSTEM:
        look = msgspec.structs.replace(look, theme=wanted.theme)
    if wanted.language:
        look = msgspec.structs.replace(look, language=wanted.language)
    if wanted.camera is not None:
        devices = msgspec.structs.replace(devices, camera=wanted.camera)
    return msgspec.structs.replace(settings, look=look, devices=devices)


@asynccontextmanager
async def open_practice(
    folder: DataFolder, wanted: Wanted = USUAL, root: DataFolder | None = None
) -> AsyncIterator[CashierWindow]:
    """The window against an emulator of its own, whose state is kept beside the practice journal."""
    folder.prepare()
    with SandboxServer(SandboxOptions(state_file=folder.root / "emulator.json")) as server:
        save_settings(folder, practice_settings(folder, server.base_url))
        await asyncio.to_thread(Secrets(folder).set, CLIENT_SECRET, credentials.CLIENT_SECRET)
        phones = SandboxPhones(server.control_url)
        try:
            async with open_window(folder, wanted, phones, root) as window:
                yield window
        finally:
            await phones.aclose()
