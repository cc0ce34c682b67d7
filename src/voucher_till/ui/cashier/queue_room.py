"""What waits and what is in conflict, as the window shows it and people act on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QMessageBox

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.redemption.agenda import Progress
from voucher_till.redemption.background import Background
from voucher_till.redemption.connectivity import Connectivity
from voucher_till.redemption.desk import RedemptionDesk
from voucher_till.redemption.settling import Settler
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.manager.queue_page import summary
from voucher_till.ui.shared.dialogs import AskDialog, Question

if TYPE_CHECKING:
    from voucher_till.ui.cashier.window import CashierWindow

_WHO = Question("Your name")
_LOOK_MILLISECONDS = 300


class QueueRoom(QObject):
    """Fills the page of open rows and carries out what is asked there."""

    left = Signal()
    leave_confirmed = Signal()
    """The program may be closed although something is open."""

    def __init__(
        self,
        window: CashierWindow,
        desk: RedemptionDesk,
        connectivity: Connectivity,
        settler: Settler,
        background: Background,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.queue_page
        self._desk = desk
        self._connectivity = connectivity
        self._settler = settler
        self._background = background
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MILLISECONDS)
        self._clock.timeout.connect(self._look)
        self._rows: list[Redemption] = []
        self._page.left.connect(self.left)
        self._page.try_asked.connect(self.try_or_stop)
        self._page.close_asked.connect(self._ask_to_close)
        self._page.offline_asked.connect(self._ask_offline)

    @property
    def open_count(self) -> int:
        """How many rows are open, as of the last look."""
        return len(self._rows)

    def show_page(self) -> None:
        """Open the page."""
        self._window.show_queue_page()
        self._clock.start()
        self._look()
        self._window.spawn(self.refresh)

    def try_or_stop(self) -> None:
        """Send what waits now; or, while that goes on, end it after the rows in flight."""
        if self._settler.progress.running:
            self._settler.stop()
        else:
            self._background.wake(line_is_back=True)

    def _look(self) -> None:
        """Show how far sending has come, as long as the page is on the screen."""
        if self._window.page is not Page.QUEUE:
            self._clock.stop()
            return
        progress = self._settler.progress
        self._page.show_progress(told(progress) if progress.running else "", running=progress.running)

    async def refresh(self) -> None:
        """Look at the journal again."""
        self._rows = await self._desk.open_rows()
        foreign = await self._desk.foreign_open_rows()
        self._page.show_rows(self._rows, foreign)
        self._page.show_forced(self._connectivity.line.forced_why)
        self._window.show_open(len(self._rows))

    def _ask_to_close(self, row: Redemption) -> None:
        dialog = AskDialog(
            self._window,
            "Close this conflict",
            f"{row.product_name or 'Voucher'} …{row.code[-4:]}: the goods went out and the platform does not "
            "redeem it. Say how it was settled; this is kept for good.",
            [_WHO, Question("What was done", hint="paid by the customer, written off, …")],
            "Close the conflict",
        )
        dialog.answered.connect(lambda answers: self._window.spawn(partial(self._close, row, answers)))
        dialog.open()

    async def _close(self, row: Redemption, answers: Sequence[str]) -> None:
        await self._desk.close_conflict(row, answers[0], answers[1])
        await self.refresh()

    def _ask_offline(self) -> None:
        forced = bool(self._connectivity.line.forced_why)
        dialog = AskDialog(
            self._window,
            "Back on the line" if forced else "Work offline",
            "The till asks the platform again and sends what waits."
            if forced
            else "The platform is not asked until a manager ends this. Vouchers are taken only within the "
            "limits for selling without a line.",
            [_WHO] if forced else [_WHO, Question("Why", hint="the line is too slow at noon, …")],
            "Use the line again" if forced else "Work offline",
        )
        dialog.answered.connect(lambda answers: self._window.spawn(partial(self._force, answers)))
        dialog.open()

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
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("Close the till?")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(summary(waiting, conflicts, []))
        box.setInformativeText("Nothing is lost: it goes on when the till is opened again.")
        leave = box.addButton("Close the till", QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton("Stay", QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.buttonClicked.connect(lambda button: self.leave_confirmed.emit() if button is leave else None)
        box.open()


def told(progress: Progress) -> str:
    """``412 of 1000, 12 s left``."""
    return f"Sending: {progress.done} of {progress.total}, {progress.seconds_left:.0f} s left"
