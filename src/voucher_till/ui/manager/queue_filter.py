"""Which group of open rows is listed: a row of buttons, each with its count."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from voucher_till.ui.manager.queue_groups import LOOKS, Group
from voucher_till.ui.shared.flow_layout import Flow
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.theme import gap


class QueueFilter(QWidget):
    """All, or one group; a group without rows has no button."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._buttons: dict[Group | None, QPushButton] = {}
        self.has_choice = False
        """Whether there is more than one group."""
        self._together = QButtonGroup(self)
        flow = Flow(self, gap(8))
        for group in (None, *Group):
            made = QPushButton()
            made.setObjectName("segment")
            made.setCheckable(True)
            made.clicked.connect(self.changed)
            self._together.addButton(made)
            self._buttons[group] = made
            flow.addWidget(made)
        self._buttons[None].setChecked(True)

    @property
    def group(self) -> Group | None:
        """What is listed; None for all."""
        return next(group for group, button in self._buttons.items() if button.isChecked())

    def button_of(self, group: Group | None) -> QPushButton:
        """The button of a group; None for all."""
        return self._buttons[group]

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        """How many rows there are in each group. One that has none left is not listed any more."""
        self.has_choice = sum(count > 0 for count in counts.values()) > 1
        for group, button in self._buttons.items():
            count = sum(counts.values()) if group is None else counts.get(group, 0)
            word = translate("queue_filter", "All") if group is None else worded(LOOKS[group].many)
            button.setText(f"{word}  {count}")
            button.setVisible(group is None or count > 0)
        if not counts.get(self.group or Group.CONFLICT, 0):
            self._buttons[None].setChecked(True)
