"""A pad for PINs, by touch and by keyboard, and the dialog that asks for a manager's."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import (
    QAbstractAnimation,
    QEvent,
    QPoint,
    QPropertyAnimation,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.pin_dots import LEAST_DIGITS, MOST_DIGITS, PinDots
from voucher_till.ui.shared.theme import gap, look, px

_DIGITS = "0123456789"
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SMALLEST_KEY, _LARGEST_KEY, _KEY_WIDTH, _GAP = 48, 68, 76, 8
_PAD_WIDTH = 340
_SHAKE_MS, _SHAKE = 320, 10
_ROOM_AROUND = 20
_TALL_WIDTH, _LOW_WIDTH = 400, 640


class PinPad(QWidget):
    """Takes 4 to 8 digits and Enter. After that it takes nothing until it is told what came of it."""

    entered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._pin = ""
        self._seconds = 0
        self._busy = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("pin_pad", "PIN"))
        least = px(_SMALLEST_KEY) - 2
        self.setStyleSheet(
            f"QPushButton {{ font-size: {px(22)}px; font-weight: 600; padding: 0; min-height: {least}px; }}"
        )
        self.dots = PinDots()
        self._said = label(name="warn", wrap=True)
        self._said.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._said.setMinimumHeight(px(24))
        self.keys: dict[str, QPushButton] = {}
        """The keys, by their digit; Backspace is ``back`` and Enter is ``enter``."""
        self._lay_out()
        self._countdown = QTimer(self)
        self._countdown.setInterval(1000)
        self._countdown.timeout.connect(self._count_down)
        self._shake = QPropertyAnimation(self.dots, b"pos", self)
        self._shake.setDuration(_SHAKE_MS)
        self._refresh()

    def _lay_out(self) -> None:
        holder = QWidget()
        holder.setMaximumWidth(px(_PAD_WIDTH))
        keys = QGridLayout(holder)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(gap(_GAP))
        for place, digit in enumerate("1234567890"):
            row, column = divmod(place, 3) if digit != "0" else (3, 1)
            keys.addWidget(self._key(digit, digit), row, column)
        keys.addWidget(self._key("back", "", "ph.backspace", translate("pin_pad", "Delete a digit")), 3, 0)
        keys.addWidget(self._key("enter", "", "ph.check-bold", translate("pin_pad", "Enter")), 3, 2)
        top = QVBoxLayout()
        top.setSpacing(gap(8))
        top.addStretch(1)
        top.addWidget(self.dots, 0, Qt.AlignmentFlag.AlignHCenter)
        top.addWidget(self._said)
        top.addStretch(1)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(gap(12))
        self._box.addLayout(top, 1)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(holder, 100)
        middle.addStretch(1)
        self._box.addLayout(middle, 1)

    def _key(self, name: str, text: str, sign: str = "", spoken: str = "") -> QPushButton:
        made = QPushButton(text)
        made.setAccessibleName(spoken or text)
        if sign:
            made.setIcon(icon(sign))
            made.setIconSize(QSize(px(24), px(24)))
        # The pad has the keyboard, and every key of it has a key there.
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setMinimumWidth(px(_KEY_WIDTH))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: self._press(name))
        self.keys[name] = made
        return made

    @property
    def said(self) -> str:
        """What it says below the dots."""
        return self._said.text()

    @property
    def typed(self) -> int:
        """How many digits were typed."""
        return len(self._pin)

    def clear(self) -> None:
        """Forget what was typed and said. A wait goes on."""
        self._busy = False
        self._pin = ""
        if not self._seconds:
            self._said.setText("")
        self._refresh()

    def show_wrong(self) -> None:
        """Say that it was the wrong PIN, and take another."""
        self.clear()
        self._said.setText(translate("pin_pad", "Wrong PIN"))
        if not look().reduce_motion and self.isVisible():
            self._shake_dots()

    def show_wait(self, seconds: float) -> None:
        """Take nothing for so long, and count it down."""
        self._seconds = max(0, ceil(seconds))
        self.clear()
        self._say_wait()
        if self._seconds:
            self._countdown.start()
        self._refresh()

    def _count_down(self) -> None:
        self._seconds -= 1
        self._say_wait()
        if self._seconds <= 0:
            self._seconds = 0
            self._countdown.stop()
            self._refresh()

    def _say_wait(self) -> None:
        waits = self._seconds > 0
        self._said.setText(translate("pin_pad", "Wait {seconds} s", seconds=self._seconds) if waits else "")

    def _shake_dots(self) -> None:
        if self._shake.state() == QAbstractAnimation.State.Running:
            return
        place = self.dots.pos()
        for step, way in ((0.0, 0), (0.2, -1), (0.4, 1), (0.6, -1), (0.8, 1), (1.0, 0)):
            self._shake.setKeyValueAt(step, place + QPoint(px(_SHAKE) * way, 0))
        self._shake.start()

    def _press(self, name: str) -> None:
        if self._seconds or self._busy:
            return
        if name in _DIGITS and len(self._pin) < MOST_DIGITS:
            self._pin += name
            self._said.setText("")
        elif name == "back":
            self._pin = self._pin[:-1]
        elif name == "enter" and len(self._pin) >= LEAST_DIGITS:
            pin, self._busy = self._pin, True
            self._refresh()
            self.entered.emit(pin)
            return
        self._refresh()

    def _refresh(self) -> None:
        free = not self._seconds and not self._busy
        for name, key in self.keys.items():
            enough = name != "enter" or len(self._pin) >= LEAST_DIGITS
            key.setEnabled(free and enough and (name != "back" or bool(self._pin)))
        self.dots.filled = len(self._pin)
        self.dots.update()
        self.setAccessibleDescription(translate("pin_pad", "%n digit(s) typed", "", len(self._pin)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits, Backspace and Enter; all else is not for the pad."""
        text = event.text()
        if text and text in _DIGITS:
            self._press(text)
        elif event.key() == Qt.Key.Key_Backspace:
            self._press("back")
        elif event.key() in _ENTERS:
            self._press("enter")
        else:
            super().keyPressEvent(event)

    def tall_height(self) -> int:
        """The least height at which the keys can stand below the dots."""
        return self._above() + 4 * px(_SMALLEST_KEY) + 3 * gap(_GAP)

    def _above(self) -> int:
        return self.dots.height() + self._said.minimumHeight() + gap(8) + gap(12)

    def event(self, event: QEvent) -> bool:
        """Show around the dots whether the keyboard is here."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.dots.ring = event.type() == QEvent.Type.FocusIn
            self.dots.update()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keys as high as there is room, beside the dots where it is low."""
        super().resizeEvent(event)
        beside = self.height() < self.tall_height()
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._box.direction() != way:
            self._box.setDirection(way)
        room = self.height() if beside else self.height() - self._above()
        height = min(max((room - 3 * gap(_GAP)) // 4, px(_SMALLEST_KEY)), px(_LARGEST_KEY))
        for key in self.keys.values():
            key.setFixedHeight(height)


def room_for(dialog: QDialog) -> QSize:
    """How large a dialog may be: a little less than the window it belongs to."""
    owner = dialog.parentWidget()
    room = dialog.screen().availableSize() if owner is None else owner.window().size()
    return room - QSize(_ROOM_AROUND, _ROOM_AROUND)


class ManagerPinDialog(QDialog):
    """Asks for a manager's PIN. Whoever knows it answers with ``accept``, ``show_wrong`` or ``show_wait``."""

    entered = Signal(str)

    def __init__(self, parent: QWidget, why: str) -> None:
        super().__init__(parent)
        title = translate("pin_pad", "Manager's PIN")
        self.setWindowTitle(title)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.pad = PinPad()
        self.pad.entered.connect(self.entered)
        self._why = label(why, "mute", wrap=True)
        self._cancel = cancel = QPushButton(translate("pin_pad", "Cancel   Esc"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(28), gap(20), gap(28), gap(20))
        column.setSpacing(gap(8))
        for part in (label(title, "heading"), self._why):
            column.addWidget(part)
        column.addSpacing(gap(6))
        column.addWidget(self.pad, 1)
        column.addWidget(cancel)

    def setVisible(self, visible: bool) -> None:
        """No larger than the window it belongs to; the pad has the keyboard."""
        if visible:
            room = room_for(self)
            width = min(span(_TALL_WIDTH), room.width())
            words = self._why.heightForWidth(width - 2 * gap(28)) + px(40)
            around = words + self._cancel.sizeHint().height() + gap(70)
            tall = QSize(width, around + self.pad.tall_height() + gap(60))
            low = QSize(span(_LOW_WIDTH), around + 4 * px(_LARGEST_KEY))
            self.resize((tall if tall.height() <= room.height() else low).boundedTo(room))
            self.pad.setFocus()
        super().setVisible(visible)

    def show_wrong(self) -> None:
        """Say that it is no manager's PIN."""
        self.pad.show_wrong()

    def show_wait(self, seconds: float) -> None:
        """Take no PIN for so long."""
        self.pad.show_wait(seconds)
