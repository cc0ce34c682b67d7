"""The way of a table into a file: where to, how far it has come, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from voucher_till.records.export import ExportError, export
from voucher_till.records.tables import Table
from voucher_till.ui.manager.history_latest import Latest
from voucher_till.ui.manager.pdf_file import PdfFile
from voucher_till.ui.manager.section import RoomContext
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap

CSV, XLSX, PDF = ".csv", ".xlsx", ".pdf"
_WIDTH = 460

MakeTable = Callable[[str], Table]
"""Given the end of the file's name: ``CSV``, ``XLSX`` or ``PDF``."""


class ExportDialog(QDialog):
    """How many rows are written; Cancel and Esc stop it."""

    stopped = Signal()

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        title = translate("export_out", "Writing {name}", name=name)
        self.setWindowTitle(title)
        self.setObjectName("page")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.count = label(name="mute")
        self.cancel_button = KeyButton(translate("export_out", "Cancel"), "Esc", "secondary")
        self.cancel_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.cancel_button.clicked.connect(self.reject)
        self.rejected.connect(self.stopped)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(28), gap(24), gap(28), gap(24))
        column.setSpacing(gap(12))
        column.addWidget(label(title, "heading", wrap=True))
        column.addWidget(self.bar)
        column.addWidget(self.count)
        column.addSpacing(gap(4))
        column.addWidget(self.cancel_button)
        self.setMinimumWidth(min(span(_WIDTH), parent.window().width() - gap(40)))

    def show_progress(self, rows: int, total: int | None) -> None:
        """How far it has come; without an end where that is not known. It may be gone with the view."""
        if not isValid(self):
            return
        if total:
            self.bar.setRange(0, total)
            self.bar.setValue(min(rows, total))
        self.count.setText(rows_words(rows))


class ExportOut(QObject):
    """Asks for a file, writes it, and says what came of it."""

    def __init__(self, over: QWidget, context: RoomContext) -> None:
        super().__init__(over)
        self._over = over
        self._context = context
        self._writing = Latest(context.spawn)

    def ask(self, title: str, name: str, make_table: MakeTable) -> QFileDialog:
        """Let somebody choose the file; the kind of it is chosen there too."""
        dialog = QFileDialog(self._over, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = {
            translate("export_out", "Spreadsheet (*.xlsx)"): XLSX,
            translate("export_out", "Comma-separated values (*.csv)"): CSV,
            translate("export_out", "PDF on A4 (*.pdf)"): PDF,
        }
        dialog.setNameFilters(list(kinds))
        dialog.setDefaultSuffix(XLSX)
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds.get(kind, XLSX)))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(documents)
        today = self._context.day_cut.day_of(datetime.now(UTC))
        dialog.selectFile(f"{name}-{today.isoformat()}")
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen), make_table))
        dialog.open()
        return dialog

    def write(self, path: Path, make_table: MakeTable) -> ExportDialog:
        """Write the file, and show how far it has come."""
        dialog = ExportDialog(self._over, path.name)
        dialog.stopped.connect(self._writing.stop)
        dialog.open()
        self._writing.begin(partial(self._write, path, make_table, dialog))
        return dialog

    async def _write(self, path: Path, make_table: MakeTable, dialog: ExportDialog) -> None:
        suffix = path.suffix.lower()
        try:
            rows = await export(
                make_table(suffix),
                path,
                words=worded,
                on_progress=dialog.show_progress,
                make_writer=PdfFile if suffix == PDF else None,
                zone=self._context.day_cut.zone,
            )
        except ExportError as error:
            self._context.say_phrase(error.problem)
        else:
            self._context.say(
                translate("export_out", "{rows} in {path}", rows=rows_words(rows), path=str(path))
            )
        finally:
            # The view may be gone by now, and the dialog with it.
            if isValid(dialog):
                dialog.accept()
                dialog.deleteLater()


def rows_words(rows: int) -> str:
    """``12,000 rows``."""
    return translate("export_out", "%n row(s)", "", rows).replace(str(rows), QLocale().toString(rows), 1)
