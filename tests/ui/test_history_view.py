"""The history on a real record: searched, filtered, scrolled, told in full, and brought into a file."""

from __future__ import annotations

import asyncio
import csv
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from record_room import PLACE, Room, Sale, at

from voucher_till.cli.window import run_loop
from voucher_till.domain.business_day import Period
from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.money import Money
from voucher_till.domain.people import Right
from voucher_till.domain.reasons import Reason
from voucher_till.domain.verdict import Verdict, VerdictKind
from voucher_till.domain.voucher import Voucher, VoucherStatus
from voucher_till.records.history import History, ScanEntry, ScansWanted, Wanted
from voucher_till.records.records import Records
from voucher_till.records.summary import SliceKind, Summaries
from voucher_till.records.tables import Row, Table
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.journal import Journal
from voucher_till.store.owners import Owner
from voucher_till.store.rows import Outcome, Seen
from voucher_till.store.scan_log import ScanLog
from voucher_till.store.settings import ReceiptSettings, RecordSettings, Settings
from voucher_till.ui.manager.export_dialog import ExportDialog
from voucher_till.ui.manager.export_out import CSV, Export, ExportOut
from voucher_till.ui.manager.history_filters import CASHIER, OUTLET, PRODUCT, SOURCE, STATE, VALUE, VERDICT
from voucher_till.ui.manager.history_latest import Latest
from voucher_till.ui.manager.history_model import KEPT, PAGE
from voucher_till.ui.manager.history_popup import TickPopup, ValuePopup
from voucher_till.ui.manager.history_section import HistorySection
from voucher_till.ui.manager.history_view import HistoryView
from voucher_till.ui.manager.period_bar import ANY
from voucher_till.ui.manager.section import Work
from voucher_till.ui.shared.language import use_language
from voucher_till.ui.shared.theme import use_look

S = RedemptionState
WIDE, SMALL, TALL = (1280, 680), (820, 480), (820, 1000)
NASTY = "<b>Kopi</b> & سعر 🍜 " + "very long " * 20
LOG_VERIFY, LOG_REDEEM = "20261125013503A1B2C3D4E5F60718AAAA", "20261125013504A1B2C3D4E5F60718BBBB"


class HistoryRoom(Room):
    """A room whose work goes on by itself, as that of the window does."""

    def __init__(self, database: Database, folder: DataFolder) -> None:
        super().__init__(database, folder)
        self.records = cast(Records, SimpleNamespace(history=History(self.reader, PLACE)))
        self.settings = Settings(
            client_key="k",
            merchant_id=PLACE.merchant_id,
            outlet=PLACE.outlet,
            base_url="",
            receipts=ReceiptSettings(printer="file:/dev/null"),
        )
        self.printed: list[str] = []
        self.tasks: set[asyncio.Task[None]] = set()

    def spawn(self, work: Work) -> None:
        task = asyncio.get_running_loop().create_task(work())
        self.tasks.add(task)

    async def quiet(self) -> None:
        """Until nothing goes on any more; what failed fails here."""
        while self.tasks:
            done, self.tasks = self.tasks, set()
            for result in await asyncio.gather(*done, return_exceptions=True):
                if isinstance(result, BaseException) and not isinstance(result, asyncio.CancelledError):
                    raise result

    def change_settings(self, section: str, changes: dict[str, object]) -> None:
        assert section == "records"
        records = replace_fields(self.settings.records, changes)
        self.settings = replace_settings(self.settings, records)

    def print_slip(self, intent: str) -> None:
        self.printed.append(intent)


def replace_fields(records: RecordSettings, changes: dict[str, object]) -> RecordSettings:
    kept = {name: getattr(records, name) for name in records.__struct_fields__}
    return RecordSettings(**(kept | changes))


def replace_settings(settings: Settings, records: RecordSettings) -> Settings:
    kept = {name: getattr(settings, name) for name in settings.__struct_fields__}
    return Settings(**(kept | {"records": records}))


class Scene:
    """A history in a window of its own, and the hands that work it."""

    def __init__(self, room: HistoryRoom, section: HistorySection, view: HistoryView) -> None:
        self.room, self.section, self.view = room, section, view

    async def settled(self) -> None:
        """Until all that was asked is shown, the row in full too."""
        async with asyncio.timeout(60):
            await self.room.quiet()
            while self.view._rest.isActive() or self.view.search._clock.isActive() or self.room.tasks:
                await asyncio.sleep(0.005)
                await self.room.quiet()

    async def key(
        self, code: int, text: str = "", *, control: bool = False, to: QWidget | None = None
    ) -> None:
        """A key to whatever has the keyboard."""
        modifiers = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
        target = to or self.view.window().focusWidget()
        assert target is not None
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(target, QKeyEvent(kind, code, modifiers, text))
        await self.settled()

    async def search(self, text: str) -> None:
        self.view.search.setText(text)
        await self.settled()

    @property
    def ids(self) -> list[int]:
        return [row.id for row in self.view.model.rows]

    @property
    def cells(self) -> list[list[str]]:
        model = self.view.model
        return [
            [model.data(model.index(row, column)) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def all_text(self) -> str:
        """Every word that is on the screen."""
        shown = [part.text() for part in self.view.findChildren(QLabel) if part.isVisible()]
        buttons = [part.text() for part in self.view.findChildren(QPushButton) if part.isVisible()]
        titles = [column.title for column in self.view.columns]
        return "\n".join([*shown, *buttons, *titles, *(cell for row in self.cells for cell in row)])


Play = Callable[[Scene], Awaitable[None]]
Fill = Callable[[HistoryRoom], Awaitable[None]]
Stage = Callable[..., None]


@asynccontextmanager
async def opened_room(folder: DataFolder) -> AsyncIterator[HistoryRoom]:
    database = await Database.open(folder)
    room = HistoryRoom(database, folder)
    yield room
    await room.quiet()
    await room.reader.close()
    await database.close()


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    """Plays a scene on a record that is filled first."""

    def play_on(fill: Fill, play: Play, size: tuple[int, int] = WIDE) -> None:
        folder = DataFolder(tmp_path / "till")
        folder.prepare()

        async def session(_app: QApplication) -> int:
            use_language("en")
            async with opened_room(folder) as room:
                await fill(room)
                section = HistorySection(room)
                view = section.make_view()
                assert isinstance(view, HistoryView)
                qtbot.addWidget(view)
                view.resize(*size)
                view.show()
                section.opened()
                section.take_keyboard()
                scene = Scene(room, section, view)
                await scene.settled()
                await play(scene)
                section.closed()
            return 0

        assert run_loop("light", session) == 0

    yield play_on
    use_look("light")


def voucher(code: str, product: str = "Paket Nasi Goreng", paid: str = "25000") -> Voucher:
    return Voucher(
        code,
        product,
        VoucherStatus.REDEEMABLE,
        sale_price=Money.parse(paid, "IDR"),
        original_price=Money.parse("40000", "IDR"),
    )


async def a_sale(room: HistoryRoom) -> None:
    """An order of two vouchers as the till itself writes it, one redeemed and one refused."""
    journal = Journal(room.database, Owner(room.reader._folder.owners), PLACE)
    log = ScanLog(room.database, environment=PLACE.environment, outlet=PLACE.outlet)
    vouchers = (voucher("7000000000000417902"), voucher("0000000000000991234", "Es Kopi & Susu"))
    verified = Verdict(
        VerdictKind.VERIFIED, log_id=LOG_VERIFY, shop_order_id="7123456789012345678", vouchers=vouchers
    )
    scan = await log.add("TT-aaaaaaaaaa", "wedge", "Sari", verified)
    rows = await journal.begin("7123456789012345678", vouchers, "Sari", Seen("wedge", scan))
    outcome = Outcome(S.REDEEMED, log_id=LOG_REDEEM, redeem_id="7987654321098765432")
    await journal.settle(rows[:1], outcome)
    await journal.settle(rows[1:], Outcome(S.REFUSED, Reason.EXPIRED, "-3000101", LOG_REDEEM))
    refused = Verdict(VerdictKind.REFUSED, Reason.NOT_FOUND, error_code="-3000105", log_id="LOGOFREFUSED")
    await log.add("0000999988887777666", "typed", "Budi", refused)


async def some_sales(room: HistoryRoom) -> None:

    def typed(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE redemption SET source = 'typed' WHERE id = 1")

    await room.sell(
        [
            Sale(at(23), "Ayam Geprek", "Budi", "30000"),
            Sale(at(24), "Ayam Geprek", "Sari", "12000", state=S.CANCELLED),
            Sale(at(24, 18), NASTY, "", "90000"),
            Sale(at(25), "Es Kopi Susu", "Budi", "15000"),
        ]
    )
    await room.database.write(typed)


async def many_sales(room: HistoryRoom) -> None:
    """More than are ever held, several in each second."""
    await room.sell([Sale(at(1) + timedelta(seconds=number // 3)) for number in range(KEPT + 300)])


def only(view: HistoryView) -> Redemption:
    assert len(view.model.rows) == 1
    row = view.model.rows[0]
    assert isinstance(row, Redemption)
    return row


def test_a_voucher_is_found_by_its_last_six_digits_and_told_in_full(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        view = scene.view
        view.table.setFocus()
        for digit in "417902":  # Typed wherever the keyboard is: digits are looked for.
            await scene.key(getattr(Qt.Key, f"Key_{digit}"), digit)
        assert view.search.words == "417902"
        assert only(view).code == "7000000000000417902"
        told = view.detail.text
        for text in (
            "Redeemed",
            "Paket Nasi Goreng",
            "Rp25.000",
            "Rp40.000",
            "Scanned with the handheld scanner.",
            "TikTok listed 2 vouchers of the order.",
            "Written down, then sent to TikTok.",
            "7000000000000417902",
            "7123456789012345678",
            "7987654321098765432",
            LOG_REDEEM,
        ):
            assert text in told
        ends = (LOG_VERIFY[-6:], LOG_REDEEM[-6:])
        assert all(f"log ID …{end}" in told for end in ends)

    stage(a_sale, play)


def test_what_is_asked_for_on_the_telephone_is_copied(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        await scene.search("417902")
        clipboard, detail = QGuiApplication.clipboard(), scene.view.detail
        scene.view.table.setFocus()
        await scene.key(Qt.Key.Key_F8)
        assert clipboard.text() == LOG_REDEEM
        await scene.key(Qt.Key.Key_C, control=True)
        assert clipboard.text() == "7000000000000417902"
        copies = {}
        for button in detail.findChildren(QPushButton):
            if button.accessibleName().startswith("Copy: "):
                button.click()
                copies[clipboard.text()] = button.accessibleName()
        assert copies == {
            LOG_VERIFY: "Copy: log ID",
            LOG_REDEEM: "Copy: Log ID",
            "7000000000000417902": "Copy: Code",
            "7123456789012345678": "Copy: Order",
            "7987654321098765432": "Copy: Redeem ID",
        }
        assert scene.room.said[:2] == ["Copied: log ID.", "Copied: code."]

    stage(a_sale, play)


def test_the_rest_of_the_order_is_a_click_away(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        await scene.search("417902")
        detail = scene.view.detail
        others = [button for button in detail.findChildren(QPushButton) if button.objectName() == "other"]
        assert [button.text().split() for button in others] == [["…991234", "·", "Refused"]]
        others[0].click()
        await scene.settled()
        assert "This voucher has expired." in detail.text
        assert "-3000101" in detail.text
        await scene.key(Qt.Key.Key_C, control=True, to=scene.view)
        assert QGuiApplication.clipboard().text() == "0000000000000991234"

    stage(a_sale, play)


def test_keys_lead_through_the_page(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        view = scene.view
        assert view.search.hasFocus()
        await scene.key(Qt.Key.Key_Down)
        assert view.table.hasFocus()
        assert view.table.currentIndex().row() == 0
        await scene.key(Qt.Key.Key_Down)
        assert view.table.currentIndex().row() == 1
        assert view.detail.row == view.model.rows[1]
        await scene.key(Qt.Key.Key_Up)
        await scene.key(Qt.Key.Key_Return)
        assert view.detail.isAncestorOf(view.window().focusWidget())
        await scene.key(Qt.Key.Key_Escape)
        assert view.table.hasFocus()
        await scene.key(Qt.Key.Key_P, control=True)
        assert scene.room.printed == []  # A refused one has no slip.
        await scene.key(Qt.Key.Key_Down)
        await scene.key(Qt.Key.Key_P, control=True)
        assert scene.room.printed == [cast(Redemption, view.detail.row).intent]
        for search_key, text, control in ((Qt.Key.Key_Slash, "/", False), (Qt.Key.Key_F, "", True)):
            view.table.setFocus()
            await scene.key(search_key, text, control=control)
            assert view.search.hasFocus()
            assert view.search.text() == ""
        await scene.search("Kopi")
        assert len(scene.ids) == 1
        await scene.key(Qt.Key.Key_Escape)
        assert view.search.text() == ""
        assert len(scene.ids) == 2

    async def newest_refused(room: HistoryRoom) -> None:
        await a_sale(room)

    stage(newest_refused, play)


def ticked(popup: TickPopup, *titles: str) -> None:
    """Tick choices as a finger does."""
    model = popup.list.model()
    for title in titles:
        found = [row for row in range(model.rowCount()) if model.data(model.index(row, 0)) == title]
        popup.list.clicked.emit(model.index(found[0], 0))
    popup.close()


def test_each_filter_lists_what_fits_and_they_narrow_together(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        view, filters = scene.view, scene.view.filters
        assert scene.ids == [4, 3, 2, 1]
        for name, title, fitting in (
            (STATE, "Not redeemed", [2]),
            (CASHIER, "Budi", [4, 1]),
            (PRODUCT, "Ayam Geprek", [2, 1]),
            (SOURCE, "Typed", [1]),
        ):
            ticked(cast(TickPopup, filters.open(name)), title)
            await scene.settled()
            assert scene.ids == fitting, title
            assert filters.buttons[name].text() == title
            filters.clear_button.click()
            await scene.settled()
        ticked(cast(TickPopup, filters.open(CASHIER)), "Budi", "Sari")
        ticked(cast(TickPopup, filters.open(PRODUCT)), "Ayam Geprek")
        await scene.settled()
        assert scene.ids == [2, 1]
        assert filters.buttons[CASHIER].text() == "Cashier: 2"
        bounds = cast(ValuePopup, filters.open(VALUE))
        bounds.most.setText("12.000")
        bounds.close()
        await scene.settled()
        assert scene.ids == [2]
        assert filters.buttons[VALUE].text() == "≤ Rp12.000"
        assert view.rows.totals.text() == "1 voucher   ·   0 redeemed"
        filters.clear_button.click()
        await scene.settled()
        assert scene.ids == [4, 3, 2, 1]
        assert view.rows.totals.text() == "4 vouchers   ·   3 redeemed   ·   Rp135.000"

    stage(some_sales, play)


async def sales_of_two_outlets(room: HistoryRoom) -> None:
    """The till has moved: the two oldest were sold elsewhere."""
    await some_sales(room)
    await room.database.write(
        lambda connection: connection.execute("UPDATE redemption SET outlet = 'OUTLET-OLD' WHERE id < 3")
    )


def test_where_a_till_has_served_two_outlets_they_can_be_told_apart(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        filters = scene.view.filters
        assert scene.ids == [4, 3, 2, 1]
        assert filters.buttons[OUTLET].isVisible()
        ticked(cast(TickPopup, filters.open(OUTLET)), "OUTLET-OLD")
        await scene.settled()
        assert scene.ids == [2, 1]
        assert filters.buttons[OUTLET].text() == "OUTLET-OLD"
        assert scene.view.rows.totals.text() == "2 vouchers   ·   1 redeemed   ·   Rp30.000"
        filters.clear_button.click()
        await scene.settled()
        assert scene.ids == [4, 3, 2, 1]

    stage(sales_of_two_outlets, play)


def test_a_figure_of_the_summary_opens_just_what_it_counts(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        cut = scene.room.day_cut
        summaries = Summaries(scene.room.reader, PLACE, lambda: cut)
        period = Period(at(22).date(), at(25).date())
        summary = await summaries.of(period)
        for kind, parts in ((SliceKind.CASHIER, summary.by_cashier), (SliceKind.PRODUCT, summary.by_product)):
            for part in parts:
                wanted = summaries.wanted_for(kind, part.key, period)
                assert wanted is not None
                scene.section.show(wanted)
                scene.section.opened()
                await scene.settled()
                assert len(scene.ids) == part.count
        assert scene.view.filters.buttons[OUTLET].isVisible()

    stage(sales_of_two_outlets, play)


def test_where_there_is_one_outlet_nothing_is_said_of_it(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        filters = scene.view.filters
        scene.section.show(Wanted(outlets=(PLACE.outlet,)))
        scene.section.opened()
        await scene.settled()
        assert scene.ids == [4, 3, 2, 1]
        assert not filters.buttons[OUTLET].isVisible()
        assert not filters.clear_button.isVisible()

    stage(some_sales, play)


def test_sales_that_nobody_signed_in_for_are_found_from_a_summary(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        scene.section.show(Wanted(cashiers=("",)))
        scene.section.opened()
        await scene.settled()
        assert scene.ids == [3]
        assert scene.view.filters.buttons[CASHIER].text() == "Nobody signed in"

    stage(some_sales, play)


def test_a_period_is_cut_where_the_days_of_the_outlet_end(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        cut = scene.room.day_cut
        day = Wanted(cut.start_of(at(24).date()), cut.start_of(at(25).date()), states=(S.REDEEMED,))
        scene.section.show(day)
        scene.section.opened()
        await scene.settled()
        assert scene.ids == [3]
        assert scene.view.bars.period_bar.period == Period(at(24).date(), at(24).date())
        assert scene.view.filters.buttons[STATE].text() == "Redeemed"
        scene.view.bars.period_bar.buttons[ANY].click()
        await scene.settled()
        assert scene.ids == [4, 3, 1]

    stage(some_sales, play)


def test_an_hour_that_another_part_points_to_is_kept_to_the_minute(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        scene.section.show(Wanted(at(24, 17), at(24, 19)))
        scene.section.opened()
        await scene.settled()
        assert scene.ids == [3]

    stage(some_sales, play)


def test_nothing_that_fits_is_said_with_a_way_back(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        await scene.search("999999999")
        view = scene.view
        assert view.rows.empty.isVisible()
        assert not view.detail.isVisible()
        assert "Nothing fits" in scene.all_text()
        view.rows.empty.clear_button.click()
        await scene.settled()
        assert scene.ids == [4, 3, 2, 1]
        assert not view.rows.empty.isVisible()

    stage(some_sales, play)


def test_an_empty_record_says_so(stage: Stage) -> None:
    async def nothing(_room: HistoryRoom) -> None:
        return None

    async def play(scene: Scene) -> None:
        assert "Nothing yet" in scene.all_text()
        assert not scene.view.rows.empty.clear_button.isVisible()

    stage(nothing, play)


def test_scrolling_reads_on_without_gaps_and_holds_only_a_stretch(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        view, bar = scene.view, scene.view.table.verticalScrollBar()
        # It warns of any change that the model tells Qt otherwise than it makes it.
        QAbstractItemModelTester(view.model, QAbstractItemModelTester.FailureReportingMode.Warning, view)
        seen = dict.fromkeys(scene.ids)
        assert len(seen) == PAGE
        held = 0
        while view.model.has_older:
            bar.setValue(bar.maximum())
            await scene.settled()
            seen |= dict.fromkeys(scene.ids)
            held = max(held, len(scene.ids))
        assert list(seen) == list(range(KEPT + 300, 0, -1))
        assert held == KEPT
        assert view.model.has_newer
        back = set(scene.ids)
        while view.model.has_newer:
            bar.setValue(0)
            await scene.settled()
            back |= set(scene.ids)
            assert scene.ids == sorted(scene.ids, reverse=True)
        assert len(back) == KEPT + 300
        assert scene.ids[0] == KEPT + 300

    stage(many_sales, play)


def test_whoever_reads_keeps_their_place_when_rows_come_and_go(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        view, table = scene.view, scene.view.table
        bar = table.verticalScrollBar()
        while len(view.model.rows) < KEPT:
            bar.setValue(bar.maximum())
            await scene.settled()
        # Half a row further down, so that a jump by anything at all is seen.
        bar.setValue(bar.maximum() - 24)
        first = view.model.rows[0].id
        top, offset = table.rowAt(0), table.rowViewportPosition(table.rowAt(0))
        shown = view.model.rows[top].id
        view.model.look_around(top, len(view.model.rows) - 1)
        await scene.settled()
        assert view.model.rows[0].id != first  # Some were let go of above.
        assert view.model.rows[table.rowAt(0)].id == shown
        assert table.rowViewportPosition(table.rowAt(0)) == offset

    stage(many_sales, play)


def test_end_and_home_go_to_the_oldest_and_the_newest_of_all(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        view = scene.view
        view.table.setFocus()
        await scene.key(Qt.Key.Key_End)
        assert view.detail.row == view.model.rows[-1]
        assert view.model.rows[-1].id == 1
        assert view.rows.totals.text().startswith("2,300 vouchers")
        await scene.key(Qt.Key.Key_Home)
        assert view.table.chosen == view.model.rows[0]
        assert view.model.rows[0].id == KEPT + 300

    stage(many_sales, play)


def test_a_newer_question_ends_the_one_before(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        ended, done = list[str](), list[str]()
        latest, begun = Latest(scene.room.spawn), asyncio.Event()

        async def slow() -> None:
            begun.set()
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                ended.append("slow")
                raise

        async def quick(name: str) -> None:
            done.append(name)

        latest.begin(slow)
        await begun.wait()
        latest.begin(lambda: quick("second"))
        latest.begin(lambda: quick("third"))
        await scene.settled()
        assert (ended, done) == (["slow"], ["third"])
        assert not latest.is_busy
        view = scene.view
        for text in ("A", "Ay", "Kopi Susu"):
            view.search.setText(text)
            view.asked.emit()
        await scene.settled()
        assert scene.ids == [4]

    stage(some_sales, play)


def test_columns_are_chosen_kept_and_never_all_taken_away(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        view = scene.view

        def titles() -> list[str]:
            return [column.title for column in scene.view.columns]

        assert titles() == ["When", "Product", "Code", "State", "Paid", "Cashier"]
        popup = view.rows.open_columns(view.head.columns_button)
        ticked(popup, "Order", "Code", "Cashier", "When", "State", "Paid")
        assert titles() == ["Product", "Order"]
        ticked(view.rows.open_columns(view.head.columns_button), "Order", "Product")
        assert titles() == ["Product"]
        assert scene.room.settings.records.history_columns == ("product",)
        view.head.scans_button.click()
        await scene.settled()
        assert titles() == ["When", "Product", "Answer", "Reason", "Cashier"]
        made = scene.section.make_view()
        assert isinstance(made, HistoryView)
        scene.view = made
        assert titles() == ["When", "Product", "Answer", "Reason", "Cashier"]  # Still on scans.
        made.take(Wanted())
        assert titles() == ["Product"]
        made.deleteLater()

    stage(some_sales, play)


def test_who_may_not_see_values_sees_none_and_exports_with_a_managers_pin(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        room, view = scene.room, scene.view
        assert "Rp" in scene.all_text()
        room.rights -= {Right.SEE_VALUES, Right.EXPORT}
        scene.section.opened()
        await scene.settled()
        assert view.detail.isVisible()
        text = scene.all_text()
        assert not any(word in text for word in ("Rp", "25.000", "40.000", "Paid", "Original", "Value"))
        assert "2 vouchers" in text
        room.signer = ""
        view.head.export_button.click()
        assert room.titles == ["Export the history"]
        assert view.findChildren(QFileDialog) == []

    stage(a_sale, play)


def test_all_scans_are_listed_with_what_came_of_them(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        view = scene.view
        view.head.scans_button.click()
        await scene.settled()
        assert [row[1:] for row in scene.cells] == [
            ["Not known", "Refused", "The platform knows no such voucher", "Budi"],
            ["Paket Nasi Goreng", "Good", "", "Sari"],
        ]
        assert view.rows.totals.isVisible()
        assert view.rows.totals.text() == "2 scans"
        ticked(cast(TickPopup, view.filters.open(VERDICT)), "Good")
        await scene.settled()
        scan = view.detail.row
        assert isinstance(scan, ScanEntry)
        assert "Same order" in view.detail.text
        order = [one for one in view.detail.findChildren(QPushButton) if "whole order" in one.text()]
        order[0].click()
        await scene.settled()
        assert not view.scans
        assert view.search.words == "7123456789012345678"
        assert scene.ids == [2, 1]
        scene.section.show(ScansWanted(verdicts=("refused",)))
        scene.section.opened()
        await scene.settled()
        assert view.scans
        assert [row[2] for row in scene.cells] == ["Refused"]

    stage(a_sale, play)


def test_text_from_outside_stays_text_and_fits(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        view = scene.view
        await scene.search("very long")
        labels = view.detail.findChildren(QLabel)
        assert all(part.textFormat() == Qt.TextFormat.PlainText for part in labels)
        assert NASTY in view.detail.text
        assert view.detail._inside.width() <= view.detail.width()
        # The mark of a key would swallow an ampersand.
        ticked(cast(TickPopup, view.filters.open(PRODUCT)), NASTY)
        await scene.settled()
        assert view.filters.buttons[PRODUCT].text() == "<b>Kopi</b> && سعر 🍜 v…"

    stage(some_sales, play)


def test_a_small_page_shows_the_detail_in_place_of_the_table(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        view = scene.view
        assert view.table.isVisible()
        assert not view.detail.isVisible()
        assert not view.bars.isVisible()
        view.head.filters_button.click()
        assert view.bars.isVisible()
        view.table.setFocus()
        await scene.key(Qt.Key.Key_Return)
        assert view.detail.isVisible()
        assert not view.table.isVisible()
        view.detail.back_button.click()
        assert view.table.isVisible()
        assert view.table.hasFocus()
        view.resize(*TALL)
        assert view.detail.isVisible()
        assert view.detail.y() > view.rows.y()

    stage(some_sales, play, SMALL)


def test_the_filtered_view_is_exported(stage: Stage, tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        view, path = scene.view, tmp_path / "out.csv"
        await scene.search("417902")
        view.head.export_button.click()
        (dialog,) = view.findChildren(QFileDialog)
        dialog.selectFile(str(path))
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        await scene.settled()
        text = path.read_text("utf-8-sig")
        rows = list(csv.reader(text.splitlines()))
        assert [row for row in rows if any("7000000000000417902" in cell for cell in row)]
        assert "991234" not in text
        assert scene.room.said[-1] == f"1 row in {path}"
        assert scene.room.audited == [("Budi", "history exported", "out.csv, 1 rows")]
        assert view.findChildren(ExportDialog) == [] or not view.findChildren(ExportDialog)[0].isVisible()

    stage(a_sale, play)


def stuck(table: Table, begun: asyncio.Event) -> Table:
    """The same table, which gives its first rows and then none for ever."""

    async def rows() -> AsyncGenerator[list[Row], None]:
        yield await anext(table.rows)
        begun.set()
        await asyncio.Event().wait()

    return replace(table, rows=rows(), total=5)


def test_cancelling_in_the_middle_leaves_no_file(stage: Stage, tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        begun, path = asyncio.Event(), tmp_path / "files" / "out.csv"
        path.parent.mkdir()
        table = stuck(scene.section._table(CSV), begun)
        what = Export("Export", "out", "history exported", lambda _suffix: table)
        dialog = ExportOut(scene.view, scene.room).write(path, what, "Budi")
        await begun.wait()
        assert (dialog.bar.value(), dialog.bar.maximum()) == (2, 5)
        assert dialog.count.text() == "2 rows"
        assert list(path.parent.iterdir())  # It is on its way, under another name.
        await scene.key(Qt.Key.Key_Escape, to=dialog)
        assert list(path.parent.iterdir()) == []
        assert scene.room.said == []
        assert scene.room.audited == [], "there is no file"

    stage(a_sale, play)


def test_a_file_that_cannot_be_written_is_said(stage: Stage, tmp_path: Path) -> None:
    async def play(scene: Scene) -> None:
        path = tmp_path / "no such folder" / "out.csv"
        what = Export("Export", "out", "history exported", scene.section._table)
        ExportOut(scene.view, scene.room).write(path, what, "Budi")
        await scene.settled()
        assert "out.csv cannot be written" in scene.room.said[-1]
        assert scene.room.audited == []

    stage(a_sale, play)


def test_who_was_not_signed_in_is_among_the_cashiers_to_choose(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        await scene.room.sell([Sale(at(24), cashier="")])
        ticked(cast(TickPopup, scene.view.filters.open(CASHIER)), "Nobody signed in")
        await scene.settled()
        assert len(scene.ids) == 1
        assert scene.view.wanted == Wanted(cashiers=("",))

    stage(a_sale, play)


def test_scans_that_were_not_all_read_are_more_than_those(stage: Stage) -> None:
    async def many(room: HistoryRoom) -> None:
        log = ScanLog(room.database, environment=PLACE.environment, outlet=PLACE.outlet)
        for _ in range(PAGE + 5):
            await log.add("TT-aaaaaaaaaa", "wedge", "Sari", Verdict(VerdictKind.ERROR, Reason.TILL_ERROR))

    async def play(scene: Scene) -> None:
        view = scene.view
        view.head.scans_button.click()
        await scene.settled()
        assert view.rows.totals.text() == f"more than {PAGE} scans"
        assert {row[2] for row in scene.cells} == {"Till problem"}
        await scene.key(Qt.Key.Key_End, to=view.table)
        view.table.look_around()
        await scene.settled()
        assert view.rows.totals.text() in (f"{PAGE + 5} scans", f"more than {PAGE} scans")

    stage(many, play)


def test_a_narrow_table_leaves_faint_columns_out_and_a_chosen_one_never(stage: Stage) -> None:
    async def play(scene: Scene) -> None:
        table, view = scene.view.table, scene.view

        def seen() -> list[str]:
            titles = [column.title for column in view.columns]
            return [title for number, title in enumerate(titles) if not table.isColumnHidden(number)]

        assert seen() == ["When", "Product", "State", "Paid"]
        assert not table.horizontalScrollBar().maximum()
        ticked(view.rows.open_columns(view.head.columns_button), "Log ID")
        assert "Log ID" in seen()
        assert "Cashier" in seen()
        await scene.settled()

    stage(a_sale, play, (640, 480))
