"""A large choice: a picture, a name and a sentence on it, for a finger or the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap, palette, px, tint

_SIGN, _MARK = 34, 24


class TileChoice(NamedTuple):
    """One of several large choices."""

    value: str
    title: str
    text: str
    sign: str
    """An icon's name."""
    color: str = ""


def tile_sheet() -> str:
    """The style of large choices, at the look in use."""
    use = palette()
    return f"""
    QPushButton#choice {{ padding: 0; min-height: 0; border: 2px solid {use.line}; border-radius: {px(12)}px;
        background: {use.card}; text-align: left; }}
    QPushButton#choice:hover {{ border-color: {use.accent}; }}
    QPushButton#choice:checked {{ background: {tint()}; border-color: {use.accent}; }}
    QPushButton#choice:focus {{ border-color: {use.ink}; padding: 0; min-height: 0; }}
    QLabel#choicename {{ font-size: {px(18)}px; font-weight: 700; }}
    """


class ChoiceTile(QPushButton):
    """One choice; it is as high as its words need at its width."""

    def __init__(self, choice: TileChoice) -> None:
        super().__init__()
        self.value = choice.value
        self.setObjectName("choice")
        self.setCheckable(True)
        self.setAccessibleName(choice.title)
        self.setAccessibleDescription(choice.text)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        sign = label()
        sign.setPixmap(pixmap(choice.sign, choice.color or palette().accent, px(_SIGN)))
        words = QVBoxLayout()
        words.setSpacing(gap(2))
        words.addWidget(label(choice.title, "choicename", wrap=True))
        if choice.text:
            words.addWidget(label(choice.text, "mute", wrap=True))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(gap(18), gap(14), gap(18), gap(14))
        self._row.setSpacing(gap(16))
        self._row.addWidget(sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(words, 1)
        self._mark = label()
        self._mark.setFixedSize(px(_MARK), px(_MARK))
        self._row.addWidget(self._mark)
        self.toggled.connect(self._show_mark)

    def _show_mark(self, on: bool) -> None:
        """What is taken has a tick too: never by colour alone."""
        tick = pixmap("ph.check-circle-fill", palette().accent, px(_MARK))
        self._mark.setPixmap(tick if on else QPixmap())

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """What the words need."""
        return max(self._row.totalHeightForWidth(width), px(64))

    def sizeHint(self) -> QSize:
        """By the words and not by a text of its own."""
        return self._row.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self._row.totalMinimumSize()


class Tiles(QWidget):
    """Large choices of which one is taken; arrow keys go through them."""

    chosen = Signal(str)
    """The value that a person took; never one that was filled in."""

    def __init__(self, name: str, choices: Sequence[TileChoice], *, side_by_side: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.tiles = {choice.value: ChoiceTile(choice) for choice in choices}
        self._group = QButtonGroup(self)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        flow = QBoxLayout(beside if side_by_side else below, self)
        flow.setContentsMargins(0, 0, 0, 0)
        flow.setSpacing(gap(10))
        for tile in self.tiles.values():
            self._group.addButton(tile)
            flow.addWidget(tile, 1)
            tile.clicked.connect(lambda _on, value=tile.value: self.chosen.emit(value))
        self.take("")

    def take(self, value: str) -> None:
        """Show a value as the one that is taken; empty for none."""
        self._group.setExclusive(False)
        for one, tile in self.tiles.items():
            tile.setChecked(one == value)
        self._group.setExclusive(True)
        self.setFocusProxy(self._group.checkedButton() or next(iter(self.tiles.values())))

    @property
    def value(self) -> str:
        """What is taken; empty for none."""
        return next((value for value, tile in self.tiles.items() if tile.isChecked()), "")
