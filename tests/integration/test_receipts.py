"""Slips over real sockets, ports and files: printers that are off, deaf, dying or out of paper."""

from __future__ import annotations

import asyncio
import os
import re
import socket
import sqlite3
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from printers import CUT, PAPER_ENDED, PAPER_THERE, FakePrinter, Manner

from voucher_till.domain.journal import Redemption, RedemptionState
from voucher_till.domain.phrases import Phrase
from voucher_till.receipts import trouble
from voucher_till.receipts.desk import MOST_PARTIAL, ReceiptDesk
from voucher_till.receipts.lines import Line
from voucher_till.receipts.network import Patience
from voucher_till.receipts.press import Press
from voucher_till.receipts.printers import print_lines
from voucher_till.receipts.targets import FilePrinter, NetworkPrinter, SerialPrinter, WindowsPrinter
from voucher_till.receipts.trouble import PrinterError
from voucher_till.store.database import Database
from voucher_till.store.folder import DataFolder
from voucher_till.store.settings import ReceiptSettings, Settings
from voucher_till.store.slips import CLAIM_MS, Slips

SLIP = [Line("Kopi Susu"), Line("...1234   Rp25.000")]
SHORT = Patience(connect=1.0, answer=0.1, progress=0.3)
LONG = [Line("x" * 32)] * 4000
"""More than a pseudo terminal or a pipe holds."""


@pytest.fixture
def printer() -> Iterator[FakePrinter]:
    printer = FakePrinter()
    yield printer
    printer.switch_off()


def at(printer: FakePrinter) -> NetworkPrinter:
    return NetworkPrinter("127.0.0.1", printer.port)


def complaint(work: Callable[[], object]) -> PrinterError:
    with pytest.raises(PrinterError) as caught:
        work()
    return caught.value


def test_a_printer_that_answers_prints_and_cuts(printer: FakePrinter) -> None:
    assert print_lines(at(printer), SLIP, SHORT)
    printer.wait(lambda: len(printer.jobs) == 1)
    job = printer.jobs[0]
    assert job.startswith(b"\x1b@") and CUT in job[-4:]
    assert b"Kopi Susu\n" in job and b"...1234   Rp25.000\n" in job


def test_a_printer_that_never_answers_prints_too(printer: FakePrinter) -> None:
    printer.manner = Manner.SILENT
    assert not print_lines(at(printer), SLIP, SHORT)
    printer.wait(lambda: len(printer.jobs) == 1)


def test_a_printer_that_never_reads_is_given_up(printer: FakePrinter) -> None:
    printer.manner = Manner.DEAF
    error = complaint(lambda: print_lines(at(printer), SLIP, SHORT))
    assert error.phrase == trouble.STOPPED and error.partial


def test_a_printer_that_answered_before_gets_nothing_while_it_does_not(printer: FakePrinter) -> None:
    printer.manner = Manner.DEAF
    error = complaint(lambda: print_lines(at(printer), SLIP, SHORT, must_answer=True))
    assert error.phrase == trouble.NO_ANSWER and not error.partial


def test_a_printer_that_dies_in_the_middle_may_have_printed_a_part(printer: FakePrinter) -> None:
    printer.manner = Manner.DIES
    error = complaint(lambda: print_lines(at(printer), SLIP, SHORT))
    assert error.phrase == trouble.STOPPED and error.partial


def test_a_printer_without_paper_is_sent_nothing(printer: FakePrinter) -> None:
    printer.paper = PAPER_ENDED
    error = complaint(lambda: print_lines(at(printer), SLIP, SHORT))
    assert error.phrase == trouble.NO_PAPER and not error.partial
    assert printer.jobs == []


def test_a_printer_that_is_off_refuses(printer: FakePrinter) -> None:
    printer.switch_off()
    assert complaint(lambda: print_lines(at(printer), SLIP, SHORT)).phrase == trouble.REFUSED


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a full queue refuses")
def test_a_printer_out_of_reach_does_not_answer() -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=0) as full:
        address = full.getsockname()
        with socket.create_connection(address), socket.socket() as second:
            second.setblocking(False)
            second.connect_ex(address)  # The queue is full: the system leaves the next one unanswered.
            patience = Patience(connect=0.2)
            error = complaint(lambda: print_lines(NetworkPrinter(*address), SLIP, patience))
    assert error.phrase == trouble.NO_ANSWER and not error.partial


def test_a_name_that_cannot_be_one_is_said() -> None:
    error = complaint(lambda: print_lines(NetworkPrinter("a" * 70), SLIP, SHORT))
    assert "knows no printer named" in str(error.phrase)


def test_a_plain_file_gathers_slips(tmp_path: Path) -> None:
    file = tmp_path / "slips.bin"
    print_lines(FilePrinter(str(file)), SLIP, SHORT)
    print_lines(FilePrinter(str(file)), SLIP, SHORT)
    assert file.read_bytes().count(b"Kopi Susu\n") == file.read_bytes().count(CUT) == 2


def test_files_that_cannot_be_written_are_told_apart(tmp_path: Path) -> None:
    assert complaint(lambda: print_lines(FilePrinter("/dev/no-printer"), SLIP)).phrase == trouble.NO_DEVICE
    absent = FilePrinter(str(tmp_path / "absent" / "lp0"))
    assert complaint(lambda: print_lines(absent, SLIP)).phrase == trouble.NO_DEVICE


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no device files")
def test_a_device_file_that_takes_nothing_is_given_up(tmp_path: Path) -> None:
    pipe = tmp_path / "lp0"
    os.mkfifo(pipe)
    assert complaint(lambda: print_lines(FilePrinter(str(pipe)), LONG, SHORT)).phrase == trouble.NO_DEVICE
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        error = complaint(lambda: print_lines(FilePrinter(str(pipe)), LONG, SHORT))
    finally:
        os.close(reader)
    assert error.phrase == trouble.STOPPED and error.partial


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo terminals are POSIX's")
class TestSerial:
    @pytest.fixture
    def terminal(self) -> Iterator[tuple[int, str]]:
        import tty

        far, near = os.openpty()
        tty.setraw(near)
        yield far, os.ttyname(near)
        os.close(near)
        os.close(far)

    def test_a_slip_over_a_serial_port(self, terminal: tuple[int, str]) -> None:
        far, name = terminal
        got = bytearray()

        def read() -> None:
            while CUT not in got:
                got.extend(os.read(far, 4096))

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        print_lines(SerialPrinter(name, 19200), SLIP, SHORT)
        reader.join(5)
        assert b"Kopi Susu\n" in got and CUT in got

    def test_a_printer_that_takes_nothing_is_given_up(self, terminal: tuple[int, str]) -> None:
        error = complaint(lambda: print_lines(SerialPrinter(terminal[1]), LONG, SHORT))
        assert error.phrase == trouble.STOPPED and error.partial

    def test_a_port_that_is_not_there_or_in_use(self, terminal: tuple[int, str]) -> None:
        import serial

        absent = complaint(lambda: print_lines(SerialPrinter("/dev/ttyNONE9"), SLIP, SHORT))
        assert absent.phrase == trouble.NO_DEVICE
        with serial.Serial(terminal[1], exclusive=True):
            used = complaint(lambda: print_lines(SerialPrinter(terminal[1]), SLIP, SHORT))
        assert used.phrase == trouble.BUSY and not used.partial


@pytest.mark.skipif(sys.platform == "win32", reason="that computer has them")
def test_printers_of_windows_are_said_to_be_absent_elsewhere() -> None:
    assert complaint(lambda: print_lines(WindowsPrinter("POS-80"), SLIP)).phrase == trouble.NO_WINDOWS


class Counter:
    """A till's counter: the desk on a real database, and what it was told."""

    def __init__(self, database: Database, printer: str) -> None:
        self.slips = Slips(database)
        self.database = database
        self.receipts = ReceiptSettings(printer=printer)
        self.environment = "live"
        self.state = RedemptionState.REDEEMED
        self.told: list[Phrase | None] = []
        self.drawn: list[str] = []
        self.news = asyncio.Event()
        self.desk = self.new_desk()

    def new_desk(self, pauses: Sequence[float] = (0.02, 0.05)) -> ReceiptDesk:
        def told(phrase: Phrase | None) -> None:
            self.told.append(phrase)
            self.news.set()

        press = Press(self.draw, SHORT)
        return ReceiptDesk(self.slips, self.rows, self.settings, press, on_trouble=told, pauses=pauses)

    def draw(self, name: str, lines: Sequence[Line], columns: int) -> None:
        self.drawn.append(f"{name} {columns} {lines[0].text}")

    def settings(self) -> Settings:
        return Settings(
            client_key="k", merchant_id="m", outlet="Kopi Kita", base_url="http://127.0.0.1",
            environment=self.environment, receipts=self.receipts,
        )  # fmt: skip

    async def rows(self, intent: str) -> list[Redemption]:
        now = datetime.now(UTC)
        return [
            Redemption(1, intent, self.state, intent * 4, "o", "Kopi", None, "Kopi Kita", "Sari", now, now)
        ]

    async def states(self) -> list[str]:
        def select(connection: sqlite3.Connection) -> list[str]:
            return [row["state"] for row in connection.execute("SELECT state FROM slip ORDER BY id")]

        return await self.database.read(select)

    async def until_states(self, *wanted: str) -> None:
        async with asyncio.timeout(60):
            while await self.states() != list(wanted):  # noqa: ASYNC110  (the database cannot call us)
                await asyncio.sleep(0.01)

    async def until_tried(self, times: int) -> None:
        """The only slip has failed so often, and the desk has done with it."""
        async with asyncio.timeout(60):
            while not any(slip.problem and slip.attempts >= times for slip in await self.slips.waiting()):
                pass
        for _ in range(2):  # What the desk does then stands in the database's queue before these.
            await self.slips.waiting()

    async def until_told(self, count: int) -> None:
        async with asyncio.timeout(60):
            while len(self.told) < count:
                self.news.clear()
                await self.news.wait()

    async def age(self, hours: float) -> None:
        """As if all this had happened so long ago."""
        past = timedelta(hours=hours) // timedelta(milliseconds=1)

        def update(connection: sqlite3.Connection) -> None:
            connection.execute(
                "UPDATE slip SET created_ms = created_ms - ?, updated_ms = updated_ms - ?", (past, past)
            )

        await self.database.write(update)


@pytest.fixture
async def counter(tmp_path: Path, printer: FakePrinter) -> AsyncIterator[Counter]:
    database = await Database.open(DataFolder(tmp_path / "data"))
    yield Counter(database, printer.setting)
    await database.close()


class Running:
    """A desk at work, until the block ends."""

    def __init__(self, desk: ReceiptDesk) -> None:
        self._desk = desk

    async def __aenter__(self) -> ReceiptDesk:
        self._task = asyncio.create_task(self._desk.run())
        return self._desk

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        await asyncio.wait([self._task])
        assert self._task.cancelled()


def came_out(printer: FakePrinter, count: int) -> list[str]:
    """One letter of each slip's code, in the order they came out."""
    printer.wait(lambda: len(printer.jobs) >= count)
    return re.findall(r"[.]{3}([a-z])\1{3}", b"".join(printer.jobs).decode("cp437"))


async def test_slips_come_out_one_after_another_and_once(counter: Counter, printer: FakePrinter) -> None:
    async with Running(counter.desk) as desk:
        for intent in "abc":
            await desk.offer(intent)
        await desk.offer("a")
        await counter.until_states("printed", "printed", "printed")
    assert came_out(printer, 3) == ["a", "b", "c"]
    assert counter.told == [] and counter.desk.trouble is None


async def test_nothing_waits_where_no_slips_are_wanted(counter: Counter) -> None:
    counter.receipts = ReceiptSettings(printer=counter.receipts.printer, each=False)
    await counter.desk.offer("a")
    counter.receipts = ReceiptSettings()
    await counter.desk.offer("a")
    assert await counter.desk.reprint("a") == trouble.NO_PRINTER
    assert await counter.states() == [] and counter.desk.waiting_count == 0


async def test_a_printer_that_comes_back_prints_what_waited_once(
    counter: Counter, printer: FakePrinter
) -> None:
    printer.switch_off()
    async with Running(counter.desk) as desk:
        await desk.offer("a")
        await counter.until_told(1)
        assert desk.trouble == trouble.REFUSED and desk.waiting_count == 1
        await desk.offer("b")
        printer.switch_on()
        await counter.until_states("printed", "printed")
        await counter.until_told(2)
        assert desk.waiting_count == 0
    assert counter.told == [trouble.REFUSED, None]
    assert came_out(printer, 2) == ["a", "b"]


async def test_an_offer_waits_for_no_printer(counter: Counter, printer: FakePrinter) -> None:
    """The first slip is stuck in a deaf printer; the second sale goes on meanwhile."""
    printer.manner = Manner.DEAF
    async with Running(counter.desk) as desk:
        await desk.offer("a")
        await asyncio.to_thread(printer.wait, lambda: printer.calls == 1)
        await desk.offer("b")
        assert desk.trouble is None and desk.waiting_count == 2
        await counter.until_told(1)
    assert counter.told[0] == trouble.STOPPED


async def test_a_slip_that_may_be_on_paper_is_not_tried_for_ever(
    counter: Counter, printer: FakePrinter
) -> None:
    printer.manner = Manner.DIES
    async with Running(counter.desk) as desk:
        await desk.offer("a")
        await counter.until_states("dropped")
    assert printer.calls == MOST_PARTIAL


async def test_a_printer_that_stops_answering_keeps_its_slips(counter: Counter, printer: FakePrinter) -> None:
    """It answered once, so while it does not, nothing is sent, and nothing is given up."""
    async with Running(counter.desk) as desk:
        await desk.offer("a")
        await counter.until_states("printed")
        printer.manner = Manner.DEAF
        await desk.offer("b")
        await asyncio.to_thread(printer.wait, lambda: printer.calls > MOST_PARTIAL + 1)
        assert desk.trouble == trouble.NO_ANSWER
        printer.switch_off()
        printer.manner = Manner.ANSWERS
        printer.switch_on()
        await counter.until_states("printed", "printed")
    assert came_out(printer, 2) == ["a", "b"]


async def test_new_paper_lets_slips_out(counter: Counter, printer: FakePrinter) -> None:
    printer.paper = PAPER_ENDED
    async with Running(counter.desk) as desk:
        await desk.offer("a")
        await counter.until_told(1)
        assert desk.trouble == trouble.NO_PAPER
        printer.paper = PAPER_THERE
        await counter.until_states("printed")
    assert came_out(printer, 1) == ["a"]


async def test_somebody_who_saw_to_the_printer_need_not_wait(counter: Counter, printer: FakePrinter) -> None:
    printer.switch_off()
    desk = counter.new_desk(pauses=(600.0,))
    async with Running(desk):
        await desk.offer("a")
        await counter.until_told(1)
        printer.switch_on()
        desk.try_now()
        await counter.until_states("printed")


async def test_after_somebody_saw_to_it_the_pauses_are_short_again(
    counter: Counter, printer: FakePrinter
) -> None:
    printer.paper = PAPER_ENDED
    desk = counter.new_desk(pauses=(0.02, 600.0))
    async with Running(desk):
        await desk.offer("a")
        await counter.until_tried(2)
        desk.try_now()
        await counter.until_tried(3)
        printer.paper = PAPER_THERE
        await counter.until_states("printed")


async def test_slips_that_waited_are_printed_after_a_restart(counter: Counter, printer: FakePrinter) -> None:
    printer.switch_off()
    async with Running(counter.desk) as desk:
        await desk.offer("a")
        await counter.until_told(1)
    printer.switch_on()
    async with Running(counter.new_desk()):
        await counter.until_states("printed")
    assert came_out(printer, 1) == ["a"]


async def test_slips_of_yesterday_are_dropped(counter: Counter, printer: FakePrinter) -> None:
    await counter.desk.offer("a")
    await counter.age(hours=12.1)
    async with Running(counter.desk):
        await counter.until_states("dropped")
        await counter.desk.offer("b")
        await counter.until_states("dropped", "printed")
    assert came_out(printer, 1) == ["b"]


async def test_a_slip_in_print_when_the_till_closes_is_not_printed_again(
    counter: Counter, printer: FakePrinter
) -> None:
    printer.manner = Manner.SILENT
    async with Running(counter.desk) as desk:
        await desk.offer("a")
        await asyncio.to_thread(printer.wait, lambda: printer.calls == 1)
    assert await counter.states() == ["printed"]
    assert came_out(printer, 1) == ["a"]


async def test_a_slip_whose_printing_cannot_be_recorded_is_printed_once(
    counter: Counter, printer: FakePrinter, caplog: pytest.LogCaptureFixture
) -> None:
    def forbid(connection: sqlite3.Connection) -> None:
        connection.execute(
            "CREATE TRIGGER forbid BEFORE UPDATE ON slip WHEN NEW.state = 'printed'"
            " BEGIN SELECT RAISE(ABORT, 'not now'); END"
        )

    def allow(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TRIGGER forbid")

    await counter.database.write(forbid)
    async with Running(counter.desk) as desk:
        await desk.offer("a")
        await counter.until_told(1)
        await counter.database.write(allow)
        await counter.until_states("printed")
        await desk.offer("b")
        await counter.until_states("printed", "printed")
    assert came_out(printer, 2) == ["a", "b"]
    assert "not now" in caplog.text


async def test_two_windows_print_a_slip_once(counter: Counter, printer: FakePrinter) -> None:
    for intent in "abcd":
        await counter.desk.offer(intent)
    async with Running(counter.desk), Running(counter.new_desk()):
        await counter.until_states(*["printed"] * 4)
    assert sorted(came_out(printer, 4)) == ["a", "b", "c", "d"]


async def test_a_slip_taken_by_a_window_that_died_is_free_after_a_while(counter: Counter) -> None:
    await counter.desk.offer("a")
    (slip,) = await counter.slips.waiting()
    assert await counter.slips.claim(slip.id)
    assert not await counter.slips.claim(slip.id)
    await counter.age(hours=CLAIM_MS / 3_600_000 + 0.001)
    assert await counter.slips.claim(slip.id)
    await counter.age(hours=-1)  # the clock was set back
    assert await counter.slips.claim(slip.id)


async def test_who_asks_again_gets_a_copy(counter: Counter, printer: FakePrinter) -> None:
    counter.receipts = ReceiptSettings(printer=printer.setting, each=False)
    async with Running(counter.desk) as desk:
        for _ in range(3):
            assert await desk.reprint("a") is None
            await counter.until_states(*["printed"] * len(await counter.states()))
    printer.wait(lambda: len(printer.jobs) == 3)
    assert [job.count(b"COPY") for job in printer.jobs] == [0, 2, 2]


async def test_what_waits_can_be_dropped(counter: Counter, printer: FakePrinter) -> None:
    printer.switch_off()
    async with Running(counter.desk) as desk:
        await desk.offer("a")
        await counter.until_told(1)
        await desk.drop_waiting()
        await counter.until_told(2)
        assert desk.waiting_count == 0 and desk.trouble is None
    assert await counter.states() == ["dropped"]


async def test_what_was_refused_after_all_gets_no_slip(counter: Counter, printer: FakePrinter) -> None:
    counter.state = RedemptionState.CONFLICT
    async with Running(counter.desk) as desk:
        await desk.offer("a")
        await counter.until_states("dropped")
    assert printer.calls == 0


@pytest.mark.parametrize(("environment", "times"), [("live", 0), ("sandbox", 2), ("test", 2)])
async def test_only_live_slips_are_valid(
    counter: Counter, printer: FakePrinter, environment: str, times: int
) -> None:
    counter.environment = environment
    async with Running(counter.desk) as desk:
        await desk.offer("a")
        await counter.until_states("printed")
    printer.wait(lambda: len(printer.jobs) == 1)
    assert printer.jobs[0].count(b"PRACTICE") == times


async def test_a_printer_of_the_system_is_drawn_on(counter: Counter) -> None:
    counter.receipts = ReceiptSettings(printer="system:Office", columns=3)
    async with Running(counter.desk) as desk:
        await desk.offer("a")
        await counter.until_states("printed")
    assert counter.drawn == ["Office 24 Kopi Kita"]


async def test_a_test_page_says_what_is_wrong(counter: Counter, printer: FakePrinter) -> None:
    assert await counter.desk.test_print() is None
    printer.wait(lambda: len(printer.jobs) == 1)
    assert b"Test page" in printer.jobs[0]
    printer.switch_off()
    assert await counter.desk.test_print() == trouble.REFUSED
    assert await counter.desk.test_print(ReceiptSettings(printer="system:Office")) is None
    wrong = await counter.desk.test_print(ReceiptSettings(printer="usb:1"))
    assert str(wrong) == "The printer is not set up rightly: usb:1"


async def test_a_driver_that_hangs_holds_up_nobody_else(counter: Counter) -> None:
    free = threading.Event()
    press = Press(lambda *_: assert_free(free), SHORT, longest=0.1)
    receipts = ReceiptSettings(printer="system:Office")
    with pytest.raises(PrinterError) as first:
        await press.put_out(SLIP, receipts)
    with pytest.raises(PrinterError) as second:
        await press.put_out(SLIP, receipts)
    free.set()
    assert first.value.partial and second.value.phrase == trouble.NO_ANSWER and not second.value.partial


def assert_free(free: threading.Event) -> None:
    assert free.wait(10)


async def test_a_disk_that_is_full_costs_a_slip_and_no_sale(
    counter: Counter, caplog: pytest.LogCaptureFixture
) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA query_only = ON")

    await counter.database.read(fill)
    await counter.desk.offer("a")
    assert counter.told == [trouble.NOT_KEPT]
    assert "cannot be kept" in caplog.text


async def test_a_window_that_stumbles_over_the_news_stops_nothing(
    counter: Counter, printer: FakePrinter, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(_: Phrase | None) -> None:
        raise RuntimeError("the widget is gone")

    printer.switch_off()
    press = Press(None, SHORT)
    desk = ReceiptDesk(
        counter.slips, counter.rows, counter.settings, press, on_trouble=stumble, pauses=(0.02,)
    )
    async with Running(desk):
        await desk.offer("a")
        printer.switch_on()
        await counter.until_states("printed")
    assert desk.waiting_count == 0
