"""The secrets of a draft: kept where all secrets are, under names of their own, and gone with the draft."""

from __future__ import annotations

import asyncio

import msgspec

from voucher_till.domain.environment import Environment
from voucher_till.installation.drafting import PRACTICE, draft_of
from voucher_till.redemption.sign_in import hash_pin
from voucher_till.store import environments
from voucher_till.store.folder import DataFolder
from voucher_till.store.secrets import CLIENT_SECRET, DRAFT_SECRET, Secrets
from voucher_till.store.settings import load_settings
from voucher_till.ui.setup.assistant.services import KeptSecret

_PINS = "draft-pins"


class DraftSecrets:
    """Methods that are not async block: a keyring may ask a person first. All raise StoreError."""

    def __init__(self, root: DataFolder) -> None:
        self._root = root
        self._secrets = Secrets(root)

    def typed(self, environment: str) -> str:
        """The client secret that was typed for an environment; empty for none."""
        return self._secrets.get(DRAFT_SECRET + environment) or ""

    def in_use(self, environment: str) -> KeptSecret:
        """The one that the environment is set up with."""
        if environment in ("", PRACTICE) or environment not in environments.configured(self._root):
            return KeptSecret()
        folder = environments.folder_of(self._root, Environment(environment))
        settings = load_settings(folder)
        if settings is None:
            return KeptSecret()
        address = draft_of(settings).here.base_url
        return KeptSecret(Secrets(folder).get(CLIENT_SECRET) or "", address)

    def keep_secret(self, environment: str, secret: str) -> None:
        """Another one was typed; empty to forget it."""
        self._put(DRAFT_SECRET + environment, secret)

    async def keep_pin(self, name: str, pin: str) -> None:
        """What is kept of somebody's PIN; empty to forget it. Raises NotAllowedError."""
        kept = await hash_pin(pin) if pin else ""
        await asyncio.to_thread(self._keep_hash, name, kept)

    def _keep_hash(self, name: str, kept: str) -> None:
        pins = {other: one for other, one in self.pins().items() if other != name}
        if kept:
            pins[name] = kept
        self._put(_PINS, msgspec.json.encode(pins).decode() if pins else "")

    def pins(self) -> dict[str, str]:
        """What is kept of the PINs, by name."""
        return msgspec.json.decode(self._secrets.get(_PINS) or "{}", type=dict[str, str])

    def forget(self) -> None:
        """Remove them all."""
        for name in (*(DRAFT_SECRET + environment for environment in Environment), _PINS):
            self._secrets.delete(name)

    def _put(self, name: str, value: str) -> None:
        if value:
            self._secrets.set(name, value)
        else:
            self._secrets.delete(name)
