"""The checklist of what must exist on the platform's side, ticked by a person and checked by real calls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from voucher_till.store.setup_draft import SetupDraft
from voucher_till.ui.setup.assistant.finding_card import Findings
from voucher_till.ui.setup.assistant.page import AssistantPage
from voucher_till.ui.setup.assistant.platform_items import Item, items
from voucher_till.ui.setup.assistant.services import Finding, Grade, Matter
from voucher_till.ui.setup.assistant.tick import Tick
from voucher_till.ui.setup.settings_parts import at_left, button
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.parts import card, label, pill, set_tone
from voucher_till.ui.shared.theme import gap


class _ItemRow(QFrame):
    """One thing to have: a tick, its name, where to click, and what a real call says."""

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.item = item
        self.setObjectName("row")
        self.tick = Tick()
        self.tick.setAccessibleName(item.title)
        self.tick.setAccessibleDescription(item.where)
        self._said: QLabel = pill("", "ok")
        self._said.hide()
        words = QVBoxLayout()
        words.setSpacing(gap(2))
        words.addWidget(label(item.title, "strong", wrap=True))
        words.addWidget(label(item.where, "small", wrap=True))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, gap(8), 0, gap(8))
        row.setSpacing(gap(12))
        row.addWidget(self.tick)
        row.addLayout(words, 1)
        if item.optional:
            row.addWidget(label(translate("platform_page", "optional"), "small"))
        row.addWidget(self._said)

    def show_finding(self, finding: Finding | None) -> None:
        """What a real call says."""
        self._said.setVisible(finding is not None)
        if finding is None:
            return
        words = {
            Grade.GOOD: translate("platform_page", "Checked"),
            Grade.OPTIONAL: translate("platform_page", "Not there"),
            Grade.BAD: translate("platform_page", "Missing"),
        }
        self._said.setText(words[finding.grade])
        set_tone(self._said, finding.grade.value)

    @property
    def said(self) -> str:
        """The result beside it; empty while there is none."""
        return "" if self._said.isHidden() else self._said.text()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The whole row is the tick, for fingers."""
        if self.rect().contains(event.pos()):
            self.tick.click()
        super().mouseReleaseEvent(event)


class PlatformPage(AssistantPage):
    """Everything that the platform must have, in the order in which it is made."""

    check_asked = Signal()

    def __init__(self, environment: str) -> None:
        super().__init__(
            translate("platform_page", "On the platform's side"),
            translate(
                "platform_page",
                "These must exist before the till can work. Tick what is done. What the till can check"
                " by itself it checks once the key and the secret are entered.",
            ),
        )
        self.ticks = {item.name: _ItemRow(item) for item in items(environment)}
        frame = card()
        column = QVBoxLayout(frame)
        column.setContentsMargins(gap(20), gap(4), gap(20), gap(4))
        column.setSpacing(0)
        for row in self.ticks.values():
            column.addWidget(row)
            row.tick.clicked.connect(self._tell)
        row.setObjectName("clear")
        self.check_button = button(
            translate("platform_page", "Check now"), self.check_asked, sign="ph.check-circle"
        )
        self._how = label(
            translate("platform_page", "The key and the secret come on the next page."), "small", wrap=True
        )
        self.findings = Findings()
        self.rows.addWidget(frame)
        self.rows.addWidget(at_left(self.check_button, self._how))
        self.rows.addWidget(self.findings)
        self.first = next(iter(self.ticks.values())).tick

    def _tell(self) -> None:
        ticked = tuple(name for name, row in self.ticks.items() if row.tick.isChecked())
        self.changed.emit({"ticked": ticked})

    def show_draft(self, draft: SetupDraft) -> None:
        """What was ticked."""
        for name, row in self.ticks.items():
            row.tick.setChecked(name in draft.ticked)

    def said_of(self, name: str) -> str:
        """What a real call says of an item; empty for nothing."""
        return self.ticks[name].said

    def show_can_check(self, can: bool) -> None:
        """Whether there is all that a real call needs."""
        self.check_button.setEnabled(can)
        self._how.setVisible(not can)

    def show_checked(self, findings: Sequence[Finding]) -> None:
        """What the last check found, beside what it is about; what is wrong is told below."""
        known = {finding.matter: finding for finding in findings}
        access = known.get(Matter.ACCESS)
        if access is not None and access.grade is Grade.GOOD:
            # There is no token without them.
            known |= dict.fromkeys((Matter.AUTHORISATION, Matter.TEST_MERCHANT), access)
        for row in self.ticks.values():
            row.show_finding(known.get(row.item.matter) if row.item.matter is not None else None)
        self.findings.show_findings([one for one in findings if one.grade is Grade.BAD])
