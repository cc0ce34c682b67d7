"""The workplace of what is open: what waits for the platform, and what it will not redeem although the goods
went out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from voucher_till.domain.journal import Redemption
from voucher_till.records.history import Moment
from voucher_till.ui.manager.queue_detail import QueueDetail
from voucher_till.ui.manager.queue_filter import QueueFilter
from voucher_till.ui.manager.queue_list import OpenList, OpenModel
from voucher_till.ui.manager.queue_words import Entry, counted, entries_of, summary
from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import ElidedLabel, KeyboardPage, card, label
from voucher_till.ui.shared.theme import gap, palette, px

_BESIDE, _BELOW, _LOW = 900, 760, 560
"""Sizes of the page, times the text size: wide enough for the detail beside the list, high enough for it
below the list, too low for a title."""
_NARROWEST, _BROADEST, _SHARE = 330, 480, 0.36
"""Of the detail beside the list."""
_WIDEST = 16_777_215
_ICON = 72
_REST_MILLISECONDS = 60
"""So long a row is chosen before it is shown in full: whoever holds an arrow key down sees the list move."""
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
        self._is_open = False
        self._title = label(translate("queue_page", "Waiting and conflicts"), "title")
        self._count = ElidedLabel(name="mute")
        self._progress = label(name="strong")
        self.filter = QueueFilter()
        self.model = OpenModel(self)
        self.list = OpenList(self.model)
        self.detail = QueueDetail()
        self._full = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._full)
        self._empty = _empty()
        self._offline = _button(translate("queue_page", "Work offline…"), "")
        self.try_button = _button(translate("queue_page", "Try now"), "F5", "primary")
        self._done = _button(translate("queue_page", "Done"), "Esc")
        self._rest = _timer(self, _REST_MILLISECONDS, self._show_chosen)
        self._rest.setSingleShot(True)
        self._clock = _timer(self, _CLOCK_MILLISECONDS, self._time_goes_on)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.list)
        self.show_progress("", running=False)
        self.show_rows([], [])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(gap(14))
        head.addWidget(self._title)
        head.addWidget(self._count, 1)
        head.addWidget(self._progress)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(gap(14))
        self._both.addWidget(self.list, 1)
        self._both.addWidget(self.detail)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap(12))
        for button, stretch in ((self._done, 1), (self._offline, 1), (self.try_button, 2)):
            buttons.addWidget(button, stretch)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(gap(20), gap(12), gap(20), gap(16))
        inside.setSpacing(gap(10))
        inside.addLayout(head)
        inside.addWidget(self.filter)
        inside.addWidget(self._full, 1)
        inside.addWidget(self._empty, 1)
        inside.addLayout(buttons)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(gap(20), gap(20), gap(20), gap(20))
        outside.addWidget(frame)

    def _connect(self) -> None:
        self._done.clicked.connect(self.left)
        self._offline.clicked.connect(self.offline_asked)
        self.try_button.clicked.connect(self.try_asked)
        self.filter.changed.connect(self._list_them)
        self.list.selectionModel().currentChanged.connect(self._move)
        self.list.clicked.connect(lambda _index: self._open_detail())
        self.detail.copy_asked.connect(self._copy)
        self.detail.close_asked.connect(self.ask_to_close)
        self.detail.handed_over_asked.connect(self.ask_handed_over)
        self.detail.left.connect(self._close_detail)

    @property
    def chosen(self) -> Redemption | None:
        """The row that is shown in full, or is about to be."""
        index = self.list.currentIndex()
        return self.model.entries[index.row()].row if index.isValid() else None

    def show_rows(self, rows: Sequence[Redemption], foreign: Sequence[Redemption]) -> None:
        """This till's open rows, and those of an outlet or an account it had before.

        The chosen row stays chosen while it is among them.
        """
        self._entries = entries_of(rows, foreign)
        self.filter.show_counts(Counter(entry.group for entry in self._entries))
        self._full.setVisible(bool(self._entries))
        self._empty.setVisible(not self._entries)
        self.try_button.setEnabled(any(entry.is_tried for entry in self._entries))
        self._list_them()

    def _list_them(self) -> None:
        group = self.filter.group
        listed = [entry for entry in self._entries if group in (None, entry.group)]
        self.model.show_entries(listed)
        self._count.setText(counted([entry.row for entry in listed]) if listed else "")
        if listed and not self.list.currentIndex().isValid():
            self._choose(0)
        self._show_chosen()
        self._fit()

    def show_story(self, row: Redemption, moments: Sequence[Moment]) -> None:
        """What happened to a row, if it is still the one that is shown."""
        entry = self.detail.entry
        if entry is not None and entry.row.id == row.id:
            self.detail.show_story(moments)

    def show_forced(self, why: str) -> None:
        """Whether a manager has taken the till off the line."""
        back = translate("queue_page", "Back on the line…")
        self._offline.say(back if why else translate("queue_page", "Work offline…"))

    def show_progress(self, text: str, *, running: bool) -> None:
        """How far sending has come; empty when nothing is sent."""
        self._progress.setText(text)
        self._progress.setVisible(bool(text))
        self.try_button.say(
            translate("queue_page", "Stop") if running else translate("queue_page", "Try now")
        )

    def step(self, by: int) -> None:
        """Choose a row so many further down."""
        if self.model.entries:
            last = len(self.model.entries) - 1
            self._choose(min(max(self.list.currentIndex().row() + by, 0), last))

    def go_on(self) -> None:
        """Enter: the chosen row in full where it is not, else the end of its conflict."""
        if self.chosen is not None and not self.detail.isVisible():
            self._open_detail()
        else:
            self.ask_to_close()

    def ask_to_close(self) -> None:
        """Ask for the end of the chosen conflict."""
        self._show_chosen()
        if self.chosen is not None and self.detail.can_be_closed:
            self.close_asked.emit(self.chosen)

    def ask_handed_over(self) -> None:
        """F7: the goods of the chosen unknown row are out."""
        self._show_chosen()
        if self.chosen is not None and self.detail.can_be_handed_over:
            self.handed_over_asked.emit(self.chosen)

    def copy_log_id(self) -> None:
        """F8: put the chosen row's log ID on the clipboard."""
        if self.chosen is not None and self.chosen.log_id:
            self._copy(self.chosen.log_id, translate("queue_page", "Log ID"))

    def _copy(self, text: str, name: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(name)

    def _choose(self, number: int) -> None:
        self.list.setCurrentIndex(self.model.index(number))

    def _move(self, index: QModelIndex, _before: QModelIndex) -> None:
        if index.isValid():
            self._rest.start()

    def _show_chosen(self) -> None:
        """Show it in full, where that is not what is shown already."""
        self._rest.stop()
        index = self.list.currentIndex()
        if not index.isValid():
            return
        entry = self.model.entries[index.row()]
        if entry != self.detail.entry:
            self.detail.show_entry(entry)
            self.story_asked.emit(entry.row)

    def _open_detail(self) -> None:
        self._show_chosen()
        if not self.detail.isVisible():
            self._is_open = True
            self._fit()
            self.detail.take_keyboard()

    def _close_detail(self) -> None:
        self._is_open = False
        self._fit()
        self.list.setFocus()

    def _time_goes_on(self) -> None:
        """Tries come and days end: what is said of them is drawn anew."""
        self.list.viewport().update()
        self.detail.renew()

    def showEvent(self, event: QShowEvent) -> None:
        """Where the page was left open at a row, the list is seen first."""
        super().showEvent(event)
        self._is_open = False
        self._clock.start()
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._clock.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the buttons say; the list knows the arrow keys, and the window the rest."""
        key = event.key()
        if key in _ENTER and self.list.hasFocus():
            self.go_on()
        elif key == Qt.Key.Key_F7:
            self.ask_handed_over()
        elif key == Qt.Key.Key_F8:
            self.copy_log_id()
        elif key == Qt.Key.Key_Escape and self._is_alone:
            self._close_detail()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size has another order of the parts."""
        super().resizeEvent(event)
        self._fit()

    @property
    def _is_alone(self) -> bool:
        """Whether the detail stands in place of the list."""
        return self.detail.isVisible() and self.list.isHidden()

    def _fit(self) -> None:
        """Beside, below, or one in place of the other, as there is room."""
        beside = self.width() >= span(_BESIDE)
        below = not beside and self.height() >= span(_BELOW)
        known = bool(self.model.entries)
        alone = not (beside or below)
        self._is_open = self._is_open and alone and known
        self._both.setDirection(
            QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        )
        self._both.setStretch(1, 0 if beside else 1)
        width = min(max(round(self.width() * _SHARE), span(_NARROWEST)), span(_BROADEST))
        self.detail.setMinimumWidth(width if beside else 0)
        self.detail.setMaximumWidth(width if beside else _WIDEST)
        self.detail.back_button.setVisible(alone)
        self.detail.setVisible(known and (not alone or self._is_open))
        self.list.setVisible(not self._is_open)
        self.filter.setVisible(known and not self._is_open)
        roomy = self.height() >= span(_LOW)
        self._title.setVisible(known and roomy)
        self._count.setVisible(known and roomy)


def _button(text: str, key: str, name: str = "") -> KeyButton:
    made = KeyButton(text, key, name)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def _timer(page: QueuePage, milliseconds: int, do: Callable[[], object]) -> QTimer:
    made = QTimer(page)
    made.setInterval(milliseconds)
    made.timeout.connect(do)
    return made


def _empty() -> QWidget:
    """What is shown while nothing is open."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setSpacing(gap(10))
    sign = label()
    sign.setPixmap(pixmap("ph.check-circle", palette().ok, px(_ICON)))
    words = (
        label(translate("queue_page", "Nothing is open"), "title", wrap=True),
        label(summary([], [], []), "mute", wrap=True),
    )
    column.addStretch(1)
    for part in (sign, *words):
        part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(part)
    column.addStretch(1)
    return made
