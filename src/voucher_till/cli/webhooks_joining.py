"""`webhooks join` and `webhooks leave`: which receiver this till asks for the platform's events."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from voucher_till.app import event_feed, open_till
from voucher_till.cli.manager_pin import acting, agreement_of, ask_hidden
from voucher_till.cli.printing import DONE, OWN_ERROR, REFUSED, USAGE, complain, say
from voucher_till.domain.people import Right
from voucher_till.domain.platform_events import BadReceiverError, FeedError, FeedRefusedError
from voucher_till.installation.record import note
from voucher_till.store.errors import NotSetUpError
from voucher_till.store.folder import DataFolder
from voucher_till.webhooks.joining import Joined, join, joined, leave

_KEPT = "Nothing was changed."


def join_receiver(options: Namespace, folder: DataFolder) -> int:
    """Ask a receiver from now on, after it was asked once. Raises NotSetUpError and NotAllowedError."""
    return asyncio.run(_join(options.address, folder))


def leave_receiver(folder: DataFolder) -> int:
    """Ask no receiver any more. Raises NotAllowedError."""
    return asyncio.run(_leave(folder))


async def _join(address: str, folder: DataFolder) -> int:
    who = acting(await agreement_of([folder], Right.CHANGE_SETTINGS))
    token = ask_hidden("The till's token: ")
    if not token:
        complain(
            "The token is missing: give it on standard input. The receiver shows it: webhooks issue NAME"
        )
        return USAGE
    before = joined(folder)
    # The receiver itself says the address that the platform sends to.
    join(folder, Joined(address.rstrip("/").removesuffix("/callback"), token))
    try:
        async with open_till(folder) as till, event_feed(till) as feed:
            assert feed is not None  # noqa: S101 - it was joined just now
            await feed.after("", 0)
    except BaseException as error:
        _back_to(folder, before)
        if not isinstance(error, FeedError | BadReceiverError | NotSetUpError):
            raise
        complain(f"The receiver cannot be used: {str(error).rstrip('.')}. {_KEPT}")
        return _exit_of(error)
    await note(folder, who, "receiver joined", address)
    say("This till asks the receiver from its next start on.")
    return DONE


def _back_to(folder: DataFolder, before: Joined | None) -> None:
    if before is None:
        leave(folder)
    else:
        join(folder, before)


def _exit_of(error: Exception) -> int:
    if isinstance(error, FeedRefusedError):
        return REFUSED
    return OWN_ERROR if isinstance(error, FeedError) else USAGE


async def _leave(folder: DataFolder) -> int:
    who = acting(await agreement_of([folder], Right.CHANGE_SETTINGS))
    if joined(folder) is None:
        say("This till has joined no receiver.")
        return DONE
    leave(folder)
    await note(folder, who, "receiver left", "")
    say("This till asks the receiver no more from its next start on.")
    return DONE
