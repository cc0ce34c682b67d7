"""The page on going live: calls for the acceptance tests with their log IDs, and the checklist."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from voucher_till.domain.launch import LaunchItem, LaunchStep
from voucher_till.domain.payload import MAX_PAYLOAD_BYTES
from voucher_till.redemption.acceptance import LaunchAnswer
from voucher_till.ui.manager.launch_parts import AnswerLine, StepLine
from voucher_till.ui.setup.settings_parts import Row, Section, button, settings_sheet, warn, warning
from voucher_till.ui.shared.flow_layout import in_lines
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import clear_layout_of, label
from voucher_till.ui.shared.theme import gap

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WIDEST = 1100
_SHOWN = 30
"""So many answers are listed; those that were used come before older ones."""


class LaunchView(Section):
    """Shows answers and steps; asks for calls, marks and ticks."""

    all_asked = Signal()
    code_given = Signal(str)
    scan_asked = Signal()
    copied = Signal(str)
    used_marked = Signal(str, bool)
    ticked = Signal(object, bool)
    """A ``LaunchStep``, and whether it is done."""

    def __init__(self) -> None:
        super().__init__(translate("launch_view", "Going live"), widest=_WIDEST)
        self.setObjectName("page")
        self.setStyleSheet(settings_sheet())
        self.all_button = button(
            translate("launch_view", "Make all calls"), self.all_asked, sign="ph.arrows-clockwise"
        )
        self.code = QLineEdit()
        self.code.setAccessibleName(translate("launch_view", "Voucher code"))
        self.code.setPlaceholderText(translate("launch_view", "Voucher code, or nothing for a made-up one"))
        self.code.setMaxLength(MAX_PAYLOAD_BYTES)
        self.code.returnPressed.connect(self._give_code)
        self.code_button = button(translate("launch_view", "Ask about it"), self._give_code)
        self.scan_button = button(
            translate("launch_view", "Scan a customer's QR"), self.scan_asked, sign="ph.qr-code"
        )
        self.said = label(name="small", wrap=True)
        self.problem = warning()
        self.answers: list[AnswerLine] = []
        self.steps: dict[LaunchStep, StepLine] = {}
        self._answer_list, self._step_list = _column(), _column()
        self._none = label(
            translate("launch_view", "No log ID yet: make the calls above."), "small", wrap=True
        )
        self._progress = label(name="strong", wrap=True)
        self._add_cards()
        self.said.hide()

    def _add_cards(self) -> None:
        self.add_card(
            Row(
                translate("launch_view", "Acceptance tests"),
                translate(
                    "launch_view",
                    "The Developer Portal asks for the log ID of a voucher query. These calls redeem "
                    "nothing. Outlets and products are asked about where your app may do so.",
                ),
                self.all_button,
            ).below(self.said),
            Row(
                translate("launch_view", "Ask about one voucher"),
                translate("launch_view", "With a code that a customer shows, or by scanning the QR."),
            ).below(self.code, self.problem, in_lines(self.code_button, self.scan_button)),
        )
        self.add_card(
            Row(
                translate("launch_view", "Log IDs"),
                translate(
                    "launch_view",
                    "Each counts once on the portal: mark it when you have used it there. Task IDs belong to "
                    "claiming outlets, which this till does not do: use those of the Merchant Portal.",
                ),
            ).below(self._none, self._answer_list)
        )
        self.add_card(
            Row(
                translate("launch_view", "Before the first customer"),
                translate("launch_view", "The till ticks what it can see. The rest is yours to tick."),
            ).below(self._progress, self._step_list)
        )

    def _give_code(self) -> None:
        self.code_given.emit(self.code.text())

    def show_problem(self, text: str) -> None:
        """Why what was typed cannot be asked about; empty when it can."""
        warn(self.problem, text)

    def show_busy(self, text: str) -> None:
        """What goes on; empty when nothing does."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
        for part in (self.all_button, self.code_button):
            part.setEnabled(not text)

    def show_waiting(self, waits: bool) -> None:
        """Whether the next scan is for this page."""
        self.scan_button.setText(
            translate("launch_view", "Scan it now, or press here to stop")
            if waits
            else translate("launch_view", "Scan a customer's QR")
        )

    def show_answers(self, answers: Sequence[LaunchAnswer]) -> None:
        """The newest first."""
        place = self._place_of_keyboard()
        clear_layout_of(self._answer_list)
        shown = [one for number, one in enumerate(answers) if number < _SHOWN or one.used_at is not None]
        self.answers = [AnswerLine(one, self.copied.emit, self.used_marked.emit) for one in shown]
        self._fill(self._answer_list, self.answers)
        self._none.setVisible(not shown)
        for line in self.answers:
            if place == line.answer.log_id:
                line.used.setFocus()

    def _place_of_keyboard(self) -> str:
        """The log ID whose mark has the keyboard: it keeps it in the list that is built anew."""
        return next((one.answer.log_id for one in self.answers if one.used.hasFocus()), "")

    def show_steps(self, items: Sequence[LaunchItem]) -> None:
        """How it stands."""
        focused = next((step for step, line in self.steps.items() if _has_keyboard(line)), None)
        clear_layout_of(self._step_list)
        self.steps = {item.step: self._step_line(item) for item in items}
        self._fill(self._step_list, list(self.steps.values()))
        done = sum(item.standing.is_done for item in items)
        self._progress.setText(
            translate("launch_view", "All done: you can go live.")
            if done == len(items)
            else translate("launch_view", "{done} of {total} done", done=done, total=len(items))
        )
        line = self.steps.get(focused) if focused is not None else None
        if line is not None and line.done is not None:
            line.done.setFocus()

    def _step_line(self, item: LaunchItem) -> StepLine:
        return StepLine(item, lambda on: self.ticked.emit(item.step, on))

    @property
    def progress(self) -> str:
        """How many steps are done, in words."""
        return self._progress.text()

    def _fill(self, holder: QWidget, lines: Sequence[AnswerLine | StepLine]) -> None:
        layout = holder.layout()
        assert layout is not None  # noqa: S101 - it was made with it
        for line in lines:
            line.fit(self.viewport().width())
            layout.addWidget(line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines are laid out for the width."""
        super().resizeEvent(event)
        for line in (*self.answers, *self.steps.values()):
            line.fit(self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does by itself."""
        focused = QApplication.focusWidget()
        if event.key() in _ENTER and isinstance(focused, QPushButton) and self.isAncestorOf(focused):
            focused.click()
        else:
            super().keyPressEvent(event)


def _column() -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(gap(4))
    return made


def _has_keyboard(line: StepLine) -> bool:
    return line.done is not None and line.done.hasFocus()
