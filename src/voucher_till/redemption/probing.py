"""Tries the setup out against the platform itself, call by call, and says which step is missing."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.errors import DiningError, RefusedError
from voucher_till.domain.diagnosis import Circumstances, Step, diagnose
from voucher_till.domain.symptoms import Call
from voucher_till.redemption.connectivity import NO_VOUCHER

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Probe:
    """One call that was made, and what it showed."""

    call: Call
    at: datetime
    """When it was made, by this computer's clock."""
    step: Step | None = None
    """The step that is missing; None when the call went well."""
    log_id: str = ""
    """For the platform's acceptance tests; empty when there is none, as with a token that was kept."""
    skew: timedelta | None = None
    """How far the platform's clock was ahead of this computer's."""
    error_code: str = ""
    detail: str = ""
    """What was seen, for the log and for whoever helps; not for a cashier."""

    @property
    def is_good(self) -> bool:
        """Whether nothing is missing that a till needs."""
        return self.step is None or self.step.is_optional


class _Told(NamedTuple):
    """What an answer says."""

    log_id: str
    step: Step | None = None


async def probe(client: DiningClient, circumstances: Circumstances) -> list[Probe]:
    """Ask for a token, a voucher that does not exist, this outlet and the products; nothing is changed.

    It ends early where the calls that follow could not get further. Raises no DiningError.
    """
    done: list[Probe] = []
    for call, ask in (
        (Call.TOKEN, _token),
        (Call.QUERY, _voucher),
        (Call.OUTLETS, _outlet),
        (Call.PRODUCTS, _products),
    ):
        done.append(await _one(client, call, ask, circumstances))
        step = done[-1].step
        if step is not None and (call is Call.TOKEN or step.is_on_the_way):
            break
    return done


async def _one(
    client: DiningClient,
    call: Call,
    ask: Callable[[DiningClient], Awaitable[_Told]],
    circumstances: Circumstances,
) -> Probe:
    at = datetime.now(UTC)
    try:
        told = await ask(client)
    except DiningError as error:
        step = _step_of(error, circumstances)
        skew = error.symptom.skew or client.clock_skew
        log.info("probe of %s: %s (%s)", call.value, step.value if step else "good", error)
        code = error.error_code or ""
        return Probe(call, at, step, error.log_id or "", skew, code, "" if step is None else str(error))
    log.info("probe of %s: %s", call.value, told.step.value if told.step else "good")
    return Probe(call, at, told.step, told.log_id, client.clock_skew)


def _step_of(error: DiningError, circumstances: Circumstances) -> Step | None:
    step = diagnose(error.symptom, circumstances)
    # Whatever went wrong without being a refusal is trouble, known to the table or not.
    return step if step is not None or isinstance(error, RefusedError) else Step.PLATFORM


async def _token(client: DiningClient) -> _Told:
    await client.sign_in()
    return _Told("")


async def _voucher(client: DiningClient) -> _Told:
    """Always refused; that there is no such voucher is the good answer."""
    return _Told((await client.query([NO_VOUCHER])).log_id)


async def _outlet(client: DiningClient) -> _Told:
    """An outlet that the platform does not know is left out of its answer."""
    outlet = client.config.outlet
    answered = await client.outlets([outlet])
    is_known = not outlet or outlet in answered.value
    return _Told(answered.log_id, None if is_known else Step.OUTLET)


async def _products(client: DiningClient) -> _Told:
    return _Told((await client.products(size=1)).log_id)
