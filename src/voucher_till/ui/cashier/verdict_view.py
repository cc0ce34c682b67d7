"""The verdict, over the whole window: colour, sign, words and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from voucher_till.domain.money import total
from voucher_till.domain.verdict import Face, Verdict, VerdictKind, face
from voucher_till.ui.cashier.faces import LOOKS
from voucher_till.ui.shared import money
from voucher_till.ui.shared.icons import SignCircle
from voucher_till.ui.shared.parts import label, set_tone
from voucher_till.ui.shared.theme import Palette


class VerdictView(QWidget):
    """Shows one verdict at a time."""

    dismissed = Signal()
    handed_over = Signal()
    again_asked = Signal()

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self._palette = palette
        self._verdict: Verdict | None = None
        self._panel = QFrame()
        self._panel.setObjectName("verdict")
        self._sign = SignCircle(150)
        self._word = label(name="word", wrap=True)
        self._what = label(name="what", wrap=True)
        self._sentence = label(name="sentence", wrap=True)
        self._quote = label(name="mute", wrap=True)
        self._quote.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._next = self._button("Next voucher   Enter", self.dismissed)
        self._copy = self._button("Copy log ID   F8", self.copy_log_id)
        self._again = self._button("Redeem it again   F5", self.again_asked)
        self._handed = self._button("I handed it over   F7", self._say_handed_over)
        self._lay_out()

    def _button(self, text: str, action: object) -> QPushButton:
        button = QPushButton(text)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(action)
        return button

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(14)
        words.addStretch(1)
        for part in (self._word, self._what, self._sentence, self._quote):
            words.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        for button in (self._next, self._again, self._handed, self._copy):
            buttons.addWidget(button)
        buttons.addStretch(1)
        words.addSpacing(14)
        words.addLayout(buttons)
        words.addStretch(1)
        inside = QHBoxLayout(self._panel)
        inside.setContentsMargins(56, 40, 56, 40)
        inside.setSpacing(48)
        inside.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addLayout(words, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(20, 20, 20, 20)
        outside.addWidget(self._panel)

    @property
    def verdict(self) -> Verdict | None:
        """What is shown."""
        return self._verdict

    @property
    def can_be_redeemed_again(self) -> bool:
        """Whether a lost Redeem turned out not to have happened."""
        verdict = self._verdict
        return verdict is not None and verdict.kind is VerdictKind.CANCELLED and bool(verdict.vouchers)

    def show_verdict(self, verdict: Verdict, seconds: float | None = None) -> None:
        """Replace the verdict; ``seconds`` is how long it took, when that is of interest."""
        self._verdict = verdict
        look = LOOKS[face(verdict)]
        word = "Cancelled, not redeemed" if verdict.kind is VerdictKind.CANCELLED else look.word
        self._word.setText(word)
        self._what.setText(_what(verdict))
        self._what.setVisible(bool(self._what.text()))
        self._sentence.setText("" if verdict.message == f"{word}." else verdict.message)
        self._sentence.setVisible(bool(self._sentence.text()))
        self._quote.setText(_quotable(verdict, seconds))
        self._again.setVisible(self.can_be_redeemed_again)
        self._handed.setVisible(face(verdict) is Face.UNKNOWN)
        self._handed.setEnabled(True)
        self._copy.setVisible(bool(verdict.log_id))
        self._copy.setText("Copy log ID   F8")
        for part in (self._panel, self._word):
            set_tone(part, look.tone)
        fill = getattr(self._palette, look.tone)
        self._sign.show_sign(look.sign, fill, self._palette.on_verdict)

    def keys(self) -> list[tuple[str, str]]:
        """The keys that mean something for this verdict alone."""
        if self._verdict is None:
            return []
        again = [("F5", "Redeem it again")] if self.can_be_redeemed_again else []
        handed = [("F7", "I handed it over")] if face(self._verdict) is Face.UNKNOWN else []
        return again + handed + ([("F8", "Copy log ID")] if self._verdict.log_id else [])

    def copy_log_id(self) -> None:
        """Put the log ID on the clipboard."""
        if self._verdict is not None and self._verdict.log_id:
            QGuiApplication.clipboard().setText(self._verdict.log_id)
            self._copy.setText("Copied")

    def _say_handed_over(self) -> None:
        self._handed.setEnabled(False)
        self.handed_over.emit()

    def ask_handed_over(self) -> None:
        """The key for "I handed it over"."""
        if self._handed.isVisible() and self._handed.isEnabled():
            self._say_handed_over()


def _what(verdict: Verdict) -> str:
    """``2 x Paket Nasi Goreng · Rp50.000``."""
    names = [voucher.product_name for voucher in verdict.vouchers]
    if not names:
        return ""
    same = len(set(names)) == 1
    text = names[0] if len(names) == 1 else f"{len(names)} x {names[0]}" if same else f"{len(names)} vouchers"
    amount = money.show(total(voucher.sale_price for voucher in verdict.vouchers))
    return f"{text} · {amount}" if amount else text


def _quotable(verdict: Verdict, seconds: float | None) -> str:
    parts = []
    if verdict.redeem_id:
        parts.append(f"Redeem ID …{verdict.redeem_id[-4:]}")
    if seconds is not None:
        parts.append(f"{max(seconds, 0.1):.1f} s")
    if verdict.error_code:
        parts.append(f"Code {verdict.error_code}")
    if verdict.log_id:
        parts.append(f"Log ID {verdict.log_id}")
    return " · ".join([*parts, "the next scan replaces this"])
