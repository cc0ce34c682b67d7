"""Another client secret, or none: what was kept before it is gone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from voucher_till.installation.record import note
from voucher_till.store import addressed
from voucher_till.store.devices import CAMERA_LOGIN
from voucher_till.store.environments import root_of
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, DRAFT_SECRET, PROXY_LOGIN, RECEIVER_TOKEN, Secrets
from voucher_till.store.settings import load_settings
from voucher_till.store.whole import whole

_TOKEN = "token-"  # noqa: S105 - what the names of tokens begin with


async def rotate(
    folder: DataFolder, secret: str, who: str, prove: Callable[[str], Awaitable[None]] | None
) -> None:
    """Keep another client secret and drop the tokens that the old one got.

    ``prove`` signs in with it first and raises what it raises; the old secret is then still the one in use.
    None where it is not to be tried. Raises StoreError.
    """
    if prove is not None:
        await prove(secret)
    await whole(_keep(folder, secret, who, "checked by a sign-in" if prove is not None else "not checked"))


async def _keep(folder: DataFolder, secret: str, who: str, proof: str) -> None:
    await asyncio.to_thread(replace_secret, Secrets(folder), secret)
    await note(folder, who, "client secret changed", proof)


async def keep_proxy_login(folder: DataFolder, login: str, proxy: str, who: str) -> None:
    """Keep ``name:password`` for this proxy; empty to forget it. Raises StoreError."""
    keep = partial(addressed.keep_proxy_login, folder, login, proxy) if login else None
    await whole(_keep_or_forget(folder, PROXY_LOGIN, keep, who, "proxy login changed"))


async def keep_receiver_token(folder: DataFolder, token: str, receiver: str, who: str) -> None:
    """Keep what this receiver of events is asked with; empty to forget it. Raises StoreError."""
    keep = partial(addressed.keep_receiver_token, folder, token, receiver) if token else None
    await whole(_keep_or_forget(folder, RECEIVER_TOKEN, keep, who, "receiver token changed"))


async def _keep_or_forget(
    folder: DataFolder, name: str, keep: Callable[[], None] | None, who: str, action: str
) -> None:
    await asyncio.to_thread(keep or partial(Secrets(folder).delete, name))
    await note(folder, who, action, "kept" if keep is not None else "forgotten")


async def forget(folder: DataFolder, who: str) -> list[str]:
    """Forget all secrets of an environment; gives their names. Raises StoreError."""
    return await whole(_forget(folder, who))


async def _forget(folder: DataFolder, who: str) -> list[str]:
    names = await asyncio.to_thread(_forget_all, Secrets(folder))
    names += await asyncio.to_thread(_forget_typed, folder)
    told = sorted({"token" if name.startswith(_TOKEN) else name for name in names})
    await note(folder, who, "secrets forgotten", ", ".join(told) or "there were none")
    return told


def replace_secret(secrets: Secrets, secret: str) -> None:
    """Keep another client secret, without what the one before it got. Blocks. Raises StoreError."""
    # The tokens first: with the new secret in place none of before may be left.
    for name in secrets.names():
        if name.startswith(_TOKEN):
            secrets.delete(name)
    secrets.set(CLIENT_SECRET, secret)


def _forget_all(secrets: Secrets) -> list[str]:
    # What a keyring holds is known by name once it was looked up.
    secrets.recall(CLIENT_SECRET, CAMERA_LOGIN, PROXY_LOGIN, RECEIVER_TOKEN)
    names = secrets.names()
    for name in names:
        secrets.delete(name)
    return names


def _forget_typed(folder: DataFolder) -> list[str]:
    """What was typed for this environment in a setup that nobody finished."""
    settings = load_settings(folder)
    secrets = Secrets(root_of(folder))
    name = f"{DRAFT_SECRET}{settings.environment}" if settings is not None else ""
    if not name or not secrets.get(name):
        return []
    secrets.delete(name)
    return [name]
