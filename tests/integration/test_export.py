"""Files of tables, as other programs read them: whole or not there, codes intact, nothing in them runs."""

from __future__ import annotations

import asyncio
import csv
import resource
import tempfile
import threading
import tracemalloc
import zipfile
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.cell import Cell as ExcelCell

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.records.csv_file import CsvFile
from voucher_till.records.export import ExportError, export
from voucher_till.records.tables import Cell, Column, Row, Table
from voucher_till.records.xlsx_file import XlsxFile
from voucher_till.store.errors import StoreError, StoreProblem

JAKARTA = timezone(timedelta(hours=7))
AT = datetime(2026, 3, 31, 18, 30, 5, 250000, UTC)
COLUMNS = (
    Column(phrase("test", "At"), "moment", 19),
    Column(phrase("test", "Code"), "code", 21),
    Column(phrase("test", "Product"), "text", 30),
    Column(phrase("test", "Paid"), "money", 12),
    Column(phrase("test", "Attempts"), "number", 9),
)
CODES = ("0123456789012345678", "1234567890123456789", "0007", "7", "0000000000000000000")
DANGERS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    " =1+1",
    "\t=1",
    "\r=1",
    "\uff1d1+1",
    "\u200b=1",
    "\u2212",
    "\uff20x",
    "|x",
)


def row(code: str = "0123456789012345678", product: Cell = "Kopi", paid: Cell = Decimal("25000")) -> Row:
    return (AT, code, product, paid, 1)


async def pieces(rows: Sequence[Row], size: int = 2) -> AsyncGenerator[list[Row], None]:
    for start in range(0, len(rows), size):
        yield list(rows[start : start + size])


def table(rows: Sequence[Row], name: str = "Sales", *, size: int = 2) -> Table:
    about = (phrase("test", "State: {state}.", state="=Redeemed"), phrase("test", "Made today."))
    return Table(Phrase("test", name), about, COLUMNS, pieces(rows, size), len(rows))


def endless(made: list[int]) -> Table:
    """Rows without an end; counts the pieces that were asked for."""

    async def rows() -> AsyncGenerator[list[Row], None]:
        while True:
            made.append(len(made))
            yield [row()] * 500
            await asyncio.sleep(0)

    return Table(phrase("test", "Endless"), (), COLUMNS, rows())


def csv_rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, strict=True))


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_csv_is_read_by_any_reader(tmp_path: Path) -> None:
    path = tmp_path / "a.CSV"
    said: list[tuple[int, int | None]] = []
    rows = [
        *(row(code) for code in CODES),
        (None, None, None, None, None),
        row(product='Teh "es", 1\nbaris; ☕'),
    ]
    written = await export(
        table(rows), path, zone=JAKARTA, on_progress=lambda done, total: said.append((done, total))
    )
    assert (written, said) == (7, [(2, 7), (4, 7), (6, 7), (7, 7)])
    content = path.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\r\n") == content.count(b"\n") == 8
    head, *body = csv_rows(path)
    assert head == ["At", "Code", "Product", "Paid", "Attempts"]
    assert [line[1].strip() for line in body[:5]] == list(CODES)
    assert body[0][0] == "2026-04-01T01:30:05.250+07:00"
    assert body[0][2:] == ["Kopi", "25000", "1"]
    assert body[5] == [""] * 5
    assert body[6][2] == 'Teh "es", 1 baris; ☕'
    assert left_in(tmp_path) == ["a.CSV"]


async def test_a_spreadsheet_has_cells_of_their_types(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = [row(code) for code in CODES] + [
        row(paid=Decimal("7.50")),
        row(paid=Decimal("12345678901234567890")),
    ]
    assert await export(table(rows, "A/B: 'x'"), path, zone=JAKARTA) == 7
    book = load_workbook(path)
    sheet, about = book.worksheets
    assert (sheet.title, about.title) == ("A B  'x", "About this file")
    assert [cell.value for cell in sheet[1]] == ["At", "Code", "Product", "Paid", "Attempts"]
    at, code, product, paid, attempts = sheet[2]
    assert isinstance(at, ExcelCell)
    assert (at.is_date, at.value) == (True, datetime(2026, 4, 1, 1, 30, 5, 250000))
    assert (code.data_type, product.data_type, paid.data_type, attempts.data_type) == ("s", "s", "n", "n")
    assert [sheet.cell(line, 2).value for line in range(2, 7)] == list(CODES)
    assert (paid.value, sheet["D7"].value, sheet["D8"].value) == (25000, 7.5, "12345678901234567890")
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E8"
    assert [cell.value for cell in about["A"]][1:] == ["State: =Redeemed.", "Made today."]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
async def test_words_are_said_in_somebodys_language(tmp_path: Path, name: str) -> None:
    path, asked = tmp_path / name, list[str]()

    def words(said: Phrase) -> str:
        asked.append(said.text)
        return f"<{said}>"

    state, other = phrase("test", "Redeemed"), phrase("test", "Used at {place}", place="B")
    await export(table([row(product=state), row(product=state), row(product=other)]), path, words=words)
    if path.suffix == ".csv":
        head, *body = csv_rows(path)
    else:
        head, *body = [
            [str(cell.value) for cell in line] for line in load_workbook(path).worksheets[0].iter_rows()
        ]
    assert head[1] == "<Code>"
    assert [line[2] for line in body] == ["<Redeemed>", "<Redeemed>", "<Used at B>"]
    assert asked.count("Redeemed") == 1


async def test_several_tables_share_a_file(tmp_path: Path) -> None:
    both = [table([row()]), table([row(), row()], "sales")]
    assert await export(both, tmp_path / "a.xlsx") == 3
    book = load_workbook(tmp_path / "a.xlsx")
    assert [(sheet.title, sheet.max_row) for sheet in book.worksheets[:2]] == [("Sales", 2), ("sales 2", 3)]
    both = [table([row()]), table([row(), row()], "History")]
    assert await export(both, tmp_path / "a.csv") == 3
    assert [line[:1] for line in csv_rows(tmp_path / "a.csv")][2:5] == [[], ["History"], ["At"]]


async def test_more_rows_than_a_sheet_holds_go_on_the_next(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows = [row(str(number)) for number in range(25)]
    await export(table(rows, "History"), path, make_writer=lambda part: XlsxFile(part, sheet_rows=11))
    sheets = load_workbook(path).worksheets[:-1]
    assert [sheet.title for sheet in sheets] == ["History 2", "History 3", "History 4"]
    found = [cell.value for sheet in sheets for cell in sheet["B"][1:]]
    assert found == [str(number) for number in range(25)]
    assert all(sheet["B1"].value == "Code" for sheet in sheets)


def harmless(text: str) -> bool:
    """As spreadsheets see it: nothing that is skipped or widened hides a sign."""
    seen = text.lstrip(" \t\r\n\u00a0\u200b\ufeff\u3000")
    return not seen or seen[0] not in "=+-@\uff1d\uff0b\uff0d\uff20"


@pytest.mark.parametrize("text", DANGERS)
async def test_formulas_are_only_text(tmp_path: Path, text: str) -> None:
    rows = [row(text, text), row(product=Phrase("test", text))]
    await export(table(rows), tmp_path / "a.csv")
    for line in csv_rows(tmp_path / "a.csv")[1:]:
        assert harmless(line[2])
        assert line[2].startswith("'")
    assert harmless(csv_rows(tmp_path / "a.csv")[1][1])
    await export(table(rows), tmp_path / "a.xlsx")
    sheet = load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert [(sheet[place].data_type, sheet[place].quotePrefix) for place in ("B2", "C2", "C3")] == [
        ("s", True)
    ] * 3
    assert b"<f>" not in zipfile.ZipFile(tmp_path / "a.xlsx").read("xl/worksheets/sheet1.xml")


async def test_no_part_is_a_formula_where_semicolons_part_fields(tmp_path: Path) -> None:
    await export(table([row("1", "Nasi; =cmd|' /C calc'!A0;-1+1;Teh; es")]), tmp_path / "a.csv")
    assert csv_rows(tmp_path / "a.csv")[1][2] == "Nasi;' =cmd|' /C calc'!A0;'-1+1;Teh; es"


SIGNS = st.sampled_from("=+-@\t\r\n '\"|;,%\uff1d\uff0b\u200b\u00a0_x0041") | st.characters()
TEXTS = st.text(SIGNS | st.characters(codec="utf-8"), max_size=20)


@settings(max_examples=50, deadline=None)
@given(texts=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=8))
def test_any_text_comes_back_and_none_is_a_formula(
    tmp_path_factory: pytest.TempPathFactory, texts: list[tuple[str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    rows = [row(code, product) for code, product in texts]
    asyncio.run(export(table(rows), folder / "a.csv"))
    asyncio.run(export(table(rows), folder / "a.xlsx"))
    body = csv_rows(folder / "a.csv")[1:]
    sheet = load_workbook(folder / "a.xlsx").worksheets[0]
    assert len(body) == len(texts)
    for number, wanted in enumerate(texts):
        for column in (1, 2):
            text, in_csv = wanted[column - 1], body[number][column]
            cell = sheet.cell(number + 2, column + 1)
            # What cannot be seen or written is a space; all else is as it was.
            kept = "".join(sign if is_writable(sign) else " " for sign in text)
            first, *others = zip(in_csv.split(";"), kept.split(";"), strict=True)
            assert harmless(first[0].removeprefix("\t") if first[0][1:] == first[1] else first[0])
            assert first[0] in (first[1], "'" + first[1], "\t" + first[1])
            # Where a semicolon parts fields, each part is one.
            assert all(harmless(part) and part in (was, "'" + was) for part, was in others)
            assert (cell.value or "") == kept
            assert cell.data_type in ("s", "n") if not kept else cell.data_type == "s"


def is_writable(sign: str) -> bool:
    code = ord(sign)
    return not (
        code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or 0xFDD0 <= code < 0xFDF0
    ) and code not in (0xFFFE, 0xFFFF)


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
async def test_a_cancelled_export_leaves_no_file(tmp_path: Path, name: str) -> None:
    made = list[int]()
    enough = asyncio.Event()

    def on_progress(rows: int, total: int | None) -> None:
        assert total is None
        if rows > 5000:
            enough.set()

    task = asyncio.create_task(export(endless(made), tmp_path / name, on_progress=on_progress))
    await enough.wait()
    assert left_in(tmp_path)
    assert all(one.startswith(".") for one in left_in(tmp_path))
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert left_in(tmp_path) == []
    before = len(made)
    await asyncio.sleep(0)
    assert len(made) == before


class _Waiting(CsvFile):
    """Its end takes until somebody lets it go on."""

    def __init__(self, path: Path, ending: threading.Event, go_on: threading.Event) -> None:
        super().__init__(path)
        self._ending, self._go_on = ending, go_on

    def finish(self) -> None:
        self._ending.set()
        assert self._go_on.wait(30)
        super().finish()


async def test_cancelled_at_its_end_there_is_no_file_either(tmp_path: Path) -> None:
    ending, go_on = threading.Event(), threading.Event()
    task = asyncio.create_task(
        export(table([row()]), tmp_path / "a.csv", make_writer=lambda path: _Waiting(path, ending, go_on))
    )
    assert await asyncio.to_thread(ending.wait, 30)
    task.cancel()
    for _ in range(5):  # the task learns of it, while the end of the file still waits
        await asyncio.sleep(0)
    task.cancel()
    go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await task
    # Whoever cancels twice does not wait for the rest: it goes on by itself.
    for thread in threading.enumerate():
        if thread.name.startswith("export"):
            await asyncio.to_thread(thread.join, 30)
    assert left_in(tmp_path) == []


async def test_what_was_there_stays_until_the_new_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("before")

    async def rows() -> AsyncGenerator[list[Row], None]:
        yield [row()]
        raise StoreError(StoreProblem.BUSY)

    with pytest.raises(StoreError):
        await export(Table(phrase("test", "Broken"), (), COLUMNS, rows()), path)
    assert (left_in(tmp_path), path.read_text()) == (["a.csv"], "before")
    await export(table([row()]), path)
    assert len(csv_rows(path)) == 2
    assert left_in(tmp_path) == ["a.csv"]


@contextmanager
def small_disk(limit: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
async def test_a_full_disk_is_told_and_leaves_no_file(tmp_path: Path, name: str) -> None:
    rows = [row(f"{number:019}{number * 7919:019}") for number in range(30_000)]
    with small_disk(200_000), pytest.raises(ExportError, match="There is no room for a"):
        await export(table(rows, size=2000), tmp_path / name)
    assert left_in(tmp_path) == []


async def test_a_spreadsheet_needs_no_room_anywhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/dev/full")
    out = tmp_path / "out"
    out.mkdir()
    rows = [row(f"{number:019}") for number in range(3000)]
    await export(table(rows, size=1000), out / "a.xlsx")
    assert load_workbook(out / "a.xlsx").worksheets[0].max_row == 3001
    assert left_in(out) == ["a.xlsx"]


async def test_where_a_file_cannot_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "file").touch()
    for path in (tmp_path / "folder.csv", tmp_path / "gone" / "a.csv", tmp_path / "file" / "a.xlsx"):
        with pytest.raises(ExportError, match=r"cannot be written in .*Close it where it is open"):
            await export(table([row()]), path)
    with pytest.raises(ExportError, match=r"ends with \.csv or \.xlsx"):
        await export(table([row()]), tmp_path / "a.txt")
    assert left_in(tmp_path) == ["file", "folder.csv"]


@pytest.mark.parametrize(("name", "count"), [("a.csv", 16_000), ("a.xlsx", 6_000)])
async def test_memory_does_not_grow_with_the_rows(tmp_path: Path, name: str, count: int) -> None:
    async def rows() -> AsyncGenerator[list[Row], None]:
        for start in range(0, count, 200):
            yield [row(product=f"{number} " * 500) for number in range(start, start + 200)]

    tracemalloc.start()
    try:
        written = await export(Table(phrase("test", "Long"), (), COLUMNS, rows()), tmp_path / name)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert written == count
    assert peak < 6_000_000  # the texts alone are three to eight times that
