"""Where the parts of the history stand, by how much room there is."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QBoxLayout, QWidget

from voucher_till.ui.manager.history_detail import HistoryDetail
from voucher_till.ui.manager.history_head import HistoryHead
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.theme import gap

_BESIDE, _BELOW, _WIDE = 900, 760, 1400
"""Widths and heights of the page, times the text size, from which the detail is beside or below the rows;
and the width from which it is a wide one."""
_LOW = 520
"""A page less high than this, times the text size, shows its filters only when they are asked for."""
_DETAIL_WIDTH, _WIDE_DETAIL_WIDTH = 320, 400
_WIDEST = 16_777_215


class Places:
    """The detail beside the rows, below them, or in their place."""

    def __init__(self, head: HistoryHead, bars: QWidget, rows: QWidget, detail: HistoryDetail) -> None:
        self._head, self._bars, self._rows, self._detail = head, bars, rows, detail
        self.both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.both.setSpacing(gap(12))
        self.both.addWidget(rows, 1)
        self.both.addWidget(detail)

    def stand(self, size: QSize, *, has_detail: bool, is_open: bool) -> None:
        """Take the places of a page of this size. ``is_open``: somebody asked for the detail."""
        low = size.height() < span(_LOW)
        self._head.stand(size.width())
        self._head.filters_button.setVisible(low)
        self._bars.setVisible(not low or self._head.filters_button.isChecked())
        beside = size.width() >= span(_BESIDE)
        alone = not beside and size.height() < span(_BELOW)
        directions = QBoxLayout.Direction
        self.both.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self.both.setStretch(1, 0 if beside else 1)
        width = span(_WIDE_DETAIL_WIDTH if size.width() >= span(_WIDE) else _DETAIL_WIDTH)
        self._detail.setMinimumWidth(width if beside else 0)
        self._detail.setMaximumWidth(width if beside else _WIDEST)
        self._detail.back_button.setVisible(alone)
        self._detail.setVisible(has_detail and (not alone or is_open))
        self._rows.setVisible(not (alone and has_detail and is_open))
