"""Prints slips beside the sales: whatever the printer does, no sale waits for it or fails by it."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

from voucher_till.domain.journal import Redemption
from voucher_till.domain.phrases import Phrase
from voucher_till.receipts.lines import Line
from voucher_till.receipts.press import Press
from voucher_till.receipts.slip import SlipWords, slip_of, test_page, text
from voucher_till.receipts.trouble import NO_PRINTER, NOT_KEPT, PROGRAM, PrinterError
from voucher_till.store.errors import StoreError
from voucher_till.store.settings import ReceiptSettings, Settings
from voucher_till.store.slips import Slips, WaitingSlip

log = logging.getLogger(__name__)

PAUSES_SECONDS = (2.0, 5.0, 15.0, 60.0)
"""Between tries while there is trouble; the last one stays."""
OLDEST = timedelta(hours=12)
"""Nobody waits longer for a slip."""
MOST_PARTIAL = 3
"""A slip that may be on paper already is not tried more often: a printer that prints and never says so would
use up its roll."""
_END_SECONDS = 2.0


def _ignore(_trouble: Phrase | None) -> None:
    pass


class ReceiptDesk:
    """Keeps the slips that wait, and prints them one at a time while ``run`` runs."""

    def __init__(
        self,
        slips: Slips,
        rows_of: Callable[[str], Awaitable[Sequence[Redemption]]],
        settings: Callable[[], Settings],
        press: Press,
        *,
        words: Callable[[], SlipWords] = SlipWords,
        on_trouble: Callable[[Phrase | None], None] = _ignore,
        pauses: Sequence[float] = PAUSES_SECONDS,
    ) -> None:
        """``rows_of`` gives the journal's rows of an intent. ``on_trouble`` is called when trouble begins,
        and with None when it is over."""
        self.trouble: Phrase | None = None
        """What is wrong now."""
        self.waiting_count = 0
        """Slips that are not on paper yet."""
        self._slips = slips
        self._rows_of = rows_of
        self._settings = settings
        self._press = press
        self._words = words
        self._on_trouble = on_trouble
        self._pauses = pauses
        self._failures = 0
        self._woken = asyncio.Event()
        self._partial: Counter[int] = Counter()
        self._on_paper: set[int] = set()
        """Printed, but not recorded so yet: never to be printed again."""

    async def offer(self, intent: str) -> None:
        """After a redemption: its slip waits when this returns, if slips are printed here. Never raises."""
        receipts = self._settings().receipts
        if receipts.printer and receipts.each:
            await self._record(intent, asked=False)

    async def reprint(self, intent: str) -> Phrase | None:
        """Somebody asks for a slip: a copy, if there was one before. What is wrong, as far as is known."""
        if not self._settings().receipts.printer:
            return NO_PRINTER
        await self._record(intent, asked=True)
        return self.trouble

    async def _record(self, intent: str, *, asked: bool) -> None:
        try:
            copy = asked and await self._slips.was_printed(intent)
            await self._slips.add(intent, copy=copy)
            await self._count()
        except StoreError as error:
            log.error("a slip cannot be kept: %s", error)
            self._tell(NOT_KEPT)
        except Exception:
            # A slip is never worth a sale.
            log.exception("keeping a slip met a program error")
            self._tell(PROGRAM)
        self._woken.set()

    def try_now(self) -> None:
        """The settings have changed, or somebody has seen to the printer."""
        self._failures = 0
        self._press.forget()
        self._woken.set()

    async def drop_waiting(self) -> None:
        """Nobody wants what waits."""
        try:
            await self._slips.drop_all()
            await self._count()
        except StoreError as error:
            log.error("slips cannot be dropped: %s", error)
            self._tell(NOT_KEPT)
        self.try_now()

    async def test_print(self, receipts: ReceiptSettings | None = None) -> Phrase | None:
        """Print a test page, also on a printer that is not set up yet; what went wrong."""
        settings = self._settings()
        receipts = receipts or settings.receipts
        page = test_page(self._words(), till=settings.till_name, columns=receipts.columns)
        try:
            await self._press.put_out(page, receipts)
        except PrinterError as error:
            return error.phrase
        self.try_now()
        return None

    async def run(self) -> None:
        """Until cancelled. Slips from before that are too old are dropped first."""
        await self._begin()
        while True:
            self._woken.clear()
            passing = asyncio.ensure_future(self._pass())
            try:
                pause = await asyncio.shield(passing)
            except asyncio.CancelledError:
                # What is just being printed is recorded, or it would be printed once more at the next start.
                await asyncio.wait([passing], timeout=_END_SECONDS)
                passing.cancel()
                raise
            await self._pause(pause)

    async def _begin(self) -> None:
        try:
            await self._slips.drop_all(before=datetime.now(UTC) - OLDEST)
        except StoreError as error:
            log.error("old slips cannot be dropped: %s", error)

    async def _pause(self, seconds: float | None) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return

    async def _pass(self) -> float | None:
        """Print what waits. The seconds until another try is due; None when there is nothing to try."""
        if not self._settings().receipts.printer:
            self._tell(None)
            return None
        trouble: Phrase | None = None
        try:
            await self._print_all()
        except PrinterError as error:
            trouble = error.phrase
        except StoreError as error:
            log.error("the slips cannot be read or kept: %s", error)
            trouble = NOT_KEPT
        except Exception:
            # The next sale's slip may well be printed: a loop that ends would be worse.
            log.exception("printing slips met a program error")
            trouble = PROGRAM
        self._tell(trouble)
        return self._next_pause()

    def _next_pause(self) -> float | None:
        if self.trouble is None:
            self._failures = 0
            # What still waits is in another process' hands, or was when that one died.
            return self._pauses[-1] if self.waiting_count else None
        pause = self._pauses[min(self._failures, len(self._pauses) - 1)]
        self._failures += 1
        return pause

    async def _print_all(self) -> None:
        try:
            for slip in await self._slips.waiting():
                await self._print(slip)
        finally:
            await self._count()

    async def _count(self) -> None:
        self.waiting_count = len(await self._slips.waiting())

    async def _print(self, slip: WaitingSlip) -> None:
        if slip.id not in self._on_paper:
            lines = await self._lines(slip)
            if lines is None:
                await self._slips.drop(slip.id, "nothing to print")
                return
            if not await self._slips.claim(slip.id):
                return
            try:
                await self._press.put_out(lines, self._settings().receipts)
            except PrinterError as error:
                await self._failed(slip, error)
                raise
            self._on_paper.add(slip.id)
        await self._slips.printed(slip.id)
        self._on_paper.discard(slip.id)

    async def _lines(self, slip: WaitingSlip) -> list[Line] | None:
        rows = await self._rows_of(slip.intent)
        settings = self._settings()
        try:
            made = slip_of(
                rows,
                self._words(),
                till=settings.till_name,
                practice=settings.environment != "live",
                copy=slip.copy,
            )
            return None if made is None else text(made, settings.receipts.columns)
        except Exception:
            # One slip that cannot be made must not hold up all that come after it.
            log.exception("slip %d cannot be made", slip.id)
            return None

    async def _failed(self, slip: WaitingSlip, error: PrinterError) -> None:
        self._partial[slip.id] += error.partial
        if self._partial[slip.id] < MOST_PARTIAL:
            await self._slips.failed(slip.id, str(error))
            return
        log.warning("slip %d may be on paper %d times and is given up", slip.id, MOST_PARTIAL)
        await self._slips.drop(slip.id, str(error))

    def _tell(self, trouble: Phrase | None) -> None:
        before, self.trouble = self.trouble, trouble
        if (before is None) is (trouble is None):
            return
        log.info("slips: %s", trouble or "printed again")
        try:
            self._on_trouble(trouble)
        except Exception:
            # What a window does with the news is no reason to stop a sale or the printing.
            log.exception("trouble with the printer could not be told")
