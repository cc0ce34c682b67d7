"""The verdict, over the whole window: colour, sign, words and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from voucher_till.domain.money import total
from voucher_till.domain.verdict import Face, Verdict, VerdictKind, face
from voucher_till.ui.cashier.faces import look_of
from voucher_till.ui.cashier.verdict_words import details, quotable
from voucher_till.ui.shared.flow_layout import Flow
from voucher_till.ui.shared.icons import SignCircle
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import money, translate, worded
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import ElidedLabel, label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px

_SIGN, _SMALL_SIGN = 150, 96
_NARROW = 1100


class VerdictView(QWidget):
    """Shows one verdict at a time."""

    dismissed = Signal()
    handed_over = Signal()
    again_asked = Signal()

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
        self._next = _button(translate("verdict_view", "Next voucher"), "Enter", self.dismissed, "primary")
        self._copy = _button("", "F8", self.copy_log_id)
        self._again = _button(translate("verdict_view", "Redeem it again"), "F5", self.again_asked)
        self._handed = _button(translate("verdict_view", "I handed it over"), "F7", self._say_handed_over)
        self._more = _button("", translate("verdict_view", "Space"), self.toggle_details)
        self._scroll = QScrollArea()
        self._lay_out()

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
        buttons = QWidget()
        flow = Flow(buttons, gap(10))
        for button in (self._next, self._again, self._handed, self._copy, self._more):
            flow.addWidget(button)
        right = QVBoxLayout()
        right.setSpacing(gap(8))
        right.addWidget(self._scroll, 1)
        right.addWidget(buttons)
        self._inside = QHBoxLayout(self._panel)
        self._inside.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self._inside.addLayout(right, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(gap(20), gap(20), gap(20), gap(20))
        outside.addWidget(self._panel)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a small window the words come first."""
        super().resizeEvent(event)
        narrow = self.width() < span(_NARROW)
        side = px(_SMALL_SIGN if narrow else _SIGN)
        self._sign.setFixedSize(side, side)
        for button in (self._next, self._again, self._handed, self._copy, self._more):
            button.is_roomy = not narrow
            button.updateGeometry()
        edge = gap(24 if narrow else 52)
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
        self._copy.say(translate("verdict_view", "Copy log ID"))
        set_tone(self._panel, face_look.tone)
        set_tone(self._word, face_look.tone)
        set_tone(self._next, face_look.tone)
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
            self._copy.say(translate("verdict_view", "Copied"), with_key=False)

    def toggle_details(self) -> None:
        """Unfold what only support asks for, or fold it."""
        self._show_details(shown=not self._details.isVisibleTo(self))

    def _show_details(self, *, shown: bool) -> None:
        self._details.setVisible(shown)
        more, fewer = translate("verdict_view", "Details"), translate("verdict_view", "Fewer details")
        self._more.say(fewer if shown else more)
        self._more.setVisible(bool(self._details.text()))

    def _say_handed_over(self) -> None:
        self._handed.setEnabled(False)
        self.handed_over.emit()

    def ask_handed_over(self) -> None:
        """The key for "I handed it over"."""
        if self._handed.isVisible() and self._handed.isEnabled():
            self._say_handed_over()


def _button(text: str, key: str, action: object, name: str = "tall") -> KeyButton:
    button = KeyButton(text, key, name)
    button.clicked.connect(action)
    return button


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
