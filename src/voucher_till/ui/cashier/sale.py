"""Carries a sale from a scan to a verdict, one after another, and keeps its state."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial

from PySide6.QtCore import QObject, Signal

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.redemption import verdicts
from voucher_till.redemption.background import Background
from voucher_till.redemption.desk import Checked, RedemptionDesk
from voucher_till.redemption.settling import Settler
from voucher_till.scanning.scan import Scan, ScanSource
from voucher_till.ui.cashier import flow
from voucher_till.ui.cashier.flow import Looking, Ordering, Ready, Redeeming, State, Told, Trusting
from voucher_till.ui.cashier.host import Work
from voucher_till.ui.cashier.trust_card import Trusted

_OPEN = (RedemptionState.UNKNOWN, RedemptionState.STORED, RedemptionState.SUBMITTING)
_TO_SETTLE = (VerdictKind.UNKNOWN, VerdictKind.STORED, VerdictKind.ERROR)
_ANSWER_SECONDS = 12.0
"""For an answer that is under way when the window is to close: connecting and reading give up before."""
_ON_PAPER = (VerdictKind.REDEEMED, VerdictKind.STORED)


class Sale(QObject):
    """Takes scans one after another; one that comes while another is worked on waits its turn."""

    changed = Signal()
    """The state is another one."""
    journal_changed = Signal()
    hurried = Signal()
    """A key came too soon after another order took the screen."""
    receipt_due = Signal(str)
    """A sale is done; with its intent."""

    def __init__(
        self,
        desk: RedemptionDesk,
        settler: Settler,
        spawn: Callable[[Work], None],
        cashier: Callable[[], str],
        *,
        one_step: bool,
    ) -> None:
        super().__init__()
        self.state: State = Ready()
        self.one_step = one_step
        self.background = Background(settler, self._settled)
        self._desk = desk
        self._spawn = spawn
        self._cashier = cashier
        self._scans: asyncio.Queue[Scan] = asyncio.Queue()
        self._one_at_a_time = asyncio.Lock()
        self._rests = asyncio.Event()
        self._rests.set()

    def become(self, state: State) -> None:
        """Go on to another state."""
        self.state = state
        if isinstance(state, Redeeming):
            self._rests.clear()
        else:
            self._rests.set()
        self.changed.emit()

    async def rest(self) -> None:
        """Until no Redeem is in flight; one that gets no answer in its time stays unknown, as always."""
        with suppress(TimeoutError):
            async with asyncio.timeout(_ANSWER_SECONDS):
                await self._rests.wait()

    def tell(self, verdict: Verdict) -> None:
        """Show a verdict that no Redeem led to."""
        self.become(Told(verdict, since=time.monotonic()))

    def take(self, scan: Scan) -> None:
        """A new scan of any source; it waits for what is under way."""
        self._scans.put_nowait(scan)

    async def next_scan(self) -> Scan:
        """Wait for a scan."""
        return await self._scans.get()

    async def verify(self, scan: Scan) -> None:
        """Look a scan up, and go on to what follows from the answer."""
        cashier = self._cashier()
        async with self._one_at_a_time:
            await self._let_it_be_read()
            replaced = flow.replaces_something(self.state)
            self.become(Looking())
            checked = await self._desk.verify(scan.payload, scan.source.value, cashier)
            state = flow.after_check(
                checked,
                time.monotonic(),
                may_trust=self._desk.may_trust,
                one_step=self.one_step,
                replaced=replaced,
            )
            self.become(state)
            if isinstance(state, Redeeming) and state.order is not None:
                await self._redeem(state.order, cashier)
        self.journal_changed.emit()

    async def _let_it_be_read(self) -> None:
        """A scan that comes at once may not take the verdict of a Redeem away before it was seen."""
        await asyncio.sleep(flow.scan_waits(self.state, time.monotonic()))

    def confirm(self) -> None:
        """Enter, or the button: it means the order that is on the screen now, and that was looked at."""
        state = self.state
        if not isinstance(state, Ordering) or not state.ticked:
            return
        if not flow.can_confirm(state, time.monotonic()):
            self.hurried.emit()
            return
        self.become(Redeeming(state))
        # Whoever confirms it now, though the till may be locked before it is sent.
        self._spawn(partial(self._confirmed, state, self._cashier()))

    async def _confirmed(self, order: Ordering, cashier: str) -> None:
        async with self._one_at_a_time:
            await self._redeem(order, cashier)
        self.journal_changed.emit()

    async def _redeem(self, order: Ordering, cashier: str) -> None:
        chosen = [voucher.code for voucher in order.chosen]
        started = time.monotonic()
        try:
            verdict = await self._desk.redeem(order.checked, chosen, cashier)
        except BaseException:
            # The order is no longer sure to be redeemable: whoever shows the trouble takes the screen.
            self.become(Ready())
            raise
        self._done(verdict, time.monotonic() - started)

    async def trust(self, checked: Checked, read: Trusted) -> None:
        """Accept a voucher that nobody could verify."""
        cashier = self._cashier()
        self.become(Redeeming(None))
        async with self._one_at_a_time:
            try:
                verdict = await self._desk.redeem(
                    checked, [read.code], cashier, price=read.price, contact=read.contact
                )
            except BaseException:
                self.become(Trusting(checked))
                raise
            self._done(verdict)
        self.journal_changed.emit()

    def _done(self, verdict: Verdict, seconds: float | None = None) -> None:
        self.become(Told(verdict, seconds, time.monotonic(), after_redeem=True))
        self._spawn(partial(self._desk.verdict_shown, verdict, self._cashier()))
        if verdict.kind in _TO_SETTLE:
            self.background.wake()
        if verdict.kind in _ON_PAPER and verdict.intent:
            self.receipt_due.emit(verdict.intent)

    def tick(self, index: int) -> None:
        """Tick or untick a row."""
        if isinstance(self.state, Ordering):
            self.become(flow.toggled(self.state, index))

    def tick_current(self) -> None:
        """Tick or untick the row that keys work on."""
        if isinstance(self.state, Ordering):
            self.become(flow.toggled(self.state, self.state.current))

    def tick_all(self) -> None:
        """All, or none when all are ticked."""
        if isinstance(self.state, Ordering):
            self.become(flow.toggled_all(self.state))

    def step(self, by: int) -> None:
        """Go to another row of the order."""
        if isinstance(self.state, Ordering):
            self.become(flow.stepped(self.state, by))

    def put_away(self) -> None:
        """Back to waiting; what is in flight is not disturbed."""
        if not isinstance(self.state, Redeeming | Looking):
            self.become(Ready())

    def again(self) -> Scan | None:
        """The scan that looks a voucher up once more whose lost Redeem did not happen."""
        state = self.state
        if not isinstance(state, Told) or not flow.can_be_redeemed_again(state):
            return None
        return Scan(state.verdict.vouchers[0].code, ScanSource.TYPED, datetime.now(UTC))

    async def handed_over(self) -> None:
        """The goods of the unknown verdict on the screen are out: settling will insist."""
        codes = flow.unknown_codes(self.state)
        for row in await self._desk.open_rows():
            if row.code in codes:
                await self._desk.goods_out(row, self._cashier())

    async def _settled(self, row: Redemption) -> None:
        """A row was settled in the background: tell it where its unknown verdict still stands."""
        if row.code in flow.unknown_codes(self.state) and row.state not in _OPEN:
            verdict = verdicts.of_rows([row])
            self.tell(verdict)
            await self._desk.verdict_shown(verdict, self._cashier())
            if verdict.kind in _ON_PAPER:
                self.receipt_due.emit(row.intent)
        self.journal_changed.emit()
