"""What waits and what is in conflict, as the window shows it and people act on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.people import Right
from voucher_till.records.history import History
from voucher_till.redemption.agenda import Progress
from voucher_till.redemption.background import Background
from voucher_till.redemption.connectivity import Connectivity
from voucher_till.redemption.desk import RedemptionDesk
from voucher_till.redemption.settling import Settler
from voucher_till.ui.cashier.door import Door
from voucher_till.ui.cashier.host import Host
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.manager.close_dialog import CloseDialog
from voucher_till.ui.manager.queue_page import QueuePage
from voucher_till.ui.manager.queue_words import name_of, summary
from voucher_till.ui.shared.dialogs import AskDialog, Question
from voucher_till.ui.shared.language import translate

_LOOK_MILLISECONDS = 300


class QueueRoom(QObject):
    """Fills the page of open rows and carries out what is asked there."""

    leave_confirmed = Signal()
    """The program may be closed although something is open."""

    def __init__(
        self,
        host: Host,
        desk: RedemptionDesk,
        connectivity: Connectivity,
        settler: Settler,
        background: Background,
        door: Door,
        history: History | None = None,
    ) -> None:
        """Without a ``history`` the page tells no time lines."""
        super().__init__()
        self._host = host
        self._desk = desk
        self._connectivity = connectivity
        self._settler = settler
        self._background = background
        self._door = door
        self._history = history
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MILLISECONDS)
        self._clock.timeout.connect(self._look)
        self._rows: list[Redemption] = []
        self._foreign: list[Redemption] = []

    @property
    def _page(self) -> QueuePage:
        return self._host.views.queue_page

    def attach(self) -> None:
        """Serve views that were just built."""
        self._page.left.connect(self._host.leave_page)
        self._page.try_asked.connect(self.try_or_stop)
        self._page.close_asked.connect(self._ask_to_close)
        self._page.handed_over_asked.connect(self._ask_handed_over)
        self._page.story_asked.connect(self._tell_story)
        self._page.copied.connect(self._say_copied)
        self._page.offline_asked.connect(self._ask_offline)

    @property
    def open_count(self) -> int:
        """How many rows are open, as of the last look."""
        return len(self._rows)

    def show_page(self) -> None:
        """Open the page."""
        self._host.open_page(Page.QUEUE)
        self._page.allow(values=self._door.may(Right.SEE_VALUES))
        # What is known already is seen at once, and can be acted on.
        self._page.show_rows(self._rows, self._foreign)
        self._page.setFocus()
        self._clock.start()
        self._look()
        self._host.spawn(self.refresh)

    def try_or_stop(self) -> None:
        """Send what waits now; or, while that goes on, end it after the rows in flight."""
        if _goes_on(self._settler.progress):
            self._settler.stop()
        else:
            self._background.wake(line_is_back=True)

    def stop(self) -> None:
        """Look no more."""
        self._clock.stop()

    def _look(self) -> None:
        """Show how far sending has come, as long as the page is on the screen."""
        if self._host.page is not Page.QUEUE:
            self._clock.stop()
            return
        progress = self._settler.progress
        running = _goes_on(progress)
        self._page.show_progress(told(progress) if running else "", running=running)

    async def refresh(self) -> None:
        """Look at the journal again."""
        self._rows = await self._desk.open_rows()
        self._host.views.top.show_open(len(self._rows))
        if self._host.page is not Page.QUEUE:
            return  # After a sale nobody looks at them.
        self._foreign = await self._desk.foreign_open_rows()
        self._page.show_rows(self._rows, self._foreign)
        self._page.show_forced(self._connectivity.line.forced_why)

    def _ask_to_close(self, row: Redemption) -> None:
        title = translate("queue_room", "Close this conflict")
        self._door.ask_manager(title, lambda who: self._ask_how(row, title, who), right=Right.CLOSE_CONFLICTS)

    def _ask_how(self, row: Redemption, title: str, who: str) -> None:
        dialog = CloseDialog(self._host.views, title, row, _who(who))
        dialog.answered.connect(
            lambda answers: self._host.spawn(partial(self._close, row, _named(who, answers)))
        )
        dialog.open()

    async def _close(self, row: Redemption, answers: Sequence[str]) -> None:
        try:
            await self._desk.close_conflict(row, answers[0], answers[1])
        except ValueError:
            # The dialog insists on a reason: another window or the console was faster.
            self._host.say(translate("queue_room", "This conflict was closed meanwhile."))
        await self.refresh()

    def _ask_handed_over(self, row: Redemption) -> None:
        """The vouchers of a sale were sent together, and are handed over together."""
        count = sum(other.intent == row.intent for other in self._rows)
        together = translate("queue_room", "It goes for all %n voucher(s) of this sale.", "", count)
        text = translate(
            "queue_room",
            "{voucher}: the till then redeems it as soon as the platform allows, or shows a conflict. This "
            "cannot be taken back.",
            voucher=name_of(row),
        )
        dialog = AskDialog(
            self._host.views,
            translate("queue_room", "Are the goods handed over?"),
            f"{text} {together}" if count > 1 else text,
            [],
            translate("queue_room", "I handed it over"),
        )
        dialog.answered.connect(lambda _answers: self._host.spawn(partial(self._handed_over, row)))
        dialog.open()

    async def _handed_over(self, row: Redemption) -> None:
        await self._desk.goods_out(row, self._door.manager_here or self._door.cashier)
        self._background.wake()
        await self.refresh()

    def _tell_story(self, row: Redemption) -> None:
        if self._history is not None:
            self._host.spawn(partial(self._tell, self._history, row))

    async def _tell(self, history: History, row: Redemption) -> None:
        self._page.show_story(row, await history.time_line(row))

    def _say_copied(self, what: str) -> None:
        self._host.say(translate("queue_room", "Copied: {what}.", what=what))

    def _ask_offline(self) -> None:
        forced = bool(self._connectivity.line.forced_why)
        title = (
            translate("queue_room", "Back on the line") if forced else translate("queue_room", "Work offline")
        )
        self._door.ask_manager(
            title, lambda who: self._ask_force(title, who, forced=forced), right=Right.FORCE_OFFLINE
        )

    def _ask_force(self, title: str, who: str, *, forced: bool) -> None:
        if forced and who:
            self._host.spawn(partial(self._force, [who]))
            return
        dialog = self._back_dialog(title) if forced else self._offline_dialog(title, who)
        dialog.answered.connect(lambda answers: self._host.spawn(partial(self._force, _named(who, answers))))
        dialog.open()

    def _back_dialog(self, title: str) -> AskDialog:
        return AskDialog(
            self._host.views,
            title,
            translate("queue_room", "The till asks the platform again and sends what waits."),
            _who(""),
            translate("queue_room", "Use the line again"),
        )

    def _offline_dialog(self, title: str, who: str) -> AskDialog:
        why = translate("queue_room", "Why")
        return AskDialog(
            self._host.views,
            title,
            translate(
                "queue_room",
                "The platform is not asked until a manager ends this. Vouchers are taken only within the "
                "limits for selling without a line.",
            ),
            [*_who(who), Question(why, hint=translate("queue_room", "the line is too slow at noon, …"))],
            title,
        )

    async def _force(self, answers: Sequence[str]) -> None:
        if len(answers) == 1:
            await self._connectivity.release(answers[0])
        else:
            await self._connectivity.force_offline(*answers)
        await self.refresh()

    def ask_to_leave(self) -> None:
        """Warn with count and value before the program is closed on open rows."""
        conflicts = [row for row in self._rows if row.state is RedemptionState.CONFLICT]
        waiting = [row for row in self._rows if row.state is not RedemptionState.CONFLICT]
        box = QMessageBox(self._host.views)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(translate("queue_room", "Close the till?"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(summary(waiting, conflicts, [], values=self._door.may(Right.SEE_VALUES)))
        box.setInformativeText(
            translate("queue_room", "Nothing is lost: it goes on when the till is opened again.")
        )
        leave = box.addButton(translate("queue_room", "Close the till"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(translate("queue_room", "Stay"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.buttonClicked.connect(lambda button: self.leave_confirmed.emit() if button is leave else None)
        box.open()


def _goes_on(progress: Progress) -> bool:
    """Whether there is anything to tell of a pass: one that finds nothing to do is over at once."""
    return progress.running and progress.total > 0


def told(progress: Progress) -> str:
    """``412 of 1000, 12 s left``."""
    return translate(
        "queue_room",
        "Sending: {done} of {total}, {seconds} s left",
        done=progress.done,
        total=progress.total,
        seconds=round(progress.seconds_left),
    )


def _who(known: str) -> list[Question]:
    """Whoever is known already is not asked for the name."""
    return [] if known else [Question(translate("queue_room", "Your name"))]


def _named(known: str, answers: Sequence[str]) -> list[str]:
    """The answers with the name before them."""
    return [known, *answers] if known else list(answers)
