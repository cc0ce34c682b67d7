"""A person to be picked by a thumb."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout

from voucher_till.domain.people import Person, Role
from voucher_till.ui.shared.initials import Initials
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import ElidedLabel
from voucher_till.ui.shared.theme import gap, px

TILE_WIDTH, TILE_HEIGHT = 232, 84
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


def tile_sheet() -> str:
    """The style of tiles, for the view that they stand in, at the look in use."""
    high = px(TILE_HEIGHT)
    return f"""
    QLabel#tilename {{ font-size: {px(19)}px; font-weight: 600; }}
    QPushButton#tile {{ min-height: {high - 2}px; max-height: {high - 2}px; padding: 0; }}
    QPushButton#tile:focus {{ min-height: {high - 4}px; max-height: {high - 4}px; padding: 0; }}
    """


class PersonTile(QPushButton):
    """A person, large enough for a thumb."""

    arrow_pressed = Signal(object)
    """The ``Qt.Key`` of an arrow: a button by itself takes it for Tab, a scrolled area for scrolling."""

    def __init__(self, person: Person, note: str) -> None:
        super().__init__()
        self.person = person
        self.setAccessibleName(person.name)
        self.setAccessibleDescription(note)
        self.setObjectName("tile")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(ElidedLabel(person.name, "tilename"))
        words.addWidget(ElidedLabel(note, "small"))
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(16), gap(8), gap(14), gap(8))
        row.setSpacing(gap(14))
        row.addWidget(Initials(person.name, px(48), strong=person.role is Role.MANAGER))
        row.addLayout(words, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows are for whoever knows where the other tiles are."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.arrow_pressed.emit(key)
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as a tile, whatever the name."""
        return QSize(span(TILE_WIDTH), px(TILE_HEIGHT))
