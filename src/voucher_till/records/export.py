"""Writes tables to files: each is whole or not there, and takes the same little memory however long it is."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import aclosing, contextmanager, suppress
from datetime import datetime, tzinfo
from pathlib import Path

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.records.csv_file import CsvFile
from voucher_till.records.table_words import Words
from voucher_till.records.tables import Cell, Row, Table
from voucher_till.records.writing import Heading, MakeWriter, TableWriter, WrittenCell, WrittenRow
from voucher_till.records.xlsx_file import XlsxFile
from voucher_till.store.folder import sync_folder

__all__ = ["ExportError", "Heading", "MakeWriter", "TableWriter", "WrittenCell", "WrittenRow", "export"]

log = logging.getLogger(__name__)

_WRITERS: dict[str, MakeWriter] = {".csv": CsvFile, ".xlsx": XlsxFile}
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class ExportError(Exception):
    """A file could not be written, and there is none; ``problem`` is fit to be shown."""

    def __init__(self, problem: Phrase) -> None:
        super().__init__(str(problem))
        self.problem = problem


async def export(
    tables: Table | Sequence[Table],
    path: Path,
    *,
    words: Words = str,
    on_progress: Callable[[int, int | None], None] | None = None,
    make_writer: MakeWriter | None = None,
    zone: tzinfo | None = None,
) -> int:
    """Write tables to a file of the sort its name ends with: ``.csv`` or ``.xlsx``; gives how many rows.

    ``on_progress`` gets the rows so far and those in all, if that is known. ``make_writer`` writes other
    sorts of files. ``zone`` is of the outlet's clock; None for this computer's. A file that is there already
    is replaced at the end, at once; a task that is cancelled leaves it as it was. ``words`` is called on
    another thread. Raises ExportError, StoreError.
    """
    make = make_writer or _WRITERS.get(path.suffix.lower())
    if make is None:
        raise ExportError(phrase("export", "Choose a name that ends with .csv or .xlsx."))
    parts = [tables] if isinstance(tables, Table) else list(tables)
    file = _File(path, make, words, zone)
    # One thread for all of it: a writer need not bear others, and Qt's do not.
    thread = ThreadPoolExecutor(1, thread_name_prefix="export")
    try:
        with _told(path):
            return await _write(file, thread, parts, on_progress)
    except BaseException:
        file.given_up.set()
        # Whoever cancels twice does not stop this: a half file must go.
        await asyncio.shield(asyncio.wrap_future(thread.submit(file.abandon)))
        raise
    finally:
        thread.shutdown(wait=False)


async def _write(
    file: _File,
    thread: ThreadPoolExecutor,
    parts: Sequence[Table],
    on_progress: Callable[[int, int | None], None] | None,
) -> int:
    loop, written = asyncio.get_running_loop(), 0
    counts = [part.total for part in parts]
    total = None if None in counts else sum(count or 0 for count in counts)
    await loop.run_in_executor(thread, file.open)
    for part in parts:
        await loop.run_in_executor(thread, file.begin, part)
        async with aclosing(part.rows) as pieces:
            async for rows in pieces:
                await loop.run_in_executor(thread, file.add, rows)
                written += len(rows)
                if on_progress is not None:
                    on_progress(written, total)
    await loop.run_in_executor(thread, file.complete)
    return written


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Errors of the file system as sentences."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            text = phrase(
                "export",
                "There is no room for {name}. Free some space or choose another folder.",
                name=path.name,
            )
        else:
            text = phrase(
                "export",
                "{name} cannot be written in {folder} ({reason}). Close it where it is open, or choose"
                " another folder.",
                name=path.name,
                folder=str(path.parent),
                reason=error.strerror or str(error),
            )
        raise ExportError(text) from error


class _File:
    """One file on its way; all of it happens on the export's thread."""

    def __init__(self, path: Path, make: MakeWriter, words: Words, zone: tzinfo | None) -> None:
        self.given_up = threading.Event()
        self._path = path
        # Hidden, in the same folder: only there can it be renamed to its name at once.
        self._part = path.with_name(f".voucher-till-{secrets.token_hex(8)}.part")
        self._make = make
        self._words = words
        self._zone = zone
        self._writer: TableWriter | None = None
        self._known: dict[Phrase, str] = {}

    def open(self) -> None:
        if self._path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        self._part.touch(exist_ok=False)
        self._writer = self._make(self._part)

    def begin(self, table: Table) -> None:
        self._opened.begin(
            Heading(
                self._words(table.name),
                tuple(self._words(line) for line in table.about),
                self._words(phrase("export", "About this file")),
                tuple(self._words(column.title) for column in table.columns),
                tuple(column.kind for column in table.columns),
                tuple(column.width for column in table.columns),
            )
        )

    def add(self, rows: Sequence[Row]) -> None:
        self._opened.rows([tuple(self._written(cell) for cell in row) for row in rows])

    def complete(self) -> None:
        self._opened.finish()
        with self._part.open("r+b") as file:
            os.fsync(file.fileno())
        if self.given_up.is_set():
            return
        self._part.replace(self._path)
        # It is in its place; some file systems of shares and sticks cannot do this and need not.
        with suppress(OSError):
            sync_folder(self._path.parent)

    def abandon(self) -> None:
        try:
            if self._writer is not None:
                self._writer.abandon()
            self._part.unlink(missing_ok=True)
        except OSError:
            log.exception("an unfinished export stays behind")

    @property
    def _opened(self) -> TableWriter:
        if self._writer is None:
            raise ValueError("the file is not open")
        return self._writer

    def _written(self, cell: Cell) -> WrittenCell:
        if isinstance(cell, Phrase):
            return self._worded(cell)
        return cell.astimezone(self._zone) if isinstance(cell, datetime) else cell

    def _worded(self, text: Phrase) -> str:
        if text.values:
            return self._words(text)
        # States and reasons come again and again; those with values would only fill the memory.
        if text not in self._known:
            self._known[text] = self._words(text)
        return self._known[text]
