"""The audit trail: what people changed at this till, and whether anybody changed the trail itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from voucher_till.store.notes import AuditEntry
from voucher_till.ui.manager.audit_words import action_words
from voucher_till.ui.manager.plain_table import TextColumn, TextModel, TextTable
from voucher_till.ui.manager.tool_button import ToolButton, export_button
from voucher_till.ui.shared.empty_state import EmptyState
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import full_date, translate
from voucher_till.ui.shared.parts import card, label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px

_TYPING_MILLISECONDS = 150


class AuditView(QWidget):
    """Lists entries, newest first; asks for the chain to be looked through and for a file of it."""

    searched = Signal(str)
    more_asked = Signal()
    verify_asked = Signal()
    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        columns = _columns()
        self.model: TextModel[AuditEntry] = TextModel(columns, self)
        self.table = TextTable(
            translate("audit_view", "Audit trail"), self.model, [column.width for column in columns]
        )
        self.model.more_asked.connect(self.more_asked)
        self.search = QLineEdit()
        self.search.setPlaceholderText(translate("audit_view", "Search: who, what, or a voucher code"))
        self.search.setAccessibleName(translate("audit_view", "Search the audit trail"))
        self.search.setClearButtonEnabled(True)
        self.search.setObjectName("search")
        self.search.addAction(
            icon("ph.magnifying-glass", palette().mute), QLineEdit.ActionPosition.LeadingPosition
        )
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MILLISECONDS)
        self._typing.timeout.connect(lambda: self.searched.emit(self.search.text().strip()))
        self.search.textChanged.connect(lambda _text: self._typing.start())
        self.verify_button = ToolButton("ph.shield-check", translate("audit_view", "Check the chain"))
        self.verify_button.clicked.connect(self.verify_asked)
        self.export_button = export_button()
        self.export_button.clicked.connect(self.export_asked)
        self.result = QFrame()
        self.result.setObjectName("verdict")
        self._result_text = label(name="strong", wrap=True)
        self._about = label(name="mute", wrap=True)
        self._empty = EmptyState()
        self._lay_out()
        self.show_result("", "")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(gap(10))
        head.addWidget(label(translate("audit_view", "Audit trail"), "title"), 1)
        head.addWidget(self.verify_button)
        head.addWidget(self.export_button)
        inside_result = QHBoxLayout(self.result)
        inside_result.setContentsMargins(px(16), px(10), px(16), px(10))
        inside_result.addWidget(self._result_text, 1)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(gap(20), gap(14), gap(20), gap(16))
        inside.setSpacing(gap(10))
        inside.addLayout(head)
        about = translate(
            "audit_view",
            "What people changed here. Each entry is chained to the one before: nothing can be changed or "
            "taken out of it without being seen.",
        )
        self._about.setText(about)
        inside.addWidget(self._about)
        inside.addWidget(self.result)
        inside.addWidget(self.search)
        inside.addWidget(self._empty, 1)
        inside.addWidget(self.table, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(frame)

    def show_entries(self, entries: Sequence[AuditEntry], *, has_more: bool) -> None:
        """Replace what is listed."""
        self.model.show_items(entries, has_more=has_more)
        self.table.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        if self.search.text().strip():
            self._empty.say("ph.magnifying-glass", translate("audit_view", "Nothing fits"))
        else:
            self._empty.say(
                "ph.clipboard-text",
                translate("audit_view", "Nothing yet"),
                translate("audit_view", "What people change at this till will be listed here."),
            )

    def show_result(self, text: str, tone: str) -> None:
        """What looking through the chain found; empty before it was."""
        self._result_text.setText(text)
        set_tone(self.result, tone)
        self.result.setVisible(bool(text))
        # Large text has no room for both, and what was found says what it is about.
        self._about.setVisible(not text)

    def show_busy(self, busy: bool) -> None:
        """Whether the chain is looked through now."""
        self.verify_button.setEnabled(not busy)


def _columns() -> list[TextColumn[AuditEntry]]:
    return [
        TextColumn(translate("audit_view", "When"), lambda entry: full_date(entry.at), 160),
        TextColumn(translate("audit_view", "Who"), lambda entry: entry.who, 150),
        TextColumn(translate("audit_view", "What"), lambda entry: action_words(entry.action), 190),
        TextColumn(translate("audit_view", "Details"), lambda entry: entry.detail),
    ]
