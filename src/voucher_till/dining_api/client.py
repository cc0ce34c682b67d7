"""The platform's voucher calls (platform contract, section 4)."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from voucher_till.dining_api import error_codes
from voucher_till.dining_api.config import PlatformConfig
from voucher_till.dining_api.error_codes import Call, meaning
from voucher_till.dining_api.errors import NoAnswerError, NotSentError, RefusedError, UnreadableAnswerError
from voucher_till.dining_api.models import Envelope, Listing, RedeemAnswer, read
from voucher_till.dining_api.rate_limit import RateLimit
from voucher_till.dining_api.token import TokenSource, TokenStorage
from voucher_till.dining_api.transport import Answer, Transport
from voucher_till.domain.payload import QrPayload
from voucher_till.domain.voucher import Order

log = logging.getLogger(__name__)

_BASE = "/v2/localservice/saas/fulfill"
_PATHS = {Call.QUERY: f"{_BASE}/get_code_item_list/", Call.REDEEM: f"{_BASE}/redeem_code/"}
_QUERY_TRIES = 2
_RATE_LIMIT_PAUSE_SECONDS = 1.1
_LONGEST_PAUSE_SECONDS = 3.0
"""Whoever asks waits this long at most; a longer Retry-After is handed on."""


@dataclass(frozen=True, slots=True)
class Redemption:
    """The platform's word that vouchers were redeemed."""

    redeem_id: str
    log_id: str


class DiningClient:
    """Async client of one outlet; safe to use from many tasks at once."""

    def __init__(self, config: PlatformConfig, storage: TokenStorage, token_lock: Path) -> None:
        self.config = config
        self._transport = Transport(config)
        self._tokens = TokenSource(self._transport, config, storage, token_lock)
        self.clock_skew: timedelta | None = None
        """How far the platform's clock was ahead of this computer's at its last answer."""
        self._limits = {call: RateLimit() for call in Call}

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()

    async def sign_in(self) -> None:
        """Make sure that there is a token. Raises NotAuthorisedError or another DiningError."""
        await self._tokens.get()

    async def query(self, asked: QrPayload | Sequence[str]) -> Order:
        """What a QR payload or voucher codes are. Asking changes nothing, so it may be asked twice.

        Raises RefusedError, whose ``order`` holds what came along with -3000109, or another DiningError.
        """
        field: dict[str, Any]
        field = {"qr_info": asked.text} if isinstance(asked, QrPayload) else {"code_list": list(asked)}
        tries = 0
        while True:
            tries += 1
            try:
                return await self._query_once(field)
            except RefusedError as error:
                if tries == _QUERY_TRIES:
                    raise
                pause = max(error.retry_after or 0.0, _RATE_LIMIT_PAUSE_SECONDS)
                if error.error_code == error_codes.RATE_LIMITED and pause <= _LONGEST_PAUSE_SECONDS:
                    await asyncio.sleep(pause)
                elif error.error_code != error_codes.ACCESS_TOKEN_INVALID:
                    raise

    async def _query_once(self, field: dict[str, Any]) -> Order:
        answer, envelope = await self._call(Call.QUERY, field | {"locale": self.config.locale})
        log_id = _log_id(envelope)
        listing = read(bytes(envelope.data), Listing)
        code = str(envelope.error.code)
        if code in error_codes.SUCCESS:
            if listing is None:
                raise answer.unreadable()
            return listing.to_order(answer.date, log_id)
        order = listing.to_order(answer.date, log_id) if listing and code == error_codes.QR_EXPIRED else None
        raise self._refused(Call.QUERY, answer, envelope, order)

    async def redeem(self, shop_order_id: str, codes: Sequence[str]) -> Redemption:
        """Redeem vouchers of one order, all of them or none. Sent once, whatever happens.

        Raises NotSentError when nothing left, RefusedError with the code's kind, or another DiningError
        after which only a Query can tell the outcome.
        """
        fields = {"shop_order_id": shop_order_id, "code_list": list(codes), "locale": self.config.locale}
        answer, envelope = await self._call(Call.REDEEM, fields)
        if str(envelope.error.code) not in error_codes.SUCCESS:
            raise self._refused(Call.REDEEM, answer, envelope)
        done = read(bytes(envelope.data), RedeemAnswer)
        if done is None or done.redeem_id in ("", 0, "0"):
            raise answer.unreadable()
        return Redemption(str(done.redeem_id), _log_id(envelope))

    async def _call(self, call: Call, fields: dict[str, Any]) -> tuple[Answer, Envelope]:
        token = await self._token()
        body = {"merchant_id": self.config.merchant_id, "third_shop_id": self.config.outlet} | fields
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        content = msgspec.json.encode(body)
        async with self._limits[call].slot():
            answer = await self._transport.post(_PATHS[call], content=content, headers=headers)
        envelope = read(answer.body, Envelope)
        if envelope is None:
            raise answer.unreadable()
        self.clock_skew = answer.date - datetime.now(UTC)
        if str(envelope.error.code) == error_codes.ACCESS_TOKEN_INVALID:
            self._tokens.reject(token)
        return answer, envelope

    async def _token(self) -> str:
        """The token; trouble on the way to it means that the call itself never left."""
        try:
            return await self._tokens.get()
        except (NoAnswerError, UnreadableAnswerError) as error:
            raise NotSentError(f"no token: {error}", error.reason) from error

    def _refused(
        self, call: Call, answer: Answer, envelope: Envelope, order: Order | None = None
    ) -> RefusedError:
        code = str(envelope.error.code)
        log.info("%s refused with %s, log ID %s", call.value, code, _log_id(envelope))
        text = envelope.error.message or ""
        log_id = _log_id(envelope) or None
        return RefusedError(code, meaning(call, code), text, log_id, order, answer.retry_after)


def _log_id(envelope: Envelope) -> str:
    return envelope.error.log_id or envelope.error.logid or ""
