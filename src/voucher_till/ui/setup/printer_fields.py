"""Which printer: its kind, and the address, path or name that this kind is known by."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from voucher_till.receipts.targets import NETWORK_PORT, SERIAL_BAUD
from voucher_till.ui.setup.choice_box import Choice, ChoiceBox
from voucher_till.ui.setup.settings_parts import button
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.theme import gap

SPEEDS = (9600, 19200, 38400, 57600, 115200)
TYPED, LISTED = ("network", "file"), ("serial", "windows", "system")


class PrinterFields(QWidget):
    """What a kind of printer needs to be known by: an address, a path, or a name from a list."""

    given = Signal(str)
    """The whole setting of a printer that can be used."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ""
        self._names: dict[str, list[str]] = {kind: [] for kind in LISTED}
        self._setting = ""
        self.address = QLineEdit()
        self.use_button = button(translate("receipt_panel", "Use"), self._use_address)
        self.list = ChoiceBox(translate("receipt_panel", "Printer"))
        self.speed = ChoiceBox(translate("receipt_panel", "Speed in baud"))
        self.speed.setFixedWidth(span(112))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(8))
        row.addWidget(self.address, 1)
        row.addWidget(self.use_button)
        row.addWidget(self.list, 1)
        row.addWidget(self.speed)
        self.address.returnPressed.connect(self._use_address)
        for box in (self.list, self.speed):
            box.activated.connect(self._use_list)
        self.show_kind("")

    def show_setting(self, setting: str) -> None:
        """The printer that is in use."""
        self._setting = setting
        kind, _, rest = setting.partition(":")
        self.address.setText(rest if kind in TYPED else "")
        self.show_kind(kind)

    def show_names(self, system_names: Sequence[str], serial_ports: Sequence[str]) -> None:
        """What there is to choose from."""
        printers = list(system_names)
        self._names = {"serial": list(serial_ports), "windows": printers, "system": printers}
        self.show_kind(self.kind)

    def show_kind(self, kind: str) -> None:
        """The fields of a kind of printer; what is in use stays until they are filled."""
        self.kind = kind
        for part in (self.address, self.use_button):
            part.setVisible(kind in TYPED)
        self.list.setVisible(kind in LISTED)
        self.speed.setVisible(kind == "serial")
        self.setVisible(bool(kind))
        name, hint = _address_words(kind)
        self.address.setAccessibleName(name)
        self.address.setPlaceholderText(hint)
        if kind in LISTED:
            self._fill_list()

    def _fill_list(self) -> None:
        kind, _, rest = self._setting.partition(":")
        current, speed = rest if kind == self.kind else "", str(SERIAL_BAUD)
        if self.kind == "serial":
            port, _, number = current.rpartition(":")
            current, speed = (port, number) if port and number.isdecimal() else (current, speed)
            speeds = sorted({*SPEEDS, int(speed)})
            self.speed.fill([Choice(str(one), str(one)) for one in speeds], speed)
        names = list(self._names[self.kind])
        if current and current not in names:
            names.append(current)
        first = translate("receipt_panel", "Choose…")
        if not names:
            first = translate("receipt_panel", "None is installed")
        choices = [Choice(name, name) for name in names]
        self.list.fill(choices if current else [Choice(first, ""), *choices], current)

    def _use_address(self) -> None:
        if self.address.text().strip():
            self._give(self.address.text().strip())

    def _use_list(self) -> None:
        if self.list.setting:
            speed = f":{self.speed.setting}" if self.kind == "serial" else ""
            self._give(self.list.setting + speed)

    def _give(self, rest: str) -> None:
        self.given.emit(f"{self.kind}:{rest}")


def kinds(current: str) -> list[Choice]:
    """The kinds of printers; those of Windows only there, or where one is in use."""
    found = [
        Choice(translate("receipt_panel", "No printer"), ""),
        Choice(translate("receipt_panel", "Network printer"), "network"),
        Choice(translate("receipt_panel", "At a serial port"), "serial"),
        Choice(translate("receipt_panel", "A file or device"), "file"),
        Choice(translate("receipt_panel", "Any system printer"), "system"),
    ]
    if sys.platform == "win32" or current == "windows":
        found.insert(4, Choice(translate("receipt_panel", "Receipt printer of Windows"), "windows"))
    return found


def _address_words(kind: str) -> tuple[str, str]:
    """What the field of an address is called, and an example."""
    if kind == "network":
        return translate("receipt_panel", "Address of the printer"), f"192.168.1.50:{NETWORK_PORT}"
    return translate("receipt_panel", "File or device"), "/dev/usb/lp0"
