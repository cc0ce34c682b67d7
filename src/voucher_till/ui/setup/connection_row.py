"""A row that tries the connection to the platform and says of each call how it went."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from voucher_till.domain.phrases import phrase
from voucher_till.domain.step_words import step_words
from voucher_till.domain.symptoms import Call
from voucher_till.redemption.probing import Probe
from voucher_till.ui.setup.settings_parts import Row, at_left, button
from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.language import time, translate, worded
from voucher_till.ui.shared.parts import clear_layout_of, label
from voucher_till.ui.shared.theme import gap, palette, px

CALLS = {
    Call.TOKEN: phrase("connection_row", "Sign-in of this till"),
    Call.QUERY: phrase("connection_row", "Vouchers at this outlet"),
    Call.OUTLETS: phrase("connection_row", "Outlets"),
    Call.OUTLET_LIST: phrase("connection_row", "List of outlets"),
    Call.PRODUCTS: phrase("connection_row", "Products"),
    Call.REDEEM: phrase("connection_row", "Redeeming"),
}
_WELL = {
    Call.TOKEN: phrase("connection_row", "The platform knows this app, and the merchant has authorised it."),
    Call.QUERY: phrase("connection_row", "Vouchers can be checked here."),
    Call.OUTLETS: phrase("connection_row", "The platform knows this outlet by its ID."),
    Call.OUTLET_LIST: phrase("connection_row", "The outlets are listed."),
    Call.PRODUCTS: phrase("connection_row", "The products are listed."),
    Call.REDEEM: phrase("connection_row", "Redeemed."),
}


class Told(NamedTuple):
    """How a call went: a sign with its tone, and sentences."""

    sign: str
    tone: str
    title: str
    text: str


def told(probe: Probe) -> Told:
    """What is said of a call: that it went well, or what is missing and where to click."""
    if probe.step is None:
        return Told("ph.check-circle-fill", "ok", worded(CALLS[probe.call]), worded(_WELL[probe.call]))
    words = step_words(probe.step)
    sign, tone = ("ph.info-fill", "stored") if probe.is_good else ("ph.warning-circle-fill", "no")
    return Told(sign, tone, worded(words.title), worded(words.wrong, words.remedy))


class ConnectionRow(Row):
    """Asks for a check, and shows what came of it."""

    check_asked = Signal()
    copied = Signal(str)
    """A log ID."""

    def __init__(self) -> None:
        super().__init__(
            translate("connection_row", "Connection to the platform"),
            translate("connection_row", "Makes real calls that change nothing, and says what is missing."),
        )
        self.check_button = button(
            translate("connection_row", "Check now"), self.check_asked, sign="ph.arrows-clockwise"
        )
        self.copy_buttons: list[QPushButton] = []
        self._said = label(name="small", wrap=True)
        self._said.hide()
        self._list = QWidget()
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(10))
        self.below(at_left(self.check_button), self._said, self._list)
        self._list.hide()

    @property
    def text(self) -> str:
        """All that is said of the last check."""
        return self._list.accessibleName()

    def show_busy(self) -> None:
        """The platform is being asked."""
        self.check_button.setEnabled(False)
        self._say(translate("connection_row", "Asking the platform…"))
        self._list.hide()

    def show_probes(self, probes: Sequence[Probe]) -> None:
        """How each call went."""
        had_keyboard = not self.check_button.isEnabled()
        self.check_button.setEnabled(True)
        if had_keyboard:
            self.check_button.setFocus()
        clear_layout_of(self._list)
        self.copy_buttons = []
        if probes:
            self._say(translate("connection_row", "Checked at {time}", time=time(probes[-1].at)))
        layout = self._list.layout()
        assert layout is not None  # noqa: S101 - it was made above
        for probe in probes:
            layout.addWidget(self._line(probe))
        self._list.setAccessibleName(" ".join(f"{one.title}: {one.text}" for one in map(told, probes)))
        self._list.setVisible(bool(probes))

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _line(self, probe: Probe) -> QWidget:
        said = told(probe)
        sign = label()
        sign.setPixmap(pixmap(said.sign, getattr(palette(), said.tone), px(22)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(said.title, "strong", wrap=True))
        words.addWidget(label(said.text, "small", wrap=True))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(12))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        if probe.log_id:
            row.addWidget(self._copy_button(probe.log_id), 0, Qt.AlignmentFlag.AlignTop)
        return made

    def _copy_button(self, log_id: str) -> QPushButton:
        made = button(
            translate("connection_row", "Copy log ID"), lambda: self.copied.emit(log_id), sign="ph.copy"
        )
        made.setAccessibleName(translate("connection_row", "Copy log ID {log_id}", log_id=log_id))
        made.setToolTip(log_id)
        self.copy_buttons.append(made)
        return made
