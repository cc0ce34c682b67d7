"""Secrets that are for one address only: another one is given none of them."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import PROXY_LOGIN, RECEIVER_TOKEN, Secrets
from voucher_till.store.settings import NetworkSettings, Settings, change_settings, load_settings

_PORTS = {"http": 80, "https": 443}
_NETWORK = "network"


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    host: str
    login: str


def server_of(address: str) -> str:
    """The server that an address leads to; a word as ``system`` stays as it is."""
    try:
        parts = urlsplit(address)
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:
        return address
    return f"{parts.scheme}://{parts.hostname}:{port}" if parts.hostname else address


def keep_proxy_login(folder: DataFolder, login: str, proxy: str) -> None:
    """Keep ``name:password`` for a proxy. Blocks. Raises StoreError."""
    _keep(folder, PROXY_LOGIN, login, proxy)


def keep_receiver_token(folder: DataFolder, token: str, receiver: str) -> None:
    """Keep what a receiver of events is asked with. Blocks. Raises StoreError."""
    _keep(folder, RECEIVER_TOKEN, token, receiver)


def proxy_login(folder: DataFolder, network: NetworkSettings) -> str:
    """What is kept for the proxy that is set; empty for none. Blocks. Raises StoreError."""
    return _kept(folder, PROXY_LOGIN, network.proxy)


def receiver_token(folder: DataFolder, network: NetworkSettings) -> str:
    """What is kept for the receiver that is set; empty for none. Blocks. Raises StoreError."""
    return _kept(folder, RECEIVER_TOKEN, network.receiver)


def has_other_proxy_login(folder: DataFolder, network: NetworkSettings) -> bool:
    """Whether what is kept is for another proxy. Blocks. Raises StoreError."""
    return bool(Secrets(folder).get(PROXY_LOGIN)) and not proxy_login(folder, network)


def has_other_receiver_token(folder: DataFolder, network: NetworkSettings) -> bool:
    """Whether what is kept is for another receiver. Blocks. Raises StoreError."""
    return bool(Secrets(folder).get(RECEIVER_TOKEN)) and not receiver_token(folder, network)


def bind(folder: DataFolder, settings: Settings | None) -> None:
    """Before addresses are changed: what an older program kept is for those that are set until now."""
    if settings is None:
        return
    network, secrets = settings.network, Secrets(folder)
    for name, address in ((PROXY_LOGIN, network.proxy), (RECEIVER_TOKEN, network.receiver)):
        kept = secrets.get(name)
        if kept and _decoded(kept) is None:
            _keep(folder, name, kept, address)


def change_section(folder: DataFolder, section: str, changes: Mapping[str, object]) -> None:
    """Replace some fields of a section of the settings; what is kept for an address stays with it. Blocks."""
    if section == _NETWORK:
        bind(folder, load_settings(folder))
    change_settings(folder, section, changes)


def _keep(folder: DataFolder, name: str, value: str, address: str) -> None:
    kept = _Kept(server_of(address), value)
    Secrets(folder).set(name, msgspec.json.encode(kept).decode())


def _kept(folder: DataFolder, name: str, address: str) -> str:
    kept = Secrets(folder).get(name) or ""
    found = _decoded(kept)
    if found is None:
        return kept
    return found.login if found.host == server_of(address) else ""


def _decoded(kept: str) -> _Kept | None:
    """None for what an older program kept, which was for no address."""
    try:
        return msgspec.json.decode(kept, type=_Kept)
    except (msgspec.MsgspecError, UnicodeError):
        return None
