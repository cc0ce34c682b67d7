"""The row of the network's settings that names a receiver of the platform's messages."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from voucher_till.ui.setup.settings_parts import Row, button, warn, warning
from voucher_till.ui.shared.flow_layout import in_lines
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import label

_LONGEST = 256


class ReceiverRow(Row):
    """Takes an address and a token; the token is never shown."""

    given = Signal(str, str)
    """An address and a token that are to be tried before they count."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("receiver_row", "Messages from TikTok"),
            translate(
                "receiver_row",
                "Refunds and reviews arrive by themselves from a receiver. One on this computer is found "
                "without this; one elsewhere gives each till a token.",
            ),
        )
        self.said = label(name="small", wrap=True)
        self.address = _field(translate("receiver_row", "Address of the receiver"))
        self.token = _field(translate("receiver_row", "Token of this till"))
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self.problem = warning()
        self.join_button = button(translate("receiver_row", "Try and use it"), self._give)
        self.leave_button = button(translate("receiver_row", "Ask no receiver"), self.left)
        self.token.returnPressed.connect(self._give)
        self.below(
            self.said, self.address, self.token, self.problem, in_lines(self.join_button, self.leave_button)
        )
        self.show_receiver("")

    def show_receiver(self, address: str) -> None:
        """Which one is set; empty for none elsewhere."""
        self.said.setText(
            translate("receiver_row", "Asked: {address}", address=address)
            if address
            else translate("receiver_row", "None elsewhere is asked.")
        )
        self.address.setText(address)
        self.token.clear()
        self.leave_button.setEnabled(bool(address))
        self.show_problem("")

    def show_problem(self, text: str) -> None:
        """Why it cannot be used; what was set before still is."""
        warn(self.problem, text)

    def show_busy(self, busy: bool) -> None:
        """Whether it is being tried."""
        self.join_button.setEnabled(not busy)

    def _give(self) -> None:
        address, token = self.address.text().strip(), self.token.text().strip()
        if not address or not token:
            (self.token if address else self.address).setFocus()
            return
        # The receiver itself says the address that the platform sends to.
        self.given.emit(address.rstrip("/").removesuffix("/callback"), token)


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(name)
    made.setMaxLength(_LONGEST)
    return made
