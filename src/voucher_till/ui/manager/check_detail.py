"""One difference in full: what it means, what to do, and what can be done here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from voucher_till.domain.differences import Difference, handled
from voucher_till.ui.manager.tool_button import ToolButton
from voucher_till.ui.shared.language import date_and_time, translate, worded
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap


class CheckDetail(QFrame):
    """A card below the list."""

    handle_asked = Signal(object)
    """A ``Difference``."""
    history_asked = Signal(object)
    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._one: Difference | None = None
        self._meaning = label(name="strong", wrap=True)
        self._advice = label(wrap=True)
        self._facts = label(name="small", wrap=True)
        self.handle_button = ToolButton("ph.check", translate("check_detail", "Handled…"))
        self.history_button = ToolButton(
            "ph.clock-counter-clockwise", translate("check_detail", "Its history")
        )
        self.copy_button = ToolButton("ph.copy", translate("check_detail", "Copy log ID"))
        self.handle_button.clicked.connect(lambda: self.handle_asked.emit(self._one))
        self.history_button.clicked.connect(lambda: self.history_asked.emit(self._one))
        self.copy_button.clicked.connect(self._copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        column.setSpacing(gap(6))
        for text in (self._meaning, self._advice, self._facts):
            column.addWidget(text)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap(10))
        for one in (self.handle_button, self.history_button, self.copy_button):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(one)
        buttons.addStretch(1)
        column.addLayout(buttons)

    def show_difference(self, one: Difference | None) -> None:
        """Show another, or none."""
        self._one = one
        self.setVisible(one is not None)
        if one is None:
            return
        self._meaning.setText(worded(one.meaning))
        self._advice.setText(worded(one.advice))
        self._facts.setText(_facts(one))
        self.handle_button.setVisible(one.handled_at is None)
        self.copy_button.setVisible(bool(one.log_id))

    def _copy(self) -> None:
        if self._one is not None and self._one.log_id:
            self.copied.emit(self._one.log_id)


def _facts(one: Difference) -> str:
    parts = [
        translate("check_detail", "Voucher {code}", code=one.row.code),
        translate("check_detail", "order {order}", order=one.row.shop_order_id)
        if one.row.shop_order_id
        else "",
        translate("check_detail", "redeem ID {redeem_id}", redeem_id=one.row.redeem_id)
        if one.row.redeem_id
        else "",
        translate("check_detail", "log ID {log_id}", log_id=one.log_id) if one.log_id else "",
        translate("check_detail", "found {when}", when=date_and_time(one.found_at)),
    ]
    if one.handled_at is not None:
        says = worded(handled(one.handled_by or "", one.handled_note or ""))
        parts += [one.handled_by or "", date_and_time(one.handled_at), says]
    return " · ".join(part for part in parts if part)
