"""One slip at a time onto the printer that is set up, on a thread beside everything else."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence

from voucher_till.domain.phrases import Phrase
from voucher_till.receipts.lines import Line
from voucher_till.receipts.network import PATIENCE, Patience
from voucher_till.receipts.own_thread import on_own_thread
from voucher_till.receipts.printers import SystemPrint, print_lines
from voucher_till.receipts.slip import fitting
from voucher_till.receipts.targets import SystemPrinter, Target, parse
from voucher_till.receipts.trouble import NO_ANSWER, NO_SYSTEM, PROGRAM, STOPPED, PrinterError
from voucher_till.store.settings import ReceiptSettings

log = logging.getLogger(__name__)

LONGEST_SECONDS = 60.0
"""A printer's driver may hold a slip for ever; then it is given up, and the thread is left to its fate."""


class Press:
    """Prints what it is given, and remembers what it learnt about the printers."""

    def __init__(
        self,
        system_print: SystemPrint | None = None,
        patience: Patience = PATIENCE,
        longest: float = LONGEST_SECONDS,
    ) -> None:
        self._system_print = system_print
        self._patience = patience
        self._longest = longest
        self._turn = asyncio.Lock()
        self._answering: set[Target] = set()
        self._held: asyncio.Future[bool] | None = None

    async def put_out(self, lines: Sequence[Line], receipts: ReceiptSettings) -> None:
        """Print and cut. Raises PrinterError, whatever went wrong."""
        target = parse(receipts.printer)
        if isinstance(target, Phrase):
            raise PrinterError(target)
        async with self._turn:
            if self._held is not None and not self._held.done():
                raise PrinterError(NO_ANSWER)
            work = on_own_thread(lambda: self._print(target, lines, receipts.columns), "receipt printer")
            done, _ = await asyncio.wait([work], timeout=self._longest)
            if not done:
                self._held = work
                raise PrinterError(STOPPED, partial=True)
            if work.result():
                self._answering.add(target)

    def forget(self) -> None:
        """There may be another printer now where one was."""
        self._answering.clear()

    def _print(self, target: Target, lines: Sequence[Line], columns: int) -> bool:
        try:
            if not isinstance(target, SystemPrinter):
                return print_lines(target, lines, self._patience, must_answer=target in self._answering)
            if self._system_print is None:
                raise PrinterError(NO_SYSTEM)
            self._system_print(target.name, lines, fitting(columns))
        except PrinterError:
            raise
        except Exception as error:
            log.exception("printing met a program error")
            raise PrinterError(PROGRAM, partial=True) from error
        return False
