"""All that was chosen on one page, what is missing of it, and a first scan that redeems nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from voucher_till.ui.setup.assistant.finding_card import Findings
from voucher_till.ui.setup.assistant.page import AssistantPage, text_card
from voucher_till.ui.setup.assistant.places import Place
from voucher_till.ui.setup.assistant.secret_field import CleanField
from voucher_till.ui.setup.assistant.summary_words import Line
from voucher_till.ui.setup.settings_parts import button, warn, warning
from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import card, clear_layout_of, label
from voucher_till.ui.shared.theme import gap, palette, px

_SIGN, _TWO_COLUMNS = 22, 900


class SummaryPage(AssistantPage):
    """Each line leads back to its page."""

    place_asked = Signal(object)
    scan_entered = Signal(str)

    def __init__(self, *, with_scan: bool) -> None:
        super().__init__(
            translate("summary_page", "All together"),
            translate(
                "summary_page", "This is how the till will be set up. Everything can be changed later."
            ),
        )
        self.buttons: dict[Place, QPushButton] = {}
        self._lines = card()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(gap(20), gap(4), gap(12), gap(4))
        self._column.setSpacing(0)
        self._left = warning()
        self.rows.addWidget(self._left)
        self._both = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._both)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.setSpacing(gap(14))
        self._columns.addWidget(self._lines, 3)
        self.rows.addWidget(self._both)
        self.code = CleanField()
        self.code.setAccessibleName(translate("summary_page", "Voucher code"))
        self.code.setPlaceholderText(translate("summary_page", "Voucher code"))
        self.look_button = button(
            translate("summary_page", "Look it up"), self._look, sign="ph.magnifying-glass"
        )
        self.findings = Findings()
        self.scan_card = self._scan_card()
        if not with_scan:  # Shown before it has a parent, it would be a window of its own for a moment.
            self.scan_card.hide()
        self._columns.addWidget(self.scan_card, 2, Qt.AlignmentFlag.AlignTop)

    def _scan_card(self) -> QFrame:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(8))
        row.addWidget(self.code, 1)
        row.addWidget(self.look_button)
        return text_card(
            label(translate("summary_page", "A first scan, to see that all works"), "strong"),
            label(
                translate(
                    "summary_page",
                    "Hold a voucher's QR before the camera, scan it, or type its code. The till looks it up;"
                    " nothing is redeemed.",
                ),
                "small",
                wrap=True,
            ),
            line,
            self.findings,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The first scan stands beside the list where there is room."""
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(beside if self.width() >= span(_TWO_COLUMNS) else below)

    def _look(self) -> None:
        if self.code.text():
            self.scan_entered.emit(self.code.text())

    def show_left(self, text: str) -> None:
        """What stays open in the environment that is left; empty for nothing."""
        warn(self._left, text)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """What was chosen, page by page."""
        clear_layout_of(self._lines)
        self.buttons = {}
        for line in lines:
            self._column.addWidget(self._row(line, last=line is lines[-1]))

    def _row(self, line: Line, *, last: bool) -> QFrame:
        row = QFrame()
        row.setObjectName("clear" if last else "row")
        sign, colour = ("ph.check-circle-fill", palette().ok)
        if line.is_missing:
            sign, colour = ("ph.warning-circle-fill", palette().used)
        mark = label()
        mark.setPixmap(pixmap(sign, colour, px(_SIGN)))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(line.title, "small"))
        words.addWidget(label(line.value, "warn" if line.is_missing else "strong", wrap=True))
        fill_in = translate("summary_page", "Fill in")
        change = button(
            fill_in if line.is_missing else translate("summary_page", "Change"),
            lambda: self.place_asked.emit(line.place),
            "quiet",
        )
        change.setAccessibleName(f"{change.text()}: {line.title}")
        self.buttons[line.place] = change
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, gap(6), 0, gap(6))
        inside.setSpacing(gap(12))
        inside.addWidget(mark)
        inside.addLayout(words, 1)
        inside.addWidget(change)
        return row
