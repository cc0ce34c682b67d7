"""Support at work in the window: its pages are built when they are first asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject

from voucher_till.support.desk import SupportDesk
from voucher_till.ui.cashier.host import Host
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.setup.support_work import SupportPages


class SupportRoom(QObject):
    """Opens log, diagnostics, start with the computer, and about, over the settings."""

    def __init__(self, host: Host, desk: SupportDesk) -> None:
        super().__init__()
        self._host = host
        self._desk = desk
        self._pages: SupportPages | None = None

    def attach(self) -> None:
        """Serve views that were just built."""
        # A file that is being made would be told to pages that are gone.
        self.stop()
        was_open, self._pages = self._host.page is Page.SUPPORT, None
        self._host.views.when_built(Page.SETTINGS, self._attach_page)
        if was_open:
            self._built().open()

    def _attach_page(self) -> None:
        self._host.views.settings_page.support.pages_asked.connect(self.show_page)

    def show_page(self) -> None:
        """Open the page; leaving it leads back to the settings."""
        pages = self._built()
        self._host.open_page(Page.SUPPORT)
        pages.open()

    def take_keyboard(self) -> None:
        """Give the keyboard to the page that is open."""
        if self._pages is not None:
            self._pages.setFocus()

    def stop(self) -> None:
        """The window ends: no diagnostics file is made any more."""
        if self._pages is not None:
            self._pages.stop()

    def _built(self) -> SupportPages:
        if self._pages is None:
            self._pages = SupportPages(self._desk, self._host.spawn)
            self._pages.left.connect(self._host.leave_page)
            self._pages.said.connect(self._host.say)
            self._host.views.add_page(Page.SUPPORT, self._pages)
        return self._pages
