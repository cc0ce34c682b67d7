"""What a real call showed: a sign, what it is about, what to do, and a log ID to copy."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from voucher_till.ui.setup.assistant.services import Finding, Grade
from voucher_till.ui.setup.settings_parts import button
from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import ElidedLabel, clear_layout_of, label
from voucher_till.ui.shared.theme import gap, palette, px

_SIGNS = {
    Grade.GOOD: "ph.check-circle-fill",
    Grade.OPTIONAL: "ph.info-fill",
    Grade.BAD: "ph.warning-circle-fill",
}
_SIGN = 26


def finding_sheet() -> str:
    """The style of findings, at the look in use."""
    use = palette()
    grounds = "".join(
        f'QFrame#finding[grade="{grade.value}"] {{ background: {getattr(use, f"{grade.value}_ground")}; }}'
        for grade in Grade
    )
    return f"QFrame#finding {{ border: 0; border-radius: {px(12)}px; }} {grounds}"


class FindingCard(QFrame):
    """One finding."""

    def __init__(self, finding: Finding, copy: SignalInstance) -> None:
        super().__init__()
        self.finding = finding
        self.copy_button: QPushButton | None = None
        self.setObjectName("finding")
        self.setProperty("grade", finding.grade.value)
        sign = label()
        sign.setPixmap(pixmap(_SIGNS[finding.grade], getattr(palette(), finding.grade.value), px(_SIGN)))
        words = QVBoxLayout()
        words.setSpacing(gap(4))
        words.addWidget(label(worded(finding.title), "strong", wrap=True))
        for sentence in finding.says:
            words.addWidget(label(worded(sentence), wrap=True))
        if finding.log_id:
            words.addLayout(self._log_line(finding.log_id, copy))
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        row.setSpacing(gap(14))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def _log_line(self, log_id: str, copy: SignalInstance) -> QHBoxLayout:
        self.copy_button = button(
            translate("finding_card", "Copy"), lambda: copy.emit(log_id), sign="ph.copy"
        )
        self.copy_button.setAccessibleName(translate("finding_card", "Copy the log ID"))
        line = QHBoxLayout()
        line.addWidget(ElidedLabel(translate("finding_card", "Log ID {log_id}", log_id=log_id), "small"), 1)
        line.addWidget(self.copy_button)
        return line


class Findings(QWidget):
    """The findings of one check, below each other; while it runs, that it does."""

    copied = Signal(str)
    """A log ID that somebody wants on the clipboard."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[FindingCard] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(8))
        self.hide()

    def show_running(self) -> None:
        """The platform is being asked."""
        self._clear()
        asking = translate("finding_card", "Asking the platform…")
        self._column.addWidget(label(asking, "mute"))
        self.show()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """What came of it; none hides it all."""
        self._clear()
        self.cards = [FindingCard(finding, self.copied) for finding in findings]
        for made in self.cards:
            self._column.addWidget(made)
        self.setVisible(bool(findings))

    def _clear(self) -> None:
        clear_layout_of(self)
        self.cards = []

    @property
    def text(self) -> str:
        """All that is said, for whoever cannot see."""
        return "\n".join(
            " ".join([worded(card.finding.title), *map(worded, card.finding.says), card.finding.log_id])
            for card in self.cards
        )
