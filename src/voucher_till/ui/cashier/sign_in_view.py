"""The locked till: who is at it? A name is picked, and where it is wanted a PIN is typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.people import Person, Role
from voucher_till.ui.cashier.person_tile import TILE_HEIGHT, TILE_WIDTH, PersonTile, tile_sheet
from voucher_till.ui.shared.initials import Initials
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import ElidedLabel, card, clear_layout_of, label
from voucher_till.ui.shared.pin_pad import PinPad
from voucher_till.ui.shared.theme import gap, px

_GAP = 12
_MOST_COLUMNS = 4


class SignInView(QWidget):
    """Says who wants to be at the till. It must be told what came of it: ``show_wrong``, ``show_wait`` or
    ``clear``."""

    chosen = Signal(int, str)
    """A person's id and PIN; the PIN is empty where a name is enough."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setStyleSheet(tile_sheet())
        self._pin_mode = False
        self._person: Person | None = None
        self._columns = 0
        self.tiles: list[PersonTile] = []
        self.pad = PinPad()
        self.back_button = QPushButton(translate("sign_in_view", "Somebody else   Esc"))
        self._said = label(name="warn", wrap=True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._people_page())
        self._pages.addWidget(self._pin_page())
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(24), gap(16), gap(24), gap(16))
        column.setSpacing(gap(10))
        column.addWidget(self._pages, 1)
        self.pad.entered.connect(self._enter)
        self.back_button.clicked.connect(self.clear)

    def _people_page(self) -> QWidget:
        self._grid_holder = QWidget()
        self._grid = QGridLayout(self._grid_holder)
        self._grid.setContentsMargins(gap(2), gap(2), gap(10), gap(2))
        self._grid.setSpacing(gap(_GAP))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._grid_holder)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        # Few names stand a little above the middle; many take all the height there is.
        column.addStretch(1)
        column.addWidget(label(translate("sign_in_view", "Who is at the till?"), "title", wrap=True))
        column.addWidget(self._said)
        column.addWidget(self._scroll, 1000)
        column.addStretch(2)
        return page

    def _pin_page(self) -> QWidget:
        self._face = QWidget()
        self._face_row = QHBoxLayout(self._face)
        self._face_row.setContentsMargins(0, 0, 0, 0)
        self._name = ElidedLabel(name="heading")
        frame: QFrame = card()
        frame.setMaximumSize(span(620), span(540))
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(gap(24), gap(16), gap(24), gap(16))
        inside.setSpacing(gap(10))
        top = QHBoxLayout()
        top.setSpacing(gap(14))
        top.addWidget(self._face)
        top.addWidget(self._name, 1)
        top.addWidget(self.back_button)
        inside.addLayout(top)
        inside.addWidget(self.pad, 1)
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(frame, 8)
        row.addStretch(1)
        return page

    def show_people(self, people: Sequence[Person], pin_mode: bool) -> None:
        """Everybody who may sign in, and whether each needs a PIN for it."""
        self._pin_mode = pin_mode
        for tile in self.tiles:
            tile.hide()
            tile.deleteLater()
        self.tiles = [self._tile(person) for person in people]
        self._columns = 0
        self._arrange()
        self.clear()
        if not people:
            self._said.setText(translate("sign_in_view", "Nobody is in the list yet."))

    def show_wrong(self) -> None:
        """It was the wrong PIN."""
        self.pad.show_wrong()

    def show_wait(self, seconds: float) -> None:
        """No PIN is taken for so long."""
        self.pad.show_wait(seconds)

    def clear(self) -> None:
        """Back to the names; what was typed is forgotten."""
        before, self._person = self._person, None
        self._said.setText("")
        self.pad.clear()
        self._pages.setCurrentIndex(0)
        self._focus(next((tile for tile in self.tiles if before and tile.person.id == before.id), None))

    def _tile(self, person: Person) -> PersonTile:
        if self._pin_mode and not person.has_pin:
            note = translate("sign_in_view", "no PIN yet")
        elif person.role is Role.MANAGER:
            note = translate("sign_in_view", "Manager")
        else:
            note = translate("sign_in_view", "Cashier")
        made = PersonTile(person, note)
        made.clicked.connect(lambda: self._choose(person))
        made.arrow_pressed.connect(lambda key: self._go(key, made))
        return made

    def _choose(self, person: Person) -> None:
        if not self._pin_mode:
            self.chosen.emit(person.id, "")
        elif not person.has_pin:
            self._said.setText(translate("sign_in_view", "{name} has no PIN yet.", name=person.name))
        else:
            self._ask_pin(person)

    def _ask_pin(self, person: Person) -> None:
        self._person = person
        clear_layout_of(self._face)
        self._face_row.addWidget(Initials(person.name, px(44), strong=person.role is Role.MANAGER))
        self._name.setText(person.name)
        self.pad.clear()
        self._pages.setCurrentIndex(1)
        self.pad.setFocus()

    def _enter(self, pin: str) -> None:
        if self._person is not None:
            self.chosen.emit(self._person.id, pin)

    def _focus(self, tile: PersonTile | None = None) -> None:
        tile = tile or next(iter(self.tiles), None)
        # Behind another page it would take the keyboard from there.
        if tile is not None and self.isVisible():
            tile.setFocus()
            self._scroll.ensureWidgetVisible(tile)

    def showEvent(self, event: QShowEvent) -> None:
        """The clock goes while it is seen, and the keyboard is at the names."""
        super().showEvent(event)
        self._focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing that was typed stays."""
        super().hideEvent(event)
        self.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.width() - 2 * gap(24) - gap(12) + gap(_GAP)
        columns = min(max(1, room // (span(TILE_WIDTH) + gap(_GAP))), _MOST_COLUMNS)
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, *divmod(place, columns))
            # Shown at once, not when the layout comes to it: only what is shown can have the keyboard.
            tile.show()
        for row in range(self._grid.rowCount() + 1):
            self._grid.setRowStretch(row, 0)
        rows = -(-len(self.tiles) // columns)
        self._grid.setRowStretch(rows, 1)
        self._scroll.setMaximumHeight(rows * (px(TILE_HEIGHT) + gap(_GAP)) + gap(_GAP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters jump to names, Enter takes one, Esc goes back to them."""
        key, tile = Qt.Key(event.key()), self._focused()
        if self._person is not None:
            if key == Qt.Key.Key_Escape:
                self.clear()
            elif not self.pad.hasFocus() and not self.back_button.hasFocus():
                self.pad.setFocus()
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and tile is not None:
            tile.click()
        elif event.text().isalpha():
            self._jump(event.text(), tile)
        else:
            super().keyPressEvent(event)

    def _focused(self) -> PersonTile | None:
        return next((tile for tile in self.tiles if tile.hasFocus()), None)

    def _go(self, key: Qt.Key, tile: PersonTile) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns}
        place = self.tiles.index(tile) + steps.get(key, 1)
        if 0 <= place < len(self.tiles):
            self._focus(self.tiles[place])

    def _jump(self, letter: str, tile: PersonTile | None) -> None:
        """To the next name that begins so, from the one that has the keyboard."""
        start = self.tiles.index(tile) + 1 if tile is not None else 0
        for one in (*self.tiles[start:], *self.tiles[:start]):
            if one.person.name.casefold().startswith(letter.casefold()):
                self._focus(one)
                return
