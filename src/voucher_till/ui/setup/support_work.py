"""The support page and the two behind it at work: what is asked there is fetched, made and told."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget
from shiboken6 import isValid

from voucher_till.domain.phrases import Phrase
from voucher_till.store.errors import StoreError
from voucher_till.support.bundle import CannotWriteError
from voucher_till.support.desk import SupportDesk
from voucher_till.ui.setup.about_page import AboutPage
from voucher_till.ui.setup.log_page import LogPage
from voucher_till.ui.setup.support_page import SupportPage
from voucher_till.ui.shared.language import translate, worded

Work = Callable[[], Coroutine[Any, Any, None]]
_MEGABYTE = 1_000_000


class SupportPages(QStackedWidget):
    """One page for the window: Esc goes from log and licences back to support, and from there out."""

    left = Signal()
    said = Signal(str)
    """A sentence for the notice of the window."""

    def __init__(self, desk: SupportDesk, spawn: Callable[[Work], None]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._desk = desk
        self._spawn = spawn
        self._making: asyncio.Task[None] | None = None
        self._asked = 0
        """Which question to the log is the last one: an answer to an earlier one comes too late."""
        self.support, self.log, self.about = SupportPage(), LogPage(), AboutPage()
        for page in (self.support, self.log, self.about):
            self.addWidget(page)
        self._connect()

    def _connect(self) -> None:
        self.support.left.connect(self.left)
        self.support.diagnostics_asked.connect(self._ask_where)
        self.support.cancel_asked.connect(self.stop)
        self.support.log_asked.connect(self.open_log)
        self.support.about_asked.connect(self.open_about)
        self.support.autostart_asked.connect(lambda on: self._spawn(partial(self._set_autostart, on)))
        for page in (self.log, self.about):
            page.left.connect(lambda: self._open(self.support))
        for one in (self.support, self.log, self.about):
            one.copied.connect(lambda: self.said.emit(translate("support_work", "Copied.")))
        self.log.asked.connect(lambda level, search: self._spawn(partial(self._fill_log, level, search)))

    def open(self) -> None:
        """Begin at the support page, with what is the case now."""
        self._open(self.support)
        self._spawn(self._fill)

    def open_log(self, search: str = "") -> None:
        """The log, all of it or what a text is in."""
        self._open(self.log)
        self.log.search_for(search)

    def open_about(self) -> None:
        """The program and its licences."""
        self._open(self.about)
        self._spawn(self._fill_about)

    def stop(self) -> None:
        """Make no diagnostics file any more; also before the window closes."""
        if self._making is not None:
            self._making.cancel()

    def _open(self, page: SupportPage | LogPage | AboutPage) -> None:
        self.setCurrentWidget(page)
        page.setFocus()

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """The keyboard is the page's that is open. A proxy that changes would upset the way of Tab."""
        page = self.currentWidget()
        if page is not None:
            page.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, which no part of a page wanted."""
        if event.key() == Qt.Key.Key_Escape and self.currentWidget() is not self.support:
            self._open(self.support)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    async def _fill(self) -> None:
        self.support.show_reports(await self._desk.crash_reports())
        await self._show_autostart()

    async def _fill_log(self, level: str, search: str) -> None:
        self._asked += 1
        mine = self._asked
        entries = await self._desk.log(level, search)
        if mine == self._asked:
            self.log.show_entries(entries)

    async def _fill_about(self) -> None:
        self.about.show_about(await self._desk.about())

    async def _set_autostart(self, on: bool) -> None:
        problem = ""
        try:
            await self._desk.start_with_computer(on)
        except StoreError:
            problem = translate("support_work", "This could not be changed: the system does not allow it.")
        await self._show_autostart(problem)

    async def _show_autostart(self, problem: str = "") -> None:
        try:
            on = await self._desk.starts_with_computer()
        except StoreError:
            on, problem = False, problem or translate("support_work", "How it is set cannot be read.")
        self.support.show_autostart(on=on, problem=problem)

    def _ask_where(self) -> None:
        title = translate("support_work", "Save the diagnostics file")
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        kind = translate("support_work", "Zip files (*.zip)")
        dialog = QFileDialog(self, title, str(Path(folder) / self._desk.usual_name()), kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("zip")
        dialog.fileSelected.connect(lambda name: self.make(Path(name)))
        dialog.open()

    def make(self, path: Path) -> None:
        """Make the diagnostics file there, unless one is being made."""
        if self._making is None:
            self._spawn(partial(self._make, path))

    async def _make(self, path: Path) -> None:
        if self._making is not None:
            return
        self._making = asyncio.current_task()
        result = translate("support_work", "Stopped. There is no file.")
        try:
            made = await self._desk.make_diagnostics(path, screens(), self._show_progress)
            result = translate(
                "support_work",
                "Done: {path} ({size} MB). Send this file to support.",
                path=str(made.path),
                size=round(made.bytes / _MEGABYTE, 1),
            )
        except (CannotWriteError, StoreError) as error:
            result = worded(error.phrase)
        finally:
            self._making = None
            if isValid(self.support):
                self.support.show_result(result)

    def _show_progress(self, says: Phrase, done: int, of: int) -> None:
        # Told by another thread: it may come when all is over.
        if self._making is not None and isValid(self.support):
            self.support.show_progress(worded(says), done, of)


def screens() -> dict[str, object]:
    """What the window knows of this computer."""
    return {
        "platform": QGuiApplication.platformName(),
        "screens": [
            {
                "size": f"{one.size().width()}x{one.size().height()}",
                "scale": one.devicePixelRatio(),
                "dots_per_inch": round(one.logicalDotsPerInch()),
                "refresh": round(one.refreshRate()),
            }
            for one in QGuiApplication.screens()
        ],
    }
