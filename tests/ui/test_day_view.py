"""The end of a day on a real record: looked at, signed, looked at again, and on paper."""

from __future__ import annotations

import csv
import hashlib
import shutil
import subprocess
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import cast

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QListView, QWidget
from pytestqt.qtbot import QtBot
from record_room import PLACE, Room, Sale, at

from voucher_till.domain.business_day import DayCut
from voucher_till.domain.journal import RedemptionState
from voucher_till.domain.people import Right
from voucher_till.records.closing import DaySheet, OpenRow
from voucher_till.records.summary import Slice, SliceKind, Totals
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.ui.manager.calendars import DayDialog
from voucher_till.ui.manager.day_pdf import day_pdf
from voucher_till.ui.manager.day_section import DaySection
from voucher_till.ui.manager.day_view import DayView
from voucher_till.ui.manager.figures import FigureTable
from voucher_till.ui.manager.paper import Paper
from voucher_till.ui.manager.summary_words import Measure
from voucher_till.ui.shared.language import use_language
from voucher_till.ui.shared.theme import use_look

S = RedemptionState
TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
NASTY = "<b>Kopi</b> سعر 🍜 " + "very long " * 40


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
    yield made
    await made.reader.close()
    await database.close()


async def opened(qtbot: QtBot, room: Room, day: date | None = None) -> DayView:
    section = DaySection(room)
    view = cast(DayView, section.make_view())
    qtbot.addWidget(view)
    view.setProperty("section", section)  # It lives as long as its view.
    view.resize(1110, 640)
    view.show()
    section.opened()
    await room.settle()
    if day is not None:
        view.day_asked.emit(day)
        await room.settle()
    return view


def rows_of(table: FigureTable) -> list[str]:
    """As a screen reader says them."""
    model = table.list.model()
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(number, 0), role) for number in range(model.rowCount())]


def click_row(table: FigureTable, number: int) -> None:
    view: QListView = table.list
    place = view.visualRect(view.model().index(number, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


async def kept_days(room: Room) -> list[tuple[str, str, str]]:
    """Day, who signed, and SHA-256 of the content: straight from the file."""
    rows = await room.database.read(
        lambda connection: connection.execute(
            "SELECT day, signed_by, content FROM day_closing ORDER BY id"
        ).fetchall()
    )
    return [(day, who, hashlib.sha256(content.encode()).hexdigest()) for day, who, content in rows]


async def test_it_opens_on_the_last_day_that_is_over(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(24)), Sale(at(24, 13), "Es Kopi Susu", "", "31000"), Sale(at(25))])
    view = await opened(qtbot, room)
    assert view.head.day_button.text() == "Tue 24 Nov 2026"
    assert view.head.status.text() == "Not signed"
    assert {measure: tile.number.text() for measure, tile in view.tiles.items()} == {
        Measure.COUNT: "2",
        Measure.PAID: "Rp56.000",
        Measure.ORIGINAL: "Rp80.000",
    }
    assert rows_of(view.by[SliceKind.CASHIER].table) == ["Nobody signed in, 1, Rp31.000", "Sari, 1, Rp25.000"]
    assert sorted(rows_of(view.by[SliceKind.PRODUCT].table)) == [
        "Es Kopi Susu, 1, Rp31.000",
        "Paket Nasi Goreng, 1, Rp25.000",
    ]
    assert all(table.isVisible() for table in view.by.values())
    assert view.settled.isVisible()


async def test_what_was_paid_in_other_currencies_is_said_where_the_day_is_signed(
    qtbot: QtBot, room: Room
) -> None:
    await room.sell([Sale(at(24)), Sale(at(24)), Sale(at(24), "Laksa", paid="88.50", currency="SGD")])
    view = await opened(qtbot, room)
    assert view.others.isVisible()
    assert view.others.text() == "Paid in other currencies: S$88,50"
    view.day_asked.emit(date(2026, 11, 23))
    await room.settle()
    assert not view.others.isVisible()
    room.rights.discard(Right.SEE_VALUES)
    assert not (await opened(qtbot, room)).others.isVisible()


async def test_signing_asks_for_a_pin_and_keeps_the_sheet(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(24))])
    view = await opened(qtbot, room)
    click(view.head.sign_button)
    await room.settle()
    (signed,) = await room.records.closings.signed(TUESDAY)
    assert await kept_days(room) == [("2026-11-24", "Budi", signed.digest)]
    assert room.titles == ["Sign Tue 24 Nov 2026"]
    assert room.said == ["Tue 24 Nov 2026 is signed and kept."]
    assert view.head.status.text().startswith("Signed by Budi, 25 Nov 2026")
    assert rows_of(view.signed_days.table) == ["24 Nov 2026, Budi, Rp25.000"]
    assert view.warning.text == ""


async def test_without_the_pin_nothing_is_signed(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(24))])
    room.signer = ""
    view = await opened(qtbot, room)
    QTest.keyClick(view.head.sign_button, Qt.Key.Key_Space)
    await room.settle()
    assert room.titles == ["Sign Tue 24 Nov 2026"]
    assert await kept_days(room) == []
    assert view.head.status.text() == "Not signed"


async def test_a_day_that_is_not_over_warns_and_can_be_signed_early(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(25, 9))])
    view = await opened(qtbot, room, WEDNESDAY)
    assert view.head.status.text() == "Not over yet"
    assert "more may be sold" in view.warning.text
    assert view.head.sign_button.text() == "Sign it early…"
    click(view.head.sign_button)
    await room.settle()
    assert room.titles == ["Sign Wed 25 Nov 2026 before it is over"]
    assert [(day, who) for day, who, _digest in await kept_days(room)] == [("2026-11-25", "Budi")]


async def test_what_is_settled_later_is_named(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(24)), Sale(at(24, 20), NASTY, state=S.UNKNOWN)])
    await room.records.closings.sign(TUESDAY, "Budi")
    await room.database.write(
        lambda connection: connection.execute(
            "UPDATE redemption SET state = 'redeemed' WHERE state = 'unknown'"
        )
    )
    view = await opened(qtbot, room)
    said = view.warning.text.splitlines()
    assert said[0] == "Since this day was signed, something changed"
    assert "· …0002: Outcome unknown → Redeemed" in said[1]
    assert len(said[1]) < 130
    assert said[2:] == [
        "Redeemed: 2, when it was signed 1",
        "Outcome unknown: 0, when it was signed 1",
        "Paid by customers: Rp50.000, when it was signed Rp25.000",
    ]
    click(view.head.sign_button)
    await room.settle()
    assert view.warning.text == ""
    assert len(await kept_days(room)) == 2, "what was signed before stays"


async def test_a_signed_day_changed_behind_the_programs_back_is_said(qtbot: QtBot, room: Room) -> None:
    await room.sell([Sale(at(24))])
    await room.records.closings.sign(TUESDAY, "Budi")

    def change(connection: object) -> None:
        connection.execute("DROP TRIGGER day_closing_keeps")  # type: ignore[attr-defined]
        connection.execute(  # type: ignore[attr-defined]
            "UPDATE day_closing SET content = replace(content, 'Nasi', 'Mie')"
        )

    await room.database.write(change)
    view = await opened(qtbot, room)
    assert view.warning.text.startswith("What was signed was changed outside the program")
    assert view.warning.property("tone") == "no"


async def test_open_ends_are_a_touch_from_where_they_are_settled(qtbot: QtBot, room: Room) -> None:
    await room.sell(
        [Sale(at(24, 20), state=S.STORED), Sale(at(23), state=S.CONFLICT), Sale(at(22), state=S.UNKNOWN)]
    )

    def differ(connection: object) -> None:
        connection.execute(  # type: ignore[attr-defined]
            "INSERT INTO platform_check (id, environment, merchant_id, outlet, since_ms, until_ms, asked_by,"
            " started_ms, total) VALUES (1, ?, ?, ?, 0, 1, 'Budi', 0, 1)",
            (PLACE.environment, PLACE.merchant_id, PLACE.outlet),
        )
        connection.execute(  # type: ignore[attr-defined]
            "INSERT INTO difference (check_id, redemption_id, kind, found_ms) VALUES (1, 1, 'refunded', 0)"
        )

    await room.database.write(differ)
    view = await opened(qtbot, room)
    assert rows_of(view.open_ends.table) == [
        "Conflicts to be closed, 1, Rp25.000",
        "Not sent or not settled yet, 2, Rp50.000",
        "Different at the platform, 1",
    ]
    for number in range(3):
        click_row(view.open_ends.table, number)
    view.open_ends.table.mark(2)
    QTest.keyClick(view.open_ends.table.list, Qt.Key.Key_Return)
    assert room.sections == ["queue", "queue", "open differences", "open differences"]
    assert not view.settled.isVisible()


async def test_after_midnight_the_next_day_is_opened_but_never_under_anybodys_hands(
    qtbot: QtBot, room: Room
) -> None:
    """Half past one in the night, here and then half the world further east: a day is over in between."""
    room.day_cut = DayCut(zone=timezone(timedelta(hours=-12)))
    view = await opened(qtbot, room)
    section: DaySection = view.property("section")
    assert view.head.day_button.text() == "Tue 24 Nov 2026"
    room.day_cut = DayCut(zone=timezone(timedelta(hours=12)))
    section.opened()  # as in another look of the window, which is built anew while somebody looks
    await room.settle()
    assert view.head.day_button.text() == "Tue 24 Nov 2026"
    section.closed()
    section.opened()
    await room.settle()
    assert view.head.day_button.text() == "Wed 25 Nov 2026"


async def test_a_day_that_was_chosen_stays_for_the_visit(qtbot: QtBot, room: Room) -> None:
    view = await opened(qtbot, room, date(2026, 11, 20))
    section: DaySection = view.property("section")
    section.closed()
    section.opened()
    await room.settle()
    assert view.head.day_button.text() == "Fri 20 Nov 2026"
    section.closed()
    section.visit_ended()
    section.opened()
    await room.settle()
    assert view.head.day_button.text() == "Tue 24 Nov 2026"


async def test_days_are_chosen_by_arrows_calendar_and_the_list_of_signed_ones(
    qtbot: QtBot, room: Room
) -> None:
    await room.sell([Sale(at(day)) for day in (20, 23, 24, 25)])
    await room.records.closings.sign(date(2026, 11, 20), "Wayan")
    view = await opened(qtbot, room)
    click(view.head.before_button)
    await room.settle()
    assert view.head.day_button.text() == "Mon 23 Nov 2026"
    click(view.head.day_button)
    dialog = view.findChild(DayDialog)
    assert dialog is not None
    assert dialog.calendar.day == date(2026, 11, 23)
    dialog.calendar.show_day(date(2026, 11, 22))
    click(dialog.take_button)
    await room.settle()
    assert (view.head.day_button.text(), view.tiles[Measure.COUNT].number.text()) == ("Sun 22 Nov 2026", "0")
    click_row(view.signed_days.table, 0)
    await room.settle()
    assert view.head.day_button.text() == "Fri 20 Nov 2026"
    assert view.head.status.text().startswith("Signed by Wayan")


async def test_without_the_right_no_amount_is_on_the_page_or_paper(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    await room.sell([Sale(at(24)), Sale(at(24), state=S.CONFLICT), Sale(at(24), currency="USD", paid="7.50")])
    await room.records.closings.sign(TUESDAY, "Budi")
    room.rights.discard(Right.SEE_VALUES)
    view = await opened(qtbot, room)
    texts = [str(part.property("text") or "") for part in view.findChildren(QWidget) if part.isVisible()]
    texts += [text for table in view.findChildren(FigureTable) for text in rows_of(table)]
    assert "Conflicts to be closed, 1" in texts
    assert [text for text in texts if "Rp" in text or "US$" in text or "Paid" in text] == []
    paper = await saved(view, room, tmp_path / "day.pdf")
    if shutil.which("pdftotext"):
        assert "Rp" not in words_of(paper)
        assert "US$" not in words_of(paper)


async def saved(view: DayView, room: Room, path: Path) -> Path:
    """Through the dialog, as a person does."""
    click(view.head.export_button)
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()
    await room.settle()
    return path


def parts_left(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir() if ".part" in one.name]


def words_of(path: Path) -> str:
    return subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True
    ).stdout


async def test_the_paper_says_what_was_signed_not_what_came_later(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    await room.sell([Sale(at(24)), Sale(at(24, 20), NASTY, state=S.UNKNOWN)])
    await room.records.closings.sign(TUESDAY, "Budi")
    await room.sell([Sale(at(24, 21))])
    path = await saved(await opened(qtbot, room), room, tmp_path / "day.pdf")
    assert room.said[-1] == f"Saved as {path}."
    assert path.read_bytes().startswith(b"%PDF-")
    assert parts_left(tmp_path) == []
    if shutil.which("pdftotext"):
        words = words_of(path)
        (signed,) = await room.records.closings.signed(TUESDAY)
        for text in (
            "End of day",
            "Tue 24 Nov 2026",
            "Signed by Budi",
            "Rp25.000",
            signed.digest,
            "Page 1 of 1",
        ):
            assert text in words
        assert "Rp50.000" not in words


def rows_in(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


async def test_a_file_names_the_signature_and_says_what_changed_since(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    await room.sell([Sale(at(24))])
    view = await opened(qtbot, room)
    rows = rows_in(await saved(view, room, tmp_path / "before.csv"))
    assert ["Signed by", "Not signed", ""] in rows
    signed = await room.records.closings.sign(TUESDAY, "Budi")
    view = await opened(qtbot, room)
    rows = rows_in(await saved(view, room, tmp_path / "signed.csv"))
    assert ["Signed by", "Budi", ""] in rows
    assert ["Signed at", signed.signed_at.astimezone().isoformat(timespec="milliseconds"), ""] in rows
    assert ["Since it was signed", "Nothing changed", ""] in rows
    assert ["The day as it is now"] not in rows
    await room.sell([Sale(at(24, 21)), Sale(at(24, 21), "Laksa", paid="88.50", currency="SGD")])
    view = await opened(qtbot, room)
    assert view.tiles[Measure.COUNT].number.text() == "3"
    rows = rows_in(await saved(view, room, tmp_path / "changed.csv"))
    assert rows[4:6] == [["Vouchers redeemed", "1", ""], ["Price paid", "25000", "IDR"]]
    assert ["Since it was signed", "Something changed", ""] in rows
    now = rows.index(["The day as it is now"]) + 2
    assert rows[now : now + 2] == [["Vouchers redeemed", "3", ""], ["Price paid", "50000", "IDR"]]
    assert ["Paid in another currency", "88.5", "SGD"] in rows[now:]
    book = load_workbook(await saved(view, room, tmp_path / "changed.xlsx"))
    assert ("Signed by", "Budi") in {row[:2] for row in book.worksheets[0].iter_rows(values_only=True)}
    assert book.worksheets[1].title == "The day as it is now"


async def test_a_file_says_where_what_was_signed_cannot_be_trusted(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    await room.sell([Sale(at(24))])
    await room.records.closings.sign(TUESDAY, "Budi")
    for number, (old, new, told) in enumerate(
        (
            ("Nasi", "Mie", "What was signed was changed outside the program"),
            ("{", "[", "What was signed cannot be read any more; these figures are the present ones"),
        )
    ):
        await room.database.write(
            lambda connection, old=old, new=new: (  # type: ignore[misc]
                connection.execute("DROP TRIGGER IF EXISTS day_closing_keeps"),
                connection.execute("UPDATE day_closing SET content = replace(content, ?, ?)", (old, new)),
            )
        )
        rows = rows_in(await saved(await opened(qtbot, room), room, tmp_path / f"{number}.csv"))
        assert ["Signed by", "Budi", ""] in rows
        assert ["Since it was signed", told, ""] in rows
        assert ["Vouchers redeemed", "1", ""] in rows


async def test_a_paper_that_cannot_be_written_is_said_and_leaves_nothing(
    qtbot: QtBot, room: Room, tmp_path: Path
) -> None:
    await room.sell([Sale(at(24))])
    path = await saved(await opened(qtbot, room), room, tmp_path / "nowhere" / "day.pdf")
    assert room.said == ["day.pdf could not be saved. Choose another place."]
    assert not path.parent.exists()


async def test_a_paper_leaves_the_till_only_with_the_right(qtbot: QtBot, room: Room) -> None:
    room.rights.discard(Right.EXPORT)
    room.signer = ""
    view = await opened(qtbot, room)
    click(view.head.export_button)
    assert room.titles == ["Export the day"]
    assert view.findChild(QFileDialog) is None


def a_sheet(products: int, waiting: int) -> DaySheet:
    moment = datetime(2026, 11, 24, 9, tzinfo=UTC)
    row = OpenRow(1, "i", S.STORED, "7000000000000417", "77", NASTY, None, "Sari", moment)
    one = Slice("Sari", 3, Decimal(75000), Decimal(90000))
    return DaySheet(
        day=TUESDAY,
        since=moment,
        until=moment,
        made_at=moment,
        is_over=True,
        outlet="OUTLET-1",
        sales=Totals(3, Decimal(75000), Decimal(90000)),
        currency="IDR",
        other_currencies=(),
        by_cashier=(one,),
        by_product=tuple(replace(one, key=f"{number} {NASTY}") for number in range(products)),
        by_state=(replace(one, key="redeemed"),),
        open_rows=(row,) * waiting,
        conflicts=(),
        differences=0,
        refused=0,
        audit_head="",
    )


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="nothing here reads a PDF")
def test_long_sheets_go_on_over_pages_with_nothing_lost(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(day_pdf(a_sheet(120, 80), None, "Till 2", values=True))
    pages = words_of(path).removesuffix("\f").split("\f")
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
    lines = [line.strip() for page in pages for line in page.splitlines()]
    assert {line.split()[0] for line in lines if "<b>Kopi" in line and "Rp75.000" in line} >= {
        str(number) for number in range(120)
    }


def test_a_heading_never_stands_alone_at_the_end_of_a_page(qtbot: QtBot) -> None:
    moved = 0
    for before in range(48, 72):
        paper = Paper("Title", "Foot")
        for _ in range(before):
            paper.text("A line")
        paper.text("Heading", strong=True, stays=True)
        paper.rule()
        paper.text("What it is about")
        first, *others = paper._pages()
        assert not first[-1].stays
        moved += bool(others) and others[0][0].stays
    assert moved, "it never came to the end of a page"


async def test_a_manager_finds_the_keyboard_on_the_button_that_signs(qtbot: QtBot, room: Room) -> None:
    section = DaySection(room)
    view = cast(DayView, section.make_view())
    qtbot.addWidget(view)
    view.show()
    section.opened()
    section.take_keyboard()
    assert view.focusWidget() is view.head.day_button, "nothing is known of the day yet"
    await room.settle()
    section.take_keyboard()
    assert view.focusWidget() is view.head.sign_button
