"""Tables on paper: what stands on the pages, as another program reads it."""

from __future__ import annotations

import asyncio
import resource
import shutil
import subprocess
from collections.abc import AsyncGenerator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from voucher_till.domain.phrases import Phrase, phrase
from voucher_till.records.export import ExportError, export
from voucher_till.records.tables import Cell, Column, Row, Table
from voucher_till.records.writing import Heading
from voucher_till.ui.manager.pdf_file import PdfFile

AT = datetime(2026, 3, 31, 18, 30, 5, tzinfo=UTC)
LONG = "Paket Nasi Goreng Spesial dengan telur mata sapi, kerupuk udang dan es teh manis besar"
NAMES = (
    "قهوة عربية مع التمر",
    "☕🍰 Kopi & kue 👩\u200d🍳",
    "<b>Teh</b>",
    "zwei\nZeilen",
    LONG,
    "a\u0301\u0302\u200f\u202e",
)
COLUMNS = (
    Column(phrase("test", "Taken at"), "moment", 19),
    Column(phrase("test", "Code"), "code", 21),
    Column(phrase("test", "Product"), "text", 30),
    Column(phrase("test", "Paid"), "money", 12),
    Column(phrase("test", "Attempts"), "number", 9),
)

pytestmark = pytest.mark.usefixtures("qapp")


def row(code: str, product: Cell = "Kopi", paid: Cell = Decimal("25000")) -> Row:
    return (AT, code, product, paid, 3)


def table(rows: Sequence[Row], name: str = "Redemptions", columns: tuple[Column, ...] = COLUMNS) -> Table:
    async def pieces() -> AsyncGenerator[list[Row], None]:
        for start in range(0, len(rows), 50):
            yield list(rows[start : start + 50])

    about = (phrase("test", "Cashier: Ayu."), phrase("test", "Made today."))
    return Table(Phrase("test", name), about, columns, pieces(), len(rows))


def left_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


async def write(path: Path, *tables: Table) -> list[str]:
    """The text of each page."""
    await export(tables, path, make_writer=PdfFile, zone=UTC)
    assert left_in(path.parent) == [path.name]
    document = QPdfDocument()
    assert document.load(str(path)) is QPdfDocument.Error.None_
    pages = [document.getAllText(page).text() for page in range(document.pageCount())]
    document.close()
    return pages


async def test_a_page_has_name_titles_rows_and_number(tmp_path: Path) -> None:
    rows = [row("0123456789012345678"), row("7", paid=Decimal("7.50")), row("8", "", None)]
    [page] = await write(tmp_path / "a.pdf", table(rows))
    for said in ("Redemptions", "Cashier: Ayu.", "Made today.", "Taken at", "0123456789012345678", "Page 1"):
        assert said in page
    assert page.count("2026-03-31 18:30:05") == 3
    assert "7.50" in page.replace(",", ".")
    assert "Page 2" not in page


async def test_every_row_is_on_some_page_under_the_titles(tmp_path: Path) -> None:
    rows = [row(f"{number:06}") for number in range(200)]
    pages = await write(tmp_path / "a.pdf", table(rows))
    assert len(pages) > 2
    text = "".join(pages)
    assert [text.count(f"{number:06}") for number in range(200)] == [1] * 200
    for number, page in enumerate(pages, start=1):
        assert f"Page {number}" in page
        assert page.count("Taken at") == 1
    assert text.count("Made today.") == 1


async def test_tables_follow_one_another(tmp_path: Path) -> None:
    nothing = table([], "Conflicts")
    [page] = await write(tmp_path / "a.pdf", table([row("1")], "Sales"), nothing, table([row("2")], "Stored"))
    names = [page.index(name) for name in ("Sales", "Conflicts", "There is nothing in it.", "Stored")]
    assert names == sorted(names)
    assert page.count("There is nothing in it.") == 1


async def test_any_name_is_written_as_it_is(tmp_path: Path) -> None:
    [page] = await write(tmp_path / "a.pdf", table([row("1", name) for name in NAMES]))
    for said in ("<b>Teh</b>", "zwei Zeilen", "Kopi & kue"):
        assert said in page
    assert LONG not in page
    assert LONG[:20] in page
    assert any("\u0600" <= letter <= "\u06ff" or "\ufb50" <= letter <= "\ufeff" for letter in page)


async def test_of_a_long_code_both_ends_are_seen(tmp_path: Path) -> None:
    narrow = (Column(phrase("test", "Code"), "code", 6), Column(phrase("test", "Product"), "text", 60))
    code = "123" * 12 + "789"
    [page] = await write(tmp_path / "a.pdf", table([(code, "Kopi")], columns=narrow))
    assert code not in page
    assert "123" in page
    assert "789" in page


@pytest.mark.parametrize(("width", "is_wide"), [(30, False), (90, True)])
async def test_a_wide_table_lies_on_its_side(tmp_path: Path, width: int, is_wide: bool) -> None:
    columns = (Column(phrase("test", "Code"), "code", 21), Column(phrase("test", "Product"), "text", width))
    await export(table([("1", "Kopi")], columns=columns), tmp_path / "a.pdf", make_writer=PdfFile)
    document = QPdfDocument()
    document.load(str(tmp_path / "a.pdf"))
    size = document.pagePointSize(0)
    assert (size.width() > size.height()) is is_wide
    # Nothing is drawn beyond the edge: the margins of the picture are white.
    picture = document.render(0, QSize(round(size.width()), round(size.height())))
    document.close()
    edges = [picture.pixelColor(picture.width() - 3, y).lightness() for y in range(picture.height())]
    assert min(edges) == 255 or picture.pixelColor(2, 2).alpha() == 0


async def test_a_cancelled_file_is_gone(tmp_path: Path) -> None:
    begun = asyncio.Event()

    async def rows() -> AsyncGenerator[list[Row], None]:
        while True:
            yield [row("1")] * 20

    endless = Table(phrase("test", "Endless"), (), COLUMNS, rows())
    path = tmp_path / "a.pdf"
    task = asyncio.create_task(
        export(endless, path, make_writer=PdfFile, on_progress=lambda _rows, _total: begun.set())
    )
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert left_in(tmp_path) == []


async def test_a_full_disk_leaves_no_file(tmp_path: Path) -> None:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, before[1]))
    try:
        with pytest.raises(ExportError, match=r"a\.pdf"):
            await export(
                table([row(str(number)) for number in range(2000)]), tmp_path / "a.pdf", make_writer=PdfFile
            )
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert left_in(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_is_known_as_such() -> None:
    file = PdfFile(Path("/dev/full"))
    file.begin(Heading("Sales", (), "About", ("Code",), ("code",), (20,)))
    file.rows([("0123456789012345678",)])
    with pytest.raises(OSError, match="No space left"):
        file.finish()
    file.abandon()


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not on this computer")
def test_another_reader_finds_the_text(qtbot: QtBot, tmp_path: Path) -> None:
    asyncio.run(
        export(table([row("0123456789012345678", "Es Teh")]), tmp_path / "a.pdf", make_writer=PdfFile)
    )
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "a.pdf"), "-"], capture_output=True, check=True
    ).stdout
    assert b"0123456789012345678   Es Teh" in b"   ".join(part.strip() for part in text.split(b"   "))
