"""Tills for tests: set up against an emulator, in a folder of their own."""

from __future__ import annotations

from pathlib import Path

from voucher_till.sandbox import credentials
from voucher_till.sandbox.server import SandboxServer
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, Secrets
from voucher_till.store.settings import Settings, save_settings


def set_up(root: Path, sandbox: SandboxServer, **changes: object) -> DataFolder:
    """A data folder with the emulator's credentials for its first outlet."""
    folder = DataFolder(root)
    fields: dict[str, object] = {
        "client_key": credentials.CLIENT_KEY,
        "merchant_id": credentials.MERCHANT_ID,
        "outlet": "OUTLET-1",
        "base_url": sandbox.base_url,
        "environment": "sandbox",
        "read_timeout": 20.0,
    }
    save_settings(folder, Settings(**(fields | changes)))  # type: ignore[arg-type]
    Secrets(folder).set(CLIENT_SECRET, credentials.CLIENT_SECRET)
    return folder
