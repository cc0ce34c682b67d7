"""Opens the cashier's window: on this till's own setup, or in practice against the built-in emulator."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import sys
from argparse import Namespace
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import httpx
import msgspec
import qasync
from filelock import FileLock, Timeout
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from voucher_till.app import Till, load_setup, open_till
from voucher_till.cli.logs import start_logging
from voucher_till.cli.printing import DONE, OWN_ERROR, USAGE, complain
from voucher_till.redemption.recovered import sentence
from voucher_till.sandbox import credentials
from voucher_till.sandbox.film import PracticeCamera
from voucher_till.sandbox.server import SandboxOptions, SandboxServer
from voucher_till.store.devices import change_devices, with_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import DeviceSettings, Settings, load_settings, save_settings
from voucher_till.ui.cashier.practice import PracticeCustomer
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared.scanners import PRACTICE, Scanners
from voucher_till.ui.shared.theme import DARK, LIGHT, Palette, style_sheet


class SandboxPhones:
    """The emulator's customers, over its control endpoint, and the camera that films their phones."""

    def __init__(self, control_url: str) -> None:
        self._http = httpx.AsyncClient(base_url=control_url, trust_env=False)
        self.camera = PracticeCamera()

    async def customers(self) -> list[PracticeCustomer]:
        """Who there is."""
        answer: list[dict[str, Any]] = (await self._http.get("/control/customers")).json()
        return [PracticeCustomer(one["name"], one["title"]) for one in answer]

    async def picture(self, name: str) -> bytes:
        """What a phone shows now, as PNG."""
        return (await self._http.get(f"/control/customers/{name}/phone.png")).content

    async def buy_again(self, name: str) -> None:
        """Let a customer buy the same once more."""
        await self._http.post(f"/control/customers/{name}/buy")

    def hold_up(self, png: bytes) -> None:
        """Show the practice camera a phone with this picture."""
        self.camera.hold_up(png)

    def take_away(self) -> None:
        """Take the phone out of the practice camera's sight."""
        self.camera.take_away()

    async def aclose(self) -> None:
        """Hang up."""
        await self._http.aclose()


def has_display() -> bool:
    """Whether a window can be shown; only Linux runs without a desktop."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in names)


def run(options: Namespace, folder: DataFolder) -> int:
    """`gui`: open the window and stay until it is closed."""
    if not has_display():
        complain("There is no display to open a window on. Try: voucher-till tour")
        return USAGE
    practice = bool(getattr(options, "sandbox", False))
    folder = practice_folder(folder) if practice else folder
    folder.prepare()
    start_logging(folder)
    if not practice:
        load_setup(folder)
    lock = FileLock(folder.window_lock, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        complain("This till is already open. Close its window first, or use that one.")
        return OWN_ERROR
    try:
        theme = str(getattr(options, "theme", "system"))
        camera = getattr(options, "camera", None)
        return run_loop(theme, lambda app: _session(app, folder, theme, camera, practice=practice))
    finally:
        lock.release()


def practice_folder(folder: DataFolder) -> DataFolder:
    """Practice keeps its own data, apart from the till's."""
    return DataFolder(folder.root / "practice")


def run_loop(theme: str, session: Callable[[QApplication], Awaitable[int]]) -> int:
    """Run a session on Qt's loop, with a theme."""
    if sys.platform == "linux":
        # Qt's own composing keeps the dead keys of a scanner to itself; the wedge filter composes a person's.
        os.environ.setdefault("QT_IM_MODULE", "none")
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else makes one
    app.setApplicationName("Voucher Till")
    app.setQuitOnLastWindowClosed(False)
    app.setStyle("Fusion")
    app.setStyleSheet(style_sheet(palette_of(theme)))

    async def whole() -> int:
        # Plain threads end by themselves; qasync's own would be QThreads.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(thread_name_prefix="work"))
        return await session(app)

    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        code = runner.run(whole())
    # The loop's timers are Qt objects: collected by chance on another thread they would crash the program.
    gc.collect()
    return code


def palette_of(theme: str) -> Palette:
    """The palette of a theme's name; ``system`` asks the desktop."""
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return {"light": LIGHT, "dark": DARK}.get(theme, DARK if dark else LIGHT)


async def _session(
    app: QApplication, folder: DataFolder, theme: str, camera: str | None, *, practice: bool
) -> int:
    closed = asyncio.Event()
    app.lastWindowClosed.connect(closed.set)
    if sys.platform != "win32":
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, closed.set)
    open_it = open_practice if practice else open_window
    opened = open_it(folder, theme, camera)
    async with opened as window:
        window.show()
        await closed.wait()
    return DONE


@asynccontextmanager
async def open_window(
    folder: DataFolder, theme: str, camera: str | None = None, phones: SandboxPhones | None = None
) -> AsyncIterator[CashierWindow]:
    """The working window of a data folder's till; ``camera`` takes the place of its own this once."""
    async with open_till(folder) as till:
        window = make_window(till, theme, phones, camera)
        await window.start()
        if till.database.recovery is not None:
            window.notice.say(sentence(till.database.recovery))
        try:
            yield window
        finally:
            await window.stop()
            window.close()


def make_window(
    till: Till, theme: str, phones: SandboxPhones | None, camera: str | None = None
) -> CashierWindow:
    """The window of an open till."""
    settings = till.settings
    devices = with_login(till.folder, settings.devices)
    if camera is not None:
        devices = msgspec.structs.replace(devices, camera=camera)
    return CashierWindow(
        till.desk,
        till.settler,
        palette_of(theme),
        Scanners(devices, phones.camera if phones is not None else None),
        till.connectivity,
        till_name=settings.till_name,
        outlet=settings.outlet,
        save_devices=lambda changes: change_devices(till.folder, changes),
        phones=phones,
    )


@asynccontextmanager
async def open_practice(
    folder: DataFolder, theme: str = "system", camera: str | None = None
) -> AsyncIterator[CashierWindow]:
    """The window against an emulator of its own, whose state is kept beside the practice journal."""
    folder.prepare()
    before = load_settings(folder)
    with SandboxServer(SandboxOptions(state_file=folder.root / "emulator.json")) as server:
        settings = Settings(
            client_key=credentials.CLIENT_KEY,
            merchant_id=credentials.MERCHANT_ID,
            outlet=next(iter(credentials.OUTLETS)),
            base_url=server.base_url,
            environment="sandbox",
            devices=before.devices if before is not None else DeviceSettings(camera=PRACTICE),
        )
        save_settings(folder, settings)
        await asyncio.to_thread(Secrets(folder).set, CLIENT_SECRET, credentials.CLIENT_SECRET)
        phones = SandboxPhones(server.control_url)
        try:
            async with open_window(folder, theme, camera, phones) as window:
                yield window
        finally:
            await phones.aclose()
