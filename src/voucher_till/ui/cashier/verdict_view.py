"""The verdict, over the whole window: colour, sign, words and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from voucher_till.domain.money import total
from voucher_till.domain.verdict import Face, Verdict, VerdictKind, face
from voucher_till.ui.cashier.faces import look_of
from voucher_till.ui.cashier.verdict_words import details, quotable
from voucher_till.ui.shared.icons import SignCircle
from voucher_till.ui.shared.language import money, translate, worded
from voucher_till.ui.shared.parts import ElidedLabel, label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px

_SIGN, _SMALL_SIGN = 150, 96
_NARROW = 1100


class VerdictView(QWidget):
    """Shows one verdict at a time."""

    dismissed = Signal()
    handed_over = Signal()
    again_asked = Signal()
    help_asked = Signal()
    print_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.shown: object = None
        """What the verdict was shown for."""
        self._verdict: Verdict | None = None
        self._panel = QFrame()
        self._panel.setObjectName("verdict")
        self._sign = SignCircle(px(_SIGN))
        self._word = label(name="word", wrap=True)
        self._what = ElidedLabel("", "what")
        self._step = label(name="step", wrap=True)
        self._sentence = label(name="sentence", wrap=True)
        self._quote = label(name="quote", wrap=True)
        self._details = label(name="details", wrap=True)
        for part in (self._quote, self._details):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._next = self._button(translate("verdict_view", "Next voucher") + "   Enter", self.dismissed)
        self._next.setObjectName("primary")
        self._copy = self._button("", self.copy_log_id)
        again = translate("verdict_view", "Redeem it again") + "   F5"
        self._again = self._button(again, self.again_asked)
        handed = translate("verdict_view", "I handed it over") + "   F7"
        self._handed = self._button(handed, self._say_handed_over)
        self._more = self._button("", self.toggle_details)
        self._scroll = QScrollArea()
        self._lay_out()

    def _button(self, text: str, action: object) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName("tall")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(action)
        return button

    def _lay_out(self) -> None:
        told = QWidget()
        words = QVBoxLayout(told)
        words.setContentsMargins(0, gap(20), 0, gap(12))
        words.setSpacing(gap(12))
        words.addStretch(1)
        for part in (self._word, self._what, self._step, self._sentence, self._quote, self._details):
            words.addWidget(part)
        words.addStretch(1)
        self._scroll.setObjectName("verdictscroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(told)
        buttons = QHBoxLayout()
        buttons.setSpacing(gap(12))
        for button in (self._next, self._again, self._handed, self._copy, self._more):
            buttons.addWidget(button)
        buttons.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(gap(8))
        right.addWidget(self._scroll, 1)
        right.addLayout(buttons)
        self._inside = QHBoxLayout(self._panel)
        self._inside.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self._inside.addLayout(right, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(gap(20), gap(20), gap(20), gap(20))
        outside.addWidget(self._panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the words come first."""
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW)
        side = px(_SMALL_SIGN if narrow else _SIGN)
        self._sign.setFixedSize(side, side)
        edge = px(24 if narrow else 52)
        self._inside.setContentsMargins(edge, gap(16), edge, gap(24))
        self._inside.setSpacing(edge)

    @property
    def verdict(self) -> Verdict | None:
        """What is shown."""
        return self._verdict

    def show_verdict(self, verdict: Verdict, seconds: float | None = None) -> None:
        """Replace the verdict; ``seconds`` is how long it took, when that is of interest."""
        self._verdict = verdict
        shown_face = face(verdict)
        face_look = look_of(verdict)
        word = worded(face_look.word)
        self._word.setText(word)
        said = worded(*verdict.says)
        said = "" if said.rstrip(".") == word else said
        step = worded(verdict.next_step) if verdict.next_step is not None else ""
        for part, text in ((self._what, _what(verdict)), (self._sentence, said), (self._step, step)):
            part.setText(text)
            part.setVisible(bool(text))
        self._quote.setText(quotable(verdict, seconds))
        self._details.setText(details(verdict))
        self._show_details(shown=False)
        self._again.setVisible(verdict.kind is VerdictKind.CANCELLED and bool(verdict.vouchers))
        self._handed.setVisible(shown_face is Face.UNKNOWN)
        self._handed.setEnabled(True)
        self._copy.setVisible(bool(verdict.log_id))
        self._copy.setText(translate("verdict_view", "Copy log ID") + "   F8")
        set_tone(self._panel, face_look.tone)
        set_tone(self._word, face_look.tone)
        self._sign.show_sign(face_look.sign, getattr(palette(), face_look.tone), palette().on_verdict)
        self._scroll.verticalScrollBar().setValue(0)
        self.setAccessibleName(self.spoken())
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.spoken()))

    def spoken(self) -> str:
        """The verdict as it is read out: word, vouchers, next step, sentence."""
        parts = (self._word, self._what, self._step, self._sentence)
        return ". ".join(part.text().rstrip(".") for part in parts if part.text())

    def copy_log_id(self) -> None:
        """Put the log ID on the clipboard."""
        if self._verdict is not None and self._verdict.log_id:
            QGuiApplication.clipboard().setText(self._verdict.log_id)
            self._copy.setText(translate("verdict_view", "Copied"))

    def toggle_details(self) -> None:
        """Unfold what only support asks for, or fold it."""
        self._show_details(shown=not self._details.isVisibleTo(self))

    def _show_details(self, *, shown: bool) -> None:
        self._details.setVisible(shown)
        more, fewer = translate("verdict_view", "Details"), translate("verdict_view", "Fewer details")
        self._more.setText(f"{fewer if shown else more}   {translate('verdict_view', 'Space')}")
        self._more.setVisible(bool(self._details.text()))

    def _say_handed_over(self) -> None:
        self._handed.setEnabled(False)
        self.handed_over.emit()

    def ask_handed_over(self) -> None:
        """The key for "I handed it over"."""
        if self._handed.isVisible() and self._handed.isEnabled():
            self._say_handed_over()


def _what(verdict: Verdict) -> str:
    """``2 × Paket Nasi Goreng · Rp50.000``."""
    names = [voucher.product_name for voucher in verdict.vouchers if voucher.product_name]
    if not names:
        return ""
    text = names[0] if len(names) == 1 else f"{len(names)} × {names[0]}"
    if len(set(names)) > 1:
        text = translate("verdict_view", "%n voucher(s)", "", len(names))
    amount = money(total(voucher.sale_price for voucher in verdict.vouchers))
    return f"{text} · {amount}" if amount else text
