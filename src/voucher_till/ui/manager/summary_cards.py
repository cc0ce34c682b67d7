"""What a summary is made of: numbers beside those before them, and cards with a table."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from voucher_till.ui.manager.figure_rows import Column, Figure
from voucher_till.ui.manager.figures import FigureTable
from voucher_till.ui.manager.summary_words import change_words
from voucher_till.ui.shared.flow_layout import Flow
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import FittingLabel, label, pill, set_tone
from voucher_till.ui.shared.theme import gap, px

_AT_FIRST = 8
"""So many rows of a long table are shown before somebody asks for all."""


class NumberTile(QFrame):
    """A large number, and how it compares."""

    opened = Signal()
    """By a click or Enter, where it has something behind it."""

    def __init__(self, title: str, *, opens: bool = False) -> None:
        super().__init__()
        self.setObjectName("tile")
        self.setAccessibleName(title)
        self._opens = opens
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.number = FittingLabel(name="number")
        self.change = pill("", "retry")
        self.before = label(name="small")
        self.before.setMinimumHeight(px(28))  # That of the pill beside it.
        self._below = QWidget()
        below = Flow(self._below, gap(10))
        below.addWidget(self.change)
        below.addWidget(self.before)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(20), gap(14), gap(20), gap(14))
        column.setSpacing(gap(4))
        column.addWidget(label(title, "mute"))
        column.addWidget(self.number)
        column.addWidget(self._below)

    def show_alone(self, number: str) -> None:
        """Show it with nothing to compare it with."""
        self.number.setText(number)
        self.setAccessibleDescription(number)
        self._below.hide()

    def show_number(self, number: str, now: Decimal, before: Decimal, before_words: str) -> None:
        """Show it beside the one before."""
        says, tone = change_words(now, before)
        self.number.setText(number)
        self.setAccessibleDescription(f"{number}, {says}")
        self.change.setText(says)
        set_tone(self.change, tone)
        self.before.setText(translate("summary_cards", "before: {number}", number=before_words))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open it, unless the finger went elsewhere meanwhile."""
        if self._opens and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open it."""
        if self._opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class TitledCard(QFrame):
    """A card with a heading and a word about it."""

    opened = Signal(int)
    """The number of a row or bar that has something behind it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self.note = label(name="small", wrap=True)
        self.note.hide()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(gap(8), gap(14), gap(8), gap(12))
        self.column.setSpacing(gap(6))
        for words in (label(title, "heading"), self.note):
            words.setContentsMargins(px(14), 0, px(14), 0)
            self.column.addWidget(words)

    def show_note(self, text: str) -> None:
        """A sentence below the heading; nothing for none."""
        self.note.setText(text)
        self.note.setVisible(bool(text))


class TableCard(TitledCard):
    """A table whose bars are in its rows; a long one begins with the largest."""

    def __init__(self, title: str, name: str, columns: Sequence[Column]) -> None:
        super().__init__(title)
        self._rows: Sequence[Figure] = ()
        self.table = FigureTable(name, columns, grows=True)
        self.table.opened.connect(self.opened)
        self.all_button = QPushButton()
        self.all_button.clicked.connect(self._show_all)
        self.column.addWidget(self.table)
        self.column.addWidget(self.all_button)
        self.column.addStretch(1)

    def show_figures(self, rows: Sequence[Figure]) -> None:
        """The most important first."""
        self._rows = rows
        self.table.show_figures(rows[:_AT_FIRST])
        self.all_button.setText(translate("summary_cards", "Show all %n", "of a long list", len(rows)))
        self.all_button.setVisible(len(rows) > _AT_FIRST)

    def _show_all(self) -> None:
        self.table.show_figures(self._rows)
        self.table.list.setFocus()
        self.all_button.hide()


def put_cards(grid: QGridLayout, cards: Sequence[QWidget], across: int) -> None:
    """So many side by side; one that is left over at the end has the whole line."""
    seen = [card for card in cards if not card.isHidden()]
    for number, card in enumerate(seen):
        alone = across > 1 and number == len(seen) - 1 and number % across == 0
        grid.addWidget(card, number // across, number % across, 1, across if alone else 1)
    for column in range(2):
        grid.setColumnStretch(column, 1 if column < across else 0)
