"""Every view of the manager's room goes into a file, if who asks may, and the audit trail keeps it."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator, Iterator, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from record_room import PLACE, Room, Sale, at

from voucher_till.domain.business_day import Period
from voucher_till.domain.differences import Difference, DifferenceKind
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.people import Right
from voucher_till.records.records import Records
from voucher_till.store.audit import AuditTrail
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.notes import add_audit
from voucher_till.ui.manager.audit_section import AuditSection
from voucher_till.ui.manager.audit_view import AuditView
from voucher_till.ui.manager.check_section import CheckSection
from voucher_till.ui.manager.check_view import CheckView
from voucher_till.ui.manager.day_section import DaySection
from voucher_till.ui.manager.day_view import DayView
from voucher_till.ui.manager.section import Section
from voucher_till.ui.manager.summary_section import SummarySection
from voucher_till.ui.manager.summary_view import SummaryView
from voucher_till.ui.shared.language import use_language
from voucher_till.ui.shared.theme import use_look

WEEK = Period(date(2026, 11, 23), date(2026, 11, 25))


@pytest.fixture(autouse=True)
def _usual_look(qapp: QApplication) -> Iterator[None]:
    use_language("en")
    use_look("light")
    yield
    use_look("light")


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    folder = DataFolder(tmp_path / "till")
    folder.prepare()
    database = await Database.open(folder)
    made = Room(database, folder)
    parts = {name: getattr(made.records, name) for name in ("summaries", "closings")}
    made.records = cast(Records, SimpleNamespace(**parts, audit=AuditTrail(made.reader)))
    await made.sell([Sale(at(24)), Sale(at(24, 13), "Es Kopi Susu", "Wayan", "31000")])
    yield made
    await made.reader.close()
    await database.close()


async def opened(qtbot: QtBot, room: Room, section: Section) -> QWidget:
    view = section.make_view()
    qtbot.addWidget(view)
    view.setProperty("section", section)  # It lives as long as its view.
    view.resize(1110, 640)
    view.show()
    if isinstance(view, SummaryView):
        view.period_bar.choose(WEEK)
    section.opened()
    await room.settle()
    return view


async def brought_out(view: QWidget, button: QPushButton, room: Room, path: Path) -> list[list[str]]:
    """Through the dialog, as a person does; gives the lines of the file."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    await room.settle()
    return lines_of(path) if path.suffix == ".csv" else []


def lines_of(path: Path) -> list[list[str]]:
    return list(csv.reader(path.read_text("utf-8-sig").splitlines()))


def words_in(lines: Sequence[Sequence[str]]) -> str:
    return "\n".join(",".join(line) for line in lines)


def a_difference() -> Difference:
    moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
    row = Redemption(
        id=1,
        intent="i",
        state=RedemptionState.REDEEMED,
        code="7000000000000417902",
        shop_order_id="77",
        product_name="Es Kopi Susu",
        sale_price=Money(Decimal(31000), "IDR"),
        outlet=PLACE.outlet,
        cashier="Sari",
        created_at=moment,
        updated_at=moment,
    )
    return Difference(1, 1, row, DifferenceKind.REFUNDED, "", "LOG-1", moment)


async def test_a_summary_is_exported_with_all_its_tables(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    view = cast(SummaryView, await opened(qtbot, room, SummarySection(room)))
    lines = await brought_out(view, view.export_button, room, tmp_path / "out.csv")
    assert ["Product", "Vouchers", "Price paid", "Original price", "Currency"] in lines
    assert ["Es Kopi Susu", "1", "31000", "40000", "IDR"] in lines
    assert ["Wayan", "1", "31000", "40000", "IDR"] in lines
    (audited,) = room.audited
    assert audited[:2] == ("Budi", "summary exported")
    assert audited[2].startswith("out.csv, ")
    assert room.said[-1].endswith(f"in {tmp_path / 'out.csv'}")


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf"])
async def test_a_summary_is_a_spreadsheet_or_paper_as_well(
    qtbot: QtBot, room: Room, tmp_path: Path, suffix: str
) -> None:
    view = cast(SummaryView, await opened(qtbot, room, SummarySection(room)))
    path = tmp_path / f"out{suffix}"
    await brought_out(view, view.export_button, room, path)
    assert path.read_bytes().startswith({".xlsx": b"PK", ".pdf": b"%PDF-"}[suffix])


async def test_a_day_is_exported_as_rows_too(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    view = cast(DayView, await opened(qtbot, room, DaySection(room)))
    lines = await brought_out(view, view.head.export_button, room, tmp_path / "day.csv")
    assert ["Price paid", "56000", "IDR"] in lines
    assert room.audited[0][:2] == ("Budi", "day exported")


async def test_the_file_of_a_day_is_paper_unless_somebody_chooses_otherwise(qtbot: QtBot, room: Room) -> None:
    view = cast(DayView, await opened(qtbot, room, DaySection(room)))
    QTest.mouseClick(view.head.export_button, Qt.MouseButton.LeftButton)
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.defaultSuffix() == "pdf"
    assert dialog.selectedFiles()[0].endswith("day-2026-11-24.pdf")
    dialog.close()


async def test_differences_are_exported_as_they_are_listed(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    view = CheckView(lambda: date(2026, 11, 25))
    section = CheckSection(room)
    section._view = view
    qtbot.addWidget(view)
    view.resize(1110, 640)
    view.show()
    assert not view.export_button.isVisible(), "there is nothing to export"
    view.export_button.clicked.connect(section._ask_export)
    view.show_differences([a_difference()])
    lines = await brought_out(view, view.export_button, room, tmp_path / "out.csv")
    assert len(lines) == 2
    assert "31000" in lines[1]
    assert "7000000000000417902" in words_in(lines)
    assert room.audited == [("Budi", "differences exported", "out.csv, 1 rows")]


async def test_the_audit_trail_is_exported_as_far_as_it_is_searched(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    await room.database.write(lambda one: add_audit(one, "Sari", "settings changed", "theme"))
    await room.database.write(lambda one: add_audit(one, "Budi", "day signed", "2026-11-24"))
    view = cast(AuditView, await opened(qtbot, room, AuditSection(room)))
    view.searched.emit("Sari")
    await room.settle()
    lines = await brought_out(view, view.export_button, room, tmp_path / "out.csv")
    assert [line[2:] for line in lines[1:]] == [["Sari", "settings changed", "theme"]]
    assert room.audited == [("Budi", "audit trail exported", "out.csv, 1 rows")]


async def test_without_the_right_to_see_values_no_file_has_any(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    room.rights.discard(Right.SEE_VALUES)
    await room.sell([Sale(at(24, 14), state=RedemptionState.CONFLICT)])
    summary = cast(SummaryView, await opened(qtbot, room, SummarySection(room)))
    day = cast(DayView, await opened(qtbot, room, DaySection(room)))
    lines = await brought_out(summary, summary.export_button, room, tmp_path / "summary.csv")
    lines += await brought_out(day, day.head.export_button, room, tmp_path / "day.csv")
    assert ["Es Kopi Susu", "1"] in lines
    text = words_in(lines)
    assert not [word for word in ("rice", "25000", "31000", "40000", "56000", "IDR") if word in text]


async def test_without_the_right_a_managers_pin_is_asked_for_and_no_file_comes(
    qtbot: QtBot, room: Room
) -> None:
    room.rights.discard(Right.EXPORT)
    room.signer = ""
    summary = cast(SummaryView, await opened(qtbot, room, SummarySection(room)))
    day = cast(DayView, await opened(qtbot, room, DaySection(room)))
    trail = cast(AuditView, await opened(qtbot, room, AuditSection(room)))
    for button in (summary.export_button, day.head.export_button, trail.export_button):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert room.titles == ["Export the summary", "Export the day", "Export the audit trail"]
    assert [view.findChild(QFileDialog) for view in (summary, day, trail)] == [None] * 3


async def test_who_gave_the_pin_answers_for_the_file(qtbot: QtBot, room: Room, tmp_path: Path) -> None:
    room.rights.discard(Right.EXPORT)
    room.signer = "Made"
    view = cast(SummaryView, await opened(qtbot, room, SummarySection(room)))
    await brought_out(view, view.export_button, room, tmp_path / "out.csv")
    assert room.audited[0][0] == "Made"
