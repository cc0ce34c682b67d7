"""Whether a client secret is the app's: by a real sign-in that leaves nothing behind."""

from __future__ import annotations

import asyncio

from voucher_till.app import platform_config
from voucher_till.dining_api.client import DiningClient
from voucher_till.store.addressed import proxy_login
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import Settings


class SecretProof:
    """Signs in with a secret; the token that this brings is kept nowhere."""

    def __init__(self, folder: DataFolder, settings: Settings) -> None:
        self._folder = folder
        self._settings = settings

    async def __call__(self, secret: str) -> None:
        """Raises a DiningError when it fails, BadNetworkError when no way out can be set up."""
        # Keyring and certificates are read aside: a window may be waiting.
        client = await asyncio.to_thread(self._client, secret)
        try:
            await client.sign_in()
        finally:
            await client.aclose()

    def _client(self, secret: str) -> DiningClient:
        login = proxy_login(self._folder, self._settings.network)
        config = platform_config(self._folder, self._settings, secret, login)
        return DiningClient(config, _NoTokens(), self._folder.token_lock)


class _NoTokens:
    """A place for tokens that keeps none, so that each sign-in is a real one."""

    def get(self, name: str) -> None:
        """There is none."""

    def set(self, name: str, value: str) -> None:
        """It is gone."""
