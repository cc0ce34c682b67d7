"""Opens the windows that are photographed, each on a till of its own, all on one emulator."""

from __future__ import annotations

from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import msgspec
from PIL import Image
from screen_records import fill_many, fill_work, make_many
from screen_samples import fill_people, make_samples
from screen_stage import EMPTY, FULL, PRACTICE, WORK, Stage

from voucher_till.app import Till, open_till
from voucher_till.cli.window import SandboxPhones, Wanted, make_window
from voucher_till.sandbox import credentials
from voucher_till.sandbox.film import PracticeCamera
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import CounterSettings, DeviceSettings, Settings, save_settings
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.shared.scanners import PRACTICE as PRACTICE_CAMERA
from voucher_till.ui.shared.sounds import Player


class Silence(Player):
    """Plays nothing."""

    def has_output(self) -> bool:
        """A loudspeaker that nobody hears."""
        return True

    def load(self, files: Mapping[str, Path]) -> None:
        """Nothing is needed."""

    def play(self, name: str, volume: float) -> None:
        """Nothing is heard."""

    def stop(self) -> None:
        """Nothing sounds."""


@asynccontextmanager
async def open_stage(
    root: Path, server: SandboxServer, places: Collection[str], history_rows: int
) -> AsyncIterator[Stage]:
    """The windows at the ``places`` that are wanted, and the one at work, on one emulator."""
    counter = root / "counter"
    _film_counter(counter)
    base = Settings(
        client_key=credentials.CLIENT_KEY,
        merchant_id=credentials.MERCHANT_ID,
        outlet=next(iter(credentials.OUTLETS)),
        base_url=server.base_url,
        environment="sandbox",
    )
    work = msgspec.structs.replace(
        base, devices=DeviceSettings(camera=str(counter)), counter=CounterSettings(sign_in="pin")
    )
    trained = msgspec.structs.replace(base, devices=DeviceSettings(camera=PRACTICE_CAMERA))
    async with AsyncExitStack() as stack:
        tills: dict[str, Till] = {}
        for place in (WORK, *(one for one in (PRACTICE, EMPTY, FULL) if one in places)):
            folder = _set_up(root / place, trained if place == PRACTICE else work)
            if place == FULL:
                await make_many(folder, history_rows)
            tills[place] = await stack.enter_async_context(open_till(folder))
        samples = await make_samples(tills[WORK], server.control_url)
        await fill_work(tills[WORK], server.control_url)
        if EMPTY in tills:
            await fill_people(tills[EMPTY])
        if FULL in tills:
            await fill_many(tills[FULL])
        windows: dict[str, CashierWindow] = {}
        for place, till in tills.items():
            for url in samples.pictures:
                await till.pictures.get(url)  # From now on they are at hand at once.
            phones = SandboxPhones(server.control_url) if place == PRACTICE else None
            if phones is not None:
                stack.push_async_callback(phones.aclose)
            windows[place] = await stack.enter_async_context(
                _opened(make_window(till, Wanted(), phones, Silence))
            )
        yield Stage(windows, samples)


@asynccontextmanager
async def _opened(window: CashierWindow) -> AsyncIterator[CashierWindow]:
    """A window at work."""
    try:
        await window.start()
        yield window
    finally:
        await window.stop()
        window.close()


def _set_up(root: Path, settings: Settings) -> DataFolder:
    folder = DataFolder(root)
    folder.prepare()
    save_settings(folder, settings)
    Secrets(folder).set(CLIENT_SECRET, credentials.CLIENT_SECRET)
    return folder


def _film_counter(folder: Path) -> None:
    """What a camera over an empty counter sees, as a folder that takes the place of a camera."""
    folder.mkdir()
    camera = PracticeCamera()
    camera.open()
    Image.fromarray(camera.read()[:, :, ::-1]).save(folder / "counter.png")
