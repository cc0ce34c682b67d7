"""A setup that is not finished: all that was filled in so far, but no secret."""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec

from voucher_till.domain.offline import OfflinePolicy
from voucher_till.store.errors import from_os
from voucher_till.store.folder import DataFolder, write_whole
from voucher_till.store.settings import (
    DeviceSettings,
    LookSettings,
    ReceiptSettings,
    Settings,
    SoundSettings,
    TestMerchantSettings,
)

log = logging.getLogger(__name__)


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """Who this till is to the platform in one environment."""

    client_key: str = ""
    merchant_id: str = ""
    base_url: str = ""
    """Empty for the platform's own address."""
    region: str = "id"
    outlet: str = ""
    """``third_shop_id``."""
    outlet_name: str = ""
    """As the platform calls it, where it was picked from its list."""


class DraftPerson(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody to be put on the list at the end; what is kept of the PIN is among the secrets."""

    name: str
    role: str
    has_pin: bool = False


class FromFile(msgspec.Struct, frozen=True, kw_only=True):
    """What a file beside the program says; the draft has no place for all of it."""

    settings: Settings
    names: tuple[str, ...]
    """Of the settings that stand in the file, as ``look.theme``."""


class SetupDraft(msgspec.Struct, frozen=True, kw_only=True):
    """What was filled in, and where whoever did it was."""

    page: str = ""
    seen: tuple[str, ...] = ()
    """The pages that somebody has been to."""
    environment: str = ""
    """Empty until one is chosen."""
    access: dict[str, Access] = {}
    """By the environment."""
    till_name: str = "Till 1"
    ticked: tuple[str, ...] = ()
    """What is done at the platform, as far as somebody said so."""
    test_merchant: TestMerchantSettings = TestMerchantSettings()
    look: LookSettings = LookSettings()
    sound: SoundSettings = SoundSettings()
    devices: DeviceSettings = DeviceSettings()
    receipts: ReceiptSettings = ReceiptSettings()
    offline: OfflinePolicy = OfflinePolicy()
    sign_in: str = "off"
    people: tuple[DraftPerson, ...] = ()
    file: FromFile | None = None
    """The file that the pages were filled from, if one was."""
    base: SetupDraft | None = None
    """What the till was set up with when the pages were filled from that; what differs was changed here."""

    @property
    def here(self) -> Access:
        """Of the environment that is chosen."""
        return self.access.get(self.environment, Access())


def load_draft(root: DataFolder) -> SetupDraft | None:
    """The draft that was left, or None. One that cannot be read is kept aside. Raises StoreError."""
    path = _path(root)
    try:
        return msgspec.json.decode(path.read_bytes(), type=SetupDraft)
    except FileNotFoundError:
        return None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        aside = path.with_name(f"{path.name}.unreadable")
        log.error("the draft of the setup cannot be read; kept as %s", aside.name)
        path.replace(aside)
        return None
    except OSError as error:
        raise from_os(error) from error


def save_draft(root: DataFolder, draft: SetupDraft) -> None:
    """Keep the draft, durably, for its owner's eyes only. Blocks. Raises StoreError."""
    root.prepare()
    write_whole(_path(root), msgspec.json.format(msgspec.json.encode(draft), indent=2))


def forget_draft(root: DataFolder) -> None:
    """Remove it. Raises StoreError."""
    try:
        _path(root).unlink(missing_ok=True)
    except OSError as error:
        raise from_os(error) from error


def _path(root: DataFolder) -> Path:
    return root.root / "setup-draft.json"
