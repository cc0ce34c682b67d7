"""The draft at work: each change is kept at once, so that nothing is lost however the assistant is left."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, Signal

from voucher_till.installation.drafting import Needed, is_sound, missing, moved_to
from voucher_till.store.setup_draft import SetupDraft
from voucher_till.ui.cashier.host import Work
from voucher_till.ui.setup.assistant.services import Asked, AssistantServices, KeptSecret


class Keeper(QObject):
    """Knows what is filled in, the secrets too; writes it down beside the window."""

    changed = Signal()

    def __init__(self, services: AssistantServices, spawn: Callable[[Work], None]) -> None:
        super().__init__()
        self.draft: SetupDraft = services.draft
        self._services = services
        self._spawn = spawn
        self._saving = asyncio.Lock()
        self._kept = services.draft
        self._typed: dict[str, str] = {}
        self._in_use: dict[str, KeptSecret] = {}
        self._unkept_secrets: dict[str, str] = {}

    async def load(self) -> None:
        """Get the secret of the environment that is chosen."""
        environment = self.draft.environment
        if environment and environment not in self._in_use:
            in_use = await asyncio.to_thread(self._services.secret_in_use, environment)
            typed = await asyncio.to_thread(self._services.typed_secret, environment)
            self._in_use[environment] = in_use
            self._typed.setdefault(environment, typed)
            self.changed.emit()

    @property
    def secret(self) -> str:
        """The client secret of the environment that is chosen; empty for none."""
        kept = self._in_use.get(self.draft.environment, KeptSecret())
        # It goes nowhere but where it was kept for: to another address it would be given away.
        return self.typed_secret or (kept.secret if kept.base_url == self.draft.here.base_url else "")

    @property
    def typed_secret(self) -> str:
        """The one that was typed here; empty for none."""
        return self._typed.get(self.draft.environment, "")

    @property
    def missing(self) -> tuple[Needed, ...]:
        """What has to be filled in before the till can be opened."""
        return missing(self.draft, has_secret=bool(self.secret))

    @property
    def asked(self) -> Asked | None:
        """All that a real call needs; None as long as some of it is missing."""
        here = self.draft.here
        is_complete = here.client_key and here.merchant_id and self.secret and is_sound(here)
        if not (self.draft.environment and is_complete):
            return None
        return Asked(self.draft.environment, here, self.secret, self.draft.test_merchant, self.draft.file)

    def change(self, **changes: object) -> None:
        """Other values for fields of the draft."""
        self._take(msgspec.structs.replace(self.draft, **changes))

    def change_access(self, **changes: object) -> None:
        """Other values for fields of the environment's access."""
        here = msgspec.structs.replace(self.draft.here, **changes)
        self.change(access=self.draft.access | {self.draft.environment: here})

    async def move_to(self, environment: str) -> None:
        """Another environment is chosen: what it is set up with comes in, what was typed stays."""
        left, there = await asyncio.to_thread(
            lambda: (
                self._services.settings_of(self.draft.environment),
                self._services.settings_of(environment),
            )
        )
        self._take(moved_to(self.draft, environment, left, there))
        await self.load()

    def keep_secret(self, secret: str) -> None:
        """Another client secret for the environment that is chosen."""
        self._typed[self.draft.environment] = secret
        self._unkept_secrets[self.draft.environment] = secret
        self._spawn(self.save)
        self.changed.emit()

    def replace(self, draft: SetupDraft) -> None:
        """Another draft altogether."""
        self._take(draft)

    async def start_over(self) -> None:
        """Forget all that was filled in."""
        async with self._saving:
            self._unkept_secrets = {}
            self._typed, self._in_use = {}, {}
            draft = await asyncio.to_thread(self._services.start_over)
            self.draft = self._kept = draft
        await self.load()
        self.changed.emit()

    def _take(self, draft: SetupDraft) -> None:
        if draft == self.draft:
            return
        self.draft = draft
        self._spawn(self.save)
        self.changed.emit()

    async def save(self) -> None:
        """Write down what is not written yet, one after another. What failed is tried with the next."""
        async with self._saving:
            while self._unkept_secrets:
                environment, secret = next(iter(self._unkept_secrets.items()))
                await asyncio.to_thread(self._services.keep_secret, environment, secret)
                if self._unkept_secrets.get(environment) == secret:
                    del self._unkept_secrets[environment]
            while self._kept != self.draft:
                draft = self.draft
                await asyncio.to_thread(self._services.save_draft, draft)
                self._kept = draft
