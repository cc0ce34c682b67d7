"""Settles one intent: claims it, asks what has become of it, and sends it when it has to go out again."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from voucher_till import checkpoints
from voucher_till.dining_api.client import DiningClient
from voucher_till.dining_api.errors import DiningError
from voucher_till.domain.journal import Redemption
from voucher_till.domain.voucher import Order, VoucherStatus
from voucher_till.redemption.agenda import Breaker
from voucher_till.redemption.asking import Asker, Said
from voucher_till.redemption.crowd import Crowd
from voucher_till.redemption.finishing import to_the_end
from voucher_till.redemption.judging import from_query, from_redeem, let_go, program_error
from voucher_till.redemption.sending import Sender
from voucher_till.store.errors import StoreError
from voucher_till.store.journal import SEND_STATES, Journal, NotOursError, Outcome

log = logging.getLogger(__name__)


class Handler:
    """Takes intents in hand during one pass; whatever interrupts it, they are let go as they were.

    ``breaker`` is told of every answer and every trouble; ``crowd`` says when to come back with what met the
    platform's limit. A voucher found redeemable less than
    ``late_commit`` after an unanswered Redeem may still be redeemed by it.
    """

    def __init__(
        self,
        client: DiningClient,
        journal: Journal,
        sender: Sender,
        outlet: str,
        breaker: Breaker,
        crowd: Crowd,
        late_commit: timedelta,
    ) -> None:
        self._asker = Asker(client)
        self._journal = journal
        self._sender = sender
        self._outlet = outlet
        self._breaker = breaker
        self._crowd = crowd
        self._late_commit = late_commit

    async def settle(self, intent: str) -> tuple[Sequence[Redemption], float | None]:
        """The rows that are settled, and in how many seconds to look at the others again, if any.

        There are none when another process has the intent. Raises StoreError or NotOursError.
        """
        held: list[Redemption] = []

        async def claim() -> None:
            held.extend(await self._journal.claim(intent))

        try:
            await to_the_end(claim())
            checkpoints.passed(checkpoints.CLAIMED)
            return await self._settle(held) if held else ((), None)
        except (asyncio.CancelledError, StoreError, NotOursError):
            await to_the_end(self._release(held, let_go))
            raise
        except Exception:
            await to_the_end(self._release(held, program_error))
            raise

    async def _release(self, held: Sequence[Redemption], how: Callable[[Redemption], Outcome]) -> None:
        """Let go of claimed rows; one that is settled already is not ours any more."""
        for row in held:
            try:
                await self._journal.settle([row], how(row))
            except NotOursError:
                continue
            except StoreError as error:
                log.error("row %d stays claimed by this till: %s", row.id, error)

    async def _settle(self, held: list[Redemption]) -> tuple[Sequence[Redemption], float | None]:
        """Settle claimed rows. ``held`` loses those that the sender answers for."""
        rows = list(held)
        said = await self._ask(rows)
        checkpoints.passed(checkpoints.ASKED)
        pause = self._pause(rows, said)
        if pause > 0:
            again = datetime.now(UTC) + timedelta(seconds=pause)
            await to_the_end(self._release(held, lambda row: replace(let_go(row), retry_at=again)))
            return (), pause
        settled: list[Redemption] = []
        once_more: float | None = None
        to_send: list[tuple[Redemption, Order]] = []
        for row in rows:
            answer = said[row.id]
            outcome = from_query(row, answer, self._outlet)
            if outcome is not None:
                settled += await to_the_end(self._journal.settle([row], outcome))
            elif isinstance(answer, Order):
                to_send.append((row, answer))
        for order, group in _together(to_send):
            sent, again_in = await self._send(held, group, order)
            if again_in is None:
                settled += sent
            else:
                once_more = max(once_more or 0.0, again_in)
        checkpoints.passed(checkpoints.SETTLED)
        return settled, once_more

    def _pause(self, rows: Sequence[Redemption], said: Said) -> float:
        """In how many seconds to ask again instead of believing these answers; 0 to go on with them."""
        late = max(self._late_by(row, said[row.id]) for row in rows).total_seconds()
        first = said[rows[0].id]  # the limit is met by all of them
        crowded = self._crowd.pause(rows[0].intent, first) if isinstance(first, DiningError) else None
        return max(late, crowded or 0.0)

    def _late_by(self, row: Redemption, said: Order | DiningError) -> timedelta:
        """How long the answer "redeemable" is not to be trusted yet."""
        if not row.timed_out or row.sent_at is None or isinstance(said, DiningError):
            return timedelta()
        waiting = any(
            voucher.code == row.code and voucher.status is VoucherStatus.REDEEMABLE
            for voucher in said.vouchers
        )
        left = row.sent_at + self._late_commit - datetime.now(UTC)
        # No longer than that even if the clock was set back since.
        return min(left, self._late_commit) if waiting else timedelta()

    async def _ask(self, rows: Sequence[Redemption]) -> Said:
        try:
            said = await self._asker.ask(rows)
        except DiningError as error:
            said = {row.id: error for row in rows}
        for answer in said.values():
            if isinstance(answer, DiningError):
                self._breaker.trouble(answer)
            else:
                self._breaker.answered()
        return said

    async def _send(
        self, held: list[Redemption], group: Sequence[Redemption], order: Order
    ) -> tuple[list[Redemption], float | None]:
        """Send rows of one order, whose goods are out; in how many seconds to try them again, if at all."""
        if not all(row.goods_out for row in group):
            await to_the_end(self._journal.set_goods_out(group[0].intent))
        for row in group:
            if not row.shop_order_id:
                voucher = next(voucher for voucher in order.vouchers if voucher.code == row.code)
                await to_the_end(self._journal.fill(row, order.shop_order_id, voucher))
        submitted = await to_the_end(self._journal.resubmit(group))
        checkpoints.passed(checkpoints.RESUBMITTED)
        held[:] = [row for row in held if row not in group]

        pauses: list[float | None] = [None]

        def read(error: BaseException) -> Outcome:
            self._breaker.trouble(error)
            pauses.append(self._crowd.pause(group[0].intent, error))
            return from_redeem(group, error)

        sent = await self._sender.send(submitted, read)
        together = len(group) > 1 and _refused_together(sent[0])
        return sent, 0.0 if together else pauses[-1]


def _together(to_send: Sequence[tuple[Redemption, Order]]) -> Iterator[tuple[Order, list[Redemption]]]:
    """What goes out in one Redeem: the rows of an order, but each that failed before by itself."""
    groups: dict[str, tuple[Order, list[Redemption]]] = {}
    for row, order in to_send:
        if row.failures:
            yield order, [row]
        else:
            groups.setdefault(order.shop_order_id, (order, []))[1].append(row)
    yield from groups.values()


def _refused_together(row: Redemption) -> bool:
    """Whether a row of several was refused with them all and has to be tried by itself."""
    return row.state in SEND_STATES and bool(row.failures) and row.next_try_at is None
