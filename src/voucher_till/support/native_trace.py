"""A crash in a library that is not Python: the trace it leaves becomes a report at the next start."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout

from voucher_till.store.errors import StoreError
from voucher_till.store.folder import PRIVATE, DataFolder, private_file
from voucher_till.support.crashes import CrashKind, CrashReport, CrashReports
from voucher_till.support.redaction import Redactor
from voucher_till.support.references import new_reference

log = logging.getLogger(__name__)

_MOST_BYTES = 100_000


@contextlib.contextmanager
def native_trace(folder: DataFolder) -> Iterator[None]:
    """While this lasts, a native crash of the process leaves a trace; one that ends well leaves none."""
    path = folder.crashes / f"native-{uuid.uuid4().hex}.trace"
    lock = _lock(path)
    try:
        lock.acquire(timeout=0)
        private_file(path)
        file = path.open("wb")
    except (OSError, StoreError, Timeout) as error:
        log.warning("native crashes of this process leave no trace: %s", error)
        yield
        return
    try:
        faulthandler.enable(file)
        yield
    finally:
        faulthandler.disable()
        file.close()
        _remove(path, lock)


def report_native_crashes(folder: DataFolder) -> list[CrashReport]:
    """Make reports of the traces that processes left which are no more. Raises OSError."""
    made = []
    for path in sorted(folder.crashes.glob("native-*.trace")):
        lock = _lock(path)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            continue  # It lives.
        report = _report(path)
        if report is not None:
            CrashReports(folder).add(report)
            log.error(
                "the program crashed: %s, reference %s",
                report.what,
                report.reference,
                extra={"reference": report.reference},
            )
            made.append(report)
        _remove(path, lock)
    return made


def _report(path: Path) -> CrashReport | None:
    with path.open("rb") as file:
        trace = file.read(_MOST_BYTES).decode(errors="replace").strip()
    if not trace:
        return None
    return CrashReport(
        reference=new_reference(),
        at=datetime.fromtimestamp(path.stat().st_mtime, UTC).astimezone(),
        kind=CrashKind.NATIVE,
        what=trace.splitlines()[0],
        trace=Redactor().trace(trace),
    )


def _lock(path: Path) -> FileLock:
    return FileLock(path.with_suffix(".lock"), mode=PRIVATE, thread_local=False)


def _remove(path: Path, lock: FileLock) -> None:
    """While it is locked, and on Windows the lock's own file afterwards."""
    path.unlink(missing_ok=True)
    lock.release()
    with contextlib.suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
