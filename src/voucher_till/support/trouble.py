"""The one way of a program error: into the log and a crash report, with a reference that people are told."""

from __future__ import annotations

import logging
import os
import threading
import traceback
from dataclasses import dataclass, field
from datetime import UTC, datetime

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.support.crashes import CrashKind, CrashReport, CrashReports
from voucher_till.support.redaction import Redactor
from voucher_till.support.references import new_reference

log = logging.getLogger(__name__)

Signature = tuple[str, tuple[tuple[str, int], ...]]
_MANY = 200
_INNERMOST = 3


@dataclass(slots=True)
class _Keeper:
    """What this process knows of its errors."""

    reports: CrashReports | None = None
    references: dict[Signature, str] = field(default_factory=dict)
    """Of each error that was met: one that comes again at each frame makes no second report."""


_keeper = _Keeper()
_REDACTOR = Redactor()


def keep_reports(reports: CrashReports | None) -> None:
    """From now on program errors of this process are kept there; None for nowhere."""
    _keeper.reports = reports
    _keeper.references.clear()


def are_reports_kept() -> bool:
    """Whether program errors of this process are kept anywhere."""
    return _keeper.reports is not None


def note_error(
    error: BaseException, message: str = "program error", kind: CrashKind = CrashKind.ERROR
) -> tuple[str, bool]:
    """Log an error and keep a report of it. Returns its reference, and whether it is the first such one."""
    reference, is_new = _reference_of(error, kind)
    log.error("%s, reference %s", message, reference, exc_info=error, extra={"reference": reference})
    return reference, is_new


def words(reference: str) -> Phrase:
    """What people are told of a program error."""
    return phrase(
        "tasks",
        "The till itself has a problem. Tell your manager the reference {reference}.",
        reference=reference,
    )


class ReportErrors(logging.Filter):
    """Keeps a report of each error that a part of the program logs by itself with its traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Give the record its reference; every record passes."""
        error = record.exc_info[1] if record.exc_info else None
        if error is not None and record.levelno >= logging.ERROR and not hasattr(record, "reference"):
            record.reference, _ = _reference_of(error, CrashKind.ERROR)
        return True


def _reference_of(error: BaseException, kind: CrashKind) -> tuple[str, bool]:
    signature = _signature(error)
    known = _keeper.references.get(signature)
    if known is not None:
        return known, False
    if len(_keeper.references) >= _MANY:
        _keeper.references.clear()
    reference = _keeper.references[signature] = new_reference()
    if _keeper.reports is not None:
        _keeper.reports.add(_report(error, kind, reference))
    return reference, True


def _signature(error: BaseException) -> Signature:
    frames = traceback.extract_tb(error.__traceback__)[-_INNERMOST:]
    return type(error).__qualname__, tuple((frame.filename, frame.lineno or 0) for frame in frames)


def _report(error: BaseException, kind: CrashKind, reference: str) -> CrashReport:
    what = traceback.format_exception_only(error)[-1].strip()
    return CrashReport(
        reference=reference,
        at=datetime.now(UTC).astimezone(),
        kind=kind,
        what=_REDACTOR.message(what),
        trace=_REDACTOR.trace("".join(traceback.format_exception(error))),
        process=os.getpid(),
        thread=threading.current_thread().name,
    )
