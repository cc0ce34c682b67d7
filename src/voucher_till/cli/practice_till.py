"""The practice till: its folder, its settings, and whether it is what a start without a setup opens."""

from __future__ import annotations

from pathlib import Path

import msgspec

from voucher_till.sandbox import credentials
from voucher_till.store.folder import DataFolder, write_whole
from voucher_till.store.settings import DeviceSettings, LookSettings, Settings, load_settings, save_settings
from voucher_till.ui.shared.scanners import PRACTICE

_NOWHERE = "http://127.0.0.1"
"""Until the emulator says where it listens."""


def practice_folder(folder: DataFolder) -> DataFolder:
    """Practice keeps its own data, apart from the till's."""
    return DataFolder(folder.root / "practice")


def practice_settings(folder: DataFolder, base_url: str = _NOWHERE) -> Settings:
    """As practice was left, else as it begins; the emulator has another address each time."""
    before = load_settings(folder)
    if before is not None:
        return msgspec.structs.replace(before, base_url=base_url)
    return Settings(
        client_key=credentials.CLIENT_KEY,
        merchant_id=credentials.MERCHANT_ID,
        outlet=next(iter(credentials.OUTLETS)),
        base_url=base_url,
        environment="sandbox",
        devices=DeviceSettings(camera=PRACTICE),
    )


def choose_practice(root: DataFolder, look: LookSettings) -> None:
    """From now on a till that is not set up opens practice, with this look. Blocks. Raises StoreError."""
    folder = practice_folder(root)
    folder.prepare()
    save_settings(folder, msgspec.structs.replace(practice_settings(folder), look=look))
    write_whole(_mark(root), b"")


def is_practice_chosen(root: DataFolder) -> bool:
    """Whether practice was chosen in the assistant, and nothing was set up since."""
    return _mark(root).exists()


def leave_practice(root: DataFolder) -> None:
    """The till is set up: it is what opens from now on."""
    _mark(root).unlink(missing_ok=True)


def _mark(root: DataFolder) -> Path:
    return practice_folder(root).root / "chosen"
