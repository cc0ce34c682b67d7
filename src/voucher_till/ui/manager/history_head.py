"""The first line of the history: what is listed, the search, the columns, and the way into a file."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from voucher_till.ui.manager.tool_button import ToolButton, export_button
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.theme import gap, palette

_TYPING_MILLISECONDS = 120
_BESIDE, _WORDY = 760, 620
"""A line less wide than these, times the text size, has the search in a line of its own, or no words on the
buttons that have a sign."""
_LONGEST = 80


class SearchField(QLineEdit):
    """Looks for what is typed as soon as the typing rests; the keys go on into the list."""

    searched = Signal(str)
    done = Signal()
    """Enter or the arrow down: on into the list."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setMaxLength(_LONGEST)
        self.setAccessibleName(translate("history_head", "Search the history"))
        self.setPlaceholderText(translate("history_head", "Code, order, redeem ID, log ID or product"))
        self.addAction(icon("ph.magnifying-glass", palette().mute), QLineEdit.ActionPosition.LeadingPosition)
        self.setClearButtonEnabled(True)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_TYPING_MILLISECONDS)
        self._clock.timeout.connect(self._tell)
        self._told = ""
        self.textChanged.connect(lambda _text: self._clock.start())

    @property
    def words(self) -> str:
        """What is looked for."""
        return self.text().strip()

    def fill(self, text: str) -> None:
        """Show another text; nothing is emitted."""
        self._told = text
        self.setText(text)
        self._clock.stop()

    def take(self, text: str) -> None:
        """Take the keyboard, and what was typed elsewhere."""
        self.setFocus()
        self.insert(text)

    def _tell(self) -> None:
        self._clock.stop()
        if self.words != self._told:
            self._told = self.words
            self.searched.emit(self.words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc empties it; in an empty one it is the page's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._tell()
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self._tell()
        else:
            super().keyPressEvent(event)


class HistoryHead(QWidget):
    """Modes, search and buttons."""

    mode_chosen = Signal(bool)
    """Whether scans are to be listed, not redemptions."""

    def __init__(self) -> None:
        super().__init__()
        self.redemptions_button = _segment(translate("history_head", "Redemptions"))
        self.scans_button = _segment(translate("history_head", "All scans"))
        self._modes = QButtonGroup(self)
        for button in (self.redemptions_button, self.scans_button):
            self._modes.addButton(button)
        self.redemptions_button.setChecked(True)
        self._modes.buttonClicked.connect(lambda _button: self.mode_chosen.emit(self.scans))
        self.search = SearchField()
        self.filters_button = ToolButton("ph.funnel", translate("history_head", "Filters"))
        self.filters_button.setCheckable(True)
        self.columns_button = ToolButton("ph.columns", translate("history_head", "Columns"))
        self.export_button = export_button()
        self._tools = (self.filters_button, self.columns_button, self.export_button)
        self._line = QHBoxLayout()
        self._whole = QVBoxLayout(self)
        self._lay_out()

    def _lay_out(self) -> None:
        self._line.setSpacing(gap(6))
        for button in (self.redemptions_button, self.scans_button):
            self._line.addWidget(button)
        self._line.addStretch(1)
        for button in self._tools:
            self._line.addWidget(button)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(gap(8))
        self._whole.addLayout(self._line)
        # Its buttons must not keep the page from the width at which they leave their words away.
        self.setMinimumWidth(1)

    @property
    def scans(self) -> bool:
        """Whether scans are listed, not redemptions."""
        return self.scans_button.isChecked()

    def show_mode(self, *, scans: bool) -> None:
        """Show what is listed; nothing is emitted."""
        (self.scans_button if scans else self.redemptions_button).setChecked(True)

    def stand(self, width: int) -> None:
        """The search stands between the buttons where there is room for it, else below them."""
        for button in self._tools:
            button.show_words(width >= span(_WORDY))
        beside = width >= span(_BESIDE)
        inside = self._line.indexOf(self.search) >= 0
        if beside and not inside:
            self._whole.removeWidget(self.search)
            self._line.insertWidget(2, self.search, 100)
        elif not beside and self._whole.indexOf(self.search) < 0:
            self._line.removeWidget(self.search)
            self._whole.addWidget(self.search)


def _segment(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setObjectName("segment")
    made.setCheckable(True)
    return made
