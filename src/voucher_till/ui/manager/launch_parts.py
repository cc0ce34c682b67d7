"""Lines of the page on going live: an answer with its log ID, and a step of the checklist."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from voucher_till.domain.diagnosis import Step
from voucher_till.domain.launch import LaunchItem, Standing
from voucher_till.domain.step_words import step_words
from voucher_till.domain.symptoms import Call
from voucher_till.redemption.acceptance import LaunchAnswer
from voucher_till.ui.setup.connection_row import CALLS
from voucher_till.ui.setup.settings_controls import Switch
from voucher_till.ui.setup.settings_parts import button
from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.language import full_date, translate, worded
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import ElidedLabel, label
from voucher_till.ui.shared.theme import gap, palette, px

_NARROW = 640
_SIGNS = {
    Standing.SEEN: ("ph.check-circle-fill", "ok"),
    Standing.TICKED: ("ph.check-circle-fill", "ok"),
    Standing.OPEN: ("ph.circle", "mute"),
    Standing.MISSING: ("ph.warning-circle-fill", "no"),
}


class _Line(QWidget):
    """A sign, words, and what can be done, beside the words or below where it is narrow."""

    def __init__(self, sign: tuple[str, str]) -> None:
        super().__init__()
        icon = label()
        icon.setPixmap(pixmap(sign[0], getattr(palette(), sign[1]), px(22)))
        self.words = QVBoxLayout()
        self.words.setSpacing(0)
        self.acts = QHBoxLayout()
        self.acts.setSpacing(gap(8))
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(gap(8))
        self._both.addLayout(self.words, 1)
        self._both.addLayout(self.acts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, gap(6), 0, gap(6))
        row.setSpacing(gap(12))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._both, 1)

    def fit(self, width: int) -> None:
        """Where it is narrow, what can be done goes below."""
        narrow = width < span(_NARROW)
        self._both.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )


class AnswerLine(_Line):
    """One answer of the platform."""

    def __init__(
        self, answer: LaunchAnswer, copy: Callable[[str], None], mark: Callable[[str, bool], None]
    ) -> None:
        well = ("ph.check-circle-fill", "ok")
        super().__init__(well if not answer.result else ("ph.warning-circle-fill", "no"))
        self.answer = answer
        self.words.addWidget(label(f"{call_name(answer)} · {full_date(answer.at)}", "strong", wrap=True))
        self.words.addWidget(label(result_words(answer), "small", wrap=True))
        log_id = ElidedLabel(answer.log_id)
        log_id.setToolTip(answer.log_id)
        self.words.addWidget(log_id)
        self.words.addStretch(1)
        self.copy_button = button(
            translate("launch_parts", "Copy"), lambda: copy(answer.log_id), sign="ph.copy"
        )
        self.copy_button.setAccessibleName(
            translate("launch_parts", "Copy log ID {log_id}", log_id=answer.log_id)
        )
        self.used = Switch(
            translate("launch_parts", "Log ID {log_id} was used on the portal", log_id=answer.log_id)
        )
        self.used.setChecked(answer.used_at is not None)
        self.used.clicked.connect(lambda on: mark(answer.log_id, on))
        self.acts.addWidget(self.copy_button)
        self.acts.addWidget(label(translate("launch_parts", "Used on the portal"), "small"), 1)
        self.acts.addWidget(self.used)


class StepLine(_Line):
    """One step towards going live."""

    def __init__(self, item: LaunchItem, tick: Callable[[bool], None]) -> None:
        super().__init__(_SIGNS[item.standing])
        self.item = item
        self.words.addWidget(label(worded(item.step.what), "strong", wrap=True))
        self.words.addWidget(label(worded(item.step.where), "small", wrap=True))
        said = standing_words(item)
        if said:
            tone = "warn" if item.standing is Standing.MISSING else "small"
            self.words.addWidget(label(said, tone, wrap=True))
        self.words.addStretch(1)
        self.done: Switch | None = None
        if item.is_tickable:
            self.done = Switch(worded(item.step.what))
            self.done.setChecked(item.standing is Standing.TICKED)
            self.done.clicked.connect(tick)
            self.acts.addWidget(label(translate("launch_parts", "Done"), "small"), 1)
            self.acts.addWidget(self.done)


def standing_words(item: LaunchItem) -> str:
    """Who says how it stands; nothing where nobody does."""
    if item.standing is Standing.SEEN:
        return translate("launch_parts", "The till has seen it.")
    if item.standing is Standing.MISSING:
        return translate("launch_parts", "TikTok says that it is not done yet.")
    if item.standing is Standing.TICKED and item.ticked_by:
        return translate("launch_parts", "Ticked by {who}.", who=item.ticked_by)
    return ""


def call_name(answer: LaunchAnswer) -> str:
    """Which call it was; one that this version does not know stays as it is."""
    known = answer.call in {call.value for call in CALLS}
    return worded(CALLS[Call(answer.call)]) if known else answer.call


def result_words(answer: LaunchAnswer) -> str:
    """What came of it."""
    if answer.result in {step.value for step in Step}:
        said = worded(step_words(Step(answer.result)).wrong)
    elif answer.error_code:
        said = translate("launch_parts", "Answered: no such voucher can be redeemed here.")
    else:
        said = translate("launch_parts", "Answered.")
    asked = translate("launch_parts", "Asked about …{ending}.", ending=answer.asked) if answer.asked else ""
    code = f"({answer.error_code})" if answer.error_code else ""
    return " ".join(part for part in (said, asked, code) if part)
