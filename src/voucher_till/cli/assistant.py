"""Puts the assistant together: its draft, its secrets, its real calls, and what it does at the end."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from voucher_till.cli.assistant_draft import beginning, draft_at_hand, settings_of_environment
from voucher_till.cli.assistant_finish import Finish
from voucher_till.cli.assistant_platform import RealPlatform
from voucher_till.cli.assistant_secrets import DraftSecrets
from voucher_till.cli.assistant_shipped import ShippedSettings
from voucher_till.domain.environment import Environment
from voucher_till.domain.people import Person
from voucher_till.domain.phrases import Phrase
from voucher_till.installation.drafting import PRACTICE
from voucher_till.installation.record import record_of
from voucher_till.installation.shipped import shipped_file
from voucher_till.installation.switching import OpenRowsError, may_leave
from voucher_till.receipts.press import Press
from voucher_till.receipts.slip import test_page
from voucher_till.receipts.trouble import PrinterError
from voucher_till.store import environments
from voucher_till.store.devices import with_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.settings import LookSettings, ReceiptSettings
from voucher_till.store.setup_draft import SetupDraft, forget_draft, save_draft
from voucher_till.ui.setup.assistant.services import AssistantServices
from voucher_till.ui.setup.assistant.window import AssistantWindow
from voucher_till.ui.shared.scanners import Scanners
from voucher_till.ui.shared.slip_words import slip_words
from voucher_till.ui.shared.sounds import Player, SystemPlayer
from voucher_till.ui.shared.system_printer import print_on


@asynccontextmanager
async def open_assistant(
    root: DataFolder,
    look: LookSettings,
    who: str = "",
    *,
    make_player: Callable[[], Player] = SystemPlayer,
) -> AsyncIterator[AssistantWindow]:
    """The window of the assistant; ``who`` opened it, for the audit trail. Raises StoreError."""
    root.prepare()
    window = AssistantWindow(await assistant_services(root, look, who, make_player))
    await window.start()
    try:
        yield window
    finally:
        await window.stop()
        window.close()
        window.deleteLater()


async def assistant_services(
    root: DataFolder, look: LookSettings, who: str, make_player: Callable[[], Player] = SystemPlayer
) -> AssistantServices:
    """The use cases of a setup in a data folder. Raises StoreError."""
    secrets = DraftSecrets(root)

    def start_over() -> SetupDraft:
        forget_draft(root)
        secrets.forget()
        return beginning(root, look)

    async def print_test(receipts: ReceiptSettings) -> Phrase | None:
        page = test_page(slip_words(), till="", columns=receipts.columns)
        try:
            await Press(print_on).put_out(page, receipts)
        except PrinterError as error:
            return error.phrase
        return None

    shipped = await asyncio.to_thread(shipped_file)
    return AssistantServices(
        draft=await asyncio.to_thread(draft_at_hand, root, look),
        settings_of=lambda environment: settings_of_environment(root, environment),
        people_of=lambda environment: _people_of(root, environment),
        save_draft=lambda kept: save_draft(root, kept),
        start_over=start_over,
        typed_secret=secrets.typed,
        secret_in_use=secrets.in_use,
        keep_secret=secrets.keep_secret,
        keep_pin=secrets.keep_pin,
        finish=Finish(root, secrets, who),
        left_open=lambda environment: _left_open(root, environment),
        platform=RealPlatform(root),
        make_scanners=lambda devices: Scanners(with_login(root, devices)),
        print_test=print_test,
        make_player=make_player,
        shipped=ShippedSettings(shipped) if shipped is not None else None,
    )


async def _people_of(root: DataFolder, environment: str) -> list[Person]:
    if environment in ("", PRACTICE):
        return []
    folder = await asyncio.to_thread(environments.folder_of, root, Environment(environment))
    if not folder.database.exists():
        return []
    async with record_of(folder) as database:
        return await People(database).all()


async def _left_open(root: DataFolder, environment: str) -> tuple[Phrase, ...]:
    """What stays open in the environment that would be left for this one."""
    if environment in ("", PRACTICE):
        return ()
    try:
        await may_leave(root, Environment(environment), agreed=False)
    except OpenRowsError as error:
        return error.words
    return ()
