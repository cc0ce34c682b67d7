"""The log: what the program noted, newest first, by its weight and by a text in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
)

from voucher_till.support.log_entry import LogEntry
from voucher_till.ui.manager.plain_table import TextColumn, TextModel, TextTable
from voucher_till.ui.setup.headed_page import column_below
from voucher_till.ui.shared.empty_state import EmptyState
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import full_date, translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import KeyboardPage, card, label
from voucher_till.ui.shared.theme import gap, px

_TYPING_MILLISECONDS = 200
_WIDE, _NARROW = 1000, 700
_BESIDE, _BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
_DETAIL_WIDTH = 400
_LIST_HEIGHT, _DETAIL_HEIGHT = 200, 120
EVERYTHING, WARNINGS, ERRORS = "DEBUG", "WARNING", "ERROR"


class LogPage(KeyboardPage):
    """Asks for entries when the filter is another; shows them and one of them whole."""

    asked = Signal(str, str)
    """The least level, and a text."""
    copied = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        columns = _columns()
        self.model: TextModel[LogEntry] = TextModel(columns, self)
        self.table = TextTable(translate("log_page", "Log"), self.model, [column.width for column in columns])
        self.table.setMinimumHeight(px(_LIST_HEIGHT))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show(now.row()))
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("log_page", "Search: a word, or a reference"))
        self.search.setAccessibleName(translate("log_page", "Search the log"))
        self.search.setClearButtonEnabled(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MILLISECONDS)
        self._typing.timeout.connect(self.ask)
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.levels = {
            EVERYTHING: _segment(translate("log_page", "Everything")),
            WARNINGS: _segment(translate("log_page", "Warnings")),
            ERRORS: _segment(translate("log_page", "Errors")),
        }
        self._group = QButtonGroup(self)
        for button in self.levels.values():
            self._group.addButton(button)
            button.clicked.connect(self.ask)
        self.levels[EVERYTHING].setChecked(True)
        self.detail = QPlainTextEdit()
        self.detail.setReadOnly(True)
        self.detail.setTabChangesFocus(True)
        self.detail.setAccessibleName(translate("log_page", "The whole entry"))
        self.detail.setObjectName("fixed")
        self.detail.setMinimumHeight(px(_DETAIL_HEIGHT))
        self.copy_button = QPushButton(translate("log_page", "Copy the entry"))
        self.copy_button.setIcon(icon("ph.copy"))
        self.copy_button.clicked.connect(self.copy)
        self.again_button = QPushButton(translate("log_page", "Look again"))
        self.again_button.setIcon(icon("ph.arrow-clockwise"))
        self.again_button.clicked.connect(self.ask)
        self.done_button = QPushButton(translate("log_page", "Done   Esc"))
        self.done_button.clicked.connect(self.left)
        self._list = QStackedWidget()
        self._empty = EmptyState()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._filters = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._lay_out()
        self.show_entries([])

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        head.addWidget(label(translate("log_page", "Log"), "title", wrap=True), 1)
        head.addWidget(self.again_button)
        head.addWidget(self.done_button)
        levels = QHBoxLayout()
        levels.setSpacing(gap(8))
        for button in self.levels.values():
            levels.addWidget(button)
        levels.addStretch(1)
        self._filters.setSpacing(gap(8))
        self._filters.addLayout(levels)
        self._filters.addWidget(self.search, 1)
        self._list.addWidget(self.table)
        self._list.addWidget(self._empty)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(gap(8), gap(8), gap(8), gap(8))
        inside.addWidget(self._list)
        self._side = card()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(gap(14), gap(12), gap(14), gap(14))
        side.setSpacing(gap(8))
        side.addWidget(self.detail, 1)
        side.addWidget(self.copy_button)
        self._columns.setSpacing(gap(16))
        self._columns.addWidget(frame, 3)
        self._columns.addWidget(self._side, 2)
        column = column_below(self, head)
        about = translate("log_page", "It is in English, for support. No secret, no voucher code is in it.")
        column.addWidget(label(about, "mute", wrap=True))
        column.addLayout(self._filters)
        column.addLayout(self._columns, 1)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        """Hand the keyboard on. With a proxy Tab would leave out what stands before it."""
        self.search.setFocus()

    @property
    def level(self) -> str:
        """The least level that is asked for."""
        return next(level for level, button in self.levels.items() if button.isChecked())

    def ask(self) -> None:
        """Ask for what fits the filter now."""
        self._typing.stop()
        self.asked.emit(self.level, self.search.text().strip())

    def search_for(self, text: str) -> None:
        """Ask for everything with a text, as a reference."""
        self.levels[EVERYTHING].setChecked(True)
        self.search.setText(text)
        self.ask()

    def show_entries(self, entries: Sequence[LogEntry]) -> None:
        """Replace what is listed; the same entry stays chosen if it is still there."""
        before = self.chosen
        self.model.show_items(entries)
        self._list.setCurrentWidget(self.table if entries else self._empty)
        narrowed = bool(self.search.text().strip()) or self.level != EVERYTHING
        self._empty.say(
            "ph.magnifying-glass" if narrowed else "ph.note-blank",
            translate("log_page", "Nothing fits") if narrowed else translate("log_page", "The log is empty"),
            translate("log_page", "Search for less, or list everything.") if narrowed else "",
        )
        row = entries.index(before) if before in entries else 0 if entries else -1
        if row >= 0:
            self.table.selectionModel().setCurrentIndex(
                self.model.index(row, 0),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )
        self._show(row)

    @property
    def chosen(self) -> LogEntry | None:
        """The entry that is shown whole."""
        row = self.table.currentIndex().row()
        return self.model.items[row] if 0 <= row < len(self.model.items) else None

    def copy(self) -> None:
        """The whole entry into the clipboard."""
        QGuiApplication.clipboard().setText(self.detail.toPlainText())
        self.copied.emit()

    def _show(self, row: int) -> None:
        is_there = 0 <= row < len(self.model.items)
        self.detail.setPlainText(_whole(self.model.items[row]) if is_there else "")
        self.copy_button.setEnabled(is_there)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The entry stands beside the list where there is room, and the search beside the levels."""
        super().resizeEvent(event)
        is_wide = self.width() >= span(_WIDE)
        self._columns.setDirection(_BESIDE if is_wide else _BELOW)
        self._filters.setDirection(_BESIDE if self.width() >= span(_NARROW) else _BELOW)
        self._side.setMinimumWidth(span(_DETAIL_WIDTH) if is_wide else 0)


def _segment(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName("segment")
    made.setCheckable(True)
    return made


def _columns() -> list[TextColumn[LogEntry]]:
    return [
        TextColumn(translate("log_page", "When"), lambda entry: _when(entry), 190),
        TextColumn(translate("log_page", "Level"), lambda entry: _level(entry.level), 110, _tone),
        TextColumn(translate("log_page", "Entry"), lambda entry: entry.message.partition("\n")[0]),
    ]


def _when(entry: LogEntry) -> str:
    return f"{full_date(entry.time)}:{entry.time.astimezone():%S}"


def _level(level: str) -> str:
    names = {
        "DEBUG": translate("log_page", "Detail"),
        "INFO": translate("log_page", "Note"),
        "WARNING": translate("log_page", "Warning"),
        "ERROR": translate("log_page", "Error"),
        "CRITICAL": translate("log_page", "Error"),
    }
    return names.get(level, level)


def _tone(entry: LogEntry) -> str:
    return {"WARNING": "used", "ERROR": "no", "CRITICAL": "no"}.get(entry.level, "")


def _whole(entry: LogEntry) -> str:
    """All of it, as support wants it: in English, with the time's offset."""
    head = [
        entry.time.astimezone().isoformat(timespec="milliseconds"),
        f"{entry.level} {entry.logger} ({entry.process})",
        *([f"reference {entry.reference}"] if entry.reference else []),
    ]
    fields = [f"{name}: {value}" for name, value in entry.fields.items()]
    return "\n".join([*head, "", entry.message, *fields, *(["", entry.error] if entry.error else [])])
