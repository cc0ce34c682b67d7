"""Where a manager has a PIN, the assistant is no way around it."""

from __future__ import annotations

from voucher_till.domain.environment import Environment
from voucher_till.domain.people import NotAllowedError, same_name
from voucher_till.domain.phrases import phrase
from voucher_till.installation.record import record_of
from voucher_till.installation.switching import in_use_if_clear
from voucher_till.store import environments
from voucher_till.store.folder import DataFolder
from voucher_till.store.people_copy import people_to_copy


async def is_guarded(root: DataFolder) -> bool:
    """Whether a manager has a PIN in any environment, set up or not. Raises StoreError."""
    return await guarded_folder(root, root) is not None


async def guarded_folder(root: DataFolder, first: DataFolder) -> DataFolder | None:
    """Where a manager has a PIN, whatever is set up there; ``first`` before others. Raises StoreError."""
    folders = dict.fromkeys((first.root, root.root, *(root.root / one.value for one in Environment)))
    for folder in map(DataFolder, folders):
        if await _guards(folder):
            return folder
    return None


async def may_set_up_from_practice(root: DataFolder) -> bool:
    """Practice asks for no PIN of the till's: it leads to the setup of a till that nobody works with yet.

    Raises StoreError.
    """
    return not environments.configured(root) and not await is_guarded(root)


async def must_be_open_to(root: DataFolder, to: Environment, who: str) -> None:
    """Whoever may set up the environment in use may set up another one, unless it has managers of its own.

    Raises NotAllowedError and StoreError.
    """
    if in_use_if_clear(root) is to:
        return
    guards = await _guards(environments.folder_of(root, to))
    if guards and not any(same_name(who, name) for name in guards):
        raise NotAllowedError(
            phrase(
                "assistant_guard",
                "That environment has managers of its own. Switch to it first; one of them sets it up there.",
            )
        )


async def _guards(folder: DataFolder) -> list[str]:
    if not folder.database.exists():
        return []
    async with record_of(folder) as database:
        return [person.name for person in await people_to_copy(database) if person.is_guard]
