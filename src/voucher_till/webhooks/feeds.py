"""Where a till learns of events: from the receiver over HTTPS, or from its store on the same computer."""

from __future__ import annotations

import asyncio
import ssl
from typing import Self

import httpx
import msgspec
from sqlalchemy.exc import SQLAlchemyError

from voucher_till.domain.platform_events import BadReceiverError, EventPage, FeedError, FeedRefusedError
from voucher_till.store.folder import DataFolder
from voucher_till.webhooks.event_store import EventStore
from voucher_till.webhooks.tables import sqlite_url

_LOOK_SECONDS = 0.5
_CONNECT_SECONDS, _READ_SECONDS = 5.0, 15.0
_LOOPBACK = ("127.0.0.1", "localhost")


class StoreFeed:
    """The store of a receiver on this computer."""

    def __init__(self, store: EventStore) -> None:
        self._store = store

    @classmethod
    def beside(cls, folder: DataFolder) -> Self:
        """The store in a till's own data folder. Blocks. Raises FeedError and StoreError."""
        try:
            return cls(EventStore.open(sqlite_url(folder.webhooks)))
        except SQLAlchemyError as error:
            raise FeedError(f"the receiver's store: {type(error).__name__}") from error

    async def after(self, cursor: str, wait_seconds: float) -> EventPage:
        """What comes after a cursor. Raises FeedError."""
        loop = asyncio.get_running_loop()
        until = loop.time() + wait_seconds
        while True:
            try:
                page = await asyncio.to_thread(self._store.after, cursor)
            except SQLAlchemyError as error:
                raise FeedError(f"the receiver's store: {type(error).__name__}") from error
            left = until - loop.time()
            if page.events or not left > 0:
                return page
            await asyncio.sleep(min(left, _LOOK_SECONDS))

    async def aclose(self) -> None:
        """Let go of the store."""
        await asyncio.to_thread(self._store.close)


class ReceiverFeed:
    """A receiver elsewhere, asked with this till's token by long polling."""

    def __init__(
        self,
        address: str,
        token: str,
        trust: ssl.SSLContext | None = None,
        proxy: httpx.Proxy | None = None,
    ) -> None:
        """``trust`` are the authorities to go by instead of the usual ones, ``proxy`` is the way there.

        Raises BadReceiverError for an address that is neither HTTPS nor on this computer, and
        FeedRefusedError for a token that no receiver can have issued.
        """
        if not (token.isascii() and token.isprintable()):
            raise FeedRefusedError("the till's token is wrong")
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL as error:
            raise BadReceiverError("the receiver's address cannot be read") from error
        if url.scheme != "https" and not (url.scheme == "http" and url.host in _LOOPBACK):
            raise BadReceiverError("the receiver's address must begin with https://")
        self._http = httpx.AsyncClient(
            base_url=url,
            headers={"authorization": f"Bearer {token}"},
            verify=trust or True,
            proxy=proxy,
            trust_env=False,
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_exception: object) -> None:
        await self.aclose()

    async def after(self, cursor: str, wait_seconds: float) -> EventPage:
        """What comes after a cursor. Raises FeedError."""
        timeout = httpx.Timeout(_READ_SECONDS + wait_seconds, connect=_CONNECT_SECONDS)
        parameters = {"cursor": cursor, "wait": f"{wait_seconds:g}"}
        try:
            answer = await self._http.get("/events", params=parameters, timeout=timeout)
        except httpx.HTTPError as error:
            raise FeedError(f"no answer: {type(error).__name__}") from error
        if answer.status_code == 401:
            raise FeedRefusedError("the till's token is wrong or was revoked")
        if answer.status_code != 200:
            raise FeedError(f"HTTP {answer.status_code}")
        try:
            return msgspec.json.decode(answer.content, type=EventPage)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            # A captive portal's page, for one.
            raise FeedError("the answer is not the receiver's") from error

    async def aclose(self) -> None:
        """Hang up."""
        await self._http.aclose()
