"""Small parts: labels that show outside text as plain text, pills, key caps, cards, notices."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QFontInfo, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.theme import gap, px

_NOTICE_SECONDS = 12
_SMALLEST = 0.5
"""Of a label's own size; a text that needs less is cut with an ellipsis after all."""


def label(text: str = "", name: str = "", *, wrap: bool = False) -> QLabel:
    """A label for any text: Qt would otherwise guess that a product's name is rich text."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(name)
    made.setWordWrap(wrap)
    return made


class ElidedLabel(QLabel):
    """One line of plain text that ends in an ellipsis where the room ends."""

    def __init__(self, text: str = "", name: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setToolTip("")

    def minimumSizeHint(self) -> QSize:
        """Any width will do; a line is as high as its font, which the style sheet gives."""
        self.ensurePolished()
        return QSize(px(20), self.fontMetrics().height())

    def sizeHint(self) -> QSize:
        """As wide as the text."""
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(self.text()), self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        fitting = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(
            self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), fitting
        )
        painter.end()


class FittingLabel(ElidedLabel):
    """One line that is written smaller where it has less room: of an amount no digit may be missing."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw all of it, as large as fits."""
        wanted = self.fontMetrics().horizontalAdvance(self.text())
        shrunk = self.width() / wanted if wanted else 1.0
        if not _SMALLEST <= shrunk < 1:
            super().paintEvent(event)
            return
        font = QFont(self.font())
        font.setPixelSize(max(1, int(QFontInfo(font).pixelSize() * shrunk)))
        painter = QPainter(self)
        painter.setFont(font)
        painter.drawText(
            self.rect(), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text()
        )
        painter.end()


def set_tone(widget: QWidget, tone: str, name: str = "tone") -> None:
    """Change a property that the style sheet looks at. Styling anew takes time: only when it differs."""
    if widget.property(name) == tone:
        return
    widget.setProperty(name, tone)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # It is styled when it is first shown.
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def pill(text: str, tone: str) -> QLabel:
    """A rounded word on a coloured ground."""
    made = label(text, "pill")
    set_tone(made, tone)
    return made


def card() -> QFrame:
    """A panel with a border."""
    made = QFrame()
    made.setObjectName("card")
    return made


def clear_layout_of(widget: QWidget) -> None:
    """Remove what a widget's layout holds."""
    layout = widget.layout()
    while layout is not None and (item := layout.takeAt(0)) is not None:
        child = item.widget()
        if child is not None:
            child.hide()
            child.deleteLater()


class KeyboardPage(QWidget):
    """A page on which Enter presses the button that has the keyboard, as Space does by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it; other keys are the window's."""
        button = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(button, QPushButton) and self.isAncestorOf(button):
            button.click()
        else:
            super().keyPressEvent(event)


class Notice(QFrame):
    """A sentence that goes away by itself. It lies over a part of the window and moves nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._below: QWidget | None = None
        self._until: QWidget | None = None
        self.setObjectName("notice")
        self._text = label(name="noticetext", wrap=True)
        close = QPushButton(translate("parts", "Close"))
        close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(2), px(14), px(2))
        row.setSpacing(px(16))
        row.addWidget(self._text, 1)
        row.addWidget(close)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Show a sentence in place of the last one."""
        self._text.setText(text)
        self._clock.start(_NOTICE_SECONDS * 1000)
        self._place()
        self.show()

    def lie_over(self, part: QWidget, until: QWidget) -> None:
        """Lie over a part that has its place in the window already, and follow it, up to a part in it that
        stays in sight."""
        self._below, self._until = part, until
        self.setParent(part.parentWidget())
        part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the part below."""
        if watched is self._below and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        """As high as the part, or higher when the sentence needs it."""
        if self._below is None or self._until is None:
            return
        below = self._below.geometry()
        width = max(self._until.geometry().left() - gap(8), below.width() // 3)
        self.setGeometry(below.x(), below.y(), width, max(below.height(), self.heightForWidth(width)))
        self.raise_()
