"""The window of a till that cannot be opened: what is wrong, and the way back to work."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from voucher_till.domain.phrases import Phrase
from voucher_till.domain.verdict import Verdict
from voucher_till.redemption.sign_in import SignInResult
from voucher_till.ui.cashier.tasks import Tasks
from voucher_till.ui.shared.empty_state import EmptyState
from voucher_till.ui.shared.key_button import KeyButton
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.parts import card
from voucher_till.ui.shared.pin_pad import ManagerPinDialog
from voucher_till.ui.shared.session import Session
from voucher_till.ui.shared.theme import gap

_SMALLEST = (800, 560)


class Repair(Enum):
    """What can be done about it here."""

    NONE = "none"
    SETUP = "setup"
    """The assistant puts it right."""
    NETWORK = "network"
    """The till can work without its settings of proxy and certificates."""


class StoppedWork(Protocol):
    """What the window shows, and what it asks to be done. Each method may raise StoreError."""

    says: Phrase
    detail: str
    """What the system says of it; empty for nothing."""
    repair: Repair

    async def is_guarded(self) -> bool:
        """Whether a manager has a PIN here, who has to agree."""

    async def check_manager(self, pin: str) -> str | SignInResult:
        """The name of the manager whose PIN this is."""

    async def drop_network(self, who: str) -> None:
        """Use the system's proxy and certificates from now on."""


class StoppedWindow(QMainWindow):
    """Ends by itself when something else is to be opened, or when somebody closes it."""

    session_asked = Signal(object, str)

    def __init__(self, work: StoppedWork) -> None:
        super().__init__()
        self._work = work
        self._tasks = Tasks(self._fail)
        self.setWindowTitle("Voucher Till")
        self.setMinimumSize(*_SMALLEST)
        self.resize(1024, 640)
        self.state = EmptyState()
        self.again_button = KeyButton(translate("stopped", "Try again"), "Enter", "primary")
        self.again_button.clicked.connect(lambda: self._ask_for(Session.TILL, ""))
        self.repair_button = QPushButton(_repair_words(work.repair))
        self.repair_button.setObjectName("secondary")
        self.repair_button.setVisible(work.repair is not Repair.NONE)
        self.repair_button.clicked.connect(lambda: self._tasks.spawn(self._ask_repair))
        self.close_button = KeyButton(translate("stopped", "Close"), "Esc", "secondary")
        self.close_button.clicked.connect(self.close)
        self._lay_out()
        self._tell(worded(work.says), work.detail)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(gap(12))
        for button in (self.close_button, self.repair_button, self.again_button):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            buttons.addWidget(button, 1)
        inside = card()
        column = QVBoxLayout(inside)
        column.setContentsMargins(gap(24), gap(24), gap(24), gap(20))
        column.addWidget(self.state, 1)
        column.addLayout(buttons)
        page = QWidget()
        page.setObjectName("page")
        around = QVBoxLayout(page)
        around.setContentsMargins(gap(16), gap(14), gap(16), gap(14))
        around.addWidget(inside)
        self.setCentralWidget(page)
        self.again_button.setFocus()

    def _tell(self, text: str, detail: str = "") -> None:
        title = translate("stopped", "The till cannot be opened")
        self.state.say("ph.warning-bold", title, "\n\n".join(filter(None, (text, detail))), "no")

    def say(self, text: str) -> None:
        """Trouble beside what is told already."""
        self._tell(worded(self._work.says), text)

    def _fail(self, verdict: Verdict) -> None:
        self.say(worded(*verdict.says))

    async def stop(self) -> None:
        """End every task."""
        await self._tasks.stop()

    async def _ask_repair(self) -> None:
        if not await self._work.is_guarded():
            await self._mend("")
            return
        dialog = ManagerPinDialog(self, _repair_words(self._work.repair))
        dialog.entered.connect(lambda pin: self._tasks.spawn(partial(self._check, dialog, pin)))
        dialog.open()

    async def _check(self, dialog: ManagerPinDialog, pin: str) -> None:
        found = await self._work.check_manager(pin)
        if not isValid(dialog) or not dialog.isVisible():
            return  # Closed while the PIN was looked at.
        if isinstance(found, str):
            dialog.accept()
            await self._mend(found)
        elif found.seconds > 0:
            dialog.show_wait(found.seconds)
        else:
            dialog.show_wrong()

    async def _mend(self, who: str) -> None:
        if self._work.repair is Repair.SETUP:
            self._ask_for(Session.ASSISTANT, who)
            return
        await self._work.drop_network(who)
        self._ask_for(Session.TILL, who)

    def _ask_for(self, session: Session, who: str) -> None:
        self.session_asked.emit(session, who)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, else it tries again; Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            focused = self.focusWidget()
            (focused if isinstance(focused, QPushButton) else self.again_button).click()
        else:
            super().keyPressEvent(event)


def _repair_words(repair: Repair) -> str:
    if repair is Repair.NETWORK:
        return translate("stopped", "Leave proxy and certificates out…")
    return translate("stopped", "Set up this till…")
