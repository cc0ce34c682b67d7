"""A box to tick, with a tick in it: never by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.theme import palette, px

_SIGN = 18


class Tick(QCheckBox):
    """The style sheet fills the box; the tick is painted over it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, and the tick where it is on."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        sign = QRect(0, 0, px(_SIGN), px(_SIGN))
        sign.moveCenter(box.center())
        painter = QPainter(self)
        icon("ph.check-bold", palette().on_accent).paint(painter, sign)
        painter.end()
