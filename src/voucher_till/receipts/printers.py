"""Lines onto paper, by whatever way the printer is reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from voucher_till.receipts.commands import commands
from voucher_till.receipts.lines import Line
from voucher_till.receipts.network import PATIENCE, Patience, print_network
from voucher_till.receipts.ports import print_file, print_serial, print_windows
from voucher_till.receipts.targets import (
    CommandPrinter,
    FilePrinter,
    NetworkPrinter,
    SerialPrinter,
)


class SystemPrint(Protocol):
    """Draws lines on a printer that is installed on this computer. Blocks, on a thread of its own; raises
    PrinterError."""

    def __call__(self, name: str, lines: Sequence[Line], columns: int) -> None:
        """Print on the printer of that name."""


def print_lines(
    target: CommandPrinter,
    lines: Sequence[Line],
    patience: Patience = PATIENCE,
    *,
    must_answer: bool = False,
) -> bool:
    """Print and cut. Blocks for some seconds at most; raises PrinterError.

    True when the printer answers questions; ``must_answer`` says that this printer did so before.
    """
    sent = commands(lines)
    if isinstance(target, NetworkPrinter):
        return print_network(target, sent, patience, must_answer=must_answer)
    if isinstance(target, SerialPrinter):
        print_serial(target, sent, patience.progress)
    elif isinstance(target, FilePrinter):
        print_file(target, sent, patience.progress)
    else:
        print_windows(target, sent)
    return False
