"""The cashier's window: from a scan to a verdict, by keyboard alone if they like."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

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
from voucher_till.scanning.scan import Scan
from voucher_till.store.errors import StoreError
from voucher_till.store.settings import DeviceSettings
from voucher_till.ui.cashier.device_room import DeviceRoom
from voucher_till.ui.cashier.keys import Action, Page, action_of
from voucher_till.ui.cashier.layout import CashierLayout
from voucher_till.ui.cashier.practice import PracticePhones
from voucher_till.ui.shared.scanners import PRACTICE, Scanners
from voucher_till.ui.shared.theme import Palette

log = logging.getLogger(__name__)

Work = Callable[[], Coroutine[Any, Any, None]]
_RECENT = 6
_PHONE_MILLISECONDS = 1000
_HELD_UP_SECONDS, _LOWERED_AFTER_SECONDS = 10.0, 1.0
_GLANCE_SECONDS = 1.5
"""How long a verdict stays at least when the next scan was already waiting for it."""
_FILES = (
    "Pictures and films (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.mp4 *.avi *.mov *.webm *.mkv)"
)
_SAME_AGAIN = "The same code again: its result is already on the screen."
_OPEN = (RedemptionState.UNKNOWN, RedemptionState.STORED, RedemptionState.SUBMITTING)


class _Waiting(NamedTuple):
    """A scan that waits its turn, and since when."""

    scan: Scan
    since: float


class CashierWindow(CashierLayout):
    """Takes scans one after another; one that comes while another is worked on waits its turn."""

    def __init__(
        self,
        desk: RedemptionDesk,
        settler: Settler,
        palette: Palette,
        scanners: Scanners,
        *,
        till_name: str,
        outlet: str,
        save_devices: Callable[[DeviceSettings], None],
        phones: PracticePhones | None = None,
    ) -> None:
        super().__init__(palette, till_name, outlet, practice=phones is not None)
        self.scanners = scanners
        self._desk = desk
        self._phones = phones
        self._background = Background(settler, self._settled)
        self._devices = DeviceRoom(self, scanners, save_devices)
        self._scans: asyncio.Queue[_Waiting] = asyncio.Queue()
        self._one_at_a_time = asyncio.Lock()
        self._redeemed_at = 0.0
        self._tasks: set[asyncio.Task[None]] = set()
        self._phone_clock = QTimer(self)
        self._phone_clock.setInterval(_PHONE_MILLISECONDS)
        self._lower_phone = QTimer(self)
        self._lower_phone.setSingleShot(True)
        self._actions = self._make_actions()
        self._connect()

    def _make_actions(self) -> dict[Action, Callable[[], object]]:
        return {
            Action.SUBMIT: self._submit_text,
            Action.CLEAR_FIELD: self.code_field.clear,
            Action.TYPE_CODE: self._type_code,
            Action.OPEN_FILE: self._choose_file,
            Action.HOLD_UP_PHONE: self._hold_up_phone,
            Action.DEVICES: self._devices.show_page,
            Action.LEAVE: self._to_idle,
            Action.REDEEM: lambda: self.spawn(self._redeem),
            Action.TICK: self.order_card.toggle,
            Action.UP: lambda: self.order_card.step(-1),
            Action.DOWN: lambda: self.order_card.step(1),
            Action.HANDED_OVER: self.verdict_view.ask_handed_over,
            Action.COPY_LOG_ID: self.verdict_view.copy_log_id,
        }

    def _connect(self) -> None:
        self.order_card.confirmed.connect(lambda: self.spawn(self._redeem))
        self.order_card.cancelled.connect(self._to_idle)
        self.verdict_view.dismissed.connect(self._to_idle)
        self.verdict_view.handed_over.connect(lambda: self.spawn(self._handed_over))
        self.open_button.clicked.connect(self._choose_file)
        self.code_field.installEventFilter(self)
        self.scanners.scanned.connect(self._scanned)
        self.scanners.troubled.connect(lambda problem: self.notice.say(problem.value))
        self.scanners.repeated.connect(lambda: self.notice.say(_SAME_AGAIN))
        self._devices.left.connect(self._to_idle)
        if self.phone is not None:
            self.phone.scan_asked.connect(self._hold_up_phone)
            self.phone.new_asked.connect(lambda: self.spawn(self._buy_again))
            self.phone.chosen.connect(lambda _name: self.spawn(self._refresh_phone))
            self._phone_clock.timeout.connect(lambda: self.spawn(self._refresh_phone))
            self._lower_phone.timeout.connect(self._take_phone_away)

    async def start(self) -> None:
        """Begin to work: show the record, settle what was left open, take scans."""
        self.show_idle()
        self.spawn(self._work)
        self.spawn(self._background.run)
        await self._refresh()
        self.scanners.start()
        if self.phone is not None and self._phones is not None:
            self.phone.show_customers(await self._phones.customers())
            await self._refresh_phone()
            self._phone_clock.start()

    async def stop(self) -> None:
        """End every task; a Redeem under way leaves an unknown row that is settled later."""
        self._phone_clock.stop()
        await asyncio.to_thread(self.scanners.stop)
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def spawn(self, work: Work) -> None:
        """Begin a task of this window."""
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

    def _scanned(self, scan: Scan) -> None:
        """A new scan of any source; it waits for what is under way."""
        self._scans.put_nowait(_Waiting(scan, time.monotonic()))
        if self.phone is not None and self._lower_phone.isActive():
            self._lower_phone.start(round(_LOWERED_AFTER_SECONDS * 1000))

    async def _work(self) -> None:
        while True:
            waiting = await self._scans.get()
            await self._guarded(partial(self._verify, waiting))

    async def _verify(self, waiting: _Waiting) -> None:
        async with self._one_at_a_time:
            if waiting.since < self._redeemed_at:
                await asyncio.sleep(self._redeemed_at + _GLANCE_SECONDS - time.monotonic())
            self.notice.hide()
            self._devices.leave_page()
            self.show_checking()
            checked = await self._desk.verify(waiting.scan.payload, waiting.scan.source.value)
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
        async with self._one_at_a_time:
            try:
                verdict = await self._desk.redeem(checked, chosen)
            finally:
                self.order_card.set_busy(busy=False)
            self._redeemed_at = time.monotonic()
            self.show_line(online=verdict.reason is not Reason.NO_LINE)
            self._show(verdict, self._redeemed_at - started)
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
        if self.page is not Page.VERDICT or verdict is None or verdict.kind is not VerdictKind.UNKNOWN:
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
        if self.page is not Page.ORDER:
            self.facts.show_recent(rows)
        self.show_open(len(await self._desk.open_rows()))

    def _to_idle(self) -> None:
        self.scanners.put_away()
        self._devices.leave_page()
        self.show_idle()
        self.spawn(self._refresh)

    def _type_code(self) -> None:
        if self.page in (Page.VERDICT, Page.DEVICES):
            self._to_idle()
        self.code_field.setFocus()
        self.code_field.selectAll()

    def take_file(self, read: Callable[[], Scan]) -> None:
        """Take a scan from a file; ``read`` runs off the main thread."""
        self.spawn(partial(self._read_file, read))

    async def _read_file(self, read: Callable[[], Scan]) -> None:
        try:
            self.scanners.offer(await asyncio.to_thread(read))
        except UnreadableFileError as error:
            async with self._one_at_a_time:
                self._show(Verdict(VerdictKind.REFUSED, Reason.NO_CODE_FOUND, str(error)))

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, "Open a picture of a voucher", "", _FILES)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # The system's own dialog would swallow what a scanner types while it is open.
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.fileSelected.connect(lambda name: self.take_file(lambda: read_file(Path(name))))
        dialog.open()

    def _hold_up_phone(self) -> None:
        """Show the phone to the practice camera, or read it at once when another camera is in use."""
        if self.phone is None or self._phones is None or not self.phone.png:
            return
        png = self.phone.png
        if self.scanners.devices.camera != PRACTICE:
            self.take_file(lambda: read_picture(png))
            return
        self._phones.hold_up(png)
        self._lower_phone.start(round(_HELD_UP_SECONDS * 1000))

    def _take_phone_away(self) -> None:
        if self._phones is not None:
            self._phones.take_away()

    async def _refresh_phone(self) -> None:
        if self.phone is not None and self._phones is not None and self.phone.customer:
            name = self.phone.customer
            png = await self._phones.picture(name)
            if name == self.phone.customer:
                self.phone.show_picture(png)
                if self._lower_phone.isActive():
                    self._phones.hold_up(png)

    async def _buy_again(self) -> None:
        if self.phone is not None and self._phones is not None:
            await self._phones.buy_again(self.phone.customer)
            await self._refresh_phone()

    def _submit_text(self) -> None:
        text = self.code_field.text()
        self.code_field.clear()
        self.scanners.typed(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys typed into the code field that steer the window instead."""
        if (
            watched is self.code_field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._steer(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no field wanted: it is obeyed, or it begins a code that is typed over a verdict."""
        if not self._steer(event) and self.page is Page.VERDICT and event.text().strip().isprintable():
            self._type_code()
            self.code_field.insert(event.text())

    def _steer(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False when it is only text."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        typed = bool(self.code_field.text())
        action = action_of(Qt.Key(event.key()), self.page, control=control, typed=typed)
        if action is None:
            return False
        self._actions[action]()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture may be dropped on the window."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Each dropped file is a scan."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.take_file(partial(read_file, Path(url.toLocalFile())))
