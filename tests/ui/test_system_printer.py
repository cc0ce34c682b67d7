"""Slips drawn for printers of the system and for the preview: nothing in a name breaks the paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPdfWriter
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from voucher_till.receipts.lines import Alignment, Emphasis, Line
from voucher_till.receipts.trouble import NO_DEVICE, PrinterError
from voucher_till.ui.shared.system_printer import draw, picture, print_on, printers

SHOP = Line("Kopi Kita", Emphasis.BIG, Alignment.CENTRE)
FULL = Line("0" * 32)
ODD_NAMES = [
    "\N{ARABIC LETTER QAF}\N{ARABIC LETTER HAH} " * 12,
    "\N{HOT BEVERAGE}\N{CROISSANT}" * 8,
    "\N{CJK UNIFIED IDEOGRAPH-5496}" * 16,
    "W" * 32,
]


def ink(image: QImage) -> tuple[int, int, int, int]:
    """Where there is ink: left, top, right, bottom."""
    dark = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() < 200
    ]
    columns, rows = [x for x, _ in dark], [y for _, y in dark]
    return min(columns), min(rows), max(columns), max(rows)


def test_a_picture_is_as_wide_as_its_columns(qtbot: QtBot) -> None:
    left, top, right, bottom = ink(image := picture([FULL], 32))
    assert left >= 10 and top >= 10
    assert image.width() - 40 < right < image.width() - 10 and bottom < image.height() - 10
    assert picture([FULL], 48).width() > image.width()
    assert picture([FULL, FULL], 32).height() > image.height()
    assert picture([SHOP], 32).height() > image.height()
    doubled = picture([FULL], 32, scale=2.0)
    assert doubled.deviceIndependentSize().width() == pytest.approx(image.width(), abs=2)


@pytest.mark.parametrize("name", ODD_NAMES, ids=["right to left", "emoji", "wide", "broad"])
@pytest.mark.parametrize("emphasis", [Emphasis.NORMAL, Emphasis.BIG])
def test_no_name_runs_off_the_paper(qtbot: QtBot, name: str, emphasis: Emphasis) -> None:
    image = picture([Line(name, emphasis)], 32)
    left, _, right, _ = ink(image)
    assert left >= 10 and right <= image.width() - 10
    assert image.width() == picture([FULL], 32).width()


def test_a_name_from_right_to_left_stays_at_the_left(qtbot: QtBot) -> None:
    image = picture([Line("\N{ARABIC LETTER QAF}\N{ARABIC LETTER HAH}")], 32)
    assert ink(image)[2] < image.width() // 3


def test_a_centred_line_stands_in_the_middle(qtbot: QtBot) -> None:
    image = picture([SHOP], 32)
    left, _, right, _ = ink(image)
    assert abs((left + right) - image.width()) <= 8


def test_a_long_slip_goes_on_to_the_next_page(qtbot: QtBot, tmp_path: Path) -> None:
    lines = [SHOP, *(Line(f"line {number}") for number in range(60))]
    file = str(tmp_path / "slip.pdf")
    paper = QPdfWriter(file)
    paper.setPageLayout(
        QPageLayout(
            QPageSize(QSizeF(58, 120), QPageSize.Unit.Millimeter),
            QPageLayout.Orientation.Portrait,
            QMarginsF(3, 3, 3, 3),
        )
    )
    draw(paper, lines, 32)
    del paper
    document = QPdfDocument()
    assert document.load(file) is QPdfDocument.Error.None_
    assert document.pageCount() > 1
    words = " ".join(document.getAllText(page).text() for page in range(document.pageCount())).split()
    assert words == ["Kopi", "Kita", *(word for number in range(60) for word in ("line", str(number)))]
    document.close()


def test_on_a_large_sheet_a_slip_keeps_its_size(qtbot: QtBot, tmp_path: Path) -> None:
    file = str(tmp_path / "sheet.pdf")
    paper = QPdfWriter(file)
    paper.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    draw(paper, [FULL], 32)
    del paper
    document = QPdfDocument()
    assert document.load(file) is QPdfDocument.Error.None_
    written = document.getAllText(0).boundingRectangle()
    assert 60 / 25.4 * 72 < written.width() <= 81 / 25.4 * 72
    document.close()


def test_a_printer_that_is_not_installed_is_said(qtbot: QtBot) -> None:
    assert "No such printer" not in printers()
    with pytest.raises(PrinterError) as caught:
        print_on("No such printer", [FULL], 32)
    assert caught.value.phrase == NO_DEVICE


@pytest.mark.qt_log_ignore("^QPainter::begin")
def test_paper_that_cannot_be_begun_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    paper = QPdfWriter(str(tmp_path / "absent" / "slip.pdf"))
    with pytest.raises(PrinterError):
        draw(paper, [FULL], 32)
