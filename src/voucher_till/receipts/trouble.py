"""What keeps a slip from coming out of a printer: a sentence for each."""

from __future__ import annotations

import errno

from voucher_till.domain.phrases import Phrase, phrase

NO_PRINTER = phrase("receipts", "No printer is set up.")
NO_ANSWER = phrase("receipts", "The printer does not answer. Is it switched on?")
REFUSED = phrase("receipts", "The printer refuses the connection. Another till may be using it.")
STOPPED = phrase("receipts", "The printer stopped answering. The slip may have been printed in part.")
NO_PAPER = phrase("receipts", "The printer is out of paper.")
PAPER_ENDED = phrase("receipts", "The printer ran out of paper. The slip may have been printed in part.")
NO_DEVICE = phrase("receipts", "There is no such printer at this computer. Is it plugged in?")
NO_ACCESS = phrase("receipts", "This user may not use the printer.")
BUSY = phrase("receipts", "Another program is using the printer.")
FAILED = phrase("receipts", "The printer reports an error.")
NO_WINDOWS = phrase("receipts", "Printers of Windows cannot be used on this computer.")
NO_SYSTEM = phrase("receipts", "This printer can only be used from the till's window.")
NOT_KEPT = phrase("receipts", "Slips cannot be kept: the till cannot use its data folder.")
PROGRAM = phrase("receipts", "Printing slips met an error of the till. The log says more.")


class PrinterError(Exception):
    """A slip did not come out as it should; ``phrase`` is fit to be shown."""

    def __init__(self, phrase: Phrase, *, partial: bool = False) -> None:
        super().__init__(str(phrase))
        self.phrase = phrase
        self.partial = partial
        """Some of it, or even all, may be on paper."""


def not_opened(error: OSError) -> PrinterError:
    """Why a port or a device file could not be opened."""
    if error.errno in (errno.EACCES, errno.EPERM):
        return PrinterError(NO_ACCESS)
    if error.errno in (errno.EBUSY, errno.EAGAIN):
        return PrinterError(BUSY)
    # Under Windows pyserial gives a text alone, and the one program that has a port shuts out the others.
    if error.errno is None and "PermissionError" in str(error):
        return PrinterError(BUSY)
    return PrinterError(NO_DEVICE)
