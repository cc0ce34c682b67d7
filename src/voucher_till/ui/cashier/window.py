"""The cashier's window: from a scan to a verdict, by keyboard alone if they like."""

from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.redemption import verdicts
from voucher_till.redemption.background import Background
from voucher_till.redemption.connectivity import Connectivity, Line
from voucher_till.redemption.desk import Checked, RedemptionDesk
from voucher_till.redemption.settling import Settler
from voucher_till.scanning.files import UnreadableFileError, read_file
from voucher_till.scanning.scan import Scan, ScanSource
from voucher_till.store.errors import StoreError
from voucher_till.ui.cashier.device_room import DeviceRoom
from voucher_till.ui.cashier.keys import Action, Page, action_of
from voucher_till.ui.cashier.layout import CashierLayout
from voucher_till.ui.cashier.practice import PracticePhones
from voucher_till.ui.cashier.practice_room import PracticeRoom
from voucher_till.ui.cashier.queue_room import QueueRoom
from voucher_till.ui.cashier.trust_card import Trusted
from voucher_till.ui.shared.scanners import Scanners
from voucher_till.ui.shared.theme import Palette

log = logging.getLogger(__name__)

Work = Callable[[], Coroutine[Any, Any, None]]
_RECENT = 6
_GLANCE_SECONDS = 1.5
"""How long the verdict of a Redeem stays at least before a scan may replace it."""
_LOOK_SECONDS = 0.5
"""An order that replaced another one cannot be confirmed sooner: the key was meant for the one before."""
_ANOTHER_ORDER = "Another voucher was scanned meanwhile. Look at its order, then confirm."
_FILES = (
    "Pictures and films (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.mp4 *.avi *.mov *.webm *.mkv)"
)
_VERIFIED_BEFORE = (
    "No line. This was verified some minutes ago: it can be taken, and is sent when the line is back."
)
_SAME_AGAIN = "The same code again: its result is already on the screen."
_OPEN = (RedemptionState.UNKNOWN, RedemptionState.STORED, RedemptionState.SUBMITTING)


class CashierWindow(CashierLayout):
    """Takes scans one after another; one that comes while another is worked on waits its turn."""

    def __init__(
        self,
        desk: RedemptionDesk,
        settler: Settler,
        palette: Palette,
        scanners: Scanners,
        connectivity: Connectivity,
        *,
        till_name: str,
        outlet: str,
        save_devices: Callable[[Mapping[str, object]], None],
        phones: PracticePhones | None = None,
    ) -> None:
        super().__init__(palette, till_name, outlet, practice=phones is not None)
        self.scanners = scanners
        self._desk = desk
        self._connectivity = connectivity
        self._background = Background(settler, self._settled)
        self._devices = DeviceRoom(self, scanners, save_devices)
        self._queue = QueueRoom(self, desk, connectivity, settler, self._background)
        self._may_close = False
        self._scans: asyncio.Queue[Scan] = asyncio.Queue()
        self._one_at_a_time = asyncio.Lock()
        self._redeemed_at = 0.0
        self._confirm_from = 0.0
        self._tasks: set[asyncio.Task[None]] = set()
        self._practice: PracticeRoom | None = None
        if self.phone is not None and phones is not None:
            self._practice = PracticeRoom(self, self.phone, phones)
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
            Action.QUEUE: self._queue.show_page,
            Action.TRY_NOW: self._queue.try_or_stop,
            Action.LEAVE: self._leave_page,
            Action.REDEEM: self._confirm,
            Action.TICK: self.order_card.toggle,
            Action.UP: lambda: self.order_card.step(-1),
            Action.DOWN: lambda: self.order_card.step(1),
            Action.AGAIN: self._redeem_again,
            Action.HANDED_OVER: self.verdict_view.ask_handed_over,
            Action.COPY_LOG_ID: self.verdict_view.copy_log_id,
        }

    def _connect(self) -> None:
        self.order_card.confirmed.connect(self._confirm)
        self.order_card.cancelled.connect(self._to_idle)
        self.verdict_view.dismissed.connect(self._to_idle)
        self.verdict_view.handed_over.connect(lambda: self.spawn(self._handed_over))
        self.verdict_view.again_asked.connect(self._redeem_again)
        self.open_button.clicked.connect(self._choose_file)
        self.code_field.installEventFilter(self)
        self.scanners.scanned.connect(self._scanned)
        self.scanners.troubled.connect(lambda problem: self.notice.say(problem.value))
        self.scanners.repeated.connect(lambda: self.notice.say(_SAME_AGAIN))
        self._devices.left.connect(self._leave_page)
        self._queue.left.connect(self._leave_page)
        self._queue.leave_confirmed.connect(self._leave)
        self.trust_card.accepted.connect(lambda read: self.spawn(partial(self._trust, read)))
        self.trust_card.cancelled.connect(self._to_idle)
        self._connectivity.on_change = self._line_changed

    async def start(self) -> None:
        """Begin to work: show the record, settle what was left open, take scans."""
        self.show_idle()
        self.spawn(self._work)
        self.spawn(self._background.run)
        self.spawn(self._connectivity.probe_forever)
        self.show_line(self._connectivity.line)
        await self._refresh()
        self.scanners.start()
        if self._practice is not None:
            await self._practice.start()

    async def stop(self) -> None:
        """End every task; a Redeem under way leaves an unknown row that is settled later."""
        if self._practice is not None:
            self._practice.stop()
        self._may_close = True
        self.scanners.stop_listening()
        await asyncio.to_thread(self.scanners.stop_devices)
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
        self.notice.hide()
        self._scans.put_nowait(scan)
        if self._practice is not None:
            self._practice.scanned()

    async def _work(self) -> None:
        while True:
            scan = await self._scans.get()
            await self._guarded(partial(self._verify, scan))

    async def _verify(self, scan: Scan) -> None:
        async with self._one_at_a_time:
            await self._let_it_be_read()
            replaces = self.page in (Page.ORDER, Page.TRUST, Page.VERDICT)
            self.show_checking()
            checked = await self._desk.verify(scan.payload, scan.source.value)
        if checked.redeemable and checked.order is not None:
            self.order_card.show_order(checked)
            self.facts.show_order(checked.order)
            self.show_order_card()
            self._confirm_from = time.monotonic() + (_LOOK_SECONDS if replaces else 0.0)
            if checked.asked is not None:
                self.notice.say(_VERIFIED_BEFORE)
        elif checked.asked is not None and self._desk.may_trust:
            self.trust_card.ask(checked)
            self.show_trust_card()
            self.trust_card.take_keyboard()
        else:
            self._show(checked.verdict)

    async def _let_it_be_read(self) -> None:
        """A scan that comes at once may not take the verdict of a Redeem away before it was seen."""
        left = self._redeemed_at + _GLANCE_SECONDS - time.monotonic()
        if self.page is Page.VERDICT and left > 0:
            await asyncio.sleep(left)

    def _confirm(self) -> None:
        """Enter, or the button: it means the order that is on the screen now, and that was looked at."""
        checked, chosen = self.order_card.checked, self.order_card.chosen()
        if checked is None or not chosen or not self.order_card.isEnabled():
            return
        if time.monotonic() < self._confirm_from:
            self.notice.say(_ANOTHER_ORDER)
            return
        self.order_card.set_busy(busy=True)
        self.spawn(partial(self._redeem, checked, chosen))

    async def _redeem(self, checked: Checked, chosen: Sequence[str]) -> None:
        started = time.monotonic()
        async with self._one_at_a_time:
            try:
                verdict = await self._desk.redeem(checked, chosen)
            finally:
                self.order_card.set_busy(busy=False)
            self._redeemed_at = time.monotonic()
            self._show(verdict, self._redeemed_at - started)
        await self._refresh()
        if verdict.kind in (VerdictKind.UNKNOWN, VerdictKind.STORED, VerdictKind.ERROR):
            self._background.wake()

    async def _trust(self, read: Trusted) -> None:
        """Accept a voucher on trust."""
        checked = self.trust_card.checked
        if checked is None:
            return
        async with self._one_at_a_time:
            verdict = await self._desk.redeem(checked, [read.code], price=read.price, contact=read.contact)
            self._redeemed_at = time.monotonic()
            self._show(verdict)
        await self._refresh()
        self._background.wake()

    def _line_changed(self, before: Line, now: Line) -> None:
        self.show_line(now)
        if now.state.is_online and not before.state.is_online:
            self._background.wake(line_is_back=True)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing on open rows is asked about first."""
        if self._may_close or not self._queue.open_count:
            event.accept()
            return
        event.ignore()
        self._queue.ask_to_leave()

    def _leave(self) -> None:
        self._may_close = True
        self.close()

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
        if row.code in self._shown_unknown() and row.state not in _OPEN:
            self._show(verdicts.of_rows([row]))
        await self._refresh()

    def _redeem_again(self) -> None:
        """Look the voucher up once more: its lost Redeem did not happen."""
        verdict = self.verdict_view.verdict
        if verdict is not None and self.verdict_view.can_be_redeemed_again:
            code = verdict.vouchers[0].code
            self._to_idle()
            self._scanned(Scan(code, ScanSource.TYPED, datetime.now(UTC)))

    async def _handed_over(self) -> None:
        codes = self._shown_unknown()
        for row in await self._desk.open_rows():
            if row.code in codes:
                await self._desk.goods_out(row)

    async def _refresh(self) -> None:
        rows = await self._desk.recent(_RECENT)
        if self.page is not Page.ORDER:
            self.facts.show_recent(rows)
        await self._queue.refresh()

    def _to_idle(self) -> None:
        self.scanners.put_away()
        self.show_idle()
        self.spawn(self._refresh)

    def _leave_page(self) -> None:
        """Back to where one came from; an order or a verdict is put away."""
        if self.page not in (Page.DEVICES, Page.QUEUE):
            self._to_idle()
            return
        checked = self.order_card.checked
        if self.page_before is Page.ORDER and checked is not None and checked.order is not None:
            self.facts.show_order(checked.order)
            self.show_order_card()
        elif self.page_before is Page.VERDICT:
            self.show_verdict_page()
            self.setFocus()
        elif self.page_before is Page.TRUST:
            self.show_trust_card()
            self.trust_card.take_keyboard()
        else:
            self._to_idle()

    def _type_code(self) -> None:
        if self.page not in (Page.IDLE, Page.ORDER):
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
        if self._practice is not None:
            self._practice.hold_up()

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
        text = event.text().strip()
        if not self._steer(event) and self.page is Page.VERDICT and text and text.isprintable():
            self._type_code()
            self.code_field.insert(text)

    def _steer(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False when it is only text."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        typed = bool(self.code_field.text())
        action = action_of(Qt.Key(event.key()), self.page, control=control, typed=typed)
        if action is None:
            return False
        if event.isAutoRepeat() and action not in (Action.UP, Action.DOWN):
            return True
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
