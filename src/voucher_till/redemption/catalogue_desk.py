"""Changes to the merchant's outlets and products, each in the audit trail before it leaves and after."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from voucher_till.dining_api.batches import Submitted, SubmittedTask
from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.errors import DiningError, PartlySubmittedError
from voucher_till.dining_api.listings import Answered
from voucher_till.dining_api.outlet_models import read_task, told_of
from voucher_till.domain.catalogue import ListedOutlet, Outlet, Product
from voucher_till.domain.diagnosis import Circumstances
from voucher_till.domain.outlets import Handed, OutletTask, TaskKind
from voucher_till.domain.platform_events import OUTLET_TASKS, PlatformEvent
from voucher_till.domain.products import PriceStock, ProductFilter
from voucher_till.redemption.catalogue_trouble import CatalogueTrouble, trouble_of
from voucher_till.store.journal import Journal

_T = TypeVar("_T")
_CURRENCIES = {"id": "IDR", "us": "USD"}
_REMEMBERED_SECONDS = 30 * 86_400
"""So long the till asks after what was handed in; reviews take days."""
_HANDED_IN = "handed in"
_EVENTS = dict(
    zip(
        (TaskKind.CLAIM, TaskKind.CERTIFICATES, TaskKind.DECORATION, TaskKind.UPDATE),
        OUTLET_TASKS,
        strict=True,
    )
)


class Told(Protocol):
    """What the platform told of, as the record has it."""

    async def newest_of(self, event: str) -> list[PlatformEvent]:
        """The last word on each subject, by the event's name."""
        ...

    async def note(self, event: PlatformEvent) -> None:
        """Keep what it told of when it was asked."""
        ...


class CatalogueDesk:
    """Carries them out. Every method raises DiningError and StoreError."""

    def __init__(
        self, client: DiningClient, journal: Journal, circumstances: Callable[[], Circumstances], told: Told
    ) -> None:
        """``told`` is what the platform told by itself, and of what was handed in."""
        self._client = client
        self._journal = journal
        self._circumstances = circumstances
        self._told = told

    @property
    def outlet(self) -> str:
        """The one of this till."""
        return self._client.config.outlet

    @property
    def currency(self) -> str:
        """In which products are priced where the platform does not say it."""
        return _CURRENCIES[self._client.config.region]

    def trouble(self, error: DiningError) -> CatalogueTrouble:
        """What to say of an error of one of these methods."""
        return trouble_of(error, self._circumstances())

    async def products(self, *, here: bool) -> list[Product]:
        """The merchant's products, or only those of this outlet."""
        wanted = ProductFilter(third_shop_ids=(self.outlet,)) if here else ProductFilter()
        return [self._priced(product) async for product in self._client.product_management.every(wanted)]

    def _priced(self, product: Product) -> Product:
        """Lists tell amounts without their currency."""
        prices = (product.price, product.original_price)
        price, original = (
            replace(one, currency=one.currency or self.currency) if one is not None else None
            for one in prices
        )
        return replace(product, price=price, original_price=original)

    async def outlets(self) -> list[ListedOutlet]:
        """The merchant's outlets."""
        return [outlet async for outlet in self._client.product_management.every_outlet()]

    async def outlet_known(self, third_shop_ids: Sequence[str]) -> dict[str, Outlet]:
        """What the platform knows of outlets, by the merchant's own IDs; an unknown one is left out."""
        return (await self._client.outlet_management.information(third_shop_ids)).value

    async def reviews(self) -> list[OutletTask]:
        """The last reviews that the platform told of, the oldest first; what was handed in here too."""
        told = [(kind, one) for kind, event in _EVENTS.items() for one in await self._told.newest_of(event)]
        told.sort(key=lambda pair: pair[1].create_time)
        found: dict[str, OutletTask] = {}
        for kind, one in told:
            task = read_task(kind, one.content)
            if task is None:
                continue
            if not one.subject.startswith(_HANDED_IN):
                found.pop(task.task_id, None)
                found[task.task_id] = task
            elif one.create_time >= time.time() - _REMEMBERED_SECONDS:
                found.setdefault(task.task_id, task)
        return list(found.values())

    async def ask_reviews(self, tasks: Sequence[OutletTask]) -> list[OutletTask]:
        """The same reviews as they stand now."""
        now: list[OutletTask] = []
        for kind in TaskKind:
            ids = [task.task_id for task in tasks if task.kind is kind]
            if ids:
                now += (await self._client.outlet_management.tasks(kind, ids)).value.values()
        return now

    async def hand_in(self, kind: TaskKind, items: Sequence[Handed], who: str) -> Submitted:
        """Hand something in for review. Raises PartlySubmittedError when some were taken."""
        care = self._client.outlet_management
        sends: dict[TaskKind, tuple[str, Callable[[Sequence[Any]], Awaitable[Submitted]]]] = {
            TaskKind.CLAIM: ("outlets claimed", care.claim),
            TaskKind.CERTIFICATES: ("certificates handed in", care.submit_certificates),
            TaskKind.DECORATION: ("outlets decorated", care.decorate),
            TaskKind.UPDATE: ("outlets updated", care.update),
        }
        action, send = sends[kind]
        try:
            done = await self._noted(who, action, _named(items), lambda: send(items), _tasks)
        except PartlySubmittedError as error:
            await self._remember(kind, error.done.tasks)
            raise
        await self._remember(kind, done.tasks)
        return done

    async def _remember(self, kind: TaskKind, tasks: Sequence[SubmittedTask]) -> None:
        for task in tasks:
            name = f"{_HANDED_IN} {task.task_id}"
            await self._told.note(PlatformEvent(name, _EVENTS[kind], name, int(time.time()), told_of(task)))

    def follow(self, kind: TaskKind, task_ids: Sequence[str]) -> AsyncGenerator[OutletTask, None]:
        """Each review as it stands first, at each change and at its end, where the iteration ends too."""
        return self._client.outlet_management.follow(kind, task_ids)

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


def _named(handed: Sequence[Handed]) -> str:
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
