"""Pictures of every page of the setup assistant, in each language, theme and size that is asked for.

python packaging/screen_setup.py FOLDER [--languages en id] [--themes light dark] [--sizes 1366x768]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Nothing goes into the keyring of whoever makes the pictures.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from PySide6.QtWidgets import QApplication

from voucher_till.cli.assistant import open_assistant
from voucher_till.cli.assistant_secrets import DraftSecrets
from voucher_till.cli.window import run_loop
from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import LookSettings
from voucher_till.store.setup_draft import Access, DraftPerson, SetupDraft, save_draft
from voucher_till.ui.setup.assistant.access_page import AccessPage
from voucher_till.ui.setup.assistant.places import Place, way
from voucher_till.ui.setup.assistant.platform_page import PlatformPage
from voucher_till.ui.setup.assistant.window import AssistantWindow
from voucher_till.ui.shared.sounds import Player

_ENVIRONMENT = "test"
_PATIENCE_SECONDS = 20
_SETTLE_SECONDS = 0.4
"""Within them the devices of a page are there or known to be missing."""


class _Silent(Player):
    """Plays nothing."""

    def has_output(self) -> bool:
        """As if there were a loudspeaker."""
        return True

    def load(self, files: Mapping[str, Path]) -> None:
        """Nothing is needed."""

    def play(self, name: str, volume: float) -> None:
        """Nothing is heard."""

    def stop(self) -> None:
        """Nothing sounds."""


async def _photograph(window: AssistantWindow, place: Place, path: Path) -> None:
    window.go_to(place)
    page = window.view.page
    if isinstance(page, PlatformPage | AccessPage):
        page.check_button.click()
        async with asyncio.timeout(_PATIENCE_SECONDS):
            await asyncio.sleep(0)  # The question begins with the next turn of the loop.
            while window.platform.is_busy:  # noqa: ASYNC110 - the window is looked at from outside
                await asyncio.sleep(0.01)
    await asyncio.sleep(_SETTLE_SECONDS)
    window.grab().save(str(path))


def _draft(look: LookSettings, base_url: str) -> SetupDraft:
    """Filled in as far as it can be."""
    access = Access(
        client_key=credentials.CLIENT_KEY,
        merchant_id=credentials.MERCHANT_ID,
        base_url=base_url,
        outlet=next(iter(credentials.OUTLETS)),
    )
    people = (
        DraftPerson(name="Budi", role="manager", has_pin=True),
        DraftPerson(name="Sari", role="cashier"),
    )
    return SetupDraft(
        environment=_ENVIRONMENT, access={_ENVIRONMENT: access}, look=look, people=people, ticked=("app",)
    )


async def _all_pages(look: LookSettings, size: str, folder: Path) -> None:
    width, height = map(int, size.split("x"))
    with tempfile.TemporaryDirectory() as home, SandboxServer() as server:
        root = DataFolder(Path(home))
        save_draft(root, _draft(look, server.base_url))
        DraftSecrets(root).keep_secret(_ENVIRONMENT, credentials.CLIENT_SECRET)
        async with open_assistant(root, look, make_player=_Silent) as window:
            window.resize(width, height)
            window.show()
            for number, place in enumerate(way(_ENVIRONMENT), 1):
                name = f"setup-{number:02}-{place.value}-{look.language}-{look.theme}-{size}.png"
                await _photograph(window, place, folder / name)


def main(arguments: list[str]) -> int:
    """Make them all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--languages", nargs="+", default=["en", "id"])
    parser.add_argument("--themes", nargs="+", default=["light", "dark"])
    parser.add_argument("--sizes", nargs="+", default=["1366x768", "1024x600"])
    options = parser.parse_args(arguments)
    options.folder.mkdir(parents=True, exist_ok=True)

    async def session(_app: QApplication) -> int:
        for language in options.languages:
            for theme in options.themes:
                for size in options.sizes:
                    look = LookSettings(language=language, theme=theme)
                    await _all_pages(look, size, options.folder)
        return 0

    return run_loop("light", session)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
