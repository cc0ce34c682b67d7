"""What waits and what is in conflict, as the window shows it and people act on it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.redemption.connectivity import Connectivity
from voucher_till.redemption.desk import RedemptionDesk
from voucher_till.ui.manager.queue_page import summary
from voucher_till.ui.shared.dialogs import AskDialog, Question

if TYPE_CHECKING:
    from voucher_till.ui.cashier.window import CashierWindow

_WHO = Question("Your name")


class QueueRoom(QObject):
    """Fills the page of open rows and carries out what is asked there."""

    left = Signal()
    leave_confirmed = Signal()
    """The program may be closed although something is open."""

    def __init__(self, window: CashierWindow, desk: RedemptionDesk, connectivity: Connectivity) -> None:
        super().__init__(window)
        self._window = window
        self._page = window.queue_page
        self._desk = desk
        self._connectivity = connectivity
        self._rows: list[Redemption] = []
        self._page.left.connect(self.left)
        self._page.close_asked.connect(self._ask_to_close)
        self._page.offline_asked.connect(self._ask_offline)

    @property
    def open_count(self) -> int:
        """How many rows are open, as of the last look."""
        return len(self._rows)

    def show_page(self) -> None:
        """Open the page."""
        self._window.show_queue_page()
        self._window.spawn(self.refresh)

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
