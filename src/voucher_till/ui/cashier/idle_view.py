"""The waiting screen: what to do next, or that the platform is being asked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import card, label
from voucher_till.ui.shared.theme import gap, palette, px

_ICON = 92


class IdleView(QWidget):
    """Waits for a scan."""

    def __init__(self, *, one_step: bool) -> None:
        super().__init__()
        self._one_step = one_step
        self._icon = label()
        self._title = label(name="title", wrap=True)
        self._text = label(name="mute", wrap=True)
        self._warning = label(name="warn", wrap=True)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(gap(24), gap(12), gap(24), gap(12))
        inside.setSpacing(gap(12))
        inside.addStretch(1)
        for part in (self._icon, self._title, self._text, self._warning):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(part)
        self._text.setContentsMargins(gap(24), 0, gap(24), 0)
        inside.addStretch(1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)
        self.wait_for_scan()

    def set_one_step(self, one_step: bool) -> None:
        """Whether a single voucher is redeemed at the scan."""
        self._one_step = one_step
        self._warning.setVisible(one_step)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The words need the room more than their icon does."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parts = [part for part in (self._title, self._text, self._warning) if not part.isHidden()]
        for part in parts:
            part.ensurePolished()
        words = sum(part.heightForWidth(self.width() - 2 * gap(24)) + gap(12) for part in parts)
        self._icon.setVisible(self.height() >= words + px(_ICON) + 2 * gap(24))

    def wait_for_scan(self) -> None:
        """Nothing is under way."""
        self._icon.setPixmap(pixmap("ph.qr-code", palette().ink, px(_ICON)))
        self._title.setText(translate("idle_view", "Scan a voucher"))
        self._text.setText(
            translate(
                "idle_view",
                "Ask the customer to open the voucher in TikTok and show its QR. "
                "Scan it, open a picture of it, or type the voucher code.",
            )
        )
        self._warning.setText(
            translate("idle_view", "A single voucher is redeemed at the scan. This can't be undone.")
        )
        self._warning.setVisible(self._one_step)
        self._fit()

    def wait_for_platform(self) -> None:
        """A scan is being verified."""
        self._icon.setPixmap(pixmap("ph.hourglass-medium", palette().ink, px(_ICON)))
        self._title.setText(translate("idle_view", "Checking…"))
        self._text.setText(translate("idle_view", "Asking the platform about this voucher."))
        self._warning.hide()
        self._fit()
