"""Entries of the audit trail as they stand in the file, whatever somebody made of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from voucher_till.store.chain import link
from voucher_till.store.rows import moment

_ENTRIES = (
    "SELECT id, at_ms, CAST(who AS BLOB), CAST(action AS BLOB), CAST(detail AS BLOB), CAST(chain AS BLOB)"
    " FROM {}.audit "
)


@dataclass(frozen=True, slots=True)
class Written:
    """An entry as it stands in the file, with its link."""

    id: int
    at_ms: int
    who: str
    action: str
    detail: str
    chain: str
    is_text: bool
    """False where a text has bytes that are none; those are shown as well as can be."""

    @property
    def content(self) -> tuple[int, str, str, str]:
        """What it says, without its place in the trail."""
        return self.at_ms, self.who, self.action, self.detail

    @property
    def at(self) -> datetime | None:
        """None for a number that somebody wrote and that is no moment."""
        try:
            return moment(self.at_ms)
        except (ValueError, OverflowError, OSError):
            return None

    def follows(self, before: str) -> bool:
        """Whether it is what was written after an entry with this link."""
        return self.is_text and self.chain == link(
            before, self.id, self.at_ms, self.who, self.action, self.detail
        )


def written(connection: sqlite3.Connection, schema: str, which: str, *values: int | str) -> Iterator[Written]:
    """Entries as they stand in the file. As bytes first: one changed byte can make a text that is none."""
    for row in connection.execute(_ENTRIES.format(schema) + which, values):
        texts = [bytes(value) for value in tuple(row)[2:]]
        who, action, detail, chain = (text.decode("utf-8", "backslashreplace") for text in texts)
        yield Written(row[0], row[1], who, action, detail, chain, all(map(_is_text, texts)))


def _is_text(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
