"""The platform's calls that a till makes (platform contract, sections 4, 6 and 7)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Self, TypeVar

from voucher_till.dining_api import error_codes, listings
from voucher_till.dining_api.calling import PlatformCalls
from voucher_till.dining_api.config import PlatformConfig
from voucher_till.dining_api.listings import Answered
from voucher_till.dining_api.models import Listing, RedeemAnswer, read
from voucher_till.dining_api.outlet_management import OutletManagement
from voucher_till.dining_api.product_management import ProductManagement
from voucher_till.dining_api.token import MemoryStorage, TokenStorage
from voucher_till.domain.catalogue import ListedOutlet, Outlet, Page, Product
from voucher_till.domain.payload import QrPayload
from voucher_till.domain.symptoms import Call
from voucher_till.domain.voucher import Order

_BASE = "/v2/localservice/saas/fulfill"
_T = TypeVar("_T")
_QUERY, _REDEEM = f"{_BASE}/get_code_item_list/", f"{_BASE}/redeem_code/"


@dataclass(frozen=True, slots=True)
class Redemption:
    """The platform's word that vouchers were redeemed."""

    redeem_id: str
    log_id: str


class DiningClient:
    """Async client of one outlet; safe to use from many tasks at once."""

    def __init__(
        self, config: PlatformConfig, storage: TokenStorage | None = None, token_lock: Path | None = None
    ) -> None:
        """Keeps tokens in ``storage``, else in memory; processes that share it share ``token_lock`` too.

        Raises BadNetworkError when the settings of the network cannot be used.
        """
        self.config = config
        self._calls = PlatformCalls(config, storage or MemoryStorage(), token_lock)
        self.outlet_management = OutletManagement(self._calls, config, self._made)
        """The calls under the scope Outlets management."""
        self.product_management = ProductManagement(self._calls, config, self._made)
        """The calls under the scope Products management."""

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.aclose()

    async def _made(self, call: Callable[[], Awaitable[_T]]) -> _T:
        """Make a call under an optional scope."""
        return await call()

    @property
    def clock_skew(self) -> timedelta | None:
        """How far the platform's clock was ahead of this computer's at its last answer."""
        return self._calls.clock_skew

    async def aclose(self) -> None:
        """Close the connections."""
        await self._calls.aclose()

    async def sign_in(self) -> None:
        """Make sure that there is a token. Raises NotAuthorisedError or another DiningError."""
        await self._calls.sign_in()

    async def query(self, asked: QrPayload | Sequence[str]) -> Order:
        """What a QR payload or voucher codes are. Asking changes nothing, so it may be asked twice.

        Raises RefusedError, whose ``order`` holds what came along with -3000109, or another DiningError.
        """
        field: dict[str, Any]
        field = {"qr_info": asked.text} if isinstance(asked, QrPayload) else {"code_list": list(asked)}
        return await self._calls.ask(lambda: self._query_once(field))

    async def _query_once(self, field: dict[str, Any]) -> Order:
        reply = await self._calls.send(Call.QUERY, _QUERY, self._here() | field)
        listing = read(bytes(reply.envelope.data), Listing)
        if not reply.is_success:
            along = listing if reply.code == error_codes.QR_EXPIRED else None
            raise reply.refused(along.to_order(reply.answer.date, reply.log_id) if along else None)
        if listing is None:
            raise reply.answer.unreadable()
        return listing.to_order(reply.answer.date, reply.log_id)

    async def redeem(self, shop_order_id: str, codes: Sequence[str]) -> Redemption:
        """Redeem vouchers of one order, all of them or none. Sent once, whatever happens.

        Raises NotSentError when nothing left, RefusedError with the code's kind, or another DiningError
        after which only a Query can tell the outcome.
        """
        fields = {"shop_order_id": shop_order_id, "code_list": list(codes)}
        reply = await self._calls.send(Call.REDEEM, _REDEEM, self._here() | fields)
        if not reply.is_success:
            raise reply.refused()
        done = read(bytes(reply.envelope.data), RedeemAnswer)
        if done is None or done.redeem_id in ("", 0, "0"):
            raise reply.answer.unreadable()
        return Redemption(str(done.redeem_id), reply.log_id)

    async def outlet_list(self, page: int = 1, size: int = 20) -> Answered[Page[ListedOutlet]]:
        """A page, from 1, of the merchant's outlets. Raises ScopeRefusedError or another DiningError."""
        return await self._asked(lambda: listings.outlet_list(self._calls, self.config, page, size))

    async def outlets(self, third_shop_ids: Sequence[str]) -> Answered[dict[str, Outlet]]:
        """What the platform knows of outlets, by ``third_shop_id``; an unknown one is left out.

        Raises ValueError for more than 20, ScopeRefusedError or another DiningError.
        """
        return await self._asked(lambda: listings.outlets(self._calls, third_shop_ids))

    async def products(self, page: int = 1, size: int = 20) -> Answered[Page[Product]]:
        """A page, from 1, of the merchant's products. Raises ScopeRefusedError or another DiningError."""
        return await self._asked(lambda: listings.products(self._calls, page, size))

    async def _asked(self, once: Callable[[], Awaitable[_T]]) -> _T:
        return await self._made(lambda: self._calls.ask(once))

    def _here(self) -> dict[str, Any]:
        config = self.config
        return {
            "merchant_id": config.merchant_id,
            "third_shop_id": config.outlet,
            "locale": config.locale,
        }
