"""The scanner check: codes to scan, and what came of each."""

from __future__ import annotations

import io
from collections.abc import Sequence

import segno
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from voucher_till.scanning.check_ways import TESTS, CheckCode
from voucher_till.scanning.scan import ScanSource
from voucher_till.scanning.scanner_check import CheckResult
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import card, clear_layout_of, label, pill
from voucher_till.ui.shared.theme import px

_CODE_SIZE, _SMALLEST_CODE, _BESIDE_CODE = 240, 140, 300
_QUIET = 24


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
        self._code.setAccessibleName(translate("check_card", "A code to scan"))
        self._name = label(name="strong")
        self._results = QWidget()
        self._rows = QVBoxLayout(self._results)
        self._rows.setContentsMargins(0, 0, px(8), 0)
        self._rows.setSpacing(px(6))
        self.done_button = QPushButton(translate("check_card", "Done") + "   Esc")
        save = translate("check_card", "Save for this till")
        self.save_button = _button(save, self.save_asked, "primary")
        self._ways_out = [
            _button(translate("check_card", "Copy report"), self.copy_asked, "tall"),
            _button(translate("check_card", "Save report…"), self.export_asked, "tall"),
            _button(translate("check_card", "Print…"), self.print_asked, "tall"),
        ]
        self.turn_buttons = (
            _button(translate("check_card", "Back"), lambda: self.show_code(self._number - 1)),
            _button(translate("check_card", "Next"), lambda: self.show_code(self._number + 1)),
        )
        self._buttons = QGridLayout()
        self._lay_out()
        self.show_results([], can_save=False)

    def _lay_out(self) -> None:
        turn = QHBoxLayout()
        for one in self.turn_buttons:
            turn.addWidget(one)
        left = QVBoxLayout()
        left.setSpacing(px(10))
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
        middle.setSpacing(px(24))
        middle.addLayout(left)
        middle.addWidget(scroll, 1)
        self._buttons.setSpacing(px(12))
        self._place_buttons()
        titles = QVBoxLayout()
        titles.setSpacing(px(8))
        titles.addWidget(label(translate("check_card", "Scanner check"), "heading"))
        how = translate("check_card", "Scan each code from the screen, as you would from a phone.")
        titles.addWidget(label(how, "mute", wrap=True))
        top = QHBoxLayout()
        top.addLayout(titles, 1)
        top.addWidget(self.done_button, 0, Qt.AlignmentFlag.AlignTop)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(px(28), px(20), px(28), px(22))
        inside.setSpacing(px(12))
        inside.addLayout(top)
        inside.addLayout(middle, 1)
        inside.addLayout(self._buttons)

    @property
    def shown(self) -> CheckCode:
        """The code on the screen."""
        return TESTS[self._number]

    def show_code(self, number: int) -> None:
        """Show another code; after the last comes the first."""
        self._number = number % len(TESTS)
        self._name.setText(
            translate(
                "check_card",
                "{number} of {all} · {name}",
                number=self._number + 1,
                all=len(TESTS),
                name=worded(self.shown.name),
            )
        )
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A low window has a smaller code, and still all buttons; a narrow one has them in two rows."""
        super().resizeEvent(event)
        self._draw()
        self._place_buttons()

    def showEvent(self, event: QShowEvent) -> None:
        """Codes are drawn for somebody who looks: one takes its time."""
        super().showEvent(event)
        self._draw()

    def _place_buttons(self) -> None:
        buttons = [self.save_button, *self._ways_out]
        needed = sum(button.sizeHint().width() + px(12) for button in buttons)
        one_row = needed <= self.width() - 2 * px(28)
        self._buttons.addWidget(self.save_button, 0, 0, 1, 1 if one_row else 3)
        for number, button in enumerate(self._ways_out):
            self._buttons.addWidget(button, *((0, number + 1) if one_row else (1, number)))
        for column, stretch in enumerate((2, 1, 1, 1) if one_row else (1, 1, 1, 0)):
            self._buttons.setColumnStretch(column, stretch)

    def _draw(self) -> None:
        size = min(max(self.height() - px(_BESIDE_CODE), _SMALLEST_CODE), px(_CODE_SIZE))
        if (self.shown, size) == self._drawn or not self.isVisible():
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
        lines.setContentsMargins(px(14), px(8), px(14), px(8))
        lines.setSpacing(px(3))
        untried = None if results else label(translate("check_card", "not tried"), "small")
        lines.addLayout(_line(label(worded(test.name), "strong"), untried))
        for result in results:
            lines.addLayout(_line(label(_speed(result), "small", wrap=True), _came(ok=result.ok)))
            for finding in result.findings:
                lines.addWidget(label(worded(*finding), "warn", wrap=True))
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


def _came(*, ok: bool) -> QWidget:
    if ok:
        return pill(translate("check_card", "Read", "the code was read"), "ok")
    return pill(translate("check_card", "Not read"), "no")


def _speed(result: CheckResult) -> str:
    if result.source == ScanSource.CAMERA:
        return translate("check_card", "By the camera")
    if result.source == ScanSource.SERIAL:
        source = translate("check_card", "By the USB-COM scanner")
    else:
        source = translate("check_card", "By the scanner that types")
    speed = translate("check_card", "{milliseconds} ms a character", milliseconds=round(result.gap_ms))
    end = translate("check_card", "ends with {ending}", ending=worded(result.ending.value))
    return f"{source} · {speed} · {end}"


def _picture(text: str, size: int) -> QPixmap:
    """A QR code, sharp: each of its modules is a whole number of pixels."""
    code = segno.make_qr(text, error="m")
    buffer = io.BytesIO()
    code.save(buffer, kind="png", scale=max(1, size // code.symbol_size(border=4)[0]), border=4)
    picture = QPixmap()
    picture.loadFromData(buffer.getvalue())
    return picture
