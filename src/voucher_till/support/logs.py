"""The program's log and its crash reports, from the start of a process on."""

from __future__ import annotations

import logging

from voucher_till.store.folder import DataFolder
from voucher_till.support.crashes import CrashReports
from voucher_till.support.log_entry import JsonLines
from voucher_till.support.log_file import SharedLogFile
from voucher_till.support.log_reader import LOG_NAME
from voucher_till.support.trouble import ReportErrors, keep_reports


def keep_log(folder: DataFolder) -> logging.Handler:
    """Write the log and the crash reports of this process into the data folder, and into no other any more.

    Raises OSError when the log cannot be written; the process then has none, and crash reports all the same.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    logging.raiseExceptions = False
    # A line for each request would hold nothing that the scan log does not.
    logging.getLogger("httpx").setLevel(logging.WARNING)
    keep_reports(CrashReports(folder))
    for before in [one for one in root.handlers if isinstance(one, SharedLogFile)]:
        root.removeHandler(before)
        before.close()
    try:
        handler: logging.Handler = SharedLogFile(folder.logs / LOG_NAME)
    except OSError:
        # Without any, Python would write tracebacks to the console.
        root.addHandler(logging.NullHandler())
        raise
    handler.setFormatter(JsonLines())
    handler.addFilter(ReportErrors())
    root.addHandler(handler)
    return handler
