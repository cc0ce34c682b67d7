"""The cashier's window: brings the sale, the rooms and the views together, and obeys the keys."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QMainWindow

from voucher_till.domain.verdict import Verdict
from voucher_till.records.platform_events import TakenIn
from voucher_till.redemption.connectivity import Line
from voucher_till.scanning.scan import Scan
from voucher_till.ui.cashier.apply import apply_settings
from voucher_till.ui.cashier.commands import commands_of
from voucher_till.ui.cashier.device_room import DeviceRoom
from voucher_till.ui.cashier.door import Door
from voucher_till.ui.cashier.files_room import FilesRoom
from voucher_till.ui.cashier.flow import Looking, Redeeming, Told
from voucher_till.ui.cashier.host import Work
from voucher_till.ui.cashier.keys import SALE, Action, Page, action_of
from voucher_till.ui.cashier.manager_room import ManagerRoom
from voucher_till.ui.cashier.paper_room import PaperRoom
from voucher_till.ui.cashier.platform_room import PlatformRoom
from voucher_till.ui.cashier.practice_room import PracticeRoom
from voucher_till.ui.cashier.queue_room import QueueRoom
from voucher_till.ui.cashier.sale import Sale
from voucher_till.ui.cashier.services import Services
from voucher_till.ui.cashier.settings_room import SettingsRoom
from voucher_till.ui.cashier.show import Show
from voucher_till.ui.cashier.support_room import SupportRoom
from voucher_till.ui.cashier.tasks import Tasks
from voucher_till.ui.cashier.trust_card import Trusted
from voucher_till.ui.cashier.views import Views
from voucher_till.ui.cashier.way_out import WayOut
from voucher_till.ui.shared.language import translate, worded
from voucher_till.ui.shared.scanners import PRACTICE
from voucher_till.ui.shared.sounds import Sounds
from voucher_till.ui.shared.speech import Speech
from voucher_till.ui.shared.theme import SYSTEM

_SMALLEST = (800, 560)
_AFTER_FIRST_PAINT_MILLISECONDS = 50


class CashierWindow(QMainWindow):
    """Its rooms see it as ``Host``."""

    session_asked = Signal(object, str)
    """A ``Session`` that is to take the place of this window, and who asks for it."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        settings = services.settings
        self.services = services
        self.scanners = services.scanners
        self._tasks = Tasks(self.fail)
        self._overlay: Page | None = None
        self._below: list[Page] = []
        """Pages that come back when the one over them is left."""
        self.sounds = Sounds(settings.sound, services.make_player)
        self.speech = Speech(settings.sound.speech)
        self.door = Door(self, services.sign_in, settings.counter)
        self.sale = Sale(
            services.desk,
            services.settler,
            self.spawn,
            lambda: self.door.cashier,
            one_step=settings.counter.one_step,
        )
        self.settings_room = SettingsRoom(self, services, self.door, self.sounds, self.speech)
        self.platform = self._platform_room()
        self.support = SupportRoom(self, services.support) if services.support is not None else None
        self.devices = DeviceRoom(self, services.scanners, services.save_devices)
        records = services.make_records(lambda: self.settings_room.settings)
        self.queue = QueueRoom(
            self,
            services.desk,
            services.connectivity,
            services.settler,
            self.sale.background,
            self.door,
            records.history,
        )
        self.paper = PaperRoom(self, services.desk, services.make_receipts, self.settings_room)
        self.files = FilesRoom(self, services.scanners, self.fail)
        self.manager = ManagerRoom(
            self,
            records,
            self.door,
            self.settings_room,
            self.paper,
            self.queue,
            services.audit,
            services.acceptance,
            services.catalogue,
        )
        self.practice = self._practice_room()
        self.exit = WayOut(self, self.door, services.sign_in, self.queue)
        self._own_parts()
        self._show = Show(self)
        self.setWindowTitle(f"Voucher Till · {settings.till_name}")
        self.setMinimumSize(*_SMALLEST)
        self.resize(1366, 768)
        self.setAcceptDrops(True)
        self._commands = commands_of(self)
        self.views = self._build()
        self._connect()
        self._attach()

    def _own_parts(self) -> None:
        """What they are connected with goes when the window goes: Python does not see what Qt holds, and
        would never collect it."""
        rooms = (self.door, self.sale, self.settings_room, self.platform, self.support, self.devices)
        others = (self.queue, self.paper, self.files, self.manager, self.exit)
        for part in (self.scanners, self.sounds, self.speech, *rooms, *others):
            if part is not None:
                part.setParent(self)

    def _practice_room(self) -> PracticeRoom | None:
        if self.services.phones is None:
            return None
        return PracticeRoom(
            self,
            self.services.phones,
            spawn=self.spawn,
            is_filming=lambda: self.scanners.devices.camera == PRACTICE,
            take_file=self.files.take,
        )

    def _platform_room(self) -> PlatformRoom | None:
        if self.services.platform is None:
            return None
        room = PlatformRoom(self, self.settings_room, self.services.platform)
        room.session_wanted.connect(self.session_asked)
        return room

    def _build(self) -> Views:
        views = Views(self.settings_room.settings, practice=self.practice is not None)
        self.setCentralWidget(views)
        views.code_field.installEventFilter(self)
        return views

    def _connect(self) -> None:
        """What lives as long as the window."""
        self.sale.changed.connect(self._sale_changed)
        self.sale.journal_changed.connect(lambda: self.spawn(self.refresh))
        self.sale.hurried.connect(self._say_hurried)
        self.sale.receipt_due.connect(self.paper.due)
        self.settings_room.changed.connect(partial(apply_settings, self))
        self.scanners.scanned.connect(self._scanned)
        self.scanners.troubled.connect(lambda problem: self.say(worded(problem.value)))
        self.scanners.repeated.connect(self._say_repeated)
        self.services.connectivity.on_change = self._line_changed
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    def _attach(self) -> None:
        """What has to be done for views that were just built."""
        views = self.views
        views.order_card.confirmed.connect(self.sale.confirm)
        views.order_card.ticked.connect(self.sale.tick)
        views.order_card.all_asked.connect(self.sale.tick_all)
        views.trust_card.accepted.connect(self._trust)
        for left in (views.order_card.cancelled, views.trust_card.cancelled, views.verdict_view.dismissed):
            left.connect(self.put_away)
        views.verdict_view.handed_over.connect(lambda: self.spawn(self.sale.handed_over))
        views.verdict_view.again_asked.connect(self.redeem_again)
        views.when_built(Page.HELP, lambda: views.help_page.left.connect(self.leave_page))
        views.open_button.clicked.connect(self.files.choose)
        views.top.queue_asked.connect(self.queue.show_page)
        for room in (self.door, self.settings_room, self.devices, self.queue, self.paper, self.manager):
            room.attach()
        for optional in (self.platform, self.support):
            if optional is not None:
                optional.attach()
        if self.practice is not None and views.phone is not None:
            self.practice.attach(views.phone)
        views.top.show_line(self.services.connectivity.line)
        self.show_now()

    def _system_changed(self) -> None:
        """The desktop is dark now, or light again."""
        if self.settings_room.settings.look.theme == SYSTEM:
            apply_settings(self, "look")

    def rebuild(self) -> None:
        """Build every view anew: another language, theme or size of text."""
        self.views.build_no_more()
        place = self.views.settings_page.place() if self.views.is_built(Page.SETTINGS) else None
        self.views = self._build()
        self._attach()
        if place is not None:
            self.views.settings_page.go_to(place)
        self.spawn(self.refresh)
        # The old views go only now, and the keyboard with them.
        QTimer.singleShot(0, self, lambda: self._show.give_keyboard(self.page))

    async def start(self) -> None:
        """Begin to work: show the record, settle what was left open, take scans."""
        self.spawn(self._work)
        self.spawn(self.sale.background.run)
        self.spawn(self.services.connectivity.probe_forever)
        self.spawn(self.paper.receipts.run)
        self.spawn(self.manager.keep)
        if self.services.follow_events is not None:
            self.spawn(partial(self.services.follow_events, self._platform_told))
        if self.settings_room.settings.counter.full_screen:
            self.showFullScreen()
        await self.refresh()
        self.scanners.start()
        QTimer.singleShot(_AFTER_FIRST_PAINT_MILLISECONDS, self, self._prepare)
        if self.practice is not None:
            await self.practice.start()

    def _prepare(self) -> None:
        """What takes its time to load and is not needed for the first look."""
        self.sounds.prepare()
        self.speech.prepare()

    async def stop(self) -> None:
        """End every task and let go of every device, once a Redeem in flight has its answer."""
        await self.sale.rest()
        if self.practice is not None:
            self.practice.stop()
        if self.support is not None:
            self.support.stop()
        self.exit.is_free = True
        self.views.build_no_more()
        self.door.stop()
        self.queue.stop()
        self.scanners.stop_listening()
        await asyncio.to_thread(self.scanners.stop_devices)
        await self._tasks.stop()
        for room in (self.settings_room, self.devices):
            await self._tasks.guarded(room.save)

    async def rest(self) -> None:
        """Until no Redeem is in flight."""
        await self.sale.rest()

    def spawn(self, work: Work) -> None:
        """Begin a task of this window."""
        self._tasks.spawn(work)

    def fail(self, verdict: Verdict) -> None:
        """Show trouble, over whatever is open."""
        self._leave_all()
        self.sale.tell(verdict)

    @property
    def page(self) -> Page:
        """What is on the screen. Whoever has not signed in sees the help at most."""
        if self.door.is_locked and self._overlay is not Page.HELP:
            return Page.LOCKED
        return self._overlay or self._show.sale_page

    @property
    def on_order(self) -> bool:
        """Whether the order card is shown."""
        return self.page is Page.ORDER

    @property
    def on_verdict(self) -> bool:
        """Whether a verdict is shown."""
        return self.page is Page.VERDICT

    def say(self, text: str) -> None:
        """A sentence that goes away by itself."""
        self.views.notice.say(text)

    def show_now(self) -> None:
        """Show what is the case now."""
        page = self.page
        stands = self._overlay is not None and Page.MANAGER in (self._overlay, *self._below)
        self.manager.look_after_visit(goes_on=stands and page is not Page.LOCKED)
        self._show.render(page)

    def open_page(self, page: Page) -> None:
        """Open a page over the sale. Help and support come back to the page they were opened from, what is
        opened from the manager's room to that."""
        over = [*self._below, *([self._overlay] if self._overlay is not None else [])]
        if page in over:
            self._below = over[: over.index(page)]
        else:
            self._below = over if page in (Page.HELP, Page.SUPPORT) or Page.MANAGER in over else []
        self._overlay = page
        self.show_now()

    def leave_page(self) -> None:
        """Back to the sale; an order or a verdict of it is put away when it is the one to be left."""
        if self._overlay is None:
            self.put_away()
        elif self._below:
            self._overlay = self._below.pop()
            self.show_now()
        else:
            self.close_pages()

    def close_pages(self) -> None:
        """Nothing stands over the sale any more, but the lock if nobody is signed in."""
        self._leave_all()
        self.show_now()

    def _leave_all(self) -> None:
        self._overlay = None
        self._below = []

    def put_away(self) -> None:
        """The order or the verdict on the screen is done with."""
        self.scanners.put_away()
        self.sale.put_away()
        self.spawn(self.refresh)

    def _scanned(self, scan: Scan) -> None:
        self.views.notice.hide()
        self.door.work_goes_on()
        if self.door.is_locked:
            self.scanners.put_away()
            self.say(translate("window", "Sign in first, then scan again."))
            return
        if self.manager.take_scan(scan.payload):
            self.scanners.put_away()
            return
        self.sale.take(scan)
        if self.practice is not None:
            self.practice.scanned(scan.source)

    async def _work(self) -> None:
        while True:
            scan = await self.sale.next_scan()
            await self._tasks.guarded(partial(self.sale.verify, scan))

    def _sale_changed(self) -> None:
        state = self.sale.state
        if isinstance(state, Looking | Redeeming) or (isinstance(state, Told) and state.after_redeem):
            # What a sale comes to is seen at once.
            self._leave_all()
        self.show_now()
        self._show.sound()
        if self.practice is not None and isinstance(state, Told):
            self.practice.verdict_shown(state.verdict)

    def _line_changed(self, before: Line, now: Line) -> None:
        self.views.top.show_line(now)
        if now.state.is_online and not before.state.is_online:
            self.sale.background.wake(line_is_back=True)

    async def refresh(self) -> None:
        """Look at the journal again."""
        await self._show.refresh()
        await self.queue.refresh()
        await self.paper.refresh()

    def _platform_told(self, taken: TakenIn) -> None:
        """Of a refund, or of an outlet or a product."""
        if taken.rows:
            self.manager.record_changed()
            self.spawn(self.refresh)
        self.manager.platform_told(taken.names)

    def _trust(self, read: Trusted) -> None:
        checked = self.views.trust_card.checked
        if checked is not None:
            self.spawn(partial(self.sale.trust, checked, read))

    def redeem_again(self) -> None:
        """Look a voucher up once more whose lost Redeem did not happen."""
        scan = self.sale.again()
        if scan is not None:
            self.put_away()
            self.sale.take(scan)

    def print_slip(self) -> None:
        """The slip of what is on the screen."""
        if self.page is Page.RECENT:
            self.views.recent_page.print_again()
        elif isinstance(self.sale.state, Told):
            self.paper.print_intent(self.sale.state.verdict.intent)

    def copy_log_id(self) -> None:
        """Of what is on the screen."""
        if self.page is Page.RECENT:
            self.views.recent_page.copy_log_id()
        elif self.page is Page.QUEUE:
            self.views.queue_page.copy_log_id()
        else:
            self.views.verdict_view.copy_log_id()

    def ask_handed_over(self) -> None:
        """F7: the goods of what is on the screen are out."""
        if self.page is Page.QUEUE:
            self.views.queue_page.ask_handed_over()
        else:
            self.views.verdict_view.ask_handed_over()

    def step(self, by: int) -> None:
        """Up or down in what is on the screen."""
        if self.page is Page.RECENT:
            self.views.recent_page.step(by)
        elif self.page is Page.QUEUE:
            self.views.queue_page.step(by)
        else:
            self.sale.step(by)

    def show_help(self) -> None:
        """F1: the page about what is on the screen."""
        self.views.help_page.open(self._show.help_topic(self.page))
        self.open_page(Page.HELP)

    def _say_hurried(self) -> None:
        self.say(
            translate("window", "Another voucher was scanned meanwhile. Look at its order, then confirm.")
        )

    def _say_repeated(self) -> None:
        self.say(translate("window", "The same code again: its result is already on the screen."))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing is asked about where something stands against it."""
        self.exit.closing(event)

    def type_code(self) -> None:
        """F2: the code field has the keyboard."""
        if self.door.is_locked:
            return
        self.close_pages()
        if self.page not in (Page.IDLE, Page.ORDER):
            self.put_away()
        self.views.code_field.setFocus()
        self.views.code_field.selectAll()

    def submit_text(self) -> None:
        """Enter in the code field."""
        text = self.views.code_field.text()
        self.views.code_field.clear()
        self.scanners.typed(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys typed into the code field that steer the window instead."""
        if (
            watched is self.views.code_field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._steer(event)
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that no field wanted: it is obeyed, or it begins a code that is typed over a verdict."""
        text = event.text().strip()
        if not self._steer(event) and self.page is Page.VERDICT and text and text.isprintable():
            self.type_code()
            self.views.code_field.insert(text)

    def _steer(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False when it is only text."""
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        typed = bool(self.views.code_field.text())
        action = action_of(Qt.Key(event.key()), self.page, control=control, typed=typed)
        if action is None:
            return False
        if not event.isAutoRepeat() or action in (Action.UP, Action.DOWN):
            self._commands[action]()
        return True

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture may be dropped on the window."""
        if event.mimeData().hasUrls() and self.page in SALE:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Each dropped file is a scan."""
        self.files.drop(event)

    def command(self, action: Action) -> Callable[[], object]:
        """What an action does."""
        return self._commands[action]
