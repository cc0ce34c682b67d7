"""What the window of a till that cannot be opened shows, and how it is put right from there."""

from __future__ import annotations

import asyncio
import getpass
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import msgspec

from voucher_till.app import BadNetworkSettingsError
from voucher_till.cli.assistant_guard import guarded_folder
from voucher_till.domain.phrases import Phrase
from voucher_till.installation.applying import SetupOrder, put_in_place
from voucher_till.installation.record import record_of
from voucher_till.redemption.sign_in import SignIn, SignInResult
from voucher_till.store.errors import NotSetUpError, StoreError
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.settings import CounterSettings, NetworkSettings, load_settings
from voucher_till.ui.setup.stopped_window import Repair, StoppedWindow
from voucher_till.ui.shared.language import use_language
from voucher_till.ui.shared.theme import use_look


class Stopped:
    """``StoppedWork`` for the till of one folder."""

    def __init__(self, root: DataFolder, folder: DataFolder, why: NotSetUpError | StoreError) -> None:
        self._root = root
        self._folder = folder
        self.says: Phrase = why.phrase
        self.detail = why.detail if isinstance(why, StoreError) else ""
        self.repair = Repair.NONE
        if isinstance(why, NotSetUpError):
            is_network = isinstance(why, BadNetworkSettingsError)
            self.repair = Repair.NETWORK if is_network else Repair.SETUP

    async def is_guarded(self) -> bool:
        """Whether a manager has a PIN here, who has to agree."""
        return await guarded_folder(self._root, self._folder) is not None

    async def check_manager(self, pin: str) -> str | SignInResult:
        """The name of the manager whose PIN this is."""
        folder = await guarded_folder(self._root, self._folder) or self._folder
        async with record_of(folder) as database:
            found = await SignIn(People(database), CounterSettings()).check_manager(pin)
        return found if isinstance(found, SignInResult) else found.name

    async def drop_network(self, who: str) -> None:
        """Use the system's proxy and certificates from now on."""
        settings = await asyncio.to_thread(load_settings, self._folder)
        if settings is not None:
            network = NetworkSettings(receiver=settings.network.receiver)
            order = SetupOrder(msgspec.structs.replace(settings, network=network))
            await put_in_place(self._folder, order, who or getpass.getuser(), "settings changed")


@asynccontextmanager
async def open_stopped(
    root: DataFolder, folder: DataFolder, why: NotSetUpError | StoreError
) -> AsyncIterator[StoppedWindow]:
    """The window in place of a till's that cannot be opened."""
    with suppress(StoreError):
        # Unless the settings are what is wrong.
        if (settings := await asyncio.to_thread(load_settings, folder)) is not None:
            use_language(settings.look.language)
            use_look(settings.look.theme, settings.look.text_percent / 100)
    window = StoppedWindow(Stopped(root, folder, why))
    try:
        yield window
    finally:
        await window.stop()
        window.close()
        window.deleteLater()
