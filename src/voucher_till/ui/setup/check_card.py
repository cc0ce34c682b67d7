"""The scanner check: codes to scan, and what came of each."""

from __future__ import annotations

import io
from collections.abc import Sequence

import segno
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from voucher_till.scanning.check_ways import TESTS, CheckCode
from voucher_till.scanning.scanner_check import CheckResult
from voucher_till.ui.shared.parts import card, clear_layout_of, label, pill

_CODE_SIZE, _SMALLEST_CODE, _BESIDE_CODE = 240, 140, 300
_QUIET = 24
_SOURCES = {"wedge": "scanner that types", "serial": "USB-COM scanner", "camera": "camera"}


class CheckCard(QFrame):
    """Shows one code after another, and the results beside it."""

    save_asked = Signal()
    copy_asked = Signal()
    export_asked = Signal()
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self._number = 0
        self._drawn: tuple[CheckCode, int] | None = None
        self._code = label()
        self._code.setObjectName("code")
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._name = label(name="strong")
        self._results = QWidget()
        self._rows = QVBoxLayout(self._results)
        self._rows.setContentsMargins(0, 0, 8, 0)
        self._rows.setSpacing(6)
        self.done_button = QPushButton("Done   Esc")
        self.save_button = _button("Save for this till", self.save_asked, "primary")
        self._lay_out()
        self.show_code(0)
        self.show_results([], can_save=False)

    def _lay_out(self) -> None:
        turn = QHBoxLayout()
        turn.addWidget(_button("Back", lambda: self.show_code(self._number - 1)))
        turn.addWidget(_button("Next", lambda: self.show_code(self._number + 1)))
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addWidget(self._name)
        left.addWidget(self._code)
        left.addLayout(turn)
        left.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._results)
        middle = QHBoxLayout()
        middle.setSpacing(24)
        middle.addLayout(left)
        middle.addWidget(scroll, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self.save_button, 2)
        ways = {
            "Copy report": self.copy_asked,
            "Save report…": self.export_asked,
            "Print…": self.print_asked,
        }
        for text, signal in ways.items():
            buttons.addWidget(_button(text, signal, "tall"), 1)
        titles = QVBoxLayout()
        titles.setSpacing(8)
        titles.addWidget(label("Scanner check", "heading"))
        titles.addWidget(label("Scan each code from the screen, as you would from a phone.", "mute"))
        top = QHBoxLayout()
        top.addLayout(titles, 1)
        top.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(28, 20, 28, 22)
        inside.setSpacing(12)
        inside.addLayout(top)
        inside.addLayout(middle, 1)
        inside.addLayout(buttons)

    @property
    def shown(self) -> CheckCode:
        """The code on the screen."""
        return TESTS[self._number]

    def show_code(self, number: int) -> None:
        """Show another code; after the last comes the first."""
        self._number = number % len(TESTS)
        self._name.setText(f"{self._number + 1} of {len(TESTS)} · {self.shown.name}")
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window has a smaller code, and still all buttons."""
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        size = min(max(self.height() - _BESIDE_CODE, _SMALLEST_CODE), _CODE_SIZE)
        if (self.shown, size) == self._drawn:
            return
        self._drawn = self.shown, size
        self._code.setFixedSize(size + _QUIET, size + _QUIET)
        self._code.setPixmap(_picture(self.shown.text, size))

    def show_results(self, results: Sequence[CheckResult], *, can_save: bool) -> None:
        """Show what came of the codes so far, and the first code that did not come yet."""
        clear_layout_of(self._results)
        while self._rows.takeAt(0) is not None:
            pass
        for test in TESTS:
            self._add_row(test, [result for result in results if result.test is test])
        self._rows.addStretch(1)
        self.save_button.setEnabled(can_save)
        missing = [test for test in TESTS if test not in [result.test for result in results]]
        if missing:
            self.show_code(TESTS.index(missing[0]))

    def _add_row(self, test: CheckCode, results: Sequence[CheckResult]) -> None:
        row = card()
        lines = QVBoxLayout(row)
        lines.setContentsMargins(14, 8, 14, 8)
        lines.setSpacing(3)
        lines.addLayout(_line(label(test.name, "strong"), None if results else label("not tried", "small")))
        for result in results:
            word, tone = ("Read", "ok") if result.ok else ("Not read", "no")
            lines.addLayout(_line(label(_speed(result), "small", wrap=True), pill(word, tone)))
            for finding in result.findings:
                lines.addWidget(label(finding, "warn", wrap=True))
        self._rows.addWidget(row)


def _button(text: str, action: object, name: str = "") -> QPushButton:
    made = QPushButton(text)
    made.setObjectName(name)
    made.clicked.connect(action)
    return made


def _line(left: QWidget, right: QWidget | None) -> QHBoxLayout:
    line = QHBoxLayout()
    line.addWidget(left, 1)
    if right is not None:
        line.addWidget(right)
    return line


def _speed(result: CheckResult) -> str:
    source = _SOURCES.get(result.source, result.source)
    if result.source == "camera":
        return f"By the {source}"
    return f"By the {source} · {result.gap_ms:.0f} ms a character · ends with {result.ending.value}"


def _picture(text: str, size: int) -> QPixmap:
    """A QR code, sharp: each of its modules is a whole number of pixels."""
    code = segno.make_qr(text, error="m")
    buffer = io.BytesIO()
    code.save(buffer, kind="png", scale=max(1, size // code.symbol_size(border=4)[0]), border=4)
    picture = QPixmap()
    picture.loadFromData(buffer.getvalue())
    return picture
