"""Support, the log and the licences as somebody works them, with real files behind them."""

from __future__ import annotations

import asyncio
import logging
import sys
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from stage import until

from voucher_till.cli.window import run_loop
from voucher_till.store.folder import DataFolder
from voucher_till.support.autostart import autostart
from voucher_till.support.crashes import CrashKind, CrashReport, CrashReports
from voucher_till.support.desk import SupportDesk
from voucher_till.support.log_entry import JsonLines
from voucher_till.support.log_reader import LOG_NAME
from voucher_till.ui.cashier.tasks import Tasks
from voucher_till.ui.setup.log_page import ERRORS, WARNINGS
from voucher_till.ui.setup.support_work import SupportPages, screens
from voucher_till.ui.shared.language import ENGLISH, INDONESIAN, use_language
from voucher_till.ui.shared.theme import use_look

HOSTILE = "<b>bold</b> <img src=file:///etc/passwd> " + "سعر 🍜 " * 40
Play = Callable[["Room"], Awaitable[None]]


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    folder = DataFolder(tmp_path / "till")
    folder.prepare()
    return folder


@pytest.fixture(autouse=True)
def _own_desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test may let this computer's user start a till."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    yield
    use_look("light")
    use_language(ENGLISH)


class Room:
    """The pages in a window, and what they told."""

    def __init__(self, qtbot: QtBot, folder: DataFolder) -> None:
        self.folder = folder
        self.failed: list[str] = []
        self.said: list[str] = []
        self.left = 0
        self.checked = asyncio.Event()
        """Whether the check of the till comes to its end."""
        self.checked.set()
        self.tasks = Tasks(lambda verdict: self.failed.append(verdict.message))
        desk = SupportDesk(folder, self._look, lambda: "6.11")
        self.pages = SupportPages(desk, self.tasks.spawn)
        qtbot.addWidget(self.pages)
        self.pages.said.connect(self.said.append)
        self.pages.left.connect(self._leave)
        self.support, self.log, self.about = self.pages.support, self.pages.log, self.pages.about
        self.pages.resize(1366, 768)
        self.pages.show()
        self.pages.activateWindow()
        self.pages.open()

    async def _look(self, folder: DataFolder) -> AsyncIterator[str]:
        assert folder == self.folder
        await self.checked.wait()
        yield '{"check": "line", "ok": true, "detail": "fine"}'

    def _leave(self) -> None:
        self.left += 1

    @property
    def page(self) -> QWidget:
        """The one that is open."""
        page = self.pages.currentWidget()
        assert page is not None
        return page

    def press(self, key: Qt.Key, text: str = "") -> None:
        """A key, to whatever has the keyboard."""
        focused = QApplication.focusWidget()
        assert focused is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, text))


def play(qtbot: QtBot, folder: DataFolder, scene: Play) -> None:
    """One scene on the pages, which no program error may disturb."""

    async def session(_app: QApplication) -> int:
        room = Room(qtbot, folder)
        await scene(room)
        await room.tasks.stop()
        assert room.failed == []
        return 0

    assert run_loop("light", session) == 0


def note(folder: DataFolder, count: int = 60) -> None:
    """A log as the program writes it: each tenth entry is a warning, each twentieth an error."""
    lines = []
    for number in range(count):
        level = logging.ERROR if number % 20 == 0 else logging.WARNING if number % 10 == 0 else logging.INFO
        made = {
            "name": "till",
            "msg": f"entry {number}",
            "levelno": level,
            "levelname": logging.getLevelName(level),
        }
        if number % 20 == 0:
            made |= {"reference": f"K7-42{number:02}", "printer": "front"}
        lines.append(JsonLines().format(logging.makeLogRecord(made)))
    (folder.logs / LOG_NAME).write_text("\n".join([*lines, ""]), encoding="utf-8")


def report(number: int = 0, what: str = "ValueError: gone") -> CrashReport:
    at = datetime(2026, 11, 28, 10, number, tzinfo=UTC)
    return CrashReport(reference=f"K7-42{number:02}", at=at, kind=CrashKind.ERROR, what=what, trace="in fail")


def test_the_log_lists_the_newest_first_and_one_entry_whole(qtbot: QtBot, folder: DataFolder) -> None:
    note(folder)

    async def scene(room: Room) -> None:
        room.support.log_button.click()
        await until(lambda: len(room.log.model.items) == 60)
        assert room.log.chosen is room.log.model.items[0]
        assert "entry 59" in room.log.detail.toPlainText()
        room.log.table.setFocus()
        for _ in range(19):
            room.press(Qt.Key.Key_Down)
        whole = room.log.detail.toPlainText()
        assert "reference K7-4240" in whole
        assert "printer: front" in whole
        room.log.copy_button.click()
        assert QGuiApplication.clipboard().text() == whole
        assert room.said == ["Copied."]

    play(qtbot, folder, scene)


def test_the_log_is_narrowed_by_weight_and_text(qtbot: QtBot, folder: DataFolder) -> None:
    note(folder)

    async def scene(room: Room) -> None:
        room.pages.open_log()
        log = room.log
        log.levels[WARNINGS].click()
        await until(lambda: len(log.model.items) == 6)
        log.levels[ERRORS].click()
        await until(lambda: len(log.model.items) == 3)
        log.search.setFocus()
        for letter in "k7-4220":
            room.press(Qt.Key(ord(letter.upper())), letter)
        await until(lambda: [entry.message for entry in log.model.items] == ["entry 20"])
        log.search.setText("nothing has this")
        await until(lambda: log.model.items == [])
        assert any(one.text() == "Nothing fits" and one.isVisible() for one in log.findChildren(QLabel))
        assert not log.table.isVisible()
        assert not log.copy_button.isEnabled()
        assert log.detail.toPlainText() == ""

    play(qtbot, folder, scene)


def test_what_was_read_stays_chosen_when_it_is_looked_at_again(qtbot: QtBot, folder: DataFolder) -> None:
    note(folder, 30)

    async def scene(room: Room) -> None:
        room.pages.open_log()
        await until(lambda: len(room.log.model.items) == 30)
        room.log.table.selectRow(5)
        chosen = room.log.chosen
        with (folder.logs / LOG_NAME).open("a", encoding="utf-8") as file:
            file.write(
                JsonLines().format(
                    logging.makeLogRecord({"name": "till", "levelname": "INFO", "msg": "one more"})
                )
                + "\n"
            )
        room.log.again_button.click()
        await until(lambda: len(room.log.model.items) == 31)
        assert room.log.chosen == chosen
        assert room.log.table.currentIndex().row() == 6

    play(qtbot, folder, scene)


def test_an_empty_log_says_so(qtbot: QtBot, folder: DataFolder) -> None:
    async def scene(room: Room) -> None:
        room.pages.open_log()
        await room.tasks.stop()
        assert any(one.text() == "The log is empty" for one in room.log.findChildren(QLabel))

    play(qtbot, folder, scene)


def test_text_from_outside_is_plain_everywhere(qtbot: QtBot, folder: DataFolder) -> None:
    line = JsonLines().format(logging.makeLogRecord({"name": "till", "levelname": "INFO", "msg": HOSTILE}))
    (folder.logs / LOG_NAME).write_text(line + "\n", encoding="utf-8")
    assert CrashReports(folder).add(report(what=HOSTILE)) is not None

    async def scene(room: Room) -> None:
        await until(lambda: room.support.chosen is not None)
        room.pages.open_log()
        await until(lambda: room.log.chosen is not None)
        assert "<b>bold</b>" in room.log.detail.toPlainText()
        assert room.log.table.indexWidget(room.log.model.index(0, 2)) is None
        for page in (room.support, room.log, room.about):
            formats = {one.textFormat() for one in page.findChildren(QLabel)}
            assert formats == {Qt.TextFormat.PlainText}

    play(qtbot, folder, scene)


def test_the_diagnostics_file_is_made_where_somebody_says(
    qtbot: QtBot, folder: DataFolder, tmp_path: Path
) -> None:
    note(folder)

    async def scene(room: Room) -> None:
        room.checked.clear()
        room.support.make_button.click()
        (dialog,) = room.pages.findChildren(QFileDialog)
        assert dialog.selectedFiles()[0].endswith(".zip")
        dialog.selectFile(str(tmp_path / "for support"))
        dialog.accept()
        await until(room.support.progress.isVisible)
        assert not room.support.make_button.isEnabled()
        assert room.support.said.text() == "Checking the till"
        room.pages.make(tmp_path / "another.zip")
        room.checked.set()
        await until(lambda: not room.support.progress.isVisible())
        assert room.support.said.text().startswith(f"Done: {tmp_path / 'for support.zip'} (")
        assert room.support.make_button.isEnabled()
        with zipfile.ZipFile(tmp_path / "for support.zip") as bundle:
            assert b'"fine"' in bundle.read("doctor.jsonl")
            assert b'"platform"' in bundle.read("environment.json")
        assert not (tmp_path / "another.zip").exists()

    play(qtbot, folder, scene)


def test_stopping_leaves_no_file(qtbot: QtBot, folder: DataFolder, tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        room.checked.clear()
        room.pages.make(tmp_path / "stopped.zip")
        await until(room.support.cancel_button.isVisible)
        room.support.cancel_button.click()
        await until(lambda: room.support.said.text() == "Stopped. There is no file.")
        assert not room.support.progress.isVisible()

    play(qtbot, folder, scene)
    assert list(tmp_path.glob("*.zip")) == []


def test_a_place_that_cannot_be_written_is_said(qtbot: QtBot, folder: DataFolder, tmp_path: Path) -> None:
    async def scene(room: Room) -> None:
        room.pages.make(tmp_path / "missing" / "a.zip")
        await until(lambda: "Choose another place" in room.support.said.text())

    play(qtbot, folder, scene)


def test_problems_are_listed_copied_and_found_in_the_log(qtbot: QtBot, folder: DataFolder) -> None:
    note(folder)
    for number in (0, 20):
        assert CrashReports(folder).add(report(number)) is not None

    async def scene(room: Room) -> None:
        await until(lambda: len(room.support.model.items) == 2)
        assert [one.reference for one in room.support.model.items] == ["K7-4220", "K7-4200"]
        room.support.copy_button.click()
        copied = QGuiApplication.clipboard().text()
        assert copied.startswith("K7-4220 ")
        assert copied.endswith("in fail")
        room.support.reports.setFocus()
        room.press(Qt.Key.Key_Return)
        await until(lambda: [entry.message for entry in room.log.model.items] == ["entry 20"])
        assert room.page is room.log

    play(qtbot, folder, scene)


def test_without_problems_the_page_says_so(qtbot: QtBot, folder: DataFolder) -> None:
    async def scene(room: Room) -> None:
        await until(lambda: any(one.text() == "There was none" for one in room.support.findChildren(QLabel)))
        assert not room.support.copy_button.isVisible()

    play(qtbot, folder, scene)


@pytest.mark.skipif(sys.platform != "linux", reason="looks at the entry of a Linux desktop")
def test_starting_with_the_computer_is_switched_here(
    qtbot: QtBot, folder: DataFolder, tmp_path: Path
) -> None:
    autostart().turn_on()

    async def scene(room: Room) -> None:
        switch = room.support.autostart
        await until(switch.isChecked)
        switch.click()
        await until(lambda: not autostart().is_on())
        assert not switch.isChecked()
        (tmp_path / "config" / "autostart").rmdir()
        (tmp_path / "config" / "autostart").write_text("in the way", encoding="utf-8")
        switch.click()
        await until(room.support.autostart_said.isVisible)
        assert not switch.isChecked()

    play(qtbot, folder, scene)


def test_the_licences_can_be_read_and_the_versions_copied(qtbot: QtBot, folder: DataFolder) -> None:
    async def scene(room: Room) -> None:
        room.support.about_button.click()
        await until(lambda: len(room.about.model.items) > 20)
        names = [part.name for part in room.about.model.items]
        assert names[0] == "voucher-till"
        assert {"PySide6_Essentials", "httpx", "Python", "SQLite"} <= set(names)
        assert all(part.licence and part.version for part in room.about.model.items)
        assert "MIT License" in room.about.text.toPlainText()
        for row, part in enumerate(room.about.model.items):
            room.about.table.selectRow(row)
            shown = room.about.text.toPlainText()
            assert shown.startswith(f"{part.name} {part.version}")
            assert len(shown) > 60
        room.about.copy_button.click()
        copied = QGuiApplication.clipboard().text()
        assert "Qt 6.11" in copied
        assert str(folder.root) in copied

    play(qtbot, folder, scene)


def test_esc_goes_back_step_by_step_and_tab_reaches_every_control(qtbot: QtBot, folder: DataFolder) -> None:
    note(folder)
    assert CrashReports(folder).add(report()) is not None

    async def scene(room: Room) -> None:
        await until(lambda: room.support.chosen is not None)
        for opened in (room.pages.open_log, room.pages.open_about):
            opened()
            page = room.page
            await until(page.isVisible)
            seen = set()
            for _ in range(40):
                room.press(Qt.Key.Key_Tab)
                seen.add(QApplication.focusWidget())
            # Of a group whose members exclude each other Tab reaches the chosen one, arrows the others.
            wanted = {
                one
                for one in page.findChildren(QPushButton)
                if one.isVisible() and one.isEnabled() and (one.group() is None or one.isChecked())
            }
            assert wanted <= seen
            room.press(Qt.Key.Key_Escape)
            assert room.page is room.support
        assert room.left == 0
        room.press(Qt.Key.Key_Escape)
        assert room.left == 1

    play(qtbot, folder, scene)


@pytest.mark.parametrize(("theme", "scale"), [("light", 1.0), ("dark", 1.4), ("contrast", 2.0)])
@pytest.mark.parametrize("size", [(1366, 768), (800, 560)])
def test_the_pages_speak_indonesian_and_nothing_is_cut(
    qtbot: QtBot, folder: DataFolder, theme: str, scale: float, size: tuple[int, int]
) -> None:
    note(folder)

    async def scene(room: Room) -> None:
        use_language(INDONESIAN)
        use_look(theme, scale)
        translated = Room(qtbot, folder)
        translated.pages.resize(*size)
        await until(lambda: translated.support.said is not None)
        texts = [one.text() for one in translated.pages.findChildren(QPushButton)]
        assert "Open the log" not in texts
        for open_it in (translated.pages.open, translated.pages.open_log, translated.pages.open_about):
            open_it()
            page = translated.page
            assert translated.pages.width() == size[0]
            for button in page.findChildren(QPushButton):
                if button.isVisible():
                    assert button.width() >= button.sizeHint().width()
                    assert button.height() >= 46
                    corner = button.mapTo(page, button.rect().bottomRight())
                    assert corner.x() <= page.width()
        await translated.tasks.stop()
        translated.pages.close()

    play(qtbot, folder, scene)


def test_the_computer_is_described() -> None:
    told = screens()
    assert told["platform"] == "offscreen"
    assert isinstance(told["screens"], list)
    assert told["screens"]
