"""The calls under the scope Outlets management (platform contract, section 6)."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from functools import partial
from typing import NamedTuple, Protocol, TypeVar

from voucher_till.dining_api import listings
from voucher_till.dining_api.batches import (
    MOST_ASKED,
    MOST_SUBMITTED,
    Gathered,
    Submitted,
    SubmittedTask,
    batches,
)
from voucher_till.dining_api.calling import PlatformCalls
from voucher_till.dining_api.config import PlatformConfig
from voucher_till.dining_api.error_codes import CodeKind
from voucher_till.dining_api.errors import DiningError, NotSentError, PartlySubmittedError, RefusedError
from voucher_till.dining_api.following import Pace, follow
from voucher_till.dining_api.outlet_models import TaskList, TaskResults, wire
from voucher_till.domain.catalogue import Outlet
from voucher_till.domain.outlets import (
    Certificates,
    Decoration,
    Handed,
    OutletClaim,
    OutletTask,
    OutletUpdate,
    TaskKind,
    TaskState,
)
from voucher_till.domain.symptoms import Call

log = logging.getLogger(__name__)

_BASE = "/v2/localservice/saas"
_T = TypeVar("_T")


class Guard(Protocol):
    """Makes each call, and may refuse to."""

    async def __call__(self, call: Callable[[], Awaitable[_T]]) -> _T:
        """Make it."""


class _Pair(NamedTuple):
    """How a kind of thing is handed in and asked about."""

    submit: Call
    submit_path: str
    query: Call
    query_path: str


_PAIRS = {
    TaskKind.CLAIM: _Pair(
        Call.CLAIM_OUTLETS, f"{_BASE}/poi/batch_claim/", Call.CLAIM_TASKS, f"{_BASE}/poi_task/batch_query/"
    ),
    TaskKind.CERTIFICATES: _Pair(
        Call.SUBMIT_CERTIFICATES,
        f"{_BASE}/shop_cert/batch_submit/",
        Call.CERTIFICATE_TASKS,
        f"{_BASE}/shop_cert/batch_query/",
    ),
    TaskKind.DECORATION: _Pair(
        Call.DECORATE_OUTLETS,
        f"{_BASE}/shop_decoration/batch_submit/",
        Call.DECORATION_TASKS,
        f"{_BASE}/shop_decoration_task/batch_query/",
    ),
    TaskKind.UPDATE: _Pair(
        Call.UPDATE_OUTLETS,
        f"{_BASE}/shop_base_info/batch_update/",
        Call.UPDATE_TASKS,
        f"{_BASE}/update_shop_base_info_task/batch_query/",
    ),
}


class OutletManagement:
    """Hands outlets in for review and asks about them. Every method raises DiningError."""

    def __init__(self, calls: PlatformCalls, config: PlatformConfig, guard: Guard) -> None:
        self._calls = calls
        self._config = config
        self._guard = guard

    async def claim(self, claims: Sequence[OutletClaim]) -> Submitted:
        """Claim outlets. Raises PartlySubmittedError when some were taken."""
        return await self._submit(TaskKind.CLAIM, claims)

    async def submit_certificates(self, certificates: Sequence[Certificates]) -> Submitted:
        """Hand in the papers of outlets. Raises PartlySubmittedError when some were taken."""
        return await self._submit(TaskKind.CERTIFICATES, certificates)

    async def decorate(self, decorations: Sequence[Decoration]) -> Submitted:
        """Hand in what customers are shown. Raises PartlySubmittedError when some were taken."""
        return await self._submit(TaskKind.DECORATION, decorations)

    async def update(self, updates: Sequence[OutletUpdate]) -> Submitted:
        """Hand in other basic information. Raises PartlySubmittedError when some were taken."""
        return await self._submit(TaskKind.UPDATE, updates)

    async def tasks(self, kind: TaskKind, task_ids: Sequence[str]) -> Gathered[dict[str, OutletTask]]:
        """How reviews stand now, by task ID; one that the platform does not know is ``MISSING``."""
        found: dict[str, OutletTask] = {}
        log_ids: list[str] = []
        for some in batches(list(dict.fromkeys(task_ids)), MOST_ASKED):
            part = await self._ask_tasks(kind, some)
            found |= part.value
            log_ids += part.log_ids
        return Gathered(found, tuple(log_ids))

    def follow(
        self, kind: TaskKind, task_ids: Sequence[str], pace: Pace | None = None
    ) -> AsyncGenerator[OutletTask, None]:
        """Each review as it stands first, at each change, and at its end, where the iteration ends too.

        Rejections are values. A line that drops is waited for; what waiting cannot mend is raised.
        """
        return follow(lambda left: self.tasks(kind, left), task_ids, pace or Pace())

    async def information(
        self, third_shop_ids: Sequence[str] = (), *, shop_ids: Sequence[str] = ()
    ) -> Gathered[dict[str, Outlet]]:
        """What the platform knows of outlets, by the ID that was given; an unknown one is left out."""
        found: dict[str, Outlet] = {}
        log_ids: list[str] = []
        for field, ids in (("third_shop_ids", third_shop_ids), ("shop_ids", shop_ids)):
            for some in batches(list(dict.fromkeys(ids)), MOST_ASKED):
                once = partial(listings.outlets, self._calls, some, field)
                answered = await self._read(once)
                found |= answered.value
                log_ids.append(answered.log_id)
        return Gathered(found, tuple(log_ids))

    async def _submit(self, kind: TaskKind, items: Sequence[Handed]) -> Submitted:
        tasks: tuple[SubmittedTask, ...] = ()
        log_ids: tuple[str, ...] = ()
        for some in batches(items, MOST_SUBMITTED):
            try:
                part = await self._submit_some(kind, some)
            except DiningError as error:
                if not log_ids:
                    raise
                in_doubt = 0 if _certainly_not_taken(error) else len(some)
                raise PartlySubmittedError(Submitted(tasks, log_ids), in_doubt, error) from error
            tasks += part.tasks
            log_ids += part.log_ids
        return Submitted(tasks, log_ids)

    async def _submit_some(self, kind: TaskKind, some: Sequence[Handed]) -> Submitted:
        pair = _PAIRS[kind]
        body = {"merchant_id": self._config.merchant_id, "data": [wire(one) for one in some]}

        async def once() -> Submitted:
            reply = await self._calls.send(pair.submit, pair.submit_path, body)
            data = listings.data_of(reply, TaskList)
            tasks = tuple(task.to_submitted(reply.log_id) for task in data.task_list)
            return Submitted(tasks, (reply.log_id,))

        done = await self._read(once)
        log.info("%s: tasks %s", pair.submit.value, ", ".join(done.task_ids))
        return done

    async def _ask_tasks(self, kind: TaskKind, some: Sequence[str]) -> Gathered[dict[str, OutletTask]]:
        pair = _PAIRS[kind]
        body = {"merchant_id": self._config.merchant_id, "task_id_list": list(some)}

        async def once() -> Gathered[dict[str, OutletTask]]:
            reply = await self._calls.send(pair.query, pair.query_path, body)
            known = listings.data_of(reply, TaskResults).result or {}
            tasks = {
                name: known[name].to_task(kind, name)
                if name in known
                else OutletTask(name, kind, TaskState.MISSING)
                for name in some
            }
            return Gathered(tasks, (reply.log_id,))

        return await self._read(once)

    async def _read(self, once: Callable[[], Awaitable[_T]]) -> _T:
        return await self._guard(lambda: self._calls.ask(once))


def _certainly_not_taken(error: DiningError) -> bool:
    return isinstance(error, NotSentError) or (
        isinstance(error, RefusedError) and error.kind is not CodeKind.OUTCOME_UNKNOWN
    )
