"""The list of steps at the left: what is done, where one is, and what is to come."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from voucher_till.ui.setup.assistant.places import Place
from voucher_till.ui.setup.assistant.summary_words import place_names
from voucher_till.ui.shared.icons import icon
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import clear_layout_of, label
from voucher_till.ui.shared.theme import gap, palette, px

_WIDTH, _HIGH = 232, 48


class StepList(QFrame):
    """Each step that somebody has been to leads there."""

    asked = Signal(object)
    """A ``Place``."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setFixedWidth(span(_WIDTH))
        self.buttons: dict[Place, QToolButton] = {}
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(2))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._holder)
        title = label(translate("step_list", "Set up this till"), "heading", wrap=True)
        title.setContentsMargins(gap(10), 0, 0, 0)
        side = QVBoxLayout(self)
        side.setContentsMargins(gap(10), gap(14), gap(10), gap(10))
        side.setSpacing(gap(8))
        side.addWidget(title)
        side.addWidget(self._scroll, 1)

    def show_steps(
        self, places: Sequence[Place], here: Place, seen: Collection[str], lacks: Collection[Place]
    ) -> None:
        """The way, where one is on it, which pages were seen, and which of those lack something."""
        if list(self.buttons) != list(places):
            self._build(places)
        for place, made in self.buttons.items():
            is_here, was_seen = place is here, place.value in seen
            sign, colour, said = "ph.circle", palette().mute, ""
            if is_here:
                sign, colour = "ph.dots-three-circle-fill", palette().accent
                said = translate("step_list", "you are here")
            elif was_seen and place in lacks:
                sign, colour = "ph.warning-circle-fill", palette().used
                said = translate("step_list", "something is missing")
            elif was_seen:
                sign, colour = "ph.check-circle-fill", palette().ok
                said = translate("step_list", "done")
            made.setIcon(icon(sign, colour))
            made.setChecked(is_here)
            made.setEnabled(was_seen or is_here)
            made.setAccessibleDescription(said)
        self._scroll.ensureWidgetVisible(self.buttons[here])

    def _build(self, places: Sequence[Place]) -> None:
        clear_layout_of(self._holder)
        while self._column.takeAt(0) is not None:
            pass
        names = place_names()
        self.buttons = {place: self._button(place, names[place]) for place in places}
        for made in self.buttons.values():
            self._column.addWidget(made)
        self._column.addStretch(1)

    def _button(self, place: Place, name: str) -> QToolButton:
        made = QToolButton()
        made.setObjectName("nav")
        made.setText(name)
        made.setAccessibleName(name)
        made.setCheckable(True)
        # Wider than high: the style leaves but a hair between an icon and its text.
        made.setIconSize(QSize(px(32), px(22)))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        made.setMinimumHeight(px(_HIGH))
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda _on: self.asked.emit(place))
        return made
