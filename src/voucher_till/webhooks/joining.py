"""Which receiver a till asks, and with which token: the address is a setting, the token a secret."""

from __future__ import annotations

from dataclasses import dataclass, field

from voucher_till.store.addressed import change_section, keep_receiver_token, receiver_token
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import RECEIVER_TOKEN, Secrets
from voucher_till.store.settings import load_settings


@dataclass(frozen=True, slots=True)
class Joined:
    """A receiver that a till asks."""

    host: str
    """Its address, without a path."""
    token: str = field(repr=False)


def joined(folder: DataFolder) -> Joined | None:
    """The receiver that a till joined, if any. Blocks. Raises StoreError."""
    settings = load_settings(folder)
    if settings is None or not settings.network.receiver:
        return None
    return Joined(settings.network.receiver, receiver_token(folder, settings.network))


def join(folder: DataFolder, receiver: Joined) -> None:
    """Ask this receiver from now on. Blocks. Raises StoreError."""
    keep_receiver_token(folder, receiver.token, receiver.host)
    change_section(folder, "network", {"receiver": receiver.host})


def leave(folder: DataFolder) -> None:
    """Ask no receiver any more. Blocks. Raises StoreError."""
    change_section(folder, "network", {"receiver": ""})
    Secrets(folder).delete(RECEIVER_TOKEN)
