"""Changes to the merchant's outlets and products, each in the audit trail before it leaves and after."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from voucher_till.dining_api.batches import Submitted
from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.errors import DiningError, PartlySubmittedError
from voucher_till.dining_api.listings import Answered
from voucher_till.domain.outlets import Certificates, Decoration, OutletClaim, OutletUpdate
from voucher_till.domain.products import PriceStock
from voucher_till.store.journal import Journal

_T = TypeVar("_T")


class CatalogueDesk:
    """Carries them out. Every method raises DiningError and StoreError."""

    def __init__(self, client: DiningClient, journal: Journal) -> None:
        self._client = client
        self._journal = journal

    async def claim(self, claims: Sequence[OutletClaim], who: str) -> Submitted:
        """Claim outlets. Raises PartlySubmittedError when some were taken."""
        send = self._client.outlet_management.claim
        return await self._submitted(who, "outlets claimed", _named(claims), lambda: send(claims))

    async def submit_certificates(self, certificates: Sequence[Certificates], who: str) -> Submitted:
        """Hand in the papers of outlets. Raises PartlySubmittedError when some were taken."""
        send = self._client.outlet_management.submit_certificates
        names = _named(certificates)
        return await self._submitted(who, "certificates handed in", names, lambda: send(certificates))

    async def decorate(self, decorations: Sequence[Decoration], who: str) -> Submitted:
        """Hand in what customers are shown. Raises PartlySubmittedError when some were taken."""
        send = self._client.outlet_management.decorate
        names = _named(decorations)
        return await self._submitted(who, "outlets decorated", names, lambda: send(decorations))

    async def update(self, updates: Sequence[OutletUpdate], who: str) -> Submitted:
        """Hand in other basic information. Raises PartlySubmittedError when some were taken."""
        send = self._client.outlet_management.update
        return await self._submitted(who, "outlets updated", _named(updates), lambda: send(updates))

    async def change(self, wanted: PriceStock, who: str) -> Answered[None]:
        """Set another price and stock, without review."""
        stock = "unlimited" if wanted.stock is None else str(wanted.stock)
        price = f"{wanted.price.currency} {wanted.price.text()}"
        told = f"{wanted.third_product_id}: price {price}, stock {stock}"
        send = self._client.product_management.change
        return await self._noted(who, "product changed", told, lambda: send(wanted), _log_id)

    async def delist(self, third_product_id: str, who: str) -> Answered[None]:
        """Take a product off sale."""
        send = self._client.product_management.delist
        return await self._noted(
            who, "product delisted", third_product_id, lambda: send(third_product_id), _log_id
        )

    async def withdraw(self, third_product_id: str, who: str) -> Answered[None]:
        """Take a product, or a change to it, back from review."""
        send = self._client.product_management.withdraw
        return await self._noted(
            who, "product withdrawn from review", third_product_id, lambda: send(third_product_id), _log_id
        )

    async def _submitted(
        self, who: str, action: str, detail: str, call: Callable[[], Awaitable[Submitted]]
    ) -> Submitted:
        return await self._noted(who, action, detail, call, _tasks)

    async def _noted(
        self,
        who: str,
        action: str,
        detail: str,
        call: Callable[[], Awaitable[_T]],
        result: Callable[[_T], str],
    ) -> _T:
        await self._journal.audit(who, f"{action}: asked for", detail)
        try:
            done = await call()
        except DiningError as error:
            await self._journal.audit(who, f"{action}: failed", f"{detail}: {_why(error)}")
            raise
        await self._journal.audit(who, action, f"{detail}: {result(done)}")
        return done


def _named(handed: Sequence[OutletClaim | Certificates | Decoration | OutletUpdate]) -> str:
    return ", ".join(one.third_shop_id or getattr(one, "shop_id", "") for one in handed)


def _tasks(done: Submitted) -> str:
    return f"tasks {', '.join(done.task_ids)}"


def _log_id(done: Answered[None]) -> str:
    return f"log ID {done.log_id}"


def _why(error: DiningError) -> str:
    told = [error.error_code or error.reason.value]
    if error.log_id:
        told.append(f"log ID {error.log_id}")
    if isinstance(error, PartlySubmittedError):
        told.append(f"before that {_tasks(error.done)}")
    return ", ".join(told)
