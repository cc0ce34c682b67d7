"""The section of the settings for whoever helps: the settings as a file, the log, the diagnostics, about."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog

from voucher_till.ui.setup.settings_parts import Row, Section, button, warn, warning
from voucher_till.ui.shared.flow_layout import in_lines
from voucher_till.ui.shared.language import translate

_SUFFIX = "toml"


class SupportSection(Section):
    """What helps when help is needed, or when another till is to be like this one."""

    export_asked = Signal(object)
    """The ``Path`` to write to."""
    import_asked = Signal(object)
    """The ``Path`` to read."""
    pages_asked = Signal()
    """The page with the log, the diagnostics file, the start with the computer, and the licences."""

    def __init__(self) -> None:
        super().__init__(translate("support_section", "Support"))
        self.export_button = button(
            translate("support_section", "Export…"), self.choose_target, sign="ph.export"
        )
        self.import_button = button(
            translate("support_section", "Import…"), self.choose_source, sign="ph.download-simple"
        )
        self.problem = warning()
        self.add_card(
            Row(
                translate("support_section", "Settings as a file"),
                translate(
                    "support_section",
                    "To set up another till like this one, or to have a copy. No secret and no PIN is in it.",
                ),
            ).below(in_lines(self.export_button, self.import_button), self.problem),
        )
        self.pages_button = button(
            translate("support_section", "Open…"), self.pages_asked, sign="ph.first-aid-kit"
        )
        self.add_card(
            Row(
                translate("support_section", "Log, diagnostics file and licences"),
                translate(
                    "support_section",
                    "What support asks for, problems of the till itself, the start with this computer, and "
                    "what the program is made of.",
                ),
                self.pages_button,
            ),
        )

    def show_problem(self, text: str) -> None:
        """Why a file could not be written or taken; empty when it was."""
        warn(self.problem, text)

    def choose_target(self) -> QFileDialog:
        """Let somebody choose where the settings go."""
        dialog = self._dialog(translate("support_section", "Export the settings"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(_SUFFIX)
        dialog.selectFile(f"till.{_SUFFIX}")
        dialog.fileSelected.connect(lambda path: self.export_asked.emit(Path(path)))
        dialog.open()
        return dialog

    def choose_source(self) -> QFileDialog:
        """Let somebody choose the file with settings."""
        dialog = self._dialog(translate("support_section", "Import settings"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda path: self.import_asked.emit(Path(path)))
        dialog.open()
        return dialog

    def _dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self, title)
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setNameFilter(translate("support_section", "Settings of a till (*.toml)"))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setDirectory(documents)
        dialog.finished.connect(dialog.deleteLater)
        return dialog
