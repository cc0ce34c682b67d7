"""A page whose head stays in sight while the rest of it scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voucher_till.ui.shared.theme import gap


def column_below(page: QWidget, head: QHBoxLayout) -> QVBoxLayout:
    """Lay a page out; what is put into the column scrolls where the page is too low for it."""
    whole = QWidget()
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap(12))
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(whole)
    outside = QVBoxLayout(page)
    outside.setContentsMargins(gap(20), gap(16), gap(20), gap(16))
    outside.setSpacing(gap(12))
    outside.addLayout(head)
    outside.addWidget(scroll, 1)
    return column
