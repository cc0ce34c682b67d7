"""The waiting screen: what to do next, or that the platform is being asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voucher_till.ui.shared.icons import icon_file, tinted
from voucher_till.ui.shared.parts import card, label
from voucher_till.ui.shared.theme import Palette

_ICON_SIZE = 84


class IdleView(QWidget):
    """Waits for a scan."""

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._icon = label()
        self._icon.setPixmap(tinted(icon_file("scan.svg"), palette.ink, _ICON_SIZE))
        self._title = label(name="title")
        self._text = label(name="mute", wrap=True)
        self._text.setMinimumSize(260, 90)
        self._text.setMaximumWidth(520)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.addStretch(1)
        for part in (self._icon, self._title, self._text):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
            inside.addSpacing(10)
        inside.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        self.wait_for_scan()

    def wait_for_scan(self) -> None:
        """Nothing is under way."""
        self._title.setText("Scan a voucher")
        self._text.setText(
            "Ask the customer to open the voucher in TikTok and show its QR. "
            "Scan it, open a picture of it, or type the voucher code."
        )

    def wait_for_platform(self) -> None:
        """A scan is being verified."""
        self._title.setText("Checking…")
        self._text.setText("Asking the platform about this voucher.")
