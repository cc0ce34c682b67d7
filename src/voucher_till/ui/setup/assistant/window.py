"""The window of the assistant: goes through the pages, and carries out what is asked on them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton, QToolButton

from voucher_till.domain.verdict import Verdict
from voucher_till.installation.drafting import PRACTICE
from voucher_till.ui.cashier.host import Work
from voucher_till.ui.cashier.tasks import Tasks
from voucher_till.ui.setup.assistant.device_guide import DeviceGuide
from voucher_till.ui.setup.assistant.first_guide import FirstGuide
from voucher_till.ui.setup.assistant.keeper import Keeper
from voucher_till.ui.setup.assistant.making import make_page
from voucher_till.ui.setup.assistant.page import AssistantPage
from voucher_till.ui.setup.assistant.people_guide import PeopleGuide
from voucher_till.ui.setup.assistant.places import Place, after, place_of, way
from voucher_till.ui.setup.assistant.platform_guide import PlatformGuide
from voucher_till.ui.setup.assistant.services import AssistantServices
from voucher_till.ui.setup.assistant.summary_page import SummaryPage
from voucher_till.ui.setup.assistant.summary_words import PLACES, lines_of
from voucher_till.ui.setup.assistant.tile import ChoiceTile
from voucher_till.ui.setup.assistant.trials import Trials
from voucher_till.ui.setup.assistant.view import AssistantView
from voucher_till.ui.shared.language import translate, use_language, worded
from voucher_till.ui.shared.session import Session
from voucher_till.ui.shared.theme import use_look

_SMALLEST = (800, 560)
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AssistantWindow(QMainWindow):
    """Ends by itself when the till is set up, or when somebody closes it."""

    session_asked = Signal(object, str)
    """A ``Session``: the till is set up and can be opened."""

    def __init__(self, services: AssistantServices) -> None:
        super().__init__()
        self._services = services
        self._tasks = Tasks(self.fail)
        self._finishing = False
        self.keeper = Keeper(services, self.spawn)
        self.platform = PlatformGuide(services.platform, self.keeper, self.spawn)
        self.devices = DeviceGuide(services.make_scanners, self.keeper, self.spawn)
        self.people = PeopleGuide(services, self.keeper, self.spawn)
        self.trials = Trials(services, self.keeper, self.spawn)
        self.begin = FirstGuide(services, self.keeper, self.spawn)
        self._guides = (self.platform, self.devices, self.people, self.trials, self.begin)
        self.setMinimumSize(*_SMALLEST)
        self.resize(1366, 768)
        self.view = self._build()
        QShortcut(QKeySequence("Alt+Left"), self, self.back)
        self.keeper.changed.connect(self._draft_changed)
        self.platform.said.connect(self.say)
        self.devices.said.connect(self.say)
        self.devices.scanned.connect(self.platform.scanned)
        self.begin.renewed.connect(self._rebuild)
        self.begin.moved.connect(self._drop_pages)
        self.begin.forward.connect(self.go_on)

    def _build(self) -> AssistantView:
        look = self.keeper.draft.look
        use_language(look.language)
        use_look(look.theme, look.text_percent / 100, reduce_motion=look.reduce_motion)
        self.setWindowTitle(translate("assistant", "Voucher Till · Setup"))
        for guide in self._guides:
            guide.forget_pages()
        view = AssistantView(self._make)
        self.setCentralWidget(view)
        view.next_asked.connect(self.go_on)
        view.back_asked.connect(self.back)
        view.step_asked.connect(self.go_to)
        return view

    def _make(self, place: Place) -> AssistantPage:
        page = make_page(place, self.keeper.draft.environment, self._services)
        page.leave_enter()
        page.changed.connect(lambda changes: self.keeper.change(**changes))
        page.access_changed.connect(lambda changes: self.keeper.change_access(**changes))
        if isinstance(page, SummaryPage):
            page.place_asked.connect(self.go_to)
        for guide in self._guides:
            guide.attach(page)
        return page

    async def start(self) -> None:
        """Show the page where somebody was last time."""
        await self.keeper.load()
        self.go_to(self.place)

    async def stop(self) -> None:
        """End every task, let go of every device, and keep what is not kept yet."""
        await self._tasks.guarded(self.keeper.save)
        await self.devices.stop()
        await self._tasks.stop()

    def spawn(self, work: Work) -> None:
        """Begin a task of this window."""
        self._tasks.spawn(work)

    def fail(self, verdict: Verdict) -> None:
        """Trouble of the till itself, beside the way on."""
        self._finishing = False
        self.view.setEnabled(True)
        self.say(worded(*verdict.says))

    def say(self, text: str) -> None:
        """A sentence that goes away by itself."""
        self.view.say(text)

    @property
    def place(self) -> Place:
        """The page on the screen."""
        return place_of(self.keeper.draft.page, self.keeper.draft.environment)

    def go_to(self, place: Place) -> None:
        """Open a page."""
        draft = self.keeper.draft
        seen = draft.seen if place in draft.seen else (*draft.seen, place.value)
        self.view.open(place)
        self.keeper.change(page=place.value, seen=seen)
        self._draft_changed()
        self.devices.enter(place)
        if place is Place.OUTLET:
            self.platform.enter_outlet()
        elif place is Place.PEOPLE:
            self.people.enter()
        elif place is Place.SUMMARY:
            self.spawn(self._show_left)
        self.view.give_keyboard()

    async def _show_left(self) -> None:
        left = await self._services.left_open(self.keeper.draft.environment)
        page = self.view.page
        if isinstance(page, SummaryPage):
            page.show_left(worded(*left))

    def go_on(self) -> None:
        """To the next page, unless something on this one is wrong; at the end the till is opened."""
        if self.begin.waits():
            return
        problem = self.view.page.problem()
        if problem is not None:
            self.say(problem[0])
            problem[1].setFocus()
            self.view.page.ensureWidgetVisible(problem[1])
        elif self.place is Place.SUMMARY:
            self._open_till()
        else:
            self.go_to(after(self.place, self.keeper.draft.environment))

    def back(self) -> None:
        """To the page before; from the first one out of the assistant."""
        if self.place is way(self.keeper.draft.environment)[0]:
            self.close()
        else:
            self.go_to(after(self.place, self.keeper.draft.environment, -1))

    def _draft_changed(self) -> None:
        draft, place = self.keeper.draft, self.place
        if place not in self.view.pages:
            return
        page = self.view.page
        page.show_draft(draft)
        self.trials.show_secret()
        if isinstance(page, SummaryPage):
            page.show_lines(lines_of(draft, has_secret=bool(self.keeper.secret)))
        lacks = {PLACES[one] for one in self.keeper.missing}
        self.view.show_way(draft.environment, place, draft.seen, lacks)
        self.platform.show()

    def _rebuild(self) -> None:
        self.view = self._build()
        self.go_to(self.place)

    def _drop_pages(self) -> None:
        """Those that are others in another environment."""
        self.view.drop(
            [place for place in self.view.pages if place not in (Place.LANGUAGE, Place.ENVIRONMENT)]
        )

    def _open_till(self) -> None:
        missing = self.keeper.missing
        if missing:
            place = PLACES[missing[0]]
            self.say(translate("assistant", "Something is still missing. It is marked above."))
            page = self.view.page
            if isinstance(page, SummaryPage) and place in page.buttons:
                page.buttons[place].setFocus()
        elif not self._finishing:
            self._finishing = True
            # What were changed now would come too late for the till, and would be a draft again.
            self.view.setEnabled(False)
            self.say(translate("assistant", "Setting up…"))
            self.spawn(self._finish)

    async def _finish(self) -> None:
        await self.devices.stop()
        await self.keeper.save()
        trouble = await self.people.finish()
        if trouble:
            self._finishing = False
            self.view.setEnabled(True)
            self.say(trouble)
            return
        is_practice = self.keeper.draft.environment == PRACTICE
        self.session_asked.emit(Session.PRACTICE if is_practice else Session.TILL, "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, or presses the button that has the keyboard; Esc goes back."""
        if event.isAutoRepeat():
            return
        if event.key() in _ENTERS:
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, ChoiceTile):
            if not focused.isChecked():
                focused.click()
            self.go_on()
        elif isinstance(focused, QPushButton | QToolButton):
            focused.click()
        else:
            self.go_on()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Nothing is asked: what was filled in is kept."""
        event.accept()
