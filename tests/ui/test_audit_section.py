"""What looking through the audit trail tells in the manager's room."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from record_room import Room, Sale, at

from voucher_till.records.records import Records
from voucher_till.store.audit import AuditTrail
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.notes import add_audit
from voucher_till.ui.manager.audit_section import AuditSection
from voucher_till.ui.manager.audit_view import AuditView
from voucher_till.ui.shared.language import use_language


@pytest.fixture(autouse=True)
def _english(qapp: QApplication) -> Iterator[None]:
    use_language("en")
    yield


@pytest.fixture
async def folder(tmp_path: Path) -> DataFolder:
    """A closed till with two entries in its trail."""
    made = DataFolder(tmp_path / "till")
    made.prepare()
    database = await Database.open(made)
    room = Room(database, made)
    await room.sell([Sale(at(24))])
    await database.write(lambda one: add_audit(one, "Sari", "PIN changed", "Sari"))
    await database.write(lambda one: add_audit(one, "Wayan", "PIN changed", "Wayan"))
    await room.reader.close()
    await database.close()
    return made


@pytest.fixture
async def rooms(folder: DataFolder) -> AsyncIterator[list[Room]]:
    """Those that a test opens."""
    opened: list[Room] = []
    yield opened
    for room in opened:
        await room.reader.close()
        await room.database.close()


async def looked_through(qtbot: QtBot, folder: DataFolder, rooms: list[Room]) -> tuple[str, str]:
    """What it says, and in which tone."""
    room = Room(await Database.open(folder), folder)
    rooms.append(room)
    parts = SimpleNamespace(closings=room.records.closings, audit=AuditTrail(room.reader))
    room.records = cast(Records, parts)
    section = AuditSection(room)
    view = cast(AuditView, section.make_view())
    qtbot.addWidget(view)
    view.show()
    QTest.mouseClick(view.verify_button, Qt.MouseButton.LeftButton)
    await room.settle()
    (text,) = view.result.findChildren(QLabel)
    return text.text(), str(view.result.property("tone"))


async def test_a_whole_trail_is_called_whole(qtbot: QtBot, folder: DataFolder, rooms: list[Room]) -> None:
    assert await looked_through(qtbot, folder, rooms) == ("The chain is whole: 2 lines.", "ok")


async def test_what_was_cut_off_is_told_after_the_next_entry(
    qtbot: QtBot, folder: DataFolder, rooms: list[Room]
) -> None:
    with closing(sqlite3.connect(folder.database)) as connection:
        connection.execute("DROP TRIGGER audit_stays")
        connection.execute("DELETE FROM audit WHERE id = 2")
        connection.commit()
    # Opening puts the rule back, and writes that into the trail.
    text, tone = await looked_through(qtbot, folder, rooms)
    assert text.startswith("Entries 2 to 2 of the audit trail are gone")
    assert tone == "no"


async def test_a_trail_that_was_begun_anew_says_where_the_one_before_is(
    qtbot: QtBot, folder: DataFolder, rooms: list[Room]
) -> None:
    folder.database.write_bytes(b"this is not a database" * 100)
    text, tone = await looked_through(qtbot, folder, rooms)
    recovery = rooms[0].database.recovery
    assert recovery is not None
    assert text.startswith("The chain is whole: 1 line. The record of before ")
    assert f"is in the file {recovery.kept_as} and no part of this one. Keep that file." in text
    assert tone == "ok"
