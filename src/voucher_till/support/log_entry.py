"""One line of the log: a JSON object with nothing in it that may not be read."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import Any

import msgspec

from voucher_till.support.redaction import Redactor, writable

Field = str | int | float | bool | None

_OWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "reference"}
"""What a record has by itself; all else was given with it."""
_IDS = frozenset({"log_id"})
"""Fields that are needed whole: the platform's support asks for them."""


class LogEntry(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was noted, when, and by which part of the program."""

    time: datetime
    level: str
    logger: str
    process: int
    message: str
    reference: str = ""
    """Of a program error: what the cashier was told."""
    error: str = ""
    """The traceback."""
    fields: dict[str, Field] = {}


class JsonLines(logging.Formatter):
    """Makes lines of records."""

    def __init__(self) -> None:
        super().__init__()
        self._redactor = Redactor()

    def format(self, record: logging.LogRecord) -> str:
        """One JSON object, without a line's end."""
        error = self.formatException(record.exc_info) if record.exc_info and record.exc_info[0] else ""
        if record.stack_info:
            error = f"{error}\n{record.stack_info}".strip()
        given = {name: value for name, value in vars(record).items() if name not in _OWN}
        entry = LogEntry(
            time=datetime.fromtimestamp(record.created, UTC).astimezone(),
            level=record.levelname,
            logger=record.name,
            process=record.process or 0,
            message=self._redactor.message(_said(record)),
            reference=str(getattr(record, "reference", "")),
            error=self._redactor.trace(error),
            fields={name: self._field(name, value) for name, value in given.items()},
        )
        return msgspec.json.encode(entry).decode()

    def _field(self, name: str, value: Any) -> Field:
        if value is None or isinstance(value, bool | float):
            return value
        if isinstance(value, int) and abs(value) < 2**31:
            return value
        return writable(str(value)) if name in _IDS else self._redactor.message(str(value))


def _said(record: logging.LogRecord) -> str:
    try:
        return record.getMessage()
    except (TypeError, ValueError):
        return f"{record.msg} (its values do not fit it)"


def clean_entry(entry: LogEntry, redactor: Redactor) -> LogEntry:
    """The same without what the redactor takes out."""
    fields = {
        name: redactor.message(value) if isinstance(value, str) and name not in _IDS else value
        for name, value in entry.fields.items()
    }
    return msgspec.structs.replace(
        entry, message=redactor.message(entry.message), error=redactor.trace(entry.error), fields=fields
    )
