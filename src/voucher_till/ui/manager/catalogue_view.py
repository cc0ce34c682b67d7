"""A list of what the platform has of the merchant, with what can be done about the chosen one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from voucher_till.ui.manager.history_parts import Column
from voucher_till.ui.manager.plain_table import TextColumn, TextModel, TextTable
from voucher_till.ui.manager.tool_button import ToolButton
from voucher_till.ui.shared.empty_state import EmptyState
from voucher_till.ui.shared.flow_layout import in_lines
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import card, label, set_tone
from voucher_till.ui.shared.theme import gap, px

_Item = TypeVar("_Item")
_LEAST_HEIGHT = 220
"""The heading and four rows of the list."""


class CatalogueView(QWidget, Generic[_Item]):
    """Lists items of one kind; says trouble above them."""

    again_asked = Signal()
    chosen = Signal()
    """Another row, or none."""

    def __init__(
        self, title: str, about: str, columns: Sequence[TextColumn[_Item]], empty: tuple[str, str]
    ) -> None:
        """``empty`` are a sign and what stands there when there is nothing to list."""
        super().__init__()
        self.setObjectName("page")
        self.model: TextModel[_Item] = TextModel(columns, self)
        self.table = TextTable(title, self.model, [column.width for column in columns], is_whole=True)
        self.table.setMinimumHeight(px(_LEAST_HEIGHT))
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _before: self.chosen.emit())
        self.again_button = ToolButton("ph.arrows-clockwise", translate("catalogue_view", "Ask again"))
        self.again_button.clicked.connect(self.again_asked)
        self.head = QHBoxLayout()
        self.head.setSpacing(gap(10))
        self.head.addWidget(label(title, "title"), 1)
        self.head.addWidget(self.again_button)
        self.trouble = QFrame()
        self.trouble.setObjectName("verdict")
        self._trouble_text = label(name="strong", wrap=True)
        self.told = label(name="small", wrap=True)
        """Of the chosen one."""
        self._empty = EmptyState(*empty)
        self._column = Column()
        self._lay_out(about)
        self.show_trouble("")
        self.show_items([])

    def _lay_out(self, about: str) -> None:
        inside_trouble = QHBoxLayout(self.trouble)
        inside_trouble.setContentsMargins(px(16), px(10), px(16), px(10))
        inside_trouble.addWidget(self._trouble_text, 1)
        frame = card()
        self._inside = QVBoxLayout(self._column)
        self._inside.setContentsMargins(gap(20), gap(14), gap(20), gap(16))
        self._inside.setSpacing(gap(10))
        self._inside.addLayout(self.head)
        self._inside.addWidget(label(about, "mute", wrap=True))
        self._inside.addWidget(self.trouble)
        self._inside.addWidget(self._empty, 1)
        self._inside.addWidget(self.table, 1)
        self._inside.addWidget(self.told)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._column)
        around = QVBoxLayout(frame)
        around.setContentsMargins(1, 1, 1, 1)
        around.addWidget(scroll)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def add_acts(self, *buttons: QPushButton) -> None:
        """What can be done about the chosen one, below the list."""
        self._inside.addWidget(in_lines(*buttons))

    @property
    def item(self) -> _Item | None:
        """The chosen one."""
        number = self.table.currentIndex().row()
        return self.model.items[number] if 0 <= number < len(self.model.items) else None

    def show_items(self, items: Sequence[_Item]) -> None:
        """Replace what is listed; the place in it stays."""
        row = max(self.table.currentIndex().row(), 0)
        self.model.show_items(items)
        self.table.setVisible(bool(items))
        self._empty.setVisible(not items)
        if items:
            self.table.selectRow(min(row, len(items) - 1))
        self.chosen.emit()
        self._column.fit()

    def show_trouble(self, text: str, tone: str = "no") -> None:
        """Why something is missing or was not done; empty when nothing is wrong."""
        self._trouble_text.setText(text)
        set_tone(self.trouble, tone)
        self.trouble.setVisible(bool(text))
        self._column.fit()

    @property
    def trouble_text(self) -> str:
        """What is said above the list."""
        return self._trouble_text.text()

    def show_busy(self, busy: bool) -> None:
        """Whether the platform is being asked."""
        self.again_button.setEnabled(not busy)
