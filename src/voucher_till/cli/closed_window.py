"""What is not done beside an open window: it would go on with what it read when it was opened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from voucher_till.store.folder import PRIVATE, DataFolder


class WindowOpenError(Exception):
    """The till's window is open; the text is fit to be shown."""

    def __init__(self) -> None:
        super().__init__(
            "This till is open, or another command changes it. Close its window first, then do this again."
        )


@contextmanager
def closed_window(folder: DataFolder) -> Iterator[None]:
    """No window is open on a folder, nor opened meanwhile. Raises WindowOpenError."""
    folder.prepare()
    lock = FileLock(folder.window_lock, mode=PRIVATE, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise WindowOpenError from None
    try:
        yield
    finally:
        lock.release()
