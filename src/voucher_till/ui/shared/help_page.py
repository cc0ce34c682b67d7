"""The help: a list of pages, and the one that is read."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from voucher_till.domain.verdict import Face
from voucher_till.ui.shared.help_text import HelpText
from voucher_till.ui.shared.language import ENGLISH, language, translate
from voucher_till.ui.shared.parts import card, label
from voucher_till.ui.shared.resources import resource
from voucher_till.ui.shared.theme import palette, px

FOR_CASHIERS = (
    "sell",
    "customer-qr",
    "several-vouchers",
    "verdicts",
    "no-line",
    "scanner-trouble",
    "receipts",
    "cashiers",
    "practice",
)
FOR_MANAGERS = (
    "manager",
    "record",
    "settings",
    "going-live",
    "offline",
    "webhooks",
    "catalogue",
    "scanners",
    "first-steps",
    "support",
    "installing",
)
PAGES = FOR_CASHIERS + FOR_MANAGERS
_LIST_WIDTH, _WIDEST_SHARE = 264, 0.32
_BUTTON_HEIGHT, _BUTTON_PADDING = 48, 14


def topic_for(face: Face) -> str:
    """Where the help tells what a verdict means."""
    return f"verdicts#{face.value.replace('_', '-')}"


def page_file(name: str, code: str) -> Path:
    """A page in a language, or in English where that language lacks it."""
    spoken = resource("help", code, f"{name}.md")
    return spoken if spoken.is_file() else resource("help", ENGLISH, f"{name}.md")


def title_of(page: Path) -> str:
    """A page's first heading."""
    lines = page.read_text(encoding="utf-8").splitlines()
    return next((line.lstrip("# ") for line in lines if line.startswith("# ")), page.stem)


class HelpPage(QWidget):
    """Up and Down choose a page, PageUp and PageDown scroll it, Esc leaves."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setStyleSheet(_style())
        self.text = HelpText()
        self.text.setAccessibleName(translate("help_page", "Help page"))
        self.text.page_asked.connect(self.open)
        self.text.installEventFilter(self)
        self._files = {name: page_file(name, language()) for name in PAGES}
        self.buttons = {name: self._button(name) for name in PAGES}
        self._column = QWidget()
        self._scroll = QScrollArea()
        self._lay_out()
        self.current = ""
        self.open()

    def _button(self, name: str) -> TopicButton:
        made = TopicButton(title_of(self._files[name]))
        made.clicked.connect(lambda: self.open(name))
        made.installEventFilter(self)
        return made

    def _lay_out(self) -> None:
        topics = QWidget()
        rows = QVBoxLayout(topics)
        rows.setContentsMargins(0, 0, px(8), 0)
        rows.setSpacing(px(4))
        for heading, names in (
            (translate("help_page", "At the counter"), FOR_CASHIERS),
            (translate("help_page", "For managers"), FOR_MANAGERS),
        ):
            rows.addWidget(label(heading, "small", wrap=True))
            for name in names:
                rows.addWidget(self.buttons[name])
            rows.addSpacing(px(8))
        rows.addStretch(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(topics)
        self.done_button = QPushButton(translate("help_page", "Done   Esc"))
        self.done_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.done_button.setMinimumHeight(px(_BUTTON_HEIGHT))
        self.done_button.clicked.connect(self.left)
        self.done_button.installEventFilter(self)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._scroll, 1)
        column.addWidget(self.done_button)
        frame = card()
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(px(4), px(8), px(4), px(8))
        inside.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(20), px(16), px(20), px(16))
        row.setSpacing(px(16))
        row.addWidget(self._column)
        row.addWidget(frame, 1)

    def open(self, topic: str = "") -> None:
        """Open ``page`` or ``page#heading``; the first page for none, and for one that there is not."""
        name, _, anchor = topic.partition("#")
        self.current = name if name in PAGES else PAGES[0]
        self.text.show_page(self._files[self.current], anchor)
        for page, button in self.buttons.items():
            button.setChecked(page == self.current)
        button = self.buttons[self.current]
        self._scroll.ensureWidgetVisible(button)
        if any(other.hasFocus() for other in self.buttons.values()):
            button.setFocus()
        self.setFocusProxy(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The list leaves most of a small window to the page."""
        super().resizeEvent(event)
        self._column.setFixedWidth(min(px(_LIST_WIDTH), round(self.width() * _WIDEST_SHARE)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the page itself."""
        if not self._take_key(event.key()):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The same keys, whichever part has the keyboard."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._take_key(event.key()) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _take_key(self, key: int) -> bool:
        bar = self.text.verticalScrollBar()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            bar.setValue(bar.value() + bar.pageStep() * (1 if key == Qt.Key.Key_PageDown else -1))
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        index = min(max(PAGES.index(self.current) + by, 0), len(PAGES) - 1)
        self.open(PAGES[index])
        self.setFocus()


class TopicButton(QPushButton):
    """A page's title, on as many lines as it needs."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._title = title
        self._height = px(_BUTTON_HEIGHT)
        self.setObjectName("topic")
        self.setCheckable(True)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the title where the width asks for it."""
        super().resizeEvent(event)
        lines = wrapped(self._title, self.fontMetrics(), self.width() - 2 * px(_BUTTON_PADDING) - 6)
        self._height = max(px(_BUTTON_HEIGHT), len(lines) * self.fontMetrics().height() + px(_BUTTON_PADDING))
        self.setText("\n".join(lines))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as the lines need."""
        return QSize(super().sizeHint().width(), self._height)


def wrapped(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """The lines of a text; a word that is wider than all has its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and metrics.horizontalAdvance(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _style() -> str:
    """What only this page has."""
    now, padding = palette(), px(_BUTTON_PADDING)
    return f"""
QTextBrowser#helptext {{ background: {now.card}; color: {now.ink}; border: 2px solid transparent;
    border-radius: {px(8)}px; selection-background-color: {now.accent}; selection-color: {now.on_accent}; }}
QTextBrowser#helptext:focus {{ border-color: {now.accent}; }}
QPushButton#topic {{ text-align: left; padding: 0 {padding}px; min-height: 0; border: 1px solid transparent;
    background: transparent; color: {now.ink}; }}
QPushButton#topic:hover {{ border-color: {now.accent}; }}
QPushButton#topic:checked {{ background: {now.accent}; color: {now.on_accent}; }}
QPushButton#topic:focus {{ border: 2px solid {now.ink}; padding: 0 {padding - 1}px; }}
QPushButton#topic:checked:focus {{ outline: 2px solid {now.on_accent}; outline-radius: {px(7)}px; }}
"""
