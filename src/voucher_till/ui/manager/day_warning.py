"""What a manager should know before signing a day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.parts import label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px


class DayWarning(QFrame):
    """A sentence that stands out, and more below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("daywarning")
        self._sign = label()
        self._head = label(name="strong", wrap=True)
        self._more = label(name="note", wrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(gap(2))
        texts.addWidget(self._head)
        texts.addWidget(self._more)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(16), gap(10), gap(16), gap(10))
        row.setSpacing(gap(14))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)
        self.hide()

    @property
    def text(self) -> str:
        """All it says."""
        return "\n".join(part for part in (self._head.text(), self._more.text()) if part)

    def show_sentences(self, head: str, more: Sequence[str], tone: str) -> None:
        """Replace what it says; nothing hides it."""
        self._head.setText(head)
        self._more.setText("\n".join(more))
        self._more.setVisible(bool(more))
        self._sign.setPixmap(pixmap("ph.warning-bold", getattr(palette(), tone), px(22)))
        set_tone(self, tone)
        self.setVisible(bool(head))
