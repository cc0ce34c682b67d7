"""What the computer under the till can do to its data. A program error is never one of these."""

from __future__ import annotations

import errno
import sqlite3
from enum import Enum

from voucher_till.domain.phrases import Phrase, phrase


class StoreProblem(Enum):
    """The kinds of trouble, each with a sentence and a next step."""

    NO_ACCESS = phrase(
        "errors", "The till may not write to its data folder. Give it the right to, or set VOUCHER_TILL_HOME."
    )
    DISK_FULL = phrase("errors", "The disk is full. Free some space; nothing that was recorded is lost.")
    DAMAGED = phrase(
        "errors",
        "The till's record is damaged. Start again: it is kept aside, and its open rows are restored.",
    )
    TOO_NEW = phrase(
        "errors", "The till's record was written by a newer version. Install that version again."
    )
    BUSY = phrase(
        "errors",
        "The till's record is in use by something that does not let go. Close other programs and try again.",
    )
    UNREADABLE_SETTINGS = phrase(
        "errors", "The till's settings cannot be read. Run setup again; the old file is kept aside."
    )
    KEYRING = phrase(
        "errors", "The system's keyring does not let the till forget a secret. Unlock it and try again."
    )
    UNCLEAR_ENVIRONMENT = phrase(
        "errors",
        "It is not clear whether this till is in practice, on the test merchant or live. Say which:"
        " voucher-till environment use sandbox, test or live.",
    )


class NotSetUpError(Exception):
    """There are no settings, or no secret; the text is fit to be shown on the console."""

    phrase = phrase("errors", "This till is not set up yet.")
    """The same for the window."""


class SecretMissingError(NotSetUpError):
    """The till is set up, and its client secret is gone."""

    phrase = phrase("errors", "The client secret of this till is missing. A manager can set it up again.")


class StoreError(Exception):
    """Trouble with the data folder; the text is fit to be shown, with what the system says of it."""

    def __init__(self, problem: StoreProblem, detail: str = "") -> None:
        super().__init__(f"{problem.value} ({detail})" if detail else str(problem.value))
        self.problem = problem
        self.detail = detail

    @property
    def phrase(self) -> Phrase:
        """The sentence and the next step, without what the system says."""
        return self.problem.value


SqliteError = (sqlite3.Error, UnicodeDecodeError)
"""What using a database can raise; the latter when SQLite's message quotes damaged text."""


def result_code(error: sqlite3.Error | UnicodeDecodeError) -> int:
    """SQLite's extended result code; 0 when the error is Python's own."""
    return getattr(error, "sqlite_errorcode", None) or 0


def from_sqlite(error: sqlite3.Error | UnicodeDecodeError) -> StoreError | None:
    """The environment's share of SQLite's errors; None for what is a bug of ours."""
    problems = {
        sqlite3.SQLITE_FULL: StoreProblem.DISK_FULL,
        sqlite3.SQLITE_IOERR: StoreProblem.DISK_FULL,
        sqlite3.SQLITE_READONLY: StoreProblem.NO_ACCESS,
        sqlite3.SQLITE_CANTOPEN: StoreProblem.NO_ACCESS,
        sqlite3.SQLITE_PERM: StoreProblem.NO_ACCESS,
        sqlite3.SQLITE_CORRUPT: StoreProblem.DAMAGED,
        sqlite3.SQLITE_NOTADB: StoreProblem.DAMAGED,
        sqlite3.SQLITE_BUSY: StoreProblem.BUSY,
        sqlite3.SQLITE_LOCKED: StoreProblem.BUSY,
    }
    # Texts whose bytes are wrong: Python notices, not SQLite.
    garbled = isinstance(error, UnicodeDecodeError) or str(error).startswith("Could not decode to UTF-8")
    problem = StoreProblem.DAMAGED if garbled else problems.get(result_code(error) & 0xFF)
    return StoreError(problem, str(error)) if problem else None


def from_os(error: OSError) -> StoreError:
    """A file system's error as the till's."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    return StoreError(StoreProblem.DISK_FULL if full else StoreProblem.NO_ACCESS, str(error))
