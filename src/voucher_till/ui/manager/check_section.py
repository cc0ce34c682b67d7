"""The check against the platform in the manager's room."""

from __future__ import annotations

import time
from collections.abc import Sequence
from contextlib import aclosing
from datetime import UTC, date, datetime, timedelta
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from voucher_till.domain.business_day import Period
from voucher_till.domain.differences import Difference
from voucher_till.domain.people import Right
from voucher_till.records import report_tables
from voucher_till.records.checking import CheckRun, HandledBeforeError
from voucher_till.store.history import Wanted
from voucher_till.ui.manager.check_view import CheckView
from voucher_till.ui.manager.dates import period_words
from voucher_till.ui.manager.export_out import Export, ExportOut
from voucher_till.ui.manager.section import RoomContext, Section
from voucher_till.ui.shared.dialogs import AskDialog, Question
from voucher_till.ui.shared.language import translate, worded

_AS_SECONDS, _AS_MINUTES = 90, 60
"""Below so many they are told as such."""


class CheckSection(Section):
    """Runs one check at a time; it goes on while other parts of the room are looked at."""

    name = "check"
    icon = "ph.arrows-left-right"
    help_topic = "record"

    def __init__(self, context: RoomContext) -> None:
        super().__init__()
        self._context = context
        self._view: CheckView | None = None
        self._check: CheckRun | None = None
        """The one that is shown."""
        self._is_running = False
        self._shows_all = False

    def record_replaced(self) -> None:
        """What is known of a check is of the record before."""
        if not self._is_running:
            self._check = None

    def title(self) -> str:
        """In the list of parts."""
        return translate("check_section", "Check with TikTok")

    def make_view(self) -> QWidget:
        """Build it anew."""
        view = self._view = CheckView(self._today, values=self._context.may(Right.SEE_VALUES))
        view.start_asked.connect(self._ask_start)
        view.stop_asked.connect(self._context.records.checks.stop)
        view.resume_asked.connect(self._ask_resume)
        view.all_asked.connect(lambda: self._context.spawn(self._show_all))
        view.handle_asked.connect(self._ask_handle)
        view.history_asked.connect(self._show_history)
        view.copied.connect(self._copy)
        view.export_button.clicked.connect(self._ask_export)
        return view

    def show_open(self) -> None:
        """It is opened for what nobody has handled, of whichever check."""
        self._shows_all = True

    def opened(self) -> None:
        """Look again; midnight may have passed."""
        if self._view is not None:
            self._view.period_bar.renew()
        self._context.spawn(self._fill)

    def closed(self) -> None:
        """The next look begins with the latest check."""
        self._shows_all = False

    def record_changed(self) -> None:
        """A refund may be a difference more, or one less."""
        self._context.spawn(self._show_again)

    def take_keyboard(self) -> None:
        """The differences, or else the choice of a period."""
        if self._view is not None:
            self._view.take_keyboard()

    def _today(self) -> date:
        return self._context.day_cut.day_of(datetime.now(UTC))

    async def _fill(self) -> None:
        if self._check is None:
            latest = await self._context.records.checks.checks(1)
            self._check = latest[0] if latest else None
        await self._show_again()

    async def _show_again(self) -> None:
        """The list that was chosen: all that waits, or one check's."""
        await (self._show_all() if self._shows_all else self._show())

    async def _show(self) -> None:
        self._shows_all = False
        check = self._check
        found: Sequence[Difference] = ()
        if check is not None:
            found = await self._context.records.checks.differences(check.id)
        view = self._view
        if view is None:
            return
        view.show_differences(found)
        if not self._is_running:
            unfinished = check is not None and check.finished_at is None
            view.is_agreed = check is not None and not unfinished and check.done > 0 and not found
            trouble = worded(check.trouble.says) if check is not None and check.trouble else ""
            view.show_idle(self._told(check, len(found)), can_resume=unfinished, trouble=trouble)

    async def _show_all(self) -> None:
        self._shows_all = True
        found = await self._context.records.checks.differences(None)
        view = self._view
        if view is None:
            return
        view.show_differences(found)
        if not self._is_running:
            view.is_agreed = False
            said = translate("check_section", "%n difference(s) not handled yet.", "", len(found))
            view.show_idle(said, can_resume=False)

    def _ask_start(self, period: Period) -> None:
        title = translate("check_section", "Check against TikTok")
        self._context.ask_manager(
            title, Right.CHECK_PLATFORM, lambda who: self._context.spawn(partial(self._start, period, who))
        )

    async def _start(self, period: Period, who: str) -> None:
        if self._is_running:
            return
        cut = self._context.day_cut
        since, until = cut.start_of(period.first), cut.start_of(period.last + timedelta(days=1))
        self._check = await self._context.records.checks.begin(since, until, who)
        await self._run(self._check)

    def _ask_resume(self) -> None:
        check = self._check
        if check is not None:
            title = translate("check_section", "Check against TikTok")
            self._context.ask_manager(
                title,
                Right.CHECK_PLATFORM,
                lambda _who: self._context.spawn(partial(self._run, check)),
            )

    async def _run(self, check: CheckRun) -> None:
        if self._is_running:
            return
        self._is_running = True
        started, before, found = time.monotonic(), _passed(check), check.differences
        try:
            async with aclosing(self._context.records.checks.run(check)) as steps:
                async for step in steps:
                    self._check = step
                    self._show_step(step, time.monotonic() - started, _passed(step) - before)
                    if step.differences != found:
                        found = step.differences
                        await self._show()
        finally:
            self._is_running = False
        await self._show()

    def _show_step(self, step: CheckRun, seconds: float, done: int) -> None:
        if self._view is None:
            return
        passed = _passed(step)
        said = translate(
            "check_section",
            "{done} of {total} asked. {found} differ.",
            done=passed,
            total=step.total,
            found=step.differences,
        )
        if done and passed < step.total:
            left = _span_words(seconds / done * (step.total - passed))
            said += " " + translate("check_section", "{time} left.", time=left)
        self._view.show_running(passed, step.total, said)

    def _told(self, check: CheckRun | None, found: int) -> str:
        if check is None:
            return ""
        cut = self._context.day_cut
        last = cut.day_of(check.until - timedelta(milliseconds=1))
        words = [period_words(Period(cut.day_of(check.since), last)) + ":"]
        if check.finished_at is None:
            words.append(
                translate(
                    "check_section",
                    "stopped after {done} of {total}.",
                    done=_passed(check),
                    total=check.total,
                )
            )
        else:
            words.append(translate("check_section", "%n voucher(s) asked.", "", check.done))
        words.append(_came_to(check, found))
        if check.not_asked:
            words.append(
                translate(
                    "check_section",
                    "%n not asked: of another outlet, still open, or without an answer.",
                    "",
                    check.not_asked,
                )
            )
        return " ".join(words)

    def _ask_export(self) -> None:
        view = self._view
        if view is None:
            return
        found, values = list(view.model.items), self._context.may(Right.SEE_VALUES)
        what = Export(
            translate("check_section", "Export the differences"),
            translate("check_section", "differences"),
            "differences exported",
            lambda _suffix: report_tables.differences(found, values=values),
        )
        ExportOut(view, self._context).ask(what)

    def _ask_handle(self, difference: Difference) -> None:
        title = translate("check_section", "Mark as handled")
        self._context.ask_manager(
            title, Right.CHECK_PLATFORM, lambda who: self._ask_note(difference, title, who)
        )

    def _ask_note(self, difference: Difference, title: str, who: str) -> None:
        if self._view is None:
            return
        dialog = AskDialog(
            self._view,
            title,
            worded(difference.meaning),
            [Question(translate("check_section", "What was done"))],
            translate("check_section", "It is handled"),
        )
        dialog.answered.connect(
            lambda answers: self._context.spawn(partial(self._handle, difference, who, answers[0]))
        )
        dialog.open()

    async def _handle(self, difference: Difference, who: str, note: str) -> None:
        try:
            await self._context.records.checks.handle(difference, who, note)
        except HandledBeforeError:
            self._context.say(translate("check_section", "Somebody has dealt with it already."))
        await self._show_again()

    def _show_history(self, difference: Difference) -> None:
        self._context.show_history(Wanted(search=difference.row.code))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._context.say(translate("check_section", "The log ID is copied."))


def _came_to(check: CheckRun, found: int) -> str:
    """They agree only once all was gone through, and something of it was compared."""
    if found:
        return translate("check_section", "%n difference(s).", "", found)
    if check.finished_at is None:
        return translate("check_section", "No difference so far.")
    if not check.done:
        return translate("check_section", "Nothing was compared.")
    return translate("check_section", "Both records agree.")


def _span_words(seconds: float) -> str:
    """How long something takes, as people say it."""
    if seconds < _AS_SECONDS:
        return translate("check_section", "%n s", "", round(seconds))
    minutes = round(seconds / 60)
    if minutes < _AS_MINUTES:
        return translate("check_section", "%n min", "", minutes)
    return translate("check_section", "{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)


def _passed(check: CheckRun) -> int:
    """Rows that are behind it, asked or not."""
    return check.done + check.not_asked
