"""One voucher of an order: its tick, what it is, what it costs, and why it cannot be redeemed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from voucher_till.domain.reasons import Reason
from voucher_till.domain.voucher import Voucher
from voucher_till.domain.wording import words
from voucher_till.ui.shared.icons import pixmap
from voucher_till.ui.shared.language import money, translate, worded, written
from voucher_till.ui.shared.parts import ElidedLabel, label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px

_TICK = 28


def tick_sign() -> QPixmap:
    """What stands in a ticked box; drawing one takes longer than building a row, so all rows share it."""
    return pixmap("ph.check-bold", palette().on_accent, px(_TICK - 10))


class VoucherRow(QFrame):
    """A row that is ticked by a click anywhere on it."""

    clicked = Signal(int)

    def __init__(
        self, index: int, voucher: Voucher, hindrance: Reason | None, sign: QPixmap, *, numbered: bool
    ) -> None:
        super().__init__()
        self.setObjectName("voucher")
        self.can_tick = hindrance is None
        self.voucher = voucher
        self._index = index
        self._sign = sign
        self._ticked = False
        self._state: tuple[bool, bool] | None = None
        self._name = f"{voucher.product_name} {index + 1}" if numbered else voucher.product_name
        self._tick = label(name="tick")
        self._tick.setFixedSize(px(_TICK), px(_TICK))
        self._tick.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(12), gap(8), gap(14), gap(8))
        row.setSpacing(gap(14))
        row.addWidget(self._tick)
        row.addLayout(self._texts(hindrance), 1)
        row.addLayout(self._prices())
        self.show_state(ticked=False, current=False)

    def _texts(self, hindrance: Reason | None) -> QVBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(gap(2))
        texts.addWidget(ElidedLabel(self._name, "strong" if self.can_tick else "mute"))
        below = f"…{self.voucher.code[-4:]}"
        if hindrance is None:
            texts.addWidget(ElidedLabel(below, "small"))
        else:
            texts.addWidget(label(f"{below} · {_why(self.voucher, hindrance)}", "warn", wrap=True))
        return texts

    def _prices(self) -> QVBoxLayout:
        prices = QVBoxLayout()
        prices.setSpacing(gap(2))
        paid = label(money(self.voucher.sale_price), "strong" if self.can_tick else "mute")
        prices.addWidget(paid, 0, Qt.AlignmentFlag.AlignRight)
        original = self.voucher.original_price
        if original is not None and original != self.voucher.sale_price:
            prices.addWidget(struck(money(original)), 0, Qt.AlignmentFlag.AlignRight)
        return prices

    def show_state(self, *, ticked: bool, current: bool) -> None:
        """Whether it is ticked, and whether keys work on it."""
        if (ticked, current) == self._state:
            return
        self._state = (ticked, current)
        self._ticked = ticked
        if ticked:
            self._tick.setPixmap(self._sign)
        else:
            self._tick.clear()
        tone = "true" if ticked else "false" if self.can_tick else "never"
        set_tone(self._tick, tone, "ticked")
        set_tone(self, "true" if current else "false", "current")
        self.setAccessibleName(self._spoken())

    def _spoken(self) -> str:
        if not self.can_tick:
            return translate("voucher_row", "{name}, cannot be redeemed", name=self._name)
        if self._ticked:
            return translate("voucher_row", "{name}, ticked", name=self._name)
        return translate("voucher_row", "{name}, not ticked", name=self._name)

    def minimumSizeHint(self) -> QSize:
        """A finger's height at least."""
        return super().minimumSizeHint().expandedTo(QSize(0, px(56)))

    def sizeHint(self) -> QSize:
        """As small as it can be."""
        return self.minimumSizeHint()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Anywhere on the row will do."""
        if self.rect().contains(event.position().toPoint()):
            self.clicked.emit(self._index)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken, so that the release comes here."""
        event.accept()


def struck(text: str) -> QLabel:
    """The price before, struck through."""
    made = label(text, "struck")
    made.setAccessibleName(translate("voucher_row", "Original price {price}", price=text))
    return made


def _why(voucher: Voucher, hindrance: Reason) -> str:
    """Why it cannot be redeemed, with the day where one is known."""
    window = voucher.window
    if hindrance is Reason.EXPIRED and window.end is not None:
        return translate("voucher_row", "Expired: it could be used until {end}", end=written(window.end))
    if hindrance is Reason.NOT_YET_USABLE and not voucher.excluded_now and window.start is not None:
        return translate("voucher_row", "Can be used from {start}", start=written(window.start))
    return worded(words(hindrance)[0])
