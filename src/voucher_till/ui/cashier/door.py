"""Who is at the till: signing in, locking, the full screen that only a manager leaves."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog
from shiboken6 import isValid

from voucher_till.domain.people import Right
from voucher_till.redemption.sign_in import SignIn, SignInOutcome, SignInResult
from voucher_till.store.settings import CounterSettings
from voucher_till.ui.cashier.host import Host
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.manager.export_dialog import ExportDialog
from voucher_till.ui.shared.dialogs import AskDialog, Question
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.pin_pad import ManagerPinDialog

_ACTIVITY = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.Wheel)
_MINUTE_MILLISECONDS = 60_000
_VISIT_MINUTES = 5
"""A manager's visit ends after so long without work where the till does not lock itself."""


class Door(QObject):
    """Opens the till to whoever may be at it, and closes it after a while without work."""

    locked = Signal()
    """Whoever was at the till is gone: what they or a manager had opened is closed."""

    def __init__(self, host: Host, sign_in: SignIn, counter: CounterSettings) -> None:
        super().__init__()
        self._host = host
        self._sign_in = sign_in
        self._counter = counter
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.timeout.connect(self.lock_if_idle)
        sign_in.on_change = self._person_changed
        self._watches = False
        self.manager_here = ""
        """Who opened the manager's room with the PIN, as long as it is open: nobody is asked again."""
        self._settings_unlocked = False
        self.work_goes_on()

    @property
    def cashier(self) -> str:
        """The name that goes with each action; empty when nobody signs in here."""
        return self._sign_in.cashier

    def attach(self) -> None:
        """Serve views that were just built."""
        views = self._host.views
        views.when_built(Page.LOCKED, self._attach_sign_in)
        views.top.cashier_asked.connect(self.lock)
        views.top.show_cashier(self.cashier)

    def _attach_sign_in(self) -> None:
        view = self._host.views.sign_in
        view.chosen.connect(lambda who, pin: self._host.spawn(partial(self._try, who, pin)))
        self._host.spawn(self._show_people)

    def change(self, counter: CounterSettings) -> None:
        """Use other settings."""
        self._counter = counter
        self._sign_in.change(counter)
        self.work_goes_on()

    @property
    def is_locked(self) -> bool:
        """Whether somebody has to sign in first."""
        return self._sign_in.is_locked

    def lock(self) -> None:
        """F4: another cashier, or a break."""
        self._sign_in.lock()
        if self.is_locked:
            self._leave_all()
        else:
            self._host.say(
                translate("door", "Nobody signs in at this till. A manager sets that up in Settings (F12).")
            )

    def visit(self, manager: str) -> None:
        """A manager is in the room, as the PIN showed; nobody any more when it is empty."""
        self.manager_here = manager
        self.work_goes_on()

    def visit_settings(self, *, unlocked: bool) -> None:
        """A manager unlocked the settings with the PIN; or nobody any more."""
        self._settings_unlocked = unlocked
        self.work_goes_on()

    def lock_if_idle(self) -> None:
        """The time without a key or a scan is over."""
        if self._locks:
            self._sign_in.lock()
            self._leave_all()
        elif self._is_lent:
            self._leave_all()

    @property
    def _locks(self) -> bool:
        return bool(self._counter.lock_minutes) and self._counter.sign_in != "off"

    @property
    def _is_lent(self) -> bool:
        """Whether a visit gives rights that whoever is at the till has not without it."""
        return (bool(self.manager_here) or self._settings_unlocked) and not self._sign_in.is_free

    def _leave_all(self) -> None:
        """What a manager agreed to must not wait on the screen for whoever comes next."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for dialog in self._host.views.findChildren(QDialog):
            if isinstance(dialog, ExportDialog):
                dialog.accept()  # What was begun is written to its end.
            else:
                dialog.reject()
        self.locked.emit()
        self._host.close_pages()

    def work_goes_on(self) -> None:
        """A key, a touch or a scan: the time without one begins anew."""
        ends = self._locks or self._is_lent
        self._watch(ends)
        if ends:
            self._clock.start((self._counter.lock_minutes or _VISIT_MINUTES) * _MINUTE_MILLISECONDS)
        else:
            self._clock.stop()

    def _watch(self, watches: bool) -> None:
        """See every event only where it matters: there are tens of thousands of them."""
        application = QApplication.instance()
        if application is None or watches == self._watches:
            return
        self._watches = watches
        if watches:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    def stop(self) -> None:
        """Lock nothing any more."""
        self._clock.stop()
        self._watch(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that somebody works."""
        if event.type() in _ACTIVITY:
            self.work_goes_on()
        return super().eventFilter(watched, event)

    def _person_changed(self) -> None:
        self._host.views.top.show_cashier(self.cashier)

    async def _show_people(self) -> None:
        people = await self._sign_in.people()
        # A page that is not built yet asks for them when it is.
        if self._host.views.is_built(Page.LOCKED):
            self._host.views.sign_in.show_people(people, self._counter.sign_in == "pin")

    async def refresh(self) -> None:
        """The list of people, or how they sign in, is another."""
        await self._show_people()
        self._host.show_now()

    async def _try(self, person_id: int, pin: str) -> None:
        result = await self._sign_in.sign_in(person_id, pin)
        view = self._host.views.sign_in
        if result.outcome is SignInOutcome.OK:
            view.clear()
            self.work_goes_on()
            self._host.close_pages()
        elif result.outcome is SignInOutcome.WAIT or result.seconds > 0:
            view.show_wait(result.seconds)
        elif result.outcome is SignInOutcome.WRONG_PIN:
            view.show_wrong()
        else:
            self._say(result)
            await self._show_people()

    def _say(self, result: SignInResult) -> None:
        words = result.words
        if words is not None:
            self._host.say(worded(words))

    def ask_manager(self, title: str, then: Callable[[str], None], right: Right | None = None) -> None:
        """Let a manager agree to something; ``then`` gets the name of who answers for it.

        Nobody is asked when a manager is signed in with a PIN, when no manager has one, or when whoever is
        at the till has the ``right``; None for what only managers do.
        """
        if self.may(right):
            self._host.spawn(partial(self._look_again, title, then, right))
        else:
            self._ask_pin(title, then)

    async def _look_again(self, title: str, then: Callable[[str], None], right: Right | None) -> None:
        """Another process may have changed the list since: a manager is one no more, or there is one now."""
        await self._sign_in.refresh()
        if self.manager_here and not self._sign_in.stands_for_manager(self.manager_here):
            gone = self.manager_here
            self._leave_all()
            self._host.say(
                translate("door", "{name} is no manager of this till any more. Nothing was done.", name=gone)
            )
        elif self.may(right):
            then(self.manager_here or self.cashier)
        else:
            self._ask_pin(title, then)

    def may(self, right: Right | None) -> bool:
        """Whether whoever is at the till may do this by themselves; None for what only managers do."""
        if self.manager_here:
            return True
        return self._sign_in.is_free if right is None else self._sign_in.may(right)

    def sign(self, title: str, then: Callable[[str], None]) -> None:
        """A manager's PIN as a signature, asked for even if a manager is signed in. Where none has one it is
        the name of who is signed in, or else the one that is asked for; ``then`` gets the name."""
        self._host.spawn(partial(self._sign, title, then))

    async def _sign(self, title: str, then: Callable[[str], None]) -> None:
        await self._sign_in.refresh()
        if self._sign_in.has_managers():
            self._ask_pin(title, then)
        elif self.cashier:
            then(self.cashier)
        else:
            self._ask_name(title, then)

    def _ask_name(self, title: str, then: Callable[[str], None]) -> None:
        dialog = AskDialog(
            self._host.views,
            title,
            translate("door", "No manager has a PIN at this till. Your name is kept with what you do."),
            [Question(translate("door", "Your name"))],
            translate("door", "Go on"),
        )
        dialog.answered.connect(lambda answers: then(answers[0]))
        dialog.open()

    def _ask_pin(self, title: str, then: Callable[[str], None]) -> None:
        dialog = ManagerPinDialog(self._host.views, title)
        dialog.entered.connect(lambda pin: self._host.spawn(partial(self._check, dialog, pin, then)))
        dialog.open()

    async def _check(self, dialog: ManagerPinDialog, pin: str, then: Callable[[str], None]) -> None:
        found = await self._sign_in.check_manager(pin)
        if not isValid(dialog) or not dialog.isVisible():
            return  # Closed while the PIN was looked at.
        if not isinstance(found, SignInResult):
            dialog.accept()
            then(found.name)
        elif found.seconds > 0:
            dialog.show_wait(found.seconds)
        else:
            dialog.show_wrong()
