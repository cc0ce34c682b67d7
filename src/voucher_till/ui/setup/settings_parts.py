"""What a page of settings is made of: sections, and rows with a sentence of help; and their style."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from voucher_till.ui.setup.settings_controls import Chip, Chips, Switch
from voucher_till.ui.shared.icons import icon, pixmap
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import card, label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px, tint

_NARROW_ROW = 480
_WIDEST = 900


def settings_sheet() -> str:
    """What the program's style sheet lacks for these parts, at the look in use."""
    use, dot, knob = palette(), px(22), px(24)
    return f"""
    QRadioButton#chip {{ background: {use.card}; border: 1px solid {use.line}; border-radius: {px(10)}px;
        padding: 0 {px(16)}px 0 {px(13)}px; min-height: {px(46)}px; spacing: {px(10)}px; font-weight: 600; }}
    QRadioButton#chip:hover {{ border-color: {use.accent}; }}
    QRadioButton#chip:checked {{ background: {tint(use)}; border: 2px solid {use.accent};
        padding: 0 {px(16) - 1}px 0 {px(13) - 1}px; min-height: {px(46) - 2}px; }}
    QRadioButton#chip:focus {{ border: 2px solid {use.ink};
        padding: 0 {px(16) - 1}px 0 {px(13) - 1}px; min-height: {px(46) - 2}px; }}
    QRadioButton#chip:disabled {{ color: {use.mute}; border-color: {use.line}; background: {use.card}; }}
    QRadioButton#chip::indicator {{ width: {dot - 4}px; height: {dot - 4}px; border: 2px solid {use.mute};
        border-radius: {dot // 2}px; background: {use.card}; }}
    QRadioButton#chip::indicator:checked {{ width: {dot - 2 * px(6)}px; height: {dot - 2 * px(6)}px;
        border: {px(6)}px solid {use.accent}; }}
    QRadioButton#chip::indicator:disabled {{ border-color: {use.mute}; }}
    QSlider {{ min-height: {px(48)}px; background: transparent; }}
    QSlider::groove:horizontal {{ height: {px(6)}px; border-radius: {px(6) // 2}px; background: {use.off}; }}
    QSlider::sub-page:horizontal {{ border-radius: {px(6) // 2}px; background: {use.accent}; }}
    QSlider::sub-page:horizontal:disabled {{ background: {use.mute}; }}
    QSlider::handle:horizontal {{ width: {knob - 4}px; height: {knob - 4}px; border-radius: {knob // 2}px;
        margin: -{(knob - px(6)) // 2}px 0; border: 2px solid {use.card}; background: {use.accent}; }}
    QSlider::handle:horizontal:focus {{ background: {use.card}; border-color: {use.ink}; }}
    QSlider::handle:horizontal:disabled {{ background: {use.mute}; }}
    QLabel#strong[found="true"] {{ color: {use.accent}; }}
    QLineEdit:disabled {{ color: {use.mute}; }}
    QFrame#row[last="true"] {{ border: 0; }}
    QFrame#lockline {{ background: {use.used_ground}; border: 1px solid {use.used};
        border-radius: {px(12)}px; }}
    QFrame#person {{ background: transparent; border: 0; border-bottom: 1px solid {use.line}; }}
    QLabel#paper {{ background: #FFFFFF; border: 1px solid {use.line}; border-radius: {px(4)}px; }}
    """


class Row(QFrame):
    """A setting: its name, a sentence of help, and what changes it, beside them or below."""

    def __init__(self, title: str, text: str, control: QWidget | None = None, *, sentence: str = "") -> None:
        """``sentence``: what it is found by where the row shows none, as one above it holds for several."""
        super().__init__()
        self.setObjectName("row")
        self.title, self.sentence = title, text or sentence
        self._switch = control if isinstance(control, Switch) else None
        words = QVBoxLayout()
        words.setSpacing(gap(2))
        self._name = label(title, "strong", wrap=True)
        words.addWidget(self._name)
        self.help = label(text, "small", wrap=True)
        if not text:  # Shown before it has a parent, it would be a window of its own for a moment.
            self.help.hide()
        words.addWidget(self.help)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(gap(12))
        self._head.addLayout(words, 1)
        if control is not None:
            self._head.addWidget(control)
            control.setAccessibleDescription(self.sentence)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, gap(12), 0, gap(14))
        self._column.setSpacing(gap(10))
        self._column.addLayout(self._head)

    def mark(self, found: bool) -> None:
        """Show that this is what somebody looked for, or no longer."""
        set_tone(self._name, "true" if found else "false", "found")

    def take_keyboard(self) -> bool:
        """Give the keyboard to what changes the setting; whether there is something that can take it."""
        for part in self.findChildren(QWidget):
            takes = bool(part.focusPolicy() & Qt.FocusPolicy.TabFocus)
            if takes and part.isEnabled() and not part.isHidden():
                part.setFocus()
                return True
        return False

    def below(self, *parts: QWidget) -> Row:
        """Put parts below the words, over the whole width."""
        for part in parts:
            self._column.addWidget(part)
        return self

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, a wide control goes below the words."""
        super().resizeEvent(event)
        beside = self._switch is not None or self.width() >= span(_NARROW_ROW)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._head.direction() != way:
            self._head.setDirection(way)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole row is the switch, for fingers."""
        if self._switch is not None and self._switch.isEnabled() and self.rect().contains(event.pos()):
            self._switch.click()
        super().mouseReleaseEvent(event)


class Section(QScrollArea):
    """A title over a card of rows. It scrolls where it is higher than the window, never sideways."""

    changed = Signal(object)
    """A dict of the fields that a person changed."""
    manager_asked = Signal()

    def __init__(self, title: str, widest: int = _WIDEST) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.controls: dict[str, QWidget] = {}
        """What changes each field, by the field's name."""
        self.lock_line = self._make_lock_line()
        self.inside = QWidget()
        self.rows = QBoxLayout(QBoxLayout.Direction.TopToBottom, self.inside)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(gap(14))
        content = QWidget()
        content.setMaximumWidth(span(widest))
        column = QVBoxLayout(content)
        column.setContentsMargins(gap(2), 0, gap(12), gap(4))
        column.setSpacing(gap(12))
        self.heading = label(title, "heading", wrap=True)
        column.addWidget(self.heading)
        column.addWidget(self.lock_line)
        column.addWidget(self.inside)
        column.addStretch(1)
        self.setWidget(content)

    def add_card(self, *rows: Row) -> QFrame:
        """Put rows on a card."""
        frame = card()
        column = QVBoxLayout(frame)
        column.setContentsMargins(gap(20), gap(4), gap(20), gap(4))
        column.setSpacing(0)
        for row in rows:
            column.addWidget(row)
        set_tone(rows[-1], "true", "last")
        self.rows.addWidget(frame)
        return frame

    def show_locked(self, locked: bool) -> None:
        """Show everything but let nobody change it, or let them."""
        self.lock_line.setVisible(locked)
        self.inside.setEnabled(not locked)

    def _make_lock_line(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("lockline")
        sign = label()
        sign.setPixmap(pixmap("ph.lock-simple-bold", palette().used, px(22)))
        self.manager_button = QPushButton(translate("settings_parts", "Manager's PIN…"))
        self.manager_button.clicked.connect(self.manager_asked)
        row = QHBoxLayout(frame)
        row.setContentsMargins(gap(16), gap(8), gap(8), gap(8))
        row.setSpacing(gap(12))
        row.addWidget(sign)
        row.addWidget(
            label(translate("settings_parts", "Only a manager can change this"), "warn", wrap=True), 1
        )
        row.addWidget(self.manager_button)
        frame.hide()
        return frame

    def switch(self, name: str, title: str, text: str) -> Row:
        """A row that turns a field on and off."""
        control = Switch(title)
        control.clicked.connect(lambda on: self.changed.emit({name: on}))
        self.controls[name] = control
        return Row(title, text, control)

    def chips(self, name: str, title: str, text: str, choices: list[Chip], *, number: bool = False) -> Row:
        """A row of choices for a field; ``number`` for one that holds a number."""
        control = Chips(title, choices)
        control.chosen.connect(lambda value: self.changed.emit({name: int(value) if number else value}))
        self.controls[name] = control
        return Row(title, text).below(control)

    def show_value(self, name: str, value: object) -> None:
        """Show what a field is set to."""
        control = self.controls[name]
        if isinstance(control, Chips):
            control.take(str(value))
        elif isinstance(control, Switch):
            control.setChecked(bool(value))


def button(text: str, action: object, name: str = "", *, sign: str = "", color: str = "") -> QPushButton:
    """A button that does something, with an icon or without."""
    made = QPushButton(text)
    if sign:
        made.setIcon(icon(sign, color))
        # Wider than high: the style leaves but a hair between an icon and its text.
        made.setIconSize(QSize(px(26), px(18)))
    made.setObjectName(name)
    made.clicked.connect(action)
    return made


def at_left(*parts: QWidget) -> QWidget:
    """Parts side by side that are no wider than they need."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap(8))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return holder


def warning() -> QLabel:
    """A sentence about trouble; hidden until there is some."""
    made = label(name="warn", wrap=True)
    made.hide()
    return made


def warn(sentence: QLabel, text: str) -> None:
    """Say what the trouble is; nothing for none."""
    sentence.setText(text)
    sentence.setVisible(bool(text))
