"""The latest redemptions, and their slips on paper."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QPixmap

from voucher_till.domain.journal import Redemption
from voucher_till.domain.phrases import Phrase
from voucher_till.receipts.desk import ReceiptDesk
from voucher_till.receipts.slip import text
from voucher_till.redemption.desk import RedemptionDesk
from voucher_till.scanning.serial_scanner import serial_ports
from voucher_till.ui.cashier.host import Host
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.services import MakeReceipts
from voucher_till.ui.cashier.settings_room import SettingsRoom
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.slip_words import sample_slip
from voucher_till.ui.shared.system_printer import picture, printers

_LISTED = 50


class PaperRoom(QObject):
    """Shows what was redeemed last and prints its slips; what the printer does is told quietly."""

    def __init__(
        self, host: Host, desk: RedemptionDesk, make_receipts: MakeReceipts, settings: SettingsRoom
    ) -> None:
        super().__init__()
        self._host = host
        self._desk = desk
        self._settings = settings
        self.receipts: ReceiptDesk = make_receipts(lambda: settings.settings, self._trouble)
        settings.changed.connect(self._changed)
        settings.opened.connect(self._show_status)

    def attach(self) -> None:
        """Serve views that were just built."""
        views = self._host.views
        views.when_built(Page.RECENT, self._attach_recent)
        views.when_built(Page.SETTINGS, self._attach_settings)
        self._show_status()

    def _attach_recent(self) -> None:
        recent = self._host.views.recent_page
        recent.left.connect(self._host.leave_page)
        recent.print_asked.connect(self.print_again)
        recent.copied.connect(self._host.say)

    def _attach_settings(self) -> None:
        page = self._host.views.settings_page
        page.print_test_asked.connect(lambda: self._host.spawn(self._test))
        page.drop_slips_asked.connect(lambda: self._host.spawn(self._drop))
        self._show_status()
        self._host.spawn(self._show_printers)

    def show_recent(self) -> None:
        """Open the page of the latest redemptions."""
        self._host.open_page(Page.RECENT)
        self._host.spawn(self.refresh)

    async def refresh(self) -> None:
        """Look at the journal again, while the page is shown."""
        if self._host.page is Page.RECENT:
            rows = await self._desk.recent(_LISTED)
            self._host.views.recent_page.show_rows(rows)

    def due(self, intent: str) -> None:
        """A sale is done: its slip is printed beside the next one."""
        self._host.spawn(partial(self._offer, intent))

    async def _offer(self, intent: str) -> None:
        await self.receipts.offer(intent)
        self._show_status()

    def print_again(self, row: Redemption) -> None:
        """The slip of a row once more."""
        self._host.spawn(partial(self._reprint, row.intent))

    def print_intent(self, intent: str) -> None:
        """The slip of the verdict on the screen."""
        if intent:
            self._host.spawn(partial(self._reprint, intent))

    async def _reprint(self, intent: str) -> None:
        problem = await self.receipts.reprint(intent)
        said = translate("paper_room", "The slip is at the printer.")
        self._host.say(worded(problem) if problem is not None else said)
        self._show_status()

    async def _test(self) -> None:
        problem = await self.receipts.test_print()
        said = translate("paper_room", "A test page is at the printer.")
        self._host.say(worded(problem) if problem is not None else said)
        self._show_status()

    async def _drop(self) -> None:
        await self.receipts.drop_waiting()
        self._show_status()

    def _trouble(self, trouble: Phrase | None) -> None:
        """Told once when it begins and once when it is over; the sale goes on meanwhile."""
        if trouble is not None:
            kept = translate("paper_room", "The slip waits and is printed later.")
            self._host.say(f"{worded(trouble)} {kept}")
        self._show_status()

    def _changed(self, section: str) -> None:
        if section == "receipts":
            self.receipts.try_now()
            self._show_status()

    def _show_status(self) -> None:
        views, receipts = self._host.views, self._settings.settings.receipts
        desk = self.receipts
        views.bottom.show_printer(self._word() if receipts.printer else "")
        if not views.is_built(Page.SETTINGS):
            return
        trouble = worded(desk.trouble) if desk.trouble is not None else ""
        preview = self._preview() if self._host.page is Page.SETTINGS else QPixmap()
        views.settings_page.show_receipts(trouble, desk.waiting_count, preview)

    def _preview(self) -> QPixmap:
        settings = self._settings.settings
        columns = settings.receipts.columns
        slip = sample_slip(settings.outlet, settings.till_name, self._settings.cashier)
        return QPixmap.fromImage(picture(text(slip, columns), columns))

    def _word(self) -> str:
        if self.receipts.trouble is not None:
            return translate(
                "paper_room", "Printer trouble, %n slip(s) waiting", "", self.receipts.waiting_count
            )
        return translate("paper_room", "Printer ready")

    async def _show_printers(self) -> None:
        ports = [port.name for port in serial_ports()]
        self._host.views.settings_page.show_printers(printers(), ports)
