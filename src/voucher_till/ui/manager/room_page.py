"""The manager's room: its parts are listed at the left, the open one stands at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import KeyboardPage, card, label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px

_NAV_WIDTH, _NARROW_NAV = 208, 128
_WIDE, _LOW = 1240, 560
_BORDER = 1
_BELOW = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class Part(NamedTuple):
    """One part of the room in the list."""

    name: str
    title: str
    icon: str


class RoomPage(KeyboardPage):
    """Shows which parts there are, and the view of one of them."""

    chosen = Signal(str)
    """The name of the part that is to be opened."""
    people_asked = Signal()
    open_rows_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._parts: dict[str, Part] = {}
        self._views: dict[str, QWidget] = {}
        self.nav_buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._title = label(translate("room_page", "Manager"), "heading")
        self._visitor = label(name="small", wrap=True)
        self._nav = card()
        self._scroll = QScrollArea()
        self._list = QVBoxLayout()
        self._elsewhere = {
            translate("room_page", "Waiting and conflicts"): ("ph.hourglass-medium", self.open_rows_asked),
            translate("room_page", "People"): ("ph.users", self.people_asked),
        }
        """What has a page of its own, which comes back here."""
        self.elsewhere_buttons = {
            title: _nav_button(title, sign) for title, (sign, _signal) in self._elsewhere.items()
        }
        self.done_button = KeyButton(translate("room_page", "Done"), "Esc")
        self.done_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.done_button.clicked.connect(self.left)
        self._stack = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(16), gap(14), gap(16), gap(14))
        row.setSpacing(gap(14))
        row.addWidget(self._nav)
        row.addWidget(self._stack, 1)
        buttons = QWidget()
        column = QVBoxLayout(buttons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(4))
        column.addLayout(self._list)
        for title, button in self.elsewhere_buttons.items():
            button.clicked.connect(self._elsewhere[title][1])
            column.addWidget(button)
        column.addStretch(1)
        self._list.setSpacing(gap(4))
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(buttons)
        side = QVBoxLayout(self._nav)
        side.setContentsMargins(gap(8), gap(10), gap(8), gap(8))
        side.setSpacing(gap(6))
        for part in (self._title, self._visitor):
            part.setContentsMargins(gap(10), gap(2), 0, gap(2))
            side.addWidget(part)
        side.addSpacing(gap(2))
        side.addWidget(self._scroll, 1)
        side.addWidget(self.done_button)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Which parts there are, in their order."""
        for part in parts:
            made = _nav_button(part.title, part.icon)
            made.setCheckable(True)
            made.toggled.connect(lambda on, part=part: self._mark(part, on))
            # Not by the arrow keys alone: a part may have much to read before it is shown.
            made.clicked.connect(lambda _on, part=part: self.chosen.emit(part.name))
            self._group.addButton(made)
            self._list.addWidget(made)
            self.nav_buttons[part.name] = made
            self._parts[part.name] = part
        self._fit()

    def _mark(self, part: Part, on: bool) -> None:
        sign = icon(part.icon, palette().accent) if on else icon(part.icon)
        self.nav_buttons[part.name].setIcon(sign)

    def show_visitor(self, name: str) -> None:
        """Who is in the room."""
        self._visitor.setText(name)
        self._visitor.setVisible(bool(name))

    def has_view(self, name: str) -> bool:
        """Whether the view of a part was built already."""
        return name in self._views

    def add_view(self, name: str, view: QWidget) -> None:
        """Take the view of a part in."""
        self._views[name] = view
        self._stack.addWidget(view)

    def forget_views(self) -> None:
        """The views are built anew when they are opened again."""
        for view in self._views.values():
            self._stack.removeWidget(view)
            view.deleteLater()
        self._views.clear()

    def show_part(self, name: str) -> None:
        """Bring a part to the front; its view was added before."""
        self.nav_buttons[name].setChecked(True)
        self._scroll.ensureWidgetVisible(self.nav_buttons[name])
        self._stack.setCurrentWidget(self._views[name])

    def step(self, by: int) -> None:
        """Ask for the part so many further down the list."""
        names = list(self._parts)
        now = next((number for number, one in enumerate(names) if self.nav_buttons[one].isChecked()), 0)
        self.chosen.emit(names[(now + by) % len(names)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl and a digit open a part, Ctrl and Page Up or Down the one beside."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            number = event.key() - Qt.Key.Key_1
            names = list(self._parts)
            if 0 <= number < len(names):
                self.chosen.emit(names[number])
                return
            if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self.step(1 if event.key() == Qt.Key.Key_PageDown else -1)
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list of parts is narrow on a narrow page, with the names below the icons."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        compact = self.width() < span(_WIDE)
        self._nav.setFixedWidth(span(_NARROW_NAV if compact else _NAV_WIDTH))
        for part in (self._title, self._visitor):
            part.setVisible(not compact and self.height() >= span(_LOW) and bool(part.text()))
        room = span(_NARROW_NAV if compact else _NAV_WIDTH) - 2 * (gap(8) + _BORDER)
        # Where it is narrow it is mostly low too, and the list has a scroll bar.
        room -= self._scroll.verticalScrollBar().sizeHint().width() if compact else 0
        parts = [(one.title, self.nav_buttons[one.name]) for one in self._parts.values()]
        for title, button in (*parts, *self.elsewhere_buttons.items()):
            button.setToolButtonStyle(_BELOW if compact else _BESIDE)
            set_tone(button, "true" if compact else "false", "compact")
            _write(button, title, room)
            button.setMinimumHeight(max(px(50), button.sizeHint().height()))


def _write(button: QToolButton, title: str, room: int) -> None:
    """In as few lines as there is room for."""
    for text in (title, title.replace(" ", "\n", 1), title.replace(" ", "\n")):
        button.setText(text)
        if button.sizeHint().width() <= room:
            return


def _nav_button(title: str, sign: str) -> QToolButton:
    made = QToolButton()
    made.setObjectName("nav")
    made.setText(title)
    made.setAccessibleName(title)
    made.setIcon(icon(sign))
    # Wider than high: the style leaves but a hair between an icon and its text.
    made.setIconSize(QSize(px(34), px(24)))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    return made
