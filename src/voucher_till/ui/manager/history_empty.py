"""What the history says when there is nothing to list."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton

from voucher_till.ui.shared.empty_state import EmptyState
from voucher_till.ui.shared.language import translate


class HistoryEmpty(EmptyState):
    """Why there is nothing, and the way out of a filter that nothing fits."""

    clear_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.clear_button = QPushButton(translate("history_empty", "List everything"))
        self.clear_button.clicked.connect(self.clear_asked)
        self.below.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_why(self, *, narrowed: bool) -> None:
        """Nothing fits what is asked for, or there is nothing at all."""
        if narrowed:
            self.say(
                "ph.magnifying-glass",
                translate("history_empty", "Nothing fits"),
                translate(
                    "history_empty",
                    "Numbers are found by their last four or more digits, products by a part of their name.",
                ),
            )
        else:
            self.say(
                "ph.clock-counter-clockwise",
                translate("history_empty", "Nothing yet"),
                translate("history_empty", "What is scanned at this till will be listed here."),
            )
        self.clear_button.setVisible(narrowed)
