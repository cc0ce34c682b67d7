"""Every page of the window with something on it, every verdict and every dialog, for tests to walk."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from stage import scan_in, until
from typing_scanner import typed

from voucher_till.domain.journal import OPEN, Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.people import Person, Role
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.domain.wording import OUTCOME_UNKNOWN, words
from voucher_till.redemption import verdicts
from voucher_till.redemption.agenda import Progress
from voucher_till.redemption.desk import Checked
from voucher_till.scanning.check_ways import TESTS
from voucher_till.scanning.scanner_check import diagnose
from voucher_till.scanning.understanding import ScannerFormat
from voucher_till.ui.cashier.keys import Page
from voucher_till.ui.cashier.queue_room import told as sending
from voucher_till.ui.cashier.window import CashierWindow
from voucher_till.ui.manager.queue_page import QueuePage
from voucher_till.ui.setup.choice_box import Choice
from voucher_till.ui.setup.people_dialogs import PersonDialog, PinDialog, RemoveDialog
from voucher_till.ui.setup.settings_page import Place
from voucher_till.ui.shared.pin_pad import ManagerPinDialog

PRODUCT, CASHIER, MANAGER = "Paket Nasi Goreng", "Sari", "Budi"
PEOPLE = [
    Person(1, CASHIER, Role.CASHIER, has_pin=False),
    Person(2, MANAGER, Role.MANAGER, has_pin=True),
]
LOG_ID = "20261125013503A1B2C3D4E5F60718293A"
CLOSE, OFFLINE, BACK = "Close 1", "Offline 1", "Back 1"
"""Titles that rooms give to their dialogs."""
SECTIONS = (
    *("look", "sound", "selling", "cashiers", "receipts"),
    *("platform", "network", "support"),
)


@dataclass(frozen=True)
class Scene:
    """A page as it stands on the screen."""

    name: str
    whole: QWidget
    page: Page | None
    """None for a dialog."""


def row(number: int, state: RedemptionState, reason: Reason | None = None) -> Redemption:
    """A redemption of some minutes ago."""
    now = datetime.now(UTC)
    return Redemption(
        id=number,
        intent=f"intent-{number}",
        state=state,
        code=f"700000000000{number:04d}",
        shop_order_id="7123456789012345678",
        product_name=PRODUCT,
        sale_price=Money(Decimal(25000), "IDR"),
        outlet="OUTLET-1",
        cashier=CASHIER,
        created_at=now - timedelta(minutes=number),
        updated_at=now,
        reason=reason,
        log_id=LOG_ID,
        redeem_id="7987654321098765432" if state is RedemptionState.REDEEMED else None,
    )


def rows() -> list[Redemption]:
    """One in each state."""
    reasons = {RedemptionState.CONFLICT: Reason.REFUNDED, RedemptionState.UNKNOWN: Reason.NO_LINE}
    return [row(number, state, reasons.get(state)) for number, state in enumerate(RedemptionState, 1)]


def told() -> Iterator[tuple[str, Verdict]]:
    """A verdict for every kind, and for every reason."""
    voucher = Voucher(
        "7000000000000001", PRODUCT, VoucherStatus.REDEEMED, sale_price=Money(Decimal(25000), "IDR")
    )
    says, step = OUTCOME_UNKNOWN
    for kind in (VerdictKind.REDEEMED, VerdictKind.STORED, VerdictKind.UNKNOWN, VerdictKind.CONFLICT):
        yield (
            kind.value,
            Verdict(kind, None, (says,), step, None, LOG_ID, "7123456789012345678", "79876", (voucher,)),
        )
    yield "cancelled", Verdict(VerdictKind.CANCELLED, None, (says,), step, vouchers=(voucher,))
    for reason in Reason:
        sentence, next_step = words(reason)
        yield reason.value, Verdict(VerdictKind.REFUSED, reason, (sentence,), next_step, "-3000000", LOG_ID)
    yield "trouble", verdicts.trouble(says)


async def settled() -> None:
    """Until layouts that were asked for are done: some ask for another."""
    for _ in range(4):
        await asyncio.sleep(0)
        QApplication.sendPostedEvents()


async def pages(window: CashierWindow, order_code: str) -> AsyncIterator[Scene]:
    """Each page in turn, with everything that it can show."""
    views = window.views
    yield Scene("asking", await _on(window, views.idle.wait_for_platform), Page.IDLE)
    views.facts.show_recent(rows())
    views.top.show_open(3)
    views.top.show_cashier(CASHIER)
    yield Scene("idle", await _on(window, views.idle.wait_for_scan), Page.IDLE)
    yield Scene("notice", await _on(window, window._say_hurried), Page.IDLE)
    views.notice.hide()
    scan_in(window, order_code)
    await until(lambda: window.on_order)
    yield Scene("order", await _on(window), Page.ORDER)
    window.put_away()
    views.trust_card.ask(Checked(verdicts.refused(Reason.NO_LINE)))
    yield Scene("trust", await _on(window, lambda: views.show_page(Page.TRUST)), Page.TRUST)
    for pin_mode in (False, True):
        views.sign_in.show_people(PEOPLE, pin_mode)
        name = "sign-in by PIN" if pin_mode else "sign-in"
        await _on(window, lambda: window.open_page(Page.LOCKED))
        views.top.show_open(3)
        yield Scene(name, await _on(window), Page.LOCKED)
    yield Scene("help", await _on(window, window.show_help), Page.HELP)
    await _on(window, lambda: window.open_page(Page.RECENT))
    for number, one in enumerate(rows()):
        views.recent_page.show_rows([one])
        yield Scene(f"recent {number}: {one.state}", await _on(window), Page.RECENT)
    _fill_devices(window)
    yield Scene("devices", await _on(window, lambda: window.open_page(Page.DEVICES)), Page.DEVICES)
    _fill_queue(views.queue_page)
    yield Scene("queue", await _on(window, lambda: window.open_page(Page.QUEUE)), Page.QUEUE)
    settings = views.settings_page
    settings.show_people(PEOPLE)
    settings.show_settings(window.settings_room.settings)
    for locked in (True, False):
        settings.show_locked(locked)
        for section in SECTIONS:
            settings.go_to(Place(section))
            name = f"settings: {section}{', locked' if locked else ''}"
            yield Scene(name, await _on(window, lambda: window.open_page(Page.SETTINGS)), Page.SETTINGS)
    window.leave_page()


async def verdict_scenes(window: CashierWindow) -> AsyncIterator[Scene]:
    """Each verdict, with its details unfolded."""
    for name, verdict in told():
        window.sale.tell(verdict)
        yield Scene(f"verdict {name}", await _on(window), Page.VERDICT)
        window.views.verdict_view.toggle_details()
        yield Scene(f"verdict {name}, details", await _on(window), Page.VERDICT)


async def dialogs(window: CashierWindow) -> AsyncIterator[Scene]:
    """Each dialog, opened over the window."""
    queue = window.queue
    conflict = row(1, RedemptionState.CONFLICT, Reason.REFUNDED)
    person = PEOPLE[1]
    over = window.views
    openers: dict[str, Callable[[], object]] = {
        "close a conflict": lambda: queue._ask_how(conflict, CLOSE, ""),
        "handed over": lambda: queue._ask_handed_over(row(2, RedemptionState.UNKNOWN)),
        "work without the line": lambda: queue._offline_dialog(OFFLINE, "").open(),
        "back to the line": lambda: queue._back_dialog(BACK).open(),
        "leave": queue.ask_to_leave,
        "open a file": window.files.choose,
        "a manager's PIN": lambda: ManagerPinDialog(over, CLOSE).open(),
        "new person": lambda: PersonDialog(over, PEOPLE).open(),
        "PIN": lambda: PinDialog(over, person).open(),
        "remove": lambda: RemoveDialog(over, person).open(),
    }
    for name, opener in openers.items():
        opener()
        await settled()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog), name
        yield Scene(f"dialog: {name}", dialog, None)
        dialog.reject()
        await settled()


async def _on(window: CashierWindow, do: Callable[[], object] = lambda: None) -> QWidget:
    do()
    await settled()
    return window


def _fill_devices(window: CashierWindow) -> None:
    page = window.views.devices_page
    form = ScannerFormat()
    heard = [
        typed(TESTS[0].text, "German", "US, Indonesian"),
        typed(TESTS[1].text, "US, Indonesian", "US, Indonesian"),
    ]
    found = [diagnose(one, "wedge", form) for one in heard]
    page.check.show_results([one for one in found if one is not None], can_save=True)
    page.show_cameras([Choice("HD Webcam", "HD Webcam")], "HD Webcam", mirrored=False)
    page.show_ports([Choice("COM3", "COM3")], "COM3", 115200)


def _fill_queue(page: QueuePage) -> None:
    waiting = [one for one in rows() if one.state in OPEN]
    page.show_rows(waiting, [row(9, RedemptionState.STORED)])
    page.show_progress(sending(Progress(412, 1000, 12.0, running=True)), running=True)
