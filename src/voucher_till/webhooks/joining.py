"""Which receiver a till asks, and with which token; kept among its secrets."""

from __future__ import annotations

import msgspec

from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import RECEIVER, Secrets


class Joined(msgspec.Struct, frozen=True):
    """A receiver that a till asks."""

    host: str
    """Its address, without a path."""
    token: str

    def __repr__(self) -> str:
        return f"Joined({self.host})"


def joined(folder: DataFolder) -> Joined | None:
    """The receiver that a till joined, if any. Blocks."""
    kept = Secrets(folder).get(RECEIVER)
    try:
        return msgspec.json.decode(kept, type=Joined) if kept else None
    except msgspec.MsgspecError:
        return None


def join(folder: DataFolder, receiver: Joined) -> None:
    """Ask this receiver from now on. Blocks. Raises StoreError."""
    Secrets(folder).set(RECEIVER, msgspec.json.encode(receiver).decode())


def leave(folder: DataFolder) -> None:
    """Ask no receiver any more. Blocks. Raises StoreError."""
    Secrets(folder).delete(RECEIVER)
