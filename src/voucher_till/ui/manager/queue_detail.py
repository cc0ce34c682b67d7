"""One open row in full: what happens next, what is known of it, what happened, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QScroller,
    QVBoxLayout,
    QWidget,
)

from voucher_till.domain.business_day import DayCut
from voucher_till.domain.journal import RedemptionState
from voucher_till.records.history import Moment
from voucher_till.ui.manager.history_parts import Column, TimeLine, fact, number_fact, section_title
from voucher_till.ui.manager.history_words import Clock, parted
from voucher_till.ui.manager.queue_facts import numbers_of, short_facts
from voucher_till.ui.manager.queue_groups import LOOKS, Entry, Group
from voucher_till.ui.manager.queue_words import product_of, what_next
from voucher_till.ui.shared.icons import icon, pixmap
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import clear_layout_of, label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px

_SIGN = 18


class QueueDetail(QFrame):
    """A card that scrolls; what can be done stands below."""

    copy_asked = Signal(str, str)
    """A text, and what it is called."""
    close_asked = Signal()
    handed_over_asked = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(translate("queue_detail", "Details"))
        self._clock = Clock(DayCut())
        self.entry: Entry | None = None
        self._known: list[tuple[str, str]] = []
        self._moments: list[Moment] = []
        self._sign = label()
        self._state = label(name="state", wrap=True)
        self._value = label(name="heading")
        self._product = label(name="heading", wrap=True)
        self._next = label(wrap=True)
        self._facts = _box()
        self._story = _box()
        self._inside = Column()
        self._scroll = QScrollArea()
        self.back_button = QPushButton(f" {translate('queue_detail', 'Back to the list')}")
        self.back_button.setIcon(icon("ph.arrow-left"))
        self.back_button.setIconSize(QSize(px(_SIGN), px(_SIGN)))
        self.close_button = KeyButton(translate("queue_detail", "Close this conflict…"), "Enter")
        self.handed_button = KeyButton(translate("queue_detail", "I handed it over"), "F7")
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(gap(6))
        head.addWidget(self._sign)
        head.addWidget(self._state, 1)
        head.addWidget(self._value)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, gap(8), 0)
        column.setSpacing(gap(6))
        column.addLayout(head)
        for part in (self._product, self._next, self._facts, self._story):
            column.addWidget(part)
        column.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._inside)
        QScroller.grabGesture(self._scroll.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap(8))
        for button, asked in (
            (self.back_button, self.left),
            (self.close_button, self.close_asked),
            (self.handed_button, self.handed_over_asked),
        ):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(asked)
            buttons.addWidget(button, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(gap(16), gap(12), gap(8), gap(12))
        whole.setSpacing(gap(8))
        whole.addWidget(self._scroll, 1)
        whole.addLayout(buttons)

    @property
    def text(self) -> str:
        """All that it says."""
        shown = [part for part in self._inside.findChildren(QLabel) if not part.isHidden()]
        return "\n".join(part.accessibleName() or part.text() for part in shown)

    @property
    def can_be_handed_over(self) -> bool:
        """Whether it is not known yet that the goods of the unknown row are out."""
        entry = self.entry
        unknown = entry is not None and entry.group is Group.UNKNOWN
        return unknown and entry is not None and not entry.row.goods_out

    @property
    def can_be_closed(self) -> bool:
        """Whether it is a conflict, at whatever place."""
        return self.entry is not None and self.entry.row.state is RedemptionState.CONFLICT

    def show_entry(self, entry: Entry) -> None:
        """Show another row, or what is new of this one; what happened to it comes later."""
        is_other = self.entry is None or self.entry.row.id != entry.row.id
        self.entry = entry
        look = LOOKS[entry.group]
        self._sign.setPixmap(pixmap(look.sign, getattr(palette(), look.tone), px(_SIGN)))
        self._state.setText(worded(look.word))
        set_tone(self._state, look.tone)
        self._value.setText(entry.value)
        self._product.setText(parted(product_of(entry.row)))
        self._product.setAccessibleName(product_of(entry.row))
        self._next.setText(what_next(entry))
        self._fill_facts(entry)
        self.close_button.setVisible(self.can_be_closed)
        self.handed_button.setVisible(self.can_be_handed_over)
        if is_other:
            self.show_story([])
            self._scroll.verticalScrollBar().setValue(0)
        self._inside.fit()

    def show_story(self, moments: Sequence[Moment]) -> None:
        """What happened to the row."""
        if self._moments == list(moments):
            return
        self._moments = list(moments)
        clear_layout_of(self._story)
        if moments:
            line = TimeLine(moments, self._clock)
            line.copy_asked.connect(self.copy_asked)
            _add(self._story, section_title(translate("queue_detail", "What happened")), line)
        self._inside.fit()

    def renew(self) -> None:
        """Time goes on, and what is said of it with it."""
        if self.entry is not None:
            self._fill_facts(self.entry)
            self._inside.fit()

    def _fill_facts(self, entry: Entry) -> None:
        facts, numbers = short_facts(entry), numbers_of(entry)
        if [*facts, *numbers] == self._known:
            return  # Somebody may be on a button of them with the keyboard.
        self._known = [*facts, *numbers]
        clear_layout_of(self._facts)
        short = QWidget()
        grid = QGridLayout(short)
        grid.setContentsMargins(0, gap(6), 0, gap(4))
        grid.setHorizontalSpacing(gap(12))
        grid.setVerticalSpacing(gap(8))
        for number, (name, value) in enumerate(facts):
            grid.addWidget(fact(name, value), number // 2, number % 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        _add(self._facts, short)
        for name, text in numbers:
            _add(self._facts, number_fact(name, text, self.copy_asked.emit))

    def take_keyboard(self) -> None:
        """To the first button that there is."""
        buttons = [self.close_button, self.handed_button, self.back_button]
        buttons += self._inside.findChildren(QPushButton)
        first = next((button for button in buttons if button.isVisible()), None)
        if first is not None:
            first.setFocus()


def _box() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap(4))
    return made


def _add(box: QWidget, *parts: QWidget) -> None:
    layout = box.layout()
    for part in parts:
        if layout is not None:
            layout.addWidget(part)
        # Now, not when Qt comes to it: the height they need is asked for at once.
        part.show()
