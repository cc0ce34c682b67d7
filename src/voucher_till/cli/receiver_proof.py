"""Tries a receiver of the platform's messages before a till asks it."""

from __future__ import annotations

import asyncio

from voucher_till.dining_api.config import Network
from voucher_till.dining_api.network import BadNetworkError, checked_by, proxy_for
from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.domain.platform_events import BadReceiverError, FeedError, FeedRefusedError
from voucher_till.webhooks.feeds import ReceiverFeed


async def problem_of(address: str, token: str, network: Network) -> Phrase | None:
    """Why a receiver cannot be asked with this token; None when it answered."""
    try:
        trust = await asyncio.to_thread(checked_by, network, address)
        async with ReceiverFeed(address, token, trust, proxy_for(network, address)) as feed:
            await feed.after("", 0)
    except BadNetworkError as error:
        return error.problem
    except BadReceiverError:
        return phrase("receiver_proof", "The address must look like https://till.example.com.")
    except FeedRefusedError:
        return phrase("receiver_proof", "The receiver does not know this token: it is wrong or was ended.")
    except FeedError:
        return phrase(
            "receiver_proof", "The receiver does not answer. Look at its address, and whether it runs."
        )
    return None
