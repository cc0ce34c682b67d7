"""The ways of a report out of the program: copied, saved, printed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from voucher_till.ui.shared.language import translate

_FILE_NAME = "scanner-check.txt"


class ReportOut(QObject):
    """Takes the report where it is asked to, and says what came of it."""

    def __init__(
        self,
        over: QWidget,
        report: Callable[[], str],
        say: Callable[[str], None],
        spawn: Callable[[Callable[[], Coroutine[Any, Any, None]]], None],
    ) -> None:
        super().__init__(over)
        self._over = over
        self._report = report
        self._say = say
        self._spawn = spawn

    def copy(self) -> None:
        """Into the clipboard."""
        QGuiApplication.clipboard().setText(self._report())
        self._say(translate("report_out", "The report is copied. Paste it into a message."))

    def ask_where_to_save(self) -> None:
        """Into a file that somebody chooses."""
        title, kind = translate("report_out", "Save the report"), translate("report_out", "Text (*.txt)")
        dialog = QFileDialog(self._over, title, _FILE_NAME, kind)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("txt")
        dialog.fileSelected.connect(lambda name: self._spawn(partial(self._save, Path(name))))
        dialog.open()

    async def _save(self, path: Path) -> None:
        try:
            await asyncio.to_thread(path.write_text, self._report(), encoding="utf-8")
        except OSError as error:
            self._say(
                translate(
                    "report_out",
                    "The report could not be saved: {cause}. Choose another place.",
                    cause=error.strerror or "",
                )
            )
        else:
            self._say(translate("report_out", "The report is saved as {name}.", name=path.name))

    def ask_where_to_print(self) -> None:
        """Onto paper, by a printer of this computer."""
        if not QPrinterInfo.availablePrinterNames():
            self._say(
                translate(
                    "report_out",
                    "No printer is set up on this computer. Save the report instead, or set one up.",
                )
            )
            return
        dialog = QPrintDialog(self._over)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._print)  # with the printer
        QDialog.open(dialog)

    def _print(self, printer: QPrinter) -> None:
        paper = QTextDocument()
        paper.setDefaultFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        paper.setPlainText(self._report())
        paper.print_(printer)
        failed = printer.printerState() in (QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted)
        if failed:
            self._say(translate("report_out", "The report could not be printed."))
        else:
            self._say(translate("report_out", "The report is at the printer."))
