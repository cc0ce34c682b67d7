"""The list at the left of the settings: a field to search in, the sections, and the way out."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from voucher_till.ui.setup.settings_parts import button
from voucher_till.ui.setup.settings_search import SearchField
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label, set_tone
from voucher_till.ui.shared.theme import gap, palette, px

_WIDTH, _NARROW_WIDTH, _COMPACT_WIDTH = 244, 220, 130
_WIDE, _NARROW = 1000, 640
_HIGH = 760
"""Lower than this, the list of sections needs the room of the page's title."""
_BELOW = Qt.ToolButtonStyle.ToolButtonTextUnderIcon
_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_GROUPS = (
    ("look", "sound"),
    ("selling", "cashiers", "receipts", "records"),
    ("platform", "network", "support"),
)
"""What belongs together: this screen, the counter, and the way to the platform."""


def section_names() -> dict[str, tuple[str, str]]:
    """What each section is called, and its icon, in the order of the list."""
    return {
        "look": (translate("settings_page", "Language and looks"), "ph.palette"),
        "sound": (translate("settings_page", "Sound"), "ph.speaker-high"),
        "selling": (translate("settings_page", "Selling"), "ph.storefront"),
        "cashiers": (translate("settings_page", "Cashiers"), "ph.users"),
        "receipts": (translate("settings_page", "Receipts"), "ph.receipt"),
        "records": (translate("settings_page", "Record"), "ph.archive"),
        "platform": (translate("settings_page", "Platform"), "ph.cloud"),
        "network": (translate("settings_page", "Network"), "ph.wifi-high"),
        "support": (translate("settings_page", "Support"), "ph.lifebuoy"),
    }


class SettingsNav(QFrame):
    """Which section is open."""

    opened = Signal(str)
    """The name of the section that is open now."""
    pressed = Signal(str)
    """Somebody pressed a section's name, whether it was open or not."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.search = SearchField()
        self.done_button = button(translate("settings_page", "Done   Esc"), self.left)
        self._title = label(translate("settings_page", "Settings"), "heading")
        self._group = QButtonGroup(self)
        self.buttons = {name: self._button(name, *one) for name, one in section_names().items()}
        self._scroll = QScrollArea()
        self._compact = False
        self._lay_out()

    def _button(self, name: str, title: str, sign: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName("nav")
        made.setText(title)
        made.setAccessibleName(title)
        made.setCheckable(True)
        made.setIcon(icon(sign))
        # Wider than high: the style leaves but a hair between an icon and its text.
        made.setIconSize(QSize(px(34), px(24)))
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        # Whichever way a section is chosen, by click, arrow or from outside, the rows follow.
        made.toggled.connect(lambda on: self._mark(name, on))
        made.clicked.connect(lambda _on: self.pressed.emit(name))
        self._group.addButton(made)
        return made

    def _lay_out(self) -> None:
        buttons = QWidget()
        column = QVBoxLayout(buttons)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(2))
        for number, names in enumerate(_GROUPS):
            if number:
                rule = QFrame()
                rule.setObjectName("topline")
                column.addWidget(rule)
            for name in names:
                column.addWidget(self.buttons[name])
        column.addStretch(1)
        scroll = self._scroll
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(buttons)
        # Once the list scrolls, its bar takes from the room of the names.
        scroll.verticalScrollBar().rangeChanged.connect(self._fit_names)
        side = QVBoxLayout(self)
        side.setContentsMargins(gap(10), gap(12), gap(10), gap(10))
        side.setSpacing(gap(8))
        self._title.setContentsMargins(gap(12), 0, 0, 0)
        for part in (self._title, self.search):
            side.addWidget(part)
        side.addWidget(scroll, 1)
        side.addWidget(self.done_button)

    @property
    def section(self) -> str:
        """The name of the open section."""
        return next(name for name, one in self.buttons.items() if one.isChecked())

    def open(self, name: str) -> None:
        """Open a section."""
        self.buttons[name].setChecked(True)

    def _mark(self, name: str, on: bool) -> None:
        sign = section_names()[name][1]
        self.buttons[name].setIcon(icon(sign, palette().accent) if on else icon(sign))
        if on:
            self._scroll.ensureWidgetVisible(self.buttons[name])
            self.opened.emit(name)

    def fit(self, page: QSize) -> None:
        """Narrower on a narrow page, and at last with the names below the icons."""
        self._compact = page.width() < span(_NARROW)
        wide = _WIDTH if page.width() >= span(_WIDE) else _NARROW_WIDTH
        self.setFixedWidth(span(_COMPACT_WIDTH if self._compact else wide))
        self._title.setVisible(page.height() >= span(_HIGH) and not self._compact)
        self._fit_names()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The names have other room."""
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        compact, bar = self._compact, self._scroll.verticalScrollBar()
        room = self.contentsRect().width() - 2 * gap(10) - (bar.sizeHint().width() if bar.maximum() else 0)
        for name, one in self.buttons.items():
            title = section_names()[name][0]
            one.setToolButtonStyle(_BELOW if compact else _BESIDE)
            one.setText(title)
            set_tone(one, "true" if compact else "false", "compact")
            if compact or one.sizeHint().width() > room:
                one.setText(title.replace(" ", "\n", 1))
            one.setMinimumHeight(max(px(48), one.sizeHint().height()))
