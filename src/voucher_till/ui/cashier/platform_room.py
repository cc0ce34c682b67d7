"""The settings about the platform, the network and support at work."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from voucher_till.domain.environment import Environment, LeftOpen
from voucher_till.domain.phrases import Phrase
from voucher_till.installation.reading import Problem, WrongFileError
from voucher_till.installation.switching import SwitchError
from voucher_till.store.errors import StoreError
from voucher_till.ui.cashier.host import Host
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.settings_room import SettingsRoom
from voucher_till.ui.setup.connection_row import ConnectionRow, told
from voucher_till.ui.setup.platform_dialogs import ForgetDialog, SwitchDialog
from voucher_till.ui.setup.platform_work import PlatformWork
from voucher_till.ui.setup.settings_page import SettingsPage
from voucher_till.ui.shared.dialogs import AskDialog
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.session import Session


class PlatformRoom(QObject):
    """Carries out what those sections ask for, once the page is not locked."""

    session_wanted = Signal(object, str)
    """A ``Session`` in place of this window, and who asks for it."""

    def __init__(self, host: Host, settings: SettingsRoom, work: PlatformWork) -> None:
        super().__init__()
        self._host = host
        self._settings = settings
        self._work = work
        self._network = settings.settings.network
        """What this window was opened with, and works with to its end."""
        self._login_changed = False
        self._is_checking = False
        settings.opened.connect(self._fill_soon)
        settings.changed.connect(self._changed)
        settings.setup_wanted.connect(lambda to, who: host.spawn(partial(self._set_up, to, who)))

    @property
    def _page(self) -> SettingsPage:
        return self._host.views.settings_page

    def attach(self) -> None:
        """Serve views that were just built."""
        self._host.views.when_built(Page.SETTINGS, self._attach_page)

    def _attach_page(self) -> None:
        page = self._page
        platform, network, support = page.platform, page.network, page.support
        platform.switch_asked.connect(lambda to: self._host.spawn(partial(self._ask_switch, to)))
        platform.secret_given.connect(lambda secret: self._host.spawn(partial(self._keep_secret, secret)))
        platform.forget_asked.connect(self._ask_forget)
        network.login_given.connect(lambda login: self._host.spawn(partial(self._keep_login, login)))
        network.again_asked.connect(self._open_again)
        network.receiver.given.connect(
            lambda address, token: self._host.spawn(partial(self._join, address, token))
        )
        network.receiver.left.connect(lambda: self._host.spawn(self._leave))
        network.file_chosen.connect(lambda path: self._host.spawn(partial(self._use_file, path)))
        support.export_asked.connect(lambda path: self._host.spawn(partial(self._export, path)))
        support.import_asked.connect(lambda path: self._host.spawn(partial(self._import, path)))
        for row in (platform.connection, network.connection):
            row.check_asked.connect(lambda row=row: self._host.spawn(partial(self._check, row)))
            row.copied.connect(self._copy)
        self._fill_soon()

    def _fill_soon(self) -> None:
        self._host.spawn(self._fill)

    async def _fill(self) -> None:
        configured = await self._work.configured()
        # Which proxy is set decides whose name and password are kept.
        await self._settings.save()
        place, has_login = await self._work.secret_place(), await self._work.has_proxy_login()
        has_other = await self._work.has_other_proxy_login()
        page = self._page
        page.platform.show_environments(configured)
        page.platform.show_secret_place(place)
        page.network.show_login(has_login, for_other=has_other)
        self._show_again()

    def _changed(self, section: str) -> None:
        """What follows from a change is shown too: the last day, and that the next start is waited for."""
        if not self._host.views.is_built(Page.SETTINGS):
            return
        if section == "test_merchant":
            self._page.platform.show_settings(self._settings.settings)
        elif section == "network":
            self._page.network.show_settings(self._settings.settings.network)
            self._show_again()
            self._fill_soon()

    def _show_again(self) -> None:
        """Whether this window works with another way to the platform than the one that is set now."""
        is_other = self._settings.settings.network != self._network
        self._page.network.show_again(is_other or self._login_changed)

    async def _check(self, row: ConnectionRow) -> None:
        if self._is_checking:
            return
        self._is_checking = True
        row.show_busy()
        try:
            # What was changed a moment ago is tried too.
            await self._settings.save()
            probes = await self._work.check()
        except BaseException:
            row.show_probes([])
            raise
        finally:
            self._is_checking = False
        # A page that was built anew meanwhile has another row; the answer is for both sections anyway.
        for one in (self._page.platform.connection, self._page.network.connection):
            one.show_probes(probes)

    def _copy(self, log_id: str) -> None:
        QGuiApplication.clipboard().setText(log_id)
        self._host.say(translate("platform_room", "Copied: {log_id}", log_id=log_id))

    async def _ask_switch(self, to: Environment) -> None:
        left = await self._work.left_open()
        here = Environment(self._settings.settings.environment)
        dialog = SwitchDialog(self._page, here, to, left)
        dialog.accepted.connect(lambda: self._host.spawn(partial(self._switch, to, left)))
        dialog.open()

    async def _switch(self, to: Environment, agreed: LeftOpen) -> None:
        if self._settings.is_locked:
            return
        await self._settings.save()
        await self._host.rest()
        if await self._work.left_open() != agreed:
            # More is open than whoever agreed was told.
            await self._ask_switch(to)
            return
        try:
            await self._work.switch(to, self._settings.who)
        except SwitchError as error:
            self._say(*error.words)
        else:
            self._ask_for(Session.PRACTICE if to is Environment.SANDBOX else Session.TILL)

    async def _set_up(self, to: Environment, who: str) -> None:
        await self._settings.save()
        await self._work.begin_setup(to)
        self.session_wanted.emit(Session.ASSISTANT, who)

    async def _keep_secret(self, secret: str) -> None:
        why = ""
        try:
            if self._settings.is_locked:
                return
            problem = await self._work.change_secret(secret, self._settings.who)
            if problem is None:
                self._open_again()
            else:
                why = told(problem).text
        finally:
            # Also when it could not be kept, which is told over the page.
            self._page.platform.show_secret_problem(_old_secret(why) if why else "")

    def _ask_forget(self) -> None:
        dialog = ForgetDialog(self._page)
        dialog.accepted.connect(lambda: self._host.spawn(self._forget))
        dialog.open()

    async def _forget(self) -> None:
        if self._settings.is_locked:
            return
        await self._work.forget_secrets(self._settings.who)
        if self._work.practises:
            # Practice gets its own secrets anew, and leads nobody into the setup of the till.
            self._open_again()
        else:
            self._ask_for(Session.ASSISTANT)

    async def _keep_login(self, login: str) -> None:
        if self._settings.is_locked:
            return
        await self._settings.save()
        await self._work.keep_proxy_login(login, self._settings.who)
        self._login_changed = True
        await self._fill()

    async def _join(self, address: str, token: str) -> None:
        row = self._page.network.receiver
        row.show_busy(True)
        try:
            problem = await self._work.receiver_problem(address, token)
        finally:
            row.show_busy(False)
        if problem is not None:
            row.show_problem(worded(problem))
        elif not self._settings.is_locked:
            await self._work.keep_receiver_token(address, token, self._settings.who)
            self._settings.change("network", {"receiver": address})

    async def _leave(self) -> None:
        if not self._settings.is_locked:
            self._settings.change("network", {"receiver": ""})
            await self._work.keep_receiver_token("", "", self._settings.who)

    async def _use_file(self, path: str) -> None:
        wanted = msgspec.structs.replace(self._settings.settings.network, ca_file=path)
        problem = await self._work.network_problem(wanted)
        if problem is not None:
            self._page.network.show_file_problem(worded(problem))
        elif not self._settings.is_locked:
            self._settings.change("network", {"ca_file": path})

    async def _export(self, path: Path) -> None:
        await self._settings.save()
        try:
            await self._work.export_settings(path, self._settings.who)
        except StoreError as error:
            self._page.support.show_problem(worded(error.phrase))
        else:
            self._page.support.show_problem("")
            self._host.say(translate("platform_room", "The settings are in {path}", path=str(path)))

    async def _import(self, path: Path) -> None:
        if self._settings.is_locked:
            return
        await self._settings.save()
        try:
            done = await self._work.import_settings(path, self._settings.who)
        except WrongFileError as error:
            self._page.support.show_problem(_wrong(error))
            return
        self._page.support.show_problem(worded(*done.warnings))
        if done.warnings:
            self._tell_then_open_again(worded(*done.warnings))
        elif done.names:
            # Keys, outlet and address may be others: this window was put together with the old ones.
            self._open_again()
        else:
            self._host.say(
                translate("platform_room", "Nothing to change: the settings are as the file says.")
            )

    def _tell_then_open_again(self, warnings: str) -> None:
        title = translate("platform_room", "The settings of the file are in use")
        dialog = AskDialog(self._page, title, warnings, [], translate("platform_room", "Go on"))
        dialog.finished.connect(self._open_again)
        dialog.open()

    def _open_again(self) -> None:
        """This same till in a new window, put together with what is set now."""
        self._ask_for(Session.PRACTICE if self._work.practises else Session.TILL)

    def _ask_for(self, session: Session) -> None:
        self.session_wanted.emit(session, self._settings.who)

    def _say(self, *phrases: Phrase) -> None:
        self._host.say(worded(*phrases))


def _old_secret(why: str) -> str:
    return translate("platform_room", "The old secret is still in use. {why}", why=why)


def _wrong(error: WrongFileError) -> str:
    """Each line that is wrong, and why."""
    lines = [": ".join([*_where(one), worded(*one.words)]) for one in error.problems]
    return "\n".join([*lines, translate("platform_room", "Nothing was changed.")])


def _where(problem: Problem) -> list[str]:
    line = [translate("platform_room", "Line {number}", number=problem.line)] if problem.line else []
    return [*line, problem.key] if problem.key else line
