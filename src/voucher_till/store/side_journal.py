"""The side journal: every row written to the database once more, a line each, in a file only added to.

A database that is damaged, deleted or set back is filled again from it. All writing happens under the
database's write lock, so several processes share the file without a lock of its own.

Lines of one transaction carry one number and one mark. The number is one more than that of the last committed
transaction; so a transaction that was written here and then not committed is outdone by the next one, which
carries the same number.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import msgspec

from voucher_till.store.errors import from_os
from voucher_till.store.folder import sync_folder, write_whole

Value = str | int | None
Snapshot = Mapping[str, Value]
Key = tuple[Value, ...]

_TAIL_BYTES = 65_536
_SUM = b'{"sum":"'
_SUM_END = len(_SUM) + 16


class Line(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line: a row as it was written, or the head of a file that was written whole."""

    number: int
    mark: str
    version: int = 0
    """The database's version when it was written."""
    row: dict[str, Value] | None = None


def key_of(row: Snapshot) -> Key:
    """What makes a row the same in every database it may be restored to."""
    return tuple(row.get(name) for name in ("environment", "merchant_id", "intent", "code"))


@dataclass(slots=True)
class Content:
    """What could be read of a side journal."""

    lines: list[Line] = field(default_factory=list)
    """Those that count, in the order of writing; none of a transaction that was not committed."""
    unreadable: int = 0

    @property
    def whole(self) -> bool:
        """Nothing is missing: it starts with a head, every line is readable, and no number is left out."""
        if self.unreadable or not self.lines or self.lines[0].row is not None:
            return False
        numbers = [line.number for line in self.lines]
        return all(after - before in (0, 1) for before, after in pairwise(numbers))

    def newest(self, after: int = -1) -> dict[Key, Snapshot]:
        """The last snapshot of each row, of transactions after a number, in the order of writing."""
        found: dict[Key, Snapshot] = {}
        for line in self.lines:
            if line.row is not None and line.number > after:
                key = key_of(line.row)
                found.pop(key, None)
                found[key] = line.row
        return found


@dataclass(frozen=True, slots=True)
class Written:
    """Where in the file a transaction's lines are."""

    start: int
    end: int


class SideJournal:
    """The file; it is opened anew for each use, so that it may be replaced meanwhile."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def exists(self) -> bool:
        """Whether there is one at all."""
        return self._path.exists()

    def size(self) -> int:
        """In bytes; 0 when there is none."""
        try:
            return self._path.stat().st_size
        except FileNotFoundError:
            return 0
        except OSError as error:
            raise from_os(error) from error

    def append(self, rows: Sequence[Snapshot], number: int, version: int) -> Written:
        """Add a transaction's rows, durably: all or none. Raises StoreError."""
        # It starts with a line's end, so that what a torn write left before it stays a line of its own.
        content = b"\n" + b"".join(_encoded(rows, number, version))
        try:
            new = not self._path.exists()
            flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
            handle = os.open(self._path, flags, 0o600)
            with os.fdopen(handle, "rb+", buffering=0) as file:
                written = _append(file.fileno(), content)
            if new:
                sync_folder(self._path.parent)
        except OSError as error:
            raise from_os(error) from error
        return written

    def withdraw(self, written: Written) -> None:
        """Take back what was added last; nothing if more was added since. Raises StoreError."""
        try:
            with self._path.open("rb+", buffering=0) as file:
                if os.fstat(file.fileno()).st_size == written.end:
                    file.truncate(written.start)
                    os.fsync(file.fileno())
        except OSError as error:
            raise from_os(error) from error

    def last(self) -> Line | None:
        """The last readable line, as a rule from the end of the file alone."""
        try:
            with self._path.open("rb") as file:
                size = file.seek(0, os.SEEK_END)
                file.seek(max(0, size - _TAIL_BYTES))
                tail = file.read()
                found = _last_line(tail)
                if found is None and size > len(tail):
                    file.seek(0)
                    found = _last_line(file.read())
                return found
        except FileNotFoundError:
            return None
        except OSError as error:
            raise from_os(error) from error

    def starts_whole(self) -> bool:
        """Whether it begins with a head, as it was written whole."""
        try:
            with self._path.open("rb") as file:
                for text in file.read(_TAIL_BYTES).split(b"\n"):
                    if text:
                        line = _decoded(text)
                        return line is not None and line.row is None
        except FileNotFoundError:
            return False
        except OSError as error:
            raise from_os(error) from error
        return False

    def read(self) -> Content:
        """All that can be read; what cannot is counted and passed over."""
        content = Content()
        try:
            with closing(self._path.open("rb")) as file:
                for text in file:
                    _take(content, text.strip(b"\r\n"))
        except FileNotFoundError:
            return content
        except OSError as error:
            raise from_os(error) from error
        return content

    def rewrite(self, rows: Iterable[Snapshot], number: int, version: int) -> None:
        """Replace it by these rows alone, with the number of the transaction that this belongs to."""
        mark = uuid.uuid4().hex
        head = _line(Line(number, mark, version))

        def content() -> Iterator[bytes]:
            yield head
            for row in rows:
                yield _line(Line(number, mark, version, _given(row)))

        write_whole(self._path, content())

    def keep_copy(self, name: str) -> None:
        """Keep the file as it is under another name beside it, before it is replaced."""
        copy = self._path.with_name(name)
        write_whole(copy, self._path.read_bytes())


def _append(handle: int, content: bytes) -> Written:
    start = os.fstat(handle).st_size
    try:
        written = os.write(handle, content)
        while written < len(content):
            # A short write is followed by the error that made it short.
            written += os.write(handle, content[written:])
        os.fsync(handle)
    except OSError:
        os.ftruncate(handle, start)
        raise
    return Written(start, start + len(content))


def _encoded(rows: Iterable[Snapshot], number: int, version: int) -> Iterator[bytes]:
    mark = uuid.uuid4().hex
    for row in rows:
        yield _line(Line(number, mark, version, _given(row)))


def _given(row: Snapshot) -> dict[str, Value]:
    return {name: row[name] for name in row.keys() if row[name] is not None}  # noqa: SIM118 - sqlite3.Row


def _line(line: Line) -> bytes:
    body = msgspec.json.encode(line)
    return _SUM + _sum(body) + b'",' + body[1:] + b"\n"


def _sum(body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=8).hexdigest().encode()


def _decoded(text: bytes) -> Line | None:
    if not text.startswith(_SUM):
        return None
    body = b"{" + text[_SUM_END + 2 :]
    if _sum(body) != text[len(_SUM) : _SUM_END]:
        return None
    try:
        return msgspec.json.decode(body, type=Line)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def _last_line(text: bytes) -> Line | None:
    for part in reversed(text.split(b"\n")):
        line = _decoded(part) if part else None
        if line is not None:
            return line
    return None


def _take(content: Content, text: bytes) -> None:
    if not text:
        return
    line = _decoded(text)
    if line is None:
        content.unreadable += 1
        return
    kept = content.lines
    while kept and kept[-1].number >= line.number and kept[-1].mark != line.mark:
        kept.pop()
    kept.append(line)
