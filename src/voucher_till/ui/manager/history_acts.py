"""What can be done with the row of the history that is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from voucher_till.domain.journal import Redemption
from voucher_till.ui.manager.history_words import Row
from voucher_till.ui.shared.language import translate


class HistoryActs(QObject):
    """Copies its numbers, and asks for another slip."""

    copied = Signal(str)
    """What is on the clipboard."""
    print_asked = Signal(object)
    """A ``Redemption``."""

    def __init__(
        self, row: Callable[[], Row | None], can_print: Callable[[Redemption], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._row = row
        self._can_print = can_print

    def copy(self, text: str, name: str) -> None:
        """Put a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(name)

    def copy_log_id(self) -> None:
        """Of a redemption or a scan, where it is known."""
        row = self._row()
        if row is not None and row.log_id:
            self.copy(row.log_id, translate("history_acts", "log ID"))

    def copy_code(self) -> None:
        """Of a redemption; a scan keeps none."""
        row = self._row()
        if isinstance(row, Redemption) and row.code:
            self.copy(row.code, translate("history_acts", "code"))

    def print_again(self) -> None:
        """Ask for another slip, where there can be one."""
        row = self._row()
        if isinstance(row, Redemption) and self._can_print(row):
            self.print_asked.emit(row)
