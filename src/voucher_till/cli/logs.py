"""The program's log: no secret, token, payload or whole voucher code is ever written to it."""

from __future__ import annotations

import logging
import logging.handlers

from voucher_till.cli.printing import complain
from voucher_till.store.folder import DataFolder


def start_logging(folder: DataFolder) -> None:
    """Write the program's log into the data folder; a log that cannot be written stops nothing."""
    try:
        handler = logging.handlers.RotatingFileHandler(
            folder.logs / "till.log", maxBytes=2_000_000, backupCount=5, encoding="utf-8"
        )
    except OSError as error:
        complain(f"The log cannot be written: {error.strerror}")
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    root.addHandler(handler)
    # A line for each request would hold nothing that the scan log does not.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    logging.raiseExceptions = False
