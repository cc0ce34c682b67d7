"""How far a file on its way out has come, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget
from shiboken6 import isValid

from voucher_till.ui.manager.numbers import with_marks
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap

_WIDTH = 460


class ExportDialog(QDialog):
    """How many rows are written; Cancel and Esc stop it."""

    stopped = Signal()

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        title = translate("export_dialog", "Writing {name}", name=name)
        self.setWindowTitle(title)
        self.setObjectName("page")
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(title)
        self.count = label(name="mute")
        self.cancel_button = KeyButton(translate("export_dialog", "Cancel"), "Esc", "secondary")
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


def rows_words(rows: int) -> str:
    """``12,000 rows``."""
    return with_marks(translate("export_dialog", "%n row(s)", "", rows), rows)
