"""Which receiver a till asks, and with which token: the address is a setting, the token a secret."""

from __future__ import annotations

from dataclasses import dataclass, field

from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import RECEIVER_TOKEN, Secrets
from voucher_till.store.settings import change_settings, load_settings


@dataclass(frozen=True, slots=True)
class Joined:
    """A receiver that a till asks."""

    host: str
    """Its address, without a path."""
    token: str = field(repr=False)


def joined(folder: DataFolder) -> Joined | None:
    """The receiver that a till joined, if any. Blocks. Raises StoreError."""
    settings = load_settings(folder)
    host = settings.network.receiver if settings is not None else ""
    return Joined(host, Secrets(folder).get(RECEIVER_TOKEN) or "") if host else None


def join(folder: DataFolder, receiver: Joined) -> None:
    """Ask this receiver from now on. Blocks. Raises StoreError."""
    Secrets(folder).set(RECEIVER_TOKEN, receiver.token)
    change_settings(folder, "network", {"receiver": receiver.host})


def leave(folder: DataFolder) -> None:
    """Ask no receiver any more. Blocks. Raises StoreError."""
    change_settings(folder, "network", {"receiver": ""})
    Secrets(folder).delete(RECEIVER_TOKEN)
