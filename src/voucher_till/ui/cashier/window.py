"""The cashier's window: from a scan to a verdict, by keyboard alone if they like."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.redemption import verdicts
from voucher_till.redemption.background import Background
from voucher_till.redemption.desk import RedemptionDesk
from voucher_till.redemption.settling import Settler
from voucher_till.scanning.files import UnreadableFileError, read_file, read_picture
from voucher_till.scanning.scan import Scan, ScanSource
from voucher_till.store.errors import StoreError
from voucher_till.ui.cashier.layout import CashierLayout
from voucher_till.ui.cashier.practice import PracticePhones
from voucher_till.ui.shared.theme import Palette

log = logging.getLogger(__name__)

Work = Callable[[], Coroutine[Any, Any, None]]
_RECENT = 6
_PHONE_MILLISECONDS = 1000
_FILES = (
    "Pictures and films (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.mp4 *.avi *.mov *.webm *.mkv)"
)
_OPEN = (RedemptionState.UNKNOWN, RedemptionState.STORED, RedemptionState.SUBMITTING)


class CashierWindow(CashierLayout):
    """Takes scans one after another; one that comes while another is worked on waits its turn."""

    def __init__(
        self,
        desk: RedemptionDesk,
        settler: Settler,
        palette: Palette,
        *,
        till_name: str,
        outlet: str,
        phones: PracticePhones | None = None,
    ) -> None:
        super().__init__(palette, till_name, outlet, practice=phones is not None)
        self._desk = desk
        self._phones = phones
        self._background = Background(settler, self._settled)
        self._scans: asyncio.Queue[Callable[[], Scan]] = asyncio.Queue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._phone_clock = QTimer(self)
        self._phone_clock.setInterval(_PHONE_MILLISECONDS)
        self._connect()

    def _connect(self) -> None:
        self.order_card.confirmed.connect(lambda: self._spawn(self._redeem))
        self.order_card.cancelled.connect(self._to_idle)
        self.verdict_view.dismissed.connect(self._to_idle)
        self.verdict_view.handed_over.connect(lambda: self._spawn(self._handed_over))
        self.open_button.clicked.connect(self._choose_file)
        self.code_field.installEventFilter(self)
        if self.phone is not None:
            self.phone.scan_asked.connect(self._scan_phone)
            self.phone.new_asked.connect(lambda: self._spawn(self._buy_again))
            self.phone.chosen.connect(lambda _name: self._spawn(self._refresh_phone))
            self._phone_clock.timeout.connect(lambda: self._spawn(self._refresh_phone))

    async def start(self) -> None:
        """Begin to work: show the record, settle what was left open, take scans."""
        self.show_idle()
        self._spawn(self._work)
        self._spawn(self._background.run)
        await self._refresh()
        if self.phone is not None and self._phones is not None:
            self.phone.show_customers(await self._phones.customers())
            await self._refresh_phone()
            self._phone_clock.start()

    async def stop(self) -> None:
        """End every task; a Redeem under way leaves an unknown row that is settled later."""
        self._phone_clock.stop()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _spawn(self, work: Work) -> None:
        task = asyncio.get_running_loop().create_task(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _guarded(self, work: Work) -> None:
        """The last stop of a task: trouble becomes a verdict, never a bad voucher."""
        try:
            await work()
        except StoreError as error:
            log.error("store: %s", error)
            self._show(Verdict(VerdictKind.ERROR, Reason.TILL_ERROR, str(error)))
        except Exception:  # a bug of ours: shown as one, with a reference into the log
            reference = uuid.uuid4().hex[:8]
            log.exception("program error, reference %s", reference)
            text = f"The till itself has a problem. Tell your manager the reference {reference}."
            self._show(Verdict(VerdictKind.ERROR, Reason.TILL_ERROR, text))

    def take(self, read: Callable[[], Scan]) -> None:
        """Take a scan in; ``read`` runs off the main thread."""
        self._scans.put_nowait(read)

    async def _work(self) -> None:
        while True:
            read = await self._scans.get()
            await self._guarded(partial(self._verify, read))

    async def _verify(self, read: Callable[[], Scan]) -> None:
        self.show_checking()
        try:
            scan = await asyncio.to_thread(read)
        except UnreadableFileError as error:
            self._show(Verdict(VerdictKind.REFUSED, Reason.NO_CODE_FOUND, str(error)))
            return
        checked = await self._desk.verify(scan.payload, scan.source.value)
        self.show_line(online=checked.verdict.reason is not Reason.NO_LINE)
        if checked.verdict.kind is VerdictKind.VERIFIED and checked.order is not None:
            self.order_card.show_order(checked)
            self.facts.show_order(checked.order)
            self.show_order_card()
        else:
            self._show(checked.verdict)

    async def _redeem(self) -> None:
        checked = self.order_card.checked
        chosen = self.order_card.chosen()
        if checked is None or not chosen or not self.order_card.isEnabled():
            return
        self.order_card.set_busy(busy=True)
        started = time.monotonic()
        try:
            verdict = await self._desk.redeem(checked, chosen)
        finally:
            self.order_card.set_busy(busy=False)
        self.show_line(online=verdict.reason is not Reason.NO_LINE)
        self._show(verdict, time.monotonic() - started)
        await self._refresh()
        if verdict.kind in (VerdictKind.UNKNOWN, VerdictKind.STORED, VerdictKind.ERROR):
            self._background.wake()

    def _show(self, verdict: Verdict, seconds: float | None = None) -> None:
        self.verdict_view.show_verdict(verdict, seconds)
        self.show_verdict_page()
        self.setFocus()

    def _shown_unknown(self) -> set[str]:
        """The codes of the unknown verdict on the screen, if one is."""
        verdict = self.verdict_view.verdict
        if not self.on_verdict or verdict is None or verdict.kind is not VerdictKind.UNKNOWN:
            return set()
        return {voucher.code for voucher in verdict.vouchers}

    async def _settled(self, row: Redemption) -> None:
        """A row was settled in the background: tell it where its unknown verdict still stands."""
        self.show_line(online=row.reason is not Reason.NO_LINE)
        if row.code in self._shown_unknown() and row.state not in _OPEN:
            self._show(verdicts.of_rows([row]))
        await self._refresh()

    async def _handed_over(self) -> None:
        codes = self._shown_unknown()
        for row in await self._desk.open_rows():
            if row.code in codes:
                await self._desk.goods_out(row)

    async def _refresh(self) -> None:
        rows = await self._desk.recent(_RECENT)
        if not self.on_order:
            self.facts.show_recent(rows)
        self.show_open(len(await self._desk.open_rows()))

    def _to_idle(self) -> None:
        self.show_idle()
        self._spawn(self._refresh)

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, "Open a picture of a voucher", "", _FILES)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take(lambda: read_file(Path(name))))
        dialog.open()

    def _scan_phone(self) -> None:
        if self.phone is not None and self.phone.png:
            png = self.phone.png
            self.take(lambda: read_picture(png))

    async def _refresh_phone(self) -> None:
        if self.phone is not None and self._phones is not None and self.phone.customer:
            name = self.phone.customer
            png = await self._phones.picture(name)
            if name == self.phone.customer:
                self.phone.show_picture(png)

    async def _buy_again(self) -> None:
        if self.phone is not None and self._phones is not None:
            await self._phones.buy_again(self.phone.customer)
            await self._refresh_phone()

    def _submit_text(self) -> None:
        text = self.code_field.text()
        self.code_field.clear()
        scan = _typed_scan(text)
        self.take(lambda: scan)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys typed into the code field, by a person or a scanner, that steer the window instead."""
        if (
            watched is self.code_field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._steer(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key over a verdict: it is obeyed, or it is the first of the next scan and goes to the field."""
        if self._steer(event):
            return
        if event.text().isprintable() and event.text():
            if self.on_verdict:
                self._to_idle()
            self.code_field.setFocus()
            self.code_field.insert(event.text())

    def _steer(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False when it is only text."""
        action = self._action(
            Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        )
        if action is None:
            return False
        action()
        return True

    def _action(self, key: Qt.Key, control: bool) -> Callable[[], object] | None:
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        typed = bool(self.code_field.text())
        if enter and typed:
            return self._submit_text
        if control and key == Qt.Key.Key_O:
            return self._choose_file
        if key == Qt.Key.Key_F6:
            return self._scan_phone
        if key == Qt.Key.Key_F2:
            return self._to_idle if self.on_verdict else self.code_field.selectAll
        if self.on_verdict:
            return self._verdict_action(key, enter=enter)
        if self.on_order and not typed:
            return self._order_action(key, enter=enter)
        return self.code_field.clear if key == Qt.Key.Key_Escape else None

    def _verdict_action(self, key: Qt.Key, *, enter: bool) -> Callable[[], object] | None:
        if enter or key == Qt.Key.Key_Escape:
            return self._to_idle
        actions: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_F7: self.verdict_view.ask_handed_over,
            Qt.Key.Key_F8: self.verdict_view.copy_log_id,
        }
        return actions.get(key)

    def _order_action(self, key: Qt.Key, *, enter: bool) -> Callable[[], object] | None:
        if enter:
            return lambda: self._spawn(self._redeem)
        actions: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Escape: self._to_idle,
            Qt.Key.Key_Space: self.order_card.toggle,
            Qt.Key.Key_Up: lambda: self.order_card.step(-1),
            Qt.Key.Key_Down: lambda: self.order_card.step(1),
        }
        return actions.get(key)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture may be dropped on the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Each dropped file is a scan."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                path = Path(url.toLocalFile())
                self.take(partial(read_file, path))


def _typed_scan(text: str) -> Scan:
    """Text from the code field as a scan: a handheld scanner types whole payloads, people type codes."""
    source = ScanSource.TYPED if text.strip().isdigit() else ScanSource.WEDGE
    return Scan(text, source, datetime.now(UTC))
