"""The way of tables into a file: who may, where to, how far it has come, and what is kept of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from shiboken6 import isValid

from voucher_till.domain.people import Right
from voucher_till.domain.phrases import phrase
from voucher_till.records.export import ExportError, export
from voucher_till.records.tables import Table
from voucher_till.store.errors import StoreError
from voucher_till.store.folder import write_whole
from voucher_till.store.whole import whole
from voucher_till.ui.manager.export_dialog import ExportDialog, rows_words
from voucher_till.ui.manager.history_latest import Latest
from voucher_till.ui.manager.pdf_file import PdfFile
from voucher_till.ui.manager.section import RoomContext
from voucher_till.ui.shared.language import translate, worded

CSV, XLSX, PDF = ".csv", ".xlsx", ".pdf"
_KINDS = (XLSX, CSV, PDF)


@dataclass(frozen=True, slots=True)
class Export:
    """What is brought into a file."""

    title: str
    """Of the dialogs."""
    name: str
    """Of the file, before the day in it."""
    action: str
    """In the audit trail."""
    make_tables: Callable[[str], Table | Sequence[Table]]
    """Given the end of the file's name: ``CSV``, ``XLSX`` or ``PDF``."""
    make_paper: Callable[[], bytes] | None = None
    """A PDF of its own form, in place of tables."""
    day: str = ""
    """In the file's name; empty for today."""


class ExportOut(QObject):
    """Asks for a manager where that is needed and for a file, writes it, and says what came of it."""

    def __init__(self, over: QWidget, context: RoomContext) -> None:
        super().__init__(over)
        self._over = over
        self._context = context
        self._writing = Latest(context.spawn)

    def ask(self, what: Export) -> None:
        """Let somebody choose the file, if they or a manager with them may have it."""
        self._context.ask_manager(what.title, Right.EXPORT, partial(self._choose, what))

    def _choose(self, what: Export, who: str) -> None:
        """The kind of the file is chosen there too."""
        if not isValid(self._over):
            return  # The view went while a PIN was asked for.
        dialog = SaveDialog(self._over, what.title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        kinds = _kinds()
        dialog.setNameFilters(list(kinds))
        # Paper of its own form is what most people want of it.
        first = PDF if what.make_paper is not None else XLSX
        dialog.selectNameFilter(next(name for name, suffix in kinds.items() if suffix == first))
        dialog.setDefaultSuffix(first)
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(kinds.get(kind, XLSX)))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(documents)
        day = what.day or self._context.day_cut.day_of(datetime.now(UTC)).isoformat()
        dialog.selectFile(f"{what.name}-{day}")
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen), what, who))
        dialog.open()

    def write(self, path: Path, what: Export, who: str) -> ExportDialog:
        """Write the file, and show how far it has come."""
        dialog = ExportDialog(self._over, path.name)
        dialog.stopped.connect(self._writing.stop)
        dialog.open()
        self._writing.begin(partial(self._write, path, what, who, dialog))
        return dialog

    async def _write(self, path: Path, what: Export, who: str, dialog: ExportDialog) -> None:
        try:
            if path.suffix.lower() == PDF and what.make_paper is not None:
                said = await self._write_paper(path, what.make_paper)
            else:
                said = await self._write_tables(path, what, dialog)
        except ExportError as error:
            self._context.say_phrase(error.problem)
        else:
            # The file is there: what is kept of it does not depend on whether somebody still looks.
            await whole(self._context.audit(who, what.action, said))
        finally:
            # The view may be gone by now, and the dialog with it.
            if isValid(dialog):
                dialog.accept()
                dialog.deleteLater()

    async def _write_tables(self, path: Path, what: Export, dialog: ExportDialog) -> str:
        suffix = path.suffix.lower()
        rows = await export(
            what.make_tables(suffix),
            path,
            words=worded,
            on_progress=dialog.show_progress,
            make_writer=PdfFile if suffix == PDF else None,
            zone=self._context.day_cut.zone,
        )
        self._context.say(translate("export_out", "{rows} in {path}", rows=rows_words(rows), path=str(path)))
        return f"{path.name}, {rows} rows"

    async def _write_paper(self, path: Path, make_paper: Callable[[], bytes]) -> str:
        try:
            await asyncio.to_thread(write_whole, path, make_paper())
        except StoreError as error:
            problem = phrase("export_out", "{name} could not be saved. Choose another place.", name=path.name)
            raise ExportError(problem) from error
        self._context.say(translate("export_out", "Saved as {path}.", path=str(path)))
        return path.name


class SaveDialog(QFileDialog):
    """Qt takes whatever follows a dot for the kind of a file: ``Report 28.11`` would be one of ``.11``."""

    def accept(self) -> None:
        """Put the chosen end to the name; before Qt does, so that it asks whether to replace that file."""
        field = self.findChild(QLineEdit, "fileNameEdit")
        if isinstance(field, QLineEdit) and (name := field.text().strip()):
            path = Path(self.directory().absolutePath(), Path(name).expanduser())
            if path.suffix.lower() not in _KINDS and not path.is_dir():
                field.setText(f"{name}.{self.defaultSuffix()}")
        super().accept()


def _kinds() -> dict[str, str]:
    """The ends of files by what they are called."""
    names = (
        translate("export_out", "Spreadsheet (*.xlsx)"),
        translate("export_out", "Comma-separated values (*.csv)"),
        translate("export_out", "PDF on A4 (*.pdf)"),
    )
    return dict(zip(names, _KINDS, strict=True))
