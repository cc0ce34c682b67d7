"""The calls that the platform's acceptance tests ask about, their log IDs, and what the launch still needs.

Nothing here redeems anything: all calls only ask.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.errors import DiningError, RefusedError
from voucher_till.domain.catalogue import Unavailable
from voucher_till.domain.diagnosis import Circumstances, Step, diagnose
from voucher_till.domain.launch import Facts, LaunchItem, LaunchStep, judge
from voucher_till.domain.payload import QrPayload, VoucherCode
from voucher_till.domain.symptoms import Call
from voucher_till.redemption.connectivity import NO_VOUCHER
from voucher_till.store import launch_notes
from voucher_till.store.database import Database
from voucher_till.store.launch_notes import LaunchAnswer
from voucher_till.store.rows import Place

__all__ = ["Acceptance", "LaunchAnswer"]

log = logging.getLogger(__name__)

_PRODUCTS_ASKED = 50
_ENDING = 4


_Said = tuple[Step | None, str]
"""The step that is missing in spite of an answer, if any, and the log ID."""
_Ask = Callable[[], Awaitable[_Said]]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """How one call went."""

    step: Step | None
    log_id: str
    error_code: str = ""


class Acceptance:
    """The acceptance tests and the launch of one till."""

    def __init__(
        self,
        client: DiningClient,
        database: Database,
        place: Place,
        circumstances: Callable[[], Circumstances],
    ) -> None:
        self._client = client
        self._database = database
        self._place = place
        self._circumstances = circumstances
        self._facts = Facts(environment=place.environment)

    async def ask_voucher(self, asked: QrPayload | VoucherCode | None = None) -> LaunchAnswer:
        """Ask about a customer's voucher, without one about a code that no voucher has; keep the log ID."""
        sent: QrPayload | list[str] = [NO_VOUCHER]
        ending = NO_VOUCHER
        if isinstance(asked, VoucherCode):
            sent, ending = [asked.digits], asked.digits[-_ENDING:]
        elif asked is not None:
            sent, ending = asked, asked.text[-_ENDING:]

        async def query() -> _Said:
            return None, (await self._client.query(sent)).log_id

        return await self._keep(Call.QUERY, query, ending)

    async def ask_all(self) -> list[LaunchAnswer]:
        """Sign in, ask about a made-up voucher, and about outlets and products where the scope is granted.

        It ends early where the calls that follow could not get further. Raises StoreError.
        """
        done = [await self._keep(Call.TOKEN, self._sign_in)]
        if not done[0].result:
            done.append(await self.ask_voucher())
            for call, ask in (
                (Call.OUTLETS, self._ask_outlet),
                (Call.OUTLET_LIST, self._ask_outlets),
                (Call.PRODUCTS, self._ask_products),
            ):
                done.append(await self._keep(call, ask))
        return done

    async def answers(self) -> list[LaunchAnswer]:
        """All that are kept, the newest first. Raises StoreError."""
        return await self._database.read(lambda connection: launch_notes.answers(connection, self._place))

    async def mark_used(self, log_id: str, who: str, *, used: bool) -> None:
        """A log ID was used on the portal, where each counts once; kept in the audit trail too."""
        await self._database.write(
            lambda connection: launch_notes.mark_used(connection, self._place, log_id, who, used=used)
        )

    async def tick(self, step: LaunchStep, who: str, *, done: bool) -> None:
        """Somebody says that a step is done, or takes it back; kept in the audit trail too."""
        await self._database.write(
            lambda connection: launch_notes.set_tick(connection, self._place, step.value, who, done=done)
        )

    async def checklist(self) -> list[LaunchItem]:
        """How it stands with each step, from what was asked since the till was opened and from the record."""
        place = self._place
        seen, ticks, kept = await self._database.read(
            lambda connection: (
                launch_notes.seen(connection, place),
                launch_notes.ticks(connection, place),
                launch_notes.answers(connection, place),
            )
        )
        facts = replace(
            self._facts,
            redeemed=seen.redeemed,
            refused=seen.refused,
            several_redeemed=seen.several_redeemed,
            log_ids_used=sum(one.used_at is not None for one in kept),
        )
        known = {step.value for step in LaunchStep}
        return judge(facts, {LaunchStep(name): one.who for name, one in ticks.items() if name in known})

    async def _keep(self, call: Call, ask: _Ask, ending: str = "") -> LaunchAnswer:
        at = datetime.now(UTC)
        outcome = await self._outcome(ask)
        log.info("%s for acceptance: %s", call.value, outcome.step.value if outcome.step else "well")
        self._facts = replace(self._facts, calls={**(self._facts.calls or {}), call: outcome.step})
        answer = LaunchAnswer(
            at=at,
            call=call.value,
            log_id=outcome.log_id,
            result=outcome.step.value if outcome.step else "",
            error_code=outcome.error_code,
            asked=ending,
        )
        if answer.log_id:
            await self._database.write(
                lambda connection: launch_notes.add_answers(connection, self._place, [answer])
            )
        return answer

    async def _outcome(self, ask: _Ask) -> _Outcome:
        try:
            return _Outcome(*await ask())
        except DiningError as error:
            step = diagnose(error.symptom, self._circumstances())
            if step is None and not isinstance(error, RefusedError):
                step = Step.PLATFORM
            return _Outcome(step, error.log_id or "", error.error_code or "")

    async def _sign_in(self) -> _Said:
        await self._client.sign_in()
        return None, ""

    async def _ask_outlet(self) -> _Said:
        outlet = self._client.config.outlet
        answered = await self._client.outlets([outlet])
        known = outlet in answered.value
        self._facts = replace(self._facts, outlet_known=known)
        return None if known else Step.OUTLET, answered.log_id

    async def _ask_outlets(self) -> _Said:
        outlet = self._client.config.outlet
        answered = await self._client.outlet_list()
        here: Sequence[Unavailable] | None = next(
            (one.unavailable for one in answered.value.items if one.third_shop_id == outlet), None
        )
        if here is not None:
            self._facts = replace(self._facts, outlet_claimed=Unavailable.NOT_CLAIMED not in here)
        return None, answered.log_id

    async def _ask_products(self) -> _Said:
        answered = await self._client.products(size=_PRODUCTS_ASKED)
        products = answered.value.items
        self._facts = replace(
            self._facts,
            products=len(products),
            products_without_id=sum(not one.third_product_id for one in products),
        )
        return None, answered.log_id
