"""The access token: fetched once, shared by all calls and by every process of this till."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

import msgspec
from filelock import FileLock, Timeout

from voucher_till.dining_api.config import PlatformConfig
from voucher_till.dining_api.errors import NotAuthorisedError
from voucher_till.dining_api.models import OAuthFailure, TokenAnswer, read
from voucher_till.dining_api.transport import Answer, Transport
from voucher_till.domain.symptoms import Call

log = logging.getLogger(__name__)

_PATH = "/merchant/oauth/token/"
_MARGIN_SECONDS = 300
"""A token this close to its end is renewed before it is used."""
_FIRST_TIMESTAMP = 10**9
"""``expires_in`` below this is a duration, else a Unix time."""
_LOCK_SECONDS = 30


class TokenStorage(Protocol):
    """Where secrets live; the store's secrets fit. Both methods may block."""

    def get(self, name: str) -> str | None:
        """The secret, or None."""

    def set(self, name: str, value: str) -> None:
        """Keep a secret."""


class MemoryStorage:
    """Keeps tokens as long as the process lives."""

    def __init__(self) -> None:
        self._kept: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        """The secret, or None."""
        return self._kept.get(name)

    def set(self, name: str, value: str) -> None:
        """Keep a secret."""
        self._kept[name] = value


class Token(msgspec.Struct, frozen=True):
    """A granted token; times are Unix seconds of the platform's clock."""

    access: str
    expires: float
    refresh: str
    refresh_expires: float
    skew: float
    """How far the platform's clock is ahead of this computer's, in seconds."""

    def __repr__(self) -> str:
        return "Token(…)"

    def lasts(self) -> bool:
        """Whether it can be used for a while yet."""
        return self.expires - _MARGIN_SECONDS > time.time() + self.skew

    def can_refresh(self) -> bool:
        """Whether its refresh token is still good."""
        return bool(self.refresh) and self.refresh_expires - _MARGIN_SECONDS > time.time() + self.skew


class TokenSource:
    """Hands out the one access token of an app and merchant."""

    def __init__(
        self, transport: Transport, config: PlatformConfig, storage: TokenStorage, lock_file: Path | None
    ) -> None:
        """Without a ``lock_file`` other processes may fetch tokens of their own."""
        self._transport = transport
        self._config = config
        self._storage = storage
        self._lock_file = lock_file
        self._name = f"token-{config.identity}"
        self._single_flight = asyncio.Lock()
        self._token: Token | None = None
        self._rejected = ""

    def reject(self, access: str) -> None:
        """The platform no longer takes this token: the next ``get`` brings another."""
        self._rejected = access

    async def get(self) -> str:
        """A token to send. Raises NotAuthorisedError when the sign-in is refused, else a DiningError."""
        async with self._single_flight:
            if not self._usable(self._token):
                self._token = await self._shared_or_new()
            assert self._token is not None  # noqa: S101 - for the type checker
            return self._token.access

    def _usable(self, token: Token | None) -> bool:
        return token is not None and token.access != self._rejected and token.lasts()

    async def _shared_or_new(self) -> Token:
        """Another process may have fetched one already: look first, and again once it is our turn."""
        stored = await self._load()
        if stored is not None and self._usable(stored):
            return stored
        async with self._one_process():
            stored = await self._load()
            if stored is not None and self._usable(stored):
                return stored
            token = await self._fetch(stored)
            await asyncio.to_thread(self._storage.set, self._name, msgspec.json.encode(token).decode())
            return token

    @asynccontextmanager
    async def _one_process(self) -> AsyncIterator[None]:
        if self._lock_file is None:
            yield
            return
        lock = FileLock(self._lock_file, mode=0o600, thread_local=False)
        try:
            await asyncio.to_thread(lock.acquire, timeout=_LOCK_SECONDS)
        except Timeout:
            log.warning("another process holds the token for %d s; fetching one more", _LOCK_SECONDS)
        try:
            yield
        finally:
            lock.release()

    async def _load(self) -> Token | None:
        text = await asyncio.to_thread(self._storage.get, self._name)
        return read(text.encode(), Token) if text else None

    async def _fetch(self, old: Token | None) -> Token:
        """Refresh what has run out by itself; after a rejection, or when refused, ask anew."""
        if old is not None and old.access != self._rejected and old.can_refresh():
            try:
                return await self._grant(grant_type="refresh_token", refresh_token=old.refresh)
            except NotAuthorisedError as error:
                log.info("refresh refused (%s), asking for a new token", error.error_code)
        return await self._grant(grant_type="access_token")

    async def _grant(self, **fields: str) -> Token:
        form = {
            "client_key": self._config.client_key,
            "client_secret": self._config.client_secret,
            "merchant_id": self._config.merchant_id,
            **fields,
        }
        headers = {}
        if self._config.region == "us":
            form["code"] = f"{self._config.merchant_id}.u1"
        else:
            headers["x-tt-target-idc"] = "alisg"
        answer = await self._transport.post(_PATH, Call.TOKEN, form=form, headers=headers)
        return self._read_grant(answer)

    def _read_grant(self, answer: Answer) -> Token:
        granted = read(answer.body, TokenAnswer)
        if granted is not None:
            self._transport.believe(answer)
            return _token(granted, answer)
        failure = read(answer.body, OAuthFailure)
        if failure is None:
            raise answer.unreadable()
        self._transport.believe(answer)
        description, symptom = failure.error_description or "", answer.symptom(failure.error)
        raise NotAuthorisedError(failure.error, description, failure.log_id, symptom)


def _token(granted: TokenAnswer, answer: Answer) -> Token:
    platform_now = answer.date.timestamp()
    return Token(
        access=granted.access_token,
        expires=_expiry(granted.expires_in, platform_now),
        refresh=granted.refresh_token,
        refresh_expires=_expiry(granted.refresh_expires_in, platform_now),
        skew=platform_now - time.time(),
    )


def _expiry(value: int, now: float) -> float:
    return float(value) if value >= _FIRST_TIMESTAMP else now + value
