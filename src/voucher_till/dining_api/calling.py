"""One call to the platform with the token of the till, within the platform's limits; JSON in and out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from voucher_till.dining_api import error_codes
from voucher_till.dining_api.config import PlatformConfig
from voucher_till.dining_api.error_codes import meaning
from voucher_till.dining_api.errors import (
    NoAnswerError,
    NotSentError,
    RefusedError,
    ScopeRefusedError,
    UnreadableAnswerError,
)
from voucher_till.dining_api.models import Envelope, read
from voucher_till.dining_api.rate_limit import CALLS_PER_SECOND, RateLimit
from voucher_till.dining_api.token import TokenSource, TokenStorage
from voucher_till.dining_api.transport import Answer, Transport
from voucher_till.domain.symptoms import SCOPES, SUBMISSIONS, Call, Scope
from voucher_till.domain.voucher import Order

log = logging.getLogger(__name__)

_LIMITS = {Scope.VOUCHERS: CALLS_PER_SECOND, Scope.OUTLETS: 10, Scope.PRODUCTS: 20}
"""How often each call with a scope may be made in a second."""
_SUBMISSIONS_PER_SECOND = 3
_TRIES = 2
_RATE_LIMIT_PAUSE_SECONDS = 1.1
_LONGEST_PAUSE_SECONDS = 3.0
"""Whoever asks waits this long at most; a longer Retry-After is handed on."""
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the platform itself answered."""

    answer: Answer
    envelope: Envelope

    @property
    def code(self) -> str:
        """The error code."""
        return str(self.envelope.error.code)

    @property
    def is_success(self) -> bool:
        """Whether the platform did what was asked."""
        return self.code in error_codes.SUCCESS

    @property
    def log_id(self) -> str:
        """What to quote when asking for help; empty when the platform gave none."""
        return self.envelope.error.log_id or self.envelope.error.logid or ""

    def refused(self, order: Order | None = None) -> RefusedError:
        """This reply as an error; ``order`` is what came along with it."""
        call, answer = self.answer.call, self.answer
        log.info("%s refused with %s, log ID %s", call.value, self.code, self.log_id)
        kind = ScopeRefusedError if self.code in error_codes.SCOPE_REFUSED else RefusedError
        error = kind(
            self.code,
            meaning(call, self.code),
            self.envelope.error.message or "",
            self.log_id or None,
            order,
            answer.retry_after,
            answer.symptom(self.code),
        )
        if isinstance(error, ScopeRefusedError):
            error.scope = SCOPES[call]
        return error


def calls_per_second(call: Call) -> int:
    """How often the platform lets a call be made."""
    return _SUBMISSIONS_PER_SECOND if call in SUBMISSIONS else _LIMITS[SCOPES[call]]


class PlatformCalls:
    """Makes calls; safe to use from many tasks at once."""

    def __init__(self, config: PlatformConfig, storage: TokenStorage, token_lock: Path | None) -> None:
        self._transport = Transport(config)
        self._tokens = TokenSource(self._transport, config, storage, token_lock)
        self._limits = {call: RateLimit(calls_per_second(call)) for call in SCOPES}

    @property
    def clock_skew(self) -> timedelta | None:
        """How far the platform's clock was ahead of this computer's at its last answer."""
        return self._transport.clock_skew

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()

    async def sign_in(self) -> None:
        """Make sure that there is a token. Raises NotAuthorisedError or another DiningError."""
        await self._tokens.get()

    async def send(self, call: Call, path: str, body: dict[str, Any]) -> Reply:
        """Send one call, once. Raises a DiningError, but no RefusedError: that is for the reader to say."""
        token = await self._token()
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        content = msgspec.json.encode(body)
        async with self._limits[call].slot():
            answer = await self._transport.post(path, call, content=content, headers=headers)
        envelope = read(answer.body, Envelope)
        if envelope is None:
            raise answer.unreadable()
        self._transport.believe(answer)
        reply = Reply(answer, envelope)
        if reply.code == error_codes.ACCESS_TOKEN_INVALID:
            self._tokens.reject(token)
        return reply

    async def ask(self, once: Callable[[], Awaitable[_T]]) -> _T:
        """Any call but Redeem: it is made once more after a renewed token or a short pause.

        Only after refusals that mean that nothing was done, so this is safe for calls that change something.
        """
        tries = 0
        while True:
            tries += 1
            try:
                return await once()
            except RefusedError as error:
                if tries == _TRIES:
                    raise
                pause = max(error.retry_after or 0.0, _RATE_LIMIT_PAUSE_SECONDS)
                if error.error_code == error_codes.RATE_LIMITED and pause <= _LONGEST_PAUSE_SECONDS:
                    await asyncio.sleep(pause)
                elif error.error_code != error_codes.ACCESS_TOKEN_INVALID:
                    raise

    async def _token(self) -> str:
        """The token; trouble on the way to it means that the call itself never left."""
        try:
            return await self._tokens.get()
        except (NoAnswerError, UnreadableAnswerError) as error:
            raise NotSentError(f"no token: {error}", error.reason, error.symptom) from error
