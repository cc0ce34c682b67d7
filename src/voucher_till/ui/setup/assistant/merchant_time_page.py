"""Since when the test merchant is in use, and how often it was extended: the till counts its days."""

from __future__ import annotations

from datetime import date

from voucher_till.domain.test_merchant import MOST_EXTENSIONS, ClockState, MerchantClock
from voucher_till.store.settings import TestMerchantSettings
from voucher_till.store.setup_draft import SetupDraft
from voucher_till.ui.manager.calendars import DayDialog
from voucher_till.ui.manager.dates import day_words
from voucher_till.ui.setup.assistant.page import AssistantPage
from voucher_till.ui.setup.settings_controls import Chip, Chips
from voucher_till.ui.setup.settings_parts import Row, at_left, button
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import label, set_tone


class TestTimePage(AssistantPage):
    """The first day of the test merchant, its extensions, and the days that are left."""

    __test__ = False  # Its name is not that of a test.

    def __init__(self) -> None:
        super().__init__(
            translate("test_time_page", "Time of the test merchant"),
            translate(
                "test_time_page",
                "A test merchant lasts 30 days and can be extended five times by 15 days. The platform does"
                " not tell the till, so the till counts. It warns when five days are left.",
            ),
        )
        self._known = TestMerchantSettings()
        self.today_button = button(translate("test_time_page", "Today"), lambda: self._take(_today()))
        self.day_button = button(
            translate("test_time_page", "Another day…"), self._ask, sign="ph.calendar-blank"
        )
        self.forget_button = button(translate("test_time_page", "Not known"), lambda: self._take(None))
        self._day = label(name="strong")
        self.extensions = Chips(
            translate("test_time_page", "Extensions"),
            [Chip(str(number), str(number)) for number in range(MOST_EXTENSIONS + 1)],
        )
        self._left = label(name="state", wrap=True)
        self.first = self.extensions
        self.add_card(
            Row(
                translate("test_time_page", "First day"),
                translate("test_time_page", "The day on which the test merchant was given to you."),
                self._day,
            ).below(at_left(self.today_button, self.day_button, self.forget_button)),
            Row(
                translate("test_time_page", "Extensions"),
                translate("test_time_page", "How often it was extended by 15 days so far."),
            ).below(self.extensions),
        )
        self.rows.addWidget(self._left)
        self.extensions.chosen.connect(lambda value: self._change(self._known.started, int(value)))

    def _ask(self) -> None:
        start = MerchantClock.recorded(self._known.started, 0).started or _today()
        dialog = DayDialog(self, translate("test_time_page", "First day"), start, _today())
        dialog.take_button.setText(translate("test_time_page", "Take this day"))
        dialog.chosen.connect(self._take)
        dialog.open()

    def _take(self, day: date | None) -> None:
        after = MerchantClock.recorded(self._known.started, self._known.extensions).beginning(day)
        self._change(day.isoformat() if day is not None else "", after.extensions)

    def _change(self, started: str, extensions: int) -> None:
        self.changed.emit({"test_merchant": TestMerchantSettings(started=started, extensions=extensions)})

    def show_draft(self, draft: SetupDraft) -> None:
        """What is recorded, and the days left of it."""
        self._known = draft.test_merchant
        self.extensions.take(str(self._known.extensions))
        clock = MerchantClock.recorded(self._known.started, self._known.extensions)
        not_known = translate("test_time_page", "not known")
        self._day.setText(day_words(clock.started) if clock.started is not None else not_known)
        known = clock.started is not None
        self._left.setVisible(known)
        self._left.setText(worded(*clock.words(_today())) if known else "")
        set_tone(self._left, "ok" if clock.state(_today()) is ClockState.FINE else "used")


def _today() -> date:
    return date.today()
