"""The end of the assistant: settings, secret and people of an environment, put in place in one act."""

from __future__ import annotations

import asyncio
import getpass

from voucher_till.cli.assistant_draft import proxy_login_to_begin_with, settings_to_begin_with
from voucher_till.cli.assistant_guard import must_be_open_to
from voucher_till.cli.assistant_secrets import DraftSecrets
from voucher_till.cli.practice_till import choose_practice, leave_practice
from voucher_till.domain.environment import Environment
from voucher_till.domain.people import Role, same_name
from voucher_till.installation.applying import SetupOrder, put_in_place
from voucher_till.installation.drafting import PRACTICE, settings_of
from voucher_till.installation.record import record_of
from voucher_till.installation.switching import switch
from voucher_till.store import environments
from voucher_till.store.folder import DataFolder
from voucher_till.store.people import People
from voucher_till.store.setup_draft import SetupDraft, forget_draft


class Finish:
    """People first and settings last: a till that was stopped in between is not set up yet, and its draft is
    still there. Each part can be put in place twice."""

    def __init__(self, root: DataFolder, secrets: DraftSecrets, who: str) -> None:
        self._root = root
        self._secrets = secrets
        self._who = who or f"setup: {getpass.getuser()}"
        self._begun: set[Environment] = set()
        """Those where people may be of this setup already: it is tried again after trouble."""

    async def __call__(self, draft: SetupDraft) -> None:
        """Put a whole draft in place and use its environment. Raises NotAllowedError and StoreError."""
        if draft.environment == PRACTICE:
            await asyncio.to_thread(choose_practice, self._root, draft.look)
        else:
            await self._set_up(draft, Environment(draft.environment))
            await asyncio.to_thread(leave_practice, self._root)
        await asyncio.to_thread(self._secrets.forget)
        await asyncio.to_thread(forget_draft, self._root)

    async def _set_up(self, draft: SetupDraft, to: Environment) -> None:
        if to not in self._begun:
            await must_be_open_to(self._root, to, self._who)
            self._begun.add(to)
        folder = await asyncio.to_thread(environments.folder_of, self._root, to)
        before = await asyncio.to_thread(settings_to_begin_with, self._root, to)
        settings = settings_of(draft, before)
        login = await asyncio.to_thread(proxy_login_to_begin_with, self._root, to, settings.network)
        secret = await asyncio.to_thread(self._secrets.typed, to)
        folder.prepare()
        await self._add_people(draft, folder)
        await put_in_place(folder, SetupOrder(settings, secret, proxy_login=login), self._who)
        await switch(self._root, to, self._who, agreed=True)

    async def _add_people(self, draft: SetupDraft, folder: DataFolder) -> None:
        if not draft.people:
            return
        pins = await asyncio.to_thread(self._secrets.pins)
        async with record_of(folder) as database:
            listed = People(database)
            here = await listed.all()
            for one in draft.people:
                if not any(same_name(one.name, person.name) for person in here):
                    await listed.add(one.name, Role(one.role), self._who, pins.get(one.name, ""))
