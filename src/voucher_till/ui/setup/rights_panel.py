"""What cashiers may do beside selling: a switch for each right."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from voucher_till.domain.people import GRANTABLE, Right
from voucher_till.ui.setup.settings_controls import Switch
from voucher_till.ui.setup.settings_parts import Row
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import set_tone
from voucher_till.ui.shared.theme import gap


class RightsPanel(QFrame):
    """Shows the rights that were given, and asks for others."""

    chosen = Signal(object)
    """The values of all rights that are given now, in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.switches = {right.value: self._switch(right) for right in GRANTABLE}
        """The switch of each right, by its value."""
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(20), gap(4), gap(20), gap(4))
        column.setSpacing(0)
        title = translate("rights_panel", "Cashiers may")
        text = translate("rights_panel", "Without a manager's PIN, whoever is signed in may do this.")
        column.addWidget(Row(title, text))
        rows = [Row(one.accessibleName(), "", one, sentence=text) for one in self.switches.values()]
        for row in rows:
            column.addWidget(row)
        set_tone(rows[-1], "true", "last")

    def _switch(self, right: Right) -> Switch:
        words = worded(right.words)
        made = Switch(words[:1].upper() + words[1:])
        made.clicked.connect(lambda _on: self.chosen.emit(self.given))
        return made

    @property
    def given(self) -> tuple[str, ...]:
        """The values of the rights that are on."""
        return tuple(value for value, switch in self.switches.items() if switch.isChecked())

    def show_given(self, values: Collection[str]) -> None:
        """What is in use."""
        for value, switch in self.switches.items():
            switch.setChecked(value in values)
