"""The frame of the assistant: the steps at the left, the page, and the way on and back below it."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from voucher_till.ui.setup.assistant.finding_card import finding_sheet
from voucher_till.ui.setup.assistant.page import AssistantPage
from voucher_till.ui.setup.assistant.places import Place, way
from voucher_till.ui.setup.assistant.step_list import StepList
from voucher_till.ui.setup.assistant.tile import tile_sheet
from voucher_till.ui.setup.settings_parts import settings_sheet
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import translate
from voucher_till.ui.shared.measures import span
from voucher_till.ui.shared.parts import label
from voucher_till.ui.shared.theme import gap

_ROOM_FOR_STEPS = 860
_NEXT_WIDTH, _BACK_WIDTH = 260, 170


class AssistantView(QWidget):
    """Builds each page when it is first opened."""

    step_asked = Signal(object)
    """A ``Place``."""
    next_asked = Signal()
    back_asked = Signal()

    def __init__(self, make: Callable[[Place], AssistantPage]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._make = make
        self.pages: dict[Place, AssistantPage] = {}
        self.steps = StepList()
        self._stack = QStackedWidget()
        self._said = label(name="warn", wrap=True)
        self.back_button = KeyButton(translate("assistant_view", "Back"), "Esc", "secondary")
        self.next_button = KeyButton(translate("assistant_view", "Next"), "Enter", "primary")
        for one, width in ((self.back_button, _BACK_WIDTH), (self.next_button, _NEXT_WIDTH)):
            one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            one.setMinimumWidth(span(width))
        self._lay_out()
        self.setStyleSheet(settings_sheet() + tile_sheet() + finding_sheet())
        self.steps.asked.connect(self.step_asked)
        self.next_button.clicked.connect(self.next_asked)
        self.back_button.clicked.connect(self.back_asked)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(gap(2), 0, gap(12), 0)
        foot.setSpacing(gap(14))
        foot.addWidget(self.back_button)
        foot.addWidget(self._said, 1)
        foot.addWidget(self.next_button)
        right = QVBoxLayout()
        right.setSpacing(gap(12))
        right.addWidget(self._stack, 1)
        right.addWidget(self._rule())
        right.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(gap(18), gap(16), gap(10), gap(14))
        row.setSpacing(gap(22))
        row.addWidget(self.steps)
        row.addLayout(right, 1)
        # Fields first, then the way on, then the steps.
        QWidget.setTabOrder(self._stack, self.next_button)
        QWidget.setTabOrder(self.next_button, self.back_button)
        QWidget.setTabOrder(self.back_button, self.steps)

    @staticmethod
    def _rule() -> QFrame:
        made = QFrame()
        made.setObjectName("topline")
        return made

    @property
    def page(self) -> AssistantPage:
        """The one on the screen."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, AssistantPage)  # noqa: S101 - one is opened at once
        return shown

    def open(self, place: Place) -> AssistantPage:
        """Show a page."""
        if place not in self.pages:
            self.pages[place] = self._make(place)
            self._stack.addWidget(self.pages[place])
        self._stack.setCurrentWidget(self.pages[place])
        self.say("")
        return self.pages[place]

    def drop(self, places: Collection[Place]) -> None:
        """Forget pages that are to be built anew."""
        for place in places:
            page = self.pages.pop(place, None)
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()

    def show_way(
        self, environment: str, here: Place, seen: Collection[str], lacks: Collection[Place]
    ) -> None:
        """Where one is, and what is still missing."""
        places = way(environment)
        self.steps.show_steps(places, here, seen, lacks)
        back = translate("assistant_view", "Back")
        leave = translate("assistant_view", "Leave")
        self.back_button.say(leave if here is places[0] else back)
        open_it = translate("assistant_view", "Open the till")
        self.next_button.say(open_it if here is Place.SUMMARY else translate("assistant_view", "Next"))

    def give_keyboard(self) -> None:
        """To the first field of the page, or to the way on."""
        first = self.page.first
        (first if first is not None and first.isEnabled() else self.next_button).setFocus(
            Qt.FocusReason.TabFocusReason
        )

    def say(self, text: str) -> None:
        """What keeps from going on, beside the way on; empty for nothing."""
        self._said.setText(text)

    @property
    def said(self) -> str:
        """What stands beside the way on."""
        return self._said.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window has room for the page alone."""
        super().resizeEvent(event)
        self.steps.setVisible(self.width() >= span(_ROOM_FOR_STEPS))
