"""The workplace of what is open: what waits for the platform, and what it will not redeem although the goods
went out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from voucher_till.domain.journal import Redemption
from voucher_till.records.history import Moment
from voucher_till.ui.manager.queue_filter import QueueFilter
from voucher_till.ui.manager.queue_groups import Entry, entries_of
from voucher_till.ui.manager.queue_view import QueueView
from voucher_till.ui.manager.queue_words import counted, summary
from voucher_till.ui.shared.empty_state import EmptyState
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import ElidedLabel, KeyboardPage, card, label
from voucher_till.ui.shared.theme import gap

_LOW = 560
"""A page less high than this, times the text size, has no title where the groups say what it is."""
_CLOCK_MILLISECONDS = 1000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QueuePage(KeyboardPage):
    """Lists open rows and shows one in full; asks for a try, for the end of a conflict, or to leave."""

    try_asked = Signal()
    close_asked = Signal(object)
    """A ``Redemption`` in conflict."""
    handed_over_asked = Signal(object)
    """A ``Redemption`` whose outcome is unknown, and whose goods are out now."""
    story_asked = Signal(object)
    """What happened to a ``Redemption`` is to be shown: see ``show_story``."""
    offline_asked = Signal()
    copied = Signal(str)
    """What is on the clipboard."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[Entry] = []
        self._rows: Sequence[Redemption] = ()
        self._foreign: Sequence[Redemption] = ()
        self._values = True
        self._title = label(translate("queue_page", "Waiting and conflicts"), "title")
        self._count = ElidedLabel(name="mute")
        self._progress = label(name="strong")
        self.filter = QueueFilter()
        self.view = QueueView()
        self._empty = EmptyState()
        self._empty.say(
            "ph.check-circle", translate("queue_page", "Nothing is open"), summary([], [], []), "ok"
        )
        self._done = _button(translate("queue_page", "Done"), "Esc", "secondary")
        self._offline = _button(translate("queue_page", "Work offline…"), "", "tall")
        self.try_button = _button(translate("queue_page", "Try now"), "F5", "primary")
        self._buttons = QWidget()
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MILLISECONDS)
        self._clock.timeout.connect(self.view.renew)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.view)
        self.show_forced("")
        self.show_progress("", running=False)
        self.show_rows([], [])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(gap(14))
        head.addWidget(self._title)
        head.addWidget(self._count, 1)
        head.addWidget(self._progress)
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(gap(12))
        for button, stretch in ((self._done, 1), (self._offline, 1), (self.try_button, 2)):
            buttons.addWidget(button, stretch)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(gap(20), gap(12), gap(20), gap(16))
        inside.setSpacing(gap(10))
        inside.addLayout(head)
        inside.addWidget(self.filter)
        inside.addWidget(self.view, 1)
        inside.addWidget(self._empty, 1)
        inside.addWidget(self._buttons)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(gap(20), gap(20), gap(20), gap(20))
        outside.addWidget(frame)

    def _connect(self) -> None:
        self._done.clicked.connect(self.left)
        self._offline.clicked.connect(self.offline_asked)
        self.try_button.clicked.connect(self.try_asked)
        self.filter.changed.connect(self._list_them)
        view = self.view
        view.changed.connect(self._arrange)
        view.close_asked.connect(self.close_asked)
        view.handed_over_asked.connect(self.handed_over_asked)
        view.story_asked.connect(self.story_asked)
        view.copied.connect(self.copied)

    def allow(self, *, values: bool) -> None:
        """Whoever looks may see what was paid, or not."""
        if values != self._values:
            self._values = values
            self.show_rows(self._rows, self._foreign)

    def show_rows(self, rows: Sequence[Redemption], foreign: Sequence[Redemption]) -> None:
        """This till's open rows, and those of an outlet or an account it had before.

        The chosen row stays chosen while it is among them.
        """
        self._rows, self._foreign = rows, foreign
        self._entries = entries_of(rows, foreign, values=self._values)
        self.filter.show_counts(Counter(entry.group for entry in self._entries))
        self.try_button.setEnabled(any(entry.is_tried for entry in self._entries))
        self._list_them()

    def _list_them(self) -> None:
        group = self.filter.group
        listed = [entry for entry in self._entries if group in (None, entry.group)]
        self.view.show_entries(listed)
        self._count.setText(counted([entry.row for entry in listed], values=self._values))
        self._arrange()

    def show_story(self, row: Redemption, moments: Sequence[Moment]) -> None:
        """What happened to a row, if it is still the one that is shown."""
        entry = self.view.detail.entry
        if entry is not None and entry.row.id == row.id:
            self.view.detail.show_story(moments)

    def show_forced(self, why: str) -> None:
        """Whether a manager has taken the till off the line."""
        back, away = translate("queue_page", "Back on the line…"), translate("queue_page", "Work offline…")
        self._offline.say(back if why else away, with_key=False)

    def show_progress(self, text: str, *, running: bool) -> None:
        """How far sending has come; empty when nothing is sent."""
        self._progress.setText(text)
        self._progress.setVisible(bool(text))
        stop, start = translate("queue_page", "Stop"), translate("queue_page", "Try now")
        self.try_button.say(stop if running else start)

    def step(self, by: int) -> None:
        """Choose a row so many further down."""
        self.view.step(by)

    def go_on(self) -> None:
        """Enter: the chosen row in full where it is not, else the end of its conflict."""
        self.view.go_on()

    def ask_handed_over(self) -> None:
        """F7: the goods of the chosen unknown row are out."""
        self.view.ask_handed_over()

    def copy_log_id(self) -> None:
        """F8: the chosen row's log ID."""
        self.view.copy_log_id()

    def showEvent(self, event: QShowEvent) -> None:
        """The list is seen first, even if the page was left at a row."""
        super().showEvent(event)
        self._clock.start()
        if self.view.is_alone:
            self.view.close_detail()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the buttons say; the list knows the arrow keys, and the window the rest."""
        key = event.key()
        if key in _ENTER and self.view.list.hasFocus():
            self.go_on()
        elif key == Qt.Key.Key_F7:
            self.ask_handed_over()
        elif key == Qt.Key.Key_F8:
            self.copy_log_id()
        elif key == Qt.Key.Key_Escape and self.view.is_alone:
            self.view.close_detail()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size has another order of the parts."""
        super().resizeEvent(event)
        self.view.fit(self.width(), self.height())

    def _arrange(self) -> None:
        """What is seen beside the rows: little where there is little room, least beside a row alone."""
        any_open, alone = bool(self._entries), self.view.is_alone
        self.view.setVisible(any_open)
        self._empty.setVisible(not any_open)
        self.filter.setVisible(self.filter.has_choice and not alone)
        self._buttons.setVisible(not alone)
        roomy = self.height() >= span(_LOW) or not self.filter.has_choice
        for part in (self._title, self._count):
            part.setVisible(any_open and roomy and not alone)


def _button(text: str, key: str, name: str) -> KeyButton:
    made = KeyButton(text, key, name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made
